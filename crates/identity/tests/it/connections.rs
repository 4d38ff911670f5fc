//! Connections: a visit comes back once to its browser, two accounts are connected by a yes, and the last way in stays.

use base::{Call, ConnectionId, Fact, Ids, PersonId};
use identity::connection::{
    Elsewhere, accept_connection, begin_visit, create_connected, end_visit, list_connections,
    propose_by_address, propose_connection, proposed_connection, remove_connection,
    sign_in_by_connection,
};
use identity::{Error, NewAccount, Secret, methods};
use store::Db;
use store::testing::each_engine;

use crate::{anonymous, at, email, facts, system};

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

fn work(subject: &str) -> Elsewhere {
    Elsewhere {
        issuer: "https://login.example".to_owned(),
        subject: subject.to_owned(),
        email: "anna@werk.example".to_owned(),
    }
}

async fn with_anna(db: &Db) -> PersonId {
    crate::with_anna(db, &system()).await
}

/// Anna's account with a connection.
async fn connected(db: &Db, id: PersonId, subject: &str) -> ConnectionId {
    let here = browser();
    let mut w = db.write().await.unwrap();
    let before = list_connections(&mut w, &by(id)).await.unwrap();
    propose_connection(&mut w, &by(id), &here, &work(subject), "/settings")
        .await
        .unwrap();
    let to = accept_connection(&mut w, &by(id), &here).await.unwrap();
    assert_eq!(to, "/settings");
    let all = list_connections(&mut w, &by(id)).await.unwrap();
    w.commit().await.unwrap();
    let new = all.into_iter().find(|one| !before.contains(one));
    new.unwrap().id
}

#[tokio::test]
async fn a_visit_comes_back_once_to_its_browser_from_its_provider_within_ten_minutes() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (nobody, here) = (anonymous(&by(id)), browser());
        let mut w = db.write().await.unwrap();
        let visit = begin_visit(&mut w, &nobody, "werk", &here, "/about", false)
            .await
            .unwrap();
        assert_eq!(
            visit.verifier.len(),
            43,
            "RFC 7636 asks for 43 letters at least"
        );
        let state = visit.state.text();
        let mut back = async |call: &Call, provider: &str, browser: &Secret, state: &str| {
            end_visit(&mut w, call, provider, browser, state)
                .await
                .unwrap()
        };
        assert_eq!(back(&nobody, "werk", &browser(), &state).await, None);
        assert_eq!(back(&nobody, "other", &here, &state).await, None);
        assert_eq!(back(&nobody, "werk", &here, "x").await, None);
        assert_eq!(back(&nobody, "werk", &here, &browser().text()).await, None);
        assert_eq!(back(&at(&nobody, 600), "werk", &here, &state).await, None);
        let visited = back(&at(&nobody, 599), "werk", &here, &state)
            .await
            .unwrap();
        assert_eq!(
            (
                visited.nonce,
                visited.verifier,
                visited.return_to,
                visited.person
            ),
            (visit.nonce, visit.verifier, "/about".to_owned(), None)
        );
        assert_eq!(back(&nobody, "werk", &here, &state).await, None, "once");
    })
    .await;
}

#[tokio::test]
async fn a_visit_to_connect_is_of_who_began_it() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let here = browser();
        let mut w = db.write().await.unwrap();
        let nobody = begin_visit(&mut w, &anonymous(&by(id)), "werk", &here, "/", true).await;
        assert!(matches!(nobody, Err(Error::SignInNeeded)));
        let long = "/".repeat(1001);
        for (who, mine) in [(anonymous(&by(id)), false), (by(id), true)] {
            let visit = begin_visit(&mut w, &by(id), "werk", &here, &long, true)
                .await
                .unwrap();
            let text = visit.state.text();
            let visited = end_visit(&mut w, &who, "werk", &here, &text).await.unwrap();
            assert_eq!(visited.as_ref().and_then(|v| v.person).is_some(), mine);
            assert!(visited.is_none_or(|v| v.return_to == "/"));
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_that_both_have_connects_nothing_before_its_owner_says_yes() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        facts(&db).await;
        let (nobody, here) = (anonymous(&by(id)), browser());
        let anna = email("anna@example.nl");
        let mut w = db.write().await.unwrap();
        for (address, known) in [(email("x@example.nl"), false), (anna, true)] {
            let proposed =
                propose_by_address(&mut w, &nobody, &here, &work("7"), &address, "/about").await;
            assert_eq!(proposed.unwrap(), known);
        }
        let used = sign_in_by_connection(&mut w, &nobody, &work("7")).await;
        assert_eq!(used.unwrap(), None, "nothing is connected yet");
        let seen = proposed_connection(&mut w, &nobody, &here)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (seen.person, seen.email.as_str()),
            (id, "anna@werk.example")
        );
        for (call, browser) in [(&nobody, &browser()), (&at(&nobody, 600), &here)] {
            let seen = proposed_connection(&mut w, call, browser).await.unwrap();
            assert_eq!(seen, None);
        }
        let other = by(PersonId(by(id).ids.uuid(nobody.now)));
        for (call, browser) in [
            (&other, &here),
            (&by(id), &browser()),
            (&at(&by(id), 600), &here),
            (&nobody, &here),
        ] {
            let refused = accept_connection(&mut w, call, browser).await;
            assert!(matches!(
                refused,
                Err(Error::NotFound | Error::SignInNeeded)
            ));
        }
        let to = accept_connection(&mut w, &by(id), &here).await.unwrap();
        assert_eq!(to, "/about");
        let again = accept_connection(&mut w, &by(id), &here).await;
        assert!(matches!(again, Err(Error::NotFound)), "once");
        let used = sign_in_by_connection(&mut w, &at(&nobody, 5), &work("7")).await;
        assert_eq!(used.unwrap(), Some(id));
        let other = sign_in_by_connection(&mut w, &nobody, &work("8")).await;
        assert_eq!(other.unwrap(), None);
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::ConnectionAdded { person: id }]);
        let mut r = db.read().await.unwrap();
        let own = list_connections(&mut r, &by(id)).await.unwrap();
        assert_eq!(own[0].used_at, Some(at(&nobody, 5).now));
        assert_eq!(methods(&mut r, &by(id)).await.unwrap().connections, 1);
    })
    .await;
}

#[tokio::test]
async fn an_account_elsewhere_is_of_one_account_here() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let call = Call {
            ids: Ids::Random,
            ..system()
        };
        let new = NewAccount {
            email: email("bert@example.nl"),
            administrator: true,
            ..crate::anna(&call)
        };
        let mut w = db.write().await.unwrap();
        let bert = create_connected(&mut w, &anonymous(&call), new.clone(), &work("b"))
            .await
            .unwrap();
        assert!(!bert.administrator, "a provider makes no administrators");
        let used = sign_in_by_connection(&mut w, &call, &work("b")).await;
        assert_eq!(used.unwrap(), Some(bert.id));
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let taken = create_connected(&mut w, &call, crate::anna(&call), &work("c")).await;
        assert!(matches!(taken, Err(Error::EmailTaken)));
        drop(w);
        let mut w = db.write().await.unwrap();
        let other = NewAccount {
            id: PersonId(call.ids.uuid(call.now)),
            email: email("carla@example.nl"),
            ..new
        };
        let taken = create_connected(&mut w, &call, other, &work("b")).await;
        assert!(matches!(taken, Err(Error::ConnectionTaken)));
        drop(w);
        let here = browser();
        let mut w = db.write().await.unwrap();
        let refused = propose_connection(&mut w, &by(id), &here, &work("b"), "/").await;
        assert!(matches!(refused, Err(Error::ConnectionTaken)));
        // Somebody else was quicker.
        propose_connection(&mut w, &by(id), &here, &work("d"), "/")
            .await
            .unwrap();
        w.commit().await.unwrap();
        connected(&db, bert.id, "d").await;
        let mut w = db.write().await.unwrap();
        let refused = accept_connection(&mut w, &by(id), &here).await;
        assert!(matches!(refused, Err(Error::ConnectionTaken)));
    })
    .await;
}

#[tokio::test]
async fn a_connection_is_removed_by_its_owner_but_not_the_last_way_in() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (one, two) = (connected(&db, id, "1").await, connected(&db, id, "2").await);
        facts(&db).await;
        let mut w = db.write().await.unwrap();
        let other = by(PersonId(by(id).ids.uuid(system().now)));
        for call in [&other, &anonymous(&by(id))] {
            let refused = remove_connection(&mut w, call, one).await;
            assert!(matches!(
                refused,
                Err(Error::NotFound | Error::SignInNeeded)
            ));
        }
        remove_connection(&mut w, &by(id), one).await.unwrap();
        let used = sign_in_by_connection(&mut w, &by(id), &work("1")).await;
        assert_eq!(used.unwrap(), None);
        w.commit().await.unwrap();
        assert_eq!(facts(&db).await, [Fact::ConnectionRemoved { person: id }]);
        // No account is without an address, so the database is told of one.
        let mut w = db.write().await.unwrap();
        w.query(store::sql!(
            "UPDATE person SET email_key = '', password = '' WHERE id = $1"
        ))
        .bind(id)
        .execute()
        .await
        .unwrap();
        let last = remove_connection(&mut w, &by(id), two).await;
        assert!(matches!(last, Err(Error::LastMethod)), "{last:?}");
    })
    .await;
}

#[tokio::test]
async fn visits_and_proposals_that_were_left_alone_are_swept() {
    each_engine(async |db| {
        let id = with_anna(&db).await;
        let (call, here) = (by(id), browser());
        let mut w = db.write().await.unwrap();
        begin_visit(&mut w, &call, "werk", &here, "/", false)
            .await
            .unwrap();
        propose_connection(&mut w, &call, &here, &work("1"), "/")
            .await
            .unwrap();
        for (seconds, swept) in [(599, 0), (600, 2)] {
            let now = at(&call, seconds).now;
            let gone = identity::system::sweep(&mut w, now).await.unwrap();
            assert_eq!(gone, swept);
        }
    })
    .await;
}
