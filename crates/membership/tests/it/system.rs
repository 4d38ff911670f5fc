//! The unchecked questions and bulk loading.

use base::{CommunityId, Fact, PersonId};
use membership::Role;
use membership::system::{
    Loaded, announce_leave, communities_of, community, coordinators, load, sizes, slug_of,
    step_down,
};
use store::testing::each_engine;
use uuid::Uuid;

use crate::{ANNA, EVA, NOON, facts, id_of, members, planted, with_members};

#[tokio::test]
async fn memberships_are_loaded_in_bulk_and_counted_without_facts() {
    each_engine(async |db| {
        planted(&db).await;
        let (open, network) = (id_of(&db, "open").await, id_of(&db, "netwerk").await);
        let loaded = |community, n| Loaded {
            community,
            person: PersonId(Uuid::from_u128(n)),
            role: Role::Member,
            joined_at: NOON,
        };
        // More than one statement holds, no power of two, and some of them twice.
        let all: Vec<Loaded> = (1..=700)
            .map(|n| loaded(open, n))
            .chain((1..=3).map(|n| loaded(network, n)))
            .chain((1..=9).map(|n| loaded(open, n)))
            .collect();
        let mut w = db.write().await.unwrap();
        load(&mut w, &all).await.unwrap();
        load(&mut w, &[]).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(members(&db, "open").await, 700);
        assert_eq!(members(&db, "netwerk").await, 3);
        assert_eq!(members(&db, "besloten").await, 0);
        assert_eq!(facts(&db).await, []);

        let mut r = db.read().await.unwrap();
        let sizes: Vec<(String, i64)> = sizes(&mut r)
            .await
            .unwrap()
            .into_iter()
            .map(|(_, slug, members)| (slug, members))
            .collect();
        let expected = [
            ("open", 700),
            ("netwerk", 3),
            ("aanvraag", 0),
            ("besloten", 0),
        ];
        assert_eq!(sizes, expected.map(|(slug, n)| (slug.to_owned(), n)));
    })
    .await;
}

#[tokio::test]
async fn where_somebody_belongs_and_what_it_is_called() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Member)]).await;
        with_members(
            &db,
            "besloten",
            &[(EVA, Role::Member), (ANNA, Role::Member)],
        )
        .await;
        let mut expected = [
            (id_of(&db, "open").await, NOON.plus_seconds(-1_000)),
            (id_of(&db, "besloten").await, NOON.plus_seconds(-999)),
        ];
        expected.sort_unstable();
        let mut r = db.read().await.unwrap();
        assert_eq!(communities_of(&mut r, ANNA).await.unwrap(), expected);
        let open = id_of(&db, "open").await;
        assert_eq!(
            slug_of(&mut r, open).await.unwrap().as_deref(),
            Some("open")
        );
        let nowhere = CommunityId(Uuid::from_u128(77));
        assert_eq!(slug_of(&mut r, nowhere).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn who_leaves_stops_looking_after_communities_and_it_is_said_beforehand() {
    each_engine(async |db| {
        planted(&db).await;
        let (open, closed) = (id_of(&db, "open").await, id_of(&db, "besloten").await);
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (EVA, Role::Coordinator)],
        )
        .await;
        with_members(&db, "besloten", &[(ANNA, Role::Coordinator)]).await;
        with_members(&db, "netwerk", &[(ANNA, Role::Member)]).await;
        facts(&db).await;
        let call = crate::system();
        let leaves = |community, from| Fact::CoordinatorLeaves {
            community,
            person: ANNA,
            from,
        };
        let mut both = [open, closed];
        both.sort_unstable();

        let later = call.now.plus_seconds(86_400);
        let mut w = db.write().await.unwrap();
        announce_leave(&mut w, &call, ANNA, later).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, both.map(|one| leaves(one, later)));
        let mut r = db.read().await.unwrap();
        assert_eq!(coordinators(&mut r, closed).await.unwrap(), [ANNA]);
        drop(r);

        for told in [true, false] {
            let mut w = db.write().await.unwrap();
            step_down(&mut w, &call, ANNA).await.unwrap();
            w.commit().await.unwrap();
            let said: Vec<Fact> = both
                .iter()
                .filter(|_| told)
                .flat_map(|one| {
                    let changed = Fact::RoleChanged {
                        community: *one,
                        person: ANNA,
                    };
                    [changed, leaves(*one, call.now)]
                })
                .collect();
            assert_eq!(facts(&db).await, said);
        }
        let mut r = db.read().await.unwrap();
        assert_eq!(coordinators(&mut r, open).await.unwrap(), [EVA]);
        assert_eq!(coordinators(&mut r, closed).await.unwrap(), []);
        let belongs = communities_of(&mut r, ANNA).await.unwrap();
        assert_eq!(belongs.len(), 3, "memberships stay");
        let shown = community(&mut r, open).await.unwrap().unwrap();
        assert_eq!(shown.slug, "open");
    })
    .await;
}
