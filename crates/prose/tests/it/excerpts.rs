//! One line that stands for a text.

use prose::excerpt;

#[test]
fn an_excerpt_is_one_line_without_markup() {
    let table = [
        ("", ""),
        ("dag *lieve* **mensen**", "dag lieve mensen"),
        ("een\ntwee\\\ndrie\n\nvier", "een twee drie vier"),
        ("# Kop\n\ntekst", "Kop tekst"),
        ("- een\n- twee\n\n1. drie", "een twee drie"),
        ("- [x] klaar", "klaar"),
        ("[een link](https://e.example)", "een link"),
        ("https://e.example", "https://e.example"),
        ("![een kat](https://e.example/x.png)", "een kat"),
        ("gebruik `cargo test`", "gebruik cargo test"),
        ("@Anna dag", "@Anna dag"),
        ("|a|b|\n|-|-|\n|1|2|", "a b 1 2"),
        ("Vec<String> & \"x\"", "Vec<String> & \"x\""),
        ("&lt;b&gt;", "<b>"),
        ("a\u{a0}\u{2028}\u{7}b", "a b"),
        ("\u{202e}dag\u{2066} \u{200f}x", "dag \u{200f}x"),
        ("---", ""),
    ];
    for (markdown, expected) in table {
        assert_eq!(excerpt(markdown, 100), expected, "{markdown:?}");
    }
}

#[test]
fn quotes_and_code_blocks_are_left_out_unless_there_is_nothing_else() {
    let table = [
        ("> wat jan zei\n\nmee eens", "mee eens"),
        (
            "> wat jan zei\n> > en piet\n\nmee eens\n\n```\ncode\n```\n\nechter",
            "mee eens echter",
        ),
        ("> wat jan zei", "wat jan zei"),
        ("```rust\nfn x() {}\n```", "fn x() {}"),
    ];
    for (markdown, expected) in table {
        assert_eq!(excerpt(markdown, 100), expected, "{markdown:?}");
    }
}

#[test]
fn a_long_text_is_cut_at_the_end_of_a_word() {
    let table = [
        ("een twee drie", 13, "een twee drie"),
        ("een twee drie", 12, "een twee…"),
        ("een twee drie", 9, "een twee…"),
        ("een twee drie", 8, "een…"),
        ("een, twee", 8, "een…"),
        ("bibliotheek", 11, "bibliotheek"),
        ("bibliotheek", 5, "bibl…"),
        ("één twéé", 6, "één…"),
        ("📚📚📚📚", 3, "📚📚…"),
        ("een", 1, "…"),
        ("een", 0, ""),
        ("e", 1, "e"),
    ];
    for (markdown, max_chars, expected) in table {
        assert_eq!(
            excerpt(markdown, max_chars),
            expected,
            "{markdown:?} in {max_chars}"
        );
    }
}
