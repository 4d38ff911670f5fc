//! The statements on `link_request` and `sign_in_link`.

use ::store::{Reader, Result, Writer, sql};
use base::{LinkRequestId, PersonId, Ts};

use crate::{Email, Secret};

/// The kind of a request for a link to sign in.
pub(super) const SIGN_IN: &str = "sign-in";
/// The kind of a request for a link to choose a password.
pub(super) const PASSWORD: &str = "password";

pub(super) async fn insert_request(
    w: &mut Writer,
    id: LinkRequestId,
    kind: &str,
    email: &Email,
    browser: &Secret,
    return_to: &str,
) -> Result<()> {
    w.query(sql!("INSERT INTO link_request (id, kind, email_key, browser, return_to) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id)
        .bind(kind)
        .bind(email.key())
        .bind(browser.digest())
        .bind(return_to)
        .execute()
        .await?;
    Ok(())
}

/// What was asked for.
#[derive(sqlx::FromRow)]
pub(super) struct Request {
    pub(super) kind: String,
    pub(super) email_key: String,
    pub(super) browser: Vec<u8>,
    pub(super) return_to: String,
}

pub(super) async fn delete_request(w: &mut Writer, id: LinkRequestId) -> Result<Option<Request>> {
    w.query(sql!(
        "DELETE FROM link_request WHERE id = $1 RETURNING kind, email_key, browser, return_to"
    ))
    .bind(id)
    .fetch_optional()
    .await
}

pub(super) async fn insert(
    w: &mut Writer,
    secret: &Secret,
    person: PersonId,
    request: &Request,
    ends: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO sign_in_link (digest, person_id, browser, return_to, expires_at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(secret.digest())
        .bind(person)
        .bind(request.browser.clone())
        .bind(request.return_to.as_str())
        .bind(ends)
        .execute()
        .await?;
    Ok(())
}

/// The digest of the browser that asked for a living link of an account that is not disabled.
pub(super) async fn find_living(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Vec<u8>>> {
    let row: Option<(Vec<u8>,)> = r
        .query(sql!("SELECT l.browser FROM sign_in_link l JOIN person p ON p.id = l.person_id WHERE l.digest = $1 AND l.expires_at > $2 AND p.disabled = FALSE"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(browser,)| browser))
}

/// Uses up a link; whose, and where to. Of two at once only one gets an answer.
pub(super) async fn delete_living(
    w: &mut Writer,
    secret: &Secret,
    browser: &Secret,
    now: Ts,
) -> Result<Option<(PersonId, String)>> {
    w.query(sql!("DELETE FROM sign_in_link WHERE digest = $1 AND browser = $2 AND expires_at > $3 RETURNING person_id, return_to"))
        .bind(secret.digest())
        .bind(browser.digest())
        .bind(now)
        .fetch_optional()
        .await
}

pub(super) async fn delete_of_browser(
    w: &mut Writer,
    person: PersonId,
    browser: &[u8],
) -> Result<u64> {
    w.query(sql!(
        "DELETE FROM sign_in_link WHERE person_id = $1 AND browser = $2"
    ))
    .bind(person)
    .bind(browser.to_vec())
    .execute()
    .await
}

pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM sign_in_link WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM sign_in_link WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}
