//! Texts made to cost time, memory or stack: they end, and do no harm.

use prose::{excerpt, render};

use crate::scanner::assert_harmless;

const LENGTH: usize = 20_000;

fn filled(pattern: &str) -> String {
    pattern.repeat(LENGTH / pattern.len())
}

fn assert_survives(markdown: &str) {
    assert_harmless(&render(markdown).html);
    assert!(excerpt(markdown, 200).chars().count() <= 200);
}

#[test]
fn repeated_openings_end() {
    for pattern in [
        ">",
        "> ",
        "- ",
        "* ",
        "1. ",
        "[",
        "![",
        "[](",
        "[a](",
        "[a][",
        "[^",
        "(",
        "<",
        "<a ",
        "</",
        "<!--",
        "<?",
        "<![CDATA[",
        "`",
        "` ``",
        "*",
        "*a",
        "_a ",
        "**a ",
        "~",
        "~~a ",
        "*a_a**a__a ",
        "a**b",
        "&",
        "&#",
        "@",
        "@a",
        "@anna ",
        "a@",
        "a@b",
        "a@b.",
        "www.",
        "http://",
        "http://a.",
        "://",
        "\\",
        "|",
        "|-",
        "|a|\n|-|\n",
        "|\n",
        "#",
        "```\n",
        "~~~x\n",
        "\n",
        "\t",
        "\r",
        "\0",
        "=\n",
        "- a\n",
        "é",
        "📚",
        "[a]: b\n",
        "[a]: <b> '",
        "\u{301}",
    ] {
        assert_survives(&filled(pattern));
    }
}

#[test]
fn deep_nesting_ends() {
    let half = LENGTH / 4;
    for (open, close) in [
        ("[", "](https://e.example)"),
        ("![", "](https://e.example)"),
        ("*a _b ", " c_ d*"),
        ("**a ", " b**"),
        ("~~a *", "* b~~"),
        ("<b>", "</b>"),
        ("`", "`"),
    ] {
        let times = half / open.len();
        assert_survives(&format!("{}x{}", open.repeat(times), close.repeat(times)));
    }
    let stairs: String = (0..400)
        .map(|depth| format!("{}- a\n", "  ".repeat(depth)))
        .collect();
    assert_survives(&stairs);
    let quotes: String = (0..400)
        .map(|depth| format!("{} a\n\n", ">".repeat(depth)))
        .collect();
    assert_survives(&quotes);
    let references: String = (0..2_000)
        .map(|n| format!("[a{n}]: https://e.example/{n}\n"))
        .collect();
    assert_survives(&format!("{references}\n{}", filled("[a1]")));
    let wide = format!(
        "{}\n{}\n{}",
        "|a".repeat(5_000),
        "|-".repeat(5_000),
        "|\n".repeat(20_000)
    );
    assert_survives(&wide);
}

/// What made html5ever 0.40 take the square of the length, in text, code, addresses and titles.
#[test]
fn characters_that_are_escaped_end() {
    for many in [
        "&".repeat(30_000),
        "\u{a0}".repeat(15_000),
        "£".repeat(15_000),
        "x & ".repeat(8_000),
    ] {
        assert_survives(&many);
        assert_survives(&format!("`{many}`"));
        assert_survives(&format!("~~~ {many}\n{many}"));
        assert_survives(&format!("<b>{many}\n\n<div>{many}</div>"));
        assert_survives(&format!("https://e.example/?{many}"));
        assert_survives(&format!("[x](<https://e.example/?{many}> '{many}')"));
        assert_survives(&format!("![{many}](https://e.example '{many}')"));
    }
}

#[test]
fn a_long_text_is_kept_whole() {
    let words = "één & twéé ".repeat(5_000);
    let rendered = render(words.trim()).html;
    assert_eq!(
        rendered,
        format!("<p>{}</p>\n", words.trim().replace('&', "&amp;"))
    );
    let code = render(&format!("```\n{words}\n```")).html;
    assert_eq!(
        code,
        format!(
            "<pre><code>{}\n</code></pre>\n",
            words.replace('&', "&amp;")
        )
    );
}

#[test]
fn a_mebibyte_of_stars_ends() {
    assert_survives(&"*a".repeat(1 << 19));
}

#[test]
fn nesting_deeper_than_is_shown_keeps_its_words() {
    let rendered = render(&format!("{} diep *en* @anna", ">".repeat(200)));
    assert!(rendered.html.contains("diep en @anna"), "{}", rendered.html);
    assert_eq!(rendered.html.matches("<blockquote>").count(), 47);
    let list: String = (0..60)
        .map(|depth| format!("{}- stap{depth}\n", "  ".repeat(depth)))
        .collect();
    let html = render(&list).html;
    assert!(
        (0..60).all(|depth| html.contains(&format!("stap{depth}"))),
        "{html}"
    );
}
