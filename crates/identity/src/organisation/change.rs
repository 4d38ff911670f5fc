//! Changing what is known of an organisation.

use ::store::{Writer, outbox};
use base::{Call, Fact, OrganisationId};

use super::{Organisation, OrganisationForm, store};
use crate::{Error, access, acts, employment};

/// Sets name, kind, province and mail domains, for administrators and the program.
///
/// Whoever works there is shown with the new name and province from this transaction on. States
/// [`Fact::OrganisationChanged`]. Fails with `NotFound` for all others and for an unknown id, `NameTaken`, `DomainTaken`.
pub async fn change_organisation(
    w: &mut Writer,
    call: &Call,
    id: OrganisationId,
    form: &OrganisationForm,
) -> Result<Organisation, Error> {
    access::administers(call)?;
    if store::is_name_taken(w, form.name.as_str(), id).await? {
        return Err(Error::NameTaken);
    }
    if !store::update(w, id, form).await? {
        return Err(Error::NotFound);
    }
    store::delete_domains(w, id).await?;
    if !store::insert_domains(w, id, &form.domains).await? {
        return Err(Error::DomainTaken);
    }
    let province = form.province.map_or("", |one| one.name());
    employment::store::update_shown_of_organisation(w, id, form.name.as_str(), province).await?;
    outbox::append(w, call, &Fact::OrganisationChanged { organisation: id }).await?;
    let object = format!("organisation:{id}");
    acts::on_thing(w, call, "organisation-changed", &object).await?;
    store::find_by_id(w, id).await?.ok_or(Error::NotFound)
}
