//! `/c/{slug}/edit`, the feed, and what ends at once when a community is for fewer people.

use serde_json::Value;
use tests::browser::Browser;
use tests::http::send;
use tests::live::Live;

use super::{ADMINISTRATOR, OUTSIDER, Stage};

#[tokio::test]
async fn a_coordinator_tells_more_of_the_community_and_visitors_see_it() {
    let stage = Stage::new();
    let slug = stage.community();
    let mut coordinator = stage.coordinator();
    let typed = [
        ("charter.goal", "Meer lezers\r\nen betere"),
        ("tags", "taalhuis, leesclub"),
        ("pins", "Gids voor starters https://gids.example/a"),
        ("welcome", "Stel je **even** voor."),
    ];
    let page = stage
        .change(&mut coordinator, &slug, &typed)
        .await
        .with(200);
    for said in ["Meer lezers", "taalhuis, leesclub", "Gids voor starters"] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    let mut visitor = Browser::new(&stage.server);
    let page = visitor.open(&format!("/c/{slug}")).await.with(200);
    assert!(page.text().contains("Meer lezers"));
    assert!(page.links().contains(&"https://gids.example/a".to_owned()));
    assert!(
        !page.html.contains("<strong>even</strong>"),
        "the welcome is for newcomers"
    );
    let newcomer = stage.outsider();
    newcomer.join(&slug).await;
    let mut newcomer = stage.signed_in(OUTSIDER).await;
    let page = newcomer.open(&format!("/c/{slug}")).await.with(200);
    assert!(page.html.contains("<strong>even</strong>"), "{}", page.html);
}

#[tokio::test]
async fn what_was_typed_comes_back_when_it_is_wrong_or_somebody_was_first() {
    let stage = Stage::new();
    let path = format!("/c/{}/edit", stage.community());
    let mut coordinator = stage.coordinator();
    let page = coordinator.open(&path).await.with(200);
    let wrong = [("pins", "Kwaad javascript:alert(1)"), ("name.nl", " ")];
    let again = coordinator.submit(&page, &path, &wrong).await.with(422);
    for field in ["pins", "name.nl"] {
        assert!(
            again.html.contains(&format!("id=\"{field}-error\"")),
            "{field}"
        );
    }
    assert!(again.html.contains("Kwaad javascript:alert(1)"));

    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let first = administrator.open(&path).await.with(200);
    administrator
        .submit(&first, &path, &[("tags", "eerst")])
        .await
        .with(200);
    let late = coordinator
        .submit(&page, &path, &[("tags", "later")])
        .await
        .with(409);
    assert!(late.html.contains("value=\"later\""));
    // Having seen that, one may save over it.
    let saved = coordinator.submit(&late, &path, &[]).await.with(200);
    assert!(saved.text().contains("later"));
}

#[tokio::test]
async fn an_outsider_hears_nothing_from_the_moment_a_community_is_for_members() {
    let stage = Stage::new();
    let slug = stage.community();
    let (writer, outsider) = (stage.member(), stage.outsider());
    let thread = writer.thread(&slug, "Eerst voor iedereen").await;
    let (community, talk) = (format!("community:{slug}"), format!("thread:{thread}"));
    let mut outside = Live::token(&stage.server, &stage.place.token(OUTSIDER)).await;
    let mut inside = Live::open(&stage.server, &stage.sample.members[4]).await;
    for channel in [&community, &talk] {
        outside.at(channel).await;
        inside.at(channel).await;
    }
    let mut coordinator = stage.coordinator();
    stage
        .change(&mut coordinator, &slug, &[("visibility", "members")])
        .await
        .with(200);
    let mut ended = Vec::new();
    while ended.len() < 2 {
        let said = outside.next().await;
        assert_eq!(
            (&said["type"], &said["reason"]),
            (&"unsubscribed".into(), &"access-ended".into())
        );
        ended.push(said["channel"].as_str().unwrap().to_owned());
    }
    ended.sort();
    assert_eq!(ended, [community.clone(), talk.clone()]);
    writer.reply(&thread, "Nu onder ons").await;
    while inside.event("post.created").await["data"]["number"] != 2 {}
    assert_eq!(outside.settled().await, Vec::<Value>::new());
    let here = stage.outsider_here().await;
    for path in [
        format!("/c/{slug}"),
        format!("/c/{slug}/feed"),
        format!("/t/{thread}"),
        format!("/api/v1/communities/{slug}"),
        format!("/api/v1/communities/{slug}/threads"),
        format!("/api/v1/threads/{thread}/posts"),
    ] {
        let asks = if path.starts_with("/api/") {
            &outsider
        } else {
            &here
        };
        let answer = send(asks.ask("GET", &path)).await;
        assert_eq!(answer.status, 404, "{path}");
        for header in ["etag", "last-modified", "location"] {
            assert_eq!(answer.header(header), "", "{path}");
        }
    }
}

#[tokio::test]
async fn the_feed_names_the_latest_threads_and_says_when_nothing_is_new() {
    let stage = Stage::new();
    let slug = stage.community();
    let path = format!("/c/{slug}/feed");
    let thread = stage.member().thread(&slug, "Vraag & <antwoord>").await;
    let nobody = stage.nobody();
    let feed = send(nobody.ask("GET", &path)).await;
    assert_eq!(feed.status, 200);
    assert_eq!(
        feed.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let text = feed.text();
    assert!(
        text.contains("<title>Vraag &amp; &lt;antwoord&gt;</title>"),
        "{text}"
    );
    assert!(text.contains(&format!("/t/{thread}")), "{text}");
    assert!(feed.header("last-modified").ends_with("GMT"));
    let tag = feed.header("etag").to_owned();
    let again = send(nobody.ask("GET", &path).header("if-none-match", &tag)).await;
    assert_eq!((again.status, again.text()), (304, String::new()));
    stage.member().thread(&slug, "Iets nieuws").await;
    let again = send(nobody.ask("GET", &path).header("if-none-match", &tag)).await;
    assert_eq!(again.status, 200);
    let page = Browser::new(&stage.server)
        .open(&format!("/c/{slug}"))
        .await
        .with(200);
    assert!(
        page.html
            .contains("rel=\"alternate\" type=\"application/atom+xml\"")
    );
}
