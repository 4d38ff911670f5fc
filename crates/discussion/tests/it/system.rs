//! The unchecked questions and bulk loading.

use base::{PersonId, ThreadId};
use discussion::system::{
    Follower, LoadedPost, LoadedReading, LoadedThread, author_of, follow, load_posts,
    load_readings, load_threads, may_read, named, post, quoted, read_of, to_tell,
};
use discussion::{Kind, Title, delete_post, mark_read};
use store::sql;
use store::testing::each_engine;

use crate::{
    ADMIN, ANNA, BOB, EVA, NOON, act, answered, by, draft, facts, numbers, opened, post_id, ranges,
    thread_id, unread, world,
};

fn following(thread: ThreadId, person: PersonId) -> Follower {
    Follower {
        thread,
        person,
        since: NOON,
    }
}

#[tokio::test]
async fn a_follower_is_noted_once_and_told_until_they_may_not_read() {
    each_engine(async |db| {
        world(&db).await;
        let (one, two) = (
            opened(&db, &by(ANNA), 1, "open").await,
            opened(&db, &by(ANNA), 2, "besloten").await,
        );
        let mut w = db.write().await.unwrap();
        let all = [(one, BOB), (one, ANNA), (one, BOB), (two, EVA), (two, BOB)];
        let all = all.map(|(thread, person)| following(thread, person));
        let mut new = follow(&mut w, &all).await.unwrap();
        new.sort_unstable();
        assert_eq!(new, [(one, ANNA), (one, BOB), (two, BOB), (two, EVA)]);
        let again = follow(&mut w, &[following(one, EVA), following(one, BOB)]).await;
        assert_eq!(again.unwrap(), [(one, EVA)]);
        // Eva may not read in the closed circle.
        let told = to_tell(&mut w, &[one, two, thread_id(3)]).await.unwrap();
        assert_eq!(told, [(one, ANNA), (one, BOB), (one, EVA), (two, BOB)]);
        assert_eq!(to_tell(&mut w, &[]).await.unwrap(), []);
        w.query(sql!("INSERT INTO notice (id, person_id, seq, reason, community_id, thread_id, post_id, number, actor_id, at, read_at) VALUES ($1, $2, 1, 'followed', $1, $3, $1, 1, $2, 0, NULL)"))
            .bind(uuid::Uuid::from_u128(7)).bind(BOB).bind(one).execute().await.unwrap();
        let told = to_tell(&mut w, &[one, two]).await.unwrap();
        assert_eq!(told, [(one, ANNA), (one, EVA), (two, BOB)]);
        w.query(sql!("UPDATE notice SET read_at = 1")).execute().await.unwrap();
        assert_eq!(to_tell(&mut w, &[one]).await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_thread_is_for_members_where_the_community_is_and_for_everybody_elsewhere() {
    each_engine(async |db| {
        world(&db).await;
        for (n, community, expected) in [
            (1, "open", vec![ANNA, BOB, EVA]),
            (2, "netwerk", vec![ANNA, BOB, EVA]),
            (3, "besloten", vec![ANNA, BOB]),
        ] {
            let id = opened(&db, &by(ANNA), n, community).await;
            let mut r = db.read().await.unwrap();
            // Asked twice, and for somebody who has no account.
            let asked = [EVA, BOB, ANNA, ADMIN, BOB];
            let mut may = may_read(&mut r, id, &asked).await.unwrap();
            may.sort_unstable();
            assert_eq!(may, expected, "{community}");
            assert_eq!(may_read(&mut r, id, &[]).await.unwrap(), []);
            assert_eq!(may_read(&mut r, thread_id(9), &asked).await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn posts_and_threads_are_found_whoever_asks() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "besloten").await;
        for n in [50, 51] {
            answered(&db, &by(BOB), n, id).await.unwrap();
        }
        act(&db, async |w| delete_post(w, &by(BOB), post_id(51)).await)
            .await
            .unwrap();
        act(&db, async |w| {
            mark_read(w, &by(EVA.min(ANNA)), id, &ranges(&[(3, 3)])).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        assert_eq!(post(&mut r, post_id(50)).await.unwrap().unwrap().number, 2);
        assert_eq!(post(&mut r, post_id(99)).await.unwrap(), None);
        assert_eq!(author_of(&mut r, id, 2).await.unwrap(), Some(BOB));
        assert_eq!(author_of(&mut r, id, 4).await.unwrap(), None);

        let asked = [id, thread_id(9)];
        let read = read_of(&mut r, ANNA, &asked).await.unwrap();
        assert_eq!(read, [(id, ranges(&[(1, 1), (3, 3)]))]);
        assert_eq!(read_of(&mut r, ANNA, &[]).await.unwrap(), []);
        let names = named(&mut r, &asked).await.unwrap();
        assert_eq!(
            (names.len(), names[0].id, names[0].kind),
            (1, id, Kind::Question)
        );
        assert_eq!(names[0].title, "Wie doet mee?");
        assert!(named(&mut r, &[]).await.unwrap().is_empty());
        // What was removed is not quoted.
        let asked = [50, 51, 99].map(post_id);
        let quotes = quoted(&mut r, &asked).await.unwrap();
        assert_eq!((quotes.len(), quotes[0].id), (1, post_id(50)));
        assert_eq!(
            (quotes[0].author_id, quotes[0].body.as_str()),
            (BOB, "Ik doe mee.")
        );
        assert!(quoted(&mut r, &[]).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn threads_posts_and_readings_are_loaded_in_bulk_without_facts() {
    each_engine(async |db| {
        world(&db).await;
        let mut r = db.read().await.unwrap();
        let shown = membership::community(&mut r, &by(ANNA), &crate::slug("open"))
            .await
            .unwrap();
        drop(r);
        let thread = |n| LoadedThread {
            id: thread_id(n),
            community: shown.community.id,
            author: ANNA,
            kind: Kind::Experience,
            title: Title::parse("Geladen").unwrap(),
            last_number: if n == 1 { 600 } else { 1 },
            created_at: NOON,
            last_post_at: NOON.plus_seconds(1),
        };
        let words = draft("Geladen");
        let loaded = |id: u128, n, number| LoadedPost {
            id: post_id(id),
            thread: thread_id(n),
            number,
            author: ANNA,
            draft: words.clone(),
            created_at: NOON,
        };
        let threads: Vec<LoadedThread> = (1..=600).map(thread).collect();
        let mut posts: Vec<LoadedPost> = (1..=600)
            .map(|n| loaded(n.try_into().unwrap(), 1, n))
            .collect();
        posts.extend((2..=600).map(|n| loaded(1_000 + u128::from(n), n, 1)));
        let readings: Vec<LoadedReading> = (1..=600)
            .map(|n| LoadedReading {
                person: BOB,
                thread: thread_id(n),
                upto: 1,
            })
            .collect();
        // A second time nothing happens.
        for _ in 0..2 {
            let mut w = db.write().await.unwrap();
            load_threads(&mut w, &threads).await.unwrap();
            load_posts(&mut w, &posts).await.unwrap();
            load_readings(&mut w, &readings).await.unwrap();
            w.commit().await.unwrap();
        }
        assert_eq!(facts(&db).await, []);
        assert_eq!(
            numbers(&db, thread_id(1)).await,
            (1..=600).collect::<Vec<_>>()
        );
        assert_eq!(numbers(&db, thread_id(600)).await, [1]);
        assert_eq!(unread(&db, &by(BOB), thread_id(1)).await, Some((599, 2)));
        assert_eq!(unread(&db, &by(BOB), thread_id(2)).await, None);
        let mut r = db.read().await.unwrap();
        let (_, post) = discussion::find_post(&mut r, &by(ANNA), post_id(600))
            .await
            .unwrap();
        assert_eq!((post.body.as_str(), post.version), ("Geladen", 1));
    })
    .await;
}
