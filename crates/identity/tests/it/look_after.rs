//! What administrators see of accounts: lists, filters, one account.

use base::{Call, Limit, PersonId, Ts};
use identity::{AccountCursor, AccountFilter, GuestCursor, Scope, TokenCursor, TokenForm};
use store::Reader;
use store::testing::each_engine;

use crate::administer::with;
use crate::{NOON, admin, anonymous, at, by, email, system, token, with_anna};

const ALL: Limit = match Limit::new(50) {
    Some(limit) => limit,
    None => Limit::USUAL,
};

async fn names(r: &mut Reader, call: &Call, text: &str, filter: AccountFilter) -> Vec<String> {
    let all = identity::list_accounts(r, call, text, filter, &AccountCursor::START, ALL)
        .await
        .unwrap();
    all.items.into_iter().map(|row| row.name).collect()
}

#[tokio::test]
async fn accounts_are_found_by_name_handle_address_and_employer() {
    each_engine(async |db| {
        let call = system();
        let form = identity::OrganisationForm {
            name: base::Line::parse("name", "Bibliotheek Dúinkant", 80).unwrap(),
            kind: identity::OrganisationKind::Library,
            province: None,
            domains: Vec::new(),
        };
        let mut w = db.write().await.unwrap();
        let organisation = base::OrganisationId(call.ids.uuid(call.now));
        identity::create_organisation(&mut w, &call, organisation, &form)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let anna = with_anna(&db, &call).await;
        let zoe = with(&db, &call, "Zoë Baas", true).await;
        let bob = with(&db, &call, "Bob Bakker", false).await;
        let mut w = db.write().await.unwrap();
        let me = by(&call, bob, None);
        identity::choose_employer(&mut w, &me, organisation, "")
            .await
            .unwrap();
        identity::open_session(&mut w, &call, anna, "")
            .await
            .unwrap();
        identity::bound_guest(&mut w, &call, anna, Some(call.now.plus_seconds(60)))
            .await
            .unwrap();
        identity::disable_account(&mut w, &call, bob).await.unwrap();
        let admin = admin(&call);
        let table = [
            ("", "all", &["Anna de Wit", "Bob Bakker", "Zoë Baas"][..]),
            ("ZOË", "all", &["Zoë Baas"]),
            ("@zoe-b", "all", &["Zoë Baas"]),
            ("anna@exam", "all", &["Anna de Wit"]),
            ("dúinkant", "all", &["Bob Bakker"]),
            ("bakker", "guests", &[]),
            ("%", "all", &[]),
            ("a\u{0}nna", "all", &["Anna de Wit"]),
            ("", "administrators", &["Zoë Baas"]),
            ("", "guests", &["Anna de Wit"]),
            ("", "disabled", &["Bob Bakker"]),
            ("", "new", &["Bob Bakker", "Zoë Baas"]),
        ];
        for (text, filter, wanted) in table {
            let filter = AccountFilter::parse(filter).unwrap();
            assert_eq!(
                names(&mut w, &admin, text, filter).await,
                wanted,
                "{text} {filter}"
            );
        }
        let found = [
            ("@Zoe-Baas ", Some(zoe)),
            ("ANNA@example.NL", Some(anna)),
            ("bob-bakker", Some(bob)),
            ("niemand", None),
            ("", None),
        ];
        for (text, wanted) in found {
            let found = identity::find_account(&mut w, &admin, text).await.unwrap();
            assert_eq!(found, wanted, "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn lists_go_on_after_every_place() {
    each_engine(async |db| {
        let call = system();
        let mut people: Vec<PersonId> = Vec::new();
        for name in ["Dora D", "Anna A", "Anna A", "Bob B", "Cas C"] {
            // Two of one name: the address has to differ.
            let name = if people.len() == 2 {
                "Anna  A".replace("  ", " ")
            } else {
                name.to_owned()
            };
            let new = identity::NewAccount {
                id: PersonId(call.ids.uuid(call.now)),
                email: email(&format!("n{}@example.nl", people.len())),
                name: base::Line::parse("name", &name, 80).unwrap(),
                ..crate::anna(&call)
            };
            let mut w = db.write().await.unwrap();
            let made = identity::create_account(&mut w, &call, new).await.unwrap();
            let until = call.now.plus_seconds(60 * (people.len() as i64 / 2));
            identity::bound_guest(&mut w, &call, made.id, Some(until))
                .await
                .unwrap();
            identity::create_token(&mut w, &call, Some(made.id), &token(&name))
                .await
                .unwrap();
            w.commit().await.unwrap();
            people.push(made.id);
        }
        let admin = admin(&call);
        let one = Limit::new(1).unwrap();
        let mut r = db.read().await.unwrap();
        let (mut place, mut seen) = (AccountCursor::START, Vec::new());
        loop {
            let part = identity::list_accounts(&mut r, &admin, "", AccountFilter::All, &place, one)
                .await
                .unwrap();
            let row = part.items.into_iter().next().unwrap();
            place = AccountCursor::after(&row);
            seen.push(row.name);
            if !part.more {
                break;
            }
        }
        assert_eq!(seen, ["Anna A", "Anna A", "Bob B", "Cas C", "Dora D"]);
        let (mut place, mut ends) = (GuestCursor::START, Vec::new());
        loop {
            let part = identity::list_guests(&mut r, &admin, place, one)
                .await
                .unwrap();
            let row = part.items.into_iter().next().unwrap();
            let until = row.guest_until.unwrap();
            place = GuestCursor { until, id: row.id };
            ends.push((until.micros() - NOON.micros()) / 60_000_000);
            if !part.more {
                break;
            }
        }
        assert_eq!(ends, [0, 0, 1, 1, 2]);
        let (mut place, mut tokens) = (TokenCursor::START, Vec::new());
        loop {
            let part = identity::list_all_tokens(&mut r, &admin, place, one)
                .await
                .unwrap();
            let row = part.items.into_iter().next().unwrap();
            place = TokenCursor {
                at: row.token.created_at,
                id: row.token.id,
            };
            tokens.push(row.person);
            if !part.more {
                break;
            }
        }
        tokens.sort_unstable();
        let mut wanted = people.clone();
        wanted.sort_unstable();
        assert_eq!(tokens, wanted);
    })
    .await;
}

#[tokio::test]
async fn lists_are_for_administrators_and_the_program() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        let mut r = db.read().await.unwrap();
        for call in [by(&call, anna, None), anonymous(&call)] {
            let start = AccountCursor::START;
            assert!(
                identity::list_accounts(&mut r, &call, "", AccountFilter::All, &start, ALL)
                    .await
                    .is_err()
            );
            assert!(
                identity::list_guests(&mut r, &call, GuestCursor::START, ALL)
                    .await
                    .is_err()
            );
            assert!(
                identity::list_all_tokens(&mut r, &call, TokenCursor::START, ALL)
                    .await
                    .is_err()
            );
            assert!(
                identity::find_account(&mut r, &call, "anna-a")
                    .await
                    .is_err()
            );
        }
    })
    .await;
}

#[tokio::test]
async fn one_account_is_told_as_it_is() {
    each_engine(async |db| {
        let call = system();
        let id = with_anna(&db, &call).await;
        let mut w = db.write().await.unwrap();
        let seen = identity::account_overview(&mut w, &admin(&call), id)
            .await
            .unwrap();
        assert!(seen.has_password && !seen.second_factor && seen.tokens.is_empty());
        assert_eq!(
            (seen.sessions, seen.seen_at, seen.account.signed_in_at),
            (0, None, None)
        );
        assert!(!seen.account.invited);
        let later = at(&call, 60);
        identity::open_session(&mut w, &later, id, "")
            .await
            .unwrap();
        let form = TokenForm {
            scope: Scope::Read,
            ..token("x")
        };
        identity::create_token(&mut w, &call, Some(id), &form)
            .await
            .unwrap();
        let seen = identity::account_overview(&mut w, &admin(&call), id)
            .await
            .unwrap();
        assert_eq!((seen.sessions, seen.seen_at), (1, Some(later.now)));
        assert_eq!(seen.account.signed_in_at, Some(later.now));
        assert_eq!(seen.tokens[0].scope, Scope::Read);
        assert_eq!(seen.account.created_at, Ts::from_micros(NOON.micros()));
    })
    .await;
}
