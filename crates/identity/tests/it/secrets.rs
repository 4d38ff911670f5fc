//! What the database knows of secrets.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use store::sql;
use store::testing::each_engine;

use crate::{by, system, token, with_anna};

#[tokio::test]
async fn only_digests_of_secrets_stand_in_the_database() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let label = token("x");
        let mut w = db.write().await.unwrap();
        let (_, cookie) = identity::open_session(&mut w, &call, id, "").await.unwrap();
        let me = by(&call, id, None);
        let (_, token) = identity::create_token(&mut w, &me, None, &label).await.unwrap();
        let link = identity::issue_password_link(&mut w, &call, id).await.unwrap();
        let stored: Vec<(Vec<u8>,)> = w
            .query(sql!("SELECT digest FROM session_secret UNION ALL SELECT digest FROM api_token UNION ALL SELECT digest FROM one_time_link"))
            .fetch_all()
            .await
            .unwrap();
        let texts = [cookie.text(), token.replacen("kk_", "", 1), link.text()];
        let digests = texts.map(|text| {
            let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap();
            (Sha256::digest(bytes).to_vec(),)
        });
        assert_eq!(stored, digests);
        let (password,): (String,) =
            w.query(sql!("SELECT password FROM person")).fetch_one().await.unwrap();
        assert!(password.starts_with("$argon2id$"));
    })
    .await;
}
