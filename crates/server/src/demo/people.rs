//! The people of the demo: their accounts, where they belong and what they look after.

use std::collections::HashMap;

use anyhow::{Context, Result};
use base::{Lang, Line, PersonId};
use identity::{Email, Handle, NewAccount, Password, password};
use membership::{Role, Slug};

use super::stage::Stage;
use super::texts::{People, Person};
use super::{Account, PASSWORD};

/// Days before now that the platform opened: the communities were made.
pub(super) const FIRST_DAY: f64 = 125.0;

/// Somebody who plays.
pub(super) struct Player {
    pub(super) id: PersonId,
    /// Whether it is an account to try.
    pub(super) demo: bool,
    /// The slugs of the communities.
    pub(super) communities: Vec<String>,
}

/// Everybody, in the order of the file.
pub(super) struct Cast {
    pub(super) players: Vec<Player>,
    by_handle: HashMap<String, PersonId>,
}

impl Cast {
    /// Who a handle is.
    pub(super) fn id(&self, handle: &str) -> Result<PersonId> {
        self.by_handle
            .get(handle)
            .copied()
            .with_context(|| format!("nobody in the demo is {handle}"))
    }
}

/// The accounts to try.
pub(super) fn accounts(people: &People) -> Vec<Account> {
    let account = |person: &Person| {
        Some(Account {
            key: person.demo.clone()?,
            name: person.name.clone(),
            email: email(person),
            password: PASSWORD.to_owned(),
        })
    };
    people.person.iter().filter_map(account).collect()
}

fn email(person: &Person) -> String {
    format!("{}@demo.example", person.handle)
}

/// Makes the accounts about 120 days ago, lets people join 75 to 110 days ago, and names the coordinators.
pub(super) async fn arrive(stage: &Stage<'_>, people: &People) -> Result<Cast> {
    let call = stage.call(stage.days_ago(FIRST_DAY));
    // One hash for all: this password is no secret, and hashing is slow on purpose.
    let salt = call.ids.bytes();
    let hash = tokio::task::spawn_blocking(move || {
        password::hash(&Password::parse("password", PASSWORD)?, salt)
    })
    .await??;

    let mut cast = Cast {
        players: Vec::new(),
        by_handle: HashMap::new(),
    };
    let mut w = stage.db.write().await?;
    for (place, person) in (0_u32..).zip(&people.person) {
        let call = stage.call(stage.days_ago(122.0 - f64::from(place) * 0.05));
        let new = new_account(
            people,
            person,
            PersonId(call.ids.uuid(call.now)),
            hash.clone(),
        )?;
        let account = identity::create_account(&mut w, &call, new).await?;
        cast.by_handle.insert(account.handle, account.id);
        cast.players.push(Player {
            id: account.id,
            demo: person.demo.is_some(),
            communities: person.communities.clone(),
        });
    }
    w.commit().await?;
    join(stage, people, &cast).await?;
    Ok(cast)
}

fn new_account(
    people: &People,
    person: &Person,
    id: PersonId,
    hash: identity::Hash,
) -> Result<NewAccount> {
    Ok(NewAccount {
        id,
        email: Email::parse("email", &email(person))?,
        name: Line::parse("name", &person.name, 120)?,
        handle: Some(Handle::parse("handle", &person.handle)?),
        organisation: person.organisation.clone(),
        province: people.province(&person.organisation).to_owned(),
        job: person.role.clone(),
        language: Lang::parse(&person.language).unwrap_or(Lang::Nl),
        administrator: person.demo.as_deref() == Some("administrator"),
        password: Some(hash),
    })
}

async fn join(stage: &Stage<'_>, people: &People, cast: &Cast) -> Result<()> {
    let mut joins = Vec::new();
    for (place, person) in (0_u32..).zip(&people.person) {
        for (turn, slug) in (0_u32..).zip(&person.communities) {
            // Spread evenly over five weeks; everybody is in before the first thread is opened.
            let days = 110.0 - f64::from((place * 7 + turn * 11) % 35);
            joins.push((stage.days_ago(days), place, person, slug));
        }
    }
    joins.sort_by_key(|(at, place, ..)| (*at, *place));

    let mut w = stage.db.write().await?;
    for (at, _, person, slug) in joins {
        let (id, slug) = (cast.id(&person.handle)?, Slug::parse(slug)?);
        let call = stage.call(at);
        membership::join_community(&mut w, &call.as_person(id), &slug, None).await?;
    }
    let call = stage.call(stage.days_ago(74.0));
    for person in &people.person {
        for slug in &person.coordinator_of {
            let slug = Slug::parse(slug)?;
            membership::set_role(
                &mut w,
                &call,
                &slug,
                cast.id(&person.handle)?,
                Role::Coordinator,
            )
            .await?;
        }
    }
    w.commit().await?;
    Ok(())
}
