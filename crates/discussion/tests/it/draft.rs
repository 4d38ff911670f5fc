//! A text that can be placed.

use base::Invalid;
use discussion::Draft;
use proptest::prelude::*;
use store::testing::each_engine;

use crate::{ANNA, BOB, NewPost, act, by, draft, new_post, opened, post_id, world};

#[test]
fn line_ends_become_one_kind_and_control_characters_go() {
    let table = [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\u{0}b\u{7}c\u{1b}[1m\u{7f}\u{85}", "abc[1m"),
        ("\n\r\n\u{0}\n  inspringen\n\n \t ", "  inspringen"),
        ("\tcode", "\tcode"),
        ("a\tb", "a\tb"),
    ];
    for (typed, kept) in table {
        assert_eq!(draft(typed).body(), kept, "{typed:?}");
    }
}

#[test]
fn a_text_without_anything_in_it_is_refused() {
    for empty in ["", " ", "\r\n\t \n", "\u{0}\u{1}", "\u{a0}\u{2003}"] {
        let required = Invalid::new("body", "required");
        assert_eq!(Draft::parse(empty).unwrap_err(), required, "{empty:?}");
    }
}

#[test]
fn a_text_has_at_most_forty_thousand_characters_after_cleaning() {
    let most = "é".repeat(40_000);
    assert_eq!(draft(&most).body(), most);
    assert_eq!(draft(&format!("\n{most}\u{0}\r\n ")).body(), most);
    let too_long = Invalid::bound("body", "too-long", 40_000);
    assert_eq!(Draft::parse(&format!("{most}!")).unwrap_err(), too_long);
}

#[test]
fn a_draft_has_safe_html_and_knows_who_is_mentioned() {
    let text = draft("Dag @bob, <script>alert(1)</script> **vet**");
    assert_eq!(text.mentions(), ["bob"]);
    assert!(text.html().contains("<strong>vet</strong>"));
    assert!(!text.html().contains("<script"));
}

proptest! {
    #[test]
    fn what_was_cleaned_once_is_clean(typed in "[a\\r\\n\\t \u{0}\u{85}é*@<>`-]{0,40}") {
        if let Ok(once) = Draft::parse(&typed) {
            prop_assert!(once.body().chars().all(|c| !c.is_control() || c == '\n' || c == '\t'));
            prop_assert!(!once.body().trim().is_empty());
            let twice = Draft::parse(once.body()).unwrap();
            prop_assert_eq!(twice.body(), once.body());
            prop_assert_eq!(twice.html(), once.html());
        }
    }
}

#[tokio::test]
async fn both_databases_keep_any_text_as_it_is() {
    each_engine(async |db| {
        world(&db).await;
        let id = opened(&db, &by(ANNA), 1, "open").await;
        let typed = "Nul\u{0} en é, 日本語, 🦉, 'quote' \"dubbel\" \\ % $1\tregel\r\neinde";
        let new = NewPost {
            draft: draft(typed),
            ..new_post(50, id)
        };
        act(&db, async |w| {
            discussion::post_reply(w, &by(BOB), new).await
        })
        .await
        .unwrap();
        let mut r = db.read().await.unwrap();
        let (_, post) = discussion::find_post(&mut r, &by(ANNA), post_id(50))
            .await
            .unwrap();
        assert_eq!(
            post.body,
            "Nul en é, 日本語, 🦉, 'quote' \"dubbel\" \\ % $1\tregel\neinde"
        );
        assert_eq!(post.body_html, draft(typed).html());
    })
    .await;
}
