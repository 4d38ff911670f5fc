//! `GET /me`

use tests::http::{Caller, send};
use tests::world::world;

#[tokio::test]
async fn the_account_and_its_memberships() {
    let world = world();
    let member = world.member();
    let caller = Caller::member(&world.server, &member);
    caller.join("open-innovatie").await;
    let answer = caller.get("/me").await;
    let me = answer.with(200);
    assert_eq!(
        (me["handle"].as_str(), me["email"].as_str()),
        (Some(&*member.handle), Some(&*member.email))
    );
    assert_eq!(me["administrator"], false);
    let memberships = me["memberships"].as_array().unwrap();
    let of = |slug: &str| {
        memberships
            .iter()
            .find(|one| one["community"] == slug)
            .unwrap()
    };
    assert_eq!(of(world.community())["role"], "member");
    assert!(
        of("open-innovatie")["joinedAt"]
            .as_str()
            .unwrap()
            .ends_with('Z')
    );
    assert_eq!(answer.header("api-version"), "1.0.0");
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn by_cookie_and_by_token_one_is_the_same() {
    let world = world();
    let member = world.member();
    let by_token = Caller::member(&world.server, &member)
        .get("/me")
        .await
        .with(200);
    let by_cookie = Caller::cookie(&world.server, &member.cookie)
        .get("/me")
        .await
        .with(200);
    assert_eq!(by_token, by_cookie);
}

#[tokio::test]
async fn nobody_has_to_sign_in_and_a_wrong_token_is_told_apart() {
    let world = world();
    assert_eq!(
        world.nobody().get("/me").await.problem(401),
        "sign-in-needed"
    );
    for wrong in ["Bearer nope", "Bearer ", "Basic YTpi", "x", "Bearer \u{7f}"] {
        let Ok(value) = reqwest::header::HeaderValue::from_str(wrong) else {
            continue;
        };
        let request = world
            .nobody()
            .ask("GET", "/api/v1/communities")
            .header("authorization", value);
        assert_eq!(send(request).await.problem(401), "wrong-token", "{wrong:?}");
    }
}
