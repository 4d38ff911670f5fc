//! Live delivery inside one server, without sockets.

pub mod hub;
