//! `/admin/record`: what administrators see of the record of acts.

use tests::browser::Browser;
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn an_administrator_sees_who_signed_in_and_who_was_refused() {
    let place = Place::new();
    place.account("ada@voorbeeld.example", "Ada Baas", PASSWORD, true);
    place.account("bob@voorbeeld.example", "Bob Bakker", PASSWORD, false);
    let server = place.serve();
    let mut bob = Browser::new(&server);
    bob.sign_in("bob@voorbeeld.example", "niet het wachtwoord")
        .await
        .with(422);
    bob.sign_in("niemand@voorbeeld.example", "niet het wachtwoord")
        .await
        .with(422);
    bob.sign_in("bob@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    // To who is no administrator it is not there.
    bob.open("/admin/record").await.with(404);

    let mut ada = Browser::new(&server);
    ada.sign_in("ada@voorbeeld.example", PASSWORD)
        .await
        .with(200);
    let page = ada.open("/admin/record").await.with(200).html;
    for seen in [
        "Bob Bakker",
        "verkeerd wachtwoord",
        "een onbekend account",
        "Account van beheerder gemaakt",
        "127.0.0.1",
    ] {
        assert!(page.contains(seen), "{seen}: {page}");
    }
    assert!(
        !page.contains("bob@voorbeeld.example"),
        "addresses stay out of the record"
    );
    let narrow = ada
        .open("/admin/record?person=@bob-bakker&action=sign-in")
        .await
        .with(200)
        .html;
    assert!(
        !narrow.contains("<td>Account van beheerder gemaakt"),
        "{narrow}"
    );
    assert_eq!(narrow.matches("<tr id=").count(), 2, "{narrow}");
    let none = ada
        .open("/admin/record?person=niemand-hier")
        .await
        .with(200)
        .html;
    assert!(none.contains("Geen regels gevonden"), "{none}");
    let file = ada.open("/admin/record.csv?action=sign-in").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let file = file.with(200).html;
    assert!(
        file.starts_with("number,at,actor,actorId,action,object,personId,result,origin,digest"),
        "{file}"
    );
    assert_eq!(file.lines().count(), 5, "{file}");
}
