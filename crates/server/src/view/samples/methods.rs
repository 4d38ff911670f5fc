//! Samples of the ways to sign in.

use base::Lang;

use super::{ago, inside, title};
use crate::view::{
    ConnectionRow, FormErrors, Nav, PasskeyEdit, PasskeyRow, ProviderLink, SignInMethods,
};

impl SignInMethods {
    /// A password and two passkeys.
    pub fn sample(lang: Lang) -> Self {
        let row = |id: &str, name: &str, used| PasskeyRow {
            id: id.to_owned(),
            name: name.to_owned(),
            created: ago(60_000, lang),
            used,
        };
        Self {
            frame: inside(
                lang,
                title(lang, "methods-title"),
                "/settings/sign-in",
                Nav::Settings,
            ),
            email: "marijke.vandenberg@bibliotheekhetlageland.example".to_owned(),
            has_password: true,
            lately: true,
            passkeys: vec![
                row("1", "Telefoon", Some(ago(40, lang))),
                row("2", "Laptop van het werk", None),
            ],
            origin: Some("https://kenniskring.example".to_owned()),
            connections: vec![ConnectionRow {
                id: "1".to_owned(),
                label: "Bibliotheek Het Lage Land".to_owned(),
                email: "m.berg@hetlageland.example".to_owned(),
                created: ago(9_000, lang),
                used: Some(ago(90, lang)),
            }],
            providers: vec![ProviderLink {
                name: "werk".to_owned(),
                label: "Bibliotheek Het Lage Land".to_owned(),
            }],
            connection_errors: FormErrors::none(),
            second_factor: true,
            password_errors: FormErrors::none(),
            removal_errors: FormErrors::none(),
        }
    }

    /// Nothing but the mail, at an address where passkeys do not work.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            has_password: false,
            passkeys: Vec::new(),
            connections: Vec::new(),
            providers: Vec::new(),
            origin: None,
            second_factor: false,
            ..Self::sample(lang)
        }
    }

    /// Mistakes in both forms.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            lately: false,
            password_errors: FormErrors::one("current", "Dit is niet je wachtwoord van nu.")
                .and("password", "Dit is te kort. Gebruik minstens 8 tekens."),
            removal_errors: FormErrors::one("current", "Dit is niet je wachtwoord van nu."),
            ..Self::sample(lang)
        }
    }
}

impl PasskeyEdit {
    /// With mistakes in both forms.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                "Passkey “Telefoon”",
                "/settings/passkeys/1",
                Nav::Settings,
            ),
            id: "1".to_owned(),
            name: String::new(),
            asks: true,
            errors: FormErrors::one("name", "Vul dit in."),
            removal_errors: FormErrors::one("current", "Dit is niet je wachtwoord van nu."),
        }
    }
}
