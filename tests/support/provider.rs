//! A provider of OpenID Connect that says whatever a test wants it to say, true or not.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE64URL_NOPAD as B64;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use reqwest::Url;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a code is worth.
struct Grant {
    challenge: String,
    back: String,
    token: String,
}

#[derive(Default)]
struct State {
    grants: HashMap<String, Grant>,
    /// The seed of the key that it tells.
    key: u8,
    given: u32,
}

/// The provider; it stops with the test.
#[derive(Clone)]
pub struct Provider {
    /// Who it says it is.
    pub issuer: String,
    state: Arc<Mutex<State>>,
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

fn public(seed: u8) -> Value {
    let key = key(seed);
    let point = key.verifying_key().to_sec1_point(false);
    json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": format!("k{seed}"),
        "x": B64.encode(point.x().unwrap()), "y": B64.encode(point.y().unwrap())})
}

fn signed(seed: u8, claims: &Value) -> String {
    let head = json!({"alg": "ES256", "kid": format!("k{seed}")});
    let parts = [head.to_string(), claims.to_string()].map(|part| B64.encode(part.as_bytes()));
    let text = parts.join(".");
    let signature: Signature = key(seed).sign(text.as_bytes());
    format!("{text}.{}", B64.encode(&signature.to_bytes()))
}

/// Seconds since 1970.
fn now() -> i64 {
    let past = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(past.as_secs()).unwrap()
}

impl Provider {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let state = State {
            key: 1,
            ..State::default()
        };
        let provider = Self {
            issuer,
            state: Arc::new(Mutex::new(state)),
        };
        let serving = provider.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let provider = serving.clone();
                tokio::spawn(async move { provider.answer(stream).await });
            }
        });
        provider
    }

    /// From now on it has another key.
    pub fn new_key(&self, seed: u8) {
        self.state.lock().unwrap().key = seed;
    }

    /// Signs somebody in who was sent to `location`; the callback to go to. `change` makes of the claims what it wants.
    pub fn callback(&self, location: &str, change: impl FnOnce(&mut Value)) -> String {
        let seed = self.state.lock().unwrap().key;
        self.callback_signed(location, seed, change)
    }

    /// As [`Provider::callback`], signed by a key of one's choice.
    pub fn callback_signed(
        &self,
        location: &str,
        seed: u8,
        change: impl FnOnce(&mut Value),
    ) -> String {
        let asked = Url::parse(location).unwrap();
        let get: HashMap<String, String> = asked.query_pairs().into_owned().collect();
        assert_eq!(get["response_type"], "code");
        assert_eq!(get["code_challenge_method"], "S256");
        assert!(
            get["scope"].split(' ').any(|one| one == "openid"),
            "{get:?}"
        );
        let mut claims = json!({"iss": self.issuer, "aud": get["client_id"], "sub": "7", "nonce": get["nonce"],
            "iat": now(), "exp": now() + 300, "name": "Anna de Wit"});
        change(&mut claims);
        let mut state = self.state.lock().unwrap();
        state.given += 1;
        let code = format!("code{}", state.given);
        let grant = Grant {
            challenge: get["code_challenge"].clone(),
            back: get["redirect_uri"].clone(),
            token: signed(seed, &claims),
        };
        state.grants.insert(code.clone(), grant);
        let path = Url::parse(&get["redirect_uri"]).unwrap().path().to_owned();
        format!("{path}?code={code}&state={}", get["state"])
    }

    async fn answer(&self, mut stream: TcpStream) {
        let mut read = Vec::new();
        let (head, mut body) = loop {
            let mut part = [0; 4096];
            let Ok(n @ 1..) = stream.read(&mut part).await else {
                return;
            };
            read.extend_from_slice(&part[..n]);
            let text = String::from_utf8_lossy(&read).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                break (head.to_lowercase(), body.to_owned());
            }
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.map_or(0, |text| text.parse().unwrap());
        while body.len() < length {
            let mut part = [0; 4096];
            let Ok(n @ 1..) = stream.read(&mut part).await else {
                return;
            };
            body.push_str(&String::from_utf8_lossy(&part[..n]));
        }
        let path = head.split_whitespace().nth(1).unwrap_or_default();
        let (status, said) = self.said(path, &body);
        let said = said.to_string();
        let length = said.len();
        let answer = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{said}"
        );
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    fn said(&self, path: &str, body: &str) -> (u16, Value) {
        let at = |path: &str| format!("{}{path}", self.issuer);
        match path {
            "/.well-known/openid-configuration" => (
                200,
                json!({"issuer": self.issuer, "authorization_endpoint": at("/auth"), "token_endpoint": at("/token"),
                    "jwks_uri": at("/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["ES256"]}),
            ),
            "/keys" => (
                200,
                json!({"keys": [public(self.state.lock().unwrap().key)]}),
            ),
            "/token" => self.token(body),
            _ => (404, json!({})),
        }
    }

    fn token(&self, body: &str) -> (u16, Value) {
        let form = Url::parse(&format!("http://x/?{body}")).unwrap();
        let sent: HashMap<String, String> = form.query_pairs().into_owned().collect();
        let code = sent.get("code").cloned().unwrap_or_default();
        let verifier = sent.get("code_verifier").cloned().unwrap_or_default();
        let grant = self.state.lock().unwrap().grants.remove(&code);
        let right = |grant: &Grant| {
            B64.encode(&Sha256::digest(verifier.as_bytes())) == grant.challenge
                && sent.get("redirect_uri") == Some(&grant.back)
        };
        match grant.filter(right) {
            Some(grant) => (
                200,
                json!({"access_token": "a", "token_type": "Bearer", "id_token": grant.token}),
            ),
            None => (400, json!({"error": "invalid_grant"})),
        }
    }
}
