//! `/people/{handle}`: a person, as far as the caller may see them.

use axum::Json;
use axum::extract::State;
use base::PersonId;
use identity::Handle;
use serde::Serialize;
use utoipa::ToSchema;

use super::segment::Segment;
use super::wire::Organisation;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// A person. What is not for the caller is empty or null, as if it had never been told.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Profile {
    /// The account.
    #[schema(value_type = String, format = "uuid")]
    id: PersonId,
    /// The name in mentions and addresses.
    handle: String,
    /// The full name.
    name: String,
    /// Where the person works, or empty.
    organisation: String,
    /// The organisation the person works for; null when none is known.
    #[schema(required = true)]
    employer: Option<Organisation>,
    /// What the person does, or empty.
    job: String,
    /// What the person knows about, in their own order.
    expertise: Vec<String>,
    /// What the person can help with: plain text with line ends, or empty.
    help: String,
    /// Until when the person is away; null when they are not.
    #[schema(required = true, format = DateTime)]
    away_until: Option<String>,
}

/// A person, by the name in addresses they have now.
#[utoipa::path(
    get, path = "/people/{handle}", security((), ("bearer" = []), ("cookie" = [])),
    params(("handle" = String, Path, description = "The person")),
    responses((status = 200, description = "The person", body = Profile)),
)]
pub(super) async fn get_person(
    State(app): State<App>,
    caller: Caller,
    Segment(handle): Segment<Handle>,
) -> Result<Json<Profile>, Problem> {
    let mut r = app.db.read().await?;
    let shown = identity::person_by_handle(&mut r, &caller.call, handle.as_str()).await?;
    let employer = identity::employer(&mut r, shown.id).await?;
    Ok(Json(Profile {
        id: shown.id,
        handle: shown.handle,
        name: shown.name,
        organisation: shown.organisation,
        employer: employer.map(Organisation::from),
        job: shown.job,
        expertise: shown.expertise,
        help: shown.help,
        away_until: shown.away_until.map(base::Ts::rfc3339),
    }))
}
