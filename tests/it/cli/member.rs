//! `member import`

use tests::http::Caller;
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn who_has_an_account_is_a_member_at_once_others_are_invited_and_a_wrong_line_fails() {
    let place = Place::new();
    let sample = place.sample(4);
    let anna = "anna@voorbeeld.example";
    place.account(anna, "Anna", PASSWORD, false);
    let list = format!(
        "email,name,organisation\n{anna},Anna,\nnieuw@voorbeeld.example,\"Wit, Nieuw\",Bieb\n"
    );
    let slug = sample.community();
    let import = ["member", "import", "--community", slug];
    let dry = place
        .run_with(&[&import[..], &["--dry-run", "-"]].concat(), &list)
        .done();
    let told = format!(
        "2\tadded\t{anna},Anna,\n3\tinvited\tnieuw@voorbeeld.example,\"Wit, Nieuw\",Bieb\n"
    );
    assert_eq!(dry, told);
    let server = place.serve();
    let token = place.token(anna);
    let shown = Caller::token(&server, &token)
        .get(&format!("/communities/{slug}"))
        .await;
    assert!(shown.with(200)["role"].is_null(), "a dry run keeps nothing");
    let done = place
        .run_with(&[&import[..], &["-"]].concat(), &list)
        .done();
    assert_eq!(done, told);
    let shown = Caller::token(&server, &token)
        .get(&format!("/communities/{slug}"))
        .await;
    assert_eq!(shown.with(200)["role"], "member");

    let file = place.dir().join("leden.csv");
    std::fs::write(&file, format!("{list}geen adres\n")).unwrap();
    let again = place.run(&[&import[..], &[file.to_str().unwrap()]].concat());
    assert_eq!(again.code, 1, "{again:?}");
    assert_eq!(
        again.out,
        told.replace("added", "member").replace("invited", "again")
            + "4\tnot-an-address\tgeen adres\n"
    );
    assert_eq!(
        again.err.trim_end(),
        "kenniskring: 1 of 3 lines failed; correct them and import the file again"
    );
    let nowhere = ["member", "import", "--community", "nergens", "-"];
    let told = place.run_with(&nowhere, &list).failed();
    assert!(told.contains("no community has this --community"), "{told}");
    let told = place
        .run(&["member", "import", "--community", slug, "/nergens"])
        .failed();
    assert!(told.contains("/nergens cannot be read"), "{told}");
}
