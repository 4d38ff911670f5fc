//! The unchecked door: recipients and sample data in bulk.

use base::{Ids, Lang, PersonId, SessionId, TokenId};
use identity::system::{
    NewPerson, NewSession, NewToken, Recipient, insert_people, insert_sessions, insert_tokens,
};
use identity::{Handle, Presented, Secret};
use store::testing::each_engine;

use crate::{NOON, cheap, email, system, with_anna};

#[tokio::test]
async fn a_recipient_is_whom_a_letter_goes_to() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let unknown = PersonId(call.ids.uuid(call.now));
        let mut r = db.read().await.unwrap();
        let anna = Recipient {
            person: id,
            email: "Anna@Example.nl".into(),
            name: "Anna de Wit".into(),
            language: Lang::Nl,
            guest_until: None,
        };
        assert_eq!(
            identity::system::recipient(&mut r, id).await.unwrap(),
            Some(anna.clone())
        );
        assert_eq!(
            identity::system::recipient(&mut r, unknown).await.unwrap(),
            None
        );
        assert_eq!(
            identity::system::recipients(&mut r, &[id, unknown])
                .await
                .unwrap(),
            [anna]
        );
        assert_eq!(identity::system::recipients(&mut r, &[]).await.unwrap(), []);
        let found = identity::system::find_by_email(&mut r, &email("anna@example.nl"))
            .await
            .unwrap();
        assert_eq!(found.unwrap().id, id);
    })
    .await;
}

/// So many people, more than one statement takes, who share a password.
fn people(ids: &Ids, many: u32) -> Vec<NewPerson> {
    let one = |n| NewPerson {
        id: PersonId(ids.uuid(NOON)),
        handle: Handle::from_name("Piet Sample").numbered(n),
        email: email(&format!("piet{n}@example.nl")),
        name: format!("Piet Sample {n}"),
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: Lang::En,
        administrator: false,
        password: Some(cheap()),
        created_at: NOON,
    };
    (0..many).map(one).collect()
}

#[tokio::test]
async fn sample_people_are_made_once() {
    each_engine(async |db| {
        let people = people(&Ids::seeded(9), 1500);
        let mut w = db.write().await.unwrap();
        assert_eq!(insert_people(&mut w, &people).await.unwrap(), 1500);
        assert_eq!(insert_people(&mut w, &people).await.unwrap(), 0);
        assert_eq!(insert_people(&mut w, &[]).await.unwrap(), 0);
        let last = people.last().unwrap();
        let known = identity::credential(&mut w, &last.email)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (known.person, known.password.as_str()),
            (last.id, cheap().as_str())
        );
    })
    .await;
}

#[tokio::test]
async fn sample_people_are_signed_in() {
    each_engine(async |db| {
        let ids = Ids::seeded(9);
        let people = people(&ids, 1100);
        let session = |person: &NewPerson| NewSession {
            id: SessionId(ids.uuid(NOON)),
            person: person.id,
            secret: Secret::new(&ids),
            device: "sample".into(),
            created_at: NOON,
        };
        let token = |person: &NewPerson| NewToken {
            id: TokenId(ids.uuid(NOON)),
            person: person.id,
            secret: Secret::new(&ids),
            label: "sample".into(),
            created_at: NOON,
        };
        let sessions: Vec<_> = people.iter().map(session).collect();
        let tokens: Vec<_> = people.iter().map(token).collect();
        let mut w = db.write().await.unwrap();
        insert_people(&mut w, &people).await.unwrap();
        assert_eq!(insert_sessions(&mut w, &sessions).await.unwrap(), 1100);
        assert_eq!(insert_tokens(&mut w, &tokens).await.unwrap(), 1100);
        w.commit().await.unwrap();

        let mut r = db.read().await.unwrap();
        let id = people.last().unwrap().id;
        let (session, token) = (sessions.last().unwrap(), tokens.last().unwrap());
        let cookie = session.secret.text();
        let presented = identity::session_by_secret(&mut r, NOON, &cookie).await.unwrap();
        assert!(matches!(presented, Presented::Valid(s) if s.account.id == id && s.session == session.id));
        let text = token.secret.bearer();
        let bearer = identity::account_by_token(&mut r, NOON, &text).await.unwrap().unwrap();
        assert_eq!((bearer.account.id, bearer.token), (id, token.id));
    })
    .await;
}
