//! A handle that can change: a transaction, open for milliseconds, never across the network.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use tokio::sync::Notify;

use crate::reader::{Conn, Reader};
use crate::{Error, Result};

/// An open transaction. Dropped without [`Writer::commit`], nothing of it remains.
pub struct Writer {
    reader: Reader,
    /// Woken after a commit that stated a fact.
    relay: Arc<Notify>,
    pub(crate) stated: bool,
}

impl Writer {
    pub(crate) fn new(conn: Conn, relay: Arc<Notify>) -> Self {
        Self {
            reader: Reader { conn },
            relay,
            stated: false,
        }
    }

    /// Makes everything done through this handle durable, and wakes the relay when a fact was stated.
    pub async fn commit(self) -> Result<()> {
        let done = match self.reader.conn {
            Conn::SqliteTx(tx) => tx.commit().await,
            Conn::PostgresTx(tx) => tx.commit().await,
            Conn::Sqlite(_) | Conn::Postgres(_) => Ok(()),
        };
        done.map_err(|source| Error::from_driver("COMMIT", source))?;
        if self.stated {
            self.relay.notify_one();
        }
        Ok(())
    }
}

impl Deref for Writer {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Writer {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
