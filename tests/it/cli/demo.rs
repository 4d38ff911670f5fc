//! `demo`: the first thing a newcomer runs.

use tests::browser::Browser;
use tests::http::{Caller, send};
use tests::letters;
use tests::place::Place;
use tests::server::Server;

#[tokio::test]
async fn the_demo_prints_its_logins_and_is_alive() {
    let place = Place::new();
    let dir = place.dir().join("demo");
    let server = Server::start(
        &place,
        &[
            "demo",
            "--listen",
            "127.0.0.1:0",
            "--dir",
            dir.to_str().unwrap(),
        ],
        None,
    );
    let nobody = Caller::nobody(&server);
    assert_eq!(send(nobody.ask("GET", "/health/ready")).await.status, 200);

    let mut home = Browser::new(&server);
    let page = home.open("/").await.with(200);
    let communities = nobody.get("/communities").await.with(200);
    for community in communities["items"].as_array().unwrap() {
        let link = format!("/c/{}", community["slug"].as_str().unwrap());
        assert!(page.links().contains(&link), "{link}");
        let threads = nobody
            .get(&format!(
                "/communities/{}/threads",
                community["slug"].as_str().unwrap()
            ))
            .await
            .with(200);
        assert!(
            !threads["items"].as_array().unwrap().is_empty(),
            "{link} is silent"
        );
    }
    for priority in [
        "Jeugd & onderwijs",
        "Participatie & zelfredzaamheid",
        "Persoonlijke ontwikkeling",
        "Verandering & verbreding",
    ] {
        assert!(
            page.text()
                .to_lowercase()
                .contains(&priority.to_lowercase()),
            "{priority}"
        );
    }

    // One line per account follows the address: role, e-mail, password.
    let mut server = server;
    tests::until("a line per account", async || {
        (server.more().len() >= 8).then_some(())
    })
    .await;
    let accounts: Vec<(String, String)> = server
        .more()
        .iter()
        .filter(|line| line.contains("@demo.example"))
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            (
                words[words.len() - 2].to_owned(),
                words[words.len() - 1].to_owned(),
            )
        })
        .collect();
    assert!(accounts.len() >= 6, "{accounts:?}");
    for (email, password) in &accounts {
        let mut browser = Browser::new(&server);
        let home = browser.sign_in(email, password).await.with(200);
        assert_eq!(home.path, "/", "{email}");
        let badge = home.html.split("data-unread-badge").nth(1).unwrap();
        let news = home.links().iter().any(|link| link.starts_with("/t/"));
        assert!(
            news || !badge.starts_with(" hidden"),
            "{email} has something to read"
        );
    }
    assert!(
        !letters::letters(&dir.join("mail"), "@demo.example").is_empty(),
        "mail in the folder"
    );
}

#[tokio::test]
async fn without_a_folder_it_makes_one_to_throw_away() {
    let place = Place::new();
    let server = Server::start(&place, &["demo", "--listen", "127.0.0.1:0"], None);
    let mut server = server;
    let line = tests::until("it says where everything is", async || {
        server
            .more()
            .iter()
            .find(|line| line.starts_with("Everything is in "))
            .cloned()
    })
    .await;
    let dir = line
        .strip_prefix("Everything is in ")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        std::path::Path::new(&dir).join("kenniskring.db").is_file(),
        "{dir}"
    );
    assert!(!place.data().exists());
    drop(server);
    std::fs::remove_dir_all(dir).unwrap();
}
