//! What is kept of letters: for whom they are, for how long, and nothing of who is gone.

mod store;

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use ::store::{Reader, Writer};
use base::{LetterId, Traces, Ts};

use crate::{Error, Transport, decode};

/// A letter that was queued, without what it says.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Kept {
    /// Its id.
    pub id: LetterId,
    /// Its subject.
    pub subject: String,
    /// When it was queued.
    pub created_at: Ts,
    /// When it was sent.
    pub sent_at: Option<Ts>,
}

/// The letters to an address, as far as they are kept: at most `most` after `after`, in the order of their ids. Whose
/// address it is, the caller has looked at.
pub async fn letters_to(
    r: &mut Reader,
    address: &str,
    after: Option<LetterId>,
    most: i64,
) -> Result<Vec<Kept>, Error> {
    let after = after.unwrap_or(LetterId(Default::default()));
    Ok(store::list_to(r, address, after, most).await?)
}

/// Forgets letters that were sent or given up before a moment; how many. What is queued again under the same key after that
/// is sent again.
pub async fn forget_old(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(store::delete_old(w, before).await?)
}

/// Takes letters out of the queue that are to somebody or name them, sent or not; how many.
pub async fn forget_letters(w: &mut Writer, traces: &Traces) -> Result<u64, Error> {
    const MANY: i64 = 200;
    let (mut after, mut gone) = (LetterId(Default::default()), 0);
    loop {
        let letters = store::list_all(w, after, MANY).await?;
        let Some(last) = letters.last() else {
            return Ok(gone);
        };
        after = last.id;
        let named = |letter: &&store::Row| {
            let parts = [
                &letter.name,
                &letter.subject,
                &letter.body_text,
                &letter.body_html,
                &letter.error,
            ];
            traces.is_address(&letter.recipient)
                || parts.iter().any(|text| traces.neutral(text).is_some())
        };
        let theirs: Vec<LetterId> = letters.iter().filter(named).map(|one| one.id).collect();
        if !theirs.is_empty() {
            gone += store::delete(w, &theirs).await?;
        }
    }
}

/// Removes the files of letters that are to somebody or name them from a mail folder; how many. What was handed to a mail
/// server is with whom it was for, and out of reach. Fails with `Setting` when the folder cannot be read or written.
pub async fn forget_files(transport: &Transport, traces: &Traces) -> Result<u64, Error> {
    match transport {
        Transport::Smtp(_) => Ok(0),
        Transport::Memory(list) => {
            let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
            let before = list.len();
            list.retain(|message| !traces.found_in(&decode::said(message.raw.as_bytes())));
            Ok(u64::try_from(before - list.len()).unwrap_or_default())
        }
        Transport::File(folder) => {
            let (folder, traces) = (folder.clone(), traces.clone());
            let told = folder.display().to_string();
            tokio::task::spawn_blocking(move || remove(&folder, &traces))
                .await
                .unwrap_or_else(|lost| Err(std::io::Error::other(lost)))
                .map_err(|error| {
                    Error::Setting(format!("cannot tidy the mail folder {told}: {error}"))
                })
        }
    }
}

fn remove(folder: &Path, traces: &Traces) -> std::io::Result<u64> {
    let mut gone = 0;
    for entry in std::fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let ours = path
            .extension()
            .is_some_and(|end| end == "eml" || end == "part");
        if ours && traces.found_in(&decode::said(&std::fs::read(&path)?)) {
            match std::fs::remove_file(&path) {
                Ok(()) => gone += 1,
                // Somebody else took it away meanwhile.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(gone)
}
