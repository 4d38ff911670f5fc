//! `doctor`

use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn a_whole_database_is_said_to_be_whole_and_a_changed_record_is_found() {
    let place = Place::new();
    place.account("anna@voorbeeld.example", "Anna", PASSWORD, true);
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("schema: up to date"), "{ran:?}");
    assert!(
        ran.out.contains("record: whole, 1 lines, last digest "),
        "{ran:?}"
    );

    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::Stmt::one(
        "UPDATE act SET result = 'refused' WHERE number = 1",
    ))
    .execute()
    .await
    .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("record: broken at line 1"), "{ran:?}");
    assert!(ran.err.contains("record of acts was changed"), "{ran:?}");
}
