//! Signing in by a provider: the whole way, and everything that a liar, a thief or a mix-up tries.

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::letters::letter;
use tests::place::Place;
use tests::provider::Provider;
use tests::server::Server;
use tests::world::PASSWORD;

const ANNA: &str = "anna@voorbeeld.example";

/// What a provider makes of the claims.
type Lie = fn(&mut Value);

fn known(claims: &mut Value) {
    claims["email"] = json!(ANNA);
    claims["email_verified"] = json!(true);
}

fn with(place: Place, name: &str, provider: &Provider) -> Place {
    let name = name.to_uppercase();
    place
        .with(&format!("OIDC__{name}__LABEL"), &format!("Inlog {name}"))
        .with(&format!("OIDC__{name}__ISSUER"), &provider.issuer)
        .with(&format!("OIDC__{name}__CLIENT_ID"), "kring")
        .with(&format!("OIDC__{name}__CLIENT_SECRET"), "geheim")
}

/// A server with Anna, and a provider called `werk`.
async fn stage() -> (Place, Server, Provider) {
    let provider = Provider::start().await;
    let place = with(Place::new(), "werk", &provider);
    place.account(ANNA, "Anna de Wit", PASSWORD, false);
    let server = place.serve();
    (place, server, provider)
}

/// Where the browser is sent.
async fn sent(browser: &mut Browser, path: &str) -> String {
    let answer = browser.request("GET", path, None).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

const BEGIN: &str = "/sign-in/oidc/werk?return=%2Fabout";

/// Connects Anna's account to whom the provider calls 7.
async fn connected(server: &Server, provider: &Provider) {
    let mut browser = Browser::new(server);
    browser.sign_in(ANNA, PASSWORD).await.with(200);
    let away = sent(&mut browser, "/settings/connections/werk/connect").await;
    let page = browser
        .open(&provider.callback(&away, |_| {}))
        .await
        .with(200);
    let page = browser
        .submit(&page, "/sign-in/connect", &[])
        .await
        .with(200);
    assert!(
        page.text().contains("Het account is gekoppeld."),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_connected_account_signs_in_and_goes_on_where_one_wanted() {
    let (place, server, provider) = stage().await;
    connected(&server, &provider).await;
    let mail = place.data().join("mail");
    let subject = "Er is een account gekoppeld aan je account bij Kenniskring";
    letter(&mail, ANNA, subject, 0).await;
    let mut browser = Browser::new(&server);
    let page = browser.open("/sign-in?return=%2Fabout").await.with(200);
    assert!(
        page.links().contains(&BEGIN.to_owned()),
        "{:?}",
        page.links()
    );
    let away = sent(&mut browser, BEGIN).await;
    let back = provider.callback(&away, |_| {});
    assert_eq!(browser.open(&back).await.with(200).path, "/about");
    assert!(browser.cookie("kenniskring").is_some());
    // No other site is gone to, whatever was asked for.
    for away in [
        "https%3A%2F%2Felders.example",
        "%2F%2Felders.example",
        "%2F%5Celders.example",
    ] {
        let mut browser = Browser::new(&server);
        let away = sent(&mut browser, &format!("/sign-in/oidc/werk?return={away}")).await;
        let back = provider.callback(&away, |_| {});
        assert_eq!(sent(&mut browser, &back).await, "/");
    }
    // New keys are found, without a restart.
    provider.new_key(2);
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    let back = provider.callback(&away, |_| {});
    assert_eq!(sent(&mut browser, &back).await, "/about");
}

#[tokio::test]
async fn a_removed_connection_signs_nobody_in() {
    let (place, server, provider) = stage().await;
    connected(&server, &provider).await;
    let mut browser = Browser::new(&server);
    browser.sign_in(ANNA, PASSWORD).await.with(200);
    let page = browser.open("/settings/sign-in").await.with(200);
    assert!(
        page.text()
            .contains("Met een account van je werk: 1 gekoppeld.")
    );
    let forms = page.forms().into_iter().map(|form| form.action);
    let remove = forms.into_iter().find(|to| to.ends_with("/remove"));
    let page = browser.submit(&page, &remove.unwrap(), &[]).await.with(200);
    assert!(page.text().contains("Het account is ontkoppeld."));
    let mail = place.data().join("mail");
    let subject = "Er is een account ontkoppeld van je account bij Kenniskring";
    letter(&mail, ANNA, subject, 0).await;
    let mut other = Browser::new(&server);
    let away = sent(&mut other, BEGIN).await;
    let page = other
        .open(&provider.callback(&away, |_| {}))
        .await
        .with(403);
    assert!(
        page.text().contains("geen bevestigd e-mailadres"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn an_address_that_both_have_is_connected_only_after_both_were_proved() {
    let (place, server, provider) = stage().await;
    place.account("bert@voorbeeld.example", "Bert", PASSWORD, false);
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    let page = browser
        .open(&provider.callback(&away, known))
        .await
        .with(200);
    assert_eq!(page.path, "/sign-in/connect");
    assert!(page.text().contains(ANNA) && browser.cookie("kenniskring").is_none());
    let refused = browser.post("/sign-in/connect", &[]).await;
    assert_eq!(refused.status, 403, "nobody is signed in");
    // Nothing waits in another browser, and nobody else says yes.
    let mut other = Browser::new(&server);
    other.sign_in(ANNA, PASSWORD).await.with(200);
    other.open("/sign-in/connect").await.with(403);
    browser
        .sign_in("bert@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let page = browser.open("/sign-in/connect").await.with(200);
    assert!(
        page.text().contains("met een ander account"),
        "{}",
        page.text()
    );
    browser.post("/sign-in/connect", &[]).await.with(403);
    browser.post("/sign-out", &[]).await;
    let page = browser.open("/sign-in?return=%2Fsign-in%2Fconnect").await;
    let typed = [("email", ANNA), ("password", PASSWORD)];
    let page = browser.submit(&page, "/sign-in", &typed).await.with(200);
    assert_eq!(page.path, "/sign-in/connect");
    let page = browser
        .submit(&page, "/sign-in/connect", &[])
        .await
        .with(200);
    assert_eq!(page.path, "/about");
    let mut new = Browser::new(&server);
    let away = sent(&mut new, BEGIN).await;
    assert_eq!(
        sent(&mut new, &provider.callback(&away, |_| {})).await,
        "/about"
    );
}

#[tokio::test]
async fn what_a_liar_says_is_refused_and_stands_in_the_record() {
    let (place, server, provider) = stage().await;
    place.account("ada@voorbeeld.example", "Ada", PASSWORD, true);
    connected(&server, &provider).await;
    let lies: [(&str, Lie); 6] = [
        ("another nonce", |c| c["nonce"] = json!("x")),
        ("no nonce", |c| {
            c.as_object_mut().unwrap().remove("nonce");
        }),
        ("for somebody else", |c| c["aud"] = json!("other")),
        ("by somebody else", |c| {
            c["iss"] = json!("https://elders.example")
        }),
        ("of yesterday", |c| c["exp"] = json!(1_700_000_000)),
        ("for us and others", |c| {
            c["aud"] = json!(["kring", "other"])
        }),
    ];
    for (what, lie) in lies {
        let mut browser = Browser::new(&server);
        let away = sent(&mut browser, BEGIN).await;
        let page = browser.open(&provider.callback(&away, lie)).await;
        assert_eq!(page.status, 403, "{what}");
        assert!(
            page.text().contains("klopt niet"),
            "{what}: {}",
            page.text()
        );
        assert_eq!(browser.cookie("kenniskring"), None, "{what}");
    }
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    let forged = provider.callback_signed(&away, 9, |_| {});
    browser.open(&forged).await.with(403);
    let away = sent(&mut browser, BEGIN).await;
    let elsewhere = format!(
        "{}&iss=https%3A%2F%2Felders.example",
        provider.callback(&away, |_| {})
    );
    browser.open(&elsewhere).await.with(403);
    let mut ada = Browser::new(&server);
    ada.sign_in("ada@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let record = ada.open("/admin/record").await.with(200).text();
    assert!(
        record.contains("antwoord van de aanmelddienst niet goed"),
        "{record}"
    );
}

#[tokio::test]
async fn an_answer_is_of_one_browser_once_and_of_one_provider() {
    let (real, evil) = (Provider::start().await, Provider::start().await);
    let place = with(with(Place::new(), "werk", &real), "ander", &evil);
    place.account(ANNA, "Anna de Wit", PASSWORD, false);
    let server = place.serve();
    connected(&server, &real).await;
    // A stolen answer, in another browser with and without a visit of its own.
    let (mut here, mut thief) = (Browser::new(&server), Browser::new(&server));
    let away = sent(&mut here, BEGIN).await;
    let back = real.callback(&away, |_| {});
    thief.open(&back).await.with(403);
    sent(&mut thief, BEGIN).await;
    thief.open(&back).await.with(403);
    // A stolen code under the thief's own state: the verifier is not the one it was made for.
    let own = sent(&mut thief, BEGIN).await;
    let state = real.callback(&own, |_| {});
    let (code, state) = (
        back.split("code=")
            .nth(1)
            .unwrap()
            .split('&')
            .next()
            .unwrap(),
        state.split("state=").nth(1).unwrap(),
    );
    let swapped = format!("/sign-in/oidc/werk/callback?code={code}&state={state}");
    thief.open(&swapped).await.with(403);
    assert_eq!(thief.cookie("kenniskring"), None);
    let away = sent(&mut here, BEGIN).await;
    let back = real.callback(&away, |_| {});
    // The other provider's callback does not take it (RFC 9700, section 4.4).
    let mixed = back.replace("/oidc/werk/", "/oidc/ander/");
    here.open(&mixed).await.with(403);
    assert_eq!(sent(&mut here, &back).await, "/about");
    here.open(&back).await.with(403);
    here.open("/sign-in/oidc/werk/callback").await.with(403);
    // Who gave up at the provider is back at the beginning.
    let away = sent(&mut here, BEGIN).await;
    let state = real.callback(&away, |_| {});
    let state = state.split("state=").nth(1).unwrap();
    let gave_up = format!("/sign-in/oidc/werk/callback?error=access_denied&state={state}");
    assert_eq!(sent(&mut here, &gave_up).await, "/sign-in");
    assert_eq!(here.open("/sign-in/oidc/nergens").await.status, 404);
}

#[tokio::test]
async fn an_address_that_nobody_verified_connects_and_makes_nothing() {
    let provider = Provider::start().await;
    let place = with(Place::new(), "werk", &provider).with("OIDC__WERK__ACCOUNTS", "create");
    place.account(ANNA, "Anna de Wit", PASSWORD, false);
    let server = place.serve();
    let claims: [Lie; 3] = [
        |c| c["email"] = json!(ANNA),
        |c| {
            c["email"] = json!(ANNA);
            c["email_verified"] = json!(false);
        },
        |c| c["email_verified"] = json!(true),
    ];
    for say in claims {
        let mut browser = Browser::new(&server);
        let away = sent(&mut browser, BEGIN).await;
        let page = browser.open(&provider.callback(&away, say)).await.with(403);
        assert!(page.text().contains("geen bevestigd e-mailadres"));
        browser.open("/sign-in/connect").await.with(403);
    }
    // A verified address of nobody becomes an account, here.
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    let new = provider.callback(&away, |c| {
        c["sub"] = json!("8");
        c["email"] = json!("nieuw@voorbeeld.example");
        c["email_verified"] = json!(true);
    });
    assert_eq!(browser.open(&new).await.with(200).path, "/about");
    let page = browser.open("/settings").await.with(200);
    assert!(page.text().contains("nieuw@voorbeeld.example") && page.text().contains("Anna de Wit"));
}

#[tokio::test]
async fn who_has_no_account_is_told_to_be_invited_and_who_has_a_second_step_gives_the_code() {
    let (place, server, provider) = stage().await;
    connected(&server, &provider).await;
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    let stranger = provider.callback(&away, |c| {
        c["sub"] = json!("9");
        c["email"] = json!("vreemd@voorbeeld.example");
        c["email_verified"] = json!(true);
    });
    let page = browser.open(&stranger).await.with(403);
    assert!(
        page.text().contains("om een uitnodiging"),
        "{}",
        page.text()
    );
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("INSERT INTO second_factor (person_id, secret, begun_at, confirmed_at, last_step) SELECT id, $1, 0, 0, 0 FROM person"))
        .bind(vec![0_u8; 20])
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    let away = sent(&mut browser, BEGIN).await;
    let to = sent(&mut browser, &provider.callback(&away, |_| {})).await;
    assert_eq!(to, "/sign-in/code?return=%2Fabout");
    assert_eq!(browser.cookie("kenniskring"), None);
    let mut w = db.write().await.unwrap();
    for sql in [
        store::sql!("UPDATE person SET disabled = TRUE"),
        store::sql!("DELETE FROM second_factor"),
    ] {
        w.query(sql).execute().await.unwrap();
    }
    w.commit().await.unwrap();
    db.close().await;
    let away = sent(&mut browser, BEGIN).await;
    let page = browser
        .open(&provider.callback(&away, |_| {}))
        .await
        .with(403);
    assert!(
        page.text().contains("of het is gesloten"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_second_step_of_the_provider_counts_where_the_settings_say_so() {
    let provider = Provider::start().await;
    let place = with(Place::new(), "werk", &provider)
        .with("OIDC__WERK__TRUST_SECOND_FACTOR", "true")
        .with("SECOND_FACTOR", "administrators");
    place.account(ANNA, "Anna de Wit", PASSWORD, false);
    let server = place.serve();
    connected(&server, &provider).await;
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("UPDATE person SET administrator = TRUE"))
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    let mut browser = Browser::new(&server);
    let away = sent(&mut browser, BEGIN).await;
    browser
        .open(&provider.callback(&away, |_| {}))
        .await
        .with(200);
    assert_eq!(browser.open("/admin").await.with(200).path, "/admin");
}

#[tokio::test]
async fn a_provider_that_is_away_keeps_nobody_from_signing_in_another_way() {
    let place = Place::new()
        .with("OIDC__WERK__LABEL", "Werk")
        .with(
            "OIDC__WERK__ISSUER",
            &format!("http://127.0.0.1:{}", tests::services::free_port()),
        )
        .with("OIDC__WERK__CLIENT_ID", "kring");
    place.account(ANNA, "Anna de Wit", PASSWORD, false);
    let server = place.serve();
    let mut browser = Browser::new(&server);
    let page = browser.open(BEGIN).await.with(503);
    assert!(page.text().contains("antwoordt niet"), "{}", page.text());
    browser.sign_in(ANNA, PASSWORD).await.with(200);
}
