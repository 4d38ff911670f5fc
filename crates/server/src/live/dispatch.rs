//! Feeds the hub of this server: hears that there is news, reads it from the log in order, and hands it out.

use bus::Hint;
use notifications::{Event, EventName, event::log};
use tokio::time::{Duration, timeout};

use super::frame;
use crate::app::App;
use crate::problem::Problem;

/// How long to wait for a hint before looking anyway: hints may be lost, events not.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many events are read at once.
const BATCH: i64 = 500;

/// Hands out for ever.
pub async fn run(app: App) {
    let mut hints = app.bus.hints();
    loop {
        let known = app.hub.position();
        if let Ok(Hint::Upto(upto)) = timeout(PATIENCE, hints.next()).await
            && upto <= known
        {
            continue;
        }
        if let Err(problem) = catch_up(&app).await {
            tracing::error!(?problem, "events could not be handed out; trying again");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

/// Hands out everything after the hub's position.
pub async fn catch_up(app: &App) -> Result<(), Problem> {
    loop {
        let mut r = app.db.read().await?;
        let events = log::after(&mut r, app.hub.position(), BATCH).await?;
        if events.is_empty() {
            return Ok(());
        }
        let frames = frame::frames(
            &mut r,
            &events,
            |channel| app.hub.is_open(channel),
            app.clock.now(),
        )
        .await?;
        drop(r);
        for (event, (seq, frames)) in events.iter().zip(frames) {
            end_rights(app, event);
            app.hub.hand_out(seq, frames);
        }
        metrics::counter!("kenniskring_events_handed_out_total").increment(events.len() as u64);
        // What came since is announced anew.
        if i64::try_from(events.len()).is_ok_and(|many| many < BATCH) {
            return Ok(());
        }
    }
}

/// Whoever may have lost a right, left or signed out gets nothing that comes later.
fn end_rights(app: &App, event: &Event) {
    match (
        event.name,
        event.person_id,
        event.community_id,
        event.session_id,
    ) {
        (EventName::MembershipEnded, Some(person), Some(community), _) => {
            app.hub.end_membership(person, community);
        }
        (EventName::RightsChanged, _, Some(community), _) => app.hub.doubt(community),
        (EventName::SessionEnded, _, _, Some(session)) => app.hub.end_session(session),
        _ => {}
    }
}
