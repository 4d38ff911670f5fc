//! Whatever is sent to an address that takes a body, the answer is a problem with the field's name, and never a 500.

use serde_json::{Value, json};
use tests::http::{Answer, Caller, send};
use tests::world::world;

/// Every address that takes a body, and a body it takes.
async fn addresses(caller: &Caller, community: &str) -> Vec<(&'static str, String, Value)> {
    let thread = caller.thread(community, "API: slechte invoer").await;
    let post = caller.reply(&thread, "te verbeteren").await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    vec![
        (
            "POST",
            format!("/communities/{community}/memberships"),
            json!({"reason": "x"}),
        ),
        (
            "POST",
            format!("/communities/{community}/threads"),
            json!({"title": "x", "body": "y", "kind": "question"}),
        ),
        (
            "POST",
            format!("/threads/{thread}/posts"),
            json!({"body": "x", "replyTo": 1}),
        ),
        ("PATCH", format!("/posts/{post}"), json!({"body": "x"})),
        (
            "PUT",
            format!("/threads/{thread}/read"),
            json!({"ranges": [[1, 1]]}),
        ),
    ]
}

async fn raw(caller: &Caller, method: &str, path: &str, kind: &str, body: Vec<u8>) -> Answer {
    send(
        caller
            .ask(method, &format!("/api/v1{path}"))
            .header("content-type", kind)
            .body(body),
    )
    .await
}

const JSON: &str = "application/json";

#[tokio::test]
async fn bodies_that_are_no_json() {
    let world = world();
    let caller = world.caller();
    for (method, path, fine) in addresses(&caller, world.community()).await {
        let twice = format!("{fine} {fine}").into_bytes();
        let bodies: [&[u8]; 8] = [
            b"{",
            b"nope",
            b"{\"body\":\"\xff\xfe\"}",
            b"\xff",
            &twice,
            b"\0",
            b"[",
            b"{\"body\":\"a\0b\"}",
        ];
        for body in bodies {
            let answer = raw(&caller, method, &path, JSON, body.to_vec()).await;
            let place = format!("{method} {path} {}", String::from_utf8_lossy(body));
            assert_eq!(answer.problem(400), "malformed", "{place}");
            assert!(
                answer
                    .wrong()
                    .iter()
                    .all(|wrong| wrong.ends_with(": not-json")),
                "{place}: {:?}",
                answer.wrong()
            );
            assert_eq!(answer.wrong().len(), 1, "{place}");
        }
        for kind in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
        ] {
            let answer = raw(&caller, method, &path, kind, fine.to_string().into_bytes()).await;
            assert_eq!(
                answer.problem(415),
                "unsupported-media-type",
                "{method} {path} {kind}"
            );
        }
        let fits = raw(
            &caller,
            method,
            &path,
            "application/merge-patch+json; charset=utf-8",
            fine.to_string().into_bytes(),
        )
        .await;
        assert!(fits.status < 300, "{method} {path}: {}", fits.text());
    }
}

#[tokio::test]
async fn bodies_that_are_too_large() {
    let world = world();
    let caller = world.caller();
    for (method, path, _) in addresses(&caller, world.community()).await {
        let large = json!({"body": "x".repeat(1 << 20)})
            .to_string()
            .into_bytes();
        let answer = raw(&caller, method, &path, JSON, large.clone()).await;
        assert_eq!(answer.problem(413), "body-too-large", "{method} {path}");
        assert_eq!(answer.wrong(), ["body: too-large"]);
        // Without a length announced.
        let stream = futures_util::stream::iter(
            large
                .chunks(1 << 16)
                .map(|part| Ok::<_, std::io::Error>(part.to_vec()))
                .collect::<Vec<_>>(),
        );
        let request = caller
            .ask(method, &format!("/api/v1{path}"))
            .header("content-type", JSON);
        let answer = send(request.body(reqwest::Body::wrap_stream(stream))).await;
        assert_eq!(answer.problem(413), "body-too-large", "{method} {path}");
    }
}

#[tokio::test]
async fn fields_of_the_wrong_type_are_named() {
    let world = world();
    let caller = world.caller();
    let wrong = [
        json!(7),
        json!(1.5),
        json!(true),
        json!([]),
        json!({}),
        json!(["x"]),
        json!(-1),
        json!(1e300),
    ];
    for (method, path, fine) in addresses(&caller, world.community()).await {
        for (field, value) in fine.as_object().unwrap() {
            for bad in &wrong {
                // What these addresses take in this place.
                let same =
                    value.is_array() && *bad == json!([]) || field == "replyTo" && bad.is_i64();
                if same {
                    continue;
                }
                let mut body = fine.clone();
                body[field] = bad.clone();
                let answer = caller.say(method, &path, body).await;
                assert_eq!(
                    answer.problem(422),
                    "invalid",
                    "{method} {path} {field}={bad}"
                );
                let named = answer.wrong();
                assert!(
                    named.iter().any(|one| one.starts_with(field.as_str())),
                    "{method} {path} {field}={bad}: {named:?}"
                );
            }
        }
        for whole in [
            json!([]),
            json!("x"),
            json!(7),
            json!(null),
            json!([[[[]]]]),
        ] {
            let answer = caller.say(method, &path, whole.clone()).await;
            assert!(
                answer.status == 422 || answer.status < 300 && whole.is_array(),
                "{method} {path} {whole}: {}",
                answer.text()
            );
        }
    }
}

#[tokio::test]
async fn fields_that_are_missing_empty_or_too_long_are_named() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: velden").await;
    let threads = format!("/communities/{}/threads", world.community());
    let posts = format!("/threads/{thread}/posts");
    let long = |n: usize| "é".repeat(n);
    let table: Vec<(&str, Value, &[&str])> = vec![
        (&posts, json!({}), &["body: required"]),
        (&posts, json!({"body": ""}), &["body: required"]),
        (&posts, json!({"body": " \n\t\u{0}"}), &["body: required"]),
        (&posts, json!({"body": long(40_001)}), &["body: too-long"]),
        (&threads, json!({"body": "x"}), &["title: required"]),
        (
            &threads,
            json!({"title": "", "body": ""}),
            &["title: required", "body: required"],
        ),
        (
            &threads,
            json!({"title": long(161), "body": long(40_001)}),
            &["title: too-long", "body: too-long"],
        ),
        (
            &threads,
            json!({"title": "x", "body": "y", "kind": "feest"}),
            &["kind: wrong-type"],
        ),
    ];
    for (path, body, wanted) in table {
        let answer = caller.post(path, body).await;
        assert_eq!(
            (answer.problem(422), answer.wrong()),
            (
                "invalid".to_owned(),
                wanted.iter().map(ToString::to_string).collect()
            )
        );
    }
    assert_eq!(
        caller
            .post(&posts, json!({"body": long(40_000)}))
            .await
            .status,
        201
    );
    assert_eq!(
        caller
            .post(&threads, json!({"title": long(160), "body": "x"}))
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn nul_and_other_control_characters_are_dropped_and_never_stored() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: nul").await;
    let post = caller
        .reply(&thread, "a\u{0}b\u{1b}[31m\u{7f}c\tx\ny \u{202e}z")
        .await;
    let body = post["body"].as_str().unwrap();
    assert!(!body.contains(['\u{0}', '\u{1b}', '\u{7f}']), "{body:?}");
    assert!(body.contains("\tx\ny"), "{body:?}");
    let new = json!({"title": "a\u{0}b\nc", "body": "x"});
    let made = caller
        .post(&format!("/communities/{}/threads", world.community()), new)
        .await
        .with(201);
    assert_eq!(made["title"], "a b c");
    assert_eq!(
        world
            .nobody()
            .get(&format!("/posts/{}", post["id"].as_str().unwrap()))
            .await
            .with(200)["body"],
        body
    );
}

#[tokio::test]
async fn deep_and_strange_json_does_no_harm() {
    let world = world();
    let caller = world.caller();
    let thread = caller.thread(world.community(), "API: diep").await;
    let path = format!("/threads/{thread}/posts");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        deep.clone(),
        format!("{{\"body\":{deep}}}"),
        format!("{{\"body\":\"x\",\"other\":{deep}}}"),
        "{\"body\":\"x\",\"body\":\"y\"}".to_owned(),
        "{\"body\":\"\\ud800\"}".to_owned(),
        "\u{feff}{\"body\":\"x\"}".to_owned(),
        "{\"body\":\"x\",\"replyTo\":1e999}".to_owned(),
    ] {
        let answer = raw(&caller, "POST", &path, JSON, body.clone().into_bytes()).await;
        assert!(
            matches!(answer.status, 201 | 400 | 422),
            "{}: {}",
            &body[..body.len().min(60)],
            answer.text()
        );
    }
    let quotes = caller
        .post(&path, json!({"body": "> ".repeat(19_000)}))
        .await
        .status;
    assert!(matches!(quotes, 201 | 422), "{quotes}");
    let many = json!({"ranges": vec![[1, 1]; 1001]});
    let answer = caller
        .say("PUT", &format!("/threads/{thread}/read"), many)
        .await;
    assert!(matches!(answer.status, 200 | 422), "{}", answer.text());
}
