//! `kill -9` in the middle of 2,000 posts: nothing that was acknowledged is lost, nothing happens twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use futures_util::future::join_all;
use serde_json::{Value, json};
use store::Engine;
use tests::http::{Caller, client, try_send};
use tests::letters::letters;
use tests::live::{Live, numbers};
use tests::place::{Member, Place};
use tests::{services, until};

const CLIENTS: usize = 16;
const POSTS: usize = 2_000;
const EACH: usize = POSTS / CLIENTS;
/// Four clients write in each thread, so that numbers are contended for.
const THREADS: usize = 4;
const IN_THREAD: usize = POSTS / THREADS;

/// A post the server has acknowledged: its thread, id, number and text.
type Acknowledged = (usize, String, i64, String);

#[derive(Clone)]
struct Shared {
    base: Arc<Mutex<String>>,
    done: Arc<Mutex<Vec<Acknowledged>>>,
    threads: Arc<Vec<String>>,
}

/// One client: places its posts, and repeats under the same key whatever was not acknowledged.
async fn write(shared: Shared, client_number: usize, member: Member) {
    let http = client();
    let thread = client_number % THREADS;
    for turn in 0..EACH {
        let (key, body) = (
            format!("post-{client_number}-{turn}"),
            format!("bericht {client_number}.{turn}"),
        );
        let answer = until("a post is acknowledged", async || {
            let base = shared.base.lock().unwrap().clone();
            let request = http
                .post(format!(
                    "{base}/api/v1/threads/{}/posts",
                    shared.threads[thread]
                ))
                .bearer_auth(&member.token)
                .header("idempotency-key", &key)
                .json(&json!({"body": body, "replyTo": 1}));
            let answer = try_send(request).await.ok()?;
            // On its way down a server may say that it is unavailable; anything else would be a fault of ours.
            assert!(
                matches!(answer.status, 201 | 503),
                "{} {}",
                answer.status,
                answer.text()
            );
            (answer.status == 201).then(|| answer.json())
        })
        .await;
        let (id, number) = (
            answer["id"].as_str().unwrap().to_owned(),
            answer["number"].as_i64().unwrap(),
        );
        shared.done.lock().unwrap().push((thread, id, number, body));
    }
}

/// All clients, beside the test, so that they never wait for it.
fn start(shared: &Shared, writers: &[Member]) -> JoinHandle<()> {
    let (shared, writers) = (shared.clone(), writers.to_vec());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let all = writers
            .into_iter()
            .enumerate()
            .map(|(number, member)| write(shared.clone(), number, member));
        runtime.block_on(join_all(all));
    })
}

/// All posts of a thread.
async fn posts(caller: &Caller, thread: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = caller
            .get(&format!("/threads/{thread}/posts?limit=100{cursor}"))
            .await
            .with(200);
        all.extend(page["items"].as_array().unwrap().clone());
        match page["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

/// How many posts a digest tells of, by the title of the thread: the first number on the line under it.
fn told(text: &str) -> BTreeMap<String, usize> {
    let lines: Vec<&str> = text.lines().collect();
    let heads = lines
        .windows(2)
        .filter_map(|pair| Some((pair[0].strip_prefix("* ")?, pair[1])));
    let number = |line: &str| {
        let digits = line
            .split('·')
            .nth(1)
            .unwrap_or_default()
            .replace(['.', ','], "");
        digits
            .split_whitespace()
            .find_map(|word| word.parse().ok())
            .unwrap_or(0)
    };
    heads
        .map(|(title, line)| (title.to_owned(), number(line)))
        .collect()
}

async fn nothing_acknowledged_is_lost(engine: Engine) {
    let place = Place::on(engine).await;
    let sample = place.sample(CLIENTS + 2);
    place.account(
        "lezer@voorbeeld.example",
        "Lena Lezer",
        "een lang wachtwoord",
        false,
    );
    let token = place.token("lezer@voorbeeld.example");
    let mut server = place.serve();

    let (opener, writers) = (&sample.members[0], &sample.members[1..=CLIENTS]);
    let reader = Caller::token(&server, &token);
    reader.join(sample.community()).await;
    let mut live = Live::token(&server, &token).await;
    live.at(&format!("community:{}", sample.community())).await;
    let mut threads = Vec::new();
    for number in 0..THREADS {
        threads.push(
            Caller::member(&server, opener)
                .thread(sample.community(), &format!("Gesprek {number}"))
                .await,
        );
    }
    let before = live.events("post.created", THREADS).await.pop().unwrap();
    let before = before["position"].as_str().unwrap().to_owned();

    let shared = Shared {
        base: Arc::new(Mutex::new(server.base.clone())),
        done: Arc::default(),
        threads: Arc::new(threads.clone()),
    };
    let clients = start(&shared, writers);
    for bound in [POSTS / 4, POSTS * 5 / 8] {
        until(
            "enough posts are acknowledged to kill the server",
            async || {
                (shared.done.lock().unwrap().len() >= bound || clients.is_finished()).then_some(())
            },
        )
        .await;
        server.kill();
        server = place.serve();
        shared.base.lock().unwrap().clone_from(&server.base);
    }
    until("all clients are done", async || {
        clients.is_finished().then_some(())
    })
    .await;
    clients.join().unwrap();

    let done = shared.done.lock().unwrap().clone();
    assert_eq!(done.len(), POSTS);
    let reader = Caller::token(&server, &token);
    for (number, thread) in threads.iter().enumerate() {
        each_post_once(&reader, thread, number, &done).await;
        each_event_once(&server, &token, thread, &before).await;
    }
    let opener = Caller::member(&server, opener);
    until(
        "who is answered is told of every answer, once",
        async || {
            let inbox = opener.get("/notifications?limit=1").await.with(200);
            let unread = inbox["unreadCount"].as_u64().unwrap();
            assert!(unread <= POSTS as u64, "{unread} notices of {POSTS} posts");
            (unread == POSTS as u64).then_some(())
        },
    )
    .await;

    assert_eq!(server.stop(), 0);
    place
        .run(&["digest", "run", "--at", "2030-01-01T12:00:00Z"])
        .done();
    let mail = letters(&place.data().join("mail"), "lezer@voorbeeld.example");
    assert_eq!(mail.len(), 1, "one letter with everything");
    let wanted: BTreeMap<String, usize> = (0..THREADS)
        .map(|n| (format!("Gesprek {n}"), IN_THREAD + 1))
        .collect();
    assert_eq!(told(&mail[0].text), wanted, "{}", mail[0].text);
}

async fn each_post_once(reader: &Caller, thread: &str, number: usize, done: &[Acknowledged]) {
    let stored = posts(reader, thread).await;
    let seen: Vec<i64> = stored
        .iter()
        .map(|post| post["number"].as_i64().unwrap())
        .collect();
    let wanted: Vec<i64> = (1..=1 + i64::try_from(IN_THREAD).unwrap()).collect();
    assert_eq!(seen, wanted, "numbers run without gaps");
    let stored: BTreeSet<(String, i64, String)> = stored
        .iter()
        .skip(1)
        .map(|post| {
            let text = |name: &str| post[name].as_str().unwrap().to_owned();
            (text("id"), post["number"].as_i64().unwrap(), text("body"))
        })
        .collect();
    let here = done.iter().filter(|(thread, ..)| *thread == number);
    let acknowledged: BTreeSet<(String, i64, String)> = here
        .map(|(_, id, n, body)| (id.clone(), *n, body.clone()))
        .collect();
    assert_eq!(
        stored, acknowledged,
        "what was acknowledged is there, as it was acknowledged, and nothing else"
    );
}

async fn each_event_once(server: &tests::server::Server, token: &str, thread: &str, before: &str) {
    let mut live = Live::token(server, token).await;
    let said = live
        .subscribe(&format!("thread:{thread}"), Some(before))
        .await;
    assert_eq!(said["recovered"], true);
    let events = live.events("post.created", IN_THREAD).await;
    let wanted: Vec<i64> = (2..=1 + i64::try_from(IN_THREAD).unwrap()).collect();
    assert_eq!(numbers(&events), wanted, "one event a post, in order");
    assert_eq!(live.settled().await, Vec::<Value>::new(), "and no more");
}

#[tokio::test]
async fn a_server_that_is_killed_while_people_write_loses_nothing_on_sqlite() {
    nothing_acknowledged_is_lost(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_server_that_is_killed_while_people_write_loses_nothing_on_postgres() {
    if services::postgres() {
        nothing_acknowledged_is_lost(Engine::Postgres).await;
    }
}
