//! Every sample can be rendered, in both languages, and holds what a careful page holds.

use base::Lang;

use super::samples::all;
use super::*;
use askama::Template as _;

#[test]
fn every_sample_renders_without_inline_script_or_style() {
    for lang in [Lang::Nl, Lang::En] {
        for sample in all(lang).unwrap() {
            assert!(!sample.content.is_empty(), "{}", sample.file);
            if sample.file.starts_with("mail_") {
                continue;
            }
            assert!(
                !sample.content.contains(" style="),
                "{}: inline style",
                sample.file
            );
            assert!(
                !sample.content.contains("<style"),
                "{}: inline style",
                sample.file
            );
            assert!(
                !has_handler(&sample.content),
                "{}: inline handler",
                sample.file
            );
            assert!(
                !sample.content.contains("<script>"),
                "{}: inline script",
                sample.file
            );
        }
    }
}

/// Whether some attribute looks like `onclick="…"`.
fn has_handler(html: &str) -> bool {
    html.split(" on").skip(1).any(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        !name.is_empty() && rest[name.len()..].starts_with("=\"")
    })
}

#[test]
fn the_post_in_the_page_is_the_post_that_is_pushed() {
    let page = Thread::twenty_sample(Lang::Nl);
    let html = page.render().unwrap();
    for post in page.posts {
        let alone = PostFragment {
            w: page.frame.w,
            post,
        }
        .render()
        .unwrap();
        assert!(html.contains(alone.trim()), "{alone}");
    }
}

#[test]
fn page_numbers_show_the_ends_and_the_middle() {
    let numbers = |current, last| -> Vec<u32> {
        Pager::new("?page=", current, last)
            .links()
            .into_iter()
            .map(|link| link.number)
            .collect()
    };
    assert_eq!(numbers(1, 1), [1]);
    assert_eq!(numbers(1, 3), [1, 2, 3]);
    assert_eq!(numbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
    assert_eq!(numbers(9, 9), [1, 0, 8, 9]);
}
