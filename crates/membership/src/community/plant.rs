//! Making the communities that the configuration names; those that are there already stay as they are.

use base::{Actor, Call, CommunityId, Fact};
use serde::Deserialize;
use store::{Writer, outbox};

use super::{Joining, Slug, Visibility, store as rows};
use crate::Error;

/// The priorities and communities to start with: the content of `config/communities.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    priority: Vec<PlannedPriority>,
    community: Vec<PlannedCommunity>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlannedPriority {
    slug: String,
    name: Words,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlannedCommunity {
    pub(crate) slug: String,
    pub(crate) name: Words,
    pub(crate) priority: String,
    #[serde(default)]
    pub(crate) purpose: Words,
    #[serde(default = "everybody")]
    pub(crate) visibility: Visibility,
    #[serde(default = "by_one_act")]
    pub(crate) joining: Joining,
    /// How sure we are of the name: A sourced, B named elsewhere, C inferred. For people who read the file.
    #[serde(default, rename = "confidence")]
    _confidence: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) nl: String,
    pub(crate) en: String,
}

fn everybody() -> Visibility {
    Visibility::Public
}

fn by_one_act() -> Joining {
    Joining::Open
}

impl Plan {
    /// Reads a plan; fails with [`Error::Plan`] naming what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let plan: Self = toml::from_str(text).map_err(|e| Error::Plan(e.to_string()))?;
        for community in &plan.community {
            Slug::parse(&community.slug)
                .map_err(|_| Error::Plan(format!("\"{}\" is no slug", community.slug)))?;
            if !plan.priority.iter().any(|p| p.slug == community.priority) {
                return Err(Error::Plan(format!(
                    "\"{}\" is no priority",
                    community.priority
                )));
            }
        }
        Ok(plan)
    }
}

/// Makes what the plan names and the database lacks; states [`Fact::CommunityCreated`] for each. Only the program may.
pub async fn plant_communities(w: &mut Writer, call: &Call, plan: &Plan) -> Result<usize, Error> {
    if !matches!(call.actor, Actor::System(_)) {
        return Err(Error::NotCoordinator);
    }
    for (place, priority) in (1..).zip(&plan.priority) {
        rows::insert_priority(
            w,
            &priority.slug,
            &priority.name.nl,
            &priority.name.en,
            place,
        )
        .await?;
    }
    super::address::hold(w).await?;
    let mut made = 0;
    for (place, planned) in (1..).zip(&plan.community) {
        let id = CommunityId(call.ids.uuid(call.now));
        // One that was given another name, or became part of another community, is there already.
        if super::address::find_former(w, &planned.slug)
            .await?
            .is_some()
        {
            continue;
        }
        if rows::insert(w, &rows::planned(id, call.now, planned), place).await? {
            outbox::append(w, call, &Fact::CommunityCreated { community: id }).await?;
            made += 1;
        }
    }
    Ok(made)
}
