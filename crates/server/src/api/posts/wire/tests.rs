//! How an answer names the post it answers.

use super::*;
use crate::extract::Json;
use crate::problem::Problem;
use axum::extract::FromRequest;

async fn answering(json: &str) -> Result<Option<ReplyTo>, Problem> {
    let request = axum::http::Request::post("/x").header("content-type", "application/json");
    let request = request
        .body(format!(r#"{{"body":"x"{json}}}"#).into())
        .unwrap();
    Json::<NewPost>::from_request(request, &())
        .await
        .map(|sent| sent.value.reply_to)
}

#[tokio::test]
async fn an_answer_names_a_post_by_number_or_id() {
    let id = "019a1b2c-0000-7000-8000-000000000000";
    assert_eq!(answering("").await.unwrap(), None);
    assert_eq!(answering(r#","replyTo":null"#).await.unwrap(), None);
    assert_eq!(
        answering(r#","replyTo":3"#).await.unwrap(),
        Some(ReplyTo::Number(3))
    );
    let by_id = answering(&format!(r#","replyTo":"{id}""#)).await.unwrap();
    assert_eq!(by_id, Some(ReplyTo::Post(id.parse().unwrap())));
    for bad in [
        "1.5",
        "\"three\"",
        "\"\\u0000\"",
        "[]",
        "99999999999999999999",
        "true",
    ] {
        let problem = answering(&format!(r#","replyTo":{bad}"#))
            .await
            .unwrap_err();
        let wrong = problem.fields.first().map(|w| (w.field.as_str(), w.code));
        assert_eq!(
            (problem.status.as_u16(), wrong),
            (422, Some(("replyTo", "wrong-type"))),
            "{bad}"
        );
    }
}
