//! Making the organisations that the configuration names; those that are there already stay as they are.

use ::store::{Writer, outbox};
use base::{Actor, Call, Fact, Line, OrganisationId};
use serde::Deserialize;

use super::{Domain, LONGEST_NAME, OrganisationKind, Province, store};
use crate::{Error, Handle};

/// The organisations to start with: the content of `config/organisations.toml`, or those of a demo.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationPlan {
    /// In the order of making.
    pub organisation: Vec<Planned>,
}

/// One of them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// Its name; the word in addresses is made of it.
    pub name: String,
    /// What sort.
    pub kind: OrganisationKind,
    /// Where it has its seat.
    #[serde(default)]
    pub province: Option<Province>,
    /// Its mail domains.
    #[serde(default)]
    pub domains: Vec<String>,
}

impl OrganisationPlan {
    /// Reads a plan; fails with [`Error::Plan`] naming what is wrong.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let plan: Self = toml::from_str(text).map_err(|e| Error::Plan(e.to_string()))?;
        for one in &plan.organisation {
            Line::parse("name", &one.name, LONGEST_NAME)
                .map_err(|_| Error::Plan(format!("\"{}\" is no name", one.name)))?;
            for domain in &one.domains {
                Domain::parse("domains", domain)
                    .map_err(|_| Error::Plan(format!("\"{domain}\" is no domain")))?;
            }
        }
        Ok(plan)
    }
}

/// Makes what the plan names and the database lacks, and states [`Fact::OrganisationCreated`] for each; how many.
///
/// One that was renamed stays renamed; a domain that another has stays there. Only the program may: fails with
/// `Forbidden` for all others.
pub async fn plant_organisations(
    w: &mut Writer,
    call: &Call,
    plan: &OrganisationPlan,
) -> Result<usize, Error> {
    if !matches!(call.actor, Actor::System(_)) {
        return Err(Error::Forbidden);
    }
    let mut made = 0;
    for planned in &plan.organisation {
        let id = OrganisationId(call.ids.uuid(call.now));
        let slug = Handle::from_name(&planned.name);
        let new = store::New {
            id,
            slug: slug.as_str(),
            kind: planned.kind,
            name: &planned.name,
            province: planned.province,
            now: call.now,
        };
        if !store::insert(w, &new).await? {
            continue;
        }
        let domains = planned.domains.iter();
        let domains: Vec<Domain> = domains
            .filter_map(|domain| Domain::parse("domains", domain).ok())
            .collect();
        store::insert_domains(w, id, &domains).await?;
        outbox::append(w, call, &Fact::OrganisationCreated { organisation: id }).await?;
        made += 1;
    }
    Ok(made)
}
