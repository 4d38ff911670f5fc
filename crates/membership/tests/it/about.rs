//! What a community says of itself, its addresses, making and closing one.

use base::{CommunityId, Fact, Kind};
use membership::{
    CommunityForm, CommunityTyped, Door, Entry, Error, Place, Plan, Role, State, about,
    archive_community, change_community, community, create_community, current_slug,
    list_communities, list_said, plant_communities, reopen_community,
};
use store::Db;
use store::testing::{each_engine, race};
use uuid::Uuid;

use crate::{
    ADMIN, ANNA, BOB, EVA, PLAN, act, admin, anonymous, at, by, facts, id_of, members, planted,
    slug, system, with_members, wrong,
};

const NEW: CommunityId = CommunityId(Uuid::from_u128(77));

fn typed() -> CommunityTyped<'static> {
    CommunityTyped {
        name_nl: "Lezers",
        name_en: "Readers",
        purpose_nl: "Voor lezers",
        purpose_en: "For readers",
        charter: ["Meer lezen", "", "", "", "", "Tot 2028"],
        welcome: "Welkom *hier*",
        question: "Waarom?",
        visibility: "members",
        joining: "request",
        tags: "taal, Lezen",
        pins: "Gids https://gids.example/\nGesprek /t/abc\nNog een /t/def",
        slug: "",
    }
}

fn form(slug: &str) -> CommunityForm {
    CommunityForm::parse(&CommunityTyped { slug, ..typed() }).unwrap()
}

async fn version(db: &Db, name: &str) -> i64 {
    let mut r = db.read().await.unwrap();
    let shown = community(&mut r, &system(), &slug(name)).await.unwrap();
    about(&mut r, &system(), &shown).await.unwrap().version
}

#[tokio::test]
async fn a_coordinator_changes_everything_a_community_says_of_itself() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let id = id_of(&db, "open").await;
        let before = version(&db, "open").await;
        let done = act(&db, async |w| {
            change_community(w, &by(ANNA), &slug("open"), before, &form("")).await
        })
        .await;
        assert_eq!(done.unwrap(), slug("open"));
        assert_eq!(facts(&db).await, [Fact::CommunityChanged { community: id }]);

        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &by(BOB), &slug("open")).await.unwrap();
        assert_eq!(shown.community.names(), ("Lezers", "Readers"));
        assert_eq!(shown.community.purposes(), ("Voor lezers", "For readers"));
        assert_eq!(shown.community.question, "Waarom?");
        assert_eq!(shown.community.door().entry, Entry::Invitation);
        let said = about(&mut r, &by(BOB), &shown).await.unwrap();
        assert_eq!(said.charter.goal, "Meer lezen");
        assert_eq!(said.charter.term, "Tot 2028");
        assert_eq!(said.tags, ["taal", "Lezen"]);
        let pins: Vec<&str> = said.pins.iter().map(|pin| pin.url.as_str()).collect();
        assert_eq!(pins, ["https://gids.example/", "/t/abc", "/t/def"]);
        assert_eq!(said.version, before + 1);
        let shown = list_communities(&mut r, &by(BOB)).await.unwrap();
        let listed = list_said(&mut r, &shown).await.unwrap();
        let (_, charter, tags) = listed.into_iter().find(|one| one.0 == id).unwrap();
        assert_eq!((charter, tags), (said.charter, said.tags));
        // Nobody outside knows of it any more.
        let outside = community(&mut r, &by(EVA), &slug("open")).await;
        assert_eq!(wrong(outside), (Kind::NotFound, "not-found"));
    })
    .await;
}

#[tokio::test]
async fn the_welcome_is_for_whoever_joined_in_the_last_two_weeks() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Member)]).await;
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &by(ANNA), &slug("open")).await.unwrap();
        for (call, new) in [
            (by(ANNA), true),
            (at(&by(ANNA), 14 * 86_400 - 1_001), true),
            (at(&by(ANNA), 14 * 86_400), false),
            (by(BOB), false),
            (anonymous(), false),
        ] {
            assert_eq!(about(&mut r, &call, &shown).await.unwrap().newcomer, new);
        }
    })
    .await;
}

#[tokio::test]
async fn who_may_not_change_a_community_is_told_why() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "besloten", &[(ANNA, Role::Coordinator)]).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let change = async |call, name, version, new| {
            wrong(
                act(&db, async |w| {
                    change_community(w, &call, &slug(name), version, &form(new)).await
                })
                .await,
            )
        };
        let table = [
            (by(BOB), "open", 1, "", (Kind::Forbidden, "not-coordinator")),
            (
                anonymous(),
                "open",
                1,
                "",
                (Kind::SignInNeeded, "sign-in-needed"),
            ),
            (by(BOB), "besloten", 1, "", (Kind::NotFound, "not-found")),
            (
                by(ANNA),
                "open",
                9,
                "",
                (Kind::Conflict, "edited-meanwhile"),
            ),
            // Another address is for administrators.
            (
                by(ANNA),
                "open",
                1,
                "nieuw",
                (Kind::Forbidden, "not-coordinator"),
            ),
            (admin(), "open", 1, "besloten", (Kind::Invalid, "invalid")),
        ];
        for (call, name, version, new, expected) in table {
            assert_eq!(
                change(call, name, version, new).await,
                expected,
                "{name} {new}"
            );
        }
        assert_eq!(facts(&db).await, []);
    })
    .await;
}

#[tokio::test]
async fn two_who_change_a_community_at_once_do_not_overwrite_each_other() {
    each_engine(async |db| {
        planted(&db).await;
        let (a, b) = race(&db, async |w, _| {
            change_community(w, &admin(), &slug("open"), 1, &form("")).await
        })
        .await;
        let mut codes = [a, b]
            .map(|done| done.map_or_else(|error| wrong(Err::<(), Error>(error)).1, |_| "done"));
        codes.sort_unstable();
        assert_eq!(codes, ["done", "edited-meanwhile"]);
    })
    .await;
}

#[tokio::test]
async fn a_former_address_leads_on_for_whoever_may_read_and_is_never_given_away() {
    each_engine(async |db| {
        planted(&db).await;
        let rename = async |from: &str, to: &str| {
            let version = version(&db, from).await;
            act(&db, async |w| {
                change_community(w, &admin(), &slug(from), version, &form(to)).await
            })
            .await
        };
        rename("open", "tweede").await.unwrap();
        rename("tweede", "derde").await.unwrap();
        let mut r = db.read().await.unwrap();
        for old in ["open", "tweede"] {
            let leads = current_slug(&mut r, &admin(), &slug(old)).await.unwrap();
            assert_eq!(leads, Some(slug("derde")));
            // It is for members only now.
            assert_eq!(
                current_slug(&mut r, &by(BOB), &slug(old)).await.unwrap(),
                None
            );
        }
        assert_eq!(
            current_slug(&mut r, &admin(), &slug("derde"))
                .await
                .unwrap(),
            None
        );
        assert_eq!(
            current_slug(&mut r, &admin(), &slug("nergens"))
                .await
                .unwrap(),
            None
        );
        drop(r);
        assert_eq!(wrong(rename("netwerk", "open").await).1, "invalid");
        // A restart does not plant it anew, and its own former name it may have back.
        let plan = Plan::parse(PLAN).unwrap();
        let made = act(&db, async |w| plant_communities(w, &system(), &plan).await).await;
        assert_eq!(made.unwrap(), 0);
        rename("derde", "open").await.unwrap();
        let mut r = db.read().await.unwrap();
        for old in ["derde", "tweede"] {
            let leads = current_slug(&mut r, &admin(), &slug(old)).await.unwrap();
            assert_eq!(leads, Some(slug("open")));
        }
    })
    .await;
}

#[tokio::test]
async fn administrators_make_communities_and_coordinators_working_groups_one_level_deep() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let priority = Place::Priority("lezen".to_owned());
        let make = async |call, id, place: &Place, new| {
            act(&db, async |w| {
                create_community(w, &call, id, place, &form(new)).await
            })
            .await
        };
        assert_eq!(
            make(admin(), NEW, &priority, "nieuw").await.unwrap(),
            slug("nieuw")
        );
        let started = Fact::MembershipStarted {
            community: NEW,
            person: ADMIN,
        };
        assert_eq!(
            facts(&db).await,
            [Fact::CommunityCreated { community: NEW }, started]
        );
        assert_eq!(members(&db, "nieuw").await, 1);
        // Sent twice it is made once.
        assert_eq!(
            make(admin(), NEW, &priority, "nieuw").await.unwrap(),
            slug("nieuw")
        );
        assert_eq!(facts(&db).await, []);

        let group = CommunityId(Uuid::from_u128(78));
        let inside = Place::Inside(slug("open"));
        make(by(ANNA), group, &inside, "werkgroep").await.unwrap();
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &by(ANNA), &slug("open")).await.unwrap();
        let said = about(&mut r, &by(ANNA), &shown).await.unwrap();
        let groups: Vec<&str> = said.groups.iter().map(|(c, _)| c.slug.as_str()).collect();
        assert_eq!(groups, ["werkgroep"]);
        // It is for its members: others do not see it in the list.
        assert!(
            about(&mut r, &by(BOB), &shown)
                .await
                .unwrap()
                .groups
                .is_empty()
        );
        let shown = community(&mut r, &by(ANNA), &slug("werkgroep"))
            .await
            .unwrap();
        assert_eq!(shown.standing.role(), Some(Role::Coordinator));
        let said = about(&mut r, &by(ANNA), &shown).await.unwrap();
        assert_eq!(said.parent.unwrap().0.slug, "open");
        drop(r);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_make_a_community_here_is_told_why() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(
            &db,
            "open",
            &[(ANNA, Role::Coordinator), (BOB, Role::Member)],
        )
        .await;
        let priority = Place::Priority("lezen".to_owned());
        let inside = Place::Inside(slug("open"));
        let make = async |call, id, place: &Place, new| {
            act(&db, async |w| {
                create_community(w, &call, id, place, &form(new)).await
            })
            .await
        };
        make(admin(), NEW, &priority, "nieuw").await.unwrap();
        let group = CommunityId(Uuid::from_u128(78));
        make(by(ANNA), group, &inside, "werkgroep").await.unwrap();
        let other = CommunityId(Uuid::from_u128(79));
        let deep = Place::Inside(slug("werkgroep"));
        let nowhere = Place::Priority("nergens".to_owned());
        let table = [
            (
                by(ANNA),
                &priority,
                "x",
                (Kind::Forbidden, "not-coordinator"),
            ),
            (
                anonymous(),
                &priority,
                "x",
                (Kind::SignInNeeded, "sign-in-needed"),
            ),
            (by(BOB), &inside, "x", (Kind::Forbidden, "not-coordinator")),
            (by(EVA), &deep, "x", (Kind::NotFound, "not-found")),
            (by(ANNA), &deep, "x", (Kind::Invalid, "invalid")),
            (admin(), &nowhere, "x", (Kind::Invalid, "invalid")),
            (admin(), &priority, "", (Kind::Invalid, "invalid")),
            (admin(), &priority, "nieuw", (Kind::Invalid, "invalid")),
        ];
        for (call, place, new, expected) in table {
            let made = make(call, other, place, new).await;
            assert_eq!(wrong(made), expected, "{place:?} {new}");
        }
        let archive = act(&db, async |w| {
            archive_community(w, &admin(), &slug("open")).await
        });
        archive.await.unwrap();
        let made = make(by(ANNA), other, &inside, "x").await;
        assert_eq!(wrong(made), (Kind::Conflict, "archived"));
    })
    .await;
}

#[tokio::test]
async fn an_archived_community_can_be_read_and_opened_again_by_administrators_only() {
    each_engine(async |db| {
        planted(&db).await;
        with_members(&db, "open", &[(ANNA, Role::Coordinator)]).await;
        let id = id_of(&db, "open").await;
        let refused = act(&db, async |w| {
            archive_community(w, &by(ANNA), &slug("open")).await
        });
        assert_eq!(wrong(refused.await), (Kind::Forbidden, "not-coordinator"));
        for _ in 0..2 {
            let done = act(&db, async |w| {
                archive_community(w, &admin(), &slug("open")).await
            });
            done.await.unwrap();
        }
        assert_eq!(facts(&db).await, [Fact::CommunityChanged { community: id }]);
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &anonymous(), &slug("open"))
            .await
            .unwrap();
        assert_eq!(shown.community.state, State::Archived);
        let door = shown.community.door();
        assert_eq!((door.writes, door.entry), (false, Entry::Closed));
        assert_ne!(
            door,
            Door::of(
                shown.community.visibility,
                shown.community.joining,
                State::Open
            )
        );
        drop(r);
        let joined = act(&db, async |w| {
            membership::join_community(w, &by(BOB), &slug("open"), None).await
        });
        assert_eq!(wrong(joined.await), (Kind::Conflict, "archived"));
        let done = act(&db, async |w| {
            reopen_community(w, &admin(), &slug("open")).await
        });
        done.await.unwrap();
        assert_eq!(facts(&db).await, [Fact::CommunityChanged { community: id }]);
        let mut r = db.read().await.unwrap();
        let shown = community(&mut r, &by(ANNA), &slug("open")).await.unwrap();
        assert!(shown.standing.may_write());
    })
    .await;
}
