//! The program tried from outside: what CONTRACT promises, each line of it.
#![allow(
    clippy::disallowed_methods,
    reason = "tests start tasks of their own, and learn from the environment what is there"
)]

mod abuse;
mod abuse_sign_in;
mod again;
mod api;
mod authz;
mod cli;
mod docs;
mod faults;
mod live;
mod mail;
mod merging;
mod pages;
mod personal;
mod schema;
mod statements;
mod themes;
mod visibility;
