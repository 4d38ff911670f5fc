//! Digests, as they arrive.

mod account;
mod announcement;
mod digest;
mod handover;
mod invitation;
mod sign_in;
mod unsubscribe;
mod way_in;

use tests::http::Caller;
use tests::letters::{Letter, letters};
use tests::place::{Place, Sample};
use tests::server::Server;
use tests::world::PASSWORD;

/// A server with a reader who has just come, and members who write.
struct Post {
    place: Place,
    server: Server,
    sample: Sample,
    reader: Caller,
}

const READER: &str = "lezer@voorbeeld.example";

impl Post {
    fn new() -> Self {
        let mut place = Place::new();
        let sample = place.sample(6);
        place.account(READER, "Lena Lezer", PASSWORD, false);
        let server = place.serve();
        place.set("BASE_URL", &server.base);
        let reader = Caller::token(&server, &place.token(READER));
        Self {
            place,
            server,
            sample,
            reader,
        }
    }

    fn writer(&self, at: usize) -> Caller {
        Caller::member(&self.server, &self.sample.members[at])
    }

    /// Sends what is due at a moment; what it says.
    fn run(&self, at: &str) -> String {
        self.place.run(&["digest", "run", "--at", at]).done()
    }

    /// The letters to the reader.
    fn letters(&self) -> Vec<Letter> {
        letters(&self.place.data().join("mail"), READER)
    }
}
