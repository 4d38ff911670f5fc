//! The mail address of the settings.

use mail::Transport;

#[tokio::test]
async fn servers_are_read_from_an_address() {
    for url in [
        "smtp://localhost",
        "smtp://localhost:2525",
        "smtp://user:p%40ss@mail.example:587?tls=required",
        "smtp://localhost?tls=none",
        "smtps://user:pass@mail.example",
        "smtps://user:pass@mail.example:465?tls=required",
    ] {
        assert!(
            matches!(Transport::from_url(url), Ok(Transport::Smtp(_))),
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_wrong_address_is_told_in_one_plain_line_without_the_password() {
    for url in [
        "",
        "mail.example",
        "http://user:geheim@mail.example",
        "smtp://",
        "smtp://user:geheim@mail.example:99999",
        "smtp://user:geheim@mail.example?tls=maybe",
        "smtps://user:geheim@mail.example?tls=none",
    ] {
        let error = Transport::from_url(url).unwrap_err().to_string();
        assert!(error.starts_with("mail_url"), "{url}: {error}");
        assert!(
            !error.contains("geheim") && !error.contains('\n'),
            "{url}: {error}"
        );
    }
    let shown = format!(
        "{:?}",
        Transport::from_url("smtp://user:geheim@mail.example").unwrap()
    );
    assert!(!shown.contains("geheim"), "{shown}");
}
