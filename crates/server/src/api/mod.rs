//! The JSON API, `/api/v1`: every address on one screen, and the document that is made of them.

mod communities;
mod document;
mod idempotency;
mod lists;
mod me;
mod notifications;
mod organisations;
mod people;
mod persons;
mod posts;
mod segment;
mod threads;
mod unread;
mod wire;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;

/// The version of the API; its first number stands in the addresses too (NLGov API Design Rules, /core/semver).
pub const VERSION: &str = "1.0.0";

/// Where the API stands.
const ROOT: &str = "/api/v1";

/// The API and its OpenAPI document.
pub fn router() -> (Router<App>, OpenApi) {
    let (router, api) = addresses().split_for_parts();
    (
        Router::new().nest(ROOT, router).layer(version()),
        document::complete(api),
    )
}

/// Puts `API-Version` on every answer (NLGov API Design Rules, /core/version-header).
pub fn version() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        HeaderName::from_static("api-version"),
        HeaderValue::from_static(VERSION),
    )
}

fn addresses() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(document::start())
        .routes(routes!(me::get_me))
        .routes(routes!(persons::get_person))
        .routes(routes!(organisations::list_organisations))
        .routes(routes!(communities::list_communities))
        .routes(routes!(communities::get_community))
        .routes(routes!(communities::memberships::join_community))
        .routes(routes!(
            communities::memberships::get_membership,
            communities::memberships::leave_community
        ))
        .routes(routes!(communities::memberships::set_role))
        .routes(routes!(communities::requests::list_requests))
        .routes(routes!(communities::requests::answer_requests))
        .routes(routes!(communities::requests::undo_answers))
        .routes(routes!(communities::requests::withdraw_request))
        .routes(routes!(communities::members::list_members))
        .routes(routes!(communities::members::remove_member))
        .routes(routes!(communities::invitations::invite))
        .routes(routes!(
            communities::invitations::list_invitation_links,
            communities::invitations::make_invitation_link
        ))
        .routes(routes!(communities::invitations::withdraw_invitation_link))
        .routes(routes!(
            communities::threads::list_threads,
            communities::threads::open_thread
        ))
        .routes(routes!(threads::get_thread))
        .routes(routes!(
            threads::posts::list_posts,
            threads::posts::post_reply
        ))
        .routes(routes!(threads::read::mark_read))
        .routes(routes!(
            posts::get_post,
            posts::edit_post,
            posts::delete_post
        ))
        .routes(routes!(unread::list_unread))
        .routes(routes!(notifications::list_notifications))
        .routes(routes!(notifications::read_notifications))
        .routes(routes!(document::get_openapi))
}
