//! Everything that is known of somebody, for themselves, as a zip (GDPR articles 15 and 20): JSON per part, and a page that
//! says what is in it. Every reference in it leads to something in it.
//!
//! Rows are read page by page in one snapshot and pressed together at once, so that only the finished file is in memory.

mod archive;
mod wire;

use std::collections::BTreeSet;

use askama::Template;
use base::{Call, CommunityId, Limit, ThreadId};
use identity::PhotoSize;
use serde_json::Value;
use store::{Db, Reader};

use crate::view;
use crate::words::Words;
use archive::Archive;

/// How many rows are read at once.
const MANY: i64 = 500;
/// How many notices are.
const NOTICES: i64 = 100;

/// Makes the zip for the caller. Fails with what a slice fails with: `SignInNeeded`, or the database.
pub async fn everything(db: &Db, call: &Call, base_url: &str) -> anyhow::Result<Vec<u8>> {
    let mut r = db.snapshot().await?;
    let mut archive = Archive::new(call.now);
    let mut threads: BTreeSet<ThreadId> = BTreeSet::new();
    let account = identity(&mut r, call, &mut archive).await?;
    posts(&mut r, call, &mut archive, &mut threads, base_url).await?;
    own_threads(&mut r, call, &mut archive, &mut threads).await?;
    looked_at(&mut r, call, &mut archive, &mut threads).await?;
    notices(&mut r, call, &mut archive, &mut threads).await?;
    letters(&mut r, &mut archive, &account.email).await?;
    let communities = named_threads(&mut r, call, &mut archive, &threads, base_url).await?;
    memberships(&mut r, call, &mut archive, &communities).await?;
    let digest = digests::export_mine(&mut r, call).await?;
    archive.list("digest", digest.iter().map(wire::digest))?;
    acts(&mut r, call, &mut archive).await?;
    photo(&mut r, call, &mut archive, &account.handle).await?;
    let w = Words::of(account.language);
    let page = view::ExportIndex {
        w,
        lang: account.language,
        name: account.name.clone(),
        made: crate::when::When::new(call.now, call.now, account.language),
        parts: archive.parts().to_vec(),
    };
    archive.text("index.html", &page.render()?)?;
    archive.finish()
}

async fn identity(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
) -> anyhow::Result<identity::Account> {
    let mine = identity::privacy::export_mine(r, call).await?;
    archive.list("account", [wire::account(&mine)])?;
    archive.list("profile", [wire::profile(&mine.profile)])?;
    archive.list("employments", mine.employments.iter().map(wire::employment))?;
    archive.list("sessions", mine.sessions.iter().map(wire::session))?;
    archive.list("passkeys", mine.passkeys.iter().map(wire::passkey))?;
    archive.list("connections", mine.connections.iter().map(wire::connection))?;
    archive.list("tokens", mine.tokens.iter().map(wire::token))?;
    archive.list("devices", mine.devices.iter().map(wire::device))?;
    archive.list("consents", mine.consents.iter().map(wire::consent))?;
    Ok(mine.account)
}

/// The photo, in each size.
async fn photo(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    handle: &str,
) -> anyhow::Result<()> {
    for size in PhotoSize::ALL {
        if let Some(jpeg) = identity::photo(r, call, handle, *size).await? {
            archive.file(&format!("files/photo-{size}.jpg"), &jpeg)?;
        }
    }
    Ok(())
}

async fn posts(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    threads: &mut BTreeSet<ThreadId>,
    base_url: &str,
) -> anyhow::Result<()> {
    archive.begin("posts")?;
    let mut after = None;
    loop {
        let rows = discussion::export_posts(r, call, after, MANY).await?;
        let Some(last) = rows.last() else {
            return archive.end();
        };
        after = Some(last.id);
        for row in &rows {
            threads.insert(row.thread_id);
            archive.row(&wire::post(row, base_url))?;
        }
    }
}

async fn own_threads(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    threads: &mut BTreeSet<ThreadId>,
) -> anyhow::Result<()> {
    archive.begin("threads-opened")?;
    let mut after = None;
    loop {
        let rows = discussion::export_threads(r, call, after, MANY).await?;
        let Some(last) = rows.last() else {
            return archive.end();
        };
        after = Some(last.id);
        for row in &rows {
            threads.insert(row.id);
            archive.row(&wire::thread_opened(row))?;
        }
    }
}

async fn looked_at(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    threads: &mut BTreeSet<ThreadId>,
) -> anyhow::Result<()> {
    archive.begin("reading")?;
    let mut after = None;
    loop {
        let rows = discussion::export_reading(r, call, after, MANY).await?;
        let Some((last, _)) = rows.last() else {
            break;
        };
        after = Some(*last);
        for (thread, ranges) in &rows {
            threads.insert(*thread);
            archive.row(&wire::reading(*thread, ranges))?;
        }
    }
    archive.end()?;
    archive.begin("following")?;
    let mut after = None;
    loop {
        let rows = discussion::export_following(r, call, after, MANY).await?;
        let Some((last, _)) = rows.last() else {
            return archive.end();
        };
        after = Some(*last);
        for (thread, since) in &rows {
            threads.insert(*thread);
            archive.row(&wire::following(*thread, *since))?;
        }
    }
}

async fn notices(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    threads: &mut BTreeSet<ThreadId>,
) -> anyhow::Result<()> {
    archive.begin("notices")?;
    let mut before = None;
    let many = Limit::new(NOTICES).unwrap_or(Limit::USUAL);
    loop {
        let page = notifications::list_notices(r, call, before, many).await?;
        for notice in &page.items {
            threads.insert(notice.thread_id);
            archive.row(&wire::notice(notice))?;
        }
        match page.items.last().filter(|_| page.more) {
            Some(last) => before = Some(last.seq),
            None => return archive.end(),
        }
    }
}

async fn letters(r: &mut Reader, archive: &mut Archive, address: &str) -> anyhow::Result<()> {
    archive.begin("letters")?;
    let mut after = None;
    loop {
        let rows = mail::letters_to(r, address, after, MANY).await?;
        let Some(last) = rows.last() else {
            return archive.end();
        };
        after = Some(last.id);
        for row in &rows {
            archive.row(&wire::letter(row))?;
        }
    }
}

/// The threads that anything above names; the communities they stand in.
async fn named_threads(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    threads: &BTreeSet<ThreadId>,
    base_url: &str,
) -> anyhow::Result<Vec<CommunityId>> {
    let all: Vec<ThreadId> = threads.iter().copied().collect();
    let mut communities = BTreeSet::new();
    archive.begin("threads")?;
    for some in all.chunks(400) {
        for thread in discussion::export_named(r, call, some).await? {
            communities.insert(thread.community);
            archive.row(&wire::thread(&thread, base_url))?;
        }
    }
    archive.end()?;
    Ok(communities.into_iter().collect())
}

async fn memberships(
    r: &mut Reader,
    call: &Call,
    archive: &mut Archive,
    communities: &[CommunityId],
) -> anyhow::Result<()> {
    let mine = membership::export_mine(r, call, communities).await?;
    archive.list("memberships", mine.memberships.iter().map(wire::membership))?;
    archive.list("join-requests", mine.requests.iter().map(wire::request))?;
    archive.list("stand-ins", mine.stand_ins.iter().map(wire::stand_in))?;
    archive.list("guest-of", mine.guest_of.iter().map(wire::guest_of))?;
    archive.list("communities", mine.named.iter().map(wire::community))
}

async fn acts(r: &mut Reader, call: &Call, archive: &mut Archive) -> anyhow::Result<()> {
    archive.begin("record")?;
    let mut below = i64::MAX;
    loop {
        let lines = identity::privacy::own_acts(r, call, below, MANY).await?;
        let Some(last) = lines.last() else {
            return archive.end();
        };
        below = last.number;
        let rows: Vec<Value> = lines.iter().map(|line| wire::act(line, call)).collect();
        for row in &rows {
            archive.row(row)?;
        }
    }
}
