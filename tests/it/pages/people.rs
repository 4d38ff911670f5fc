//! `/people`

use tests::browser::{Browser, attribute, tags};
use tests::world::world;

#[tokio::test]
async fn people_are_found_by_a_form_and_walked_by_links() {
    let world = world();
    let member = world.member();
    let mut browser = Browser::of(&world.server, &member);
    let page = browser.open("/people").await.with(200);
    let form = page.form("/people");
    assert_eq!(form.method, "get");
    let (mut path, mut seen, mut pages) = (
        "/people?q=&province=&expertise=&organisation=".to_owned(),
        std::collections::BTreeSet::new(),
        0,
    );
    while pages < 4 {
        let page = browser.open(&path).await.with(200);
        pages += 1;
        let main = page.html.split("<main").nth(1).unwrap();
        for tag in tags(main, "a") {
            let link = attribute(&tag, "href").unwrap();
            if link.starts_with("/people/") {
                assert!(seen.insert(link.clone()), "{link} stands twice");
            }
        }
        let next = tags(&page.html, "a")
            .into_iter()
            .find(|tag| tag.contains("rel=\"next\""));
        match next {
            Some(tag) => path = attribute(&tag, "href").unwrap(),
            None => break,
        }
    }
    assert!(pages >= 2 && seen.len() > 20, "{pages} {}", seen.len());
    let none = browser.open("/people?q=zzzzzz").await.with(200);
    assert!(!none.html.contains("<ul class=\"people\">"));
    for odd in [
        "q=%00&expertise=%00",
        "organisation=x&province=y&after=z",
        "after=00000000-0000-0000-0000-000000000000.%00",
    ] {
        browser.open(&format!("/people?{odd}")).await.with(200);
    }
    let page = Browser::new(&world.server).open("/people").await;
    assert!(page.path.starts_with("/sign-in?return="), "{}", page.path);
}
