//! Showing people, and what becomes of a disabled account.

use base::{Fact, Fault, Kind, Lang, PersonId};
use identity::{Card, Error};
use store::testing::each_engine;

use crate::{anna, anonymous, by, email, facts, system, with_anna};

#[tokio::test]
async fn people_are_shown_by_handle_by_card_and_by_mention() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let unknown = PersonId(call.ids.uuid(call.now));
        let stranger = by(&call, unknown, None);
        let call = anonymous(&call);
        let mut r = db.read().await.unwrap();
        let profile = identity::person_by_handle(&mut r, &stranger, "Anna-de-Wit")
            .await
            .unwrap();
        assert_eq!((profile.id, profile.job.as_str()), (id, "Leesconsulent"));
        let error = identity::person_by_handle(&mut r, &call, "bob")
            .await
            .unwrap_err();
        assert_eq!((error.kind(), error.code()), (Kind::NotFound, "not-found"));

        let card = Card {
            id,
            handle: "anna-de-wit".into(),
            name: "Anna de Wit".into(),
            organisation: "Bibliotheek Duinkant".into(),
            photo: None,
        };
        assert_eq!(
            identity::cards(&mut r, &[unknown, id, id]).await.unwrap(),
            [card]
        );
        assert_eq!(identity::cards(&mut r, &[]).await.unwrap(), []);
        let asked = ["bob".to_owned(), "anna-de-wit".to_owned()];
        assert_eq!(
            identity::handles(&mut r, &asked).await.unwrap(),
            [("anna-de-wit".to_owned(), id)]
        );
        assert_eq!(identity::handles(&mut r, &[]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_is_nowhere_but_on_its_cards() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        let credential = identity::credential(&mut w, &email("anna@example.nl"))
            .await
            .unwrap()
            .unwrap();
        assert!(credential.disabled);
        let handles = ["anna-de-wit".to_owned()];
        assert!(
            identity::handles(&mut w, &handles)
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(identity::cards(&mut w, &[id]).await.unwrap().len(), 1);
        assert!(
            identity::system::recipient(&mut w, id)
                .await
                .unwrap()
                .is_none()
        );
        assert!(
            identity::system::find_by_email(&mut w, &email("anna@example.nl"))
                .await
                .unwrap()
                .is_none()
        );
        let gone = [
            identity::account(&mut w, &me).await.err(),
            identity::person_by_handle(&mut w, &me, "anna-de-wit")
                .await
                .err(),
            identity::choose_language(&mut w, &me, Lang::En).await.err(),
            identity::open_session(&mut w, &call, id, "").await.err(),
            identity::issue_password_link(&mut w, &call, id).await.err(),
        ];
        assert!(
            gone.iter().all(|e| matches!(e, Some(Error::NotFound))),
            "{gone:?}"
        );
        // Its address is not free for another.
        let error = identity::create_account(&mut w, &call, anna(&call))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::EmailTaken), "{error:?}");
        let nobody = PersonId(call.ids.uuid(call.now));
        let error = identity::disable_account(&mut w, &call, nobody)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn somebody_chooses_another_language() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let me = by(&call, id, None);
        let mut w = db.write().await.unwrap();
        identity::choose_language(&mut w, &me, Lang::En)
            .await
            .unwrap();
        assert_eq!(
            identity::account(&mut w, &me).await.unwrap().language,
            Lang::En
        );
        let error = identity::choose_language(&mut w, &call, Lang::En)
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.code()),
            (Kind::SignInNeeded, "sign-in-needed")
        );
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::LanguageChosen { person: id }]);
    })
    .await;
}
