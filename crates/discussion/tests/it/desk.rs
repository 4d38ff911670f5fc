//! What stands on the desk of whoever looks after a community.

use base::{Call, Kind, PersonId, Ts};
use discussion::{
    Error, clear_follow_up, due_follow_ups, follow_up, list_newcomers, list_of_week, list_waiting,
    set_follow_up, talk,
};
use membership::system::{Loaded, load};
use membership::{CommunityDetail, Role, set_role};
use store::testing::each_engine;
use store::{Db, Reader};
use uuid::Uuid;

use crate::{
    ANNA, BOB, EVA, NOON, NOT_FOUND, account, act, answered, at, by, close, opened, slug, system,
    thread_id, world, wrong,
};

const DAY: i64 = 86_400;
const NOT_COORDINATOR: (Kind, &str) = (Kind::Forbidden, "not-coordinator");

/// The world in which Anna looks after the members' community.
async fn desk(db: &Db) {
    world(db).await;
    let mut w = db.write().await.unwrap();
    set_role(
        &mut w,
        &system(),
        &slug("besloten"),
        ANNA,
        Role::Coordinator,
    )
    .await
    .unwrap();
    w.commit().await.unwrap();
}

async fn shown(r: &mut Reader, call: &Call) -> CommunityDetail {
    membership::community(r, call, &slug("besloten"))
        .await
        .unwrap()
}

/// NOON is a Monday to Friday noon; how many days after it a question is late.
async fn waiting(db: &Db, call: &Call) -> Vec<base::ThreadId> {
    let mut r = db.read().await.unwrap();
    let shown = shown(&mut r, call).await;
    let all = list_waiting(&mut r, call, &shown).await.unwrap();
    all.into_iter().map(|one| one.id).collect()
}

#[tokio::test]
async fn a_question_stands_there_until_somebody_else_writes() {
    each_engine(async |db| {
        desk(&db).await;
        let question = opened(&db, &by(BOB), 1, "besloten").await;
        opened(&db, &by(BOB), 2, "open").await;
        let closed = opened(&db, &by(BOB), 3, "besloten").await;
        close(&db, closed).await;
        let later = at(&by(ANNA), 8 * DAY);
        assert_eq!(waiting(&db, &at(&by(ANNA), DAY)).await, []);
        assert_eq!(waiting(&db, &later).await, [question]);
        // Who asked adding something is no answer.
        answered(&db, &at(&by(BOB), DAY), 11, question)
            .await
            .unwrap();
        assert_eq!(waiting(&db, &later).await, [question]);
        answered(&db, &at(&by(ANNA), DAY), 12, question)
            .await
            .unwrap();
        assert_eq!(waiting(&db, &later).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_newcomer_stands_there_until_somebody_answers() {
    each_engine(async |db| {
        desk(&db).await;
        let mut w = db.write().await.unwrap();
        let community = membership::community(&mut w, &system(), &slug("besloten"))
            .await
            .unwrap();
        let joined = Loaded {
            community: community.community.id,
            person: EVA,
            role: Role::Member,
            joined_at: NOON,
        };
        load(&mut w, &[joined]).await.unwrap();
        w.commit().await.unwrap();
        let first = opened(&db, &at(&by(EVA), 60), 1, "besloten").await;
        let other = opened(&db, &by(BOB), 2, "besloten").await;
        let seen = async |days: i64| {
            let call = at(&by(ANNA), days * DAY);
            let mut r = db.read().await.unwrap();
            let shown = shown(&mut r, &call).await;
            let all = list_newcomers(&mut r, &call, &shown).await.unwrap();
            let pairs = all.iter().map(|one| (one.person_id, one.thread_id));
            pairs.collect::<Vec<_>>()
        };
        // Bob belongs to it for a day: he is new too.
        assert_eq!(seen(1).await, [(EVA, first), (BOB, other)]);
        answered(&db, &at(&by(ANNA), DAY), 11, first).await.unwrap();
        assert_eq!(seen(2).await, [(BOB, other)]);
        assert_eq!(seen(70).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_thread_comes_back_on_its_day_and_goes_when_it_is_done() {
    each_engine(async |db| {
        desk(&db).await;
        let id = opened(&db, &by(BOB), 1, "besloten").await;
        let due = NOON.plus_seconds(3 * DAY);
        let set = async |call: &Call, note: &str| {
            act(&db, async |w| set_follow_up(w, call, id, due, note).await).await
        };
        assert_eq!(wrong(set(&by(BOB), "").await), NOT_COORDINATOR);
        assert_eq!(wrong(set(&by(EVA), "").await), NOT_FOUND);
        assert_eq!(
            wrong(set(&by(ANNA), &"x".repeat(201)).await),
            (Kind::Invalid, "invalid")
        );
        let past = act(&db, async |w| {
            set_follow_up(w, &by(ANNA), id, NOON.plus_seconds(-2 * DAY), "").await
        });
        assert_eq!(wrong(past.await), (Kind::Invalid, "invalid"));
        set(&by(ANNA), "Bellen").await.unwrap();
        let on_desk = async |days: i64| {
            let call = at(&by(ANNA), days * DAY);
            let mut r = db.read().await.unwrap();
            let shown = shown(&mut r, &call).await;
            let all = due_follow_ups(&mut r, &call, &shown).await.unwrap();
            all.into_iter()
                .map(|(one, set)| (one.id, set.note))
                .collect::<Vec<_>>()
        };
        assert_eq!(on_desk(2).await, []);
        assert_eq!(on_desk(3).await, [(id, "Bellen".to_owned())]);
        let mut r = db.read().await.unwrap();
        for (call, there) in [(by(ANNA), true), (by(BOB), false)] {
            let page = discussion::thread(&mut r, &call, id).await.unwrap();
            assert_eq!(follow_up(&mut r, &page).await.unwrap().is_some(), there);
        }
        drop(r);
        let clear = act(&db, async |w| clear_follow_up(w, &by(BOB), id).await).await;
        assert_eq!(wrong(clear), NOT_COORDINATOR);
        act(&db, async |w| clear_follow_up(w, &by(ANNA), id).await)
            .await
            .unwrap();
        assert_eq!(on_desk(3).await, []);
        let gone = act(&db, async |w| {
            clear_follow_up(w, &by(ANNA), thread_id(99)).await
        })
        .await;
        assert_eq!(wrong(gone), NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_talk_is_counted_by_week_and_names_nobody() {
    each_engine(async |db| {
        desk(&db).await;
        let mut w = db.write().await.unwrap();
        let place = membership::community(&mut w, &system(), &slug("besloten"))
            .await
            .unwrap();
        let more: Vec<PersonId> = (20..23).map(|n| PersonId(Uuid::from_u128(n))).collect();
        let names = ["Cas Vink", "Dirk Bos", "Fem Kok"];
        let people: Vec<_> = names
            .iter()
            .zip(&more)
            .map(|(name, id)| account(name, *id))
            .collect();
        identity::system::insert_people(&mut w, &people)
            .await
            .unwrap();
        let loaded: Vec<Loaded> = more
            .iter()
            .map(|person| Loaded {
                community: place.community.id,
                person: *person,
                role: Role::Member,
                joined_at: NOON,
            })
            .collect();
        load(&mut w, &loaded).await.unwrap();
        w.commit().await.unwrap();
        let id = opened(&db, &by(BOB), 1, "besloten").await;
        let figures = async |call: &Call| {
            let mut r = db.read().await.unwrap();
            let shown = shown(&mut r, call).await;
            talk(&mut r, call, &shown).await.unwrap()
        };
        for n in 0..5 {
            answered(&db, &at(&by(ANNA), 8 * DAY), 100 + n, id)
                .await
                .unwrap();
        }
        let call = at(&by(ANNA), 9 * DAY);
        let few = figures(&call).await;
        assert_eq!((few.posts, few.writers, few.top_three), (6, None, None));
        for (n, person) in (0..).zip(&more) {
            answered(&db, &at(&by(*person), 8 * DAY), 200 + n, id)
                .await
                .unwrap();
        }
        let all = figures(&call).await;
        assert_eq!((all.posts, all.writers), (9, Some(5)));
        assert_eq!(all.top_three, Some(78), "seven of nine");
        let posts: Vec<i64> = all.weeks.iter().map(|week| week.posts).collect();
        assert_eq!(posts, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 8]);
        let writers: Vec<Option<i64>> = all.weeks.iter().map(|week| week.writers).collect();
        assert_eq!(
            (writers[0], writers[10], writers[11]),
            (Some(0), None, None)
        );
        let last: Ts = all.weeks[11].from;
        assert_eq!(last, NOON.plus_seconds(2 * DAY));
        let mut r = db.read().await.unwrap();
        let place = shown(&mut r, &call).await;
        for (week, n) in [(None, 1), (Some(11), 1), (Some(10), 1), (Some(3), 0)] {
            let list = list_of_week(&mut r, &call, &place, week).await.unwrap();
            assert_eq!(list.len(), n, "{week:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_who_looks_after_the_community_sees_the_desk() {
    each_engine(async |db| {
        desk(&db).await;
        let call = by(BOB);
        let mut r = db.read().await.unwrap();
        let place = shown(&mut r, &call).await;
        let all: [Result<(), Error>; 5] = [
            list_waiting(&mut r, &call, &place).await.map(drop),
            list_newcomers(&mut r, &call, &place).await.map(drop),
            due_follow_ups(&mut r, &call, &place).await.map(drop),
            talk(&mut r, &call, &place).await.map(drop),
            list_of_week(&mut r, &call, &place, None).await.map(drop),
        ];
        for one in all {
            assert_eq!(wrong(one), NOT_COORDINATOR);
        }
        let outcome = membership::desk(&mut r, &call, &slug("besloten")).await;
        assert_eq!(base::Fault::code(&outcome.unwrap_err()), "not-coordinator");
        let outcome = membership::desk(&mut r, &by(EVA), &slug("besloten")).await;
        assert_eq!(base::Fault::code(&outcome.unwrap_err()), "not-found");
        membership::desk(&mut r, &by(ANNA), &slug("besloten"))
            .await
            .unwrap();
    })
    .await;
}
