//! Everything that can have happened, as a closed list: ids only, never text, so that nothing private stays in the log.

use serde::{Deserialize, Serialize};

use crate::{
    CommunityId, LinkRequestId, OrganisationId, PersonId, PostId, SessionId, ThreadId, TokenId, Ts,
    WayInId,
};

/// The version of the written form; raised when a fact's fields change their meaning.
pub const VERSION: i64 = 1;

/// What has happened, in the past tense. Adding one does not compile until `server::reactions` says what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum Fact {
    /// An account came to be.
    PersonCreated {
        /// Whose.
        person: PersonId,
    },
    /// Somebody set a new password.
    PasswordChanged {
        /// Whose.
        person: PersonId,
    },
    /// Somebody chose another language for the interface and the mail.
    LanguageChosen {
        /// Who.
        person: PersonId,
    },
    /// Somebody signed in.
    SessionOpened {
        /// Who.
        person: PersonId,
        /// Which session.
        session: SessionId,
    },
    /// A session ended, by its owner or by the program.
    SessionEnded {
        /// Whose.
        person: PersonId,
        /// Which session.
        session: SessionId,
    },
    /// A bearer token was made.
    TokenCreated {
        /// Whose.
        person: PersonId,
        /// Which token.
        token: TokenId,
    },
    /// A bearer token was taken back.
    TokenRemoved {
        /// Whose.
        person: PersonId,
        /// Which token.
        token: TokenId,
    },
    /// A community came to be.
    CommunityCreated {
        /// Which.
        community: CommunityId,
    },
    /// Somebody became a member.
    MembershipStarted {
        /// Of what.
        community: CommunityId,
        /// Who.
        person: PersonId,
    },
    /// Somebody is no longer a member.
    MembershipEnded {
        /// Of what.
        community: CommunityId,
        /// Who.
        person: PersonId,
    },
    /// Somebody asked to become a member.
    MembershipRequested {
        /// Of what.
        community: CommunityId,
        /// Who.
        person: PersonId,
    },
    /// A request to join was answered, or its answer taken back.
    RequestAnswered {
        /// Of what.
        community: CommunityId,
        /// Who had asked.
        person: PersonId,
    },
    /// What a community says of itself, who may read it or how one joins changed; or it was archived or opened again.
    CommunityChanged {
        /// Which.
        community: CommunityId,
    },
    /// A community became part of another.
    CommunitiesMerged {
        /// Which goes on.
        community: CommunityId,
        /// Which is no more.
        gone: CommunityId,
    },
    /// Threads went from one community to another.
    ThreadsMoved {
        /// Where they stand now.
        community: CommunityId,
        /// Where they stood.
        from: CommunityId,
    },
    /// Somebody was invited to a community by address.
    InvitedToCommunity {
        /// Which.
        community: CommunityId,
        /// The invitation.
        way_in: WayInId,
    },
    /// A member is going to stand in for a coordinator who is away.
    StandInNamed {
        /// Where.
        community: CommunityId,
        /// Who is away.
        person: PersonId,
        /// Who stands in.
        stand_in: PersonId,
    },
    /// A thread was announced to everybody in its community.
    Announced {
        /// Where.
        community: CommunityId,
        /// Which.
        thread: ThreadId,
        /// Its first post.
        post: PostId,
        /// By whom.
        author: PersonId,
    },
    /// A member's role changed.
    RoleChanged {
        /// In what.
        community: CommunityId,
        /// Whose.
        person: PersonId,
    },
    /// A thread was opened; its first post has number 1 and states its own fact.
    ThreadOpened {
        /// Where.
        community: CommunityId,
        /// Which.
        thread: ThreadId,
        /// By whom.
        author: PersonId,
    },
    /// A post was placed.
    PostCreated {
        /// Where.
        community: CommunityId,
        /// In which thread.
        thread: ThreadId,
        /// Which post.
        post: PostId,
        /// Its number in the thread, from 1.
        number: i64,
        /// By whom.
        author: PersonId,
        /// The number of the post it answers.
        reply_to: Option<i64>,
        /// Who is named in it.
        mentioned: Vec<PersonId>,
    },
    /// The text of a post changed.
    PostEdited {
        /// Where.
        community: CommunityId,
        /// In which thread.
        thread: ThreadId,
        /// Which post.
        post: PostId,
        /// Its number in the thread.
        number: i64,
    },
    /// A post was taken away; its number stays.
    PostDeleted {
        /// Where.
        community: CommunityId,
        /// In which thread.
        thread: ThreadId,
        /// Which post.
        post: PostId,
        /// Its number in the thread.
        number: i64,
    },
    /// Somebody read part of a thread.
    ThreadRead {
        /// Which thread.
        thread: ThreadId,
        /// Who.
        person: PersonId,
    },
    /// Somebody marked the whole inbox as read.
    NoticesRead {
        /// Who.
        person: PersonId,
    },
    /// Somebody chose when the digest comes.
    DigestChosen {
        /// Who.
        person: PersonId,
    },
    /// A letter with a link to sign in or to choose a password was asked for, perhaps for an address nobody has.
    LinkAsked {
        /// The request; it is gone once it was answered.
        request: LinkRequestId,
    },
    /// Somebody signed in on a device that was not seen for a long time, or never.
    DeviceAdded {
        /// Who.
        person: PersonId,
        /// By which session.
        session: SessionId,
    },
    /// Somebody asked for another e-mail address; nothing changed yet.
    EmailChangeAsked {
        /// Who.
        person: PersonId,
    },
    /// Somebody has another e-mail address.
    EmailChanged {
        /// Who.
        person: PersonId,
    },
    /// Somebody signs in without a password from now on.
    PasswordRemoved {
        /// Who.
        person: PersonId,
    },
    /// Somebody connected an account elsewhere to sign in by.
    ConnectionAdded {
        /// Whose.
        person: PersonId,
    },
    /// Somebody removed such a connection.
    ConnectionRemoved {
        /// Whose.
        person: PersonId,
    },
    /// Somebody switched the second step on or off.
    SecondFactorSwitched {
        /// Whose.
        person: PersonId,
        /// Whether it is on now.
        on: bool,
    },
    /// Somebody used a recovery code in the place of the second step.
    RecoveryCodeUsed {
        /// Whose.
        person: PersonId,
    },
    /// Somebody added a passkey.
    PasskeyAdded {
        /// Whose.
        person: PersonId,
    },
    /// Somebody removed one of their passkeys.
    PasskeyRemoved {
        /// Whose.
        person: PersonId,
    },
    /// An administrator asked somebody to come in.
    PersonInvited {
        /// Who.
        person: PersonId,
    },
    /// Somebody who was invited came in, and perhaps chose a password.
    InvitationAccepted {
        /// Who.
        person: PersonId,
    },
    /// An organisation came to be.
    OrganisationCreated {
        /// Which.
        organisation: OrganisationId,
    },
    /// What is known of an organisation changed.
    OrganisationChanged {
        /// Which.
        organisation: OrganisationId,
    },
    /// Somebody began to work somewhere.
    EmploymentStarted {
        /// Who.
        person: PersonId,
        /// Where.
        organisation: OrganisationId,
    },
    /// Somebody works there no longer.
    EmploymentEnded {
        /// Who.
        person: PersonId,
        /// Where.
        organisation: OrganisationId,
    },
    /// A coordinator stops because of where they work: from `from` on, which may be to come.
    CoordinatorLeaves {
        /// Where.
        community: CommunityId,
        /// Who.
        person: PersonId,
        /// From when.
        from: Ts,
    },
    /// Somebody changed what they tell of themselves.
    ProfileChanged {
        /// Who.
        person: PersonId,
    },
    /// An account was bounded in time, or no longer is.
    GuestBounded {
        /// Whose.
        person: PersonId,
    },
    /// An account was closed.
    AccountDisabled {
        /// Whose.
        person: PersonId,
    },
    /// A closed account was opened again.
    AccountEnabled {
        /// Whose.
        person: PersonId,
    },
    /// Somebody became administrator, or is no longer one.
    AdministratorChanged {
        /// Who.
        person: PersonId,
        /// What they are now.
        administrator: bool,
    },
    /// An account became part of another of the same person.
    PersonsMerged {
        /// Whose account stays.
        person: PersonId,
        /// Which is no more.
        gone: PersonId,
    },
    /// Somebody asked to be erased; a day later it happens.
    ErasureAsked {
        /// Who.
        person: PersonId,
    },
    /// Somebody wants to stay after all.
    ErasureStopped {
        /// Who.
        person: PersonId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_written_form_stays_as_it_is() {
        let fact = Fact::PostCreated {
            community: CommunityId(Uuid::from_u128(1)),
            thread: ThreadId::from_bits(42),
            post: PostId(Uuid::from_u128(2)),
            number: 3,
            author: PersonId(Uuid::from_u128(4)),
            reply_to: Some(1),
            mentioned: vec![PersonId(Uuid::from_u128(5))],
        };
        let written = r#"{"fact":"post-created","community":"00000000-0000-0000-0000-000000000001","thread":"000001a","post":"00000000-0000-0000-0000-000000000002","number":3,"author":"00000000-0000-0000-0000-000000000004","reply_to":1,"mentioned":["00000000-0000-0000-0000-000000000005"]}"#;
        assert_eq!(serde_json::to_string(&fact).unwrap(), written);
        assert_eq!(serde_json::from_str::<Fact>(written).unwrap(), fact);
    }
}
