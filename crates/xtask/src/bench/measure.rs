//! What is measured, for one database after the other.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::time::sleep;
use uuid::Uuid;

use crate::client::{Client, get, post};
use crate::database::{self, Database};
use crate::live::{self, Readers};
use crate::load::{self, percentile};
use crate::process::{self, Platform, Server};
use crate::report::{Better, Report, ms};

const CONNECTIONS: usize = 16;
const ROUNDS: usize = 3;

/// What `cargo xtask bench` hands over.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The platform's program, a release build.
    #[arg(long)]
    server: PathBuf,
    /// A PostgreSQL server, as somebody who may make databases.
    #[arg(long)]
    postgres: String,
    /// A Redis server.
    #[arg(long)]
    redis: String,
    /// A folder for data.
    #[arg(long)]
    folder: PathBuf,
    /// Where the table goes.
    #[arg(long)]
    out: PathBuf,
    /// A small data set and short runs, to see that it works.
    #[arg(long)]
    quick: bool,
    /// Only this database: sqlite or postgres.
    #[arg(long)]
    only: Option<String>,
}

/// How much and how long.
struct Size {
    members: usize,
    threads: usize,
    posts: usize,
    readers: usize,
    time: Duration,
}

/// One database with the platform on it, while it is measured.
struct Stage<'a> {
    engine: &'a str,
    platform: &'a Platform,
    size: &'a Size,
    /// The answer of `sample`: a thread of 20 posts.
    thread: String,
    access: Vec<Access>,
}

/// A member of the data set, ready to act.
struct Access {
    cookie: String,
    token: String,
}

/// Measures everything and writes the table.
pub(crate) async fn run(options: &Options) -> Result<()> {
    let size = if options.quick {
        Size {
            members: 200,
            threads: 300,
            posts: 6000,
            readers: 100,
            time: Duration::from_secs(1),
        }
    } else {
        Size {
            members: 2000,
            threads: 3000,
            posts: 60000,
            readers: 2000,
            time: Duration::from_secs(4),
        }
    };
    let mut report = Report::new();
    for engine in ["sqlite", "postgres"] {
        if options.only.as_ref().is_some_and(|only| only != engine) {
            continue;
        }
        let folder = options.folder.join(engine);
        fs::create_dir_all(&folder)?;
        let (database, redis) = if engine == "sqlite" {
            (
                format!("sqlite:{}", folder.join("kenniskring.db").display()),
                None,
            )
        } else {
            (
                database::create(&options.postgres).await?,
                Some(options.redis.clone()),
            )
        };
        let platform = Platform {
            program: options.server.clone(),
            folder,
            database,
            redis,
        };
        measure(engine, &platform, &size, &mut report)
            .await
            .with_context(|| format!("on {engine}"))?;
    }
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let heading = format!(
        "# Benchmarks\n\n`cargo xtask bench`{}: {} members, {} threads, {} posts; client, servers and database share {cores} cores; \
         {CONNECTIONS} connections; median of {ROUNDS}, ours and the limit in turn. The limit is the least that must happen for the same answer.",
        if options.quick { " --quick" } else { "" },
        size.members,
        size.threads,
        size.posts,
    );
    fs::write(&options.out, report.text(&heading))?;
    println!("\nwritten to {}", options.out.display());
    Ok(())
}

async fn measure(
    engine: &str,
    platform: &Platform,
    size: &Size,
    report: &mut Report,
) -> Result<()> {
    let stage = fill(engine, platform, size).await?;
    let bytes = starts(&stage, report).await?;

    let ours = platform.serve().await?;
    let bare = process::bare(&platform.database, bytes).await?;
    let database = Database::open(&platform.database).await?;
    pages(&stage, &ours, &bare, report).await?;
    fan_out(&stage, &ours, &bare, report).await?;
    latency(&stage, &ours, &bare, report).await?;
    replies(&stage, &ours, &bare, &database, report).await?;
    ours.stop().await?;
    bare.stop().await?;
    digests(&stage, &database, report).await?;
    database.close().await;
    Ok(())
}

/// The data set.
async fn fill<'a>(engine: &'a str, platform: &'a Platform, size: &'a Size) -> Result<Stage<'a>> {
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
            "--seed",
            "1",
            "--access",
            &file.to_string_lossy(),
        ])
        .await?;
    println!("{engine}: sample took {:.1} s", took.as_secs_f64());
    let summary: Value = serde_json::from_str(said.trim()).context("sample printed no JSON")?;
    let thread = summary
        .as_object()
        .into_iter()
        .flatten()
        .find_map(|(key, value)| {
            key.to_lowercase()
                .contains("20posts")
                .then(|| value.as_str())
                .flatten()
        })
        .or_else(|| summary.get("thread_with_20_posts").and_then(Value::as_str))
        .with_context(|| format!("sample names no thread of 20 posts: {summary}"))?
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
    Ok(Stage {
        engine,
        platform,
        size,
        thread,
        access,
    })
}

/// Start-up and memory at rest; answers the size of the thread page.
async fn starts(stage: &Stage<'_>, report: &mut Report) -> Result<usize> {
    let database = &stage.platform.database;
    let mut bytes = 0;
    let mut took = (Vec::new(), Vec::new());
    let mut memory = (0.0, 0.0);
    for _ in 0..5 {
        let ours = stage.platform.serve().await?;
        took.0.push(ours.took);
        let bare = process::bare(database, 50_000).await?;
        took.1.push(bare.took);
        sleep(Duration::from_secs(2)).await;
        memory = (ours.memory()?, bare.memory()?);
        let mut client = Client::connect(ours.port).await?;
        let status = client.send(&stage.page(0)).await?;
        ensure!(status == 200, "the thread page answers {status}");
        bytes = client.body().len();
        drop(client);
        ours.stop().await?;
        bare.stop().await?;
    }
    let (ours, bare) = (percentile(&mut took.0, 50), percentile(&mut took.1, 50));
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    report.add(
        stage.engine,
        "start until ready",
        "ms",
        Better::Less,
        millis(ours),
        millis(bare),
        "5 starts each",
    );
    report.add(
        stage.engine,
        "memory at rest",
        "MiB",
        Better::Less,
        memory.0 / 1024.0,
        memory.1 / 1024.0,
        "2 s after the start",
    );
    Ok(bytes)
}

impl Stage<'_> {
    fn member(&self, number: usize) -> Option<&Access> {
        self.access.get(number % self.access.len().max(1))
    }

    /// The thread page as a member asks for it.
    fn page(&self, number: usize) -> Vec<u8> {
        let cookie = self.member(number).map_or("", |member| &member.cookie);
        get(
            &format!("/t/{}", self.thread),
            &format!("Cookie: {cookie}\r\n"),
        )
    }

    /// A reply as a member sends it by the API.
    fn reply(&self, number: usize, thread: &str) -> Vec<u8> {
        let token = self.member(number).map_or("", |member| &member.token);
        let headers = format!("Authorization: Bearer {token}\r\n");
        post(
            &format!("/api/v1/threads/{thread}/posts"),
            &headers,
            &body(),
        )
    }
}

/// A text of the usual length.
fn body() -> Value {
    let sentence = "Bij ons werkt het zo: we beginnen klein, vragen wat er nodig is en passen het daarna aan. ";
    let text: String = sentence.chars().cycle().take(600).collect();
    json!({"body": text.trim()})
}

async fn pages(stage: &Stage<'_>, ours: &Server, bare: &Server, report: &mut Report) -> Result<()> {
    let time = stage.size.time;
    let both = load::alternate(
        ROUNDS,
        || {
            load::run(ours.port, CONNECTIONS, time, 200, |connection| {
                stage.page(connection)
            })
        },
        || load::run(bare.port, CONNECTIONS, time, 200, |_| get("/", "")),
        |figures| figures.rate,
    )
    .await?;
    report.add_load(stage.engine, "thread page of 20 posts, signed in", &both);
    Ok(())
}

/// Many readers of one thread: memory of a line, and the time until the last one has a post.
async fn fan_out(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    report: &mut Report,
) -> Result<()> {
    let count = stage.size.readers;
    let thread = new_thread(stage, ours).await?;
    let tokens: Vec<String> = stage
        .access
        .iter()
        .map(|member| member.token.clone())
        .collect();
    let before = (ours.memory()?, bare.memory()?);
    let mut readers = Readers::start(
        ours.port,
        "/api/v1/live",
        count,
        &tokens,
        &live::subscribe(&thread),
    )
    .await?;
    let mut others = Readers::start(bare.live, "/", count, &[], "subscribe").await?;
    sleep(Duration::from_secs(2)).await;
    let after = (ours.memory()?, bare.memory()?);
    let each = |after: f64, before: f64| {
        (after - before).max(0.1) / f64::from(u32::try_from(count).unwrap_or(1))
    };
    report.add(
        stage.engine,
        "memory of an idle live line",
        "KiB",
        Better::Less,
        each(after.0, before.0),
        each(after.1, before.1),
        &format!("{count} lines"),
    );

    let mut client = Client::connect(ours.port).await?;
    let mut speaker = live::open(bare.live, "/", None).await?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS * 5 {
        client.json(&stage.reply(round, &thread), 201).await?;
        let (time, bytes) = readers.all_have_it(Instant::now()).await?;
        first.push(time);
        live::say(&mut speaker, "x".repeat(bytes)).await?;
        second.push(others.all_have_it(Instant::now()).await?.0);
    }
    let p50 = (percentile(&mut first, 50), percentile(&mut second, 50));
    let more = format!(
        "worst {}; limit worst {}; from the 201 until the last has it",
        ms(percentile(&mut first, 100)),
        ms(percentile(&mut second, 100))
    );
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let what = format!("a post to {count} readers");
    report.add(
        stage.engine,
        &what,
        "ms",
        Better::Less,
        millis(p50.0),
        millis(p50.1),
        &more,
    );
    Ok(())
}

/// One reader: from the 201 until the post is there.
async fn latency(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    report: &mut Report,
) -> Result<()> {
    let thread = new_thread(stage, ours).await?;
    let tokens: Vec<String> = stage
        .member(0)
        .map(|member| member.token.clone())
        .into_iter()
        .collect();
    let mut reader = Readers::start(
        ours.port,
        "/api/v1/live",
        1,
        &tokens,
        &live::subscribe(&thread),
    )
    .await?;
    let mut other = Readers::start(bare.live, "/", 1, &[], "subscribe").await?;
    let mut client = Client::connect(ours.port).await?;
    let mut speaker = live::open(bare.live, "/", None).await?;
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for round in 0..200 {
        let answer = client.json(&stage.reply(round, &thread), 201).await?;
        let (time, bytes) = reader.all_have_it(Instant::now()).await?;
        live::number(&answer)?;
        first.push(time);
        live::say(&mut speaker, "x".repeat(bytes)).await?;
        second.push(other.all_have_it(Instant::now()).await?.0);
    }
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let p99 = (percentile(&mut first, 99), percentile(&mut second, 99));
    let more = format!(
        "p50 {}; limit p50 {}; 200 posts",
        ms(percentile(&mut first, 50)),
        ms(percentile(&mut second, 50))
    );
    report.add(
        stage.engine,
        "a post to one reader, p99",
        "ms",
        Better::Less,
        millis(p99.0),
        millis(p99.1),
        &more,
    );
    Ok(())
}

/// A thread of its own, so that the one of 20 posts keeps its 20.
async fn new_thread(stage: &Stage<'_>, ours: &Server) -> Result<String> {
    let token = stage.member(0).map_or("", |member| &member.token);
    let headers = format!("Authorization: Bearer {token}\r\n");
    let mut client = Client::connect(ours.port).await?;
    let thread = client
        .json(
            &get(&format!("/api/v1/threads/{}", stage.thread), &headers),
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

async fn replies(
    stage: &Stage<'_>,
    ours: &Server,
    bare: &Server,
    database: &Database,
    report: &mut Report,
) -> Result<()> {
    let mut threads = Vec::new();
    for _ in 0..CONNECTIONS {
        threads.push(new_thread(stage, ours).await?);
    }
    let time = stage.size.time;
    let threads = &threads;
    let both = load::alternate(
        ROUNDS,
        || async move {
            let figures = load::run(ours.port, CONNECTIONS, time, 201, |connection| {
                stage.reply(
                    connection,
                    threads.get(connection).map_or("", String::as_str),
                )
            })
            .await?;
            // What the relay still has to do would slow the other down.
            drained(database).await?;
            Ok(figures)
        },
        || {
            load::run(bare.port, CONNECTIONS, time, 201, |_| {
                post("/", "", &body())
            })
        },
        |figures| figures.rate,
    )
    .await?;
    report.add_load(
        stage.engine,
        "reply by the API, one thread a connection",
        &both,
    );
    let (first, _) = threads.split_first().context("no thread")?;
    let both = load::alternate(
        ROUNDS,
        || async move {
            let figures = load::run(ours.port, CONNECTIONS, time, 201, |connection| {
                stage.reply(connection, first)
            })
            .await?;
            drained(database).await?;
            Ok(figures)
        },
        || {
            load::run(bare.port, CONNECTIONS, time, 201, |_| {
                post("/", "", &body())
            })
        },
        |figures| figures.rate,
    )
    .await?;
    report.add_load(stage.engine, "reply by the API, all in one thread", &both);
    Ok(())
}

/// Waits until the relay has handled every fact.
async fn drained(database: &Database) -> Result<()> {
    let start = Instant::now();
    while database.waiting().await? > 0 {
        if start.elapsed() > Duration::from_secs(300) {
            bail!("the relay is not done after five minutes");
        }
        sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}

/// The digest of everybody, beside one INSERT + commit and one file for each letter.
async fn digests(stage: &Stage<'_>, database: &Database, report: &mut Report) -> Result<()> {
    // Everybody's hour has come by then, wherever the day began.
    let (said, took) = stage
        .platform
        .run(&["digest", "run", "--at", &after_tomorrow().await?])
        .await?;
    let sent: u32 = said
        .split(',')
        .find_map(|part| part.trim().strip_suffix(" sent"))
        .and_then(|number| number.parse().ok())
        .with_context(|| format!("digest run said: {said}"))?;
    ensure!(sent > 0, "no digest was sent: {said}");
    let mail = stage.platform.folder.join("mail");
    let bytes = average(&mail)?;
    let rate = |took: Duration| f64::from(sent) / took.as_secs_f64();

    let folder = stage.platform.folder.join("bare-mail");
    fs::create_dir_all(&folder)?;
    let text = "x".repeat(bytes);
    database.prepare().await?;
    let start = Instant::now();
    for number in 0..sent {
        let id = Uuid::now_v7();
        database.insert(id, i64::from(number), &text).await?;
        fs::write(folder.join(format!("{id}.eml")), &text)?;
    }
    let bare = start.elapsed();
    let more =
        format!("{sent} letters of {bytes} bytes, once; limit: an INSERT + commit and a file each");
    report.add(
        stage.engine,
        "digests",
        "/s",
        Better::More,
        rate(took),
        rate(bare),
        &more,
    );
    Ok(())
}

async fn after_tomorrow() -> Result<String> {
    let out = tokio::process::Command::new("date")
        .args(["-u", "-d", "+2 days", "+%Y-%m-%dT%H:%M:%SZ"])
        .output()
        .await?;
    Ok(String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// The average size of the letters in a folder.
fn average(folder: &Path) -> Result<usize> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        sizes.push(usize::try_from(entry?.metadata()?.len())?);
    }
    Ok(sizes.iter().sum::<usize>() / sizes.len().max(1))
}
