//! `/c/{slug}`: a community.

mod atom;
mod edit;
mod feed;
mod form;
mod group;
mod join;
mod new_thread;
mod request;
mod said;
mod show;

use membership::Slug;

use crate::problem::Problem;

pub use edit::{edit, save};
pub use feed::feed;
pub use group::{found, new_group};
pub use join::{join, join_form, leave};
pub use new_thread::{new_thread, open_thread};
pub(in crate::pages) use request::all_own;
pub use request::withdraw;
pub use show::community;

pub(super) use form::{Purpose, again, fields_of, page, read, readers};

pub(in crate::pages) fn slug_of(text: &str) -> Result<Slug, Problem> {
    Slug::parse(text).map_err(|_| Problem::not_found())
}
