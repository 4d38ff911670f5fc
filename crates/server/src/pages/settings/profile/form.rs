//! The form of a profile: what stands in it, and what it says.

use base::{Invalid, Line};
use identity::{Audience, Audiences, Handle, OwnProfile, ProfileForm, Tag};

use crate::extract::{Caller, Fields};
use crate::{view, when};

/// The longest name in characters.
const LONGEST_NAME: usize = 100;

/// What is stored, as it stands in the form.
pub(super) fn stored(caller: &Caller, own: OwnProfile) -> view::ProfileTyped {
    let away = own
        .shown
        .away_until
        .filter(|until| *until > caller.call.now);
    view::ProfileTyped {
        name: own.shown.name,
        handle: own.shown.handle,
        expertise: own.shown.expertise.join(", "),
        help: own.shown.help,
        away: away.map(when::day_of).unwrap_or_default(),
        job_for: own.audiences.job.as_str().to_owned(),
        expertise_for: own.audiences.expertise.as_str().to_owned(),
        help_for: own.audiences.help.as_str().to_owned(),
        away_for: own.audiences.away.as_str().to_owned(),
        photo_for: own.audiences.photo.as_str().to_owned(),
    }
}

/// What was typed, as it stands in the form again.
pub(super) fn typed(fields: &Fields) -> view::ProfileTyped {
    let get = |name: &str| fields.get(name).to_owned();
    view::ProfileTyped {
        name: get("name"),
        handle: get("handle"),
        expertise: get("expertise"),
        help: get("help"),
        away: get("away"),
        job_for: get("job-for"),
        expertise_for: get("expertise-for"),
        help_for: get("help-for"),
        away_for: get("away-for"),
        photo_for: get("photo-for"),
    }
}

fn audience(fields: &Fields, name: &'static str) -> Result<Audience, Invalid> {
    Audience::parse(fields.get(name)).ok_or(Invalid::new(name, "unknown"))
}

/// What the form says; fails with `Invalid` for each field that cannot be accepted.
pub(super) fn parse(fields: &Fields) -> Result<ProfileForm, identity::Error> {
    let name = Line::parse("name", fields.get("name"), LONGEST_NAME);
    let handle = Handle::parse("handle", fields.get("handle").trim());
    let expertise = Tag::parse_all("expertise", fields.get("expertise"));
    let help = identity::help("help", fields.get("help"));
    let away_until = match fields.get("away") {
        "" => Ok(None),
        text => when::day(text)
            .map(Some)
            .ok_or(Invalid::new("away", "not-a-date")),
    };
    let audiences = (|| {
        Ok(Audiences {
            job: audience(fields, "job-for")?,
            expertise: audience(fields, "expertise-for")?,
            help: audience(fields, "help-for")?,
            away: audience(fields, "away-for")?,
            photo: audience(fields, "photo-for")?,
        })
    })();
    match (name, handle, expertise, help, away_until, audiences) {
        (Ok(name), Ok(handle), Ok(expertise), Ok(help), Ok(away_until), Ok(audiences)) => {
            Ok(ProfileForm {
                name,
                handle,
                expertise,
                help,
                away_until,
                audiences,
            })
        }
        (name, handle, expertise, help, away, audiences) => {
            let wrong = [
                name.err(),
                handle.err(),
                expertise.err(),
                help.err(),
                away.err(),
                audiences.err(),
            ];
            Err(identity::Error::Invalid(
                wrong.into_iter().flatten().collect(),
            ))
        }
    }
}
