//! Making accounts.

use base::{Call, Fact, Fault, Kind, Lang};
use identity::{Account, Error, Handle, NewAccount};
use store::testing::{each_engine, race};

use crate::{anna, anonymous, by, email, facts, system};

#[tokio::test]
async fn an_account_is_made_once_and_states_it() {
    each_engine(async |db| {
        let call = system();
        let new = anna(&call);
        let mut w = db.write().await.unwrap();
        let made = identity::create_account(&mut w, &call, new.clone())
            .await
            .unwrap();
        let again = identity::create_account(&mut w, &call, new.clone())
            .await
            .unwrap();
        w.commit().await.unwrap();
        let expected = Account {
            id: new.id,
            handle: "anna-de-wit".into(),
            email: "Anna@Example.nl".into(),
            name: "Anna de Wit".into(),
            organisation: "Bibliotheek Duinkant".into(),
            province: "Noord-Holland".into(),
            job: "Leesconsulent".into(),
            language: Lang::Nl,
            administrator: false,
            created_at: call.now,
            guest_until: None,
        };
        assert_eq!(made, expected);
        assert_eq!(again, expected);
        assert_eq!(facts(&db).await, [Fact::PersonCreated { person: new.id }]);
        let mut r = db.read().await.unwrap();
        assert_eq!(identity::count_accounts(&mut r).await.unwrap(), 1);
        assert_eq!(
            identity::account(&mut r, &by(&call, new.id, None))
                .await
                .unwrap(),
            expected
        );
    })
    .await;
}

#[tokio::test]
async fn only_the_program_and_administrators_make_accounts() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let chief = NewAccount {
            administrator: true,
            ..anna(&call)
        };
        let chief = identity::create_account(&mut w, &call, chief)
            .await
            .unwrap();
        let new = || NewAccount {
            email: email("bob@example.nl"),
            ..anna(&call)
        };
        let by_chief = Call {
            actor: chief.actor(None),
            ..call.clone()
        };
        let made = identity::create_account(&mut w, &by_chief, new())
            .await
            .unwrap();
        assert_eq!(made.handle, "anna-de-wit-2");
        let error = identity::create_account(&mut w, &by(&call, made.id, None), new())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Forbidden), "{error:?}");
        let error = identity::create_account(&mut w, &anonymous(&call), new())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::SignInNeeded), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn address_handle_and_id_are_unique() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let first = identity::create_account(&mut w, &call, anna(&call))
            .await
            .unwrap();
        let same_address = NewAccount {
            email: email("ANNA@example.NL"),
            ..anna(&call)
        };
        let error = identity::create_account(&mut w, &call, same_address)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (Kind::Conflict, "email-taken")
        );

        let other = |n: u32| NewAccount {
            email: email(&format!("a{n}@example.nl")),
            ..anna(&call)
        };
        let same_id = NewAccount {
            id: first.id,
            ..other(0)
        };
        let error = identity::create_account(&mut w, &call, same_id)
            .await
            .unwrap_err();
        assert_eq!(error.code(), "id-taken");

        let handle = Handle::parse("handle", "anna-de-wit").unwrap();
        let same_handle = NewAccount {
            handle: Some(handle),
            ..other(0)
        };
        let error = identity::create_account(&mut w, &call, same_handle)
            .await
            .unwrap_err();
        assert_eq!(error.code(), "handle-taken");

        let mut handles = Vec::new();
        for n in 0..22 {
            handles.push(
                identity::create_account(&mut w, &call, other(n))
                    .await
                    .unwrap()
                    .handle,
            );
        }
        assert_eq!(handles[0], "anna-de-wit-2");
        assert_eq!(handles[18], "anna-de-wit-20");
        assert!(
            handles[19..].iter().all(|h| h.starts_with("anna-de-wit-")),
            "{handles:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_accounts_with_one_address_at_once_one_is_made() {
    each_engine(async |db| {
        let call = system();
        let outcomes = race(&db, async |w, _| {
            identity::create_account(w, &call, anna(&call)).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(_), Err(Error::EmailTaken))),
            "{outcomes:?}"
        );
        let mut r = db.read().await.unwrap();
        assert_eq!(identity::count_accounts(&mut r).await.unwrap(), 1);
    })
    .await;
}
