//! A bus within one process.

use bus::{Bus, Hint};
use futures_util::FutureExt;

#[tokio::test]
async fn every_reader_of_every_clone_hears_an_announcement() {
    let bus = Bus::local();
    let (mut one, mut two) = (bus.hints(), bus.clone().hints());
    bus.clone().announce(5);
    assert_eq!(one.next().await, Hint::Upto(5));
    assert_eq!(two.next().await, Hint::Upto(5));
    assert_eq!(one.next().now_or_never(), None);
}

#[tokio::test]
async fn hints_that_wait_are_folded_into_the_highest() {
    let bus = Bus::local();
    let mut hints = bus.hints();
    for upto in [3, 7, 5] {
        bus.announce(upto);
    }
    assert_eq!(hints.next().await, Hint::Upto(7));
    bus.announce(6);
    assert_eq!(hints.next().await, Hint::Upto(6));
}

#[tokio::test]
async fn a_reader_that_lags_is_told_to_catch_up_and_then_goes_on() {
    let bus = Bus::local();
    let mut hints = bus.hints();
    for upto in 1..=10_000 {
        bus.announce(upto);
    }
    assert_eq!(hints.next().await, Hint::CatchUp);
    while hints.next().now_or_never().is_some() {}
    bus.announce(10_001);
    assert_eq!(hints.next().await, Hint::Upto(10_001));
}

#[tokio::test]
async fn a_reader_hears_nothing_from_before_it_asked() {
    let bus = Bus::local();
    bus.announce(1);
    assert_eq!(bus.hints().next().now_or_never(), None);
}

#[tokio::test]
async fn a_reader_that_outlives_the_bus_waits() {
    let bus = Bus::local();
    let mut hints = bus.hints();
    bus.announce(1);
    drop(bus);
    assert_eq!(hints.next().await, Hint::Upto(1));
    assert_eq!(hints.next().now_or_never(), None);
}

#[tokio::test]
async fn a_local_bus_always_answers() {
    assert_eq!(Bus::local().ping().await, Ok(()));
}

#[tokio::test]
async fn another_bus_hears_nothing() {
    let mut other = Bus::local().hints();
    let bus = Bus::local();
    let mut hints = bus.hints();
    bus.announce(1);
    assert_eq!(hints.next().await, Hint::Upto(1));
    assert_eq!(other.next().now_or_never(), None);
}
