//! Passkeys: added after proof, one answer to one question in one browser, nobody else's, and gone when removed.

use base::{Call, Fact, Fault, Ids, PasskeyId, PersonId};
use identity::passkey::{
    PasskeySite, Question, add_passkey, begin_passkey, begin_passkey_sign_in, list_passkeys,
    passkey, remove_passkey, rename_passkey, sign_in_by_passkey, take_passkey,
    take_passkey_sign_in,
};
use identity::{Error, Secret, methods};
use store::Db;
use store::testing::{each_engine, race};

use crate::device::Device;
use crate::{anonymous, at, email, facts, system};

const ORIGIN: &str = "https://kring.example";

fn site() -> PasskeySite {
    PasskeySite::of(ORIGIN).unwrap()
}

/// Calls by chance that does not repeat itself, as secrets must differ.
fn by(id: PersonId) -> Call {
    let call = Call {
        ids: Ids::Random,
        ..system()
    };
    crate::by(&call, id, None)
}

fn browser() -> Secret {
    Secret::new(&Ids::Random)
}

async fn with_anna(db: &Db) -> PersonId {
    crate::with_anna(db, &system()).await
}

async fn with_bert(db: &Db) -> PersonId {
    let call = Call {
        ids: Ids::Random,
        ..system()
    };
    let mut w = db.write().await.unwrap();
    let bert = identity::NewAccount {
        email: email("bert@example.nl"),
        ..crate::anna(&call)
    };
    let made = identity::create_account(&mut w, &call, bert).await.unwrap();
    w.commit().await.unwrap();
    made.id
}

async fn asked_to_add(db: &Db, call: &Call, here: &Secret) -> Question {
    let mut w = db.write().await.unwrap();
    let question = begin_passkey(&mut w, call, &site(), here).await.unwrap();
    w.commit().await.unwrap();
    question
}

/// Takes the question out for good, looks at the answer, adds the key.
async fn answered(
    db: &Db,
    call: &Call,
    here: &Secret,
    question: &Question,
    answer: &str,
    name: &str,
) -> Result<PasskeyId, Error> {
    let mut w = db.write().await.unwrap();
    let taken = take_passkey(&mut w, call, &question.id.text(), here).await?;
    w.commit().await.unwrap();
    let new = taken.ok_or(Error::PasskeyLate)?.verify(&site(), answer)?;
    let mut w = db.write().await.unwrap();
    let id = add_passkey(&mut w, call, new, name).await?;
    w.commit().await.unwrap();
    Ok(id)
}

/// A key of this account's.
async fn added(db: &Db, id: PersonId, seed: u8) -> (Device, PasskeyId) {
    let (call, here) = (by(id), browser());
    let question = asked_to_add(db, &call, &here).await;
    let (device, answer) = Device::create(seed, &question.options, ORIGIN).unwrap();
    let added = answered(db, &call, &here, &question, &answer, "Telefoon").await;
    (device, added.unwrap())
}

async fn asked(db: &Db, call: &Call, here: &Secret) -> Question {
    let mut w = db.write().await.unwrap();
    let question = begin_passkey_sign_in(&mut w, call, &site(), here)
        .await
        .unwrap();
    w.commit().await.unwrap();
    question
}

async fn entered(
    db: &Db,
    call: &Call,
    here: &Secret,
    question: &Question,
    answer: &str,
) -> Result<PersonId, Error> {
    let mut w = db.write().await.unwrap();
    let taken = take_passkey_sign_in(&mut w, call, &question.id.text(), here, answer).await;
    w.commit().await.unwrap();
    let shown = taken?.verify(&site())?;
    let mut w = db.write().await.unwrap();
    let person = sign_in_by_passkey(&mut w, call, shown).await?;
    w.commit().await.unwrap();
    Ok(person)
}

/// A whole sign-in.
async fn signs_in(db: &Db, call: &Call, device: &Device) -> Result<PersonId, Error> {
    let here = browser();
    let question = asked(db, call, &here).await;
    let answer = device.sign(&question.options).unwrap();
    entered(db, call, &here, &question, &answer).await
}

fn refused(outcome: &Result<PersonId, Error>) -> bool {
    matches!(outcome, Err(Error::PasskeyRefused))
}

fn late<T>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::PasskeyLate))
}

#[tokio::test]
async fn a_key_that_was_added_says_whose_it_is() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        facts(&db).await;
        let (mut device, key) = added(&db, id, 7).await;
        assert_eq!(facts(&db).await, [Fact::PasskeyAdded { person: id }]);
        device.counter = 2;
        let later = at(&anonymous(&by(id)), 60);
        assert_eq!(signs_in(&db, &later, &device).await.unwrap(), id);
        let mut r = db.read().await.unwrap();
        let own = list_passkeys(&mut r, &by(id)).await.unwrap();
        let seen: Vec<_> = own.iter().map(|k| (k.id, k.name.as_str())).collect();
        assert_eq!(seen, [(key, "Telefoon")]);
        assert_eq!(own[0].used_at, Some(later.now));
        let error = list_passkeys(&mut r, &later).await.unwrap_err();
        assert!(matches!(error, Error::SignInNeeded));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_good_once_for_its_question_in_its_browser_within_five_minutes() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (device, _) = added(&db, id, 7).await;
        let device = device.with(|d| d.counter = 2);
        let (call, here) = (anonymous(&by(id)), browser());
        let question = asked(&db, &call, &here).await;
        let answer = device.sign(&question.options).unwrap();
        let elsewhere = entered(&db, &call, &browser(), &question, &answer).await;
        assert!(late(&elsewhere), "{elsewhere:?}");
        let after = entered(&db, &at(&call, 300), &here, &question, &answer).await;
        assert!(late(&after), "{after:?}");
        let other = asked(&db, &call, &here).await;
        let swapped = entered(&db, &call, &here, &other, &answer).await;
        assert!(refused(&swapped), "{swapped:?}");
        let right = entered(&db, &at(&call, 299), &here, &question, &answer).await;
        assert_eq!(right.unwrap(), id);
        let again = entered(&db, &call, &here, &question, &answer).await;
        assert!(late(&again), "{again:?}");
        // A wrong answer uses the question up too.
        let right = device.sign(&other.options).unwrap();
        let spent = entered(&db, &call, &here, &other, &right).await;
        assert!(late(&spent), "{spent:?}");
        let nothing = Question {
            options: String::new(),
            ..other
        };
        assert!(late(&entered(&db, &call, &here, &nothing, &right).await));
    })
    .await;
}

#[tokio::test]
async fn a_key_lets_in_only_who_it_belongs_to_and_only_after_a_look_at_its_user() {
    each_engine(async |db| {
        let (id, bert) = (with_anna(&db).await, with_bert(&db).await);
        let (device, _) = added(&db, id, 7).await;
        let call = anonymous(&by(id));
        let good = device.with(|d| d.counter = 5);
        for (what, bad) in [
            ("another account", good.naming(bert)),
            ("another secret", good.forged(9).unwrap()),
            ("no look at the user", good.with(|d| d.verified = false)),
            (
                "another site",
                good.with(|d| d.origin = "https://kring.example.evil.example".to_owned()),
            ),
            ("a counter that stands still", good.with(|d| d.counter = 1)),
        ] {
            let outcome = signs_in(&db, &call, &bad).await;
            assert!(refused(&outcome), "{what}: {outcome:?}");
        }
        assert_eq!(signs_in(&db, &call, &good).await.unwrap(), id);
        let copied = signs_in(&db, &call, &good).await;
        assert!(refused(&copied), "its counter was used: {copied:?}");
        let next = good.with(|d| d.counter = 6);
        assert_eq!(signs_in(&db, &call, &next).await.unwrap(), id);
        let here = browser();
        let question = asked(&db, &call, &here).await;
        let outcome = entered(&db, &call, &here, &question, "{}").await;
        assert!(refused(&outcome), "{outcome:?}");
    })
    .await;
}

#[tokio::test]
async fn of_two_answers_at_once_with_one_counter_one_gets_in() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (device, _) = added(&db, id, 7).await;
        let device = device.with(|d| d.counter = 2);
        let (call, here) = (anonymous(&by(id)), browser());
        let mut shown = Vec::new();
        for _ in 0..2 {
            let question = asked(&db, &call, &here).await;
            let answer = device.sign(&question.options).unwrap();
            let mut w = db.write().await.unwrap();
            let text = question.id.text();
            let taken = take_passkey_sign_in(&mut w, &call, &text, &here, &answer).await;
            w.commit().await.unwrap();
            shown.push(taken.unwrap().verify(&site()).unwrap());
        }
        let shown = std::sync::Mutex::new(shown);
        let (a, b) = race(&db, async |w, _| {
            let one = shown.lock().unwrap().pop().unwrap();
            sign_in_by_passkey(w, &call, one).await
        })
        .await;
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn who_may_not_come_in_does_not_come_in_by_a_key() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (device, _) = added(&db, id, 7).await;
        let call = anonymous(&by(id));
        let device = |counter| device.with(|d| d.counter = counter);
        let mut w = db.write().await.unwrap();
        let until = Some(call.now.plus_seconds(60));
        identity::bound_guest(&mut w, &system(), id, until)
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert!(signs_in(&db, &at(&call, 59), &device(2)).await.is_ok());
        assert!(refused(&signs_in(&db, &at(&call, 60), &device(3)).await));
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &system(), id, None)
            .await
            .unwrap();
        identity::disable_account(&mut w, &system(), id)
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert!(refused(&signs_in(&db, &call, &device(4)).await));
        let mut w = db.write().await.unwrap();
        let begun = begin_passkey(&mut w, &by(id), &site(), &browser()).await;
        assert!(matches!(begun, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_key_is_added_by_who_was_asked_and_to_nobody_else() {
    each_engine(async |db| {
        let (id, bert) = (with_anna(&db).await, with_bert(&db).await);
        let (call, here) = (by(id), browser());
        let question = asked_to_add(&db, &call, &here).await;
        let (device, answer) = Device::create(7, &question.options, ORIGIN).unwrap();
        let other = answered(&db, &by(bert), &here, &question, &answer, "Mijn").await;
        assert!(late(&other), "{other:?}");
        let elsewhere = answered(&db, &call, &browser(), &question, &answer, "Mijn").await;
        assert!(late(&elsewhere), "{elsewhere:?}");
        let after = answered(&db, &at(&call, 300), &here, &question, &answer, "Mijn").await;
        assert!(late(&after), "{after:?}");
        // A question to add a key does not sign in, and the other way round.
        let signed = device.sign(&question.options).unwrap();
        assert!(late(&entered(&db, &call, &here, &question, &signed).await));
        let sign_in = asked(&db, &call, &here).await;
        let outcome = answered(&db, &call, &here, &sign_in, &answer, "Mijn").await;
        assert!(late(&outcome), "{outcome:?}");
        let done = answered(&db, &call, &here, &question, &answer, " Mijn  laptop ").await;
        done.unwrap();
        let again = answered(&db, &call, &here, &question, &answer, "Mijn").await;
        assert!(late(&again), "{again:?}");
        let mut w = db.write().await.unwrap();
        let nobody = begin_passkey(&mut w, &anonymous(&call), &site(), &here).await;
        assert!(matches!(nobody, Err(Error::SignInNeeded)));
        drop(w);
        // The same key again, here and at somebody else's account.
        for who in [id, bert] {
            let question = asked_to_add(&db, &by(who), &here).await;
            let answer = device.created_for(&question.options).unwrap();
            let taken = answered(&db, &by(who), &here, &question, &answer, "Mijn").await;
            let error = taken.unwrap_err();
            let wanted = if who == id {
                "passkey-refused"
            } else {
                "passkey-taken"
            };
            assert_eq!(error.code(), wanted);
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_that_is_not_right_is_not_added() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (call, here) = (by(id), browser());
        let make = async |change: fn(&mut Device)| {
            let question = asked_to_add(&db, &call, &here).await;
            let (mut device, _) = Device::create(7, &question.options, ORIGIN).unwrap();
            change(&mut device);
            let answer = device.created_for(&question.options).unwrap();
            answered(&db, &call, &here, &question, &answer, "Mijn").await
        };
        for change in [(|d| d.verified = false) as fn(&mut Device), |d| {
            d.origin = "https://evil.example".to_owned();
        }] {
            let error = make(change).await.unwrap_err();
            assert!(matches!(error, Error::PasskeyRefused), "{error}");
        }
        let question = asked_to_add(&db, &call, &here).await;
        let outcome = answered(&db, &call, &here, &question, "{}", "Mijn").await;
        assert!(matches!(outcome, Err(Error::PasskeyRefused)));
        for (name, code) in [(" ", "required"), (&*"a".repeat(61), "too-long")] {
            let question = asked_to_add(&db, &call, &here).await;
            let (_, answer) = Device::create(7, &question.options, ORIGIN).unwrap();
            let outcome = answered(&db, &call, &here, &question, &answer, name).await;
            let error = outcome.unwrap_err();
            assert_eq!(error.invalid()[0].code, code);
        }
        make(|d| d.backed_up = true).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_key_is_renamed_and_removed_by_its_owner_and_then_lets_nobody_in() {
    each_engine(async |db| {
        let (id, bert) = (with_anna(&db).await, with_bert(&db).await);
        let (device, key) = added(&db, id, 7).await;
        facts(&db).await;
        let device = device.with(|d| d.counter = 2);
        let mut w = db.write().await.unwrap();
        let before = methods(&mut w, &by(id)).await.unwrap();
        assert_eq!(
            (before.mail, before.password, before.passkeys),
            (true, true, 1)
        );
        assert_eq!(before.count(), 3);
        for who in [by(bert), anonymous(&by(id))] {
            let outcomes = [
                rename_passkey(&mut w, &who, key, "Van mij").await.err(),
                remove_passkey(&mut w, &who, key).await.err(),
                passkey(&mut w, &who, key).await.err(),
            ];
            for error in outcomes {
                assert!(matches!(error, Some(Error::NotFound | Error::SignInNeeded)));
            }
        }
        rename_passkey(&mut w, &by(id), key, "Laptop")
            .await
            .unwrap();
        assert_eq!(passkey(&mut w, &by(id), key).await.unwrap().name, "Laptop");
        let error = rename_passkey(&mut w, &by(id), key, "").await.unwrap_err();
        assert_eq!(error.code(), "invalid");
        w.commit().await.unwrap();
        let (call, here) = (anonymous(&by(id)), browser());
        let question = asked(&db, &call, &here).await;
        let mut w = db.write().await.unwrap();
        remove_passkey(&mut w, &by(id), key).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::PasskeyRemoved { person: id }]);
        let answer = device.sign(&question.options).unwrap();
        let gone = entered(&db, &call, &here, &question, &answer).await;
        assert!(refused(&gone), "{gone:?}");
        let mut w = db.write().await.unwrap();
        let again = remove_passkey(&mut w, &by(id), key).await;
        assert!(matches!(again, Err(Error::NotFound)));
        let left = methods(&mut w, &by(id)).await.unwrap();
        assert_eq!(left.passkeys, 0);
    })
    .await;
}

/// No account is without an address, so the database is told of one.
#[tokio::test]
async fn the_last_way_to_sign_in_is_not_taken_away() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (_, key) = added(&db, id, 7).await;
        let mut w = db.write().await.unwrap();
        w.query(store::sql!(
            "UPDATE person SET email_key = '' WHERE id = $1"
        ))
        .bind(id)
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        identity::remove_password(&mut w, &by(id)).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let last = remove_passkey(&mut w, &by(id), key).await;
        assert!(matches!(last, Err(Error::LastMethod)), "{last:?}");
        drop(w);
        let mut w = db.write().await.unwrap();
        identity::change_password(&mut w, &by(id), crate::cheap())
            .await
            .unwrap();
        remove_passkey(&mut w, &by(id), key).await.unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let last = identity::remove_password(&mut w, &by(id)).await;
        assert!(matches!(last, Err(Error::LastMethod)), "{last:?}");
    })
    .await;
}

#[tokio::test]
async fn questions_that_nobody_answered_are_swept() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let call = by(id);
        asked(&db, &call, &browser()).await;
        asked_to_add(&db, &call, &browser()).await;
        let mut w = db.write().await.unwrap();
        let swept = async |w: &mut store::Writer, seconds| {
            identity::system::sweep(w, at(&call, seconds).now)
                .await
                .unwrap()
        };
        assert_eq!(swept(&mut w, 299).await, 0);
        assert_eq!(swept(&mut w, 300).await, 2);
    })
    .await;
}
