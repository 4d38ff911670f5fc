//! The pages, in a browser without JavaScript (CONTRACT 3).

mod accounts;
mod admin;
mod desk;
mod erasure;
mod every_page;
mod home;
mod members;
mod oidc;
mod organisations;
mod passkeys;
mod people;
mod photo;
mod privacy;
mod record;
mod requests;
mod second_factor;
mod settings;
mod talk;
