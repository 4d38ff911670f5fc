//! What the people of the demo say to each other, each word at its own moment.

use anyhow::{Context, Result};
use base::{PersonId, PostId, ThreadId, Ts};
use discussion::{Draft, Kind, NewPost, NewThread, Title};
use membership::Slug;

use super::people::Cast;
use super::stage::{Stage, later};
use super::texts::Thread;

/// Acts in one transaction.
const BATCH: usize = 64;

/// A thread as it was held.
pub(super) struct Talk {
    pub(super) id: ThreadId,
    pub(super) community: &'static str,
    /// Who wrote each post, and when; the first is number 1.
    pub(super) posts: Vec<(PersonId, Ts)>,
}

impl Talk {
    /// How many posts there were at a moment.
    pub(super) fn count_until(&self, at: Ts) -> usize {
        self.posts
            .iter()
            .filter(|(_, placed)| *placed <= at)
            .count()
    }

    /// The number of somebody's own last post; 0 without one.
    pub(super) fn last_by(&self, person: PersonId) -> usize {
        self.posts
            .iter()
            .rposition(|(author, _)| *author == person)
            .map_or(0, |at| at + 1)
    }
}

/// One post that will be placed.
struct Act<'a> {
    at: Ts,
    number: usize,
    thread: ThreadId,
    author: PersonId,
    draft: Draft,
    reply_to: Option<i64>,
    community: &'static str,
    opens: Option<&'a Thread>,
}

/// Opens every thread and places every answer, in the order of their moments.
pub(super) async fn hold(
    stage: &Stage<'_>,
    threads: &[(&'static str, Thread)],
    cast: &Cast,
) -> Result<Vec<Talk>> {
    let mut drafts = render(threads).await?.into_iter();
    let mut next = || drafts.next().context("a text of the demo was not rendered");
    let ids = stage.call(stage.days_ago(0.0)).ids;
    let (mut acts, mut talks) = (Vec::new(), Vec::new());
    for (community, thread) in threads {
        let (id, opened) = (ids.thread(), stage.days_ago(thread.days_ago));
        let first = acts.len();
        acts.push(Act {
            at: opened,
            number: 1,
            thread: id,
            author: cast.id(&thread.author)?,
            draft: next()?,
            reply_to: None,
            community,
            opens: Some(thread),
        });
        for (number, answer) in (2..).zip(&thread.post) {
            acts.push(Act {
                at: later(opened, answer.after_hours * 3600.0),
                number,
                thread: id,
                author: cast.id(&answer.author)?,
                draft: next()?,
                reply_to: answer.reply_to,
                community,
                opens: None,
            });
        }
        let posts = acts
            .iter()
            .skip(first)
            .map(|act| (act.author, act.at))
            .collect();
        talks.push(Talk {
            id,
            community,
            posts,
        });
    }
    acts.sort_by_key(|act| (act.at, act.thread, act.number));
    place(stage, acts).await?;
    Ok(talks)
}

async fn place(stage: &Stage<'_>, acts: Vec<Act<'_>>) -> Result<()> {
    let mut acts = acts.into_iter().peekable();
    while acts.peek().is_some() {
        let mut w = stage.db.write().await?;
        for act in acts.by_ref().take(BATCH) {
            let call = stage.call(act.at).as_person(act.author);
            let (id, draft) = (PostId(call.ids.uuid(act.at)), act.draft);
            match act.opens {
                Some(thread) => {
                    let new = NewThread {
                        id: act.thread,
                        first: id,
                        community: Slug::parse(act.community)?,
                        kind: Kind::parse(&thread.kind)
                            .context("a kind of thread in the demo is unknown")?,
                        title: Title::parse(&thread.title)?,
                        draft,
                    };
                    discussion::open_thread(&mut w, &call, new).await?;
                }
                None => {
                    let new = NewPost {
                        id,
                        thread: act.thread,
                        reply_to: act.reply_to,
                        draft,
                    };
                    discussion::post_reply(&mut w, &call, new).await?;
                }
            }
        }
        w.commit().await?;
    }
    Ok(())
}

/// Renders every text, in the order of the files, on as many cores as there are.
async fn render(threads: &[(&'static str, Thread)]) -> Result<Vec<Draft>> {
    let texts = threads.iter().flat_map(|(_, thread)| {
        std::iter::once(&thread.body).chain(thread.post.iter().map(|answer| &answer.body))
    });
    let texts: Vec<String> = texts.cloned().collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let size = texts.len().div_ceil(cores).max(1);
    let parts: Vec<_> = texts
        .chunks(size)
        .map(|part| {
            let part = part.to_vec();
            tokio::task::spawn_blocking(move || {
                part.iter().map(|text| Draft::parse(text)).collect()
            })
        })
        .collect();
    let mut drafts = Vec::with_capacity(texts.len());
    for part in parts {
        let part: Result<Vec<Draft>, base::Invalid> = part.await?;
        drafts.extend(part?);
    }
    Ok(drafts)
}
