//! A small world of people and communities, beside what it should be.

use std::collections::{BTreeMap, BTreeSet};

use base::{Call, CommunityId, Ids, PersonId, ThreadId, Ts};
use bus::Bus;
use discussion::Ranges;
use identity::{Email, NewAccount};
use membership::{CommunityForm, CommunityTyped, Place, Slug};
use store::{Db, Stmt};

use super::{PEOPLE, URL};
use crate::relay;

/// Chance that repeats itself (Knuth's 64-bit linear congruential generator).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

pub(super) struct Post {
    pub(super) word: String,
    pub(super) thread: ThreadId,
    pub(super) number: i64,
}

/// A small world beside what it should be.
pub(super) struct World {
    pub(super) db: Db,
    pub(super) now: Ts,
    pub(super) ids: Ids,
    pub(super) dice: Dice,
    pub(super) people: Vec<PersonId>,
    /// The communities that go on: name, members, whether open; those for members have names that begin with `m`.
    pub(super) rooms: BTreeMap<String, (BTreeSet<usize>, bool)>,
    /// Every name there ever was, and the present one it leads to.
    pub(super) names: BTreeMap<String, String>,
    pub(super) threads: Vec<(ThreadId, String, i64)>,
    pub(super) posts: Vec<Post>,
    /// Who has to find which post in the next digest.
    pub(super) expected: BTreeSet<(usize, usize)>,
    /// Who may find which post in a digest at all: whoever was a member when it was placed, or belonged to both communities when
    /// its thread moved.
    pub(super) allowed: BTreeSet<(usize, usize)>,
    /// Posts since the last digest, by thread.
    pub(super) lately: BTreeMap<ThreadId, usize>,
}

pub(super) fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

pub(super) fn form(name: &str) -> CommunityForm {
    CommunityForm::parse(&CommunityTyped {
        name_nl: name,
        name_en: name,
        purpose_nl: "Voor lezers",
        purpose_en: "For readers",
        visibility: if name.starts_with('m') {
            "members"
        } else {
            "public"
        },
        joining: "open",
        slug: name,
        ..CommunityTyped::default()
    })
    .unwrap()
}

impl World {
    pub(super) async fn new(db: Db, seed: u64) -> Self {
        let mut world = Self {
            db,
            now: Ts::parse("2026-11-02T09:00:00Z").unwrap(),
            ids: Ids::seeded(seed),
            dice: Dice(seed),
            people: Vec::new(),
            rooms: BTreeMap::new(),
            names: BTreeMap::new(),
            threads: Vec::new(),
            posts: Vec::new(),
            expected: BTreeSet::new(),
            allowed: BTreeSet::new(),
            lately: BTreeMap::new(),
        };
        let call = world.call();
        let mut w = world.db.write().await.unwrap();
        let plan = r#"
            community = []
            priority = [{ slug = "lezen", name = { nl = "Lezen", en = "Reading" } }]
        "#;
        let plan = membership::Plan::parse(plan).unwrap();
        membership::plant_communities(&mut w, &call, &plan)
            .await
            .unwrap();
        for at in 0..PEOPLE {
            let new = NewAccount {
                id: PersonId(call.ids.uuid(call.now)),
                email: Email::parse("email", &format!("p{at}@a.example")).unwrap(),
                name: base::Line::parse("name", &format!("Lezer {at}"), 80).unwrap(),
                handle: None,
                organisation: String::new(),
                province: String::new(),
                job: String::new(),
                language: base::Lang::Nl,
                administrator: false,
                password: None,
            };
            let made = identity::create_account(&mut w, &call, new).await.unwrap();
            world.people.push(made.id);
        }
        w.commit().await.unwrap();
        for name in ["a", "b", "m-c", "m-d"] {
            world.found(name).await;
        }
        world.relay().await;
        world
    }

    pub(super) fn call(&self) -> Call {
        Call {
            ids: self.ids.clone(),
            ..Call::system("test", self.now)
        }
    }

    pub(super) async fn relay(&self) {
        let clock = base::Clock::standing_at(self.now);
        relay::drain(&self.db, &Bus::local(), &clock, URL)
            .await
            .unwrap();
    }

    pub(super) async fn found(&mut self, name: &str) {
        let call = self.call();
        let mut w = self.db.write().await.unwrap();
        let id = CommunityId(call.ids.uuid(call.now));
        let place = Place::Priority("lezen".to_owned());
        membership::create_community(&mut w, &call, id, &place, &form(name))
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.rooms.insert(name.to_owned(), (BTreeSet::new(), true));
        self.names.insert(name.to_owned(), name.to_owned());
    }

    pub(super) fn room(&mut self) -> String {
        let at = self.dice.below(self.rooms.len());
        self.rooms.keys().nth(at).unwrap().clone()
    }

    /// Another that is open to the same people and goes on.
    pub(super) fn target(&mut self, from: &str) -> Option<String> {
        let alike = |one: &String| one.starts_with('m') == from.starts_with('m');
        let fits: Vec<String> = self
            .rooms
            .iter()
            .filter(|(one, (_, open))| one.as_str() != from && *open && alike(one))
            .map(|(one, _)| one.clone())
            .collect();
        if fits.is_empty() {
            return None;
        }
        let at = self.dice.below(fits.len());
        fits.get(at).cloned()
    }

    /// Nobody who leaves, or does not come along, has to find anything of these threads any more.
    pub(super) fn expect_less(&mut self, gone: impl Fn(usize, ThreadId) -> bool) {
        let posts = &self.posts;
        self.expected
            .retain(|(person, post)| !gone(*person, posts[*post].thread));
    }

    pub(super) fn allow(&mut self, one: &str, other: &str) {
        let both = self.rooms[one].0.intersection(&self.rooms[other].0);
        let both: Vec<usize> = both.copied().collect();
        let mut threads = self.threads_of(one);
        threads.extend(self.threads_of(other));
        for (at, post) in self.posts.iter().enumerate() {
            if threads.contains(&post.thread) {
                self.allowed.extend(both.iter().map(|person| (*person, at)));
            }
        }
    }

    pub(super) fn threads_of(&self, room: &str) -> Vec<ThreadId> {
        let here = self.threads.iter().filter(|(_, place, _)| place == room);
        here.map(|(id, ..)| *id).collect()
    }

    /// How often each post was mailed to each person.
    pub(super) async fn mailed(&self) -> BTreeMap<(usize, usize), usize> {
        let mut r = self.db.read().await.unwrap();
        let letters: Vec<(String, String)> = r
            .query(Stmt::one(
                "SELECT recipient, body_text FROM letter ORDER BY id",
            ))
            .fetch_all()
            .await
            .unwrap();
        let mut mailed = BTreeMap::new();
        for (to, text) in letters {
            let person: usize = to[1..to.find('@').unwrap()].parse().unwrap();
            for (at, post) in self.posts.iter().enumerate() {
                let times = text.matches(post.word.as_str()).count();
                if times > 0 {
                    *mailed.entry((person, at)).or_default() += times;
                }
            }
        }
        mailed
    }

    /// Who can read which thread, and what they have read of it.
    pub(super) async fn reading(&self) -> BTreeMap<(usize, ThreadId), Ranges> {
        let mut r = self.db.read().await.unwrap();
        let mut all = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate() {
            let call = self.call().as_person(*person);
            for (thread, ..) in &self.threads {
                if let Ok(page) = discussion::thread(&mut r, &call, *thread).await {
                    all.insert((at, *thread), page.read);
                }
            }
        }
        all
    }

    pub(super) async fn following(&self) -> i64 {
        let mut r = self.db.read().await.unwrap();
        let (n,): (i64,) = r
            .query(Stmt::one("SELECT COUNT(*) FROM following"))
            .fetch_one()
            .await
            .unwrap();
        n
    }

    pub(super) async fn holds(&self) {
        let (call, mut r) = (self.call(), self.db.read().await.unwrap());
        for (name, leads) in &self.names {
            let current = if name == leads {
                slug(name)
            } else {
                let current = membership::current_slug(&mut r, &call, &slug(name)).await;
                current.unwrap().unwrap()
            };
            assert_eq!(current.as_str(), leads, "{name}");
        }
        for (room, (members, open)) in &self.rooms {
            let shown = membership::community(&mut r, &call, &slug(room))
                .await
                .unwrap();
            assert_eq!(shown.standing.is_open(), *open, "{room}");
            let count = i64::try_from(members.len()).unwrap();
            assert_eq!(shown.community.member_count, count, "{room}");
            for (at, person) in self.people.iter().enumerate() {
                let places = membership::system::communities_of(&mut r, *person)
                    .await
                    .unwrap();
                let is = places.iter().any(|(id, _)| *id == shown.community.id);
                assert_eq!(is, members.contains(&at), "{room} {at}");
            }
        }
        for (thread, room, _) in &self.threads {
            let page = discussion::thread(&mut r, &call, *thread).await.unwrap();
            assert_eq!(page.thread.community_slug, *room);
        }
        drop(r);
        for (pair, times) in self.mailed().await {
            assert_eq!(times, 1, "{pair:?}");
            assert!(
                self.allowed.contains(&pair),
                "{pair:?} is from before they came"
            );
        }
    }
}
