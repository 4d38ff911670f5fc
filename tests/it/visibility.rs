//! Who finds what by which door: every visibility, everybody, every door, over the real server. What one may not see does not
//! show by any of them: not as a page, a list, a count, a redirect, an answer that nothing changed, an event or a letter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tests::http::{Caller, send};
use tests::letters::letters;
use tests::live::Live;
use tests::place::Place;
use tests::server::Server;
use tests::world::PASSWORD;

const VISIBILITIES: [&str; 3] = ["public", "network", "members"];
const ROLES: [&str; 7] = [
    "visitor",
    "network",
    "guest",
    "member",
    "coordinator",
    "administrator",
    "former",
];

/// Whether a role may read where a visibility holds. A guest of another community is no member of the network; who left is as
/// who never came.
fn may_read(visibility: &str, role: &str) -> bool {
    match role {
        "member" | "coordinator" | "administrator" => true,
        "visitor" | "guest" => visibility == "public",
        "network" | "former" => visibility != "members",
        _ => unreachable!("{role}"),
    }
}

/// What a door is to show.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    /// It, to whoever may read.
    Readers,
    /// It, to whoever may read and is signed in.
    SignedIn,
    /// It, to members.
    Members,
    /// Perhaps; never to whoever may not read.
    AtMost,
}

struct Scene {
    server: Server,
    place: Place,
    /// By visibility: the slug, the thread.
    there: BTreeMap<&'static str, (String, String)>,
    author: String,
    callers: BTreeMap<&'static str, (Caller, Option<String>)>,
}

fn mark(kind: &str, visibility: &str) -> String {
    format!("xq{kind}{visibility}")
}

impl Scene {
    async fn new() -> Self {
        let mut place = Place::new();
        let sample = place.sample(8);
        let slugs = ["effectmeting", "open-innovatie", "mediawijsheid"];
        for role in ROLES.iter().filter(|role| **role != "visitor") {
            let email = format!("{role}@voorbeeld.example");
            if *role == "guest" {
                let guest = [
                    "account",
                    "create",
                    "--email",
                    &email,
                    "--name",
                    "Gerda Gast",
                    "--password-stdin",
                    "--guest-until",
                    "2999-01-01",
                    "--community",
                    sample.community(),
                ];
                place.run_with(&guest, PASSWORD).done();
            } else {
                place.account(&email, role, PASSWORD, *role == "administrator");
            }
        }
        let server = place.serve();
        place.set("BASE_URL", &server.base);
        let mut callers = BTreeMap::from([("visitor", (Caller::nobody(&server), None))]);
        for role in &ROLES[1..] {
            let token = place.token(&format!("{role}@voorbeeld.example"));
            let mut browser = tests::browser::Browser::new(&server);
            browser
                .sign_in(&format!("{role}@voorbeeld.example"), PASSWORD)
                .await
                .with(200);
            let cookie = format!("kenniskring={}", browser.cookie("kenniskring").unwrap());
            callers.insert(role, (Caller::cookie(&server, &cookie), Some(token)));
        }
        let author = Caller::member(&server, &sample.members[1]);
        let mut there = BTreeMap::new();
        for (visibility, slug) in VISIBILITIES.into_iter().zip(slugs) {
            author.join(slug).await;
            for role in ["member", "coordinator", "former"] {
                let token = callers[role].1.as_deref().unwrap();
                Caller::token(&server, token).join(slug).await;
            }
            there.insert(visibility, (slug.to_owned(), String::new()));
        }
        let scene = Self {
            server,
            place,
            there,
            author: sample.members[1].handle.clone(),
            callers,
        };
        scene.arrange().await;
        scene.talk(&author).await
    }

    /// Names, visibilities, the role and the old addresses, as the database has them.
    async fn arrange(&self) {
        let db = store::Db::open(&self.place.database(), store::Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        for (visibility, (slug, _)) in &self.there {
            w.query(store::sql!("UPDATE community SET visibility = $2, name_nl = $3, name_en = $3, purpose_nl = $4, purpose_en = $4 WHERE slug = $1"))
                .bind(slug.as_str())
                .bind(*visibility)
                .bind(mark("naam", visibility))
                .bind(mark("doel", visibility))
                .execute()
                .await
                .unwrap();
            w.query(store::sql!("UPDATE membership SET role = 'coordinator' WHERE person_id IN (SELECT id FROM person WHERE email_key = 'coordinator@voorbeeld.example') AND community_id IN (SELECT id FROM community WHERE slug = $1)"))
                .bind(slug.as_str())
                .execute()
                .await
                .unwrap();
            w.query(store::sql!(
                "INSERT INTO former_slug (slug, community_id) SELECT $2, id FROM community WHERE slug = $1"
            ))
            .bind(slug.as_str())
            .bind(format!("oud-{slug}"))
            .execute()
            .await
            .unwrap();
        }
        w.commit().await.unwrap();
        db.close().await;
    }

    /// A thread in each that names everybody; then whoever leaves goes.
    async fn talk(mut self, author: &Caller) -> Self {
        let mut names = String::new();
        for role in &ROLES[1..] {
            let token = self.callers[role].1.as_deref().unwrap();
            let me = Caller::token(&self.server, token)
                .get("/me")
                .await
                .with(200);
            write!(names, " @{}", me["handle"].as_str().unwrap()).unwrap();
        }
        for (visibility, (slug, thread)) in &mut self.there {
            let title = mark("titel", visibility);
            *thread = author.thread(slug, &title).await;
            author
                .reply(thread, &format!("{}{names}", mark("tekst", visibility)))
                .await;
        }
        let former = Caller::token(&self.server, self.callers["former"].1.as_deref().unwrap());
        for (slug, _) in self.there.values() {
            let left = former
                .delete(&format!("/communities/{slug}/memberships/me"))
                .await;
            assert_eq!(left.status, 204);
        }
        self
    }

    async fn ok(&self, role: &str, path: &str) -> bool {
        let answer = send(self.callers[role].0.ask("GET", path)).await;
        assert!(answer.status < 500, "{path}: {}", answer.text());
        let to = answer.header("location");
        // To be sent to sign in tells nothing.
        (200..400).contains(&answer.status) && !to.starts_with("/sign-in")
    }

    /// Whether a page tells anything of the community or its talk.
    async fn tells(&self, role: &str, path: &str, visibility: &str) -> bool {
        let answer = send(self.callers[role].0.ask("GET", path)).await;
        let text = answer.text();
        let (slug, thread) = &self.there[visibility];
        let words = ["naam", "doel", "titel", "tekst"].map(|kind| mark(kind, visibility));
        // Addresses of its own that come back in a link to sign in are no news.
        answer.status == 200
            && (words.iter().any(|word| text.contains(word.as_str()))
                || text.contains(&format!("/t/{thread}"))
                || text.contains(&format!("\"{slug}\"")))
    }

    async fn listens(&self, role: &str, channel: &str) -> bool {
        let headers: Vec<(&'static str, String)> = match &self.callers[role].1 {
            Some(token) => vec![("authorization", format!("Bearer {token}"))],
            None => vec![("origin", self.server.base.clone())],
        };
        let borrowed: Vec<(&'static str, &str)> =
            headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let Ok(mut live) = tests::live::call(&self.server, &borrowed).await else {
            return false;
        };
        live.say(serde_json::json!({"type": "subscribe", "channel": channel, "after": "0"}))
            .await;
        Live::settled(&mut live)
            .await
            .iter()
            .any(|said| said["type"] == "subscribed" || said["type"] == "event")
    }

    /// Whether an answer that nothing changed is given for what a reader got under this tag.
    async fn unchanged(&self, role: &str, path: &str) -> bool {
        let tag = send(self.callers["member"].0.ask("GET", path)).await;
        let tag = tag.header("etag").to_owned();
        assert!(!tag.is_empty(), "{path} has no tag");
        let request = self.callers[role].0.ask("GET", path);
        let answer = send(request.header("if-none-match", tag)).await;
        answer.status == 304 || answer.status == 200
    }

    fn mailed(&self, role: &str, visibility: &str) -> bool {
        let to = format!("{role}@voorbeeld.example");
        letters(&self.place.data().join("mail"), &to)
            .iter()
            .any(|letter| letter.text.contains(&mark("titel", visibility)))
    }
}

#[tokio::test]
async fn nobody_finds_by_any_door_what_they_may_not_read() {
    let scene = Scene::new().await;
    scene
        .place
        .run(&["digest", "run", "--at", "2999-01-01T12:00:00Z"])
        .done();
    let mut wrong = String::new();
    for visibility in VISIBILITIES {
        for role in ROLES {
            for (door, shows, seen) in doors(&scene, visibility, role).await {
                let may = may_read(visibility, role);
                let member = matches!(role, "member" | "coordinator");
                let right = match shows {
                    Shows::Readers => seen == may,
                    Shows::SignedIn => seen == (may && role != "visitor"),
                    Shows::Members => seen == member,
                    Shows::AtMost => may || !seen,
                };
                if !right {
                    writeln!(wrong, "{visibility:8} {role:14} {door}: {seen}").unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not as it should be:\n{wrong}");
}

async fn doors(
    scene: &Scene,
    visibility: &'static str,
    role: &'static str,
) -> Vec<(&'static str, Shows, bool)> {
    use Shows::{AtMost, Members, Readers, SignedIn};
    let (slug, thread) = &scene.there[visibility];
    let (slug, thread) = (slug.as_str(), thread.as_str());
    let mut all = Vec::new();
    let pages = [
        ("the page", Readers, format!("/c/{slug}")),
        ("its old address", Readers, format!("/c/oud-{slug}")),
        ("the thread", Readers, format!("/t/{thread}")),
        ("a post", Readers, format!("/t/{thread}/2")),
        ("the feed", Readers, format!("/c/{slug}/feed")),
        ("the members", Readers, format!("/c/{slug}/members")),
        (
            "the members' old address",
            Readers,
            format!("/c/oud-{slug}/members"),
        ),
        ("api: it", Readers, format!("/api/v1/communities/{slug}")),
        (
            "api: its old address",
            Readers,
            format!("/api/v1/communities/oud-{slug}"),
        ),
        (
            "api: its threads",
            Readers,
            format!("/api/v1/communities/{slug}/threads"),
        ),
        (
            "api: the thread",
            Readers,
            format!("/api/v1/threads/{thread}"),
        ),
        (
            "api: the posts",
            Readers,
            format!("/api/v1/threads/{thread}/posts"),
        ),
    ];
    for (door, shows, path) in pages {
        all.push((door, shows, scene.ok(role, &path).await));
    }
    let author = &scene.author;
    let lists = [
        (
            "api: all",
            Readers,
            "/api/v1/communities?limit=100".to_owned(),
        ),
        ("home", AtMost, "/".to_owned()),
        ("api: unread", Members, "/api/v1/unread".to_owned()),
        (
            "api: notifications",
            AtMost,
            "/api/v1/notifications".to_owned(),
        ),
        ("notifications", AtMost, "/notifications".to_owned()),
        ("who wrote it", Readers, format!("/people/{author}")),
        ("finding people", AtMost, "/people?q=a".to_owned()),
        (
            "finding",
            AtMost,
            format!("/search?q={}", mark("titel", visibility)),
        ),
        ("desks", AtMost, "/coordinate".to_owned()),
        ("inviting", AtMost, "/admin/accounts/new".to_owned()),
    ];
    for (door, shows, path) in lists {
        all.push((door, shows, scene.tells(role, &path, visibility).await));
    }
    for channel in [format!("thread:{thread}"), format!("community:{slug}")] {
        let seen = scene.listens(role, &channel).await;
        all.push(("live", SignedIn, seen));
    }
    let feed = format!("/c/{slug}/feed");
    all.push(("unchanged", Readers, scene.unchanged(role, &feed).await));
    all.push(("the digest", Members, scene.mailed(role, visibility)));
    all
}
