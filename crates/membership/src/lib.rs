//! Communities of practice and who belongs to them; access to everything hangs on the [`access`] it answers for.

pub mod access;
pub mod capability;
pub mod community;
pub mod desk;
mod error;
mod leaving;
pub mod member;
pub mod request;
pub mod stand_in;
pub mod system;
pub mod way_in;

pub use access::Standing;
pub use capability::{Capability, Door, Entry, Grant, RoleKind};
pub use community::about::{About, Charter, CommunityForm, CommunityTyped, Pin, about, list_said};
pub use community::address::current_slug;
pub use community::archive::{archive_community, reopen_community};
pub use community::change::change_community;
pub use community::create::{Place, create_community};
pub use community::describe::{CommunityDetail, community};
pub use community::list::{list_communities, list_priorities};
pub use community::plant::{Plan, plant_communities};
pub use community::theme::{
    Going, Moving, administered, become_part, bring_along, look_merge, look_split,
};
pub use community::{Community, Joining, Priority, Slug, State, Visibility};
pub use desk::{Desk, desk, hold, list_desks, looks_after};
pub use error::Error;
pub use leaving::{Exported, Named, Request, StandingIn, alone_in, export_mine};
pub use member::export::note_export;
pub use member::guest::{admit_guest, release_guest};
pub use member::hand_over::hand_over;
pub use member::join::{Joined, join_community};
pub use member::leave::leave_community;
pub use member::list::{list_coordinators, list_guest_places, list_of_person, list_own};
pub use member::merge::merge_person;
pub use member::remove::remove_member;
pub use member::role::set_role;
pub use member::{Belonging, GuestPlace, Role};
pub use request::answer::{Answered, answer_requests};
pub use request::mine::list_own_requests;
pub use request::queue::{Queue, request_queue};
pub use request::saved::{delete_saved_answer, save_answer, saved_answer};
pub use request::undo::{Undone, undo_answers};
pub use request::withdraw::withdraw_request;
pub use request::{
    Answer, AnsweredRequest, OwnRequest, RequestState, SavedAnswer, UNDO_SECONDS, Verdict,
    WaitingRequest,
};
pub use stand_in::StandIn;
pub use stand_in::end::end_stand_in;
pub use stand_in::list::{Roles, list_roles};
pub use stand_in::name::name_stand_in;
pub use way_in::accept::{Accepted, Offered, accept_way_in, find_way_in};
pub use way_in::ask::ask_by_link;
pub use way_in::invite::{add_members, invite};
pub use way_in::link::make_link;
pub use way_in::list::{WayInCursor, list_ways_in};
pub use way_in::withdraw::withdraw_way_in;
pub use way_in::{Invitee, KnownAccount, Outcome, WayIn};
