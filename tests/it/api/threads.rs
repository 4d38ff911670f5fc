//! `/threads`: opening, reading, answering, marking as read.

use serde_json::{Value, json};
use tests::http::Caller;
use tests::world::world;

#[tokio::test]
async fn a_thread_is_opened_with_its_first_post() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    let path = format!("/communities/{}/threads", world.community());
    let new = json!({"title": "  Hoe   doen jullie dit? ", "body": "Vertel.", "kind": "question"});
    let answer = caller.post(&path, new).await;
    let thread = answer.with(201);
    let id = thread["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/api/v1/threads/{id}"));
    // Short enough to read aloud, without letters that look alike.
    assert!(id.len() == 7 && !id.contains(['i', 'l', 'o', 'u']), "{id}");
    assert_eq!(
        (&thread["title"], &thread["kind"]),
        (&json!("Hoe doen jullie dit?"), &json!("question"))
    );
    assert_eq!(
        (&thread["postCount"], &thread["state"]),
        (&json!(1), &json!("open"))
    );
    assert_eq!(thread["author"]["handle"], member.handle.as_str());
    assert_eq!(thread["url"], format!("{}/t/{id}", world.server.base));
    let posts = world
        .nobody()
        .get(&format!("/threads/{id}/posts"))
        .await
        .with(200);
    assert_eq!(
        (
            posts["items"][0]["body"].as_str(),
            posts["items"][0]["number"].as_i64()
        ),
        (Some("Vertel."), Some(1))
    );
    let listed = world.nobody().get(&path).await.with(200);
    assert!(
        listed["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["id"] == id)
    );
    let plain = caller
        .post(&path, json!({"title": "Zonder soort", "body": "x"}))
        .await
        .with(201);
    assert_eq!(plain["kind"], "discussion");
    for kind in ["discussion", "question"] {
        let made = caller
            .post(&path, json!({"title": kind, "body": "x", "kind": kind}))
            .await
            .with(201);
        assert_eq!(made["kind"], kind);
    }
}

#[tokio::test]
async fn an_answer_has_a_number_a_location_and_safe_html() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    let thread = caller.thread(world.community(), "API: antwoorden").await;
    let body = "# Kop\n\n| a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n- [x] klaar\n\nhttps://voorbeeld.example @lid-00001\n\n<script>alert(1)</script>";
    let path = format!("/threads/{thread}/posts");
    let answer = caller
        .post(&path, json!({"body": body, "replyTo": 1}))
        .await;
    let post = answer.with(201);
    let id = post["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), format!("/api/v1/posts/{id}"));
    assert_eq!(
        (&post["number"], &post["replyTo"], &post["body"]),
        (&json!(2), &json!(1), &json!(body))
    );
    assert_eq!(
        (&post["threadId"], &post["version"]),
        (&json!(thread), &json!(1))
    );
    assert_eq!(
        (&post["editedAt"], &post["deletedAt"]),
        (&json!(null), &json!(null))
    );
    let created = post["createdAt"].as_str().unwrap();
    assert!(
        created.ends_with('Z') && created.len() == "2026-11-24T07:00:00.000000Z".len(),
        "{created}"
    );
    let html = post["bodyHtml"].as_str().unwrap();
    for wanted in [
        "<table",
        "<del>2</del>",
        "type=\"checkbox\"",
        "href=\"https://voorbeeld.example\"",
        "/people/lid-00001",
    ] {
        assert!(html.contains(wanted), "{wanted}: {html}");
    }
    assert!(!html.contains("<script"), "{html}");
    let again = world.nobody().get(&format!("/posts/{id}")).await.with(200);
    assert_eq!(again, post);
    let by_id = caller
        .post(&path, json!({"body": "op id", "replyTo": id}))
        .await
        .with(201);
    assert_eq!(by_id["replyTo"], 2);
    for wrong in [
        json!(99),
        json!(0),
        json!(-1),
        json!("00000000-0000-7000-8000-000000000000"),
    ] {
        let answer = caller
            .post(&path, json!({"body": "x", "replyTo": wrong}))
            .await;
        assert_eq!(
            (answer.problem(422), answer.wrong()),
            ("invalid".into(), vec!["replyTo: no-such-post".into()]),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn read_ranges_of_two_devices_are_merged_and_never_lost() {
    let world = world();
    let (writer, reader) = (world.caller(), world.caller());
    let thread = writer.thread(world.community(), "API: gelezen").await;
    for n in 2..=30 {
        writer.reply(&thread, &format!("bericht {n}")).await;
    }
    let path = format!("/threads/{thread}/read");
    let put = async |ranges: Value| reader.say("PUT", &path, json!({"ranges": ranges})).await;
    let state = async || reader.get(&format!("/threads/{thread}")).await.with(200)["read"].clone();
    assert_eq!(
        state().await,
        json!({"ranges": [], "unread": 30, "firstUnread": 1})
    );
    let (one, other) = tokio::join!(put(json!([[1, 10]])), put(json!([[21, 25], [25, 26]])));
    assert_eq!((one.status, other.status), (200, 200));
    assert_eq!(
        state().await,
        json!({"ranges": [[1, 10], [21, 26]], "unread": 14, "firstUnread": 11})
    );
    let now = put(json!([[5, 22]])).await.with(200);
    assert_eq!(
        (&now["ranges"], &now["unread"], &now["firstUnread"]),
        (&json!([[1, 26]]), &json!(4), &json!(27))
    );
    assert!(now["unreadNotices"].is_i64());
    assert_eq!(put(json!([])).await.with(200)["ranges"], json!([[1, 26]]));
    put(json!([[1, 30]])).await.with(200);
    assert_eq!(
        state().await,
        json!({"ranges": [[1, 30]], "unread": 0, "firstUnread": null})
    );
    for wrong in [
        json!([[2, 1]]),
        json!([[0, 1]]),
        json!([[-5, 5]]),
        json!([[1, 9_223_372_036_854_775_807_i64]]),
    ] {
        let answer = put(wrong.clone()).await;
        assert!(
            answer.status == 422 || answer.status == 200,
            "{wrong}: {}",
            answer.text()
        );
        if answer.status == 422 {
            answer.problem(422);
            assert_eq!(answer.wrong(), ["ranges: not-ranges"], "{wrong}");
        }
    }
    assert_eq!(state().await["ranges"][0][0], 1);
    assert_eq!(
        world
            .nobody()
            .get(&format!("/threads/{thread}"))
            .await
            .with(200)["read"],
        json!(null)
    );
    let nobody = world
        .nobody()
        .say("PUT", &path, json!({"ranges": [[1, 1]]}))
        .await;
    assert_eq!(nobody.problem(401), "sign-in-needed");
}

#[tokio::test]
async fn posts_are_found_by_number() {
    let world = world();
    let thread = world.sample.said["threadWith20Posts"].as_str().unwrap();
    let caller = world.nobody();
    let numbers = async |query: &str| {
        let page = caller
            .get(&format!("/threads/{thread}/posts{query}"))
            .await
            .with(200);
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|post| post["number"].as_i64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("").await, (1..=20).collect::<Vec<_>>());
    assert_eq!(numbers("?from=18").await, [18, 19, 20]);
    assert_eq!(numbers("?from=5&limit=2").await, [5, 6]);
    assert_eq!(numbers("?from=21").await, [0_i64; 0]);
    for bad in ["0", "-1", "x", "1.5", "%00", "99999999999999999999"] {
        let answer = caller
            .get(&format!("/threads/{thread}/posts?from={bad}"))
            .await;
        assert_eq!(
            (answer.problem(422), answer.wrong()),
            ("invalid".into(), vec!["from: out-of-range".into()]),
            "{bad}"
        );
    }
    for gone in ["0000000", "nope", "%00", "1234567890", "%F0%9F%98%80abcde"] {
        assert_eq!(
            caller.get(&format!("/threads/{gone}")).await.problem(404),
            "not-found",
            "{gone}"
        );
        assert_eq!(
            caller
                .get(&format!("/threads/{gone}/posts"))
                .await
                .problem(404),
            "not-found",
            "{gone}"
        );
    }
}
