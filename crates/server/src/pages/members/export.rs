//! `/coordinate/{slug}/members.csv`: the members as a file.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::slug_of;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::members::{self, Taken};
use crate::problem::Problem;

/// The members as a file for a spreadsheet (RFC 4180), by a form, as it is put on record. Addresses are for administrators.
pub async fn export(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let addresses = caller.call.actor.is_administrator();
    let mut w = app.db.write().await?;
    let all = members::take_along(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    let text =
        file(&all, addresses).map_err(|_| Problem::internal("the members could not be written"))?;
    let name = format!("attachment; filename=\"{}.csv\"", slug.as_str());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

fn file(all: &[Taken], addresses: bool) -> Result<Vec<u8>, csv::Error> {
    // A spreadsheet takes the file for UTF-8 by this mark.
    let mut file = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let mut heads = vec![
        "name",
        "handle",
        "organisation",
        "province",
        "role",
        "joined",
    ];
    heads.extend(addresses.then_some("email"));
    file.write_record(heads)?;
    for Taken { member, email } in all {
        let joined = member.joined_at.rfc3339();
        let day = joined.split('T').next().unwrap_or_default();
        let mut cells = vec![
            harmless(&member.name),
            harmless(&member.handle),
            harmless(&member.organisation),
            harmless(&member.province),
            harmless(&member.role),
            harmless(day),
        ];
        cells.extend(addresses.then(|| harmless(email)));
        file.write_record(cells)?;
    }
    file.into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

/// A cell that no spreadsheet takes for a formula (OWASP: CSV injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+31", "'+31"),
            ("-x", "'-x"),
            ("@anna", "'@anna"),
            ("Anna", "Anna"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
        }
    }
}
