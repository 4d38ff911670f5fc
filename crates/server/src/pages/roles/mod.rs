//! `/coordinate/{slug}/roles`: who looks after a community, handing over, standing in.

mod change;
mod page;

pub use change::change;
pub use page::list;
