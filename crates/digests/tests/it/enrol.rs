//! Setting up digests.

use base::{Call, Ids, PersonId};
use digests::{Preference, Ran, Rhythm, choose_digest, preference, system::enrol};
use store::testing::each_engine;
use uuid::Uuid;

use crate::{ANNA, BOB, EVA, Fake, HERE, call, enrolled, evening, morning, posted, relayed, run};

#[tokio::test]
async fn who_has_a_digest_keeps_it() {
    each_engine(async |db| {
        enrolled(&db, &[ANNA], 1).await;
        let mut w = db.write().await.unwrap();
        let late = Preference {
            rhythm: Rhythm::Daily,
            hour: 8,
        };
        choose_digest(&mut w, &call(evening()).as_person(ANNA), late)
            .await
            .unwrap();
        // Again, with other chance and a later event, together with somebody who is new.
        let again = Call {
            ids: Ids::seeded(77),
            ..morning(1)
        };
        enrol(&mut w, &again, &[BOB, ANNA, EVA], 3).await.unwrap();
        enrol(&mut w, &again, &[], 3).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        let kept = preference(&mut r, &call(evening()).as_person(ANNA)).await;
        assert_eq!(kept.unwrap(), late);
        drop(r);
        relayed(
            &db,
            &(1..=4)
                .map(|n| posted(n, HERE, evening()))
                .collect::<Vec<_>>(),
        )
        .await;
        let fake = Fake::new();
        assert_eq!(
            run(&db, &morning(3), &fake).await,
            Ran { due: 3, queued: 3 }
        );
        let mut asked = fake.take();
        asked.sort();
        let looked_at: Vec<_> = asked.iter().map(|a| (a.0, a.1.as_slice())).collect();
        let (news, all): (&[i64], &[i64]) = (&[4], &[2, 3, 4]);
        assert_eq!(looked_at, [(ANNA, all), (BOB, news), (EVA, news)]);
        // Everybody has a secret of their own, long and fit for an address.
        let mut tokens: Vec<&str> = asked.iter().map(|a| a.2.as_str()).collect();
        tokens.dedup();
        assert_eq!(tokens.len(), 3);
        for token in tokens {
            assert_eq!(token.len(), 32);
            assert!(
                token
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
            );
        }
    })
    .await;
}

#[tokio::test]
async fn more_people_than_one_statement_holds_are_set_up() {
    each_engine(async |db| {
        let people: Vec<PersonId> = (1..=700).map(|n| PersonId(Uuid::from_u128(n))).collect();
        enrolled(&db, &people, 0).await;
        let ran = run(&db, &morning(1), &Fake::new()).await;
        assert_eq!(
            ran,
            Ran {
                due: 700,
                queued: 0
            }
        );
    })
    .await;
}

#[tokio::test]
async fn a_digest_is_taken_along_and_taken_away() {
    each_engine(async |db| {
        enrolled(&db, &[ANNA], 1).await;
        let mut w = db.write().await.unwrap();
        let mine = digests::export_mine(&mut w, &call(evening()).as_person(ANNA))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(mine.choice, Preference::USUAL);
        assert!(mine.next_at > evening());
        let rhythm = digests::system::rhythm_of(&mut w, ANNA).await.unwrap();
        assert_eq!(rhythm, Some(Rhythm::Daily));
        assert_eq!(digests::system::rhythm_of(&mut w, BOB).await.unwrap(), None);
        assert_eq!(digests::system::erase(&mut w, ANNA).await.unwrap(), 1);
        let mine = digests::export_mine(&mut w, &call(evening()).as_person(ANNA)).await;
        assert_eq!(mine.unwrap(), None);
        assert!(
            digests::export_mine(&mut w, &call(evening()))
                .await
                .is_err()
        );
    })
    .await;
}
