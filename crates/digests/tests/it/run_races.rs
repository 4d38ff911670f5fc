//! Runs that meet each other, or somebody who chooses at that moment.

use base::Ts;
use digests::{Contents, Describe, Error, Ran, Rhythm, set_by_token};
use notifications::Event;
use store::testing::each_engine;
use store::{Db, Reader};
use tokio::sync::Barrier;

use crate::{
    ANNA, BOB, CommunityId, Fake, HERE, PersonId, enrolled, evening, letters, morning, posted,
    relayed, run,
};

#[tokio::test]
async fn two_runs_at_once_send_one_letter_per_person() {
    each_engine(async |db| {
        // Neither goes on before both have composed: the letter exists twice, and one of them has to lose.
        let fake = Fake {
            together: Some(Barrier::new(2)),
            ..Fake::new()
        };
        enrolled(&db, &[ANNA, BOB], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let (one, two) = (morning(1), morning(1));
        let (a, b) = tokio::join!(run(&db, &one, &fake), run(&db, &two, &fake));
        assert_eq!((a.due, b.due), (2, 2));
        assert_eq!(a.queued + b.queued, 2, "{a:?} {b:?}");
        assert_eq!(fake.take().len(), 4);
        assert_eq!(letters(&db).await.len(), 2);
        let again = run(&db, &morning(1), &Fake::new()).await;
        assert_eq!(again, Ran { due: 0, queued: 0 });
    })
    .await;
}

/// Somebody who unsubscribes while their letter is being composed.
struct Meanwhile {
    db: Db,
    fake: Fake,
}

impl Describe for Meanwhile {
    async fn communities(
        &self,
        r: &mut Reader,
        person: PersonId,
    ) -> Result<Vec<(CommunityId, Ts)>, Error> {
        self.fake.communities(r, person).await
    }

    async fn contents(
        &self,
        r: &mut Reader,
        person: PersonId,
        posts: &[Event],
        token: &str,
        now: Ts,
    ) -> Result<Option<Contents>, Error> {
        if person == ANNA {
            let mut w = self.db.write().await?;
            set_by_token(&mut w, &crate::anonymous(now), token, Rhythm::Off).await?;
            w.commit().await?;
        }
        self.fake.contents(r, person, posts, token, now).await
    }
}

#[tokio::test]
async fn who_unsubscribes_while_a_letter_is_composed_gets_none() {
    each_engine(async |db| {
        enrolled(&db, &[ANNA, BOB], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let describe = Meanwhile {
            db: db.clone(),
            fake: Fake::new(),
        };
        let ran = digests::run(&db, &morning(1), &describe).await.unwrap();
        assert_eq!(ran, Ran { due: 2, queued: 1 });
        let [letter] = letters(&db).await.try_into().unwrap();
        assert_eq!(letter.recipient, format!("{BOB}@example.nl"));
    })
    .await;
}

#[tokio::test]
async fn a_database_that_fails_stops_the_run_and_loses_nothing() {
    struct Failing;
    impl Describe for Failing {
        async fn communities(
            &self,
            r: &mut Reader,
            _: PersonId,
        ) -> Result<Vec<(CommunityId, Ts)>, Error> {
            let wrong = r.query(store::sql!("SELECT nothing FROM nowhere"));
            Ok(wrong.fetch_all::<(CommunityId, Ts)>().await?)
        }

        async fn contents(
            &self,
            _: &mut Reader,
            _: PersonId,
            _: &[Event],
            _: &str,
            _: Ts,
        ) -> Result<Option<Contents>, Error> {
            Ok(None)
        }
    }
    each_engine(async |db| {
        enrolled(&db, &[ANNA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let outcome = digests::run(&db, &morning(1), &Failing).await;
        assert!(matches!(outcome, Err(Error::Store(_))), "{outcome:?}");
        let ran = run(&db, &morning(1), &Fake::new()).await;
        assert_eq!(ran, Ran { due: 1, queued: 1 });
    })
    .await;
}
