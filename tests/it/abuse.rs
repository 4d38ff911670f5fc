//! What somebody with bad intentions tries.

use tests::browser::{Browser, Page};
use tests::http::{Caller, client, send};
use tests::place::Place;
use tests::services::free_port;
use tests::source::routes;
use tests::world::{PASSWORD, world};

/// A server whose rate limits are on.
fn guarded() -> (Place, tests::server::Server) {
    let place = Place::new().with("RATE_LIMITS", "on");
    place.account("anna@voorbeeld.example", "Anna", PASSWORD, false);
    let server = place.serve();
    (place, server)
}

#[tokio::test]
async fn a_wrong_password_does_not_tell_whether_the_account_exists_and_is_limited() {
    let (_place, server) = guarded();
    let mut seen: Vec<(u16, String)> = Vec::new();
    for email in ["anna@voorbeeld.example", "niemand@voorbeeld.example"] {
        let mut browser = Browser::new(&server);
        let mut pages: Vec<Page> = Vec::new();
        for _ in 0..11 {
            pages.push(
                browser
                    .post(
                        "/sign-in",
                        &[("email", email), ("password", "verkeerd wachtwoord")],
                    )
                    .await,
            );
        }
        let statuses: Vec<u16> = pages.iter().map(|page| page.status).collect();
        assert_eq!(statuses, [[422; 10].as_slice(), &[429]].concat(), "{email}");
        let wait: u64 = pages[10].headers["retry-after"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=61).contains(&wait), "{wait}");
        assert!(browser.cookie("kenniskring").is_none());
        let same = |page: &Page| {
            page.html
                .replace(email, "…")
                .replace(&wait.to_string(), "…")
        };
        seen.push((pages[0].status, same(&pages[0])));
        // The right password has to wait as well, and another account does not.
        let right = browser
            .post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await;
        assert_eq!(right.status, 429, "{email}");
        let other = browser
            .post(
                "/sign-in",
                &[("email", &format!("x-{email}")), ("password", "verkeerd")],
            )
            .await;
        assert_eq!(other.status, 422);
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn how_the_address_is_written_does_not_go_round_the_limit() {
    let (_place, server) = guarded();
    let mut browser = Browser::new(&server);
    let spellings = [
        "anna@voorbeeld.example",
        "ANNA@voorbeeld.example",
        " anna@voorbeeld.example ",
        "Anna@Voorbeeld.Example",
    ];
    let mut last = 0;
    for turn in 0..11 {
        last = browser
            .post(
                "/sign-in",
                &[("email", spellings[turn % 4]), ("password", "verkeerd")],
            )
            .await
            .status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn who_changes_too_much_too_fast_has_to_wait() {
    let (place, server) = guarded();
    let caller = Caller::token(&server, &place.token("anna@voorbeeld.example"));
    let (mut refused, mut tries) = (None, 0);
    while refused.is_none() && tries < 2_000 {
        tries += 1;
        let answer = caller
            .say("PUT", "/notifications/read", serde_json::json!({}))
            .await;
        if answer.status != 200 {
            refused = Some(answer);
        }
    }
    let refused = refused.expect("there is a limit");
    assert!(
        tries > 300,
        "a person who works hard is left alone: {tries}"
    );
    assert_eq!(refused.problem(429), "too-many");
    assert!(
        refused
            .header("retry-after")
            .parse::<u64>()
            .is_ok_and(|wait| wait >= 1)
    );
    assert_eq!(caller.get("/me").await.status, 200, "reading goes on");
}

#[tokio::test]
async fn a_session_that_was_planted_is_not_the_one_that_signs_in() {
    let world = world();
    let email = "fixatie@voorbeeld.example";
    world.place.account(email, "Fien Fixatie", PASSWORD, false);
    let mut browser = Browser::new(&world.server);
    browser.set_cookie("kenniskring", "gekozen-door-een-ander");
    browser.sign_in(email, PASSWORD).await.with(200);
    let first = browser.cookie("kenniskring").unwrap().to_owned();
    assert_ne!(first, "gekozen-door-een-ander");
    // Signing in again is a new session, and ends the old one.
    browser
        .post("/sign-in", &[("email", email), ("password", PASSWORD)])
        .await
        .with(200);
    let second = browser.cookie("kenniskring").unwrap().to_owned();
    assert_ne!(first, second);
    let old = Caller::cookie(&world.server, &format!("kenniskring={first}"));
    assert_eq!(old.get("/me").await.status, 401);
    let new = Caller::cookie(&world.server, &format!("kenniskring={second}"));
    assert_eq!(new.get("/me").await.status, 200);
    let page = browser.open("/sign-out").await;
    browser.submit(&page, "/sign-out", &[]).await.with(200);
    assert_eq!(
        new.get("/me").await.status,
        401,
        "after signing out the cookie is worth nothing"
    );
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
    let world = world();
    let email = "koekje@voorbeeld.example";
    world.place.account(email, "Koen Koekje", PASSWORD, false);
    let fields = [("email", email), ("password", PASSWORD)];
    let answer = send(
        client()
            .post(format!("{}/sign-in", world.server.base))
            .form(&fields),
    )
    .await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("kenniskring="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    assert!(!cookie.contains("Domain="), "{cookie}");

    let address = format!("127.0.0.1:{}", free_port());
    let place = Place::new()
        .with("LISTEN", &address)
        .with("BASE_URL", "https://kring.example");
    place.account(email, "Koen Koekje", PASSWORD, false);
    let _server = place.serve();
    let answer = send(
        client()
            .post(format!("http://{address}/sign-in"))
            .form(&fields),
    )
    .await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-kenniskring="), "{cookie}");
    assert!(cookie.contains("Secure"), "{cookie}");
    assert!(
        answer
            .header("strict-transport-security")
            .contains("max-age=")
    );
}

/// Every address of the pages that takes a POST, with something in the place of what changes.
fn form_addresses() -> Vec<String> {
    let mut all = Vec::new();
    for (path, methods) in routes() {
        if methods.contains(&"POST") {
            let fill = |part| {
                if str::starts_with(part, '{') {
                    "x"
                } else {
                    part
                }
            };
            let filled: Vec<&str> = path.split('/').map(fill).collect();
            all.push(filled.join("/"));
        }
    }
    all
}

#[tokio::test]
async fn a_change_asked_for_by_another_site_is_refused_everywhere() {
    let world = world();
    let member = world.member();
    let forms = form_addresses();
    assert!(forms.len() >= 15, "{forms:?}");
    let mut all: Vec<(&str, String)> = forms
        .into_iter()
        .filter(|path| !path.starts_with("/unsubscribe/"))
        .map(|path| ("POST", path))
        .collect();
    let document = world.nobody().get("/openapi.json").await.with(200);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, name) in [
            ("post", "POST"),
            ("put", "PUT"),
            ("patch", "PATCH"),
            ("delete", "DELETE"),
        ] {
            if item.get(method).is_some() {
                let filled: Vec<&str> = path
                    .split('/')
                    .map(|part| if part.starts_with('{') { "x" } else { part })
                    .collect();
                all.push((name, format!("/api/v1{}", filled.join("/"))));
            }
        }
    }
    assert!(all.len() >= 25, "{all:?}");
    let caller = Caller::cookie(&world.server, &member.cookie);
    let foreign: [&[(&str, &str)]; 5] = [
        &[("origin", "https://elders.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1:1")],
        &[("sec-fetch-site", "cross-site")],
        &[
            ("sec-fetch-site", "same-site"),
            ("origin", "http://127.0.0.1"),
        ],
    ];
    for (method, path) in &all {
        for headers in foreign {
            let mut request = caller
                .ask(method, path)
                .header("content-type", "application/x-www-form-urlencoded");
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = send(request.body("")).await;
            assert_eq!(
                answer.status,
                403,
                "{method} {path} {headers:?}: {}",
                answer.text()
            );
            if path.starts_with("/api/") {
                assert_eq!(answer.problem(403), "cross-site");
            } else {
                // What our own scripts ask for is answered as they read it.
                let kind = answer.header("content-type");
                assert!(
                    kind.starts_with("text/html")
                        || (path.contains("/passkey") && kind == "application/problem+json"),
                    "{path}: {kind}"
                );
            }
        }
        // A browser that names our own site is let through to the handler.
        let own = caller
            .ask(method, path)
            .header("origin", &world.server.base)
            .header("content-type", "application/x-www-form-urlencoded");
        // Nothing waits to be connected here, which is 403 too.
        let spared = ["end-all", "sign-out", "/sign-in/connect"];
        if !spared.iter().any(|part| path.contains(part)) {
            assert_ne!(send(own.body("")).await.status, 403, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn what_is_written_is_shown_harmless_everywhere() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    let title = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
    let body = "<script>alert(3)</script><img src=x onerror=alert(4)> [x](javascript:alert(5)) <a href=\"data:text/html,x\">y</a>\n\n<iframe src=//x></iframe><svg onload=alert(6)>";
    let path = format!("/communities/{}/threads", world.community());
    let thread = caller
        .post(&path, serde_json::json!({"title": title, "body": body}))
        .await
        .with(201);
    let id = thread["id"].as_str().unwrap();
    let mut browser = Browser::of(&world.server, &member);
    for path in [
        format!("/t/{id}"),
        format!("/c/{}", world.community()),
        "/".to_owned(),
        format!("/people/{}", member.handle),
    ] {
        let page = browser.open(&path).await.with(200);
        for bad in ["<script>", "<img src=x", "<iframe", "<svg onload"] {
            assert!(!page.html.contains(bad), "{path}: {bad}");
        }
        for link in page.links() {
            assert!(
                !link.starts_with("javascript:") && !link.starts_with("data:"),
                "{path}: {link}"
            );
        }
    }
}

#[tokio::test]
async fn a_link_into_a_community_sends_sixty_letters_to_strangers_and_then_one_waits() {
    let place = Place::new().with("RATE_LIMITS", "on");
    let sample = place.sample(6);
    let server = place.serve();
    let mut browser = Browser::of(&server, &sample.members[0]);
    let path = format!("/coordinate/{}/invite", sample.community());
    let page = browser.open(&path).await.with(200);
    let typed = [("uses", "3"), ("days", "7")];
    let page = browser
        .submit(&page, &format!("{path}/link"), &typed)
        .await
        .with(201);
    let secret = page.html.split("/join/").nth(1).unwrap();
    let secret: String = secret.chars().take_while(|c| *c != '"').collect();
    let mut stranger = Browser::new(&server);
    let action = format!("/join/{secret}/ask");
    for n in 0..60 {
        let email = format!("wie{n}@voorbeeld.example");
        let typed = [("name", "Wie Dan"), ("email", email.as_str())];
        stranger.post(&action, &typed).await.with(200);
    }
    let typed = [("name", "Wie Dan"), ("email", "nogeen@voorbeeld.example")];
    stranger.post(&action, &typed).await.with(429);
}
