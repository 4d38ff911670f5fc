//! Devices: browsers that somebody signed in on, told apart by a long-lived cookie of chance and not by what they call
//! themselves. A device is no proof of who somebody is: it only makes that a sign-in elsewhere is told by letter, and that
//! who tries passwords elsewhere does not keep the owner out (OWASP: device cookies).

mod known;
mod note;
mod store;

pub use known::is_known_device;
pub use note::{note_device, touch_device};

/// Seconds after which a device that was not used is new again.
const KNOWN: i64 = 90 * 86_400;
