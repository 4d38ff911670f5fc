//! What holds for every operation, added to what the handlers say of themselves.

use utoipa::ToSchema;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn,
};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{
    ContentBuilder, OpenApi, PathItem, Ref, RefOr, Required, Response, ResponseBuilder,
};

use crate::api::{idempotency, wire};

/// Adds to every operation its group, `API-Version`, the problems it can end in, and to every POST `Idempotency-Key`.
pub(in crate::api) fn complete(mut api: OpenApi) -> OpenApi {
    api.paths.paths.insert("/live".to_owned(), live());
    for (path, item) in &mut api.paths.paths {
        for operation in item.get.iter_mut() {
            problems(operation, path, false);
        }
        for operation in [
            &mut item.post,
            &mut item.put,
            &mut item.patch,
            &mut item.delete,
        ] {
            operation
                .iter_mut()
                .for_each(|operation| problems(operation, path, true));
        }
        if let Some(post) = &mut item.post {
            post.parameters
                .get_or_insert_default()
                .push(RefOr::T(key()));
        }
    }
    api
}

fn problems(operation: &mut Operation, path: &str, changes: bool) {
    operation.tags = Some(
        path.split('/')
            .nth(1)
            .map(str::to_owned)
            .into_iter()
            .collect(),
    );
    let public = operation.security.is_some();
    let sends = operation.request_body.is_some();
    let asks = sends || operation.parameters.iter().flatten().any(in_query);
    let table = [
        ("400", sends, "`malformed`: the body is no JSON"),
        ("401", !public, "`sign-in-needed`, `wrong-token`"),
        (
            "404",
            path.contains('{'),
            "`not-found`: there is none, or the caller may not know of it",
        ),
        ("413", sends, "`body-too-large`: over 1 MiB"),
        ("415", sends, "`unsupported-media-type`: JSON is wanted"),
        ("422", asks, "`invalid`: `errors` names the fields"),
        ("429", changes, "`too-many`: see `Retry-After`"),
        (
            "default",
            true,
            "Another problem, such as `unavailable` (503)",
        ),
    ];
    let responses = &mut operation.responses.responses;
    for (status, _, text) in table.into_iter().filter(|(_, applies, _)| *applies) {
        let response = || ResponseBuilder::new().description(text).into();
        responses.entry(status.to_owned()).or_insert_with(response);
    }
    responses
        .iter_mut()
        .for_each(|(status, response)| finish(status, response));
}

fn in_query(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(one) if one.parameter_in == ParameterIn::Query)
}

fn finish(status: &str, response: &mut RefOr<Response>) {
    let RefOr::T(response) = response else { return };
    let version = HeaderBuilder::new()
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
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

fn key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255));
    ParameterBuilder::new()
        .name(idempotency::HEADER)
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
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
