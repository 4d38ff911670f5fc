//! `/me`: who the caller is.

mod wire;

use axum::Json;
use axum::extract::State;

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The caller's account and memberships.
#[utoipa::path(get, path = "/me", responses((status = 200, description = "The account", body = wire::Me)))]
pub(super) async fn get_me(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<wire::Me>, Problem> {
    let account = caller.account()?;
    let mut r = app.db.read().await?;
    let belongings = membership::list_own(&mut r, &caller.call).await?;
    let employer = identity::employer(&mut r, account.id).await?;
    let own = identity::own_profile(&mut r, &caller.call).await?;
    Ok(Json(wire::Me::new(
        account,
        employer,
        own.shown.expertise,
        &belongings,
        caller.call.lang,
    )))
}
