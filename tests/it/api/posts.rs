//! `/posts/{id}`: mending and taking away.

use serde_json::json;
use tests::world::world;

#[tokio::test]
async fn the_author_mends_a_post_and_nobody_elses_change_is_lost() {
    let world = world();
    let (author, other) = (world.caller(), world.caller());
    let thread = author.thread(world.community(), "API: verbeteren").await;
    let post = author.reply(&thread, "eerste").await;
    let path = format!("/posts/{}", post["id"].as_str().unwrap());
    let mended = author
        .say("PATCH", &path, json!({"body": "tweede", "version": 1}))
        .await
        .with(200);
    assert_eq!(
        (&mended["body"], &mended["version"], &mended["number"]),
        (&json!("tweede"), &json!(2), &json!(2))
    );
    assert!(mended["editedAt"].is_string());
    let late = author
        .say("PATCH", &path, json!({"body": "derde", "version": 1}))
        .await;
    assert_eq!(late.problem(409), "edited-meanwhile");
    assert_eq!(
        author
            .say("PATCH", &path, json!({"body": "vierde"}))
            .await
            .with(200)["version"],
        3
    );
    assert_eq!(
        other
            .say("PATCH", &path, json!({"body": "kaping"}))
            .await
            .problem(403),
        "not-author"
    );
    assert_eq!(other.delete(&path).await.problem(403), "not-author");
    assert_eq!(
        world
            .nobody()
            .say("PATCH", &path, json!({"body": "x"}))
            .await
            .problem(401),
        "sign-in-needed"
    );
    assert_eq!(
        world.nobody().delete(&path).await.problem(401),
        "sign-in-needed"
    );
    assert_eq!(
        author
            .say("PATCH", &path, json!({"body": "  \n "}))
            .await
            .problem(422),
        "invalid"
    );
    assert_eq!(world.nobody().get(&path).await.with(200)["body"], "vierde");
}

#[tokio::test]
async fn a_post_that_was_taken_away_leaves_its_number() {
    let world = world();
    let author = world.caller();
    let thread = author.thread(world.community(), "API: weghalen").await;
    let post = author.reply(&thread, "weg ermee").await;
    author.reply(&thread, "blijft").await;
    let path = format!("/posts/{}", post["id"].as_str().unwrap());
    assert_eq!(author.delete(&path).await.status, 204);
    let page = world
        .nobody()
        .get(&format!("/threads/{thread}/posts"))
        .await
        .with(200);
    let gone = &page["items"][1];
    assert_eq!((&gone["number"], &gone["body"]), (&json!(2), &json!("")));
    assert!(
        gone["deletedAt"].is_string() && !page.to_string().contains("weg ermee"),
        "{gone}"
    );
    assert_eq!(page["items"][2]["number"], 3);
    let again = author.delete(&path).await.status;
    assert!(matches!(again, 204 | 404), "{again}");
    let mended = author
        .say("PATCH", &path, json!({"body": "toch niet"}))
        .await
        .status;
    assert!(matches!(mended, 404 | 409), "{mended}");
    assert_eq!(author.reply(&thread, "verder").await["number"], 4);
}

#[tokio::test]
async fn what_is_no_post_is_not_found() {
    let world = world();
    let caller = world.caller();
    for id in [
        "1",
        "nope",
        "%00",
        "00000000-0000-7000-8000-000000000000",
        "%2e%2e",
    ] {
        let path = format!("/posts/{id}");
        assert_eq!(caller.get(&path).await.status, 404, "{id}");
        assert_eq!(
            caller
                .say("PATCH", &path, json!({"body": "x"}))
                .await
                .status,
            404,
            "{id}"
        );
        assert_eq!(caller.delete(&path).await.status, 404, "{id}");
    }
}
