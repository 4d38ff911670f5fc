//! One server that most tests share, with members enough that each test has its own: on SQLite with the bus in the process,
//! or, when [`WORLD`] says `postgres`, on PostgreSQL with Redis.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::http::Caller;
use crate::place::{Member, Place, Sample};
use crate::server::Server;
use crate::services;

/// The password of the administrator and of the accounts that tests make.
pub const PASSWORD: &str = "een lang wachtwoord";

/// Names the database of the world in the environment.
pub const WORLD: &str = "KENNISKRING_TEST_WORLD";

/// How many members there are.
const MEMBERS: usize = 140;
/// The first members coordinate something.
const COORDINATORS: usize = 15;

/// A filled server on SQLite without rate limits.
pub struct World {
    /// Where it stands.
    pub place: Place,
    /// The server.
    pub server: Server,
    /// What it was filled with.
    pub sample: Sample,
    /// The administrator.
    pub administrator: Member,
    next: AtomicUsize,
}

/// The one world.
pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let place = lasting();
        let sample = place.sample(MEMBERS);
        let email = "beheer@voorbeeld.example";
        place.account(email, "Bea Beheer", PASSWORD, true);
        let token = place.token(email);
        let server = Server::shared(&place, &["serve"]);
        let administrator = Member {
            handle: "bea-beheer".to_owned(),
            email: email.to_owned(),
            cookie: String::new(),
            token,
        };
        World {
            place,
            server,
            sample,
            administrator,
            next: AtomicUsize::new(COORDINATORS),
        }
    })
}

/// A place that lasts as long as the test process, with a database of its own.
fn lasting() -> Place {
    let place = Place::lasting();
    if std::env::var(WORLD).as_deref() != Ok("postgres") {
        return place;
    }
    let made = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let fresh = store::testing::fresh(store::Engine::Postgres).await;
            fresh.db.close().await;
            fresh.url.clone()
        })
    });
    let place = place.with("DATABASE_URL", &made.join().unwrap());
    match services::redis() {
        Some(url) => place
            .with("REDIS_URL", &url)
            .with("REDIS_NAMESPACE", &services::namespace("world")),
        None => place,
    }
}

impl World {
    /// The community everybody belongs to.
    pub fn community(&self) -> &str {
        self.sample.community()
    }

    /// A member whom no other test has.
    ///
    /// # Panics
    /// When all are given out.
    pub fn member(&self) -> Member {
        let at = self.next.fetch_add(1, Ordering::SeqCst);
        self.sample
            .members
            .get(at)
            .expect("more members are needed: raise MEMBERS")
            .clone()
    }

    /// Such a member, calling by token.
    pub fn caller(&self) -> Caller {
        Caller::member(&self.server, &self.member())
    }

    /// Nobody, calling.
    pub fn nobody(&self) -> Caller {
        Caller::nobody(&self.server)
    }

    /// The coordinator of the community everybody belongs to.
    pub fn coordinator(&self) -> &Member {
        &self.sample.members[0]
    }
}

/// Makes a person's sessions in the [`world`] older than what counts as proof.
///
/// # Panics
/// When the database cannot be told.
pub async fn age(email: &str) {
    let db = store::Db::open(&world().place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("UPDATE session SET created_at = created_at - 600000000 WHERE person_id IN (SELECT id FROM person WHERE email_key = $1)"))
        .bind(email)
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    db.close().await;
}
