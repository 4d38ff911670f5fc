//! Inviting people by their addresses, and coming in by a way in without an account.

use std::collections::HashMap;

use base::{Call, Email, Lang, Line, PersonId};
use identity::NewAccount;
use identity::system as people;
use membership::way_in::rules::Read;
use membership::{Accepted, Error, Invitee, KnownAccount, Outcome, Role, Slug};
use store::Writer;

use crate::problem::Problem;

/// One address of what was pasted, and what came of it.
#[derive(Debug, Clone)]
pub struct Reported {
    /// What was read.
    pub read: Read,
    /// What came of it.
    pub outcome: Outcome,
}

/// Invites everybody who was read; what came of each line, in their order. Commit afterwards.
///
/// Whether an address is somebody's is looked up for `membership`, which tells of its members only. With `at_once` people who
/// have an account become members without a letter: for the command line. Fails as [`membership::invite`] does.
pub async fn invite(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    all: Vec<Read>,
    role: Role,
    word: &str,
    at_once: bool,
) -> Result<Vec<Reported>, Problem> {
    let mut invitees = invitees(w, &all).await?;
    let mut outcomes: HashMap<String, Outcome> = HashMap::new();
    if at_once {
        let known: Vec<(String, PersonId)> = invitees
            .iter()
            .filter_map(|one| {
                let account = one.account.filter(|account| !account.guest)?;
                Some((one.email.key().to_owned(), account.person))
            })
            .collect();
        invitees.retain(|one| one.account.is_none_or(|account| account.guest));
        let people: Vec<PersonId> = known.iter().map(|(_, person)| *person).collect();
        let added = membership::add_members(w, call, slug, &people, role).await?;
        outcomes.extend(known.into_iter().map(|(key, _)| key).zip(added));
    }
    let invited = membership::invite(w, call, slug, &invitees, role, word).await?;
    let keys = invitees.iter().map(|one| one.email.key().to_owned());
    outcomes.extend(keys.zip(invited));
    let told = |read: Read| {
        let outcome = match &read.entry {
            Ok(entry) => outcomes.get(entry.email.key()).copied(),
            Err(why) => Some(*why),
        };
        let outcome = outcome.unwrap_or(Outcome::NotAnAddress);
        Reported { read, outcome }
    };
    Ok(all.into_iter().map(told).collect())
}

async fn invitees(w: &mut Writer, all: &[Read]) -> Result<Vec<Invitee>, Problem> {
    let entries: Vec<_> = all
        .iter()
        .filter_map(|one| one.entry.as_ref().ok())
        .collect();
    let emails: Vec<Email> = entries.iter().map(|entry| entry.email.clone()).collect();
    let accounts: HashMap<String, KnownAccount> = people::accounts_of(w, &emails)
        .await?
        .into_iter()
        .map(|(key, person, guest)| (key, KnownAccount { person, guest }))
        .collect();
    let one = |entry: &membership::way_in::rules::Entry| Invitee {
        email: entry.email.clone(),
        name: entry.name.clone(),
        organisation: entry.organisation.clone(),
        account: accounts.get(entry.email.key()).copied(),
    };
    Ok(entries.into_iter().map(one).collect())
}

/// Makes an account for whoever holds the letter to an address, and lets them in; whose it is, and where they are. Commit
/// afterwards.
///
/// The secret came by mail, so the address is theirs. Nothing is made for a link that many hold. Fails with `LinkSpent`, and
/// `EmailTaken` when the address is somebody's already: they sign in first.
pub async fn come_in(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    name: Line,
) -> Result<(PersonId, Accepted), Problem> {
    let offered = membership::find_way_in(w, call.now, secret).await?;
    let way_in = offered.ok_or(Error::LinkSpent)?.way_in;
    let email = way_in.email.ok_or(Error::LinkSpent)?;
    let email = Email::parse("email", &email).map_err(identity::Error::from)?;
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email: email.clone(),
        name,
        handle: None,
        organisation: way_in.organisation,
        province: String::new(),
        job: String::new(),
        language: call.lang,
        administrator: false,
        password: None,
    };
    let program = Call {
        ids: call.ids.clone(),
        origin: call.origin.clone(),
        ..Call::system("way-in", call.now)
    };
    let person = identity::create_account(w, &program, new).await?.id;
    let accepted = membership::accept_way_in(w, &call.as_person(person), secret, &email).await?;
    Ok((person, accepted))
}

/// Whether an address is somebody's who can sign in: for whoever holds a letter to it.
pub async fn has_account(r: &mut store::Reader, email: &str) -> Result<bool, Problem> {
    let email = Email::parse("email", email).map_err(identity::Error::from)?;
    Ok(!people::accounts_of(r, &[email]).await?.is_empty())
}

/// In which language to write to an address: that of its owner, Dutch when it is nobody's.
pub async fn language_of(r: &mut store::Reader, email: &str) -> Result<Lang, Problem> {
    let email = Email::parse("email", email).map_err(identity::Error::from)?;
    let account = people::find_by_email(r, &email).await?;
    Ok(account.map_or(Lang::Nl, |account| account.language))
}
