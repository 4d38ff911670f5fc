//! A passkey made of software, for tests: it does what the browser and the device do together.

use data_encoding::BASE64URL_NOPAD as B64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A key on a device, for one account at one site.
#[derive(Clone)]
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
    person: Vec<u8>,
    site: String,
    /// Where the page says it stands.
    pub origin: String,
    /// How often it signed; 0 and not going on for keys that are copied between devices.
    pub counter: u32,
    /// Whether its user showed a finger, a face or a PIN.
    pub verified: bool,
    /// Whether there is a copy elsewhere.
    pub backed_up: bool,
}

/// What is asked, whatever it is wrapped in.
fn asked(options: &str) -> Option<Value> {
    let options: Value = serde_json::from_str(options).ok()?;
    options.get("publicKey").cloned()
}

fn text(value: &Value, path: &str) -> Option<String> {
    Some(value.pointer(path)?.as_str()?.to_owned())
}

impl Device {
    /// Makes a key for what `navigator.credentials.create` is asked; the key and its answer. `seed` makes it this key and
    /// no other. `None` when it is asked for something it is not, such as a key that does not verify its user.
    pub fn create(seed: u8, options: &str, origin: &str) -> Option<(Self, String)> {
        let asked = asked(options)?;
        let wanted = asked.get("authenticatorSelection")?;
        let strict = text(wanted, "/residentKey")? == "required"
            && text(wanted, "/userVerification")? == "required";
        let key = SigningKey::from_slice(&[seed; 32]).ok()?;
        let device = Self {
            key,
            id: vec![seed; 16],
            person: B64.decode(text(&asked, "/user/id")?.as_bytes()).ok()?,
            site: text(&asked, "/rp/id")?,
            origin: origin.to_owned(),
            counter: 1,
            verified: true,
            backed_up: false,
        };
        let answer = device.created(&asked)?;
        strict.then_some((device, answer))
    }

    /// As the answer of [`Device::create`] to another question.
    pub fn created_for(&self, options: &str) -> Option<String> {
        self.created(&asked(options)?)
    }

    fn created(&self, asked: &Value) -> Option<String> {
        let client = self.client("webauthn.create", asked)?;
        let mut data = self.data(0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).ok()?.to_be_bytes());
        data.extend(&self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        // COSE (RFC 9053): an EC2 key on P-256 for ES256, written by hand as CBOR.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x()?);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y()?);
        let mut object = vec![0xa3];
        for (word, value) in [("fmt", &b"\x64none"[..]), ("attStmt", &[0xa0])] {
            object.push(0x60 | u8::try_from(word.len()).ok()?);
            object.extend(word.as_bytes());
            object.extend(value);
        }
        object.push(0x68);
        object.extend(b"authData");
        object.extend([0x58, u8::try_from(data.len()).ok()?]);
        object.extend(&data);
        let id = B64.encode(&self.id);
        let response = json!({
            "attestationObject": B64.encode(&object),
            "clientDataJSON": B64.encode(client.as_bytes()),
        });
        let answer = json!({"id": id, "rawId": id, "type": "public-key", "response": response});
        Some(answer.to_string())
    }

    /// Signs what `navigator.credentials.get` is asked.
    pub fn sign(&self, options: &str) -> Option<String> {
        let asked = asked(options)?;
        let client = self.client("webauthn.get", &asked)?;
        let data = self.data(0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(client.as_bytes()));
        let signature: Signature = self.key.sign(&signed);
        let id = B64.encode(&self.id);
        let response = json!({
            "authenticatorData": B64.encode(&data),
            "clientDataJSON": B64.encode(client.as_bytes()),
            "signature": B64.encode(signature.to_der().as_bytes()),
            "userHandle": B64.encode(&self.person),
        });
        let answer = json!({"id": id, "rawId": id, "type": "public-key", "response": response});
        Some(answer.to_string())
    }

    /// The same key with something changed.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut other = self.clone();
        change(&mut other);
        other
    }

    /// The same key, as if it had been made for another account.
    #[must_use]
    pub fn naming(&self, person: base::PersonId) -> Self {
        Self {
            person: person.0.as_bytes().to_vec(),
            ..self.clone()
        }
    }

    /// A key of the same name with another secret.
    #[must_use]
    pub fn forged(&self, seed: u8) -> Option<Self> {
        Some(Self {
            key: SigningKey::from_slice(&[seed; 32]).ok()?,
            ..self.clone()
        })
    }

    fn client(&self, kind: &str, asked: &Value) -> Option<String> {
        let challenge = text(asked, "/challenge")?;
        let client = json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false});
        Some(client.to_string())
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let mut flags = 0x01 | more;
        if self.verified {
            flags |= 0x04;
        }
        if self.backed_up {
            flags |= 0x18;
        }
        let mut data = Sha256::digest(self.site.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }
}
