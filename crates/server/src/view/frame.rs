//! What every page shares: language, title, navigation, who is looking, and where its files are.

use base::Lang;

use crate::words::Words;

/// The part of the site that is marked in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// The home page.
    Start,
    /// Notifications.
    Notifications,
    /// Finding people.
    People,
    /// Settings.
    Settings,
    /// None of these.
    Elsewhere,
}

/// The person who is signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Full name.
    pub name: String,
    /// Name in addresses and mentions.
    pub handle: String,
    /// One or two letters for the round mark.
    pub initials: String,
    /// Notices that were not read yet.
    pub unread: u32,
    /// Whether this is an administrator.
    pub administrator: bool,
    /// Whether this is a guest, for whom there is no finding of people.
    pub guest: bool,
}

/// Whether something went well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlashKind {
    /// It is done.
    Ok,
    /// It could not be done.
    Error,
}

/// One sentence about what was just done, shown once.
#[derive(Debug, Clone)]
pub struct Flash {
    /// Well or not.
    pub kind: FlashKind,
    /// The sentence.
    pub text: String,
}

impl Flash {
    /// Whether it could not be done.
    pub fn wrong(&self) -> bool {
        self.kind == FlashKind::Error
    }
}

/// The addresses of the files a page needs.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The browser client; pages work without it.
    pub js: Option<String>,
    /// The font, fetched early when given.
    pub font: Option<String>,
    /// The icon of the site (SVG).
    pub icon: Option<String>,
}

/// What the page listens to while it is open.
#[derive(Debug, Clone)]
pub struct Live {
    /// Channels with blanks between them: `thread:k7f39qz community:basisvaardigheden me`.
    pub channels: String,
    /// The position the page was made at.
    pub position: String,
}

/// What every page shares.
#[derive(Clone)]
pub struct Frame {
    /// The language of the page.
    pub lang: Lang,
    /// The words of that language.
    pub w: &'static Words,
    /// What stands in the title bar, before the name of the site.
    pub title: String,
    /// Which part of the site this is.
    pub nav: Nav,
    /// Who is signed in.
    pub viewer: Option<Viewer>,
    /// What was just done.
    pub flash: Option<Flash>,
    /// Path and query of this page, to come back to.
    pub here: String,
    /// Files.
    pub assets: Assets,
    /// Live channels, when the page has any.
    pub live: Option<Live>,
}

impl Frame {
    /// A frame without viewer, flash or live channels.
    pub fn new(
        lang: Lang,
        title: impl Into<String>,
        nav: Nav,
        here: impl Into<String>,
        assets: Assets,
    ) -> Self {
        Self {
            lang,
            w: Words::of(lang),
            title: title.into(),
            nav,
            viewer: None,
            flash: None,
            here: here.into(),
            assets,
            live: None,
        }
    }

    /// Whether this is the home page.
    pub fn at_start(&self) -> bool {
        self.nav == Nav::Start
    }

    /// Whether this is the list of notifications.
    pub fn at_notifications(&self) -> bool {
        self.nav == Nav::Notifications
    }

    /// Whether this is where people are found.
    pub fn at_people(&self) -> bool {
        self.nav == Nav::People
    }

    /// Whether this is one of the settings.
    pub fn at_settings(&self) -> bool {
        self.nav == Nav::Settings
    }

    /// The languages, each with its own name, for the switch in the foot of the page.
    pub fn languages(&self) -> [(Lang, &'static str); 2] {
        [
            (Lang::Nl, Words::of(Lang::Nl).get("language-own-name")),
            (Lang::En, Words::of(Lang::En).get("language-own-name")),
        ]
    }
}
