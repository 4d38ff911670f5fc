//! Made-up accounts with all that identity holds of them.

use base::PersonId;
use store::{Writer, sql};

use super::NOON;
use super::rows::{Dice, Insert};

/// The people of a round: who stays, who goes, and others.
pub(super) struct Cast {
    pub(super) kept: PersonId,
    pub(super) gone: PersonId,
    pub(super) all: Vec<PersonId>,
    pub(super) communities: Vec<PersonId>,
}

#[expect(clippy::too_many_lines, reason = "one table after the other")]
pub(super) async fn people(w: &mut Writer, dice: &Dice) -> Cast {
    let mut all = Vec::new();
    for n in 0..6 {
        let id = dice.uuid();
        let name = format!("Naam {n} {}", dice.upto(1_000));
        let columns = [
            "id",
            "handle",
            "email",
            "email_key",
            "name",
            "name_key",
            "organisation",
            "province",
            "job",
            "language",
            "administrator",
            "disabled",
            "password",
            "created_at",
            "guest_until",
        ];
        Insert::into(w, "person", &columns)
            .put(id)
            .put(format!("naam-{n}"))
            .put(format!("naam{n}@voorbeeld.example"))
            .put(format!("naam{n}@voorbeeld.example"))
            .put(name.clone())
            .put(name.to_lowercase())
            .put("")
            .put("")
            .put("")
            .put("nl")
            .put(n >= 2 || dice.upto(4) == 0)
            .put(n == 1 && dice.upto(4) == 0)
            .put("")
            .put(dice.at())
            .put((n < 2 && dice.upto(3) == 0).then(|| NOON.plus_seconds(60)))
            .done()
            .await;
        all.push(id);
    }
    let mut communities = Vec::new();
    Insert::into(w, "priority", &["slug", "name_nl", "name_en", "place"])
        .put("lezen")
        .put("Lezen")
        .put("Reading")
        .put(1_i64)
        .done()
        .await;
    for n in 0..4_i64 {
        let id = dice.uuid();
        let columns = [
            "id",
            "slug",
            "priority_slug",
            "name_nl",
            "name_en",
            "purpose_nl",
            "purpose_en",
            "visibility",
            "joining",
            "place",
            "member_count",
            "created_at",
        ];
        Insert::into(w, "community", &columns)
            .put(id)
            .put(format!("kring-{n}"))
            .put("lezen")
            .put("x")
            .put("x")
            .put("x")
            .put("x")
            .put("public")
            .put("open")
            .put(n)
            .put(0_i64)
            .put(NOON)
            .done()
            .await;
        communities.push(id);
    }
    Cast {
        kept: all[0],
        gone: all[1],
        all,
        communities,
    }
}

/// What identity holds.
#[expect(clippy::too_many_lines, reason = "one table after the other")]
pub(super) async fn accounts(w: &mut Writer, dice: &Dice, cast: &Cast) {
    let mut organisations = Vec::new();
    for n in 0..3 {
        let id = dice.uuid();
        Insert::into(
            w,
            "organisation",
            &[
                "id",
                "slug",
                "kind",
                "name",
                "name_key",
                "province",
                "created_at",
            ],
        )
        .put(id)
        .put(format!("org-{n}"))
        .put("library")
        .put(format!("Org {n}"))
        .put(format!("org {n}"))
        .put("")
        .put(NOON)
        .done()
        .await;
        organisations.push(id);
    }
    for person in &cast.all {
        let end = NOON.plus_seconds(600);
        if dice.often() {
            let session = dice.uuid();
            Insert::into(
                w,
                "session",
                &[
                    "id",
                    "person_id",
                    "device",
                    "created_at",
                    "seen_at",
                    "rotated_at",
                    "expires_at",
                ],
            )
            .put(session)
            .put(*person)
            .put("")
            .put(NOON)
            .put(NOON)
            .put(NOON)
            .put(end)
            .done()
            .await;
            Insert::into(w, "session_secret", &["digest", "session_id"])
                .put(dice.digest())
                .put(session)
                .done()
                .await;
        }
        if dice.often() {
            Insert::into(
                w,
                "api_token",
                &["id", "person_id", "digest", "label", "created_at"],
            )
            .put(dice.uuid())
            .put(*person)
            .put(dice.digest())
            .put("x")
            .put(NOON)
            .done()
            .await;
        }
        Insert::into(w, "one_time_link", &["digest", "person_id", "expires_at"])
            .put(dice.digest())
            .put(*person)
            .put(end)
            .done()
            .await;
        Insert::into(
            w,
            "sign_in_link",
            &["digest", "person_id", "browser", "return_to", "expires_at"],
        )
        .put(dice.digest())
        .put(*person)
        .put(dice.digest())
        .put("/")
        .put(end)
        .done()
        .await;
        Insert::into(
            w,
            "half_sign_in",
            &["digest", "person_id", "tries", "expires_at"],
        )
        .put(dice.digest())
        .put(*person)
        .put(0_i64)
        .put(end)
        .done()
        .await;
        Insert::into(w, "known_device", &["person_id", "digest", "seen_at"])
            .put(*person)
            .put(dice.digest())
            .put(NOON)
            .done()
            .await;
        Insert::into(
            w,
            "passkey",
            &[
                "id",
                "person_id",
                "credential_id",
                "credential",
                "name",
                "created_at",
            ],
        )
        .put(dice.uuid())
        .put(*person)
        .put(dice.digest())
        .put("{}")
        .put("x")
        .put(NOON)
        .done()
        .await;
        Insert::into(
            w,
            "passkey_challenge",
            &["digest", "browser", "person_id", "state", "expires_at"],
        )
        .put(dice.digest())
        .put(dice.digest())
        .put(*person)
        .put("{}")
        .put(end)
        .done()
        .await;
        Insert::into(
            w,
            "connection",
            &[
                "id",
                "person_id",
                "issuer",
                "subject",
                "email",
                "created_at",
            ],
        )
        .put(dice.uuid())
        .put(*person)
        .put("https://werk.example")
        .put(dice.uuid().to_string())
        .put("")
        .put(NOON)
        .done()
        .await;
        Insert::into(
            w,
            "provider_visit",
            &[
                "digest",
                "browser",
                "provider",
                "person_id",
                "nonce",
                "verifier",
                "return_to",
                "expires_at",
            ],
        )
        .put(dice.digest())
        .put(dice.digest())
        .put("werk")
        .put(*person)
        .put("x")
        .put("x")
        .put("/")
        .put(end)
        .done()
        .await;
        Insert::into(
            w,
            "proposed_connection",
            &[
                "browser",
                "person_id",
                "issuer",
                "subject",
                "email",
                "return_to",
                "expires_at",
            ],
        )
        .put(dice.digest())
        .put(*person)
        .put("https://werk.example")
        .put("x")
        .put("")
        .put("/")
        .put(end)
        .done()
        .await;
        for subject in ["privacy-statement", "digest"] {
            Insert::into(
                w,
                "consent",
                &["person_id", "subject", "at", "version", "choice"],
            )
            .put(*person)
            .put(subject)
            .put(if dice.often() { NOON } else { dice.at() })
            .put("")
            .put("daily")
            .done()
            .await;
        }
        if dice.often() {
            for size in [96_i64, 320] {
                Insert::into(w, "photo", &["person_id", "size", "bytes"])
                    .put(*person)
                    .put(size)
                    .put(dice.digest())
                    .done()
                    .await;
            }
            w.query(sql!("UPDATE person SET photo = $2 WHERE id = $1"))
                .bind(*person)
                .bind(NOON)
                .execute()
                .await
                .unwrap();
        }
        if dice.often() {
            Insert::into(w, "invitation", &["person_id", "return_to", "expires_at"])
                .put(*person)
                .put("/")
                .put(end)
                .done()
                .await;
            Insert::into(
                w,
                "email_change",
                &["person_id", "email", "email_key", "expires_at"],
            )
            .put(*person)
            .put("x@y")
            .put("x@y")
            .put(end)
            .done()
            .await;
            Insert::into(
                w,
                "second_factor",
                &["person_id", "secret", "begun_at", "last_step"],
            )
            .put(*person)
            .put(dice.digest())
            .put(NOON)
            .put(0_i64)
            .done()
            .await;
            Insert::into(w, "recovery_code", &["person_id", "digest"])
                .put(*person)
                .put(dice.digest())
                .done()
                .await;
            Insert::into(w, "claimed_handle", &["handle", "person_id"])
                .put(format!("oud-{}", dice.upto(1_000_000)))
                .put(*person)
                .done()
                .await;
            Insert::into(
                w,
                "profile",
                &[
                    "person_id",
                    "help",
                    "job_for",
                    "expertise_for",
                    "help_for",
                    "away_for",
                ],
            )
            .put(*person)
            .put("x")
            .put("shared")
            .put("nobody")
            .put("everybody")
            .put("shared")
            .done()
            .await;
        }
        for place in 1..=i64::try_from(dice.upto(12)).unwrap() {
            let tag = format!("tag-{}", dice.upto(20));
            Insert::into(w, "expertise", &["person_id", "key", "name", "place"])
                .put(*person)
                .put(tag.clone())
                .put(tag)
                .put(place)
                .done()
                .await;
        }
        for n in 0..3 {
            let until = (n > 0 || dice.often()).then_some(NOON);
            Insert::into(
                w,
                "employment",
                &[
                    "id",
                    "person_id",
                    "organisation_id",
                    "job",
                    "since",
                    "until",
                ],
            )
            .put(dice.uuid())
            .put(*person)
            .put(*dice.one(&organisations))
            .put("x")
            .put(dice.at())
            .put(until)
            .done()
            .await;
        }
    }
}
