//! Becoming a member.

use base::{Fact, Invalid, Kind};
use membership::{Error, Joined, Role, community, join_community};
use store::testing::{each_engine, race};

use crate::{
    ADMIN, ANNA, BOB, EVA, act, admin, anonymous, by, facts, id_of, members, planted, slug, system,
    with_members, wrong,
};

#[tokio::test]
async fn joining_an_open_community_makes_a_member_once() {
    each_engine(async |db| {
        planted(&db).await;
        let id = id_of(&db, "open").await;
        for stated in [true, false] {
            let call = by(ANNA);
            let outcome = act(&db, async |w| {
                join_community(w, &call, &slug("open"), None).await
            })
            .await;
            assert_eq!(outcome.unwrap(), Joined::Member);
            let started = Fact::MembershipStarted {
                community: id,
                person: ANNA,
            };
            let expected: &[Fact] = if stated { &[started] } else { &[] };
            assert_eq!(facts(&db).await, expected);
            assert_eq!(members(&db, "open").await, 1);
        }
        let mut r = db.read().await.unwrap();
        let own = membership::list_own(&mut r, &by(ANNA)).await.unwrap();
        assert_eq!((own[0].role, own[0].joined_at), (Role::Member, crate::NOON));
    })
    .await;
}

#[tokio::test]
async fn one_joins_only_signed_in_and_only_what_one_may_know_of() {
    each_engine(async |db| {
        planted(&db).await;
        let not_found = (Kind::NotFound, "not-found");
        let sign_in = (Kind::SignInNeeded, "sign-in-needed");
        let table = [
            (anonymous(), "open", sign_in),
            (anonymous(), "besloten", sign_in),
            (system(), "open", sign_in),
            (by(EVA), "besloten", not_found),
            (by(EVA), "nergens", not_found),
        ];
        for (call, name, expected) in table {
            let outcome = act(&db, async |w| {
                join_community(w, &call, &slug(name), None).await
            })
            .await;
            assert_eq!(wrong(outcome), expected, "{name}");
        }
        for (call, name) in [(by(EVA), "netwerk"), (admin(), "besloten")] {
            let outcome = act(&db, async |w| {
                join_community(w, &call, &slug(name), None).await
            })
            .await;
            assert_eq!(outcome.unwrap(), Joined::Member);
        }
        let community = id_of(&db, "besloten").await;
        assert_eq!(
            facts(&db).await.last(),
            Some(&Fact::MembershipStarted {
                community,
                person: ADMIN
            })
        );
    })
    .await;
}

#[tokio::test]
async fn joining_on_request_asks_once_and_needs_a_reason() {
    each_engine(async |db| {
        planted(&db).await;
        let (call, name) = (by(ANNA), slug("aanvraag"));
        let long = "a".repeat(501);
        let table = [
            (None, Invalid::new("reason", "required")),
            (Some(" \u{0}\n "), Invalid::new("reason", "required")),
            (
                Some(long.as_str()),
                Invalid::bound("reason", "too-long", 500),
            ),
        ];
        for (reason, expected) in table {
            let outcome = act(&db, async |w| join_community(w, &call, &name, reason).await).await;
            let Err(Error::Invalid(fields)) = outcome else {
                panic!("{outcome:?}")
            };
            assert_eq!(fields, [expected]);
        }
        let reason = Some("Ik werk\u{0} eraan");
        for _ in 0..2 {
            let outcome = act(&db, async |w| join_community(w, &call, &name, reason).await).await;
            assert_eq!(outcome.unwrap(), Joined::Requested);
        }
        let id = id_of(&db, "aanvraag").await;
        assert_eq!(
            facts(&db).await,
            [Fact::MembershipRequested {
                community: id,
                person: ANNA
            }]
        );
        assert_eq!(members(&db, "aanvraag").await, 0);
        let mut r = db.read().await.unwrap();
        for (call, asked) in [(by(ANNA), true), (by(BOB), false), (anonymous(), false)] {
            let shown = community(&mut r, &call, &name).await.unwrap();
            assert_eq!((shown.asked(), shown.standing.role()), (asked, None));
        }
        drop(r);

        // Once a member, the old request is no longer shown and asking again changes nothing.
        with_members(&db, "aanvraag", &[(ANNA, Role::Member)]).await;
        let outcome = act(&db, async |w| join_community(w, &call, &name, None).await).await;
        assert_eq!(outcome.unwrap(), Joined::Member);
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &call, &name).await.unwrap();
        assert!(!shown.asked());
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn joining_twice_at_once_makes_one_member() {
    each_engine(async |db| {
        planted(&db).await;
        let outcomes = race(&db, async |w, _| {
            join_community(w, &by(ANNA), &slug("open"), None).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(Joined::Member), Ok(Joined::Member))),
            "{outcomes:?}"
        );
        assert_eq!(members(&db, "open").await, 1);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn asking_twice_at_once_asks_once() {
    each_engine(async |db| {
        planted(&db).await;
        let outcomes = race(&db, async |w, _| {
            join_community(w, &by(ANNA), &slug("aanvraag"), Some("Graag")).await
        })
        .await;
        assert!(
            matches!(outcomes, (Ok(Joined::Requested), Ok(Joined::Requested))),
            "{outcomes:?}"
        );
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_people_who_join_at_once_are_both_counted() {
    each_engine(async |db| {
        planted(&db).await;
        let (a, b) = race(&db, async |w, n| {
            join_community(w, &by([ANNA, BOB][n]), &slug("open"), None).await
        })
        .await;
        assert_eq!((a.unwrap(), b.unwrap()), (Joined::Member, Joined::Member));
        assert_eq!(members(&db, "open").await, 2);
        assert_eq!(facts(&db).await.len(), 2);
    })
    .await;
}
