//! The way out: a folder, a mail server, or (in tests) a list.

mod file;
mod smtp;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use base::Ts;

use crate::{Error, Failure, Letter, Mailbox, message};

pub(crate) use smtp::CONNECTIONS;
pub use smtp::Smtp;

/// The way out; cheap to clone.
#[derive(Debug, Clone)]
pub enum Transport {
    /// One `.eml` file a letter in this folder: the embedded default, for trying out and for another program to pick up.
    File(PathBuf),
    /// A mail server.
    Smtp(Smtp),
    /// A list, for tests.
    Memory(Arc<Mutex<Vec<Message>>>),
}

/// A letter that came out of [`Transport::Memory`].
#[derive(Debug, Clone)]
pub struct Message {
    /// The sender's address.
    pub from: String,
    /// The recipient's address.
    pub to: String,
    /// The letter it was made of.
    pub letter: Letter,
    /// The whole message, as it would go over the wire.
    pub raw: String,
}

impl Transport {
    /// Reads a mail address of the settings: `file:FOLDER`, `smtp://`, `smtps://` (see [`Smtp::from_url`]).
    ///
    /// Makes the folder and tries whether it can be written; does not yet call the server. Call it inside a Tokio
    /// runtime. Fails with [`Error::Setting`], one plain line without the password.
    pub fn from_url(url: &str) -> Result<Self, Error> {
        if let Some(folder) = url.strip_prefix("file:") {
            let folder = PathBuf::from(folder.strip_prefix("//").unwrap_or(folder));
            file::prepare(&folder)?;
            Ok(Self::File(folder))
        } else if url.starts_with("smtp://") || url.starts_with("smtps://") {
            Ok(Self::Smtp(Smtp::from_url(url)?))
        } else {
            Err(Error::Setting(
                "mail_url must begin with file:, smtp:// or smtps://".to_owned(),
            ))
        }
    }

    /// Whether the way is open: the folder can be written, the server answers and lets us in. For `doctor` and start.
    pub async fn check(&self) -> Result<(), Error> {
        match self {
            Self::File(folder) => file::prepare(folder),
            Self::Smtp(smtp) => smtp.check().await,
            Self::Memory(_) => Ok(()),
        }
    }
}

/// Sends one letter now, without looking at the queue. Call it with no `Writer` open: it may take half a minute.
pub async fn deliver(
    transport: &Transport,
    from: &Mailbox,
    letter: &Letter,
    now: Ts,
) -> Result<(), Failure> {
    let message = message::build(from, letter, now)?;
    match transport {
        Transport::File(folder) => file::write(folder, letter, message.formatted(), now).await,
        Transport::Smtp(smtp) => smtp.send(&message).await,
        Transport::Memory(list) => {
            let message = Message {
                from: from.address().to_owned(),
                to: letter.recipient.clone(),
                letter: letter.clone(),
                raw: String::from_utf8_lossy(&message.formatted()).into_owned(),
            };
            list.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(message);
            Ok(())
        }
    }
}
