//! Sending what is due.

use base::{PersonId, Ts};
use digests::{Error, Ran};
use notifications::Event;
use store::testing::each_engine;
use uuid::Uuid;

use crate::{
    ANNA, BOB, EVA, FAR, Fake, HERE, THERE, call, enrolled, evening, facts, letters, morning,
    posted, relayed, run,
};

const NONE: Ran = Ran { due: 0, queued: 0 };

#[tokio::test]
async fn a_letter_comes_at_the_hour_once_with_what_is_new_since_the_last() {
    each_engine(async |db| {
        let fake = Fake::new();
        enrolled(&db, &[ANNA], 2).await;
        relayed(&db, &[1, 2, 3, 4].map(|seq| posted(seq, HERE, evening()))).await;
        // Before the hour nothing is due, at the hour it is.
        let hour = evening().plus_seconds(10 * 3_600);
        let before = call(Ts::from_micros(hour.micros() - 1));
        assert_eq!(run(&db, &before, &fake).await, NONE);
        assert_eq!(
            run(&db, &call(hour), &fake).await,
            Ran { due: 1, queued: 1 }
        );
        let [(person, seqs, token)] = fake.take().try_into().unwrap();
        assert_eq!((person, seqs), (ANNA, vec![3, 4]));
        let [letter] = letters(&db).await.try_into().unwrap();
        assert_eq!(letter.unique_key, format!("digest:{ANNA}:4"));
        assert_eq!(letter.recipient, format!("{ANNA}@example.nl"));
        assert_eq!(letter.name, format!("Lid {ANNA}"));
        assert_eq!(letter.subject, "2 nieuwe berichten");
        assert_eq!(letter.text, hour.rfc3339());
        assert_eq!(letter.html, "<p>2</p>");
        let url = format!("https://kring.example/unsubscribe/{token}");
        assert_eq!(letter.unsubscribe_url, Some(url));

        // The same morning again: nothing. The next one, without news: no letter. With news: only the news.
        relayed(&db, &[posted(5, HERE, hour)]).await;
        assert_eq!(run(&db, &call(hour), &fake).await, NONE);
        assert_eq!(run(&db, &morning(1), &fake).await, NONE);
        assert_eq!(
            run(&db, &morning(2), &fake).await,
            Ran { due: 1, queued: 1 }
        );
        assert_eq!(fake.take()[0].1, [5]);
        assert_eq!(
            run(&db, &morning(3), &fake).await,
            Ran { due: 1, queued: 0 }
        );
        assert!(fake.take().is_empty());
        assert_eq!(letters(&db).await.len(), 1);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn without_anything_unread_there_is_no_letter_but_the_digest_moves_on() {
    each_engine(async |db| {
        let fake = Fake {
            nothing_for: vec![ANNA],
            ..Fake::new()
        };
        enrolled(&db, &[ANNA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        assert_eq!(
            run(&db, &morning(1), &fake).await,
            Ran { due: 1, queued: 0 }
        );
        assert_eq!(run(&db, &morning(1), &fake).await, NONE);
        assert!(letters(&db).await.is_empty());
        // What was read then is not looked at again.
        relayed(&db, &[posted(2, HERE, evening())]).await;
        run(&db, &morning(2), &fake).await;
        let looked_at: Vec<Vec<i64>> = fake.take().into_iter().map(|asked| asked.1).collect();
        assert_eq!(looked_at, [vec![1], vec![2]]);
    })
    .await;
}

#[tokio::test]
async fn a_digest_that_cannot_be_composed_stays_due_and_the_others_go() {
    each_engine(async |db| {
        let broken = Fake {
            fails_for: vec![BOB],
            ..Fake::new()
        };
        enrolled(&db, &[ANNA, BOB, EVA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        assert_eq!(
            run(&db, &morning(1), &broken).await,
            Ran { due: 3, queued: 2 }
        );
        assert_eq!(broken.take().len(), 3);
        let sent = letters(&db).await;
        assert_eq!(
            sent.iter()
                .map(|l| l.recipient.as_str())
                .collect::<Vec<_>>(),
            [ANNA, EVA].map(|p| format!("{p}@example.nl"))
        );
        // Later that day it works again, and takes what came meanwhile with it.
        relayed(&db, &[posted(2, HERE, evening())]).await;
        let mended = Fake::new();
        assert_eq!(
            run(&db, &morning(1), &mended).await,
            Ran { due: 1, queued: 1 }
        );
        let [(person, seqs, _)] = mended.take().try_into().unwrap();
        assert_eq!((person, seqs), (BOB, vec![1, 2]));
    })
    .await;
}

#[tokio::test]
async fn only_posts_since_one_joined_and_where_one_belongs_and_not_ones_own_count() {
    each_engine(async |db| {
        let joined = evening().plus_seconds(100);
        let fake = Fake {
            communities: vec![(HERE, Ts::from_micros(0)), (THERE, joined)],
            ..Fake::default()
        };
        enrolled(&db, &[ANNA], 0).await;
        let own = Event {
            person_id: Some(ANNA),
            ..posted(5, HERE, joined)
        };
        let all = [
            posted(1, HERE, evening()),
            posted(2, THERE, Ts::from_micros(joined.micros() - 1)),
            posted(3, THERE, joined),
            posted(4, FAR, joined),
            own,
            posted(6, THERE, joined.plus_seconds(1)),
        ];
        relayed(&db, &all).await;
        assert_eq!(
            run(&db, &morning(1), &fake).await,
            Ran { due: 1, queued: 1 }
        );
        // Several communities, one letter.
        let [(_, seqs, _)] = fake.take().try_into().unwrap();
        assert_eq!(seqs, [1, 3, 6]);
        assert_eq!(letters(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn who_belongs_nowhere_gets_no_letter() {
    each_engine(async |db| {
        let fake = Fake::default();
        enrolled(&db, &[ANNA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        assert_eq!(
            run(&db, &morning(1), &fake).await,
            Ran { due: 1, queued: 0 }
        );
        assert!(fake.take().is_empty());
    })
    .await;
}

#[tokio::test]
async fn after_days_without_a_run_there_is_one_letter() {
    each_engine(async |db| {
        let fake = Fake::new();
        enrolled(&db, &[ANNA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        assert_eq!(
            run(&db, &morning(5), &fake).await,
            Ran { due: 1, queued: 1 }
        );
        assert_eq!(run(&db, &morning(5), &fake).await, NONE);
        relayed(&db, &[posted(2, HERE, evening())]).await;
        assert_eq!(
            run(&db, &morning(6), &fake).await,
            Ran { due: 1, queued: 1 }
        );
    })
    .await;
}

#[tokio::test]
async fn more_people_than_one_batch_holds_all_get_their_letter() {
    each_engine(async |db| {
        let people: Vec<PersonId> = (1..=520)
            .map(|n| PersonId(Uuid::from_u128(1_000 + n)))
            .collect();
        let broken: Vec<PersonId> = people[..205].to_vec();
        let fake = Fake {
            fails_for: broken,
            ..Fake::new()
        };
        enrolled(&db, &people, 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let ran = run(&db, &morning(1), &fake).await;
        assert_eq!((ran.due, ran.queued), (520, 315));
        assert_eq!(fake.take().len(), 520);
        assert_eq!(letters(&db).await.len(), 315);
    })
    .await;
}

#[tokio::test]
async fn without_anybody_nothing_happens() {
    each_engine(async |db| {
        let ran = digests::run(&db, &morning(1), &Fake::new()).await;
        assert!(matches!(ran, Ok(NONE)), "{ran:?}");
        let error = Error::Describe("x".into());
        assert_eq!(base::Fault::code(&error), "internal");
    })
    .await;
}
