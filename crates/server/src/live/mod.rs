//! Live updates: the protocol of `GET /api/v1/live`, the frames it carries, and what feeds them.

pub mod dispatch;
pub mod frame;
mod protocol;
mod session;
mod socket;

pub use socket::live;
