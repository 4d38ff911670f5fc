//! The Markdown that is understood.

use prose::render;

use crate::scanner::assert_harmless;

const ELSEWHERE: &str = "rel=\"nofollow noopener ugc\"";

#[test]
fn commonmark_and_github_features_are_kept() {
    let table = [
        ("", ""),
        (
            "dag *lieve* **mensen**",
            "<p>dag <em>lieve</em> <strong>mensen</strong></p>\n",
        ),
        ("een\ntwee\\\ndrie", "<p>een\ntwee<br>\ndrie</p>\n"),
        ("~~weg~~", "<p><del>weg</del></p>\n"),
        ("> quote", "<blockquote>\n<p>quote</p>\n</blockquote>\n"),
        (
            "3. drie\n4. vier",
            "<ol start=\"3\">\n<li>drie</li>\n<li>vier</li>\n</ol>\n",
        ),
        ("---", "<hr>\n"),
        ("`a<b`", "<p><code>a&lt;b</code></p>\n"),
        ("    a<b", "<pre><code>a&lt;b\n</code></pre>\n"),
        (
            "- [x] klaar\n- [ ] open",
            "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\"> klaar</li>\n<li><input type=\"checkbox\" disabled=\"\"> open</li>\n</ul>\n",
        ),
        (
            "|a|b|\n|:-|-:|\n|1|2|",
            "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n",
        ),
    ];
    for (markdown, expected) in table {
        let html = render(markdown).html;
        assert_eq!(html, expected, "{markdown:?}");
        assert_harmless(&html);
    }
}

#[test]
fn headings_stand_under_the_heading_of_the_page() {
    for (markdown, level) in [
        ("# x", 3),
        ("## x", 4),
        ("### x", 5),
        ("#### x", 6),
        ("###### x", 6),
        ("x\n===", 3),
        ("x\n---", 4),
    ] {
        assert_eq!(
            render(markdown).html,
            format!("<h{level}>x</h{level}>\n"),
            "{markdown:?}"
        );
    }
}

#[test]
fn links_to_elsewhere_say_so() {
    let table = [
        (
            "[x](https://e.example/?a=1&b=2)",
            format!("<p><a href=\"https://e.example/?a=1&amp;b=2\" {ELSEWHERE}>x</a></p>\n"),
        ),
        (
            "[x](http://e.example 'y \"z\"')",
            format!(
                "<p><a href=\"http://e.example\" title=\"y &quot;z&quot;\" {ELSEWHERE}>x</a></p>\n"
            ),
        ),
        (
            "<mailto:a@e.example>",
            format!("<p><a href=\"mailto:a@e.example\" {ELSEWHERE}>mailto:a@e.example</a></p>\n"),
        ),
        (
            "zie https://e.example/a_b.",
            format!(
                "<p>zie <a href=\"https://e.example/a_b\" {ELSEWHERE}>https://e.example/a_b</a>.</p>\n"
            ),
        ),
        (
            "www.e.example",
            format!("<p><a href=\"http://www.e.example\" {ELSEWHERE}>www.e.example</a></p>\n"),
        ),
        (
            "anna@e.example",
            format!("<p><a href=\"mailto:anna@e.example\" {ELSEWHERE}>anna@e.example</a></p>\n"),
        ),
        (
            "[a *b*][1]\n\n[1]: https://e.example",
            format!("<p><a href=\"https://e.example\" {ELSEWHERE}>a <em>b</em></a></p>\n"),
        ),
    ];
    for (markdown, expected) in table {
        assert_eq!(render(markdown).html, expected, "{markdown:?}");
    }
}

#[test]
fn an_image_becomes_a_link_named_by_its_alternative_text() {
    let image = "https://e.example/x.png";
    let table = [
        (
            format!("![een *kat*]({image})"),
            format!("<p><a href=\"{image}\" {ELSEWHERE}>een kat</a></p>\n"),
        ),
        (
            format!("![]({image})"),
            format!("<p><a href=\"{image}\" {ELSEWHERE}>{image}</a></p>\n"),
        ),
        (
            format!("[![kat]({image})](https://e.example)"),
            format!("<p><a href=\"https://e.example\" {ELSEWHERE}>kat</a></p>\n"),
        ),
        (
            format!("![a [b](https://b.example) @anna]({image})"),
            format!("<p><a href=\"{image}\" {ELSEWHERE}>a b @anna</a></p>\n"),
        ),
        ("![kat](/x.png)".to_owned(), "<p>kat</p>\n".to_owned()),
    ];
    for (markdown, expected) in table {
        assert_eq!(render(&markdown).html, expected, "{markdown:?}");
    }
}

#[test]
fn the_same_text_gives_the_same_result() {
    let markdown =
        "# Dag @anna\n\n- [x] een\n\n|a|\n|-|\n|[x](https://e.example)|\n\n```rust\nx\n```\n@piet";
    let first = render(markdown);
    for _ in 0..20 {
        assert_eq!(render(markdown), first);
    }
}
