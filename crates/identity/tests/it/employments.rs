//! Where somebody works: offered, chosen, ended; and what is shown of it.

use base::{Call, Fact, Fault, Invalid, Kind, OrganisationId};
use identity::{Ended, Error, NewAccount};
use store::Db;
use store::testing::{each_engine, race};

use crate::organisations::{form, id_of, planted};
use crate::{admin, anna, anonymous, at, by, email, facts, system, with_anna};

/// Anna, with an address of this domain, who works nowhere yet.
async fn newcomer(db: &Db, call: &Call, address: &str) -> Call {
    let new = NewAccount {
        email: email(address),
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        ..anna(call)
    };
    let mut w = db.write().await.unwrap();
    let made = identity::create_account(&mut w, call, new).await.unwrap();
    w.commit().await.unwrap();
    facts(db).await;
    by(call, made.id, None)
}

/// Organisation, province and job beside the name.
async fn shown(db: &Db, me: &Call) -> (String, String, String) {
    let mut r = db.read().await.unwrap();
    let own = identity::account(&mut r, me).await.unwrap();
    (own.organisation, own.province, own.job)
}

fn three(a: &str, b: &str, c: &str) -> (String, String, String) {
    (a.to_owned(), b.to_owned(), c.to_owned())
}

#[tokio::test]
async fn a_new_account_of_a_known_mail_domain_is_offered_its_employer_once() {
    each_engine(async |db| {
        planted(&db).await;
        let me = newcomer(&db, &system(), "Anna@Duinkant.Example").await;
        let duinkant = id_of(&db, "bibliotheek-duinkant").await;
        let mut w = db.write().await.unwrap();
        let offered = identity::offered_employer(&mut w, &me).await.unwrap();
        assert_eq!(offered.unwrap().id, duinkant);
        identity::choose_employer(&mut w, &me, duinkant, "")
            .await
            .unwrap();
        assert_eq!(identity::offered_employer(&mut w, &me).await.unwrap(), None);
        w.commit().await.unwrap();
        let system = system();
        let other = Call {
            ids: base::Ids::seeded(2),
            ..system
        };
        let elsewhere = newcomer(&db, &other, "bob@elders.example").await;
        let mut r = db.read().await.unwrap();
        let none = identity::offered_employer(&mut r, &elsewhere).await;
        assert_eq!(none.unwrap(), None);
        let error = identity::offered_employer(&mut r, &anonymous(&elsewhere))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
    })
    .await;
}

#[tokio::test]
async fn choosing_another_employer_ends_the_work_before_and_is_shown_at_once() {
    each_engine(async |db| {
        planted(&db).await;
        let me = newcomer(&db, &system(), "anna@example.nl").await;
        let person = me.actor.person().unwrap();
        let (duinkant, cubiss) = (
            id_of(&db, "bibliotheek-duinkant").await,
            id_of(&db, "cubiss").await,
        );
        let mut w = db.write().await.unwrap();
        for (place, job) in [
            (duinkant, "Leesconsulent"),
            (duinkant, ""),
            (cubiss, "Adviseur"),
        ] {
            identity::choose_employer(&mut w, &me, place, job)
                .await
                .unwrap();
        }
        let open = identity::employment(&mut w, &me).await.unwrap().unwrap();
        assert_eq!(
            (open.organisation, open.job.as_str(), open.since),
            (cubiss, "Adviseur", me.now)
        );
        let unknown = OrganisationId(me.ids.uuid(me.now));
        let error = identity::choose_employer(&mut w, &me, unknown, "")
            .await
            .unwrap_err();
        assert_eq!(error.invalid(), [Invalid::new("organisation", "unknown")]);
        w.commit().await.unwrap();
        assert_eq!(
            shown(&db, &me).await,
            three("Cubiss", "Noord-Brabant", "Adviseur")
        );
        let started = |organisation| Fact::EmploymentStarted {
            person,
            organisation,
        };
        let ended = Fact::EmploymentEnded {
            person,
            organisation: duinkant,
        };
        assert_eq!(
            facts(&db).await,
            [started(duinkant), ended, started(cubiss)]
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_choices_at_once_one_remains_and_the_other_ended() {
    each_engine(async |db| {
        planted(&db).await;
        let me = newcomer(&db, &system(), "anna@example.nl").await;
        let places = [
            id_of(&db, "bibliotheek-duinkant").await,
            id_of(&db, "cubiss").await,
        ];
        let turn = std::sync::atomic::AtomicUsize::new(0);
        let (a, b) = race(&db, async |w, _| {
            let which = turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            identity::choose_employer(w, &me, places[which % 2], "").await
        })
        .await;
        a.unwrap();
        b.unwrap();
        let stated = facts(&db).await;
        let ended = stated
            .iter()
            .filter(|fact| matches!(fact, Fact::EmploymentEnded { .. }));
        assert_eq!((stated.len(), ended.count()), (3, 1), "{stated:?}");
        let mut r = db.read().await.unwrap();
        let open = identity::employment(&mut r, &me).await.unwrap().unwrap();
        let last = Fact::EmploymentStarted {
            person: me.actor.person().unwrap(),
            organisation: open.organisation,
        };
        assert_eq!(stated.last(), Some(&last));
    })
    .await;
}

#[tokio::test]
async fn a_renamed_organisation_is_shown_by_its_new_name_at_whoever_works_there() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let person = with_anna(&db, &call).await;
        let me = by(&call, person, None);
        let other = Call {
            ids: base::Ids::seeded(2),
            ..system()
        };
        let elsewhere = newcomer(&db, &other, "bob@example.nl").await;
        let (duinkant, cubiss) = (
            id_of(&db, "bibliotheek-duinkant").await,
            id_of(&db, "cubiss").await,
        );
        let mut w = db.write().await.unwrap();
        // An account made with the name of an organisation works there from the start.
        let open = identity::employment(&mut w, &me).await.unwrap().unwrap();
        assert_eq!(open.organisation, duinkant);
        let employer = identity::employer(&mut w, person).await.unwrap();
        assert_eq!(employer.map(|one| one.id), Some(duinkant));
        identity::choose_employer(&mut w, &elsewhere, cubiss, "")
            .await
            .unwrap();
        identity::change_organisation(&mut w, &call, duinkant, &form("Bibliotheek Schelpkant", ""))
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(
            shown(&db, &me).await,
            three("Bibliotheek Schelpkant", "Zeeland", "Leesconsulent")
        );
        assert_eq!(shown(&db, &elsewhere).await.0, "Cubiss");
    })
    .await;
}

#[tokio::test]
async fn work_is_ended_by_the_person_or_an_administrator_with_a_date() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let person = with_anna(&db, &call).await;
        facts(&db).await;
        let me = by(&call, person, None);
        let duinkant = id_of(&db, "bibliotheek-duinkant").await;
        let stranger = by(&call, base::PersonId(call.ids.uuid(call.now)), None);
        let day = 86_400;
        let later = at(&me, 3 * day);
        let yesterday = call.now.plus_seconds(2 * day);
        for (other, kind) in [
            (stranger, Kind::Forbidden),
            (anonymous(&call), Kind::SignInNeeded),
        ] {
            let mut w = db.write().await.unwrap();
            let error = identity::end_employment(&mut w, &other, person, yesterday)
                .await
                .unwrap_err();
            assert_eq!(error.kind(), kind);
        }
        for wrong in [later.now.plus_seconds(401 * day), call.now.plus_seconds(-1)] {
            let mut w = db.write().await.unwrap();
            let error = identity::end_employment(&mut w, &later, person, wrong)
                .await
                .unwrap_err();
            assert_eq!(error.invalid(), [Invalid::new("until", "wrong-day")]);
        }
        assert_eq!(shown(&db, &me).await.0, "Bibliotheek Duinkant");

        let ended = Fact::EmploymentEnded {
            person,
            organisation: duinkant,
        };
        for by_whom in [later.clone(), admin(&later)] {
            let mut w = db.write().await.unwrap();
            identity::end_employment(&mut w, &by_whom, person, yesterday)
                .await
                .unwrap();
            assert_eq!(identity::employment(&mut w, &me).await.unwrap(), None);
            assert_eq!(identity::employer(&mut w, person).await.unwrap(), None);
            w.commit().await.unwrap();
            assert_eq!(shown(&db, &me).await, three("", "", ""));
            assert_eq!(facts(&db).await, std::slice::from_ref(&ended));
            let mut w = db.write().await.unwrap();
            let error = identity::end_employment(&mut w, &by_whom, person, yesterday)
                .await
                .unwrap_err();
            assert!(matches!(error, Error::NotFound), "{error:?}");
            drop(w);
            let mut w = db.write().await.unwrap();
            identity::choose_employer(&mut w, &me, duinkant, "")
                .await
                .unwrap();
            w.commit().await.unwrap();
            facts(&db).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_end_that_is_known_comes_by_itself_and_can_be_taken_back() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let person = with_anna(&db, &call).await;
        let me = by(&call, person, None);
        let duinkant = id_of(&db, "bibliotheek-duinkant").await;
        facts(&db).await;
        let day = 86_400;
        let last = call.now.plus_seconds(30 * day);
        let plan = async || {
            let mut w = db.write().await.unwrap();
            let ended = identity::end_employment(&mut w, &me, person, last).await;
            w.commit().await.unwrap();
            assert_eq!(ended.unwrap(), Ended::Later(last));
        };
        let due = async |at: &Call| {
            let mut w = db.write().await.unwrap();
            let ended = identity::system::end_due_employments(&mut w, at)
                .await
                .unwrap();
            w.commit().await.unwrap();
            ended
        };
        plan().await;
        let mut r = db.read().await.unwrap();
        let open = identity::employment(&mut r, &me).await.unwrap().unwrap();
        assert_eq!(open.ends_at, Some(last));
        drop(r);
        assert_eq!(due(&at(&call, 30 * day - 1)).await, []);
        assert_eq!(shown(&db, &me).await.0, "Bibliotheek Duinkant");

        let mut w = db.write().await.unwrap();
        identity::choose_employer(&mut w, &me, duinkant, "Leesconsulent")
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(due(&at(&call, 31 * day)).await, []);
        assert_eq!(facts(&db).await, []);

        plan().await;
        assert_eq!(due(&at(&call, 30 * day)).await, [person]);
        assert_eq!(due(&at(&call, 30 * day)).await, []);
        assert_eq!(shown(&db, &me).await, three("", "", ""));
        let ended = Fact::EmploymentEnded {
            person,
            organisation: duinkant,
        };
        assert_eq!(facts(&db).await, [ended]);
    })
    .await;
}

#[tokio::test]
async fn with_the_work_an_administrator_ends_but_never_the_only_one() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let person = with_anna(&db, &call).await;
        let me = by(&call, person, None);
        let make = async |other: Option<base::PersonId>| {
            let mut w = db.write().await.unwrap();
            w.query(store::sql!(
                "UPDATE person SET administrator = TRUE WHERE id = $1 OR id = $2"
            ))
            .bind(person)
            .bind(other)
            .execute()
            .await
            .unwrap();
            w.commit().await.unwrap();
        };
        let leave = async || {
            let mut w = db.write().await.unwrap();
            identity::end_employment(&mut w, &me, person, call.now)
                .await
                .unwrap();
            let duinkant = id_of(&db, "bibliotheek-duinkant").await;
            identity::choose_employer(&mut w, &me, duinkant, "")
                .await
                .unwrap();
            let mine = identity::account(&mut w, &me).await.unwrap();
            w.commit().await.unwrap();
            mine.administrator
        };
        make(None).await;
        assert!(leave().await, "the only one stays");
        let mut w = db.write().await.unwrap();
        let bob = NewAccount {
            email: email("bob@elders.example"),
            handle: None,
            ..anna(&call)
        };
        let other = identity::create_account(&mut w, &call, bob).await.unwrap();
        w.commit().await.unwrap();
        make(Some(other.id)).await;
        assert!(!leave().await);
        let mut r = db.read().await.unwrap();
        let told = identity::system::administrators(&mut r).await.unwrap();
        assert_eq!(told, [other.id]);
        let (reader, all) = (admin(&call), store::record::Filter::default());
        let acts = identity::list_acts(&mut r, &reader, &all, i64::MAX, 10)
            .await
            .unwrap();
        let ended: Vec<&str> = acts.iter().map(|act| act.action.as_str()).collect();
        assert_eq!(
            ended
                .iter()
                .filter(|act| **act == "administrator-ended")
                .count(),
            1,
            "{ended:?}"
        );
    })
    .await;
}
