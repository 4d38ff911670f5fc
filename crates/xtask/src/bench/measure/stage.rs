//! One database with the platform on it, and the members who act there.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::CONNECTIONS;
use crate::client::{Client, get, post};
use crate::process::{Platform, Server};

/// How much and how long.
pub(super) struct Size {
    pub(super) members: usize,
    pub(super) threads: usize,
    pub(super) posts: usize,
    pub(super) communities: usize,
    pub(super) readers: usize,
    pub(super) time: Duration,
}

/// One database with the platform on it, while it is measured.
pub(super) struct Stage<'a> {
    pub(super) engine: &'a str,
    pub(super) platform: &'a Platform,
    pub(super) size: &'a Size,
    /// The answer of `sample`: a thread of 20 posts.
    pub(super) thread: String,
    /// The slug of its largest community; its first member coordinates it.
    pub(super) community: String,
    pub(super) access: Vec<Access>,
}

/// A member of the data set, ready to act.
pub(super) struct Access {
    pub(super) cookie: String,
    pub(super) token: String,
}

impl<'a> Stage<'a> {
    /// The data set.
    pub(super) async fn fill(
        engine: &'a str,
        platform: &'a Platform,
        size: &'a Size,
    ) -> Result<Self> {
        let file = platform.folder.join("access.jsonl");
        let (said, took) = platform
            .run(&[
                "sample",
                "--members",
                &size.members.to_string(),
                "--threads",
                &size.threads.to_string(),
                "--posts",
                &size.posts.to_string(),
                "--communities",
                &size.communities.to_string(),
                "--seed",
                "1",
                "--access",
                &file.to_string_lossy(),
            ])
            .await?;
        println!("{engine}: sample took {:.1} s", took.as_secs_f64());
        let summary: Value = serde_json::from_str(said.trim()).context("sample printed no JSON")?;
        let thread = summary
            .get("threadWith20Posts")
            .and_then(Value::as_str)
            .with_context(|| format!("sample names no thread of 20 posts: {summary}"))?
            .to_owned();
        let community = summary
            .get("largestCommunity")
            .and_then(Value::as_str)
            .with_context(|| format!("sample names no community: {summary}"))?
            .to_owned();
        let access = fs::read_to_string(&file)?
            .lines()
            .map(|line| {
                let member: Value = serde_json::from_str(line)?;
                let text = |key| member.get(key).and_then(Value::as_str).map(str::to_owned);
                let cookie = text("cookie").context("no cookie")?;
                let token = text("token").context("no token")?;
                Ok(Access { cookie, token })
            })
            .collect::<Result<Vec<_>>>()?;
        ensure!(
            access.len() >= CONNECTIONS,
            "only {} members in {}",
            access.len(),
            file.display()
        );
        Ok(Self {
            engine,
            platform,
            size,
            thread,
            community,
            access,
        })
    }
}

impl Stage<'_> {
    pub(super) fn member(&self, number: usize) -> Option<&Access> {
        self.access.get(number % self.access.len().max(1))
    }

    /// The thread page as a member asks for it.
    pub(super) fn page(&self, number: usize) -> Vec<u8> {
        let cookie = self.member(number).map_or("", |member| &member.cookie);
        get(
            &format!("/t/{}", self.thread),
            &format!("Cookie: {cookie}\r\n"),
        )
    }

    /// A reply as a member sends it by the API.
    pub(super) fn reply(&self, number: usize, thread: &str) -> Vec<u8> {
        let token = self.member(number).map_or("", |member| &member.token);
        let headers = format!("Authorization: Bearer {token}\r\n");
        post(
            &format!("/api/v1/threads/{thread}/posts"),
            &headers,
            &body(),
        )
    }

    /// A thread of its own, so that the one of 20 posts keeps its 20.
    pub(super) async fn new_thread(&self, ours: &Server) -> Result<String> {
        let token = self.member(0).map_or("", |member| &member.token);
        let headers = format!("Authorization: Bearer {token}\r\n");
        let mut client = Client::connect(ours.port).await?;
        let thread = client
            .json(
                &get(&format!("/api/v1/threads/{}", self.thread), &headers),
                200,
            )
            .await?;
        let slug = thread
            .pointer("/community/slug")
            .or_else(|| thread.get("community"))
            .and_then(Value::as_str)
            .with_context(|| format!("the thread names no community: {thread}"))?;
        let mut order = body();
        if let Some(order) = order.as_object_mut() {
            order.insert("title".to_owned(), json!("Hoe snel gaat dit?"));
            order.insert("kind".to_owned(), json!("discussion"));
        }
        let made = client
            .json(
                &post(
                    &format!("/api/v1/communities/{slug}/threads"),
                    &headers,
                    &order,
                ),
                201,
            )
            .await?;
        let id = made
            .get("id")
            .and_then(Value::as_str)
            .context("the new thread has no id")?;
        Ok(id.to_owned())
    }
}

/// A text of the usual length.
pub(super) fn body() -> Value {
    let sentence = "Bij ons werkt het zo: we beginnen klein, vragen wat er nodig is en passen het daarna aan. ";
    let text: String = sentence.chars().cycle().take(600).collect();
    json!({"body": text.trim()})
}
