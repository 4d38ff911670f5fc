//! The outbox: facts stated in the transaction of the change, waiting for the relay to number and handle them.
//!
//! A fact's number (`seq`) is given by the relay under the lock of one counter row, so numbers are gapless and in the
//! order in which others can see them; a database sequence would be drawn before the commit. Any server may relay:
//! two at once merely wait for each other on that row.

use base::{Call, Fact, PersonId, Ts, event};

use crate::{Reader, Result, Writer, sql};

/// After so many failures a fact is parked for the administrator.
const TRIES: i64 = 8;

/// A fact that waits to be handled.
#[derive(Debug, Clone)]
pub struct Pending {
    /// Its place in the outbox; facts about one thread stand in the order of their posts.
    pub position: i64,
    /// What happened.
    pub fact: Fact,
    /// When.
    pub at: Ts,
    /// By whom, when it was a person.
    pub actor: Option<PersonId>,
}

/// A fact to state.
#[derive(Debug)]
pub struct Stated<'a> {
    /// What happened.
    pub fact: &'a Fact,
    /// When.
    pub at: Ts,
    /// By whom, when it was a person.
    pub actor: Option<PersonId>,
}

/// States a fact in the transaction of the change; the relay is woken by the commit.
pub async fn append(w: &mut Writer, call: &Call, fact: &Fact) -> Result<()> {
    let stated = Stated {
        fact,
        at: call.now,
        actor: call.actor.person(),
    };
    append_each(w, &[stated]).await
}

/// States several facts at once, in this order. At most 64.
pub async fn append_each(w: &mut Writer, facts: &[Stated<'_>]) -> Result<()> {
    let mut rows = Vec::with_capacity(facts.len());
    for stated in facts {
        rows.push((serde_json::to_string(stated.fact)?, stated));
    }
    w.query(sql!(
        "INSERT INTO outbox (version, fact, at, actor_id, retry_at) VALUES $*5"
    ))
    .rows_once(5, &rows, |cells, (text, stated)| {
        cells.bind(event::VERSION).bind(text.clone());
        cells
            .bind(stated.at)
            .bind(stated.actor)
            .bind(Ts::from_micros(0));
    })
    .execute()
    .await?;
    w.stated = true;
    Ok(())
}

/// Whether any fact can be handled now; cheap, for the relay's poll.
pub async fn is_waiting(r: &mut Reader, now: Ts) -> Result<bool> {
    let row: Option<(i64,)> = r
        .query(sql!("SELECT position FROM outbox WHERE parked = FALSE AND retry_at <= $1 ORDER BY position LIMIT 1"))
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

/// Takes the counter's row for this transaction and gives the last number that was given out.
///
/// Whoever holds it is the only relay until it commits.
pub async fn lock(w: &mut Writer) -> Result<i64> {
    let (seq,): (i64,) = w
        .query(sql!(
            "UPDATE counter SET value = value WHERE name = 'event' RETURNING value"
        ))
        .fetch_one()
        .await?;
    Ok(seq)
}

/// The last number that was given out.
pub async fn last_seq(r: &mut Reader) -> Result<i64> {
    let (seq,): (i64,) = r
        .query(sql!("SELECT value FROM counter WHERE name = 'event'"))
        .fetch_one()
        .await?;
    Ok(seq)
}

#[derive(sqlx::FromRow)]
struct Waiting {
    position: i64,
    fact: String,
    at: Ts,
    actor_id: Option<PersonId>,
}

/// The facts that can be handled now, oldest first. One that cannot be read is parked on the spot.
pub async fn pending(w: &mut Writer, now: Ts, most: i64) -> Result<Vec<Pending>> {
    let rows: Vec<Waiting> = w
        .query(sql!("SELECT position, fact, at, actor_id FROM outbox WHERE parked = FALSE AND retry_at <= $1 ORDER BY position LIMIT $2"))
        .bind(now)
        .bind(most)
        .fetch_all()
        .await?;
    let mut pending = Vec::with_capacity(rows.len());
    for Waiting {
        position,
        fact,
        at,
        actor_id,
    } in rows
    {
        match serde_json::from_str(&fact) {
            Ok(fact) => pending.push(Pending {
                position,
                fact,
                at,
                actor: actor_id,
            }),
            Err(error) => {
                tracing::error!(position, %error, "a fact in the outbox cannot be read and is parked");
                park(w, position).await?;
            }
        }
    }
    Ok(pending)
}

/// Lets facts that wait say one person where they say another, in whose account theirs became part. The caller holds the
/// relay by [`lock`], so that no fact is on its way meanwhile. The fact that says so itself stays.
pub async fn merge_person(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    let itself = serde_json::to_string(&Fact::PersonsMerged { person: kept, gone })?;
    w.query(sql!("UPDATE outbox SET fact = REPLACE(fact, $3, $4), actor_id = CASE WHEN actor_id = $2 THEN $1 ELSE actor_id END WHERE (actor_id = $2 OR REPLACE(fact, $3, '') <> fact) AND fact <> $5"))
        .bind(kept)
        .bind(gone)
        .bind(gone.to_string())
        .bind(kept.to_string())
        .bind(itself)
        .execute()
        .await?;
    Ok(())
}

/// Takes handled facts out of the outbox and moves the counter to `seq`, in the relay's transaction.
pub async fn done(w: &mut Writer, positions: &[i64], seq: i64) -> Result<()> {
    w.query(sql!("DELETE FROM outbox WHERE position IN ($*)"))
        .list(positions)
        .execute()
        .await?;
    w.query(sql!("UPDATE counter SET value = $1 WHERE name = 'event'"))
        .bind(seq)
        .execute()
        .await?;
    Ok(())
}

/// Puts a fact back that could not be handled, with a growing pause; after eight tries it is parked. `true` when parked.
pub async fn failed(w: &mut Writer, position: i64, now: Ts) -> Result<bool> {
    let row: Option<(i64,)> = w
        .query(sql!(
            "UPDATE outbox SET tries = tries + 1 WHERE position = $1 RETURNING tries"
        ))
        .bind(position)
        .fetch_optional()
        .await?;
    let tries = row.map_or(0, |(tries,)| tries);
    if tries >= TRIES {
        park(w, position).await?;
        return Ok(true);
    }
    let pause = 1_i64 << tries.clamp(0, 12);
    w.query(sql!("UPDATE outbox SET retry_at = $2 WHERE position = $1"))
        .bind(position)
        .bind(now.plus_seconds(pause))
        .execute()
        .await?;
    Ok(false)
}

async fn park(w: &mut Writer, position: i64) -> Result<()> {
    w.query(sql!("UPDATE outbox SET parked = TRUE WHERE position = $1"))
        .bind(position)
        .execute()
        .await?;
    Ok(())
}

/// How many facts wait, and how many are parked.
pub async fn depth(r: &mut Reader) -> Result<(i64, i64)> {
    r.query(sql!("SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN parked THEN 1 ELSE 0 END), 0) AS BIGINT) FROM outbox"))
        .fetch_one()
        .await
}
