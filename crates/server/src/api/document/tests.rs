//! The document is complete: what a client relies on is there for every operation.

use serde_json::Value;

use super::*;

fn document() -> Value {
    serde_json::from_slice(&TEXT).unwrap()
}

fn operations(document: &Value) -> impl Iterator<Item = (String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().unwrap();
        item.iter()
            .map(move |(method, operation)| (format!("{method} {path}"), operation))
    })
}

#[test]
fn the_head_says_what_it_is() {
    let document = document();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["info"]["license"]["identifier"], "EUPL-1.2");
    assert_eq!(document["info"]["version"], VERSION);
    assert_eq!(document["info"].get("contact"), None);
    assert_eq!(document["servers"][0]["url"], "/api/v1");
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    assert_eq!(schemes.keys().collect::<Vec<_>>(), ["bearer", "cookie"]);
}

#[test]
fn every_promised_address_is_there() {
    let document = document();
    let found: Vec<String> = operations(&document).map(|(name, _)| name).collect();
    let promised = [
        "get /me",
        "get /people/{handle}",
        "get /organisations",
        "get /communities",
        "get /communities/{slug}",
        "post /communities/{slug}/memberships",
        "delete /communities/{slug}/memberships/me",
        "get /communities/{slug}/memberships/me",
        "put /communities/{slug}/members/{handle}/role",
        "get /communities/{slug}/requests",
        "post /communities/{slug}/requests/answers",
        "post /communities/{slug}/requests/undo",
        "delete /communities/{slug}/requests/me",
        "get /communities/{slug}/members",
        "delete /communities/{slug}/members/{handle}",
        "post /communities/{slug}/invitations",
        "get /communities/{slug}/invitation-links",
        "post /communities/{slug}/invitation-links",
        "delete /communities/{slug}/invitation-links/{id}",
        "get /communities/{slug}/threads",
        "post /communities/{slug}/threads",
        "get /threads/{id}",
        "get /threads/{id}/posts",
        "post /threads/{id}/posts",
        "get /posts/{id}",
        "patch /posts/{id}",
        "delete /posts/{id}",
        "put /threads/{id}/read",
        "get /unread",
        "get /notifications",
        "put /notifications/read",
        "get /openapi.json",
        "get /live",
    ];
    for one in promised {
        assert!(found.iter().any(|name| name == one), "{one}");
    }
    assert_eq!(found.len(), promised.len(), "{found:?}");
}

#[test]
fn every_operation_says_what_can_come_of_it() {
    let document = document();
    let mut ids: Vec<&str> = Vec::new();
    for (name, operation) in operations(&document) {
        ids.push(operation["operationId"].as_str().unwrap());
        assert!(
            operation["summary"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{name}"
        );
        let responses = operation["responses"].as_object().unwrap();
        assert!(
            responses
                .keys()
                .any(|status| status.starts_with(['1', '2'])),
            "{name}"
        );
        for (status, response) in responses {
            assert!(
                response["headers"].get("API-Version").is_some(),
                "{name} {status}"
            );
            if status.starts_with('4') || status == "default" {
                let schema = &response["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(schema, "#/components/schemas/Problem", "{name} {status}");
            }
        }
        let parameters = operation["parameters"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let key = parameters
            .iter()
            .any(|one| one["name"] == "Idempotency-Key" && one["in"] == "header");
        assert_eq!(key, name.starts_with("post "), "{name}");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "operation ids are unique");
}

#[test]
fn every_schema_that_is_named_is_there() {
    fn named<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
        match value {
            Value::Object(object) => {
                all.extend(object.get("$ref").and_then(Value::as_str));
                object.values().for_each(|inner| named(inner, all));
            }
            Value::Array(items) => items.iter().for_each(|inner| named(inner, all)),
            _ => {}
        }
    }
    let document = document();
    let mut all = Vec::new();
    named(&document, &mut all);
    for one in all {
        assert!(
            document.pointer(one.trim_start_matches('#')).is_some(),
            "{one}"
        );
    }
}
