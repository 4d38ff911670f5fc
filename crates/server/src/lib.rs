//! The server: HTTP, HTML, sockets, the clock and the command line around the slices.

pub mod api;
pub mod app;
pub mod assets;
pub mod cli;
pub mod demo;
pub mod describe;
pub mod extract;
pub mod guard;
pub mod health;
pub mod jobs;
pub mod letters;
mod limits;
pub mod live;
pub mod oidc;
pub mod pages;
pub mod problem;
pub mod reactions;
pub mod relay;
pub mod replies;
pub mod router;
pub mod sample;
pub mod serve;
pub mod settings;
pub mod view;
pub mod when;
pub mod words;
