//! Who leaves an employer hands over: the others are told beforehand and on the day.

use tests::browser::Browser;
use tests::letters::letters;
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn the_other_coordinators_are_told_and_the_role_ends_with_the_work() {
    let place = Place::new();
    let sample = place.sample_with(40, &["--password", PASSWORD]);
    let admin = "beheer@voorbeeld.example";
    place.account(admin, "Bea Beheer", PASSWORD, true);
    let server = place.serve();
    let (leaver, community) = (&sample.members[0], sample.community());
    let mail = place.data().join("mail");
    let mut browser = Browser::new(&server);
    browser.sign_in(&leaver.email, PASSWORD).await.with(200);

    let page = browser.open("/settings").await.with(200);
    let employer = page.form("/settings/employer");
    let kept: Vec<(String, String)> = employer.fields.clone();
    let organisation = &kept
        .iter()
        .find(|(name, _)| name == "organisation")
        .unwrap()
        .1;
    assert!(
        !organisation.is_empty(),
        "sample members work somewhere: {kept:?}"
    );

    let end = "/settings/employer/end";
    let today = page.form(end).fields[0].1.clone();
    let start = server::when::day(&today).unwrap();
    let later = server::when::day_of(start.plus_seconds(40 * 86_400));
    let page = browser
        .submit(&page, end, &[("until", "2030-13-01")])
        .await
        .with(422);
    let page = browser
        .submit(&page, end, &[("until", &later)])
        .await
        .with(200);
    assert!(
        page.links().contains(&format!("/c/{community}")),
        "{}",
        page.text()
    );
    let told = async |said: &str| {
        tests::until(said, async || {
            let all = letters(&mail, admin);
            all.into_iter().find(|one| one.text.contains(said))
        })
        .await
    };
    let first = told("coördinator meer van").await;
    assert!(first.text.contains(" is vanaf "), "{}", first.text);
    assert!(
        first.text.contains(&format!("/c/{community}")),
        "{}",
        first.text
    );
    assert!(
        first.text.contains("geen andere coördinator"),
        "{}",
        first.text
    );

    let page = browser
        .submit(&page, end, &[("until", &today)])
        .await
        .with(200);
    assert!(!page.links().contains(&format!("/c/{community}")));
    told("Het werk is geëindigd.").await;
    let page = browser
        .open(&format!("/people/{}", leaver.handle))
        .await
        .with(200);
    assert!(
        page.links().contains(&format!("/c/{community}")),
        "still a member"
    );
    assert!(!page.text().contains("coördinator") && !page.text().contains("coordinator"));
}
