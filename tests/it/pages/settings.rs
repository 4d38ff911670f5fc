//! `/settings`

use tests::browser::{Browser, attribute, tags};
use tests::http::Caller;
use tests::place::Place;
use tests::world::{PASSWORD, world};

async fn signed_in(email: &str) -> Browser {
    let world = world();
    world.place.account(email, "Inge Stelling", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.sign_in(email, PASSWORD).await.with(200);
    browser
}

#[tokio::test]
async fn the_digest_is_chosen() {
    let mut browser = signed_in("instellen-1@voorbeeld.example").await;
    let page = browser.open("/settings").await.with(200);
    let form = page.form("/settings/digest");
    assert_eq!(
        form.fields,
        [("rhythm", "daily"), ("hour", "7")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    browser
        .submit(
            &page,
            "/settings/digest",
            &[("rhythm", "off"), ("hour", "16")],
        )
        .await
        .with(200);
    let page = browser.open("/settings").await.with(200);
    let form = page.form("/settings/digest");
    assert_eq!(
        form.fields,
        [("rhythm", "off"), ("hour", "16")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    for (rhythm, hour) in [
        ("weekly", "7"),
        ("daily", "24"),
        ("daily", "-1"),
        ("daily", ""),
        ("", "7"),
    ] {
        let page = browser
            .post("/settings/digest", &[("rhythm", rhythm), ("hour", hour)])
            .await;
        assert_eq!(page.status, 422, "{rhythm} {hour}");
        assert!(page.html.contains("role=\"alert\""));
    }
}

#[tokio::test]
async fn a_token_is_shown_once_works_and_can_be_taken_back() {
    let world = world();
    let mut browser = signed_in("instellen-2@voorbeeld.example").await;
    let page = browser.open("/settings").await.with(200);
    let page = browser
        .submit(&page, "/settings/tokens", &[("label", "  ")])
        .await
        .with(422);
    let page = browser
        .submit(&page, "/settings/tokens", &[("label", "Mijn <agenda>")])
        .await
        .with(201);
    let field = tags(&page.html, "input")
        .into_iter()
        .find(|tag| tag.contains("id=\"new-token\""))
        .unwrap();
    let token = attribute(&field, "value").unwrap();
    assert_eq!(
        Caller::token(&world.server, &token).get("/me").await.status,
        200
    );
    let page = browser.open("/settings").await.with(200);
    assert!(!page.html.contains(&token), "this once");
    assert!(page.text().contains("Mijn <agenda>"));
    let remove = page
        .forms()
        .into_iter()
        .find(|form| form.action.ends_with("/remove"))
        .unwrap()
        .action;
    let other = Browser::of(&world.server, &world.member())
        .post(&remove, &[])
        .await;
    assert!(
        other.status == 404 || Caller::token(&world.server, &token).get("/me").await.status == 200,
        "it is nobody else's"
    );
    browser.submit(&page, &remove, &[]).await.with(200);
    assert_eq!(
        Caller::token(&world.server, &token)
            .get("/me")
            .await
            .problem(401),
        "wrong-token"
    );
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let world = world();
    let email = "instellen-3@voorbeeld.example";
    let mut browser = signed_in(email).await;
    let mut elsewhere = Browser::new(&world.server);
    elsewhere.sign_in(email, PASSWORD).await.with(200);
    let page = browser.open("/settings/sign-in").await.with(200);
    let next = "een nog langer wachtwoord";
    for typed in [
        [("current", "mis"), ("password", next)],
        [("current", PASSWORD), ("password", "kort")],
        [("current", PASSWORD), ("password", email)],
        [("current", PASSWORD), ("password", "Welkom2026!")],
    ] {
        browser
            .submit(&page, "/settings/password", &typed)
            .await
            .with(422);
    }
    browser
        .submit(
            &page,
            "/settings/password",
            &[("current", PASSWORD), ("password", next)],
        )
        .await
        .with(200);
    assert_eq!(
        browser.open("/settings").await.path,
        "/settings",
        "this session goes on"
    );
    assert!(
        elsewhere
            .open("/settings")
            .await
            .path
            .starts_with("/sign-in"),
        "the others end"
    );
    assert_eq!(
        Browser::new(&world.server)
            .sign_in(email, PASSWORD)
            .await
            .status,
        422
    );
    Browser::new(&world.server)
        .sign_in(email, next)
        .await
        .with(200);
}

#[tokio::test]
async fn sessions_are_listed_and_can_be_ended() {
    let world = world();
    let email = "instellen-4@voorbeeld.example";
    let mut browser = signed_in(email).await;
    let mut elsewhere = Browser::new(&world.server);
    elsewhere
        .headers
        .push(("user-agent", "<b> Firefox/143.0 (iPad)".to_owned()));
    elsewhere.sign_in(email, PASSWORD).await.with(200);
    let page = browser.open("/settings").await.with(200);
    assert!(page.text().contains("Firefox op iPad"), "{}", page.text());
    let row = page
        .html
        .split("<li class=\"row\">")
        .find(|row| row.contains("iPad"))
        .unwrap();
    let action = attribute(&tags(row, "form")[0], "action").unwrap();
    let stranger = Browser::of(&world.server, &world.member())
        .post(&action, &[])
        .await;
    assert!(matches!(stranger.status, 200 | 404));
    assert_eq!(
        elsewhere.open("/settings").await.path,
        "/settings",
        "a stranger ends nothing"
    );
    browser.submit(&page, &action, &[]).await.with(200);
    assert!(
        elsewhere
            .open("/settings")
            .await
            .path
            .starts_with("/sign-in")
    );
    let page = browser.open("/settings").await.with(200);
    browser
        .submit(&page, "/settings/sessions/end-all", &[])
        .await
        .with(200);
    assert!(browser.open("/settings").await.path.starts_with("/sign-in"));
}

#[tokio::test]
async fn the_language_of_the_account_is_chosen() {
    let mut browser = signed_in("instellen-5@voorbeeld.example").await;
    let page = browser.open("/settings").await.with(200);
    let page = browser
        .submit(&page, "/settings/language", &[("lang", "en")])
        .await
        .with(200);
    assert!(page.html.contains("<html lang=\"en\">"));
    assert_eq!(
        browser
            .post("/settings/language", &[("lang", "xx")])
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn a_profile_is_told_and_shown_to_whom_one_chose_and_the_old_address_leads_on() {
    let world = world();
    let email = "instellen-profiel@voorbeeld.example";
    world.place.account(email, "Petra Profiel", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.sign_in(email, PASSWORD).await.with(200);
    let page = browser.open("/settings/profile").await.with(200);
    let page = browser
        .submit(
            &page,
            "/settings/profile",
            &[
                ("name", " "),
                ("handle", "P!"),
                ("expertise", &"a,".repeat(3)),
                ("help", &"x".repeat(501)),
                ("away", "morgen"),
                ("job-for", "iedereen"),
            ],
        )
        .await
        .with(422);
    for field in ["name", "handle", "help", "away", "job-for"] {
        assert!(
            page.html.contains(&format!("id=\"{field}-error\"")),
            "{field}"
        );
    }
    let page = browser
        .submit(
            &page,
            "/settings/profile",
            &[
                ("name", "Petra van Profiel"),
                ("handle", "petra-vp"),
                ("expertise", "Taalhuis, <b>voorlezen</b>"),
                ("help", "Bel me gerust.\nNiet op maandag."),
                ("away", "2999-05-01"),
                ("job-for", "signed-in"),
                ("expertise-for", "everybody"),
                ("help-for", "nobody"),
            ],
        )
        .await
        .with(200);
    assert_eq!(page.path, "/people/petra-vp");
    for seen in [
        "Petra van Profiel",
        "Taalhuis",
        "<b>voorlezen</b>",
        "Niet op maandag",
        "1 mei 2999",
    ] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    let page = Browser::new(&world.server)
        .open("/people/petra-profiel")
        .await
        .with(200);
    assert_eq!(page.path, "/people/petra-vp", "the old address leads on");
    assert!(page.text().contains("Taalhuis"), "for everybody");
    assert!(!page.text().contains("maandag"), "for nobody");
    assert!(!page.text().contains("2999"), "for signed-in people");
    let page = Browser::of(&world.server, &world.member())
        .open("/people/petra-vp")
        .await
        .with(200);
    assert!(page.text().contains("2999") && !page.text().contains("maandag"));
    let taken = world.member().handle;
    let page = browser.open("/settings/profile").await.with(200);
    let page = browser
        .submit(&page, "/settings/profile", &[("handle", &taken)])
        .await
        .with(409);
    assert!(page.html.contains("role=\"alert\""));
}

#[tokio::test]
async fn a_token_opens_no_page_and_making_one_wants_proof_and_is_told() {
    let place = Place::new();
    let email = "sleutel@voorbeeld.example";
    place.account(email, "Sjoerd Sleutel", PASSWORD, true);
    let token = place.token(email);
    let server = place.serve();
    // For programs there is the API.
    let program = Caller::token(&server, &token);
    program.get("/me").await.with(200);
    for path in ["/settings", "/admin", "/admin/record.csv"] {
        let url = format!("{}{path}", server.base);
        let request = tests::http::client().get(url).bearer_auth(&token);
        let answer = tests::http::send(request).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(answer.header("location").starts_with("/sign-in"), "{path}");
    }
    let request = tests::http::client()
        .post(format!("{}/settings/tokens", server.base))
        .bearer_auth(&token)
        .form(&[("label", "kind"), ("scope", "write")]);
    assert_eq!(tests::http::send(request).await.status, 303);

    let mut browser = Browser::new(&server);
    browser.sign_in(email, PASSWORD).await.with(200);
    // A name and password in the address do not take another site's change past the guard.
    browser
        .headers
        .push(("authorization", "Basic eDp5".to_owned()));
    browser
        .headers
        .push(("origin", "https://elders.example".to_owned()));
    let fields = [("label", "elders"), ("scope", "write")];
    assert_eq!(browser.post("/settings/tokens", &fields).await.status, 403);
    browser.headers.clear();

    place.an_hour_later().await;
    let page = browser.open("/settings").await.with(200);
    let typed = [
        ("label", "mijn script"),
        ("scope", "read"),
        ("current", "mis"),
    ];
    let refused = browser.post("/settings/tokens", &typed).await.with(422);
    assert!(
        refused.html.contains("id=\"token-current-error\""),
        "{}",
        refused.html
    );
    assert!(
        refused.html.contains("mijn script"),
        "what was typed is there"
    );
    let typed = [
        ("label", "mijn script"),
        ("scope", "read"),
        ("current", PASSWORD),
    ];
    browser.post("/settings/tokens", &typed).await.with(201);
    assert!(
        page.form("/settings/tokens")
            .fields
            .iter()
            .any(|(name, _)| name == "current")
    );
    let mail = place.data().join("mail");
    let subject = "Er is een sleutel gemaakt voor je account bij Kenniskring";
    tests::letters::letter(&mail, email, subject, 0).await;

    // Who comes by link to where only a form goes is led to its page.
    let page = browser.open("/settings/tokens").await.with(200);
    assert_eq!(page.path, "/settings");
}
