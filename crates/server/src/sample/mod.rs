//! The load data set: as many invented members, threads and posts as asked, spread as real use is, the same for the same
//! seed. It is loaded past the verbs and states no facts; a database made so carries the mark `sample`.
//!
//! All content happens before [`END`], a fixed moment, so that it does not depend on the day of loading. Only what has to
//! work today counts from the moment of loading: sessions, the hour of the first digest, and the times in the log of
//! events, which is cut by age.

mod access;
mod dice;
mod events;
mod load;
mod people;
mod reading;
mod sizes;
mod talk;
#[cfg(test)]
mod tests;
mod text;
mod words;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use base::{Call, Ids, ThreadId, Ts};
use identity::{OrganisationKind, OrganisationPlan, Planned, Province};
use membership::Plan;
use serde::Serialize;
use store::{Db, Writer, mark};

use people::People;
use talk::Talk;
use words::Words;

/// The end of the data set: 2026-11-01T00:00:00Z. Everything in it happened before.
pub const END: Ts = Ts::from_micros(1_793_491_200_000_000);

/// Its beginning, 540 days earlier: the platform opened and its coordinators were there.
const START: Ts = END.plus_seconds(-540 * 86_400);

/// The communities to fill when the database has none.
const COMMUNITIES: &str = include_str!("../../../../config/communities.toml");

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Order {
    /// How many members; at least 1.
    pub members: u32,
    /// How many threads; at least 3.
    pub threads: u32,
    /// How many posts in all, the first ones included; at least 20 more than threads.
    pub posts: u32,
    /// How many communities; those of the configuration at least.
    pub communities: u32,
    /// The same seed gives the same content.
    pub seed: u64,
    /// A password for every member; without one nobody can sign in by form.
    pub password: Option<String>,
}

/// What was made: written as one JSON object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The seed.
    pub seed: u64,
    /// How many members.
    pub members: u32,
    /// How many threads.
    pub threads: u32,
    /// How many posts.
    pub posts: u32,
    /// How many communities.
    pub communities: usize,
    /// The slug of the largest community; every member belongs to it, and the three threads below stand in it.
    pub largest_community: String,
    /// A thread with exactly 20 posts.
    pub thread_with_20_posts: ThreadId,
    /// A thread with 1 post.
    pub thread_with_1_post: ThreadId,
    /// The longest thread on purpose.
    pub thread_with_2000_posts: ThreadId,
    /// How many posts that one has: 2,000, or fewer where fewer than 4,000 posts (or too many threads) were asked for.
    pub longest_thread_posts: usize,
    /// Short for `largestCommunity`.
    pub community: String,
    /// Short for `threadWith20Posts`.
    pub thread20: ThreadId,
    /// Short for `threadWith1Post`.
    pub thread1: ThreadId,
    /// Short for `threadWith2000Posts`.
    pub thread2000: ThreadId,
}

/// The whole data set but for the texts of the posts, which are made while it is loaded.
struct Set {
    seed: u64,
    words: Words,
    people: People,
    talk: Talk,
}

/// Fills an empty database; with `access` also gives every member a session and a bearer token, written to that file.
///
/// `now` is the moment of loading; `secure` says whether the cookies are for https. Fails with one plain line when the
/// database has accounts already, and when the order cannot be met.
pub async fn fill(
    db: &Db,
    now: Ts,
    order: &Order,
    access: Option<&Path>,
    secure: bool,
) -> Result<Summary> {
    let sizes = sizes::sizes(order)?;
    let mut r = db.read().await?;
    if identity::count_accounts(&mut r).await? > 0 {
        bail!(
            "this database has accounts already: sample fills an empty one only; give another database_url or data_dir"
        );
    }
    drop(r);
    let hash = people::hash(order).await?;
    let file = access.map(access::create).transpose()?;
    let ids = Ids::seeded(order.seed);
    let words = Words::embedded()?;

    let mut w = db.write().await?;
    mark::set(
        &mut w,
        mark::SAMPLE,
        i64::try_from(order.seed).unwrap_or(i64::MAX),
    )
    .await?;
    let communities = communities(&mut w, &ids, order.communities).await?;
    organisations(&mut w, &words).await?;
    w.commit().await?;
    let people = People::plan(order, communities, &words, &ids)?;
    let talk = Talk::plan(order.seed, &sizes, &people, &words, &ids)?;
    let set = Arc::new(Set {
        seed: order.seed,
        words,
        people,
        talk,
    });

    load::people(db, &set.people, hash.as_ref()).await?;
    load::threads(db, &set).await?;
    load::posts(db, &set).await?;
    load::readings(db, &set).await?;
    events::record(db, &set, now).await?;
    load::digests(db, &set.people, now).await?;
    if let Some(file) = file {
        access::grant(db, &set, now, file, secure).await?;
    }
    let mut w = db.write().await?;
    mark::analyze(&mut w).await?;
    w.commit().await?;
    summary(order, &set)
}

/// The communities in their order, planted when there are none; invented ones beyond those of the configuration.
async fn communities(w: &mut Writer, ids: &Ids, wanted: u32) -> Result<Vec<people::Place>> {
    let call = Call {
        ids: ids.clone(),
        ..Call::system("sample", START)
    };
    let planned = u32::try_from(COMMUNITIES.matches("[[community]]").count()).unwrap_or(u32::MAX);
    let mut text = COMMUNITIES.to_owned();
    for n in planned..wanted {
        let n = n + 1;
        write!(
            text,
            "\n[[community]]\nslug = \"kring-{n}\"\npriority = \"verandering-en-verbreding\"\n\
             name = {{ nl = \"Kring {n}\", en = \"Circle {n}\" }}\n"
        )?;
    }
    let plan = Plan::parse(&text)?;
    membership::plant_communities(w, &call, &plan).await?;
    let all = membership::list_communities(w, &call).await?;
    Ok(all
        .into_iter()
        .map(|(one, _)| people::Place {
            id: one.id,
            slug: one.slug,
        })
        .collect())
}

/// The invented organisations that members work for. Their ids are drawn apart from those of the content.
async fn organisations(w: &mut Writer, words: &Words) -> Result<()> {
    let planned = |(name, province): (String, String)| Planned {
        kind: if name.starts_with("Bibliotheek") {
            OrganisationKind::Library
        } else {
            OrganisationKind::Partner
        },
        province: Province::named(&province),
        domains: Vec::new(),
        name,
    };
    let all = words.pairs(words.organisation).into_iter();
    let plan = OrganisationPlan {
        organisation: all.map(planned).collect(),
    };
    identity::plant_organisations(w, &Call::system("sample", START), &plan).await?;
    Ok(())
}

fn summary(order: &Order, set: &Set) -> Result<Summary> {
    let [longest, twenty, single, ..] = set.talk.threads.as_slice() else {
        bail!("the data set lacks its three threads");
    };
    let largest = set
        .people
        .communities
        .first()
        .context("there is no community")?
        .slug
        .clone();
    Ok(Summary {
        seed: order.seed,
        members: order.members,
        threads: order.threads,
        posts: order.posts,
        communities: set.people.communities.len(),
        largest_community: largest.clone(),
        thread_with_20_posts: twenty.id,
        thread_with_1_post: single.id,
        thread_with_2000_posts: longest.id,
        longest_thread_posts: longest.size,
        community: largest,
        thread20: twenty.id,
        thread1: single.id,
        thread2000: longest.id,
    })
}
