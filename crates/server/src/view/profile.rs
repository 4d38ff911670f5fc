//! The form in which somebody tells of themselves: POST `/settings/profile`.

use askama::Template;
use identity::Audience;

use super::{FormErrors, Frame};

/// What stands in the form.
#[derive(Debug, Clone, Default)]
pub struct ProfileTyped {
    /// Field `name`.
    pub name: String,
    /// Field `handle`.
    pub handle: String,
    /// Field `expertise`, with commas between the tags.
    pub expertise: String,
    /// Field `help`.
    pub help: String,
    /// Field `away`: a day, as yyyy-mm-dd, or empty.
    pub away: String,
    /// Field `job-for`: the word of an audience.
    pub job_for: String,
    /// Field `expertise-for`.
    pub expertise_for: String,
    /// Field `help-for`.
    pub help_for: String,
    /// Field `away-for`.
    pub away_for: String,
    /// Field `photo-for`.
    pub photo_for: String,
}

/// The form.
#[derive(Clone, Template)]
#[template(path = "settings_profile.html")]
pub struct ProfileEdit {
    /// What every page shares.
    pub frame: Frame,
    /// What stands in it.
    pub typed: ProfileTyped,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// The address of the photo there is; empty without one.
    pub photo: String,
    /// POST `/settings/photo`: what is wrong with `photo`.
    pub photo_errors: FormErrors,
}

impl ProfileEdit {
    /// Every audience: its word, its name, whether it is the `chosen` one.
    pub fn audiences(&self, chosen: &str) -> Vec<(&'static str, &'static str, bool)> {
        let name = |audience: Audience| {
            self.frame.w.get(match audience {
                Audience::Everybody => "audience-everybody",
                Audience::SignedIn => "audience-signed-in",
                Audience::Shared => "audience-shared",
                Audience::Nobody => "audience-nobody",
            })
        };
        let all = Audience::ALL.iter().copied();
        all.map(|one| (one.as_str(), name(one), one.as_str() == chosen))
            .collect()
    }
}
