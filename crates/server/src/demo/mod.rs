//! The demo: invented people who talk in all communities, made through the real verbs so that everything follows from it
//! as it would in life.

mod people;
mod reading;
mod stage;
mod talk;
#[cfg(test)]
mod tests;
mod texts;

use anyhow::{Result, bail};
use base::Ts;
use bus::Bus;
use membership::Plan;
use store::{Db, mark};

use stage::Stage;
use texts::Texts;

/// The password of every demo account.
pub const PASSWORD: &str = "kenniskring-demo";

/// A demo account to try, one per role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What the person is, as a word of the program: `member`, `coordinator`, `volunteer`, `poi-adviser`,
    /// `programme-manager` or `administrator`.
    pub key: String,
    /// The full name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password.
    pub password: String,
}

/// Fills an empty database with the demo as it stands at `now`; gives the accounts to try, in the order of the file.
///
/// Every act happens at its own moment before `now`, with ids from a seed: the same ids of threads and the same texts
/// each time. Facts go through the outbox and the relay, so events, followers, notices and digests are there as well.
/// Communities that are there already stay as they are, and so does a demo that was filled before. Fails with one plain
/// line when the database holds other accounts.
pub async fn fill(db: &Db, bus: &Bus, now: Ts) -> Result<Vec<Account>> {
    let texts = Texts::read()?;
    let accounts = people::accounts(&texts.people);
    let mut r = db.read().await?;
    if mark::find(&mut r, mark::DEMO).await?.is_some() {
        return Ok(accounts);
    }
    if identity::count_accounts(&mut r).await? > 0 {
        bail!(
            "this database has accounts already: demo fills an empty one only; give another --dir"
        );
    }
    drop(r);

    let stage = Stage::new(db, bus, now);
    let mut w = db.write().await?;
    let plan = Plan::parse(texts::COMMUNITIES)?;
    membership::plant_communities(
        &mut w,
        &stage.call(stage.days_ago(people::FIRST_DAY)),
        &plan,
    )
    .await?;
    let opened = stage.call(stage.days_ago(people::FIRST_DAY));
    identity::plant_organisations(&mut w, &opened, &texts.people.organisations()).await?;
    w.commit().await?;

    let cast = people::arrive(&stage, &texts.people).await?;
    stage.relay().await?;
    let talks = talk::hold(&stage, &texts.threads, &cast).await?;
    stage.relay().await?;
    reading::catch_up(&stage, &cast, &talks).await?;
    stage.relay().await?;

    let mut w = db.write().await?;
    mark::set(&mut w, mark::DEMO, 1).await?;
    w.commit().await?;
    Ok(accounts)
}
