//! The report of tidying away: when old things were forgotten, and how many of each kind.

use base::{Counts, Ts};

use crate::{Reader, Result, Writer, sql};

/// One run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// When.
    pub at: Ts,
    /// How many of each kind.
    pub counts: Counts,
}

/// Writes a run down, in the transaction of what it forgot. A run in which there was nothing to forget takes the place of one
/// before it that found nothing either, so that the report tells what happened and that it goes on.
pub async fn note(w: &mut Writer, now: Ts, counts: &Counts) -> Result<()> {
    let empty = |run: &Run| run.counts.total() == 0;
    if counts.total() == 0 && list(w, 1).await?.first().is_some_and(empty) {
        w.query(sql!(
            "DELETE FROM retention_run WHERE at = (SELECT MAX(at) FROM retention_run)"
        ))
        .execute()
        .await?;
    }
    w.query(sql!(
        "INSERT INTO retention_run (at, counts) VALUES ($1, $2) ON CONFLICT (at) DO NOTHING"
    ))
    .bind(now)
    .bind(counts.to_stored())
    .execute()
    .await?;
    Ok(())
}

/// The latest runs, newest first.
pub async fn list(r: &mut Reader, most: i64) -> Result<Vec<Run>> {
    let rows: Vec<(Ts, String)> = r
        .query(sql!(
            "SELECT at, counts FROM retention_run ORDER BY at DESC LIMIT $1"
        ))
        .bind(most)
        .fetch_all()
        .await?;
    let run = |(at, counts): (Ts, String)| Run {
        at,
        counts: Counts::from_stored(&counts),
    };
    Ok(rows.into_iter().map(run).collect())
}

/// Forgets reports from before a moment; how many.
pub async fn prune(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM retention_run WHERE at < $1"))
        .bind(before)
        .execute()
        .await
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    #[tokio::test]
    async fn what_was_forgotten_is_reported_and_runs_that_found_nothing_are_one_line() {
        each_engine(async |db| {
            let at = |second| Ts::from_micros(0).plus_seconds(second);
            let mut some = Counts::default();
            some.add("letters", 3);
            let mut none = Counts::default();
            none.add("letters", 0);
            let mut w = db.write().await.unwrap();
            for (second, counts) in [(1, &none), (2, &none), (3, &some), (4, &none), (5, &none)] {
                note(&mut w, at(second), counts).await.unwrap();
            }
            let runs = list(&mut w, 10).await.unwrap();
            let times: Vec<Ts> = runs.iter().map(|run| run.at).collect();
            assert_eq!(times, [at(5), at(3), at(2)]);
            assert_eq!(runs[1].counts.of("letters"), 3);
            assert_eq!(prune(&mut w, at(3)).await.unwrap(), 1);
            assert_eq!(list(&mut w, 1).await.unwrap()[0].at, at(5));
        })
        .await;
    }
}
