//! Erasing people whose day to change their mind is over: step by step, each in small transactions, so that it can be cut
//! off anywhere and goes on where it was.
//!
//! While the person is still there, texts of others are gone through once; then the account and everything that is theirs
//! alone goes in one transaction. What names them may have come meanwhile, so everything is gone through again, then the
//! queue of letters and the mail folder. Last the database gives back the space.

use base::{Call, Counts, Lang, PersonId, Traces};
use discussion::system as talk;
use identity::privacy::{Erasure, Leaving, Stage};
use identity::system as people;
use mail::Transport;
use membership::Belonging;
use store::{Db, Writer};

use crate::letters;
use crate::words::Words;

/// What a run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ran {
    /// People who are gone.
    pub erased: usize,
    /// Those that have to wait: nobody would be left to administer, or it failed and is tried again.
    pub waiting: usize,
}

/// Where things are, for a run.
pub struct Place<'a> {
    /// The database.
    pub db: &'a Db,
    /// Where letters went.
    pub transport: &'a Transport,
    /// Where the pages stand, without a slash at the end.
    pub base_url: &'a str,
}

/// Carries out every erasure that is due, and goes on with those that were cut off. One that fails is logged and tried
/// again at the next run. Fails when nothing can be looked up at all.
pub async fn run_due(place: &Place<'_>, call: &Call) -> anyhow::Result<Ran> {
    let mut ran = Ran::default();
    let mut r = place.db.read().await?;
    let due = people::due_erasures(&mut r, call.now).await?;
    drop(r);
    let mut compacting: Vec<PersonId> = Vec::new();
    for wish in due {
        let person = wish.person_id;
        match as_far_as(place, call, wish).await {
            Ok(true) => compacting.push(person),
            Ok(false) => ran.waiting += 1,
            Err(error) => {
                tracing::error!(%error, "an erasure was cut off; it goes on at the next run");
                ran.waiting += 1;
            }
        }
    }
    if compacting.is_empty() {
        return Ok(ran);
    }
    if !place.db.compact().await? {
        tracing::warn!("the database is busy; its space is given back at the next run");
        ran.waiting += compacting.len();
        return Ok(ran);
    }
    let mut w = place.db.write().await?;
    for person in &compacting {
        people::finish_erasure(&mut w, *person).await?;
    }
    w.commit().await?;
    ran.erased = compacting.len();
    Ok(ran)
}

/// Goes on with one; `true` when only the space is left to be given back.
async fn as_far_as(place: &Place<'_>, call: &Call, wish: Erasure) -> anyhow::Result<bool> {
    let mut wish = wish;
    if wish.stage == Stage::Waiting {
        if !begin(place, call, &wish).await? {
            return Ok(false);
        }
        let mut r = place.db.read().await?;
        match people::erasure_of(&mut r, wish.person_id).await? {
            Some(now) => wish = now,
            None => return Ok(false),
        }
    }
    if wish.stage == Stage::Cleaning {
        clean(place, call, &wish).await?;
    }
    Ok(true)
}

/// Takes the account away; `false` when it cannot go now.
async fn begin(place: &Place<'_>, call: &Call, wish: &Erasure) -> anyhow::Result<bool> {
    let person = wish.person_id;
    let mut r = place.db.read().await?;
    if people::is_held(&mut r, person).await? {
        tracing::warn!("an erasure waits: nobody would be left to administer");
        return Ok(false);
    }
    let traces = people::known_by(&mut r, person).await?;
    let written = match wish.posts {
        Leaving::Erase => Some(talk::written_by(&mut r, person).await?),
        Leaving::Anonymise | Leaving::Organisation => None,
    };
    drop(r);
    let mut counts = talk::forget(place.db, call, &traces, written.as_ref()).await?;
    let mut w = place.db.write().await?;
    let Some((traces, gone)) = people::erase(&mut w, call, wish).await? else {
        return Ok(false);
    };
    counts.merge(&gone);
    let title = Words::of(Lang::Nl).get("erased-thread-title");
    let title = (wish.titles == Leaving::Erase).then_some(title);
    let with_posts = wish.posts == Leaving::Erase;
    counts.merge(&talk::erase(&mut w, call, person, with_posts, title).await?);
    let (gone, alone) = membership::system::erase(&mut w, call, person).await?;
    counts.merge(&gone);
    counts.merge(&notifications::system::erase(&mut w, person).await?);
    counts.add("digests", digests::system::erase(&mut w, person).await?);
    counts.add("letters", mail::forget_letters(&mut w, &traces).await?);
    let answers = store::answers::forget(&mut w, person, &traces).await?;
    counts.add("answers", answers);
    tell_administrators(&mut w, place, call, &alone).await?;
    people::note_erased(&mut w, person, &counts).await?;
    w.commit().await?;
    Ok(true)
}

/// Somebody has to look after these communities.
async fn tell_administrators(
    w: &mut Writer,
    place: &Place<'_>,
    call: &Call,
    alone: &[Belonging],
) -> anyhow::Result<()> {
    if alone.is_empty() {
        return Ok(());
    }
    let administrators = people::administrators(w).await?;
    for to in people::recipients(w, &administrators).await? {
        for community in alone {
            let name = community.name(to.language);
            let letter = letters::without_coordinator(place.base_url, &to, name, &community.slug);
            let at = call.now.micros();
            let key = format!("without-coordinator:{}:{}:{at}", community.id, to.person);
            let letter = letters::written(call, &to, &letter, key)?;
            mail::enqueue(w, call.now, &letter).await?;
        }
    }
    Ok(())
}

/// Looks once more for what names the person, everywhere, and forgets what was looked for.
async fn clean(place: &Place<'_>, call: &Call, wish: &Erasure) -> anyhow::Result<()> {
    let (person, traces) = (wish.person_id, wish.traces());
    let mut counts = wish.counts();
    counts.merge(&talk::forget(place.db, call, &traces, None).await?);
    counts.merge(&in_tables(place.db, person, &traces).await?);
    let files = mail::forget_files(place.transport, &traces).await?;
    counts.add("mail-files", files);
    let mut w = place.db.write().await?;
    people::erasure_cleaned(&mut w, call, person, &counts).await?;
    w.commit().await?;
    Ok(())
}

async fn in_tables(db: &Db, person: PersonId, traces: &Traces) -> anyhow::Result<Counts> {
    let mut counts = Counts::default();
    let mut w = db.write().await?;
    let profiles = people::forget_in_profiles(&mut w, traces).await?;
    let requests = membership::system::forget_in_requests(&mut w, traces).await?;
    let ways_in = membership::system::forget_in_ways_in(&mut w, traces).await?;
    counts.add("mentions", profiles + requests + ways_in);
    counts.add("letters", mail::forget_letters(&mut w, traces).await?);
    let answers = store::answers::forget(&mut w, person, traces).await?;
    counts.add("answers", answers);
    w.commit().await?;
    Ok(counts)
}
