//! `/posts/{id}`: one post.

pub(super) mod wire;

use axum::extract::State;
use axum::http::StatusCode;
use base::PostId;
use discussion::Draft;

use super::segment::Segment;
use crate::app::App;
use crate::extract::{Caller, Json};
use crate::problem::Problem;

/// One post.
#[utoipa::path(
    get, path = "/posts/{id}", security((), ("bearer" = []), ("cookie" = [])),
    params(("id" = String, Path, description = "The post", format = "uuid")),
    responses((status = 200, description = "The post", body = wire::Post)),
)]
pub(super) async fn get_post(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<PostId>,
) -> Result<axum::Json<wire::Post>, Problem> {
    let mut r = app.db.read().await?;
    let (thread, post) = discussion::find_post(&mut r, &caller.call, id).await?;
    Ok(axum::Json(wire::Post::new(
        thread.id,
        post,
        &app.settings.base_url,
    )))
}

/// Mends the caller's own post. With `version`, only if nobody changed it since.
#[utoipa::path(
    patch, path = "/posts/{id}", request_body = wire::EditedPost,
    params(("id" = String, Path, description = "The post", format = "uuid")),
    responses(
        (status = 200, description = "The post as it is now", body = wire::Post),
        (status = 403, description = "`not-author`: it is somebody else's"),
        (status = 409, description = "`edited-meanwhile`: it is not that version any more"),
    ),
)]
pub(super) async fn edit_post(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<PostId>,
    sent: Json<wire::EditedPost>,
) -> Result<axum::Json<wire::Post>, Problem> {
    caller.person()?;
    let draft = Draft::parse(&sent.value.body).map_err(discussion::Error::from)?;
    let mut w = app.db.write().await?;
    discussion::edit_post(&mut w, &caller.call, id, sent.value.version, &draft).await?;
    let (thread, post) = discussion::find_post(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(axum::Json(wire::Post::new(
        thread.id,
        post,
        &app.settings.base_url,
    )))
}

/// Takes the caller's own post away; its number stays as a mark.
#[utoipa::path(
    delete, path = "/posts/{id}",
    params(("id" = String, Path, description = "The post", format = "uuid")),
    responses(
        (status = 204, description = "It is gone"),
        (status = 403, description = "`not-author`: it is somebody else's"),
    ),
)]
pub(super) async fn delete_post(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<PostId>,
) -> Result<StatusCode, Problem> {
    let mut w = app.db.write().await?;
    discussion::delete_post(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
