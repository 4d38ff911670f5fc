//! Everything this slice knows of somebody, for themselves (GDPR articles 15 and 20). Secrets and their digests stay.

mod store;

use ::store::record::{self, Filter, Line};
use ::store::{Reader, Writer};
use base::{Call, EmploymentId, OrganisationId, Ts};

use crate::account::{merge_store as merged, store as accounts};
use crate::connection::{Connection, list_connections};
use crate::passkey::{Passkey, list_passkeys};
use crate::privacy::erasure::store as erasures;
use crate::privacy::{Consent, Erasure, consents, erasure};
use crate::{
    Account, Error, OwnProfile, SecondFactor, Session, Token, access, acts, list_sessions,
    list_tokens, own_profile, second_factor,
};

/// What is known of the caller.
#[derive(Debug, Clone)]
pub struct Exported {
    /// The account.
    pub account: Account,
    /// Whether there is a password.
    pub has_password: bool,
    /// Handles that lead to the account, besides the present one.
    pub other_handles: Vec<String>,
    /// An address that was asked for and not confirmed.
    pub asked_email: Option<String>,
    /// The second step.
    pub second_factor: Option<SecondFactor>,
    /// Where the caller is signed in.
    pub sessions: Vec<Session>,
    /// Keys by which the caller signs in.
    pub passkeys: Vec<Passkey>,
    /// Accounts elsewhere by which the caller signs in.
    pub connections: Vec<Connection>,
    /// Tokens for programs.
    pub tokens: Vec<Token>,
    /// When each known browser was last used.
    pub devices: Vec<Ts>,
    /// Where the caller worked.
    pub employments: Vec<PastEmployment>,
    /// What the caller tells of themselves.
    pub profile: OwnProfile,
    /// What they were told and chose.
    pub consents: Vec<Consent>,
    /// The wish to be erased.
    pub erasure: Option<Erasure>,
}

/// Work, now or before.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PastEmployment {
    /// Its id.
    pub id: EmploymentId,
    /// Where.
    pub organisation: OrganisationId,
    /// The name of it.
    pub name: String,
    /// What the caller did, or empty.
    pub job: String,
    /// From when.
    pub since: Ts,
    /// Until when; `None` for now.
    pub until: Option<Ts>,
    /// When it will end, when that is known.
    pub ends_at: Option<Ts>,
}

/// Everything this slice knows of the caller. Fails with `SignInNeeded`, or `NotFound` for a disabled account.
pub async fn export_mine(r: &mut Reader, call: &Call) -> Result<Exported, Error> {
    let me = access::signed_in(call)?;
    let account = accounts::find_by_id(r, me.id)
        .await?
        .ok_or(Error::NotFound)?;
    let mut other_handles = erasures::list_handles(r, me.id).await?;
    other_handles.retain(|handle| *handle != account.handle);
    Ok(Exported {
        has_password: store::has_password(r, me.id).await?,
        other_handles,
        asked_email: erasures::find_asked_address(r, me.id).await?,
        second_factor: second_factor(r, call).await?,
        sessions: list_sessions(r, call).await?,
        passkeys: list_passkeys(r, call).await?,
        connections: list_connections(r, call).await?,
        tokens: list_tokens(r, call).await?,
        devices: store::list_devices(r, me.id).await?,
        employments: store::list_employments(r, me.id).await?,
        profile: own_profile(r, call).await?,
        consents: consents(r, call).await?,
        erasure: erasure(r, call).await?,
        account,
    })
}

/// Lines of the record of acts that the caller wrote or that concern their account, below a number, newest first; at most
/// `most`. Where from is told for the caller's own acts only. Fails with `SignInNeeded`.
pub async fn own_acts(
    r: &mut Reader,
    call: &Call,
    below: i64,
    most: i64,
) -> Result<Vec<Line>, Error> {
    let me = access::signed_in(call)?;
    let mut people = vec![me.id];
    let gone = merged::list_gone(r, &people).await?;
    people.extend(gone.into_iter().map(|(gone, _)| gone));
    let filter = Filter {
        people: people.clone(),
        ..Filter::default()
    };
    let mut lines = record::list(r, &filter, below, most).await?;
    let others = |line: &Line| line.actor_id.is_none_or(|actor| !people.contains(&actor));
    for line in lines.iter_mut().filter(|line| others(line)) {
        line.origin = String::new();
    }
    Ok(lines)
}

/// Writes into the record that the caller took everything along. Fails with `SignInNeeded`.
pub async fn note_export(w: &mut Writer, call: &Call) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    acts::on_person(w, call, "data-exported", me.id, "ok").await
}
