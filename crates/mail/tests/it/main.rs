//! The queue on each engine, and the ways out.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod file;
mod keep;
mod message;
mod queue;
mod sender;
mod settings;
mod smtp;
mod smtp_server;

use base::{Clock, Ids, LetterId, Ts};
use mail::{Letter, Mailbox};
use store::Db;

/// The moment at which tests begin.
pub(crate) const NOON: Ts = Ts::from_micros(1_764_000_000_123_456);

pub(crate) fn at(seconds: i64) -> Ts {
    NOON.plus_seconds(seconds)
}

pub(crate) fn clock() -> Clock {
    Clock::standing_at(NOON)
}

pub(crate) fn sender() -> Mailbox {
    "Kenniskring <noreply@kring.example>".parse().unwrap()
}

/// The `n`th letter, to a recipient of its own.
pub(crate) fn letter(n: u64) -> Letter {
    Letter {
        id: LetterId(Ids::seeded(n).uuid(at(i64::try_from(n).unwrap()))),
        unique_key: format!("digest:{n}"),
        recipient: format!("lid{n}@example.nl"),
        name: "Zoë van 't Hof".to_owned(),
        subject: format!("{n} nieuwe berichten voor de coördinator"),
        text: "Beste Zoë,\n\nEr is nieuws.\n".to_owned(),
        html: "<!doctype html><p>Beste Zoë,</p><p>Er is nieuws.</p>".to_owned(),
        unsubscribe_url: Some("https://kring.example/unsubscribe/abc_DEF-123?x=1".to_owned()),
    }
}

/// Queues the letters of these numbers.
pub(crate) async fn queue(db: &Db, numbers: impl Iterator<Item = u64>) {
    let mut w = db.write().await.unwrap();
    for n in numbers {
        assert!(mail::enqueue(&mut w, NOON, &letter(n)).await.unwrap());
    }
    w.commit().await.unwrap();
}

/// How many letters wait, and how many are parked.
pub(crate) async fn depth(db: &Db) -> (i64, i64) {
    let mut r = db.read().await.unwrap();
    let depth = mail::count_waiting(&mut r).await.unwrap();
    (depth.waiting, depth.parked)
}
