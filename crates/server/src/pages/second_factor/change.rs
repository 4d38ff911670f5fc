//! New recovery codes, and switching the second step off.

use axum::extract::State;
use axum::response::Response;

use super::{codes_shown, guess, page};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;

/// New recovery codes, or off: both want a code as proof.
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    guess(&app, &caller)?;
    let mut w = app.db.write().await?;
    let off = fields.get("do") == "off";
    let done = if off {
        identity::stop_second_factor(&mut w, &caller.call, fields.get("code"))
            .await
            .map(|()| Vec::new())
    } else {
        identity::new_recovery_codes(&mut w, &caller.call, fields.get("code")).await
    };
    match done {
        Ok(_) if off => {
            w.commit().await?;
            let here = "/settings/second-factor";
            Ok(frame::on_to_with(&app, here, "second-factor-off"))
        }
        Ok(codes) => {
            w.commit().await?;
            codes_shown(&app, &caller, codes).await
        }
        Err(identity::Error::Invalid(wrong)) => {
            drop(w);
            let problem = Problem::from(identity::Error::Invalid(wrong));
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, None, errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(other) => Err(other.into()),
    }
}
