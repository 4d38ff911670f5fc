//! `GET /openapi.json`: OpenAPI 3.1, complete.

use std::collections::BTreeSet;

use tests::source::read;
use tests::world::world;

/// Methods and addresses of the document.
fn documented(document: &serde_json::Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                all.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    all
}

#[tokio::test]
async fn the_document_lists_every_address_of_the_api_and_of_the_contract() {
    let world = world();
    let answer = world.nobody().get("/openapi.json").await;
    let document = answer.with(200);
    assert!(
        document["openapi"].as_str().unwrap().starts_with("3.1"),
        "{}",
        document["openapi"]
    );
    assert_eq!(
        (
            answer.header("access-control-allow-origin"),
            answer.header("content-type")
        ),
        ("*", "application/json")
    );
    let documented = documented(&document);
    let in_docs: BTreeSet<String> = read("docs/api-design.md")
        .lines()
        .filter_map(|line| {
            let cell = line.strip_prefix("| `")?.split('`').next()?;
            let (method, _) = cell.split_once(" /")?;
            ["GET", "POST", "PUT", "PATCH", "DELETE"]
                .contains(&method)
                .then(|| cell.to_owned())
        })
        .collect();
    assert_eq!(documented, in_docs, "the document and docs/api-design.md");
    for promised in [
        "GET /me",
        "GET /communities",
        "GET /communities/{slug}",
        "POST /communities/{slug}/memberships",
        "DELETE /communities/{slug}/memberships/me",
        "GET /communities/{slug}/threads",
        "POST /communities/{slug}/threads",
        "GET /threads/{id}",
        "GET /threads/{id}/posts",
        "POST /threads/{id}/posts",
        "PATCH /posts/{id}",
        "DELETE /posts/{id}",
        "PUT /threads/{id}/read",
        "GET /unread",
        "GET /notifications",
        "GET /live",
    ] {
        assert!(documented.contains(promised), "{promised}");
    }
    for (path, item) in document["paths"].as_object().unwrap() {
        assert!(!path.ends_with('/') && !path.contains('_'), "{path}");
        for (method, operation) in item.as_object().unwrap() {
            let place = format!("{method} {path}");
            assert!(
                operation["operationId"].is_string() && operation["summary"].is_string(),
                "{place}"
            );
            if method == "post" {
                assert!(
                    operation["parameters"]
                        .to_string()
                        .contains("Idempotency-Key"),
                    "{place}"
                );
            }
            let responses = operation["responses"].as_object().unwrap();
            assert!(
                responses
                    .keys()
                    .any(|status| status.starts_with(['1', '2'])),
                "{place}"
            );
            for (status, response) in responses
                .iter()
                .filter(|(status, _)| status.starts_with('4'))
            {
                assert!(
                    response["content"]
                        .get("application/problem+json")
                        .is_some(),
                    "{place} {status}"
                );
            }
        }
    }
}

/// Every reference within the document leads somewhere.
#[tokio::test]
async fn the_document_is_whole() {
    let document = world().nobody().get("/openapi.json").await.with(200);
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"").skip(1) {
        let pointer = reference
            .split('"')
            .next()
            .unwrap()
            .strip_prefix('#')
            .unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}
