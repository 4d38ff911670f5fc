//! `migrate`, and a server that will not migrate.

use store::Engine;
use tests::http::{Caller, send};
use tests::place::Place;
use tests::server::Server;

#[tokio::test]
async fn migrations_run_once_and_a_careful_server_starts_after_them() {
    let place = Place::new();
    let refused = place.run(&["serve", "--no-migrate"]).failed();
    assert!(refused.contains("kenniskring migrate"), "{refused}");
    assert_eq!(
        place.run(&["migrate"]).done(),
        format!("{} migrations ran\n", store::MIGRATIONS.len())
    );
    assert_eq!(place.run(&["migrate"]).done(), "0 migrations ran\n");
    let server = Server::start(&place, &["serve", "--no-migrate"], None);
    let ready = send(Caller::nobody(&server).ask("GET", "/health/ready")).await;
    assert_eq!(ready.status, 200);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    let place = Place::new();
    place.run(&["migrate"]).done();
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!(
        "INSERT INTO migration (number, name, applied_at) VALUES (9999, 'toekomst', 0)"
    ))
    .execute()
    .await
    .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    let refused = place.run(&["serve", "--no-migrate"]).failed();
    assert!(refused.contains("newer"), "{refused}");
}

#[tokio::test]
async fn the_same_on_postgres() {
    if tests::services::postgres() {
        // This one comes migrated.
        let place = Place::on(Engine::Postgres).await;
        assert_eq!(place.run(&["migrate"]).done(), "0 migrations ran\n");
    }
}
