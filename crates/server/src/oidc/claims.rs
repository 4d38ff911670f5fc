//! What a provider says of somebody, and what of it is believed.

use data_encoding::BASE64URL_NOPAD;
use identity::Email;
use serde_json::{Map, Value};

use super::Settings;

/// Claims by their names.
pub(super) type Claims = Map<String, Value>;

/// The claims inside a token whose signature was verified.
pub(super) fn inside(token: &str) -> Option<Claims> {
    let payload = token.split('.').nth(1)?;
    let bytes = BASE64URL_NOPAD.decode(payload.as_bytes()).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn text<'a>(claims: &'a Claims, name: &str) -> &'a str {
    claims.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The address that is told, whether it is verified or not.
pub(super) fn told_address(settings: &Settings, claims: &Claims) -> String {
    text(claims, &settings.email_claim).to_owned()
}

/// The address, when it is somebody's own: the provider says that it verified it, or is trusted not to tell others.
///
/// An address that a person may fill in freely says nothing about who they are ("nOAuth").
pub(super) fn verified_address(settings: &Settings, claims: &Claims) -> Option<Email> {
    let said = match claims.get(&settings.verified_claim) {
        Some(Value::Bool(said)) => *said,
        // Some providers write it as a text or a number.
        Some(Value::String(said)) => said == "true" || said == "1",
        Some(Value::Number(said)) => said.as_i64() == Some(1),
        _ => settings.trust_addresses,
    };
    let email = Email::parse("email", text(claims, &settings.email_claim)).ok()?;
    said.then_some(email)
}

/// The name to show, or empty.
pub(super) fn name(claims: &Claims) -> String {
    let whole = text(claims, "name");
    if !whole.is_empty() {
        return whole.to_owned();
    }
    let parts = [text(claims, "given_name"), text(claims, "family_name")];
    parts.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::tests::settings;
    use serde_json::json;

    fn claims(value: Value) -> Claims {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn an_address_counts_only_when_it_is_verified_or_the_provider_is_trusted() {
        let plain = settings();
        let trusting = Settings {
            trust_addresses: true,
            ..settings()
        };
        let entra = Settings {
            verified_claim: "xms_edov".to_owned(),
            ..settings()
        };
        let email = "anna@example.nl";
        let table = [
            (
                &plain,
                json!({"email": email, "email_verified": true}),
                true,
            ),
            (
                &plain,
                json!({"email": email, "email_verified": "true"}),
                true,
            ),
            (
                &plain,
                json!({"email": email, "email_verified": false}),
                false,
            ),
            (
                &plain,
                json!({"email": email, "email_verified": "false"}),
                false,
            ),
            (&plain, json!({"email": email}), false),
            (&plain, json!({"email_verified": true}), false),
            (
                &plain,
                json!({"email": "no address", "email_verified": true}),
                false,
            ),
            (
                &entra,
                json!({"email": email, "email_verified": true}),
                false,
            ),
            (&entra, json!({"email": email, "xms_edov": 1}), true),
            (&entra, json!({"email": email, "xms_edov": "0"}), false),
            (&trusting, json!({"email": email}), true),
            // Who says that it is not verified is believed.
            (
                &trusting,
                json!({"email": email, "email_verified": false}),
                false,
            ),
        ];
        for (settings, said, counts) in table {
            let found = verified_address(settings, &claims(said.clone()));
            assert_eq!(found.is_some(), counts, "{said}");
        }
    }

    #[test]
    fn a_name_is_made_of_what_is_there() {
        assert_eq!(
            name(&claims(json!({"name": "Anna de Wit", "given_name": "A"}))),
            "Anna de Wit"
        );
        assert_eq!(
            name(&claims(
                json!({"given_name": "Anna", "family_name": "de Wit"})
            )),
            "Anna de Wit"
        );
        assert_eq!(name(&claims(json!({}))), "");
    }
}
