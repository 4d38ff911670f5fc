//! Lively made-up pages, one or more per view: the gallery shows them and the tests render them.

mod account;
mod accounts;
mod admin;
mod community;
mod connect;
mod desk;
mod home;
mod members;
mod methods;
mod notices;
mod organisation;
mod pages;
mod people;
mod posts;
mod privacy;
mod requests;
mod rows;
mod second_factor;
mod thread;

use base::{Lang, Ts};

use super::{Assets, Frame, Live, Nav, Viewer};
use crate::when::When;
use crate::words::Words;
pub use people::{community, person};

/// A rendered sample: the name of its file and its content.
pub struct Sample {
    /// Such as `thread.html`.
    pub file: &'static str,
    /// The whole page or letter.
    pub content: String,
}

/// The moment at which all samples are made: Wednesday 12 November 2025, 14:30 in the Netherlands.
pub const NOW: Ts = Ts::from_micros(1_762_954_200_000_000);

/// A moment so many minutes before [`NOW`].
pub fn ago(minutes: i64, lang: Lang) -> When {
    When::new(
        Ts::from_micros(NOW.micros() - minutes * 60_000_000),
        NOW,
        lang,
    )
}

/// The assets as the gallery lays them out.
fn assets() -> Assets {
    Assets {
        css: "/assets/main.css".to_owned(),
        js: None,
        font: Some("/assets/font.woff2".to_owned()),
        icon: Some("/assets/icon.svg".to_owned()),
    }
}

/// A frame for somebody who is not signed in.
pub fn outside(lang: Lang, title: &str, here: &str) -> Frame {
    Frame::new(lang, title, Nav::Elsewhere, here, assets())
}

/// A frame for a member with three unread notices.
pub fn inside(lang: Lang, title: &str, here: &str, nav: Nav) -> Frame {
    Frame {
        nav,
        viewer: Some(Viewer {
            name: "Marijke van den Berg".to_owned(),
            handle: "marijke".to_owned(),
            initials: "MB".to_owned(),
            unread: 3,
            administrator: false,
            guest: false,
        }),
        live: Some(Live {
            channels: "me".to_owned(),
            position: "0".to_owned(),
        }),
        ..outside(lang, title, here)
    }
}

/// A title from the locale files.
fn title(lang: Lang, id: &'static str) -> &'static str {
    Words::of(lang).get(id)
}

/// Every sample in a language; an error names what could not be rendered.
#[expect(
    clippy::too_many_lines,
    reason = "a list, one line a sample, on purpose in one place"
)]
pub fn all(lang: Lang) -> Result<Vec<Sample>, askama::Error> {
    let mut samples = Vec::new();
    let mut add = |file: &'static str, page: &dyn askama::DynTemplate| {
        page.dyn_render()
            .map(|content| samples.push(Sample { file, content }))
    };
    use super::*;
    add("home_signed_out.html", &Home::signed_out_sample(lang))?;
    add("home.html", &Home::sample(lang))?;
    add("home_up_to_date.html", &Home::up_to_date_sample(lang))?;
    add("home_new_member.html", &Home::new_member_sample(lang))?;
    add("community.html", &Community::sample(lang))?;
    add(
        "community_signed_out.html",
        &Community::signed_out_sample(lang),
    )?;
    add("community_empty.html", &Community::empty_sample(lang))?;
    add("community_archived.html", &Community::archived_sample(lang))?;
    add("community_edit.html", &CommunityEdit::sample(lang))?;
    add(
        "community_edit_errors.html",
        &CommunityEdit::errors_sample(lang),
    )?;
    add("help_roles.html", &RolesHelp::sample(lang))?;
    add("admin_communities.html", &Themes::sample(lang))?;
    add("admin_theme_split.html", &ThemePage::sample(lang))?;
    add("admin_theme_archive.html", &ThemePage::archive_sample(lang))?;
    add("community_asked.html", &Community::asked_sample(lang))?;
    add("join.html", &Join::sample(lang))?;
    add("requests.html", &Requests::sample(lang))?;
    add("requests_errors.html", &Requests::errors_sample(lang))?;
    add("requests_empty.html", &Requests::empty_sample(lang))?;
    add("roles.html", &Roles::sample(lang))?;
    add("roles_errors.html", &Roles::errors_sample(lang))?;
    add("thread_new.html", &ThreadNew::sample(lang))?;
    add("thread_new_errors.html", &ThreadNew::errors_sample(lang))?;
    add("thread.html", &Thread::sample(lang))?;
    add("thread_twenty.html", &Thread::twenty_sample(lang))?;
    add("thread_signed_out.html", &Thread::signed_out_sample(lang))?;
    add("thread_errors.html", &Thread::errors_sample(lang))?;
    add("thread_closed.html", &Thread::closed_sample(lang))?;
    add("desks.html", &Desks::sample(lang))?;
    add("desk.html", &Desk::sample(lang))?;
    add("desk_empty.html", &Desk::empty_sample(lang))?;
    add("desk_list.html", &DeskLines::sample(lang))?;
    add("announce.html", &Announce::sample(lang))?;
    add("announce_wide.html", &Announce::wide_sample(lang))?;
    add("post_fragment.html", &PostFragment::sample(lang))?;
    add("post_edit.html", &PostEdit::sample(lang))?;
    add("post_delete.html", &PostDelete::sample(lang))?;
    add("person.html", &Person::sample(lang))?;
    add("person_new.html", &Person::new_sample(lang))?;
    add("notifications.html", &Notifications::sample(lang))?;
    add(
        "notifications_empty.html",
        &Notifications::empty_sample(lang),
    )?;
    add("sign_in.html", &SignIn::sample(lang))?;
    add("sign_in_errors.html", &SignIn::errors_sample(lang))?;
    add("link_ask.html", &LinkAsk::sample(lang))?;
    add("link_sent.html", &LinkSent::sample(lang))?;
    add("link_follow.html", &LinkFollow::sample(lang))?;
    add(
        "link_follow_elsewhere.html",
        &LinkFollow::elsewhere_sample(lang),
    )?;
    add("sign_out.html", &SignOut::sample(lang))?;
    add("set_password.html", &SetPassword::sample(lang))?;
    add("confirm_email.html", &ConfirmEmail::sample(lang))?;
    add("invitation.html", &Invitation::sample(lang))?;
    add("invite.html", &Invite::sample(lang))?;
    add("set_up.html", &SetUp::sample(lang))?;
    add("sign_in_code.html", &SignInCode::sample(lang))?;
    for (file, page) in SecondFactor::samples(lang) {
        add(file, &page)?;
    }
    add("settings.html", &Settings::sample(lang))?;
    add("settings_token.html", &Settings::token_sample(lang))?;
    add("admin.html", &Admin::sample(lang))?;
    add("accounts.html", &Accounts::sample(lang))?;
    add("accounts_empty.html", &Accounts::empty_sample(lang))?;
    add("admin_account.html", &AccountPage::sample(lang))?;
    add("admin_account_act.html", &AccountAct::sample(lang))?;
    add("admin_account_guest.html", &AccountAct::guest_sample(lang))?;
    add("guests.html", &Guests::sample(lang))?;
    add("admin_tokens.html", &AllTokens::sample(lang))?;
    add("merge.html", &Merge::sample(lang))?;
    add("merge_errors.html", &Merge::errors_sample(lang))?;
    add("admin_settings.html", &Effect::sample(lang))?;
    add("record.html", &Record::sample(lang))?;
    add("record_empty.html", &Record::empty_sample(lang))?;
    add("settings_offer.html", &Settings::offer_sample(lang))?;
    add("settings_profile.html", &ProfileEdit::sample(lang))?;
    add(
        "settings_profile_errors.html",
        &ProfileEdit::errors_sample(lang),
    )?;
    add("members.html", &Members::sample(lang))?;
    add("members_signed_out.html", &Members::signed_out_sample(lang))?;
    add("member_remove.html", &MemberRemove::sample(lang))?;
    add("members_invite.html", &MembersInvite::sample(lang))?;
    add(
        "members_invite_report.html",
        &MembersInvite::report_sample(lang),
    )?;
    for (file, page) in WayInPage::samples(lang) {
        add(file, &page)?;
    }
    add("people.html", &PeopleList::sample(lang))?;
    add("people_empty.html", &PeopleList::empty_sample(lang))?;
    add("organisations.html", &OrganisationList::sample(lang))?;
    add(
        "organisations_empty.html",
        &OrganisationList::empty_sample(lang),
    )?;
    add("organisation.html", &OrganisationEdit::sample(lang))?;
    add(
        "organisation_errors.html",
        &OrganisationEdit::errors_sample(lang),
    )?;
    add("sign_in_methods.html", &SignInMethods::sample(lang))?;
    add(
        "sign_in_methods_empty.html",
        &SignInMethods::empty_sample(lang),
    )?;
    add(
        "sign_in_methods_errors.html",
        &SignInMethods::errors_sample(lang),
    )?;
    for (file, page) in Connect::samples(lang) {
        add(file, &page)?;
    }
    add("passkey.html", &PasskeyEdit::sample(lang))?;
    add("unsubscribe.html", &Unsubscribe::sample(lang))?;
    add("unsubscribe_done.html", &Unsubscribe::done_sample(lang))?;
    add("about.html", &About::sample(lang))?;
    add("accessibility.html", &Accessibility::sample(lang))?;
    add("privacy.html", &Statement::sample(lang))?;
    add("settings_privacy.html", &OwnData::sample(lang))?;
    add(
        "settings_privacy_errors.html",
        &OwnData::errors_sample(lang),
    )?;
    add("settings_erase.html", &Erase::sample(lang))?;
    add("settings_erase_errors.html", &Erase::errors_sample(lang))?;
    add("settings_erase_held.html", &Erase::held_sample(lang))?;
    add("erased.html", &Erased::sample(lang))?;
    add("erased_waiting.html", &Erased::waiting_sample(lang))?;
    add("retention.html", &Retention::sample(lang))?;
    add("export.html", &ExportIndex::sample(lang))?;
    for (file, status) in PROBLEMS {
        add(file, &Problem::sample(lang, *status))?;
    }
    let digest = DigestMail::sample(lang);
    add("mail_digest.html", &digest)?;
    add("mail_digest.txt", &digest.text())?;
    let letter = ActMail::sample(lang);
    add("mail_act.html", &letter)?;
    add("mail_act.txt", &letter.text())?;
    Ok(samples)
}

/// The statuses people can meet.
const PROBLEMS: &[(&str, u16)] = &[
    ("problem_400.html", 400),
    ("problem_401.html", 401),
    ("problem_403.html", 403),
    ("problem_404.html", 404),
    ("problem_405.html", 405),
    ("problem_409.html", 409),
    ("problem_413.html", 413),
    ("problem_415.html", 415),
    ("problem_422.html", 422),
    ("problem_429.html", 429),
    ("problem_500.html", 500),
    ("problem_503.html", 503),
];
