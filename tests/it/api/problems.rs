//! Every error of the API is a problem (RFC 9457), and addresses are strict.

use tests::http::send;
use tests::world::world;

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_done_there() {
    let world = world();
    let nobody = world.nobody();
    for path in [
        "/api/v1",
        "/api/v1/",
        "/api/v1/me/",
        "/api/v1/communities/",
        "/api/v1/nergens",
        "/api/v2/me",
        "/api/x",
        "/api/v1/Me",
    ] {
        let answer = send(nobody.ask("GET", path)).await;
        assert_eq!(answer.problem(404), "not-found", "{path}");
    }
    for (method, path) in [
        ("POST", "/me"),
        ("DELETE", "/communities"),
        ("PUT", "/unread"),
        ("PATCH", "/communities"),
        ("GET", "/notifications/read"),
    ] {
        let answer = send(nobody.ask(method, &format!("/api/v1{path}"))).await;
        assert_eq!(answer.problem(405), "method-not-allowed", "{method} {path}");
        assert!(!answer.header("allow").is_empty(), "{method} {path}");
    }
}

#[tokio::test]
async fn problems_speak_the_language_of_the_caller() {
    let world = world();
    let ask = async |lang: &str| {
        let cookie = format!("kenniskring-language={lang}");
        let answer = send(
            world
                .nobody()
                .ask("GET", "/api/v1/me")
                .header("cookie", cookie),
        )
        .await;
        assert_eq!(answer.problem(401), "sign-in-needed");
        answer.json()["title"].as_str().unwrap().to_owned()
    };
    assert_ne!(ask("nl").await, ask("en").await);
}

#[tokio::test]
async fn every_answer_names_the_version_and_keeps_to_itself() {
    let world = world();
    for path in [
        "/api/v1/communities",
        "/api/v1/openapi.json",
        "/api/v1/me",
        "/api/v1/nergens",
    ] {
        let answer = send(world.nobody().ask("GET", path)).await;
        assert_eq!(answer.header("api-version"), "1.0.0", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
    }
}
