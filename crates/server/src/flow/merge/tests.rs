//! Merging while the account that goes is in use, and what is told of it.

use base::{Actor, Ids, PostId, ThreadId, Ts};
use bus::Bus;
use discussion::{Draft, NewPost, NewThread, Ranges, Title};
use identity::{Email, NewAccount};
use membership::{Plan, Slug};
use store::Db;
use store::testing::{each_engine, meanwhile, race};

use super::*;
use crate::relay;

const NOON: Ts = Ts::from_micros(1_764_000_000_000_000);
const URL: &str = "https://kring.example";
const PLAN: &str = r#"
priority = [{ slug = "lezen", name = { nl = "Lezen", en = "Reading" } }]

[[community]]
slug = "open"
name = { nl = "Open kring", en = "Open circle" }
priority = "lezen"
"#;

fn system() -> Call {
    Call {
        ids: Ids::Random,
        ..Call::system("test", NOON)
    }
}

fn thread() -> ThreadId {
    ThreadId::from_bits(5)
}

/// Two accounts in one community, and a thread by the one that will go.
async fn stage(db: &Db) -> (PersonId, PersonId) {
    let call = system();
    let mut w = db.write().await.unwrap();
    let plan = Plan::parse(PLAN).unwrap();
    membership::plant_communities(&mut w, &call, &plan)
        .await
        .unwrap();
    let mut made = Vec::new();
    for name in ["Anna de Wit", "Anna Wit"] {
        let new = NewAccount {
            id: PersonId(call.ids.uuid(call.now)),
            email: Email::parse("email", &format!("{}@a.example", name.len())).unwrap(),
            name: base::Line::parse("name", name, 80).unwrap(),
            handle: None,
            organisation: String::new(),
            province: String::new(),
            job: String::new(),
            language: base::Lang::Nl,
            administrator: false,
            password: None,
        };
        let person = identity::create_account(&mut w, &call, new)
            .await
            .unwrap()
            .id;
        let slug = Slug::parse("open").unwrap();
        membership::join_community(&mut w, &call.as_person(person), &slug, None)
            .await
            .unwrap();
        made.push(person);
    }
    let new = NewThread {
        id: thread(),
        first: PostId(call.ids.uuid(call.now)),
        community: Slug::parse("open").unwrap(),
        kind: discussion::Kind::Discussion,
        title: Title::parse("Een gesprek").unwrap(),
        draft: Draft::parse("Dag").unwrap(),
    };
    discussion::open_thread(&mut w, &call.as_person(made[1]), new)
        .await
        .unwrap();
    w.commit().await.unwrap();
    (made[0], made[1])
}

async fn post(w: &mut Writer, who: PersonId) -> Result<(), discussion::Error> {
    let call = system().as_person(who);
    let new = NewPost {
        id: PostId(call.ids.uuid(call.now)),
        thread: thread(),
        reply_to: None,
        draft: Draft::parse("Nog iets").unwrap(),
    };
    discussion::post_reply(w, &call, new).await.map(|_| ())
}

/// How many posts the two have.
async fn posts(db: &Db, kept: PersonId, gone: PersonId) -> (i64, i64) {
    let mut r = db.read().await.unwrap();
    let (_, kept, _) = discussion::written_by(&mut r, &system(), kept)
        .await
        .unwrap();
    let (_, gone, _) = discussion::written_by(&mut r, &system(), gone)
        .await
        .unwrap();
    (kept, gone)
}

async fn drain(db: &Db) {
    let clock = base::Clock::standing_at(NOON);
    relay::drain(db, &Bus::local(), &clock, URL).await.unwrap();
}

#[tokio::test]
async fn who_posts_before_a_merge_is_done_keeps_the_post_and_who_posts_after_it_is_nobody() {
    each_engine(async |db| {
        let (kept, gone) = stage(&db).await;
        // The post is there but not committed: the merge waits for it.
        let mut w = db.write().await.unwrap();
        post(&mut w, gone).await.unwrap();
        let merged = meanwhile(&db, w, async {
            let mut w = db.write().await.unwrap();
            merge(&mut w, &system(), kept, gone, URL).await.unwrap();
            w.commit().await.unwrap();
        });
        merged.await;
        assert_eq!(posts(&db, kept, gone).await, (2, 0));
        drain(&db).await;
        assert_eq!(posts(&db, kept, gone).await, (2, 0));
    })
    .await;
    each_engine(async |db| {
        let (kept, gone) = stage(&db).await;
        let mut w = db.write().await.unwrap();
        merge(&mut w, &system(), kept, gone, URL).await.unwrap();
        let posted = meanwhile(&db, w, async {
            let mut w = db.write().await.unwrap();
            let posted = post(&mut w, gone).await;
            if posted.is_ok() {
                w.commit().await.unwrap();
            }
            posted.is_ok()
        });
        assert!(!posted.await);
        assert_eq!(posts(&db, kept, gone).await, (1, 0));
    })
    .await;
}

#[tokio::test]
async fn what_is_read_meanwhile_is_handed_over_afterwards() {
    each_engine(async |db| {
        let (kept, gone) = stage(&db).await;
        let mut w = db.write().await.unwrap();
        for _ in 0..3 {
            post(&mut w, kept).await.unwrap();
        }
        w.commit().await.unwrap();
        drain(&db).await;
        let mut w = db.write().await.unwrap();
        merge(&mut w, &system(), kept, gone, URL).await.unwrap();
        let read = Ranges::parse(&[(1, 4)]).unwrap();
        meanwhile(&db, w, async {
            let mut w = db.write().await.unwrap();
            let call = system().as_person(gone);
            discussion::mark_read(&mut w, &call, thread(), &read)
                .await
                .unwrap();
            w.commit().await.unwrap();
        })
        .await;
        drain(&db).await;
        let mut r = db.read().await.unwrap();
        let of = async |r: &mut store::Reader, who| {
            discussion::system::read_of(r, who, &[thread()])
                .await
                .unwrap()
        };
        assert!(of(&mut r, gone).await.is_empty());
        assert_eq!(of(&mut r, kept).await[0].1, read);
    })
    .await;
}

#[tokio::test]
async fn of_two_administrators_who_merge_at_once_one_does() {
    each_engine(async |db| {
        let (kept, gone) = stage(&db).await;
        let (first, second) = race(&db, async |w, _| {
            merge(w, &system(), kept, gone, URL)
                .await
                .map_err(|problem| problem.code)
        })
        .await;
        assert_eq!((first, second), (Ok(()), Err("not-found")));
        assert_eq!(posts(&db, kept, gone).await, (1, 0));
    })
    .await;
}

#[tokio::test]
async fn both_addresses_get_a_letter_and_nobody_else_may_do_it() {
    each_engine(async |db| {
        let (kept, gone) = stage(&db).await;
        let mut w = db.write().await.unwrap();
        let own = system().as_person(kept);
        let nobody = Call {
            actor: Actor::Anonymous,
            ..system()
        };
        for (call, code) in [(own, "forbidden"), (nobody, "sign-in-needed")] {
            let problem = merge(&mut w, &call, kept, gone, URL).await.unwrap_err();
            assert_eq!(problem.code, code);
            assert!(
                membership::merge_person(&mut w, &call, kept, gone, false)
                    .await
                    .is_err()
            );
            assert!(
                discussion::merge_person(&mut w, &call, kept, gone)
                    .await
                    .is_err()
            );
            assert!(discussion::written_by(&mut w, &call, gone).await.is_err());
            assert!(
                notifications::merge_person(&mut w, &call, kept, gone)
                    .await
                    .is_err()
            );
            assert!(
                digests::merge_person(&mut w, &call, kept, gone)
                    .await
                    .is_err()
            );
        }
        drop(w);
        let mut w = db.write().await.unwrap();
        merge(&mut w, &system(), kept, gone, URL).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let letters = mail::take(&mut w, NOON, 10).await.unwrap();
        let mut to: Vec<&str> = letters.iter().map(|one| one.recipient.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["11@a.example", "8@a.example"]);
    })
    .await;
}
