//! `/` and `/c/{slug}`

use tests::browser::{Browser, unescape};
use tests::http::Caller;
use tests::world::world;

#[tokio::test]
async fn signed_out_the_spaces_stand_under_their_four_priorities() {
    let world = world();
    let page = Browser::new(&world.server).open("/").await.with(200);
    let communities = world.nobody().get("/communities").await.with(200);
    let items = communities["items"].as_array().unwrap();
    assert_eq!(items.len(), 15);
    let html = unescape(&page.html);
    let at = |link: &str| {
        html.find(&format!("href=\"{link}\""))
            .unwrap_or_else(|| panic!("{link}"))
    };
    let headings = [
        "Jeugd & onderwijs",
        "Participatie & zelfredzaamheid",
        "Persoonlijke ontwikkeling",
        "Verandering & verbreding",
    ]
    .map(|name| html.find(name).unwrap_or_else(|| panic!("{name}")));
    let slugs = [
        "jeugd-en-onderwijs",
        "participatie-en-zelfredzaamheid",
        "persoonlijke-ontwikkeling",
        "verandering-en-verbreding",
    ];
    for item in items {
        let place = at(&format!("/c/{}", item["slug"].as_str().unwrap()));
        let group = slugs
            .iter()
            .position(|slug| item["priority"] == *slug)
            .unwrap();
        assert!(place > headings[group], "{item}");
        assert!(
            headings.get(group + 1).is_none_or(|next| place < *next),
            "{item}"
        );
    }
}

#[tokio::test]
async fn signed_in_my_unread_stands_first() {
    let world = world();
    let (reader, writer) = (world.member(), world.caller());
    let caller = Caller::member(&world.server, &reader);
    caller.join("basisvaardigheden").await;
    writer.join("basisvaardigheden").await;
    let thread = writer
        .thread("basisvaardigheden", "Pagina: nieuw voor jou")
        .await;
    let mut browser = Browser::of(&world.server, &reader);
    let page = browser.open("/").await.with(200);
    assert!(
        page.text().contains("Pagina: nieuw voor jou"),
        "{}",
        page.text()
    );
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    browser
        .submit(&page, &format!("/t/{thread}/read"), &[])
        .await
        .with(200);
    assert!(
        !browser
            .open("/")
            .await
            .with(200)
            .text()
            .contains("Pagina: nieuw voor jou")
    );
}

#[tokio::test]
async fn joining_and_leaving_are_one_act_each() {
    let world = world();
    world.place.account(
        "lid-worden@voorbeeld.example",
        "Lidy Worden",
        tests::world::PASSWORD,
        false,
    );
    let mut browser = Browser::new(&world.server);
    browser
        .sign_in("lid-worden@voorbeeld.example", tests::world::PASSWORD)
        .await
        .with(200);
    let page = browser.open("/c/leesbevordering").await.with(200);
    assert!(!page.links().contains(&"/c/leesbevordering/new".to_owned()));
    assert_eq!(browser.open("/c/leesbevordering/new").await.status, 403);
    let page = browser
        .submit(&page, "/c/leesbevordering/join", &[])
        .await
        .with(200);
    assert_eq!(page.path, "/c/leesbevordering");
    assert!(page.html.contains("role=\"status\""), "it is said once");
    assert!(page.links().contains(&"/c/leesbevordering/new".to_owned()));
    let page = browser.open("/c/leesbevordering").await.with(200);
    assert!(
        !page.html.contains("<p class=\"flash\" role=\"status\">"),
        "and not again"
    );
    let page = browser
        .submit(&page, "/c/leesbevordering/leave", &[])
        .await
        .with(200);
    assert!(!page.links().contains(&"/c/leesbevordering/new".to_owned()));
}

#[tokio::test]
async fn a_long_list_of_threads_is_walked_by_links() {
    let world = world();
    let writer = world.caller();
    writer.join("jonge-kind-en-gezin").await;
    let mut wanted = std::collections::BTreeSet::new();
    for n in 0..25 {
        wanted.insert(
            writer
                .thread("jonge-kind-en-gezin", &format!("Bladeren {n}"))
                .await,
        );
    }
    let mut browser = Browser::new(&world.server);
    let (mut path, mut seen, mut pages) = (
        "/c/jonge-kind-en-gezin".to_owned(),
        std::collections::BTreeSet::new(),
        0,
    );
    loop {
        let page = browser.open(&path).await.with(200);
        pages += 1;
        let thread = |link: &String| link.strip_prefix("/t/").map(|id| id[..7].to_owned());
        seen.extend(page.links().iter().filter_map(thread));
        match page
            .links()
            .into_iter()
            .find(|link| link.contains("?after=") && link.starts_with("/c/"))
        {
            Some(next) => path = next,
            None => break,
        }
    }
    assert!(pages >= 2);
    assert!(wanted.is_subset(&seen));
    assert_eq!(
        browser
            .open("/c/jonge-kind-en-gezin?after=rommel")
            .await
            .status,
        200
    );
}
