//! Which acts stand in the record: those no other test looks for.

use base::{Line, OrganisationId};
use identity::{OrganisationForm, OrganisationKind, Outcome};
use store::record::{self, Filter};
use store::testing::each_engine;

use crate::administer::acts;
use crate::{admin, anonymous, by, email, system, with_anna};

#[tokio::test]
async fn another_address_and_no_password_are_written_down() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let me = by(&call, id, None);
        let mut w = db.write().await.unwrap();
        identity::ask_email_change(&mut w, &me, &email("nieuw@example.nl"))
            .await
            .unwrap();
        let asked = identity::system::answer_email_change(&mut w, &call, id)
            .await
            .unwrap()
            .unwrap();
        let Outcome::Confirm(secret) = asked.outcome else {
            panic!("the address is free");
        };
        identity::confirm_email(&mut w, &anonymous(&call), &secret.text())
            .await
            .unwrap();
        identity::remove_password(&mut w, &me).await.unwrap();
        assert_eq!(
            acts(&mut w, id).await[1..],
            ["email-change-asked", "email-changed", "password-removed"]
        );
    })
    .await;
}

#[tokio::test]
async fn organisations_that_are_made_and_changed_are_written_down_by_their_ids() {
    each_engine(async |db| {
        let call = admin(&system());
        let id = OrganisationId(call.ids.uuid(call.now));
        let form = |name: &str| OrganisationForm {
            name: Line::parse("name", name, 80).unwrap(),
            kind: OrganisationKind::Library,
            province: None,
            domains: Vec::new(),
        };
        let mut w = db.write().await.unwrap();
        for _ in 0..2 {
            identity::create_organisation(&mut w, &call, id, &form("Proefpolder"))
                .await
                .unwrap();
        }
        identity::change_organisation(&mut w, &call, id, &form("Proefdijk"))
            .await
            .unwrap();
        let lines = record::list(&mut w, &Filter::default(), i64::MAX, 10)
            .await
            .unwrap();
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.action.as_str(), line.object.clone()))
            .collect();
        let object = format!("organisation:{id}");
        assert_eq!(
            told,
            [
                ("organisation-changed", object.clone()),
                ("organisation-created", object)
            ],
            "once each"
        );
    })
    .await;
}
