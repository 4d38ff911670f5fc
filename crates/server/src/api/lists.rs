//! Which part of a list is asked for: `limit`, `cursor`, and `from` where a list has numbers.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base::Limit;
use utoipa::IntoParams;

use crate::extract::Fields;
use crate::problem::Problem;

/// The part of a list that is asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Part {
    /// How many items at most.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100, default = 20)]
    pub(crate) limit: Limit,
    /// Where to go on: the `nextCursor` of the answer before.
    pub(crate) cursor: Option<String>,
}

impl Part {
    /// Where the list goes on, by a cursor of this `kind`; fails with `cursor` / `not-a-cursor` when it is no such cursor.
    pub(crate) fn after<T>(
        &self,
        kind: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some(text) = &self.cursor else {
            return Ok(None);
        };
        let bytes = decoded(text).and_then(|bytes| String::from_utf8(bytes).ok());
        let place = bytes
            .as_deref()
            .and_then(|text| text.strip_prefix(kind)?.strip_prefix(':'));
        place
            .and_then(read)
            .map(Some)
            .ok_or_else(|| Problem::field("cursor", "not-a-cursor"))
    }
}

/// The cursor of a `kind` of list for a `place` in it.
pub(crate) fn cursor(kind: &str, place: impl std::fmt::Display) -> String {
    encoded(format!("{kind}:{place}").as_bytes())
}

impl<S: Send + Sync> FromRequestParts<S> for Part {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let limit = match query.get("limit") {
            "" => Some(Limit::USUAL),
            text => text.parse().ok().and_then(Limit::new),
        };
        let limit = limit.ok_or_else(|| Problem::field("limit", "out-of-range"))?;
        Ok(Self {
            limit,
            cursor: Some(query.get("cursor").to_owned()).filter(|text| !text.is_empty()),
        })
    }
}

/// The number to begin with: `from`, at least 1.
pub(crate) struct Start(pub(crate) Option<i64>);

impl<S: Send + Sync> FromRequestParts<S> for Start {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let text = query.get("from");
        let number = text.parse().ok().filter(|number| *number >= 1);
        if text.is_empty() || number.is_some() {
            Ok(Self(number))
        } else {
            Err(Problem::field("from", "out-of-range"))
        }
    }
}

/// The digits of base64url (RFC 4648, section 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for some in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| {
            bits << 8 | usize::from(some.get(at).copied().unwrap_or(0))
        });
        for place in 0..=some.len() {
            let digit = bits >> (18 - 6 * place) & 63;
            text.push(DIGITS.get(digit).map_or('A', |byte| char::from(*byte)));
        }
    }
    text
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_usize, 0_u32);
    for byte in text.bytes() {
        bits = (bits << 6 | DIGITS.iter().position(|digit| *digit == byte)?) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn part(query: &str) -> Result<Part, Problem> {
        let request = axum::http::Request::get(format!("/x?{query}"))
            .body(())
            .unwrap();
        Part::from_request_parts(&mut request.into_parts().0, &()).await
    }

    fn wrong(problem: &Problem) -> (&str, &str) {
        problem
            .fields
            .first()
            .map(|w| (w.field.as_str(), w.code))
            .unwrap()
    }

    #[test]
    fn base64url_is_that_of_the_standard() {
        for (plain, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("~~?>", "fn4_Pg"),
        ] {
            assert_eq!(encoded(plain.as_bytes()), text);
            assert_eq!(decoded(text).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(decoded("a b"), None);
    }

    #[tokio::test]
    async fn a_cursor_goes_on_where_it_was_made_and_nowhere_else() {
        let asked = part(&format!("cursor={}", cursor("p", 21))).await.unwrap();
        let number = |text: &str| text.parse::<i64>().ok();
        assert_eq!(asked.after("p", number).unwrap(), Some(21));
        assert_eq!(
            wrong(&asked.after("t", number).unwrap_err()),
            ("cursor", "not-a-cursor")
        );
        for bad in [
            "21",
            "%00",
            "AAAA",
            "cA",
            &cursor("p", "x"),
            &cursor("p", "1\0"),
        ] {
            let asked = part(&format!("cursor={bad}")).await.unwrap();
            assert_eq!(
                wrong(&asked.after("p", number).unwrap_err()),
                ("cursor", "not-a-cursor"),
                "{bad}"
            );
        }
        assert_eq!(part("").await.unwrap().after("p", number).unwrap(), None);
    }

    #[tokio::test]
    async fn a_limit_is_from_1_to_100() {
        for (query, limit) in [
            ("", 20),
            ("limit=", 20),
            ("limit=1", 1),
            ("limit=100&x=%00", 100),
        ] {
            assert_eq!(part(query).await.unwrap().limit.get(), limit, "{query}");
        }
        for bad in [
            "limit=0",
            "limit=101",
            "limit=-1",
            "limit=x",
            "limit=%00",
            "limit=1.5",
            "limit=99999999999999999999",
        ] {
            assert_eq!(
                wrong(&part(bad).await.err().unwrap()),
                ("limit", "out-of-range"),
                "{bad}"
            );
        }
    }
}
