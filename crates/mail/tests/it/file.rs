//! Letters as files.

use base::Ids;
use mail::{Transport, deliver};
use tempfile::TempDir;

use crate::{NOON, at, letter, sender};

#[tokio::test]
async fn each_letter_is_a_file_that_sorts_by_time() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("a").join("mail");
    let transport = Transport::from_url(&format!("file:{}", folder.display())).unwrap();
    transport.check().await.unwrap();
    for (n, seconds) in [(2, 1), (1, 0), (1, 0)] {
        deliver(&transport, &sender(), &letter(n), at(seconds))
            .await
            .unwrap();
    }
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let name = |n, second| {
        format!(
            "2025-11-24T16-00-0{second}.123456Z_lid{n}_example.nl_{}.eml",
            letter(n).id
        )
    };
    assert_eq!(names, [name(1, 0), name(2, 1)]);
    let text = std::fs::read_to_string(folder.join(&names[0])).unwrap();
    assert!(
        text.starts_with("Message-ID: <") && text.contains("To: "),
        "{text}"
    );
}

#[tokio::test]
async fn a_recipient_cannot_leave_the_folder() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("mail");
    let transport = Transport::from_url(&format!("file://{}", folder.display())).unwrap();
    let mut sly = letter(1);
    sly.recipient = "../../etc/passwd@example.nl".to_owned();
    // Whatever is thought of the address, nothing is written elsewhere.
    let _ = deliver(&transport, &sender(), &sly, NOON).await;
    sly.recipient = "a/b@example.nl".to_owned();
    sly.id = base::LetterId(Ids::seeded(5).uuid(NOON));
    deliver(&transport, &sender(), &sly, NOON).await.unwrap();
    let entries: Vec<_> = std::fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(entries.len(), 1);
    let files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    assert!(files.iter().all(|path| path.is_file()), "{files:?}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_in_one_plain_line() {
    let dir = TempDir::new().unwrap();
    let taken = dir.path().join("taken");
    std::fs::write(&taken, "a file").unwrap();
    let error = Transport::from_url(&format!("file:{}/mail", taken.display()))
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("cannot write to the mail folder ") && !error.contains('\n'),
        "{error}"
    );

    let failure = deliver(
        &Transport::File(taken.join("mail")),
        &sender(),
        &letter(1),
        NOON,
    )
    .await
    .unwrap_err();
    assert!(
        !failure.permanent && failure.text.starts_with("cannot write to"),
        "{failure}"
    );
}
