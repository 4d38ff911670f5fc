//! A token that may only look changes nothing, at any address of the API.

use serde_json::json;
use tests::http::{Caller, send};
use tests::live::Live;
use tests::place::Place;

#[tokio::test]
async fn a_token_that_may_only_look_is_refused_at_every_address_that_changes_something() {
    let place = Place::new();
    let sample = place.sample(4);
    let server = place.serve();
    let member = &sample.members[1];
    let create = ["token", "create", "--email", &member.email, "--label", "x"];
    let made = place
        .run(&[&create[..], &["--scope", "read"]].concat())
        .done();
    let reads = Caller::token(&server, made.trim());
    let writes = Caller::member(&server, member);
    let thread = writes.thread(sample.community(), "Alleen kijken").await;
    let post = writes.reply(&thread, "Een bericht").await;
    let before = writes
        .get(&format!("/threads/{thread}/posts"))
        .await
        .with(200);
    let document = reads.get("/openapi.json").await.with(200);
    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let filled = path
            .replace("{slug}", sample.community())
            .replace("{handle}", &member.handle);
        let id = if path.contains("/posts/{id}") {
            post["id"].as_str().unwrap()
        } else {
            thread.as_str()
        };
        let filled = format!("/api/v1{}", filled.replace("{id}", id));
        for method in ["post", "put", "patch", "delete"] {
            if item.get(method).is_none() {
                continue;
            }
            tried += 1;
            let body = json!({"title": "x", "body": "x", "ranges": [[1, 1]]});
            let request = reads.ask(&method.to_uppercase(), &filled).json(&body);
            assert_eq!(
                send(request).await.problem(403),
                "token-scope",
                "{method} {filled}"
            );
        }
    }
    assert!(tried >= 8, "{tried}");
    let after = reads
        .get(&format!("/threads/{thread}/posts"))
        .await
        .with(200);
    assert_eq!(before["items"], after["items"], "nothing happened");
    let communities = reads.get("/me").await.with(200);
    assert_eq!(
        communities["handle"],
        member.handle.as_str(),
        "and it still belongs"
    );
    // Listening is looking; a page knows no tokens at all.
    let mut live = Live::token(&server, made.trim()).await;
    live.at("me").await;
    let page = send(reads.ask("POST", "/notifications/read")).await;
    assert_eq!(page.status, 303);
    assert!(page.header("location").starts_with("/sign-in"));
    let odd = place.run(&[&create[..], &["--scope", "all"]].concat());
    assert_eq!(odd.code, 2, "{odd:?}");
    let odd = place
        .run(&[&create[..], &["--until", "gauw"]].concat())
        .failed();
    assert!(odd.contains("--until"), "{odd}");
    let over = place
        .run(&[&create[..], &["--until", "2020-01-01"]].concat())
        .done();
    assert_eq!(
        Caller::token(&server, over.trim()).get("/me").await.status,
        401
    );
}
