//! What somebody wrote, to recognise it where others quote it.

use std::collections::HashSet;

use ::store::{Reader, Result};
use base::{PersonId, PostId};

use super::store;

/// A quoted part of a line counts from so many characters on; what is shorter, anybody might have said.
const SHORTEST: usize = 12;
/// How many posts are read at once.
const MANY: i64 = 200;

/// The words of somebody.
#[derive(Debug, Default)]
pub struct Written {
    /// Everything, as it was typed and as it is read, in single blanks.
    text: String,
    /// Every line of it, however short.
    lines: HashSet<String>,
}

impl Written {
    fn add(&mut self, body: &str) {
        let plain = prose::plain(body);
        for text in [body, plain.as_str()] {
            self.text.push_str(&tight(text));
            self.text.push('\n');
            self.lines.extend(text.lines().map(tight));
        }
    }

    /// Whether a line is one of theirs, or a part of what they wrote.
    pub fn holds(&self, line: &str) -> bool {
        let line = tight(line);
        !line.is_empty()
            && (self.lines.contains(&line)
                || line.chars().count() >= SHORTEST && self.text.contains(&line))
    }
}

fn tight(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything somebody wrote that is still there.
pub async fn written_by(r: &mut Reader, person: PersonId) -> Result<Written> {
    let (mut written, mut after) = (Written::default(), PostId(Default::default()));
    loop {
        let bodies = store::list_bodies(r, person, after, MANY).await?;
        match bodies.last() {
            Some((last, _)) => after = *last,
            None => return Ok(written),
        }
        for (_, body) in &bodies {
            written.add(body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_longer_parts_are_recognised_and_small_talk_is_not() {
        let mut written = Written::default();
        written.add("Ja\n\nDat **werkt** heel goed,\nvond de hele afdeling.");
        for theirs in [
            "Ja",
            "Dat **werkt** heel goed,",
            "Dat werkt heel goed, vond de hele afdeling.",
            "goed,  vond de hele",
        ] {
            assert!(written.holds(theirs), "{theirs}");
        }
        for not in ["", "werkt", "heel goed", "Dat werkt niet heel goed"] {
            assert!(!written.holds(not), "{not}");
        }
    }
}
