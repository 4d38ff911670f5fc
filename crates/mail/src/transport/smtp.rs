//! A mail server (RFC 5321), by a pool of connections.

use std::time::Duration;

use lettre::transport::smtp::{Error as SmtpError, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::{Error, Failure};

/// Connections at once, and letters under way at once.
pub(crate) const CONNECTIONS: usize = 8;
/// How long one answer of the server, and one delivery as a whole, may take. Two rounds stay below the lease of a letter.
const ANSWER: Duration = Duration::from_secs(15);
const DELIVERY: Duration = Duration::from_secs(25);

/// A mail server; cheap to clone.
#[derive(Clone)]
pub struct Smtp {
    pool: AsyncSmtpTransport<Tokio1Executor>,
}

impl Smtp {
    /// Reads `smtp://user:password@host:port` or `smtps://…`; user and password percent-encoded, or left out.
    ///
    /// `smtps` is TLS from the first byte, port 465 unless given (RFC 8314). `smtp` is port 587 unless given, with
    /// STARTTLS when the server offers it; somebody in the middle can hide that offer, so say `?tls=required` unless the
    /// server is on this machine. `?tls=none` leaves TLS out, for a server on this machine with a certificate of its own.
    pub fn from_url(url: &str) -> Result<Self, Error> {
        let (place, query) = url.split_once('?').unwrap_or((url, ""));
        let tls = query.split('&').find_map(|pair| pair.strip_prefix("tls="));
        let url = match (place.starts_with("smtps://"), tls) {
            (true, None | Some("required")) => place.to_owned(),
            (false, None) => format!("{place}?tls=opportunistic"),
            (false, Some("required" | "opportunistic")) => url.to_owned(),
            (false, Some("none")) => place.to_owned(),
            _ => {
                return Err(Error::Setting(
                    "mail_url: tls must be required, opportunistic or none (smtps: required)"
                        .to_owned(),
                ));
            }
        };
        let mut builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).map_err(|error| {
                Error::Setting(format!(
                    "mail_url is not a valid smtp:// or smtps:// address: {error}"
                ))
            })?;
        if tls == Some("none") && !has_port(place) {
            builder = builder.port(587);
        }
        let size = u32::try_from(CONNECTIONS).unwrap_or(1);
        let pool = PoolConfig::new()
            .max_size(size)
            .idle_timeout(Duration::from_secs(30));
        Ok(Self {
            pool: builder.timeout(Some(ANSWER)).pool_config(pool).build(),
        })
    }

    pub(super) async fn check(&self) -> Result<(), Error> {
        let error = match tokio::time::timeout(DELIVERY, self.pool.test_connection()).await {
            Ok(Ok(true)) => return Ok(()),
            Ok(Ok(false)) => "it does not go on with the conversation".to_owned(),
            Ok(Err(error)) => error.to_string(),
            Err(_) => "it does not answer in time".to_owned(),
        };
        Err(Error::Setting(format!(
            "the mail server cannot be used: {error}"
        )))
    }

    pub(super) async fn send(&self, message: &lettre::Message) -> Result<(), Failure> {
        let bytes = message.formatted();
        let sending = self.pool.send_raw(message.envelope(), &bytes);
        match tokio::time::timeout(DELIVERY, sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Failure {
                permanent: is_permanent(&error),
                text: error.to_string(),
            }),
            Err(_) => Err(Failure::passing("the mail server does not answer in time")),
        }
    }
}

impl std::fmt::Debug for Smtp {
    /// Mute, as the pool knows the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(…)")
    }
}

/// Whether the server refused the letter for good. That it does not let *us* in (RFC 4954) is no fault of the letter.
fn is_permanent(error: &SmtpError) -> bool {
    let ours = [530, 534, 535, 538];
    error.is_permanent()
        && !error
            .status()
            .is_some_and(|code| ours.contains(&u16::from(code)))
}

fn has_port(place: &str) -> bool {
    let host = place.rsplit('@').next().unwrap_or(place);
    host.rsplit(':').next().is_some_and(|tail| {
        let digits = tail.trim_end_matches('/');
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}
