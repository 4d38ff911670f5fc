//! The verbs and questions of discussion, on each engine.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's failure")]

mod access;
mod announce;
mod delete_post;
mod desk;
mod draft;
mod edit_post;
mod erasure;
mod list_posts;
mod list_threads;
mod list_unread;
mod mark_read;
mod open_thread;
mod post_reply;
mod ranges;
mod system;
mod thread_page;

use base::{Actor, Call, Fact, Fault, Ids, Kind, Lang, Person, PersonId, PostId, ThreadId, Ts};
use discussion::{Draft, Error, NewPost, NewThread, Posted, Ranges, Title};
use identity::system::{NewPerson, insert_people};
use identity::{Email, Handle};
use membership::system::{Loaded, load};
use membership::{Plan, Role, Slug};
use store::{Db, Writer, outbox, sql};
use uuid::Uuid;

/// Ranges as a caller sends them.
pub(crate) type Pairs<'a> = &'a [(i64, i64)];

/// The moment at which tests begin; who is a member has been one for a while.
pub(crate) const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);

/// A member of all communities.
pub(crate) const ANNA: PersonId = PersonId(Uuid::from_u128(1));
/// Another.
pub(crate) const BOB: PersonId = PersonId(Uuid::from_u128(2));
/// Signed in and member of nothing.
pub(crate) const EVA: PersonId = PersonId(Uuid::from_u128(3));
pub(crate) const ADMIN: PersonId = PersonId(Uuid::from_u128(9));

pub(crate) const NOT_FOUND: (Kind, &str) = (Kind::NotFound, "not-found");
pub(crate) const SIGN_IN: (Kind, &str) = (Kind::SignInNeeded, "sign-in-needed");

const PLAN: &str = r#"
priority = [{ slug = "lezen", name = { nl = "Lezen", en = "Reading" } }]

[[community]]
slug = "open"
name = { nl = "Open kring", en = "Open circle" }
priority = "lezen"

[[community]]
slug = "netwerk"
name = { nl = "Netwerkkring", en = "Network circle" }
priority = "lezen"
visibility = "network"

[[community]]
slug = "besloten"
name = { nl = "Besloten kring", en = "Closed circle" }
priority = "lezen"
visibility = "members"
"#;

/// A call of the program at noon, with chance that repeats itself.
pub(crate) fn system() -> Call {
    Call {
        ids: Ids::seeded(1),
        ..Call::system("test", NOON)
    }
}

/// The same by a person.
pub(crate) fn by(id: PersonId) -> Call {
    system().as_person(id)
}

/// The same by an administrator who is member of nothing.
pub(crate) fn admin() -> Call {
    let person = Person {
        id: ADMIN,
        administrator: true,
        session: None,
        guest: false,
    };
    Call {
        actor: Actor::Person(person),
        ..system()
    }
}

/// The same with nobody signed in.
pub(crate) fn anonymous() -> Call {
    Call {
        actor: Actor::Anonymous,
        ..system()
    }
}

/// The same at another time.
pub(crate) fn at(call: &Call, seconds: i64) -> Call {
    Call {
        now: NOON.plus_seconds(seconds),
        ..call.clone()
    }
}

pub(crate) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

pub(crate) fn draft(text: &str) -> Draft {
    Draft::parse(text).unwrap()
}

pub(crate) fn thread_id(n: u64) -> ThreadId {
    ThreadId::from_bits(n)
}

pub(crate) fn post_id(n: u128) -> PostId {
    PostId(Uuid::from_u128(n))
}

pub(crate) fn ranges(pairs: &[(i64, i64)]) -> Ranges {
    Ranges::parse(pairs).unwrap()
}

/// Three communities of which Anna and Bob are members since a while; they and Eva have an account.
pub(crate) async fn world(db: &Db) {
    let mut w = db.write().await.unwrap();
    let plan = Plan::parse(PLAN).unwrap();
    membership::plant_communities(&mut w, &system(), &plan)
        .await
        .unwrap();
    let all = membership::list_communities(&mut w, &system())
        .await
        .unwrap();
    let loaded: Vec<Loaded> = all
        .iter()
        .flat_map(|(community, _)| [ANNA, BOB].map(|person| (community.id, person)))
        .map(|(community, person)| Loaded {
            community,
            person,
            role: Role::Member,
            joined_at: NOON.plus_seconds(-86_400),
        })
        .collect();
    load(&mut w, &loaded).await.unwrap();
    let people: Vec<NewPerson> = ["Anna de Wit", "Bob Smit", "Eva Vos"]
        .into_iter()
        .zip([ANNA, BOB, EVA])
        .map(|(name, id)| account(name, id))
        .collect();
    insert_people(&mut w, &people).await.unwrap();
    w.commit().await.unwrap();
    facts(db).await;
}

/// An account to load.
pub(crate) fn account(name: &str, id: PersonId) -> NewPerson {
    NewPerson {
        id,
        handle: Handle::from_name(name),
        email: Email::parse("email", &format!("{id}@example.nl")).unwrap(),
        name: name.to_owned(),
        organisation: "Bibliotheek Duinkant".to_owned(),
        province: String::new(),
        job: String::new(),
        language: Lang::Nl,
        administrator: false,
        password: None,
        created_at: NOON,
    }
}

pub(crate) fn new_thread(n: u64, community: &str) -> NewThread {
    NewThread {
        id: thread_id(n),
        first: post_id(u128::from(n) << 64),
        community: slug(community),
        kind: discussion::Kind::Question,
        title: Title::parse("Wie doet mee?").unwrap(),
        draft: draft("Wie doet er mee?"),
    }
}

/// Opens the thread of a number; its first post has the id `n << 64`.
pub(crate) async fn opened(db: &Db, call: &Call, n: u64, community: &str) -> ThreadId {
    let new = new_thread(n, community);
    act(db, async |w| discussion::open_thread(w, call, new).await)
        .await
        .unwrap()
}

pub(crate) fn new_post(id: u128, thread: ThreadId) -> NewPost {
    NewPost {
        id: post_id(id),
        thread,
        reply_to: None,
        draft: draft("Ik doe mee."),
    }
}

/// Answers in a thread.
pub(crate) async fn answered(
    db: &Db,
    call: &Call,
    id: u128,
    thread: ThreadId,
) -> Result<Posted, Error> {
    let new = new_post(id, thread);
    act(db, async |w| discussion::post_reply(w, call, new).await).await
}

/// Closes a thread, for which there is no verb yet.
pub(crate) async fn close(db: &Db, thread: ThreadId) {
    let mut w = db.write().await.unwrap();
    w.query(sql!("UPDATE thread SET state = 'closed' WHERE id = $1"))
        .bind(thread)
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
}

/// The numbers of the posts of a thread, after checking that the thread says how many there are.
pub(crate) async fn numbers(db: &Db, thread: ThreadId) -> Vec<i64> {
    let mut r = db.read().await.unwrap();
    let page = discussion::thread(&mut r, &system(), thread).await.unwrap();
    let posts = discussion::posts_of(&mut r, &page, 1, i64::MAX)
        .await
        .unwrap();
    let numbers: Vec<i64> = posts.iter().map(|post| post.number).collect();
    assert_eq!(Some(&page.thread.last_number), numbers.last());
    numbers
}

/// How many posts of a thread somebody has not read, and which is the first of them.
pub(crate) async fn unread(db: &Db, call: &Call, thread: ThreadId) -> Option<(i64, i64)> {
    let mut r = db.read().await.unwrap();
    let all = discussion::list_unread(&mut r, call, 100).await.unwrap();
    let one = all.iter().find(|one| one.id == thread)?;
    Some((one.unread, one.first_unread))
}

/// Runs a verb in a transaction of its own, which is kept when it went well.
pub(crate) async fn act<T>(
    db: &Db,
    verb: impl AsyncFnOnce(&mut Writer) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut w = db.write().await.unwrap();
    let outcome = verb(&mut w).await;
    if outcome.is_ok() {
        w.commit().await.unwrap();
    }
    outcome
}

/// What went wrong, by its public name.
pub(crate) fn wrong<T: std::fmt::Debug>(outcome: Result<T, Error>) -> (Kind, &'static str) {
    let error = outcome.unwrap_err();
    (error.kind(), error.code())
}

/// Takes what was stated so far out of the outbox.
pub(crate) async fn facts(db: &Db) -> Vec<Fact> {
    let mut w = db.write().await.unwrap();
    let pending = outbox::pending(&mut w, Ts::from_micros(i64::MAX), 1000)
        .await
        .unwrap();
    let positions: Vec<i64> = pending.iter().map(|p| p.position).collect();
    outbox::done(&mut w, &positions, 0).await.unwrap();
    w.commit().await.unwrap();
    pending.into_iter().map(|p| p.fact).collect()
}
