//! `serve`: the first start, the end.

use tests::browser::Browser;
use tests::http::{Caller, send};
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn on_an_empty_database_a_link_makes_the_first_administrator_once() {
    let place = Place::new();
    let server = place.serve();
    let line = server
        .said
        .iter()
        .find(|line| line.contains("/set-up/"))
        .expect("a set-up link");
    let link = line
        .split_whitespace()
        .find(|word| word.contains("/set-up/"))
        .unwrap();
    let path = link.strip_prefix(&server.base).unwrap();
    let mut browser = Browser::new(&server);
    let page = browser.open(path).await.with(200);
    let typed = [
        ("name", "Eva Eerste"),
        ("email", "geen adres"),
        ("password", "kort"),
    ];
    let page = browser.submit(&page, path, &typed).await.with(422);
    let form = page.form(path);
    assert!(
        form.fields.contains(&("name".into(), "Eva Eerste".into())),
        "{form:?}"
    );
    assert!(
        form.fields.contains(&("email".into(), "geen adres".into())),
        "{form:?}"
    );
    assert!(
        !page.html.contains("value=\"kort\""),
        "a password never comes back"
    );
    let typed = [
        ("name", "Eva Eerste"),
        ("email", "eva@voorbeeld.example"),
        ("password", PASSWORD),
    ];
    let home = browser.submit(&page, path, &typed).await.with(200);
    assert!(home.text().contains("Eva Eerste"));
    let me = Caller::token(&server, &place.token("eva@voorbeeld.example"))
        .get("/me")
        .await
        .with(200);
    assert_eq!(me["administrator"], true);
    let again = Browser::new(&server).post(path, &typed).await;
    assert_eq!(again.status, 404);
    assert_eq!(
        Browser::new(&server).open("/set-up/niets").await.status,
        404
    );
    drop(server);
    assert!(
        place
            .serve()
            .said
            .iter()
            .all(|line| !line.contains("/set-up/"))
    );
}

#[tokio::test]
async fn it_ends_when_asked_to_and_finds_everything_again() {
    let place = Place::new();
    let sample = place.sample(3);
    let mut server = place.serve();
    let writer = Caller::member(&server, &sample.members[1]);
    let thread = writer.thread(sample.community(), "Blijft staan").await;
    let line = tests::live::Live::open(&server, &sample.members[2]).await;
    assert_eq!(server.stop(), 0, "also with a live line open");
    drop(line);
    let server = place.serve();
    let again = Caller::nobody(&server)
        .get(&format!("/threads/{thread}"))
        .await
        .with(200);
    assert_eq!(again["title"], "Blijft staan");
}

#[tokio::test]
async fn rate_limits_that_are_off_warn_in_the_log() {
    let place = Place::new();
    let server = place.serve();
    send(Caller::nobody(&server).ask("GET", "/health/live")).await;
    let log = std::fs::read_to_string(place.dir().join("log")).unwrap();
    assert!(log.contains("rate limits are off"), "{log}");
    let place = Place::new().with("RATE_LIMITS", "on");
    let server = place.serve();
    send(Caller::nobody(&server).ask("GET", "/health/live")).await;
    let log = std::fs::read_to_string(place.dir().join("log")).unwrap();
    assert!(!log.contains("rate limits are off"), "{log}");
}

#[tokio::test]
async fn the_log_knows_no_secrets_and_no_texts() {
    let place = Place::new().with("LOG", "debug");
    place.account("anna@voorbeeld.example", "Anna", PASSWORD, false);
    let server = place.serve();
    let token = place.token("anna@voorbeeld.example");
    let mut browser = Browser::new(&server);
    browser
        .sign_in("anna@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let caller = Caller::token(&server, &token);
    caller.join("open-innovatie").await;
    caller
        .thread("open-innovatie", "Vertrouwelijk onderwerp")
        .await;
    browser.open("/set-password/geheim-in-het-adres").await;
    let log = std::fs::read_to_string(place.dir().join("log")).unwrap();
    let session = browser.cookie("kenniskring").unwrap();
    for secret in [
        token.as_str(),
        session,
        PASSWORD,
        "Vertrouwelijk onderwerp",
        "geheim-in-het-adres",
    ] {
        assert!(!log.contains(secret), "{secret} stands in the log");
    }
}
