//! The post that is pushed as HTML is the post one sees after loading the page anew.

use serde_json::json;
use tests::browser::Browser;
use tests::http::Caller;
use tests::live::Live;
use tests::world::world;

/// What only the viewer's own page knows: whether it is new, and the sentence about how long ago.
fn plain(article: &str) -> String {
    let article = article.replace("class=\"post fresh\"", "class=\"post\"");
    let article = match article.split_once(" <span class=\"count\">") {
        Some((before, after)) => format!("{before}{}", after.split_once("</span>").unwrap().1),
        None => article,
    };
    let (before, rest) = article.split_once("<time").unwrap();
    let (time, after) = rest.split_once("</time>").unwrap();
    let moment = time
        .split("datetime=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let article = format!("{before}<time {moment}></time>{after}");
    article.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn what_is_pushed_equals_what_is_in_the_reloaded_page() {
    let world = world();
    let (writer, reader) = (world.member(), world.member());
    let caller = Caller::member(&world.server, &writer);
    let thread = caller
        .thread(world.community(), "Live: hetzelfde beeld")
        .await;
    let mut live = Live::open(&world.server, &reader).await;
    live.say(json!({"type": "subscribe", "channel": format!("thread:{thread}"), "html": true}))
        .await;
    assert_eq!(live.next().await["type"], "subscribed");
    let body = "**Vet** met <script>alert(1)</script>, een [link](https://voorbeeld.example) en @lid-00001.\n\n- een\n- twee";
    caller
        .post(
            &format!("/threads/{thread}/posts"),
            json!({"body": body, "replyTo": 1}),
        )
        .await
        .with(201);
    let pushed = loop {
        let event = live.event("post.created").await;
        if event["data"]["number"] == 2 {
            break event["data"]["html"].as_str().unwrap().to_owned();
        }
    };
    let mut browser = Browser::of(&world.server, &reader);
    let page = browser.open(&format!("/t/{thread}?page=1")).await.with(200);
    let start = pushed.find("<article").unwrap();
    let end = pushed.find("</article>").unwrap() + "</article>".len();
    assert_eq!(plain(&pushed[start..end]), plain(&page.article(2)));
    assert!(
        !pushed.contains("<script") && pushed.contains("<strong>Vet</strong>"),
        "{pushed}"
    );
}
