//! The desk as its template wants it.

use base::PersonId;
use membership::{Answered, AnsweredRequest, RequestState, Slug, Verdict};
use store::Reader;

use super::notes::notes;
use crate::app::App;
use crate::extract::Caller;
use crate::flow::requests::{self, Desk, Group};
use crate::pages::frame::{self, count, when};
use crate::pages::present;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// What was sent, to be shown again.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) ticked: Vec<PersonId>,
    pub(super) saved: String,
    pub(super) typed: view::AnswerTyped,
    pub(super) errors: view::FormErrors,
    pub(super) outcome: Vec<(PersonId, Answered)>,
}

/// The page; `NotFound` and so on as [`requests::desk`] has it.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    slug: &Slug,
    sent: Sent,
) -> Result<view::Requests, Problem> {
    let (call, w) = (&caller.call, Words::of(caller.call.lang));
    let desk = requests::desk(r, call, slug).await?;
    let notes = notes(r, caller, &sent.outcome).await?;
    let title = w.get("request-title");
    let saved = desk.queue.saved.iter().map(|one| view::SavedText {
        id: one.id.to_string(),
        title: one.title.clone(),
        refuses: one.state == Verdict::Refused,
        text: one.answer.clone(),
        chosen: one.id.to_string() == sent.saved,
    });
    let (fresh, older) = desk
        .queue
        .answered
        .iter()
        .partition::<Vec<&AnsweredRequest>, _>(|one| one.is_open(call.now));
    let rows = |all: Vec<&AnsweredRequest>| {
        let rows = all.into_iter().map(|one| answered(caller, &desk, one));
        rows.collect()
    };
    Ok(view::Requests {
        slug: desk.queue.community.slug.clone(),
        name: desk.queue.community.name(call.lang).to_owned(),
        total: count(desk.queue.count),
        saved: saved.collect(),
        fresh: rows(fresh),
        older: rows(older),
        groups: desk
            .groups
            .iter()
            .map(|one| group(caller, one, &sent.ticked))
            .collect(),
        typed: sent.typed,
        errors: sent.errors,
        notes,
        frame: frame::full(app, caller, r, title, view::Nav::Elsewhere).await?,
    })
}

fn group(caller: &Caller, group: &Group, ticked: &[PersonId]) -> view::RequestGroup {
    let rows = group
        .requests
        .iter()
        .map(|(request, who)| view::RequestRow {
            id: request.person_id.to_string(),
            person: present::card(&who.card),
            domain: who.domain.clone(),
            reason: request.reason.clone(),
            when: when(caller, request.requested_at),
            ticked: ticked.contains(&request.person_id),
        });
    view::RequestGroup {
        name: group.name.clone(),
        colleagues: count(group.colleagues),
        rows: rows.collect(),
    }
}

fn answered(caller: &Caller, desk: &Desk, one: &AnsweredRequest) -> view::AnsweredRow {
    let w = Words::of(caller.call.lang);
    let gone = || w.get("person-erased").to_owned();
    let who = present::person(&desk.cards, one.person_id);
    let by = one
        .answered_by
        .and_then(|by| present::person(&desk.cards, by));
    let by = by.map_or_else(gone, |by| by.name);
    let text = if one.state == RequestState::Accepted {
        w.fill("request-was-accepted", "who", by)
    } else {
        w.fill("request-was-refused", "who", by)
    };
    view::AnsweredRow {
        id: one.person_id.to_string(),
        name: who.as_ref().map_or_else(gone, |who| who.name.clone()),
        handle: who.map(|who| who.handle).unwrap_or_default(),
        text: format!("{text} {}", one.answer).trim_end().to_owned(),
        when: when(caller, one.answered_at),
    }
}
