//! Taking members out, letting them in by the command line, and what is kept of it all.

use base::{Call, Fact, Kind, PersonId, Traces};
use membership::system::{forget_in_ways_in, forget_ways_in};
use membership::{
    Outcome, Role, invite, merge_person, note_export, remove_member, withdraw_way_in,
};
use store::sql;
use store::testing::each_engine;

use crate::ways_in::{DAY, admin, by, enter, letter, link, stage, system, who};
use crate::{ANNA, BOB, EVA, NOON, act, facts, members, slug, with_members, wrong};

#[tokio::test]
async fn a_member_is_taken_out_by_another_and_never_the_last_who_looks_after() {
    each_engine(async |db| {
        let community = stage(&db).await;
        with_members(&db, "besloten", &[(BOB, Role::Member)]).await;
        let name = slug("besloten");
        let out = async |call: &Call, who| {
            act(&db, async |w| remove_member(w, call, &name, who).await).await
        };
        assert_eq!(
            wrong(out(&by(ANNA), ANNA).await),
            (Kind::Conflict, "yourself")
        );
        assert_eq!(
            wrong(out(&by(ANNA), EVA).await),
            (Kind::Forbidden, "not-member")
        );
        let last = (Kind::Conflict, "last-coordinator");
        assert_eq!(wrong(out(&admin(), ANNA).await), last);
        out(&by(ANNA), BOB).await.unwrap();
        let ended = Fact::MembershipEnded {
            community,
            person: BOB,
        };
        assert_eq!(facts(&db).await, [ended]);
        assert_eq!(members(&db, "besloten").await, 1);
    })
    .await;
}

#[tokio::test]
async fn privileged_acts_are_put_on_record() {
    each_engine(async |db| {
        stage(&db).await;
        with_members(&db, "besloten", &[(BOB, Role::Member)]).await;
        let secret = letter(&db, Role::Coordinator).await;
        enter(&db, &by(EVA), &secret).await.unwrap();
        let (id, _) = link(&db, 1, 1).await.unwrap();
        let name = slug("besloten");
        let done = act(&db, async |w| {
            withdraw_way_in(w, &by(ANNA), &name, id).await?;
            remove_member(w, &by(ANNA), &name, BOB).await?;
            note_export(w, &by(ANNA), &name).await
        });
        done.await.unwrap();
        let mut r = db.read().await.unwrap();
        let acts: Vec<(String, Option<PersonId>)> = r
            .query(sql!("SELECT action, actor_id FROM act ORDER BY number"))
            .fetch_all()
            .await
            .unwrap();
        let told: Vec<(&str, Option<PersonId>)> =
            acts.iter().map(|(act, by)| (act.as_str(), *by)).collect();
        assert_eq!(
            told,
            [
                ("coordinator-invited", Some(ANNA)),
                ("coordinator-made", Some(EVA)),
                ("way-in-withdrawn", Some(ANNA)),
                ("member-removed", Some(ANNA)),
                ("members-exported", Some(ANNA)),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn the_command_line_makes_people_members_at_once_and_nobody_else_does() {
    each_engine(async |db| {
        let community = stage(&db).await;
        let name = slug("besloten");
        let add = async |call: &Call| {
            act(&db, async |w| {
                membership::add_members(w, call, &name, &[BOB, ANNA], Role::Member).await
            })
            .await
        };
        let told = add(&system()).await.unwrap();
        assert_eq!(told, [Outcome::Added, Outcome::Member]);
        let started = Fact::MembershipStarted {
            community,
            person: BOB,
        };
        assert_eq!(facts(&db).await, [started]);
        assert_eq!(members(&db, "besloten").await, 2);
        for call in [by(ANNA), admin()] {
            let outcome = add(&call).await;
            assert_eq!(wrong(outcome), (Kind::Forbidden, "not-coordinator"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_invited_is_forgotten_in_time_at_an_erasure_and_goes_over_at_a_merge() {
    each_engine(async |db| {
        stage(&db).await;
        let all = [who("bob@x.nl", None), who("eva@x.nl", None)];
        let invite = act(&db, async |w| {
            let word = "Namens Bob Bos";
            invite(w, &by(ANNA), &slug("besloten"), &all, Role::Member, word).await
        });
        invite.await.unwrap();
        link(&db, 1, 90).await.unwrap();
        let count = async |text: &str| -> i64 {
            let mut r = db.read().await.unwrap();
            let rows: Vec<(String, PersonId, String)> = r
                .query(sql!(
                    "SELECT COALESCE(email_key, ''), invited_by, word FROM way_in ORDER BY id"
                ))
                .fetch_all()
                .await
                .unwrap();
            let holds = |row: &&(String, PersonId, String)| {
                row.0.contains(text) || row.2.contains(text) || text == row.1.to_string()
            };
            i64::try_from(rows.iter().filter(holds).count()).unwrap()
        };
        assert_eq!(count("Bob Bos").await, 2);
        let traces = Traces::new(
            vec![],
            vec!["Bob Bos".to_owned()],
            vec!["bob@x.nl".to_owned()],
        );
        let gone = act(&db, async |w| forget_in_ways_in(w, &traces).await).await;
        assert_eq!(gone.unwrap(), 2, "one with the address, one with the name");
        assert_eq!((count("bob@x.nl").await, count("Bob Bos").await), (0, 0));
        assert_eq!(count("").await, 2);
        let merged = act(&db, async |w| {
            merge_person(w, &system(), BOB, ANNA, false).await
        });
        merged.await.unwrap();
        assert_eq!(count(&BOB.to_string()).await, 2);
        let past = NOON.plus_seconds(31 * DAY);
        let gone = act(&db, async |w| forget_ways_in(w, past).await).await;
        assert_eq!(gone.unwrap(), 1, "the link still works");
    })
    .await;
}
