//! `kenniskring doctor`: whether what must hold does hold.

use anyhow::{Result, bail};
use store::outbox;
use store::record::{self, Chain};

use super::say;
use crate::serve;
use crate::settings::Settings;

/// Looks at the database and prints a line for each thing; fails when one is not as it must be. It changes nothing.
pub(super) async fn run(settings: Settings) -> Result<()> {
    let db = serve::open(&settings).await?;
    db.check_schema().await?;
    say("schema: up to date");
    let mut r = db.snapshot().await?;
    let mut wrong = Vec::new();
    match record::verify(&mut r).await? {
        Chain::Whole { lines, last } => {
            let last: String = last.iter().map(|byte| format!("{byte:02x}")).collect();
            say(&format!("record: whole, {lines} lines, last digest {last}"));
        }
        Chain::Broken { number } => {
            say(&format!("record: broken at line {number}"));
            wrong.push("the record of acts was changed by something else than this program; compare it with a backup");
        }
    }
    let (waiting, parked) = outbox::depth(&mut r).await?;
    say(&format!("outbox: {waiting} wait, {parked} parked"));
    if parked > 0 {
        wrong.push("facts could not be handled and are parked; the log says why");
    }
    drop(r);
    db.close().await;
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("{}", wrong.join("; "))
}
