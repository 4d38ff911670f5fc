//! What the server does by itself: relays facts, hands out events, sends digests and mail, tidies up, erases who asked for it.

use base::Call;
use tokio::time::{Duration, MissedTickBehavior, interval};

use crate::app::App;
use crate::describe::Describer;
use crate::flow::{announced, erase, leave, retain};
use crate::live::dispatch;
use crate::relay;

/// Starts the jobs. They end with the program; everything they do is safe to cut off anywhere.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that starts background work"
)]
pub fn start(app: &App) {
    tokio::spawn(relay::run(app.clone()));
    tokio::spawn(dispatch::run(app.clone()));
    tokio::spawn(digests(app.clone()));
    tokio::spawn(mail(app.clone()));
    tokio::spawn(tidy(app.clone()));
    tokio::spawn(erasures(app.clone()));
}

fn every(seconds: u64) -> tokio::time::Interval {
    let mut tick = interval(Duration::from_secs(seconds));
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tick
}

async fn digests(app: App) {
    let mut tick = every(60);
    loop {
        tick.tick().await;
        let call = Call::system("digest", app.clock.now());
        let describer = Describer {
            base_url: app.settings.base_url.clone(),
        };
        match digests::run(&app.db, &call, &describer).await {
            Ok(ran) if ran.queued > 0 => {
                tracing::info!(due = ran.due, queued = ran.queued, "digests queued");
                app.mail_queued.notify_one();
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "digests could not be queued; trying again"),
        }
    }
}

async fn mail(app: App) {
    let mut tick = every(30);
    loop {
        tokio::select! {
            () = app.mail_queued.notified() => {}
            _ = tick.tick() => {}
        }
        let call = Call::system("announced", app.clock.now());
        if let Err(error) = announced::queue_letters(&app.db, &call, &app.settings.base_url).await {
            tracing::error!(%error, "letters about announcements could not be queued; trying again");
        }
        if let Err(error) = mail::send_waiting(&app.db, &app.mail, &app.mail_from, &app.clock).await
        {
            tracing::error!(%error, "mail could not be sent; trying again");
        }
    }
}

async fn tidy(app: App) {
    let mut tick = every(3600);
    loop {
        tick.tick().await;
        app.limits.sweep();
        let call = Call::system("tidy", app.clock.now());
        match retain::run(&app.db, &call, &app.settings.periods).await {
            Ok(counts) if counts.total() > 0 => {
                tracing::info!(forgotten = counts.total(), "old things were tidied away");
            }
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "old things could not be tidied away; trying again");
            }
        }
        if let Err(error) = work_over(&app, &call).await {
            tracing::error!(%error, "work that is over could not be ended; trying again");
        }
    }
}

async fn work_over(app: &App, call: &Call) -> Result<(), identity::Error> {
    let mut w = app.db.write().await?;
    let ended = leave::end_due(&mut w, call).await?;
    w.commit().await?;
    if ended > 0 {
        tracing::info!(ended, "work that was over has ended");
    }
    Ok(())
}

async fn erasures(app: App) {
    let mut tick = every(600);
    loop {
        tick.tick().await;
        let call = Call::system("erase", app.clock.now());
        let place = erase::Place {
            db: &app.db,
            transport: &app.mail,
            base_url: &app.settings.base_url,
        };
        match erase::run_due(&place, &call).await {
            Ok(ran) if ran.erased > 0 => {
                tracing::info!(erased = ran.erased, "people were erased");
                app.mail_queued.notify_one();
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "erasures could not be looked up; trying again"),
        }
    }
}
