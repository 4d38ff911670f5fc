//! Making one account part of another of the same person.

use ::store::{Reader, Writer, outbox};
use base::{Call, Fact, PersonId, SessionId, Ts};

use super::close::{not_oneself, still_administered};
use super::merge_store::{self as rows, Copied, Stored};
use crate::photo::store as photos;
use crate::privacy::consent;
use crate::privacy::erasure::store as erasures;
use crate::profile::{Audience, Audiences, MOST_TAGS, store as profiles};
use crate::session::store as sessions;
use crate::token::store as tokens;
use crate::{
    Error, access, acts, connection, email_change, employment, invitation, letter_link, link,
    passkey, second_factor,
};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The name the account that is no more went by.
    pub name: String,
    /// Its address, which is free now.
    pub email: String,
    /// Whether the account that stays is a guest's.
    pub guest: bool,
}

/// Makes the account `gone` part of `kept`, for the program and administrators: what this slice holds of a person.
///
/// Work, former names and what somebody tells of themselves go over; what `kept` says counts, and what it leaves empty is
/// filled. Only `kept` goes on signing in as it did: sessions, tokens, links, the password and the second step of `gone` end. A
/// guest and a full account make a full account; `kept` is administrator when it was. The name of `gone` in addresses leads to
/// `kept`, its address for mail is free. The caller takes the relay ([`outbox::lock`]) before, moves what other slices hold in
/// the same transaction, and drops the `Writer` on any error.
///
/// States [`Fact::PersonsMerged`], and [`Fact::SessionEnded`] and [`Fact::TokenRemoved`] (as of `kept`) for what ended. Fails
/// with `SignInNeeded`, `Forbidden`, `SameAccount`, `Oneself` when `gone` is the caller, `Closed` when `kept` is closed,
/// `ErasureAsked` when either waits to be erased, `LastAdministrator`, or `NotFound` when either is not there (any more).
pub async fn merge_person(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<Merged, Error> {
    access::manages_accounts(call)?;
    if kept == gone {
        return Err(Error::SameAccount);
    }
    not_oneself(call, gone)?;
    let (stays, goes) = take(w, kept, gone).await?;
    if stays.disabled {
        return Err(Error::Closed);
    }
    for person in [kept, gone] {
        if erasures::find(w, person).await?.is_some() {
            return Err(Error::ErasureAsked);
        }
    }
    end_access(w, call, kept, gone).await?;
    let guest_until = match (stays.guest_until, goes.guest_until) {
        (Some(a), Some(b)) => Some(a.max(b)),
        _ => None,
    };
    let working = work(w, call, (kept, &stays), (gone, &goes)).await?;
    let shown = if working { &goes } else { &stays };
    rows::update(
        w,
        kept,
        (&shown.organisation, &shown.province, &shown.job),
        guest_until,
    )
    .await?;
    profile(w, kept, gone, working).await?;
    consent::store::merge(w, kept, gone).await?;
    rows::move_handles(w, kept, gone).await?;
    profiles::claim(w, &goes.handle, kept).await?;
    rows::update_merged(w, kept, gone).await?;
    rows::insert_merged(w, kept, gone, call.now).await?;
    rows::delete(w, gone).await?;
    if goes.administrator && !stays.administrator {
        still_administered(w).await?;
    }
    let fact = Fact::PersonsMerged { person: kept, gone };
    outbox::append(w, call, &fact).await?;
    acts::on_merge(w, call, kept, gone).await?;
    Ok(Merged {
        name: goes.name,
        email: goes.email,
        guest: guest_until.is_some(),
    })
}

/// Whose account this one became part of; `None` for one that did not.
pub async fn merged_into(r: &mut Reader, gone: PersonId) -> Result<Option<PersonId>, Error> {
    Ok(rows::find_kept(r, gone).await?)
}

/// Takes both rows in the order of their ids, so that two who merge the same accounts never wait for one another.
async fn take(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<(Copied, Copied), Error> {
    if kept < gone && !rows::hold(w, kept).await? {
        return Err(Error::NotFound);
    }
    let goes = rows::find(w, gone).await?;
    if !rows::take(w, gone).await? {
        return Err(Error::NotFound);
    }
    if kept > gone && !rows::hold(w, kept).await? {
        return Err(Error::NotFound);
    }
    let stays = rows::find(w, kept).await?.ok_or(Error::NotFound)?;
    Ok((stays, goes.ok_or(Error::NotFound)?))
}

/// Ends every way in by the account that goes.
async fn end_access(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Error> {
    for session in sessions::delete_of_person(w, gone, None).await? {
        end(w, call, kept, session).await?;
    }
    for token in tokens::delete_of_person(w, gone).await? {
        let fact = Fact::TokenRemoved {
            person: kept,
            token,
        };
        outbox::append(w, call, &fact).await?;
    }
    link::store::delete_of_person(w, gone).await?;
    letter_link::store::delete_of_person(w, gone).await?;
    invitation::store::delete_of_person(w, gone).await?;
    email_change::store::delete_of_person(w, gone).await?;
    second_factor::store::delete_half(w, gone).await?;
    second_factor::store::delete_codes(w, gone).await?;
    second_factor::store::delete(w, gone).await?;
    // A key names the account it was made for, so it cannot go over.
    passkey::store::delete_of_person(w, gone).await?;
    passkey::store::delete_challenges_of_person(w, gone).await?;
    connection::store::delete_of_person(w, gone).await?;
    Ok(rows::delete_devices(w, gone).await?)
}

async fn end(w: &mut Writer, call: &Call, kept: PersonId, session: SessionId) -> Result<(), Error> {
    let fact = Fact::SessionEnded {
        person: kept,
        session,
    };
    Ok(outbox::append(w, call, &fact).await?)
}

/// Moves where somebody worked; whether the present work of the account that goes becomes that of the other.
async fn work(
    w: &mut Writer,
    call: &Call,
    (kept, stays): (PersonId, &Copied),
    (gone, goes): (PersonId, &Copied),
) -> Result<bool, Error> {
    let open = employment::store::find_open(w, kept).await?;
    let free = open.is_none() && stays.organisation.is_empty();
    if !free && let Some(organisation) = rows::close_work(w, gone, call.now).await? {
        let fact = Fact::EmploymentEnded {
            person: kept,
            organisation,
        };
        outbox::append(w, call, &fact).await?;
    }
    rows::move_work(w, kept, gone).await?;
    Ok(free && !(goes.organisation.is_empty() && goes.job.is_empty()))
}

/// Puts together what two accounts tell of one person. What was for few never becomes for more: a text that goes over takes its
/// audience along, and tags of both are for those who might see either.
async fn profile(w: &mut Writer, kept: PersonId, gone: PersonId, job: bool) -> Result<(), Error> {
    let (stays, goes) = (
        rows::find_profile(w, kept).await?,
        rows::find_profile(w, gone).await?,
    );
    let (own, more) = (
        rows::list_tags(w, kept).await?,
        rows::list_tags(w, gone).await?,
    );
    let photo = photos::merge(w, kept, gone).await?;
    if stays.is_some() || goes.is_some() {
        let all = together(
            stays.unwrap_or_else(usual),
            goes.unwrap_or_else(usual),
            (job, photo),
            (!own.is_empty(), !more.is_empty()),
        );
        rows::upsert_profile(w, kept, &all).await?;
    }
    let mut all = own.clone();
    for tag in more {
        if all.len() < MOST_TAGS && all.iter().all(|(key, _)| *key != tag.0) {
            all.push(tag);
        }
    }
    for (place, tag) in (1..).zip(&all).skip(own.len()) {
        rows::insert_tag(w, kept, tag, place).await?;
    }
    profiles::delete_expertise(w, gone).await?;
    Ok(rows::delete_profile(w, gone).await?)
}

fn usual() -> Stored {
    let usual = Audiences::default();
    Stored {
        help: String::new(),
        away_until: None::<Ts>,
        job_for: usual.job.as_str().to_owned(),
        expertise_for: usual.expertise.as_str().to_owned(),
        help_for: usual.help.as_str().to_owned(),
        away_for: usual.away.as_str().to_owned(),
        photo_for: usual.photo.as_str().to_owned(),
    }
}

/// `taken` says whether job and photo are those of the account that goes.
fn together(stays: Stored, goes: Stored, taken: (bool, bool), tags: (bool, bool)) -> Stored {
    let mut all = stays;
    if taken.0 {
        all.job_for = goes.job_for;
    }
    if taken.1 {
        all.photo_for = goes.photo_for;
    }
    if all.help.is_empty() && !goes.help.is_empty() {
        all.help = goes.help;
        all.help_for = goes.help_for;
    }
    if all.away_until.is_none() && goes.away_until.is_some() {
        all.away_until = goes.away_until;
        all.away_for = goes.away_for;
    }
    match tags {
        (false, true) => all.expertise_for = goes.expertise_for,
        (true, true) => all.expertise_for = narrower(all.expertise_for, goes.expertise_for),
        (_, false) => {}
    }
    all
}

/// The narrower of two audiences; a word that is not known is for nobody.
fn narrower(a: String, b: String) -> String {
    let rank = |word: &str| Audience::parse(word).unwrap_or(Audience::Nobody);
    if rank(&b) > rank(&a) { b } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(help: &str, audience: &str) -> Stored {
        Stored {
            help: help.to_owned(),
            away_until: None,
            job_for: audience.to_owned(),
            expertise_for: audience.to_owned(),
            help_for: audience.to_owned(),
            away_for: audience.to_owned(),
            photo_for: audience.to_owned(),
        }
    }

    #[test]
    fn what_was_for_few_never_becomes_for_more() {
        let open = || stored("", "everybody");
        let shut = || stored("Bel mij", "nobody");
        let all = together(open(), shut(), (true, true), (false, true));
        assert_eq!(
            (all.help.as_str(), all.help_for.as_str()),
            ("Bel mij", "nobody")
        );
        assert_eq!(
            (all.job_for.as_str(), all.expertise_for.as_str()),
            ("nobody", "nobody")
        );
        assert_eq!(all.away_for, "everybody");
        assert_eq!(all.photo_for, "nobody");
        let all = together(open(), shut(), (false, false), (true, true));
        assert_eq!(
            (all.job_for.as_str(), all.expertise_for.as_str()),
            ("everybody", "nobody")
        );
        let all = together(
            shut(),
            stored("Mail mij", "everybody"),
            (false, false),
            (true, true),
        );
        assert_eq!(
            (all.help.as_str(), all.help_for.as_str()),
            ("Bel mij", "nobody")
        );
        assert_eq!(all.expertise_for, "nobody");
        let all = together(open(), shut(), (false, false), (true, false));
        assert_eq!(all.expertise_for, "everybody");
        assert_eq!(
            narrower("shared".to_owned(), "newer-word".to_owned()),
            "newer-word"
        );
    }
}
