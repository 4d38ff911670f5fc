//! `/sign-in`, `/sign-out`, `/language`, `/people/{handle}`, `/notifications`

use tests::browser::Browser;
use tests::http::Caller;
use tests::until;
use tests::world::{PASSWORD, world};

#[tokio::test]
async fn signing_in_leads_back_and_a_slip_keeps_the_address() {
    let world = world();
    let email = "inloggen@voorbeeld.example";
    world.place.account(email, "Ine Loggen", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    let page = browser.open("/settings").await.with(200);
    assert_eq!(page.path, "/sign-in?return=%2Fsettings");
    let page = browser
        .submit(&page, "/sign-in", &[("email", email), ("password", "mis")])
        .await
        .with(422);
    let form = page.form("/sign-in");
    assert!(
        form.fields.contains(&("email".into(), email.into())),
        "{form:?}"
    );
    assert!(
        form.fields.contains(&("password".into(), String::new())),
        "{form:?}"
    );
    let page = browser
        .submit(&page, "/sign-in", &[("password", PASSWORD)])
        .await
        .with(200);
    assert_eq!(page.path, "/settings");
    assert_eq!(
        browser.open("/sign-in?return=%2Fabout").await.path,
        "/about",
        "who is in goes on"
    );
    let page = browser.open("/sign-out").await.with(200);
    let page = browser.submit(&page, "/sign-out", &[]).await.with(200);
    assert_eq!(page.path, "/");
    assert!(browser.cookie("kenniskring").is_none());
}

#[tokio::test]
async fn one_is_never_led_to_another_site() {
    let world = world();
    let email = "omleiden@voorbeeld.example";
    world.place.account(email, "Om Leiden", PASSWORD, false);
    let away = [
        "https://elders.example",
        "//elders.example",
        "/\\elders.example",
        "\\\\elders.example",
        "javascript:alert(1)",
        "/%0d%0aset-cookie:x=1",
        "/\r\nset-cookie: x=1",
        "http:elders.example",
        "/\t/elders.example",
        "elders.example",
    ];
    for to in away {
        let mut browser = Browser::new(&world.server);
        browser.headers.push(("origin", world.server.base.clone()));
        let fields: Vec<(String, String)> =
            [("email", email), ("password", PASSWORD), ("return", to)]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .to_vec();
        for (path, fields) in [
            ("/sign-in", fields),
            (
                "/language",
                vec![("lang".into(), "nl".into()), ("return".into(), to.into())],
            ),
        ] {
            let answer = browser.request("POST", path, Some(&fields)).await;
            assert_eq!(answer.status, 303, "{path} {to:?}");
            let location = answer.header("location");
            assert!(
                location.starts_with('/')
                    && !location.starts_with("//")
                    && !location.contains('\\'),
                "{path} {to:?}: {location}"
            );
            assert!(
                answer
                    .headers
                    .get_all("set-cookie")
                    .iter()
                    .all(|value| !value.to_str().unwrap().starts_with("x=1"))
            );
        }
    }
}

#[tokio::test]
async fn the_language_is_chosen_at_the_foot_of_every_page() {
    let world = world();
    let mut browser = Browser::new(&world.server);
    let page = browser.open("/about").await.with(200);
    assert!(page.html.contains("<html lang=\"nl\">"), "Dutch first");
    let page = browser
        .post("/language", &[("return", "/about"), ("lang", "en")])
        .await
        .with(200);
    assert_eq!(page.path, "/about");
    assert!(page.html.contains("<html lang=\"en\">"));
    assert!(
        browser.open("/").await.html.contains("<html lang=\"en\">"),
        "and stays"
    );
    assert_eq!(
        browser.post("/language", &[("lang", "fr")]).await.status,
        422
    );
    // For who is signed in it goes with the account.
    let member = world.member();
    let mut one = Browser::of(&world.server, &member);
    one.post("/language", &[("return", "/"), ("lang", "en")])
        .await
        .with(200);
    assert!(
        Browser::of(&world.server, &member)
            .open("/")
            .await
            .html
            .contains("<html lang=\"en\">")
    );
    assert_eq!(
        Caller::member(&world.server, &member)
            .get("/me")
            .await
            .with(200)["language"],
        "en"
    );
}

#[tokio::test]
async fn a_person_has_a_page() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    caller
        .thread(world.community(), "Pagina: van deze persoon")
        .await;
    let name = caller.get("/me").await.with(200)["name"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = Browser::of(&world.server, &world.member())
        .open(&format!("/people/{}", member.handle))
        .await
        .with(200);
    assert!(
        page.text().contains(&name) && page.text().contains("Pagina: van deze persoon"),
        "{}",
        page.text()
    );
    assert!(
        !page.html.contains(&member.email),
        "an address is nobody else's business"
    );
    for gone in ["niemand-hier", "X", "%00", "a%20b"] {
        assert_eq!(
            Browser::of(&world.server, &member)
                .open(&format!("/people/{gone}"))
                .await
                .status,
            404,
            "{gone}"
        );
    }
}

#[tokio::test]
async fn notices_are_listed_and_read_at_once() {
    let world = world();
    let member = world.member();
    let thread = Caller::member(&world.server, &member)
        .thread(world.community(), "Pagina: meldingen")
        .await;
    world.caller().reply(&thread, "Een antwoord").await;
    let mut browser = Browser::of(&world.server, &member);
    let page = until("the notice", async || {
        let page = browser.open("/notifications").await.with(200);
        page.text().contains("Pagina: meldingen").then_some(page)
    })
    .await;
    assert!(
        !page.html.contains("data-unread-badge hidden"),
        "the badge shows"
    );
    let page = browser
        .submit(&page, "/notifications/read", &[])
        .await
        .with(200);
    assert!(
        page.html.contains("data-unread-badge hidden"),
        "and then not"
    );
}
