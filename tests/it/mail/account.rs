//! Another e-mail address, and going on without a password, told by letters.

use tests::browser::Browser;
use tests::letters::{letter, letters};
use tests::world::{PASSWORD, age, world};

const CONFIRM: &str = "Bevestig je nieuwe e-mailadres";
const OLD: &str = "Je e-mailadres bij Kenniskring wijzigen";
const TAKEN: &str = "Dit e-mailadres heeft al een account bij Kenniskring";

async fn signed_in(email: &str) -> Browser {
    let world = world();
    world.place.account(email, "Ada Dres", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.sign_in(email, PASSWORD).await.with(200);
    browser
}

#[tokio::test]
async fn another_address_is_confirmed_there_and_told_to_the_old_one() {
    let world = world();
    let mail = world.place.data().join("mail");
    let (old, new) = (
        "adres-oud@voorbeeld.example",
        "adres-nieuw@voorbeeld.example",
    );
    let mut browser = signed_in(old).await;
    let page = browser.open("/settings").await.with(200);
    for wrong in ["geen adres", "ADRES-OUD@voorbeeld.example"] {
        browser
            .submit(&page, "/settings/email", &[("email", wrong)])
            .await
            .with(422);
    }
    age(old).await;
    browser
        .submit(&page, "/settings/email", &[("email", new)])
        .await
        .with(422);
    let page = browser.open("/settings").await.with(200);
    let typed = [("email", new), ("current", "mis")];
    let page = browser
        .submit(&page, "/settings/email", &typed)
        .await
        .with(422);
    let typed = [("email", new), ("current", PASSWORD)];
    browser
        .submit(&page, "/settings/email", &typed)
        .await
        .with(200);
    let told = letter(&mail, old, OLD, 0).await;
    assert!(told.text.contains(new), "{}", told.text);
    let link = letter(&mail, new, CONFIRM, 0).await;
    let path = link.path(&world.server.base, "/confirm-email/");
    // Looking changes nothing.
    let mut other = Browser::new(&world.server);
    let page = other.open(&path).await.with(200);
    Browser::new(&world.server)
        .sign_in(old, PASSWORD)
        .await
        .with(200);
    let page = other.submit(&page, &path, &[]).await.with(200);
    assert_eq!(page.path, "/sign-in");
    assert_eq!(other.open(&path).await.status, 404, "once only");
    assert_eq!(other.post(&path, &[]).await.status, 404, "once only");
    Browser::new(&world.server)
        .sign_in(old, PASSWORD)
        .await
        .with(422);
    Browser::new(&world.server)
        .sign_in(new, PASSWORD)
        .await
        .with(200);
}

#[tokio::test]
async fn an_address_that_is_taken_does_not_show_on_the_page() {
    let world = world();
    let mail = world.place.data().join("mail");
    let (mine, taken) = (
        "adres-mijn@voorbeeld.example",
        "adres-bezet@voorbeeld.example",
    );
    world.place.account(taken, "Bea Zet", PASSWORD, false);
    let mut browser = signed_in(mine).await;
    let mut seen = Vec::new();
    for address in [taken, "adres-vrij@voorbeeld.example"] {
        let page = browser.open("/settings").await.with(200);
        let page = browser
            .submit(&page, "/settings/email", &[("email", address)])
            .await
            .with(200);
        seen.push(page.text());
    }
    assert_eq!(seen[0], seen[1]);
    let told = letter(&mail, taken, TAKEN, 0).await;
    assert!(told.text.contains("Beste Bea Zet,"), "{}", told.text);
    assert!(!told.text.contains("Ada Dres") && !told.text.contains("/confirm-email/"));
}

#[tokio::test]
async fn a_password_can_go_and_come_back_and_letters_say_so() {
    let world = world();
    let mail = world.place.data().join("mail");
    let email = "zonder@voorbeeld.example";
    let mut browser = signed_in(email).await;
    let mut elsewhere = Browser::new(&world.server);
    elsewhere.sign_in(email, PASSWORD).await.with(200);
    age(email).await;
    let page = browser.open("/settings/sign-in").await.with(200);
    assert!(page.text().contains("Met een wachtwoord: ingesteld."));
    let remove = "/settings/remove-password";
    let page = browser
        .submit(&page, remove, &[("current", "mis")])
        .await
        .with(422);
    let page = browser
        .submit(&page, remove, &[("current", PASSWORD)])
        .await
        .with(200);
    assert!(page.text().contains("Met een wachtwoord: niet ingesteld."));
    letter(
        &mail,
        email,
        "Je wachtwoord voor Kenniskring is verwijderd",
        0,
    )
    .await;
    let gone = elsewhere.open("/settings").await;
    assert_eq!(gone.path, "/sign-in?return=%2Fsettings");
    for typed in [PASSWORD, ""] {
        Browser::new(&world.server)
            .sign_in(email, typed)
            .await
            .with(422);
    }
    // Without a password one has to have signed in lately.
    browser
        .submit(&page, "/settings/password", &[("password", PASSWORD)])
        .await
        .with(403);
    browser
        .post("/settings/email", &[("email", "x@voorbeeld.example")])
        .await
        .with(403);
    browser.post(remove, &[]).await.with(403);
    // By a link in the mail one always comes in.
    let mut new = Browser::new(&world.server);
    new.post("/sign-in/link", &[("email", email)])
        .await
        .with(200);
    let link = letter(&mail, email, "Je inloglink voor Kenniskring", 0).await;
    let path = link.path(&world.server.base, "/sign-in/link/");
    new.post(&path, &[]).await.with(200);
    let page = new.open("/settings/sign-in").await.with(200);
    new.submit(&page, "/settings/password", &[("password", PASSWORD)])
        .await
        .with(200);
    Browser::new(&world.server)
        .sign_in(email, PASSWORD)
        .await
        .with(200);
    letter(
        &mail,
        email,
        "Je wachtwoord voor Kenniskring is gewijzigd",
        0,
    )
    .await;
}

#[tokio::test]
async fn a_sign_in_on_a_new_device_is_told_and_on_a_known_one_is_not() {
    let world = world();
    let mail = world.place.data().join("mail");
    let email = "apparaat@voorbeeld.example";
    let subject = "Nieuwe aanmelding bij Kenniskring";
    let mut first = signed_in(email).await;
    first.post("/sign-out", &[]).await.with(200);
    first.sign_in(email, PASSWORD).await.with(200);
    let mut other = Browser::new(&world.server);
    other
        .headers
        .push(("user-agent", "<Eva> Firefox/143.0 (Windows)".to_owned()));
    other.sign_in(email, PASSWORD).await.with(200);
    let told = letter(&mail, email, subject, 0).await;
    assert!(told.text.contains("Firefox op Windows"), "{}", told.text);
    assert!(!told.html.contains("Eva"), "{}", told.html);
    told.path(&world.server.base, "/settings#sessions");
    // The third is new again; the facts are handled in order, so that no other letter can come after its letter.
    other.post("/sign-out", &[]).await.with(200);
    other.sign_in(email, PASSWORD).await.with(200);
    let mut third = Browser::new(&world.server);
    third.sign_in(email, PASSWORD).await.with(200);
    letter(&mail, email, subject, 1).await;
    assert_eq!(letters(&mail, email).len(), 2);
}
