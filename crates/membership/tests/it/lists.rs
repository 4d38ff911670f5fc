//! Who belongs where.

use base::{Kind, Lang};
use membership::{Role, list_of_person, list_own};
use store::testing::each_engine;

use crate::{ANNA, BOB, EVA, admin, anonymous, by, planted, system, with_members, wrong};

#[tokio::test]
async fn ones_own_communities_come_in_their_order() {
    each_engine(async |db| {
        planted(&db).await;
        for name in ["besloten", "open", "netwerk"] {
            with_members(&db, name, &[(ANNA, Role::Member)]).await;
        }
        let mut r = db.read().await.unwrap();
        let own = list_own(&mut r, &by(ANNA)).await.unwrap();
        let names: Vec<_> = own
            .iter()
            .map(|b| (b.slug.as_str(), b.name(Lang::Nl), b.name(Lang::En)))
            .collect();
        assert_eq!(
            names,
            [
                ("open", "Open kring", "Open circle"),
                ("netwerk", "Netwerkkring", "Network circle"),
                ("besloten", "Besloten kring", "Closed circle"),
            ]
        );
        assert_eq!(list_own(&mut r, &by(EVA)).await.unwrap(), []);
        for call in [anonymous(), system()] {
            let outcome = list_own(&mut r, &call).await;
            assert_eq!(wrong(outcome), (Kind::SignInNeeded, "sign-in-needed"));
        }
    })
    .await;
}

#[tokio::test]
async fn of_somebody_else_one_sees_the_communities_one_may_know_of() {
    each_engine(async |db| {
        planted(&db).await;
        for name in ["besloten", "open", "netwerk"] {
            with_members(&db, name, &[(ANNA, Role::Coordinator)]).await;
        }
        with_members(&db, "besloten", &[(BOB, Role::Member)]).await;
        let table = [
            (anonymous(), vec!["open"]),
            (by(EVA), vec!["open", "netwerk"]),
            (by(BOB), vec!["open", "netwerk", "besloten"]),
            (by(ANNA), vec!["open", "netwerk", "besloten"]),
            (admin(), vec!["open", "netwerk", "besloten"]),
        ];
        let mut r = db.read().await.unwrap();
        for (call, expected) in table {
            let seen = list_of_person(&mut r, &call, ANNA).await.unwrap();
            let slugs: Vec<&str> = seen.iter().map(|b| b.slug.as_str()).collect();
            assert_eq!(slugs, expected, "{:?}", call.actor);
            assert!(seen.iter().all(|b| b.role == Role::Coordinator));
        }
    })
    .await;
}
