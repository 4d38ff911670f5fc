//! Letting go of what was kept for long enough, and telling what went.

use base::{Call, Counts, Ts};
use store::Db;

use crate::periods::Periods;

/// Seconds that a wish for a letter waits for the relay.
const DAY: i64 = 86_400;

/// Forgets what is older than its period, in one transaction with the report of it; how many of each kind.
///
/// Accounts that were closed long ago are put down for erasure, which [`super::erase::run_due`] carries out.
pub async fn run(db: &Db, call: &Call, periods: &Periods) -> anyhow::Result<Counts> {
    let now = call.now;
    let before = |days: i64| -> Ts { now.plus_seconds(-DAY * days) };
    let mut counts = Counts::default();
    let mut w = db.write().await?;
    counts.add("sign-ins", identity::system::sweep(&mut w, now).await?);
    let waiting = identity::system::forget_link_requests(&mut w, before(1)).await?;
    counts.add("link-requests", waiting);
    let devices = identity::system::forget_devices(&mut w, before(periods.device_days)).await?;
    counts.add("devices", devices);
    let past = before(periods.employment_days);
    let employments = identity::system::forget_employments(&mut w, past).await?;
    counts.add("employments", employments);
    let receipts = identity::system::forget_receipts(&mut w, before(periods.receipt_days)).await?;
    counts.add("receipts", receipts);
    let closed = identity::system::erase_closed(&mut w, call, before(periods.closed_days)).await?;
    counts.add("closed-accounts", closed);
    let past = before(periods.request_days);
    let requests = membership::system::forget_requests(&mut w, past).await?;
    counts.add("join-requests", requests);
    let stood_in = membership::system::forget_stand_ins(&mut w, past).await?;
    counts.add("stand-ins", stood_in);
    let past = before(periods.way_in_days);
    let ways_in = membership::system::forget_ways_in(&mut w, past).await?;
    counts.add("ways-in", ways_in);
    counts.add("answers", store::answers::sweep(&mut w, now).await?);
    let events = notifications::prune(&mut w, before(periods.event_days)).await?;
    counts.add("events", events);
    let past = before(periods.notice_days);
    let notices = notifications::system::forget_notices(&mut w, past).await?;
    counts.add("notices", notices);
    let letters = mail::forget_old(&mut w, before(periods.letter_days)).await?;
    counts.add("letters", letters);
    let past = before(periods.record_days);
    counts.add("acts", store::record::prune(&mut w, call, past).await?);
    store::retention::prune(&mut w, past).await?;
    store::retention::note(&mut w, now, &counts).await?;
    w.commit().await?;
    Ok(counts)
}
