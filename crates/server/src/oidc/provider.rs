//! One provider: where a browser is sent, and what it brings back.

use std::collections::HashMap;
use std::sync::Arc;

use base::Ts;
use identity::connection::{Elsewhere, Visit, Visited};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreGenderClaim, CoreGrantType, CoreIdToken, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm as Alg, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AccessToken, AdditionalClaims, AdditionalProviderMetadata, AuthType, AuthenticationFlow,
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenVerifier, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, Scope,
    SignatureVerificationError, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;
use url::Url;

use super::claims::{self, Claims};
use super::http::Http;
use super::{Error, Settings, Vouched};

/// Seconds after which what a provider tells about itself is asked for anew.
const KEPT: i64 = 3600;
/// Keys of a pair only: nothing that our own secret could sign (RFC 8725, section 3.1).
const ALGORITHMS: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Extra {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extra {}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Rest {
    #[serde(flatten)]
    all: HashMap<String, Value>,
}

impl AdditionalClaims for Rest {}

type Metadata = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

type Known = Option<(Ts, Arc<Metadata>)>;

/// A provider, with what it told about itself.
pub struct Provider {
    settings: Settings,
    http: Http,
    known: Mutex<Known>,
}

fn away(error: &dyn std::error::Error) -> Error {
    Error::Away(whole(error))
}

fn wrong(error: &dyn std::error::Error) -> Error {
    Error::Wrong(whole(error))
}

/// An error with its causes: outermost alone it often says only that something failed.
fn whole(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

impl Provider {
    /// A line to it, without speaking to it.
    pub fn new(settings: Settings) -> anyhow::Result<Self> {
        Ok(Self {
            http: Http::new(settings.timeout)?,
            settings,
            known: Mutex::default(),
        })
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where it sends browsers back to.
    fn back(&self, base_url: &str) -> String {
        format!("{base_url}/sign-in/oidc/{}/callback", self.settings.name)
    }

    /// What it tells about itself, no older than `oldest` seconds; one asks, and who else wants it waits.
    async fn metadata(&self, now: Ts, oldest: i64) -> Result<Arc<Metadata>, Error> {
        let mut known = self.known.lock().await;
        if let Some((_, fresh)) = known
            .as_ref()
            .filter(|(at, _)| at.plus_seconds(oldest) > now)
        {
            return Ok(fresh.clone());
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|error| away(&error))?;
        match Metadata::discover_async(issuer, &self.http).await {
            Ok(told) => {
                let told = Arc::new(told);
                *known = Some((now, told.clone()));
                Ok(told)
            }
            Err(error) => match known.as_ref() {
                // Better what it told an hour ago than nobody who can sign in.
                Some((_, old)) => Ok(old.clone()),
                None => Err(away(&error)),
            },
        }
    }

    fn client(&self, told: &Metadata, base_url: &str) -> Result<Client, Error> {
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let id = ClientId::new(self.settings.client_id.clone());
        let back = RedirectUrl::new(self.back(base_url)).map_err(|error| away(&error))?;
        let methods = told.token_endpoint_auth_methods_supported();
        let only_post = methods.is_some_and(|all| {
            all.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !all.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let how = if only_post {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        };
        let client = CoreClient::from_provider_metadata(told.clone(), id, secret);
        Ok(client.set_redirect_uri(back).set_auth_type(how))
    }

    /// Where the browser goes. Fails with `Away`.
    pub async fn address(&self, now: Ts, base_url: &str, visit: &Visit) -> Result<Url, Error> {
        let told = self.metadata(now, KEPT).await?;
        let client = self.client(&told, base_url)?;
        let (state, nonce) = (visit.state.text(), visit.nonce.clone());
        let verifier = PkceCodeVerifier::new(visit.verifier.clone());
        let mut request = client.authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        );
        for scope in self.settings.scopes.iter().filter(|one| *one != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
        let (url, _, _) = request.set_pkce_challenge(challenge).url();
        Ok(url)
    }

    /// Checks who says that it sent the browser back (RFC 9207), before anything else is believed. Fails with `Wrong` and `Away`.
    pub async fn sent_by(&self, now: Ts, iss: Option<&str>) -> Result<(), Error> {
        let told = self.metadata(now, KEPT).await?;
        let promised = told
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match iss {
            Some(iss) if iss == self.settings.issuer => Ok(()),
            Some(iss) => Err(Error::Wrong(format!("sent back by {iss}"))),
            None if promised => Err(Error::Wrong("it did not say who it is".to_owned())),
            None => Ok(()),
        }
    }

    /// Whom it vouches for, by the code that the browser brought back: verified as OpenID Connect Core, section 3.1.3.7, has it.
    ///
    /// Fails with `Wrong` when the code or the token is not right, and with `Away`.
    pub async fn vouch(
        &self,
        now: Ts,
        base_url: &str,
        visited: &Visited,
        code: &str,
    ) -> Result<Vouched, Error> {
        let told = self.metadata(now, KEPT).await?;
        let client = self.client(&told, base_url)?;
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| away(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(visited.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                openidconnect::RequestTokenError::Request(error) => away(&error),
                other => wrong(&other),
            })?;
        let token = answer
            .id_token()
            .ok_or_else(|| Error::Wrong("no ID token".to_owned()))?;
        let subject = self.verified(now, &told, token, &visited.nonce).await?;
        let mut claims = claims::inside(&token.to_string())
            .ok_or_else(|| Error::Wrong("the ID token cannot be read".to_owned()))?;
        if !claims.contains_key(&self.settings.email_claim) {
            // Many tell it at the userinfo endpoint only (OpenID Connect Core, section 5.4).
            claims.extend(self.more(&client, answer.access_token(), &subject).await?);
        }
        Ok(Vouched {
            email: claims::verified_address(&self.settings, &claims),
            name: claims::name(&claims),
            elsewhere: Elsewhere {
                issuer: self.settings.issuer.clone(),
                email: claims::told_address(&self.settings, &claims),
                subject,
            },
        })
    }

    /// The subject of a token that is right.
    async fn verified(
        &self,
        now: Ts,
        told: &Metadata,
        token: &CoreIdToken,
        nonce: &str,
    ) -> Result<String, Error> {
        let nonce = Nonce::new(nonce.to_owned());
        match token.claims(&self.verifier(told), &nonce) {
            Ok(claims) => return Ok(claims.subject().to_string()),
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {}
            Err(error) => return Err(wrong(&error)),
        }
        // It may have new keys. Nobody makes us ask at will: the token came from the provider itself.
        let told = self.metadata(now, 0).await?;
        let claims = token
            .claims(&self.verifier(&told), &nonce)
            .map_err(|error| wrong(&error))?;
        Ok(claims.subject().to_string())
    }

    fn verifier(&self, told: &Metadata) -> IdTokenVerifier<'static, CoreJsonWebKey> {
        let id = ClientId::new(self.settings.client_id.clone());
        IdTokenVerifier::new_public_client(id, told.issuer().clone(), told.jwks().clone())
            .set_allowed_algs(ALGORITHMS)
    }

    /// What it tells at the userinfo endpoint, about this subject and no other.
    async fn more(
        &self,
        client: &Client,
        access: &AccessToken,
        subject: &str,
    ) -> Result<Claims, Error> {
        let subject = openidconnect::SubjectIdentifier::new(subject.to_owned());
        let Ok(request) = client.user_info(access.clone(), Some(subject)) else {
            return Ok(Claims::new());
        };
        let told: UserInfoClaims<Rest, CoreGenderClaim> = request
            .request_async(&self.http)
            .await
            .map_err(|error| wrong(&error))?;
        match serde_json::to_value(&told) {
            Ok(Value::Object(all)) => Ok(all),
            _ => Ok(Claims::new()),
        }
    }
}
