//! Giving a member another role.

use base::{Fact, Kind};
use membership::{Error, Role, set_role};
use store::testing::{each_engine, race};

use crate::{
    ANNA, BOB, EVA, act, admin, anonymous, by, coordinators, facts, id_of, planted, slug, system,
    with_members, wrong,
};

#[tokio::test]
async fn a_coordinator_makes_another_and_says_so_once() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(BOB, Role::Coordinator), (ANNA, Role::Member)];
        with_members(&db, "besloten", &people).await;
        let (call, name) = (by(BOB), slug("besloten"));
        for _ in 0..2 {
            act(&db, async |w| {
                set_role(w, &call, &name, ANNA, Role::Coordinator).await
            })
            .await
            .unwrap();
        }
        let community = id_of(&db, "besloten").await;
        let changed = Fact::RoleChanged {
            community,
            person: ANNA,
        };
        assert_eq!(facts(&db).await, [changed]);
        // Longest-serving first, whatever their ids.
        assert_eq!(coordinators(&db, "besloten").await, [BOB, ANNA]);
    })
    .await;
}

#[tokio::test]
async fn only_coordinators_administrators_and_the_program_give_roles() {
    each_engine(async |db| {
        planted(&db).await;
        for name in ["open", "netwerk", "besloten"] {
            let people = [(ANNA, Role::Coordinator), (BOB, Role::Member)];
            with_members(&db, name, &people).await;
        }
        with_members(&db, "open", &[(EVA, Role::Coordinator)]).await;
        let not_found = (Kind::NotFound, "not-found");
        let not_coordinator = (Kind::Forbidden, "not-coordinator");
        let table = [
            (anonymous(), "open", (Kind::SignInNeeded, "sign-in-needed")),
            (anonymous(), "netwerk", not_found),
            (anonymous(), "besloten", not_found),
            (by(BOB), "open", not_coordinator),
            (by(BOB), "besloten", not_coordinator),
            // A coordinator elsewhere is nobody here.
            (by(EVA), "netwerk", not_coordinator),
            (by(EVA), "besloten", not_found),
            (by(EVA), "nergens", not_found),
        ];
        for (call, name, expected) in table {
            let outcome = act(&db, async |w| {
                set_role(w, &call, &slug(name), BOB, Role::Coordinator).await
            })
            .await;
            assert_eq!(wrong(outcome), expected, "{name} {:?}", call.actor);
        }
        assert_eq!(facts(&db).await, []);
        for call in [admin(), system()] {
            for role in [Role::Coordinator, Role::Member] {
                act(&db, async |w| {
                    set_role(w, &call, &slug("besloten"), BOB, role).await
                })
                .await
                .unwrap();
            }
        }
        assert_eq!(facts(&db).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn who_is_no_member_gets_no_role() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Coordinator)]).await;
        let call = by(ANNA);
        let outcome = act(&db, async |w| {
            set_role(w, &call, &slug("open"), EVA, Role::Coordinator).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::Forbidden, "not-member"));
    })
    .await;
}

#[tokio::test]
async fn the_last_coordinator_does_not_step_down() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(ANNA, Role::Coordinator), (BOB, Role::Member)];
        with_members(&db, "open", &people).await;
        for call in [by(ANNA), admin()] {
            let outcome = act(&db, async |w| {
                set_role(w, &call, &slug("open"), ANNA, Role::Member).await
            })
            .await;
            assert_eq!(wrong(outcome), (Kind::Conflict, "last-coordinator"));
        }
        // Staying what one is, is no stepping down.
        let call = by(ANNA);
        act(&db, async |w| {
            set_role(w, &call, &slug("open"), ANNA, Role::Coordinator).await
        })
        .await
        .unwrap();
        act(&db, async |w| {
            set_role(w, &call, &slug("open"), BOB, Role::Coordinator).await?;
            set_role(w, &call, &slug("open"), ANNA, Role::Member).await
        })
        .await
        .unwrap();
        assert_eq!(coordinators(&db, "open").await, [BOB]);
    })
    .await;
}

#[tokio::test]
async fn of_two_coordinators_who_step_down_at_once_one_stays() {
    each_engine(async |db| {
        planted(&db).await;
        let people = [(ANNA, Role::Coordinator), (BOB, Role::Coordinator)];
        with_members(&db, "open", &people).await;
        let outcomes = race(&db, async |w, n| {
            let person = [ANNA, BOB][n];
            set_role(w, &by(person), &slug("open"), person, Role::Member).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(()), Err(Error::LastCoordinator))),
            "{outcomes:?}"
        );
        assert_eq!(coordinators(&db, "open").await, [BOB]);
    })
    .await;
}
