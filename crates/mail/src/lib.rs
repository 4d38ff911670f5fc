//! Letters: a queue in the database, and the way out.
//!
//! A letter is queued in the transaction of whatever it tells of ([`enqueue`]) and sent afterwards ([`send_waiting`]), at
//! least once: when the program dies between sending and noting it, the letter goes again under the same `Message-ID`.
//! TLS is rustls with ring and the web's roots; lettre falls back on ring when no provider is installed, so nothing needs
//! installing.
#![warn(missing_docs)]

mod decode;
mod error;
mod keep;
mod letter;
mod mailbox;
mod message;
mod queue;
mod sender;
mod transport;

pub use error::{Error, Failure};
pub use keep::{Kept, forget_files, forget_letters, forget_old, letters_to};
pub use letter::Letter;
pub use mailbox::Mailbox;
pub use queue::{Depth, count_waiting, enqueue, enqueue_from, failed, sent, take, take_back};
pub use sender::{Sent, send_waiting};
pub use transport::{Message, Smtp, Transport, deliver};
