//! What somebody missed.

use base::Ts;
use notifications::{Channel, Event, EventName, prune, replay};
use store::Db;
use store::testing::each_engine;

use crate::{ANNA, BOB, HERE, NOON, THERE, own, posted, relayed, seqs, thread};

/// The numbers that are replayed, with room for a hundred.
async fn missed(db: &Db, channel: Channel, after: i64, upto: i64) -> Option<Vec<i64>> {
    let mut r = db.read().await.unwrap();
    let events = replay(&mut r, channel, after, upto, 100).await.unwrap();
    events.map(|events| seqs(&events))
}

/// Ten events: three threads in two communities, two people, and some that only steer the servers.
fn ten() -> Vec<Event> {
    let elsewhere = |seq, n, community| Event {
        thread_id: Some(thread(n)),
        community_id: Some(community),
        ..posted(seq)
    };
    vec![
        posted(1),
        elsewhere(2, 2, HERE),
        elsewhere(3, 3, THERE),
        own(4, ANNA),
        own(5, BOB),
        Event {
            seq: 6,
            name: EventName::MembershipEnded,
            thread_id: None,
            ..posted(6)
        },
        Event {
            // On Anna's own channel, though it is about the thread.
            me_id: Some(ANNA),
            name: EventName::UnreadChanged,
            ..posted(7)
        },
        Event {
            name: EventName::PostEdited,
            ..posted(8)
        },
        Event {
            seq: 9,
            me_id: Some(ANNA),
            ..Event::new(EventName::SessionEnded, NOON)
        },
        posted(10),
    ]
}

#[tokio::test]
async fn each_channel_gets_its_own_events_in_order() {
    each_engine(async |db| {
        let mut all = ten();
        all.reverse();
        relayed(&db, &all).await;
        let (one, two) = (Channel::Thread(thread(1)), Channel::Thread(thread(2)));
        let table = [
            (one, 0, 10, vec![1, 8, 10]),
            (two, 0, 10, vec![2]),
            (Channel::Thread(thread(9)), 0, 10, vec![]),
            (Channel::Community(HERE), 0, 10, vec![1, 2, 8, 10]),
            (Channel::Community(THERE), 0, 10, vec![3]),
            (Channel::Me(ANNA), 0, 10, vec![4, 7]),
            (Channel::Me(BOB), 0, 10, vec![5]),
            // After is left out, up to is in.
            (one, 1, 8, vec![8]),
            (one, 8, 9, vec![]),
            (one, 10, 10, vec![]),
            (Channel::Me(ANNA), 3, 4, vec![4]),
            (Channel::Community(HERE), 1, 2, vec![2]),
        ];
        for (channel, after, upto, expected) in table {
            let events = missed(&db, channel, after, upto).await;
            assert_eq!(events, Some(expected), "{channel:?} {after} {upto}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_names_a_number_that_was_never_given_out_has_to_begin_anew() {
    each_engine(async |db| {
        let channel = Channel::Thread(thread(1));
        assert_eq!(missed(&db, channel, 0, 0).await, Some(vec![]));
        assert_eq!(missed(&db, channel, 1, 1).await, None);
        relayed(&db, &ten()).await;
        assert_eq!(missed(&db, channel, 10, 10).await, Some(vec![]));
        assert_eq!(missed(&db, channel, 11, 20).await, None);
        assert_eq!(missed(&db, channel, i64::MAX, 20).await, None);
        assert_eq!(missed(&db, channel, -1, 10).await, None);
        assert_eq!(missed(&db, channel, i64::MIN, 10).await, None);
    })
    .await;
}

#[tokio::test]
async fn who_missed_more_than_is_handed_out_has_to_begin_anew() {
    each_engine(async |db| {
        let mut all: Vec<Event> = (1..=5).map(posted).collect();
        all.extend((6..=10).map(|seq| own(seq, ANNA)));
        relayed(&db, &all).await;
        let channels = [
            Channel::Thread(thread(1)),
            Channel::Community(HERE),
            Channel::Me(ANNA),
        ];
        let mut r = db.read().await.unwrap();
        for channel in channels {
            for (most, expected) in [(4, None), (5, Some(5)), (6, Some(5))] {
                let events = replay(&mut r, channel, 0, 10, most).await.unwrap();
                assert_eq!(events.map(|e| e.len()), expected, "{channel:?} {most}");
            }
        }
    })
    .await;
}

async fn pruned(db: &Db, before: Ts) {
    let mut w = db.write().await.unwrap();
    prune(&mut w, before).await.unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn who_was_away_longer_than_the_log_reaches_back_has_to_begin_anew() {
    each_engine(async |db| {
        relayed(&db, &(1..=10).map(posted).collect::<Vec<_>>()).await;
        pruned(&db, NOON.plus_seconds(5)).await;
        let channel = Channel::Thread(thread(1));
        for after in 0..4 {
            assert_eq!(missed(&db, channel, after, 10).await, None, "{after}");
        }
        // All after 4 is still there.
        let all = Some((5..=10).collect());
        assert_eq!(missed(&db, channel, 4, 10).await, all);
        // Also for a channel on which nothing happened lately.
        let silent = Channel::Me(BOB);
        assert_eq!(missed(&db, silent, 3, 10).await, None);
        assert_eq!(missed(&db, silent, 4, 10).await, Some(vec![]));
    })
    .await;
}

#[tokio::test]
async fn an_empty_log_reaches_back_only_to_what_was_given_out_last() {
    each_engine(async |db| {
        relayed(&db, &(1..=10).map(posted).collect::<Vec<_>>()).await;
        pruned(&db, NOON.plus_seconds(1_000)).await;
        let channel = Channel::Thread(thread(1));
        assert_eq!(missed(&db, channel, 3, 10).await, None);
        assert_eq!(missed(&db, channel, 9, 10).await, None);
        assert_eq!(missed(&db, channel, 10, 10).await, Some(vec![]));
    })
    .await;
}
