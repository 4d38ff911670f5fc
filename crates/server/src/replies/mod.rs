//! Answers that are placed together: those that arrive while others are being committed share the next transaction.
//!
//! A commit costs the same for one answer as for many, and a thread lets one transaction at a time through. Whoever comes
//! first places everything that waits and tells the others. Nobody is answered before the commit, and an answer that
//! cannot be placed with the others is tried alone.

use std::sync::{Mutex, PoisonError};

use discussion::{Posted, Reply, TOGETHER, post_replies};
use store::answers::{self, Kept};
use store::{Db, Writer};
use tokio::sync::oneshot;

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

/// The answers that wait, and whose turn it is to place them: one transaction at a time. Two would share the answers
/// between them and cost twice as much; measured, they are slower on PostgreSQL as well.
#[derive(Default)]
pub struct Replies {
    waiting: Mutex<Vec<Slot>>,
    turn: tokio::sync::Mutex<()>,
}

struct Slot {
    reply: Reply,
    keep: Option<Keep>,
    told: oneshot::Sender<Result<Outcome, Problem>>,
}

impl Replies {
    /// Places an answer, together with `keep` when it is given; durable when this returns [`Outcome::Placed`].
    pub(crate) async fn place(
        &self,
        db: &Db,
        reply: Reply,
        keep: Option<Keep>,
    ) -> Result<Outcome, Problem> {
        let (told, mut outcome) = oneshot::channel();
        lock(&self.waiting).push(Slot { reply, keep, told });
        loop {
            let turn = tokio::select! {
                biased;
                outcome = &mut outcome => return heard(outcome),
                turn = self.turn.lock() => turn,
            };
            let w = db.write().await;
            // Only now, as more may have come while the database was busy.
            let mut batch = self.take();
            match w {
                Ok(w) if !batch.slots.is_empty() => batch.place(db, w).await,
                Ok(_) => {}
                Err(error) => batch.fail(&error.into()),
            }
            drop(batch);
            drop(turn);
        }
    }

    /// What waits, without those who have gone away.
    fn take(&self) -> Batch<'_> {
        let mut waiting = lock(&self.waiting);
        waiting.retain(|slot| !slot.told.is_closed());
        let many = waiting.len().min(TOGETHER);
        Batch {
            replies: self,
            slots: waiting.drain(..many).collect(),
        }
    }
}

/// Answers that are being placed. Who of them was not told the outcome when this is dropped (because whoever was placing
/// them has gone away) waits again; placing an answer twice gives the first.
struct Batch<'a> {
    replies: &'a Replies,
    slots: Vec<Slot>,
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        lock(&self.replies.waiting).append(&mut self.slots);
    }
}

impl Batch<'_> {
    async fn place(&mut self, db: &Db, w: Writer) {
        match together(w, &self.slots).await {
            Ok(outcomes) => {
                for (slot, outcome) in self.slots.drain(..).zip(outcomes) {
                    slot.tell(Ok(outcome));
                }
            }
            Err(problem) if self.slots.len() == 1 => self.fail(&problem),
            Err(_) => self.place_each(db).await,
        }
    }

    async fn place_each(&mut self, db: &Db) {
        while let Some(slot) = self.slots.first() {
            let outcome = match db.write().await {
                Ok(w) => together(w, std::slice::from_ref(slot)).await,
                Err(error) => Err(error.into()),
            };
            let none = || Problem::internal("an answer has no outcome");
            let outcome = outcome.and_then(|all| all.into_iter().next().ok_or_else(none));
            self.slots.remove(0).tell(outcome);
        }
    }

    fn fail(&mut self, problem: &Problem) {
        for slot in self.slots.drain(..) {
            slot.tell(Err(problem.clone()));
        }
    }
}

fn heard(
    outcome: Result<Result<Outcome, Problem>, oneshot::error::RecvError>,
) -> Result<Outcome, Problem> {
    outcome.unwrap_or_else(|_| Err(Problem::internal("an answer was forgotten")))
}

impl Slot {
    fn tell(self, outcome: Result<Outcome, Problem>) {
        // Who has gone away does not hear it.
        let _ = self.told.send(outcome);
    }
}

/// One transaction. That a key was taken undoes it: one alone is then told so.
async fn together(mut w: Writer, all: &[Slot]) -> Result<Vec<Outcome>, Problem> {
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
