//! First answers to requests that carried an `Idempotency-Key`, kept for a day so that a repeat does nothing twice.

use base::{PersonId, Traces, Ts};

use crate::{Reader, Result, Writer, sql};

/// The first answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Answer {
    /// A digest of method, address and body of the first request.
    pub request: Vec<u8>,
    /// Its status code.
    pub status: i64,
    /// Its `Location` header, or empty.
    pub location: String,
    /// Its body.
    pub body: String,
}

/// The first answer under a key younger than a day, if there is one.
pub async fn find(r: &mut Reader, person: PersonId, key: &str, now: Ts) -> Result<Option<Answer>> {
    r.query(sql!("SELECT request, status, location, body FROM answer WHERE person_id = $1 AND key = $2 AND created_at > $3"))
        .bind(person)
        .bind(key)
        .bind(now.plus_seconds(-86_400))
        .fetch_optional()
        .await
}

/// The first answer under a key of somebody, to be kept.
#[derive(Debug)]
pub struct Kept {
    /// Whose key.
    pub person: PersonId,
    /// The key.
    pub key: String,
    /// The answer.
    pub answer: Answer,
    /// When.
    pub now: Ts,
}

/// Keeps first answers in the transaction that earned them. `false` when another request with one of these keys was
/// first: then the caller drops its transaction and answers with what [`find`] gives. At most 64, and at least one.
pub async fn keep(w: &mut Writer, all: &[Kept]) -> Result<bool> {
    let oldest = all.iter().map(|kept| kept.now).min();
    let before = oldest.map_or(Ts::from_micros(0), |now| now.plus_seconds(-86_400));
    let kept = w
        .query(sql!("INSERT INTO answer (person_id, key, request, status, location, body, created_at) VALUES $*7 ON CONFLICT (person_id, key) DO UPDATE SET request = excluded.request, status = excluded.status, location = excluded.location, body = excluded.body, created_at = excluded.created_at WHERE answer.created_at <= $1"))
        .bind(before)
        .rows_once(7, all, |cells, kept| {
            let answer = &kept.answer;
            cells.bind(kept.person).bind(kept.key.clone()).bind(answer.request.clone());
            cells.bind(answer.status).bind(answer.location.clone()).bind(answer.body.clone()).bind(kept.now);
        })
        .execute()
        .await?;
    Ok(usize::try_from(kept).is_ok_and(|kept| kept == all.len()))
}

/// Forgets answers older than a day; the number forgotten.
pub async fn sweep(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM answer WHERE created_at <= $1"))
        .bind(now.plus_seconds(-86_400))
        .execute()
        .await
}

/// Hands the answers of one person to another, in whose account theirs became part; under a key both used, the other's stay.
pub async fn merge_person(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!("UPDATE answer SET person_id = $1 WHERE person_id = $2 AND key NOT IN (SELECT key FROM answer WHERE person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    w.query(sql!("DELETE FROM answer WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Forgets the answers to somebody, and those to others that name them; how many.
pub async fn forget(w: &mut Writer, person: PersonId, traces: &Traces) -> Result<u64> {
    const MANY: i64 = 200;
    let mut gone = w
        .query(sql!("DELETE FROM answer WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    let (mut owner, mut key) = (PersonId(Default::default()), String::new());
    loop {
        let rows: Vec<(PersonId, String, String)> = w
            .query(sql!("SELECT person_id, key, body FROM answer WHERE (person_id, key) > ($1, $2) ORDER BY person_id, key LIMIT $3"))
            .bind(owner)
            .bind(key.as_str())
            .bind(MANY)
            .fetch_all()
            .await?;
        let Some((last_owner, last_key, _)) = rows.last() else {
            return Ok(gone);
        };
        (owner, key) = (*last_owner, last_key.clone());
        for (of, under, body) in &rows {
            if traces.found_in(body) {
                gone += w
                    .query(sql!("DELETE FROM answer WHERE person_id = $1 AND key = $2"))
                    .bind(*of)
                    .bind(under.as_str())
                    .execute()
                    .await?;
            }
        }
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    #[tokio::test]
    async fn answers_to_somebody_and_answers_that_name_them_are_forgotten() {
        each_engine(async |db| {
            let id = |n: u128| PersonId(uuid::Uuid::from_u128(n));
            let now = Ts::from_micros(0).plus_seconds(200_000);
            let kept = |person, key: &str, body: &str| Kept {
                person,
                key: key.to_owned(),
                answer: Answer {
                    request: vec![1],
                    status: 201,
                    location: String::new(),
                    body: body.to_owned(),
                },
                now,
            };
            let mut w = db.write().await.unwrap();
            let all = [
                kept(id(1), "a", "{}"),
                kept(id(2), "b", "{\"body\":\"dag @anna\"}"),
                kept(id(2), "c", "{}"),
            ];
            assert!(keep(&mut w, &all).await.unwrap());
            let traces = Traces::new(vec!["anna".to_owned()], Vec::new(), Vec::new());
            assert_eq!(forget(&mut w, id(1), &traces).await.unwrap(), 2);
            assert!(find(&mut w, id(2), "c", now).await.unwrap().is_some());
            assert!(find(&mut w, id(2), "b", now).await.unwrap().is_none());
        })
        .await;
    }
}
