//! Who is told what: the numbered log of events, everybody's inbox, and the hub that hands events to open connections.

mod error;
pub mod event;
pub mod inbox;
pub mod live;
mod merge;
mod moved;
pub mod system;

pub use error::Error;
pub use event::log::{after, prune, record, replay};
pub use event::{Channel, Event, EventName};
pub use inbox::deliver::{deliver, mail_at};
pub use inbox::list::{count_unread, list_notices};
pub use inbox::read::{read_all, read_thread};
pub use inbox::{Notice, Reason};
pub use live::hub::{Hub, Line, Subscription};
pub use merge::merge_person;
pub use moved::move_threads;
