//! What somebody with bad intentions tries at the door.

use tests::browser::Browser;
use tests::http::{client, send};
use tests::letters::letter;
use tests::place::Place;
use tests::server::Server;
use tests::world::{PASSWORD, world};

const LINK: &str = "Je inloglink voor Kenniskring";

/// A server whose rate limits are on.
fn guarded() -> (Place, Server) {
    let place = Place::new().with("RATE_LIMITS", "on");
    place.account("anna@voorbeeld.example", "Anna", PASSWORD, false);
    let server = place.serve();
    (place, server)
}

/// Asks for a link to sign in and opens it; where it led.
async fn by_link(browser: &mut Browser, email: &str, to: &str, seen: usize) -> String {
    let world = world();
    browser
        .post("/sign-in/link", &[("email", email), ("return", to)])
        .await
        .with(200);
    let mail = world.place.data().join("mail");
    let link = letter(&mail, email, LINK, seen).await;
    let path = link.path(&world.server.base, "/sign-in/link/");
    browser.headers.push(("origin", world.server.base.clone()));
    let answer = browser.request("POST", &path, Some(&[])).await;
    browser.headers.pop();
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_link_to_sign_in_leads_to_no_other_site() {
    let world = world();
    let email = "linkaf@voorbeeld.example";
    world.place.account(email, "Lin Kaf", PASSWORD, false);
    let away = [
        "https://elders.example",
        "//elders.example",
        "/\\elders.example",
        "javascript:alert(1)",
        "/\r\nset-cookie: x=1",
        "/\t/elders.example",
    ];
    for (seen, to) in away.into_iter().enumerate() {
        let mut browser = Browser::new(&world.server);
        assert_eq!(by_link(&mut browser, email, to, seen).await, "/", "{to:?}");
    }
    let mut browser = Browser::new(&world.server);
    let to = by_link(&mut browser, email, "/about?a=b", away.len()).await;
    assert_eq!(to, "/about?a=b");
}

#[tokio::test]
async fn a_link_opens_a_session_of_its_own_and_ends_the_one_before() {
    let world = world();
    let email = "linkfixatie@voorbeeld.example";
    world.place.account(email, "Fixa Tie", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.set_cookie("kenniskring", "gekozen-door-een-ander");
    browser.set_cookie("kenniskring-device", "ook-gekozen-door-een-ander");
    by_link(&mut browser, email, "/", 0).await;
    let first = browser.cookie("kenniskring").unwrap().to_owned();
    assert_eq!(first.len(), 43, "a secret of ours");
    assert_eq!(browser.cookie("kenniskring-device").unwrap().len(), 43);
    by_link(&mut browser, email, "/", 1).await;
    assert_ne!(browser.cookie("kenniskring").unwrap(), first);
    let mut old = Browser::new(&world.server);
    old.set_cookie("kenniskring", &first);
    let page = old.open("/settings").await;
    assert_eq!(page.path, "/sign-in?return=%2Fsettings");
}

#[tokio::test]
async fn letters_are_limited_for_known_and_unknown_addresses_alike() {
    let (_place, server) = guarded();
    for form in ["/sign-in/link", "/forgot-password"] {
        let mut seen = Vec::new();
        for email in ["anna@voorbeeld.example", "niemand@voorbeeld.example"] {
            let mut statuses = Vec::new();
            for _ in 0..6 {
                let mut browser = Browser::new(&server);
                statuses.push(browser.post(form, &[("email", email)]).await.status);
            }
            seen.push(statuses);
        }
        assert_eq!(seen[0], seen[1], "{form}");
        assert_eq!(seen[0][5], 429, "{form}");
    }
}

#[tokio::test]
async fn one_origin_that_asks_for_many_addresses_has_to_wait() {
    let (_place, server) = guarded();
    let mut browser = Browser::new(&server);
    let (mut tries, mut status) = (0, 0);
    while status != 429 && tries < 300 {
        tries += 1;
        let email = format!("lid-{tries}@voorbeeld.example");
        let form = if tries % 2 == 0 {
            "/sign-in/link"
        } else {
            "/forgot-password"
        };
        status = browser.post(form, &[("email", &email)]).await.status;
    }
    assert!((100..300).contains(&tries), "{tries}");
}

#[tokio::test]
async fn who_tries_passwords_elsewhere_does_not_keep_the_owner_out() {
    let place = Place::new()
        .with("RATE_LIMITS", "on")
        .with("TRUSTED_PROXIES", "1");
    let email = "anna@voorbeeld.example";
    place.account(email, "Anna", PASSWORD, false);
    let server = place.serve();
    place.account("bert@voorbeeld.example", "Bert", PASSWORD, false);
    let mut owner = Browser::new(&server);
    owner.sign_in(email, PASSWORD).await.with(200);
    let device = owner.cookie("kenniskring-device").unwrap().to_owned();
    let wrong = [("email", email), ("password", "verkeerd wachtwoord")];
    let mut last = 0;
    for turn in 0..12 {
        // Each time from another place with another browser, and a device cookie of chance.
        let mut attacker = Browser::new(&server);
        let from = ("x-forwarded-for", format!("192.0.2.{turn}"));
        attacker.headers.push(from);
        attacker.set_cookie("kenniskring-device", &"A".repeat(43));
        last = attacker.post("/sign-in", &wrong).await.status;
    }
    assert_eq!(last, 429);
    // A device of somebody else's helps nobody.
    let mut bert = Browser::new(&server);
    bert.sign_in("bert@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    assert_eq!(bert.post("/sign-in", &wrong).await.status, 429);
    // The owner comes in on their own device, also by a letter.
    let mut again = Browser::new(&server);
    again.set_cookie("kenniskring-device", &device);
    again.sign_in(email, PASSWORD).await.with(200);
    for _ in 0..6 {
        Browser::new(&server)
            .post("/sign-in/link", &[("email", email)])
            .await;
    }
    again
        .post("/sign-in/link", &[("email", email)])
        .await
        .with(200);
    // Whoever holds the device tries no more often than anybody.
    let mut thief = Browser::new(&server);
    thief.set_cookie("kenniskring-device", &device);
    let mut statuses = Vec::new();
    for _ in 0..12 {
        statuses.push(thief.post("/sign-in", &wrong).await.status);
    }
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
}

#[tokio::test]
async fn one_origin_that_tries_many_accounts_has_to_wait() {
    let (_place, server) = guarded();
    let mut browser = Browser::new(&server);
    let (mut tries, mut status) = (0, 0);
    while status != 429 && tries < 300 {
        tries += 1;
        let email = format!("lid-{tries}@voorbeeld.example");
        let fields = [("email", email.as_str()), ("password", "verkeerd")];
        status = browser.post("/sign-in", &fields).await.status;
    }
    assert!((100..300).contains(&tries), "{tries}");
}

/// How many passwords a server has compared.
async fn compared(server: &Server) -> u64 {
    let answer = send(client().get(format!("{}/metrics", server.base))).await;
    let text = answer.text();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("kenniskring_passwords_compared_total "));
    line.map_or(0, |count| count.parse().unwrap())
}

/// Comparing is by far the slowest part of signing in (19 MiB and two passes), so that doing it for every address makes
/// known and unknown ones take as long.
#[tokio::test]
async fn an_address_of_nobody_costs_as_much_work_as_one_of_somebody() {
    let place = Place::new();
    let sample = place.sample_with(40, &["--password", PASSWORD]);
    let place = place.with("RATE_LIMITS", "off");
    let past = ["account", "guest", "--email", &sample.members[30].email];
    let until = [
        "--guest-until",
        "2020-01-01",
        "--community",
        sample.community(),
    ];
    place.run(&[&past[..], &until[..]].concat()).done();
    place
        .run(&[
            "account",
            "create",
            "--email",
            "zonder@voorbeeld.example",
            "--name",
            "Zonder",
        ])
        .done();
    let server = place.serve();
    let mut before = compared(&server).await;
    for (email, password) in [
        (sample.members[0].email.as_str(), "verkeerd wachtwoord"),
        ("niemand@voorbeeld.example", "verkeerd wachtwoord"),
        ("zonder@voorbeeld.example", "verkeerd wachtwoord"),
        (sample.members[30].email.as_str(), PASSWORD),
        ("geen adres", "verkeerd wachtwoord"),
    ] {
        let fields = [("email", email), ("password", password)];
        let page = Browser::new(&server).post("/sign-in", &fields).await;
        assert_eq!(page.status, 422, "{email}");
        let after = compared(&server).await;
        assert_eq!(after, before + 1, "{email}");
        before = after;
    }
}
