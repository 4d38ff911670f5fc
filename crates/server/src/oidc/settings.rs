//! `[oidc.NAME]` of the settings: who may vouch for people, and what is believed of them. Checked for form at start.

use std::time::Duration;

use anyhow::{Result, bail};
use serde::Deserialize;
use url::{Host, Url};

/// What happens to who has no account here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accounts {
    /// They are told that somebody has to invite them.
    Invited,
    /// They get one, with the address that the provider vouches for.
    Create,
}

/// A provider, as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    label: String,
    issuer: String,
    client_id: String,
    #[serde(default)]
    client_secret: String,
    #[serde(default = "scopes")]
    scopes: String,
    #[serde(default = "email_claim")]
    email_claim: String,
    #[serde(default = "verified_claim")]
    verified_claim: String,
    #[serde(default)]
    trust_addresses: bool,
    #[serde(default = "accounts")]
    accounts: String,
    #[serde(default)]
    trust_second_factor: bool,
    #[serde(default = "timeout_seconds")]
    timeout_seconds: u64,
}

fn scopes() -> String {
    "openid profile email".to_owned()
}

fn email_claim() -> String {
    "email".to_owned()
}

fn verified_claim() -> String {
    "email_verified".to_owned()
}

fn accounts() -> String {
    "invited".to_owned()
}

fn timeout_seconds() -> u64 {
    10
}

/// A provider, checked.
#[derive(Clone)]
pub struct Settings {
    /// What it is called in addresses.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Who vouches, letter by letter as in its tokens.
    pub issuer: String,
    /// What we are called there.
    pub client_id: String,
    /// Our secret there; `None` for a public client.
    pub client_secret: Option<String>,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// The claim with the address.
    pub email_claim: String,
    /// The claim that must be true for the address to count.
    pub verified_claim: String,
    /// Whether its addresses count without such a claim.
    pub trust_addresses: bool,
    /// What happens to who has no account.
    pub accounts: Accounts,
    /// Whether its own second step counts here.
    pub trust_second_factor: bool,
    /// How long one request to it may take.
    pub timeout: Duration,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("name", &self.name)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

impl Written {
    /// Checks it for form; an error is one plain line. Whether the provider can be reached does not matter yet.
    pub fn check(self, name: &str) -> Result<Settings> {
        if !base::is_slug(name) {
            bail!("oidc.{name}: a provider's name has small letters, digits and hyphens");
        }
        for (what, text) in [("label", &self.label), ("client_id", &self.client_id)] {
            if text.trim().is_empty() {
                bail!("oidc.{name}.{what} must not be empty");
            }
        }
        if !is_safe(&self.issuer) {
            bail!(
                "oidc.{name}.issuer must be https://, without a query (http only on this machine), not \"{}\"",
                self.issuer
            );
        }
        if !(1..=60).contains(&self.timeout_seconds) {
            bail!("oidc.{name}.timeout_seconds must be 1 to 60");
        }
        let accounts = match self.accounts.as_str() {
            "invited" => Accounts::Invited,
            "create" => Accounts::Create,
            other => bail!("oidc.{name}.accounts must be invited or create, not \"{other}\""),
        };
        Ok(Settings {
            name: name.to_owned(),
            label: self.label,
            issuer: self.issuer,
            client_id: self.client_id,
            client_secret: Some(self.client_secret).filter(|text| !text.is_empty()),
            scopes: self.scopes.split_whitespace().map(str::to_owned).collect(),
            email_claim: self.email_claim,
            verified_claim: self.verified_claim,
            trust_addresses: self.trust_addresses,
            accounts,
            trust_second_factor: self.trust_second_factor,
            timeout: Duration::from_secs(self.timeout_seconds),
        })
    }
}

fn is_safe(issuer: &str) -> bool {
    let Ok(url) = Url::parse(issuer) else {
        return false;
    };
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(number)) => number.is_loopback(),
        Some(Host::Ipv6(number)) => number.is_loopback(),
        None => false,
    };
    let plain = url.query().is_none() && url.fragment().is_none();
    plain && (url.scheme() == "https" || (url.scheme() == "http" && here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_spoken_to_over_tls_or_on_this_machine() {
        for good in [
            "https://login.microsoftonline.com/7f3/v2.0",
            "http://127.0.0.1:9000",
            "http://localhost:9000/realms/x",
        ] {
            assert!(is_safe(good), "{good}");
        }
        for bad in [
            "",
            "login.example",
            "http://login.example",
            "https://a.example/?x=1",
            "ftp://a.example",
        ] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
