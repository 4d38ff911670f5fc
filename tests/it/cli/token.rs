//! `token create`

use tests::http::Caller;
use tests::place::Place;
use tests::world::PASSWORD;

#[tokio::test]
async fn only_the_token_is_printed_and_it_works_at_once() {
    let place = Place::new();
    place.account("anna@voorbeeld.example", "Anna", PASSWORD, false);
    let server = place.serve();
    let ran = place.run(&[
        "token",
        "create",
        "--email",
        "anna@voorbeeld.example",
        "--label",
        "agenda",
    ]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (0, ""),
        "nothing on stderr: {ran:?}"
    );
    let token = ran.out.strip_suffix('\n').unwrap();
    assert!(
        token.len() >= 32 && token.chars().all(|c| c.is_ascii_graphic()),
        "{token:?}"
    );
    assert_eq!(
        Caller::token(&server, token).get("/me").await.with(200)["name"],
        "Anna"
    );
    assert_ne!(place.token("anna@voorbeeld.example"), token);
    let nobody = place
        .run(&[
            "token",
            "create",
            "--email",
            "niemand@voorbeeld.example",
            "--label",
            "x",
        ])
        .failed();
    assert!(nobody.contains("no account"), "{nobody}");
    assert!(
        place
            .run(&["token", "create", "--email", "x", "--label", "x"])
            .failed()
            .contains("--email")
    );
    let label = place
        .run(&[
            "token",
            "create",
            "--email",
            "anna@voorbeeld.example",
            "--label",
            " ",
        ])
        .failed();
    assert!(label.contains("--label"), "{label}");
}
