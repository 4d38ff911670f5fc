//! `GET /people/{handle}`, `GET /organisations`

use tests::browser::Browser;
use tests::http::Caller;
use tests::world::world;

#[tokio::test]
async fn a_person_is_shown_as_far_as_the_caller_may_see() {
    let world = world();
    let member = world.member();
    let mut browser = Browser::of(&world.server, &member);
    let page = browser.open("/settings/profile").await.with(200);
    browser
        .submit(
            &page,
            "/settings/profile",
            &[
                ("expertise", "Voorlezen, Taalhuis"),
                ("help", "Bel me."),
                ("away", "2999-05-01"),
                ("expertise-for", "everybody"),
                ("help-for", "nobody"),
            ],
        )
        .await
        .with(200);
    let path = format!("/people/{}", member.handle);
    let own = Caller::member(&world.server, &member);
    let me = own.get("/me").await.with(200);
    assert_eq!(
        me["expertise"],
        serde_json::json!(["Voorlezen", "Taalhuis"])
    );
    assert_eq!(me["employer"]["name"], me["organisation"]);
    for (caller, help, away, job) in [
        (world.nobody(), "", false, false),
        (world.caller(), "", true, true),
        (own, "Bel me.", true, true),
    ] {
        let shown = caller.get(&path).await.with(200);
        assert_eq!(shown["expertise"], me["expertise"]);
        assert_eq!(shown["employer"], me["employer"]);
        assert_eq!(shown["help"], help);
        assert_eq!(shown["awayUntil"].is_string(), away, "{shown}");
        assert_eq!(shown["job"] == me["job"], job, "{shown}");
        assert!(shown.get("email").is_none());
    }
    for gone in ["/people/niemand-hier", "/people/X", "/people/%00"] {
        assert_eq!(world.nobody().get(gone).await.problem(404), "not-found");
    }
}

#[tokio::test]
async fn the_organisations_are_walked_by_name() {
    let world = world();
    let caller = world.caller();
    let (mut names, mut next) = (Vec::new(), String::new());
    loop {
        let part = caller
            .get(&format!("/organisations?limit=7{next}"))
            .await
            .with(200);
        for one in part["items"].as_array().unwrap() {
            names.push(one["name"].as_str().unwrap().to_lowercase());
        }
        match part["nextCursor"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    assert!(names.is_sorted() && names.len() >= 35, "{names:?}");
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "each once");
    let answer = caller.get("/organisations?cursor=x").await;
    assert_eq!(answer.problem(422), "invalid");
    assert_eq!(
        world.nobody().get("/organisations").await.problem(401),
        "sign-in-needed"
    );
}
