//! Noting what became of a letter.

use ::store::Writer;
use base::{LetterId, Ts};

use super::store;
use crate::{Error, Failure};

/// After so many failed tries a letter is parked: with the pauses below, after a little more than two days.
const TRIES: i64 = 10;

/// Notes that letters were sent and clears their bodies, which may hold secrets and other people's words.
pub async fn sent(w: &mut Writer, now: Ts, letters: &[LetterId]) -> Result<(), Error> {
    if !letters.is_empty() {
        store::update_sent(w, letters, now).await?;
    }
    Ok(())
}

/// Notes that a letter was not delivered: it is tried again after 1, 4, 16, 64, 256 minutes and then every 12 hours
/// (RFC 5321 section 4.5.4.1 asks for growing pauses). `true` when it was parked instead: the failure was permanent, or
/// it was the tenth try.
pub async fn failed(
    w: &mut Writer,
    now: Ts,
    letter: LetterId,
    failure: &Failure,
) -> Result<bool, Error> {
    let text: String = failure
        .text
        .chars()
        .filter(|c| *c != '\0')
        .take(500)
        .collect();
    let Some(tries) = store::update_tried(w, letter, &text).await? else {
        return Ok(false);
    };
    if failure.permanent || tries >= TRIES {
        store::update_parked(w, letter, now).await?;
        return Ok(true);
    }
    store::update_due(w, letter, now.plus_seconds(pause(tries))).await?;
    Ok(false)
}

/// Seconds to wait after the `tries`th failure.
fn pause(tries: i64) -> i64 {
    let steps = u32::try_from(tries - 1).unwrap_or_default().min(10);
    (60 * 4_i64.pow(steps)).min(12 * 3600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_half_a_day() {
        let minutes: Vec<i64> = (1..TRIES).map(|tries| pause(tries) / 60).collect();
        assert_eq!(minutes, [1, 4, 16, 64, 256, 720, 720, 720, 720]);
    }
}
