//! The members of the data set can sign in, come by token, and post where the load test posts.

use std::collections::BTreeMap;

use identity::{Presented, account_by_token, session_by_secret};
use store::testing::each_engine;

use super::super::*;
use super::{now, order};

#[tokio::test]
async fn every_member_gets_in_by_cookie_and_by_token_and_by_password() {
    each_engine(async |db| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("access.jsonl");
        std::fs::write(&path, "what was there before").unwrap();
        let order = Order {
            password: Some("een lang wachtwoord".to_owned()),
            ..order(3)
        };
        let made = fill(&db, now(), &order, Some(&path), false).await.unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(
                std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 50);
        let mut r = db.read().await.unwrap();
        for (place, line) in text.lines().enumerate() {
            let line: BTreeMap<String, String> = serde_json::from_str(line).unwrap();
            assert_eq!(line["handle"], people::handle(place));
            let secret = line["cookie"].strip_prefix("kenniskring=").unwrap();
            let Presented::Valid(signed_in) =
                session_by_secret(&mut r, now(), secret).await.unwrap()
            else {
                panic!("{line:?}");
            };
            let bearer = account_by_token(&mut r, now(), &line["token"])
                .await
                .unwrap()
                .unwrap();
            assert_eq!(bearer.account, signed_in.account);
            assert_eq!(
                (&bearer.account.handle, &bearer.account.email),
                (&line["handle"], &line["email"])
            );
            let call = Call::system("test", now()).as_person(bearer.account.id);
            for id in [made.thread20, made.thread1, made.thread2000] {
                let page = discussion::thread(&mut r, &call, id).await.unwrap();
                assert!(page.standing.may_write());
            }
        }
        let email = identity::Email::parse("email", "lid-00050@voorbeeld.example").unwrap();
        let credential = identity::credential(&mut r, &email).await.unwrap().unwrap();
        assert!(identity::password::verify(
            &credential.password,
            "een lang wachtwoord"
        ));
    })
    .await;
}
