//! A session and a bearer token for every member, written to a file for a load test: one JSON object a line.
//!
//! They are drawn by chance and not from the seed: whoever knows the seed must not be able to sign in.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base::{Ids, SessionId, TokenId, Ts};
use identity::Secret;
use identity::system::{NewSession, NewToken};
use serde::Serialize;
use store::Db;

use super::Set;
use crate::extract::session_pair;

/// Members in one transaction.
const CHUNK: usize = 4_096;
/// What stands for the browser, and for the purpose of the token.
const NAME: &str = "sample";

/// The file being written.
pub(super) struct Access {
    path: PathBuf,
    out: BufWriter<File>,
}

#[derive(Serialize)]
struct Line<'a> {
    handle: &'a str,
    email: &'a str,
    cookie: String,
    token: String,
}

/// Makes the file, readable only for its owner. Fails with one plain line when it cannot be written.
pub(super) fn create(path: &Path) -> Result<Access> {
    let cannot = || format!("cannot write the access file {}", path.display());
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).with_context(cannot)?;
    // A file that was there before keeps its mode otherwise.
    #[cfg(unix)]
    file.set_permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o600))
        .with_context(cannot)?;
    Ok(Access {
        path: path.to_owned(),
        out: BufWriter::new(file),
    })
}

/// Opens a session for everybody at `now`, makes the tokens, and writes both down.
pub(super) async fn grant(db: &Db, set: &Set, now: Ts, file: Access, secure: bool) -> Result<()> {
    let Access { path, mut out } = file;
    let cannot = || format!("cannot write the access file {}", path.display());
    let ids = Ids::Random;
    for some in set.people.members.chunks(CHUNK) {
        let (mut sessions, mut tokens) = (Vec::new(), Vec::new());
        for member in some {
            let (session, token) = (Secret::new(&ids), Secret::new(&ids));
            let line = Line {
                handle: member.handle.as_str(),
                email: member.email.as_str(),
                cookie: session_pair(&session.text(), secure),
                token: token.bearer(),
            };
            writeln!(out, "{}", serde_json::to_string(&line)?).with_context(cannot)?;
            sessions.push(NewSession {
                id: SessionId(ids.uuid(now)),
                person: member.id,
                secret: session,
                device: NAME.to_owned(),
                created_at: now,
            });
            tokens.push(NewToken {
                id: TokenId(ids.uuid(now)),
                person: member.id,
                secret: token,
                label: NAME.to_owned(),
                created_at: now,
            });
        }
        let mut w = db.write().await?;
        identity::system::insert_sessions(&mut w, &sessions).await?;
        identity::system::insert_tokens(&mut w, &tokens).await?;
        w.commit().await?;
    }
    out.flush().with_context(cannot)
}
