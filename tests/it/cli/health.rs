//! `/health/live`, `/health/ready`, `/metrics`, `/.well-known/security.txt`.

use tests::http::{Caller, send};
use tests::place::Place;
use tests::services::free_port;
use tests::world::world;

#[tokio::test]
async fn health_is_told_plainly() {
    let nobody = world().nobody();
    assert_eq!(send(nobody.ask("GET", "/health/live")).await.status, 200);
    let ready = send(nobody.ask("GET", "/health/ready")).await.with(200);
    assert_eq!(
        (&ready["database"], &ready["bus"]),
        (&"ok".into(), &"ok".into())
    );
}

#[tokio::test]
async fn figures_are_for_this_machine_unless_they_have_an_address_of_their_own() {
    let world = world();
    let figures = send(world.nobody().ask("GET", "/metrics")).await;
    assert_eq!(figures.status, 200);
    assert!(figures.header("content-type").starts_with("text/plain"));
    for name in [
        "kenniskring_live_connections",
        "kenniskring_outbox_waiting",
        "kenniskring_event_last",
    ] {
        assert!(figures.text().contains(name), "{name}: {}", figures.text());
    }
    let address = format!("127.0.0.1:{}", free_port());
    let place = Place::new().with("METRICS_LISTEN", &address);
    let server = place.serve();
    let mut nobody = Caller::nobody(&server);
    assert_eq!(send(nobody.ask("GET", "/metrics")).await.status, 404);
    nobody.base = format!("http://{address}");
    assert_eq!(send(nobody.ask("GET", "/metrics")).await.status, 200);
    assert_eq!(send(nobody.ask("GET", "/")).await.status, 404);
    let place = Place::new().with("TRUSTED_PROXIES", "1");
    let server = place.serve();
    let behind = Caller::nobody(&server)
        .ask("GET", "/metrics")
        .header("x-forwarded-for", "203.0.113.7");
    assert_eq!(send(behind).await.status, 404);
}

#[tokio::test]
async fn where_to_report_a_weakness() {
    let answer = send(world().nobody().ask("GET", "/.well-known/security.txt")).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "text/plain; charset=utf-8")
    );
    for line in ["Contact: ", "Expires: ", "Preferred-Languages: nl"] {
        assert!(answer.text().contains(line), "{}", answer.text());
    }
}
