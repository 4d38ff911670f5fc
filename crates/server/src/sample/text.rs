//! Titles and bodies of the data set, in Markdown as people write it: mostly plain, here and there a list, a link, a quote.

use anyhow::Result;
use discussion::{Kind, Title};

use super::dice::Dice;
use super::words::Words;

/// What a thread is about.
pub(super) fn title(words: &Words, dice: &mut Dice) -> Result<(Kind, Title)> {
    let mut text = words.sentence(dice, words.title);
    if text.chars().count() > Title::MOST {
        text = text.chars().take(Title::MOST).collect();
    }
    let kind = match dice.unit() {
        u if text.ends_with('?') && u < 0.8 => Kind::Question,
        u if u < 0.5 => Kind::Discussion,
        u if u < 0.85 => Kind::Experience,
        u if u < 0.97 => Kind::Announcement,
        _ => Kind::Decision,
    };
    Ok((kind, Title::parse(&text)?))
}

/// A post of 600 characters on average: nearly half are short, one in five is long. `members` may be mentioned.
pub(super) fn body(words: &Words, dice: &mut Dice, members: usize) -> String {
    let goal = match dice.unit() {
        u if u < 0.45 => dice.between(60.0, 300.0),
        u if u < 0.80 => dice.between(300.0, 850.0),
        _ => dice.between(850.0, 1_950.0),
    } as usize;
    let mut text = String::with_capacity(goal + 200);
    if dice.chance(0.04) {
        text.push_str(&format!("@{} ", super::people::handle(dice.below(members))));
    } else if dice.chance(0.25) {
        text.push_str(&words.say(dice, words.opening));
        text.push_str("\n\n");
    }
    paragraph(words, dice, &mut text, goal);
    while text.len() < goal {
        text.push_str("\n\n");
        match dice.unit() {
            u if u < 0.12 => list(words, dice, &mut text),
            u if u < 0.18 => {
                text.push_str("> ");
                text.push_str(&words.sentence(dice, words.quote));
            }
            u if u < 0.24 => {
                let (label, address) = words.two(dice, words.link);
                let said = words.sentence(dice, words.link_sentence);
                text.push_str(&said.replace("{link}", &format!("[{label}]({address})")));
            }
            _ => paragraph(words, dice, &mut text, goal),
        }
    }
    if goal > 250 && dice.chance(0.2) {
        text.push_str("\n\n");
        text.push_str(&words.say(dice, words.closing));
    }
    text
}

/// Two to four sentences, fewer when the goal is reached; now and then one is set in bold.
fn paragraph(words: &Words, dice: &mut Dice, text: &mut String, goal: usize) {
    for turn in 0..2 + dice.below(3) {
        if turn > 0 {
            if text.len() >= goal {
                return;
            }
            text.push(' ');
        }
        let said = words.sentence(dice, words.sentence);
        if dice.chance(0.03) {
            text.push_str(&format!("**{said}**"));
        } else {
            text.push_str(&said);
        }
    }
}

fn list(words: &Words, dice: &mut Dice, text: &mut String) {
    text.push_str(&words.say(dice, words.list_opening));
    text.push('\n');
    for _ in 0..3 + dice.below(3) {
        text.push_str("\n- ");
        text.push_str(&words.say(dice, words.point));
    }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Use;
    use super::*;

    #[test]
    fn bodies_are_600_characters_on_average_and_can_be_placed() {
        let words = Words::embedded().unwrap();
        let many = 20_000;
        let bodies =
            (0..many).map(|index| body(&words, &mut Dice::new(3, Use::Body, index), 2_000));
        let whole: usize = bodies.map(|text| text.chars().count()).sum();
        let average = whole / many;
        assert!((590..=610).contains(&average), "{average}");
        for index in 0..50 {
            let text = body(&words, &mut Dice::new(4, Use::Body, index), 2_000);
            assert_eq!(discussion::Draft::parse(&text).unwrap().body(), text);
        }
    }
}
