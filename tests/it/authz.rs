//! Who may do what: every address, tried by everybody.
//!
//! A redirect to the sign-in page stands as `in`. What somebody may not see is 404 to them, what they see and may not do is
//! 403. `UPDATE=1` writes the tables anew, to be read line by line before they are kept. An address of the router or of the API document that is missing here fails the test, and so does a row without an
//! address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use serde_json::json;
use tests::browser::Browser;
use tests::http::{Caller, send};
use tests::place::Place;
use tests::server::Server;
use tests::world::PASSWORD;

/// The outsider is signed in but no member; the author wrote the post in question; the guest may be in the community and
/// nowhere else; the disabled one was a member and was signed in when the account was closed.
const ROLES: [&str; 8] = [
    "nobody",
    "outsider",
    "author",
    "member",
    "coordinator",
    "administrator",
    "guest",
    "disabled",
];

/// In a community that everybody may read, and in one for members only.
const PUBLIC: &str = include_str!("authz_public.txt");
const MEMBERS: &str = include_str!("authz_members.txt");

/// Method and address of every route, as the router and the API document have them.
async fn routes(nobody: &Caller) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (path, methods) in tests::source::routes() {
        all.extend(methods.iter().map(|method| format!("{method} {path}")));
    }
    let document = nobody.get("/openapi.json").await.with(200);
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, name) in [
            ("get", "GET"),
            ("post", "POST"),
            ("put", "PUT"),
            ("patch", "PATCH"),
            ("delete", "DELETE"),
        ] {
            if item.get(method).is_some() {
                all.insert(format!("{name} /api/v1{path}"));
            }
        }
    }
    all
}

struct Stage {
    server: Server,
    community: String,
    thread: String,
    author: Caller,
    author_handle: String,
    /// Somebody who keeps the password that all have.
    spare: String,
    emails: BTreeMap<&'static str, String>,
    cookies: Mutex<BTreeMap<&'static str, String>>,
    place: Place,
}

impl Stage {
    async fn new(visibility: &str) -> Self {
        let place = Place::new();
        let sample = place.sample_with(20, &["--password", PASSWORD]);
        place.account(
            "outsider@voorbeeld.example",
            "Otto Outsider",
            PASSWORD,
            false,
        );
        place.account(
            "administrator@voorbeeld.example",
            "Ada Administrator",
            PASSWORD,
            true,
        );
        place.account("disabled@voorbeeld.example", "Dirk Dicht", PASSWORD, false);
        let guest = [
            "account",
            "create",
            "--email",
            "guest@voorbeeld.example",
            "--name",
            "Gerda Gast",
            "--password-stdin",
            "--guest-until",
            "2999-01-01",
            "--community",
            sample.community(),
        ];
        place.run_with(&guest, PASSWORD).done();
        let server = place.serve();
        let emails = BTreeMap::from([
            ("outsider", "outsider@voorbeeld.example".to_owned()),
            ("author", sample.members[16].email.clone()),
            ("member", sample.members[17].email.clone()),
            ("coordinator", sample.members[0].email.clone()),
            (
                "administrator",
                "administrator@voorbeeld.example".to_owned(),
            ),
            ("guest", "guest@voorbeeld.example".to_owned()),
            ("disabled", "disabled@voorbeeld.example".to_owned()),
        ]);
        let author = Caller::member(&server, &sample.members[16]);
        let thread = author.thread(sample.community(), "Wie mag wat").await;
        let stage = Self {
            community: sample.community().to_owned(),
            spare: sample.members[5].email.clone(),
            author_handle: sample.members[16].handle.clone(),
            server,
            thread,
            author,
            emails,
            cookies: Mutex::default(),
            place,
        };
        // No command closes a community yet, so the database is told.
        let db = store::Db::open(&stage.place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("UPDATE community SET visibility = $1"))
            .bind(visibility)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        db.close().await;
        for role in &ROLES[1..] {
            let cookie = stage.sign_in(role).await;
            stage.cookies.lock().unwrap().insert(role, cookie);
        }
        stage.belong("disabled", "member").await;
        stage.disable().await;
        stage
    }

    async fn sign_in(&self, role: &str) -> String {
        let mut browser = Browser::new(&self.server);
        browser
            .sign_in(&self.emails[role], PASSWORD)
            .await
            .with(200);
        format!("kenniskring={}", browser.cookie("kenniskring").unwrap())
    }

    /// The address with something real in the place of what changes.
    async fn filled(&self, path: &str) -> String {
        let mut filled = path
            .replace("/admin/organisations/{slug}", "/admin/organisations/cubiss")
            .replace(
                "/admin/communities/{slug}/{act}",
                "/admin/communities/{slug}/open",
            )
            .replace("{slug}", &self.community)
            .replace("{handle}", &self.author_handle);
        if filled.contains("{person}") {
            let me = self.author.get("/me").await.with(200);
            filled = filled.replace("{person}", me["id"].as_str().unwrap());
        }
        filled = filled
            .replace("{act}", "enable")
            .replace("{list}", "questions")
            .replace("{number}", "1")
            .replace("{secret}", "niets")
            .replace("{token}", "niets");
        if filled.contains("/posts/{id}") {
            let post = self.author.reply(&self.thread, "Een bericht").await;
            filled = filled.replace("{id}", post["id"].as_str().unwrap());
        } else if filled.contains("/settings/")
            || filled.contains("/coordinate/")
            || filled.contains("/invitation-links/")
        {
            filled = filled.replace("{id}", "00000000-0000-7000-8000-000000000000");
        }
        filled.replace("{id}", &self.thread)
    }

    async fn tried(&self, route: &str, role: &'static str) -> String {
        let (method, path) = route.split_once(' ').unwrap();
        // These end the session they come with.
        let once = path.ends_with("/sign-out")
            || path.ends_with("/end-all")
            || path.ends_with("/remove-password");
        let cookie = match role {
            "nobody" => None,
            role if once && role != "disabled" => Some(self.sign_in(role).await),
            role => Some(self.cookies.lock().unwrap()[role].clone()),
        };
        let caller = match &cookie {
            None => Caller::nobody(&self.server),
            Some(cookie) => Caller::cookie(&self.server, cookie),
        };
        if path == "/api/v1/live" {
            let mut headers = vec![("origin", self.server.base.as_str())];
            headers.extend(cookie.as_deref().map(|cookie| ("cookie", cookie)));
            return tests::live::call(&self.server, &headers)
                .await
                .err()
                .unwrap_or(101)
                .to_string();
        }
        let filled = self.filled(path).await;
        let mut request = caller.ask(method, &filled);
        if path.starts_with("/api/") {
            if method != "GET" && method != "DELETE" {
                request = request.json(&json!({
                    "title": "x", "body": "x", "ranges": [[1, 1]],
                    "people": [], "state": "accepted", "role": "member",
                    "title": "x", "body": "x", "ranges": [[1, 1]], "addresses": [], "uses": 1, "days": 1,
                }));
            }
        } else if method == "POST" {
            let fields = [
                ("title", "x"),
                ("body", "x"),
                ("upto", "1"),
                ("day", "2999-01-01"),
                ("rhythm", "daily"),
                ("hour", "7"),
                ("lang", "nl"),
                ("label", "x"),
                ("scope", "read"),
                ("email", "wie@voorbeeld.example"),
                ("password", "verkeerd wachtwoord"),
                ("current", "mis"),
                ("name", "x"),
            ];
            request = request.form(&fields);
        }
        let answer = send(request).await;
        assert!(answer.status < 500, "{route} as {role}: {}", answer.text());
        self.restore(path, role, &caller).await;
        let alone = role == "nobody" || role == "disabled";
        if path.ends_with("/remove-password") && !alone {
            self.give_password(role).await;
        }
        if (path.ends_with("/end-all") || path.ends_with("/remove-password")) && !alone {
            let cookie = self.sign_in(role).await;
            self.cookies.lock().unwrap().insert(role, cookie);
        }
        let to = answer.header("location");
        if answer.status == 303 && to.starts_with("/sign-in?return=") {
            "in".to_owned()
        } else {
            answer.status.to_string()
        }
    }

    /// Closes the account of whoever is signed in as the disabled one.
    async fn disable(&self) {
        let db = store::Db::open(&self.place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!(
            "UPDATE person SET disabled = TRUE WHERE email_key = $1"
        ))
        .bind(self.emails["disabled"].as_str())
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        db.close().await;
    }

    /// Makes somebody a member again: who left a community for members cannot join it again alone.
    async fn belong(&self, who: &str, role: &str) {
        let db = store::Db::open(&self.place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("INSERT INTO membership (community_id, person_id, role, joined_at) SELECT c.id, p.id, $3, 0 FROM community c, person p WHERE c.slug = $1 AND p.email_key = $2 ON CONFLICT (community_id, person_id) DO NOTHING"))
            .bind(self.community.as_str())
            .bind(self.emails[who].as_str())
            .bind(role)
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        db.close().await;
    }

    /// Gives somebody the password that all have.
    async fn give_password(&self, role: &str) {
        let db = store::Db::open(&self.place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(store::sql!("UPDATE person SET password = (SELECT password FROM person WHERE email_key = $2) WHERE email_key = $1"))
            .bind(self.emails[role].as_str())
            .bind(self.spare.as_str())
            .execute()
            .await
            .unwrap();
        w.commit().await.unwrap();
        db.close().await;
    }

    /// Puts back who belongs where.
    async fn restore(&self, path: &str, role: &str, caller: &Caller) {
        let changes =
            path.ends_with("/join") || path.ends_with("/leave") || path.contains("/memberships");
        if !changes || role == "nobody" || role == "disabled" {
            return;
        }
        if matches!(role, "author" | "member" | "coordinator" | "guest") {
            self.belong(role, "member").await;
        } else {
            let _ = caller
                .delete(&format!("/communities/{}/memberships/me", self.community))
                .await;
        }
    }
}

#[tokio::test]
async fn every_address_of_a_public_community_answers_everybody_as_the_table_says() {
    compare("public", PUBLIC).await;
}

#[tokio::test]
async fn every_address_of_a_community_for_members_answers_everybody_as_the_table_says() {
    compare("members", MEMBERS).await;
}

/// The table of what was seen, as a file.
fn written(seen: &BTreeMap<String, Vec<String>>) -> String {
    let row = |route: &str, cells: &[String]| {
        let (method, path) = route.split_once(' ').unwrap();
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<11}")).collect();
        let line = format!("{method:<6} {path:<45} {}", cells.join(" "));
        line.trim_end().to_owned() + "\n"
    };
    let names = ROLES.map(str::to_owned);
    let mut text = row("# route", &names);
    for (route, cells) in seen {
        text.push_str(&row(route, cells));
    }
    text
}

async fn compare(visibility: &str, text: &str) {
    let stage = Stage::new(visibility).await;
    let routes = routes(&Caller::nobody(&stage.server)).await;
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (route, cells) = words.split_at(2);
        table.insert(
            route.join(" "),
            cells.iter().map(|cell| (*cell).to_owned()).collect(),
        );
    }
    let mut all = BTreeMap::new();
    let mut wrong: Vec<String> = table
        .keys()
        .filter(|row| !routes.contains(*row))
        .map(|row| format!("{row}: no such address"))
        .collect();
    for route in &routes {
        let mut seen = Vec::new();
        for role in ROLES {
            seen.push(stage.tried(route, role).await);
        }
        all.insert(route.clone(), seen.clone());
        match table.get(route) {
            Some(wanted) if *wanted == seen => {}
            Some(wanted) => wrong.push(format!(
                "{route}: seen {}, in the table {}",
                seen.join(" "),
                wanted.join(" ")
            )),
            None => wrong.push(format!("missing in the table: {route} {}", seen.join(" "))),
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        let file = tests::source::root().join(format!("tests/it/authz_{visibility}.txt"));
        std::fs::write(file, written(&all)).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
