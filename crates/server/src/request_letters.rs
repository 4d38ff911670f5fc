//! The letters about asking to join a community and looking after it, in words.

use base::Ts;
use identity::system::Recipient;
use membership::{AnsweredRequest, RequestState, StandIn};

use crate::letters::empty;
use crate::view::{Act, ActMail};
use crate::when::date_of;
use crate::words::Words;

/// A community in a letter.
pub struct Place<'a> {
    /// Its name, in the reader's language.
    pub name: &'a str,
    /// Its word in addresses.
    pub slug: &'a str,
}

/// The first request waits, told to who looks after the community.
pub fn asked(base_url: &str, to: &Recipient, who: &str, place: &Place<'_>) -> ActMail {
    let w = Words::of(to.language);
    let said = [("who", who.into()), ("community", place.name.into())];
    ActMail {
        text: vec![w.with("request-mail-text", &said)],
        act: Some(Act {
            label: w.get("request-mail-button").to_owned(),
            url: format!("{base_url}/coordinate/{}/requests", place.slug),
        }),
        notes: vec![w.get("request-mail-more").to_owned()],
        ..empty(base_url, to, "request-mail-subject")
    }
}

/// What came of a request, told to who asked.
pub fn answered(
    base_url: &str,
    to: &Recipient,
    given: &AnsweredRequest,
    place: &Place<'_>,
) -> ActMail {
    let w = Words::of(to.language);
    let (subject, text) = if given.state == RequestState::Accepted {
        ("request-yes-mail-subject", "request-yes-mail-text")
    } else {
        ("request-no-mail-subject", "request-no-mail-text")
    };
    let mut text = vec![w.fill(text, "community", place.name)];
    if !given.answer.is_empty() {
        text.push(w.fill("request-said", "text", given.answer.as_str()));
    }
    if !given.next_step.is_empty() {
        text.push(w.fill("request-next", "text", given.next_step.as_str()));
    }
    ActMail {
        text,
        act: Some(Act {
            label: w.get("leaves-mail-button").to_owned(),
            url: format!("{base_url}/c/{}", place.slug),
        }),
        ..empty(base_url, to, subject)
    }
}

/// The reader looks after a community from now on; `waiting` requests are there.
pub fn coordinator_made(
    base_url: &str,
    to: &Recipient,
    waiting: i64,
    place: &Place<'_>,
) -> ActMail {
    let w = Words::of(to.language);
    let mut text = vec![w.fill("coordinator-mail-text", "community", place.name)];
    if waiting > 0 {
        text.push(w.count("coordinator-mail-requests", waiting));
    }
    ActMail {
        text,
        act: Some(Act {
            label: w.get("coordinator-mail-button").to_owned(),
            url: format!("{base_url}/coordinate/{}", place.slug),
        }),
        ..empty(base_url, to, "coordinator-mail-subject")
    }
}

/// Somebody stands in for the reader, or the reader (`own`) for somebody; `who` is the other one.
pub fn stand_in_named(
    base_url: &str,
    to: &Recipient,
    who: &str,
    named: &StandIn,
    place: &Place<'_>,
) -> ActMail {
    let w = Words::of(to.language);
    let own = to.person == named.person_id;
    let last = Ts::from_micros(named.ends_at.micros() - 1);
    let said = [
        ("who", who.into()),
        ("community", place.name.into()),
        ("from", date_of(named.starts_at, to.language).into()),
        ("until", date_of(last, to.language).into()),
    ];
    let text = if own {
        "stand-in-mail-you"
    } else {
        "stand-in-mail-for-you"
    };
    let path = if own { "" } else { "/roles" };
    ActMail {
        text: vec![w.with(text, &said)],
        act: Some(Act {
            label: w.get("coordinator-mail-button").to_owned(),
            url: format!("{base_url}/coordinate/{}{path}", place.slug),
        }),
        ..empty(base_url, to, "stand-in-mail-subject")
    }
}
