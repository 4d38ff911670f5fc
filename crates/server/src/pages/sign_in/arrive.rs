//! Whom a provider vouched for: let in, led to connecting two accounts, or told what to do next.

use axum::response::Response;
use base::{Line, PersonId};
use identity::connection::{self, Visited};
use identity::{NewAccount, Secret};

use super::provider::refusal;
use crate::app::App;
use crate::extract::Caller;
use crate::oidc::{Accounts, Provider, Vouched};
use crate::pages::enter::{enter, open};
use crate::pages::{frame, local};
use crate::problem::Problem;

/// Somebody was vouched for: lets them in, or proposes to connect the two accounts.
pub(super) async fn arrived(
    app: &App,
    caller: &Caller,
    provider: &Provider,
    browser: &Secret,
    visited: Visited,
    vouched: Vouched,
) -> Result<Response, Problem> {
    let (call, elsewhere) = (&caller.call, &vouched.elsewhere);
    let to = local(&visited.return_to);
    let mut w = app.db.write().await?;
    if visited.person.is_some() {
        connection::propose_connection(&mut w, call, browser, elsewhere, to).await?;
        w.commit().await?;
        return Ok(frame::on_to("/sign-in/connect"));
    }
    let known = connection::sign_in_by_connection(&mut w, call, elsewhere).await?;
    let person = match (known, &vouched.email) {
        (Some(person), _) => person,
        (None, None) => return Err(refusal("provider-no-address")),
        (None, Some(email)) => {
            if connection::propose_by_address(&mut w, call, browser, elsewhere, email, to).await? {
                w.commit().await?;
                return Ok(frame::on_to("/sign-in/connect"));
            }
            if provider.settings().accounts == Accounts::Invited {
                return Err(refusal("provider-no-account"));
            }
            let new = newcomer(caller, &vouched)?;
            let made = connection::create_connected(&mut w, call, new, elsewhere).await;
            match made {
                Ok(account) => account.id,
                // It is of an account that is closed.
                Err(identity::Error::EmailTaken) => return Err(refusal("provider-no-account")),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let mut response = frame::on_to(to);
    let entered = if provider.settings().trust_second_factor {
        open(app, caller, &mut w, person, false, &mut response).await
    } else {
        enter(app, caller, &mut w, person, &mut response).await
    };
    match entered {
        Ok(()) => {
            w.commit().await?;
            Ok(response)
        }
        // The account is closed, or a guest's whose time is over.
        Err(problem) if problem.code == "not-found" => Err(refusal("provider-no-account")),
        Err(problem) => Err(problem),
    }
}

fn newcomer(caller: &Caller, vouched: &Vouched) -> Result<NewAccount, Problem> {
    let email = vouched
        .email
        .clone()
        .ok_or(refusal("provider-no-address"))?;
    let local_part = email.as_str().split('@').next().unwrap_or_default();
    let name = Line::parse("name", &vouched.name, 80)
        .or_else(|_| Line::parse("name", local_part, 80))
        .map_err(identity::Error::from)?;
    Ok(NewAccount {
        id: PersonId(caller.call.ids.uuid(caller.call.now)),
        name,
        email,
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: caller.call.lang,
        administrator: false,
        password: None,
    })
}
