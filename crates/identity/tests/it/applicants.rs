//! What whoever looks after a community learns of those who ask to join.

use base::CommunityId;
use identity::system::{applicants, count_colleagues};
use store::testing::each_engine;
use uuid::Uuid;

use crate::organisations::{id_of, planted};
use crate::{system, with_anna};

#[tokio::test]
async fn an_applicant_is_known_by_employer_and_domain_and_never_by_address() {
    each_engine(async |db| {
        let call = system();
        let anna = with_anna(&db, &call).await;
        planted(&db).await;
        let duinkant = id_of(&db, "bibliotheek-duinkant").await;
        let community = CommunityId(Uuid::from_u128(5));
        let mut w = db.write().await.unwrap();
        let seen = applicants(&mut w, &[anna]).await.unwrap();
        assert_eq!((seen[0].domain.as_str(), seen[0].employer), ("example.nl", None));
        assert_eq!(seen[0].card.name, "Anna de Wit");
        assert!(!format!("{seen:?}").contains("anna@"));
        assert_eq!(applicants(&mut w, &[]).await.unwrap(), []);
        identity::choose_employer(&mut w, &call.as_person(anna), duinkant, "")
            .await
            .unwrap();
        let seen = applicants(&mut w, &[anna]).await.unwrap();
        assert_eq!(seen[0].employer, Some(duinkant));
        assert_eq!(count_colleagues(&mut w, community, &[]).await.unwrap(), []);
        let none = count_colleagues(&mut w, community, &[duinkant]).await;
        assert_eq!(none.unwrap(), []);
        w.query(store::sql!(
            "INSERT INTO priority (slug, name_nl, name_en, place) VALUES ('x', 'x', 'x', 1)"
        ))
        .execute()
        .await
        .unwrap();
        w.query(store::sql!("INSERT INTO community (id, slug, priority_slug, name_nl, name_en, purpose_nl, purpose_en, visibility, joining, place, member_count, created_at) VALUES ($1, 'x', 'x', 'x', 'x', 'x', 'x', 'public', 'open', 1, 1, 0)"))
            .bind(community)
            .execute()
            .await
            .unwrap();
        w.query(store::sql!("INSERT INTO membership (community_id, person_id, role, joined_at) VALUES ($1, $2, 'member', 0)"))
            .bind(community)
            .bind(anna)
            .execute()
            .await
            .unwrap();
        let one = count_colleagues(&mut w, community, &[duinkant]).await;
        assert_eq!(one.unwrap(), [(duinkant, 1)]);
    })
    .await;
}
