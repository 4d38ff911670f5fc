//! Asking for another e-mail address.

use axum::extract::State;
use axum::response::Response;
use identity::Email;

use super::{Sent, page, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;

/// Sends a link to the new address, after proof of who one is. The answer is the same for an address that is taken.
pub async fn email(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    let asked = async {
        let email = Email::parse("email", fields.get("email")).map_err(identity::Error::from)?;
        if email.key() == base::fold(&own.email) {
            return Err(Problem::field("email", "same-address"));
        }
        proof::prove(&app, &caller, own, &fields).await?;
        app.limits.letter(email.key(), &caller.address, None)?;
        let mut w = app.db.write().await?;
        identity::ask_email_change(&mut w, &caller.call, &email).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match asked.await {
        Ok(()) => Ok(frame::on_to_with(&app, "/settings#email", "email-asked")),
        Err(problem) if problem.status.is_client_error() => {
            let sent = Sent {
                email: problem.to_form(caller.call.lang),
                new_email: fields.get("email").to_owned(),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
        Err(problem) => Err(problem),
    }
}
