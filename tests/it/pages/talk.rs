//! `/t/{id}`: starting, answering, mending, taking away, marking as read.

use tests::browser::Browser;
use tests::http::Caller;
use tests::world::world;

fn new() -> String {
    format!("/c/{}/new", world().community())
}

#[tokio::test]
async fn a_conversation_from_its_start_to_its_end() {
    let world = world();
    let mut browser = Browser::of(&world.server, &world.member());
    let page = browser.open(&new()).await.with(200);
    let typed = [
        ("title", "Pagina: een gesprek"),
        ("body", "De *eerste* zin."),
        ("kind", "question"),
    ];
    let page = browser.submit(&page, &new(), &typed).await.with(200);
    let thread = page.path.strip_prefix("/t/").unwrap()[..7].to_owned();
    assert!(page.text().contains("Pagina: een gesprek") && page.html.contains("<em>eerste</em>"));

    let reply = format!("/t/{thread}/posts");
    let page = browser
        .submit(
            &page,
            &reply,
            &[("body", "Een antwoord.\r\n\r\nMet twee alinea's.")],
        )
        .await
        .with(200);
    assert!(page.path.ends_with("#post-2"), "{}", page.path);
    assert!(
        page.article(2).contains("Met twee alinea"),
        "{}",
        page.article(2)
    );

    // Answering one post.
    let to_two = page
        .links()
        .into_iter()
        .find(|link| link.contains("reply=2"))
        .unwrap();
    let page = browser.open(&to_two).await.with(200);
    let page = browser
        .submit(&page, &reply, &[("body", "Op jouw punt.")])
        .await
        .with(200);
    assert!(
        page.article(3).contains(&format!("/t/{thread}/2")),
        "{}",
        page.article(3)
    );

    let edit = page
        .links()
        .into_iter()
        .filter(|link| link.ends_with("/edit"))
        .nth(1)
        .unwrap();
    let page = browser.open(&edit).await.with(200);
    assert!(
        page.form(&edit)
            .fields
            .iter()
            .any(|(name, value)| name == "body" && value.contains("Met twee alinea's."))
    );
    let page = browser
        .submit(&page, &edit, &[("body", "Verbeterd.")])
        .await
        .with(200);
    assert!(
        page.article(2).contains("Verbeterd."),
        "{}",
        page.article(2)
    );

    let delete = edit.replace("/edit", "/delete");
    let page = browser.open(&delete).await.with(200);
    let page = browser.submit(&page, &delete, &[]).await.with(200);
    assert!(
        !page.article(2).contains("Verbeterd."),
        "{}",
        page.article(2)
    );
    assert_eq!(browser.open(&edit).await.status, 404);
    assert_eq!(browser.open(&delete).await.status, 404);
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_is_wrong() {
    let world = world();
    let mut browser = Browser::of(&world.server, &world.member());
    let page = browser.open(&new()).await.with(200);
    let (long, body) = (
        "t".repeat(161),
        "Een <lange> \"tekst\" & meer\r\n  met witruimte",
    );
    let page = browser
        .submit(
            &page,
            &new(),
            &[("title", &long), ("body", body), ("kind", "question")],
        )
        .await
        .with(422);
    let form = page.form(&new());
    let value = |name: &str| {
        form.fields
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap()
    };
    assert_eq!(
        (value("title"), value("kind")),
        (long, "question".to_owned())
    );
    assert_eq!(
        value("body").replace("\r\n", "\n"),
        body.replace("\r\n", "\n")
    );
    assert!(page.html.contains("role=\"alert\"") && page.html.contains("aria-invalid=\"true\""));

    let thread = Caller::member(&world.server, &world.member())
        .thread(world.community(), "Pagina: fout")
        .await;
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    let reply = format!("/t/{thread}/posts");
    let long = "é".repeat(40_001);
    let page = browser
        .submit(&page, &reply, &[("body", &long)])
        .await
        .with(422);
    assert!(
        page.form(&reply)
            .fields
            .iter()
            .any(|(name, value)| name == "body" && *value == long)
    );
    let page = browser
        .submit(&page, &reply, &[("body", " \r\n ")])
        .await
        .with(422);
    assert!(page.html.contains("role=\"alert\""));
    let page = browser
        .submit(&page, &reply, &[("body", "Nu goed.")])
        .await
        .with(200);
    assert!(page.article(2).contains("Nu goed."));
}

/// A form that is sent twice, by a double click or by going back, does its work once.
#[tokio::test]
async fn a_form_that_is_sent_twice_posts_once() {
    let world = world();
    let member = world.member();
    let thread = Caller::member(&world.server, &member)
        .thread(world.community(), "Pagina: dubbel")
        .await;
    let mut browser = Browser::of(&world.server, &member);
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    let reply = format!("/t/{thread}/posts");
    for _ in 0..3 {
        browser
            .submit(&page, &reply, &[("body", "Maar een keer.")])
            .await
            .with(200);
    }
    let count = world
        .nobody()
        .get(&format!("/threads/{thread}"))
        .await
        .with(200)["postCount"]
        .clone();
    assert_eq!(count, 2);
    let page = browser.open(&new()).await.with(200);
    let typed = [("title", "Pagina: dubbel begonnen"), ("body", "x")];
    let one = browser.submit(&page, &new(), &typed).await.with(200);
    let other = browser.submit(&page, &new(), &typed).await.with(200);
    assert_eq!(one.path, other.path);
}

#[tokio::test]
async fn an_edit_on_an_old_page_does_not_undo_a_newer_one() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    let thread = caller.thread(world.community(), "Pagina: tegelijk").await;
    let post = caller.reply(&thread, "begin").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut browser = Browser::of(&world.server, &member);
    let edit = format!("/posts/{post}/edit");
    let old = browser.open(&edit).await.with(200);
    browser
        .submit(&old, &edit, &[("body", "nieuwer")])
        .await
        .with(200);
    let page = browser
        .submit(&old, &edit, &[("body", "van een oude pagina")])
        .await
        .with(409);
    assert!(
        page.form(&edit)
            .fields
            .iter()
            .any(|(_, value)| value == "van een oude pagina"),
        "nothing typed is lost"
    );
    assert_eq!(
        caller.get(&format!("/posts/{post}")).await.with(200)["body"],
        "nieuwer"
    );
}

#[tokio::test]
async fn a_thread_opens_at_the_first_unread_post_and_at_any_number() {
    let world = world();
    let (writer, reader) = (world.caller(), world.member());
    let thread = writer
        .thread(world.community(), "Pagina: veel berichten")
        .await;
    for n in 2..=45 {
        writer.reply(&thread, &format!("bericht {n}")).await;
    }
    let caller = Caller::member(&world.server, &reader);
    caller
        .say(
            "PUT",
            &format!("/threads/{thread}/read"),
            serde_json::json!({"ranges": [[1, 25]]}),
        )
        .await
        .with(200);
    let mut browser = Browser::of(&world.server, &reader);
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    page.article(26);
    let page = browser.open(&format!("/t/{thread}/45")).await.with(200);
    assert!(
        page.path.contains("page=3") && page.path.ends_with("#post-45"),
        "{}",
        page.path
    );
    page.article(45);
    let first = Browser::new(&world.server)
        .open(&format!("/t/{thread}"))
        .await
        .with(200);
    first.article(1);
    assert!(first.links().iter().any(|link| link.contains("page=2")));
    for gone in ["/46", "/0", "/-1", "/x", "/99999999999999999999"] {
        assert_eq!(
            browser.open(&format!("/t/{thread}{gone}")).await.status,
            404,
            "{gone}"
        );
    }
    assert_eq!(
        browser.open(&format!("/t/{thread}?page=99")).await.status,
        200
    );
    assert_eq!(browser.open("/t/0000000").await.status, 404);
}

#[tokio::test]
async fn who_is_not_a_member_is_told_how_to_become_one() {
    let world = world();
    let thread = world.sample.said["threadWith20Posts"].as_str().unwrap();
    let page = Browser::new(&world.server)
        .open(&format!("/t/{thread}"))
        .await
        .with(200);
    assert!(
        page.links()
            .iter()
            .any(|link| link.starts_with("/sign-in?return="))
    );
    world.place.account(
        "kijker@voorbeeld.example",
        "Kees Kijker",
        tests::world::PASSWORD,
        false,
    );
    let mut browser = Browser::new(&world.server);
    browser
        .sign_in("kijker@voorbeeld.example", tests::world::PASSWORD)
        .await
        .with(200);
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    let join = format!("/c/{}/join", world.community());
    let page = browser.submit(&page, &join, &[]).await.with(200);
    assert!(
        page.path.starts_with(&format!("/t/{thread}")),
        "back where the button stood: {}",
        page.path
    );
    page.form(&format!("/t/{thread}/posts"));
}

#[tokio::test]
async fn what_was_typed_is_there_when_the_session_has_ended_meanwhile() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "Sessie voorbij").await;
    let mut nobody = Browser::new(&world.server);
    let answer = nobody
        .post(
            &format!("/t/{thread}/posts"),
            &[("body", "Een <lang> verhaal")],
        )
        .await
        .with(401);
    assert!(
        answer.html.contains("Een &#60;lang&#62; verhaal"),
        "{}",
        answer.html
    );
    let back = format!("/sign-in?return=%2Ft%2F{thread}");
    assert!(answer.links().contains(&back), "{:?}", answer.links());
    let nothing = nobody
        .post(&format!("/t/{thread}/posts"), &[("body", " ")])
        .await;
    assert!(nothing.path.starts_with(&back), "{}", nothing.path);
}
