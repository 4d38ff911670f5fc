//! The second step: on with a right code, asked for at every sign-in, each code once.

use base::{Call, Fault, Ids, PersonId};
use identity::{
    Checked, begin_second_factor, begin_sign_in, confirm_second_factor, finish_sign_in,
    has_second_factor, new_recovery_codes, open_restricted_session, second_factor,
    session_by_secret, stop_second_factor,
};
use store::Db;
use store::testing::{each_engine, race};
use totp_rs::{Builder, Secret};

use crate::{anonymous, at, system};

/// Calls by chance that does not repeat itself, as secrets must differ.
fn by(id: PersonId) -> Call {
    let call = Call {
        ids: Ids::Random,
        ..system()
    };
    crate::by(&call, id, None)
}

async fn with_anna(db: &Db) -> PersonId {
    crate::with_anna(db, &system()).await
}

/// The code an app shows at a moment.
fn code(secret: &str, call: &Call) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(call.now.micros() / 1_000_000).unwrap();
    app.generate(seconds).to_string()
}

/// Anna with a second step that is on since `call`; her app's secret and her recovery codes.
async fn on(db: &Db, id: PersonId) -> (String, Vec<String>) {
    let call = by(id);
    let mut w = db.write().await.unwrap();
    let enrolment = begin_second_factor(&mut w, &call).await.unwrap();
    assert!(
        enrolment.url.starts_with("otpauth://totp/Kenniskring:"),
        "{}",
        enrolment.url
    );
    assert!(
        !has_second_factor(&mut w, id).await.unwrap(),
        "not before the first code"
    );
    let codes = confirm_second_factor(&mut w, &call, &code(&enrolment.secret, &call))
        .await
        .unwrap();
    assert!(has_second_factor(&mut w, id).await.unwrap());
    w.commit().await.unwrap();
    (enrolment.secret, codes)
}

async fn half(db: &Db, call: &Call, id: PersonId) -> String {
    let mut w = db.write().await.unwrap();
    let secret = begin_sign_in(&mut w, call, id).await.unwrap();
    w.commit().await.unwrap();
    secret.text()
}

async fn finish(db: &Db, call: &Call, half: &str, typed: &str) -> Checked {
    let mut w = db.write().await.unwrap();
    let checked = finish_sign_in(&mut w, call, half, typed).await.unwrap();
    w.commit().await.unwrap();
    checked
}

#[tokio::test]
async fn a_code_makes_a_half_sign_in_whole_and_works_once() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (secret, _) = on(&db, id).await;
        // The code that switched it on is used up.
        let call = anonymous(&by(id));
        let one = half(&db, &call, id).await;
        assert_eq!(
            finish(&db, &call, &one, &code(&secret, &call)).await,
            Checked::Wrong
        );
        let later = at(&call, 60);
        let right = code(&secret, &later);
        let two = half(&db, &later, id).await;
        let expected = Checked::Right {
            person: id,
            recovery: false,
        };
        assert_eq!(finish(&db, &later, &two, &right).await, expected);
        // Both half sign-ins have ended, and the code is spent for a third.
        assert_eq!(finish(&db, &later, &one, &right).await, Checked::Gone);
        let three = half(&db, &later, id).await;
        assert_eq!(finish(&db, &later, &three, &right).await, Checked::Wrong);
        // An earlier code does not work after a later one either.
        let before = code(&secret, &at(&call, 30));
        assert_eq!(finish(&db, &later, &three, &before).await, Checked::Wrong);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_use_one_code_at_once_one_gets_in() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (secret, codes) = on(&db, id).await;
        let later = at(&anonymous(&by(id)), 60);
        for typed in [code(&secret, &later), codes[0].clone()] {
            let halves = [half(&db, &later, id).await, half(&db, &later, id).await];
            let (a, b) = race(&db, async |w, n| {
                finish_sign_in(w, &later, &halves[n], &typed).await
            })
            .await;
            let outcomes = [a.unwrap(), b.unwrap()];
            let right = outcomes
                .iter()
                .filter(|o| matches!(o, Checked::Right { .. }));
            assert_eq!(right.count(), 1, "{outcomes:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_works_once_however_it_is_typed() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (_, codes) = on(&db, id).await;
        assert_eq!(codes.len(), 10);
        let call = at(&anonymous(&by(id)), 60);
        let one = half(&db, &call, id).await;
        let typed = codes[3].replace(' ', "").to_uppercase();
        let expected = Checked::Right {
            person: id,
            recovery: true,
        };
        assert_eq!(finish(&db, &call, &one, &typed).await, expected);
        let two = half(&db, &call, id).await;
        assert_eq!(finish(&db, &call, &two, &codes[3]).await, Checked::Wrong);
        let mut r = db.read().await.unwrap();
        let left = second_factor(&mut r, &by(id)).await.unwrap().unwrap();
        assert_eq!(left.codes_left, 9);
    })
    .await;
}

#[tokio::test]
async fn a_half_sign_in_ends_after_five_wrong_codes_and_after_ten_minutes() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (secret, codes) = on(&db, id).await;
        let call = at(&anonymous(&by(id)), 60);
        let one = half(&db, &call, id).await;
        for typed in ["000000", "", "abcdef", "aaaa aaaa aaaa aaaa", "999999999"] {
            assert_eq!(
                finish(&db, &call, &one, typed).await,
                Checked::Wrong,
                "{typed}"
            );
        }
        assert_eq!(
            finish(&db, &call, &one, &code(&secret, &call)).await,
            Checked::Gone
        );
        let two = half(&db, &call, id).await;
        let late = at(&call, 660);
        assert_eq!(
            finish(&db, &late, &two, &code(&secret, &late)).await,
            Checked::Gone
        );
        for bad in ["", "x", &"a".repeat(43)] {
            assert_eq!(
                finish(&db, &call, bad, &codes[0]).await,
                Checked::Gone,
                "{bad}"
            );
        }
        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &crate::system(), id)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let three = half(&db, &call, id).await;
        assert_eq!(finish(&db, &call, &three, &codes[0]).await, Checked::Gone);
    })
    .await;
}

#[tokio::test]
async fn switching_on_off_and_new_codes_want_a_right_code() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let call = by(id);
        let mut w = db.write().await.unwrap();
        let nothing = confirm_second_factor(&mut w, &call, "123456")
            .await
            .unwrap_err();
        assert_eq!(nothing.code(), "not-found");
        begin_second_factor(&mut w, &call).await.unwrap();
        let wrong = confirm_second_factor(&mut w, &call, "000000")
            .await
            .unwrap_err();
        assert_eq!(wrong.invalid()[0].code, "wrong-code");
        assert_eq!(second_factor(&mut w, &call).await.unwrap(), None);
        drop(w);
        let (secret, codes) = on(&db, id).await;
        let later = at(&call, 90);
        let mut w = db.write().await.unwrap();
        let again = begin_second_factor(&mut w, &later).await.err().unwrap();
        assert_eq!(again.code(), "second-factor-on");
        let wrong = stop_second_factor(&mut w, &later, "000000")
            .await
            .unwrap_err();
        assert_eq!(wrong.invalid()[0].code, "wrong-code");
        let wrong = new_recovery_codes(&mut w, &later, "").await.unwrap_err();
        assert_eq!(wrong.invalid()[0].code, "wrong-code");
        let more = Call {
            ids: Ids::seeded(99),
            ..later.clone()
        };
        let new = new_recovery_codes(&mut w, &more, &code(&secret, &later))
            .await
            .unwrap();
        assert!(new.iter().all(|code| !codes.contains(code)));
        let old = stop_second_factor(&mut w, &later, &codes[0])
            .await
            .unwrap_err();
        assert_eq!(old.invalid()[0].code, "wrong-code", "old codes are void");
        stop_second_factor(&mut w, &later, &new[0]).await.unwrap();
        assert!(!has_second_factor(&mut w, id).await.unwrap());
        for outsider in [anonymous(&call), system()] {
            let refused = begin_second_factor(&mut w, &outsider).await.err().unwrap();
            assert_eq!(refused.code(), "sign-in-needed");
        }
    })
    .await;
}

#[tokio::test]
async fn a_restricted_session_is_free_once_the_second_step_is_on() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let call = by(id);
        let mut w = db.write().await.unwrap();
        let (_, cookie) = open_restricted_session(&mut w, &call, id, "")
            .await
            .unwrap();
        w.commit().await.unwrap();
        let restricted = async || {
            let mut r = db.read().await.unwrap();
            match session_by_secret(&mut r, call.now, &cookie.text())
                .await
                .unwrap()
            {
                identity::Presented::Valid(signed_in) => signed_in.restricted,
                other => panic!("{other:?}"),
            }
        };
        assert!(restricted().await);
        on(&db, id).await;
        assert!(!restricted().await);
    })
    .await;
}
