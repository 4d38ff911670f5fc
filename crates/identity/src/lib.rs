//! Who somebody is: accounts, passwords, sessions, bearer tokens and one-time links; and where they work.
//!
//! Signing in takes two steps, so that the slow one runs without a database connection: [`credential`] gives the stored
//! hash, [`password::verify`] compares (off the async threads, and also when there is no account, so that time tells
//! nothing), [`open_session`] opens. What a browser holds is a [`Secret`]; the database knows only its digest.
#![warn(missing_docs)]

mod access;
mod account;
mod employment;
mod error;
mod link;
mod organisation;
pub mod password;
mod profile;
mod secret;
mod session;
pub mod system;
mod token;

pub use account::{
    Account, Card, Credential, Email, Handle, NewAccount, account, bound_guest, cards,
    change_password, choose_language, complete_accounts, count_accounts, create_account,
    credential, handles,
};
pub use employment::{
    Employment, LONGEST_JOB, choose_employer, employer, employment, end_employment,
    offered_employer,
};
pub use error::Error;
pub use link::{
    Link, find_link, issue_password_link, issue_set_up_link, set_password_by_link, set_up,
};
pub use organisation::{
    Domain, LONGEST_NAME, Organisation, OrganisationCursor, OrganisationForm, OrganisationKind,
    OrganisationPlan, Planned, Province, Wanted, administered_organisations, change_organisation,
    create_organisation, list_choices, list_organisations, may_administer, organisation,
    organisation_by_id, plant_organisations,
};
pub use password::{Hash, Password};
pub use profile::{
    Audience, Audiences, Found, OwnProfile, PersonCursor, Profile, ProfileForm, Sought, Tag,
    current_handle, help, own_profile, person_by_handle, save_profile, search_people,
};
pub use secret::Secret;
pub use session::{
    Freshness, Presented, SESSION_SECONDS, Session, SignedIn, end_all_sessions, end_other_sessions,
    end_session, list_sessions, open_session, replayed, rotate_session, session_by_secret,
    touch_session,
};
pub use token::{Bearer, Token, account_by_token, create_token, list_tokens, remove_token};
