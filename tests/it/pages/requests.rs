//! Asking to join, the coordinators' desk of requests, handing over and standing in.

use serde_json::{Value, json};
use store::{Db, Options, sql};
use tests::browser::{Browser, Page};
use tests::http::Caller;
use tests::letters::letters;
use tests::place::{Place, Sample};
use tests::server::Server;

/// A community where nobody belongs but its coordinator, and one asks to join.
const SLUG: &str = "open-innovatie";

struct Stage {
    place: Place,
    server: Server,
    sample: Sample,
    db: Db,
}

impl Stage {
    async fn new() -> Self {
        let place = Place::new();
        let sample = place.sample(60);
        let db = Db::open(&place.database(), Options::default())
            .await
            .unwrap();
        let mut w = db.write().await.unwrap();
        w.query(sql!(
            "DELETE FROM membership WHERE community_id = (SELECT id FROM community WHERE slug = $1)"
        ))
        .bind(SLUG)
        .execute()
        .await
        .unwrap();
        w.query(sql!("INSERT INTO membership (community_id, person_id, role, joined_at) SELECT c.id, p.id, 'coordinator', 0 FROM community c, person p WHERE c.slug = $1 AND p.email = $2"))
            .bind(SLUG)
            .bind(sample.members[0].email.as_str())
            .execute()
            .await
            .unwrap();
        w.query(sql!(
            "UPDATE community SET joining = 'request', member_count = 1 WHERE slug = $1"
        ))
        .bind(SLUG)
        .execute()
        .await
        .unwrap();
        w.commit().await.unwrap();
        let server = place.serve();
        Self {
            place,
            server,
            sample,
            db,
        }
    }

    fn api(&self, n: usize) -> Caller {
        Caller::member(&self.server, &self.sample.members[n])
    }

    fn browser(&self, n: usize) -> Browser {
        Browser::of(&self.server, &self.sample.members[n])
    }

    async fn asks(&self, n: usize) {
        let path = format!("/communities/{SLUG}/memberships");
        let body = json!({"reason": "Ik werk eraan."});
        self.api(n).post(&path, body).await.with(202);
    }

    async fn stands(&self, n: usize) -> Value {
        let path = format!("/communities/{SLUG}/memberships/me");
        self.api(n).get(&path).await.with(200)
    }

    /// How many letters wait that must not go yet.
    async fn held_back(&self) -> i64 {
        let mut r = self.db.read().await.unwrap();
        let (n,): (i64,) = r
            .query(sql!(
                "SELECT COUNT(*) FROM letter WHERE leased_until > created_at + 590000000"
            ))
            .fetch_one()
            .await
            .unwrap();
        n
    }

    async fn holds_back(&self, many: i64) {
        tests::until("the letters that wait", async || {
            (self.held_back().await == many).then_some(())
        })
        .await;
    }
}

/// The values of what a form can send under a name.
fn values(page: &Page, name: &str) -> Vec<String> {
    let mark = format!("name=\"{name}\"");
    let tags = page.html.split('<').filter(|tag| tag.contains(&mark));
    tags.filter_map(|tag| tests::browser::attribute(tag.split('>').next()?, "value"))
        .collect()
}

#[tokio::test]
async fn forty_requests_with_three_refusals_are_answered_in_six_acts() {
    let stage = Stage::new().await;
    let desk = format!("/coordinate/{SLUG}/requests");
    let mut coordinator = stage.browser(0);
    // Once before, a text was kept.
    stage.asks(50).await;
    let page = coordinator.open(&desk).await.with(200);
    let first = values(&page, "person");
    assert_eq!(first.len(), 1);
    let typed = [
        ("person", first[0].as_str()),
        ("answer", "Deze kring begint in januari."),
        ("next-step", "Vraag het dan nog eens."),
        ("keep", "yes"),
        ("saved-title", "Te vroeg"),
        ("act", "refused"),
    ];
    coordinator.post(&desk, &typed).await.with(200);

    for n in 1..=40 {
        stage.asks(n).await;
    }
    let page = coordinator.open(&desk).await.with(200);
    let people = values(&page, "person");
    let waiting: Vec<&String> = people.iter().filter(|id| !first.contains(id)).collect();
    assert_eq!(waiting.len(), 40);
    let mut acts = 0;
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for person in waiting.iter().take(3) {
        fields.push(("person", person.as_str()));
        acts += 1;
    }
    let text = page.html.split("<option value=\"").nth(2).unwrap();
    fields.push(("saved", text.split('"').next().unwrap()));
    acts += 1;
    fields.extend([("answer", ""), ("next-step", ""), ("saved-title", "")]);
    fields.push(("act", "refused"));
    acts += 1;
    let page = coordinator.post(&desk, &fields).await.with(200);
    assert!(page.text().contains("Er wachten 37 verzoeken."));
    let all = values(&page, "accept").remove(0);
    acts += 1;
    let page = coordinator.post(&desk, &[("accept", &all)]).await.with(200);
    assert!(acts <= 6, "{acts}");
    assert!(page.text().contains("Er wacht niemand op antwoord."));
    let members: Vec<Value> = {
        let mut found = Vec::new();
        for n in 1..=40 {
            found.push(stage.stands(n).await);
        }
        found
    };
    let accepted = members.iter().filter(|one| one["role"] == "member").count();
    assert_eq!(accepted, 37);
    let refused: Vec<&Value> = members.iter().filter(|one| one["role"].is_null()).collect();
    assert_eq!(refused.len(), 3);
    for one in refused {
        assert_eq!(one["request"]["state"], "waiting", "not told yet");
        assert_eq!(one["request"]["answer"], "");
    }
    // No letter goes before the ten minutes are over, and an answer that is taken back takes its letter along.
    stage.holds_back(41).await;
    let undo = format!("{desk}/undo");
    let page = coordinator.post(&undo, &[("person", &all)]).await.with(200);
    assert!(
        page.text().contains("Er wachten 37 verzoeken."),
        "{}",
        page.text()
    );
    assert_eq!(stage.held_back().await, 4);
    let told = letters(
        &stage.place.data().join("mail"),
        &stage.sample.members[0].email,
    );
    let told = told
        .iter()
        .filter(|one| one.header("Subject") == "Iemand wil lid worden");
    assert_eq!(told.count(), 2, "one for each time that nobody waited");
}

#[tokio::test]
async fn the_second_coordinator_is_told_who_was_first() {
    let stage = Stage::new().await;
    let desk = format!("/coordinate/{SLUG}/requests");
    let role = |n: usize| {
        let handle = &stage.sample.members[n].handle;
        format!("/communities/{SLUG}/members/{handle}/role")
    };
    for n in [1, 2] {
        stage.asks(n).await;
    }
    let requests = format!("/communities/{SLUG}/requests");
    let coordinator = stage.api(0);
    let list = coordinator
        .get(&format!("{requests}?limit=1"))
        .await
        .with(200);
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let more = list["nextCursor"].as_str().unwrap();
    let rest = coordinator
        .get(&format!("{requests}?cursor={more}"))
        .await
        .with(200);
    let (a, b) = (&list["items"][0], &rest["items"][0]);
    assert_eq!(a["reason"], "Ik werk eraan.");
    let (a, b) = (a["person"]["id"].clone(), b["person"]["id"].clone());
    let answers = format!("{requests}/answers");
    let wrong = coordinator
        .post(
            &answers,
            json!({"people": [a], "state": "refused", "nextStep": "a".repeat(1_001)}),
        )
        .await;
    assert_eq!(wrong.problem(422), "invalid");
    assert_eq!(wrong.wrong(), ["answer: required", "nextStep: too-long"]);
    let yes = json!({"people": [a], "state": "accepted"});
    let done = coordinator.post(&answers, yes).await.with(200);
    assert_eq!(done["results"][0]["outcome"], "answered");

    // The one who was let in becomes coordinator and answers the same.
    let body = json!({"role": "coordinator"});
    let made = coordinator.say("PUT", &role(1), body.clone()).await;
    assert_eq!(made.status, 204);
    let other = coordinator.say("PUT", &role(2), body).await;
    assert_eq!(other.problem(403), "not-member");
    let no = json!({"people": [a, b], "state": "refused", "answer": "Nee."});
    let told = stage.api(1).post(&answers, no).await.with(200);
    let results = told["results"].as_array().unwrap();
    let first = results.iter().find(|one| one["person"] == a).unwrap();
    assert_eq!(
        (&first["outcome"], &first["state"]),
        (&json!("already"), &json!("accepted"))
    );
    assert_eq!(first["by"]["handle"], stage.sample.members[0].handle);
    let page = stage
        .browser(1)
        .post(
            &desk,
            &[("person", b.as_str().unwrap()), ("act", "accepted")],
        )
        .await
        .with(200);
    assert!(
        page.text().contains("is al geweigerd door"),
        "{}",
        page.text()
    );
    // Nobody ticked is no answer, and what was typed comes back.
    let page = stage
        .browser(1)
        .post(&desk, &[("act", "refused"), ("answer", "Mijn tekst")])
        .await;
    assert_eq!(page.status, 422);
    let undo = format!("{requests}/undo");
    let undone = coordinator
        .post(&undo, json!({"people": [b]}))
        .await
        .with(200);
    assert_eq!(undone["people"], json!([b]));
    assert_eq!(stage.stands(2).await["request"]["state"], "waiting");
    let gone = stage.api(2).delete(&format!("{requests}/me")).await;
    assert_eq!(gone.status, 204);
    assert_eq!(stage.stands(2).await["request"], Value::Null);
    // Whoever asks nothing has nothing to see here.
    for path in [&desk, &format!("/coordinate/{SLUG}/roles")] {
        stage.browser(2).open(path).await.with(403);
    }
}

#[tokio::test]
async fn a_reason_comes_back_and_the_asker_sees_how_far_it_is() {
    let stage = Stage::new().await;
    let (here, join) = (format!("/c/{SLUG}"), format!("/c/{SLUG}/join"));
    let mut asker = stage.browser(3);
    let page = asker.open(&here).await.with(200);
    assert!(page.text().contains("Waarom wil je lid worden?"));
    let long = "Ja ".repeat(300);
    let page = asker
        .submit(&page, &join, &[("reason", &long)])
        .await
        .with(422);
    assert!(page.html.contains("Ja Ja Ja") && page.html.contains("id=\"reason-error\""));
    asker.open(&join).await.with(200);
    let page = asker
        .submit(&page, &join, &[("reason", "Graag")])
        .await
        .with(200);
    assert_eq!(page.path, here);
    assert!(page.text().contains("Je wacht sinds"), "{}", page.text());
    let settings = asker.open("/settings").await.with(200);
    assert!(settings.text().contains("Mijn verzoeken"));
    let page = asker.open(&join).await.with(200);
    assert_eq!(page.path, here, "there is nothing to ask");
    let withdraw = format!("/c/{SLUG}/withdraw");
    let page = asker.submit(&page, &withdraw, &[]).await.with(200);
    assert!(page.text().contains("Waarom wil je lid worden?"));
}

#[tokio::test]
async fn a_coordinator_names_who_stands_in_and_passes_the_role_on() {
    let stage = Stage::new().await;
    let roles = format!("/coordinate/{SLUG}/roles");
    let mail = stage.place.data().join("mail");
    for n in [1, 2] {
        stage.asks(n).await;
    }
    let mut coordinator = stage.browser(0);
    let desk = format!("/coordinate/{SLUG}/requests");
    let page = coordinator.open(&desk).await.with(200);
    let all = values(&page, "accept").remove(0);
    coordinator.post(&desk, &[("accept", &all)]).await.with(200);
    let ids: Vec<&str> = all.split(',').collect();
    stage.asks(4).await;

    let page = coordinator.open(&roles).await.with(200);
    assert!(page.text().contains("minder dan twee coördinatoren"));
    let me = values(&page, "person").remove(0);
    let today = values(&page, "from").remove(0);
    let page = coordinator.post(&roles, &[("act", "make")]).await.with(422);
    assert!(page.html.contains("id=\"person-error\""));
    // The only one cannot stop.
    coordinator
        .post(&roles, &[("act", "end"), ("person", &me)])
        .await
        .with(409);
    let absence = |until: &'static str| {
        [
            ("act", "stand-in"),
            ("person", ids[0]),
            ("coordinator", me.as_str()),
            ("from", "2000-01-01"),
            ("until", until),
        ]
    };
    let page = coordinator
        .post(&roles, &absence("2000-01-02"))
        .await
        .with(422);
    assert!(page.html.contains("id=\"until-error\"") && page.html.contains("2000-01-02"));
    let mut fields = absence("");
    fields[3].1 = &today;
    fields[4].1 = &today;
    let page = coordinator.post(&roles, &fields).await.with(200);
    assert!(page.text().contains(" valt in van "), "{}", page.text());
    // From now on they may answer.
    let stand_in = async || {
        for n in [1, 2] {
            let page = stage.browser(n).open(&desk).await;
            if page.status == 200 {
                return n;
            }
        }
        panic!("nobody stands in")
    };
    let here = stand_in().await;
    let email = &stage.sample.members[here].email;
    let told = async |email: &str, said: &str| {
        tests::until(said, async || {
            letters(&mail, email)
                .into_iter()
                .find(|one| one.text.contains(said))
        })
        .await
    };
    told(email, "Je neemt van").await;
    told(&stage.sample.members[0].email, "neemt van").await;
    let page = coordinator
        .post(&roles, &[("act", "end-stand-in"), ("person", &me)])
        .await
        .with(200);
    assert!(!page.text().contains(" valt in van "));
    let page = coordinator
        .post(&roles, &[("act", "hand-over"), ("person", ids[0])])
        .await
        .with(200);
    assert_eq!(page.path, format!("/c/{SLUG}"));
    coordinator.open(&roles).await.with(403);
    let letter = told(email, "Je bent nu coördinator").await;
    assert!(
        letter.text.contains("Er wacht 1 verzoek"),
        "{}",
        letter.text
    );
    assert!(letter.text.contains(&format!("/coordinate/{SLUG}")));
}
