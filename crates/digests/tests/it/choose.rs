//! Choosing whether and when the digest comes.

use base::{Call, Fact, Fault, Invalid, Kind, PersonId};
use digests::choose::preference_by_token;
use digests::{Error, Preference, Ran, Rhythm, choose_digest, preference, set_by_token};
use store::Db;
use store::testing::each_engine;

use crate::{
    ANNA, BOB, Fake, HERE, anonymous, call, enrolled, evening, facts, letters, morning, posted,
    relayed, run, ts,
};

const NONE: Ran = Ran { due: 0, queued: 0 };
const ONE: Ran = Ran { due: 1, queued: 1 };

async fn chooses(db: &Db, call: &Call, rhythm: Rhythm, hour: i64) -> Result<(), Error> {
    let mut w = db.write().await.unwrap();
    choose_digest(&mut w, call, Preference { rhythm, hour }).await?;
    w.commit().await.unwrap();
    Ok(())
}

async fn by_token(db: &Db, token: &str, rhythm: Rhythm) -> Result<PersonId, Error> {
    let mut w = db.write().await.unwrap();
    let whose = set_by_token(&mut w, &anonymous(evening()), token, rhythm).await?;
    w.commit().await.unwrap();
    Ok(whose)
}

async fn chosen(db: &Db, person: PersonId) -> Preference {
    let mut r = db.read().await.unwrap();
    preference(&mut r, &call(evening()).as_person(person))
        .await
        .unwrap()
}

#[tokio::test]
async fn the_digest_comes_at_the_hour_that_was_chosen() {
    each_engine(async |db| {
        let fake = Fake::new();
        enrolled(&db, &[ANNA, BOB], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let anna = call(evening()).as_person(ANNA);
        assert_eq!(chosen(&db, ANNA).await, Preference::USUAL);
        chooses(&db, &anna, Rhythm::Daily, 22).await.unwrap();
        let now = Preference {
            rhythm: Rhythm::Daily,
            hour: 22,
        };
        assert_eq!(chosen(&db, ANNA).await, now);
        assert_eq!(chosen(&db, BOB).await, Preference::USUAL);
        assert_eq!(facts(&db).await, [Fact::DigestChosen { person: ANNA }]);
        // Ten in the evening in the Netherlands is nine in UTC: an hour later, and before Bob's morning.
        assert_eq!(
            run(&db, &call(ts("2026-11-24T20:59:59Z")), &fake).await,
            NONE
        );
        assert_eq!(
            run(&db, &call(ts("2026-11-24T21:00:00Z")), &fake).await,
            ONE
        );
        assert_eq!(fake.take()[0].0, ANNA);
        assert_eq!(run(&db, &morning(1), &fake).await, ONE);
        assert_eq!(fake.take()[0].0, BOB);
        // It stays at that hour.
        relayed(&db, &[posted(2, HERE, evening())]).await;
        assert_eq!(
            run(&db, &call(ts("2026-11-25T20:59:59Z")), &fake).await,
            NONE
        );
        assert_eq!(
            run(&db, &call(ts("2026-11-25T21:00:00Z")), &fake).await,
            ONE
        );
    })
    .await;
}

#[tokio::test]
async fn off_sends_nothing_until_it_is_wanted_again() {
    each_engine(async |db| {
        let fake = Fake::new();
        enrolled(&db, &[ANNA], 0).await;
        relayed(&db, &[posted(1, HERE, evening())]).await;
        let anna = call(evening()).as_person(ANNA);
        chooses(&db, &anna, Rhythm::Off, 7).await.unwrap();
        for day in 1..4 {
            assert_eq!(run(&db, &morning(day), &fake).await, NONE);
        }
        // Wanted again it comes at the next hour, not at once, and with what happened since.
        let again = morning(4).as_person(ANNA);
        chooses(&db, &again, Rhythm::Daily, 7).await.unwrap();
        relayed(&db, &[posted(2, HERE, morning(4).now.plus_seconds(60))]).await;
        assert_eq!(run(&db, &morning(4), &fake).await, NONE);
        assert_eq!(run(&db, &morning(5), &fake).await, ONE);
        assert_eq!(fake.take()[0].1, [2]);
    })
    .await;
}

#[tokio::test]
async fn the_secret_in_a_letter_turns_the_digest_off_and_on_again_without_signing_in() {
    each_engine(async |db| {
        let fake = Fake::new();
        enrolled(&db, &[ANNA, BOB], 0).await;
        chooses(&db, &call(evening()).as_person(ANNA), Rhythm::Daily, 8)
            .await
            .unwrap();
        relayed(&db, &[posted(1, HERE, evening())]).await;
        run(&db, &morning(2), &fake).await;
        facts(&db).await;
        let asked = fake.take();
        let token = &asked.iter().find(|a| a.0 == ANNA).unwrap().2;
        assert_eq!(letters(&db).await.len(), 2);
        // Twice off is off: mail programs repeat themselves.
        for rhythm in [Rhythm::Off, Rhythm::Off, Rhythm::Daily] {
            assert_eq!(by_token(&db, token, rhythm).await.unwrap(), ANNA);
            assert_eq!(facts(&db).await, [Fact::DigestChosen { person: ANNA }]);
            let now = Preference { rhythm, hour: 8 };
            assert_eq!(chosen(&db, ANNA).await, now);
            let mut r = db.read().await.unwrap();
            let found = preference_by_token(&mut r, token).await.unwrap();
            assert_eq!(found, (ANNA, now));
        }
        assert_eq!(chosen(&db, BOB).await, Preference::USUAL);
        by_token(&db, token, Rhythm::Off).await.unwrap();
        relayed(&db, &[posted(2, HERE, evening())]).await;
        assert_eq!(run(&db, &morning(4), &fake).await, ONE);
        assert_eq!(fake.take()[0].0, BOB);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_secret_is_not_found() {
    each_engine(async |db| {
        enrolled(&db, &[ANNA], 0).await;
        let long = "A".repeat(5_000);
        let unknown = ["", "abc", "a\0b", "é", "x' OR '1'='1", "%", long.as_str()];
        for token in unknown {
            let error = by_token(&db, token, Rhythm::Off).await.unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::NotFound, "not-found"));
            let mut r = db.read().await.unwrap();
            let error = preference_by_token(&mut r, token).await.unwrap_err();
            assert!(matches!(error, Error::NotFound), "{error:?}");
        }
        assert_eq!(chosen(&db, ANNA).await, Preference::USUAL);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn one_chooses_signed_in_and_once_the_digest_is_set_up() {
    each_engine(async |db| {
        for call in [anonymous(evening()), call(evening())] {
            let error = chooses(&db, &call, Rhythm::Off, 7).await.unwrap_err();
            let is = (error.kind(), error.code());
            assert_eq!(is, (Kind::SignInNeeded, "sign-in-needed"));
            let mut r = db.read().await.unwrap();
            let error = preference(&mut r, &call).await.unwrap_err();
            assert!(matches!(error, Error::SignInNeeded), "{error:?}");
        }
        let anna = call(evening()).as_person(ANNA);
        let error = chooses(&db, &anna, Rhythm::Off, 7).await.unwrap_err();
        assert!(matches!(error, Error::NotFound), "{error:?}");
        assert_eq!(chosen(&db, ANNA).await, Preference::USUAL);
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[test]
fn a_choice_is_a_known_rhythm_and_an_hour_of_the_day() {
    for (rhythm, hour, expected) in [
        ("daily", "0", (Rhythm::Daily, 0)),
        ("off", "23", (Rhythm::Off, 23)),
    ] {
        let parsed = Preference::parse(rhythm, hour).unwrap();
        assert_eq!((parsed.rhythm, parsed.hour), expected);
    }
    for (rhythm, hour, field) in [
        ("weekly", "7", "rhythm"),
        ("", "7", "rhythm"),
        ("daily", "24", "hour"),
        ("daily", "-1", "hour"),
        ("daily", "", "hour"),
        ("off", "zeven", "hour"),
        ("daily", "99999999999999999999", "hour"),
    ] {
        let error = Preference::parse(rhythm, hour).unwrap_err();
        assert_eq!(error.invalid(), [Invalid::new(field, "unknown")]);
        assert_eq!((error.kind(), error.code()), (Kind::Invalid, "invalid"));
    }
}
