//! The letters about accounts, in words: what happened, what to do now, and what to do when it was somebody else.

use askama::Template;
use base::{Call, LetterId, Ts};
use identity::system::Recipient;
use mail::Letter;

use crate::view::{Act, ActMail};
use crate::when::When;
use crate::words::Words;

/// A letter in the reader's language, with nothing in it yet.
fn empty(base_url: &str, to: &Recipient, subject: &'static str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        w,
        lang: to.language,
        name: to.name.clone(),
        subject: w.get(subject).to_owned(),
        text: Vec::new(),
        act: None,
        notes: Vec::new(),
        home_url: format!("{base_url}/"),
    }
}

/// The link to sign in.
pub fn sign_in_link(base_url: &str, to: &Recipient, secret: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![w.get("link-mail-text").to_owned()],
        act: Some(Act {
            label: w.get("link-mail-button").to_owned(),
            url: format!("{base_url}/sign-in/link/{secret}"),
        }),
        notes: vec![
            w.count("link-mail-minutes", identity::SIGN_IN_SECONDS / 60),
            w.get("link-mail-not-you").to_owned(),
        ],
        ..empty(base_url, to, "link-mail-subject")
    }
}

/// The link to choose another password.
pub fn password_link(base_url: &str, to: &Recipient, secret: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![w.get("password-mail-text").to_owned()],
        act: Some(Act {
            label: w.get("password-mail-button").to_owned(),
            url: format!("{base_url}/set-password/{secret}"),
        }),
        notes: vec![
            w.count("password-mail-hours", identity::PASSWORD_SECONDS / 3600),
            w.get("password-mail-not-you").to_owned(),
        ],
        ..empty(base_url, to, "password-mail-subject")
    }
}

/// There is a session on a device that the reader did not use lately.
pub fn new_device(base_url: &str, to: &Recipient, device: &str, at: Ts) -> ActMail {
    let w = Words::of(to.language);
    let when = When::new(at, at, to.language).full;
    let device = if device.is_empty() {
        w.get("settings-session-unknown")
    } else {
        device
    };
    ActMail {
        text: vec![
            w.fill("device-mail-text", "when", when),
            w.fill("device-mail-which", "device", device),
            w.get("device-mail-you").to_owned(),
        ],
        act: Some(Act {
            label: w.get("device-mail-button").to_owned(),
            url: format!("{base_url}/settings#sessions"),
        }),
        notes: vec![w.get("device-mail-more").to_owned()],
        ..empty(base_url, to, "device-mail-subject")
    }
}

/// There is another password.
pub fn password_changed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let w = Words::of(to.language);
    let when = When::new(at, at, to.language).full;
    ActMail {
        text: vec![w.fill("changed-mail-text", "when", when)],
        act: Some(Act {
            label: w.get("changed-mail-button").to_owned(),
            url: format!("{base_url}/forgot-password"),
        }),
        notes: vec![w.get("changed-mail-not-you").to_owned()],
        ..empty(base_url, to, "changed-mail-subject")
    }
}

/// An invitation, by somebody of this name.
pub fn invitation(base_url: &str, to: &Recipient, by: Option<&str>, secret: &str) -> ActMail {
    let w = Words::of(to.language);
    let by = match by {
        Some(by) => w.fill("invitation-mail-by", "by", by),
        None => w.get("invitation-mail-text").to_owned(),
    };
    ActMail {
        text: vec![by, w.get("invitation-mail-what").to_owned()],
        act: Some(Act {
            label: w.get("invitation-mail-button").to_owned(),
            url: format!("{base_url}/invitation/{secret}"),
        }),
        notes: vec![
            w.count(
                "invitation-mail-days",
                identity::INVITATION_SECONDS / 86_400,
            ),
            w.get("invitation-mail-not-you").to_owned(),
        ],
        ..empty(base_url, to, "invitation-mail-subject")
    }
}

/// The link to confirm another address, for that address.
pub fn confirm_email(base_url: &str, to: &Recipient, secret: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![w.get("email-mail-text").to_owned()],
        act: Some(Act {
            label: w.get("email-mail-button").to_owned(),
            url: format!("{base_url}/confirm-email/{secret}"),
        }),
        notes: vec![
            w.count("password-mail-hours", identity::EMAIL_SECONDS / 3600),
            w.get("email-mail-not-you").to_owned(),
        ],
        ..empty(base_url, to, "email-mail-subject")
    }
}

/// Somebody else wants to use the reader's address.
pub fn email_taken(base_url: &str, to: &Recipient) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![w.get("email-taken-mail-text").to_owned()],
        act: Some(Act {
            label: w.get("email-taken-mail-button").to_owned(),
            url: format!("{base_url}/sign-in"),
        }),
        ..empty(base_url, to, "email-taken-mail-subject")
    }
}

/// Another address was asked for, told to the present one.
pub fn email_change_asked(base_url: &str, to: &Recipient, new: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![w.fill("email-old-mail-text", "email", new)],
        act: Some(Act {
            label: w.get("email-old-mail-button").to_owned(),
            url: format!("{base_url}/forgot-password"),
        }),
        notes: vec![w.get("email-old-mail-more").to_owned()],
        ..empty(base_url, to, "email-old-mail-subject")
    }
}

/// There is no password any more.
pub fn password_removed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let w = Words::of(to.language);
    let when = When::new(at, at, to.language).full;
    ActMail {
        text: vec![w.fill("removed-mail-text", "when", when)],
        act: Some(Act {
            label: w.get("removed-mail-button").to_owned(),
            url: format!("{base_url}/forgot-password"),
        }),
        notes: vec![w.get("changed-mail-not-you").to_owned()],
        ..empty(base_url, to, "removed-mail-subject")
    }
}

/// There is another passkey.
pub fn passkey_added(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    way(
        base_url,
        to,
        at,
        "passkey-added-mail-text",
        "passkey-added-mail-subject",
    )
}

/// There is a passkey less.
pub fn passkey_removed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    way(
        base_url,
        to,
        at,
        "passkey-removed-mail-text",
        "passkey-removed-mail-subject",
    )
}

/// An account elsewhere was connected.
pub fn connection_added(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let (text, subject) = (
        "connection-added-mail-text",
        "connection-added-mail-subject",
    );
    way(base_url, to, at, text, subject)
}

/// An account elsewhere is connected no more.
pub fn connection_removed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let (text, subject) = (
        "connection-removed-mail-text",
        "connection-removed-mail-subject",
    );
    way(base_url, to, at, text, subject)
}

/// A way to sign in came or went.
fn way(
    base_url: &str,
    to: &Recipient,
    at: Ts,
    text: &'static str,
    subject: &'static str,
) -> ActMail {
    let w = Words::of(to.language);
    let when = When::new(at, at, to.language).full;
    ActMail {
        text: vec![w.fill(text, "when", when)],
        act: Some(Act {
            label: w.get("way-mail-button").to_owned(),
            url: format!("{base_url}/settings/sign-in"),
        }),
        notes: vec![w.get("way-mail-not-you").to_owned()],
        ..empty(base_url, to, subject)
    }
}

/// The letter as it is queued; `key` makes it the same letter when it is queued again.
pub fn written(
    call: &Call,
    to: &Recipient,
    letter: &ActMail,
    key: String,
) -> Result<Letter, askama::Error> {
    Ok(Letter {
        id: LetterId(call.ids.uuid(call.now)),
        unique_key: key,
        recipient: to.email.clone(),
        name: to.name.clone(),
        subject: letter.subject.clone(),
        text: letter.text().render()?,
        html: letter.render()?,
        unsubscribe_url: None,
    })
}
