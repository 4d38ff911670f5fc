//! Communities of practice and who belongs to them; access to everything hangs on the [`access`] it answers for.

pub mod access;
pub mod community;
mod error;
mod leaving;
pub mod member;
pub mod system;
pub mod way_in;

pub use access::Standing;
pub use community::describe::{CommunityDetail, community};
pub use community::list::{list_communities, list_priorities};
pub use community::plant::{Plan, plant_communities};
pub use community::{Community, Joining, Priority, Slug, State, Visibility};
pub use error::Error;
pub use leaving::{Exported, Named, Request, alone_in, export_mine};
pub use member::export::note_export;
pub use member::guest::{admit_guest, release_guest};
pub use member::join::{Joined, join_community};
pub use member::leave::leave_community;
pub use member::list::{list_coordinators, list_guest_places, list_of_person, list_own};
pub use member::merge::merge_person;
pub use member::remove::remove_member;
pub use member::role::set_role;
pub use member::{Belonging, GuestPlace, Role};
pub use way_in::accept::{Accepted, Offered, accept_way_in, find_way_in};
pub use way_in::ask::ask_by_link;
pub use way_in::invite::{add_members, invite};
pub use way_in::link::make_link;
pub use way_in::list::{WayInCursor, list_ways_in};
pub use way_in::withdraw::withdraw_way_in;
pub use way_in::{Invitee, KnownAccount, Outcome, WayIn};
