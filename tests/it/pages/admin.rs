//! `/admin/accounts`, `/admin/guests`, `/admin/tokens`, `/admin/settings`, `/admin/merge`

use tests::browser::{Browser, Page};
use tests::http::{Caller, send};
use tests::letters::{letter, letters};
use tests::live::Live;
use tests::place::Place;
use tests::server::Server;
use tests::world::PASSWORD;

const ADA: &str = "ada@voorbeeld.example";
const BOB: &str = "bob@voorbeeld.example";

/// A place with an administrator who is signed in, and Bob.
async fn desk() -> (Place, Server, Browser, String) {
    let place = Place::new();
    place.account(ADA, "Ada Baas", PASSWORD, true);
    let bob = place.account(BOB, "Bob Bakker", PASSWORD, false);
    let server = place.serve();
    let mut ada = Browser::new(&server);
    ada.sign_in(ADA, PASSWORD).await.with(200);
    (place, server, ada, bob)
}

/// Confirms an act on an account; the page it leads to.
async fn act(ada: &mut Browser, person: &str, act: &str, typed: &[(&str, &str)]) -> Page {
    let path = format!("/admin/accounts/{person}/{act}");
    let page = ada.open(&path).await.with(200);
    ada.submit(&page, &path, typed).await
}

#[tokio::test]
async fn an_account_is_found_closed_and_opened_again() {
    let (_place, server, mut ada, bob) = desk().await;
    let mut page = ada.open("/admin/accounts?q=BAKKER").await.with(200);
    let one = format!("/admin/accounts/{bob}");
    assert!(page.links().contains(&one), "{}", page.text());
    assert!(
        page.text().contains("nog nooit aangemeld"),
        "{}",
        page.text()
    );
    page = ada.open("/admin/accounts?which=administrators").await;
    assert!(!page.links().contains(&one) && page.text().contains("Ada Baas"));
    page = ada
        .open("/admin/accounts?q=niemand&which=nonsense")
        .await
        .with(200);
    assert!(page.text().contains("Er is geen account dat past"));

    let mut member = Browser::new(&server);
    member.sign_in(BOB, PASSWORD).await.with(200);
    page = ada.open(&one).await.with(200);
    for seen in [
        BOB,
        "@bob-bakker",
        "1 apparaat",
        "Account gemaakt",
        "een wachtwoord",
    ] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    assert!(
        page.links()
            .contains(&"/admin/record?person=bob-bakker".to_owned())
    );
    assert!(page.links().contains(&format!("{one}/disable")));
    assert!(!page.links().contains(&format!("{one}/enable")));

    let ask = ada.open(&format!("{one}/disable")).await.with(200);
    assert!(ask.text().contains("meteen afgemeld"), "in words first");
    member.open("/settings").await.with(200);
    page = act(&mut ada, &bob, "disable", &[]).await.with(200);
    assert!(
        page.text().contains("Het account is uitgezet."),
        "{}",
        page.text()
    );
    assert!(
        page.text().contains("uitgezet Over dit account"),
        "{}",
        page.text()
    );
    assert!(member.open("/settings").await.path.starts_with("/sign-in"));
    Browser::new(&server).sign_in(BOB, PASSWORD).await.with(422);
    page = ada.open("/admin/accounts?which=disabled").await.with(200);
    assert!(page.links().contains(&one));
    let record = ada.open("/admin/record?person=bob-bakker").await.with(200);
    assert!(
        record.text().contains("Account uitgezet"),
        "of a closed account too"
    );
    act(&mut ada, &bob, "enable", &[]).await.with(200);
    Browser::new(&server).sign_in(BOB, PASSWORD).await.with(200);
    let record = ada.open("/admin/record?person=bob-bakker").await.with(200);
    for seen in ["Account uitgezet", "Account weer aangezet", "Ada Baas"] {
        assert!(record.text().contains(seen), "{seen}");
    }
}

#[tokio::test]
async fn what_cannot_be_done_is_said_and_nothing_is_there_for_others() {
    let (_place, server, mut ada, bob) = desk().await;
    let own = ada.open("/admin/accounts?q=ada").await.with(200);
    let own = own
        .links()
        .into_iter()
        .find(|link| link.starts_with("/admin/accounts/") && !link.ends_with("/new"))
        .unwrap();
    let id = own.rsplit('/').next().unwrap().to_owned();
    let page = ada.open(&own).await.with(200);
    assert!(
        !page.links().contains(&format!("{own}/disable")),
        "not offered"
    );
    for word in ["disable", "end-administrator"] {
        let page = act(&mut ada, &id, word, &[]).await.with(409);
        assert!(
            page.text().contains("niet met je eigen account"),
            "{}",
            page.text()
        );
    }
    let page = act(&mut ada, &bob, "invite", &[]).await.with(409);
    assert!(page.text().contains("al binnen"), "{}", page.text());
    for path in [
        "/admin/accounts/x",
        "/admin/accounts/01890a5d-ac96-774b-bcce-b302099a8057",
        &format!("/admin/accounts/{bob}/nonsense"),
    ] {
        ada.open(path).await.with(404);
    }
    let nobody = Caller::nobody(&server);
    let mut member = Browser::new(&server);
    member.sign_in(BOB, PASSWORD).await.with(200);
    for path in [
        "/admin/accounts",
        "/admin/organisations",
        "/admin/merge",
        "/admin/settings",
    ] {
        let answer = send(nobody.ask("GET", path)).await;
        assert_eq!(answer.status, 303, "{path}");
        assert!(
            answer.header("location").starts_with("/sign-in?return="),
            "{path}"
        );
        assert_eq!(member.open(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn somebody_becomes_administrator_and_is_asked_for_a_new_password() {
    let (place, server, mut ada, bob) = desk().await;
    let mail = place.data().join("mail");
    let mut member = Browser::new(&server);
    member.sign_in(BOB, PASSWORD).await.with(200);
    member.open("/admin").await.with(404);
    act(&mut ada, &bob, "make-administrator", &[])
        .await
        .with(200);
    member.open("/admin").await.with(200);
    let told = letter(&mail, BOB, "Je rol op Kenniskring is veranderd", 0).await;
    assert!(told.text.contains("Je bent nu beheerder"), "{}", told.text);
    act(&mut ada, &bob, "end-administrator", &[])
        .await
        .with(200);
    member.open("/admin").await.with(404);
    act(&mut ada, &bob, "end-sessions", &[]).await.with(200);
    assert!(member.open("/settings").await.path.starts_with("/sign-in"));
    act(&mut ada, &bob, "ask-password", &[]).await.with(200);
    Browser::new(&server).sign_in(BOB, PASSWORD).await.with(422);
    let told = letter(&mail, BOB, "Kies een nieuw wachtwoord voor Kenniskring", 0).await;
    assert!(told.text.contains("Een beheerder heeft"), "{}", told.text);
}

#[tokio::test]
async fn somebody_becomes_a_guest_of_named_communities() {
    let (place, _server, mut ada, bob) = desk().await;
    let community = "leesbevordering";
    let until = [("guest-until", "2030-12-31")];
    let page = act(&mut ada, &bob, "guest", &until).await.with(422);
    assert!(
        page.html.contains("id=\"communities-error\""),
        "{}",
        page.text()
    );
    assert!(
        page.html.contains("value=\"2030-12-31\""),
        "what was typed is there"
    );
    let path = format!("/admin/accounts/{bob}/guest");
    let tick = format!("in-{community}");
    let page = ada
        .post(&path, &[("guest-until", "gauw"), (tick.as_str(), "yes")])
        .await
        .with(422);
    assert!(
        page.html.contains("id=\"guest-until-error\""),
        "{}",
        page.text()
    );
    let boxes = tests::browser::tags(&page.html, "input");
    let ticked: Vec<&String> = boxes
        .iter()
        .filter(|one| one.contains(" checked"))
        .collect();
    assert!(ticked.len() == 1 && ticked[0].contains(&tick), "{ticked:?}");
    ada.post(
        &path,
        &[("guest-until", "2030-12-31"), (tick.as_str(), "yes")],
    )
    .await
    .with(200);
    let page = ada.open("/admin/guests").await.with(200);
    for seen in ["Bob Bakker", "gast tot 31 december 2030", "Leesbevordering"] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    let mail = place.data().join("mail");
    let told = letter(&mail, BOB, "Je account bij Kenniskring is veranderd", 0).await;
    assert!(told.text.contains("tot 31 december 2030"), "{}", told.text);
    act(&mut ada, &bob, "no-guest", &[]).await.with(200);
    let page = ada.open("/admin/guests").await.with(200);
    assert!(page.text().contains("Er zijn geen gasten."));
    letter(&mail, BOB, "Je account bij Kenniskring is veranderd", 1).await;
}

#[tokio::test]
async fn every_token_is_listed_with_whose_it_is_and_can_be_taken_back() {
    let (place, server, mut ada, _) = desk().await;
    let token = place.token(BOB);
    let bob = Caller::token(&server, &token);
    let page = ada.open("/admin/tokens").await.with(200);
    for seen in ["Bob Bakker", "lezen en doen", "nog niet gebruikt"] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    bob.get("/me").await.with(200);
    let page = ada.open("/admin/tokens").await.with(200);
    assert!(page.text().contains("laatst gebruikt"), "{}", page.text());
    let mut forms = page.forms().into_iter();
    let form = forms
        .find(|form| form.action.starts_with("/admin/tokens/"))
        .unwrap();
    ada.submit(&page, &form.action, &[]).await.with(200);
    assert_eq!(bob.get("/me").await.status, 401);
    ada.post(&form.action, &[]).await.with(404);
}

#[tokio::test]
async fn the_settings_are_shown_without_any_secret() {
    let place = Place::new().with(
        "MAIL_URL",
        "smtp://post:zeer-geheim@127.0.0.1:9/?api_token=ook-geheim",
    );
    place.account(ADA, "Ada Baas", PASSWORD, true);
    let server = place.serve();
    let mut ada = Browser::new(&server);
    ada.sign_in(ADA, PASSWORD).await.with(200);
    let page = ada.open("/admin/settings").await.with(200);
    for seen in [
        "mail_url",
        "smtp://post:***@127.0.0.1:9",
        "omgeving",
        "event_days",
        "30",
    ] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    for secret in ["zeer-geheim", "ook-geheim"] {
        assert!(!page.html.contains(secret), "{}", page.text());
    }
}

#[tokio::test]
async fn two_accounts_become_one() {
    let place = Place::new();
    let sample = place.sample(6);
    place.account(ADA, "Ada Baas", PASSWORD, true);
    let server = place.serve();
    let mail = place.data().join("mail");
    let (kept, gone) = (&sample.members[2], &sample.members[3]);
    let old = Caller::member(&server, gone);
    let thread = old
        .thread(sample.community(), "Van het tweede account")
        .await;
    let mut line = Live::open(&server, gone).await;
    line.at("me").await;
    let mut ada = Browser::new(&server);
    ada.sign_in(ADA, PASSWORD).await.with(200);
    let page = ada
        .open("/admin/merge?kept=niemand&gone=ook-niemand")
        .await
        .with(422);
    assert!(page.html.contains("id=\"kept-error\""), "{}", page.text());
    let same = format!("/admin/merge?kept={0}&gone={0}", kept.handle);
    let page = ada.open(&same).await.with(409);
    assert!(page.text().contains("twee keer hetzelfde account"));
    let path = format!("/admin/merge?kept=%40{}&gone={}", kept.handle, gone.email);
    let page = ada.open(&path).await.with(200);
    for seen in [
        &kept.email,
        &gone.email,
        "Berichten",
        "kun je niet terugdraaien",
    ] {
        assert!(page.text().contains(seen), "{seen}: {}", page.text());
    }
    // The form that asks is not the one that does.
    let typed = page.forms();
    let form = typed
        .iter()
        .find(|form| form.method == "post" && form.action == "/admin/merge");
    let fields: Vec<(&str, &str)> = form
        .unwrap()
        .fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let page = ada.post("/admin/merge", &fields).await.with(200);
    assert!(
        page.text().contains("De accounts zijn samengevoegd"),
        "{}",
        page.text()
    );
    assert!(page.path.starts_with("/admin/accounts/"));
    assert_eq!(line.closed().await, Some(4401), "the line is cut");
    assert_eq!(old.get("/me").await.status, 401);

    let me = Caller::member(&server, kept);
    let shown = me.get(&format!("/threads/{thread}")).await.with(200);
    let author = shown["author"]["handle"].as_str().unwrap().to_owned();
    assert_eq!(author, kept.handle, "{shown}");
    let led = ada
        .open(&format!("/people/{}", gone.handle))
        .await
        .with(200);
    assert_eq!(led.path, format!("/people/{}", kept.handle));
    // In the language of the account that stays, which is one or the other here.
    for address in [&kept.email, &gone.email] {
        tests::until("the letter about the merge", async || {
            let all = letters(&mail, address);
            all.into_iter().find(|told| told.text.contains(&gone.email))
        })
        .await;
    }
    assert_eq!(letters(&mail, ADA).len(), 0);
    ada.post("/admin/merge", &fields).await.with(404);
    let record = ada
        .open(&format!("/admin/record?person={}", kept.handle))
        .await
        .with(200);
    for seen in ["Ander account opgenomen", "Opgegaan in een ander account"] {
        assert!(record.text().contains(seen), "{seen}");
    }
    // The address is free.
    place.account(&gone.email, "Iemand Anders", PASSWORD, false);
}

#[tokio::test]
async fn merging_wants_proof_of_who_does_it() {
    let place = Place::new();
    let ada = place.account(ADA, "Ada Baas", PASSWORD, true);
    let bob = place.account(BOB, "Bob Bakker", PASSWORD, false);
    let server = place.serve();
    let mut browser = Browser::new(&server);
    browser.sign_in(ADA, PASSWORD).await.with(200);
    place.an_hour_later().await;
    let fields = [
        ("kept", ada.as_str()),
        ("gone", bob.as_str()),
        ("current", "mis"),
    ];
    let page = browser.post("/admin/merge", &fields).await.with(422);
    assert!(
        page.html.contains("id=\"current-error\""),
        "{}",
        page.text()
    );
    browser
        .open(&format!("/admin/accounts/{bob}"))
        .await
        .with(200);
    let fields = [
        ("kept", ada.as_str()),
        ("gone", bob.as_str()),
        ("current", PASSWORD),
    ];
    browser.post("/admin/merge", &fields).await.with(200);
    let led = browser
        .open(&format!("/admin/accounts/{bob}"))
        .await
        .with(200);
    assert_eq!(led.path, format!("/admin/accounts/{ada}"));
}
