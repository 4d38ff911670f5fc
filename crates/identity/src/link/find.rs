//! Looking at a link without using it, to show the right form.

use ::store::Reader;
use base::Ts;

use super::{Link, store};
use crate::{Error, Secret};

/// What the link with this secret is for; `None` when it was used, has expired, or never was one.
pub async fn find_link(r: &mut Reader, now: Ts, secret: &str) -> Result<Option<Link>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    let living = store::find_living(r, &secret, now).await?;
    Ok(living.map(|living| match (living.person, living.email) {
        (Some(person), Some(email)) => Link::Password {
            person,
            email,
            expires_at: living.expires_at,
        },
        _ => Link::SetUp {
            expires_at: living.expires_at,
        },
    }))
}
