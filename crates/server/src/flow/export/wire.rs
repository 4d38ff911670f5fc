//! The rows of the download, as they are promised: names in camel case as in the API, times as RFC 3339.

use base::{Call, CommunityId, ThreadId, Ts};
use discussion::{KnownThread, OwnPost, OwnThread, Ranges};
use identity::connection::Connection;
use identity::passkey::Passkey;
use identity::privacy::{Consent, Exported, PastEmployment};
use identity::{OwnProfile, Session, Token};
use membership::{Belonging, Named, Request, StandingIn};
use serde_json::{Value, json};
use store::record::Line;

fn time(at: Option<Ts>) -> Option<String> {
    at.map(Ts::rfc3339)
}

pub(super) fn account(mine: &Exported) -> Value {
    let account = &mine.account;
    json!({
        "id": account.id,
        "handle": account.handle,
        "otherHandles": mine.other_handles,
        "email": account.email,
        "askedEmail": mine.asked_email,
        "name": account.name,
        "organisation": account.organisation,
        "province": account.province,
        "job": account.job,
        "language": account.language.as_str(),
        "administrator": account.administrator,
        "guestUntil": time(account.guest_until),
        "createdAt": account.created_at.rfc3339(),
        "hasPassword": mine.has_password,
        "secondFactorSince": mine.second_factor.map(|second| second.since.rfc3339()),
        "recoveryCodesLeft": mine.second_factor.map(|second| second.codes_left),
        "erasureAskedAt": mine.erasure.as_ref().map(|wish| wish.asked_at.rfc3339()),
        "erasureDueAt": mine.erasure.as_ref().map(|wish| wish.due_at.rfc3339()),
    })
}

pub(super) fn profile(own: &OwnProfile) -> Value {
    json!({
        "expertise": own.shown.expertise,
        "help": own.shown.help,
        "awayUntil": time(own.shown.away_until),
        "photoSetAt": time(own.shown.photo),
        "seenBy": {
            "job": own.audiences.job.as_str(),
            "expertise": own.audiences.expertise.as_str(),
            "help": own.audiences.help.as_str(),
            "away": own.audiences.away.as_str(),
            "photo": own.audiences.photo.as_str(),
        },
    })
}

pub(super) fn employment(row: &PastEmployment) -> Value {
    json!({
        "id": row.id,
        "organisation": { "id": row.organisation, "name": row.name },
        "job": row.job,
        "since": row.since.rfc3339(),
        "until": time(row.until),
        "endsAt": time(row.ends_at),
    })
}

pub(super) fn session(row: &Session) -> Value {
    json!({
        "id": row.id,
        "device": row.device,
        "createdAt": row.created_at.rfc3339(),
        "seenAt": row.seen_at.rfc3339(),
    })
}

pub(super) fn passkey(row: &Passkey) -> Value {
    json!({
        "id": row.id,
        "name": row.name,
        "createdAt": row.created_at.rfc3339(),
        "usedAt": time(row.used_at),
    })
}

pub(super) fn connection(row: &Connection) -> Value {
    json!({
        "id": row.id,
        "issuer": row.issuer,
        "email": row.email,
        "createdAt": row.created_at.rfc3339(),
        "usedAt": time(row.used_at),
    })
}

pub(super) fn token(row: &Token) -> Value {
    json!({
        "id": row.id,
        "label": row.label,
        "scope": row.scope.as_str(),
        "createdAt": row.created_at.rfc3339(),
        "expiresAt": time(row.expires_at),
        "lastUsedAt": time(row.last_used_at),
    })
}

pub(super) fn device(seen: &Ts) -> Value {
    json!({ "seenAt": seen.rfc3339() })
}

pub(super) fn consent(row: &Consent) -> Value {
    json!({
        "subject": row.subject.as_str(),
        "version": row.version,
        "choice": row.choice,
        "at": row.at.rfc3339(),
    })
}

pub(super) fn post(row: &OwnPost, base_url: &str) -> Value {
    json!({
        "id": row.id,
        "threadId": row.thread_id,
        "number": row.number,
        "replyTo": row.reply_to,
        "body": row.body,
        "createdAt": row.created_at.rfc3339(),
        "editedAt": time(row.edited_at),
        "deletedAt": time(row.deleted_at),
        "url": format!("{base_url}/t/{}/{}", row.thread_id, row.number),
    })
}

pub(super) fn thread_opened(row: &OwnThread) -> Value {
    json!({
        "threadId": row.id,
        "communityId": row.community_id,
        "kind": row.kind.as_str(),
        "title": row.title,
        "state": row.state.as_str(),
        "posts": row.last_number,
        "createdAt": row.created_at.rfc3339(),
    })
}

pub(super) fn reading(thread: ThreadId, ranges: &Ranges) -> Value {
    json!({ "threadId": thread, "read": ranges.to_stored() })
}

pub(super) fn following(thread: ThreadId, since: Ts) -> Value {
    json!({ "threadId": thread, "since": since.rfc3339() })
}

/// Who did it is somebody else's, and left out.
pub(super) fn notice(row: &notifications::Notice) -> Value {
    json!({
        "id": row.id,
        "reason": row.reason.as_str(),
        "threadId": row.thread_id,
        "communityId": row.community_id,
        "number": row.number,
        "at": row.at.rfc3339(),
        "readAt": time(row.read_at),
    })
}

pub(super) fn letter(row: &mail::Kept) -> Value {
    json!({
        "id": row.id,
        "subject": row.subject,
        "createdAt": row.created_at.rfc3339(),
        "sentAt": time(row.sent_at),
    })
}

pub(super) fn thread(row: &KnownThread, base_url: &str) -> Value {
    json!({
        "id": row.id,
        "communityId": row.community,
        "title": row.title,
        "url": format!("{base_url}/t/{}", row.id),
    })
}

pub(super) fn membership(row: &Belonging) -> Value {
    json!({
        "communityId": row.id,
        "role": row.role.as_str(),
        "joinedAt": row.joined_at.rfc3339(),
    })
}

pub(super) fn request(row: &Request) -> Value {
    json!({
        "communityId": row.community_id,
        "reason": row.asked.reason,
        "requestedAt": row.asked.requested_at.rfc3339(),
        "state": row.asked.state.as_str(),
        "answeredAt": row.asked.answered_at.map(base::Ts::rfc3339),
        "answer": row.asked.answer,
        "nextStep": row.asked.next_step,
    })
}

pub(super) fn stand_in(row: &StandingIn) -> Value {
    json!({
        "communityId": row.community_id,
        "coordinatorId": row.who.coordinator_id,
        "personId": row.who.person_id,
        "startsAt": row.who.starts_at.rfc3339(),
        "endsAt": row.who.ends_at.rfc3339(),
    })
}

pub(super) fn guest_of(community: &CommunityId) -> Value {
    json!({ "communityId": community })
}

pub(super) fn community(row: &Named) -> Value {
    json!({ "id": row.id, "slug": row.slug, "nameNl": row.name_nl, "nameEn": row.name_en })
}

pub(super) fn digest(row: &digests::Exported) -> Value {
    json!({
        "rhythm": row.choice.rhythm.as_str(),
        "hour": row.choice.hour,
        "nextAt": row.next_at.rfc3339(),
    })
}

/// Another person who acted stays without a name.
pub(super) fn act(line: &Line, call: &Call) -> Value {
    let own = line.actor_id.is_some() && line.actor_id == call.actor.person();
    json!({
        "number": line.number,
        "at": line.at.rfc3339(),
        "byMe": own,
        "actor": line.actor,
        "action": line.action,
        "object": line.object,
        "result": line.result,
        "origin": line.origin,
    })
}
