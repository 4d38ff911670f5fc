//! What would happen, in sentences.

use membership::{Community, Door, Moving};

use crate::extract::Caller;
use crate::pages::communities::readers;
use crate::pages::frame::count;
use crate::words::Words;

/// What a merge would move.
pub(super) fn merged(caller: &Caller, moving: &Moving, threads: i64) -> Vec<String> {
    let (lang, w) = (caller.call.lang, Words::of(caller.call.lang));
    let mut will = vec![w.count("theme-threads", count(threads))];
    will.extend(came(w, moving));
    will.push(w.count("theme-requests", count(moving.requests)));
    if !moving.groups.is_empty() {
        let names: Vec<&str> = moving.groups.iter().map(|one| one.name(lang)).collect();
        will.push(w.fill("theme-groups", "names", names.join(", ")));
    }
    let addresses: Vec<String> = moving
        .addresses
        .iter()
        .map(|slug| format!("/c/{slug}"))
        .collect();
    will.push(w.fill("theme-addresses", "names", addresses.join(", ")));
    will.extend(doors(w, &moving.from, moving.to.door()));
    will.extend(["theme-unread", "theme-no-undo"].map(|id| w.get(id).to_owned()));
    will
}

/// What moving threads would do, to another community or to a new one.
pub(super) fn split(
    caller: &Caller,
    from: &Community,
    moving: Option<&Moving>,
    threads: usize,
    bring: bool,
) -> Vec<String> {
    let w = Words::of(caller.call.lang);
    let threads = i64::try_from(threads).unwrap_or(i64::MAX);
    let mut will = vec![w.count("theme-threads", count(threads))];
    match moving {
        Some(moving) if bring => will.extend(came(w, moving)),
        None if bring => will.push(w.count("theme-members", count(from.member_count))),
        _ => will.push(w.get("theme-stay").to_owned()),
    }
    let then = moving.map_or_else(|| from.door(), |moving| moving.to.door());
    will.extend(doors(w, from, then));
    will.push(w.get("theme-unread").to_owned());
    will
}

fn came(w: &'static Words, moving: &Moving) -> [String; 2] {
    [
        w.count("theme-members", count(moving.members)),
        w.count("theme-already", count(moving.already)),
    ]
}

/// Who reads now and who will then, where that differs.
fn doors(w: &'static Words, from: &Community, then: Door) -> Vec<String> {
    let (now, then) = (readers(w, from.door()), readers(w, then));
    if now == then {
        return Vec::new();
    }
    vec![
        w.fill("theme-readers-now", "sentence", now),
        w.fill("theme-readers-then", "sentence", then),
    ]
}
