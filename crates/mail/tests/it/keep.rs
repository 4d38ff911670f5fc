//! What is kept of letters, and what of who is gone.

use base::Traces;
use mail::{Failure, Transport, deliver, forget_files, forget_letters, forget_old, letters_to};
use store::testing::each_engine;
use tempfile::TempDir;

use crate::{NOON, at, depth, letter, queue, sender};

fn traces() -> Traces {
    Traces::new(
        vec!["zoe".to_owned()],
        vec!["Zoë O'Hof".to_owned()],
        vec!["lid1@example.nl".to_owned()],
    )
}

#[tokio::test]
async fn letters_that_were_sent_or_given_up_long_ago_are_forgotten() {
    each_engine(async |db| {
        queue(&db, 1..=4).await;
        let mut w = db.write().await.unwrap();
        mail::sent(&mut w, at(10), &[letter(1).id]).await.unwrap();
        mail::sent(&mut w, at(30), &[letter(2).id]).await.unwrap();
        let failure = Failure {
            permanent: true,
            text: "weg".to_owned(),
        };
        mail::failed(&mut w, at(10), letter(3).id, &failure)
            .await
            .unwrap();
        assert_eq!(forget_old(&mut w, at(20)).await.unwrap(), 2);
        w.commit().await.unwrap();
        assert_eq!(
            depth(&db).await,
            (1, 0),
            "a letter that waits is not forgotten"
        );
        let mut r = db.read().await.unwrap();
        let kept = letters_to(&mut r, "lid2@example.nl", None, 10)
            .await
            .unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].sent_at, Some(at(30)));
        assert!(
            letters_to(&mut r, "lid2@example.nl", Some(kept[0].id), 10)
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn letters_to_somebody_and_letters_that_name_them_leave_the_queue() {
    each_engine(async |db| {
        queue(&db, 1..=2).await;
        let mut about = letter(3);
        about.html = "<p>zoë O'Hof schreef</p>".to_owned();
        let mut w = db.write().await.unwrap();
        mail::enqueue(&mut w, NOON, &about).await.unwrap();
        mail::sent(&mut w, NOON, &[letter(1).id]).await.unwrap();
        assert_eq!(forget_letters(&mut w, &traces()).await.unwrap(), 2);
        w.commit().await.unwrap();
        assert_eq!(depth(&db).await, (1, 0));
    })
    .await;
}

#[tokio::test]
async fn files_that_name_somebody_are_removed_and_others_stay() {
    let dir = TempDir::new().unwrap();
    let transport = Transport::from_url(&format!("file:{}", dir.path().display())).unwrap();
    let mut named = letter(2);
    named.text = "Vraag het aan Zoë\nO'Hof, of aan @zoe.".to_owned();
    named.html = "<p>niets</p>".to_owned();
    let mut escaped = letter(3);
    escaped.html = "<p>Zo&#235; O&#39;Hof</p>".to_owned();
    for one in [letter(1), named, escaped, letter(4)] {
        deliver(&transport, &sender(), &one, NOON).await.unwrap();
    }
    std::fs::write(dir.path().join("aantekening.txt"), "Zoë O'Hof").unwrap();
    assert_eq!(forget_files(&transport, &traces()).await.unwrap(), 3);
    assert_eq!(forget_files(&transport, &traces()).await.unwrap(), 0);
    let left: Vec<String> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        left.len(),
        2,
        "what is no letter is nobody's business: {left:?}"
    );

    let memory = Transport::Memory(std::sync::Arc::default());
    deliver(&memory, &sender(), &letter(1), NOON).await.unwrap();
    assert_eq!(forget_files(&memory, &traces()).await.unwrap(), 1);
}
