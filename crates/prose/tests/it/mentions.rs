//! Who is mentioned in a text.

use prose::render;

#[test]
fn mentions_are_listed_once_in_lower_case_and_in_order() {
    let rendered = render("@Piet en @anna, @PIET\n\n> @joop\n\n- @anna en **@kees-2**\n\n# @Eva");
    assert_eq!(rendered.mentions, ["piet", "anna", "joop", "kees-2", "eva"]);
}

#[test]
fn a_mention_becomes_a_link_to_the_person() {
    let table = [
        (
            "@Anna",
            "<p><a href=\"/people/anna\" class=\"mention\">@Anna</a></p>\n",
        ),
        (
            "*@anna*",
            "<p><em><a href=\"/people/anna\" class=\"mention\">@anna</a></em></p>\n",
        ),
        (
            "(@anna),",
            "<p>(<a href=\"/people/anna\" class=\"mention\">@anna</a>),</p>\n",
        ),
        (
            "é @anna é",
            "<p>é <a href=\"/people/anna\" class=\"mention\">@anna</a> é</p>\n",
        ),
        (
            "een\n@anna",
            "<p>een\n<a href=\"/people/anna\" class=\"mention\">@anna</a></p>\n",
        ),
    ];
    for (markdown, expected) in table {
        assert_eq!(render(markdown).html, expected, "{markdown:?}");
    }
}

#[test]
fn what_is_not_a_mention_mentions_nobody() {
    for text in [
        "`@anna`",
        "    @anna",
        "```\n@anna\n```",
        "[@anna](https://e.example)",
        "[een *@anna*](https://e.example)",
        "![@anna](https://e.example/x.png)",
        "https://e.example/@anna",
        "www.e.example/@anna",
        "<https://e.example/@anna>",
        "jan@anna.example",
        "jan@anna",
        "*jan*@anna",
        "@anna@e.example",
        "@an",
        "@anna_b",
        "<p title=\"@anna\">",
        "<div>\n@anna\n</div>",
    ] {
        let rendered = render(text);
        assert_eq!(
            rendered.mentions, [""; 0],
            "{text:?} -> {:?}",
            rendered.html
        );
        assert!(
            !rendered.html.contains("mention"),
            "{text:?} -> {:?}",
            rendered.html
        );
    }
}

#[test]
fn a_mention_stands_after_anything_that_is_no_word() {
    for text in [
        "`x`@anna",
        "[x](https://e.example)@anna",
        "[x](/no)(@anna)",
        "<b>@anna</b>",
        "x<br>@anna",
        "| a |\n|-|\n| @anna |",
        "- [ ] @anna",
        "jan\n\n@anna",
    ] {
        let rendered = render(text);
        assert_eq!(
            rendered.mentions,
            ["anna"],
            "{text:?} -> {:?}",
            rendered.html
        );
    }
}

#[test]
fn the_word_for_people_who_are_gone_is_no_mention() {
    let rendered = prose::render("dag @oud-lid en @Oud-Lid");
    assert!(rendered.mentions.is_empty() && !rendered.html.contains("href"));
    assert!(rendered.html.contains("@oud-lid"), "{}", rendered.html);
}
