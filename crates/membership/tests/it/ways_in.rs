//! Inviting people, coming in by a letter or a link, and taking members out.

use base::{Call, CommunityId, Email, Fact, Ids, Invalid, Kind, Line, PersonId, WayInId};
use membership::system::issue_way_in;
use membership::{
    Error, Invitee, KnownAccount, Outcome, Role, WayInCursor, accept_way_in, admit_guest,
    ask_by_link, find_way_in, invite, join_community, list_ways_in, make_link, note_export,
    remove_member, withdraw_way_in,
};
use store::testing::{each_engine, race};
use store::{Db, sql};

use crate::{
    ADMIN, ANNA, BOB, EVA, NOON, act, anonymous, at, coordinators, facts, id_of, members, planted,
    slug, with_members, wrong,
};

pub(crate) const DAY: i64 = 86_400;

/// The calls of the other tests repeat their chance; secrets must differ.
pub(crate) fn by(id: PersonId) -> Call {
    let ids = Ids::Random;
    Call {
        ids,
        ..crate::by(id)
    }
}

pub(crate) fn admin() -> Call {
    let ids = Ids::Random;
    Call {
        ids,
        ..crate::admin()
    }
}

pub(crate) fn system() -> Call {
    let ids = Ids::Random;
    Call {
        ids,
        ..crate::system()
    }
}

/// A members-only community that Anna looks after; the others belong to nothing.
pub(crate) async fn stage(db: &Db) -> CommunityId {
    planted(db).await;
    with_members(db, "besloten", &[(ANNA, Role::Coordinator)]).await;
    id_of(db, "besloten").await
}

pub(crate) fn who(email: &str, account: Option<PersonId>) -> Invitee {
    Invitee {
        email: Email::parse("email", email).unwrap(),
        name: "Iemand Anders".to_owned(),
        organisation: "OBA".to_owned(),
        account: account.map(|person| KnownAccount {
            person,
            guest: false,
        }),
    }
}

/// An address.
fn email(text: &str) -> Email {
    Email::parse("email", text).unwrap()
}

async fn invited(db: &Db, call: &Call, all: &[Invitee], role: Role) -> Result<Vec<Outcome>, Error> {
    act(db, async |w| {
        invite(w, call, &slug("besloten"), all, role, " Kom\u{0} erbij ").await
    })
    .await
}

/// The ways in of the letters that were stated.
async fn letters(db: &Db) -> Vec<WayInId> {
    let told = |fact| match fact {
        Fact::InvitedToCommunity { way_in, .. } => Some(way_in),
        _ => None,
    };
    facts(db).await.into_iter().filter_map(told).collect()
}

/// Writes the letter; the secret in it.
async fn posted(db: &Db, call: &Call, id: WayInId) -> String {
    let issued = act(db, async |w| issue_way_in(w, call, id).await).await;
    issued.unwrap().unwrap().1.text()
}

/// A letter to Bob's address, with the secret in it.
pub(crate) async fn letter(db: &Db, role: Role) -> String {
    let all = [who("bob@x.nl", None)];
    invited(db, &by(ANNA), &all, role).await.unwrap();
    let ids = letters(db).await;
    posted(db, &system(), *ids.first().unwrap()).await
}

pub(crate) async fn link(db: &Db, uses: i64, days: i64) -> Result<(WayInId, String), Error> {
    let made = act(db, async |w| {
        make_link(w, &by(ANNA), &slug("besloten"), uses, days).await
    });
    made.await.map(|(id, secret)| (id, secret.text()))
}

pub(crate) async fn enter(db: &Db, call: &Call, secret: &str) -> Result<bool, Error> {
    let accepted = act(db, async |w| {
        accept_way_in(w, call, secret, &email("bob@x.nl")).await
    })
    .await;
    accepted.map(|accepted| accepted.changed)
}

#[tokio::test]
async fn an_address_of_an_account_and_one_of_nobody_get_the_same_answer_and_a_member_is_named() {
    each_engine(async |db| {
        stage(&db).await;
        with_members(&db, "besloten", &[(EVA, Role::Member)]).await;
        let mut guest = who("gast@x.nl", Some(ADMIN));
        guest.account = guest.account.map(|it| KnownAccount { guest: true, ..it });
        let all = [
            who("bob@x.nl", Some(BOB)),
            who("niemand@x.nl", None),
            who("eva@x.nl", Some(EVA)),
            guest,
        ];
        let told = invited(&db, &by(ANNA), &all, Role::Member).await.unwrap();
        let letter = Outcome::Invited;
        assert_eq!(told, [letter, letter, Outcome::Member, letter]);
        assert_eq!(letters(&db).await.len(), 3);

        // Again: another letter each. Who looks after accounts is told of the guest.
        let told = invited(&db, &admin(), &all, Role::Member).await.unwrap();
        let again = Outcome::Again;
        assert_eq!(told, [again, again, Outcome::Member, Outcome::Guest]);
        assert_eq!(letters(&db).await.len(), 2);
        let mut r = db.read().await.unwrap();
        let (call, name, start) = (by(ANNA), slug("besloten"), WayInCursor::start());
        let open = list_ways_in(&mut r, &call, &name, start, base::Limit::USUAL).await;
        let open = open.unwrap().items;
        assert_eq!(open.len(), 3);
        assert!(open.iter().all(|one| one.word == "Kom erbij"));
    })
    .await;
}

#[tokio::test]
async fn only_who_looks_after_a_community_that_goes_on_lets_people_in() {
    each_engine(async |db| {
        stage(&db).await;
        with_members(&db, "besloten", &[(EVA, Role::Member)]).await;
        let not_found = (Kind::NotFound, "not-found");
        let table = [
            (anonymous(), not_found),
            (by(BOB), not_found),
            (by(EVA), (Kind::Forbidden, "not-coordinator")),
        ];
        let name = slug("besloten");
        for (call, expected) in table {
            let all = [who("bob@x.nl", None)];
            assert_eq!(
                wrong(invited(&db, &call, &all, Role::Member).await),
                expected
            );
            let made = act(&db, async |w| make_link(w, &call, &name, 1, 1).await).await;
            let sign_in = call.actor.person().is_none();
            let made_wrong = if sign_in {
                (Kind::SignInNeeded, "sign-in-needed")
            } else {
                expected
            };
            assert_eq!(wrong(made), made_wrong);
            let mut r = db.read().await.unwrap();
            let start = WayInCursor::start();
            let listed = list_ways_in(&mut r, &call, &name, start, base::Limit::USUAL).await;
            assert_eq!(wrong(listed.map(|listed| listed.items)), expected);
            drop(r);
            let (id, _) = link(&db, 1, 1).await.unwrap();
            let taken = act(&db, async |w| withdraw_way_in(w, &call, &name, id).await).await;
            assert_eq!(wrong(taken), expected);
            let taken = act(&db, async |w| remove_member(w, &call, &name, ANNA).await).await;
            assert_eq!(wrong(taken), expected);
            let file = act(&db, async |w| note_export(w, &call, &name).await).await;
            assert_eq!(wrong(file), expected);
        }
        let outside = act(&db, async |w| {
            invite(w, &anonymous(), &slug("open"), &[], Role::Member, "").await
        });
        assert_eq!(wrong(outside.await), (Kind::SignInNeeded, "sign-in-needed"));
        for (uses, days, fields) in [
            (0, 1, vec!["uses"]),
            (501, 91, vec!["uses", "days"]),
            (500, 0, vec!["days"]),
        ] {
            let Err(Error::Invalid(told)) = link(&db, uses, days).await else {
                panic!("{uses} {days}")
            };
            let wanted: Vec<Invalid> = fields
                .into_iter()
                .map(|field| Invalid::new(field, "out-of-range"))
                .collect();
            assert_eq!(told, wanted);
        }
        assert!(link(&db, 500, 90).await.is_ok());
        let long = "a".repeat(501);
        let wordy = act(&db, async |w| {
            invite(w, &by(ANNA), &name, &[], Role::Member, &long).await
        });
        assert!(matches!(wordy.await, Err(Error::Invalid(_))));
        archive(&db).await;
        let archived = (Kind::Conflict, "archived");
        assert_eq!(wrong(link(&db, 1, 1).await), archived);
        let all = [who("bob@x.nl", None)];
        let outcome = invited(&db, &by(ANNA), &all, Role::Member).await;
        assert_eq!(wrong(outcome), archived);
    })
    .await;
}

async fn archive(db: &Db) {
    let mut w = db.write().await.unwrap();
    w.query(sql!("UPDATE community SET state = 'archived'"))
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
}

#[tokio::test]
async fn a_letter_lets_one_person_in_whatever_the_door_says_and_looking_changes_nothing() {
    each_engine(async |db| {
        let community = stage(&db).await;
        let secret = letter(&db, Role::Member).await;
        for _ in 0..2 {
            let mut r = db.read().await.unwrap();
            let offered = find_way_in(&mut r, NOON, &secret).await.unwrap().unwrap();
            assert_eq!(offered.community.id, community);
            assert_eq!(offered.way_in.email.as_deref(), Some("bob@x.nl"));
            assert_eq!(
                (offered.invited_by(), offered.is_link()),
                (Some(ANNA), false)
            );
        }
        // Who belongs already uses nothing up.
        assert!(!enter(&db, &by(ANNA), &secret).await.unwrap());
        assert_eq!(
            wrong(enter(&db, &anonymous(), &secret).await),
            (Kind::SignInNeeded, "sign-in-needed")
        );
        // The letter is good for whoever holds it, once.
        assert!(enter(&db, &by(EVA), &secret).await.unwrap());
        let started = Fact::MembershipStarted {
            community,
            person: EVA,
        };
        assert_eq!(facts(&db).await, [started]);
        assert_eq!(members(&db, "besloten").await, 2);
        let spent = (Kind::NotFound, "link-spent");
        assert_eq!(wrong(enter(&db, &by(BOB), &secret).await), spent);
        for none in ["", "niets", &"a".repeat(43)] {
            assert_eq!(wrong(enter(&db, &by(BOB), none).await), spent);
            let mut r = db.read().await.unwrap();
            assert!(find_way_in(&mut r, NOON, none).await.unwrap().is_none());
        }
    })
    .await;
}

#[tokio::test]
async fn an_invitation_to_look_after_makes_coordinator_of_whoever_comes_and_of_a_member() {
    each_engine(async |db| {
        let community = stage(&db).await;
        let secret = letter(&db, Role::Coordinator).await;
        with_members(&db, "besloten", &[(BOB, Role::Member)]).await;
        assert!(enter(&db, &by(BOB), &secret).await.unwrap());
        let changed = Fact::RoleChanged {
            community,
            person: BOB,
        };
        assert_eq!(facts(&db).await, [changed]);
        let secret = letter(&db, Role::Coordinator).await;
        assert!(enter(&db, &by(EVA), &secret).await.unwrap());
        assert_eq!(coordinators(&db, "besloten").await.len(), 3);
        // A link for members makes no less of a coordinator.
        let (_, secret) = link(&db, 1, 1).await.unwrap();
        assert!(!enter(&db, &by(EVA), &secret).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn what_is_over_taken_back_or_written_anew_leads_nowhere() {
    each_engine(async |db| {
        let community = stage(&db).await;
        let spent = (Kind::NotFound, "link-spent");
        let secret = letter(&db, Role::Member).await;
        let late = at(&by(BOB), 30 * DAY);
        assert_eq!(wrong(enter(&db, &late, &secret).await), spent);

        let all = [who("bob@x.nl", None)];
        let again = invited(&db, &by(ANNA), &all, Role::Member).await;
        assert_eq!(again.unwrap(), [Outcome::Again]);
        let ids = letters(&db).await;
        assert_eq!(
            wrong(enter(&db, &by(BOB), &secret).await),
            spent,
            "written anew"
        );
        let secret = posted(&db, &system(), ids[0]).await;
        let take = async |id| {
            act(&db, async |w| {
                withdraw_way_in(w, &by(ANNA), &slug("besloten"), id).await
            })
            .await
        };
        let elsewhere = act(&db, async |w| {
            withdraw_way_in(w, &admin(), &slug("open"), ids[0]).await
        });
        assert_eq!(wrong(elsewhere.await), (Kind::NotFound, "not-found"));
        take(ids[0]).await.unwrap();
        assert_eq!(
            wrong(enter(&db, &by(BOB), &secret).await),
            spent,
            "taken back"
        );
        assert_eq!(wrong(take(ids[0]).await), (Kind::NotFound, "not-found"));
        let none = act(&db, async |w| issue_way_in(w, &system(), ids[0]).await).await;
        assert!(none.unwrap().is_none(), "no letter for what was taken back");

        let (_, secret) = link(&db, 2, 1).await.unwrap();
        let late = at(&by(BOB), DAY);
        assert_eq!(wrong(enter(&db, &late, &secret).await), spent);
        archive(&db).await;
        let outcome = enter(&db, &by(BOB), &secret).await;
        assert_eq!(wrong(outcome), (Kind::Conflict, "archived"));
        let mut w = db.write().await.unwrap();
        w.query(sql!("UPDATE community SET state = 'merged' WHERE id = $1"))
            .bind(community)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert_eq!(wrong(enter(&db, &by(BOB), &secret).await), spent);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_want_the_last_use_of_a_link_at_once_one_comes_in() {
    each_engine(async |db| {
        stage(&db).await;
        let (_, secret) = link(&db, 1, 1).await.unwrap();
        let (a, b) = race(&db, async |w, n| {
            accept_way_in(w, &by([BOB, EVA][n]), &secret, &email("bob@x.nl")).await
        })
        .await;
        let came = [&a, &b].into_iter().filter(|one| one.is_ok()).count();
        assert_eq!(came, 1, "{a:?} {b:?}");
        let lost = if a.is_ok() { b } else { a };
        assert_eq!(wrong(lost), (Kind::NotFound, "link-spent"));
        assert_eq!(members(&db, "besloten").await, 2);
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn two_who_invite_one_address_at_once_make_one_invitation() {
    each_engine(async |db| {
        stage(&db).await;
        let all = [who("bob@x.nl", None)];
        let (a, b) = race(&db, async |w, _| {
            invite(w, &by(ANNA), &slug("besloten"), &all, Role::Member, "").await
        })
        .await;
        let mut told = [a.unwrap(), b.unwrap()].concat();
        told.sort_unstable();
        assert_eq!(told, [Outcome::Invited, Outcome::Again]);
        let mut ids = letters(&db).await;
        ids.dedup();
        assert_eq!(ids.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_letter_asked_for_by_a_link_counts_as_a_use_of_the_link_when_one_comes_in() {
    each_engine(async |db| {
        stage(&db).await;
        let (id, shared) = link(&db, 1, 10).await.unwrap();
        let name = Line::parse("name", "Bob", 100).unwrap();
        let ask = async |secret: &str, email: &str| {
            let email = Email::parse("email", email).unwrap();
            act(&db, async |w| {
                ask_by_link(
                    w,
                    &Call {
                        ids: Ids::Random,
                        ..anonymous()
                    },
                    secret,
                    &name,
                    &email,
                )
                .await
            })
            .await
        };
        for email in ["bob@x.nl", "BOB@x.nl", "eva@x.nl"] {
            ask(&shared, email).await.unwrap();
        }
        let ids = letters(&db).await;
        let gone = act(&db, async |w| issue_way_in(w, &system(), ids[0]).await).await;
        assert!(gone.unwrap().is_none(), "the second letter replaced it");
        let bob = posted(&db, &system(), ids[1]).await;
        let eva = posted(&db, &system(), ids[2]).await;
        let spent = (Kind::NotFound, "link-spent");
        assert_eq!(
            wrong(ask(&bob, "x@x.nl").await),
            spent,
            "a letter is no link"
        );
        let late = at(&by(BOB), 2 * DAY);
        assert_eq!(wrong(enter(&db, &late, &bob).await), spent);
        let mut r = db.read().await.unwrap();
        let offered = find_way_in(&mut r, NOON, &bob).await.unwrap().unwrap();
        assert_eq!(offered.invited_by(), None, "nobody invited by name");
        let start = WayInCursor::start();
        let name = slug("besloten");
        let open = list_ways_in(&mut r, &by(ANNA), &name, start, base::Limit::USUAL).await;
        let open: Vec<WayInId> = open.unwrap().items.iter().map(|one| one.id).collect();
        assert_eq!(
            open,
            [id],
            "who asked is not told to whoever looks after it"
        );
        drop(r);
        assert!(enter(&db, &by(BOB), &bob).await.unwrap());
        assert_eq!(
            wrong(enter(&db, &by(EVA), &eva).await),
            spent,
            "the link is used up"
        );
        assert_eq!(wrong(enter(&db, &by(EVA), &shared).await), spent);
        assert_eq!(wrong(ask(&shared, "x@x.nl").await), spent);
        assert_eq!(members(&db, "besloten").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_guest_comes_in_only_where_they_were_admitted() {
    each_engine(async |db| {
        stage(&db).await;
        let admit = act(&db, async |w| {
            admit_guest(w, &admin(), EVA, &[slug("open")]).await
        });
        admit.await.unwrap();
        let mut eva = by(EVA);
        if let base::Actor::Person(person) = &mut eva.actor {
            person.guest = true;
        }
        let (_, secret) = link(&db, 1, 1).await.unwrap();
        let outcome = enter(&db, &eva, &secret).await;
        assert_eq!(wrong(outcome), (Kind::Forbidden, "guest"));
        assert!(
            enter(&db, &by(BOB), &secret).await.unwrap(),
            "nothing was used up"
        );
    })
    .await;
}

#[tokio::test]
async fn a_request_that_waits_is_answered_by_coming_in() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "aanvraag", &[(ANNA, Role::Coordinator)]).await;
        let asked = act(&db, async |w| {
            join_community(w, &by(BOB), &slug("aanvraag"), Some("Graag")).await
        });
        asked.await.unwrap();
        let made = act(&db, async |w| {
            make_link(w, &by(ANNA), &slug("aanvraag"), 1, 1).await
        });
        let (_, secret) = made.await.unwrap();
        assert!(enter(&db, &by(BOB), &secret.text()).await.unwrap());
        let mut r = db.read().await.unwrap();
        let (state, by): (String, Option<PersonId>) = r
            .query(sql!("SELECT state, answered_by FROM join_request"))
            .fetch_one()
            .await
            .unwrap();
        assert_eq!((state.as_str(), by), ("accepted", Some(ANNA)));
    })
    .await;
}
