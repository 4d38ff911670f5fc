//! The record of privileged and security acts: action, object, result, origin, actor and time (BIO 12.4.1), each line bound
//! to the one before by a digest, so that a line that was changed or taken out shows.
//!
//! It holds ids, never names, so that it can stay when a person is erased; network addresses leave with [`prune`].

use base::{Actor, Call, PersonId, Ts};
use sha2::{Digest, Sha256};

use crate::{Reader, Result, Writer, sql};

/// What the first line is bound to.
const BEGINNING: [u8; 32] = [0; 32];

/// An act to write down.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// What was done, such as `sign-in`.
    pub action: &'a str,
    /// To what: a kind and an id, such as `person:0193…`. Never a name or an address.
    pub object: &'a str,
    /// Whose account it concerns, when it does.
    pub person: Option<PersonId>,
    /// `ok`, or why not.
    pub result: &'a str,
}

/// A line of the record.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Its number, from 1 without gaps.
    pub number: i64,
    /// When.
    pub at: Ts,
    /// Who, when it was a person.
    pub actor_id: Option<PersonId>,
    /// `person`, `nobody`, or the job of the program.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: String,
    /// Whose account it concerns, when it does.
    pub person_id: Option<PersonId>,
    /// What came of it.
    pub result: String,
    /// From where.
    pub origin: String,
    /// The digest of the line before.
    pub previous: Vec<u8>,
    /// SHA-256 over everything above and `previous`.
    pub digest: Vec<u8>,
}

impl Line {
    /// What the digest has to be. Every field stands behind its length, so that no two lines read alike.
    fn computed(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        let actor = self.actor_id.map(|id| id.0.into_bytes());
        let person = self.person_id.map(|id| id.0.into_bytes());
        let parts: [&[u8]; 10] = [
            &self.number.to_be_bytes(),
            &self.at.micros().to_be_bytes(),
            actor.as_ref().map_or(&[], |bytes| bytes.as_slice()),
            self.actor.as_bytes(),
            self.action.as_bytes(),
            self.object.as_bytes(),
            person.as_ref().map_or(&[], |bytes| bytes.as_slice()),
            self.result.as_bytes(),
            self.origin.as_bytes(),
            &self.previous,
        ];
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().to_vec()
    }
}

/// Writes an act down in the transaction of the change, so that neither is there without the other.
///
/// Acts are numbered one after the other: whoever writes one holds the counter until the commit.
pub async fn append(w: &mut Writer, call: &Call, act: Act<'_>) -> Result<()> {
    let (number,): (i64,) = w
        .query(sql!(
            "UPDATE counter SET value = value + 1 WHERE name = 'act' RETURNING value"
        ))
        .fetch_one()
        .await?;
    let before: Option<(Vec<u8>,)> = w
        .query(sql!("SELECT digest FROM act WHERE number = $1"))
        .bind(number - 1)
        .fetch_optional()
        .await?;
    let actor = match call.actor {
        Actor::Person(_) => "person",
        Actor::Anonymous => "nobody",
        Actor::System(name) => name,
    };
    let mut line = Line {
        number,
        at: call.now,
        actor_id: call.actor.person(),
        actor: actor.to_owned(),
        action: act.action.to_owned(),
        object: act.object.to_owned(),
        person_id: act.person,
        result: act.result.to_owned(),
        origin: call.origin.to_string(),
        previous: before.map_or_else(|| BEGINNING.to_vec(), |(digest,)| digest),
        digest: Vec::new(),
    };
    line.digest = line.computed();
    w.query(sql!("INSERT INTO act (number, at, actor_id, actor, action, object, person_id, result, origin, previous, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"))
        .bind(line.number)
        .bind(line.at)
        .bind(line.actor_id)
        .bind(line.actor)
        .bind(line.action)
        .bind(line.object)
        .bind(line.person_id)
        .bind(line.result)
        .bind(line.origin)
        .bind(line.previous)
        .bind(line.digest)
        .execute()
        .await?;
    Ok(())
}

/// Takes the record for this transaction, so that acts which look at one another happen one after the other. Whoever also
/// changes people does that first, as those who sign in do.
pub async fn hold(w: &mut Writer) -> Result<()> {
    w.query(sql!("UPDATE counter SET value = value WHERE name = 'act'"))
        .execute()
        .await?;
    Ok(())
}

/// Which lines are wanted; `None` asks for all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Done by one of these, or to their account: a person, and the accounts that became part of theirs. Empty asks for all.
    pub people: Vec<PersonId>,
    /// This action.
    pub action: Option<String>,
    /// From this moment on.
    pub from: Option<Ts>,
    /// Before this moment.
    pub before: Option<Ts>,
}

/// Lines below a number, newest first. Who may see them is decided by who asks.
pub async fn list(r: &mut Reader, filter: &Filter, below: i64, most: i64) -> Result<Vec<Line>> {
    r.query(sql!("SELECT number, at, actor_id, actor, action, object, person_id, result, origin, previous, digest FROM act WHERE number < $1 AND (action = $2 OR CAST($2 AS TEXT) IS NULL) AND at >= $3 AND at < $4 AND ($5 = 'all' OR actor_id IN ($*) OR person_id IN ($*)) ORDER BY number DESC LIMIT $6"))
        .bind(below)
        .bind(filter.action.clone())
        .bind(filter.from.unwrap_or(Ts::from_micros(i64::MIN)))
        .bind(filter.before.unwrap_or(Ts::from_micros(i64::MAX)))
        .bind(if filter.people.is_empty() { "all" } else { "" })
        .bind(most)
        .list(&filter.people)
        .fetch_all()
        .await
}

/// The actions that stand in the record, in alphabetical order.
pub async fn actions(r: &mut Reader) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = r
        .query(sql!("SELECT DISTINCT action FROM act ORDER BY action"))
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(action,)| action).collect())
}

/// What a look at the whole record gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// Every line is as it was written.
    Whole {
        /// How many lines there are.
        lines: i64,
        /// The digest of the last one: note it elsewhere, and the next look shows whether the end was cut off.
        last: Vec<u8>,
    },
    /// This line, or the one before it, was changed, added or taken out.
    Broken {
        /// Its number.
        number: i64,
    },
}

/// Computes every digest anew. Old lines that were pruned are not missed, as the first that is left says what it follows;
/// a cut at the end is seen by the counter.
pub async fn verify(r: &mut Reader) -> Result<Chain> {
    const MANY: i64 = 1_000;
    let (mut lines, mut last) = (0, None::<Line>);
    loop {
        let after = last.as_ref().map_or(0, |line| line.number);
        let some: Vec<Line> = r
            .query(sql!("SELECT number, at, actor_id, actor, action, object, person_id, result, origin, previous, digest FROM act WHERE number > $1 ORDER BY number LIMIT $2"))
            .bind(after)
            .bind(MANY)
            .fetch_all()
            .await?;
        if some.is_empty() {
            break;
        }
        for line in some {
            let follows = match &last {
                Some(before) => line.number == before.number + 1 && line.previous == before.digest,
                None => line.number > 1 || line.previous == BEGINNING,
            };
            if !follows || line.digest != line.computed() {
                return Ok(Chain::Broken {
                    number: line.number,
                });
            }
            lines += 1;
            last = Some(line);
        }
    }
    let (given,): (i64,) = r
        .query(sql!("SELECT value FROM counter WHERE name = 'act'"))
        .fetch_one()
        .await?;
    let seen = last.as_ref().map_or(0, |line| line.number);
    if given != seen {
        return Ok(Chain::Broken { number: seen + 1 });
    }
    Ok(Chain::Whole {
        lines,
        last: last.map_or_else(|| BEGINNING.to_vec(), |line| line.digest),
    })
}

/// Forgets lines older than a moment, never the newest, and writes down that it did; the number forgotten.
pub async fn prune(w: &mut Writer, call: &Call, before: Ts) -> Result<u64> {
    let gone = w
        .query(sql!(
            "DELETE FROM act WHERE at < $1 AND number < (SELECT MAX(number) FROM act)"
        ))
        .bind(before)
        .execute()
        .await?;
    if gone > 0 {
        let act = Act {
            action: "record-pruned",
            object: &format!("lines:{gone}"),
            person: None,
            result: "ok",
        };
        append(w, call, act).await?;
    }
    Ok(gone)
}
