//! The members of the data set: who they are, where they belong, and who is busiest where.

use anyhow::{Context, Result};
use base::{CommunityId, Ids, Lang, PersonId, Ts};
use identity::system::NewPerson;
use identity::{Email, Handle, Hash, Password, password};
use membership::Role;

use super::dice::{Dice, Use, shares};
use super::words::Words;
use super::{END, Order, START};

/// How many communities a member belongs to besides the largest: of a hundred members so many have at most 0, 1, 2 … 5.
const BESIDES: [f64; 6] = [0.25, 0.50, 0.70, 0.85, 0.95, 1.0];

/// A community in the database.
pub(super) struct Place {
    pub(super) id: CommunityId,
    pub(super) slug: String,
}

/// A community with its members, busiest first.
pub(super) struct Community {
    pub(super) id: CommunityId,
    pub(super) slug: String,
    pub(super) members: Vec<Belongs>,
}

/// A membership.
#[derive(Debug, Clone, Copy)]
pub(super) struct Belongs {
    /// Whose: a place in [`People::members`].
    pub(super) member: usize,
    pub(super) role: Role,
    pub(super) joined_at: Ts,
}

/// Everybody.
pub(super) struct People {
    pub(super) members: Vec<NewPerson>,
    /// The largest first; everybody belongs to that one.
    pub(super) communities: Vec<Community>,
}

/// The handle of the member at a place.
pub(super) fn handle(place: usize) -> String {
    format!("lid-{:05}", place + 1)
}

/// Hashes the password, once for all.
pub(super) async fn hash(order: &Order) -> Result<Option<Hash>> {
    let Some(text) = &order.password else {
        return Ok(None);
    };
    let wanted =
        Password::parse("password", text).context("the password for the members cannot be used")?;
    let salt = Ids::Random.bytes();
    Ok(Some(
        tokio::task::spawn_blocking(move || password::hash(&wanted, salt)).await??,
    ))
}

impl People {
    /// Makes everybody up.
    pub(super) fn plan(
        order: &Order,
        places: Vec<Place>,
        words: &Words,
        ids: &Ids,
    ) -> Result<Self> {
        let count = usize::try_from(order.members)?;
        let besides = shares(places.len().saturating_sub(1));
        let mut communities: Vec<Community> = places
            .into_iter()
            .map(|place| Community {
                id: place.id,
                slug: place.slug,
                members: Vec::new(),
            })
            .collect();
        let mut members = Vec::with_capacity(count);
        for place in 0..count {
            let mut dice = Dice::new(order.seed, Use::Member, place);
            // The platform grows: a few were there from the start (the coordinators are the first members), half came
            // in the last hundred days.
            let founder = dice.chance(0.08) || place < communities.len();
            let since = if founder {
                START
            } else {
                between(START, 0.985 * dice.unit().powf(0.3))
            };
            members.push(person(place, since, words, &mut dice, ids)?);
            let drawn = dice.unit();
            let wanted = BESIDES.iter().filter(|most| drawn >= **most).count();
            let mut own = vec![0];
            for _ in 0..wanted * 3 {
                let drawn = dice.unit();
                let chosen = 1 + besides.iter().filter(|share| **share < drawn).count();
                if own.len() <= wanted && chosen < communities.len() && !own.contains(&chosen) {
                    own.push(chosen);
                }
            }
            for rank in own {
                let late = rank > 0 && dice.chance(0.5);
                let joined_at = if late {
                    between(since, dice.unit() * 0.5)
                } else {
                    since
                };
                if let Some(community) = communities.get_mut(rank) {
                    community.members.push(Belongs {
                        member: place,
                        role: Role::Member,
                        joined_at,
                    });
                }
            }
        }
        for (rank, community) in communities.iter_mut().enumerate() {
            let coordinator = rank % count.max(1);
            community.members.retain(|one| one.member != coordinator);
            community.members.push(Belongs {
                member: coordinator,
                role: Role::Coordinator,
                joined_at: START,
            });
            // Who came early tends to be busier.
            let busy = |one: &Belongs| {
                let drawn = Dice::new(order.seed ^ rank as u64, Use::Rank, one.member).unit();
                let late = (one.joined_at.micros() - START.micros()) as f64 * (0.05 + drawn);
                let early = drawn * 86_400e6;
                (one.role != Role::Coordinator, (late + early) as i64)
            };
            community.members.sort_by_cached_key(busy);
        }
        Ok(Self {
            members,
            communities,
        })
    }
}

fn person(place: usize, since: Ts, words: &Words, dice: &mut Dice, ids: &Ids) -> Result<NewPerson> {
    let handle = handle(place);
    let (organisation, province) = words.two(dice, words.organisation);
    Ok(NewPerson {
        id: PersonId(ids.uuid(since)),
        email: Email::parse("email", &format!("{handle}@voorbeeld.example"))?,
        handle: Handle::parse("handle", &handle)?,
        name: format!(
            "{} {}",
            words.say(dice, words.given_name),
            words.say(dice, words.family_name)
        ),
        organisation,
        province,
        job: words.say(dice, words.job),
        language: if dice.chance(0.97) {
            Lang::Nl
        } else {
            Lang::En
        },
        administrator: false,
        password: None,
        created_at: since,
    })
}

/// The moment at a part of the time from `since` to the end.
fn between(since: Ts, part: f64) -> Ts {
    let span = (END.micros() - since.micros()) as f64;
    Ts::from_micros(since.micros() + (span * part) as i64)
}
