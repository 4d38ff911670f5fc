//! Short texts about the site itself.

use askama::Template;

use super::Frame;

/// What Kenniskring is.
#[derive(Clone, Template)]
#[template(path = "about.html")]
pub struct About {
    /// What every page shares.
    pub frame: Frame,
}

/// How accessibility is built.
#[derive(Clone, Template)]
#[template(path = "accessibility.html")]
pub struct Accessibility {
    /// What every page shares.
    pub frame: Frame,
}
