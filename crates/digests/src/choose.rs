//! Choosing whether and when the digest comes, on the settings page or by the address in the mail.

use base::{Call, Fact, Invalid, PersonId, Ts};
use store::{Reader, Writer, outbox};

use crate::store as rows;
use crate::{Error, next_at};

base::choice! {
    /// How often a digest comes.
    Rhythm {
        /// Every day at the chosen hour, when there is something unread.
        Daily = "daily",
        /// Never.
        Off = "off",
    }
}

/// What somebody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// How often.
    pub rhythm: Rhythm,
    /// At which hour in the Netherlands, 0 to 23.
    pub hour: i64,
}

impl Preference {
    /// What holds until somebody chooses: every day at seven.
    pub const USUAL: Self = Self {
        rhythm: Rhythm::Daily,
        hour: 7,
    };

    /// Reads a choice; fails with `rhythm` or `hour` / `unknown`.
    pub fn parse(rhythm: &str, hour: &str) -> Result<Self, Error> {
        let wrong = |field| Error::Invalid(vec![Invalid::new(field, "unknown")]);
        let rhythm = Rhythm::parse(rhythm).ok_or_else(|| wrong("rhythm"))?;
        let hour = hour
            .parse()
            .ok()
            .filter(|h| (0..=23).contains(h))
            .ok_or_else(|| wrong("hour"))?;
        Ok(Self { rhythm, hour })
    }
}

/// What the caller chose. Fails with `SignInNeeded`.
pub async fn preference(r: &mut Reader, call: &Call) -> Result<Preference, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    Ok(rows::find(r, person)
        .await?
        .map_or(Preference::USUAL, |row| chosen(&row)))
}

/// What is known of the caller's digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// What they chose.
    pub choice: Preference,
    /// When the next one is due.
    pub next_at: Ts,
}

/// Everything this slice knows of the caller; `None` before the digest has been set up. Fails with `SignInNeeded`.
pub async fn export_mine(r: &mut Reader, call: &Call) -> Result<Option<Exported>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    Ok(rows::find(r, person).await?.map(|row| Exported {
        choice: chosen(&row),
        next_at: row.next_at,
    }))
}

pub(crate) fn chosen(row: &rows::DigestRow) -> Preference {
    Preference {
        rhythm: Rhythm::parse(&row.rhythm).unwrap_or(Rhythm::Off),
        hour: row.hour,
    }
}

/// Sets the caller's choice; states [`Fact::DigestChosen`]. Fails with `SignInNeeded` and `NotFound` before the account's
/// digest has been set up, which happens a moment after the account.
pub async fn choose_digest(w: &mut Writer, call: &Call, choice: Preference) -> Result<(), Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let row = rows::find(w, person).await?.ok_or(Error::NotFound)?;
    set(w, call, &row, choice).await
}

/// Keeps a choice. Who turns the digest on again hears of what happens from then on, not of all the months it was off.
async fn set(
    w: &mut Writer,
    call: &Call,
    row: &rows::DigestRow,
    choice: Preference,
) -> Result<(), Error> {
    let was_off = chosen(row).rhythm == Rhythm::Off;
    let considered = if was_off && choice.rhythm != Rhythm::Off {
        outbox::last_seq(w).await?
    } else {
        row.considered_seq
    };
    let next = next_at(call.now, choice.hour);
    rows::update_choice(w, row.person_id, &choice, next, considered).await?;
    let person = row.person_id;
    outbox::append(w, call, &Fact::DigestChosen { person }).await?;
    Ok(())
}

/// Sets the rhythm by the secret in a mail, without signing in (RFC 8058); states [`Fact::DigestChosen`].
/// Gives whose it is; fails with `NotFound` for an unknown secret.
pub async fn set_by_token(
    w: &mut Writer,
    call: &Call,
    token: &str,
    rhythm: Rhythm,
) -> Result<PersonId, Error> {
    let row = find_token(w, token).await?;
    let hour = row.hour;
    set(w, call, &row, Preference { rhythm, hour }).await?;
    Ok(row.person_id)
}

/// Whose digest this secret belongs to, and what is chosen now; `NotFound` for an unknown one.
pub async fn preference_by_token(
    r: &mut Reader,
    token: &str,
) -> Result<(PersonId, Preference), Error> {
    let row = find_token(r, token).await?;
    Ok((row.person_id, chosen(&row)))
}

async fn find_token(r: &mut Reader, token: &str) -> Result<rows::DigestRow, Error> {
    if !token
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    {
        return Err(Error::NotFound);
    }
    rows::find_by_token(r, token).await?.ok_or(Error::NotFound)
}
