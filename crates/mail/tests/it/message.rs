//! What a letter looks like on the wire.

use std::io::Write;
use std::process::{Command, Stdio};

use mail::{Letter, Transport, deliver};

use crate::{NOON, letter, sender};

async fn raw(letter: &Letter) -> String {
    let list = std::sync::Arc::default();
    let memory = Transport::Memory(std::sync::Arc::clone(&list));
    deliver(&memory, &sender(), letter, NOON).await.unwrap();
    let message = list.lock().unwrap().pop().unwrap();
    assert_eq!(
        (message.from.as_str(), &message.to),
        ("noreply@kring.example", &letter.recipient)
    );
    message.raw
}

/// The names of the headers of the message itself.
fn names(raw: &str) -> Vec<&str> {
    let (head, _) = raw.split_once("\r\n\r\n").unwrap();
    let lines = head.split("\r\n").filter(|line| !line.starts_with(' '));
    lines.map(|line| line.split_once(':').unwrap().0).collect()
}

#[tokio::test]
async fn a_letter_carries_what_the_rfcs_ask() {
    let raw = raw(&letter(7)).await;
    let expected = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Auto-Submitted",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "MIME-Version",
        "Content-Type",
    ];
    assert_eq!(names(&raw), expected);
    for line in [
        format!("Message-ID: <{}@kring.example>\r\n", letter(7).id),
        "Date: Mon, 24 Nov 2025 16:00:00 +0000\r\n".into(),
        "From: Kenniskring <noreply@kring.example>\r\n".into(),
        "Auto-Submitted: auto-generated\r\n".into(),
        "List-Unsubscribe: <https://kring.example/unsubscribe/abc_DEF-123?x=1>\r\n".into(),
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".into(),
        "Content-Type: text/plain; charset=utf-8\r\n".into(),
        "Content-Type: text/html; charset=utf-8\r\n".into(),
    ] {
        assert!(raw.contains(&line), "{line}\n{raw}");
    }
    assert!(raw.is_ascii());
    assert!(
        raw.split("\r\n")
            .all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])),
        "{raw}"
    );
    assert_eq!(raw, self::raw(&letter(7)).await);
}

#[tokio::test]
async fn a_letter_one_asked_for_has_nothing_to_unsubscribe_from() {
    let raw = raw(&Letter {
        unsubscribe_url: None,
        name: String::new(),
        ..letter(1)
    })
    .await;
    assert!(!raw.contains("List-Unsubscribe"));
    assert!(raw.contains("\r\nTo: lid1@example.nl\r\n"), "{raw}");
}

#[tokio::test]
async fn no_name_or_subject_begins_a_header_of_its_own() {
    let plain = names(&raw(&letter(1)).await).len();
    for evil in [
        "x\r\nBcc: eve@example.nl",
        "x\nBcc: eve@example.nl",
        "x\rBcc: eve@example.nl",
        "x\u{85}Bcc: eve@example.nl",
        "x\u{2028}Bcc: eve@example.nl",
        "x\0\r\n\r\nBcc: eve@example.nl",
        "\" <eve@example.nl>, \"",
        "é\r\nBcc: é <eve@example.nl>",
    ] {
        let evil = Letter {
            name: evil.to_owned(),
            subject: evil.to_owned(),
            ..letter(1)
        };
        let raw = raw(&evil).await;
        let names = names(&raw);
        assert_eq!(names.len(), plain, "{raw}");
        assert!(!names.contains(&"Bcc"), "{raw}");
        assert!(!raw.contains("\nBcc") && !raw.contains("\rBcc"), "{raw}");
    }
}

#[tokio::test]
async fn what_cannot_be_an_address_fails_for_good() {
    let memory = Transport::Memory(std::sync::Arc::default());
    let bad = [
        "",
        "x",
        "a@b@c",
        "a@b.nl\r\nBcc: c@d.nl",
        "a@b.nl, c@d.nl",
        "<a@b.nl>",
        "a b@c.nl",
    ];
    for recipient in bad.map(str::to_owned) {
        let failure = deliver(
            &memory,
            &sender(),
            &Letter {
                recipient,
                ..letter(1)
            },
            NOON,
        )
        .await
        .unwrap_err();
        assert!(failure.permanent, "{failure}");
    }
    for url in [
        "https://x/\r\nBcc: a@b.nl",
        "https://x/>, <mailto:a@b.nl",
        "https://x/é",
    ] {
        let letter = Letter {
            unsubscribe_url: Some(url.to_owned()),
            ..letter(1)
        };
        assert!(
            deliver(&memory, &sender(), &letter, NOON)
                .await
                .unwrap_err()
                .permanent,
            "{url}"
        );
    }
}

/// Python's standard library reads the message back, as a mail program would; left out where there is no Python.
#[tokio::test]
async fn another_program_reads_the_same_letter() {
    let script = "import email, email.policy, json, sys\n\
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)\n\
        part = lambda kind: m.get_body((kind,)).get_content()\n\
        print(json.dumps([m['Subject'], str(m['To']), part('plain'), part('html'), len(m.defects)]))";
    let python = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = python else {
        crate::smtp_server::missing("python3");
        return;
    };
    let long = "Een regel die veel langer is dan een regel in een bericht mag zijn. ".repeat(40);
    let subject = "Över de coördinator: een onderwerp dat zo lang is dat het over meer dan één regel heen loopt, en dan nog iets";
    let letter = Letter {
        text: format!("{long}\n.\nFrom é\n"),
        subject: subject.to_owned(),
        ..letter(1)
    };
    python
        .stdin
        .take()
        .unwrap()
        .write_all(raw(&letter).await.as_bytes())
        .unwrap();
    let said = python.wait_with_output().unwrap().stdout;
    let (read, to, text, html, defects): (String, String, String, String, usize) =
        serde_json::from_slice(&said).unwrap();
    assert_eq!(
        (read.as_str(), to.as_str()),
        (subject, "Zoë van 't Hof <lid1@example.nl>")
    );
    // Lines end as RFC 5322 wants it.
    assert_eq!(
        text.trim_end().replace("\r\n", "\n"),
        letter.text.trim_end()
    );
    assert_eq!(html.trim_end(), letter.html);
    assert_eq!(defects, 0);
}
