//! Texts that want to be more than text.

use prose::render;

use crate::scanner::assert_harmless;

/// Attack and what must not be found in a tag of the result; `assert_harmless` looks at the rest.
const ATTACKS: [&str; 62] = [
    // Elements
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//e.example/x.js></SCRIPT>",
    "text <script>alert(1)</script> text",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)//",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<style>*{display:none}</style>",
    "<p style=\"position:fixed\">x</p>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<object data=\"data:text/html,x\"></object><embed src=x>",
    "<form action=\"/sign-out\"><button>x</button></form>",
    "<base href=\"https://e.example/\">",
    "<meta http-equiv=refresh content=\"0;url=https://e.example\">",
    "<link rel=stylesheet href=//e.example/x.css>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><xmp><plaintext>",
    "<details open ontoggle=alert(1)>",
    // Declarations, comments, unfinished things
    "<!-- <script>alert(1)</script> -->",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html><html><body onload=alert(1)>",
    "</div></article></main>",
    "<a href=\"https://e.example\"",
    "<p",
    "</",
    "<div><table><td><b>",
    // Links
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#x6A&#x61&#x76&#x61script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](javascript\\:alert(1))",
    "[x](%6Aavascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](//e.example)",
    "[x](/sign-out)",
    "[x](/people/anna)",
    "[x](https://e.example/\"onmouseover=\"alert(1))",
    "[x](https://e.example/'><script>alert(1)</script>)",
    "[x](https://e.example \"\\\"onmouseover=\\\"alert(1)\")",
    "[x](https://e.example '\"><script>alert(1)</script>')",
    "[x](https://e.example '&quot;&gt;&lt;script&gt;')",
    "[x][1]\n\n[1]: javascript:alert(1) '\"onclick=\"x'",
    "<javascript:alert(1)>",
    "<https://e.example/\"onclick=alert(1)>",
    "https://e.example/\"onclick=alert(1)",
    "www.e.example/<script>alert(1)</script>",
    "<a href=javascript&colon;alert(1)>x</a>",
    // Images
    "![x](javascript:alert(1))",
    "![\"onerror=\"alert(1)](https://e.example/x.png)",
    "![x](https://e.example/x.png '\"onload=\"alert(1)')",
    "[![x](javascript:alert(1))](javascript:alert(2))",
];

#[test]
fn no_attack_leaves_more_than_harmless_markup() {
    for attack in ATTACKS {
        let html = render(attack).html;
        println!("{attack:?} -> {html:?}");
        assert_harmless(&html);
        for frame in [
            "> ATTACK",
            "- ATTACK",
            "# ATTACK",
            "**ATTACK**",
            "|a|\n|-|\n|ATTACK|",
            "~~~ATTACK",
            "`ATTACK`",
            "@anna ATTACK",
        ] {
            assert_harmless(&render(&frame.replace("ATTACK", attack)).html);
        }
    }
}

#[test]
fn links_to_elsewhere_than_the_web_keep_only_their_text() {
    for attack in ATTACKS
        .iter()
        .filter(|attack| attack.starts_with("[x](") && !attack.contains("https:"))
    {
        let html = render(attack).html;
        assert!(!html.contains("<a"), "{attack:?} -> {html:?}");
        assert!(
            html.starts_with("<p>x") || html.starts_with("<p>[x]"),
            "{attack:?} -> {html:?}"
        );
    }
}

#[test]
fn raw_html_is_shown_as_the_text_it_is() {
    let table = [
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
        ("<div>\nx\n</div>", "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>\n"),
        ("Vec<String>", "<p>Vec&lt;String&gt;</p>\n"),
        ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>\n"),
        ("- <b>x</b>", "<ul>\n<li>&lt;b&gt;x&lt;/b&gt;</li>\n</ul>\n"),
    ];
    for (markdown, expected) in table {
        assert_eq!(render(markdown).html, expected, "{markdown:?}");
    }
}

#[test]
fn entities_become_characters_and_never_markup() {
    let html = render("&lt;script&gt;&#60;script&#62; &amp;lt;script&amp;gt; &#0; &nbsp;").html;
    assert!(
        html.starts_with("<p>&lt;script&gt;&lt;script&gt; &amp;lt;script&amp;gt;"),
        "{html:?}"
    );
    assert_harmless(&html);
}

#[test]
fn the_class_of_a_code_block_names_a_language_and_nothing_else() {
    let table = [
        (
            "```rust\nx\n```",
            "<pre><code class=\"language-rust\">x\n</code></pre>\n",
        ),
        (
            "```c++ onclick=x\nx\n```",
            "<pre><code class=\"language-c++\">x\n</code></pre>\n",
        ),
        ("```\"onclick=\"x\nx\n```", "<pre><code>x\n</code></pre>\n"),
        (
            "```x&#32;mention\nx\n```",
            "<pre><code class=\"language-x\">x\n</code></pre>\n",
        ),
        ("```x&#160;mention\nx\n```", "<pre><code>x\n</code></pre>\n"),
        (
            "```math\nx\n```",
            "<pre><code class=\"language-math\">x\n</code></pre>\n",
        ),
    ];
    for (markdown, expected) in table {
        assert_eq!(render(markdown).html, expected, "{markdown:?}");
    }
}

#[test]
fn a_mention_cannot_be_forged_or_used_to_break_out() {
    for text in [
        "<a href=\"/people/anna\" class=\"mention\">@anna</a>",
        "@anna\"onclick=\"alert(1)",
        "@anna'><script>alert(1)</script>",
        "@../../sign-out",
        "@anna?x=1&y=2",
        "[@anna](https://e.example)",
        "[x](https://e.example '@anna')",
        "![@anna](https://e.example/x.png)",
    ] {
        let rendered = render(text);
        for tag in assert_harmless(&rendered.html) {
            if tag.get("class") == Some("mention") {
                let handle = tag.get("href").unwrap().strip_prefix("/people/").unwrap();
                assert!(
                    rendered.mentions.iter().any(|mention| mention == handle),
                    "{text:?}"
                );
            }
        }
    }
}
