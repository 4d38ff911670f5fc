//! `/unread`: what the caller has not read yet, per community and thread.

mod wire;

use axum::Json;
use axum::extract::State;
use discussion::reading::unread::MOST;

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// What the caller has not read yet: the thousand threads with the latest talk, per community.
#[utoipa::path(get, path = "/unread", responses((status = 200, description = "What is unread", body = wire::Unread)))]
pub(super) async fn list_unread(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<wire::Unread>, Problem> {
    let mut r = app.db.read().await?;
    let belongings = membership::list_own(&mut r, &caller.call).await?;
    let threads = discussion::list_unread(&mut r, &caller.call, MOST).await?;
    Ok(Json(wire::Unread::new(&belongings, &threads)))
}
