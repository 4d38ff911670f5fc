//! Who somebody is: accounts, passwords, passkeys, connections, sessions, bearer tokens and one-time links; and where they work.
//!
//! Signing in takes two steps, so that the slow one runs without a database connection: [`credential`] gives the stored
//! hash, [`password::verify`] compares (off the async threads, and also when there is no account, so that time tells
//! nothing), [`open_session`] opens. What a browser holds is a [`Secret`]; the database knows only its digest.
#![warn(missing_docs)]

mod access;
mod account;
mod acts;
pub mod connection;
mod device;
mod email_change;
mod employment;
mod error;
mod invitation;
mod letter_link;
mod link;
mod member;
mod method;
mod organisation;
pub mod passkey;
pub mod password;
mod photo;
pub mod privacy;
mod profile;
mod second_factor;
mod session;
pub mod system;
mod token;

pub use account::{
    Account, AccountCursor, AccountFilter, AccountRow, Card, Credential, GuestCursor, Handle,
    Merged, NewAccount, Overview, account, account_overview, ask_new_password, bound_guest, cards,
    change_password, choose_language, complete_accounts, count_accounts, create_account,
    credential, disable_account, enable_account, end_sessions_of, find_account, handles,
    list_accounts, list_guests, merge_person, merged_into, remove_password, set_administrator,
};
pub use acts::{list_actions, list_acts, note_refusal};
pub use base::{Email, Secret};
pub use device::{is_known_device, note_device, touch_device};
pub use email_change::{
    AskedChange, EMAIL_SECONDS, Outcome, ask_email_change, confirm_email, find_email_change,
};
pub use employment::{
    Employment, Ended, LONGEST_JOB, choose_employer, employer, employment, end_employment,
    offered_employer,
};
pub use error::Error;
pub use invitation::{
    INVITATION_SECONDS, Invitation, accept_invitation, find_invitation, invite_account,
    invite_again,
};
pub use letter_link::{
    LetterLink, PASSWORD_SECONDS, Purpose, SIGN_IN_SECONDS, SignInLink, ask_password_link,
    ask_sign_in_link, find_sign_in_link, sign_in_by_link,
};
pub use link::{
    Link, find_link, issue_password_link, issue_set_up_link, set_password_by_link, set_up,
};
pub use member::{Member, MemberCursor, MemberFilter, list_member_addresses, list_members};
pub use method::{Methods, methods};
pub use organisation::{
    Domain, LONGEST_NAME, Organisation, OrganisationCursor, OrganisationForm, OrganisationKind,
    OrganisationPlan, Planned, Province, Wanted, administered_organisations, change_organisation,
    create_organisation, list_choices, list_organisations, may_administer, organisation,
    organisation_by_id, plant_organisations,
};
pub use password::{Hash, Password};
pub use photo::{LARGEST_FILE, PhotoSize, Picture, photo, remove_photo, set_photo};
pub use profile::{
    Audience, Audiences, Employer, Found, OwnProfile, PersonCursor, Profile, ProfileForm, Sought,
    Tag, Tally, current_handle, help, own_profile, person_by_handle, save_profile, search_people,
    tally_members,
};
pub use second_factor::{
    Checked, Enrolment, HALF_SECONDS, SecondFactor, begin_second_factor, begin_sign_in,
    confirm_second_factor, finish_sign_in, has_second_factor, new_recovery_codes, second_factor,
    stop_second_factor,
};
pub use session::{
    Freshness, Presented, SESSION_SECONDS, Session, SignedIn, end_all_sessions, end_other_sessions,
    end_session, list_sessions, open_restricted_session, open_session, replayed, rotate_session,
    session_by_secret, signed_in_lately, touch_session,
};
pub use token::{
    Bearer, OwnedToken, Scope, Token, TokenCursor, TokenForm, account_by_token, create_token,
    list_all_tokens, list_tokens, remove_token, revoke_token, touch_token,
};
