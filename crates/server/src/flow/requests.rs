//! Requests to join: who asks, beside what identity knows of them; answers with the letters about them.

use base::{Call, CommunityId, OrganisationId, PersonId, SavedAnswerId, Ts};
use identity::system as people;
use identity::{Card, cards};
use membership::{Answer, Answered, Error, Queue, Slug, Undone, Verdict, WaitingRequest};
use store::{Reader, Writer};

use crate::problem::Problem;

pub use identity::system::Applicant;

/// What makes a letter about an answer the same letter; with it an answer that is taken back takes its letter along.
pub fn letter_key(community: CommunityId, person: PersonId, answered_at: Ts) -> String {
    format!("request:{community}:{person}:{}", answered_at.micros())
}

/// Requests of people from one place.
pub struct Group {
    /// The employer's name, or the mail domain; empty when neither is known.
    pub name: String,
    /// How many people of that employer are members already.
    pub colleagues: i64,
    /// What they ask, longest waiting first.
    pub requests: Vec<(WaitingRequest, Applicant)>,
}

/// What coordinators see.
pub struct Desk {
    /// The requests as membership knows them.
    pub queue: Queue,
    /// Those that wait, by employer, else by mail domain; the largest group first.
    pub groups: Vec<Group>,
    /// Those who were answered, and who answered.
    pub cards: Vec<Card>,
}

/// The requests of a community. Fails as [`membership::request_queue`] does, which says who may know all this.
pub async fn desk(r: &mut Reader, call: &Call, slug: &Slug) -> Result<Desk, Problem> {
    let queue = membership::request_queue(r, call, slug).await?;
    let ids: Vec<PersonId> = queue.waiting.iter().map(|one| one.person_id).collect();
    let applicants = people::applicants(r, &ids).await?;
    let mut employers: Vec<OrganisationId> =
        applicants.iter().filter_map(|one| one.employer).collect();
    employers.sort_unstable();
    employers.dedup();
    let colleagues = people::count_colleagues(r, queue.community.id, &employers).await?;
    let groups = grouped(&queue.waiting, applicants, &colleagues);
    let mut named: Vec<PersonId> = queue.answered.iter().map(|one| one.person_id).collect();
    named.extend(queue.answered.iter().filter_map(|one| one.answered_by));
    named.sort_unstable();
    named.dedup();
    Ok(Desk {
        cards: cards(r, &named).await?,
        groups,
        queue,
    })
}

/// Puts together who works for the same organisation, else whose mail domain is the same, the largest group first.
fn grouped(
    waiting: &[WaitingRequest],
    applicants: Vec<Applicant>,
    colleagues: &[(OrganisationId, i64)],
) -> Vec<Group> {
    let mut groups: Vec<(Option<OrganisationId>, Group)> = Vec::new();
    for request in waiting {
        let Some(who) = applicants
            .iter()
            .find(|one| one.card.id == request.person_id)
        else {
            continue;
        };
        let (employer, name) = match who.employer {
            Some(employer) => (Some(employer), who.card.organisation.clone()),
            None => (None, who.domain.clone()),
        };
        let entry = (request.clone(), who.clone());
        let known = groups.iter_mut().find(|(known, group)| {
            *known == employer && (employer.is_some() || group.name == name)
        });
        if let Some((_, group)) = known {
            group.requests.push(entry);
            continue;
        }
        let there = colleagues.iter().find(|(one, _)| Some(*one) == employer);
        let group = Group {
            name,
            colleagues: there.map_or(0, |(_, many)| *many),
            requests: vec![entry],
        };
        groups.push((employer, group));
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.requests.len()));
    groups
}

/// An answer as a coordinator gives it.
pub struct Given<'a> {
    /// To whom.
    pub people: Vec<PersonId>,
    /// Yes or no.
    pub verdict: Verdict,
    /// A saved answer to take what is not said from.
    pub saved: Option<SavedAnswerId>,
    /// Why.
    pub text: &'a str,
    /// What to do next.
    pub next_step: &'a str,
    /// Under which title to keep the answer.
    pub keep_as: Option<&'a str>,
}

/// Answers, and keeps the answer to be used again where that is wanted; commit afterwards. Fails as
/// [`membership::answer_requests`], [`membership::save_answer`] and `Answer::parse` do.
pub async fn answer(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    given: &Given<'_>,
) -> Result<Vec<(PersonId, Answered)>, Error> {
    let (mut text, mut next_step) = (given.text.to_owned(), given.next_step.to_owned());
    if let Some(id) = given.saved {
        let saved = membership::saved_answer(w, call, slug, id).await?;
        if text.trim().is_empty() {
            text = saved.answer;
        }
        if next_step.trim().is_empty() {
            next_step = saved.next_step;
        }
    }
    let answer = Answer::parse(given.verdict, &text, &next_step).map_err(Error::Invalid)?;
    if let Some(title) = given.keep_as {
        membership::save_answer(w, call, slug, title, &answer).await?;
    }
    membership::answer_requests(w, call, slug, &given.people, &answer).await
}

/// Takes answers back with the letters about them; commit afterwards. Fails as [`membership::undo_answers`] does.
pub async fn undo(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    people: &[PersonId],
) -> Result<Vec<Undone>, Problem> {
    let undone = membership::undo_answers(w, call, slug, people).await?;
    for one in &undone {
        take_letter_back(w, call, one).await?;
    }
    Ok(undone)
}

/// Takes the caller's own request back, with the letter about an answer they do not know yet; commit afterwards. Fails as
/// [`membership::withdraw_request`] does.
pub async fn withdraw(w: &mut Writer, call: &Call, slug: &Slug) -> Result<(), Problem> {
    if let Some(one) = membership::withdraw_request(w, call, slug).await? {
        take_letter_back(w, call, &one).await?;
    }
    Ok(())
}

async fn take_letter_back(w: &mut Writer, call: &Call, one: &Undone) -> Result<(), Problem> {
    let key = letter_key(one.community, one.person, one.answered_at);
    mail::take_back(w, call.now, &key).await?;
    Ok(())
}
