//! What holds for every page that can be reached: found by following all links.

use std::collections::{BTreeSet, VecDeque};

use tests::browser::{Browser, Page, attribute, tags};
use tests::http::send;
use tests::world::world;

/// How many pages one walk looks at.
const MOST: usize = 120;

fn look(page: &Page) {
    let place = &page.path;
    let header = |name: &str| {
        page.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    assert!(header("content-type").starts_with("text/html"), "{place}");
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{place}: {part}: {policy}");
    }
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{place}: {policy}"
    );
    assert_eq!(header("x-content-type-options"), "nosniff", "{place}");
    assert!(
        !header("referrer-policy").is_empty() && !header("permissions-policy").is_empty(),
        "{place}"
    );
    assert!(
        header("cache-control").contains("no-store")
            || (header("cache-control") == "private, no-cache"
                && !page.html.contains("href=\"/sign-out\"")),
        "{place}: the back button shows it after signing out"
    );

    let html = &page.html;
    for tag in tags(html, "script") {
        assert!(
            attribute(&format!(" {tag}"), "src").is_some_and(|src| src.starts_with('/')),
            "{place}: a script stands in the page"
        );
    }
    assert!(
        tags(html, "style").is_empty(),
        "{place}: a style stands in the page"
    );
    for tag in html
        .split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
    {
        let name = tag.split_whitespace().next().unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let bare = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"");
        assert!(!bare.contains(" style="), "{place}: {tag}");
        assert!(
            !bare.contains(" on")
                || !bare.split(" on").skip(1).any(|rest| rest
                    .split('=')
                    .next()
                    .is_some_and(
                        |n| n.chars().all(|c| c.is_ascii_lowercase()) && rest.contains('=')
                    )),
            "{place}: {tag}"
        );
    }
    assert!(
        html.starts_with("<!doctype html>"),
        "{place}: {}",
        &html[..html.len().min(60)]
    );
    assert!(
        html.contains("<html lang=\"nl\">") || html.contains("<html lang=\"en\">"),
        "{place}"
    );
    assert_eq!(tags(html, "h1").len(), 1, "{place}: one first heading");
    assert_eq!(tags(html, "main").len(), 1, "{place}");
    let title = html
        .split("<title>")
        .nth(1)
        .unwrap()
        .split("</title>")
        .next()
        .unwrap();
    assert!(!title.trim().is_empty(), "{place}");
    let ids: Vec<String> = html
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "{place}: an id stands twice");
    for form in page.forms() {
        assert!(form.action.starts_with('/'), "{place}: {}", form.action);
    }
}

/// Pages that differ only in which thread or person they are about count as one after some.
fn kind(path: &str) -> String {
    let parts: Vec<&str> = path.split(['?', '#']).next().unwrap().split('/').collect();
    parts
        .get(1)
        .map(|part| (*part).to_owned())
        .unwrap_or_default()
}

async fn walk(mut browser: Browser) -> usize {
    let (mut waiting, mut seen) = (
        VecDeque::from(["/".to_owned()]),
        BTreeSet::from(["/".to_owned()]),
    );
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut looked = 0;
    while let Some(path) = waiting.pop_front() {
        let known = kinds.entry(kind(&path)).or_default();
        *known += 1;
        if *known > 12 || looked >= MOST {
            continue;
        }
        let page = browser.open(&path).await;
        assert_eq!(page.status, 200, "{path}");
        look(&page);
        looked += 1;
        for link in page.links() {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if link.starts_with('/') && seen.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    looked
}

#[tokio::test]
async fn every_page_one_can_reach_is_sound_signed_in_and_signed_out() {
    let world = world();
    let member = world.sample.members[5].clone();
    let looked = walk(Browser::new(&world.server)).await;
    assert!(looked >= 30, "{looked}");
    let looked = walk(Browser::of(&world.server, &member)).await;
    assert!(looked >= 40, "{looked}");
}

#[tokio::test]
async fn pages_of_trouble_are_pages_too() {
    let world = world();
    let mut browser = Browser::of(&world.server, &world.member());
    for (path, status) in [
        ("/nergens", 404),
        ("/c/nergens", 404),
        ("/c/A%20b", 404),
        ("/t/", 404),
        ("/people/", 404),
        ("/posts/x/edit", 404),
        ("/set-password/x", 404),
        ("/set-up/x", 404),
        ("/unsubscribe/x", 404),
        ("/%00", 404),
        ("/c/%ff", 404),
        ("/t/%ff", 404),
    ] {
        let page = browser.open(path).await;
        assert!(
            page.status == status || page.status == 400,
            "{path}: {}",
            page.status
        );
        look(&page);
    }
    let page = browser.post("/about", &[]).await.with(405);
    look(&page);
    let base = &world.server.base;
    let cookie = format!("kenniskring={}", browser.cookie("kenniskring").unwrap());
    let send_body = async |kind: &str, body: Vec<u8>, path: &str| {
        let request = tests::http::client()
            .post(format!("{base}{path}"))
            .header("cookie", &cookie)
            .header("content-type", kind);
        send(request.body(body)).await
    };
    let form = "application/x-www-form-urlencoded";
    let join = format!("/c/{}/join", world.community());
    for path in [
        "/sign-in",
        "/language",
        "/settings/digest",
        "/settings/password",
        "/settings/tokens",
        join.as_str(),
    ] {
        assert_eq!(
            send_body(form, vec![b'x'; (1 << 20) + 1], path)
                .await
                .status,
            413,
            "{path}"
        );
        assert_eq!(
            send_body("application/json", b"{}".to_vec(), path)
                .await
                .status,
            415,
            "{path}"
        );
        let answer = send_body(
            form,
            b"email=%ff&lang=%ff&label=%ff&reason=%ff".to_vec(),
            path,
        )
        .await;
        assert_eq!(answer.status, 422, "{path}");
        for body in [
            &b"%"[..],
            b"=&=&&",
            b"\xff\xfe",
            b"a=%00&email=%00&password=%00&label=%00&lang=%00",
            b"hour=99999999999999999999",
        ] {
            let answer = send_body(form, body.to_vec(), path).await;
            assert!(answer.status < 500, "{path} {body:?}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn what_pages_are_made_with_is_there_and_may_be_kept() {
    let world = world();
    let page = Browser::new(&world.server).open("/").await.with(200);
    let mut files: Vec<String> = Vec::new();
    for tag in tags(&page.html, "link") {
        files.extend(attribute(&format!(" {tag}"), "href"));
    }
    for tag in tags(&page.html, "script") {
        files.extend(attribute(&format!(" {tag}"), "src"));
    }
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        let answer = send(world.nobody().ask("GET", &file)).await;
        assert_eq!(answer.status, 200, "{file}");
        assert!(
            answer.header("cache-control").contains("immutable"),
            "{file}: {}",
            answer.header("cache-control")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{file}");
    }
}
