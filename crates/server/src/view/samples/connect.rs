//! Samples of connecting an account elsewhere.

use base::Lang;

use super::{inside, outside, title};
use crate::view::{Connect, ConnectState, Nav};

impl Connect {
    fn at(lang: Lang, state: ConnectState) -> Self {
        let (title, here) = (title(lang, "connect-title"), "/sign-in/connect");
        let frame = if state == ConnectState::SignIn {
            outside(lang, title, here)
        } else {
            inside(lang, title, here, Nav::Elsewhere)
        };
        Self {
            frame,
            state,
            label: "Bibliotheek Het Lage Land".to_owned(),
            email: "marijke.vandenberg@bibliotheekhetlageland.example".to_owned(),
        }
    }

    /// Every state it can be in.
    pub fn samples(lang: Lang) -> [(&'static str, Self); 4] {
        [
            ("connect_sign_in.html", Self::at(lang, ConnectState::SignIn)),
            (
                "connect_another.html",
                Self::at(lang, ConnectState::Another),
            ),
            ("connect_again.html", Self::at(lang, ConnectState::Again)),
            ("connect.html", Self::at(lang, ConnectState::Confirm)),
        ]
    }
}
