//! `/communities/{slug}/requests`: requests to join, for whoever looks after the community, and one's own.

pub(in crate::api) mod wire;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use membership::Slug;

use self::wire::{Answers, NewAnswers, Request, Taken, Undo};
use crate::api::idempotency::{Done, Once};
use crate::api::lists::{Part, cursor};
use crate::api::people::People;
use crate::api::segment::Segment;
use crate::api::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::requests::{self, Given};
use crate::problem::Problem;

/// The requests that wait, longest waiting first; at most 400 at once.
#[utoipa::path(
    get, path = "/communities/{slug}/requests",
    params(("slug" = String, Path, description = "The community"), Part),
    responses(
        (status = 200, description = "Some requests", body = List<Request>),
        (status = 403, description = "`not-coordinator`: the caller does not look after the community"),
    ),
)]
pub(in crate::api) async fn list_requests(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    part: Part,
) -> Result<axum::Json<List<Request>>, Problem> {
    let (from, most) = (
        part.after("q", |text| text.parse::<usize>().ok())?
            .unwrap_or(0),
        usize::try_from(part.limit.get()).unwrap_or_default(),
    );
    let mut r = app.db.read().await?;
    let desk = requests::desk(&mut r, &caller.call, &slug).await?;
    let mut all: Vec<Request> = desk
        .groups
        .iter()
        .flat_map(|group| group.requests.iter().map(|one| Request::new(group, one)))
        .collect();
    all.sort_by(|a, b| a.place().cmp(&b.place()));
    let next = from.saturating_add(most);
    let next_cursor = (next < all.len()).then(|| cursor("q", next));
    let items = all.into_iter().skip(from).take(most).collect();
    Ok(axum::Json(List { items, next_cursor }))
}

/// Gives the same answer to several people. Whoever is accepted is a member at once; a refusal is told after ten minutes, until
/// when both can be undone. Of two who answer at once one does, and the other is told who did.
#[utoipa::path(
    post, path = "/communities/{slug}/requests/answers", request_body = NewAnswers,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 200, description = "What became of each", body = Answers),
        (status = 403, description = "`not-coordinator`: the caller does not look after the community"),
        (status = 409, description = "`archived`: nobody comes in any more"),
    ),
)]
pub(in crate::api) async fn answer_requests(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    once: Once<NewAnswers>,
) -> Result<Response, Problem> {
    let sent = once.value;
    let given = Given {
        people: sent.people,
        verdict: sent.state,
        saved: None,
        text: sent.answer.as_deref().unwrap_or_default(),
        next_step: sent.next_step.as_deref().unwrap_or_default(),
        keep_as: None,
    };
    let mut w = app.db.write().await?;
    let outcome = requests::answer(&mut w, &caller.call, &slug, &given).await;
    let outcome = outcome.map_err(|error| wire::in_its_names(error.into()))?;
    let people = People::of(&mut w, outcome.iter().filter_map(|(_, one)| wire::by(one))).await?;
    let answers = Answers::new(&outcome, &people);
    let done = Done::new(StatusCode::OK, String::new(), &answers)?;
    once.key.settle(&app, w, done).await
}

/// Takes answers back that are not older than ten minutes: the requests wait again, and a membership that came of one ends.
#[utoipa::path(
    post, path = "/communities/{slug}/requests/undo", request_body = Undo,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 200, description = "Whose answers were taken back", body = Taken),
        (status = 403, description = "`not-coordinator`: the caller does not look after the community"),
    ),
)]
pub(in crate::api) async fn undo_answers(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    once: Once<Undo>,
) -> Result<Response, Problem> {
    let mut w = app.db.write().await?;
    let undone = requests::undo(&mut w, &caller.call, &slug, &once.value.people).await?;
    let taken = Taken {
        people: undone.iter().map(|one| one.person).collect(),
    };
    let done = Done::new(StatusCode::OK, String::new(), &taken)?;
    once.key.settle(&app, w, done).await
}

/// Takes the caller's own request back as long as it waits; otherwise nothing happens.
#[utoipa::path(
    delete, path = "/communities/{slug}/requests/me",
    params(("slug" = String, Path, description = "The community")),
    responses((status = 204, description = "The caller waits for nothing")),
)]
pub(in crate::api) async fn withdraw_request(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
) -> Result<StatusCode, Problem> {
    let mut w = app.db.write().await?;
    requests::withdraw(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
