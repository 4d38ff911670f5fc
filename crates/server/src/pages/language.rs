//! `/language`: the switch at the foot of every page.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use base::Lang;

use super::{frame, local};
use crate::app::App;
use crate::extract::{self, Caller, Fields};
use crate::problem::Problem;

/// Changes the language of this browser, and of the account when somebody is signed in.
pub async fn choose(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let lang = Lang::parse(fields.get("lang")).ok_or_else(|| Problem::field("lang", "unknown"))?;
    if caller.account.is_some() {
        let mut w = app.db.write().await?;
        identity::choose_language(&mut w, &caller.call, lang).await?;
        w.commit().await?;
    }
    let mut response = frame::on_to(local(fields.get("return")));
    response.headers_mut().append(
        header::SET_COOKIE,
        extract::language(lang, app.settings.secure()),
    );
    Ok(response)
}
