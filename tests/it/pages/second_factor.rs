//! The second step, from switching it on to signing in with it.

use tests::browser::{Browser, Page};
use tests::letters::letter;
use tests::place::Place;
use tests::world::{PASSWORD, world};

const ANNA: &str = "anna@voorbeeld.example";

/// What an app would make of the key on the page at this moment.
fn code(page: &Page) -> String {
    let key = page.html.split("<code class=\"secret\">").nth(1).unwrap();
    let key = key.split('<').next().unwrap().replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(key).unwrap();
    let app = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    app.generate_current().to_string()
}

async fn switched_on(browser: &mut Browser) -> Vec<String> {
    let page = browser.open("/settings/second-factor").await.with(200);
    let page = browser
        .submit(&page, "/settings/second-factor/begin", &[])
        .await
        .with(200);
    assert!(page.html.contains("<svg"), "a picture to scan");
    let wrong = browser
        .submit(
            &page,
            "/settings/second-factor/confirm",
            &[("code", "000000")],
        )
        .await
        .with(422);
    assert!(
        wrong.html.contains("Deze code klopt niet"),
        "{}",
        wrong.html
    );
    let right = code(&page);
    let page = browser
        .submit(
            &page,
            "/settings/second-factor/confirm",
            &[("code", &right)],
        )
        .await
        .with(201);
    assert_eq!(page.headers["cache-control"], "private, no-store");
    let codes = page.html.split("<li><code>").skip(1);
    codes
        .map(|part| part.split('<').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn with_a_second_step_the_password_alone_opens_nothing() {
    let place = Place::new();
    place.account(ANNA, "Anna", PASSWORD, false);
    let server = place.serve();
    let mut browser = Browser::new(&server);
    browser.sign_in(ANNA, PASSWORD).await.with(200);
    let codes = switched_on(&mut browser).await;
    assert_eq!(codes.len(), 10);

    let mut other = Browser::new(&server);
    let page = other.sign_in(ANNA, PASSWORD).await.with(200);
    assert!(page.path.starts_with("/sign-in/code"), "{}", page.path);
    assert_eq!(other.cookie("kenniskring"), None, "no session yet");
    other.open("/settings").await;
    assert_eq!(other.cookie("kenniskring"), None);
    let wrong = other
        .submit(&page, "/sign-in/code", &[("code", "123 456")])
        .await
        .with(422);
    assert!(wrong.html.contains("role=\"alert\""));
    let page = other
        .submit(&page, "/sign-in/code", &[("code", &codes[0])])
        .await
        .with(200);
    assert_eq!(
        page.path, "/settings/second-factor",
        "a recovery code leads to the settings"
    );
    assert!(other.cookie("kenniskring").is_some());
    // Without the password there is nothing to give a code to.
    let mut nobody = Browser::new(&server);
    let page = nobody.post("/sign-in/code", &[("code", &codes[1])]).await;
    assert_eq!(page.path, "/sign-in");
    assert_eq!(nobody.cookie("kenniskring"), None);
}

#[tokio::test]
async fn who_owes_a_second_step_can_do_nothing_else() {
    let place = Place::new().with("SECOND_FACTOR", "administrators");
    place.account("ada@voorbeeld.example", "Ada", PASSWORD, true);
    place.account(ANNA, "Anna", PASSWORD, false);
    let server = place.serve();
    let mut anna = Browser::new(&server);
    assert_eq!(anna.sign_in(ANNA, PASSWORD).await.path, "/");
    let mut ada = Browser::new(&server);
    let page = ada
        .sign_in("ada@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    assert_eq!(page.path, "/settings/second-factor");
    for path in ["/", "/admin", "/settings", "/c/leesbevordering"] {
        assert_eq!(
            ada.open(path).await.path,
            "/settings/second-factor",
            "{path}"
        );
    }
    let api = ada.open("/api/v1/me").await;
    assert_eq!(api.status, 403);
    assert!(api.html.contains("second-factor-needed"), "{}", api.html);
    let live = ada.open("/api/v1/live").await;
    assert_eq!(live.status, 403);
    switched_on(&mut ada).await;
    assert_eq!(ada.open("/admin").await.with(200).path, "/admin");
}

#[tokio::test]
async fn a_screen_left_open_is_not_enough_to_switch_it_on_and_its_owner_is_told() {
    let place = Place::new();
    place.account(ANNA, "Anna", PASSWORD, false);
    let server = place.serve();
    let mut browser = Browser::new(&server);
    browser.sign_in(ANNA, PASSWORD).await.with(200);
    place.an_hour_later().await;
    let begin = "/settings/second-factor/begin";
    let page = browser.open("/settings/second-factor").await.with(200);
    let page = browser
        .submit(&page, begin, &[("current", "mis")])
        .await
        .with(422);
    assert!(page.html.contains("id=\"current-error\""), "{}", page.html);
    assert!(!page.html.contains("class=\"secret\""), "none is shown");

    let world = world();
    let email = "stap@voorbeeld.example";
    world.place.account(email, "Stap", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.sign_in(email, PASSWORD).await.with(200);
    let codes = switched_on(&mut browser).await;
    let mail = world.place.data().join("mail");
    letter(&mail, email, "De tweede stap staat aan bij Kenniskring", 0).await;
    let mut other = Browser::new(&world.server);
    let page = other.sign_in(email, PASSWORD).await.with(200);
    other
        .submit(&page, "/sign-in/code", &[("code", &codes[0])])
        .await
        .with(200);
    letter(
        &mail,
        email,
        "Er is een herstelcode gebruikt bij Kenniskring",
        0,
    )
    .await;
    let off = [("code", codes[1].as_str()), ("do", "off")];
    browser
        .post("/settings/second-factor/change", &off)
        .await
        .with(200);
    letter(&mail, email, "De tweede stap staat uit bij Kenniskring", 0).await;
}
