//! The desk over the real server: its numbers are those of the lists they open.

use tests::browser::Browser;
use tests::place::Place;

#[tokio::test]
async fn every_number_of_the_map_is_that_of_the_list_it_opens() {
    let place = Place::new();
    let sample = place.sample(90);
    let server = place.serve();
    let mut browser = Browser::of(&server, &sample.members[0]);
    let path = format!("/coordinate/{}", sample.community());
    let desk = browser.open(&path).await.with(200);
    let table = desk.html.split("<tbody>").nth(2).unwrap();
    let table = table.split("</tbody>").next().unwrap();
    let rows: Vec<&str> = table.split("<tr>").skip(1).collect();
    assert_eq!(rows.len(), 12);
    let mut told = 0;
    for row in rows {
        let to = tests::browser::attribute(row, "href").unwrap();
        let said = row.split("\">").last().unwrap();
        let said = said.split('<').next().unwrap();
        let list = browser.open(&to).await.with(200);
        let listed = list.html.matches("class=\"row\"").count();
        match said.split(' ').next().unwrap().parse::<usize>() {
            Ok(number) => {
                told += 1;
                assert!(number >= 5, "{said}");
                assert_eq!(number, listed, "{to}");
            }
            Err(_) if said == "niemand" => assert_eq!(listed, 0, "{to}"),
            // Too few to tell, or the next that would give them away.
            Err(_) => assert_eq!(said, "minder dan 5 mensen", "{to}"),
        }
    }
    assert!(told > 0, "no province is told of, so this proves nothing");
}

#[tokio::test]
async fn who_leaves_where_only_members_read_comes_to_the_start() {
    let place = Place::new();
    let sample = place.sample(8);
    let server = place.serve();
    let db = store::Db::open(&place.database(), store::Options::default())
        .await
        .unwrap();
    let mut w = db.write().await.unwrap();
    w.query(store::sql!("UPDATE community SET visibility = 'members'"))
        .execute()
        .await
        .unwrap();
    w.commit().await.unwrap();
    db.close().await;
    let mut browser = Browser::of(&server, &sample.members[3]);
    let path = format!("/c/{}/leave", sample.community());
    let page = browser.post(&path, &[]).await.with(200);
    assert_eq!(page.path, "/");
    assert!(
        page.text().contains("Je bent geen lid meer"),
        "{}",
        page.text()
    );
}
