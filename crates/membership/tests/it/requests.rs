//! Answering requests to join, taking answers back, and what the asker knows meanwhile.

use base::{Fact, Invalid, Kind, PersonId, Traces};
use membership::system::{forget_in_requests, hold_answer, waiting_before};
use membership::{
    Answer, Answered, Error, RequestState, Role, Verdict, admit_guest, answer_requests, community,
    delete_saved_answer, join_community, list_own_requests, request_queue, save_answer,
    saved_answer, set_role, undo_answers, withdraw_request,
};
use store::Db;
use store::testing::{each_engine, race};

use crate::{
    ADMIN, ANNA, BOB, EVA, act, admin, anonymous, at, by, facts, id_of, members, planted, slug,
    system, with_members, wrong,
};

const NAME: &str = "aanvraag";

fn yes() -> Answer {
    Answer::parse(Verdict::Accepted, "", "").unwrap()
}

fn no() -> Answer {
    Answer::parse(Verdict::Refused, "Nog niet.", "Kom langs.").unwrap()
}

async fn asks(db: &Db, person: PersonId, seconds: i64) {
    let call = at(&by(person), seconds);
    act(db, async |w| {
        join_community(w, &call, &slug(NAME), Some("Omdat")).await
    })
    .await
    .unwrap();
}

/// Bob coordinates, Anna and Eva ask.
async fn asked(db: &Db) {
    planted(db).await;
    with_members(db, NAME, &[(BOB, Role::Coordinator)]).await;
    asks(db, ANNA, 0).await;
    asks(db, EVA, 1).await;
    facts(db).await;
}

async fn answers(
    db: &Db,
    seconds: i64,
    people: &[PersonId],
    answer: &Answer,
) -> Vec<(PersonId, Answered)> {
    let call = at(&by(BOB), seconds);
    act(db, async |w| {
        answer_requests(w, &call, &slug(NAME), people, answer).await
    })
    .await
    .unwrap()
}

/// What somebody sees of their own request.
async fn sees(db: &Db, person: PersonId, seconds: i64) -> Option<RequestState> {
    let mut r = db.read().await.unwrap();
    let call = at(&by(person), seconds);
    let shown = community(&mut r, &call, &slug(NAME)).await.unwrap();
    let own = list_own_requests(&mut r, &call).await.unwrap();
    assert_eq!(
        own.iter().map(|(_, request)| request).collect::<Vec<_>>(),
        shown.request.iter().collect::<Vec<_>>()
    );
    shown.request.map(|request| request.state)
}

#[tokio::test]
async fn whoever_is_accepted_is_a_member_at_once() {
    each_engine(async |db| {
        asked(&db).await;
        let told = answers(&db, 5, &[EVA, ANNA, ANNA], &yes()).await;
        assert_eq!(told, [(ANNA, Answered::Done), (EVA, Answered::Done)]);
        assert_eq!(members(&db, NAME).await, 3);
        let community = id_of(&db, NAME).await;
        let of = |person| {
            [
                Fact::RequestAnswered { community, person },
                Fact::MembershipStarted { community, person },
            ]
        };
        assert_eq!(facts(&db).await, [of(ANNA), of(EVA)].concat());
        assert_eq!(sees(&db, ANNA, 5).await, None, "a member waits for nothing");
        let mut r = db.read().await.unwrap();
        let queue = request_queue(&mut r, &by(BOB), &slug(NAME)).await.unwrap();
        assert_eq!(
            (queue.count, queue.waiting.len(), queue.answered.len()),
            (0, 0, 2)
        );
        assert_eq!(queue.answered[0].answered_by, Some(BOB));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_wins_and_the_other_is_told() {
    each_engine(async |db| {
        asked(&db).await;
        let given = [yes(), no()];
        let (first, second) = race(&db, async |w, n| {
            let call = if n == 0 { by(BOB) } else { admin() };
            answer_requests(w, &call, &slug(NAME), &[ANNA], &given[n]).await
        })
        .await;
        assert_eq!(first.unwrap(), [(ANNA, Answered::Done)]);
        let second = second.unwrap();
        let Answered::Already(before) = &second[0].1 else {
            panic!("{second:?}")
        };
        assert_eq!(
            (before.state, before.answered_by),
            (RequestState::Accepted, Some(BOB))
        );
        assert_eq!(members(&db, NAME).await, 2);
        assert_eq!(facts(&db).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_of_a_refusal_that_can_be_taken_back() {
    each_engine(async |db| {
        asked(&db).await;
        answers(&db, 100, &[ANNA], &no()).await;
        assert_eq!(sees(&db, ANNA, 699).await, Some(RequestState::Waiting));
        // Asking again meanwhile changes nothing, as they wait.
        asks(&db, ANNA, 300).await;
        assert_eq!(sees(&db, ANNA, 700).await, Some(RequestState::Refused));
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &at(&by(ANNA), 700), &slug(NAME))
            .await
            .unwrap();
        let told = shown.request.unwrap();
        assert_eq!(
            (told.answer.as_str(), told.next_step.as_str()),
            ("Nog niet.", "Kom langs.")
        );
        drop(r);
        facts(&db).await;
        // Then they may ask anew.
        asks(&db, ANNA, 701).await;
        assert_eq!(sees(&db, ANNA, 701).await, Some(RequestState::Waiting));
        assert_eq!(facts(&db).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_of_somebody_who_came_in_otherwise_is_not_taken_back() {
    each_engine(async |db| {
        asked(&db).await;
        answers(&db, 0, &[EVA], &no()).await;
        with_members(&db, NAME, &[(EVA, Role::Member)]).await;
        let undone = act(&db, async |w| {
            undo_answers(w, &at(&by(BOB), 60), &slug(NAME), &[EVA]).await
        });
        assert!(undone.await.unwrap().is_empty());
        let mut r = db.read().await.unwrap();
        let queue = request_queue(&mut r, &at(&by(BOB), 60), &slug(NAME))
            .await
            .unwrap();
        assert!(queue.waiting.iter().all(|one| one.person_id != EVA));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_taken_back_for_ten_minutes_by_any_coordinator() {
    each_engine(async |db| {
        asked(&db).await;
        answers(&db, 0, &[ANNA], &yes()).await;
        answers(&db, 0, &[EVA], &no()).await;
        facts(&db).await;
        let late = at(&admin(), 600);
        let undone = act(&db, async |w| {
            undo_answers(w, &late, &slug(NAME), &[ANNA, EVA]).await
        })
        .await
        .unwrap();
        assert_eq!(undone, []);
        let call = at(&admin(), 599);
        let undone = act(&db, async |w| {
            undo_answers(w, &call, &slug(NAME), &[ANNA, EVA]).await
        })
        .await
        .unwrap();
        assert_eq!(undone.len(), 2);
        assert_eq!(undone[0].answered_at, crate::NOON);
        assert_eq!(members(&db, NAME).await, 1);
        let stated = facts(&db).await;
        assert_eq!(stated.len(), 3);
        let community = id_of(&db, NAME).await;
        assert!(stated.contains(&Fact::MembershipEnded {
            community,
            person: ANNA
        }));
        for person in [ANNA, EVA] {
            assert_eq!(sees(&db, person, 700).await, Some(RequestState::Waiting));
        }
        // Taken back, it can be answered anew, and there is nothing to take back twice.
        let again = act(&db, async |w| {
            undo_answers(w, &call, &slug(NAME), &[ANNA]).await
        })
        .await
        .unwrap();
        assert_eq!(again, []);
        let told = answers(&db, 800, &[ANNA], &yes()).await;
        assert_eq!(told, [(ANNA, Answered::Done)]);
    })
    .await;
}

#[tokio::test]
async fn taking_back_ends_no_membership_that_the_answer_did_not_make() {
    each_engine(async |db| {
        asked(&db).await;
        // Eva came in another way before, and Anna was made coordinator since.
        with_members(&db, NAME, &[(EVA, Role::Member), (BOB, Role::Coordinator)]).await;
        answers(&db, 0, &[ANNA, EVA], &yes()).await;
        act(&db, async |w| {
            set_role(w, &by(BOB), &slug(NAME), ANNA, Role::Coordinator).await
        })
        .await
        .unwrap();
        let undone = act(&db, async |w| {
            undo_answers(w, &by(BOB), &slug(NAME), &[ANNA, EVA]).await
        })
        .await
        .unwrap();
        assert_eq!(undone.len(), 1);
        assert_eq!(members(&db, NAME).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_guest_is_accepted_only_where_they_were_admitted() {
    each_engine(async |db| {
        asked(&db).await;
        act(&db, async |w| {
            admit_guest(w, &system(), ANNA, &[slug("besloten")]).await
        })
        .await
        .unwrap();
        let told = answers(&db, 5, &[ANNA, EVA], &yes()).await;
        assert_eq!(told, [(ANNA, Answered::Guest), (EVA, Answered::Done)]);
        let told = answers(&db, 6, &[ANNA, ADMIN], &no()).await;
        assert_eq!(told, [(ANNA, Answered::Done), (ADMIN, Answered::Gone)]);
    })
    .await;
}

#[tokio::test]
async fn only_who_looks_after_a_community_sees_and_answers_its_requests() {
    each_engine(async |db| {
        asked(&db).await;
        with_members(&db, "besloten", &[(BOB, Role::Member)]).await;
        let table = [
            (anonymous(), NAME, (Kind::SignInNeeded, "sign-in-needed")),
            (by(ANNA), NAME, (Kind::Forbidden, "not-coordinator")),
            (by(BOB), "besloten", (Kind::Forbidden, "not-coordinator")),
            (by(ANNA), "besloten", (Kind::NotFound, "not-found")),
            (by(BOB), "nergens", (Kind::NotFound, "not-found")),
        ];
        for (call, name, expected) in table {
            let name = slug(name);
            let people = [ANNA];
            let (yes, id) = (yes(), base::SavedAnswerId(Default::default()));
            assert_eq!(
                wrong(act(&db, async |w| request_queue(w, &call, &name).await).await),
                expected
            );
            assert_eq!(
                wrong(
                    act(&db, async |w| answer_requests(
                        w, &call, &name, &people, &yes
                    )
                    .await)
                    .await
                ),
                expected
            );
            assert_eq!(
                wrong(act(&db, async |w| undo_answers(w, &call, &name, &people).await).await),
                expected
            );
            assert_eq!(
                wrong(act(&db, async |w| save_answer(w, &call, &name, "x", &yes).await).await),
                expected
            );
            assert_eq!(
                wrong(
                    act(&db, async |w| delete_saved_answer(w, &call, &name, id)
                        .await)
                    .await
                ),
                expected
            );
        }
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[test]
fn whoever_is_refused_learns_why() {
    let wrong = Answer::parse(Verdict::Refused, " ", &"a".repeat(1_001)).unwrap_err();
    assert_eq!(
        wrong,
        [
            Invalid::new("answer", "required"),
            Invalid::bound("next-step", "too-long", 1_000)
        ]
    );
    assert!(Answer::parse(Verdict::Accepted, "", "").is_ok());
}

#[tokio::test]
async fn a_request_is_withdrawn_as_long_as_its_asker_waits() {
    each_engine(async |db| {
        asked(&db).await;
        let name = slug(NAME);
        let outcome = act(&db, async |w| {
            withdraw_request(w, &anonymous(), &name).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::SignInNeeded, "sign-in-needed"));
        let outcome = act(&db, async |w| {
            withdraw_request(w, &by(ANNA), &slug("besloten")).await
        })
        .await;
        assert_eq!(wrong(outcome), (Kind::NotFound, "not-found"));
        let none = act(&db, async |w| withdraw_request(w, &by(ANNA), &name).await).await;
        assert_eq!(none.unwrap(), None);
        assert_eq!(sees(&db, ANNA, 1).await, None);
        // A refusal that was not told goes with it, and is not told later either.
        answers(&db, 10, &[EVA], &no()).await;
        let call = at(&by(EVA), 20);
        let hidden = act(&db, async |w| withdraw_request(w, &call, &name).await).await;
        assert_eq!(
            hidden.unwrap().unwrap().answered_at,
            crate::NOON.plus_seconds(10)
        );
        assert_eq!(sees(&db, EVA, 1_000).await, None);
        // One that was told stays.
        asks(&db, EVA, 1_000).await;
        answers(&db, 1_000, &[EVA], &no()).await;
        let call = at(&by(EVA), 1_600);
        act(&db, async |w| withdraw_request(w, &call, &name).await)
            .await
            .unwrap();
        assert_eq!(sees(&db, EVA, 1_600).await, Some(RequestState::Refused));
    })
    .await;
}

#[tokio::test]
async fn the_first_that_waits_is_known_from_the_next() {
    each_engine(async |db| {
        asked(&db).await;
        let id = id_of(&db, NAME).await;
        let mut w = db.write().await.unwrap();
        let before =
            async |w: &mut store::Writer, person| waiting_before(w, id, person).await.unwrap();
        assert_eq!(before(&mut w, ANNA).await, Some(0));
        assert_eq!(before(&mut w, EVA).await, Some(1));
        assert_eq!(before(&mut w, BOB).await, None);
        assert_eq!(hold_answer(&mut w, id, ANNA).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn answers_are_kept_to_be_used_again_and_name_nobody_who_is_gone() {
    each_engine(async |db| {
        asked(&db).await;
        let name = slug(NAME);
        let answer = Answer::parse(Verdict::Refused, "Vraag het @eva.", "").unwrap();
        let call = by(BOB);
        let save = async |title: &str| {
            act(&db, async |w| {
                save_answer(w, &call, &name, title, &answer).await
            })
            .await
        };
        assert!(matches!(save(" ").await, Err(Error::Invalid(_))));
        let id = save("Nee").await.unwrap();
        for n in 1..50 {
            save(&format!("Tekst {n}")).await.unwrap();
        }
        assert!(matches!(save("Te veel").await, Err(Error::Invalid(_))));
        answers(&db, 5, &[ANNA], &answer).await;
        let eva = Traces::new(vec!["eva".to_owned()], Vec::new(), Vec::new());
        let changed = act(&db, async |w| forget_in_requests(w, &eva).await).await;
        assert_eq!(changed.unwrap(), 51);
        let mut r = db.read().await.unwrap();
        let queue = request_queue(&mut r, &by(BOB), &name).await.unwrap();
        assert_eq!(queue.saved[0].answer, "Vraag het @oud-lid.");
        assert_eq!(queue.answered[0].answer, "Vraag het @oud-lid.");
        drop(r);
        for expected in [true, false] {
            let mut r = db.read().await.unwrap();
            let found = saved_answer(&mut r, &call, &name, id).await;
            assert_eq!(found.is_ok(), expected);
            drop(r);
            let gone = act(&db, async |w| {
                delete_saved_answer(w, &by(BOB), &name, id).await
            })
            .await;
            assert_eq!(gone.is_ok(), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_answered_and_is_erased_is_not_named_beside_it() {
    each_engine(async |db| {
        asked(&db).await;
        answers(&db, 5, &[ANNA], &no()).await;
        act(&db, async |w| {
            membership::system::erase(w, &system(), BOB).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let queue = request_queue(&mut r, &admin(), &slug(NAME)).await.unwrap();
        assert_eq!(queue.answered[0].answered_by, None);
    })
    .await;
}
