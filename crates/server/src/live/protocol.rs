//! What goes over the wire, as `docs/live-protocol.md` describes it.

use base::ThreadId;
use membership::Slug;
use serde::Deserialize;

/// What a client says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Said {
    /// Listen to a channel, from a position on when one is given.
    Subscribe {
        /// `thread:<id>`, `community:<slug>` or `me`.
        channel: String,
        /// The last position it knows.
        #[serde(default)]
        after: Option<String>,
        /// Whether events about posts should carry the post as HTML.
        #[serde(default)]
        html: bool,
    },
    /// Listen no more.
    Unsubscribe {
        /// The channel.
        channel: String,
    },
    /// Is anybody there?
    Ping,
}

/// A channel as a client names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    /// One thread.
    Thread(ThreadId),
    /// One community.
    Community(Slug),
    /// One's own.
    Me,
}

impl Named {
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            Some(("thread", id)) => id.parse().ok().map(Self::Thread),
            Some(("community", slug)) => Slug::parse(slug).ok().map(Self::Community),
            None if text == "me" => Some(Self::Me),
            _ => None,
        }
    }
}

/// A position as a client sends it: opaque to it, a number to us.
pub(super) fn position(text: &str) -> Option<i64> {
    text.parse().ok().filter(|seq| *seq >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clients_say_is_understood() {
        let said = r#"{"type":"subscribe","channel":"thread:k7f39qz","after":"12"}"#;
        let parsed: Said = serde_json::from_str(said).unwrap();
        let wanted = Said::Subscribe {
            channel: "thread:k7f39qz".into(),
            after: Some("12".into()),
            html: false,
        };
        assert_eq!(parsed, wanted);
        assert_eq!(
            serde_json::from_str::<Said>(r#"{"type":"ping"}"#).unwrap(),
            Said::Ping
        );
        assert_eq!(Named::parse("me"), Some(Named::Me));
        for bad in ["", "thread:", "thread:nope", "community:A B", "you", "me:x"] {
            assert_eq!(Named::parse(bad), None, "{bad}");
        }
    }
}
