//! The members of a community: who sees them, finding them, taking them along and out.

use serde_json::json;
use tests::browser::Browser;
use tests::http::{Caller, client, send};
use tests::letters::letter;
use tests::world::{PASSWORD, world};

#[tokio::test]
async fn whoever_is_signed_in_finds_members_and_whoever_is_not_sees_how_many_and_who_looks_after() {
    let world = world();
    let path = format!("/c/{}/members", world.community());
    let member = world.member();
    let me = Caller::member(&world.server, &member)
        .get("/me")
        .await
        .with(200);
    let name = me["name"].as_str().unwrap();
    let mut browser = Browser::of(&world.server, &member);
    let page = browser.open(&path).await.with(200);
    assert_eq!(
        page.html.matches("<li class=\"row\">").count(),
        50,
        "a page"
    );
    let next = page
        .links()
        .into_iter()
        .find(|link| link.contains("&after="))
        .unwrap();
    let second = browser.open(&next).await.with(200);
    let first = |html: &str| html.split("class=\"title\" href=\"").nth(1).unwrap()[..30].to_owned();
    assert_ne!(first(&page.html), first(&second.html), "it goes on");
    assert!(
        !page.html.contains("/remove"),
        "nothing for who looks after"
    );
    let found = browser
        .open(&format!("{path}?q={}&role=member", name.replace(' ', "+")))
        .await
        .with(200);
    assert!(found.html.contains(&format!("/people/{}\"", member.handle)));
    let none = browser.open(&format!("{path}?q=zzzzqq")).await.with(200);
    assert!(none.text().contains("Niemand gevonden"), "{}", none.text());
    let carries = browser
        .open(&format!("{path}?role=coordinator"))
        .await
        .with(200);
    let coordinator = format!("/people/{}\"", world.coordinator().handle);
    assert!(carries.html.contains(&coordinator));
    let other = format!("/people/{}\"", world.member().handle);
    assert!(!carries.html.contains(&other));

    let page = Browser::new(&world.server).open(&path).await.with(200);
    assert!(page.html.contains(&coordinator));
    assert!(!page.html.contains(&format!("/people/{}\"", member.handle)));
    assert!(page.text().contains("leden"), "{}", page.text());
}

#[tokio::test]
async fn a_member_is_taken_out_and_told_why() {
    let world = world();
    let member = world.member();
    let mut browser = Browser::of(&world.server, world.coordinator());
    let slug = world.community();
    let path = format!("/coordinate/{slug}/members/{}/remove", member.handle);
    let page = browser.open(&path).await.with(200);
    let page = browser
        .submit(&page, &path, &[("reason", " ")])
        .await
        .with(422);
    let typed = [("reason", "Je werkt niet meer bij een bibliotheek.")];
    let page = browser.submit(&page, &path, &typed).await.with(200);
    assert_eq!(page.path, format!("/c/{slug}/members"));
    assert!(page.text().contains("geen lid meer"), "{}", page.text());
    let mail = world.place.data().join("mail");
    let told = letter(
        &mail,
        &member.email,
        "Je bent geen lid meer van een kenniskring",
        0,
    )
    .await;
    assert!(
        told.text
            .contains("Je werkt niet meer bij een bibliotheek."),
        "{}",
        told.text
    );
    let own = Caller::member(&world.server, &member);
    let shown = own.get(&format!("/communities/{slug}")).await.with(200);
    assert!(shown["role"].is_null());
    // Oneself one does not take out.
    let own = format!(
        "/coordinate/{slug}/members/{}/remove",
        world.coordinator().handle
    );
    let page = browser.open(&own).await.with(200);
    browser
        .submit(&page, &own, &[("reason", "x")])
        .await
        .with(409);
}

#[tokio::test]
async fn the_file_holds_no_formula_and_addresses_for_administrators_only() {
    let world = world();
    let slug = world.community();
    let member = world.member();
    let mut own = Browser::of(&world.server, &member);
    let page = own.open("/settings/profile").await.with(200);
    let handle = member.handle.as_str();
    let typed = [("name", "=1+1 Formule"), ("handle", handle)];
    own.submit(&page, "/settings/profile", &typed)
        .await
        .with(200);
    let path = format!("/coordinate/{slug}/members.csv");
    let coordinator = &world.coordinator();
    let mut browser = Browser::of(&world.server, coordinator);
    let file = browser.post(&path, &[]).await.with(200).html;
    let file = file.trim_start_matches('\u{feff}');
    assert!(
        file.starts_with("name,handle,organisation,province,role,joined\n"),
        "{file}"
    );
    assert!(file.contains(&format!("'=1+1 Formule,{handle},")), "{file}");
    assert!(!file.contains('@'), "no addresses");
    let email = &world.administrator.email;
    let mut admin = Browser::new(&world.server);
    admin.sign_in(email, PASSWORD).await.with(200);
    let file = admin.post(&path, &[]).await.with(200).html;
    assert!(file.contains(&member.email), "{file}");
    assert_eq!(own.post(&path, &[]).await.status, 403);
    let record = admin
        .open("/admin/record?action=members-exported")
        .await
        .with(200);
    assert!(
        record.text().contains("Ledenlijst gedownload"),
        "{}",
        record.text()
    );
}

#[tokio::test]
async fn a_file_of_an_older_spreadsheet_is_read_with_what_was_pasted() {
    let world = world();
    let path = format!("/coordinate/{}/invite", world.community());
    let mut file = b"\"J\xe9r\xf4me\";jerome@voorbeeld.example\r\n".to_vec();
    file.extend(b"geen adres\r\n");
    let mut body = Vec::new();
    for (name, value) in [
        ("addresses", "ook.geplakt@voorbeeld.example"),
        ("role", "member"),
        ("word", ""),
    ] {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .bytes(),
        );
    }
    body.extend(b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leden.csv\"\r\nContent-Type: text/csv\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--x--\r\n");
    let answer = send(
        client()
            .post(format!("{}{path}", world.server.base))
            .header("cookie", world.coordinator().cookie.clone())
            .header("origin", &world.server.base)
            .header("content-type", "multipart/form-data; boundary=x")
            .body(body),
    )
    .await;
    let html = answer.text();
    assert_eq!(answer.status, 200, "{html}");
    assert!(html.contains("Er zijn 2 uitnodigingen verstuurd"), "{html}");
    assert!(html.contains("Jérôme"), "{html}");
    assert!(html.contains("\ngeen adres</textarea>"), "{html}");
}

#[tokio::test]
async fn the_interface_for_programs_lists_invites_and_takes_out_as_the_pages_do() {
    let world = world();
    let slug = world.community();
    let base = format!("/communities/{slug}");
    let member = world.member();
    let (caller, coordinator) = (
        Caller::member(&world.server, &member),
        Caller::member(&world.server, world.coordinator()),
    );
    let path = format!("{base}/members?limit=3&role=member");
    let list = caller.get(&path).await.with(200);
    assert_eq!(list["items"].as_array().unwrap().len(), 3);
    assert!(list["items"][0]["joinedAt"].is_null());
    let cursor = list["nextCursor"].as_str().unwrap();
    let more = caller
        .get(&format!("{path}&cursor={cursor}"))
        .await
        .with(200);
    assert_ne!(list["items"][0]["handle"], more["items"][0]["handle"]);
    let seen = coordinator.get(&path).await.with(200);
    assert!(seen["items"][0]["joinedAt"].is_string());
    for wrong in ["organisation=x", "province=x", "role=x"] {
        let answer = caller.get(&format!("{base}/members?{wrong}")).await;
        assert_eq!(answer.problem(422), "invalid", "{wrong}");
    }
    assert_eq!(
        world.nobody().get(&path).await.problem(401),
        "sign-in-needed"
    );

    let body = json!({
        "addresses": [
            {"email": "api.genodigd@voorbeeld.example", "name": "Api"},
            {"email": member.email},
            {"email": "niets"},
        ],
        "word": "Kom",
    });
    let invitations = format!("{base}/invitations");
    assert_eq!(
        caller.post(&invitations, body.clone()).await.problem(403),
        "not-coordinator"
    );
    let told = coordinator.post(&invitations, body).await.with(200);
    let told: Vec<&str> = told["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(told, ["invited", "member", "not-an-address"]);

    let links = format!("{base}/invitation-links");
    let wrong = coordinator
        .post(&links, json!({"uses": 0, "days": 91}))
        .await;
    assert_eq!(wrong.problem(422), "invalid");
    let made = coordinator
        .post(&links, json!({"uses": 2, "days": 1}))
        .await
        .with(201);
    assert!(made["url"].as_str().unwrap().contains("/join/"));
    let id = made["id"].as_str().unwrap();
    let open = coordinator
        .get(&format!("{links}?limit=100"))
        .await
        .with(200);
    let open = open["items"].as_array().unwrap();
    let found = open.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!((&found["uses"], &found["usesLeft"]), (&json!(0), &json!(2)));
    assert!(
        !open.iter().any(|one| one.to_string().contains("/join/")),
        "no secrets"
    );
    let one = format!("{links}/{id}");
    assert_eq!(caller.delete(&one).await.problem(403), "not-coordinator");
    coordinator.delete(&one).await.with(204);
    assert_eq!(coordinator.delete(&one).await.problem(404), "not-found");

    let gone = world.member();
    let path = format!("{base}/members/{}", gone.handle);
    assert_eq!(coordinator.delete(&path).await.problem(422), "invalid");
    let path = format!("{path}?reason=Afgesproken");
    assert_eq!(caller.delete(&path).await.problem(403), "not-coordinator");
    coordinator.delete(&path).await.with(204);
    assert_eq!(coordinator.delete(&path).await.problem(403), "not-member");
    let own = format!("{base}/members/{}?reason=x", world.coordinator().handle);
    assert_eq!(coordinator.delete(&own).await.problem(409), "yourself");
}
