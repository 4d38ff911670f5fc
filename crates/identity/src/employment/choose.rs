//! Saying where one works.

use ::store::{Writer, outbox};
use base::{Call, EmploymentId, Fact, Invalid, OrganisationId, PersonId};

use super::{Shown, store};
use crate::organisation::store as organisations;
use crate::{Error, Organisation, access};

/// Makes this the caller's employer from now on, with a job or an empty text for none.
///
/// Work elsewhere ends at the same moment; at the same organisation only the job changes, and an end
/// that was known is taken back. States
/// [`Fact::EmploymentEnded`] and [`Fact::EmploymentStarted`] for what ended and began. Fails with `SignInNeeded`,
/// `Invalid` (`organisation` / `unknown`), or `NotFound` when the account has been disabled.
pub async fn choose_employer(
    w: &mut Writer,
    call: &Call,
    organisation: OrganisationId,
    job: &str,
) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    let organisation = organisations::find_by_id(w, organisation)
        .await?
        .ok_or(Invalid::new("organisation", "unknown"))?;
    // Takes the person's row first, so that two choices at once happen one after the other.
    if !store::update_shown(w, me.id, &Shown::of(&organisation, job)).await? {
        return Err(Error::NotFound);
    }
    if let Some(open) = store::find_open(w, me.id).await? {
        if open.organisation == organisation.id {
            store::update_end(w, open.id, None).await?;
            return Ok(store::update_job(w, open.id, job).await?);
        }
        store::close(w, open.id, call.now).await?;
        let fact = Fact::EmploymentEnded {
            person: me.id,
            organisation: open.organisation,
        };
        outbox::append(w, call, &fact).await?;
    }
    begin(w, call, me.id, &organisation, job).await
}

/// Links a new account to the organisation whose name it was given; nothing happens when none is called so.
pub(crate) async fn open_named(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    name: &str,
    job: &str,
) -> Result<(), Error> {
    if name.is_empty() {
        return Ok(());
    }
    let Some(organisation) = organisations::find_by_name(w, name).await? else {
        return Ok(());
    };
    store::update_shown(w, person, &Shown::of(&organisation, job)).await?;
    begin(w, call, person, &organisation, job).await
}

async fn begin(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    organisation: &Organisation,
    job: &str,
) -> Result<(), Error> {
    let id = EmploymentId(call.ids.uuid(call.now));
    if store::insert(w, id, person, organisation.id, job, call.now).await? {
        let fact = Fact::EmploymentStarted {
            person,
            organisation: organisation.id,
        };
        outbox::append(w, call, &fact).await?;
    }
    Ok(())
}
