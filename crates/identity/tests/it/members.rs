//! The people of a community, by name.

use base::{CommunityId, Fault, Kind, Line, PersonId};
use identity::{MemberCursor, MemberFilter, NewAccount, list_member_addresses, list_members};
use store::sql;
use store::testing::each_engine;

use crate::profiles::together;
use crate::{admin, anna, anonymous, by, email, system, with_anna};

#[tokio::test]
async fn members_are_listed_by_name_page_by_page_and_addresses_are_for_administrators() {
    each_engine(async |db| {
        let call = system();
        let anna_id = with_anna(&db, &call).await;
        let bob = PersonId(call.ids.uuid(call.now));
        let outsider = PersonId(call.ids.uuid(call.now));
        let mut w = db.write().await.unwrap();
        for (id, name) in [(bob, "Bob Bos"), (outsider, "Carla Kamp")] {
            let new = NewAccount {
                id,
                email: email(&format!("{id}@voorbeeld.example")),
                name: Line::parse("name", name, 100).unwrap(),
                handle: None,
                ..anna(&call)
            };
            identity::create_account(&mut w, &call, new).await.unwrap();
        }
        w.commit().await.unwrap();
        together(&db, &call, &[bob, anna_id]).await;
        let mut r = db.read().await.unwrap();
        let (community,): (CommunityId,) = r
            .query(sql!("SELECT id FROM community"))
            .fetch_one()
            .await
            .unwrap();
        let me = by(&call, outsider, None);
        let (all, start) = (MemberFilter::default(), MemberCursor::START);
        let listed = list_members(&mut r, &me, community, &all, &start, 1).await;
        let first = listed.unwrap().remove(0);
        assert_eq!(first.id, anna_id);
        let next = MemberCursor::after(&first);
        let listed = list_members(&mut r, &me, community, &all, &next, 9).await;
        let ids: Vec<PersonId> = listed.unwrap().iter().map(|one| one.id).collect();
        assert_eq!(ids, [bob]);
        for (name, role, wanted) in [
            ("BOS", "", vec![bob]),
            ("", "member", vec![anna_id, bob]),
            ("", "coordinator", vec![]),
            ("kamp", "", vec![]),
        ] {
            let filter = MemberFilter {
                name: name.to_owned(),
                role: role.to_owned(),
                ..MemberFilter::default()
            };
            let listed = list_members(&mut r, &me, community, &filter, &start, 9).await;
            let ids: Vec<PersonId> = listed.unwrap().iter().map(|one| one.id).collect();
            assert_eq!(ids, wanted, "{name} {role}");
        }
        let nobody = list_members(&mut r, &anonymous(&call), community, &all, &start, 9).await;
        assert_eq!(nobody.unwrap_err().kind(), Kind::SignInNeeded);
        let refused = list_member_addresses(&mut r, &me, community).await;
        assert_eq!(refused.unwrap_err().kind(), Kind::Forbidden);
        let told = list_member_addresses(&mut r, &admin(&call), community).await;
        assert_eq!(told.unwrap().len(), 2);
        drop(r);

        let mut w = db.write().await.unwrap();
        identity::disable_account(&mut w, &admin(&call), bob)
            .await
            .unwrap();
        w.commit().await.unwrap();
        let mut r = db.read().await.unwrap();
        let listed = list_members(&mut r, &me, community, &all, &start, 9).await;
        assert_eq!(listed.unwrap().len(), 1, "a closed account is left out");
    })
    .await;
}
