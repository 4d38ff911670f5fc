//! Over invented data of any seed: what one takes along is whole, who is erased leaves no loose end, and what is old goes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::Arc;

use base::{Call, Ids, PersonId, Ts};
use identity::privacy::Leaving;
use serde_json::Value;
use store::testing::each_engine;
use store::{Db, Stmt};

use super::{erase, export, retain};
use crate::periods::Periods;
use crate::sample::{self, Order};

/// The map of personal data, which says where something of a person is.
const MAP: &str = include_str!("../../../../docs/personal-data.txt");

fn now() -> Ts {
    Ts::parse("2026-11-24T09:30:00Z").unwrap()
}

fn at(seconds: i64) -> Call {
    Call::system("test", now().plus_seconds(seconds))
}

/// A statement made here; the texts are few and live as long as the tests.
fn stmt(text: String) -> Stmt {
    Stmt::one(Box::leak(text.into_boxed_str()))
}

async fn count(db: &Db, text: String, person: Option<PersonId>) -> i64 {
    let mut r = db.read().await.unwrap();
    let query = r.query(stmt(text));
    let query = match person {
        Some(person) => query.bind(person),
        None => query,
    };
    let (n,): (i64,) = query.fetch_one().await.unwrap();
    n
}

/// Table, columns and what becomes of them at erasure, by the map.
fn map() -> Vec<(String, Vec<String>, String)> {
    MAP.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| {
            let (table, rest) = line.split_once(": ").unwrap();
            let cells: Vec<&str> = rest.split(" | ").collect();
            let columns = cells[0].split(' ').map(ToOwned::to_owned).collect();
            Some((table.to_owned(), columns, (*cells.get(3)?).to_owned()))
        })
        .collect()
}

const WHO: [&str; 4] = ["person_id", "author_id", "actor_id", "me_id"];

/// Nothing points at nobody, and talk has no gaps.
async fn holds_together(db: &Db) {
    for (table, columns, _) in map() {
        for column in columns.iter().filter(|one| WHO.contains(&one.as_str())) {
            let loose = format!(
                "SELECT COUNT(*) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM person)"
            );
            assert_eq!(count(db, loose, None).await, 0, "{table}.{column}");
        }
        if table != "thread" && columns.iter().any(|one| one == "thread_id") {
            let loose = format!(
                "SELECT COUNT(*) FROM {table} WHERE thread_id IS NOT NULL AND thread_id NOT IN (SELECT id FROM thread)"
            );
            assert_eq!(count(db, loose, None).await, 0, "{table}.thread_id");
        }
    }
    for loose in [
        "SELECT COUNT(*) FROM thread t WHERE t.last_number <> (SELECT COUNT(*) FROM post p WHERE p.thread_id = t.id)",
        "SELECT COUNT(*) FROM thread t WHERE t.last_number <> (SELECT MAX(p.number) FROM post p WHERE p.thread_id = t.id)",
        "SELECT COUNT(*) FROM post p WHERE p.reply_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM post a WHERE a.thread_id = p.thread_id AND a.number = p.reply_to)",
        "SELECT COUNT(*) FROM community c WHERE c.member_count <> (SELECT COUNT(*) FROM membership m WHERE m.community_id = c.id)",
    ] {
        assert_eq!(count(db, loose.to_owned(), None).await, 0, "{loose}");
    }
}

fn rows(zip: &[u8]) -> BTreeMap<String, Vec<Value>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        if let Some(part) = name.strip_suffix(".json") {
            let rows: Value = serde_json::from_str(&text).unwrap();
            all.insert(part.to_owned(), rows.as_array().unwrap().clone());
        }
    }
    all
}

/// Everything of somebody is in the download, and everything it refers to.
async fn is_whole(db: &Db, person: PersonId) {
    let call = at(0).as_person(person);
    let zip = export::everything(db, &call, "https://kring.example")
        .await
        .unwrap();
    let parts = rows(&zip);
    for (part, table, column) in [
        ("posts", "post", "author_id"),
        ("threads-opened", "thread", "author_id"),
        ("reading", "reading", "person_id"),
        ("following", "following", "person_id"),
        ("notices", "notice", "person_id"),
        ("memberships", "membership", "person_id"),
        ("join-requests", "join_request", "person_id"),
        ("guest-of", "guest_community", "person_id"),
        ("stand-ins", "stand_in", "person_id"),
        ("sessions", "session", "person_id"),
        ("tokens", "api_token", "person_id"),
        ("devices", "known_device", "person_id"),
        ("employments", "employment", "person_id"),
        ("consents", "consent", "person_id"),
        ("digest", "digest", "person_id"),
    ] {
        let text = format!("SELECT COUNT(*) FROM {table} WHERE {column} = $1");
        let there = count(db, text, Some(person)).await;
        assert_eq!(i64::try_from(parts[part].len()).unwrap(), there, "{part}");
    }
    let ids = |part: &str| -> BTreeSet<String> {
        let id = |row: &Value| row["id"].as_str().unwrap().to_owned();
        parts[part].iter().map(id).collect()
    };
    let (threads, communities) = (ids("threads"), ids("communities"));
    for (part, rows) in &parts {
        for row in rows {
            for (field, known) in [("threadId", &threads), ("communityId", &communities)] {
                if let Some(id) = row[field].as_str() {
                    assert!(known.contains(id), "{part}: {row}");
                }
            }
        }
    }
    // The parts that the map names are those of the download.
    for line in MAP.lines().filter(|line| !line.starts_with('#')) {
        let Some(part) = line.split(" | ").nth(2) else {
            continue;
        };
        if !part.starts_with("no:") {
            let part = part.split(':').next().unwrap();
            assert!(
                parts.contains_key(part),
                "{part} of the map is not there: {line}"
            );
        }
    }
}

/// Of who is erased nothing is left where the map says so.
async fn is_gone(db: &Db, person: PersonId) {
    for (table, columns, erasure) in map() {
        if !erasure.starts_with("gone") || table == "letter" {
            continue;
        }
        if columns.iter().any(|one| one == "person_id") {
            let text = format!("SELECT COUNT(*) FROM {table} WHERE person_id = $1");
            assert_eq!(count(db, text, Some(person)).await, 0, "{table}");
        }
    }
    let text = "SELECT COUNT(*) FROM person WHERE id = $1 AND name = '' AND email = '' AND job = '' AND disabled = TRUE";
    assert_eq!(count(db, text.to_owned(), Some(person)).await, 1);
}

#[tokio::test]
async fn whoever_is_erased_leaves_no_loose_end() {
    each_engine(async |db| {
        let order = Order {
            communities: 15,
            members: 30,
            threads: 30,
            posts: 400,
            seed: 11,
            password: None,
        };
        sample::fill(&db, now(), &order, None, false).await.unwrap();
        let mut r = db.read().await.unwrap();
        let people: Vec<(PersonId,)> = r
            .query(stmt("SELECT id FROM person ORDER BY id".to_owned()))
            .fetch_all()
            .await
            .unwrap();
        let all: Vec<PersonId> = people.into_iter().map(|(id,)| id).collect();
        let cards = identity::cards(&mut r, &all).await.unwrap();
        drop(r);
        holds_together(&db).await;
        // The first are coordinators, the first of them the only one somewhere.
        let going = [0_usize, 1, 7, 16, 29];
        let transport = mail::Transport::Memory(Arc::default());
        for (n, index) in going.iter().enumerate() {
            let person = all[*index];
            is_whole(&db, person).await;
            let handle = &cards.iter().find(|card| card.id == person).unwrap().handle;
            let kept = |n: usize| Leaving::ALL[n % Leaving::ALL.len()];
            let call = Call {
                ids: Ids::Random,
                ..at(0).as_person(person)
            };
            let mut w = db.write().await.unwrap();
            identity::privacy::ask_erasure(&mut w, &call, handle, kept(n), kept(n + n / 2))
                .await
                .unwrap();
            w.commit().await.unwrap();
        }
        let place = erase::Place {
            db: &db,
            transport: &transport,
            base_url: "https://kring.example",
        };
        let early = erase::run_due(&place, &at(86_399)).await.unwrap();
        assert_eq!(early, erase::Ran::default());
        let ran = erase::run_due(&place, &at(86_400)).await.unwrap();
        assert_eq!((ran.erased, ran.waiting), (going.len(), 0));
        holds_together(&db).await;
        for index in going {
            is_gone(&db, all[index]).await;
        }
        is_whole(&db, all[2]).await;
        let again = erase::run_due(&place, &at(90_000)).await.unwrap();
        assert_eq!(again, erase::Ran::default());
    })
    .await;
}

#[tokio::test]
async fn an_erasure_that_was_cut_off_goes_on() {
    each_engine(async |db| {
        let order = Order {
            communities: 15,
            members: 6,
            threads: 4,
            posts: 60,
            seed: 3,
            password: None,
        };
        sample::fill(&db, now(), &order, None, false).await.unwrap();
        let mut r = db.read().await.unwrap();
        let (person, handle): (PersonId, String) = r
            .query(stmt(
                "SELECT id, handle FROM person ORDER BY id LIMIT 1".to_owned(),
            ))
            .fetch_one()
            .await
            .unwrap();
        drop(r);
        let mut w = db.write().await.unwrap();
        let mine = at(0).as_person(person);
        let kept = Leaving::Anonymise;
        identity::privacy::ask_erasure(&mut w, &mine, &handle, kept, kept)
            .await
            .unwrap();
        let wish = identity::system::due_erasures(&mut w, at(86_400).now)
            .await
            .unwrap()
            .remove(0);
        w.commit().await.unwrap();
        // The account is gone, and then the program dies.
        let mut w = db.write().await.unwrap();
        let (_, counts) = identity::system::erase(&mut w, &at(86_400), &wish)
            .await
            .unwrap()
            .unwrap();
        identity::system::note_erased(&mut w, person, &counts)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let lost = folder.path().join("weg");
        let transport = mail::Transport::File(lost.clone());
        let place = erase::Place {
            db: &db,
            transport: &transport,
            base_url: "https://kring.example",
        };
        // The mail folder cannot be read: it is tried again.
        let ran = erase::run_due(&place, &at(86_401)).await.unwrap();
        assert_eq!((ran.erased, ran.waiting), (0, 1));
        std::fs::create_dir(&lost).unwrap();
        let ran = erase::run_due(&place, &at(86_402)).await.unwrap();
        assert_eq!((ran.erased, ran.waiting), (1, 0));
        let left = "SELECT COUNT(*) FROM erasure".to_owned();
        assert_eq!(count(&db, left, None).await, 0);
    })
    .await;
}

fn periods() -> Periods {
    Periods {
        event_days: 10,
        record_days: 20,
        letter_days: 30,
        notice_days: 40,
        device_days: 50,
        employment_days: 60,
        request_days: 70,
        way_in_days: 75,
        closed_days: 80,
        receipt_days: 90,
    }
}

/// A row of each kind, so many days old; `n` tells them apart.
#[expect(clippy::too_many_lines, reason = "one table after the other")]
async fn aged(db: &Db, n: u128, days: impl Fn(i64) -> i64) {
    let p = periods();
    let id = PersonId(uuid::Uuid::from_u128(n));
    let old = |period: i64| now().plus_seconds(-86_400 * days(period)).micros();
    let bytes = vec![u8::try_from(n).unwrap(); 32];
    let mut w = db.write().await.unwrap();
    for (text, moment) in [
        (
            "INSERT INTO person (id, handle, email, email_key, name, organisation, province, job, language, administrator, disabled, password, created_at, name_key, disabled_at) VALUES ($1, 'h' || CAST(CAST($2 AS BIGINT) AS TEXT), '', 'e' || CAST(CAST($2 AS BIGINT) AS TEXT), 'N', '', '', '', 'nl', FALSE, TRUE, '', 0, 'n', $2)",
            old(p.closed_days),
        ),
        (
            "INSERT INTO event (seq, name, at, person_id) VALUES ((SELECT COALESCE(MAX(seq), 0) + 1 FROM event), 'post.created', $2, $1)",
            old(p.event_days),
        ),
        (
            "INSERT INTO letter (id, unique_key, recipient, name, subject, body_text, body_html, created_at, leased_until, tries, sent_at, error) VALUES ($1, CAST(CAST($2 AS BIGINT) AS TEXT), '', '', '', '', '', 0, 0, 0, $2, '')",
            old(p.letter_days),
        ),
        (
            "INSERT INTO notice (id, person_id, seq, reason, community_id, thread_id, post_id, number, actor_id, at) VALUES ($1, $1, 1, 'answered', $1, 1, $1, 1, $1, $2)",
            old(p.notice_days),
        ),
        (
            "INSERT INTO join_request (community_id, person_id, reason, requested_at) SELECT id, $1, 'x', $2 FROM community ORDER BY id LIMIT 1",
            old(p.request_days),
        ),
        (
            "INSERT INTO stand_in (community_id, coordinator_id, person_id, starts_at, ends_at) SELECT id, $1, $1, 0, $2 FROM community ORDER BY id LIMIT 1",
            old(p.request_days),
        ),
        (
            "INSERT INTO employment (id, person_id, organisation_id, job, since, until) SELECT $1, $1, id, 'x', 0, $2 FROM organisation ORDER BY id LIMIT 1",
            old(p.employment_days),
        ),
    ] {
        let done = w
            .query(stmt(text.to_owned()))
            .bind(id)
            .bind(moment)
            .execute()
            .await;
        assert_eq!(done.unwrap(), 1, "{text}");
    }
    for (text, moment) in [
        (
            "INSERT INTO known_device (person_id, digest, seen_at) VALUES ($1, $2, $3)",
            old(p.device_days),
        ),
        (
            "INSERT INTO erasure_receipt (digest, at, counts) SELECT $2, $3, '{}' FROM person WHERE id = $1",
            old(p.receipt_days),
        ),
        (
            "INSERT INTO way_in (id, community_id, digest, name, role, word, invited_by, created_at, expires_at, uses_left) SELECT $1, id, $2, '', 'member', '', $1, 0, $3, 1 FROM community ORDER BY id LIMIT 1",
            old(p.way_in_days),
        ),
        (
            "INSERT INTO half_sign_in (digest, person_id, tries, expires_at) VALUES ($2, $1, 0, $3)",
            old(0),
        ),
        (
            "INSERT INTO answer (person_id, key, request, status, location, body, created_at) VALUES ($1, 'k', $2, 200, '', '', $3)",
            old(1),
        ),
    ] {
        let done = w
            .query(stmt(text.to_owned()))
            .bind(id)
            .bind(bytes.clone())
            .bind(moment)
            .execute()
            .await;
        assert_eq!(done.unwrap(), 1, "{text}");
    }
    w.commit().await.unwrap();
    aged_by_id(db, n, Ts::from_micros(old(1))).await;
    let mut w = db.write().await.unwrap();
    let then = Call::system("test", Ts::from_micros(old(p.record_days)));
    let act = store::record::Act {
        action: "sign-in",
        object: "account",
        person: None,
        result: "ok",
    };
    store::record::append(&mut w, &then, act).await.unwrap();
    w.commit().await.unwrap();
}

/// A wish for a letter, whose age is in its id.
async fn aged_by_id(db: &Db, n: u128, asked: Ts) {
    let request = base::LinkRequestId(Ids::seeded(u64::try_from(n).unwrap()).uuid(asked));
    let text = "INSERT INTO link_request (id, kind, email_key, browser, return_to) VALUES ($1, 'sign-in', 'x', $2, '/')";
    let mut w = db.write().await.unwrap();
    w.query(stmt(text.to_owned()))
        .bind(request)
        .bind(vec![0_u8; 32])
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn of_each_kind_the_older_goes_and_the_newer_stays() {
    each_engine(async |db| {
        crate::serve::prepare(&db, now()).await.unwrap();
        // The record is pruned in the order of its lines, so the older comes first.
        aged(&db, 1, |days| days + 1).await;
        aged(&db, 2, |days| days - 1).await;
        let counts = retain::run(&db, &at(0), &periods()).await.unwrap();
        let kinds = [
            "acts",
            "answers",
            "closed-accounts",
            "devices",
            "employments",
            "events",
            "join-requests",
            "letters",
            "link-requests",
            "notices",
            "receipts",
            "sign-ins",
            "stand-ins",
            "ways-in",
        ];
        let told: Vec<(&str, i64)> = counts.iter().collect();
        assert_eq!(told, kinds.map(|kind| (kind, 1)));
        for table in [
            "answer",
            "known_device",
            "employment",
            "join_request",
            "stand_in",
            "way_in",
            "letter",
            "link_request",
            "notice",
            "erasure_receipt",
            "half_sign_in",
            "event",
            "erasure",
        ] {
            let text = format!("SELECT COUNT(*) FROM {table}");
            assert_eq!(count(&db, text, None).await, 1, "{table}");
        }
        // What was closed long ago is erased, and again there is nothing to do but to say so.
        let place = erase::Place {
            db: &db,
            transport: &mail::Transport::Memory(Arc::default()),
            base_url: "https://kring.example",
        };
        assert_eq!(erase::run_due(&place, &at(1)).await.unwrap().erased, 1);
        is_gone(&db, PersonId(uuid::Uuid::from_u128(1))).await;
        let again = retain::run(&db, &at(2), &periods()).await.unwrap();
        assert_eq!(again.total(), 0);
        let mut r = db.read().await.unwrap();
        let runs = store::retention::list(&mut r, 9).await.unwrap();
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[1].counts, counts);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_was_closed_lately_is_noted_and_stays() {
    each_engine(async |db| {
        crate::serve::prepare(&db, now()).await.unwrap();
        aged(&db, 1, |days| days - 1).await;
        let text = "UPDATE person SET disabled_at = NULL".to_owned();
        let mut w = db.write().await.unwrap();
        w.query(stmt(text)).execute().await.unwrap();
        w.commit().await.unwrap();
        retain::run(&db, &at(0), &periods()).await.unwrap();
        let noted = "SELECT COUNT(*) FROM person WHERE disabled_at IS NOT NULL".to_owned();
        assert_eq!(count(&db, noted.clone(), None).await, 1);
        let mut w = db.write().await.unwrap();
        let id = PersonId(uuid::Uuid::from_u128(1));
        identity::enable_account(&mut w, &at(0), id).await.unwrap();
        w.commit().await.unwrap();
        retain::run(&db, &at(1), &periods()).await.unwrap();
        assert_eq!(count(&db, noted, None).await, 0, "reopened");
    })
    .await;
}
