//! Telling everybody in a community, by mail and on the page, once.

use std::path::Path;

use tests::browser::{Browser, Form};
use tests::http::Caller;
use tests::letters::{Letter, letters};
use tests::world::PASSWORD;

use super::{Post, READER};

const COORDINATOR: &str = "coordinator@voorbeeld.example";

/// What a form has in a field.
fn field(form: &Form, name: &str) -> String {
    let found = form.fields.iter().find(|(field, _)| field == name);
    found.unwrap().1.clone()
}

/// The letter to somebody that begins its subject with a title.
async fn told(folder: &Path, to: &str, title: &str) -> Letter {
    tests::until(&format!("the letter about {title}"), async || {
        let mut all = letters(folder, to).into_iter();
        all.find(|letter| letter.header("Subject").starts_with(title))
    })
    .await
}

#[tokio::test]
async fn an_announcement_comes_as_one_letter_and_not_again_in_the_digest() {
    let post = Post::new();
    post.place
        .account(COORDINATOR, "Cora Coördinator", PASSWORD, true);
    let first = post.sample.community();
    for community in [first, "open-innovatie"] {
        post.reader.join(community).await;
    }
    let mut browser = Browser::new(&post.server);
    browser.sign_in(COORDINATOR, PASSWORD).await.with(200);
    let page = browser.open("/admin/announce").await.with(200);
    let form = page.form("/admin/announce");
    let act = field(&form, "id");
    let fields = [
        ("id", act.as_str()),
        ("title", "Landelijke dag op 12 maart"),
        ("body", "Kom **allemaal** naar Utrecht."),
        ("community", first),
        ("community", "open-innovatie"),
    ];
    browser.post("/admin/announce", &fields).await.with(200);
    // The same form once more, by a nervous finger.
    browser.post("/admin/announce", &fields).await.with(200);
    let folder = post.place.data().join("mail");
    let one = told(&folder, READER, "Landelijke dag op 12 maart").await;
    assert!(
        one.text.contains("Kom allemaal naar Utrecht."),
        "{}",
        one.text
    );
    assert!(!one.unsubscribe().is_empty());
    // In both communities there is a notice; there is one letter.
    let notices = post.reader.get("/notifications").await.with(200);
    let announced = |notice: &&serde_json::Value| notice["reason"] == "announced";
    let items = notices["items"].as_array().unwrap();
    assert_eq!(items.iter().filter(announced).count(), 2, "{notices}");
    post.run("2999-01-01T12:00:00Z");
    let all = post.letters();
    let about = all.iter().filter(|one| one.text.contains("Kom allemaal"));
    assert_eq!(about.count(), 1, "the digest tells it once more");
    // A second one to several in the same week is refused, and what was typed comes back.
    let again = [
        ("title", "Nog iets"),
        ("body", "En nog iets."),
        ("community", first),
        ("community", "open-innovatie"),
    ];
    let refused = browser.post("/admin/announce", &again).await.with(429);
    assert!(
        refused
            .text()
            .contains("Er is deze week al genoeg met iedereen gedeeld.")
    );
    assert_eq!(field(&refused.form("/admin/announce"), "title"), "Nog iets");
}

#[tokio::test]
async fn who_stopped_the_mail_or_left_gets_no_letter_about_an_announcement() {
    let post = Post::new();
    post.place
        .account(COORDINATOR, "Cora Coördinator", PASSWORD, true);
    let first = post.sample.community();
    post.reader.join(first).await;
    let mut reader = Browser::new(&post.server);
    reader.sign_in(READER, PASSWORD).await.with(200);
    let off = [("rhythm", "off"), ("hour", "7")];
    reader.post("/settings/digest", &off).await.with(200);
    let mut browser = Browser::new(&post.server);
    browser.sign_in(COORDINATOR, PASSWORD).await.with(200);
    let path = format!("/coordinate/{first}/announce");
    let fields = [("title", "Alleen op de pagina"), ("body", "Zonder mail.")];
    browser.post(&path, &fields).await.with(200);
    // Somebody else's letter shows that letters were made.
    let other = &post.sample.members[3].email;
    told(
        &post.place.data().join("mail"),
        other,
        "Alleen op de pagina",
    )
    .await;
    assert_eq!(post.letters().len(), 0);
    let notices = Caller::token(&post.server, &post.place.token(READER))
        .get("/notifications")
        .await
        .with(200);
    assert_eq!(notices["items"][0]["reason"], "announced", "{notices}");
}
