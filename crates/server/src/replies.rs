//! Answers that are placed together: those that arrive while others are being committed share the next transaction.
//!
//! A commit costs the same for one answer as for many, and a thread lets one transaction at a time through. Whoever comes
//! first places everything that waits; the others find their outcome when it is their turn. Nobody is answered before
//! the commit, and an answer that cannot be placed with the others is tried alone.

use std::sync::{Arc, Mutex, PoisonError};

use discussion::{Posted, Reply, TOGETHER, post_replies};
use store::answers::{self, Kept};
use store::{Db, Writer};

use crate::problem::Problem;

/// What is kept for repeats of the request that answers.
pub(crate) type Keep = Box<dyn Fn(&Posted) -> Result<Kept, Problem> + Send + Sync>;

/// What became of an answer.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// It stands there, durably.
    Placed(Posted),
    /// Another request with the same `Idempotency-Key` was first; nothing was done.
    Repeated,
}

/// The answers that wait, and whose turn it is.
#[derive(Default)]
pub struct Replies {
    waiting: Mutex<Vec<Arc<Slot>>>,
    turn: tokio::sync::Mutex<()>,
}

struct Slot {
    reply: Reply,
    keep: Option<Keep>,
    outcome: Mutex<Option<Result<Outcome, Problem>>>,
}

impl Slot {
    fn outcome(&self) -> Option<Result<Outcome, Problem>> {
        lock(&self.outcome).clone()
    }

    fn settle(&self, outcome: Result<Outcome, Problem>) {
        *lock(&self.outcome) = Some(outcome);
    }
}

impl Replies {
    /// Places an answer, together with `keep` when it is given; durable when this returns [`Outcome::Placed`].
    pub(crate) async fn place(
        &self,
        db: &Db,
        reply: Reply,
        keep: Option<Keep>,
    ) -> Result<Outcome, Problem> {
        let own = Arc::new(Slot {
            reply,
            keep,
            outcome: Mutex::default(),
        });
        lock(&self.waiting).push(Arc::clone(&own));
        let _turn = self.turn.lock().await;
        if let Some(outcome) = own.outcome() {
            return outcome;
        }
        let w = db.write().await;
        // Only now, as more may have come while the database was busy.
        let all = self.take(&own);
        match w {
            Ok(w) => place_all(db, w, &all).await,
            Err(error) => {
                let problem = Problem::from(error);
                all.iter()
                    .for_each(|slot| slot.settle(Err(problem.clone())));
            }
        }
        own.outcome()
            .unwrap_or_else(|| Err(Problem::internal("an answer has no outcome")))
    }

    /// One's own answer and what waits with it. One's own may have been taken by somebody who went away before the end.
    fn take(&self, own: &Arc<Slot>) -> Vec<Arc<Slot>> {
        let mut waiting = lock(&self.waiting);
        waiting.retain(|slot| !Arc::ptr_eq(slot, own));
        let with = waiting.len().min(TOGETHER - 1);
        std::iter::once(Arc::clone(own))
            .chain(waiting.drain(..with))
            .collect()
    }
}

/// Gives every slot its outcome.
async fn place_all(db: &Db, w: Writer, all: &[Arc<Slot>]) {
    match together(w, all).await {
        Ok(outcomes) => {
            for (slot, outcome) in all.iter().zip(outcomes) {
                slot.settle(Ok(outcome));
            }
        }
        Err(problem) if all.len() == 1 => {
            all.iter()
                .for_each(|slot| slot.settle(Err(problem.clone())));
        }
        Err(_) => {
            for slot in all {
                let alone = std::slice::from_ref(slot);
                let outcome = match db.write().await {
                    Ok(w) => together(w, alone).await,
                    Err(error) => Err(error.into()),
                };
                slot.settle(outcome.and_then(|outcomes| {
                    let first = outcomes.into_iter().next();
                    first.ok_or_else(|| Problem::internal("an answer has no outcome"))
                }));
            }
        }
    }
}

/// One transaction. That a key was taken undoes it: one alone is then told so.
async fn together(mut w: Writer, all: &[Arc<Slot>]) -> Result<Vec<Outcome>, Problem> {
    let replies: Vec<Reply> = all.iter().map(|slot| slot.reply.clone()).collect();
    let placed = post_replies(&mut w, &replies).await?;
    let mut kept = Vec::new();
    for (slot, posted) in all.iter().zip(&placed) {
        if let Some(keep) = &slot.keep {
            kept.push(keep(posted)?);
        }
    }
    if !kept.is_empty() && !answers::keep(&mut w, &kept).await? {
        return match all {
            [_] => Ok(vec![Outcome::Repeated]),
            _ => Err(Problem::internal("a key was taken")),
        };
    }
    w.commit().await?;
    Ok(placed.into_iter().map(Outcome::Placed).collect())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
