//! Speaking to the server as a program does: JSON, bearer tokens, headers.

use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder, redirect};
use serde_json::{Value, json};

use crate::place::Member;
use crate::server::Server;

/// Somebody who calls, or nobody.
#[derive(Clone)]
pub struct Caller {
    /// Where the server is.
    pub base: String,
    client: Client,
    header: Option<(&'static str, String)>,
}

/// What the server said.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came.
    pub bytes: Vec<u8>,
}

/// A client without cookies that follows nothing.
pub fn client() -> Client {
    // The server's own line to providers has TLS switched on in the library, which then wants to know which.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap()
}

/// Sends a request.
///
/// # Panics
/// When there is no answer.
pub async fn send(request: RequestBuilder) -> Answer {
    match try_send(request).await {
        Ok(answer) => answer,
        Err(error) => panic!("no answer: {error:?}"),
    }
}

/// Sends a request that may remain without an answer.
pub async fn try_send(request: RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Answer {
        status,
        headers,
        bytes: response.bytes().await?.to_vec(),
    })
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text()))
    }

    /// A header, or an empty text.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body as JSON, when the status is this one.
    ///
    /// # Panics
    /// When it is another.
    pub fn with(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text());
        if self.bytes.is_empty() {
            Value::Null
        } else {
            self.json()
        }
    }

    /// The code of a problem, after looking whether it has the form of one (RFC 9457) and of ours.
    ///
    /// # Panics
    /// When it has not.
    pub fn problem(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{}",
            self.text()
        );
        assert_eq!(self.header("api-version"), "1.0.0");
        let whole = self.json();
        assert_eq!(whole["status"], status);
        for field in ["type", "title", "detail", "instance"] {
            let text = whole[field].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{field}: {whole}");
            // A missing translation shows the name of the message.
            assert!(!text.starts_with("problem-"), "{field}: {whole}");
        }
        assert!(
            whole["instance"]
                .as_str()
                .unwrap()
                .starts_with("urn:kenniskring:trace:"),
            "{whole}"
        );
        if let Some(errors) = whole.get("errors") {
            for wrong in errors.as_array().unwrap() {
                for field in ["field", "code", "detail"] {
                    let text = wrong[field].as_str().unwrap_or_default();
                    assert!(
                        !text.is_empty() && !text.starts_with("invalid-"),
                        "{field}: {whole}"
                    );
                }
            }
        }
        whole["type"]
            .as_str()
            .unwrap()
            .strip_prefix("urn:kenniskring:problem:")
            .unwrap()
            .to_owned()
    }

    /// The wrong fields of a problem, as `field: code`.
    pub fn wrong(&self) -> Vec<String> {
        let whole = self.json();
        let errors = whole["errors"].as_array().cloned().unwrap_or_default();
        errors
            .iter()
            .map(|e| {
                format!(
                    "{}: {}",
                    e["field"].as_str().unwrap(),
                    e["code"].as_str().unwrap()
                )
            })
            .collect()
    }
}

impl Caller {
    /// Nobody.
    pub fn nobody(server: &Server) -> Self {
        Self {
            base: server.base.clone(),
            client: client(),
            header: None,
        }
    }

    /// Whoever has this bearer token.
    pub fn token(server: &Server, token: &str) -> Self {
        Self {
            header: Some(("authorization", format!("Bearer {token}"))),
            ..Self::nobody(server)
        }
    }

    /// Whoever has this cookie.
    pub fn cookie(server: &Server, cookie: &str) -> Self {
        Self {
            header: Some(("cookie", cookie.to_owned())),
            ..Self::nobody(server)
        }
    }

    /// A member, by token.
    pub fn member(server: &Server, member: &Member) -> Self {
        Self::token(server, &member.token)
    }

    /// A request to be completed; `path` begins with a slash.
    pub fn ask(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.client.request(method, format!("{}{path}", self.base));
        match &self.header {
            Some((name, value)) => request.header(*name, value),
            None => request,
        }
    }

    /// `GET` below `/api/v1`.
    pub async fn get(&self, path: &str) -> Answer {
        send(self.ask("GET", &format!("/api/v1{path}"))).await
    }

    /// `POST` below `/api/v1`.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.say("POST", path, body).await
    }

    /// Any method with a JSON body below `/api/v1`.
    pub async fn say(&self, method: &str, path: &str, body: Value) -> Answer {
        send(self.ask(method, &format!("/api/v1{path}")).json(&body)).await
    }

    /// `DELETE` below `/api/v1`.
    pub async fn delete(&self, path: &str) -> Answer {
        send(self.ask("DELETE", &format!("/api/v1{path}"))).await
    }

    /// Opens a thread; its id.
    pub async fn thread(&self, community: &str, title: &str) -> String {
        let new = json!({"title": title, "body": format!("Eerste bericht van {title}."), "kind": "question"});
        let made = self
            .post(&format!("/communities/{community}/threads"), new)
            .await
            .with(201);
        made["id"].as_str().unwrap().to_owned()
    }

    /// Answers in a thread; the post.
    pub async fn reply(&self, thread: &str, body: &str) -> Value {
        self.post(&format!("/threads/{thread}/posts"), json!({"body": body}))
            .await
            .with(201)
    }

    /// Joins an open community.
    pub async fn join(&self, community: &str) {
        self.post(&format!("/communities/{community}/memberships"), json!({}))
            .await
            .with(201);
    }
}
