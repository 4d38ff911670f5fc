//! Every address on one screen, and what stands in front of them.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state as with};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::timeout::TimeoutBody;

use crate::app::App;
use crate::extract::{self, Caller};
use crate::pages::{
    about, admin, communities, coordinate, help, home, language, links, members, notifications,
    people, posts, privacy, requests, roles, second_factor, settings, sign_in, sign_out, threads,
    unsubscribe, way_in,
};
use crate::problem::{self, Problem};
use crate::{api, assets, former, guard, health, live};

/// The whole server.
pub fn router(app: App) -> Router {
    let inner = pages(&app).merge(scripts(&app)).merge(machine(&app));
    inner
        .layer(from_fn(traced))
        .layer(with(app.clone(), extract::identify))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .merge(assets::router())
        .layer(with(app.clone(), guard::headers))
        .layer(from_fn(patient))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}

/// For people: an error is a page.
fn pages(app: &App) -> Router<App> {
    Router::new()
        .route("/", get(home::home))
        .route("/c/{slug}", get(communities::community))
        .route(
            "/c/{slug}/new",
            get(communities::new_thread).post(communities::open_thread),
        )
        .route("/c/{slug}/feed", get(communities::feed))
        .route(
            "/c/{slug}/edit",
            get(communities::edit).post(communities::save),
        )
        .route(
            "/c/{slug}/groups/new",
            get(communities::new_group).post(communities::found),
        )
        .route(
            "/c/{slug}/join",
            get(communities::join_form).post(communities::join),
        )
        .route("/c/{slug}/withdraw", post(communities::withdraw))
        .route("/c/{slug}/leave", post(communities::leave))
        .route("/coordinate", get(coordinate::desks))
        .route("/coordinate/{slug}", get(coordinate::desk))
        .route(
            "/coordinate/{slug}/announce",
            get(coordinate::announce_form).post(coordinate::announce),
        )
        .route("/coordinate/{slug}/{list}", get(coordinate::list))
        .route("/t/{id}/follow-up", post(coordinate::set_follow_up))
        .route("/t/{id}/follow-up/clear", post(coordinate::clear_follow_up))
        .route("/t/{id}", get(threads::thread))
        .route("/t/{id}/{number}", get(threads::at_post))
        .route("/t/{id}/posts", post(threads::post_reply))
        .route("/t/{id}/read", post(threads::mark_read))
        .route("/posts/{id}/edit", get(posts::edit).post(posts::save))
        .route(
            "/posts/{id}/delete",
            get(posts::confirm_delete).post(posts::delete),
        )
        .route("/people", get(people::list))
        .route("/people/{handle}", get(people::person))
        .route("/people/{handle}/photo", get(people::photo))
        .route("/notifications", get(notifications::list))
        .route("/notifications/read", post(notifications::read_all))
        .merge(coordination())
        .merge(entrance())
        .merge(belonging())
        .merge(own())
        .merge(administration())
        .route("/language", post(language::choose))
        .route("/help/roles", get(help::roles))
        .route("/about", get(about::about))
        .route("/accessibility", get(about::accessibility))
        .route("/privacy", get(privacy::statement))
        .route("/erased/{secret}", get(privacy::receipt))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(health::metrics_here))
        .route("/.well-known/security.txt", get(about::security))
        .fallback(nowhere)
        .method_not_allowed_fallback(form_alone)
        .layer(from_fn(guard::restricted))
        .layer(with(app.clone(), guard::same_site))
        .layer(with(app.clone(), former::lead_on))
        .layer(with(app.clone(), problem::as_page))
}

/// What coordinators look after.
fn coordination() -> Router<App> {
    Router::new()
        .route(
            "/coordinate/{slug}/requests",
            get(requests::list).post(requests::answer),
        )
        .route("/coordinate/{slug}/requests/undo", post(requests::undo))
        .route(
            "/coordinate/{slug}/requests/saved/{id}/delete",
            post(requests::delete_saved),
        )
        .route(
            "/coordinate/{slug}/roles",
            get(roles::list).post(roles::change),
        )
}

/// Coming in and going: by password, by mail, by invitation.
fn entrance() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::form).post(sign_in::sign_in))
        .route(
            "/sign-in/code",
            get(second_factor::ask).post(second_factor::check),
        )
        .route("/sign-in/link", get(sign_in::sent).post(sign_in::ask))
        .route("/sign-in/oidc/{provider}", get(sign_in::provider))
        .route("/sign-in/oidc/{provider}/callback", get(sign_in::callback))
        .route(
            "/sign-in/connect",
            get(sign_in::connect).post(sign_in::accept_connect),
        )
        .route(
            "/sign-in/link/{secret}",
            get(sign_in::look).post(sign_in::follow),
        )
        .route(
            "/forgot-password",
            get(sign_in::forgot_form).post(sign_in::forgot),
        )
        .route("/forgot-password/sent", get(sign_in::forgot_sent))
        .route("/sign-out", get(sign_out::ask).post(sign_out::sign_out))
        .route(
            "/set-password/{secret}",
            get(links::password_form).post(links::set_password),
        )
        .route(
            "/set-up/{secret}",
            get(links::set_up_form).post(links::set_up),
        )
        .route(
            "/invitation/{secret}",
            get(links::invitation_form).post(links::accept_invitation),
        )
        .route(
            "/confirm-email/{secret}",
            get(links::confirm_form).post(links::confirm_email),
        )
}

/// Members, and the ways in.
fn belonging() -> Router<App> {
    Router::new()
        .route("/c/{slug}/members", get(members::list))
        .route("/coordinate/{slug}/members.csv", post(members::export))
        .route(
            "/coordinate/{slug}/members/{handle}/remove",
            get(members::ask_remove).post(members::remove),
        )
        .route(
            "/coordinate/{slug}/invite",
            get(members::invite_form)
                .post(members::invite)
                .layer(DefaultBodyLimit::disable()),
        )
        .route("/coordinate/{slug}/invite/link", post(members::make_link))
        .route(
            "/coordinate/{slug}/invite/{id}/withdraw",
            post(members::withdraw),
        )
        .route("/join/{secret}", get(way_in::look).post(way_in::join))
        .route("/join/{secret}/account", post(way_in::account))
        .route("/join/{secret}/ask", post(way_in::ask))
        .route("/join/{secret}/sent", get(way_in::sent))
}

/// What people look after for themselves.
fn own() -> Router<App> {
    Router::new()
        .route("/settings", get(settings::form))
        .route("/settings/digest", post(settings::digest))
        .route("/settings/language", post(settings::language))
        .route("/settings/email", post(settings::email))
        .route("/settings/password", post(settings::password))
        .route("/settings/remove-password", post(settings::remove_password))
        .route("/settings/sessions/end-all", post(settings::end_all))
        .route("/settings/sessions/{id}/end", post(settings::end_session))
        .route("/settings/sign-in", get(settings::sign_in_methods))
        .route(
            "/settings/connections/{provider}/connect",
            get(settings::connect),
        )
        .route(
            "/settings/connections/{id}/remove",
            post(settings::remove_connection),
        )
        .route("/settings/passkeys/{id}", get(settings::passkey))
        .route(
            "/settings/passkeys/{id}/rename",
            post(settings::rename_passkey),
        )
        .route(
            "/settings/passkeys/{id}/remove",
            post(settings::remove_passkey),
        )
        .route("/settings/second-factor", get(second_factor::form))
        .route("/settings/second-factor/begin", post(second_factor::begin))
        .route(
            "/settings/second-factor/confirm",
            post(second_factor::confirm),
        )
        .route(
            "/settings/second-factor/change",
            post(second_factor::change),
        )
        .route("/settings/tokens", post(settings::new_token))
        .route("/settings/tokens/{id}/remove", post(settings::remove_token))
        .route(
            "/settings/profile",
            get(settings::profile).post(settings::save_profile),
        )
        .route(
            "/settings/photo",
            post(settings::set_photo).layer(DefaultBodyLimit::disable()),
        )
        .route("/settings/photo/remove", post(settings::remove_photo))
        .route("/settings/privacy", get(privacy::own))
        .route("/settings/privacy/download", post(privacy::download))
        .route(
            "/settings/privacy/erase",
            get(privacy::erase_form).post(privacy::erase),
        )
        .route("/settings/privacy/stop", post(privacy::stop))
        .route("/settings/employer", post(settings::employer))
        .route("/settings/employer/end", post(settings::end_employer))
        .route(
            "/unsubscribe/{token}",
            get(unsubscribe::ask).post(unsubscribe::stop),
        )
}

/// What administrators look after.
fn administration() -> Router<App> {
    Router::new()
        .route(
            "/admin/accounts/new",
            get(admin::invite_form).post(admin::invite),
        )
        .route(
            "/admin/organisations",
            get(admin::organisations::list).post(admin::organisations::create),
        )
        .route("/admin/organisations/new", get(admin::organisations::new))
        .route(
            "/admin/organisations/{slug}/edit",
            get(admin::organisations::edit).post(admin::organisations::save),
        )
        .route(
            "/admin/communities",
            get(admin::communities::list).post(admin::communities::create),
        )
        .route("/admin/communities/new", get(admin::communities::new))
        .route(
            "/admin/communities/{slug}/{act}",
            get(admin::communities::ask).post(admin::communities::carry_out),
        )
        .route("/admin/accounts", get(admin::accounts::list))
        .route("/admin/accounts/{person}", get(admin::accounts::one))
        .route(
            "/admin/accounts/{person}/{act}",
            get(admin::accounts::ask).post(admin::accounts::carry_out),
        )
        .route(
            "/admin/announce",
            get(coordinate::announce_widely_form).post(coordinate::announce_widely),
        )
        .route("/admin/guests", get(admin::accounts::guests))
        .route("/admin/merge", get(admin::merge_form).post(admin::merge))
        .route("/admin/tokens", get(admin::tokens))
        .route("/admin/tokens/{id}/remove", post(admin::revoke))
        .route("/admin/settings", get(admin::effect))
        .route("/admin", get(admin::desk))
        .route("/admin/retention", get(admin::retention))
        .route("/admin/record", get(admin::record))
        .route("/admin/record.csv", get(admin::record_csv))
}

/// For scripts of our own pages: a change as a page sends it, an error as for programs.
fn scripts(app: &App) -> Router<App> {
    Router::new()
        .route("/sign-in/passkey/begin", post(sign_in::begin))
        .route("/sign-in/passkey/finish", post(sign_in::finish))
        .route("/settings/passkeys/begin", post(settings::begin_passkey))
        .route("/settings/passkeys/finish", post(settings::finish_passkey))
        .layer(from_fn(guard::restricted))
        .layer(with(app.clone(), guard::same_site))
        .layer(from_fn(problem::as_json))
}

/// For programs: an error is `application/problem+json`.
fn machine(app: &App) -> Router<App> {
    let (api, _) = api::router();
    Router::new()
        .merge(api)
        .route("/api/v1/live", get(live::live))
        .route("/api/{*rest}", axum::routing::any(nowhere))
        .layer(from_fn(guard::restricted))
        .layer(with(app.clone(), guard::same_site))
        .layer(with(app.clone(), former::lead_on))
        .layer(from_fn(problem::as_json))
        .layer(api::version())
}

/// How long a body may stand still while it is sent.
const STILL: Duration = Duration::from_secs(30);

/// Lets go of who begins to send a body and does not go on.
async fn patient(request: Request, next: Next) -> Response {
    next.run(request.map(|body| Body::new(TimeoutBody::new(STILL, body))))
        .await
}

/// Who comes by link to where only a form goes (after a refused form: another language, the address bar) is led to the page
/// the form stands on.
async fn form_alone(method: Method, uri: Uri) -> Response {
    let page = [
        "/settings/privacy",
        "/settings/sign-in",
        "/settings",
        "/admin",
        "/notifications",
    ];
    let page = page.into_iter().find(|page| uri.path().starts_with(page));
    match page {
        Some(page) if matches!(method, Method::GET | Method::HEAD) => {
            Redirect::to(page).into_response()
        }
        _ => Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed").into_response(),
    }
}

async fn nowhere() -> Problem {
    Problem::not_found()
}

/// One log line per change and per failure; the log says who and where, never what was written.
async fn traced(caller: Caller, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let trace = caller.call.trace;
    if response.status().is_server_error() {
        tracing::error!(%method, path = path(&caller), status, %trace, "request failed");
    } else if method != Method::GET {
        let person = caller
            .call
            .actor
            .person()
            .map(|id| id.to_string())
            .unwrap_or_default();
        tracing::info!(%method, path = path(&caller), status, %trace, person, "request");
    }
    response
}

/// The path as the log may know it: secrets in addresses stay out.
fn path(caller: &Caller) -> &str {
    let path = caller.here.split('?').next().unwrap_or_default();
    for secret in [
        "/unsubscribe/",
        "/set-password/",
        "/set-up/",
        "/sign-in/link/",
        "/invitation/",
        "/confirm-email/",
        "/erased/",
        "/join/",
    ] {
        if path.starts_with(secret) {
            return secret;
        }
    }
    path
}

/// The figures on an address of their own.
pub fn metrics(app: App) -> Router {
    let figures = get(
        async |axum::extract::State(app): axum::extract::State<App>| health::figures(&app).await,
    );
    Router::new()
        .route("/metrics", figures)
        .fallback(async || {
            let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
            (StatusCode::NOT_FOUND, kind, "only /metrics is here\n").into_response()
        })
        .with_state(app)
}
