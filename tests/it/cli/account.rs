//! `account create`, and the one-time links.

use tests::browser::Browser;
use tests::http::Caller;
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn without_a_password_a_link_is_printed_to_choose_one_and_it_works_once() {
    let place = Place::new();
    let out = place
        .run(&[
            "account",
            "create",
            "--email",
            "anna@voorbeeld.example",
            "--name",
            "Anna de Vries",
        ])
        .done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(
        lines[0].len() == 36 && lines[0].matches('-').count() == 4,
        "an id: {out}"
    );
    let path = format!(
        "/set-password/{}",
        lines[1].split("/set-password/").nth(1).unwrap()
    );

    let server = place.serve();
    let mut browser = Browser::new(&server);
    let page = browser.open(&path).await.with(200);
    let short = browser
        .submit(&page, &path, &[("password", "kort")])
        .await
        .with(422);
    let home = browser
        .submit(&short, &path, &[("password", PASSWORD)])
        .await
        .with(200);
    assert_eq!(home.path, "/");
    assert!(
        home.text().contains("Anna de Vries"),
        "signed in: {}",
        home.text()
    );
    assert_eq!(
        Browser::new(&server).open(&path).await.status,
        404,
        "once only"
    );
    assert_eq!(
        Browser::new(&server)
            .sign_in("Anna@Voorbeeld.example", PASSWORD)
            .await
            .with(200)
            .path,
        "/"
    );
    let me = Caller::token(&server, &place.token("anna@voorbeeld.example"))
        .get("/me")
        .await
        .with(200);
    assert_eq!(
        (&me["id"], &me["administrator"]),
        (&lines[0].into(), &false.into())
    );
}

#[tokio::test]
async fn with_a_password_only_the_id_is_printed() {
    let place = Place::new();
    let args = [
        "account",
        "create",
        "--email",
        "bert@voorbeeld.example",
        "--name",
        "Bert",
        "--administrator",
        "--password-stdin",
    ];
    let out = place
        .run_with(&args, &format!("{PASSWORD}\nnog een regel\n"))
        .done();
    assert_eq!(out.lines().count(), 1, "{out}");
    let server = place.serve();
    assert!(
        server.said.iter().all(|line| !line.contains("/set-up/")),
        "somebody is there already"
    );
    Browser::new(&server)
        .sign_in("bert@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let me = Caller::token(&server, &place.token("bert@voorbeeld.example"))
        .get("/me")
        .await
        .with(200);
    assert_eq!(me["administrator"], true);
}

#[test]
fn what_cannot_be_an_account_is_said() {
    let place = Place::new();
    place.account("carla@voorbeeld.example", "Carla", PASSWORD, false);
    let create = |email: &str, name: &str| {
        place.run(&["account", "create", "--email", email, "--name", name])
    };
    assert!(create("geen adres", "X").failed().contains("--email"));
    assert!(
        create("x@voorbeeld.example", " ")
            .failed()
            .contains("--name")
    );
    let taken = create("CARLA@voorbeeld.example", "Carla").failed();
    assert!(taken.contains("--email"), "{taken}");
    let args = [
        "account",
        "create",
        "--email",
        "d@voorbeeld.example",
        "--name",
        "D",
        "--password-stdin",
    ];
    for bad in ["kort\n", "\n", "", "d@voorbeeld.example\n"] {
        assert!(
            place.run_with(&args, bad).failed().contains("password"),
            "{bad:?}"
        );
    }
    assert!(
        place
            .run(&[
                "token",
                "create",
                "--email",
                "d@voorbeeld.example",
                "--label",
                "x"
            ])
            .failed()
            .contains("account create")
    );
}

#[tokio::test]
async fn a_guest_is_in_the_named_communities_until_the_day() {
    let place = Place::new();
    let email = "gast@voorbeeld.example";
    let create = [
        "account",
        "create",
        "--email",
        email,
        "--name",
        "Gijs Gast",
        "--password-stdin",
        "--guest-until",
        "2999-01-01",
        "--community",
        "leesbevordering",
    ];
    place.run_with(&create, PASSWORD).done();
    let token = place.token(email);
    let server = place.serve();
    let guest = Caller::token(&server, &token);
    let me = guest.get("/me").await.with(200);
    let belongs = me["memberships"].as_array().unwrap();
    assert_eq!(belongs.len(), 1);
    assert_eq!(belongs[0]["community"], "leesbevordering");
    let answer = guest
        .post(
            "/communities/mediawijsheid/memberships",
            serde_json::json!({}),
        )
        .await;
    assert_eq!(answer.problem(403), "guest");
    let mut browser = Browser::new(&server);
    browser.sign_in(email, PASSWORD).await.with(200);
    let page = browser.open("/settings").await.with(200);
    assert_eq!(page.path, "/settings");
    assert!(!page.links().contains(&"/people".to_owned()));
    assert_eq!(browser.open("/people").await.status, 403);

    let bound = |until| {
        let args = ["--guest-until", until, "--community", "leesbevordering"];
        place.run(&[&["account", "guest", "--email", email], &args[..]].concat())
    };
    bound("2020-01-01").done();
    assert_eq!(guest.get("/me").await.problem(401), "wrong-token");
    let page = browser.open("/settings").await;
    assert_eq!(page.path, "/sign-in?return=%2Fsettings", "at once");
    Browser::new(&server)
        .sign_in(email, PASSWORD)
        .await
        .with(422);

    place.run(&["account", "no-guest", "--email", email]).done();
    guest.get("/me").await.with(200);
    guest.join("mediawijsheid").await;
    assert!(bound("morgen").failed().contains("--guest-until"));
    let nowhere = [
        "account",
        "guest",
        "--email",
        email,
        "--guest-until",
        "2999-01-01",
        "--community",
        "nergens",
    ];
    assert!(place.run(&nowhere).failed().contains("--community"));
}
