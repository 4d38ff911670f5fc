//! Guests: an account that works until a moment, to the microsecond.

use base::{Call, Fact, Fault, Kind, PersonId};
use identity::{Error, Presented};
use store::testing::each_engine;

use crate::{admin, anonymous, at, by, email, facts, system, token, with_anna};

const HOUR: i64 = 3_600;

#[tokio::test]
async fn after_the_moment_nothing_of_a_guest_works_and_nothing_has_to_run_for_it() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let label = token("x");
        let mut w = db.write().await.unwrap();
        let (session, secret) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let (_, token) = identity::create_token(&mut w, &me, None, &label)
            .await
            .unwrap();
        let until = call.now.plus_seconds(HOUR);
        identity::bound_guest(&mut w, &call, id, Some(until))
            .await
            .unwrap();

        let (before, after) = (at(&call, HOUR - 1), at(&call, HOUR));
        let presented = identity::session_by_secret(&mut w, before.now, &secret.text())
            .await
            .unwrap();
        let Presented::Valid(signed_in) = presented else {
            panic!("{presented:?}");
        };
        assert_eq!(signed_in.session, session);
        assert_eq!(signed_in.account.guest_until, Some(until));
        assert!(signed_in.account.actor(None).is_guest());
        let bearer = identity::account_by_token(&mut w, before.now, &token).await;
        assert!(bearer.unwrap().is_some());
        identity::open_session(&mut w, &before, id, "")
            .await
            .unwrap();
        let credential = identity::credential(&mut w, &email("anna@example.nl"))
            .await
            .unwrap()
            .unwrap();
        assert!(credential.may_sign_in(before.now) && !credential.may_sign_in(after.now));

        let presented = identity::session_by_secret(&mut w, after.now, &secret.text()).await;
        assert_eq!(presented.unwrap(), Presented::Unknown);
        let bearer = identity::account_by_token(&mut w, after.now, &token).await;
        assert_eq!(bearer.unwrap(), None);
        let error = identity::open_session(&mut w, &after, id, "")
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound), "{error:?}");

        // One who is no guest any more is as before.
        identity::bound_guest(&mut w, &call, id, None)
            .await
            .unwrap();
        let bearer = identity::account_by_token(&mut w, after.now, &token)
            .await
            .unwrap();
        assert!(!bearer.unwrap().account.actor(None).is_guest());
    })
    .await;
}

#[tokio::test]
async fn a_moment_that_has_passed_ends_the_sessions() {
    each_engine(async |db| {
        let call = system();
        let person = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let (session, _) = identity::open_session(&mut w, &call, person, "")
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, person, Some(call.now))
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(
            facts(&db).await,
            [
                Fact::GuestBounded { person },
                Fact::SessionEnded { person, session }
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_program_and_administrators_bound_guests() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let mut kind = async |call: &Call, id| {
            let outcome = identity::bound_guest(&mut w, call, id, None).await;
            outcome.err().map(|error| error.kind())
        };
        let unknown = PersonId(call.ids.uuid(call.now));
        assert_eq!(kind(&by(&call, id, None), id).await, Some(Kind::Forbidden));
        assert_eq!(kind(&anonymous(&call), id).await, Some(Kind::SignInNeeded));
        assert_eq!(kind(&call, unknown).await, Some(Kind::NotFound));
        assert_eq!(kind(&admin(&call), id).await, None);
    })
    .await;
}
