//! `limit` and `cursor`.

use std::collections::BTreeSet;

use tests::world::world;

#[tokio::test]
async fn a_list_is_walked_by_cursors_without_gaps_or_repeats() {
    let world = world();
    let writer = world.caller();
    writer.join("kunst-cultuur-erfgoed").await;
    let mut wanted = BTreeSet::new();
    for n in 0..7 {
        wanted.insert(
            writer
                .thread("kunst-cultuur-erfgoed", &format!("Lijst {n}"))
                .await,
        );
    }
    let thread = world.sample.said["threadWith20Posts"].as_str().unwrap();
    for (path, limit, least) in [
        (
            "/communities/kunst-cultuur-erfgoed/threads".to_owned(),
            3,
            7,
        ),
        ("/communities".to_owned(), 4, 15),
        (format!("/threads/{thread}/posts"), 6, 20),
    ] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = world
                .nobody()
                .get(&format!("{path}?limit={limit}{cursor}"))
                .await
                .with(200);
            let items = page["items"].as_array().unwrap();
            assert!(items.len() <= limit, "{path}");
            seen.extend(
                items
                    .iter()
                    .map(|item| item["id"].as_str().unwrap().to_owned()),
            );
            match page["nextCursor"].as_str() {
                Some(next) => {
                    assert_eq!(items.len(), limit, "{path}");
                    cursor = format!("&cursor={next}");
                }
                None => break,
            }
        }
        let distinct: BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(distinct.len(), seen.len(), "{path}: something came twice");
        assert!(seen.len() >= least, "{path}");
        if path.contains("kunst") {
            assert!(wanted.is_subset(&distinct));
        }
    }
}

#[tokio::test]
async fn the_latest_talk_stands_first() {
    let world = world();
    let writer = world.caller();
    writer.join("mediawijsheid").await;
    let (old, new) = (
        writer.thread("mediawijsheid", "oud").await,
        writer.thread("mediawijsheid", "nieuw").await,
    );
    let order = async || {
        let page = world
            .nobody()
            .get("/communities/mediawijsheid/threads")
            .await
            .with(200);
        let ids: Vec<String> = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| i["id"].as_str().unwrap().to_owned())
            .collect();
        let at = |id: &String| ids.iter().position(|one| one == id).unwrap();
        at(&old) < at(&new)
    };
    assert!(!order().await);
    writer.reply(&old, "weer actueel").await;
    assert!(order().await);
}

#[tokio::test]
async fn limits_and_cursors_that_cannot_be_are_named() {
    let world = world();
    let caller = world.caller();
    let thread = world.sample.said["threadWith20Posts"].as_str().unwrap();
    let lists = [
        "/communities".to_owned(),
        format!("/communities/{}/threads", world.community()),
        format!("/threads/{thread}/posts"),
        "/notifications".to_owned(),
    ];
    for path in &lists {
        for bad in ["0", "101", "-1", "x", "1.5", "%00", "99999999999999999999"] {
            let answer = caller.get(&format!("{path}?limit={bad}")).await;
            assert_eq!(
                (answer.problem(422), answer.wrong()),
                ("invalid".into(), vec!["limit: out-of-range".into()]),
                "{path} {bad}"
            );
        }
        for bad in [
            "x",
            "%00",
            "AAAA",
            "%F0%9F%98%80",
            "YzotMQ",
            "cDotNQ",
            "bjp4",
        ] {
            let answer = caller.get(&format!("{path}?cursor={bad}")).await;
            assert_eq!(
                (answer.problem(422), answer.wrong()),
                ("invalid".into(), vec!["cursor: not-a-cursor".into()]),
                "{path} {bad}"
            );
        }
        assert_eq!(caller.get(&format!("{path}?limit=100")).await.status, 200);
        // The name of a field that is no UTF-8 is said.
        assert_eq!(
            caller.get(&format!("{path}?limit=%ff")).await.problem(422),
            "invalid"
        );
    }
}
