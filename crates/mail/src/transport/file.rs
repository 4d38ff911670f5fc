//! Letters as files: one `.eml` (RFC 5322) each.

use std::path::Path;

use base::Ts;

use crate::{Error, Failure, Letter};

/// Makes the folder when it is missing, and tries whether a file can be made in it.
pub(super) fn prepare(folder: &Path) -> Result<(), Error> {
    let probe = folder.join(".probe");
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&probe, b""))
        .and_then(|()| std::fs::remove_file(&probe))
        .map_err(|error| {
            Error::Setting(format!(
                "cannot write to the mail folder {}: {error}",
                folder.display()
            ))
        })
}

/// Writes a message under a temporary name and renames it, so that nobody reads half of one. Sent again it is replaced.
pub(super) async fn write(
    folder: &Path,
    letter: &Letter,
    message: Vec<u8>,
    now: Ts,
) -> Result<(), Failure> {
    let (into, name) = (folder.to_owned(), name(letter, now));
    let written = tokio::task::spawn_blocking(move || {
        let half = into.join(format!(".{name}.part"));
        std::fs::create_dir_all(&into)?;
        std::fs::write(&half, message)?;
        std::fs::rename(&half, into.join(&name))
    })
    .await;
    written
        .unwrap_or_else(|lost| Err(std::io::Error::other(lost)))
        .map_err(|error| {
            Failure::passing(format!(
                "cannot write to the mail folder {}: {error}",
                folder.display()
            ))
        })
}

/// A name that sorts by time and tells the recipient: `2025-11-24T16-00-00.123456Z_anna_example.nl_<id>.eml`.
fn name(letter: &Letter, now: Ts) -> String {
    let safe = |c: char| {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') {
            c
        } else {
            '_'
        }
    };
    let recipient: String = letter.recipient.chars().map(safe).take(60).collect();
    format!(
        "{}_{recipient}_{}.eml",
        now.rfc3339().replace(':', "-"),
        letter.id
    )
}
