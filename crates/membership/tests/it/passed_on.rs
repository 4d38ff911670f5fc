//! A letter that reached somebody else than it was written to.

use base::{Email, Fact};
use membership::{Role, accept_way_in};
use store::testing::each_engine;

use crate::ways_in::{letter, stage};
use crate::{ANNA, EVA, act, by, coordinators, facts};

#[tokio::test]
async fn a_letter_that_was_passed_on_makes_a_member_and_no_coordinator() {
    each_engine(async |db| {
        let community = stage(&db).await;
        let secret = letter(&db, Role::Coordinator).await;
        let other = Email::parse("email", "eva@x.nl").unwrap();
        let came = act(&db, async |w| {
            accept_way_in(w, &by(EVA), &secret, &other).await
        })
        .await;
        assert!(came.unwrap().changed);
        assert_eq!(coordinators(&db, "besloten").await, [ANNA]);
        let started = Fact::MembershipStarted {
            community,
            person: EVA,
        };
        assert_eq!(facts(&db).await, [started]);
    })
    .await;
}
