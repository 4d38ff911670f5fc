//! Handing over, and standing in while a coordinator is away.

use base::{Fact, Kind, PersonId};
use membership::system::{forget_stand_ins, looking_after, role_of, stand_in_for, step_down};
use membership::{
    Role, StandIn, community, end_stand_in, export_mine, hand_over, invite, leave_community,
    list_communities, list_roles, name_stand_in, remove_member, set_role,
};
use store::Db;
use store::testing::{each_engine, race};

use crate::{
    ANNA, BOB, EVA, NOON, act, admin, anonymous, at, by, coordinators, facts, id_of, planted, slug,
    system, with_members, wrong,
};

const DAY: i64 = 86_400;

/// Eva stands in for Anna from tomorrow on for ten days.
const ABSENCE: StandIn = StandIn {
    coordinator_id: ANNA,
    person_id: EVA,
    starts_at: NOON.plus_seconds(DAY),
    ends_at: NOON.plus_seconds(11 * DAY),
};

/// Anna and Bob coordinate, Eva is a member.
async fn three(db: &Db, name: &str) {
    let people = [
        (ANNA, Role::Coordinator),
        (BOB, Role::Coordinator),
        (EVA, Role::Member),
    ];
    with_members(db, name, &people).await;
}

async fn stands_in(db: &Db, absence: StandIn) {
    act(db, async |w| {
        name_stand_in(w, &by(ANNA), &slug("besloten"), &absence).await
    })
    .await
    .unwrap();
}

async fn is_named(db: &Db) -> bool {
    let id = id_of(db, "besloten").await;
    let mut r = db.read().await.unwrap();
    stand_in_for(&mut r, id, ANNA).await.unwrap().is_some()
}

#[tokio::test]
async fn who_stands_in_coordinates_in_that_time_and_not_else() {
    each_engine(async |db| {
        planted(&db).await;
        three(&db, "besloten").await;
        stands_in(&db, ABSENCE).await;
        let id = id_of(&db, "besloten").await;
        let named = Fact::StandInNamed {
            community: id,
            person: ANNA,
            stand_in: EVA,
        };
        assert_eq!(facts(&db).await, [named]);
        let mut r = db.read().await.unwrap();
        let days = [
            (0, false),
            (DAY - 1, false),
            (DAY, true),
            (11 * DAY - 1, true),
            (11 * DAY, false),
        ];
        for (seconds, coordinates) in days {
            let call = at(&by(EVA), seconds);
            let shown = community(&mut r, &call, &slug("besloten")).await.unwrap();
            assert_eq!(shown.standing.may_coordinate(), coordinates, "{seconds}");
            let all = list_communities(&mut r, &call).await.unwrap();
            let listed = all.iter().find(|(one, _)| one.id == id).unwrap();
            assert_eq!(listed.1.may_coordinate(), coordinates, "{seconds}");
            let all = looking_after(&mut r, id, call.now).await.unwrap();
            assert_eq!(all.contains(&EVA), coordinates, "{seconds}");
            assert!(all.starts_with(&[ANNA, BOB]));
            let roles = list_roles(&mut r, &call, &slug("besloten")).await;
            assert_eq!(roles.is_ok(), coordinates, "{seconds}");
        }
        assert_eq!(role_of(&mut r, id, EVA).await.unwrap(), Some(Role::Member));
        assert_eq!(coordinators(&db, "besloten").await, [ANNA, BOB]);
        let mine = export_mine(&mut r, &by(EVA), &[]).await.unwrap();
        assert_eq!(mine.stand_ins[0].who, ABSENCE);
    })
    .await;
}

#[tokio::test]
async fn who_stands_in_gives_no_roles_that_outlast_their_time() {
    each_engine(async |db| {
        planted(&db).await;
        three(&db, "besloten").await;
        stands_in(&db, ABSENCE).await;
        let (call, place) = (at(&by(EVA), 2 * DAY), slug("besloten"));
        let refused = (Kind::Forbidden, "not-coordinator");
        for (person, role) in [(EVA, Role::Coordinator), (BOB, Role::Member)] {
            let set = act(&db, async |w| {
                set_role(w, &call, &place, person, role).await
            })
            .await;
            assert_eq!(wrong(set), refused);
        }
        let removed = act(&db, async |w| remove_member(w, &call, &place, BOB).await).await;
        assert_eq!(wrong(removed), refused);
        let longer = StandIn {
            ends_at: ABSENCE.ends_at.plus_seconds(30 * DAY),
            ..ABSENCE
        };
        let named = act(&db, async |w| {
            name_stand_in(w, &call, &place, &longer).await
        })
        .await;
        assert_eq!(wrong(named), refused);
        let invited = act(&db, async |w| {
            invite(w, &call, &place, &[], Role::Coordinator, "").await
        });
        assert_eq!(wrong(invited.await), refused);
        assert_eq!(coordinators(&db, "besloten").await, [ANNA, BOB]);
    })
    .await;
}

#[tokio::test]
async fn a_time_to_stand_in_lies_ahead_and_is_six_months_at_most() {
    each_engine(async |db| {
        planted(&db).await;
        three(&db, "besloten").await;
        let time = |starts: i64, ends: i64| StandIn {
            starts_at: NOON.plus_seconds(starts),
            ends_at: NOON.plus_seconds(ends),
            ..ABSENCE
        };
        let invalid = (Kind::Invalid, "invalid");
        let not_member = (Kind::Forbidden, "not-member");
        let table = [
            (time(DAY, DAY), invalid),
            (time(-2 * DAY, 0), invalid),
            (time(0, 185 * DAY), invalid),
            (
                StandIn {
                    coordinator_id: EVA,
                    ..ABSENCE
                },
                invalid,
            ),
            (
                StandIn {
                    person_id: BOB,
                    ..ABSENCE
                },
                invalid,
            ),
            (
                StandIn {
                    person_id: crate::ADMIN,
                    ..ABSENCE
                },
                not_member,
            ),
        ];
        for (absence, expected) in table {
            let outcome = act(&db, async |w| {
                name_stand_in(w, &by(BOB), &slug("besloten"), &absence).await
            })
            .await;
            assert_eq!(wrong(outcome), expected, "{absence:?}");
        }
        stands_in(&db, time(0, 184 * DAY)).await;
    })
    .await;
}

#[tokio::test]
async fn only_who_looks_after_a_community_says_who_stands_in_and_hands_over() {
    each_engine(async |db| {
        planted(&db).await;
        three(&db, "open").await;
        three(&db, "besloten").await;
        let outsider = PersonId(uuid::Uuid::from_u128(77));
        let table = [
            (anonymous(), "open", (Kind::SignInNeeded, "sign-in-needed")),
            (by(EVA), "open", (Kind::Forbidden, "not-coordinator")),
            (by(outsider), "besloten", (Kind::NotFound, "not-found")),
        ];
        for (call, name, expected) in table {
            let name = slug(name);
            assert_eq!(
                wrong(
                    act(&db, async |w| name_stand_in(w, &call, &name, &ABSENCE)
                        .await)
                    .await
                ),
                expected
            );
            assert_eq!(
                wrong(act(&db, async |w| end_stand_in(w, &call, &name, ANNA).await).await),
                expected
            );
            assert_eq!(
                wrong(act(&db, async |w| hand_over(w, &call, &name, EVA).await).await),
                expected
            );
            assert_eq!(
                wrong(act(&db, async |w| list_roles(w, &call, &name).await).await),
                expected
            );
        }
        // Administrators and who stands in have no role to pass on.
        stands_in(&db, ABSENCE).await;
        for call in [admin(), at(&by(EVA), 2 * DAY)] {
            let outcome = act(&db, async |w| {
                hand_over(w, &call, &slug("besloten"), BOB).await
            })
            .await;
            assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_role_is_passed_on_in_one_act() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (EVA, Role::Member)],
        )
        .await;
        let name = slug("open");
        let outcome = act(&db, async |w| hand_over(w, &by(ANNA), &name, BOB).await).await;
        assert_eq!(wrong(outcome), (Kind::Forbidden, "not-member"));
        act(&db, async |w| hand_over(w, &by(ANNA), &name, ANNA).await)
            .await
            .unwrap();
        assert_eq!(facts(&db).await, []);
        act(&db, async |w| hand_over(w, &by(ANNA), &name, EVA).await)
            .await
            .unwrap();
        assert_eq!(coordinators(&db, "open").await, [EVA]);
        let community = id_of(&db, "open").await;
        let changed = |person| Fact::RoleChanged { community, person };
        assert_eq!(facts(&db).await, [changed(EVA), changed(ANNA)]);
        let mut r = db.read().await.unwrap();
        let roles = list_roles(&mut r, &by(EVA), &name).await.unwrap();
        assert!(roles.is_fragile());
        let lines = store::record::list(&mut r, &Default::default(), i64::MAX, 9)
            .await
            .unwrap();
        let acts: Vec<&str> = lines.iter().map(|line| line.action.as_str()).collect();
        assert_eq!(acts, ["coordinator-ended", "coordinator-made"]);
    })
    .await;
}

#[tokio::test]
async fn passing_on_and_the_successor_leaving_at_once_leaves_a_coordinator() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (EVA, Role::Member)],
        )
        .await;
        let name = slug("open");
        let (first, second) = race(&db, async |w, n| match n {
            0 => hand_over(w, &by(ANNA), &name, EVA).await,
            _ => leave_community(w, &by(EVA), &name).await,
        })
        .await;
        first.unwrap();
        assert_eq!(wrong(second), (Kind::Conflict, "last-coordinator"));
        assert_eq!(coordinators(&db, "open").await, [EVA]);
    })
    .await;
}

#[tokio::test]
async fn standing_in_ends_with_what_it_rests_on() {
    each_engine(async |db| {
        planted(&db).await;
        let name = slug("besloten");
        for n in 0..8 {
            three(&db, "besloten").await;
            stands_in(&db, ABSENCE).await;
            act(&db, async |w| match n {
                // The member leaves, becomes coordinator, leaves the employer, is erased.
                0 => leave_community(w, &by(EVA), &name).await,
                1 => set_role(w, &by(ANNA), &name, EVA, Role::Coordinator).await,
                2 => Ok(step_down(w, &system(), EVA).await?),
                3 => membership::system::erase(w, &system(), EVA)
                    .await
                    .map(|_| ()),
                // The coordinator leaves, steps down, hands over, leaves the employer.
                4 => leave_community(w, &by(ANNA), &name).await,
                5 => set_role(w, &by(ANNA), &name, ANNA, Role::Member).await,
                6 => hand_over(w, &by(ANNA), &name, BOB).await,
                _ => Ok(step_down(w, &system(), ANNA).await?),
            })
            .await
            .unwrap();
            assert!(!is_named(&db).await, "{n}");
            act(&db, async |w| {
                w.query(store::sql!("DELETE FROM membership"))
                    .execute()
                    .await?;
                Ok(())
            })
            .await
            .unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn standing_in_is_ended_by_hand_replaced_and_forgotten() {
    each_engine(async |db| {
        planted(&db).await;
        three(&db, "besloten").await;
        stands_in(&db, ABSENCE).await;
        let later = StandIn {
            ends_at: NOON.plus_seconds(20 * DAY),
            ..ABSENCE
        };
        stands_in(&db, later).await;
        let name = slug("besloten");
        let mut r = db.read().await.unwrap();
        let roles = list_roles(&mut r, &by(BOB), &name).await.unwrap();
        assert_eq!(roles.stand_ins, [later]);
        assert!(!roles.is_fragile());
        drop(r);
        for _ in 0..2 {
            act(&db, async |w| end_stand_in(w, &by(BOB), &name, ANNA).await)
                .await
                .unwrap();
        }
        assert!(!is_named(&db).await);
        stands_in(&db, ABSENCE).await;
        let mut w = db.write().await.unwrap();
        let kept = forget_stand_ins(&mut w, ABSENCE.ends_at).await.unwrap();
        let gone = forget_stand_ins(&mut w, ABSENCE.ends_at.plus_seconds(1))
            .await
            .unwrap();
        assert_eq!((kept, gone), (0, 1));
    })
    .await;
}
