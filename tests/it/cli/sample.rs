//! `sample`

use serde_json::Value;
use tests::browser::Browser;
use tests::http::Caller;
use tests::place::Place;
use tests::world::world;

#[tokio::test]
async fn it_prints_where_to_look_and_gives_everybody_the_keys() {
    let world = world();
    let said = &world.sample.said;
    let caller = Caller::member(&world.server, &world.member());
    let count = async |name: &str| {
        let id = said[name].as_str().unwrap();
        caller.get(&format!("/threads/{id}")).await.with(200)["postCount"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(count("threadWith20Posts").await, 20);
    assert_eq!(count("threadWith1Post").await, 1);
    assert_eq!(
        count("threadWith2000Posts").await,
        said["longestThreadPosts"].as_i64().unwrap()
    );
    let community = caller
        .get(&format!("/communities/{}", world.community()))
        .await
        .with(200);
    assert!(
        community["memberCount"].as_i64().unwrap() >= 100,
        "{community}"
    );
    let member = world.member();
    for caller in [
        Caller::member(&world.server, &member),
        Caller::cookie(&world.server, &member.cookie),
    ] {
        let me = caller.get("/me").await.with(200);
        assert_eq!(
            (me["handle"].as_str(), me["email"].as_str()),
            (Some(&*member.handle), Some(&*member.email))
        );
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_content_and_another_another() {
    let make = |seed: &str| {
        let place = Place::new();
        let sample = place.sample_with(8, &["--seed", seed, "--password", "een lang wachtwoord"]);
        (place, sample)
    };
    let look = async |place: &Place, said: &Value| {
        let server = place.serve();
        let id = said["threadWith20Posts"].as_str().unwrap();
        let posts = Caller::nobody(&server)
            .get(&format!("/threads/{id}/posts"))
            .await
            .with(200);
        let mut browser = Browser::new(&server);
        browser
            .sign_in("lid-00003@voorbeeld.example", "een lang wachtwoord")
            .await
            .with(200);
        posts["items"].to_string().replace(&server.base, "")
    };
    let ((one, a), (other, b), (third, c)) = (make("7"), make("7"), make("8"));
    assert_eq!(a.said, b.said);
    assert_eq!(a.members[3].email, b.members[3].email);
    let first = look(&one, &a.said).await;
    assert_eq!(first, look(&other, &b.said).await);
    assert_ne!(first, look(&third, &c.said).await);
}

#[test]
fn a_database_with_people_in_it_is_left_alone() {
    let place = Place::new();
    place.account(
        "anna@voorbeeld.example",
        "Anna",
        tests::world::PASSWORD,
        false,
    );
    let access = place.dir().join("keys");
    let args = [
        "sample",
        "--members",
        "5",
        "--threads",
        "6",
        "--posts",
        "120",
        "--access",
        access.to_str().unwrap(),
    ];
    let refused = place.run(&args).failed();
    assert!(refused.contains("has accounts already"), "{refused}");
    assert!(!access.exists(), "nobody gets keys to real people");
    let filled = Place::new();
    filled.sample(3);
    assert!(filled.run(&args).failed().contains("has accounts already"));
}
