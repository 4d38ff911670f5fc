//! The queue: letters wait in the database, are leased to one sender, and are sent, tried again or parked.

mod count;
mod enqueue;
mod settle;
mod store;
mod take;

pub use count::{Depth, count_waiting};
pub use enqueue::{enqueue, enqueue_from, take_back};
pub use settle::{failed, sent};
pub use take::take;
