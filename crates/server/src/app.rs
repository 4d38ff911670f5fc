//! What is chosen once, at start, and handed to every handler.

use std::sync::Arc;

use base::{Clock, Ids};
use bus::Bus;
use notifications::Hub;
use store::Db;
use tokio::sync::{Notify, Semaphore};

use crate::limits::Limits;
use crate::live::frame::Frame;
use crate::pages::threads::Kept;
use crate::replies::Replies;
use crate::settings::Settings;
use crate::view::DemoAccount;

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App {
    parts: Arc<Parts>,
}

/// The parts of an [`App`].
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The wake-up line to the other servers.
    pub bus: Bus,
    /// The open connections of this server.
    pub hub: Hub<Arc<Frame>>,
    /// What time it is.
    pub clock: Clock,
    /// Where new ids come from.
    pub ids: Ids,
    /// The settings in effect.
    pub settings: Settings,
    /// Where mail goes.
    pub mail: mail::Transport,
    /// Whom mail comes from.
    pub mail_from: mail::Mailbox,
    /// Rate limits.
    pub limits: Limits,
    /// How many passwords may be hashed at once: each takes 19 MiB and a core.
    pub hashing: Semaphore,
    /// How many photos may be made anew at once: each takes up to 200 MiB and a core.
    pub photos: Semaphore,
    /// The site passkeys are for; `None` where browsers know none.
    pub passkeys: Option<identity::passkey::PasskeySite>,
    /// Who may vouch for people.
    pub oidc: crate::oidc::Providers,
    /// The accounts of a demo server; empty elsewhere.
    pub demo: Vec<DemoAccount>,
    /// Posts that were read a moment ago.
    pub kept: Kept,
    /// Answers that wait to be placed together.
    pub replies: Replies,
    /// Woken when a letter was queued.
    pub mail_queued: Notify,
    /// The figures; empty where nobody asks for them.
    pub metrics: Option<metrics_exporter_prometheus::PrometheusHandle>,
}

impl App {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
        }
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.parts
    }
}
