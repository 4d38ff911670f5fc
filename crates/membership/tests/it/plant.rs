//! Making the communities of the configuration.

use base::{Fact, Kind, Lang};
use membership::{Error, Joining, Plan, Visibility, plant_communities};
use store::testing::{each_engine, race};

use crate::{PLAN, act, admin, anonymous, by, facts, system, wrong};

#[tokio::test]
async fn a_plan_is_planted_once_and_what_is_there_stays() {
    each_engine(async |db| {
        let plan = Plan::parse(PLAN).unwrap();
        let made = act(&db, async |w| plant_communities(w, &system(), &plan).await).await;
        assert_eq!(made.unwrap(), 4);
        let stated = facts(&db).await;
        let mut r = db.read().await.unwrap();
        let all = membership::list_communities(&mut r, &system())
            .await
            .unwrap();
        let created: Vec<Fact> = all
            .iter()
            .map(|(c, _)| Fact::CommunityCreated { community: c.id })
            .collect();
        assert_eq!(stated, created);
        drop(r);

        let more = PLAN.replace("Open kring", "Anders")
            + r#"
[[community]]
slug = "nieuw"
name = { nl = "Nieuw", en = "New" }
priority = "lezen"
"#;
        let plan = Plan::parse(&more).unwrap();
        let made = act(&db, async |w| plant_communities(w, &system(), &plan).await).await;
        assert_eq!(made.unwrap(), 1);
        assert_eq!(facts(&db).await.len(), 1);
        let mut r = db.read().await.unwrap();
        let all = membership::list_communities(&mut r, &system())
            .await
            .unwrap();
        let slugs: Vec<&str> = all.iter().map(|(c, _)| c.slug.as_str()).collect();
        assert_eq!(slugs, ["open", "netwerk", "besloten", "aanvraag", "nieuw"]);
        let (first, _) = &all[0];
        assert_eq!(first.name(Lang::Nl), "Open kring");
        assert_eq!(first.purpose(Lang::En), "For everybody");
        assert_eq!(
            (first.visibility, first.joining, first.member_count),
            (Visibility::Public, Joining::Open, 0)
        );
    })
    .await;
}

#[tokio::test]
async fn two_programs_that_start_at_once_make_each_community_once() {
    each_engine(async |db| {
        let plan = Plan::parse(PLAN).unwrap();
        let (a, b) = race(&db, async |w, _| {
            plant_communities(w, &base::Call::system("start", crate::NOON), &plan).await
        })
        .await;
        assert_eq!((a.unwrap(), b.unwrap()), (4, 0));
        assert_eq!(facts(&db).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn only_the_program_may_plant() {
    each_engine(async |db| {
        let plan = Plan::parse(PLAN).unwrap();
        for call in [anonymous(), by(crate::ANNA), admin()] {
            let outcome = act(&db, async |w| plant_communities(w, &call, &plan).await).await;
            assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
        }
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[test]
fn a_plan_with_a_mistake_says_where() {
    let table = [
        (
            "slug = \"open\"",
            "slug = \"Open!\"",
            "\"Open!\" is no slug",
        ),
        (
            "priority = \"lezen\"",
            "priority = \"rust\"",
            "\"rust\" is no priority",
        ),
        (
            "visibility = \"members\"",
            "visibility = \"nobody\"",
            "nobody",
        ),
        ("joining = \"request\"", "joining = \"money\"", "money"),
        ("confidence", "certainty", "certainty"),
    ];
    for (from, to, says) in table {
        let error = Plan::parse(&PLAN.replace(from, to)).unwrap_err();
        assert!(matches!(error, Error::Plan(_)), "{error:?}");
        assert!(error.to_string().contains(says), "{error}");
    }
    assert_eq!(
        wrong(Plan::parse("community = 3")),
        (Kind::Internal, "internal")
    );
}

#[test]
fn the_plan_that_comes_with_the_program_can_be_read() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/communities.toml");
    Plan::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
}
