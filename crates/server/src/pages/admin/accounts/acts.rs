//! What an administrator can do with an account: each act with its words.

use base::PersonId;
use identity::Overview;

use crate::words::Words;

/// An act on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Disable,
    Enable,
    EndSessions,
    AskPassword,
    Invite,
    MakeAdministrator,
    EndAdministrator,
    Guest,
    NoGuest,
}

impl Act {
    const ALL: [Self; 9] = [
        Self::EndSessions,
        Self::AskPassword,
        Self::Invite,
        Self::MakeAdministrator,
        Self::EndAdministrator,
        Self::Guest,
        Self::NoGuest,
        Self::Disable,
        Self::Enable,
    ];

    /// The word in the address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::EndSessions => "end-sessions",
            Self::AskPassword => "ask-password",
            Self::Invite => "invite",
            Self::MakeAdministrator => "make-administrator",
            Self::EndAdministrator => "end-administrator",
            Self::Guest => "guest",
            Self::NoGuest => "no-guest",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }

    /// What it is called.
    pub(super) fn name(self, w: &'static Words) -> &'static str {
        w.get(match self {
            Self::Disable => "account-disable",
            Self::Enable => "account-enable",
            Self::EndSessions => "account-end-sessions",
            Self::AskPassword => "account-ask-password",
            Self::Invite => "account-invite",
            Self::MakeAdministrator => "account-make-administrator",
            Self::EndAdministrator => "account-end-administrator",
            Self::Guest => "account-guest",
            Self::NoGuest => "account-no-guest",
        })
    }

    /// What will happen.
    pub(super) fn text(self, w: &'static Words) -> Vec<&'static str> {
        match self {
            Self::Disable => vec![w.get("account-disable-1"), w.get("account-disable-2")],
            Self::Enable => vec![w.get("account-enable-1")],
            Self::EndSessions => vec![w.get("account-end-sessions-1")],
            Self::AskPassword => vec![w.get("account-ask-password-1")],
            Self::Invite => vec![w.get("account-invite-1")],
            Self::MakeAdministrator => vec![
                w.get("account-make-administrator-1"),
                w.get("account-administrator-told"),
            ],
            Self::EndAdministrator => vec![
                w.get("account-end-administrator-1"),
                w.get("account-administrator-told"),
            ],
            Self::Guest => vec![w.get("account-guest-1"), w.get("account-guest-2")],
            Self::NoGuest => vec![w.get("account-no-guest-1")],
        }
    }

    /// Whether it takes something away.
    pub(super) fn is_grave(self) -> bool {
        !matches!(
            self,
            Self::Enable | Self::Invite | Self::NoGuest | Self::MakeAdministrator
        )
    }

    /// The sentence once it is done: the message `flash-<code>`.
    pub(super) fn flash(self) -> &'static str {
        match self {
            Self::Disable => "account-disabled",
            Self::Enable => "account-enabled",
            Self::EndSessions => "account-signed-out",
            Self::AskPassword => "account-asked",
            Self::Invite => "invited",
            Self::MakeAdministrator | Self::EndAdministrator | Self::Guest | Self::NoGuest => {
                "saved"
            }
        }
    }

    /// What can be done with an account as it is, by `me`.
    pub(super) fn fitting(seen: &Overview, me: PersonId) -> impl Iterator<Item = Self> + use<> {
        let account = &seen.account;
        let own = account.id == me;
        let (open, administrator) = (!account.disabled, account.administrator);
        let (guest, invited) = (account.guest_until.is_some(), account.invited);
        let (password, sessions) = (seen.has_password, seen.sessions > 0);
        Self::ALL.into_iter().filter(move |act| match act {
            Self::EndSessions => sessions,
            Self::AskPassword => open && password,
            Self::Invite => open && invited,
            Self::MakeAdministrator => open && !administrator && !guest,
            Self::EndAdministrator => administrator && !own,
            Self::Guest => open && !administrator,
            Self::NoGuest => open && guest,
            Self::Disable => open && !own,
            Self::Enable => !open,
        })
    }
}
