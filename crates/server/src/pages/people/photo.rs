//! `/people/{handle}/photo`: somebody's photo, or their initials for whoever may not see it.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use identity::PhotoSize;

use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The picture in the size asked for.
///
/// The same address stands in a post for every reader, so it always answers with a picture: initials for whom the photo is
/// not for. That there is one is no secret; what it shows is. The address changes with the photo and with its audience.
pub async fn photo(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    if !base::is_slug(&handle) {
        return Err(Problem::not_found());
    }
    let size = query.get("size").and_then(|size| PhotoSize::parse(size));
    let size = size.unwrap_or(PhotoSize::Small);
    let mut r = app.db.read().await?;
    let photo = identity::photo(&mut r, &caller.call, &handle, size).await?;
    let (kind, bytes) = match photo {
        Some(jpeg) => ("image/jpeg", jpeg),
        None => {
            let name = identity::person_by_handle(&mut r, &caller.call, &handle)
                .await?
                .name;
            ("image/svg+xml", drawn(&base::initials(&name)))
        }
    };
    // A day at most: who was let in to a community, or out, sees another picture after it.
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, max-age=86400"),
        ),
        (header::VARY, HeaderValue::from_static("Cookie")),
    ];
    Ok((headers, bytes).into_response())
}

/// Initials on a disc. What letters a name begins with is up to its owner, so they are escaped.
fn drawn(initials: &str) -> Vec<u8> {
    let text: String = initials.chars().fold(String::new(), |mut text, letter| {
        match letter {
            '<' => text.push_str("&lt;"),
            '&' => text.push_str("&amp;"),
            '>' => text.push_str("&gt;"),
            letter => text.push(letter),
        }
        text
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\"><rect width=\"96\" height=\"96\" fill=\"#e3ecec\"/>\
         <text x=\"48\" y=\"48\" dy=\".35em\" text-anchor=\"middle\" font-family=\"sans-serif\" font-weight=\"600\" \
         font-size=\"38\" fill=\"#1f4f53\">{text}</text></svg>"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_are_text_and_nothing_else() {
        let svg = String::from_utf8(super::drawn("<&")).unwrap();
        assert!(svg.contains(">&lt;&amp;</text>"), "{svg}");
    }
}
