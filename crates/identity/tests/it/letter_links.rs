//! Links that are asked for by an address: to sign in, and to choose another password.

use base::{Fact, Fault, Kind, LinkRequestId};
use identity::{Error, LetterLink, Link, Purpose, Secret, SignInLink};
use store::Db;
use store::testing::{each_engine, race};

use crate::{anonymous, at, by, cheap, email, facts, system, with_anna};

const ANNA: &str = "ANNA@example.nl";

/// Asks for a link to sign in; the request that was stated.
async fn ask(db: &Db, address: &str, browser: &Secret) -> LinkRequestId {
    facts(db).await;
    let mut w = db.write().await.unwrap();
    let nobody = anonymous(&system());
    identity::ask_sign_in_link(&mut w, &nobody, &email(address), browser, "/t/1")
        .await
        .unwrap();
    w.commit().await.unwrap();
    asked(db).await
}

pub(crate) async fn asked(db: &Db) -> LinkRequestId {
    let stated = facts(db).await;
    assert_eq!(stated.len(), 1, "{stated:?}");
    let request = stated.iter().find_map(|fact| match fact {
        Fact::LinkAsked { request } => Some(*request),
        _ => None,
    });
    request.unwrap()
}

async fn answer(db: &Db, call: &base::Call, request: LinkRequestId) -> Option<LetterLink> {
    let mut w = db.write().await.unwrap();
    let link = identity::system::answer_link_request(&mut w, call, request)
        .await
        .unwrap();
    w.commit().await.unwrap();
    link
}

async fn found(db: &Db, seconds: i64, link: &Secret, browser: &Secret) -> Option<SignInLink> {
    let mut r = db.read().await.unwrap();
    let now = at(&system(), seconds).now;
    identity::find_sign_in_link(&mut r, now, &link.text(), Some(browser))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_link_signs_in_once_within_a_quarter_of_an_hour_in_the_browser_that_asked() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let (mine, other) = (Secret::new(&call.ids), Secret::new(&call.ids));
        let request = ask(&db, ANNA, &mine).await;
        let link = answer(&db, &call, request).await.unwrap();
        assert_eq!((link.person, link.purpose), (id, Purpose::SignIn));
        assert_eq!(answer(&db, &call, request).await, None, "answered once");

        let link = link.secret;
        let here = |here| Some(SignInLink { here });
        assert_eq!(found(&db, 899, &link, &mine).await, here(true));
        assert_eq!(found(&db, 899, &link, &other).await, here(false));
        assert_eq!(found(&db, 900, &link, &mine).await, None);
        assert_eq!(found(&db, 0, &other, &mine).await, None);
        let mut r = db.read().await.unwrap();
        let blind = identity::find_sign_in_link(&mut r, call.now, &link.text(), None)
            .await
            .unwrap();
        assert_eq!(blind, here(false));
        drop(r);

        let nobody = anonymous(&call);
        let mut w = db.write().await.unwrap();
        for (call, secret, browser) in [
            (&nobody, link.text(), &other),
            (&at(&nobody, 900), link.text(), &mine),
            (&nobody, mine.text(), &mine),
            (&nobody, "?".to_owned(), &mine),
        ] {
            let error = identity::sign_in_by_link(&mut w, call, &secret, browser)
                .await
                .unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::NotFound, "link-spent"));
        }
        let (person, to) = identity::sign_in_by_link(&mut w, &nobody, &link.text(), &mine)
            .await
            .unwrap();
        assert_eq!((person, to.as_str()), (id, "/t/1"));
        w.commit().await.unwrap();
        assert_eq!(found(&db, 0, &link, &mine).await, None, "used up");
    })
    .await;
}

#[tokio::test]
async fn a_newer_link_replaces_the_older_of_the_same_browser_and_of_no_other() {
    each_engine(async |db| {
        let call = system();
        with_anna(&db, &call).await;
        let (mine, theirs) = (Secret::new(&call.ids), Secret::new(&call.ids));
        let mut links = Vec::new();
        for browser in [&mine, &theirs, &mine] {
            let request = ask(&db, ANNA, browser).await;
            links.push(answer(&db, &call, request).await.unwrap().secret);
        }
        assert_eq!(found(&db, 0, &links[0], &mine).await, None);
        assert!(found(&db, 0, &links[1], &theirs).await.is_some());
        assert!(found(&db, 0, &links[2], &mine).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn nobody_and_the_disabled_get_no_link_and_asking_writes_the_same() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let browser = Secret::new(&call.ids);
        // The same fact is stated for an address of nobody.
        let request = ask(&db, "niemand@example.nl", &browser).await;
        assert_eq!(answer(&db, &call, request).await, None);

        let request = ask(&db, ANNA, &browser).await;
        let link = answer(&db, &call, request).await.unwrap().secret;
        let request = ask(&db, ANNA, &browser).await;
        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &call, id).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(answer(&db, &call, request).await, None);
        assert_eq!(found(&db, 0, &link, &browser).await, None);
        let mut w = db.write().await.unwrap();
        let error = identity::sign_in_by_link(&mut w, &call, &link.text(), &browser)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::LinkSpent));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_follow_a_link_at_once_one_comes_in() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let browser = Secret::new(&call.ids);
        let request = ask(&db, ANNA, &browser).await;
        let link = answer(&db, &call, request).await.unwrap().secret;
        let nobody = anonymous(&call);
        let outcomes = race(&db, async |w, _| {
            identity::sign_in_by_link(w, &nobody, &link.text(), &browser).await
        })
        .await;
        assert!(
            matches!(&outcomes, (Ok((person, _)), Err(Error::LinkSpent)) if *person == id),
            "{outcomes:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn another_password_makes_links_to_sign_in_void() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let browser = Secret::new(&call.ids);
        for by_link in [false, true] {
            let request = ask(&db, ANNA, &browser).await;
            let link = answer(&db, &call, request).await.unwrap().secret;
            let mut w = db.write().await.unwrap();
            if by_link {
                let secret = identity::issue_password_link(&mut w, &call, id)
                    .await
                    .unwrap();
                identity::set_password_by_link(&mut w, &call, &secret.text(), cheap())
                    .await
                    .unwrap();
            } else {
                identity::change_password(&mut w, &by(&call, id, None), cheap())
                    .await
                    .unwrap();
            }
            w.commit().await.unwrap();
            assert_eq!(found(&db, 0, &link, &browser).await, None, "{by_link}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link_of_an_hour() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let browser = Secret::new(&call.ids);
        let mut w = db.write().await.unwrap();
        let older = identity::issue_password_link(&mut w, &call, id)
            .await
            .unwrap();
        identity::ask_password_link(&mut w, &anonymous(&call), &email(ANNA), &browser)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let request = asked(&db).await;
        let link = answer(&db, &call, request).await.unwrap();
        assert_eq!((link.person, link.purpose), (id, Purpose::Password));

        let mut r = db.read().await.unwrap();
        let expires_at = call.now.plus_seconds(3600);
        let living = identity::find_link(&mut r, call.now, &link.secret.text())
            .await
            .unwrap();
        assert_eq!(
            living,
            Some(Link::Password {
                person: id,
                email: "Anna@Example.nl".into(),
                expires_at
            })
        );
        let replaced = identity::find_link(&mut r, call.now, &older.text())
            .await
            .unwrap();
        assert_eq!(replaced, None);
        drop(r);
        // It is no link to sign in.
        assert_eq!(found(&db, 0, &link.secret, &browser).await, None);
        let mut w = db.write().await.unwrap();
        identity::set_password_by_link(&mut w, &anonymous(&call), &link.secret.text(), cheap())
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_has_expired_is_swept_away_and_a_long_way_back_is_not_kept() {
    each_engine(async |db| {
        let call = system();
        with_anna(&db, &call).await;
        facts(&db).await;
        let browser = Secret::new(&call.ids);
        let mut w = db.write().await.unwrap();
        let long = format!("/{}", "x".repeat(1000));
        identity::ask_sign_in_link(&mut w, &anonymous(&call), &email(ANNA), &browser, &long)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let request = asked(&db).await;
        let link = answer(&db, &call, request).await.unwrap().secret;
        let mut w = db.write().await.unwrap();
        let (_, to) = identity::sign_in_by_link(&mut w, &call, &link.text(), &browser)
            .await
            .unwrap();
        assert_eq!(to, "/");
        drop(w);
        let mut w = db.write().await.unwrap();
        let late = at(&call, 900).now;
        assert_eq!(identity::system::sweep(&mut w, late).await.unwrap(), 1);
    })
    .await;
}
