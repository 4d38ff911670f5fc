//! What came of an answer besides what was wanted, in sentences.

use base::PersonId;
use membership::{Answered, RequestState};
use store::Reader;

use crate::extract::Caller;
use crate::pages::present;
use crate::problem::Problem;
use crate::words::Words;

/// One for each person whose request was not answered.
pub(super) async fn notes(
    r: &mut Reader,
    caller: &Caller,
    outcome: &[(PersonId, Answered)],
) -> Result<Vec<String>, Problem> {
    let w = Words::of(caller.call.lang);
    let mut ids: Vec<PersonId> = outcome.iter().map(|(person, _)| *person).collect();
    ids.extend(outcome.iter().filter_map(|(_, one)| match one {
        Answered::Already(before) => before.answered_by,
        Answered::Done | Answered::Guest | Answered::Gone => None,
    }));
    ids.sort_unstable();
    ids.dedup();
    let cards = identity::cards(r, &ids).await?;
    let name = |id: Option<PersonId>| {
        let card = id.and_then(|id| present::person(&cards, id));
        card.map_or_else(|| w.get("person-erased").to_owned(), |card| card.name)
    };
    let note = |person: PersonId, one: &Answered| match one {
        Answered::Done => None,
        Answered::Gone => Some(w.get("request-is-gone").to_owned()),
        Answered::Guest => Some(w.fill("request-is-guest", "person", name(Some(person)))),
        Answered::Already(before) => {
            let said = [
                ("person", name(Some(person)).into()),
                ("who", name(before.answered_by).into()),
            ];
            Some(if before.state == RequestState::Accepted {
                w.with("request-already-accepted", &said)
            } else {
                w.with("request-already-refused", &said)
            })
        }
    };
    Ok(outcome
        .iter()
        .filter_map(|(person, one)| note(*person, one))
        .collect())
}
