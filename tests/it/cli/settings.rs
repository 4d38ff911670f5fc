//! Settings: defaults, a file, the environment.

use tests::http::{Caller, send};
use tests::place::Place;
use tests::server::Server;

#[test]
fn an_unknown_setting_or_a_bad_value_is_named() {
    for (name, value, said) in [
        ("LISTNE", "x", "listne"),
        ("MAIL__SERVER", "x", "mail"),
        ("LISTEN", "8080", "listen"),
        ("LISTEN", "127.0.0.1:99999", "listen"),
        ("BASE_URL", "kring.example", "base_url"),
        ("BASE_URL", "ftp://kring.example", "base_url"),
        ("DATABASE_URL", "mysql://localhost/x", "database_url"),
        ("DATABASE_CONNECTIONS", "veel", "database_connections"),
        ("DATABASE_CONNECTIONS", "0", "database_connections"),
        ("SQLITE_SYNCHRONOUS", "soms", "sqlite_synchronous"),
        ("REDIS_URL", "http://127.0.0.1", "redis"),
        ("MAIL_URL", "duif://dak", "mail"),
        ("MAIL_FROM", "geen adres", "mail_from"),
        ("RATE_LIMITS", "perhaps", "rate_limits"),
        ("METRICS_LISTEN", "here", "metrics_listen"),
        ("TRUSTED_PROXIES", "-1", "trusted_proxies"),
        ("LOG", "===", "log"),
        ("LOG_FORMAT", "yaml", "log_format"),
        ("EVENT_DAYS", "0", "event_days"),
    ] {
        let ran = Place::new().with(name, value).run(&["serve"]);
        assert_eq!(ran.code, 1, "{name}={value}: {ran:?}");
        let lines: Vec<&str> = ran
            .err
            .lines()
            .filter(|line| line.starts_with("kenniskring: "))
            .collect();
        assert_eq!(lines.len(), 1, "{name}={value}: {ran:?}");
        assert!(
            lines[0].to_lowercase().contains(said),
            "{name}={value}: {}",
            lines[0]
        );
    }
}

#[tokio::test]
async fn a_file_goes_before_the_defaults_and_the_environment_before_the_file() {
    let mut place = Place::new();
    let file = place.dir().join("settings.toml");
    std::fs::write(
        &file,
        "data_dir = \"from-file\"\nrate_limits = \"off\"\nlisten = \"127.0.0.1:1\"\n",
    )
    .unwrap();
    place.unset("DATA_DIR");
    place.unset("RATE_LIMITS");
    let server = Server::start(&place, &["serve", "--config", file.to_str().unwrap()], None);
    assert!(
        !server.base.ends_with(":1"),
        "the environment wins: {}",
        server.base
    );
    assert!(
        place.dir().join("from-file/kenniskring.db").is_file(),
        "the file wins over the default"
    );
    assert_eq!(
        send(Caller::nobody(&server).ask("GET", "/health/live"))
            .await
            .status,
        200
    );

    std::fs::write(&file, "datadir = \"x\"\n").unwrap();
    assert!(
        place
            .run(&["migrate", "--config", file.to_str().unwrap()])
            .failed()
            .contains("datadir")
    );
    std::fs::write(&file, "listen = [\n").unwrap();
    place
        .run(&["migrate", "--config", file.to_str().unwrap()])
        .failed();
    assert!(
        place
            .run(&["migrate", "--config", "nergens.toml"])
            .failed()
            .contains("nergens.toml")
    );
}

#[test]
fn the_defaults_are_those_of_the_contract() {
    let defaults = tests::source::read("config/default.toml");
    let value = |name: &str| {
        let line = defaults
            .lines()
            .find(|line| line.starts_with(&format!("{name} = ")))
            .unwrap_or_else(|| panic!("{name}"));
        line.split_once(" = ")
            .unwrap()
            .1
            .trim_matches('"')
            .to_owned()
    };
    for (name, wanted) in [
        ("listen", "127.0.0.1:8080"),
        ("base_url", ""),
        ("data_dir", "./data"),
        ("database_url", ""),
        ("redis_url", ""),
        ("mail_url", ""),
        ("mail_from", "Kenniskring <noreply@localhost>"),
        ("rate_limits", "on"),
    ] {
        assert_eq!(value(name), wanted, "{name}");
    }
}
