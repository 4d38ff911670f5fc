//! Communities of practice and who belongs to them; access to everything hangs on the [`access`] it answers for.

pub mod access;
pub mod capability;
pub mod community;
mod error;
mod leaving;
pub mod member;
pub mod system;

pub use access::Standing;
pub use capability::{Capability, Door, Grant, Readers, RoleKind, WayIn};
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
pub use error::Error;
pub use leaving::{Exported, Named, Request, alone_in, export_mine};
pub use member::guest::{admit_guest, release_guest};
pub use member::join::{Joined, join_community};
pub use member::leave::leave_community;
pub use member::list::{list_coordinators, list_guest_places, list_of_person, list_own};
pub use member::merge::merge_person;
pub use member::role::set_role;
pub use member::{Belonging, GuestPlace, Role};
