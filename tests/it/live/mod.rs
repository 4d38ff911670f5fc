//! `GET /api/v1/live` (CONTRACT 5).

mod entry;
mod events;
mod fragment;
mod nodes;
mod replay;
mod rights;
