//! The site that passkeys are made for.

use std::fmt;

use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// The name and the origin that passkeys are bound to: a key made for one site signs for no other, whatever page asks.
#[derive(Clone)]
pub struct PasskeySite {
    origin: String,
    webauthn: Webauthn,
}

impl PasskeySite {
    /// The site of people's own address of the platform; `None` where browsers know no passkeys: at a number instead of a
    /// name, and without TLS.
    ///
    /// A server on this machine's own number is reached by `localhost` too, which browsers trust; passkeys are for that
    /// name then.
    pub fn of(base_url: &str) -> Option<Self> {
        let mut url = Url::parse(base_url).ok()?;
        let here = matches!(url.host_str(), Some("127.0.0.1" | "[::1]"));
        if here && url.set_host(Some("localhost")).is_err() {
            return None;
        }
        let name = url.domain()?.to_owned();
        let trusted = url.scheme() == "https" || name == "localhost";
        if !trusted {
            return None;
        }
        let webauthn = WebauthnBuilder::new(&name, &url).ok()?;
        let webauthn = webauthn.rp_name("Kenniskring").build().ok()?;
        Some(Self {
            origin: url.origin().ascii_serialization(),
            webauthn,
        })
    }

    /// Where a page must stand for its passkeys to work: scheme, name and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub(super) fn webauthn(&self) -> &Webauthn {
        &self.webauthn
    }
}

impl fmt::Debug for PasskeySite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PasskeySite").field(&self.origin).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_name_and_tls_or_this_machine() {
        let table = [
            ("https://kring.example", Some("https://kring.example")),
            (
                "https://kring.example:8443",
                Some("https://kring.example:8443"),
            ),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("http://127.0.0.1:8080", Some("http://localhost:8080")),
            ("http://[::1]:8080", Some("http://localhost:8080")),
            ("http://kring.example", None),
            ("https://10.0.0.7", None),
            ("https://[2001:db8::1]", None),
            ("nothing", None),
        ];
        for (base, origin) in table {
            let site = PasskeySite::of(base);
            assert_eq!(site.as_ref().map(PasskeySite::origin), origin, "{base}");
        }
    }
}
