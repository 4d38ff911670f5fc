//! Marks of the database itself: named numbers beside the counter of events, such as "this was made by `sample`".

use crate::{Reader, Result, Writer, sql};

/// The mark of a database that the `sample` command made; its value is the seed.
pub const SAMPLE: &str = "sample";

/// The mark of a database that the `demo` command filled to the end.
pub const DEMO: &str = "demo";

/// Sets a mark; one that is there keeps its value.
pub async fn set(w: &mut Writer, name: &str, value: i64) -> Result<()> {
    w.query(sql!(
        "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING"
    ))
    .bind(name)
    .bind(value)
    .execute()
    .await?;
    Ok(())
}

/// The value of a mark; `None` when it was never set.
pub async fn find(r: &mut Reader, name: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> = r
        .query(sql!("SELECT value FROM counter WHERE name = $1"))
        .bind(name)
        .fetch_optional()
        .await?;
    Ok(row.map(|(value,)| value))
}

/// Counts anew what the planner of either engine knows of the tables; after loading in bulk.
pub async fn analyze(w: &mut Writer) -> Result<()> {
    w.query(sql!("ANALYZE")).execute().await?;
    Ok(())
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    #[tokio::test]
    async fn a_mark_is_set_once() {
        each_engine(async |db| {
            let mut w = db.write().await.unwrap();
            assert_eq!(find(&mut w, SAMPLE).await.unwrap(), None);
            set(&mut w, SAMPLE, 7).await.unwrap();
            set(&mut w, SAMPLE, 8).await.unwrap();
            analyze(&mut w).await.unwrap();
            w.commit().await.unwrap();
            let mut r = db.read().await.unwrap();
            assert_eq!(find(&mut r, SAMPLE).await.unwrap(), Some(7));
            assert_eq!(crate::outbox::last_seq(&mut r).await.unwrap(), 0);
        })
        .await;
    }
}
