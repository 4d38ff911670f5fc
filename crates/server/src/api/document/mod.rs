//! The OpenAPI document: what the handlers say of themselves, and here what holds for all of them.

use std::sync::LazyLock;

use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use bytes::Bytes;
use utoipa::ToSchema;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    Components, ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathItem,
    Ref, RefOr, Response, ResponseBuilder, ServerBuilder,
};

use super::{ROOT, VERSION, addresses, idempotency, wire};

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
    <wire::Problem as ToSchema>::schemas(&mut schemas);
    schemas.push((
        wire::Problem::name().into_owned(),
        <wire::Problem as utoipa::PartialSchema>::schema(),
    ));
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

/// Adds what holds for every operation: its group, `API-Version`, the problems it can end in, `Idempotency-Key`.
pub(super) fn complete(mut api: OpenApi) -> OpenApi {
    api.paths.paths.insert("/live".to_owned(), live());
    for (path, item) in &mut api.paths.paths {
        let group = path.split('/').nth(1).unwrap_or_default().to_owned();
        let (named, changes) = (
            path.contains('{'),
            [
                &mut item.post,
                &mut item.put,
                &mut item.patch,
                &mut item.delete,
            ],
        );
        let all = changes
            .into_iter()
            .flatten()
            .map(|operation| (operation, true));
        for (operation, changes) in
            all.chain(item.get.iter_mut().map(|operation| (operation, false)))
        {
            operation.tags = Some(vec![group.clone()]);
            let public = operation.security.is_some();
            let sends = operation.request_body.is_some();
            let asks = sends || operation.parameters.iter().flatten().any(in_query);
            let table = [
                (sends, "400", "`malformed`: the body is no JSON"),
                (!public, "401", "`sign-in-needed`, `wrong-token`"),
                (
                    named,
                    "404",
                    "`not-found`: there is none, or the caller may not know of it",
                ),
                (sends, "413", "`body-too-large`: over 1 MiB"),
                (sends, "415", "`unsupported-media-type`: JSON is wanted"),
                (asks, "422", "`invalid`: `errors` names the fields"),
                (changes, "429", "`too-many`: see `Retry-After`"),
                (
                    true,
                    "default",
                    "Another problem, such as `unavailable` (503)",
                ),
            ];
            let responses = &mut operation.responses.responses;
            for (_, status, text) in table.into_iter().filter(|(applies, _, _)| *applies) {
                responses
                    .entry(status.to_owned())
                    .or_insert_with(|| ResponseBuilder::new().description(text).into());
            }
            for (status, response) in responses.iter_mut() {
                finish(status, response);
            }
        }
        if let Some(post) = &mut item.post {
            post.parameters
                .get_or_insert_default()
                .push(RefOr::T(key()));
        }
    }
    api
}

fn in_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(one) if one.parameter_in == ParameterIn::Query)
}

fn finish(status: &str, response: &mut RefOr<Response>) {
    let RefOr::T(response) = response else { return };
    let version = HeaderBuilder::new()
        .schema(Some(text()))
        .description(Some("The version of the API"))
        .build();
    response
        .headers
        .insert("API-Version".to_owned(), version.into());
    let problem = status.starts_with('4') || status == "default";
    if problem && response.content.is_empty() {
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name(wire::Problem::name())))
            .build();
        response
            .content
            .insert("application/problem+json".to_owned(), content.into());
    }
}

fn text() -> Object {
    ObjectBuilder::new().schema_type(Type::String).build()
}

fn key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255));
    ParameterBuilder::new()
        .name(idempotency::HEADER)
        .parameter_in(ParameterIn::Header)
        .required(utoipa::openapi::Required::False)
        .schema(Some(schema.pattern(Some("^[!-~]+$"))))
        .description(Some(
            "Makes repeating safe: the same key and body within 24 hours gets the first answer and does nothing twice; \
             the same key with another body is refused (422, `idempotency-mismatch`).",
        ))
        .build()
}

/// The live line, which is no handler of this folder.
fn live() -> PathItem {
    let upgraded = ResponseBuilder::new()
        .description("The line is open; docs/live-protocol.md says what goes over it");
    let operation = OperationBuilder::new()
        .operation_id(Some("live"))
        .summary(Some(
            "Opens a WebSocket that tells of posts, threads and notices as they come.",
        ))
        .response("101", upgraded)
        .response(
            "403",
            ResponseBuilder::new()
                .description("`cross-site`: a cookie counts from our own site only"),
        );
    PathItem::new(HttpMethod::Get, operation)
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
