//! The words every crate shares: ids, time, who is calling, facts, faults, lists. Pure: no I/O, no clock of its own.

mod call;
mod choice;
mod counts;
mod email;
pub mod event;
mod fault;
mod id;
mod lang;
mod page;
mod secret;
mod text;
mod time;
mod traces;

pub use call::{Actor, Call, Ids, Person, TraceId};
pub use counts::Counts;
pub use email::Email;
pub use event::Fact;
pub use fault::{Fault, Invalid, Kind};
pub use id::{
    AnyId, CommunityId, ConnectionId, EmploymentId, LetterId, LinkRequestId, NoticeId,
    OrganisationId, PasskeyId, PersonId, PostId, SavedAnswerId, SessionId, ThreadId, TokenId,
    WayInId,
};
pub use lang::Lang;
pub use page::{Limit, Listed};
pub use secret::Secret;
pub use text::{Line, fold, has_control, initials, is_slug, is_visible};
pub use time::{Clock, Ts};
pub use traces::{FORMER, Traces};

/// The smallest group of people of whom a figure is shown: one of fewer would tell of somebody in particular.
pub const SMALLEST_GROUP: i64 = 5;
