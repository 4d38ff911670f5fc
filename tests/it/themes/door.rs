//! Label and access agree: what the page says of who reads, writes and joins is what happens.

use serde_json::json;
use tests::http::{Caller, send};

use super::{ADMINISTRATOR, Stage};

async fn page(caller: &Caller, slug: &str) -> u16 {
    send(caller.ask("GET", &format!("/c/{slug}"))).await.status
}

async fn opens(caller: &Caller, slug: &str) -> u16 {
    let new = json!({"title": "Proef", "body": "Proef.", "kind": "discussion"});
    let path = format!("/communities/{slug}/threads");
    caller.post(&path, new).await.status
}

/// What the door of a community says, and what it lets through, over all nine.
#[tokio::test]
async fn for_every_visibility_and_way_of_joining_the_page_says_what_people_really_can_do() {
    let stage = Stage::new();
    let slug = stage.community();
    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let (nobody, outsider, member) = (stage.nobody(), stage.outsider(), stage.member());
    let (outside, inside) = (stage.outsider_here().await, stage.member_here());
    let read_by = [
        (
            "public",
            "Iedereen kan hier lezen, ook zonder account.",
            200,
            200,
        ),
        (
            "network",
            "Iedereen met een account kan hier lezen, behalve gasten.",
            404,
            200,
        ),
        ("members", "Alleen leden kunnen hier lezen.", 404, 404),
    ];
    for (visibility, reads, without, with) in read_by {
        for joining in ["open", "request", "invitation"] {
            let what = format!("{visibility}, {joining}");
            let typed = [("visibility", visibility), ("joining", joining)];
            let saved = stage.change(&mut administrator, &slug, &typed).await;
            let text = saved.with(200).text();
            assert!(text.contains(reads), "{what}: {text}");
            assert!(text.contains("Leden kunnen hier schrijven."), "{what}");
            assert_eq!(page(&nobody, &slug).await, without, "{what}");
            assert_eq!(page(&outside, &slug).await, with, "{what}");
            assert_eq!(page(&inside, &slug).await, 200, "{what}");
            assert_eq!(opens(&member, &slug).await, 201, "{what}");
            let seen = if with == 200 { 403 } else { 404 };
            assert_eq!(opens(&outsider, &slug).await, seen, "{what}");

            // Whoever may not know of it cannot ask either: then the label speaks of invitations.
            let (joins, joined) = match joining {
                "open" if with == 200 => ("Lid worden kan meteen.", 201),
                "request" if with == 200 => ("Dan vraag je dat aan de coördinatoren.", 202),
                _ => ("Lid worden kan alleen op uitnodiging.", seen),
            };
            assert!(text.contains(joins), "{what}: {text}");
            let path = format!("/communities/{slug}/memberships");
            let answer = outsider.post(&path, json!({"reason": "graag"})).await;
            assert_eq!(answer.status, joined, "{what}");
            if joined == 201 {
                outsider.delete(&format!("{path}/me")).await.with(204);
            }
        }
    }
}

#[tokio::test]
async fn the_help_page_can_be_read_by_everybody_and_is_linked_from_every_page() {
    let stage = Stage::new();
    let mut visitor = tests::browser::Browser::new(&stage.server);
    let home = visitor.open("/").await.with(200);
    assert!(home.links().contains(&"/help/roles".to_owned()));
    let page = visitor.open("/help/roles").await.with(200);
    assert!(page.text().contains("Wie mag wat?"));
    assert!(page.text().contains("Gast die lid is"));
}
