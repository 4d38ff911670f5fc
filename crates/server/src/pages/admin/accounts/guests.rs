//! `/admin/guests`: who is a guest, until when and where.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::PersonId;
use identity::GuestCursor;

use super::{PAGE, guest_state, line};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::admin::administrator;
use crate::pages::{frame, place_in_time};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

const LIST: &str = "/admin/guests";

/// The guests, whose time ends first first.
pub async fn guests(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let after = place_in_time(query.get("after")).map(|(until, id)| GuestCursor { until, id });
    let mut r = app.db.read().await?;
    let start = after.unwrap_or(GuestCursor::START);
    let listed = identity::list_guests(&mut r, &caller.call, start, PAGE).await?;
    let people: Vec<PersonId> = listed.items.iter().map(|row| row.id).collect();
    let places = membership::list_guest_places(&mut r, &caller.call, &people).await?;
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.and_then(|row| {
        let until = row.guest_until?;
        Some(format!("{LIST}?after={}.{}", until.micros(), row.id))
    });
    let lang = caller.call.lang;
    let rows = listed.items.into_iter().map(|mut row| {
        let of = places.iter().filter(|place| place.person_id == row.id);
        let until = row.guest_until.take();
        view::GuestLine {
            until: until.map(|at| guest_state(&caller, at)).unwrap_or_default(),
            places: of.map(|place| place.name(lang).to_owned()).collect(),
            account: line(&caller, row),
        }
    });
    let rows = rows.collect();
    let title = Words::of(lang).get("guests-title");
    let page = view::Guests {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        rows,
        first: after.map(|_| LIST.to_owned()),
        next,
    };
    Ok(frame::html(&page))
}
