//! The hub: who hears what, from when and until when.

use std::sync::atomic::Ordering;

use base::SessionId;
use notifications::{Channel, Event, EventName, Hub};
use tokio::sync::broadcast::error::TryRecvError;
use uuid::Uuid;

use crate::{ANNA, BOB, HERE, NOON, THERE, own, posted, thread};

#[test]
fn a_place_hears_its_channel_after_its_position_and_nothing_else() {
    let hub: Hub<&str> = Hub::starting_at(5);
    let (one, two) = (Channel::Thread(thread(1)), Channel::Thread(thread(2)));
    let line = hub.open(ANNA, None);
    hub.hand_out(6, vec![(one, "before")]);
    let mut place = hub.subscribe(one, &line, Some(HERE));
    assert_eq!(place.position, 6);
    hub.hand_out(7, vec![(two, "elsewhere"), (one, "here")]);
    hub.hand_out(8, vec![(one, "again")]);
    // News without frames moves the position, old news does not move it back.
    hub.hand_out(9, vec![]);
    hub.hand_out(3, vec![]);
    assert_eq!(hub.position(), 9);
    assert_eq!(place.receiver.try_recv(), Ok((7, "here")));
    assert_eq!(place.receiver.try_recv(), Ok((8, "again")));
    assert_eq!(place.receiver.try_recv(), Err(TryRecvError::Empty));
}

#[test]
fn who_falls_too_far_behind_is_told_to_catch_up() {
    let hub: Hub<i64> = Hub::starting_at(0);
    let channel = Channel::Me(ANNA);
    let line = hub.open(ANNA, None);
    let mut place = hub.subscribe(channel, &line, None);
    for seq in 1..=300 {
        hub.hand_out(seq, vec![(channel, seq)]);
    }
    assert_eq!(place.receiver.try_recv(), Err(TryRecvError::Lagged(44)));
    assert_eq!(place.receiver.try_recv(), Ok((45, 45)));
}

#[tokio::test]
async fn leaving_a_community_ends_its_places_and_no_others() {
    let hub: Hub<&str> = Hub::starting_at(0);
    let (anna, bob) = (hub.open(ANNA, None), hub.open(BOB, None));
    let thread = Channel::Thread(thread(1));
    let ended = hub.subscribe(Channel::Community(HERE), &anna, Some(HERE));
    let also = hub.subscribe(thread, &anna, Some(HERE));
    let kept = [
        hub.subscribe(Channel::Community(THERE), &anna, Some(THERE)),
        hub.subscribe(Channel::Me(ANNA), &anna, None),
        hub.subscribe(thread, &bob, Some(HERE)),
    ];
    hub.end_membership(ANNA, HERE);
    for place in [&ended, &also] {
        assert!(place.mark().load(Ordering::SeqCst));
    }
    for place in &kept {
        assert!(!place.mark().load(Ordering::SeqCst));
    }
    // The connection is woken to look.
    anna.wake.notified().await;
    assert!(!anna.is_closed());
}

#[tokio::test]
async fn the_end_of_a_session_closes_its_connections_and_no_others() {
    let hub: Hub<&str> = Hub::starting_at(0);
    let session = |n| Some(SessionId(Uuid::from_u128(n)));
    let ending = [hub.open(ANNA, session(1)), hub.open(ANNA, session(1))];
    let staying = [hub.open(ANNA, session(2)), hub.open(ANNA, None)];
    hub.end_session(SessionId(Uuid::from_u128(1)));
    for line in &ending {
        assert!(line.is_closed());
        line.wake.notified().await;
    }
    assert!(staying.iter().all(|line| !line.is_closed()));
}

#[test]
fn a_channel_is_open_as_long_as_somebody_listens() {
    let hub: Hub<&str> = Hub::starting_at(0);
    let channel = Channel::Thread(thread(1));
    let line = hub.open(ANNA, None);
    let (first, mut second) = (
        hub.subscribe(channel, &line, None),
        hub.clone().subscribe(channel, &line, None),
    );
    assert_eq!(hub.size(), (1, 1));
    hub.unsubscribe(channel, &first.mark());
    hub.unsubscribe(channel, &first.mark());
    assert!(hub.is_open(channel));
    hub.hand_out(1, vec![(channel, "still")]);
    assert_eq!(second.receiver.try_recv(), Ok((1, "still")));
    hub.unsubscribe(channel, &second.mark());
    assert!(!hub.is_open(channel));
    hub.unsubscribe(channel, &second.mark());
    hub.close(&line);
    assert_eq!(hub.size(), (0, 0));
}

#[test]
fn an_event_stands_on_ones_own_channel_or_on_those_of_its_thread_and_community() {
    let here = [Channel::Thread(thread(1)), Channel::Community(HERE)];
    assert_eq!(posted(1).channels().collect::<Vec<_>>(), here);
    let mine = Event {
        me_id: Some(BOB),
        ..posted(1)
    };
    assert_eq!(mine.channels().collect::<Vec<_>>(), [Channel::Me(BOB)]);
    assert_eq!(
        own(1, ANNA).channels().collect::<Vec<_>>(),
        [Channel::Me(ANNA)]
    );
    // What only steers the servers stands nowhere.
    for name in [
        EventName::MembershipStarted,
        EventName::MembershipEnded,
        EventName::SessionEnded,
    ] {
        let event = Event { name, ..posted(1) };
        assert!(!event.is_public());
        assert_eq!(event.channels().count(), 0);
    }
    assert_eq!(
        Event::new(EventName::PostCreated, NOON).channels().count(),
        0
    );
}
