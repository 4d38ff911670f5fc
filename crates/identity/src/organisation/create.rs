//! Making an organisation.

use ::store::{Writer, outbox};
use base::{Call, Fact, OrganisationId};

use super::{Organisation, OrganisationForm, store};
use crate::{Error, Handle, access, acts};

/// After so many names that make the same word it gets a number drawn by chance.
const COUNTED: u32 = 20;

/// Makes an organisation, for administrators and the program. Making the same id again gives the first one.
///
/// The word in addresses is made of the name. States [`Fact::OrganisationCreated`] once. Fails with `NotFound` for all
/// others, `NameTaken` and `DomainTaken`.
pub async fn create_organisation(
    w: &mut Writer,
    call: &Call,
    id: OrganisationId,
    form: &OrganisationForm,
) -> Result<Organisation, Error> {
    access::administers(call)?;
    if let Some(known) = store::find_by_id(w, id).await? {
        return Ok(known);
    }
    let plain = Handle::from_name(form.name.as_str());
    for attempt in 1..=COUNTED {
        let slug = match attempt {
            1 => plain.clone(),
            COUNTED => plain.numbered(u32::from_le_bytes(call.ids.bytes())),
            n => plain.numbered(n),
        };
        let new = store::New {
            id,
            slug: slug.as_str(),
            kind: form.kind,
            name: form.name.as_str(),
            province: form.province,
            now: call.now,
        };
        if store::insert(w, &new).await? {
            if !store::insert_domains(w, id, &form.domains).await? {
                return Err(Error::DomainTaken);
            }
            outbox::append(w, call, &Fact::OrganisationCreated { organisation: id }).await?;
            let object = format!("organisation:{id}");
            acts::on_thing(w, call, "organisation-created", &object).await?;
            return store::find_by_id(w, id).await?.ok_or(Error::NotFound);
        }
        if store::is_name_taken(w, form.name.as_str(), id).await? {
            return Err(Error::NameTaken);
        }
    }
    Err(Error::NameTaken)
}
