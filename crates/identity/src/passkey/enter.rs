//! Signing in by a passkey: nothing is typed, the key says whose it is.

use ::store::Writer;
use base::{Call, PasskeyId, PersonId};
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

use super::store::{self, NewChallenge};
use super::{CHALLENGE_SECONDS, PasskeySite, Question, read, written};
use crate::{Error, Secret, invitation};

/// A question that was taken out, and the key that answers it.
pub struct SigningIn {
    answer: PublicKeyCredential,
    state: DiscoverableAuthentication,
    known: store::Known,
}

/// A key that answered rightly.
pub struct ShownPasskey {
    id: PasskeyId,
    person: PersonId,
    before: String,
    after: String,
}

/// Puts the question to the browser that holds `browser` by which somebody signs in.
///
/// Unchecked on purpose: nobody is signed in yet. It is the same for everybody, so it tells nothing about accounts.
pub async fn begin_passkey_sign_in(
    w: &mut Writer,
    call: &Call,
    site: &PasskeySite,
    browser: &Secret,
) -> Result<Question, Error> {
    let begun = site.webauthn().start_discoverable_authentication();
    let (mut options, state) = begun.map_err(|error| Error::Passkeys(error.to_string()))?;
    // Whether the browser offers keys in the field for the address or in a dialog is up to the page.
    options.mediation = None;
    let id = Secret::new(&call.ids);
    let challenge = NewChallenge {
        id: &id,
        browser,
        person: None,
        state: &written(&state)?,
        ends: call.now.plus_seconds(CHALLENGE_SECONDS),
    };
    store::insert_challenge(w, challenge).await?;
    let options = written(&options)?;
    Ok(Question { id, options })
}

/// Takes the question out that a browser answers, and looks up the key; **commit** whatever comes out, so that the
/// question is good for this one answer.
///
/// `answer` is JSON as the browser gives it. Fails with `PasskeyLate` when there is no such question any more or it was
/// put to another browser, and with `PasskeyRefused` when no account that may come in has the key, or the answer cannot
/// be read. Unchecked on purpose: nobody is signed in yet.
pub async fn take_passkey_sign_in(
    w: &mut Writer,
    call: &Call,
    id: &str,
    browser: &Secret,
    answer: &str,
) -> Result<SigningIn, Error> {
    let id = Secret::parse(id).ok_or(Error::PasskeyLate)?;
    let state = store::delete_challenge(w, &id, browser, call.now)
        .await?
        .ok_or(Error::PasskeyLate)?;
    let answer: PublicKeyCredential =
        serde_json::from_str(answer).map_err(|_| Error::PasskeyRefused)?;
    let known = store::find_by_credential(w, answer.get_credential_id(), call.now)
        .await?
        .ok_or(Error::PasskeyRefused)?;
    Ok(SigningIn {
        answer,
        state: read(&state)?,
        known,
    })
}

impl SigningIn {
    /// Whose key it claims to be: for the record, before it is known to be true.
    pub fn claimed(&self) -> PersonId {
        self.known.person
    }

    /// Looks at the answer; needs no database.
    ///
    /// Fails with `PasskeyRefused` when the signature is not the key's, it answers another question, comes from another
    /// site, names another account, does not show that the key verified its user, or its counter did not go on: then
    /// there may be a copy of the key (WebAuthn level 3, section 7.2).
    pub fn verify(self, site: &PasskeySite) -> Result<ShownPasskey, Error> {
        let webauthn = site.webauthn();
        let refused = |_| Error::PasskeyRefused;
        let (named, _) = webauthn
            .identify_discoverable_authentication(&self.answer)
            .map_err(refused)?;
        if named != self.known.person.0 {
            return Err(Error::PasskeyRefused);
        }
        let mut credential: webauthn_rs::prelude::Passkey = read(&self.known.credential)?;
        let result = webauthn
            .finish_discoverable_authentication_v2(&self.answer, self.state, &credential)
            .map_err(refused)?;
        credential.update_credential(&result);
        Ok(ShownPasskey {
            id: self.known.id,
            person: self.known.person,
            after: written(&credential)?,
            before: self.known.credential,
        })
    }
}

/// Notes that a passkey was used; whose it is. It opens no session: see [`crate::open_session`].
///
/// Unchecked on purpose: the key is the proof. Who was invited has come in by it. Fails with `PasskeyRefused` when it was
/// removed meanwhile, or its counter went on: of two answers at once with one counter, one gets in.
pub async fn sign_in_by_passkey(
    w: &mut Writer,
    call: &Call,
    shown: ShownPasskey,
) -> Result<PersonId, Error> {
    let ShownPasskey {
        id,
        person,
        before,
        after,
    } = shown;
    if !store::update_used(w, id, &before, &after, call.now).await? {
        return Err(Error::PasskeyRefused);
    }
    invitation::store::delete_of_person(w, person).await?;
    Ok(person)
}
