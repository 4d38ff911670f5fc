//! From the invitation in the mail to the first thread in two acts.

use tests::browser::Browser;
use tests::letters::{letter, letters};
use tests::world::{PASSWORD, world};

const INVITED: &str = "U bent uitgenodigd voor Kenniskring";

async fn administrator() -> Browser {
    let world = world();
    let mut browser = Browser::new(&world.server);
    browser
        .sign_in(&world.administrator.email, PASSWORD)
        .await
        .with(200);
    browser
}

#[tokio::test]
async fn an_invitation_leads_to_the_thread_by_one_form_and_works_once() {
    let world = world();
    let email = "genodigde@voorbeeld.example";
    let thread = world.caller().thread(world.community(), "Kom erbij").await;
    let mut admin = administrator().await;
    let home = admin.open("/admin").await.with(200);
    assert!(home.links().contains(&"/admin/accounts/new".to_owned()));
    let path = format!("/admin/accounts/new?thread={thread}");
    let page = admin.open(&path).await.with(200);
    let action = "/admin/accounts/new";
    let page = admin
        .submit(&page, action, &[("name", " "), ("email", "geen adres")])
        .await
        .with(422);
    let typed = [("name", "Gea Nodigde"), ("email", email)];
    let page = admin.submit(&page, action, &typed).await.with(200);
    assert!(page.text().contains("uitnodiging is verstuurd"));

    let mail = world.place.data().join("mail");
    let invited = letter(&mail, email, INVITED, 0).await;
    assert!(
        invited.text.contains("Bea Beheer nodigt u uit"),
        "{}",
        invited.text
    );
    assert!(invited.text.contains("7 dagen"), "{}", invited.text);
    let link = invited.path(&world.server.base, "/invitation/");
    // Programs that look at every link in a mail change nothing.
    Browser::new(&world.server).open(&link).await.with(200);

    let mut browser = Browser::new(&world.server);
    let page = browser.open(&link).await.with(200);
    let form = page.form(&link);
    let name = ("name".to_owned(), "Gea Nodigde".to_owned());
    assert!(form.fields.contains(&name), "{form:?}");
    let page = browser
        .submit(&page, &link, &[("password", "welkom01")])
        .await
        .with(422);
    let page = browser
        .submit(
            &page,
            &link,
            &[("name", "Gea de Nodigde"), ("password", "")],
        )
        .await
        .with(200);
    assert_eq!(page.path, format!("/t/{thread}"));
    assert!(page.text().contains("Kom erbij"), "{}", page.text());
    assert!(page.text().contains("Gea de Nodigde"), "{}", page.text());
    assert_eq!(browser.open(&link).await.status, 404, "once only");
    assert_eq!(browser.post(&link, &[("name", "x")]).await.status, 404);

    // Who came in is not invited again; the administrator may know that.
    let page = admin.open(action).await.with(200);
    admin.submit(&page, action, &typed).await.with(409);
    assert_eq!(letters(&mail, email).len(), 1);
}

#[tokio::test]
async fn an_invitation_is_accepted_with_a_password_too_and_leads_home() {
    let world = world();
    let email = "genodigde-2@voorbeeld.example";
    let mut admin = administrator().await;
    let mail = world.place.data().join("mail");
    let mut links = Vec::new();
    // The first has come before the second is asked for: letters of one moment come in any order.
    for (seen, thread) in ["https://elders.example", ""].into_iter().enumerate() {
        let fields = [("name", "Wim Woord"), ("email", email), ("thread", thread)];
        admin.post("/admin/accounts/new", &fields).await.with(200);
        let letter = letter(&mail, email, INVITED, seen).await;
        links.push(letter.path(&world.server.base, "/invitation/"));
    }
    let [older, newer] = [&links[0], &links[1]];
    let mut browser = Browser::new(&world.server);
    assert_eq!(browser.open(older).await.status, 404, "replaced");
    let page = browser.open(newer).await.with(200);
    let page = browser
        .submit(&page, newer, &[("password", PASSWORD)])
        .await
        .with(200);
    assert_eq!(page.path, "/");
    let mut again = Browser::new(&world.server);
    again.sign_in(email, PASSWORD).await.with(200);
}

#[tokio::test]
async fn who_is_invited_without_a_thread_reads_one_after_one_button_too() {
    let world = world();
    let email = "genodigde-3@voorbeeld.example";
    let mut admin = administrator().await;
    let page = admin.open("/admin/accounts/new").await.with(200);
    let typed = [("name", "Nel Nieuw"), ("email", email)];
    admin
        .submit(&page, "/admin/accounts/new", &typed)
        .await
        .with(200);
    let mail = world.place.data().join("mail");
    let invited = letter(&mail, email, INVITED, 0).await;
    // The first act: the link in the mail. The second: the button.
    let link = invited.path(&world.server.base, "/invitation/");
    let mut browser = Browser::new(&world.server);
    let page = browser.open(&link).await.with(200);
    let page = browser.submit(&page, &link, &[]).await.with(200);
    assert!(page.path.starts_with("/t/"), "{}", page.path);
    assert!(!page.article(1).is_empty());
}
