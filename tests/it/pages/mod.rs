//! The pages, in a browser without JavaScript (CONTRACT 3).

mod accounts;
mod erasure;
mod every_page;
mod home;
mod organisations;
mod people;
mod privacy;
mod record;
mod second_factor;
mod settings;
mod talk;
