//! Leaving a community.

use base::{Fact, Kind};
use membership::{Error, Joined, Role, join_community, leave_community, set_role};
use store::testing::{each_engine, meanwhile, race};

use crate::{
    ANNA, BOB, EVA, act, admin, anonymous, at, by, coordinators, facts, id_of, members, planted,
    slug, system, with_members, wrong,
};

#[tokio::test]
async fn a_member_leaves_once_and_may_come_back() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Member), (BOB, Role::Member)]).await;
        let call = by(ANNA);
        act(&db, async |w| {
            leave_community(w, &call, &slug("open")).await
        })
        .await
        .unwrap();
        assert_eq!(members(&db, "open").await, 1);
        let community = id_of(&db, "open").await;
        let ended = Fact::MembershipEnded {
            community,
            person: ANNA,
        };
        assert_eq!(facts(&db).await, [ended]);
        let again = act(&db, async |w| {
            leave_community(w, &call, &slug("open")).await
        })
        .await;
        assert_eq!(wrong(again), (Kind::Forbidden, "not-member"));
        assert_eq!(facts(&db).await, []);

        let later = at(&call, 60);
        let back = act(&db, async |w| {
            join_community(w, &later, &slug("open"), None).await
        })
        .await;
        assert_eq!(back.unwrap(), Joined::Member);
        let mut r = db.read().await.unwrap();
        let own = membership::list_own(&mut r, &call).await.unwrap();
        assert_eq!(own[0].joined_at, later.now);
        assert_eq!(members(&db, "open").await, 2);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_member_cannot_leave_and_learns_nothing() {
    each_engine(async |db| {
        planted(&db).await;
        let not_found = (Kind::NotFound, "not-found");
        let not_member = (Kind::Forbidden, "not-member");
        let sign_in = (Kind::SignInNeeded, "sign-in-needed");
        let table = [
            (anonymous(), "open", sign_in),
            (anonymous(), "besloten", sign_in),
            (system(), "open", sign_in),
            (by(EVA), "open", not_member),
            (by(EVA), "netwerk", not_member),
            (by(EVA), "besloten", not_found),
            (by(EVA), "nergens", not_found),
            (admin(), "besloten", not_member),
        ];
        for (call, name, expected) in table {
            let outcome = act(&db, async |w| leave_community(w, &call, &slug(name)).await).await;
            assert_eq!(wrong(outcome), expected, "{name} {:?}", call.actor);
        }
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn the_last_coordinator_stays() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(ANNA, Role::Coordinator), (BOB, Role::Member)];
        with_members(&db, "open", &people).await;
        let call = by(ANNA);
        let outcome = act(&db, async |w| {
            leave_community(w, &call, &slug("open")).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::Conflict, "last-coordinator"));
        // Coordinators of another community do not count.
        with_members(&db, "netwerk", &[(BOB, Role::Coordinator)]).await;
        let outcome = act(&db, async |w| {
            leave_community(w, &call, &slug("open")).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::Conflict, "last-coordinator"));

        with_members(&db, "open", &[(EVA, Role::Coordinator)]).await;
        act(&db, async |w| {
            leave_community(w, &call, &slug("open")).await
        })
        .await
        .unwrap();
        assert_eq!(coordinators(&db, "open").await, [EVA]);
        assert_eq!(members(&db, "open").await, 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_coordinators_who_leave_at_once_one_stays() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(ANNA, Role::Coordinator), (BOB, Role::Coordinator)];
        with_members(&db, "open", &people).await;
        let outcomes = race(&db, async |w, n| {
            leave_community(w, &by([ANNA, BOB][n]), &slug("open")).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(()), Err(Error::LastCoordinator))),
            "{outcomes:?}"
        );
        assert_eq!(coordinators(&db, "open").await, [BOB]);
        assert_eq!(members(&db, "open").await, 1);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn leaving_twice_at_once_counts_once() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Member), (BOB, Role::Member)]).await;
        let outcomes = race(&db, async |w, _| {
            leave_community(w, &by(ANNA), &slug("open")).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(()), Err(Error::NotMember))),
            "{outcomes:?}"
        );
        assert_eq!(members(&db, "open").await, 1);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_made_coordinator_while_leaving_does_not_leave_the_community_alone() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(ANNA, Role::Coordinator), (BOB, Role::Member)];
        with_members(&db, "open", &people).await;
        // Anna hands over to Bob and goes, while Bob is on his way out.
        let mut a = db.write().await.unwrap();
        set_role(&mut a, &by(ANNA), &slug("open"), BOB, Role::Coordinator)
            .await
            .unwrap();
        leave_community(&mut a, &by(ANNA), &slug("open"))
            .await
            .unwrap();
        let (call, name) = (by(BOB), slug("open"));
        let bob = act(&db, async |w| leave_community(w, &call, &name).await);
        let outcome = meanwhile(&db, a, bob).await;
        assert!(
            matches!(outcome, Err(Error::LastCoordinator)),
            "{outcome:?}"
        );
        assert_eq!(coordinators(&db, "open").await, [BOB]);
    })
    .await;
}

#[tokio::test]
async fn leaving_and_changing_the_role_of_who_leaves_do_not_wait_for_each_other() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Coordinator)]).await;
        for _ in 0..20 {
            with_members(&db, "open", &[(BOB, Role::Member)]).await;
            let (bob, anna, name) = (by(BOB), by(ANNA), slug("open"));
            let leaves = act(&db, async |w| leave_community(w, &bob, &name).await);
            let changes = act(&db, async |w| {
                set_role(w, &anna, &name, BOB, Role::Coordinator).await
            });
            let (left, changed) = tokio::join!(leaves, changes);
            left.unwrap();
            assert!(
                matches!(changed, Ok(()) | Err(Error::NotMember)),
                "{changed:?}"
            );
            assert_eq!(coordinators(&db, "open").await, [ANNA]);
            assert_eq!(members(&db, "open").await, 1);
        }
    })
    .await;
}
