//! The OpenAPI document: what the handlers say of themselves, with a head.

mod complete;

use std::sync::LazyLock;

use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use bytes::Bytes;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    Components, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};

pub(super) use self::complete::complete;
use super::{ROOT, VERSION, addresses, wire};

/// What the API is, before any address is known. Addresses are relative to the server, which holds the version.
pub(super) fn start() -> OpenApi {
    let licence = LicenseBuilder::new()
        .name("EUPL-1.2")
        .identifier(Some("EUPL-1.2"))
        .build();
    let info = InfoBuilder::new().title("Kenniskring").version(VERSION).license(Some(licence)).description(Some(
        "Communities of practice of the public libraries: threads, posts, what is unread, and who is told. \
         Times are RFC 3339 in UTC; every error is a problem (RFC 9457).",
    ));
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token of the caller's own"));
    let cookie = "The session of the pages (`__Host-kenniskring` over TLS); changes are taken from our own site only";
    let mut components = Components::new();
    components.add_security_scheme("bearer", SecurityScheme::Http(token.build()));
    let cookie = ApiKeyValue::with_description("kenniskring", cookie);
    components.add_security_scheme("cookie", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    let mut schemas = Vec::new();
    wire::Problem::schemas(&mut schemas);
    schemas.push((wire::Problem::name().into_owned(), wire::Problem::schema()));
    components.schemas.extend(schemas);
    OpenApiBuilder::new()
        .info(info.build())
        .servers(Some([ServerBuilder::new().url(ROOT).build()]))
        .components(Some(components))
        .security(Some(
            ["bearer", "cookie"].map(|name| SecurityRequirement::new(name, [""; 0])),
        ))
        .build()
}

static TEXT: LazyLock<Bytes> = LazyLock::new(|| {
    let (_, api) = addresses().split_for_parts();
    complete(api).to_json().map(Bytes::from).unwrap_or_default()
});

/// This document.
#[utoipa::path(
    get, path = "/openapi.json", security(()),
    responses((status = 200, description = "An OpenAPI 3.1 document", content_type = "application/json")),
)]
pub(super) async fn get_openapi() -> impl IntoResponse {
    // Every site may read it (NLGov API Design Rules, /core/publish-openapi).
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, TEXT.clone())
}

#[cfg(test)]
mod tests;
