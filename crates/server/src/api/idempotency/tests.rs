//! What counts as a key, and which requests are the same.

use axum::http::{HeaderName, HeaderValue};

use super::*;

#[test]
fn a_key_is_1_to_255_visible_ascii_characters_and_there_is_one() {
    let sent = |values: &[&[u8]]| {
        let name = HeaderName::from_static("idempotency-key");
        let values = values
            .iter()
            .map(|value| (name.clone(), HeaderValue::from_bytes(value).unwrap()));
        let mut headers = HeaderMap::new();
        values.for_each(|(name, value)| {
            headers.append(name, value);
        });
        key(&headers)
    };
    assert_eq!(sent(&[]).unwrap(), None);
    assert_eq!(sent(&[b"a"]).unwrap().as_deref(), Some("a"));
    assert_eq!(
        sent(&[&[b'~'; 255]]).unwrap().map(|key| key.len()),
        Some(255)
    );
    let bad: [&[&[u8]]; 5] = [
        &[b""],
        &[&[b'a'; 256]],
        &[b"a b"],
        &["é".as_bytes()],
        &[b"a", b"b"],
    ];
    for values in bad {
        let problem = sent(values).unwrap_err();
        let wrong = problem.fields.first().unwrap();
        assert_eq!(
            (problem.status.as_u16(), wrong.field.as_str(), wrong.code),
            (422, "Idempotency-Key", "not-a-key")
        );
    }
}

#[test]
fn the_same_request_is_the_same_method_path_and_body() {
    let print = |method: &str, here: &str, body: &[u8]| fingerprint(&target(method, here), body);
    let first = print("POST", "/api/v1/threads/k7f39qz/posts", b"{}");
    assert_eq!(first.len(), 32);
    assert_eq!(
        first,
        print("POST", "/api/v1/threads/k7f39qz/posts?x=1", b"{}")
    );
    for (method, here, body) in [
        ("PUT", "/api/v1/threads/k7f39qz/posts", &b"{}"[..]),
        ("POST", "/api/v1/threads/k7f39qy/posts", b"{}"),
        ("POST", "/api/v1/threads/k7f39qz/posts", b"{ }"),
        ("POST", "/api/v1/threads/k7f39qz", b"/posts\n{}"),
    ] {
        assert_ne!(first, print(method, here, body), "{method} {here}");
    }
}
