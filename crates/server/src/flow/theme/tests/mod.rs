//! Whatever is posted, read, joined, left, renamed, merged, split and archived in any order: addresses lead on, what one could read
//! one can read, and every post is in one digest at most, and in one for sure of whoever was there and had not read it.

mod world;

use base::{PostId, ThreadId};
use discussion::{Draft, NewPost, NewThread, Ranges, Title};
use store::testing::each_engine;

use crate::describe::Describer;
use world::{Post, World, form, slug};

const URL: &str = "https://kring.example";
const PEOPLE: usize = 6;
const STEPS: usize = 70;
const SEEDS: u64 = 6;
/// A digest quotes that many posts of one thread; the others it counts only.
const QUOTED: usize = 5;

impl World {
    async fn join(&mut self) {
        let (room, person) = (self.room(), self.dice.below(PEOPLE));
        let (members, open) = &self.rooms[&room];
        if members.contains(&person) || !open {
            return;
        }
        // Into one for members one is brought, as an invitation does.
        let call = self.call();
        let mut w = self.db.write().await.unwrap();
        let shown = membership::community(&mut w, &call, &slug(&room))
            .await
            .unwrap();
        let loaded = membership::system::Loaded {
            community: shown.community.id,
            person: self.people[person],
            role: membership::Role::Member,
            joined_at: self.now,
        };
        membership::system::load(&mut w, &[loaded]).await.unwrap();
        w.commit().await.unwrap();
        self.rooms.get_mut(&room).unwrap().0.insert(person);
    }

    async fn leave(&mut self) {
        let (room, person) = (self.room(), self.dice.below(PEOPLE));
        if !self.rooms[&room].0.contains(&person) {
            return;
        }
        let call = self.call().as_person(self.people[person]);
        let mut w = self.db.write().await.unwrap();
        membership::leave_community(&mut w, &call, &slug(&room))
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.rooms.get_mut(&room).unwrap().0.remove(&person);
        let here = self.threads_of(&room);
        self.expect_less(|one, thread| one == person && here.contains(&thread));
    }

    /// Somebody opens a thread, or answers in one.
    async fn post(&mut self, opens: bool) {
        let (room, person) = (self.room(), self.dice.below(PEOPLE));
        let (members, open) = self.rooms[&room].clone();
        let call = self.call().as_person(*self.people.get(person).unwrap());
        let word = format!("woord{}.", self.posts.len());
        let draft = Draft::parse(&word).unwrap();
        let here = self.threads_of(&room);
        let mut w = self.db.write().await.unwrap();
        let (thread, number) = if opens || here.is_empty() {
            let id = call.ids.thread();
            let new = NewThread {
                id,
                first: PostId(call.ids.uuid(call.now)),
                community: slug(&room),
                kind: discussion::Kind::Discussion,
                title: Title::parse("Een gesprek").unwrap(),
                draft,
            };
            let done = discussion::open_thread(&mut w, &call, new).await;
            assert_eq!(done.is_ok(), open && members.contains(&person), "{done:?}");
            if done.is_err() {
                return;
            }
            self.threads.push((id, room, 1));
            (id, 1)
        } else {
            let thread = here[self.dice.below(here.len())];
            if self.lately.get(&thread).is_some_and(|many| *many >= QUOTED) {
                return;
            }
            let new = NewPost {
                id: PostId(call.ids.uuid(call.now)),
                thread,
                reply_to: None,
                draft,
            };
            let done = discussion::post_reply(&mut w, &call, new).await;
            assert_eq!(done.is_ok(), open && members.contains(&person));
            let Ok(posted) = done else { return };
            let known = self.threads.iter_mut().find(|one| one.0 == thread).unwrap();
            known.2 += 1;
            assert_eq!(known.2, posted.number);
            (thread, known.2)
        };
        w.commit().await.unwrap();
        *self.lately.entry(thread).or_default() += 1;
        let post = self.posts.len();
        self.posts.push(Post {
            word,
            thread,
            number,
        });
        for other in members.into_iter().filter(|one| *one != person) {
            self.expected.insert((other, post));
            self.allowed.insert((other, post));
        }
    }

    /// Somebody reads a thread to its end.
    async fn read(&mut self) {
        if self.threads.is_empty() {
            return;
        }
        let (thread, room, last) = self.threads[self.dice.below(self.threads.len())].clone();
        let person = self.dice.below(PEOPLE);
        if room.starts_with('m') && !self.rooms[&room].0.contains(&person) {
            return;
        }
        let call = self.call().as_person(self.people[person]);
        let mut w = self.db.write().await.unwrap();
        let ranges = Ranges::parse(&[(1, last)]).unwrap();
        discussion::mark_read(&mut w, &call, thread, &ranges)
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.expect_less(|one, other| one == person && other == thread);
    }

    async fn rename(&mut self) {
        let room = self.room();
        let new = format!("{}-n{}", room.split('-').next().unwrap(), self.names.len());
        let call = self.call();
        let mut w = self.db.write().await.unwrap();
        let shown = membership::community(&mut w, &call, &slug(&room))
            .await
            .unwrap();
        let said = membership::about(&mut w, &call, &shown).await.unwrap();
        membership::change_community(&mut w, &call, &slug(&room), said.version, &form(&new))
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.renamed(&room, &new);
        self.names.insert(new.clone(), new.clone());
        let kept = self.rooms.remove(&room).unwrap();
        self.rooms.insert(new, kept);
    }

    fn renamed(&mut self, from: &str, to: &str) {
        for leads in self.names.values_mut().filter(|leads| *leads == from) {
            to.clone_into(leads);
        }
        for (_, place, _) in self.threads.iter_mut().filter(|one| one.1 == from) {
            to.clone_into(place);
        }
    }

    async fn archive(&mut self) {
        let room = self.room();
        let (_, open) = self.rooms[&room];
        let call = self.call();
        let mut w = self.db.write().await.unwrap();
        if open {
            membership::archive_community(&mut w, &call, &slug(&room))
                .await
                .unwrap();
        } else {
            membership::reopen_community(&mut w, &call, &slug(&room))
                .await
                .unwrap();
        }
        w.commit().await.unwrap();
        self.rooms.get_mut(&room).unwrap().1 = !open;
    }

    async fn merge(&mut self) {
        let gone = self.room();
        let Some(kept) = self.target(&gone) else {
            return;
        };
        let mut w = self.db.write().await.unwrap();
        super::merge(&mut w, &self.call(), &slug(&gone), &slug(&kept))
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.allow(&gone, &kept);
        let (members, _) = self.rooms.remove(&gone).unwrap();
        self.rooms.get_mut(&kept).unwrap().0.extend(members);
        self.renamed(&gone, &kept);
    }

    async fn split(&mut self) {
        let from = self.room();
        let here = self.threads_of(&from);
        let some: Vec<ThreadId> = here
            .into_iter()
            .filter(|_| self.dice.below(2) == 0)
            .collect();
        if some.is_empty() {
            return;
        }
        let bring = from.starts_with('m') || self.dice.below(2) == 0;
        let fresh = self.rooms.len() < 5 && self.dice.below(2) == 0;
        let to = if fresh {
            let first = from.split('-').next().unwrap();
            let to = format!("{first}-s{}", self.names.len());
            self.found(&to).await;
            to
        } else {
            match self.target(&from) {
                Some(to) => to,
                None => return,
            }
        };
        let mut w = self.db.write().await.unwrap();
        let (a, b) = (slug(&from), slug(&to));
        super::split(&mut w, &self.call(), &a, &b, &some, bring, fresh)
            .await
            .unwrap();
        w.commit().await.unwrap();
        self.allow(&from, &to);
        let left = self.rooms[&from].0.clone();
        let there = &mut self.rooms.get_mut(&to).unwrap().0;
        if bring {
            there.extend(left);
        }
        let there = there.clone();
        for (_, place, _) in self.threads.iter_mut().filter(|one| some.contains(&one.0)) {
            to.clone_into(place);
        }
        self.expect_less(|one, thread| some.contains(&thread) && !there.contains(&one));
    }

    /// A day goes by, and everybody's digest is due.
    async fn digest(&mut self) {
        self.relay().await;
        self.now = self.now.plus_seconds(86_400);
        let describer = Describer {
            base_url: URL.to_owned(),
        };
        digests::run(&self.db, &self.call(), &describer)
            .await
            .unwrap();
        let mailed = self.mailed().await;
        for (person, post) in &self.expected {
            let times = mailed.get(&(*person, *post)).copied().unwrap_or(0);
            assert_eq!(times, 1, "person {person} and post {post}");
        }
        self.expected.clear();
        self.lately.clear();
    }

    async fn step(&mut self) {
        self.now = self.now.plus_seconds(60);
        let (before, following) = (self.reading().await, self.following().await);
        let what = self.dice.below(20);
        match what {
            0..=3 => self.join().await,
            4 => self.leave().await,
            5..=6 => self.post(true).await,
            7..=11 => self.post(false).await,
            12..=13 => self.read().await,
            14 => self.rename().await,
            15 => self.archive().await,
            16 => self.split().await,
            17 if self.rooms.len() > 3 => self.merge().await,
            17 => self.found(&format!("a-f{}", self.names.len())).await,
            _ => self.digest().await,
        }
        let after = self.reading().await;
        if what != 4 {
            for (key, read) in before {
                let now = after
                    .get(&key)
                    .unwrap_or_else(|| panic!("{key:?} was readable"));
                assert_eq!(read.union(now), *now, "{key:?}: what was read stays read");
            }
        }
        // Unread is still unread for whoever waits for it.
        for (person, post) in &self.expected {
            let post = &self.posts[*post];
            let read = &after[&(*person, post.thread)];
            assert!(
                !read.contains(post.number),
                "step {what}: {person} {}",
                post.word
            );
        }
        // What happened waits for a while now and then, so that it is overtaken by a merge.
        if self.dice.below(3) == 0 {
            self.relay().await;
        } else if (14..=17).contains(&what) {
            assert_eq!(self.following().await, following);
        }
        self.holds().await;
    }
}

#[tokio::test]
async fn in_any_order_of_acts_addresses_lead_on_nothing_is_lost_and_nothing_is_mailed_twice() {
    for seed in 1..=SEEDS {
        each_engine(async |db| {
            let mut world = World::new(db.clone(), seed).await;
            for _ in 0..STEPS {
                world.step().await;
            }
            world.digest().await;
        })
        .await;
    }
}
