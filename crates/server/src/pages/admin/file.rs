//! `/admin/record.csv`: the record of acts as a file.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::record::Line;

use super::administrator;
use super::asked::asked;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// Lines in a file: more than a year of a busy platform; a narrower filter gives the rest.
const FILE: i64 = 200_000;

/// The lines that fit, as a file for a spreadsheet (RFC 4180).
pub async fn record_csv(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let asked = asked(&mut r, &caller, &query).await?;
    let lines = if asked.nobody {
        Vec::new()
    } else {
        identity::list_acts(&mut r, &caller.call, &asked.filter, i64::MAX, FILE).await?
    };
    drop(r);
    let text = file(&lines).map_err(|_| Problem::internal("the record could not be written"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"record.csv\"",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

fn file(lines: &[Line]) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "number", "at", "actor", "actorId", "action", "object", "personId", "result", "origin",
        "digest",
    ])?;
    for line in lines {
        let digest: String = line
            .digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        file.write_record([
            &line.number.to_string(),
            &line.at.rfc3339(),
            &line.actor,
            &line.actor_id.map_or_else(String::new, |id| id.to_string()),
            &line.action,
            &line.object,
            &line.person_id.map_or_else(String::new, |id| id.to_string()),
            &line.result,
            &line.origin,
            &digest,
        ])?;
    }
    file.into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}
