//! What stands in a digest, and what does not.

use serde_json::json;

use super::Post;

#[tokio::test]
async fn one_letter_tells_what_is_unread_in_all_communities_and_nothing_else() {
    let post = Post::new();
    let (reader, writer, other) = (&post.reader, post.writer(1), post.writer(2));
    let first = post.sample.community();
    for community in [first, "open-innovatie", "effectmeting", "mediawijsheid"] {
        reader.join(community).await;
        writer.join(community).await;
        other.join(community).await;
    }
    let news = writer.thread(first, "Nieuws & vragen <nu>").await;
    other
        .reply(
            &news,
            "Een **eerste** antwoord met <script>alert(1)</script>",
        )
        .await;
    let second = writer.thread("open-innovatie", "Tweede gesprek").await;
    // Read already.
    let read = writer.thread(first, "Al gelezen").await;
    reader
        .say(
            "PUT",
            &format!("/threads/{read}/read"),
            json!({"ranges": [[1, 1]]}),
        )
        .await
        .with(200);
    let half = writer.thread(first, "Half gelezen").await;
    writer.reply(&half, "dit is nog nieuw").await;
    reader
        .say(
            "PUT",
            &format!("/threads/{half}/read"),
            json!({"ranges": [[1, 1]]}),
        )
        .await
        .with(200);
    // Left.
    writer.thread("effectmeting", "Niet meer van mij").await;
    assert_eq!(
        reader
            .delete("/communities/effectmeting/memberships/me")
            .await
            .status,
        204
    );
    // Taken away.
    let gone = writer.reply(&second, "dit verdwijnt weer").await;
    assert_eq!(
        writer
            .delete(&format!("/posts/{}", gone["id"].as_str().unwrap()))
            .await
            .status,
        204
    );
    // My own, and where I do not belong.
    reader.thread("mediawijsheid", "Van mijzelf").await;
    writer.join("leven-lang-leren").await;
    writer.thread("leven-lang-leren", "Elders").await;

    post.run("2030-01-01T12:00:00Z");
    let mail = post.letters();
    assert_eq!(mail.len(), 1);
    let letter = &mail[0];
    for wanted in [
        "Lena Lezer",
        "Nieuws & vragen <nu>",
        "Tweede gesprek",
        "Half gelezen",
        "dit is nog nieuw",
    ] {
        assert!(letter.text.contains(wanted), "{wanted}: {}", letter.text);
    }
    for wanted in [
        "Nieuws &#38; vragen &#60;nu&#62;",
        "Tweede gesprek",
        "Half gelezen",
        "dit is nog nieuw",
    ] {
        let other = wanted
            .replace("&#38;", "&amp;")
            .replace("&#60;", "&lt;")
            .replace("&#62;", "&gt;");
        assert!(
            letter.html.contains(wanted) || letter.html.contains(&other),
            "{wanted}: {}",
            letter.html
        );
    }
    for body in [&letter.text, &letter.html] {
        for absent in [
            "Al gelezen",
            "Niet meer van mij",
            "dit verdwijnt weer",
            "Van mijzelf",
            "Elders",
        ] {
            assert!(!body.contains(absent), "{absent}: {body}");
        }
        for link in [
            format!("/t/{news}"),
            format!("/t/{half}/2"),
            "/c/open-innovatie".to_owned(),
            "/settings".to_owned(),
        ] {
            assert!(
                body.contains(&format!("{}{link}", post.server.base)),
                "{link}: {body}"
            );
        }
    }

    assert!(!letter.html.contains("<script"), "{}", letter.html);

    assert!(
        post.run("2030-01-01T12:00:00Z")
            .contains("0 queued, 0 sent"),
        "nothing twice"
    );
    post.run("2030-01-03T12:00:00Z");
    assert_eq!(
        post.letters().len(),
        1,
        "no news, no letter; what was told is not told again"
    );
    writer.reply(&second, "pas later geschreven").await;
    post.run("2030-01-05T12:00:00Z");
    let mail = post.letters();
    assert_eq!(mail.len(), 2);
    assert!(
        mail[1].text.contains("pas later geschreven") && !mail[1].text.contains("Half gelezen"),
        "{}",
        mail[1].text
    );
}

#[tokio::test]
async fn a_letter_is_what_mail_programs_expect() {
    let post = Post::new();
    let writer = post.writer(1);
    post.reader.join(post.sample.community()).await;
    writer.thread(post.sample.community(), "Koppen").await;
    post.run("2030-01-01T12:00:00Z");
    let mail = post.letters();
    let letter = &mail[0];
    assert_eq!(letter.header("From"), "Kenniskring <noreply@localhost>");
    assert!(
        letter.header("To").contains(super::READER) && letter.header("To").contains("Lena Lezer")
    );
    assert_eq!(letter.header("MIME-Version"), "1.0");
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    assert!(
        letter.header("Message-ID").starts_with('<') && letter.header("Message-ID").ends_with('>')
    );
    for name in ["Date", "Subject"] {
        assert!(!letter.header(name).is_empty(), "{name}");
    }
    // RFC 8058.
    assert_eq!(
        letter.header("List-Unsubscribe-Post"),
        "List-Unsubscribe=One-Click"
    );
    assert!(
        letter
            .unsubscribe()
            .starts_with(&format!("{}/unsubscribe/", post.server.base)),
        "{}",
        letter.unsubscribe()
    );
    assert!(
        letter.html.starts_with("<!doctype html>") || letter.html.starts_with("<!DOCTYPE html"),
        "{}",
        letter.html
    );
    assert!(
        !letter.html.contains("<script") && !letter.html.contains(" src=\"http"),
        "nothing is fetched"
    );
    assert!(
        !letter.text.contains('<') || letter.text.contains("http"),
        "{}",
        letter.text
    );
}

#[tokio::test]
async fn it_comes_at_the_hour_one_chose_and_not_when_one_chose_none() {
    let post = Post::new();
    let writer = post.writer(1);
    post.reader.join(post.sample.community()).await;
    let thread = writer.thread(post.sample.community(), "Op tijd").await;
    let mut browser = tests::browser::Browser::new(&post.server);
    browser
        .sign_in(super::READER, tests::world::PASSWORD)
        .await
        .with(200);
    let page = browser.open("/settings").await.with(200);
    browser
        .submit(
            &page,
            "/settings/digest",
            &[("rhythm", "daily"), ("hour", "15")],
        )
        .await
        .with(200);
    // The first is due at the next 15:00 in the Netherlands; run in summer and in winter.
    post.run("2030-01-01T12:00:00Z");
    assert_eq!(post.letters().len(), 1);
    writer.reply(&thread, "winter").await;
    post.run("2030-01-01T13:59:59Z");
    assert_eq!(post.letters().len(), 1, "not yet three o'clock");
    post.run("2030-01-01T14:00:00Z");
    assert_eq!(post.letters().len(), 2);
    post.run("2030-07-01T10:00:00Z");
    writer.reply(&thread, "zomer").await;
    post.run("2030-07-01T12:59:59Z");
    assert_eq!(post.letters().len(), 2);
    post.run("2030-07-01T13:00:00Z");
    assert_eq!(post.letters().len(), 3);
    let page = browser.open("/settings").await.with(200);
    browser
        .submit(&page, "/settings/digest", &[("rhythm", "off")])
        .await
        .with(200);
    writer.reply(&thread, "niemand hoort dit").await;
    post.run("2030-08-01T12:00:00Z");
    assert_eq!(post.letters().len(), 3);
}
