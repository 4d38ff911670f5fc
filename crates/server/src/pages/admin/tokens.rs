//! `/admin/tokens`: everybody's tokens.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::{PersonId, TokenId};
use identity::TokenCursor;

use super::accounts::PAGE;
use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::{frame, place_in_time, present, settings};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

const LIST: &str = "/admin/tokens";

/// The tokens, the newest first.
pub async fn tokens(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let after = place_in_time(query.get("after")).map(|(at, id)| TokenCursor { at, id });
    let mut r = app.db.read().await?;
    let start = after.unwrap_or(TokenCursor::START);
    let listed = identity::list_all_tokens(&mut r, &caller.call, start, PAGE).await?;
    let people: Vec<PersonId> = listed.items.iter().map(|one| one.person).collect();
    let cards = identity::cards(&mut r, &people).await?;
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|one| {
        let token = &one.token;
        format!("{LIST}?after={}.{}", token.created_at.micros(), token.id)
    });
    let rows = listed.items.into_iter().map(|one| view::OwnedTokenRow {
        person: one.person.to_string(),
        owner: present::person(&cards, one.person).map_or_else(String::new, |person| person.name),
        token: settings::token_row(&caller, one.token),
    });
    let rows = rows.collect();
    let title = Words::of(caller.call.lang).get("tokens-title");
    let page = view::AllTokens {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        rows,
        first: after.map(|_| LIST.to_owned()),
        next,
    };
    Ok(frame::html(&page))
}

/// Takes one back.
pub async fn revoke(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let id: TokenId = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    identity::revoke_token(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, LIST, "token-removed"))
}
