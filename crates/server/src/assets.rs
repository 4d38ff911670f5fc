//! Serves the style sheet, the script, the font and the favicon, which build.rs put into the program.
//!
//! Every file's name holds the hash of its content, so a browser may keep it for a year and never ask again. Text is
//! packed at build time: answering is choosing a slice. Mount [`router`] outside the layer that compresses pages,
//! which would pack the font a second time.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

/// A file that the browser may ask for.
struct File {
    name: &'static str,
    kind: &'static str,
    plain: Variant,
    brotli: Option<Variant>,
    gzip: Option<Variant>,
}

/// One way to send a file; each has a tag of its own, for a cache must not mix them up.
struct Variant {
    bytes: &'static [u8],
    tag: &'static str,
}

// Brings `CLIENT`, the addresses `CSS`, `JS`, `FONT`, `ICON`, and `FILES`.
include!(concat!(env!("OUT_DIR"), "/assets_generated.rs"));

/// The address of the style sheet.
pub fn css_url() -> &'static str {
    CSS
}

/// The address of the script (an ES module), unless the server was built without it.
pub fn js_url() -> Option<&'static str> {
    JS
}

/// The address of the font, for a preload; none when the style sheet names none or there is no client.
pub fn font_url() -> Option<&'static str> {
    FONT
}

/// The address of the little picture in the tab.
pub fn icon_url() -> &'static str {
    ICON
}

/// The routes of the files, and the two addresses where programs look for an icon without being told.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{file}", get(file))
        .route("/favicon.ico", get(icon))
        .route("/favicon.svg", get(icon))
}

async fn icon() -> impl IntoResponse {
    (
        [(CACHE_CONTROL, "public, max-age=86400")],
        Redirect::temporary(ICON),
    )
}

async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(file, &headers)
}

fn answer(file: &File, asked: &HeaderMap) -> Response {
    let (variant, encoding) = file.best_for(asked);
    let mut response = if knows(asked, variant.tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Body::from(Bytes::from_static(variant.bytes)));
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(file.kind));
        if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, HeaderValue::from_static(variant.tag));
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if file.brotli.is_some() || file.gzip.is_some() {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}

impl File {
    /// The smallest variant that the asker can unpack, with the name of its packing.
    fn best_for(&self, asked: &HeaderMap) -> (&Variant, Option<&'static str>) {
        for (encoding, variant) in [("br", &self.brotli), ("gzip", &self.gzip)] {
            if let Some(variant) = variant.as_ref().filter(|_| accepts(asked, encoding)) {
                return (variant, Some(encoding));
            }
        }
        (&self.plain, None)
    }
}

/// Whether the asker names this packing (or any, by `*`) and does not refuse it with `q=0` (RFC 9110, 12.5.3).
fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let mut any = false;
    for entry in listed(asked, ACCEPT_ENCODING) {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
        let wanted = weight.is_none_or(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0));
        if name.eq_ignore_ascii_case(encoding) {
            return wanted;
        }
        any = any || (name == "*" && wanted);
    }
    any
}

/// Whether the asker still has this variant (RFC 9110, 13.1.2: compared weakly).
fn knows(asked: &HeaderMap, tag: &str) -> bool {
    listed(asked, IF_NONE_MATCH).any(|entry| entry == "*" || entry.trim_start_matches("W/") == tag)
}

/// The entries of a header that is a list, over all its lines.
fn listed(headers: &HeaderMap, name: axum::http::HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter();
    values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;
    use tower::ServiceExt;

    static PACKED: File = File {
        name: "a-1.css",
        kind: "text/css; charset=utf-8",
        plain: Variant {
            bytes: b"a{}",
            tag: "\"a-1.css\"",
        },
        brotli: Some(Variant {
            bytes: b"br",
            tag: "\"a-1.css.br\"",
        }),
        gzip: Some(Variant {
            bytes: b"gz",
            tag: "\"a-1.css.gz\"",
        }),
    };

    fn asking(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(k, v)| (k.parse().unwrap(), HeaderValue::from_static(v)))
            .collect()
    }

    fn encoding_for(accept: &'static str) -> Option<&'static str> {
        PACKED.best_for(&asking(&[("accept-encoding", accept)])).1
    }

    async fn get(path: &str) -> Response {
        let request = Request::get(path).body(Body::empty()).unwrap();
        router::<()>().oneshot(request).await.unwrap()
    }

    #[test]
    fn the_smallest_packing_that_the_asker_knows_is_sent() {
        assert_eq!(encoding_for("gzip, deflate, br, zstd"), Some("br"));
        assert_eq!(encoding_for("GZIP;q=0.5, br;q=0"), Some("gzip"));
        assert_eq!(encoding_for("*"), Some("br"));
        assert_eq!(encoding_for("br;q=0, *;q=0.1"), Some("gzip"));
        assert_eq!(encoding_for("*;q=0"), None);
        assert_eq!(encoding_for("identity"), None);
        assert_eq!(encoding_for(""), None);
        assert_eq!(PACKED.best_for(&HeaderMap::new()).1, None);
    }

    #[test]
    fn an_answer_may_be_kept_for_a_year_and_says_how_it_is_packed() {
        let answer = answer(&PACKED, &asking(&[("accept-encoding", "br")]));
        let header = |name: &str| {
            answer
                .headers()
                .get(name)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(header("content-type"), "text/css; charset=utf-8");
        assert_eq!(header("content-encoding"), "br");
        assert_eq!(header("vary"), "accept-encoding");
        assert_eq!(header("etag"), "\"a-1.css.br\"");
        assert_eq!(
            header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(header("x-content-type-options"), "nosniff");
    }

    #[test]
    fn a_variant_that_the_asker_has_is_not_sent_again() {
        let status = |tags| {
            let asked = asking(&[("accept-encoding", "br"), ("if-none-match", tags)]);
            answer(&PACKED, &asked).status()
        };
        assert_eq!(status("\"x\", W/\"a-1.css.br\""), StatusCode::NOT_MODIFIED);
        assert_eq!(status("*"), StatusCode::NOT_MODIFIED);
        assert_eq!(status("\"a-1.css.gz\""), StatusCode::OK);
    }

    #[tokio::test]
    async fn every_address_we_hand_out_is_served() {
        for address in [Some(css_url()), js_url(), font_url(), Some(icon_url())]
            .into_iter()
            .flatten()
        {
            assert_eq!(get(address).await.status(), StatusCode::OK, "{address}");
        }
        assert_eq!(CLIENT, js_url().is_some());
    }

    #[tokio::test]
    async fn an_unknown_file_is_not_found_and_a_bare_icon_is_pointed_on() {
        assert_eq!(
            get("/assets/main.css").await.status(),
            StatusCode::NOT_FOUND
        );
        assert_eq!(
            get("/assets/..%2fCargo.toml").await.status(),
            StatusCode::NOT_FOUND
        );
        let icon = get("/favicon.ico").await;
        assert_eq!(icon.status(), StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(icon.headers().get("location").unwrap(), icon_url());
    }
}
