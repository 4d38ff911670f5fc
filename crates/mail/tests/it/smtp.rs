//! Sending to a real mail server.

use mail::{Letter, Sent, Transport, deliver, send_waiting};
use store::testing::each_engine;

use crate::smtp_server::Server;
use crate::{NOON, clock, depth, letter, queue, sender};

#[tokio::test]
async fn a_letter_arrives_as_it_was_sent() {
    let Some(mut server) = Server::start("open") else {
        return;
    };
    let transport = Transport::from_url(&server.url("", "")).unwrap();
    transport.check().await.unwrap();
    let dots = Letter {
        text: ".\n..\nFrom é\n".to_owned(),
        ..letter(1)
    };
    deliver(&transport, &sender(), &dots, NOON).await.unwrap();
    let (from, to, text) = server.letter();
    assert_eq!(
        (from.as_str(), &to[..]),
        ("noreply@kring.example", &["lid1@example.nl".to_owned()][..])
    );
    let list = std::sync::Arc::default();
    let memory = Transport::Memory(std::sync::Arc::clone(&list));
    deliver(&memory, &sender(), &dots, NOON).await.unwrap();
    let raw = list.lock().unwrap().pop().unwrap().raw;
    assert_eq!(text.trim_end(), raw.trim_end());
}

#[tokio::test]
async fn refused_for_good_and_refused_for_now_are_told_apart() {
    let Some(server) = Server::start("open") else {
        return;
    };
    let transport = Transport::from_url(&server.url("", "?tls=none")).unwrap();
    for (recipient, permanent, code) in [
        ("nobody@example.nl", true, "550"),
        ("later@example.nl", false, "451"),
    ] {
        let letter = Letter {
            recipient: recipient.to_owned(),
            ..letter(1)
        };
        let failure = deliver(&transport, &sender(), &letter, NOON)
            .await
            .unwrap_err();
        assert_eq!(failure.permanent, permanent, "{failure}");
        assert!(failure.text.contains(code), "{failure}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_let_us_in_parks_no_letter() {
    let Some(mut server) = Server::start("auth") else {
        return;
    };
    let good = Transport::from_url(&server.url("user:p%40ss@", "")).unwrap();
    deliver(&good, &sender(), &letter(1), NOON).await.unwrap();
    assert_eq!(server.letter().1, ["lid1@example.nl"]);
    for (user, code) in [("user:wrong@", "535"), ("", "530")] {
        let bad = Transport::from_url(&server.url(user, "")).unwrap();
        let failure = deliver(&bad, &sender(), &letter(1), NOON)
            .await
            .unwrap_err();
        assert!(
            !failure.permanent && failure.text.contains(code),
            "{failure}"
        );
        assert!(!failure.text.contains("wrong"), "{failure}");
    }
}

#[tokio::test]
async fn without_the_demanded_tls_nothing_is_sent() {
    let Some(server) = Server::start("open") else {
        return;
    };
    let transport = Transport::from_url(&server.url("", "?tls=required")).unwrap();
    let failure = deliver(&transport, &sender(), &letter(1), NOON)
        .await
        .unwrap_err();
    assert!(!failure.permanent, "{failure}");
    let error = transport.check().await.unwrap_err().to_string();
    assert!(
        error.starts_with("the mail server cannot be used: "),
        "{error}"
    );
}

#[tokio::test]
async fn nobody_listening_is_a_failure_that_may_pass() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let transport = Transport::from_url(&format!("smtp://user:geheim@127.0.0.1:{port}")).unwrap();
    let failure = deliver(&transport, &sender(), &letter(1), NOON)
        .await
        .unwrap_err();
    assert!(
        !failure.permanent && !failure.text.contains("geheim"),
        "{failure}"
    );
    let error = transport.check().await.unwrap_err().to_string();
    assert!(
        error.contains("mail server") && !error.contains("geheim"),
        "{error}"
    );
}

#[tokio::test]
async fn the_queue_empties_into_the_server() {
    if Server::start("open").is_none() {
        return;
    }
    each_engine(async |db| {
        let mut server = Server::start("open").unwrap();
        let transport = Transport::from_url(&server.url("", "")).unwrap();
        queue(&db, 0..40).await;
        let sent = send_waiting(&db, &transport, &sender(), &clock())
            .await
            .unwrap();
        assert_eq!(
            sent,
            Sent {
                sent: 40,
                failed: 0
            }
        );
        assert_eq!(depth(&db).await, (0, 0));
        let mut to: Vec<String> = (0..40).flat_map(|_| server.letter().1).collect();
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 40);
    })
    .await;
}
