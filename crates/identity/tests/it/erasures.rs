//! Asking to be erased, changing one's mind, and what the program takes away.

use base::{Call, Fact, Fault, Ids, Line, PersonId};
use identity::privacy::{
    Leaving, Receipt, Stage, ask_erasure, consents, erasure, erasure_receipt, export_mine,
    is_last_administrator, own_acts, stop_erasure,
};
use identity::system::{
    administrators, due_erasures, erase, erasure_cleaned, erasure_of, finish_erasure,
    forget_in_profiles, is_held, issue_receipt, known_by, note_erased, note_statement,
};
use identity::{
    Audiences, Email, Handle, NewAccount, ProfileForm, Secret, Tag, ask_email_change, create_token,
    note_device, open_session, save_profile,
};
use store::Db;
use store::testing::each_engine;

use crate::{anna, at, by, facts, system, with_anna};

const DAY: i64 = 86_400;

/// Calls by chance that does not repeat itself, as secrets must differ.
fn own(id: PersonId) -> Call {
    Call {
        ids: Ids::Random,
        ..by(&system(), id, None)
    }
}

fn form(handle: &str, help: &str) -> ProfileForm {
    ProfileForm {
        name: Line::parse("name", "Anna de Wit", 80).unwrap(),
        handle: Handle::parse("handle", handle).unwrap(),
        expertise: Tag::parse_all("expertise", "leesclubs").unwrap(),
        help: identity::help("help", help).unwrap(),
        away_until: None,
        audiences: Audiences::default(),
    }
}

/// Anna with something in every table.
async fn full(db: &Db) -> PersonId {
    let id = with_anna(db, &system()).await;
    let call = own(id);
    let mut w = db.write().await.unwrap();
    let (session, _) = open_session(&mut w, &call, id, "Firefox").await.unwrap();
    let device = Secret::new(&call.ids);
    note_device(&mut w, &call, id, session, &device)
        .await
        .unwrap();
    let label = Line::parse("label", "script", 80).unwrap();
    let token = identity::TokenForm {
        label,
        scope: identity::Scope::Write,
        expires_at: None,
    };
    identity::set_photo(&mut w, &call, &crate::photos::picture(7))
        .await
        .unwrap();
    w.query(store::sql!("INSERT INTO passkey (id, person_id, credential_id, credential, name, created_at) VALUES ($1, $1, $2, '{}', 'x', 0)"))
        .bind(id)
        .bind(vec![1_u8])
        .execute()
        .await
        .unwrap();
    w.query(store::sql!("INSERT INTO connection (id, person_id, issuer, subject, email, created_at) VALUES ($1, $1, 'x', 'x', 'x', 0)"))
        .bind(id)
        .execute()
        .await
        .unwrap();
    create_token(&mut w, &call, None, &token).await.unwrap();
    save_profile(&mut w, &call, &form("anna-2", "Vraag maar"))
        .await
        .unwrap();
    let new = Email::parse("email", "nieuw@example.nl").unwrap();
    ask_email_change(&mut w, &call, &new).await.unwrap();
    note_statement(&mut w, id, call.now).await.unwrap();
    note_statement(&mut w, id, call.now.plus_seconds(1))
        .await
        .unwrap();
    w.commit().await.unwrap();
    facts(db).await;
    id
}

async fn asked(db: &Db, id: PersonId) {
    let mut w = db.write().await.unwrap();
    let wish = ask_erasure(
        &mut w,
        &own(id),
        "anna-2",
        Leaving::Erase,
        Leaving::Anonymise,
    )
    .await
    .unwrap();
    assert_eq!(wish.due_at, system().now.plus_seconds(DAY));
    w.commit().await.unwrap();
}

#[tokio::test]
async fn who_asks_has_a_day_and_can_stay_after_all() {
    each_engine(async |db| {
        let id = full(&db).await;
        let mut w = db.write().await.unwrap();
        let wrong = ask_erasure(&mut w, &own(id), "anna", Leaving::Erase, Leaving::Erase).await;
        assert_eq!(wrong.unwrap_err().invalid()[0].code, "not-yours");
        assert!(stop_erasure(&mut w, &own(id)).await.is_err());
        drop(w);
        asked(&db, id).await;
        assert_eq!(facts(&db).await, [Fact::ErasureAsked { person: id }]);
        let mut w = db.write().await.unwrap();
        // Who asks again changes the choice and not the day.
        let later = at(&own(id), 100);
        let wish = ask_erasure(
            &mut w,
            &later,
            "@anna-2",
            Leaving::Organisation,
            Leaving::Erase,
        )
        .await
        .unwrap();
        assert_eq!(wish.due_at, system().now.plus_seconds(DAY));
        assert!(wish.of_organisation());
        assert!(
            due_erasures(&mut w, system().now.plus_seconds(DAY - 1))
                .await
                .unwrap()
                .is_empty()
        );
        let too_late = at(&own(id), DAY);
        assert_eq!(
            stop_erasure(&mut w, &too_late).await.unwrap_err().code(),
            "not-found"
        );
        let (secret, due) = issue_receipt(&mut w, &own(id), id).await.unwrap().unwrap();
        assert_eq!(
            erasure_receipt(&mut w, &secret.text()).await.unwrap(),
            Some(Receipt::Waiting(due))
        );
        assert_eq!(erasure_receipt(&mut w, "niets").await.unwrap(), None);
        stop_erasure(&mut w, &at(&own(id), DAY - 1)).await.unwrap();
        assert_eq!(erasure(&mut w, &own(id)).await.unwrap(), None);
        assert_eq!(erasure_receipt(&mut w, &secret.text()).await.unwrap(), None);
        assert!(issue_receipt(&mut w, &own(id), id).await.unwrap().is_none());
        let wish = identity::system::erasure_of(&mut w, id).await.unwrap();
        assert!(wish.is_none());
        w.commit().await.unwrap();
    })
    .await;
}

/// Whatever Anna was ever called is looked for.
fn names_anna(known: &base::Traces) {
    for text in [
        "@anna-2",
        "@anna-de-wit",
        "Anna de Wit",
        "nieuw@example.nl",
        "anna@example.nl",
    ] {
        assert!(known.found_in(text), "{text}");
    }
}

#[tokio::test]
async fn an_account_goes_step_by_step_and_leaves_a_tombstone() {
    each_engine(async |db| {
        let id = full(&db).await;
        asked(&db, id).await;
        let due = Call {
            now: system().now.plus_seconds(DAY),
            ..system()
        };
        let mut w = db.write().await.unwrap();
        let (secret, _) = issue_receipt(&mut w, &own(id), id).await.unwrap().unwrap();
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let wish = due_erasures(&mut w, due.now).await.unwrap().remove(0);
        let known = known_by(&mut w, id).await.unwrap();
        names_anna(&known);
        let early = erase(&mut w, &system(), &wish).await.unwrap();
        assert!(early.is_none(), "not before its day");
        drop(w);

        let mut w = db.write().await.unwrap();
        let (traces, counts) = erase(&mut w, &due, &wish).await.unwrap().unwrap();
        assert_eq!(traces, known);
        for (kind, many) in [
            ("accounts", 1),
            ("sessions", 1),
            ("tokens", 1),
            ("devices", 1),
            ("links", 1),
            ("profile", 1),
            ("consents", 1),
        ] {
            assert_eq!(counts.of(kind), many, "{kind}: {counts:?}");
        }
        note_erased(&mut w, id, &counts).await.unwrap();
        w.commit().await.unwrap();

        let mut w = db.write().await.unwrap();
        assert!(erase(&mut w, &due, &wish).await.unwrap().is_none(), "once");
        drop(w);
        let mut w = db.write().await.unwrap();
        let now = erasure_of(&mut w, id).await.unwrap().unwrap();
        assert_eq!((now.stage, now.traces()), (Stage::Cleaning, traces));
        assert!(identity::cards(&mut w, &[id]).await.unwrap().is_empty());
        let (left,): (i64,) = w
            .query(store::sql!("SELECT (SELECT COUNT(*) FROM photo WHERE person_id = $1) + (SELECT COUNT(*) FROM passkey WHERE person_id = $1) + (SELECT COUNT(*) FROM connection WHERE person_id = $1) + (SELECT COUNT(*) FROM person WHERE id = $1 AND photo IS NOT NULL)"))
            .bind(id)
            .fetch_one()
            .await
            .unwrap();
        assert_eq!(left, 0, "photo, passkeys and connections");
        assert!(identity::account(&mut w, &own(id)).await.is_err());
        assert_eq!(known_by(&mut w, id).await.unwrap(), Default::default());
        let back = identity::enable_account(&mut w, &due, id).await;
        assert!(back.is_err(), "nobody brings a tombstone back");
        let mut all = now.counts();
        all.add("mail-files", 3);
        erasure_cleaned(&mut w, &due, id, &all).await.unwrap();
        let now = erasure_of(&mut w, id).await.unwrap().unwrap();
        assert_eq!(
            (now.stage, now.traces()),
            (Stage::Compacting, Default::default())
        );
        finish_erasure(&mut w, id).await.unwrap();
        match erasure_receipt(&mut w, &secret.text()).await.unwrap() {
            Some(Receipt::Done { counts, .. }) => assert_eq!(counts, all),
            other => panic!("{other:?}"),
        }
        // What was hers may be somebody else's now.
        let again = NewAccount {
            id: PersonId(Ids::seeded(99).uuid(system().now)),
            ..anna(&system())
        };
        let again = identity::create_account(&mut w, &due, again).await.unwrap();
        assert_eq!(again.handle, "anna-de-wit");
        note_statement(&mut w, id, due.now).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        assert!(
            consents(&mut r, &own(id)).await.unwrap().is_empty(),
            "nothing more is noted of who is gone"
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_administrator_cannot_ask_and_of_the_last_two_one_waits() {
    each_engine(async |db| {
        let call = system();
        let mut w = db.write().await.unwrap();
        let mut ids = Vec::new();
        for n in 0..2 {
            let new = NewAccount {
                id: PersonId(Ids::seeded(n + 50).uuid(call.now)),
                email: Email::parse("email", &format!("baas{n}@example.nl")).unwrap(),
                handle: Some(Handle::parse("handle", &format!("baas{n}")).unwrap()),
                administrator: true,
                ..anna(&call)
            };
            ids.push(
                identity::create_account(&mut w, &call, new)
                    .await
                    .unwrap()
                    .id,
            );
        }
        let admin = |id| {
            let mut call = own(id);
            if let base::Actor::Person(person) = &mut call.actor {
                person.administrator = true;
            }
            call
        };
        assert_eq!(administrators(&mut w).await.unwrap().len(), 2);
        assert!(!is_last_administrator(&mut w, &admin(ids[0])).await.unwrap());
        for (n, id) in ids.iter().enumerate() {
            let handle = format!("baas{n}");
            let kept = Leaving::Anonymise;
            ask_erasure(&mut w, &admin(*id), &handle, kept, kept)
                .await
                .unwrap();
        }
        w.commit().await.unwrap();
        let due = at(&call, DAY);
        let wishes = due_erasures(&mut db.read().await.unwrap(), due.now)
            .await
            .unwrap();
        assert_eq!(wishes.len(), 2);
        let mut w = db.write().await.unwrap();
        assert!(erase(&mut w, &due, &wishes[0]).await.unwrap().is_some());
        w.commit().await.unwrap();
        let mut w = db.write().await.unwrap();
        let last = wishes[1].person_id;
        assert!(is_held(&mut w, last).await.unwrap());
        assert!(erase(&mut w, &due, &wishes[1]).await.unwrap().is_none());
        drop(w);
        let mut w = db.write().await.unwrap();
        assert!(is_last_administrator(&mut w, &admin(last)).await.unwrap());
        let handle = if last == ids[0] { "baas0" } else { "baas1" };
        let kept = Leaving::Anonymise;
        let refused = ask_erasure(&mut w, &admin(last), handle, kept, kept).await;
        assert_eq!(refused.unwrap_err().code(), "last-administrator");
    })
    .await;
}

#[tokio::test]
async fn what_others_tell_names_nobody_who_is_gone() {
    each_engine(async |db| {
        let id = full(&db).await;
        let call = own(id);
        let traces = base::Traces::new(vec!["eva".to_owned()], Vec::new(), Vec::new());
        let mut w = db.write().await.unwrap();
        save_profile(&mut w, &call, &form("anna-2", "Vraag het @eva"))
            .await
            .unwrap();
        assert_eq!(forget_in_profiles(&mut w, &traces).await.unwrap(), 1);
        let own = identity::own_profile(&mut w, &call).await.unwrap();
        assert_eq!(own.shown.help, "Vraag het @oud-lid");
    })
    .await;
}

#[tokio::test]
async fn everything_of_this_slice_is_in_what_one_takes_along() {
    each_engine(async |db| {
        let id = full(&db).await;
        let call = own(id);
        let mut w = db.write().await.unwrap();
        identity::privacy::note_export(&mut w, &call).await.unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        let mine = export_mine(&mut r, &call).await.unwrap();
        assert_eq!(mine.account.id, id);
        assert!(mine.has_password);
        assert_eq!(mine.other_handles, ["anna-de-wit"]);
        assert_eq!(mine.asked_email.as_deref(), Some("nieuw@example.nl"));
        assert_eq!(
            (mine.sessions.len(), mine.tokens.len(), mine.devices.len()),
            (1, 1, 1)
        );
        assert_eq!(mine.profile.shown.expertise, ["leesclubs"]);
        assert_eq!(mine.consents.len(), 1, "once per version");
        let lines = own_acts(&mut r, &call, i64::MAX, 100).await.unwrap();
        assert!(lines.iter().any(|line| line.action == "data-exported"));
        for line in &lines {
            assert_eq!(line.origin.is_empty(), line.actor_id != Some(id));
        }
        let anonymous = crate::anonymous(&call);
        assert!(export_mine(&mut r, &anonymous).await.is_err());
        assert!(own_acts(&mut r, &anonymous, i64::MAX, 1).await.is_err());
    })
    .await;
}
