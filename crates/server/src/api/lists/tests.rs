//! Which part of a list a query asks for.

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
