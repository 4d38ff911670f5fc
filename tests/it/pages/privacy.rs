//! What is kept of somebody: taking it along, a proof first, changing one's mind, and for how long.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use base::Clock;
use serde_json::{Value, json};
use tests::browser::{Browser, tags};
use tests::http::Caller;
use tests::place::Place;
use tests::world::{PASSWORD, world};

/// A moment so many seconds from now, as a command takes it.
pub(super) fn moment(seconds: i64) -> String {
    Clock::System.now().plus_seconds(seconds).rfc3339()
}

/// The files of a zip by name.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    files
}

/// Everything about who is signed in in a browser.
pub(super) async fn download(browser: &mut Browser) -> BTreeMap<String, String> {
    browser.headers.push(("origin", browser.base.clone()));
    let fields = [("current".to_owned(), PASSWORD.to_owned())];
    let answer = browser
        .request("POST", "/settings/privacy/download", Some(&fields))
        .await;
    browser.headers.pop();
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/zip");
    unzipped(&answer.bytes)
}

fn rows(files: &BTreeMap<String, String>, part: &str) -> Vec<Value> {
    let text = &files[&format!("{part}.json")];
    let rows: Value = serde_json::from_str(text).unwrap();
    rows.as_array().unwrap().clone()
}

/// Whatever a row refers to is in the download.
fn resolves(files: &BTreeMap<String, String>) {
    let ids = |part: &str| -> BTreeSet<String> {
        let id = |row: &Value| row["id"].as_str().unwrap().to_owned();
        rows(files, part).iter().map(id).collect()
    };
    let (threads, communities) = (ids("threads"), ids("communities"));
    for name in files.keys().filter(|name| name.ends_with(".json")) {
        for row in rows(files, name.trim_end_matches(".json")) {
            if let Some(thread) = row["threadId"].as_str() {
                assert!(threads.contains(thread), "{name}: {row}");
            }
            if let Some(community) = row["communityId"].as_str() {
                assert!(communities.contains(community), "{name}: {row}");
            }
        }
    }
}

#[tokio::test]
async fn everything_is_taken_along_and_every_reference_in_it_resolves() {
    let world = world();
    let (me, other) = (world.member(), world.member());
    let mine = Caller::member(&world.server, &me);
    let thread = mine.thread(world.community(), "Alles mee").await;
    let theirs = Caller::member(&world.server, &other)
        .thread(world.community(), "Van een ander")
        .await;
    mine.reply(&theirs, "een antwoord").await;
    let mut browser = Browser::of(&world.server, &me);
    browser
        .post(
            "/settings/tokens",
            &[("label", "voor een script"), ("scope", "write")],
        )
        .await
        .with(201);
    let files = download(&mut browser).await;
    resolves(&files);
    let titles: Vec<Value> = rows(&files, "threads")
        .iter()
        .map(|row| row["title"].clone())
        .collect();
    assert!(titles.contains(&json!("Alles mee")) && titles.contains(&json!("Van een ander")));
    let posts = rows(&files, "posts");
    let written = |body: &str, of: &str| {
        posts
            .iter()
            .any(|row| row["body"] == body && row["threadId"] == of)
    };
    assert!(written("een antwoord", &theirs));
    assert!(posts.iter().any(|row| row["threadId"] == thread.as_str()));
    assert_eq!(rows(&files, "account")[0]["email"], me.email.as_str());
    let labels: Vec<Value> = rows(&files, "tokens")
        .iter()
        .map(|row| row["label"].clone())
        .collect();
    assert!(labels.contains(&json!("voor een script")), "{labels:?}");
    assert!(
        rows(&files, "memberships")
            .iter()
            .any(|row| row["role"] == "member")
    );
    assert!(!rows(&files, "reading").is_empty() && !rows(&files, "digest").is_empty());
    assert!(
        rows(&files, "record")
            .iter()
            .any(|row| row["action"] == "data-exported" && row["byMe"] == true)
    );
    let index = &files["index.html"];
    assert!(index.contains("<html lang=\"") && index.contains("href=\"posts.json\""));
    assert_eq!(
        tags(index, "tr").len(),
        files.len(),
        "a line for each file, and the head of the table"
    );
    for (name, text) in &files {
        for secret in [&me.token, &me.cookie, "argon2"] {
            assert!(!text.contains(secret), "{name} holds a secret");
        }
    }
}

#[tokio::test]
async fn without_a_proof_nothing_is_given_and_nothing_is_erased() {
    let place = Place::new();
    place.account("baas@voorbeeld.example", "Bea Baas", PASSWORD, true);
    place.account("an@voorbeeld.example", "An Bos", PASSWORD, false);
    let server = place.serve();
    let mut an = Browser::new(&server);
    an.sign_in("an@voorbeeld.example", PASSWORD).await.with(200);
    place.an_hour_later().await;
    for path in ["/settings/privacy/download", "/settings/privacy/erase"] {
        let fields = [
            ("current", "mis"),
            ("posts", "erase"),
            ("titles", "anonymise"),
            ("handle", "an-bos"),
        ];
        let page = an.post(path, &fields).await.with(422);
        assert!(page.text().contains("wachtwoord"), "{}", page.text());
    }
    // Another name is no confirmation, and what was chosen is still there.
    let fields = [
        ("current", PASSWORD),
        ("posts", "erase"),
        ("titles", "anonymise"),
        ("handle", "an-vos"),
    ];
    let page = an.post("/settings/privacy/erase", &fields).await.with(422);
    assert!(
        page.html.contains("value=\"erase\" checked"),
        "{}",
        page.html
    );
    assert!(
        !place
            .run(&["tidy", "--at", &moment(90_000)])
            .done()
            .contains("1 erased")
    );
    an.open("/people/an-bos").await.with(200);
    // Who asked can change their mind within the day; nothing happens then.
    let fields = [
        ("current", PASSWORD),
        ("posts", "erase"),
        ("titles", "erase"),
        ("handle", "@an-bos"),
    ];
    let page = an.post("/settings/privacy/erase", &fields).await.with(200);
    assert!(page.text().contains("Je account wordt gewist op"));
    assert!(an.open("/").await.with(200).text().contains("Niet wissen"));
    assert_eq!(
        place.run(&["tidy", "--at", &moment(80_000)]).done().trim(),
        "0 forgotten, 0 erased, 0 waiting"
    );
    let page = an.open("/settings/privacy").await.with(200);
    let page = an.submit(&page, "/settings/privacy/stop", &[]).await;
    assert!(page.with(200).text().contains("Je account blijft"));
    assert!(
        place
            .run(&["tidy", "--at", &moment(90_000)])
            .done()
            .contains("0 erased")
    );
    an.open("/people/an-bos").await.with(200);
}

#[tokio::test]
async fn the_last_administrator_cannot_go() {
    let place = Place::new();
    place.account("baas@voorbeeld.example", "Bea Baas", PASSWORD, true);
    let server = place.serve();
    let mut baas = Browser::new(&server);
    baas.sign_in("baas@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let page = baas.open("/settings/privacy/erase").await.with(200);
    assert!(page.text().contains("enige beheerder"), "{}", page.text());
    let fields = [
        ("posts", "erase"),
        ("titles", "erase"),
        ("handle", "bea-baas"),
    ];
    baas.post("/settings/privacy/erase", &fields)
        .await
        .with(409);
}

#[tokio::test]
async fn administrators_see_periods_and_what_was_tidied_away() {
    let place = Place::new();
    place.account("baas@voorbeeld.example", "Bea Baas", PASSWORD, true);
    let server = place.serve();
    let mut baas = Browser::new(&server);
    baas.sign_in("baas@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    place.run(&["tidy", "--at", &moment(100 * 86_400)]).done();
    // The session is over as well.
    baas.sign_in("baas@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let page = baas.open("/admin/retention").await.with(200).text();
    assert!(
        page.contains("400 dagen") && page.contains("90 dagen"),
        "{page}"
    );
    assert!(page.contains("browsers: 1"), "{page}");
    let statement = baas.open("/privacy").await.with(200).text();
    assert!(statement.contains("400 dagen"), "{statement}");
    // Coming in noted which statement was there to read.
    tests::until("what was shown is noted", async || {
        let page = baas.open("/settings/privacy").await.with(200).text();
        page.contains("versie 1").then_some(())
    })
    .await;
}
