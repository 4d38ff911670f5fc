//! `/api/v1` (CONTRACT 4), mirroring the addresses.

mod bad_input;
mod communities;
mod idempotency;
mod lists;
mod me;
mod notifications;
mod openapi;
mod people;
mod posts;
mod problems;
mod scope;
mod threads;
mod unread;
