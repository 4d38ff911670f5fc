//! Being erased without a trace: words are planted in every field of somebody, and then looked for everywhere.

use std::path::Path;

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::Engine;
use tests::browser::{Browser, Page, tags};
use tests::http::Caller;
use tests::letters::{letter, letters};
use tests::live::Live;
use tests::place::{Member, Place};
use tests::server::Server;
use tests::world::PASSWORD;

use super::privacy::{download, moment};

/// Every word that was planted begins so, and nothing else does.
const MARK: &str = "zqxwvj";
const EMAIL: &str = "zqxwvjadres@zqxwvjdomein.example";
const NAME: &str = "Zqxwvjvoornaam van Zqxwvjachter";
const LINE: &str = "Zqxwvjbericht met een lange regel die iemand letterlijk citeert.";

fn marked(text: &str) -> bool {
    text.to_lowercase().contains(MARK)
}

fn marked_bytes(bytes: &[u8]) -> bool {
    bytes
        .windows(MARK.len())
        .any(|part| part.eq_ignore_ascii_case(MARK.as_bytes()))
}

/// Somebody of whom every field holds a planted word.
struct Planted {
    place: Place,
    server: Server,
    me: Browser,
    mine: Caller,
    others: Vec<Member>,
    community: String,
    /// A thread of mine that others answered, and one of another that names me.
    threads: [String; 2],
}

/// The first value of a choice that is not empty.
fn first_choice(page: &Page) -> String {
    tags(&page.html, "option")
        .iter()
        .filter_map(|tag| tests::browser::attribute(&format!(" {tag}"), "value"))
        .find(|value| !value.is_empty())
        .unwrap()
}

async fn plant(engine: Engine) -> Planted {
    let place = Place::on(engine).await;
    let sample = place.sample_with(12, &["--password", PASSWORD]);
    place.account("baas@voorbeeld.example", "Bea Baas", PASSWORD, true);
    place.account(EMAIL, NAME, PASSWORD, false);
    let server = place.serve();
    let mut me = Browser::new(&server);
    me.headers
        .push(("user-agent", "Zqxwvjbrowser/1.0".to_owned()));
    me.sign_in(EMAIL, PASSWORD).await.with(200);
    let profile = [
        ("name", NAME),
        ("handle", "zqxwvjhandvat"),
        ("expertise", "zqxwvjkennis"),
        ("help", "Zqxwvjhulp bij alles"),
        ("away", ""),
        ("job-for", "everybody"),
        ("expertise-for", "everybody"),
        ("help-for", "everybody"),
        ("away-for", "everybody"),
        ("photo-for", "everybody"),
    ];
    me.post("/settings/profile", &profile).await.with(200);
    let organisation = first_choice(&me.open("/settings").await);
    let work = [
        ("organisation", organisation.as_str()),
        ("job", "Zqxwvjbaan"),
    ];
    me.post("/settings/employer", &work).await.with(200);
    me.post(
        "/settings/tokens",
        &[("label", "Zqxwvjsleutel"), ("scope", "write")],
    )
    .await
    .with(201);
    me.post(
        "/settings/email",
        &[("email", "zqxwvjnieuw@zqxwvjdomein.example")],
    )
    .await
    .with(200);
    let mine = Caller::token(&server, &place.token(EMAIL));
    let community = sample.community().to_owned();
    mine.join(&community).await;
    let asked = json!({"reason": "Zqxwvjreden om mee te doen"});
    on_request(&place, &community).await;
    let slug = other_community(&mine, &community).await;
    mine.post(&format!("/communities/{slug}/memberships"), asked)
        .await
        .with(202);

    let mine_thread = mine.thread(&community, "Zqxwvjtitel van een gesprek").await;
    let post = mine.reply(&mine_thread, LINE).await;
    let edited = mine.reply(&mine_thread, "Zqxwvjeerst stond dit er").await;
    let path = format!("/posts/{}", edited["id"].as_str().unwrap());
    mine.say(
        "PATCH",
        &path,
        json!({"body": "Zqxwvjdaarna dit", "version": 1}),
    )
    .await
    .with(200);
    let others = sample.members[4..8].to_vec();
    let other = Caller::member(&server, &others[0]);
    let answer = json!({
        "body": format!("Dank @zqxwvjhandvat.\n\n> {LINE}\n\nMooi gezegd, {NAME}."),
        "replyTo": post["number"],
    });
    other
        .post(&format!("/threads/{mine_thread}/posts"), answer)
        .await
        .with(201);
    let about = other
        .thread(&community, &format!("Een vraag voor {NAME}"))
        .await;
    mine.reply(&about, "Zqxwvjantwoord").await;
    other
        .reply(
            &about,
            "@zqxwvjvoornaam-van-zqxwvjachter heette @zqxwvjhandvat vroeger",
        )
        .await;
    let mut teller = Browser::of(&server, &others[1]);
    let help = [
        ("name", "Tom Teller"),
        ("handle", others[1].handle.as_str()),
        ("expertise", ""),
        (
            "help",
            "Vraag Zqxwvjvoornaam van Zqxwvjachter of @zqxwvjhandvat",
        ),
        ("away", ""),
        ("job-for", "everybody"),
        ("expertise-for", "everybody"),
        ("help-for", "everybody"),
        ("away-for", "everybody"),
        ("photo-for", "everybody"),
    ];
    teller.post("/settings/profile", &help).await.with(200);
    Planted {
        place,
        server,
        me,
        mine,
        others,
        community,
        threads: [mine_thread, about],
    }
}

/// Lets every other community ask for a reason.
async fn on_request(place: &Place, but: &str) {
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!(
        "UPDATE community SET joining = 'request' WHERE slug <> $1"
    ))
    .bind(but)
    .execute()
    .await
    .unwrap();
    w.commit().await.unwrap();
    db.close().await;
}

async fn other_community(caller: &Caller, but: &str) -> String {
    let all = caller.get("/communities").await.with(200);
    let items = all["items"].as_array().unwrap().clone();
    let slug = items
        .iter()
        .map(|one| one["slug"].as_str().unwrap())
        .find(|slug| *slug != but);
    slug.unwrap().to_owned()
}

/// Where a planted word is still found, in everything that is stored.
async fn stored(place: &Place, engine: Engine) -> Vec<String> {
    let mut found = Vec::new();
    if engine == Engine::Postgres {
        let mut conn = PgConnection::connect(&place.database()).await.unwrap();
        let all = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
        let tables: Vec<(String,)> = sqlx::query_as(all).fetch_all(&mut conn).await.unwrap();
        assert!(tables.len() > 30);
        for (table,) in tables {
            let rows =
                format!("SELECT t::text FROM \"{table}\" t WHERE lower(t::text) LIKE '%{MARK}%'");
            let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(rows))
                .fetch_all(&mut conn)
                .await
                .unwrap();
            found.extend(rows.into_iter().map(|(row,)| format!("{table}: {row}")));
        }
        conn.close().await.unwrap();
    }
    let mut folders = vec![place.dir().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if marked_bytes(&std::fs::read(&path).unwrap()) {
                found.push(path.display().to_string());
            } else if marked(&path.display().to_string()) {
                found.push(format!("the name {}", path.display()));
            }
        }
    }
    found.extend(in_mail(&place.data().join("mail")));
    found
}

fn in_mail(folder: &Path) -> Vec<String> {
    let holds = |letter: &tests::letters::Letter| {
        let headers = letter.headers.iter().any(|(_, value)| marked(value));
        headers || marked(&letter.text) || marked(&letter.html)
    };
    letters(folder, "")
        .into_iter()
        .filter(holds)
        .map(|letter| letter.file)
        .collect()
}

async fn erased_without_a_trace(engine: Engine) {
    let mut planted = plant(engine).await;
    let mail = planted.place.data().join("mail");
    // Others get a letter that tells what was written, and so does the one who goes.
    let digest = moment(86_400);
    planted
        .place
        .run(&["digest", "run", "--at", &digest])
        .done();
    assert!(
        !in_mail(&mail).is_empty() && !stored(&planted.place, engine).await.is_empty(),
        "the test sees nothing"
    );
    let wish = [
        ("current", PASSWORD),
        ("posts", "erase"),
        ("titles", "erase"),
        ("handle", "zqxwvjhandvat"),
    ];
    planted
        .me
        .post("/settings/privacy/erase", &wish)
        .await
        .with(200);
    let subject = "Je account bij Kenniskring wordt gewist";
    let told = letter(&mail, EMAIL, subject, 0).await;
    let base = &planted.server.base;
    let at = told
        .text
        .find("/erased/")
        .expect("no receipt in the letter");
    let receipt = told.text[at..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    assert!(told.text.contains(&format!("{base}/settings/privacy")));
    let mut nobody = Browser::new(&planted.server);
    let page = nobody.open(&receipt).await.with(200);
    assert!(page.text().contains("wordt gewist op"), "{}", page.text());

    let done = planted.place.run(&["tidy", "--at", &moment(87_000)]).done();
    assert!(done.contains("1 erased, 0 waiting"), "{done}");
    // Again there is nothing to do.
    let again = planted.place.run(&["tidy", "--at", &moment(87_001)]).done();
    assert!(again.contains("0 erased, 0 waiting"), "{again}");

    let left = stored(&planted.place, engine).await;
    assert!(left.is_empty(), "{}", left.join("\n"));
    nobody_sees_it(&mut planted, &receipt).await;
    assert_eq!(
        planted.mine.get("/me").await.status,
        401,
        "the token works no more"
    );
    let page = planted.me.open("/settings").await;
    assert!(page.path.starts_with("/sign-in"), "{}", page.path);
}

/// Pages, API, the line, the record and downloads of others: none names who is gone, and talk reads well.
async fn nobody_sees_it(planted: &mut Planted, receipt: &str) {
    let mut nobody = Browser::new(&planted.server);
    let mut reader = Browser::new(&planted.server);
    reader
        .sign_in(&planted.others[2].email, PASSWORD)
        .await
        .with(200);
    let mut baas = Browser::new(&planted.server);
    baas.sign_in("baas@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let [mine, about] = planted.threads.clone();
    let community = format!("/c/{}", planted.community);
    let paths = [
        format!("/t/{mine}"),
        format!("/t/{about}"),
        community,
        "/".to_owned(),
        "/people?name=z".to_owned(),
        "/notifications".to_owned(),
        format!("/people/{}", planted.others[1].handle),
        receipt.to_owned(),
    ];
    for path in &paths {
        for browser in [&mut nobody, &mut reader, &mut baas] {
            let page = browser.open(path).await.with(200);
            assert!(!marked(&page.html), "{path}: {}", page.text());
        }
    }
    reader.open("/people/zqxwvjhandvat").await.with(404);
    let page = reader.open(&format!("/t/{mine}")).await;
    for number in 1..=4 {
        assert!(page.html.contains(&format!("id=\"post-{number}\"")));
    }
    assert!(page.article(2).contains("Oud-lid"), "{}", page.article(2));
    let answer = page.article(4);
    for stays in ["@oud-lid", "Mooi gezegd, oud-lid", "[…]", "Antwoord op #2"] {
        assert!(answer.contains(stays), "{stays}: {answer}");
    }
    assert!(
        !answer.contains("/people/oud-lid") && !answer.contains("gewijzigd"),
        "{answer}"
    );
    assert!(page.text().contains("(titel gewist)"));
    let done = nobody.open(receipt).await.with(200).text();
    assert!(
        done.contains("is gewist op") && done.contains("Berichten gewist 4"),
        "{done}"
    );

    let other = Caller::member(&planted.server, &planted.others[2]);
    for thread in [&mine, &about] {
        let posts = other
            .get(&format!("/threads/{thread}/posts"))
            .await
            .with(200);
        assert!(!marked(&posts.to_string()), "{posts}");
        let numbers: Vec<i64> = posts["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|post| post["number"].as_i64().unwrap())
            .collect();
        let whole: Vec<i64> = (1..=i64::try_from(numbers.len()).unwrap()).collect();
        assert_eq!(numbers, whole, "numbers run without gaps");
        let mut live = Live::open(&planted.server, &planted.others[2]).await;
        let said = live.subscribe(&format!("thread:{thread}"), Some("0")).await;
        let heard = live.settled().await;
        assert!(!marked(&format!("{said} {heard:?}")), "{heard:?}");
    }
    let record = baas.open("/admin/record.csv").await.with(200).html;
    assert!(!marked(&record) && record.contains("account-erased"));
    for (name, text) in download(&mut reader).await {
        assert!(!marked(&text), "{name}: {text}");
    }
}

#[tokio::test]
async fn who_is_erased_leaves_no_trace_on_sqlite() {
    erased_without_a_trace(Engine::Sqlite).await;
}

#[tokio::test]
async fn who_is_erased_leaves_no_trace_on_postgresql() {
    if tests::services::postgres() {
        erased_without_a_trace(Engine::Postgres).await;
    }
}

#[tokio::test]
async fn what_is_left_stands_under_the_organisation_or_nobody() {
    let place = Place::new();
    let sample = place.sample_with(6, &["--password", PASSWORD]);
    place.account("baas@voorbeeld.example", "Bea Baas", PASSWORD, true);
    let server = place.serve();
    let mut threads = Vec::new();
    // The first coordinates communities that nobody else does.
    for (member, leaving) in [(4, "organisation"), (5, "anonymise"), (0, "anonymise")] {
        let member = &sample.members[member];
        let caller = Caller::member(&server, member);
        let thread = caller.thread(sample.community(), "Wat blijft staan").await;
        let mut browser = Browser::of(&server, member);
        let organisation = first_choice(&browser.open("/settings").await);
        let work = [("organisation", organisation.as_str()), ("job", "x")];
        browser.post("/settings/employer", &work).await.with(200);
        let wish = [
            ("current", PASSWORD),
            ("posts", leaving),
            ("titles", leaving),
            ("handle", member.handle.as_str()),
        ];
        browser
            .post("/settings/privacy/erase", &wish)
            .await
            .with(200);
        threads.push(thread);
    }
    let done = place.run(&["tidy", "--at", &moment(87_000)]).done();
    assert!(done.contains("3 erased"), "{done}");
    place
        .run(&["digest", "run", "--at", &moment(88_000)])
        .done();
    let mail = place.data().join("mail");
    let told = letters(&mail, "baas@voorbeeld.example")
        .into_iter()
        .find(|letter| letter.text.contains("heeft geen coördinator meer"))
        .expect("nobody was told");
    assert!(told.text.contains("/c/"), "{}", told.text);
    for word in [&sample.members[0].handle, &sample.members[0].email] {
        assert!(!told.text.contains(word.as_str()), "{}", told.text);
    }
    let mut nobody = Browser::new(&server);
    let page = nobody.open(&format!("/t/{}", threads[0])).await.with(200);
    assert!(
        page.article(1).contains("Oud-medewerker van"),
        "{}",
        page.article(1)
    );
    assert!(page.text().contains("Wat blijft staan"));
    let page = nobody.open(&format!("/t/{}", threads[1])).await.with(200);
    assert!(page.article(1).contains("Oud-lid"), "{}", page.article(1));
}
