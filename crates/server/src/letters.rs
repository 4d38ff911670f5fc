//! The letters about accounts, in words: what happened, what to do now, and what to do when it was somebody else.

use askama::Template;
use base::{Call, LetterId, Ts};
use identity::system::Recipient;
use mail::Letter;

use crate::agent;
use crate::view::{Act, ActMail};
use crate::when::{When, date_of};
use crate::words::Words;

/// A letter in the reader's language, with nothing in it yet.
pub fn empty(base_url: &str, to: &Recipient, subject: &'static str) -> ActMail {
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
    let device = agent::named(device, to.language);
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

/// A letter that tells what happened to an account: which messages it is made of, and where its button leads.
struct Told {
    subject: &'static str,
    /// Says when, as `$when`.
    text: &'static str,
    button: &'static str,
    /// A path on this site.
    path: &'static str,
    /// What to do when it was somebody else.
    note: &'static str,
}

impl Told {
    fn letter(&self, base_url: &str, to: &Recipient, at: Ts) -> ActMail {
        let w = Words::of(to.language);
        let when = When::new(at, at, to.language).full;
        ActMail {
            text: vec![w.fill(self.text, "when", when)],
            act: Some(Act {
                label: w.get(self.button).to_owned(),
                url: format!("{base_url}{}", self.path),
            }),
            notes: vec![w.get(self.note).to_owned()],
            ..empty(base_url, to, self.subject)
        }
    }
}

/// There is another password.
pub fn password_changed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "changed-mail-subject",
        text: "changed-mail-text",
        button: "changed-mail-button",
        path: "/forgot-password",
        note: "changed-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// That somebody stops looking after a community.
pub struct Leaves<'a> {
    /// Their name.
    pub who: &'a str,
    /// The community's name.
    pub community: &'a str,
    /// Its word in addresses.
    pub slug: &'a str,
    /// From when; `None` when it is so now.
    pub from: Option<Ts>,
    /// Whether nobody else looks after it.
    pub alone: bool,
}

/// A coordinator stops: what to take over.
pub fn coordinator_leaves(base_url: &str, to: &Recipient, leaves: &Leaves<'_>) -> ActMail {
    let w = Words::of(to.language);
    let told = [
        ("who", leaves.who.into()),
        ("community", leaves.community.into()),
    ];
    let text = match leaves.from {
        Some(from) => {
            let day = date_of(from, to.language);
            let [who, community] = told;
            w.with("leaves-mail-later", &[who, community, ("day", day.into())])
        }
        None => w.with("leaves-mail-now", &told),
    };
    let next = if leaves.alone {
        "leaves-mail-alone"
    } else {
        "leaves-mail-others"
    };
    ActMail {
        text: vec![text, w.get(next).to_owned()],
        act: Some(Act {
            label: w.get("leaves-mail-button").to_owned(),
            url: format!("{base_url}/c/{}", leaves.slug),
        }),
        ..empty(base_url, to, "leaves-mail-subject")
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
    let told = Told {
        subject: "removed-mail-subject",
        text: "removed-mail-text",
        button: "removed-mail-button",
        path: "/forgot-password",
        note: "changed-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// There is another token.
pub fn token_made(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "token-mail-subject",
        text: "token-mail-text",
        button: "token-mail-button",
        path: "/settings#tokens",
        note: "token-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// The second step is on.
pub fn second_factor_on(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "second-on-mail-subject",
        text: "second-on-mail-text",
        button: "second-mail-button",
        path: "/settings/second-factor",
        note: "changed-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// The second step is off.
pub fn second_factor_off(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "second-off-mail-subject",
        text: "second-off-mail-text",
        button: "second-mail-button",
        path: "/settings/second-factor",
        note: "changed-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// Somebody came in by a recovery code.
pub fn recovery_code_used(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "recovery-mail-subject",
        text: "recovery-mail-text",
        button: "second-mail-button",
        path: "/settings/second-factor",
        note: "changed-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// There is another passkey.
pub fn passkey_added(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "passkey-added-mail-subject",
        text: "passkey-added-mail-text",
        button: "way-mail-button",
        path: "/settings/sign-in",
        note: "way-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// There is a passkey less.
pub fn passkey_removed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "passkey-removed-mail-subject",
        text: "passkey-removed-mail-text",
        button: "way-mail-button",
        path: "/settings/sign-in",
        note: "way-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// An account elsewhere was connected.
pub fn connection_added(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "connection-added-mail-subject",
        text: "connection-added-mail-text",
        button: "way-mail-button",
        path: "/settings/sign-in",
        note: "way-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// An account elsewhere is connected no more.
pub fn connection_removed(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "connection-removed-mail-subject",
        text: "connection-removed-mail-text",
        button: "way-mail-button",
        path: "/settings/sign-in",
        note: "way-mail-not-you",
    };
    told.letter(base_url, to, at)
}

/// An administrator took the password away.
pub fn password_asked(base_url: &str, to: &Recipient, at: Ts) -> ActMail {
    let told = Told {
        subject: "asked-mail-subject",
        text: "asked-mail-text",
        button: "password-mail-button",
        path: "/forgot-password",
        note: "asked-mail-link",
    };
    told.letter(base_url, to, at)
}

/// The reader administers the platform from now on, or no longer.
pub fn administrator_changed(base_url: &str, to: &Recipient, administrator: bool) -> ActMail {
    let w = Words::of(to.language);
    let text = if administrator {
        "administrator-mail-made"
    } else {
        "administrator-mail-ended"
    };
    ActMail {
        text: vec![w.get(text).to_owned()],
        ..empty(base_url, to, "administrator-mail-subject")
    }
}

/// The reader is a guest until the end of a day, or no longer one.
pub fn guest_bounded(base_url: &str, to: &Recipient) -> ActMail {
    let w = Words::of(to.language);
    let text = match to.guest_until {
        Some(until) => {
            let day = crate::when::date_of(until, to.language);
            w.fill("guest-mail-until", "day", day)
        }
        None => w.get("guest-mail-ended").to_owned(),
    };
    ActMail {
        text: vec![text, w.get("guest-mail-more").to_owned()],
        ..empty(base_url, to, "guest-mail-subject")
    }
}

/// Two accounts of the reader are one from now on; `gone` is the address that is free.
pub fn merged(base_url: &str, to: &Recipient, gone: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![
            w.fill("merged-mail-text", "email", gone),
            w.get("merged-mail-more").to_owned(),
        ],
        act: Some(Act {
            label: w.get("email-taken-mail-button").to_owned(),
            url: format!("{base_url}/sign-in"),
        }),
        notes: vec![w.get("merged-mail-not-you").to_owned()],
        ..empty(base_url, to, "merged-mail-subject")
    }
}

/// The account will be erased, and how to stop it. The link leads to the receipt, which will be nowhere else.
pub fn erasure_asked(base_url: &str, to: &Recipient, due: Ts, secret: &str) -> ActMail {
    let w = Words::of(to.language);
    let when = When::new(due, due, to.language).full;
    ActMail {
        text: vec![
            w.fill("erase-mail-text", "when", when),
            w.get("erase-mail-stop").to_owned(),
            w.fill(
                "erase-mail-receipt",
                "url",
                format!("{base_url}/erased/{secret}"),
            ),
        ],
        act: Some(Act {
            label: w.get("erase-mail-button").to_owned(),
            url: format!("{base_url}/settings/privacy"),
        }),
        notes: vec![w.get("erase-mail-not-you").to_owned()],
        ..empty(base_url, to, "erase-mail-subject")
    }
}

/// Nobody looks after a community any more, told to administrators. Who did is not named.
pub fn without_coordinator(base_url: &str, to: &Recipient, name: &str, slug: &str) -> ActMail {
    let w = Words::of(to.language);
    ActMail {
        text: vec![
            w.fill("alone-mail-text", "community", name),
            w.get("alone-mail-more").to_owned(),
        ],
        act: Some(Act {
            label: w.get("alone-mail-button").to_owned(),
            url: format!("{base_url}/c/{slug}"),
        }),
        ..empty(base_url, to, "alone-mail-subject")
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
