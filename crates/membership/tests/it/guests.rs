//! Guests stay where they were admitted.

use base::{Actor, Call, Fact, Kind, Person};
use membership::{Joined, Role, admit_guest, join_community, release_guest};
use store::testing::each_engine;

use crate::{
    ANNA, BOB, EVA, act, admin, anonymous, by, facts, id_of, members, planted, slug, system,
    with_members, wrong,
};

/// A call of Eva's, whose account is a guest's.
fn guest() -> Call {
    Call {
        actor: Actor::Person(Person {
            id: EVA,
            administrator: false,
            session: None,
            guest: true,
        }),
        ..system()
    }
}

#[tokio::test]
async fn a_guest_is_a_member_where_admitted_and_nowhere_else() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (EVA, Role::Member)],
        )
        .await;
        let (open, network) = (id_of(&db, "open").await, id_of(&db, "netwerk").await);
        let named = [slug("netwerk")];
        for _ in 0..2 {
            act(&db, async |w| admit_guest(w, &system(), EVA, &named).await)
                .await
                .unwrap();
        }
        let (ended, started) = (
            Fact::MembershipEnded {
                community: open,
                person: EVA,
            },
            Fact::MembershipStarted {
                community: network,
                person: EVA,
            },
        );
        assert_eq!(facts(&db).await, [ended, started]);
        assert_eq!(
            (members(&db, "open").await, members(&db, "netwerk").await),
            (1, 1)
        );

        let eva = guest();
        let mut r = db.read().await.unwrap();
        let seen = membership::list_communities(&mut r, &eva).await.unwrap();
        let seen: Vec<&str> = seen.iter().map(|(one, _)| one.slug.as_str()).collect();
        assert_eq!(
            seen,
            ["open", "netwerk", "aanvraag"],
            "public, and where admitted"
        );
        drop(r);
        let join = async |name: &str, call: &Call| {
            act(&db, async |w| {
                join_community(w, call, &slug(name), Some("x")).await
            })
            .await
        };
        for (name, outcome) in [
            ("open", (Kind::Forbidden, "guest")),
            ("aanvraag", (Kind::Forbidden, "guest")),
            ("besloten", (Kind::NotFound, "not-found")),
        ] {
            assert_eq!(wrong(join(name, &eva).await), outcome, "{name}");
        }
        assert_eq!(join("netwerk", &eva).await.unwrap(), Joined::Member);

        // Released, the network is open again; what is for members is not.
        act(&db, async |w| release_guest(w, &admin(), EVA).await)
            .await
            .unwrap();
        assert_eq!(join("open", &by(EVA)).await.unwrap(), Joined::Member);
    })
    .await;
}

#[tokio::test]
async fn what_is_for_the_network_is_not_for_a_guest() {
    each_engine(async |db| {
        planted(&db).await;
        act(&db, async |w| {
            admit_guest(w, &admin(), EVA, &[slug("open")]).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let network = slug("netwerk");
        let outcome = membership::community(&mut r, &guest(), &network).await;
        assert_eq!(wrong(outcome), (Kind::NotFound, "not-found"));
        assert!(
            membership::community(&mut r, &by(BOB), &network)
                .await
                .is_ok()
        );
        drop(r);
        let outcome = act(&db, async |w| {
            join_community(w, &guest(), &network, None).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::NotFound, "not-found"));
    })
    .await;
}

#[tokio::test]
async fn who_may_admit_and_what_is_refused() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(EVA, Role::Coordinator)]).await;
        let admit = async |call: &Call, named: &[membership::Slug]| {
            act(&db, async |w| admit_guest(w, call, EVA, named).await).await
        };
        for call in [anonymous(), by(EVA), by(ANNA)] {
            let outcome = admit(&call, &[slug("open")]).await;
            assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
            let outcome = act(&db, async |w| release_guest(w, &call, EVA).await).await;
            assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
        }
        let refused = [
            (vec![], (Kind::Invalid, "invalid")),
            (vec![slug("nergens")], (Kind::NotFound, "not-found")),
            (vec![slug("netwerk")], (Kind::Conflict, "last-coordinator")),
        ];
        for (named, outcome) in refused {
            assert_eq!(wrong(admit(&system(), &named).await), outcome);
        }
        assert_eq!(facts(&db).await, []);
        admit(&system(), &[slug("open")]).await.unwrap();
        assert_eq!(members(&db, "open").await, 1);
    })
    .await;
}
