//! From an invitation to a community in the mail, or a link that was shared, to being a member.

use tests::browser::{Browser, Page};
use tests::http::Caller;
use tests::letters::letter;
use tests::world::{World, world};

const INVITED: &str = "Uitnodiging voor ";
const ASKED: &str = "Word lid van ";

fn coordinator(world: &World) -> Browser {
    Browser::of(&world.server, world.coordinator())
}

fn invite_at(world: &World) -> String {
    format!("/coordinate/{}/invite", world.community())
}

async fn invite(world: &World, browser: &mut Browser, addresses: &str, word: &str) -> Page {
    let path = invite_at(world);
    let page = browser.open(&path).await.with(200);
    let typed = [("addresses", addresses), ("role", "member"), ("word", word)];
    browser.submit(&page, &path, &typed).await
}

/// The subject that begins so, whatever the community is called.
async fn post(world: &World, email: &str, begins: &str, seen: usize) -> tests::letters::Letter {
    let mail = world.place.data().join("mail");
    let path = format!("/communities/{}", world.community());
    let community = world.nobody().get(&path).await.with(200);
    let name = community["name"].as_str().unwrap();
    letter(&mail, email, &format!("{begins}{name}"), seen).await
}

#[tokio::test]
async fn whoever_is_invited_without_an_account_comes_in_by_one_form_and_every_line_is_reported() {
    let world = world();
    let mut browser = coordinator(world);
    let member = world.member();
    let list = format!(
        "Naam;E-mail\nNora Nieuw;nora.nieuw@voorbeeld.example\n;{}\nZonder Adres;\nFout;x@@y\nNora;NORA.nieuw@voorbeeld.example",
        member.email
    );
    let page = invite(world, &mut browser, &list, "Fijn als je meedoet!")
        .await
        .with(200);
    let text = page.text();
    for told in [
        "Er is 1 uitnodiging verstuurd",
        "Is al lid",
        "Hier staat geen e-mailadres",
        "Dit is geen geldig e-mailadres",
        "Staat al hoger in de lijst",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let form = page.form(&invite_at(world));
    let left = form.fields.iter().find(|(name, _)| name == "addresses");
    let left = left.unwrap().1.trim().replace('\r', "");
    assert_eq!(
        left, "Zonder Adres;\nFout;x@@y",
        "what failed can be corrected"
    );

    let email = "nora.nieuw@voorbeeld.example";
    let invited = post(world, email, INVITED, 0).await;
    assert!(invited.text.contains("nodigt je uit"), "{}", invited.text);
    assert!(
        invited.text.contains("Fijn als je meedoet!"),
        "{}",
        invited.text
    );
    let link = invited.path(&world.server.base, "/join/");
    let mut new = Browser::new(&world.server);
    let page = new.open(&link).await.with(200);
    assert!(page.text().contains(email), "{}", page.text());
    let action = format!("{link}/account");
    let page = new.submit(&page, &action, &[("name", " ")]).await.with(422);
    let page = new
        .submit(&page, &action, &[("name", "Nora Nieuw")])
        .await
        .with(200);
    assert_eq!(page.path, format!("/c/{}", world.community()));
    assert!(
        page.text().contains("Je bent nu lid. Welkom!"),
        "{}",
        page.text()
    );
    assert!(new.cookie("kenniskring").is_some(), "signed in");
    let (again, bare) = (
        new.open(&link).await,
        new.post(&action, &[("name", "x")]).await,
    );
    assert_eq!((again.status, bare.status), (404, 404), "once only");
}

#[tokio::test]
async fn whoever_has_an_account_signs_in_first_and_gets_the_same_letter() {
    let world = world();
    let outsider = "buiten.staander@voorbeeld.example";
    let password = tests::world::PASSWORD;
    world.place.account(outsider, "Bo Buiten", password, false);
    let mut browser = coordinator(world);
    let both = format!("{outsider}\nook.niemand@voorbeeld.example");
    let page = invite(world, &mut browser, &both, "").await.with(200);
    assert_eq!(
        page.text().matches("Uitgenodigd").count(),
        2,
        "{}",
        page.text()
    );
    let link = post(world, outsider, INVITED, 0)
        .await
        .path(&world.server.base, "/join/");
    let mut new = Browser::new(&world.server);
    let page = new.open(&link).await.with(200);
    assert!(
        page.text().contains("hoort al een account"),
        "{}",
        page.text()
    );
    let taken = new
        .post(&format!("{link}/account"), &[("name", "Bo")])
        .await;
    assert_eq!(
        taken.status, 409,
        "no second account, and nobody is signed in"
    );
    assert!(new.cookie("kenniskring").is_none());
    // The letter that signs in leads back.
    let page = new.submit(&page, "/sign-in/link", &[]).await.with(200);
    assert_eq!(page.path, "/sign-in/link");
    let mail = world.place.data().join("mail");
    let sign_in = letter(&mail, outsider, "Je inloglink voor Kenniskring", 0).await;
    let path = sign_in.path(&world.server.base, "/sign-in/link/");
    let page = new.open(&path).await.with(200);
    let page = new.submit(&page, &path, &[]).await.with(200);
    assert_eq!(page.path, link);
    let page = new.submit(&page, &link, &[]).await.with(200);
    assert_eq!(page.path, format!("/c/{}", world.community()));
    assert!(page.text().contains("Je bent nu lid"), "{}", page.text());
}

#[tokio::test]
async fn by_a_shared_link_anybody_asks_for_a_letter_and_the_answer_is_the_same_for_all() {
    let world = world();
    let mut browser = coordinator(world);
    let path = invite_at(world);
    let page = browser.open(&path).await.with(200);
    let action = format!("{path}/link");
    let page = browser
        .submit(&page, &action, &[("uses", "0"), ("days", "x")])
        .await
        .with(422);
    let typed = [("uses", "1"), ("days", "7")];
    let page = browser.submit(&page, &action, &typed).await.with(201);
    let start = format!("{}/join/", world.server.base);
    let at = page.html.find(&start).expect("the link is shown") + world.server.base.len();
    let link: String = page.html[at..].chars().take_while(|c| *c != '"').collect();
    let again = browser.open(&path).await.with(200);
    assert!(!again.html.contains(&link), "this once only");

    // Letters are in the language of their reader.
    let known = loop {
        let member = world.member();
        let me = Caller::member(&world.server, &member).get("/me").await;
        if me.with(200)["language"] == "nl" {
            break member.email;
        }
    };
    let mut answers = Vec::new();
    for email in ["lea.link@voorbeeld.example", known.as_str()] {
        let mut new = Browser::new(&world.server);
        let page = new.open(&link).await.with(200);
        let action = format!("{link}/ask");
        let typed = [("name", "Lea Link"), ("email", email)];
        let page = new.submit(&page, &action, &typed).await.with(200);
        answers.push((page.path.clone(), page.text()));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].1.contains("Kijk in je mail"), "{answers:?}");
    let asked = post(world, "lea.link@voorbeeld.example", ASKED, 0).await;
    assert!(!asked.text.contains("nodigt je uit"), "{}", asked.text);
    post(world, &known, ASKED, 0).await;
    let own = asked.path(&world.server.base, "/join/");
    assert_ne!(own, link);
    let mut new = Browser::new(&world.server);
    let page = new.open(&own).await.with(200);
    let action = format!("{own}/account");
    let page = new.submit(&page, &action, &[]).await.with(200);
    assert_eq!(page.path, format!("/c/{}", world.community()));
    // It was the only use.
    assert_eq!(Browser::new(&world.server).open(&link).await.status, 404);
}

#[tokio::test]
async fn an_invitation_that_was_withdrawn_leads_nowhere() {
    let world = world();
    let mut browser = coordinator(world);
    let email = "toch.niet@voorbeeld.example";
    let page = invite(world, &mut browser, email, "").await.with(200);
    let link = post(world, email, INVITED, 0)
        .await
        .path(&world.server.base, "/join/");
    let at = page
        .html
        .find(&format!("<strong>{email}</strong>"))
        .unwrap();
    let start = format!("{}/", invite_at(world));
    let from = page.html[at..].find(&start).unwrap() + at;
    let action: String = page.html[from..]
        .chars()
        .take_while(|c| *c != '"')
        .collect();
    let page = browser.submit(&page, &action, &[]).await.with(200);
    assert!(page.text().contains("werkt niet meer"), "{}", page.text());
    assert!(!page.html.contains(email));
    assert_eq!(Browser::new(&world.server).open(&link).await.status, 404);
}
