//! Signing in by a provider of OpenID Connect: the authorization code flow with PKCE (RFC 7636), `state`, `nonce` and the
//! `iss` of RFC 9207. Nothing here touches the database, so no transaction waits for a provider.
//!
//! What a provider tells about itself is asked for at the first use, kept for an hour and asked for anew when a token bears a key
//! that is not known; a provider that is away keeps nobody from starting the server or signing in another way.

mod claims;
mod http;
mod provider;
pub mod settings;

use identity::Email;
use identity::connection::Elsewhere;

pub use provider::Provider;
pub use settings::{Accounts, Settings, Written};

/// Whom a provider vouched for.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// The account there.
    pub elsewhere: Elsewhere,
    /// The address, when it was shown to be theirs.
    pub email: Option<Email>,
    /// The name, or empty.
    pub name: String,
}

/// Why nobody was vouched for; the text is for the log alone.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The provider does not answer, or not as it should.
    #[error("the provider is away: {0}")]
    Away(String),
    /// What came back is not right.
    #[error("the provider's answer is refused: {0}")]
    Wrong(String),
}

/// The providers of the settings.
#[derive(Default)]
pub struct Providers(Vec<Provider>);

impl Providers {
    /// A line to each, without speaking to any.
    pub fn new(settings: &[Settings]) -> anyhow::Result<Self> {
        let all: anyhow::Result<Vec<Provider>> =
            settings.iter().cloned().map(Provider::new).collect();
        Ok(Self(all?))
    }

    /// Each, in the order of their names.
    pub fn all(&self) -> &[Provider] {
        &self.0
    }

    /// The one of this name.
    pub fn named(&self, name: &str) -> Option<&Provider> {
        self.0.iter().find(|one| one.settings().name == name)
    }

    /// What people call an issuer; one that left the settings keeps its address.
    pub fn label(&self, issuer: &str) -> String {
        let known = self.0.iter().find(|one| one.settings().issuer == issuer);
        known.map_or_else(|| issuer.to_owned(), |one| one.settings().label.clone())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn settings() -> Settings {
        let written: Written = toml::from_str(
            "label = \"Werk\"\nissuer = \"https://login.example\"\nclient_id = \"kring\"",
        )
        .unwrap();
        written.check("werk").unwrap()
    }

    #[test]
    fn what_is_not_said_is_the_careful_choice() {
        let plain = settings();
        assert!(!plain.trust_addresses && !plain.trust_second_factor);
        assert_eq!(plain.accounts, Accounts::Invited);
        assert_eq!(plain.scopes, ["openid", "profile", "email"]);
        let secret = Settings {
            client_secret: Some("geheim".to_owned()),
            ..settings()
        };
        assert!(!format!("{secret:?}").contains("geheim"));
        let all = Providers::new(&[plain]).unwrap();
        assert_eq!(all.label("https://login.example"), "Werk");
        assert_eq!(all.label("https://gone.example"), "https://gone.example");
        assert!(all.named("werk").is_some() && all.named("x").is_none());
    }
}
