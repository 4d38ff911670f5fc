//! One community becomes part of another; people go along with threads.

use base::{Fact, Kind};
use membership::{
    Going, Joined, Role, administered, archive_community, become_part, bring_along, community,
    current_slug, join_community, look_merge, look_split,
};
use store::Db;
use store::testing::each_engine;

use crate::{
    ADMIN, ANNA, BOB, EVA, act, admin, by, coordinators, facts, id_of, members, planted, slug,
    system, with_members, wrong,
};

async fn going(db: &Db, from: &str, to: &str) -> Going {
    Going {
        from: id_of(db, from).await,
        to: id_of(db, to).await,
    }
}

#[tokio::test]
async fn the_preview_counts_what_would_move() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "aanvraag",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        with_members(&db, "open", &[(BOB, Role::Member)]).await;
        act(&db, async |w| {
            join_community(w, &by(EVA), &slug("aanvraag"), Some("graag")).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let moving = look_merge(&mut r, &admin(), &slug("aanvraag"), &slug("open"))
            .await
            .unwrap();
        assert_eq!((moving.members, moving.already, moving.requests), (2, 1, 1));
        assert_eq!(moving.addresses, ["aanvraag"]);
        assert_eq!(moving.going(), going(&db, "aanvraag", "open").await);
        let split = look_split(&mut r, &admin(), &slug("aanvraag"), &slug("open"))
            .await
            .unwrap();
        assert!(split.addresses.is_empty());
        let same = look_merge(&mut r, &admin(), &slug("open"), &slug("open")).await;
        assert_eq!(wrong(same), (Kind::Invalid, "invalid"));
        let refused = look_merge(&mut r, &by(ANNA), &slug("aanvraag"), &slug("open")).await;
        assert_eq!(wrong(refused), (Kind::Forbidden, "not-coordinator"));
        assert_eq!(
            wrong(administered(&mut r, &by(ANNA)).await).1,
            "not-coordinator"
        );
        assert_eq!(administered(&mut r, &admin()).await.unwrap().len(), 4);
        drop(r);
        act(&db, async |w| {
            archive_community(w, &admin(), &slug("open")).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let closed = look_merge(&mut r, &admin(), &slug("aanvraag"), &slug("open")).await;
        assert_eq!(wrong(closed), (Kind::Conflict, "archived"));
    })
    .await;
}

#[tokio::test]
async fn members_go_along_with_the_higher_role_and_the_earlier_day() {
    each_engine(async |db| {
        planted(&db).await;
        // Whoever is named first joined first, and what is loaded first is older.
        with_members(
            &db,
            "aanvraag",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        with_members(&db, "open", &[(EVA, Role::Member), (ANNA, Role::Member)]).await;
        act(&db, async |w| {
            join_community(w, &by(ADMIN), &slug("aanvraag"), Some("graag")).await
        })
        .await
        .unwrap();
        facts(&db).await;
        let going = going(&db, "aanvraag", "open").await;
        let Going {
            from: gone,
            to: kept,
        } = going;
        for _ in 0..2 {
            act(&db, async |w| become_part(w, &admin(), going).await)
                .await
                .unwrap();
        }
        let merged = Fact::CommunitiesMerged {
            community: kept,
            gone,
        };
        assert_eq!(facts(&db).await, [merged]);
        assert_eq!(members(&db, "open").await, 3);
        assert_eq!(coordinators(&db, "open").await, [ANNA]);
        let mut r = db.read().await.unwrap();
        let places = membership::system::communities_of(&mut r, ANNA)
            .await
            .unwrap();
        assert_eq!(places, [(kept, crate::NOON.plus_seconds(-1_000))]);
        // The address leads on, for the name too, and the community itself is not there any more.
        let leads = current_slug(&mut r, &by(BOB), &slug("aanvraag"))
            .await
            .unwrap();
        assert_eq!(leads, Some(slug("open")));
        let old = community(&mut r, &admin(), &slug("aanvraag")).await;
        assert_eq!(wrong(old), (Kind::NotFound, "not-found"));
        assert_eq!(
            membership::system::goes_on_as(&mut r, gone).await.unwrap(),
            kept
        );
        // The request went along; where one joins at once now, asking again lets in.
        drop(r);
        let joined = act(&db, async |w| {
            join_community(w, &by(ADMIN), &slug("open"), None).await
        });
        assert_eq!(joined.await.unwrap(), Joined::Member);
    })
    .await;
}

#[tokio::test]
async fn an_address_leads_on_through_two_merges() {
    each_engine(async |db| {
        planted(&db).await;
        let first = going(&db, "aanvraag", "open").await;
        act(&db, async |w| become_part(w, &admin(), first).await)
            .await
            .unwrap();
        let second = going(&db, "open", "netwerk").await;
        act(&db, async |w| become_part(w, &system(), second).await)
            .await
            .unwrap();
        let mut r = db.read().await.unwrap();
        for old in ["aanvraag", "open"] {
            let leads = current_slug(&mut r, &by(BOB), &slug(old)).await.unwrap();
            assert_eq!(leads, Some(slug("netwerk")));
        }
        let on = membership::system::goes_on_as(&mut r, first.from)
            .await
            .unwrap();
        assert_eq!(on, second.to);
        drop(r);
        let refused = act(&db, async |w| become_part(w, &by(ANNA), second).await);
        assert_eq!(wrong(refused.await), (Kind::Forbidden, "not-coordinator"));
    })
    .await;
}

#[tokio::test]
async fn working_groups_stay_one_level_deep_whatever_is_merged() {
    use base::CommunityId;
    use membership::{CommunityForm, CommunityTyped, Place, create_community};
    use uuid::Uuid;

    let form = |slug| {
        CommunityForm::parse(&CommunityTyped {
            name_nl: "Groep",
            name_en: "Group",
            purpose_nl: "Doen",
            purpose_en: "Doing",
            visibility: "public",
            joining: "open",
            slug,
            ..CommunityTyped::default()
        })
        .unwrap()
    };
    each_engine(async |db| {
        planted(&db).await;
        for (n, name) in [(71, "een"), (72, "twee")] {
            let id = CommunityId(Uuid::from_u128(n));
            let place = Place::Inside(slug("open"));
            act(&db, async |w| {
                create_community(w, &admin(), id, &place, &form(name)).await
            })
            .await
            .unwrap();
        }
        // Its own working group takes its place, with the other one below it.
        let going_up = going(&db, "open", "een").await;
        act(&db, async |w| become_part(w, &admin(), going_up).await)
            .await
            .unwrap();
        let mut r = db.read().await.unwrap();
        let parent = async |r: &mut store::Reader, name: &str| {
            let shown = community(r, &admin(), &slug(name)).await.unwrap();
            shown.community.parent_id
        };
        assert_eq!(parent(&mut r, "een").await, None);
        assert_eq!(parent(&mut r, "twee").await, Some(going_up.to));
        drop(r);
        // What goes into a working group stands beside it.
        let aside = going(&db, "netwerk", "twee").await;
        let group = CommunityId(Uuid::from_u128(73));
        let place = Place::Inside(slug("netwerk"));
        act(&db, async |w| {
            create_community(w, &admin(), group, &place, &form("drie")).await
        })
        .await
        .unwrap();
        act(&db, async |w| become_part(w, &admin(), aside).await)
            .await
            .unwrap();
        let mut r = db.read().await.unwrap();
        assert_eq!(parent(&mut r, "drie").await, Some(going_up.to));
    })
    .await;
}

#[tokio::test]
async fn who_comes_along_keeps_the_earlier_day_and_where_it_is_new_the_role() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "aanvraag",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        with_members(&db, "open", &[(EVA, Role::Member), (BOB, Role::Member)]).await;
        facts(&db).await;
        let going = going(&db, "aanvraag", "open").await;
        let moved = Fact::ThreadsMoved {
            community: going.to,
            from: going.from,
        };
        act(&db, async |w| {
            bring_along(w, &admin(), going, false, false).await
        })
        .await
        .unwrap();
        assert_eq!(facts(&db).await, std::slice::from_ref(&moved));
        assert_eq!(members(&db, "open").await, 2);
        act(&db, async |w| {
            bring_along(w, &admin(), going, true, true).await
        })
        .await
        .unwrap();
        assert_eq!(facts(&db).await, [moved]);
        assert_eq!(
            (members(&db, "open").await, members(&db, "aanvraag").await),
            (3, 2)
        );
        assert_eq!(coordinators(&db, "open").await, [ANNA]);
        let refused = act(&db, async |w| {
            bring_along(w, &by(ANNA), going, true, true).await
        });
        assert_eq!(wrong(refused.await), (Kind::Forbidden, "not-coordinator"));
    })
    .await;
}
