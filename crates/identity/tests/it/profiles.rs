//! What somebody tells of themselves, and who sees it.

use base::{Actor, Call, Fact, Fault, Invalid, Kind, Line, Person, PersonId, Ts};
use identity::{Audience, Audiences, Error, Handle, NewAccount, ProfileForm, Tag};
use store::Db;
use store::testing::{each_engine, race};

use crate::{admin, anna, anonymous, at, by, email, facts, system, with_anna};

pub(crate) fn form(handle: &str, audiences: Audiences) -> ProfileForm {
    ProfileForm {
        name: Line::parse("name", "Anna de Wit", 100).unwrap(),
        handle: Handle::parse("handle", handle).unwrap(),
        expertise: Tag::parse_all("expertise", "Taalhuis, voorlezen").unwrap(),
        help: "Bel me gerust.\nNiet op maandag.".to_owned(),
        away_until: Some(away()),
        audiences,
    }
}

fn away() -> Ts {
    crate::NOON.plus_seconds(86_400)
}

pub(crate) async fn save(db: &Db, me: &Call, form: &ProfileForm) -> Result<(), Error> {
    let mut w = db.write().await.unwrap();
    let outcome = identity::save_profile(&mut w, me, form).await;
    if outcome.is_ok() {
        w.commit().await.unwrap();
    }
    outcome
}

/// A community with these people, past its slice.
pub(crate) async fn together(db: &Db, call: &Call, people: &[PersonId]) {
    let mut w = db.write().await.unwrap();
    let community = call.ids.uuid(call.now);
    w.query(store::sql!(
        "INSERT INTO priority (slug, name_nl, name_en, place) VALUES ('p', 'p', 'p', 1)"
    ))
    .execute()
    .await
    .unwrap();
    w.query(store::sql!("INSERT INTO community (id, slug, priority_slug, name_nl, name_en, purpose_nl, purpose_en, visibility, joining, place, member_count, created_at) VALUES ($1, 'c', 'p', '', '', '', '', 'members', 'open', 1, 0, 0)"))
        .bind(community)
        .execute()
        .await
        .unwrap();
    for person in people {
        w.query(store::sql!("INSERT INTO membership (community_id, person_id, role, joined_at) VALUES ($1, $2, 'member', 0)"))
            .bind(community)
            .bind(*person)
            .execute()
            .await
            .unwrap();
    }
    w.commit().await.unwrap();
}

/// Nobody, an outsider, `mate` in a community of `own`, a guest elsewhere, `guest` there, oneself, an administrator, the program.
pub(crate) fn lookers(call: &Call, own: PersonId, mate: PersonId, guest: PersonId) -> [Call; 8] {
    let fresh = || PersonId(call.ids.uuid(call.now));
    let guest_of = |id| Call {
        actor: Actor::Person(Person {
            id,
            administrator: false,
            session: None,
            guest: true,
        }),
        ..call.clone()
    };
    [
        anonymous(call),
        by(call, fresh(), None),
        by(call, mate, None),
        guest_of(fresh()),
        guest_of(guest),
        by(call, own, None),
        admin(call),
        call.clone(),
    ]
}

#[tokio::test]
async fn every_field_is_shown_to_its_audience_and_to_nobody_else() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let fresh = || PersonId(call.ids.uuid(call.now));
        let (mate, guest_here) = (fresh(), fresh());
        together(&db, &call, &[id, mate, guest_here]).await;
        let lookers = lookers(&call, id, mate, guest_here);
        let table = [
            (Audience::Everybody, "yyyyyyyy"),
            (Audience::SignedIn, ".yy.yyyy"),
            (Audience::Shared, "..y.yyyy"),
            (Audience::Nobody, ".....yyy"),
        ];
        let other = |audience| match audience {
            Audience::Nobody => Audience::Everybody,
            _ => Audience::Nobody,
        };
        for field in ["job", "expertise", "help", "away"] {
            for (audience, wanted) in table {
                let rest = other(audience);
                let of = |name| if name == field { audience } else { rest };
                let audiences = Audiences {
                    job: of("job"),
                    expertise: of("expertise"),
                    help: of("help"),
                    away: of("away"),
                    photo: rest,
                };
                save(&db, &me, &form("anna-de-wit", audiences))
                    .await
                    .unwrap();
                let mut r = db.read().await.unwrap();
                let mut seen = String::new();
                for looker in &lookers {
                    let shown = identity::person_by_handle(&mut r, looker, "anna-de-wit")
                        .await
                        .unwrap();
                    // These are for everybody.
                    assert_eq!(
                        (shown.name.as_str(), shown.organisation.as_str()),
                        ("Anna de Wit", "Bibliotheek Duinkant")
                    );
                    let there = match field {
                        "job" => shown.job == "Leesconsulent",
                        "expertise" => shown.expertise == ["Taalhuis", "voorlezen"],
                        "help" => shown.help.contains("maandag"),
                        _ => shown.away_until == Some(away()),
                    };
                    seen.push(if there { 'y' } else { '.' });
                }
                assert_eq!(seen, wanted, "{field} for {audience}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn without_a_profile_signed_in_people_see_the_job_and_an_absence_passes() {
    each_engine(async |db| {
        let call = system();
        let me = by(&call, with_anna(&db, &call).await, None);
        let mut r = db.read().await.unwrap();
        let stranger = by(&call, PersonId(call.ids.uuid(call.now)), None);
        for (looker, job) in [(anonymous(&call), ""), (stranger.clone(), "Leesconsulent")] {
            let shown = identity::person_by_handle(&mut r, &looker, "anna-de-wit").await;
            assert_eq!(shown.unwrap().job, job);
        }
        drop(r);
        save(&db, &me, &form("anna-de-wit", Audiences::default()))
            .await
            .unwrap();
        let mut r = db.read().await.unwrap();
        for (seconds, until) in [(86_399, Some(away())), (86_400, None)] {
            let shown =
                identity::person_by_handle(&mut r, &at(&stranger, seconds), "anna-de-wit").await;
            assert_eq!(shown.unwrap().away_until, until);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_saved_is_there_to_be_changed_and_replaces_what_was() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        facts(&db).await;
        let me = by(&call, id, None);
        let audiences = Audiences {
            job: Audience::Everybody,
            expertise: Audience::Shared,
            help: Audience::Nobody,
            away: Audience::SignedIn,
            photo: Audience::Shared,
        };
        save(&db, &me, &form("anna-de-wit", audiences))
            .await
            .unwrap();
        let again = ProfileForm {
            name: Line::parse("name", "Anna van Dijk", 100).unwrap(),
            expertise: Tag::parse_all("expertise", "Mediawijsheid").unwrap(),
            help: String::new(),
            away_until: None,
            ..form("anna-de-wit", audiences)
        };
        save(&db, &me, &again).await.unwrap();
        let mut r = db.read().await.unwrap();
        let own = identity::own_profile(&mut r, &me).await.unwrap();
        assert_eq!(own.audiences, audiences);
        assert_eq!(own.shown.expertise, ["Mediawijsheid"]);
        assert_eq!(
            (
                own.shown.name.as_str(),
                own.shown.help.as_str(),
                own.shown.away_until
            ),
            ("Anna van Dijk", "", None)
        );
        drop(r);
        let changed = Fact::ProfileChanged { person: id };
        assert_eq!(facts(&db).await, [changed.clone(), changed]);
        let nobody = anonymous(&call);
        let error = save(&db, &nobody, &again).await.unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
        let mut r = db.read().await.unwrap();
        let error = identity::own_profile(&mut r, &nobody).await.unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
    })
    .await;
}

#[tokio::test]
async fn an_old_handle_leads_on_and_nobody_else_gets_it() {
    each_engine(async |db| {
        let call = system();
        let me = by(&call, with_anna(&db, &call).await, None);
        let usual = Audiences::default();
        for handle in ["anna-dw", "anna-w"] {
            save(&db, &me, &form(handle, usual)).await.unwrap();
        }
        let mut r = db.read().await.unwrap();
        for (old, now) in [
            ("anna-de-wit", Some("anna-w")),
            ("Anna-DW", Some("anna-w")),
            ("anna-w", None),
            ("bob", None),
        ] {
            let found = identity::current_handle(&mut r, old).await.unwrap();
            assert_eq!(found.as_deref(), now, "{old}");
        }
        let error = identity::person_by_handle(&mut r, &me, "anna-dw")
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound));
        drop(r);

        // Another of her first name gets neither the present nor the old one.
        let mut w = db.write().await.unwrap();
        let new = NewAccount {
            email: email("anna2@example.nl"),
            ..anna(&call)
        };
        let other = identity::create_account(&mut w, &call, new).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(other.handle, "anna-de-wit-2");
        let she = by(&call, other.id, None);
        for taken in ["anna-de-wit", "anna-dw", "anna-w"] {
            let error = save(&db, &she, &form(taken, usual)).await.unwrap_err();
            assert_eq!(
                (error.kind(), error.code()),
                (Kind::Conflict, "handle-taken")
            );
        }
        let error = save(&db, &me, &form("anna-de-wit-2", usual))
            .await
            .unwrap_err();
        assert_eq!(error.code(), "handle-taken");
        // One's own old one can be had back.
        save(&db, &me, &form("anna-de-wit", usual)).await.unwrap();
        let mut r = db.read().await.unwrap();
        let found = identity::current_handle(&mut r, "anna-w").await.unwrap();
        assert_eq!(found.as_deref(), Some("anna-de-wit"));
        assert_eq!(
            Tag::parse_all("expertise", &"x".repeat(41)),
            Err(Invalid::bound("expertise", "too-long", 40))
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_who_want_one_handle_at_once_one_gets_it() {
    each_engine(async |db| {
        let call = system();
        let first = by(&call, with_anna(&db, &call).await, None);
        let mut w = db.write().await.unwrap();
        let new = NewAccount {
            email: email("bob@example.nl"),
            ..anna(&call)
        };
        let second = identity::create_account(&mut w, &call, new).await.unwrap();
        w.commit().await.unwrap();
        let second = by(&call, second.id, None);
        let wanted = form("begeerd", Audiences::default());
        let (a, b) = race(&db, async |w, which| {
            let me = if which == 0 { &first } else { &second };
            identity::save_profile(w, me, &wanted).await
        })
        .await;
        assert!(
            matches!(
                (&a, &b),
                (Ok(()), Err(Error::HandleTaken)) | (Err(Error::HandleTaken), Ok(()))
            ),
            "{a:?} {b:?}"
        );
    })
    .await;
}
