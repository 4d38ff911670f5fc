//! Bearer tokens: made, used, taken back.

use base::{Fact, Fault, Kind};
use identity::{Error, Scope, TokenForm};
use store::testing::each_engine;

use crate::administer::acts;
use crate::{admin, anonymous, at, by, facts, system, token, with_anna};

#[tokio::test]
async fn a_token_is_its_person_until_it_is_taken_back() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let me = by(&call, id, None);
        let label = token("Koppeling");
        let mut w = db.write().await.unwrap();
        let (token, text) = identity::create_token(&mut w, &me, None, &label)
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert!(text.starts_with("kk_") && text.len() == 46, "{text}");

        let mut w = db.write().await.unwrap();
        let bearer = identity::account_by_token(&mut w, call.now, &text)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((bearer.token, bearer.account.id), (token, id));
        for wrong in [
            "",
            "kk_",
            &text[..45],
            &text[3..],
            &text.replace("kk_", "kk-"),
        ] {
            assert!(
                identity::account_by_token(&mut w, call.now, wrong)
                    .await
                    .unwrap()
                    .is_none(),
                "{wrong}"
            );
        }
        let listed = identity::list_tokens(&mut w, &me).await.unwrap();
        assert_eq!(
            (listed[0].id, listed[0].label.as_str(), listed.len()),
            (token, "Koppeling", 1)
        );

        let stranger = by(&call, base::PersonId(call.ids.uuid(call.now)), None);
        assert!(
            identity::list_tokens(&mut w, &stranger)
                .await
                .unwrap()
                .is_empty()
        );
        let error = identity::remove_token(&mut w, &stranger, token)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::NotFound);
        identity::remove_token(&mut w, &me, token).await.unwrap();
        assert!(
            identity::account_by_token(&mut w, call.now, &text)
                .await
                .unwrap()
                .is_none()
        );
        w.commit().await.unwrap();
        let stated = [
            Fact::TokenCreated { person: id, token },
            Fact::TokenRemoved { person: id, token },
        ];
        assert_eq!(facts(&db).await, stated);
    })
    .await;
}

#[tokio::test]
async fn a_token_for_somebody_else_is_for_the_program_and_administrators() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let unknown = base::PersonId(call.ids.uuid(call.now));
        let label = token("x");
        let mut w = db.write().await.unwrap();
        let (_, text) = identity::create_token(&mut w, &call, Some(id), &label)
            .await
            .unwrap();
        let stranger = by(&call, unknown, None);
        let refused = [
            identity::create_token(&mut w, &stranger, Some(id), &label)
                .await
                .unwrap_err()
                .kind(),
            identity::create_token(&mut w, &anonymous(&call), Some(id), &label)
                .await
                .unwrap_err()
                .kind(),
            identity::create_token(&mut w, &call, None, &label)
                .await
                .unwrap_err()
                .kind(),
            identity::create_token(&mut w, &call, Some(unknown), &label)
                .await
                .unwrap_err()
                .kind(),
        ];
        assert_eq!(
            refused,
            [
                Kind::Forbidden,
                Kind::SignInNeeded,
                Kind::SignInNeeded,
                Kind::NotFound
            ]
        );
        assert!(
            identity::create_token(&mut w, &by(&call, id, None), Some(id), &label)
                .await
                .is_ok()
        );

        identity::disable_account(&mut w, &call, id).await.unwrap();
        assert!(
            identity::account_by_token(&mut w, call.now, &text)
                .await
                .unwrap()
                .is_none()
        );
        let error = identity::create_token(&mut w, &call, Some(id), &label)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_token_has_a_scope_an_end_and_a_last_use() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let form = TokenForm {
            scope: Scope::Read,
            expires_at: Some(call.now.plus_seconds(60)),
            ..token("x")
        };
        let mut w = db.write().await.unwrap();
        let (token_id, text) = identity::create_token(&mut w, &me, None, &form)
            .await
            .unwrap();
        let after = at(&call, 60);
        let bearer = identity::account_by_token(&mut w, after.now, &text).await;
        assert_eq!(bearer.unwrap(), None, "to the microsecond");
        let before = call.now.plus_seconds(59);
        let bearer = identity::account_by_token(&mut w, before, &text)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((bearer.scope, bearer.stale), (Scope::Read, true));
        let stranger = by(&call, base::PersonId(call.ids.uuid(call.now)), None);
        assert!(
            !identity::touch_token(&mut w, &stranger, token_id)
                .await
                .unwrap()
        );
        assert!(identity::touch_token(&mut w, &me, token_id).await.unwrap());
        let again = at(&me, 3_599);
        assert!(
            !identity::touch_token(&mut w, &again, token_id)
                .await
                .unwrap()
        );
        let listed = identity::list_tokens(&mut w, &me).await.unwrap();
        assert_eq!(listed[0].last_used_at, Some(call.now));
        assert_eq!(listed[0].expires_at, form.expires_at);
        assert!(
            identity::touch_token(&mut w, &at(&me, 3_600), token_id)
                .await
                .unwrap()
        );
        let bearer = identity::account_by_token(&mut w, before, &text)
            .await
            .unwrap()
            .unwrap();
        assert!(!bearer.stale);
        let error = identity::touch_token(&mut w, &anonymous(&call), token_id)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_takes_anybodys_token_back() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let mut w = db.write().await.unwrap();
        let (token_id, text) = identity::create_token(&mut w, &me, None, &token("x"))
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        let error = identity::revoke_token(&mut w, &me, token_id)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::Forbidden);
        identity::revoke_token(&mut w, &admin(&call), token_id)
            .await
            .unwrap();
        let error = identity::revoke_token(&mut w, &admin(&call), token_id)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::NotFound);
        let bearer = identity::account_by_token(&mut w, call.now, &text).await;
        assert_eq!(bearer.unwrap(), None);
        let told = acts(&mut w, id).await;
        assert_eq!(told[1..], ["token-created", "token-removed"]);
        w.commit().await.unwrap();
        let removed = Fact::TokenRemoved {
            person: id,
            token: token_id,
        };
        assert_eq!(facts(&db).await, [removed]);
    })
    .await;
}
