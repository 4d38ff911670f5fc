//! The data set is what was asked, the same for the same seed, and lets its members in.

use std::collections::BTreeMap;

use base::{Limit, PostId};
use discussion::ThreadCursor;
use store::Reader;
use store::testing::each_engine;

use super::*;

mod entry;

fn order(seed: u64) -> Order {
    Order {
        communities: 15,
        members: 50,
        threads: 60,
        posts: 900,
        seed,
        password: None,
    }
}

fn now() -> Ts {
    Ts::parse("2026-11-24T09:30:00Z").unwrap()
}

fn hundred() -> Limit {
    Limit::new(100).unwrap()
}

/// Everything somebody can read: per thread its community and title, and its posts.
type Content = BTreeMap<ThreadId, (String, String, Vec<(PostId, Ts, String)>)>;

async fn content(r: &mut Reader) -> Content {
    let call = Call::system("test", now());
    let mut all = Content::new();
    for (community, _) in membership::list_communities(r, &call).await.unwrap() {
        let slug = membership::Slug::parse(&community.slug).unwrap();
        let shown = membership::community(r, &call, &slug).await.unwrap();
        let list = discussion::list_threads(r, &call, &shown, ThreadCursor::START, hundred())
            .await
            .unwrap();
        assert!(!list.more);
        for thread in list.items {
            let mut posts = Vec::new();
            while posts.len() < usize::try_from(thread.last_number).unwrap() {
                let from = i64::try_from(posts.len()).unwrap() + 1;
                let (_, some) = discussion::list_posts(r, &call, thread.id, from, hundred())
                    .await
                    .unwrap();
                assert!(
                    some.iter()
                        .map(|post| post.number)
                        .eq((from..).take(some.len()))
                );
                assert!(
                    some.iter()
                        .all(|post| post.created_at < END && post.created_at > START)
                );
                posts.extend(
                    some.into_iter()
                        .map(|post| (post.id, post.created_at, post.body)),
                );
            }
            assert!(posts.is_sorted_by_key(|(_, at, _)| *at));
            assert_eq!(posts[0].1, thread.created_at);
            assert_eq!(posts[posts.len() - 1].1, thread.last_post_at);
            all.insert(thread.id, (community.slug.clone(), thread.title, posts));
        }
    }
    all
}

#[tokio::test]
async fn the_order_is_met_exactly() {
    each_engine(async |db| {
        let made = fill(&db, now(), &order(1), None, false).await.unwrap();
        let mut r = db.read().await.unwrap();
        let all = content(&mut r).await;
        assert_eq!(identity::count_accounts(&mut r).await.unwrap(), 50);
        assert_eq!(all.len(), 60);
        assert_eq!(
            all.values().map(|(.., posts)| posts.len()).sum::<usize>(),
            900
        );
        assert_eq!((made.communities, made.longest_thread_posts), (15, 450));
        for (id, size) in [
            (made.thread_with_2000_posts, 450),
            (made.thread_with_20_posts, 20),
            (made.thread_with_1_post, 1),
        ] {
            let (community, _, posts) = &all[&id];
            assert_eq!((community, posts.len()), (&made.largest_community, size));
        }
        assert_eq!(
            all.values()
                .filter(|(.., posts)| posts.len() == 450)
                .count(),
            1
        );
        let sizes = membership::system::sizes(&mut r).await.unwrap();
        assert_eq!(
            (sizes[0].1.as_str(), sizes[0].2),
            (made.largest_community.as_str(), 50)
        );
        assert!(sizes[1].2 < 40 && sizes[14].2 >= 1, "{sizes:?}");
        let letters: usize = all
            .values()
            .flat_map(|(.., posts)| posts)
            .map(|(.., body)| body.chars().count())
            .sum();
        assert!((510..=690).contains(&(letters / 900)), "{}", letters / 900);
        assert_eq!(mark::find(&mut r, mark::SAMPLE).await.unwrap(), Some(1));
        let last = store::outbox::last_seq(&mut r).await.unwrap();
        let events = notifications::after(&mut r, 0, 10_000).await.unwrap();
        assert!(
            last > 20 && events.len() == usize::try_from(last).unwrap(),
            "{last}"
        );
        assert!(
            events
                .iter()
                .all(|event| event.at < now() && event.at > now().plus_seconds(-7 * 86_400))
        );
    })
    .await;
}

#[tokio::test]
async fn the_same_seed_gives_the_same_content_and_another_seed_another() {
    let mut found = Vec::new();
    for seed in [1, 1, 2] {
        let fresh = store::testing::fresh(store::Engine::Sqlite).await;
        // The moment of loading does not matter.
        let later = now().plus_seconds(3_600 * i64::try_from(found.len()).unwrap());
        let made = fill(&fresh.db, later, &order(seed), None, true)
            .await
            .unwrap();
        found.push((made, content(&mut fresh.db.read().await.unwrap()).await));
    }
    assert_eq!(found[0], found[1]);
    assert_ne!(found[0].0, found[2].0);
    let titles = |at: usize| {
        found[at]
            .1
            .values()
            .map(|(_, title, _)| title.as_str())
            .collect::<Vec<_>>()
    };
    assert_ne!(titles(0), titles(2));
}

#[tokio::test]
async fn a_database_with_accounts_is_refused() {
    let fresh = store::testing::fresh(store::Engine::Sqlite).await;
    fill(&fresh.db, now(), &order(1), None, false)
        .await
        .unwrap();
    let error = fill(&fresh.db, now(), &order(1), None, false)
        .await
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("has accounts already") && !error.contains('\n'),
        "{error}"
    );
}

#[tokio::test]
async fn what_cannot_be_done_is_said_before_anything_is_made() {
    let fresh = store::testing::fresh(store::Engine::Sqlite).await;
    let short = Order {
        password: Some("kort".to_owned()),
        ..order(1)
    };
    let nowhere = Path::new("/nonexistent/access.jsonl");
    for (order, access, said) in [
        (
            Order {
                threads: 2,
                ..order(1)
            },
            None,
            "at least 3 threads",
        ),
        (order(1), Some(nowhere), "cannot write the access file"),
        (short, None, "the password"),
    ] {
        let error = fill(&fresh.db, now(), &order, access, false)
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains(said), "{error}");
    }
    assert_eq!(
        identity::count_accounts(&mut fresh.db.read().await.unwrap())
            .await
            .unwrap(),
        0
    );
}

#[test]
fn the_summary_is_one_object_with_long_and_short_names() {
    let id = ThreadId::from_bits(42);
    let made = Summary {
        seed: 1,
        members: 2,
        threads: 3,
        posts: 4,
        communities: 15,
        largest_community: "x".to_owned(),
        thread_with_20_posts: id,
        thread_with_1_post: id,
        thread_with_2000_posts: id,
        longest_thread_posts: 2_000,
        community: "x".to_owned(),
        thread20: id,
        thread1: id,
        thread2000: id,
    };
    let text = serde_json::to_string(&made).unwrap();
    let expected = r#"{"seed":1,"members":2,"threads":3,"posts":4,"communities":15,"largestCommunity":"x","threadWith20Posts":"000001a","threadWith1Post":"000001a","threadWith2000Posts":"000001a","longestThreadPosts":2000,"community":"x","thread20":"000001a","thread1":"000001a","thread2000":"000001a"}"#;
    assert_eq!(text, expected);
}
