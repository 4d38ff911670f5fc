//! Hashing and comparing passwords for the pages: slow work, off the async threads, a few at a time.

use identity::{Hash, Password, password};

use crate::app::App;
use crate::problem::Problem;

fn gone() -> Problem {
    Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "internal")
}

/// Hashes a password.
pub async fn hash(app: &App, password: Password) -> Result<Hash, Problem> {
    let salt = app.ids.bytes();
    let _place = app.hashing.acquire().await.map_err(|_| gone())?;
    let hashed = tokio::task::spawn_blocking(move || password::hash(&password, salt))
        .await
        .map_err(|_| gone())?;
    Ok(hashed?)
}

/// Whether an attempt is the password of a stored hash; takes as long when there is none.
pub async fn verify(app: &App, stored: String, attempt: String) -> Result<bool, Problem> {
    let _place = app.hashing.acquire().await.map_err(|_| gone())?;
    // The same for whoever tries: a test reads off it that an unknown address costs the work too.
    metrics::counter!("kenniskring_passwords_compared_total").increment(1);
    tokio::task::spawn_blocking(move || password::verify(&stored, &attempt))
        .await
        .map_err(|_| gone())
}
