//! Exit codes: 0 done, 1 failed, 2 usage.

use tests::place::Place;

#[test]
fn a_slip_in_the_arguments_is_a_matter_of_usage() {
    let place = Place::new();
    let table: [&[&str]; 14] = [
        &[],
        &["dance"],
        &["serve", "--dance"],
        &["demo", "--listen", "nergens"],
        &["account"],
        &["account", "create"],
        &["account", "create", "--email", "a@b.example"],
        &["account", "create", "--name", "A"],
        &["token"],
        &["token", "create", "--email", "a@b.example"],
        &["sample", "--members", "veel"],
        &["sample", "--members", "-1"],
        &["digest"],
        &["migrate", "extra"],
    ];
    for args in table {
        let ran = place.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert_eq!(ran.out, "", "{args:?}");
        assert!(
            ran.err.contains("Usage:") || ran.err.starts_with("error: "),
            "{args:?}: {}",
            ran.err
        );
    }
    assert!(!place.data().exists(), "nothing is made on the way");
}

#[test]
fn help_and_version_are_printed() {
    let place = Place::new();
    let help = place.run(&["--help"]).done();
    for command in [
        "demo", "serve", "migrate", "account", "token", "sample", "digest",
    ] {
        assert!(help.contains(command), "{help}");
        assert!(
            place
                .run(&[command, "--help"])
                .done()
                .contains("Usage: kenniskring"),
            "{command}"
        );
    }
    assert!(place.run(&["--version"]).done().starts_with("kenniskring "));
}
