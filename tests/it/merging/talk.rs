//! Made-up rows of all other slices.

use std::collections::BTreeSet;

use base::{Fact, ThreadId};
use store::{Writer, outbox, sql};

use super::people::Cast;
use super::rows::{Dice, Insert};
use super::{NOON, call};

/// What the other slices hold.
#[expect(clippy::too_many_lines, reason = "one table after the other")]
pub(super) async fn talk(w: &mut Writer, dice: &Dice, cast: &Cast) {
    let ids: Vec<ThreadId> = (1..=6).map(ThreadId::from_bits).collect();
    for id in ids.iter().copied() {
        let last = i64::try_from(dice.upto(12)).unwrap() + 1;
        let columns = [
            "id",
            "community_id",
            "author_id",
            "kind",
            "title",
            "state",
            "last_number",
            "created_at",
            "last_post_at",
        ];
        Insert::into(w, "thread", &columns)
            .put(id)
            .put(*dice.one(&cast.communities))
            .put(*dice.one(&cast.all))
            .put("discussion")
            .put("x")
            .put("open")
            .put(last)
            .put(NOON)
            .put(NOON)
            .done()
            .await;
        for number in 1..=last {
            let columns = [
                "id",
                "thread_id",
                "number",
                "author_id",
                "body",
                "body_html",
                "prose_version",
                "created_at",
                "version",
            ];
            Insert::into(w, "post", &columns)
                .put(dice.uuid())
                .put(id)
                .put(number)
                .put(*dice.one(&cast.all))
                .put("x")
                .put("x")
                .put(1_i64)
                .put(NOON)
                .put(1_i64)
                .done()
                .await;
        }
        for person in &cast.all {
            if dice.often() {
                let read: BTreeSet<i64> = (1..=last).filter(|_| dice.often()).collect();
                let text: Vec<String> = read.iter().map(ToString::to_string).collect();
                Insert::into(
                    w,
                    "reading",
                    &["person_id", "thread_id", "ranges", "read_count"],
                )
                .put(*person)
                .put(id)
                .put(text.join(","))
                .put(i64::try_from(read.len()).unwrap())
                .done()
                .await;
            }
            if dice.often() {
                Insert::into(w, "following", &["thread_id", "person_id", "since"])
                    .put(id)
                    .put(*person)
                    .put(dice.at())
                    .done()
                    .await;
            }
        }
    }
    told(w, dice, cast, &ids).await;
    for seq in 1..=12_i64 {
        let (me, who) = (*dice.one(&cast.all), *dice.one(&cast.all));
        Insert::into(w, "event", &["seq", "name", "at", "me_id", "person_id"])
            .put(seq)
            .put("unread.changed")
            .put(NOON)
            .put(me)
            .put(who)
            .done()
            .await;
        for person in &cast.all {
            if dice.often() {
                let columns = [
                    "id",
                    "person_id",
                    "seq",
                    "reason",
                    "community_id",
                    "thread_id",
                    "post_id",
                    "number",
                    "actor_id",
                    "at",
                ];
                Insert::into(w, "notice", &columns)
                    .put(dice.uuid())
                    .put(*person)
                    .put(seq)
                    .put("followed")
                    .put(cast.communities[0])
                    .put(ThreadId::from_bits(1))
                    .put(dice.uuid())
                    .put(1_i64)
                    .put(*dice.one(&cast.all))
                    .put(NOON)
                    .done()
                    .await;
            }
        }
    }
    for (n, person) in cast.all.iter().enumerate() {
        if dice.often() {
            Insert::into(
                w,
                "digest",
                &[
                    "person_id",
                    "rhythm",
                    "hour",
                    "next_at",
                    "considered_seq",
                    "unsubscribe_token",
                ],
            )
            .put(*person)
            .put("daily")
            .put(7_i64)
            .put(NOON)
            .put(0_i64)
            .put(format!("{n}"))
            .done()
            .await;
        }
        for key in ["a", "b", "c"] {
            if dice.often() {
                Insert::into(
                    w,
                    "answer",
                    &[
                        "person_id",
                        "key",
                        "request",
                        "status",
                        "location",
                        "body",
                        "created_at",
                    ],
                )
                .put(*person)
                .put(key)
                .put(dice.digest())
                .put(200_i64)
                .put("")
                .put("")
                .put(NOON)
                .done()
                .await;
            }
        }
        let own = call().as_person(*person);
        let read = Fact::ThreadRead {
            thread: ThreadId::from_bits(1),
            person: *person,
        };
        outbox::append(w, &own, &read).await.unwrap();
        let posted = Fact::PostCreated {
            community: base::CommunityId(cast.communities[0].0),
            thread: ThreadId::from_bits(1),
            post: base::PostId(dice.uuid().0),
            number: 1,
            author: *dice.one(&cast.all),
            reply_to: None,
            mentioned: vec![*dice.one(&cast.all), *person],
        };
        outbox::append(w, &call(), &posted).await.unwrap();
    }
}

/// Who belongs where.
pub(super) async fn belonging(w: &mut Writer, dice: &Dice, cast: &Cast) {
    for community in &cast.communities {
        for person in &cast.all {
            match dice.upto(4) {
                0 => {
                    Insert::into(
                        w,
                        "join_request",
                        &[
                            "community_id",
                            "person_id",
                            "reason",
                            "requested_at",
                            "answered_by",
                        ],
                    )
                    .put(*community)
                    .put(*person)
                    .put("x")
                    .put(dice.at())
                    .put(dice.often().then(|| *dice.one(&cast.all)))
                    .done()
                    .await;
                }
                1 => {}
                n => {
                    let role = if n == 2 { "member" } else { "coordinator" };
                    Insert::into(
                        w,
                        "membership",
                        &["community_id", "person_id", "role", "joined_at"],
                    )
                    .put(*community)
                    .put(*person)
                    .put(role)
                    .put(dice.at())
                    .done()
                    .await;
                }
            }
            if dice.often() {
                Insert::into(
                    w,
                    "stand_in",
                    &[
                        "community_id",
                        "coordinator_id",
                        "person_id",
                        "starts_at",
                        "ends_at",
                    ],
                )
                .put(*community)
                .put(*person)
                .put(*dice.one(&cast.all))
                .put(dice.at())
                .put(dice.at())
                .done()
                .await;
            }
            if dice.often() {
                let columns = [
                    "id",
                    "community_id",
                    "digest",
                    "name",
                    "role",
                    "word",
                    "invited_by",
                    "created_at",
                    "expires_at",
                    "uses_left",
                ];
                Insert::into(w, "way_in", &columns)
                    .put(dice.uuid())
                    .put(*community)
                    .put(dice.uuid().0.into_bytes().to_vec())
                    .put("")
                    .put("member")
                    .put("")
                    .put(*person)
                    .put(dice.at())
                    .put(NOON)
                    .put(1_i64)
                    .done()
                    .await;
            }
            if dice.often() {
                Insert::into(w, "guest_community", &["person_id", "community_id"])
                    .put(*person)
                    .put(*community)
                    .done()
                    .await;
            }
        }
    }
    w.query(sql!("UPDATE community SET member_count = (SELECT COUNT(*) FROM membership m WHERE m.community_id = community.id)"))
        .execute()
        .await
        .unwrap();
}

/// What was announced, and to what somebody comes back.
async fn told(w: &mut Writer, dice: &Dice, cast: &Cast, threads: &[ThreadId]) {
    for thread in threads {
        Insert::into(
            w,
            "announcement",
            &["thread_id", "act_id", "community_id", "person_id", "at"],
        )
        .put(*thread)
        .put(dice.uuid())
        .put(*dice.one(&cast.communities))
        .put(*dice.one(&cast.all))
        .put(dice.at())
        .done()
        .await;
        let columns = [
            "thread_id",
            "community_id",
            "due_at",
            "note",
            "set_by",
            "set_at",
        ];
        Insert::into(w, "follow_up", &columns)
            .put(*thread)
            .put(*dice.one(&cast.communities))
            .put(dice.at())
            .put("x")
            .put(*dice.one(&cast.all))
            .put(dice.at())
            .done()
            .await;
    }
}
