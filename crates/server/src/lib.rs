//! The server: HTTP, HTML, sockets and the clock around the slices.

pub mod view;
pub mod when;
pub mod words;
