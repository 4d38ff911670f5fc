//! The command line and the settings (CONTRACT 1 and 2), and what a server tells about itself (CONTRACT 3).

mod account;
mod demo;
mod doctor;
mod failures;
mod health;
mod member;
mod migrate;
mod sample;
mod serve;
mod settings;
mod token;
mod usage;
