//! `/communities`, joining and leaving.

use serde_json::json;
use tests::http::Caller;
use tests::world::world;

#[tokio::test]
async fn the_fifteen_communities_are_there_for_everybody() {
    let world = world();
    let all = world.nobody().get("/communities").await.with(200);
    let items = all["items"].as_array().unwrap();
    assert_eq!((items.len(), &all["nextCursor"]), (15, &json!(null)));
    let first = &items[0];
    for field in [
        "id",
        "slug",
        "name",
        "purpose",
        "priority",
        "visibility",
        "joining",
    ] {
        assert!(
            first[field].as_str().is_some_and(|text| !text.is_empty()),
            "{field}: {first}"
        );
    }
    assert_eq!(first["role"], json!(null));
    let priorities: std::collections::BTreeSet<_> = items
        .iter()
        .map(|one| one["priority"].as_str().unwrap())
        .collect();
    assert_eq!(priorities.len(), 4);
    let one = world
        .nobody()
        .get("/communities/open-innovatie")
        .await
        .with(200);
    assert!(items.iter().any(|item| item["id"] == one["id"]));
}

#[tokio::test]
async fn joining_and_leaving_an_open_community() {
    let world = world();
    let caller = world.caller();
    let path = "/communities/digitale-innovatie/memberships";
    // In a sample some belong to this community already.
    let _ = caller.delete(&format!("{path}/me")).await;
    let count = async || {
        world
            .nobody()
            .get("/communities/digitale-innovatie")
            .await
            .with(200)["memberCount"]
            .clone()
    };
    let before = count().await.as_i64().unwrap();
    let joined = caller.post(path, json!({})).await.with(201);
    assert_eq!(joined, json!({"status": "member"}));
    assert_eq!(
        caller
            .post(path, json!({"reason": "nog eens"}))
            .await
            .with(201),
        joined,
        "again changes nothing"
    );
    let here = caller
        .get("/communities/digitale-innovatie")
        .await
        .with(200);
    assert_eq!(here["role"], "member");
    assert!(count().await.as_i64().unwrap() > before - 100);
    assert_eq!(caller.delete(&format!("{path}/me")).await.status, 204);
    assert_eq!(
        caller.delete(&format!("{path}/me")).await.problem(403),
        "not-member"
    );
    assert_eq!(
        caller
            .get("/communities/digitale-innovatie")
            .await
            .with(200)["role"],
        json!(null)
    );
}

#[tokio::test]
async fn a_community_joined_on_request_asks_its_coordinators() {
    let place = tests::place::Place::new();
    let sample = place.sample(6);
    let server = place.serve();
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("UPDATE community SET joining = 'request'"))
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    place.account(
        "vraag@voorbeeld.example",
        "Vera Vraag",
        tests::world::PASSWORD,
        false,
    );
    let caller = Caller::token(&server, &place.token("vraag@voorbeeld.example"));
    let path = format!("/communities/{}/memberships", sample.community());
    let refused = caller.post(&path, json!({})).await;
    assert_eq!(
        (refused.problem(422), refused.wrong()),
        ("invalid".into(), vec!["reason: required".into()])
    );
    for _ in 0..2 {
        let asked = caller
            .post(&path, json!({"reason": "Ik werk aan dit onderwerp"}))
            .await
            .with(202);
        assert_eq!(asked, json!({"status": "requested"}));
    }
    let threads = format!("/communities/{}/threads", sample.community());
    let thread = caller
        .post(&threads, json!({"title": "x", "body": "y"}))
        .await;
    assert_eq!(thread.problem(403), "not-member");
}

#[tokio::test]
async fn the_last_coordinator_cannot_leave() {
    let world = world();
    let caller = Caller::member(&world.server, world.coordinator());
    let answer = caller
        .delete(&format!(
            "/communities/{}/memberships/me",
            world.community()
        ))
        .await;
    assert_eq!(answer.problem(409), "last-coordinator");
}

#[tokio::test]
async fn who_is_no_member_reads_and_does_not_write() {
    let world = world();
    world.place.account(
        "lezer-api@voorbeeld.example",
        "Lies Lezer",
        tests::world::PASSWORD,
        false,
    );
    let caller = Caller::token(
        &world.server,
        &world.place.token("lezer-api@voorbeeld.example"),
    );
    let community = world.community();
    let thread = world.sample.said["threadWith20Posts"].as_str().unwrap();
    assert_eq!(
        caller
            .get(&format!("/communities/{community}/threads"))
            .await
            .status,
        200
    );
    assert_eq!(
        caller.get(&format!("/threads/{thread}/posts")).await.status,
        200
    );
    let post = caller
        .post(
            &format!("/threads/{thread}/posts"),
            json!({"body": "Mag ik?"}),
        )
        .await;
    assert_eq!(post.problem(403), "not-member");
}
