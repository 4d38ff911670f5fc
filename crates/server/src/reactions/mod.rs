//! What follows from what happened. Read this to understand the system: every fact has its arm, and none is forgotten,
//! as there is no wildcard.
//!
//! A reaction only asks slices and delivers; it decides nothing about the domain.

mod discussion;
mod identity;
mod membership;
mod way_in;

use std::collections::HashMap;

use ::notifications::{Event, EventName, Notice};
use base::{Call, CommunityId, Fact, PersonId, SessionId, ThreadId, Ts};
use store::Writer;
use store::outbox::Pending;

use crate::{flow, letters};

type Result = std::result::Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// What a batch of facts leads to.
pub struct Reaction {
    /// The relay's call.
    pub call: Call,
    /// The last number given out.
    pub last: i64,
    /// Events to be recorded.
    pub events: Vec<Event>,
    /// Notices to be delivered.
    pub notices: Vec<Notice>,
    /// Where the pages stand, without a slash at the end.
    pub base_url: String,
    /// Whether a letter was queued.
    pub letters: bool,
    /// The events of those of the notices that a letter of their own is wanted about.
    pub mailed: Vec<i64>,
    /// Who is to hear of news in the threads of this batch.
    followed: HashMap<ThreadId, discussion::Followed>,
    /// Where the threads of this batch stand now: they may have moved since the fact was stated.
    stands: HashMap<ThreadId, CommunityId>,
}

impl Reaction {
    /// An empty one that goes on counting after `last`.
    pub fn new(call: Call, last: i64, base_url: &str) -> Self {
        Self {
            call,
            last,
            events: Vec::new(),
            notices: Vec::new(),
            mailed: Vec::new(),
            base_url: base_url.to_owned(),
            letters: false,
            followed: HashMap::new(),
            stands: HashMap::new(),
        }
    }

    /// Where a thread of this batch stands now, which `stated` is unless it moved.
    fn place(&self, thread: ThreadId, stated: CommunityId) -> CommunityId {
        self.stands.get(&thread).copied().unwrap_or(stated)
    }

    /// Numbers an event and keeps it; the number.
    pub fn event(&mut self, mut event: Event) -> i64 {
        self.last += 1;
        event.seq = self.last;
        self.events.push(event);
        self.last
    }

    /// Keeps an event of a person's own channel.
    pub fn own_event(&mut self, name: EventName, person: PersonId, at: Ts) {
        self.event(Event {
            me_id: Some(person),
            person_id: Some(person),
            ..Event::new(name, at)
        });
    }
}

/// Looks up at once, for a whole batch, what each fact would ask for.
pub async fn prepare(w: &mut Writer, reaction: &mut Reaction, all: &[Pending]) -> Result {
    discussion::prepare(w, reaction, all).await
}

/// Lets follow what follows from one fact of a batch that was prepared.
#[expect(
    clippy::too_many_lines,
    reason = "one arm per fact, on purpose in one place"
)]
pub async fn react(w: &mut Writer, reaction: &mut Reaction, pending: &Pending) -> Result {
    let at = pending.at;
    match &pending.fact {
        Fact::PersonCreated { person } => {
            let call = Call {
                now: at,
                ..reaction.call.clone()
            };
            digests::system::enrol(w, &call, &[*person], reaction.last).await?;
        }
        Fact::SessionEnded { person, session } => {
            reaction.event(Event {
                me_id: Some(*person),
                person_id: Some(*person),
                session_id: Some(*session),
                ..Event::new(EventName::SessionEnded, at)
            });
        }
        // Lines that were opened by the token end as those of a session do.
        Fact::TokenRemoved { person, token } => {
            reaction.event(Event {
                me_id: Some(*person),
                person_id: Some(*person),
                session_id: Some(SessionId(token.0)),
                ..Event::new(EventName::SessionEnded, at)
            });
        }
        Fact::MembershipStarted { community, person } => {
            membership::started(reaction, *community, *person, at);
        }
        Fact::MembershipEnded { community, person } => {
            membership::ended(reaction, *community, *person, at);
        }
        Fact::MembershipRequested { community, person } => {
            membership::requested(w, reaction, *community, *person, at).await?;
        }
        Fact::RequestAnswered { community, person } => {
            membership::answered(w, reaction, *community, *person).await?;
        }
        Fact::RoleChanged { community, person } if pending.actor != Some(*person) => {
            membership::role_changed(w, reaction, *community, *person, at).await?;
        }
        // Whoever did it knows.
        Fact::RoleChanged { .. } => {}
        Fact::StandInNamed {
            community,
            person,
            stand_in,
        } => membership::stand_in_named(w, reaction, *community, *person, *stand_in, at).await?,
        Fact::ThreadOpened {
            community,
            thread,
            author,
        } => {
            let community = reaction.place(*thread, *community);
            discussion::opened(reaction, community, *thread, *author, at);
        }
        Fact::PostCreated {
            community,
            thread,
            post,
            number,
            author,
            reply_to,
            mentioned,
        } => {
            let post = discussion::Placed {
                community: reaction.place(*thread, *community),
                thread: *thread,
                post: *post,
                number: *number,
                author: *author,
                reply_to: *reply_to,
                mentioned,
                at,
            };
            discussion::created(w, reaction, post).await?;
        }
        Fact::Announced {
            community,
            thread,
            post,
            author,
        } => {
            let post = discussion::Placed {
                community: reaction.place(*thread, *community),
                thread: *thread,
                post: *post,
                number: 1,
                author: *author,
                reply_to: None,
                mentioned: &[],
                at,
            };
            discussion::announced(w, reaction, post).await?;
        }
        Fact::PostEdited {
            community,
            thread,
            post,
            number,
        } => {
            let community = reaction.place(*thread, *community);
            discussion::changed(
                reaction,
                EventName::PostEdited,
                community,
                *thread,
                *post,
                *number,
                at,
            );
        }
        Fact::PostDeleted {
            community,
            thread,
            post,
            number,
        } => {
            let community = reaction.place(*thread, *community);
            discussion::changed(
                reaction,
                EventName::PostDeleted,
                community,
                *thread,
                *post,
                *number,
                at,
            );
        }
        Fact::ThreadRead { person, .. } | Fact::NoticesRead { person } => {
            reaction.own_event(EventName::UnreadChanged, *person, at);
        }
        Fact::LinkAsked { request } => identity::link_asked(w, reaction, *request).await?,
        Fact::PasswordChanged { person } => {
            let letter = letters::password_changed;
            identity::told(w, reaction, *person, at, "password-changed", letter).await?;
        }
        Fact::PersonInvited { person } => {
            identity::invited(w, reaction, *person, pending.actor, at).await?;
        }
        Fact::DeviceAdded { person, session } => {
            identity::device_added(w, reaction, *person, *session, at).await?;
        }
        Fact::EmailChangeAsked { person } => {
            identity::email_change_asked(w, reaction, *person, at).await?;
        }
        Fact::PasswordRemoved { person } => {
            let by_another = pending.actor.is_some_and(|actor| actor != *person);
            let letter = if by_another {
                letters::password_asked
            } else {
                letters::password_removed
            };
            identity::told(w, reaction, *person, at, "password-removed", letter).await?;
        }
        // Whoever types the command line, or makes sample data, knows of it.
        Fact::TokenCreated { person, .. } if pending.actor.is_some() => {
            let letter = letters::token_made;
            identity::told(w, reaction, *person, at, "token", letter).await?;
        }
        Fact::TokenCreated { .. } => {}
        Fact::SecondFactorSwitched { person, on } => {
            let (key, letter): (_, fn(&str, &_, _) -> _) = if *on {
                ("second-factor-on", letters::second_factor_on)
            } else {
                ("second-factor-off", letters::second_factor_off)
            };
            identity::told(w, reaction, *person, at, key, letter).await?;
        }
        Fact::RecoveryCodeUsed { person } => {
            let letter = letters::recovery_code_used;
            identity::told(w, reaction, *person, at, "recovery-code", letter).await?;
        }
        Fact::PasskeyAdded { person } => {
            let letter = letters::passkey_added;
            identity::told(w, reaction, *person, at, "passkey-added", letter).await?;
        }
        Fact::PasskeyRemoved { person } => {
            let letter = letters::passkey_removed;
            identity::told(w, reaction, *person, at, "passkey-removed", letter).await?;
        }
        Fact::ConnectionAdded { person } => {
            let letter = letters::connection_added;
            identity::told(w, reaction, *person, at, "connection-added", letter).await?;
        }
        Fact::ConnectionRemoved { person } => {
            let letter = letters::connection_removed;
            identity::told(w, reaction, *person, at, "connection-removed", letter).await?;
        }
        Fact::CoordinatorLeaves {
            community,
            person,
            from,
        } => membership::coordinator_leaves(w, reaction, *community, *person, *from, at).await?,
        Fact::AdministratorChanged {
            person,
            administrator,
        } => {
            identity::administrator_told(w, reaction, *person, *administrator, at).await?;
        }
        // Whom the command line bounds is told by whoever typed it.
        Fact::GuestBounded { person } if pending.actor.is_some() => {
            identity::guest_told(w, reaction, *person, at).await?;
        }
        Fact::GuestBounded { .. } => {}
        Fact::PersonsMerged { person, gone } => {
            let call = reaction.call.clone();
            flow::merge::sweep(w, &call, *person, *gone)
                .await
                .map_err(|problem| problem.code)?;
        }
        Fact::ErasureAsked { person } => {
            identity::erasure_asked(w, reaction, *person, at).await?;
        }
        // The foot of every page, the sign-in pages too, leads to the privacy statement.
        Fact::SessionOpened { person, .. } => {
            ::identity::system::note_statement(w, *person, at).await?;
        }
        Fact::DigestChosen { person } => identity::digest_chosen(w, *person, at).await?,
        Fact::CommunityChanged { community } => {
            membership::rights_changed(reaction, *community, at);
        }
        Fact::CommunitiesMerged { community, gone } => {
            let call = reaction.call.clone();
            flow::theme::sweep(w, &call, *community, *gone)
                .await
                .map_err(|problem| problem.code)?;
            membership::rights_changed(reaction, *gone, at);
        }
        Fact::ThreadsMoved { from, .. } => membership::rights_changed(reaction, *from, at),
        Fact::InvitedToCommunity { way_in, .. } => way_in::invited(w, reaction, *way_in).await?,
        // Nobody is told, and nothing else follows.
        Fact::LanguageChosen { .. }
        | Fact::CommunityCreated { .. }
        | Fact::EmailChanged { .. }
        | Fact::InvitationAccepted { .. }
        | Fact::OrganisationCreated { .. }
        | Fact::OrganisationChanged { .. }
        | Fact::EmploymentStarted { .. }
        // What hung on it ended in the same transaction (flow `leave`), and is stated by facts of its own.
        | Fact::EmploymentEnded { .. }
        | Fact::ProfileChanged { .. }
        | Fact::AccountDisabled { .. }
        | Fact::AccountEnabled { .. }
        | Fact::ErasureStopped { .. } => {}
    }
    Ok(())
}
