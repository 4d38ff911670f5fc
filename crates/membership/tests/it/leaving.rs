//! What is known of somebody here, and letting it go.

use base::{Fact, Traces};
use membership::system::{erase, forget_in_requests, forget_requests};
use membership::{Role, admit_guest, alone_in, export_mine, join_community};
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, act, anonymous, at, by, facts, id_of, members, planted, slug, system,
    with_members,
};

#[tokio::test]
async fn everything_of_somebody_ends_and_the_communities_left_alone_are_told() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let two = [(ANNA, Role::Coordinator), (BOB, Role::Coordinator)];
        with_members(&db, "netwerk", &two).await;
        let call = by(ANNA);
        act(&db, async |w| {
            join_community(w, &call, &slug("aanvraag"), Some("Omdat")).await
        })
        .await
        .unwrap();
        facts(&db).await;
        let mut r = db.read().await.unwrap();
        let alone = alone_in(&mut r, &call).await.unwrap();
        let names: Vec<&str> = alone.iter().map(|one| one.slug.as_str()).collect();
        assert_eq!(names, ["open"]);
        let besloten = id_of(&db, "besloten").await;
        let mine = export_mine(&mut r, &call, &[besloten]).await.unwrap();
        assert_eq!((mine.memberships.len(), mine.requests.len()), (2, 1));
        assert_eq!(mine.requests[0].asked.reason, "Omdat");
        assert_eq!(mine.named.len(), 4, "whatever is named has its name");
        assert!(export_mine(&mut r, &anonymous(), &[]).await.is_err());
        assert!(alone_in(&mut r, &anonymous()).await.is_err());
        drop(r);
        let mut w = db.write().await.unwrap();
        let (counts, alone) = erase(&mut w, &system(), ANNA).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!((counts.of("memberships"), counts.of("requests")), (2, 1));
        assert_eq!(alone.len(), 1);
        assert_eq!(
            (members(&db, "open").await, members(&db, "netwerk").await),
            (1, 1)
        );
        let ended = facts(&db).await;
        assert_eq!(ended.len(), 2);
        assert!(
            ended
                .iter()
                .all(|fact| matches!(fact, Fact::MembershipEnded { person: ANNA, .. }))
        );
        let mut r = db.read().await.unwrap();
        let mine = export_mine(&mut r, &call, &[]).await.unwrap();
        assert!(mine.memberships.is_empty() && mine.requests.is_empty() && mine.named.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_guest_leaves_no_bounds_behind() {
    each_engine(async |db| {
        planted(&db).await;
        let mut w = db.write().await.unwrap();
        admit_guest(&mut w, &system(), EVA, &[slug("besloten")])
            .await
            .unwrap();
        let mine = export_mine(&mut w, &by(EVA), &[]).await.unwrap();
        assert_eq!(mine.guest_of.len(), 1);
        erase(&mut w, &system(), EVA).await.unwrap();
        let mine = export_mine(&mut w, &by(EVA), &[]).await.unwrap();
        assert!(mine.guest_of.is_empty());
    })
    .await;
}

#[tokio::test]
async fn requests_wait_for_their_period_and_name_nobody_who_is_gone() {
    each_engine(async |db| {
        planted(&db).await;
        for (person, seconds) in [(ANNA, 0), (BOB, 100)] {
            let call = at(&by(person), seconds);
            act(&db, async |w| {
                join_community(w, &call, &slug("aanvraag"), Some("Op verzoek van @eva")).await
            })
            .await
            .unwrap();
        }
        let eva = Traces::new(vec!["eva".to_owned()], Vec::new(), Vec::new());
        let mut w = db.write().await.unwrap();
        assert_eq!(forget_in_requests(&mut w, &eva).await.unwrap(), 2);
        assert_eq!(forget_in_requests(&mut w, &eva).await.unwrap(), 0);
        let before = system().now.plus_seconds(50);
        assert_eq!(forget_requests(&mut w, before).await.unwrap(), 1);
        let mine = export_mine(&mut w, &by(BOB), &[]).await.unwrap();
        assert_eq!(mine.requests[0].asked.reason, "Op verzoek van @oud-lid");
    })
    .await;
}
