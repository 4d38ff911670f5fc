//! `/admin/organisations`, and where somebody works: `/settings#work`

use tests::browser::Browser;
use tests::http::Caller;
use tests::world::{PASSWORD, world};

async fn signed_in(email: &str, administrator: bool) -> Browser {
    let world = world();
    world
        .place
        .account(email, "Olga Nisatie", PASSWORD, administrator);
    let mut browser = Browser::new(&world.server);
    browser.sign_in(email, PASSWORD).await.with(200);
    browser
}

#[tokio::test]
async fn an_administrator_makes_finds_and_changes_an_organisation() {
    let mut browser = signed_in("beheer-1@voorbeeld.example", true).await;
    let page = browser.open("/").await.with(200);
    assert!(page.links().contains(&"/admin".to_owned()));
    let page = browser.open("/admin").await.with(200);
    assert!(page.links().contains(&"/admin/organisations".to_owned()));
    let page = browser.open("/admin/organisations/new").await.with(200);
    let page = browser
        .submit(
            &page,
            "/admin/organisations",
            &[("name", " "), ("domains", "@fout")],
        )
        .await
        .with(422);
    assert!(page.html.contains("role=\"alert\"") && page.html.contains("@fout"));
    for field in ["name", "organisation-kind", "domains"] {
        assert!(
            page.html.contains(&format!("id=\"{field}-error\"")),
            "{field}"
        );
    }
    let page = browser
        .submit(
            &page,
            "/admin/organisations",
            &[
                ("name", "Bibliotheek Proefpolder"),
                ("organisation-kind", "library"),
                ("province", "flevoland"),
                ("domains", "proefpolder.example"),
            ],
        )
        .await
        .with(200);
    assert_eq!(page.path, "/admin/organisations");
    let page = browser
        .open("/admin/organisations?q=PROEFpolder&kind=library")
        .await
        .with(200);
    let edit = "/admin/organisations/bibliotheek-proefpolder/edit";
    assert!(page.links().contains(&edit.to_owned()), "{}", page.text());
    assert!(page.text().contains("proefpolder.example") && page.text().contains("Flevoland"));
    let none = browser
        .open("/admin/organisations?q=proefpolder&kind=poi")
        .await
        .with(200);
    assert!(!none.links().contains(&edit.to_owned()));

    let page = browser.open(edit).await.with(200);
    let taken = browser
        .submit(&page, edit, &[("name", "Cubiss")])
        .await
        .with(409);
    assert!(taken.html.contains("role=\"alert\""));
    let page = browser
        .submit(
            &taken,
            edit,
            &[("name", "Bibliotheek Proefdijk"), ("province", "")],
        )
        .await
        .with(200);
    assert!(page.html.contains("role=\"status\""));
    let page = browser.open(edit).await.with(200);
    let form = page.form(edit);
    assert!(
        form.fields
            .contains(&("name".into(), "Bibliotheek Proefdijk".into()))
            && form.fields.contains(&("province".into(), String::new()))
            && form
                .fields
                .contains(&("domains".into(), "proefpolder.example".into())),
        "{form:?}"
    );
    for odd in ["%00", "x?q=%00", "nergens", "A%20b"] {
        let page = browser
            .open(&format!("/admin/organisations/{odd}/edit"))
            .await;
        assert_eq!(page.status, 404, "{odd}");
    }
    for odd in [
        "?q=%00",
        "?kind=x&after=y",
        "?after=00000000-0000-0000-0000-000000000000.%00",
    ] {
        let page = browser.open(&format!("/admin/organisations{odd}")).await;
        assert_eq!(page.status, 200, "{odd}");
    }
}

#[tokio::test]
async fn the_list_is_walked_by_links() {
    let mut browser = signed_in("beheer-2@voorbeeld.example", true).await;
    let (mut path, mut seen, mut pages) = (
        "/admin/organisations".to_owned(),
        std::collections::BTreeSet::new(),
        0,
    );
    loop {
        let page = browser.open(&path).await.with(200);
        pages += 1;
        let rows = page.links().into_iter();
        for row in rows.filter(|link| link.ends_with("/edit")) {
            assert!(seen.insert(row.clone()), "{row} stands twice");
        }
        let next = tests::browser::tags(&page.html, "a")
            .into_iter()
            .find(|tag| tag.contains("rel=\"next\""));
        match next {
            Some(tag) => path = tests::browser::attribute(&tag, "href").unwrap(),
            None => break,
        }
    }
    assert!(pages >= 2 && seen.len() >= 35, "{pages} {}", seen.len());
}

#[tokio::test]
async fn an_employer_is_offered_accepted_changed_and_left() {
    let world = world();
    let mut chief = signed_in("beheer-3@voorbeeld.example", true).await;
    let page = chief.open("/admin/organisations/new").await.with(200);
    chief
        .submit(
            &page,
            "/admin/organisations",
            &[
                ("name", "Bibliotheek Aanbod"),
                ("organisation-kind", "library"),
                ("province", "drenthe"),
                ("domains", "aanbod.example"),
            ],
        )
        .await
        .with(200);

    let mut browser = signed_in("nieuw@aanbod.example", false).await;
    let home = browser.open("/").await.with(200);
    assert!(
        home.text().contains("Bibliotheek Aanbod"),
        "offered at home"
    );
    let page = browser.open("/settings").await.with(200);
    assert!(page.text().contains("Bibliotheek Aanbod"));
    let page = browser
        .submit(&home, "/settings/employer", &[])
        .await
        .with(200);
    assert_eq!(page.path, "/settings#work");
    assert!(page.text().contains("Je werkt nu bij Bibliotheek Aanbod"));
    assert!(
        !browser
            .open("/")
            .await
            .text()
            .contains("Bibliotheek Aanbod"),
        "once"
    );
    let own = browser.open("/people/olga-nisatie").await;
    assert_eq!(own.status, 200);

    let form = page.form("/settings/employer");
    let chosen = &form.fields[0];
    assert_eq!(chosen.0, "organisation");
    let page = browser
        .submit(&page, "/settings/employer", &[("job", "Leesconsulent")])
        .await
        .with(200);
    let fields = page.form("/settings/employer").fields;
    assert_eq!(
        fields,
        [chosen.clone(), ("job".into(), "Leesconsulent".into())]
    );
    for (organisation, job) in [
        ("", "x"),
        ("00000000-0000-7000-8000-000000000000", "x"),
        (chosen.1.as_str(), &*"x".repeat(101)),
    ] {
        let page = browser
            .post(
                "/settings/employer",
                &[("organisation", organisation), ("job", job)],
            )
            .await
            .with(422);
        assert!(page.html.contains("role=\"alert\""));
    }
    for (day, code) in [("2999-01-01", 422), ("gisteren", 422), ("2001-01-01", 422)] {
        let page = browser
            .submit(&page, "/settings/employer/end", &[("until", day)])
            .await
            .with(code);
        assert!(page.html.contains("id=\"end-until-error\""), "{day}");
    }
    let page = browser
        .submit(&page, "/settings/employer/end", &[])
        .await
        .with(200);
    assert!(!page.text().contains("Je werkt nu bij"));
    // What a sample's member is shown with comes from where they work.
    let member = world.member();
    let me = Caller::member(&world.server, &member)
        .get("/me")
        .await
        .with(200);
    let page = Browser::of(&world.server, &member)
        .open("/settings")
        .await
        .with(200);
    let named = format!("Je werkt nu bij {}", me["organisation"].as_str().unwrap());
    assert!(page.text().contains(&named), "{named}");
}
