//! Carrying out an erasure, step by step; each can be done again after a crash.

use ::store::{Reader, Writer, outbox};
use base::{Call, Counts, Fact, PersonId, Traces, Ts};

use crate::privacy::consent;
use crate::privacy::erasure::{Erasure, Stage, store as erasures};
use crate::{
    Error, Secret, acts, connection, email_change, invitation, letter_link, link, passkey, photo,
    profile, second_factor, session,
};

/// The secret of the receipt, for the letter that says what will happen, and when that is; from now on the only one that
/// works. `None` when the wish was taken back.
pub async fn issue_receipt(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Option<(Secret, Ts)>, Error> {
    let secret = Secret::new(&call.ids);
    let due = erasures::update_digest(w, person, &secret).await?;
    Ok(due.map(|due| (secret, due)))
}

/// Erasures to carry out or to go on with, the oldest first.
pub async fn due_erasures(r: &mut Reader, now: Ts) -> Result<Vec<Erasure>, Error> {
    Ok(erasures::list_due(r, now, 100).await?)
}

/// A wish as it stands now.
pub async fn erasure_of(r: &mut Reader, person: PersonId) -> Result<Option<Erasure>, Error> {
    Ok(erasures::find(r, person).await?)
}

/// Whether nobody would be left to administer: then an erasure waits.
pub async fn is_held(r: &mut Reader, person: PersonId) -> Result<bool, Error> {
    let known = erasures::find_known(r, person).await?;
    Ok(known.is_some_and(|known| known.administrator)
        && erasures::count_other_administrators(r, person).await? == 0)
}

/// Who looks after the platform.
pub async fn administrators(r: &mut Reader) -> Result<Vec<PersonId>, Error> {
    Ok(erasures::list_administrators(r).await?)
}

/// What somebody is known by: handles now and before, name, addresses. Empty for who is gone.
pub async fn known_by(r: &mut Reader, person: PersonId) -> Result<Traces, Error> {
    let Some(known) = erasures::find_known(r, person).await? else {
        return Ok(Traces::default());
    };
    let mut handles = erasures::list_handles(r, person).await?;
    handles.push(known.handle);
    handles.sort();
    handles.dedup();
    let mut addresses = vec![known.email];
    addresses.extend(erasures::find_asked_address(r, person).await?);
    Ok(Traces::new(handles, vec![known.name], addresses))
}

/// Takes an account away whose erasure is due: a tombstone stays, and everything else of this slice goes. What was known
/// of the person is kept with the wish until [`erasure_cleaned`], so that it can be looked for.
///
/// Writes the act into the record. `None`, and nothing happens, when it is not due, was taken back, somebody else has
/// begun, or nobody would be left to administer: then drop the `Writer`.
pub async fn erase(
    w: &mut Writer,
    call: &Call,
    wish: &Erasure,
) -> Result<Option<(Traces, Counts)>, Error> {
    let person = wish.person_id;
    // First, as whoever writes an act waits for the one before: two last administrators do not go at once.
    acts::on_person(w, call, "account-erased", person, "ok").await?;
    let Some(known) = erasures::find_known(w, person).await? else {
        return Ok(None);
    };
    if is_held(w, person).await? {
        return Ok(None);
    }
    let traces = known_by(w, person).await?;
    if !erasures::update_begun(w, person, &traces, call.now).await? {
        return Ok(None);
    }
    let mut counts = Counts::default();
    let sessions = session::end_of_person(w, call, person, None).await?;
    counts.add("sessions", u64::try_from(sessions).unwrap_or_default());
    let tokens = erasures::delete_tokens(w, person).await?;
    for token in &tokens {
        let fact = Fact::TokenRemoved {
            person,
            token: *token,
        };
        outbox::append(w, call, &fact).await?;
    }
    counts.add("tokens", u64::try_from(tokens.len()).unwrap_or_default());
    counts.add("devices", erasures::delete_devices(w, person).await?);
    let links = link::store::delete_of_person(w, person).await?
        + letter_link::store::delete_of_person(w, person).await?
        + invitation::store::delete_of_person(w, person).await?
        + email_change::store::delete_of_person(w, person).await?
        + second_factor::store::delete_half(w, person).await?
        + erasures::delete_requests(w, &known.email_key).await?;
    counts.add("links", links);
    let second = second_factor::store::delete_codes(w, person).await?
        + second_factor::store::delete(w, person).await?;
    counts.add("second-factor", second);
    counts.add(
        "employments",
        erasures::delete_employments(w, person).await?,
    );
    profile::store::delete_expertise(w, person).await?;
    counts.add("profile", erasures::delete_profile(w, person).await?);
    counts.add(
        "consents",
        consent::store::delete_of_person(w, person).await?,
    );
    counts.add(
        "passkeys",
        passkey::store::delete_of_person(w, person).await?,
    );
    passkey::store::delete_challenges_of_person(w, person).await?;
    counts.add(
        "connections",
        connection::store::delete_of_person(w, person).await?,
    );
    counts.add("photo", photo::store::delete(w, person).await?.min(1));
    erasures::delete_handles(w, person).await?;
    erasures::update_erased(w, person, wish.of_organisation(), call.now).await?;
    counts.add("accounts", 1);
    Ok(Some((traces, counts)))
}

/// Puts a word that names nobody where what others tell of themselves names the person; how many it changed.
pub async fn forget_in_profiles(w: &mut Writer, traces: &Traces) -> Result<u64, Error> {
    const MANY: i64 = 500;
    let (mut after, mut changed) = (PersonId(Default::default()), 0);
    loop {
        let all = erasures::list_help(w, after, MANY).await?;
        for (person, help) in &all {
            if let Some(neutral) = traces.neutral(help)
                && erasures::update_help(w, *person, help, &neutral).await?
            {
                changed += 1;
            }
        }
        match all.last() {
            Some((last, _)) => after = *last,
            None => return Ok(changed),
        }
    }
}

/// Notes what was done so far.
pub async fn note_erased(w: &mut Writer, person: PersonId, counts: &Counts) -> Result<(), Error> {
    Ok(erasures::update_stage(w, person, Stage::Cleaning, counts).await?)
}

/// Forgets what was looked for: everything that named the person has been found. What was done is a receipt from now on.
pub async fn erasure_cleaned(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    counts: &Counts,
) -> Result<(), Error> {
    erasures::update_stage(w, person, Stage::Compacting, counts).await?;
    Ok(erasures::insert_receipt(w, person, call.now).await?)
}

/// Forgets the wish itself: nothing is left to do.
pub async fn finish_erasure(w: &mut Writer, person: PersonId) -> Result<(), Error> {
    Ok(erasures::delete(w, person).await?)
}
