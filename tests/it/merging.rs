//! Two accounts of one person become one: over made-up rows in every table, nothing of the account that goes is left behind,
//! and nothing of either is lost.

use std::collections::{BTreeMap, BTreeSet};

use base::{Call, Fact, Ids, PersonId, ThreadId, Ts};
use server::flow::merge::{merge, sweep};
use server::problem::Problem;
use store::testing::each_engine;
use store::{Db, Reader, Stmt, Value, Writer, outbox, sql};

/// The moment at which everything happens.
const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);
/// How many made-up databases are tried on each engine.
const ROUNDS: u64 = 8;
/// Columns that may go on holding an id that is no more, and why.
const STAY: [(&str, &str); 3] = [
    // The record is not rewritten: it is read through `merged_person`.
    ("act", "actor_id"),
    ("act", "person_id"),
    ("merged_person", "gone_id"),
];
/// Columns that say who.
const WHO: [&str; 4] = ["person_id", "author_id", "actor_id", "me_id"];

fn call() -> Call {
    Call {
        ids: Ids::seeded(7),
        ..Call::system("test", NOON)
    }
}

/// A text as a statement; tests may put one together.
fn stmt(text: String) -> Stmt {
    Stmt::one(Box::leak(text.into_boxed_str()))
}

/// Every column with an id of the tables, out of the printed schema, so that a new table is looked at by itself.
fn columns() -> Vec<(String, String)> {
    let schema = tests::source::read("migrations/schema.txt");
    let tables: BTreeSet<&str> = schema
        .lines()
        .filter_map(|line| line.split_once(" unique (").map(|(table, _)| table))
        .collect();
    let all = schema.lines().filter_map(|line| {
        let (name, kinds) = line.split_once(" | ")?;
        let (table, column) = name.split_once('.')?;
        let id = kinds.starts_with("BLOB") && kinds.contains("uuid");
        (id && tables.contains(table)).then(|| (table.to_owned(), column.to_owned()))
    });
    all.collect()
}

async fn count(r: &mut Reader, table: &str, column: &str, id: PersonId) -> i64 {
    let text = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} = $1");
    let (n,): (i64,) = r.query(stmt(text)).bind(id).fetch_one().await.unwrap();
    n
}

/// The columns that hold an id.
async fn holding(r: &mut Reader, id: PersonId) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (table, column) in columns() {
        if count(r, &table, &column, id).await > 0 {
            found.insert((table, column));
        }
    }
    found
}

/// Columns that say who and lead to nobody.
async fn dangling(r: &mut Reader) -> Vec<String> {
    let mut found = Vec::new();
    for (table, column) in columns() {
        if !WHO.contains(&column.as_str()) || STAY.contains(&(table.as_str(), column.as_str())) {
            continue;
        }
        let text = format!(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM person)"
        );
        let (n,): (i64,) = r.query(stmt(text)).fetch_one().await.unwrap();
        if n > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

/// Chance that repeats itself.
struct Dice(Ids);

impl Dice {
    fn upto(&self, n: u64) -> u64 {
        u64::from_le_bytes(self.0.bytes()) % n
    }

    fn often(&self) -> bool {
        self.upto(5) < 3
    }

    fn uuid(&self) -> PersonId {
        PersonId(self.0.uuid(NOON))
    }

    fn at(&self) -> Ts {
        NOON.plus_seconds(-i64::try_from(self.upto(100_000)).unwrap() - 1)
    }

    fn digest(&self) -> Vec<u8> {
        self.0.bytes::<32>().to_vec()
    }

    fn one<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.upto(all.len() as u64)).unwrap()]
    }
}

/// A row to insert, value by value.
struct Insert<'w> {
    query: store::Query<'w>,
}

impl<'w> Insert<'w> {
    fn into(w: &'w mut Writer, table: &str, columns: &[&str]) -> Self {
        let marks: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let text = format!(
            "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            columns.join(", "),
            marks.join(", ")
        );
        Self {
            query: w.query(stmt(text)),
        }
    }

    fn put<'q, T: Value<'q>>(self, value: T) -> Self {
        Self {
            query: self.query.bind(value),
        }
    }

    async fn done(self) {
        self.query.execute().await.unwrap();
    }
}

/// The people of a round: who stays, who goes, and others.
struct Cast {
    kept: PersonId,
    gone: PersonId,
    all: Vec<PersonId>,
    communities: Vec<PersonId>,
}

async fn people(w: &mut Writer, dice: &Dice) -> Cast {
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
async fn accounts(w: &mut Writer, dice: &Dice, cast: &Cast) {
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

/// What the other slices hold.
async fn talk(w: &mut Writer, dice: &Dice, cast: &Cast) {
    for thread in 1..=6_u64 {
        let id = ThreadId::from_bits(thread);
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
async fn belonging(w: &mut Writer, dice: &Dice, cast: &Cast) {
    for community in &cast.communities {
        for person in &cast.all {
            match dice.upto(4) {
                0 => {
                    Insert::into(
                        w,
                        "join_request",
                        &["community_id", "person_id", "reason", "requested_at"],
                    )
                    .put(*community)
                    .put(*person)
                    .put("x")
                    .put(dice.at())
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

/// All that must not be lost, by whose it is.
#[derive(Debug, PartialEq, Eq)]
struct Whole {
    posts: BTreeMap<(PersonId, i64), PersonId>,
    threads: BTreeMap<ThreadId, PersonId>,
    memberships: BTreeMap<(PersonId, PersonId), (bool, Ts)>,
    counts: BTreeMap<PersonId, i64>,
    requests: BTreeSet<(PersonId, PersonId)>,
    reading: BTreeMap<(PersonId, ThreadId), BTreeSet<i64>>,
    following: BTreeMap<(PersonId, ThreadId), Ts>,
    notices: BTreeSet<(PersonId, i64)>,
    answers: BTreeSet<(PersonId, String)>,
    digests: BTreeSet<PersonId>,
    employments: BTreeMap<PersonId, PersonId>,
}

/// The numbers of stored ranges such as `1-3,5`.
fn numbers(text: &str) -> BTreeSet<i64> {
    let parts = text.split(',').filter(|part| !part.is_empty());
    let spans = parts.flat_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        first.parse::<i64>().unwrap()..=last.parse::<i64>().unwrap()
    });
    spans.collect()
}

async fn look(r: &mut Reader) -> Whole {
    let posts: Vec<(PersonId, i64, PersonId)> = r
        .query(sql!("SELECT id, number, author_id FROM post"))
        .fetch_all()
        .await
        .unwrap();
    let threads: Vec<(ThreadId, PersonId)> = r
        .query(sql!("SELECT id, author_id FROM thread"))
        .fetch_all()
        .await
        .unwrap();
    let memberships: Vec<(PersonId, PersonId, String, Ts)> = r
        .query(sql!(
            "SELECT community_id, person_id, role, joined_at FROM membership"
        ))
        .fetch_all()
        .await
        .unwrap();
    let counts: Vec<(PersonId, i64)> = r
        .query(sql!("SELECT id, member_count FROM community"))
        .fetch_all()
        .await
        .unwrap();
    let requests: Vec<(PersonId, PersonId)> = r
        .query(sql!("SELECT community_id, person_id FROM join_request"))
        .fetch_all()
        .await
        .unwrap();
    let reading: Vec<(PersonId, ThreadId, String, i64)> = r
        .query(sql!(
            "SELECT person_id, thread_id, ranges, read_count FROM reading"
        ))
        .fetch_all()
        .await
        .unwrap();
    let following: Vec<(PersonId, ThreadId, Ts)> = r
        .query(sql!("SELECT person_id, thread_id, since FROM following"))
        .fetch_all()
        .await
        .unwrap();
    let notices: Vec<(PersonId, i64)> = r
        .query(sql!("SELECT person_id, seq FROM notice"))
        .fetch_all()
        .await
        .unwrap();
    let answers: Vec<(PersonId, String)> = r
        .query(sql!("SELECT person_id, key FROM answer"))
        .fetch_all()
        .await
        .unwrap();
    let digests: Vec<(PersonId,)> = r
        .query(sql!("SELECT person_id FROM digest"))
        .fetch_all()
        .await
        .unwrap();
    let employments: Vec<(PersonId, PersonId)> = r
        .query(sql!("SELECT id, person_id FROM employment"))
        .fetch_all()
        .await
        .unwrap();
    for (_, _, ranges, count) in &reading {
        assert_eq!(numbers(ranges).len(), usize::try_from(*count).unwrap());
    }
    Whole {
        posts: posts
            .into_iter()
            .map(|(id, n, who)| ((id, n), who))
            .collect(),
        threads: threads.into_iter().collect(),
        memberships: memberships
            .into_iter()
            .map(|(c, p, role, at)| ((c, p), (role == "coordinator", at)))
            .collect(),
        counts: counts.into_iter().collect(),
        requests: requests.into_iter().collect(),
        reading: reading
            .into_iter()
            .map(|(p, t, ranges, _)| ((p, t), numbers(&ranges)))
            .collect(),
        following: following
            .into_iter()
            .map(|(p, t, at)| ((p, t), at))
            .collect(),
        notices: notices.into_iter().collect(),
        answers: answers.into_iter().collect(),
        digests: digests.into_iter().map(|(p,)| p).collect(),
        employments: employments.into_iter().collect(),
    }
}

/// What the rules make of it.
fn merged(before: Whole, cast: &Cast) -> Whole {
    let who = |id: PersonId| if id == cast.gone { cast.kept } else { id };
    let mut after = Whole {
        posts: before.posts.into_iter().map(|(k, p)| (k, who(p))).collect(),
        threads: before
            .threads
            .into_iter()
            .map(|(k, p)| (k, who(p)))
            .collect(),
        memberships: BTreeMap::new(),
        counts: before.counts.keys().map(|id| (*id, 0)).collect(),
        requests: BTreeSet::new(),
        reading: BTreeMap::new(),
        following: BTreeMap::new(),
        notices: before
            .notices
            .into_iter()
            .map(|(p, n)| (who(p), n))
            .collect(),
        answers: before
            .answers
            .into_iter()
            .map(|(p, k)| (who(p), k))
            .collect(),
        digests: before.digests.into_iter().map(who).collect(),
        employments: before
            .employments
            .into_iter()
            .map(|(k, p)| (k, who(p)))
            .collect(),
    };
    for ((community, person), (coordinates, at)) in before.memberships {
        let now = after
            .memberships
            .entry((community, who(person)))
            .or_insert((coordinates, at));
        *now = (now.0 || coordinates, now.1.min(at));
    }
    for (community, _) in after.memberships.keys() {
        *after.counts.entry(*community).or_default() += 1;
    }
    after.requests = before
        .requests
        .into_iter()
        .map(|(community, person)| (community, who(person)))
        .filter(|(community, person)| {
            *person != cast.kept || !after.memberships.contains_key(&(*community, *person))
        })
        .collect();
    for ((person, thread), read) in before.reading {
        after
            .reading
            .entry((who(person), thread))
            .or_default()
            .extend(read);
    }
    for ((person, thread), since) in before.following {
        let now = after
            .following
            .entry((who(person), thread))
            .or_insert(since);
        *now = (*now).min(since);
    }
    after
}

async fn fill(db: &Db, dice: &Dice) -> Cast {
    let mut w = db.write().await.unwrap();
    let cast = people(&mut w, dice).await;
    accounts(&mut w, dice, &cast).await;
    belonging(&mut w, dice, &cast).await;
    talk(&mut w, dice, &cast).await;
    Insert::into(
        &mut w,
        "merged_person",
        &["gone_id", "kept_id", "merged_at"],
    )
    .put(dice.uuid())
    .put(cast.gone)
    .put(NOON)
    .done()
    .await;
    w.commit().await.unwrap();
    cast
}

async fn try_merge(db: &Db, cast: &Cast) -> Result<(), Problem> {
    let mut w = db.write().await.unwrap();
    merge(
        &mut w,
        &call(),
        cast.kept,
        cast.gone,
        "https://kring.example",
    )
    .await?;
    w.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn nothing_of_the_account_that_goes_is_left_and_nothing_of_either_is_lost() {
    each_engine(async |db| {
        let mut filled = BTreeSet::new();
        for seed in 0..ROUNDS {
            let dice = Dice(Ids::seeded(seed));
            wipe(&db).await;
            let cast = fill(&db, &dice).await;
            let mut r = db.read().await.unwrap();
            filled.extend(holding(&mut r, cast.gone).await);
            let wanted = merged(look(&mut r).await, &cast);
            drop(r);
            try_merge(&db, &cast).await.unwrap();
            let mut r = db.read().await.unwrap();
            let mut left = holding(&mut r, cast.gone).await;
            left.retain(|(table, column)| !STAY.contains(&(table.as_str(), column.as_str())));
            assert_eq!(
                left,
                BTreeSet::new(),
                "seed {seed}: the id of the account that is gone"
            );
            assert_eq!(dangling(&mut r).await, Vec::<String>::new(), "seed {seed}");
            let after = look(&mut r).await;
            assert_eq!(after, wanted, "seed {seed}");
            let (named,): (i64,) = r
                .query(sql!(
                    "SELECT COUNT(*) FROM outbox WHERE REPLACE(fact, $1, '') <> fact"
                ))
                .bind(cast.gone.to_string())
                .fetch_one()
                .await
                .unwrap();
            assert_eq!(named, 1, "seed {seed}: only the fact that says so names it");
            let (open,): (i64,) = r
                .query(sql!(
                    "SELECT COUNT(*) FROM employment WHERE person_id = $1 AND until IS NULL"
                ))
                .bind(cast.kept)
                .fetch_one()
                .await
                .unwrap();
            assert!(open <= 1, "seed {seed}");
            drop(r);

            // Not twice, and what comes after a merge finds nothing to do.
            let problem = try_merge(&db, &cast).await.unwrap_err();
            assert_eq!(problem.code, "not-found", "seed {seed}");
            let mut w = db.write().await.unwrap();
            sweep(&mut w, &call(), cast.kept, cast.gone).await.unwrap();
            w.commit().await.unwrap();
            let mut r = db.read().await.unwrap();
            assert_eq!(look(&mut r).await, wanted, "seed {seed}");
        }
        let who = columns().into_iter().filter(|(table, column)| {
            WHO.contains(&column.as_str()) && !STAY.contains(&(table.as_str(), column.as_str()))
        });
        let never: Vec<_> = who.filter(|place| !filled.contains(place)).collect();
        assert_eq!(
            never,
            [],
            "this test fills nothing there, so it proves nothing"
        );
    })
    .await;
}

/// Empties what a round fills.
async fn wipe(db: &Db) {
    let mut w = db.write().await.unwrap();
    for table in [
        "merged_person",
        "session_secret",
        "session",
        "api_token",
        "one_time_link",
        "sign_in_link",
        "half_sign_in",
        "known_device",
        "invitation",
        "email_change",
        "second_factor",
        "recovery_code",
        "claimed_handle",
        "profile",
        "expertise",
        "employment",
        "organisation",
        "join_request",
        "guest_community",
        "membership",
        "reading",
        "following",
        "post",
        "thread",
        "notice",
        "event",
        "digest",
        "answer",
        "outbox",
        "letter",
        "community",
        "priority",
        "person",
    ] {
        w.query(stmt(format!("DELETE FROM {table}")))
            .execute()
            .await
            .unwrap();
    }
    w.commit().await.unwrap();
}
