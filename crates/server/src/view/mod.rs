//! The pages as data: one struct per page, filled by a handler and rendered by the template of the same name.
//!
//! Every page holds a [`Frame`] (language, title, navigation, viewer, flash, assets, live channels) and plain data.
//! Nothing here reads a database or decides about access: a `bool` says whether a button is there.
//!
//! | address | struct | template |
//! |---|---|---|
//! | `/` | [`Home`] | `home.html` |
//! | `/c/{slug}` | [`Community`] | `community.html` |
//! | `/c/{slug}/join` | [`Join`] | `join.html` |
//! | `/coordinate/{slug}/requests`, `…/roles` | [`Requests`], [`Roles`] | `coordinate/requests.html`, `coordinate/roles.html` |
//! | `/c/{slug}/new` | [`ThreadNew`] | `thread_new.html` |
//! | `/c/{slug}/edit`, `…/groups/new`, `/admin/communities/new` | [`CommunityEdit`] | `community_edit.html` |
//! | `/help/roles` | [`RolesHelp`] | `help_roles.html` |
//! | `/admin/communities`, `…/{slug}/{act}` | [`Themes`], [`ThemePage`] | `admin/communities.html`, `admin/theme_act.html` |
//! | `/t/{id}`, `/t/{id}/{n}` | [`Thread`] | `thread.html` |
//! | one post, for live updates | [`PostFragment`] | `thread/post.html` |
//! | `/posts/{id}/edit` | [`PostEdit`] | `post_edit.html` |
//! | `/posts/{id}/delete` | [`PostDelete`] | `post_delete.html` |
//! | `/coordinate`, `/coordinate/{slug}`, its lists | [`Desks`], [`Desk`], [`DeskLines`] | `coordinate/*.html` |
//! | `/coordinate/{slug}/announce`, `/admin/announce` | [`Announce`] | `coordinate/announce.html` |
//! | `/people` | [`PeopleList`] | `people.html` |
//! | `/people/{handle}` | [`Person`] | `person.html` |
//! | `/notifications` | [`Notifications`] | `notifications.html` |
//! | `/sign-in`, `/sign-out` | [`SignIn`], [`SignOut`] | `sign_in.html`, `sign_out.html` |
//! | `/sign-in/code`, `/settings/second-factor` | [`SignInCode`], [`SecondFactor`] | `sign_in_code.html`, `second_factor.html` |
//! | a link in the mail | [`LinkAsk`], [`LinkSent`], [`LinkFollow`] | `link_ask.html`, `link_sent.html`, `link_follow.html` |
//! | a set-password link | [`SetPassword`] | `set_password.html` |
//! | another address | [`ConfirmEmail`] | `confirm_email.html` |
//! | an invitation, inviting | [`Invitation`], [`Invite`] | `invitation.html`, `invite.html` |
//! | the first administrator | [`SetUp`] | `set_up.html` |
//! | `/settings` | [`Settings`] | `settings.html` |
//! | `/settings/sign-in`, `/settings/passkeys/{id}` | [`SignInMethods`], [`PasskeyEdit`] | `sign_in_methods.html`, `passkey.html` |
//! | `/sign-in/connect` | [`Connect`] | `connect.html` |
//! | `/settings/profile` | [`ProfileEdit`] | `settings_profile.html` |
//! | `/privacy`, `/erased/{secret}` | [`Statement`], [`Erased`] | `privacy.html`, `erased.html` |
//! | `/settings/privacy`, `…/erase` | [`OwnData`], [`Erase`] | `settings_privacy.html`, `settings_erase.html` |
//! | `/admin/retention` | [`Retention`] | `admin/retention.html` |
//! | the page in the download | [`ExportIndex`] | `export.html` |
//! | `/admin/organisations` | [`OrganisationList`] | `admin/organisations.html` |
//! | `/admin/organisations/new`, `…/{slug}/edit` | [`OrganisationEdit`] | `admin/organisation.html` |
//! | `/unsubscribe/{token}` | [`Unsubscribe`] | `unsubscribe.html` |
//! | `/admin`, `/admin/record` | [`Admin`], [`Record`] | `admin.html`, `record.html` |
//! | `/c/{slug}/members`, taking one out | [`Members`], [`MemberRemove`] | `members.html`, `member_remove.html` |
//! | `/coordinate/{slug}/invite` | [`MembersInvite`] | `members_invite.html` |
//! | `/join/{secret}` | [`WayInPage`] | `way_in.html` |
//! | every error | [`Problem`] | `problem.html` |
//! | `/about`, `/accessibility` | [`About`], [`Accessibility`] | `about.html`, `accessibility.html` |
//! | letters | [`DigestMail`], [`ActMail`] | `mail/*.html`, `mail/*.txt` |

mod account;
mod accounts;
mod admin;
mod community;
mod community_edit;
mod desk;
mod form;
mod frame;
mod help;
mod home;
mod mail;
mod members;
mod methods;
mod notifications;
mod organisation;
mod pager;
mod parts;
mod people;
mod person;
mod post;
mod privacy;
mod problem;
mod profile;
mod prose;
mod requests;
mod roles;
pub mod samples;
mod second_factor;
mod settings;
#[cfg(test)]
mod tests;
mod text;
mod themes;
mod thread;
mod thread_new;

pub use account::{
    ConfirmEmail, DemoAccount, Invitation, Invite, LinkAsk, LinkFollow, LinkSent, SetPassword,
    SetUp, SignIn, SignOut, Unsubscribe,
};
pub use accounts::{
    AccountAct, AccountLine, AccountPage, Accounts, AllTokens, Effect, EffectRow, GuestForm,
    GuestLine, Guests, Merge, MergePlan, MergeSide, OwnedTokenRow,
};
pub use admin::{Admin, Record, RecordFilter, RecordLine};
pub use community::{Community, CommunityAbout, Membership, Who};
pub use community_edit::{CommunityEdit, CommunityFields, CommunityOffer, charter_names};
pub use desk::{
    Announce, AnnounceTo, Bar, Desk, DeskEmployer, DeskLines, DeskList, DeskRow, Desks,
    FollowUpForm, Tile, people,
};
pub use form::{FieldError, FormErrors};
pub use frame::{Assets, Flash, FlashKind, Frame, Live, Nav, Viewer};
pub use help::RolesHelp;
pub use home::{Home, NewsGroup, PriorityGroup};
pub use mail::{
    Act, ActMail, ActText, DigestGroup, DigestItem, DigestMail, DigestText, DigestThread,
};
pub use members::{
    InviteForm, MemberForm, MemberRemove, MemberRow, Members, MembersInvite, ReportLine, WayInPage,
    WayInRow, WayInState,
};
pub use methods::{
    Connect, ConnectState, ConnectionRow, PasskeyEdit, PasskeyRow, ProviderLink, SignInMethods,
};
pub use notifications::{Notice, Notifications, Reason};
pub use organisation::{
    Offer, OrganisationEdit, OrganisationGroup, OrganisationList, OrganisationRow,
    OrganisationTyped, WorkForm,
};
pub use pager::{PageLink, Pager};
pub use parts::{CommunityCard, CommunityLink, Kind, PersonLink, ThreadRow};
pub use people::{FoundPerson, PeopleList};
pub use person::{Contribution, Person, Place};
pub use post::{Post, PostDelete, PostEdit, PostFragment, Removed, ReplyTo};
pub use privacy::{
    ConsentRow, Erase, EraseTyped, Erased, ExportIndex, OwnData, Period, Planned, Retention,
    RetentionRow, Statement, periods,
};
pub use problem::Problem;
pub use profile::{ProfileEdit, ProfileTyped};
pub use requests::{
    AnswerTyped, AnsweredRow, Asking, Join, OwnRequest, RequestGroup, RequestRow, Requests,
    SavedText,
};
pub use roles::{CoordinatorRow, RoleAct, RoleTyped, Roles};
pub use second_factor::{SecondFactor, SecondFactorState, SignInCode};
pub use settings::{DigestForm, SessionRow, Settings, TokenRow};
pub use text::{About, Accessibility};
pub use themes::{ThemeAct, ThemePage, ThemeRow, Themes, ThreadChoice};
pub use thread::{Answer, ReplyForm, Thread};
pub use thread_new::{ThreadForm, ThreadNew};
