//! What a digest looks at.

use base::{CommunityId, PersonId};
use notifications::event::log::posts_between;
use notifications::{Event, EventName};
use store::Db;
use store::testing::each_engine;

use crate::{ANNA, BOB, HERE, THERE, posted, relayed, seqs};

async fn between(
    db: &Db,
    communities: &[CommunityId],
    reader: PersonId,
    after: i64,
    upto: i64,
) -> Vec<i64> {
    let mut r = db.read().await.unwrap();
    seqs(
        &posts_between(&mut r, communities, reader, after, upto)
            .await
            .unwrap(),
    )
}

#[tokio::test]
async fn a_digest_looks_at_the_posts_of_others_in_ones_communities_in_order() {
    each_engine(async |db| {
        let all = [
            posted(1),
            Event {
                person_id: Some(BOB),
                ..posted(2)
            },
            Event {
                community_id: Some(THERE),
                ..posted(3)
            },
            Event {
                name: EventName::PostEdited,
                ..posted(4)
            },
            Event {
                name: EventName::ThreadCreated,
                ..posted(5)
            },
            Event {
                me_id: Some(BOB),
                ..posted(6)
            },
            posted(7),
        ];
        relayed(&db, &all).await;
        assert_eq!(between(&db, &[HERE], BOB, 0, 7).await, [1, 7]);
        assert_eq!(between(&db, &[HERE], ANNA, 0, 7).await, [2]);
        assert_eq!(between(&db, &[THERE, HERE], BOB, 0, 7).await, [1, 3, 7]);
        assert!(between(&db, &[THERE], ANNA, 0, 7).await.is_empty());
        assert!(between(&db, &[], BOB, 0, 7).await.is_empty());
        // After is left out, up to is in.
        assert_eq!(between(&db, &[HERE, THERE], BOB, 1, 3).await, [3]);
        assert!(between(&db, &[HERE], BOB, 7, 7).await.is_empty());
    })
    .await;
}
