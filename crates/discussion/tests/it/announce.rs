//! Announcing, and how often it may happen.

use base::{AnyId, Fact, Kind};
use discussion::{Announcing, Error, announce, announced_lately};
use membership::{Role, set_role};
use store::Db;
use store::testing::{each_engine, race};
use uuid::Uuid;

use crate::{
    ANNA, BOB, EVA, NOON, act, admin, anonymous, at, by, facts, new_thread, slug, system, world,
    wrong,
};

const TOO_MANY: (Kind, &str) = (Kind::TooMany, "announced-lately");
const DAY: i64 = 86_400;

/// The world in which Anna and Bob look after the open community, and Anna after the network's.
async fn desks(db: &Db) {
    world(db).await;
    let mut w = db.write().await.unwrap();
    for (community, person) in [("open", ANNA), ("open", BOB), ("netwerk", ANNA)] {
        set_role(
            &mut w,
            &system(),
            &slug(community),
            person,
            Role::Coordinator,
        )
        .await
        .unwrap();
    }
    w.commit().await.unwrap();
    facts(db).await;
}

fn to(act: u128, threads: &[(u64, &str)]) -> Announcing {
    Announcing {
        act: AnyId(Uuid::from_u128(act)),
        threads: threads
            .iter()
            .map(|(n, place)| new_thread(*n, place))
            .collect(),
    }
}

#[tokio::test]
async fn an_announcement_is_a_thread_that_everybody_is_told_of() {
    each_engine(async |db| {
        desks(&db).await;
        let opened = act(&db, async |w| announce(w, &by(ANNA), to(1, &[(1, "open")])).await)
            .await
            .unwrap();
        let [id] = opened.as_slice() else {
            panic!("{opened:?}")
        };
        let mut r = db.read().await.unwrap();
        let page = discussion::thread(&mut r, &by(BOB), *id).await.unwrap();
        assert_eq!(page.thread.kind, discussion::Kind::Announcement);
        drop(r);
        let stated = facts(&db).await;
        let told = |fact: &&Fact| matches!(fact, Fact::Announced { thread, author, .. } if thread == id && *author == ANNA);
        assert_eq!(stated.iter().filter(told).count(), 1, "{stated:?}");
        // The same form sent once more.
        let again = act(&db, async |w| announce(w, &by(ANNA), to(1, &[(7, "open")])).await).await;
        assert_eq!(again.unwrap(), opened);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn only_who_looks_after_every_one_of_the_communities_may_announce() {
    each_engine(async |db| {
        desks(&db).await;
        let refused = [
            (anonymous(), "open", (Kind::SignInNeeded, "sign-in-needed")),
            (by(EVA), "open", (Kind::Forbidden, "not-coordinator")),
            (by(BOB), "netwerk", (Kind::Forbidden, "not-coordinator")),
            (by(EVA), "besloten", (Kind::NotFound, "not-found")),
        ];
        for (call, place, code) in refused {
            let outcome = act(&db, async |w| {
                announce(w, &call, to(1, &[(1, place)])).await
            })
            .await;
            assert_eq!(wrong(outcome), code, "{place}");
        }
        let both = to(1, &[(1, "open"), (2, "netwerk")]);
        let outcome = act(&db, async |w| announce(w, &by(BOB), both.clone()).await).await;
        assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
        assert_eq!(facts(&db).await, []);
        let outcome = act(&db, async |w| announce(w, &admin(), to(2, &[])).await).await;
        assert_eq!(wrong(outcome), (Kind::Invalid, "invalid"));
    })
    .await;
}

#[tokio::test]
async fn a_community_gets_two_announcements_a_week_whoever_makes_them() {
    each_engine(async |db| {
        desks(&db).await;
        for (n, call) in [(1, by(ANNA)), (2, at(&by(BOB), DAY))] {
            act(&db, async |w| {
                announce(w, &call, to(n.into(), &[(n, "open")])).await
            })
            .await
            .unwrap();
        }
        let third = at(&by(ANNA), 2 * DAY);
        let outcome = act(&db, async |w| {
            announce(w, &third, to(3, &[(3, "open")])).await
        })
        .await;
        let Err(Error::AnnouncedLately(from)) = &outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(*from, NOON.plus_seconds(7 * DAY));
        assert_eq!(wrong(outcome), TOO_MANY);
        let mut r = db.read().await.unwrap();
        let shown = membership::community(&mut r, &third, &slug("open"))
            .await
            .unwrap();
        let again = announced_lately(&mut r, &third, &shown).await.unwrap();
        assert_eq!(again, Some(NOON.plus_seconds(7 * DAY)));
        drop(r);
        // Another community is not held up by it, and a week later this one is neither.
        for (n, place, days) in [(4, "netwerk", 2), (5, "open", 7)] {
            let call = at(&by(ANNA), days * DAY + 1);
            act(&db, async |w| {
                announce(w, &call, to(n.into(), &[(n, place)])).await
            })
            .await
            .unwrap();
        }
    })
    .await;
}

#[tokio::test]
async fn one_person_announces_to_several_communities_once_a_week() {
    each_engine(async |db| {
        desks(&db).await;
        let wide = |n: u64| to(n.into(), &[(n, "open"), (n + 1, "netwerk")]);
        act(&db, async |w| announce(w, &by(ANNA), wide(1)).await)
            .await
            .unwrap();
        let later = at(&by(ANNA), 6 * DAY);
        let outcome = act(&db, async |w| announce(w, &later, wide(3)).await).await;
        assert_eq!(wrong(outcome), TOO_MANY);
        let later = at(&by(ANNA), 7 * DAY + 1);
        act(&db, async |w| announce(w, &later, wide(5)).await)
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_who_announce_at_once_do_not_both_come_under_the_limit() {
    each_engine(async |db| {
        desks(&db).await;
        act(&db, async |w| {
            announce(w, &by(ANNA), to(1, &[(1, "open")])).await
        })
        .await
        .unwrap();
        let (first, second) = race(&db, async |w, n| {
            let (call, n) = if n == 0 { (by(ANNA), 2) } else { (by(BOB), 3) };
            announce(w, &call, to(n.into(), &[(n, "open")])).await
        })
        .await;
        first.unwrap();
        assert_eq!(wrong(second), TOO_MANY);
    })
    .await;
}
