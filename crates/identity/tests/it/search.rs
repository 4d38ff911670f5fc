//! Finding people.

use base::{Actor, Call, Fault, Kind, Limit, Line, Person, PersonId};
use identity::{Audience, Audiences, NewAccount, PersonCursor, Province, Sought};
use store::Db;
use store::testing::each_engine;

use crate::profiles::{form, save, together};
use crate::{admin, anna, anonymous, at, by, email, system, with_anna};

/// The handles of the people who fit.
async fn found(db: &Db, call: &Call, sought: &Sought) -> Vec<String> {
    let mut r = db.read().await.unwrap();
    let start = PersonCursor::START;
    let listed = identity::search_people(&mut r, call, sought, &start, Limit::USUAL).await;
    let items = listed.unwrap().items.into_iter();
    items.map(|one| one.handle).collect()
}

#[tokio::test]
async fn an_expertise_finds_a_person_only_for_whom_it_is_meant() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let mate = PersonId(call.ids.uuid(call.now));
        together(&db, &call, &[id, mate]).await;
        let outsider = by(&call, PersonId(call.ids.uuid(call.now)), None);
        let lookers = [outsider, by(&call, mate, None), me.clone(), admin(&call)];
        let sought = Sought {
            expertise: "TAALH".to_owned(),
            ..Sought::default()
        };
        for (audience, wanted) in [
            (Audience::Everybody, "yyyy"),
            (Audience::SignedIn, "yyyy"),
            (Audience::Shared, ".yyy"),
            (Audience::Nobody, "..yy"),
        ] {
            let audiences = Audiences {
                expertise: audience,
                ..Audiences::default()
            };
            save(&db, &me, &form("anna-de-wit", audiences))
                .await
                .unwrap();
            let mut seen = String::new();
            for looker in &lookers {
                let there = found(&db, looker, &sought).await == ["anna-de-wit"];
                seen.push(if there { 'y' } else { '.' });
            }
            assert_eq!(seen, wanted, "{audience}");
            // The name finds her for everybody who is signed in.
            let name = Sought {
                name: "DE WIT".to_owned(),
                ..Sought::default()
            };
            assert_eq!(found(&db, &lookers[0], &name).await, ["anna-de-wit"]);
        }
    })
    .await;
}

/// Four people, some of whom work somewhere; a call by somebody else.
async fn crowd(db: &Db) -> Call {
    crate::organisations::planted(db).await;
    let call = system();
    for (name, organisation) in [
        ("Bo de Boer", "Cubiss"),
        ("anna de wit", "Bibliotheek Duinkant"),
        ("Anna de Wit", ""),
        ("Çiçek Öz", "Cubiss"),
    ] {
        let n = u32::from_le_bytes(call.ids.bytes());
        let new = NewAccount {
            email: email(&format!("p{n}@example.nl")),
            name: Line::parse("name", name, 80).unwrap(),
            organisation: organisation.to_owned(),
            province: String::new(),
            ..anna(&call)
        };
        let mut w = db.write().await.unwrap();
        identity::create_account(&mut w, &call, new).await.unwrap();
        w.commit().await.unwrap();
    }
    by(&call, PersonId(call.ids.uuid(call.now)), None)
}

#[tokio::test]
async fn people_are_found_by_name_employer_and_province() {
    each_engine(async |db| {
        let me = crowd(&db).await;
        let cubiss = Some(crate::organisations::id_of(&db, "cubiss").await);
        let holland = Some(Province::NoordHolland);
        // name, organisation, province -> who
        let table: [(&str, _, _, &[&str]); 6] = [
            ("ÇIÇ", None, None, &["cicek-oz"]),
            ("", cubiss, None, &["bo-de-boer", "cicek-oz"]),
            ("boer", cubiss, None, &["bo-de-boer"]),
            ("", None, holland, &["anna-de-wit"]),
            ("", cubiss, holland, &[]),
            ("%\u{0}", None, None, &[]),
        ];
        for (name, organisation, province, handles) in table {
            let sought = Sought {
                name: name.to_owned(),
                organisation,
                province,
                expertise: String::new(),
            };
            assert_eq!(found(&db, &me, &sought).await, handles, "{sought:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_of_people_is_walked_by_name() {
    each_engine(async |db| {
        let me = crowd(&db).await;
        let (mut after, mut handles) = (PersonCursor::START, Vec::new());
        let (one, sought) = (Limit::new(1).unwrap(), Sought::default());
        let mut r = db.read().await.unwrap();
        loop {
            let part = identity::search_people(&mut r, &me, &sought, &after, one)
                .await
                .unwrap();
            let last = part.items.last().unwrap();
            after = PersonCursor::after(last);
            handles.push(last.handle.clone());
            if !part.more {
                break;
            }
        }
        assert_eq!(
            handles,
            ["anna-de-wit", "anna-de-wit-2", "bo-de-boer", "cicek-oz"]
        );
    })
    .await;
}

#[tokio::test]
async fn only_signed_in_people_who_are_no_guests_look_for_others() {
    each_engine(async |db| {
        let call = system();
        let guest = Call {
            actor: Actor::Person(Person {
                id: PersonId(call.ids.uuid(call.now)),
                administrator: false,
                session: None,
                guest: true,
            }),
            ..call.clone()
        };
        let mut r = db.read().await.unwrap();
        let (sought, start) = (Sought::default(), PersonCursor::START);
        for (looker, kind) in [
            (anonymous(&call), Kind::SignInNeeded),
            (guest, Kind::Forbidden),
        ] {
            let outcome =
                identity::search_people(&mut r, &looker, &sought, &start, Limit::USUAL).await;
            assert_eq!(outcome.unwrap_err().kind(), kind);
        }
    })
    .await;
}

#[tokio::test]
async fn closed_accounts_and_past_guests_are_not_found_and_old_accounts_are_completed() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, PersonId(call.ids.uuid(call.now)), None);
        let sought = Sought::default();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("UPDATE person SET name_key = NULL"))
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert!(found(&db, &me, &sought).await.is_empty());
        let mut w = db.write().await.unwrap();
        let error = identity::complete_accounts(&mut w, &me).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Forbidden);
        for left in [1, 0] {
            let done = identity::complete_accounts(&mut w, &call).await.unwrap();
            assert_eq!(done, left);
        }
        w.commit().await.unwrap();
        assert_eq!(found(&db, &me, &sought).await, ["anna-de-wit"]);
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, id, Some(call.now.plus_seconds(60)))
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(found(&db, &me, &sought).await.len(), 1);
        assert_eq!(found(&db, &at(&me, 60), &sought).await.len(), 0);
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, id, None)
            .await
            .unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(found(&db, &me, &sought).await.len(), 0);
    })
    .await;
}
