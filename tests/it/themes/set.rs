//! `/admin/communities`: making, archiving, merging, splitting; working groups.

use serde_json::json;
use tests::browser::Browser;
use tests::http::{Caller, send};

use super::{ADMINISTRATOR, Stage};

const OTHER: &str = "open-innovatie";

#[tokio::test]
async fn one_community_becomes_part_of_another_after_a_look_at_what_will_move() {
    let stage = Stage::new();
    let gone = stage.community();
    let kept = if gone == OTHER {
        "leesbevordering"
    } else {
        OTHER
    };
    let thread = stage.member().thread(&gone, "Gaat mee").await;
    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let page = administrator.open("/admin").await.with(200);
    assert!(page.links().contains(&"/admin/communities".to_owned()));
    let page = administrator.open("/admin/communities").await.with(200);
    let path = format!("/admin/communities/{gone}/merge");
    assert!(page.links().contains(&path));
    let ask = [("target", kept), ("step", "look")];
    let page = administrator.post(&path, &ask).await.with(200);
    for said in ["verhui", "6 leden gaan mee", &format!("/c/{gone}")] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    // Looking changes nothing.
    assert_eq!(
        send(stage.nobody().ask("GET", &format!("/c/{gone}")))
            .await
            .status,
        200
    );
    let same = [("target", gone.as_str()), ("step", "do")];
    administrator.post(&path, &same).await.with(422);
    administrator
        .post(&path, &[("target", kept), ("step", "do")])
        .await
        .with(200);

    let member = stage.member();
    let moved = member.get(&format!("/threads/{thread}")).await.with(200);
    assert_eq!(moved["community"], kept, "{moved}");
    let answer = send(stage.member_here().ask("GET", &format!("/c/{gone}/new"))).await;
    assert_eq!(answer.header("location"), format!("/c/{kept}/new"));
    let here = member.get(&format!("/communities/{kept}")).await.with(200);
    assert_eq!(here["role"], "member");
    let record = administrator.open("/admin/record").await.with(200);
    assert!(
        record
            .text()
            .contains("Kenniskring samengevoegd met een andere")
    );
}

#[tokio::test]
async fn threads_move_to_a_new_community_with_their_members() {
    let stage = Stage::new();
    let from = stage.community();
    let member = stage.member();
    let (goes, stays) = (
        member.thread(&from, "Verhuist").await,
        member.thread(&from, "Blijft").await,
    );
    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let path = format!("/admin/communities/{from}/split");
    let chosen = format!("t-{goes}");
    let typed = [
        ("target", "+"),
        ("name.nl", "Nieuw thema"),
        ("name.en", "New theme"),
        ("purpose.nl", "Iets nieuws"),
        ("purpose.en", "Something new"),
        ("slug", "nieuw-thema"),
        ("bring", "yes"),
        (chosen.as_str(), "yes"),
    ];
    let mut look = typed.to_vec();
    look.push(("step", "look"));
    let page = administrator.post(&path, &look).await.with(200);
    assert!(
        page.text().contains("1 gesprek verhuist."),
        "{}",
        page.text()
    );
    assert_eq!(member.get("/communities/nieuw-thema").await.status, 404);
    let none = administrator
        .post(&path, &[("target", OTHER), ("step", "do")])
        .await
        .with(422);
    assert!(none.html.contains("id=\"threads-error\""));
    let mut does = typed.to_vec();
    does.push(("step", "do"));
    administrator.post(&path, &does).await.with(200);
    let new = member.get("/communities/nieuw-thema").await.with(200);
    assert_eq!(
        (&new["role"], &new["memberCount"]),
        (&json!("member"), &json!(7))
    );
    for (thread, place) in [(goes, "nieuw-thema"), (stays, from.as_str())] {
        let shown = member.get(&format!("/threads/{thread}")).await.with(200);
        assert_eq!(shown["community"], place);
    }
}

#[tokio::test]
async fn an_archived_community_shows_that_it_is_and_takes_nothing_any_more() {
    let stage = Stage::new();
    let slug = stage.community();
    let member = stage.member();
    let thread = member.thread(&slug, "Wat blijft").await;
    let mut administrator = stage.signed_in(ADMINISTRATOR).await;
    let path = format!("/admin/communities/{slug}/archive");
    let page = administrator.open(&path).await.with(200);
    administrator.submit(&page, &path, &[]).await.with(200);
    let mut browser = Browser::of(&stage.server, &stage.sample.members[3]);
    let page = browser.open(&format!("/c/{slug}")).await.with(200);
    assert!(page.text().contains("Deze kenniskring is gearchiveerd."));
    assert!(!page.links().contains(&format!("/c/{slug}/new")));
    let page = browser.open(&format!("/t/{thread}")).await.with(200);
    assert!(page.text().contains("Antwoorden kan niet meer."));
    assert!(
        page.forms()
            .iter()
            .all(|form| !form.action.ends_with("/posts"))
    );
    assert_eq!(browser.open(&format!("/c/{slug}/new")).await.status, 409);
    let post = member
        .post(&format!("/threads/{thread}/posts"), json!({"body": "x"}))
        .await;
    assert_eq!(post.problem(409), "archived");
    let joined = stage
        .outsider()
        .post(&format!("/communities/{slug}/memberships"), json!({}))
        .await;
    assert_eq!(joined.problem(409), "archived");
    let path = format!("/admin/communities/{slug}/open");
    let page = administrator.open(&path).await.with(200);
    administrator.submit(&page, &path, &[]).await.with(200);
    member.reply(&thread, "Weer open").await;
}

#[tokio::test]
async fn a_coordinator_begins_a_working_group_which_stands_on_the_page_of_the_community_only() {
    let stage = Stage::new();
    let slug = stage.community();
    let mut coordinator = stage.coordinator();
    let path = format!("/c/{slug}/groups/new");
    let page = coordinator.open(&path).await.with(200);
    let typed = [
        ("name.nl", "Werkgroep Proef"),
        ("name.en", "Working group Trial"),
        ("purpose.nl", "Proberen"),
        ("purpose.en", "Trying"),
        ("slug", "werkgroep-proef"),
    ];
    let page = coordinator.submit(&page, &path, &typed).await.with(200);
    assert_eq!(page.path, "/c/werkgroep-proef");
    assert!(page.links().contains(&format!("/c/{slug}")), "the way back");
    let mut visitor = Browser::new(&stage.server);
    let page = visitor.open(&format!("/c/{slug}")).await.with(200);
    assert!(page.links().contains(&"/c/werkgroep-proef".to_owned()));
    let page = visitor.open("/").await.with(200);
    assert!(!page.links().contains(&"/c/werkgroep-proef".to_owned()));
    let shown = stage
        .nobody()
        .get("/communities/werkgroep-proef")
        .await
        .with(200);
    assert_eq!(shown["parent"], slug.as_str());
    // One level deep, and not for members.
    let deep = coordinator.open("/c/werkgroep-proef/groups/new").await;
    assert_eq!(deep.status, 422);
    let member = Caller::cookie(&stage.server, &stage.sample.members[3].cookie);
    assert_eq!(send(member.ask("GET", &path)).await.status, 403);
}
