//! Giving back the space of what was deleted, so that its bytes are not left in the files of the database.

use crate::reader::Conn;
use crate::{Db, Reader, Result, pair, sql};

impl Db {
    /// Lets the database give back the space of what was deleted.
    ///
    /// SQLite writes its file anew and empties its log: nothing of what was deleted is left in either. `false` when a
    /// question that is still being answered kept the log from being emptied: then ask again. PostgreSQL makes the space
    /// free for other rows; what its files hold until then is not reachable by any statement. Not inside a transaction;
    /// others who want to write wait meanwhile.
    pub async fn compact(&self) -> Result<bool> {
        let mut r = self.alone().await?;
        // The copy that SQLite makes is as large as the database: it belongs on the disk, unlike everything else for a while.
        r.query(pair!(sqlite: "PRAGMA temp_store = 1", postgres: "SELECT WHERE FALSE"))
            .execute()
            .await?;
        let done = r.query(sql!("VACUUM")).execute().await;
        r.query(pair!(sqlite: "PRAGMA temp_store = 2", postgres: "SELECT WHERE FALSE"))
            .execute()
            .await?;
        done?;
        if matches!(r.conn, Conn::Postgres(_)) {
            return Ok(true);
        }
        emptied(&mut r).await
    }
}

/// Whether the log is empty now.
async fn emptied(r: &mut Reader) -> Result<bool> {
    let (busy, _, _): (i64, i64, i64) = r
        .query(pair!(sqlite: "PRAGMA wal_checkpoint(TRUNCATE)", postgres: "SELECT CAST(0 AS BIGINT) AS busy, CAST(0 AS BIGINT) AS log, CAST(0 AS BIGINT) AS checkpointed"))
        .fetch_one()
        .await?;
    Ok(busy == 0)
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::testing::fresh;

    const MARK: &str = "een zeer vertrouwelijk woord";

    fn holds(path: &str) -> bool {
        let Ok(bytes) = std::fs::read(path) else {
            return false;
        };
        bytes
            .windows(MARK.len())
            .any(|part| part == MARK.as_bytes())
    }

    #[tokio::test]
    async fn what_was_deleted_is_in_no_file_of_sqlite() {
        let fresh = fresh(Engine::Sqlite).await;
        let path = fresh.url.trim_start_matches("sqlite:").to_owned();
        let mut w = fresh.db.write().await.unwrap();
        w.query(sql!(
            "INSERT INTO retention_run (at, counts) VALUES ($1, $2)"
        ))
        .bind(1_i64)
        .bind(MARK.repeat(40))
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        let mut w = fresh.db.write().await.unwrap();
        w.query(sql!("DELETE FROM retention_run WHERE at <= $1"))
            .bind(1_i64)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        let log = format!("{path}-wal");
        assert!(holds(&path) || holds(&log), "the test sees nothing");
        assert!(fresh.db.compact().await.unwrap());
        assert!(!holds(&path) && !holds(&log));
        // A question under way keeps the log; afterwards it goes.
        let mut busy = fresh.db.snapshot().await.unwrap();
        busy.query(sql!("SELECT at FROM retention_run ORDER BY at"))
            .fetch_all::<(i64,)>()
            .await
            .unwrap();
        let mut w = fresh.db.write().await.unwrap();
        w.query(sql!(
            "INSERT INTO retention_run (at, counts) VALUES ($1, $2)"
        ))
        .bind(2_i64)
        .bind("")
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        drop(busy);
        assert!(fresh.db.compact().await.unwrap());
    }

    #[tokio::test]
    async fn every_engine_gives_space_back() {
        crate::testing::each_engine(async |db| {
            assert!(db.compact().await.unwrap());
            let mut r = db.read().await.unwrap();
            assert!(emptied(&mut r).await.is_ok());
        })
        .await;
    }
}
