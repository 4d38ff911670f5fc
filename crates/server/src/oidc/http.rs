//! How providers are spoken to: TLS by rustls, no redirects (OpenID Connect advises so against requests led astray), and no
//! answer longer than it needs to be.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};

/// The longest answer that is read, in bytes.
const MOST: usize = 1 << 20;

/// What can go wrong on the way.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// No answer, or a broken one.
    #[error("{0}")]
    Line(#[from] reqwest::Error),
    /// The answer is too long.
    #[error("the answer is longer than 1 MB")]
    Long,
    /// The answer cannot be taken over.
    #[error("{0}")]
    Form(#[from] http::Error),
}

/// A line to one provider.
pub(super) struct Http {
    client: reqwest::Client,
}

impl Http {
    /// A client whose requests take no longer than `timeout`.
    pub(super) fn new(timeout: Duration) -> anyhow::Result<Self> {
        let mut roots = rustls::RootCertStore::empty();
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(timeout)
            .user_agent("Kenniskring")
            .build()?;
        Ok(Self { client })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, Error> {
        let mut answer = self
            .client
            .execute(reqwest::Request::try_from(request)?)
            .await?;
        let mut built = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            built = built.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            body.extend_from_slice(&part);
            if body.len() > MOST {
                return Err(Error::Long);
            }
        }
        Ok(built.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
