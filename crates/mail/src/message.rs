//! A letter as a MIME message.

use std::time::{Duration, SystemTime};

use base::Ts;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{MessageBuilder, MultiPart, SinglePart};

use crate::mailbox::one_line;
use crate::{Failure, Letter, Mailbox};

/// The last moment a `Date` can tell: the year 9999.
const LATEST: u64 = 253_402_300_799;

/// Builds the message: text and HTML as alternatives (RFC 2046), in UTF-8.
///
/// It says that a program sent it (RFC 3834), so that holiday answers stay away, and how to stop it by one click
/// (RFC 8058, RFC 2369). The same letter at the same time gives the same bytes. Fails, permanently, when the address or
/// the unsubscribe address cannot be one.
pub(crate) fn build(from: &Mailbox, letter: &Letter, now: Ts) -> Result<lettre::Message, Failure> {
    let to = Mailbox::of(&letter.name, &letter.recipient)
        .ok_or_else(|| Failure::permanent(format!("{:?} is not an address", letter.recipient)))?;
    let mut message = lettre::Message::builder()
        .message_id(Some(format!("<{}@{}>", letter.id, from.domain())))
        .date(moment(now))
        .from(from.0.clone())
        .to(to.0)
        .subject(one_line(&letter.subject));
    message = raw(message, "Auto-Submitted", "auto-generated".to_owned());
    if let Some(url) = &letter.unsubscribe_url {
        if !url
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>')
        {
            return Err(Failure::permanent(format!(
                "{url:?} is not an address to unsubscribe at"
            )));
        }
        message = raw(message, "List-Unsubscribe", format!("<{url}>"));
        message = raw(
            message,
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        );
    }
    message
        .multipart(
            MultiPart::alternative()
                .boundary(format!("letter-{}", letter.id))
                .singlepart(SinglePart::plain(letter.text.clone()))
                .singlepart(SinglePart::html(letter.html.clone())),
        )
        .map_err(Failure::permanent)
}

fn raw(message: MessageBuilder, name: &'static str, value: String) -> MessageBuilder {
    message.raw_header(HeaderValue::new(
        HeaderName::new_from_ascii_str(name),
        value,
    ))
}

/// The moment as lettre wants it; outside 1970 to 9999 it would panic.
fn moment(now: Ts) -> SystemTime {
    let seconds = u64::try_from(now.micros() / 1_000_000)
        .unwrap_or_default()
        .min(LATEST);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}
