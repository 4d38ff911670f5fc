//! What holds for every text.

use proptest::prelude::*;

use crate::scanner::assert_harmless;

/// Pieces of syntax, because arbitrary characters seldom make any.
fn markdown() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        8 => proptest::sample::select(vec![
            "<", ">", "\"", "'", "=", "&", ";", "&#", "&lt;", "&quot;", "/", "\\", " ", "\n", "\n\n", "\t", "*", "**",
            "_", "~~", "`", "```", "- ", "- [ ] ", "1. ", "> ", "# ", "|", "|-|", "---", "[", "]", "](", "(", ")", "![",
            "[x]: ", "@", "@anna", "a@b.nl", "javascript:", "data:", "https://", "https://e.example/", "www.", "mailto:",
            "<script>", "</script>", "<svg onload=x>", "<img src=x onerror=x>", "<a href=", "<!--", "-->", "<style>",
            " onclick=\"x\"", "class=\"mention\"", "\0", "\u{202e}", "é", "📚", "<textarea>", "<![CDATA[", "<math>",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => "[a-z ]{0,8}",
    ];
    proptest::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_only_harmless_markup(text in any::<String>()) {
        assert_harmless(&prose::render(&text).html);
    }

    #[test]
    fn any_mixture_of_syntax_gives_only_harmless_markup(text in markdown()) {
        let rendered = prose::render(&text);
        let tags = assert_harmless(&rendered.html);
        let linked = |handle: &String| {
            let page = format!("/people/{handle}");
            tags.iter().any(|tag| tag.get("href") == Some(page.as_str()))
        };
        prop_assert!(!rendered.html.to_ascii_lowercase().contains("<script"));
        prop_assert!(rendered.mentions.iter().all(linked));
        prop_assert_eq!(prose::render(&text), rendered);
    }

    #[test]
    fn any_excerpt_is_one_line_within_its_limit(text in markdown(), max_chars in 0_usize..60) {
        let line = prose::excerpt(&text, max_chars);
        prop_assert!(line.chars().count() <= max_chars);
        prop_assert!(!line.contains(char::is_control));
        prop_assert!(!line.contains("  "));
        prop_assert_eq!(line.trim(), &line);
    }
}
