//! Signing in by a link in the mail, and choosing another password by one.

use tests::browser::Browser;
use tests::letters::{letter, letters};
use tests::world::{PASSWORD, World, world};

const LINK: &str = "Je inloglink voor Kenniskring";
const FORGOT: &str = "Kies een wachtwoord voor Kenniskring";
const CHANGED: &str = "Je wachtwoord voor Kenniskring is gewijzigd";

fn mail(world: &World) -> std::path::PathBuf {
    world.place.data().join("mail")
}

#[tokio::test]
async fn a_link_in_the_mail_signs_in_where_it_was_asked_for_and_leads_back() {
    let world = world();
    let email = "inloglink@voorbeeld.example";
    world.place.account(email, "Ine Loglink", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    let page = browser.open("/settings").await.with(200);
    let page = browser
        .submit(
            &page,
            "/sign-in/link",
            &[("email", " INLOGLINK@voorbeeld.example")],
        )
        .await
        .with(200);
    assert_eq!(page.path, "/sign-in/link");
    assert!(page.text().contains("Kijk in je mail"), "{}", page.text());
    let first = letter(&mail(world), email, LINK, 0).await;
    assert!(first.text.contains("Beste Ine Loglink,"), "{}", first.text);
    assert!(first.text.contains("15 minuten"), "{}", first.text);
    let path = first.path(&world.server.base, "/sign-in/link/");

    // Programs that look at every link in a mail change nothing, and another browser is told what to do.
    let mut other = Browser::new(&world.server);
    for _ in 0..2 {
        let page = other.open(&path).await.with(200);
        assert!(page.text().contains("andere browser"), "{}", page.text());
        assert!(page.links().contains(&"/sign-in".to_owned()));
        assert!(page.forms().iter().all(|form| form.action != path));
    }
    assert_eq!(other.request("HEAD", &path, None).await.status, 200);
    other.post(&path, &[]).await.with(403);
    assert!(other.cookie("kenniskring").is_none());

    let page = browser.open(&path).await.with(200);
    let page = browser.submit(&page, &path, &[]).await.with(200);
    assert_eq!(page.path, "/settings");
    assert!(page.text().contains("Ine Loglink"), "{}", page.text());
    assert_eq!(browser.open(&path).await.status, 404, "once only");
    assert_eq!(browser.post(&path, &[]).await.status, 404, "once only");
}

#[tokio::test]
async fn an_address_of_nobody_gets_the_same_page_and_no_letter() {
    let world = world();
    let email = "bestaat-wel@voorbeeld.example";
    let nobody = "bestaat-niet@voorbeeld.example";
    world.place.account(email, "Bas Taat", PASSWORD, false);
    for (form, sent, subject) in [
        ("/sign-in/link", "/sign-in/link", LINK),
        ("/forgot-password", "/forgot-password/sent", FORGOT),
    ] {
        let mut seen = Vec::new();
        for address in [nobody, email] {
            let mut browser = Browser::new(&world.server);
            browser.headers.push(("origin", world.server.base.clone()));
            let fields = [("email".to_owned(), address.to_owned())];
            let answer = browser.request("POST", form, Some(&fields)).await;
            assert_eq!(answer.header("location"), sent);
            let page = browser.open(sent).await.with(200);
            seen.push((answer.status, answer.text(), page.html));
        }
        assert_eq!(seen[0], seen[1]);
        // The relay answers in order: when the second has its letter, the first would have had one.
        letter(&mail(world), email, subject, 0).await;
        assert_eq!(letters(&mail(world), nobody).len(), 0);
        let mut browser = Browser::new(&world.server);
        let page = browser.post(form, &[("email", "geen adres")]).await;
        assert_eq!(page.status, 422);
        assert!(page.html.contains("role=\"alert\""));
    }
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_mail_and_a_letter_says_so() {
    let world = world();
    let email = "vergeten@voorbeeld.example";
    world.place.account(email, "Vera Geten", PASSWORD, false);
    let mut elsewhere = Browser::new(&world.server);
    elsewhere.sign_in(email, PASSWORD).await.with(200);

    let mut browser = Browser::new(&world.server);
    let page = browser.open("/sign-in").await.with(200);
    assert!(page.links().contains(&"/forgot-password".to_owned()));
    let page = browser.open("/forgot-password").await.with(200);
    let page = browser
        .submit(&page, "/forgot-password", &[("email", email)])
        .await
        .with(200);
    assert!(page.text().contains("60 minuten"), "{}", page.text());
    let asked = letter(&mail(world), email, FORGOT, 0).await;
    let path = asked.path(&world.server.base, "/set-password/");
    // Looking changes nothing.
    Browser::new(&world.server).open(&path).await.with(200);
    let page = browser.open(&path).await.with(200);
    let next = "een heel ander wachtwoord";
    let page = browser
        .submit(&page, &path, &[("password", next)])
        .await
        .with(200);
    assert_eq!(page.path, "/");
    assert_eq!(browser.open(&path).await.status, 404, "once only");
    let page = elsewhere.open("/settings").await;
    assert_eq!(page.path, "/sign-in?return=%2Fsettings", "signed out");
    elsewhere.sign_in(email, PASSWORD).await.with(422);
    elsewhere.sign_in(email, next).await.with(200);
    let told = letter(&mail(world), email, CHANGED, 0).await;
    told.path(&world.server.base, "/forgot-password");
}
