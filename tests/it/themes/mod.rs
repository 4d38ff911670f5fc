//! What communities say of themselves, who may do what in them, and changing the set of themes.

use tests::browser::Browser;
use tests::http::Caller;
use tests::place::{Place, Sample};
use tests::server::Server;
use tests::world::PASSWORD;

mod change;
mod door;
mod former;
mod set;

const ADMINISTRATOR: &str = "beheer@voorbeeld.example";
const OUTSIDER: &str = "buiten@voorbeeld.example";

/// A server of its own with a few members, an administrator, and somebody of the network who belongs nowhere.
struct Stage {
    place: Place,
    sample: Sample,
    server: Server,
}

impl Stage {
    fn new() -> Self {
        let place = Place::new();
        let sample = place.sample(6);
        place.account(ADMINISTRATOR, "Bea Beheer", PASSWORD, true);
        place.account(OUTSIDER, "Bo Buiten", PASSWORD, false);
        let server = place.serve();
        Self {
            place,
            sample,
            server,
        }
    }

    async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = Browser::new(&self.server);
        browser.sign_in(email, PASSWORD).await.with(200);
        browser
    }

    /// The coordinator of the community everybody belongs to.
    fn coordinator(&self) -> Browser {
        Browser::of(&self.server, &self.sample.members[0])
    }

    fn member(&self) -> Caller {
        Caller::member(&self.server, &self.sample.members[3])
    }

    fn outsider(&self) -> Caller {
        Caller::token(&self.server, &self.place.token(OUTSIDER))
    }

    /// A member as their browser is, for pages.
    fn member_here(&self) -> Caller {
        Caller::cookie(&self.server, &self.sample.members[3].cookie)
    }

    /// The same of somebody who belongs nowhere.
    async fn outsider_here(&self) -> Caller {
        let browser = self.signed_in(OUTSIDER).await;
        let cookie = browser.cookie("kenniskring").unwrap();
        Caller::cookie(&self.server, &format!("kenniskring={cookie}"))
    }

    fn nobody(&self) -> Caller {
        Caller::nobody(&self.server)
    }

    fn community(&self) -> String {
        self.sample.community().to_owned()
    }

    /// Changes fields of the community by its form.
    async fn change(
        &self,
        browser: &mut Browser,
        slug: &str,
        typed: &[(&str, &str)],
    ) -> tests::browser::Page {
        let path = format!("/c/{slug}/edit");
        let page = browser.open(&path).await.with(200);
        browser.submit(&page, &path, typed).await
    }
}
