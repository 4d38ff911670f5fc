//! What a browser says of itself (RFC 9110 section 10.1.5), in words that its owner knows: "Firefox op Windows".
//!
//! Only for showing: such a text can say anything, so nothing is decided by it. Our own few lines, as the libraries for it
//! carry thousands of patterns for what nobody here asks.

use base::Lang;

use crate::words::Words;

/// What stands in the text, and what it is called; the first that fits counts, as later ones stand in others' texts too.
const BROWSERS: [(&str, &str); 11] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system in a language, as far as the text tells; "unknown" when it tells nothing.
pub fn named(agent: &str, lang: Lang) -> String {
    let find = |table: &[(&str, &'static str)]| {
        let found = table.iter().find(|(sign, _)| agent.contains(sign));
        found.map(|(_, name)| *name)
    };
    let w = Words::of(lang);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => w.with(
            "device-named",
            &[("browser", browser.into()), ("system", system.into())],
        ),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => w.get("settings-session-unknown").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_called_by_their_names() {
        let table = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                "Edge op Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Chrome op Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari op iPhone",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0",
                "Firefox op macOS",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
                "Samsung Internet op Android",
            ),
            ("curl/8.9", "curl"),
            ("<script>", "Onbekend apparaat"),
            ("", "Onbekend apparaat"),
        ];
        for (agent, wanted) in table {
            assert_eq!(named(agent, Lang::Nl), wanted, "{agent}");
        }
    }
}
