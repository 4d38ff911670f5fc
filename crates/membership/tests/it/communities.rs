//! Which communities there are for whom.

use base::{Invalid, Kind, Lang};
use membership::{Role, Slug, community, list_communities, list_priorities};
use store::testing::each_engine;

use crate::{ANNA, BOB, EVA, admin, anonymous, by, planted, slug, system, with_members, wrong};

#[tokio::test]
async fn everybody_sees_what_they_may_read_and_nothing_else() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "besloten",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let all = ["open", "netwerk", "besloten", "aanvraag"];
        let table = [
            (anonymous(), vec!["open", "aanvraag"], None),
            (by(EVA), vec!["open", "netwerk", "aanvraag"], None),
            (by(ANNA), all.to_vec(), Some(Role::Coordinator)),
            (by(BOB), all.to_vec(), Some(Role::Member)),
            (admin(), all.to_vec(), None),
            (system(), all.to_vec(), None),
        ];
        for (call, sees, role) in table {
            let mut r = db.read().await.unwrap();
            let listed = list_communities(&mut r, &call).await.unwrap();
            let slugs: Vec<&str> = listed.iter().map(|(c, _)| c.slug.as_str()).collect();
            assert_eq!(slugs, sees, "{:?}", call.actor);
            for name in all {
                let shown = community(&mut r, &call, &slug(name)).await;
                if sees.contains(&name) {
                    let shown = shown.unwrap();
                    assert_eq!(shown.community.slug, name);
                    let expected = if name == "besloten" { role } else { None };
                    assert_eq!(shown.standing.role(), expected);
                    assert!(!shown.asked());
                } else {
                    assert_eq!(wrong(shown), (Kind::NotFound, "not-found"));
                }
            }
            let nowhere = community(&mut r, &call, &slug("nergens")).await;
            assert_eq!(wrong(nowhere), (Kind::NotFound, "not-found"));
        }
    })
    .await;
}

#[tokio::test]
async fn priorities_come_in_their_order_and_in_both_languages() {
    each_engine(async |db| {
        planted(&db).await;
        let mut r = db.read().await.unwrap();
        let all = list_priorities(&mut r).await.unwrap();
        let names: Vec<_> = all
            .iter()
            .map(|p| (p.slug.as_str(), p.name(Lang::Nl), p.name(Lang::En)))
            .collect();
        assert_eq!(
            names,
            [
                ("lezen", "Lezen", "Reading"),
                ("digitaal", "Digitaal", "Digital")
            ]
        );
    })
    .await;
}

#[test]
fn what_is_no_slug_is_refused() {
    let long = "a".repeat(61);
    for bad in ["", "Open", "a b", "a/b", "é", "a\0", long.as_str()] {
        assert_eq!(Slug::parse(bad), Err(Invalid::new("slug", "not-a-slug")));
    }
    assert_eq!(slug("a-1").as_str(), "a-1");
}
