//! Posts by number, by id and by author.

use base::{Limit, PostId};
use discussion::{Author, Error, NewPost, find_post, list_contributions, list_posts, post_reply};
use identity::system::insert_people;
use store::sql;
use store::testing::each_engine;

use crate::{
    ADMIN, ANNA, BOB, EVA, account, act, admin, anonymous, answered, at, by, draft, new_post,
    new_thread, opened, post_id, slug, world,
};

#[tokio::test]
async fn posts_are_listed_from_a_number_on() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        for n in 50..79 {
            answered(&db, &by(BOB), n, id).await.unwrap();
        }
        let table = [
            (1, 20, 1..21),
            (21, 20, 21..31),
            (30, 1, 30..31),
            (31, 20, 31..31),
            (i64::MAX, 100, 31..31),
        ];
        let mut r = db.read().await.unwrap();
        for (from, limit, expected) in table {
            let limit = Limit::new(limit).unwrap();
            let (thread, posts) = list_posts(&mut r, &anonymous(), id, from, limit)
                .await
                .unwrap();
            let numbers: Vec<i64> = posts.iter().map(|post| post.number).collect();
            assert_eq!(numbers, expected.collect::<Vec<_>>(), "from {from}");
            assert_eq!((thread.id, thread.last_number), (id, 30));
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_names_the_author_of_what_it_answers() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        answered(&db, &by(BOB), 50, id).await.unwrap();
        let new = NewPost {
            reply_to: Some(2),
            ..new_post(51, id)
        };
        act(&db, async |w| post_reply(w, &by(ANNA), new).await)
            .await
            .unwrap();
        // Another thread has a post 2 as well; it is not meant.
        let other = opened(&db, &by(ANNA), 2, "open").await;
        answered(&db, &by(ANNA), 52, other).await.unwrap();
        act(&db, async |w| {
            discussion::delete_post(w, &by(BOB), post_id(50)).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let (_, posts) = list_posts(&mut r, &by(EVA), id, 1, Limit::USUAL)
            .await
            .unwrap();
        let answers: Vec<_> = posts
            .iter()
            .map(|p| (p.reply_to, p.reply_author_name()))
            .collect();
        assert_eq!(
            answers,
            [(None, None), (None, None), (Some(2), Some("Bob Smit"))]
        );
        let (_, found) = find_post(&mut r, &by(EVA), post_id(51)).await.unwrap();
        assert_eq!(found, posts[2]);
        let unknown = find_post(&mut r, &by(EVA), PostId(uuid::Uuid::nil())).await;
        assert_eq!(crate::wrong(unknown), crate::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn contributions_come_latest_first_with_the_beginning_of_their_text() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        let closed = opened(&db, &at(&by(ANNA), 1), 2, "besloten").await;
        let new = NewPost {
            draft: draft(&format!("**Vet** {}", "woord ".repeat(60))),
            ..new_post(50, id)
        };
        act(&db, async |w| post_reply(w, &at(&by(BOB), 2), new).await)
            .await
            .unwrap();
        answered(&db, &at(&by(BOB), 3), 51, closed).await.unwrap();
        answered(&db, &at(&by(BOB), 4), 52, id).await.unwrap();
        let mut r = db.read().await.unwrap();
        let all = list_contributions(&mut r, &by(ANNA), BOB, Limit::USUAL)
            .await
            .unwrap();
        let places: Vec<_> = all.iter().map(|one| (one.thread, one.number)).collect();
        assert_eq!(places, [(id, 3), (closed, 2), (id, 2)]);
        assert!(
            all[2].excerpt.starts_with("Vet woord"),
            "{}",
            all[2].excerpt
        );
        assert!(all[2].excerpt.chars().count() <= 161, "{}", all[2].excerpt);
        assert_eq!(all[0].title, "Wie doet mee?");
        assert_eq!(all[0].created_at, at(&by(BOB), 4).now);
        assert_eq!(all[0].kind, discussion::Kind::Question);

        // The limit counts what may be read.
        let one = Limit::new(2).unwrap();
        let seen = list_contributions(&mut r, &anonymous(), BOB, one)
            .await
            .unwrap();
        let places: Vec<_> = seen.iter().map(|one| (one.thread, one.number)).collect();
        assert_eq!(places, [(id, 3), (id, 2)]);
    })
    .await;
}

#[tokio::test]
async fn a_post_and_a_thread_show_who_wrote_them() {
    each_engine(async |db| {
        world(&db).await;
        let join = async |w: &mut store::Writer| {
            Ok(membership::join_community(w, &admin(), &slug("open"), None).await?)
        };
        act(&db, join).await.unwrap();
        let id = opened(&db, &by(ANNA), 1, "open").await;
        // Nobody writes for an account that is not there; what was written before stays when it goes.
        let error = answered(&db, &admin(), 50, id).await.unwrap_err();
        assert!(matches!(error, Error::SignInNeeded), "{error:?}");
        let error = act(&db, async |w| {
            discussion::open_thread(w, &admin(), new_thread(9, "open")).await
        })
        .await
        .unwrap_err();
        assert!(matches!(error, Error::SignInNeeded), "{error:?}");
        let mut w = db.write().await.unwrap();
        insert_people(&mut w, &[account("Ada Baas", ADMIN)])
            .await
            .unwrap();
        w.commit().await.unwrap();
        answered(&db, &admin(), 50, id).await.unwrap();
        let mut w = db.write().await.unwrap();
        w.query(sql!("DELETE FROM person WHERE id = $1"))
            .bind(ADMIN)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        let (thread, posts) = list_posts(&mut r, &anonymous(), id, 1, Limit::USUAL)
            .await
            .unwrap();
        let anna = Author {
            handle: "anna-de-wit",
            name: "Anna de Wit",
            organisation: "Bibliotheek Duinkant",
            photo: None,
        };
        assert_eq!(thread.author(), Some(anna));
        assert_eq!(posts[0].author(), Some(anna));
        assert_eq!(posts[1].author(), None);
        let (thread, post) = find_post(&mut r, &anonymous(), post_id(50)).await.unwrap();
        assert_eq!((thread.author(), post.author()), (Some(anna), None));
        let named = discussion::threads_named(&mut r, &anonymous(), &[id])
            .await
            .unwrap();
        assert_eq!(named[0].author(), Some(anna));
    })
    .await;
}
