//! The unchecked door: for reactions, digests, the command line and sample data. Nothing here asks who calls.

mod applicants;
mod erase;
mod retain;
mod sample;
mod store;

use ::store::{Reader, Writer};
use base::{Call, Lang, LinkRequestId, PersonId, SessionId, Ts};

use crate::account::store as accounts;
use crate::letter_link::{self, LetterLink};
use crate::privacy::consent;
use crate::{
    Account, AskedChange, Email, Error, Secret, connection, email_change, invitation, link,
    passkey, second_factor, session,
};

pub use applicants::{Applicant, applicants, count_colleagues};
pub use erase::{
    administrators, due_erasures, erase, erasure_cleaned, erasure_of, finish_erasure,
    forget_in_profiles, is_held, issue_receipt, known_by, note_erased,
};
pub use retain::{
    erase_closed, forget_devices, forget_employments, forget_link_requests, forget_receipts,
};
pub use sample::{NewPerson, NewSession, NewToken, insert_people, insert_sessions, insert_tokens};

/// Whom a letter goes to.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Recipient {
    /// The account.
    pub person: PersonId,
    /// The address.
    pub email: String,
    /// The full name.
    pub name: String,
    /// The language to write in.
    #[sqlx(try_from = "String")]
    pub language: Lang,
    /// Until when a guest's account works: no letters tell them what goes on after that.
    pub guest_until: Option<Ts>,
}

/// Where to write to somebody; `None` for an unknown or disabled person.
pub async fn recipient(r: &mut Reader, person: PersonId) -> Result<Option<Recipient>, Error> {
    Ok(store::list_recipients(r, &[person])
        .await?
        .into_iter()
        .next())
}

/// As [`recipient`] for many, by one query, in no order; at most 16,000.
pub async fn recipients(r: &mut Reader, people: &[PersonId]) -> Result<Vec<Recipient>, Error> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::list_recipients(r, people).await?)
}

/// What the browser of a session said of itself; `None` when the session has ended.
pub async fn session_device(r: &mut Reader, session: SessionId) -> Result<Option<String>, Error> {
    Ok(session::store::find_device(r, session).await?)
}

/// The account with an address; `None` for an unknown or disabled one.
pub async fn find_by_email(r: &mut Reader, email: &Email) -> Result<Option<Account>, Error> {
    Ok(accounts::find_by_email(r, email).await?)
}

/// The accounts of these addresses, by one statement: the folded address, whose, and whether it is a guest's; at most 16,000.
pub async fn accounts_of(
    r: &mut Reader,
    emails: &[Email],
) -> Result<Vec<(String, PersonId, bool)>, Error> {
    let keys: Vec<String> = emails.iter().map(|email| email.key().to_owned()).collect();
    let rows = accounts::list_by_email_keys(r, &keys).await?;
    let one = |(key, id, until): (String, PersonId, Option<Ts>)| (key, id, until.is_some());
    Ok(rows.into_iter().map(one).collect())
}

/// Writes down that the privacy statement was shown to somebody who came in; once per version.
pub async fn note_statement(w: &mut Writer, person: PersonId, at: Ts) -> Result<(), Error> {
    let (subject, version) = (consent::Subject::Statement, consent::STATEMENT_VERSION);
    consent::note(w, person, subject, version, "shown", at).await
}

/// Writes down what somebody chose about the digest, as a word.
pub async fn note_digest(
    w: &mut Writer,
    person: PersonId,
    choice: &str,
    at: Ts,
) -> Result<(), Error> {
    consent::note(w, person, consent::Subject::Digest, "", choice, at).await
}

/// Makes the link that was asked for by [`crate::ask_sign_in_link`] or [`crate::ask_password_link`].
///
/// `None`, and nothing happens, when nobody who may come in has the address, or the request was answered before.
pub async fn answer_link_request(
    w: &mut Writer,
    call: &Call,
    request: LinkRequestId,
) -> Result<Option<LetterLink>, Error> {
    letter_link::answer(w, call, request).await
}

/// The secret of an invitation by [`crate::invite_account`], for its letter; from now on the only one that works.
///
/// `None` when the person has come in, or the invitation has expired.
pub async fn issue_invitation(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Option<Secret>, Error> {
    invitation::issue(w, call, person).await
}

/// Makes the link of a wish by [`crate::ask_email_change`]; `None` when none waits for one.
pub async fn answer_email_change(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Option<AskedChange>, Error> {
    email_change::answer(w, call, person).await
}

/// Ends the work of everybody whose moment has come (see [`crate::end_employment`]); whose it was, at most a hundred at one
/// go.
pub async fn end_due_employments(w: &mut Writer, call: &Call) -> Result<Vec<PersonId>, Error> {
    crate::employment::end_due(w, call).await
}

/// Fills in the folded name of accounts that lack it; how many.
pub(crate) async fn complete(w: &mut Writer, most: i64) -> Result<usize, Error> {
    let lacking = store::list_without_key(w, most).await?;
    for (person, name) in &lacking {
        store::update_key(w, *person, name).await?;
    }
    Ok(lacking.len())
}

/// Forgets sessions and links that have expired; how many. They let nobody in before it either.
pub async fn sweep(w: &mut Writer, now: Ts) -> Result<u64, Error> {
    Ok(session::store::delete_expired(w, now).await?
        + link::store::delete_expired(w, now).await?
        + second_factor::store::delete_half_expired(w, now).await?
        + passkey::store::delete_challenges_expired(w, now).await?
        + connection::delete_expired(w, now).await?
        + letter_link::store::delete_expired(w, now).await?
        + email_change::store::delete_expired(w, now).await?)
}
