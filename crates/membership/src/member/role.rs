//! Giving a member another role.

use base::{Call, Fact, PersonId};
use store::record::{self, Act};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::Error;
use crate::community::{Slug, store as communities};

/// Makes a member coordinator, or a coordinator member. Only a coordinator, an administrator or the program may.
///
/// States [`Fact::RoleChanged`]. Fails with `NotFound`, `NotCoordinator`, `NotMember` and `LastCoordinator`.
pub async fn set_role(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    person: PersonId,
    role: Role,
) -> Result<(), Error> {
    let row = communities::find(w, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let id = row.community.id;
    let standing = row.standing(call);
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    if call.actor == base::Actor::Anonymous {
        return Err(Error::SignInNeeded);
    }
    if !standing.may_coordinate() {
        return Err(Error::NotCoordinator);
    }
    rows::lock(w, id).await?;
    let theirs = rows::find_role(w, id, person)
        .await?
        .ok_or(Error::NotMember)?;
    let steps_down = theirs == Role::Coordinator && role != Role::Coordinator;
    if steps_down && rows::count_other_coordinators(w, id, person).await? == 0 {
        return Err(Error::LastCoordinator);
    }
    if rows::update_role(w, id, person, role.as_str()).await? {
        outbox::append(
            w,
            call,
            &Fact::RoleChanged {
                community: id,
                person,
            },
        )
        .await?;
        let action = match role {
            Role::Coordinator => "coordinator-made",
            Role::Member => "coordinator-ended",
        };
        let object = &format!("community:{id}");
        let act = Act {
            action,
            object,
            person: Some(person),
            result: "ok",
        };
        record::append(w, call, act).await?;
    }
    Ok(())
}
