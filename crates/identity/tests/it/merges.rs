//! One account becomes part of another: what identity holds of a person.

use base::{Call, Fact, Fault, Line, PersonId};
use identity::{Audience, Audiences, Error, Handle, Merged, Presented, ProfileForm, Tag};
use store::record::{self, Chain, Filter};
use store::testing::{each_engine, race};
use store::{Db, Writer};

use crate::administer::{acts, with};
use crate::{admin, anonymous, at, by, email, facts, system, token, with_anna};

async fn merge(db: &Db, call: &Call, kept: PersonId, gone: PersonId) -> Result<Merged, Error> {
    let mut w = db.write().await.unwrap();
    let merged = identity::merge_person(&mut w, call, kept, gone).await?;
    w.commit().await.unwrap();
    Ok(merged)
}

fn code<T>(result: Result<T, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "ok")
}

async fn save(w: &mut Writer, me: &Call, name: &str, tags: &str, help: &str, audience: Audience) {
    let form = ProfileForm {
        name: Line::parse("name", name, 80).unwrap(),
        handle: Handle::from_name(name),
        expertise: Tag::parse_all("expertise", tags).unwrap(),
        help: help.to_owned(),
        away_until: None,
        audiences: Audiences {
            job: audience,
            expertise: audience,
            help: audience,
            away: audience,
            photo: audience,
        },
    };
    identity::save_profile(w, me, &form).await.unwrap();
}

#[tokio::test]
async fn only_the_account_that_stays_goes_on_signing_in() {
    each_engine(async |db| {
        let call = system();
        let kept = with_anna(&db, &call).await;
        let gone = with(&db, &call, "Anna Wit", false).await;
        let mut w = db.write().await.unwrap();
        let (stays, kept_secret) = identity::open_session(&mut w, &call, kept, "")
            .await
            .unwrap();
        let (ends, gone_secret) = identity::open_session(&mut w, &call, gone, "")
            .await
            .unwrap();
        let (token_id, text) = identity::create_token(&mut w, &call, Some(gone), &token("x"))
            .await
            .unwrap();
        let link = identity::issue_password_link(&mut w, &call, gone)
            .await
            .unwrap();
        identity::begin_second_factor(&mut w, &by(&call, gone, None))
            .await
            .unwrap();
        let device = identity::Secret::parse(&gone_secret.text()).unwrap();
        identity::note_device(&mut w, &call, gone, ends, &device)
            .await
            .unwrap();
        w.commit().await.unwrap();
        facts(&db).await;
        let merged = merge(&db, &admin(&call), kept, gone).await.unwrap();
        assert_eq!(
            (merged.name.as_str(), merged.email.as_str(), merged.guest),
            ("Anna Wit", "anna.wit@example.nl", false)
        );
        let ended = Fact::SessionEnded {
            person: kept,
            session: ends,
        };
        let removed = Fact::TokenRemoved {
            person: kept,
            token: token_id,
        };
        let told = Fact::PersonsMerged { person: kept, gone };
        assert_eq!(facts(&db).await, [ended, removed, told]);
        let mut w = db.write().await.unwrap();
        let presented = identity::session_by_secret(&mut w, call.now, &gone_secret.text()).await;
        assert_eq!(presented.unwrap(), Presented::Unknown);
        let presented = identity::session_by_secret(&mut w, call.now, &kept_secret.text()).await;
        assert!(matches!(presented.unwrap(), Presented::Valid(who) if who.session == stays),);
        let bearer = identity::account_by_token(&mut w, call.now, &text).await;
        assert_eq!(bearer.unwrap(), None);
        let found = identity::find_link(&mut w, call.now, &link.text()).await;
        assert_eq!(found.unwrap(), None);
        assert!(!identity::has_second_factor(&mut w, kept).await.unwrap());
        // The address is free for another, the name in addresses is not.
        let other = with_address(&mut w, &call, "anna.wit@example.nl").await;
        assert_ne!(other, gone);
        let now = identity::current_handle(&mut w, "anna-wit").await.unwrap();
        assert_eq!(now.as_deref(), Some("anna-de-wit"));
        let found = identity::find_account(&mut w, &call, "@anna-wit")
            .await
            .unwrap();
        assert_eq!(found, Some(kept));
        assert_eq!(
            identity::merged_into(&mut w, gone).await.unwrap(),
            Some(kept)
        );
    })
    .await;
}

async fn with_address(w: &mut Writer, call: &Call, address: &str) -> PersonId {
    let new = identity::NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email: email(address),
        name: Line::parse("name", "Anna Wit", 80).unwrap(),
        ..crate::anna(call)
    };
    let made = identity::create_account(w, call, new).await.unwrap();
    assert_eq!(made.handle, "anna-wit-2");
    made.id
}

#[tokio::test]
async fn the_record_stays_whole_and_leads_to_the_account_that_stays() {
    each_engine(async |db| {
        let call = system();
        let kept = with_anna(&db, &call).await;
        let gone = with(&db, &call, "Anna Wit", false).await;
        let first = with(&db, &call, "Anna W", false).await;
        let mut w = db.write().await.unwrap();
        identity::open_session(&mut w, &call, first, "")
            .await
            .unwrap();
        w.commit().await.unwrap();
        merge(&db, &call, gone, first).await.unwrap();
        merge(&db, &call, kept, gone).await.unwrap();
        let mut r = db.read().await.unwrap();
        assert!(matches!(
            record::verify(&mut r).await.unwrap(),
            Chain::Whole { .. }
        ));
        assert_eq!(
            acts(&mut r, kept).await,
            ["account-created", "account-merged"]
        );
        assert_eq!(
            acts(&mut r, gone).await,
            ["account-created", "account-merged", "account-merged-away"]
        );
        let filter = Filter {
            people: vec![kept],
            ..Filter::default()
        };
        let all = identity::list_acts(&mut r, &admin(&call), &filter, i64::MAX, 50)
            .await
            .unwrap();
        assert_eq!(all.len(), 8, "of all three: {all:?}");
        assert!(
            all.iter()
                .any(|line| line.object == format!("account:{gone}"))
        );
        // Whoever is named in it is shown by the card of now, also after two steps.
        let cards = identity::cards(&mut r, &[first, gone]).await.unwrap();
        let names: Vec<&str> = cards.iter().map(|card| card.handle.as_str()).collect();
        assert_eq!(names, ["anna-de-wit"; 2]);
    })
    .await;
}

#[tokio::test]
async fn what_the_one_leaves_empty_the_other_fills_and_nothing_is_for_more_people_than_before() {
    each_engine(async |db| {
        let call = system();
        let kept = with(&db, &call, "Anna Wit", false).await;
        let gone = with_anna(&db, &call).await;
        let (me, other) = (by(&call, kept, None), by(&call, gone, None));
        let mut w = db.write().await.unwrap();
        let tags: Vec<String> = (1..=11).map(|n| format!("t{n}")).collect();
        save(
            &mut w,
            &me,
            "Anna Wit",
            &tags.join(","),
            "",
            Audience::Everybody,
        )
        .await;
        let more = "T1, lezen, schrijven";
        save(
            &mut w,
            &other,
            "Anna Witte",
            more,
            "Bel mij",
            Audience::Nobody,
        )
        .await;
        w.commit().await.unwrap();
        merge(&db, &call, kept, gone).await.unwrap();
        let mut r = db.read().await.unwrap();
        let profile = identity::own_profile(&mut r, &me).await.unwrap();
        assert_eq!(profile.shown.name, "Anna Wit");
        assert_eq!(profile.shown.help, "Bel mij");
        assert_eq!(profile.shown.organisation, "Bibliotheek Duinkant");
        assert_eq!(profile.shown.expertise.len(), 12);
        assert_eq!(profile.shown.expertise[0], "t1");
        assert_eq!(profile.shown.expertise[11], "lezen");
        let audiences = profile.audiences;
        assert_eq!(
            [
                audiences.help,
                audiences.expertise,
                audiences.job,
                audiences.away
            ],
            [
                Audience::Nobody,
                Audience::Nobody,
                Audience::Nobody,
                Audience::Everybody
            ]
        );
        for handle in ["anna-de-wit", "anna-witte"] {
            let now = identity::current_handle(&mut r, handle).await.unwrap();
            assert_eq!(now.as_deref(), Some("anna-wit"), "{handle}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_place_of_work_stays_open() {
    each_engine(async |db| {
        let call = system();
        crate::organisations::planted(&db).await;
        let poi = crate::organisations::id_of(&db, "cubiss").await;
        let other = crate::organisations::id_of(&db, "koninklijke-bibliotheek").await;
        let kept = with(&db, &call, "Anna Wit", false).await;
        let gone = with(&db, &call, "Anna W", false).await;
        let third = with(&db, &call, "Anna de W", false).await;
        let mut w = db.write().await.unwrap();
        identity::choose_employer(&mut w, &by(&call, gone, None), poi, "Adviseur")
            .await
            .unwrap();
        identity::choose_employer(&mut w, &by(&call, third, None), other, "")
            .await
            .unwrap();
        w.commit().await.unwrap();
        let later = at(&call, 60);
        merge(&db, &later, kept, gone).await.unwrap();
        facts(&db).await;
        merge(&db, &later, kept, third).await.unwrap();
        let me = by(&call, kept, None);
        let mut r = db.read().await.unwrap();
        let open = identity::employment(&mut r, &me).await.unwrap().unwrap();
        assert_eq!((open.organisation, open.job.as_str()), (poi, "Adviseur"));
        let account = identity::account(&mut r, &me).await.unwrap();
        assert_eq!(
            (account.job.as_str(), account.province.as_str()),
            ("Adviseur", "Noord-Brabant")
        );
        let ended = Fact::EmploymentEnded {
            person: kept,
            organisation: other,
        };
        assert!(facts(&db).await.contains(&ended));
    })
    .await;
}

#[tokio::test]
async fn a_full_account_wins_over_a_guest_and_administering_is_not_inherited() {
    each_engine(async |db| {
        let call = system();
        let ada = with(&db, &call, "Ada Baas", true).await;
        let guest = with(&db, &call, "Gast Een", false).await;
        let more = with(&db, &call, "Gast Twee", false).await;
        let full = with(&db, &call, "Vol Account", false).await;
        let boss = with(&db, &call, "Baas Twee", true).await;
        let (soon, late) = (call.now.plus_seconds(60), call.now.plus_seconds(600));
        let mut w = db.write().await.unwrap();
        identity::bound_guest(&mut w, &call, guest, Some(soon))
            .await
            .unwrap();
        identity::bound_guest(&mut w, &call, more, Some(late))
            .await
            .unwrap();
        w.commit().await.unwrap();
        assert!(merge(&db, &call, guest, more).await.unwrap().guest);
        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &by(&call, guest, None))
            .await
            .unwrap();
        assert_eq!(account.guest_until, Some(late), "the longer of two");
        drop(r);
        assert!(!merge(&db, &call, full, guest).await.unwrap().guest);
        assert!(!merge(&db, &call, full, boss).await.unwrap().guest);
        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &by(&call, full, None))
            .await
            .unwrap();
        assert!(!account.administrator && account.guest_until.is_none());
        drop(r);
        assert_eq!(
            code(merge(&db, &call, full, ada).await),
            "last-administrator"
        );
        assert_eq!(code(merge(&db, &call, ada, full).await), "ok");
        let mut r = db.read().await.unwrap();
        assert!(
            identity::account(&mut r, &by(&call, ada, None))
                .await
                .unwrap()
                .administrator
        );
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_merged_is_refused_and_changes_nothing() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        let bob = with(&db, &call, "Bob Bakker", false).await;
        let shut = with(&db, &call, "Dicht Account", false).await;
        let ada = with(&db, &call, "Ada Baas", true).await;
        let nobody = PersonId(call.ids.uuid(call.now));
        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &call, shut)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let mut own = admin(&call);
        if let base::Actor::Person(person) = &mut own.actor {
            person.id = ada;
        }
        for (call, kept, gone, wanted) in [
            (&by(&call, bob, None), anna, bob, "forbidden"),
            (&anonymous(&call), anna, bob, "sign-in-needed"),
            (&own, anna, anna, "same-account"),
            (&own, anna, ada, "own-account"),
            (&own, shut, anna, "account-closed"),
            (&own, anna, nobody, "not-found"),
            (&own, nobody, anna, "not-found"),
        ] {
            assert_eq!(code(merge(&db, call, kept, gone).await), wanted);
        }
        let mut r = db.read().await.unwrap();
        let account = identity::account(&mut r, &by(&call, anna, None))
            .await
            .unwrap();
        assert_eq!(account.handle, "anna-de-wit");
        drop(r);
        // One's own account may stay, and a closed one may go.
        assert_eq!(code(merge(&db, &own, ada, bob).await), "ok");
        assert_eq!(code(merge(&db, &own, ada, shut).await), "ok");
        assert_eq!(
            code(merge(&db, &own, ada, shut).await),
            "not-found",
            "not twice"
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_who_merge_at_once_one_does() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        let bob = with(&db, &call, "Bob Bakker", false).await;
        let (first, second) = race(&db, async |w, _| {
            identity::merge_person(w, &system(), anna, bob).await
        })
        .await;
        assert_eq!((code(first), code(second)), ("ok", "not-found"));
        // And each into the other.
        let cas = with(&db, &call, "Cas Cox", false).await;
        let (first, second) = race(&db, async |w, n| {
            let (kept, gone) = if n == 0 { (anna, cas) } else { (cas, anna) };
            identity::merge_person(w, &system(), kept, gone).await
        })
        .await;
        assert_eq!((code(first), code(second)), ("ok", "not-found"));
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_in_with_an_account_that_goes_meanwhile() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        let bob = with(&db, &call, "Bob Bakker", false).await;
        let mut w = db.write().await.unwrap();
        identity::merge_person(&mut w, &call, anna, bob)
            .await
            .unwrap();
        let opened = store::testing::meanwhile(&db, w, async {
            let mut w = db.write().await.unwrap();
            let opened = identity::open_session(&mut w, &call, bob, "").await;
            opened.is_ok()
        })
        .await;
        assert!(!opened);
    })
    .await;
}

#[tokio::test]
async fn who_waits_to_be_erased_or_is_gone_becomes_part_of_nobody() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        let other = with(&db, &call, "Anna Wit", false).await;
        let mut w = db.write().await.unwrap();
        let mine = by(&call, anna, None);
        let keep = identity::privacy::Leaving::Anonymise;
        identity::privacy::ask_erasure(&mut w, &mine, "anna-de-wit", keep, keep)
            .await
            .unwrap();
        w.commit().await.unwrap();
        for (kept, gone) in [(anna, other), (other, anna)] {
            assert_eq!(code(merge(&db, &call, kept, gone).await), "erasure-asked");
        }
        let day = at(&call, 86_400);
        let mut w = db.write().await.unwrap();
        let due = identity::system::due_erasures(&mut w, day.now)
            .await
            .unwrap();
        identity::system::erase(&mut w, &day, &due[0])
            .await
            .unwrap();
        identity::system::finish_erasure(&mut w, anna)
            .await
            .unwrap();
        w.commit().await.unwrap();
        for (kept, gone) in [(anna, other), (other, anna)] {
            assert_eq!(code(merge(&db, &call, kept, gone).await), "not-found");
        }
    })
    .await;
}
