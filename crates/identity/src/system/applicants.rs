//! The people of a community and those who want to be, for whoever looks after it: what the caller may see is checked before.

use ::store::{Reader, Result as Stored, sql};
use base::{CommunityId, OrganisationId, PersonId, Ts};

use crate::{Card, Error};

/// Somebody who asks to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Who.
    pub card: Card,
    /// The organisation they work for.
    pub employer: Option<OrganisationId>,
    /// What stands behind the `@` of their address; never what stands before it.
    pub domain: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PersonId,
    handle: String,
    name: String,
    organisation: String,
    photo: Option<Ts>,
    email_key: String,
    employer: Option<OrganisationId>,
}

/// Those of these people who have an account, by one query, in no order; at most 16,000.
pub async fn applicants(r: &mut Reader, people: &[PersonId]) -> Result<Vec<Applicant>, Error> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let rows = list_applicants(r, people).await?.into_iter();
    Ok(rows
        .map(|row| Applicant {
            domain: row
                .email_key
                .rsplit_once('@')
                .map_or_else(String::new, |(_, domain)| domain.to_owned()),
            employer: row.employer,
            card: Card {
                id: row.id,
                handle: row.handle,
                name: row.name,
                organisation: row.organisation,
                photo: row.photo,
            },
        })
        .collect())
}

/// How many members of a community work at each of these organisations; those without any are left out.
pub async fn count_colleagues(
    r: &mut Reader,
    community: CommunityId,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, i64)>, Error> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    Ok(list_colleagues(r, community, organisations).await?)
}

async fn list_applicants(r: &mut Reader, people: &[PersonId]) -> Stored<Vec<Row>> {
    r.query(sql!("SELECT p.id, p.handle, p.name, p.organisation, p.photo, p.email_key, e.organisation_id AS employer FROM person p LEFT JOIN employment e ON e.person_id = p.id AND e.until IS NULL WHERE p.erased_at IS NULL AND p.id IN ($*)"))
        .list(people)
        .fetch_all()
        .await
}

async fn list_colleagues(
    r: &mut Reader,
    community: CommunityId,
    organisations: &[OrganisationId],
) -> Stored<Vec<(OrganisationId, i64)>> {
    r.query(sql!("SELECT e.organisation_id, CAST(COUNT(*) AS BIGINT) AS n FROM community_member m JOIN employment e ON e.person_id = m.person_id AND e.until IS NULL WHERE m.community_id = $1 AND e.organisation_id IN ($*) GROUP BY e.organisation_id ORDER BY e.organisation_id"))
        .bind(community)
        .list(organisations)
        .fetch_all()
        .await
}
