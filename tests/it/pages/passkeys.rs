//! Passkeys, with a key made of software in the place of a browser's: adding, signing in, removing.

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::http::Answer;
use tests::letters::letter;
use tests::passkey::Device;
use tests::place::Place;
use tests::server::Server;
use tests::world::{PASSWORD, age, world};

const BEGIN: &str = "/sign-in/passkey/begin";
const FINISH: &str = "/sign-in/passkey/finish";
const BEGIN_ADDING: &str = "/settings/passkeys/begin";
const FINISH_ADDING: &str = "/settings/passkeys/finish";

/// The server listens on a number; its passkeys are for the name of the machine.
fn origin(server: &Server) -> String {
    server.base.replace("127.0.0.1", "localhost")
}

async fn signed_in(server: &Server, email: &str) -> Browser {
    let mut browser = Browser::new(server);
    browser.sign_in(email, PASSWORD).await.with(200);
    browser
}

async fn sent(browser: &mut Browser, path: &str, body: &Value) -> Answer {
    browser.headers.push(("origin", browser.base.clone()));
    let answer = browser.post_json(path, body).await;
    browser.headers.pop();
    answer
}

/// A question: its id, and the options for the browser.
async fn asked(browser: &mut Browser, path: &str, proof: &str) -> (String, String) {
    browser.headers.push(("origin", browser.base.clone()));
    let fields = [("current".to_owned(), proof.to_owned())];
    let answer = browser.request("POST", path, Some(&fields)).await;
    browser.headers.pop();
    let question = good(&answer);
    (
        question["id"].as_str().unwrap().to_owned(),
        question["options"].to_string(),
    )
}

/// What came with a 200.
fn good(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text());
    parsed(&answer.text())
}

/// The name of the problem that came with this status.
fn code_of(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    let name = parsed(&answer.text())["type"].as_str().unwrap().to_owned();
    name.rsplit(':').next().unwrap().to_owned()
}

fn parsed(answer: &str) -> Value {
    serde_json::from_str(answer).unwrap()
}

async fn added(browser: &mut Browser, origin: &str, seed: u8) -> Device {
    let (id, options) = asked(browser, BEGIN_ADDING, "").await;
    let (device, answer) = Device::create(seed, &options, origin).unwrap();
    let made = json!({"id": id, "name": "Telefoon", "credential": parsed(&answer)});
    let to = sent(browser, FINISH_ADDING, &made).await;
    assert_eq!(good(&to)["to"], "/settings/sign-in#passkeys");
    device.with(|d| d.counter += 1)
}

async fn signs_in(browser: &mut Browser, device: &Device, to: &str) -> Answer {
    let (id, options) = asked(browser, BEGIN, "").await;
    let answer = parsed(&device.sign(&options).unwrap());
    let body = json!({"id": id, "credential": answer, "return": to});
    sent(browser, FINISH, &body).await
}

#[tokio::test]
async fn a_passkey_signs_in_where_one_came_from_and_letters_tell_of_it() {
    let world = world();
    let (server, email) = (&world.server, "sleutel-1@voorbeeld.example");
    world.place.account(email, "Slee Utel", PASSWORD, false);
    let mail = world.place.data().join("mail");
    let mut browser = signed_in(server, email).await;
    let page = browser.open("/settings/sign-in").await.with(200);
    assert!(page.text().contains("Met een passkey: nog niet ingesteld."));
    let device = added(&mut browser, &origin(server), 1).await;
    let page = browser.open("/settings/sign-in").await.with(200);
    assert!(page.text().contains("Telefoon") && page.text().contains("De passkey is toegevoegd."));
    let subject = "Er is een passkey toegevoegd aan je account bij Kenniskring";
    letter(&mail, email, subject, 0).await;

    let mut new = Browser::new(server);
    let answer = signs_in(&mut new, &device, "/about?a=b").await;
    assert_eq!(good(&answer)["to"], "/about?a=b");
    assert_eq!(new.open("/settings").await.with(200).path, "/settings");
    for (n, away) in [
        "https://elders.example",
        "//elders.example",
        "/\\elders.example",
    ]
    .into_iter()
    .enumerate()
    {
        let device = device.with(|d| d.counter += 1 + u32::try_from(n).unwrap());
        let answer = signs_in(&mut Browser::new(server), &device, away).await;
        assert_eq!(good(&answer)["to"], "/", "{away}");
    }

    // Another name, and away with it.
    let page = browser.open("/settings/sign-in").await.with(200);
    let link = page
        .links()
        .into_iter()
        .find(|to| to.contains("/passkeys/"));
    let link = link.unwrap();
    let page = browser.open(&link).await.with(200);
    let rename = format!("{link}/rename");
    let wrong = browser.submit(&page, &rename, &[("name", " ")]).await;
    wrong.with(422);
    let named = [("name", "Oude telefoon")];
    let listed = browser.submit(&page, &rename, &named).await.with(200);
    assert!(listed.text().contains("Oude telefoon"), "{}", listed.text());
    age(email).await;
    let page = browser.open(&link).await.with(200);
    let remove = format!("{link}/remove");
    let wrong = [("current", "mis")];
    let page = browser.submit(&page, &remove, &wrong).await.with(422);
    let right = [("current", PASSWORD)];
    let listed = browser.submit(&page, &remove, &right).await.with(200);
    assert!(listed.text().contains("De passkey is verwijderd."));
    assert_eq!(browser.open(&link).await.status, 404);
    let subject = "Er is een passkey verwijderd van je account bij Kenniskring";
    letter(&mail, email, subject, 0).await;
    let device = device.with(|d| d.counter += 9);
    let gone = signs_in(&mut Browser::new(server), &device, "/").await;
    assert_eq!(code_of(&gone, 403), "passkey-refused");
}

#[tokio::test]
async fn an_answer_works_once_and_only_in_its_browser() {
    let world = world();
    let (server, email) = (&world.server, "sleutel-2@voorbeeld.example");
    world.place.account(email, "Slee Utel", PASSWORD, false);
    let mut browser = signed_in(server, email).await;
    let device = added(&mut browser, &origin(server), 2).await;
    let (mut here, mut thief) = (Browser::new(server), Browser::new(server));
    asked(&mut thief, BEGIN, "").await;
    let (id, options) = asked(&mut here, BEGIN, "").await;
    let answer = parsed(&device.sign(&options).unwrap());
    let body = json!({"id": id, "credential": answer});
    let mut bare = Browser::new(server);
    for other in [&mut thief, &mut bare] {
        let refused = sent(other, FINISH, &body).await;
        assert_eq!(code_of(&refused, 403), "passkey-late");
        assert_eq!(other.cookie("kenniskring"), None);
    }
    good(&sent(&mut here, FINISH, &body).await);
    assert!(here.cookie("kenniskring").is_some());
    let again = sent(&mut here, FINISH, &body).await;
    assert_eq!(code_of(&again, 403), "passkey-late");
    // Another site makes nobody sign in, and a page of another name gets no answer that works.
    browser
        .headers
        .push(("origin", "https://elders.example".to_owned()));
    for path in [BEGIN, FINISH, BEGIN_ADDING, FINISH_ADDING] {
        let refused = browser.post_json(path, &json!({})).await;
        assert_eq!(code_of(&refused, 403), "cross-site", "{path}");
    }
    browser.headers.pop();
    let elsewhere = device.with(|d| {
        d.origin = server.base.clone();
        d.counter += 1;
    });
    let refused = signs_in(&mut Browser::new(server), &elsewhere, "/").await;
    assert_eq!(code_of(&refused, 403), "passkey-refused");
}

#[tokio::test]
async fn adding_a_passkey_asks_for_proof_and_for_a_name() {
    let world = world();
    let (server, email) = (&world.server, "sleutel-3@voorbeeld.example");
    world.place.account(email, "Slee Utel", PASSWORD, false);
    let mut browser = signed_in(server, email).await;
    age(email).await;
    let page = browser.open("/settings/sign-in").await.with(200);
    assert!(
        page.html.contains("id=\"passkey-current\""),
        "it is asked for"
    );
    for (proof, code) in [("", 422), ("mis", 422)] {
        browser.headers.push(("origin", browser.base.clone()));
        let fields = [("current".to_owned(), proof.to_owned())];
        let refused = browser.request("POST", BEGIN_ADDING, Some(&fields)).await;
        browser.headers.pop();
        assert_eq!(refused.status, code, "{proof}");
    }
    let (id, options) = asked(&mut browser, BEGIN_ADDING, PASSWORD).await;
    let (_, answer) = Device::create(3, &options, &origin(server)).unwrap();
    let nameless = json!({"id": id, "name": "", "credential": parsed(&answer)});
    let refused = sent(&mut browser, FINISH_ADDING, &nameless).await;
    assert_eq!(code_of(&refused, 422), "invalid");
    let mut nobody = Browser::new(server);
    let refused = sent(&mut nobody, BEGIN_ADDING, &json!({})).await;
    assert!(matches!(refused.status, 401 | 415), "{}", refused.status);
    let refused = sent(&mut nobody, FINISH_ADDING, &nameless).await;
    assert_eq!(code_of(&refused, 401), "sign-in-needed");
}

#[tokio::test]
async fn a_passkey_counts_as_both_steps() {
    let place = Place::new();
    let email = "ada@voorbeeld.example";
    place.account(email, "Ada", PASSWORD, true);
    let server = place.serve();
    let mut browser = signed_in(&server, email).await;
    let device = added(&mut browser, &origin(&server), 4).await;
    drop(server);
    // From now on administrators owe a second step.
    let mut place = place;
    place.set("SECOND_FACTOR", "administrators");
    let server = place.serve();
    let device = device.with(|d| d.origin = origin(&server));
    let mut by_password = Browser::new(&server);
    let page = by_password.sign_in(email, PASSWORD).await.with(200);
    assert_eq!(page.path, "/settings/second-factor");
    let mut by_key = Browser::new(&server);
    good(&signs_in(&mut by_key, &device, "/admin").await);
    assert_eq!(by_key.open("/admin").await.with(200).path, "/admin");
    // With codes switched on too, none is asked for.
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("INSERT INTO second_factor (person_id, secret, begun_at, confirmed_at, last_step) SELECT id, $1, 0, 0, 0 FROM person"))
        .bind(vec![0_u8; 20])
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    let mut half = Browser::new(&server);
    let page = half.sign_in(email, PASSWORD).await.with(200);
    assert!(page.path.starts_with("/sign-in/code"), "{}", page.path);
    let device = device.with(|d| d.counter += 1);
    let answer = signs_in(&mut half, &device, "/admin").await;
    assert_eq!(good(&answer)["to"], "/admin");
    assert_eq!(half.open("/admin").await.with(200).path, "/admin");
}

#[tokio::test]
async fn where_browsers_know_no_passkeys_there_is_no_button() {
    let listen = format!("127.0.0.1:{}", tests::services::free_port());
    let place = Place::new()
        .with("LISTEN", &listen)
        .with("BASE_URL", "http://10.0.0.7");
    let server = place.serve();
    let mut browser = Browser::new(&server);
    browser.base = format!("http://{listen}");
    let page = browser.open("/sign-in").await.with(200);
    assert!(!page.html.contains("data-passkey"));
    let answer = json!({"id": "", "credential": {}});
    let nothing = sent(&mut browser, FINISH, &answer).await;
    assert_eq!(code_of(&nothing, 404), "not-found");
    let place = Place::new();
    let server = place.serve();
    let page = Browser::new(&server).open("/sign-in").await.with(200);
    let wanted = format!("data-passkey=\"{}\"", origin(&server));
    assert!(page.html.contains(&wanted), "{}", page.html);
}

#[tokio::test]
async fn answers_that_are_wrong_again_and_again_have_to_wait_and_stand_in_the_record() {
    let place = Place::new().with("RATE_LIMITS", "on");
    place.account("ada@voorbeeld.example", "Ada", PASSWORD, true);
    let server = place.serve();
    let mut ada = signed_in(&server, "ada@voorbeeld.example").await;
    let device = added(&mut ada, &origin(&server), 5).await;
    let forged = device.forged(6).unwrap();
    let mut browser = Browser::new(&server);
    for _ in 0..10 {
        let refused = signs_in(&mut browser, &forged, "/").await;
        assert_eq!(code_of(&refused, 403), "passkey-refused");
    }
    let late = signs_in(&mut browser, &forged, "/").await;
    assert_eq!(code_of(&late, 429), "too-many");
    good(&signs_in(&mut Browser::new(&server), &device, "/").await);
    let record = ada.open("/admin/record").await.with(200).text();
    assert!(
        record.contains("passkey niet goed") && record.contains("Passkey toegevoegd"),
        "{record}"
    );
}
