//! Adding a passkey to one's account.

use ::store::{Writer, outbox};
use base::{Call, Fact, PasskeyId, PersonId};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

use super::store::{self, NewChallenge, NewRow};
use super::{CHALLENGE_SECONDS, PasskeySite, Question, named, read, written};
use crate::account::store as accounts;
use crate::{Error, Secret, access, acts};

/// A question that was taken out, for the answer of the browser it was put to.
pub struct AddingPasskey {
    person: PersonId,
    state: PasskeyRegistration,
}

/// A key that answered rightly and can be added to the account that asked.
pub struct NewPasskey {
    person: PersonId,
    credential: webauthn_rs::prelude::Passkey,
}

/// Puts the question to the browser that holds `browser` by which the caller, who has just proved who they are, adds a
/// passkey.
///
/// The key has to keep the account itself (a discoverable credential) and to verify its user. States no fact, as nothing
/// changed yet. Fails with `SignInNeeded`, or `NotFound` when the account has been disabled.
pub async fn begin_passkey(
    w: &mut Writer,
    call: &Call,
    site: &PasskeySite,
    browser: &Secret,
) -> Result<Question, Error> {
    let me = access::signed_in(call)?;
    let account = accounts::find_by_id(w, me.id)
        .await?
        .ok_or(Error::NotFound)?;
    let known = store::list_credential_ids(w, me.id).await?;
    let begun = site.webauthn().start_passkey_registration(
        me.id.0,
        &account.email,
        &account.name,
        Some(known),
    );
    let (mut options, state) = begun.map_err(|error| Error::Passkeys(error.to_string()))?;
    if let Some(wanted) = &mut options.public_key.authenticator_selection {
        // Without it a key need not remember the account, and signing in would ask for an address first.
        wanted.require_resident_key = true;
        wanted.resident_key = Some(webauthn_rs_proto::ResidentKeyRequirement::Required);
    }
    let id = Secret::new(&call.ids);
    let challenge = NewChallenge {
        id: &id,
        browser,
        person: Some(me.id),
        state: &written(&state)?,
        ends: call.now.plus_seconds(CHALLENGE_SECONDS),
    };
    store::insert_challenge(w, challenge).await?;
    let options = written(&options)?;
    Ok(Question { id, options })
}

/// Takes the question out that the caller's browser answers; **commit**, so that it is good for this one answer.
///
/// `None` when there is no such question any more, it was put to another browser, or it is for another account. Fails
/// with `SignInNeeded`.
pub async fn take_passkey(
    w: &mut Writer,
    call: &Call,
    id: &str,
    browser: &Secret,
) -> Result<Option<AddingPasskey>, Error> {
    let me = access::signed_in(call)?;
    let Some(id) = Secret::parse(id) else {
        return Ok(None);
    };
    let state = store::delete_challenge_of(w, &id, browser, me.id, call.now).await?;
    let Some(state) = state else {
        return Ok(None);
    };
    Ok(Some(AddingPasskey {
        person: me.id,
        state: read(&state)?,
    }))
}

impl AddingPasskey {
    /// Looks at the answer, which is JSON as the browser gives it; needs no database.
    ///
    /// Fails with `PasskeyRefused` when it answers another question, comes from another site, does not show that the key
    /// verified its user, or cannot be read.
    pub fn verify(self, site: &PasskeySite, answer: &str) -> Result<NewPasskey, Error> {
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| Error::PasskeyRefused)?;
        let credential = site
            .webauthn()
            .finish_passkey_registration(&answer, &self.state)
            .map_err(|_| Error::PasskeyRefused)?;
        Ok(NewPasskey {
            person: self.person,
            credential,
        })
    }
}

/// Adds a passkey to the caller's account, under a name of their choice.
///
/// States [`Fact::PasskeyAdded`]. Fails with `SignInNeeded`, `Invalid` (`name`), `PasskeyRefused` when it was made for
/// another account, or `PasskeyTaken` when the key is known already.
pub async fn add_passkey(
    w: &mut Writer,
    call: &Call,
    new: NewPasskey,
    name: &str,
) -> Result<PasskeyId, Error> {
    let me = access::signed_in(call)?;
    let name = named(name)?;
    if new.person != me.id {
        return Err(Error::PasskeyRefused);
    }
    let id = PasskeyId(call.ids.uuid(call.now));
    let row = NewRow {
        id,
        person: me.id,
        credential_id: new.credential.cred_id().as_slice(),
        credential: &written(&new.credential)?,
        name: &name,
        now: call.now,
    };
    if !store::insert(w, row).await? {
        return Err(Error::PasskeyTaken);
    }
    outbox::append(w, call, &Fact::PasskeyAdded { person: me.id }).await?;
    acts::on_person(w, call, "passkey-added", me.id, "ok").await?;
    Ok(id)
}
