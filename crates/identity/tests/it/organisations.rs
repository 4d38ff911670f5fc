//! Organisations: planted, made, changed, found.

use base::{Call, Fact, Fault, Kind, Limit, Line, OrganisationId};
use identity::{
    Domain, Error, OrganisationCursor, OrganisationForm, OrganisationKind, OrganisationPlan,
    Province, Wanted,
};
use store::Db;
use store::testing::{each_engine, race};

use crate::{admin, anna, anonymous, by, facts, system, with_anna};

const PLAN: &str = r#"
[[organisation]]
name = "Bibliotheek Duinkant"
kind = "library"
province = "noord-holland"
domains = ["duinkant.example"]

[[organisation]]
name = "Cubiss"
kind = "poi"
province = "noord-brabant"

[[organisation]]
name = "Koninklijke Bibliotheek"
kind = "national-library"
"#;

/// Makes the organisations of the plan and takes their facts.
pub(crate) async fn planted(db: &Db) {
    let plan = OrganisationPlan::parse(PLAN).unwrap();
    let mut w = db.write().await.unwrap();
    identity::plant_organisations(&mut w, &Call::system("start", crate::NOON), &plan)
        .await
        .unwrap();
    w.commit().await.unwrap();
    facts(db).await;
}

/// The id of an organisation.
pub(crate) async fn id_of(db: &Db, slug: &str) -> OrganisationId {
    let mut r = db.read().await.unwrap();
    let found = identity::organisation(&mut r, &system(), slug).await;
    found.unwrap().0.id
}

pub(crate) fn form(name: &str, domains: &str) -> OrganisationForm {
    OrganisationForm {
        name: Line::parse("name", name, 120).unwrap(),
        kind: OrganisationKind::Library,
        province: Some(Province::Zeeland),
        domains: Domain::parse_all("domains", domains).unwrap(),
    }
}

#[tokio::test]
async fn a_plan_is_planted_once_and_what_was_renamed_stays_renamed() {
    each_engine(async |db| {
        let plan = OrganisationPlan::parse(PLAN).unwrap();
        let (a, b) = race(&db, async |w, _| {
            let call = Call::system("start", crate::NOON);
            identity::plant_organisations(w, &call, &plan).await
        })
        .await;
        assert_eq!((a.unwrap(), b.unwrap()), (3, 0));
        assert_eq!(facts(&db).await.len(), 3);
        let cubiss = id_of(&db, "cubiss").await;
        let mut w = db.write().await.unwrap();
        identity::change_organisation(&mut w, &system(), cubiss, &form("Cubiss Zuid", ""))
            .await
            .unwrap();
        let again = identity::plant_organisations(&mut w, &system(), &plan).await;
        assert_eq!(again.unwrap(), 0);
        let (one, domains) = identity::organisation(&mut w, &system(), "bibliotheek-duinkant")
            .await
            .unwrap();
        assert_eq!(
            (one.kind, one.province, domains.len()),
            (OrganisationKind::Library, Some(Province::NoordHolland), 1)
        );
        for call in [anonymous(&system()), admin(&system())] {
            let error = identity::plant_organisations(&mut w, &call, &plan)
                .await
                .unwrap_err();
            assert_eq!(error.kind(), Kind::Forbidden);
        }
    })
    .await;
}

#[test]
fn a_plan_with_a_mistake_says_where() {
    for (from, to, says) in [
        ("\"poi\"", "\"pois\"", "pois"),
        ("\"noord-brabant\"", "\"brabant\"", "brabant"),
        ("\"duinkant.example\"", "\"@x\"", "\"@x\" is no domain"),
        ("\"Cubiss\"", "\" \"", "\" \" is no name"),
        ("domains", "domeinen", "domeinen"),
    ] {
        let error = OrganisationPlan::parse(&PLAN.replace(from, to)).unwrap_err();
        assert!(matches!(error, Error::Plan(_)), "{error:?}");
        assert!(error.to_string().contains(says), "{error}");
        assert_eq!((error.kind(), error.code()), (Kind::Internal, "internal"));
    }
}

#[test]
fn the_plan_that_comes_with_the_program_has_the_nine_pois() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../config/organisations.toml"
    );
    let plan = OrganisationPlan::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
    let pois = plan.organisation.iter();
    let pois = pois.filter(|one| one.kind == OrganisationKind::Poi && one.province.is_some());
    assert_eq!(pois.count(), 9);
    assert_eq!(plan.organisation.len(), 15);
}

#[tokio::test]
async fn administrators_make_and_change_organisations_and_for_others_there_is_nothing() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let person = with_anna(&db, &call).await;
        facts(&db).await;
        let chief = admin(&call);
        let id = OrganisationId(call.ids.uuid(call.now));
        let new = form("Bibliotheek Zeekraal", "zeekraal.example zk.example");
        let mut w = db.write().await.unwrap();
        let made = identity::create_organisation(&mut w, &chief, id, &new)
            .await
            .unwrap();
        let again = identity::create_organisation(&mut w, &chief, id, &new)
            .await
            .unwrap();
        assert_eq!(made, again);
        assert_eq!(made.slug, "bibliotheek-zeekraal");
        let changed = form("Zeekraal en Slik", "slik.example");
        let changed = identity::change_organisation(&mut w, &chief, id, &changed)
            .await
            .unwrap();
        assert_eq!(
            (changed.name.as_str(), changed.slug.as_str()),
            ("Zeekraal en Slik", "bibliotheek-zeekraal")
        );
        w.commit().await.unwrap();
        assert_eq!(
            facts(&db).await,
            [
                Fact::OrganisationCreated { organisation: id },
                Fact::OrganisationChanged { organisation: id }
            ]
        );

        let mut w = db.write().await.unwrap();
        let unknown = OrganisationId(call.ids.uuid(call.now));
        let wanted = Wanted::default();
        for other in [by(&call, person, None), anonymous(&call)] {
            let refused = [
                identity::create_organisation(&mut w, &other, unknown, &new)
                    .await
                    .err(),
                identity::change_organisation(&mut w, &other, id, &new)
                    .await
                    .err(),
                identity::organisation(&mut w, &other, "cubiss").await.err(),
                identity::administered_organisations(
                    &mut w,
                    &other,
                    &wanted,
                    &OrganisationCursor::START,
                    Limit::USUAL,
                )
                .await
                .err(),
                identity::may_administer(&other).err(),
            ];
            assert!(
                refused.iter().all(|e| matches!(e, Some(Error::NotFound))),
                "{refused:?}"
            );
        }
        let error = identity::change_organisation(&mut w, &chief, unknown, &new)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::NotFound), "{error:?}");
    })
    .await;
}

#[tokio::test]
async fn a_name_and_a_domain_belong_to_one_organisation() {
    each_engine(async |db| {
        planted(&db).await;
        let call = system();
        let cubiss = id_of(&db, "cubiss").await;
        let id = || OrganisationId(call.ids.uuid(call.now));
        let same_name = form("bibliotheek DUINKANT", "");
        let same_domain = form("Andere", "a.example duinkant.example");
        let outcomes = [
            (same_name.clone(), "name-taken"),
            (same_domain.clone(), "domain-taken"),
        ];
        for (form, code) in outcomes {
            let mut w = db.write().await.unwrap();
            let error = identity::create_organisation(&mut w, &call, id(), &form)
                .await
                .unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::Conflict, code));
            drop(w);
            let mut w = db.write().await.unwrap();
            let error = identity::change_organisation(&mut w, &call, cubiss, &form)
                .await
                .unwrap_err();
            assert_eq!((error.kind(), error.code()), (Kind::Conflict, code));
        }
        // Its own name and domain are no obstacle, and a name that only makes the same word is another.
        let mut w = db.write().await.unwrap();
        let duinkant = identity::organisation(&mut w, &call, "bibliotheek-duinkant")
            .await
            .unwrap()
            .0
            .id;
        let own = form("Bibliotheek Duinkant", "duinkant.example");
        identity::change_organisation(&mut w, &call, duinkant, &own)
            .await
            .unwrap();
        let made = identity::create_organisation(&mut w, &call, id(), &form("Cubiss!", ""))
            .await
            .unwrap();
        assert_eq!(made.slug, "cubiss-2");
    })
    .await;
}

#[tokio::test]
async fn the_list_is_walked_by_name_and_searched() {
    each_engine(async |db| {
        planted(&db).await;
        let call = by(&system(), anna(&system()).id, None);
        let mut r = db.read().await.unwrap();
        let one = Limit::new(1).unwrap();
        let (mut after, mut names) = (OrganisationCursor::START, Vec::new());
        loop {
            let part = identity::list_organisations(&mut r, &call, &Wanted::default(), &after, one)
                .await
                .unwrap();
            let last = part.items.last().unwrap();
            after = OrganisationCursor::after(last);
            names.push(last.name.clone());
            if !part.more {
                break;
            }
        }
        assert_eq!(
            names,
            ["Bibliotheek Duinkant", "Cubiss", "Koninklijke Bibliotheek"]
        );
        for (text, kind, found) in [
            ("BIBLIOTHEEK", None, 2),
            ("bibliotheek", Some(OrganisationKind::Library), 1),
            ("", Some(OrganisationKind::Poi), 1),
            ("%", None, 0),
            ("nergens", None, 0),
        ] {
            let wanted = Wanted {
                text: text.to_owned(),
                kind,
            };
            let start = OrganisationCursor::START;
            let part = identity::list_organisations(&mut r, &call, &wanted, &start, Limit::USUAL)
                .await
                .unwrap();
            assert_eq!(part.items.len(), found, "{text} {kind:?}");
        }
        let choices = identity::list_choices(&mut r, &call).await.unwrap();
        let choices: Vec<&str> = choices.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            choices,
            ["Cubiss", "Bibliotheek Duinkant", "Koninklijke Bibliotheek"]
        );
        let nobody = anonymous(&system());
        let error = identity::list_choices(&mut r, &nobody).await.unwrap_err();
        assert_eq!(error.kind(), Kind::SignInNeeded);
    })
    .await;
}
