//! Addresses under a former name lead on, for whoever may read.

use serde_json::json;
use tests::http::send;
use tests::live::Live;

use super::{ADMINISTRATOR, Stage};

#[tokio::test]
async fn a_former_address_leads_on_with_path_and_query_and_never_gives_away_what_is_closed() {
    let stage = Stage::new();
    let old = stage.community();
    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let page = stage
        .change(&mut administrator, &old, &[("slug", "nieuwe-naam")])
        .await;
    assert_eq!(page.with(200).path, "/c/nieuwe-naam");
    let (nobody, member) = (stage.nobody(), stage.member());
    for (path, status, to) in [
        (format!("/c/{old}"), 301, "/c/nieuwe-naam"),
        (
            format!("/c/{old}?after=1.abc"),
            301,
            "/c/nieuwe-naam?after=1.abc",
        ),
        (format!("/c/{old}/feed"), 301, "/c/nieuwe-naam/feed"),
        (
            format!("/api/v1/communities/{old}"),
            308,
            "/api/v1/communities/nieuwe-naam",
        ),
        (
            format!("/api/v1/communities/{old}/threads?limit=3"),
            308,
            "/api/v1/communities/nieuwe-naam/threads?limit=3",
        ),
    ] {
        let answer = send(nobody.ask("GET", &path)).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (status, to),
            "{path}"
        );
    }
    // A program is led on with what it sends.
    let new = json!({"title": "Proef", "body": "Proef."});
    let answer = member
        .post(&format!("/communities/{old}/threads"), new)
        .await;
    assert_eq!(answer.status, 308);
    // Live lines know the former name too.
    let mut live = Live::open(&stage.server, &stage.sample.members[4]).await;
    live.at(&format!("community:{old}")).await;
    member.thread("nieuwe-naam", "Onder de nieuwe naam").await;
    live.event("thread.created").await;

    stage
        .change(
            &mut administrator,
            "nieuwe-naam",
            &[("visibility", "members")],
        )
        .await
        .with(200);
    for (caller, status) in [
        (&nobody, 404),
        (&stage.outsider_here().await, 404),
        (&stage.member_here(), 301),
    ] {
        let answer = send(caller.ask("GET", &format!("/c/{old}"))).await;
        assert_eq!(answer.status, status);
        let answer = send(caller.ask("GET", "/c/nooit-geweest")).await;
        assert_eq!(answer.status, 404);
    }
    // Nobody else gets the name.
    let page = administrator.open("/admin/communities/new").await.with(200);
    let typed = [
        ("name.nl", "Anders"),
        ("name.en", "Other"),
        ("purpose.nl", "Iets"),
        ("purpose.en", "Something"),
        ("priority", "jeugd-en-onderwijs"),
        ("slug", old.as_str()),
    ];
    let again = administrator
        .submit(&page, "/admin/communities", &typed)
        .await
        .with(422);
    assert!(again.html.contains("id=\"slug-error\""), "{}", again.html);
}
