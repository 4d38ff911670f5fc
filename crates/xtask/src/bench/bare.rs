//! The limit: a server that does only what no server can leave out.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::Result;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::bare_live;
use crate::database::{Database, Question};

struct Bare {
    database: Database,
    question: Question,
    filler: String,
    bytes: usize,
    number: AtomicI64,
}

/// Serves until it is killed; the first line says on which ports.
pub(crate) async fn serve(url: &str, bytes: usize) -> Result<()> {
    let database = Database::open(url).await?;
    let bare = Bare {
        question: database.question().await?,
        database,
        filler: "<p>een kop, een menu, een voet</p>\n".repeat(bytes / 34 + 1),
        bytes,
        number: AtomicI64::new(0),
    };
    bare.database.prepare().await?;
    let http = TcpListener::bind("127.0.0.1:0").await?;
    let live = TcpListener::bind("127.0.0.1:0").await?;
    println!(
        "{}",
        json!({"http": http.local_addr()?.port(), "live": live.local_addr()?.port()})
    );
    tokio::spawn(bare_live::serve(live));
    let router = Router::new()
        .route("/", get(page))
        .route("/", post(insert))
        .route("/health/ready", get(async || StatusCode::OK))
        .with_state(Arc::new(bare));
    axum::serve(http, router).await?;
    Ok(())
}

/// Two questions, and a page of the size of ours with their answers in it.
async fn page(State(bare): State<Arc<Bare>>) -> Result<Html<String>, Failed> {
    let (name, posts) = bare.database.page(&bare.question).await?;
    let mut page = String::with_capacity(bare.bytes + 1024);
    page.push_str("<!doctype html><title>Bare</title>");
    page.push_str(&name);
    for (number, html, at, author, handle, organisation) in &posts {
        let _ = write!(
            page,
            "<article id=\"post-{number}\"><a href=\"/people/{handle}\">{author}</a> {organisation} <time>{at}</time>{html}</article>"
        );
    }
    let rest = bare.bytes.saturating_sub(page.len());
    page.push_str(bare.filler.get(..rest).unwrap_or_default());
    Ok(Html(page))
}

/// One INSERT and its commit.
async fn insert(
    State(bare): State<Arc<Bare>>,
    Json(said): Json<Value>,
) -> Result<Response, Failed> {
    let body = said.get("body").and_then(Value::as_str).unwrap_or_default();
    let number = bare.number.fetch_add(1, Ordering::Relaxed);
    let id = Uuid::now_v7();
    bare.database.insert(id, number, body).await?;
    let location = [(header::LOCATION, format!("/{id}"))];
    let answer = json!({"id": id, "number": number, "body": body, "createdAt": number});
    Ok((StatusCode::CREATED, location, Json(answer)).into_response())
}

/// Counted by the client as a wrong answer.
struct Failed(anyhow::Error);

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.0.to_string()).into_response()
    }
}
