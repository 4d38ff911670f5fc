//! A statement: one text for both engines, or rarely a marked pair.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::Engine;

/// A statement's text with the number of its parameters.
///
/// `$1…$n` are parameters. `$*` stands for a list (`IN ($*)`; the same one wherever it stands), a single `$*3` for rows of three
/// (`VALUES $*3`); its values come after the numbered ones and are bound by [`crate::Query::list`] or
/// [`crate::Query::rows`].
#[derive(Debug, Clone, Copy)]
pub struct Stmt {
    sqlite: &'static str,
    postgres: &'static str,
    fixed: usize,
}

/// One text for both engines.
#[macro_export]
macro_rules! sql {
    ($text:literal) => {{
        const STMT: $crate::Stmt = $crate::Stmt::one($text);
        STMT
    }};
}

/// A text per engine, for the few things that truly differ. The program's budget is 12; each has a test.
#[macro_export]
macro_rules! pair {
    (sqlite: $sqlite:literal, postgres: $postgres:literal $(,)?) => {{
        const STMT: $crate::Stmt = $crate::Stmt::pair($sqlite, $postgres);
        STMT
    }};
}

impl Stmt {
    /// The same text for both engines; use [`sql!`], which the statement test finds.
    pub const fn one(text: &'static str) -> Self {
        Self {
            sqlite: text,
            postgres: text,
            fixed: highest(text.as_bytes()),
        }
    }

    /// A text for each engine; use [`pair!`].
    pub const fn pair(sqlite: &'static str, postgres: &'static str) -> Self {
        let (a, b) = (highest(sqlite.as_bytes()), highest(postgres.as_bytes()));
        Self {
            sqlite,
            postgres,
            fixed: if a > b { a } else { b },
        }
    }

    /// The text for an engine, with the list mark still in it.
    pub const fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    /// The number of numbered parameters.
    pub const fn fixed(&self) -> usize {
        self.fixed
    }

    /// The text with its list written out for `count` items of `width` values.
    ///
    /// Texts are kept for the life of the program, as the drivers key their statement caches by them; lists are
    /// padded to powers of two, so there are few.
    pub fn spread(&self, engine: Engine, count: usize, width: usize) -> &'static str {
        static SPREAD: LazyLock<Mutex<HashMap<(&'static str, usize), &'static str>>> =
            LazyLock::new(Mutex::default);
        let text = self.text(engine);
        let mut known = SPREAD.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry((text, count)).or_insert_with(|| {
            let mut next = self.fixed;
            let mut items = Vec::with_capacity(count);
            for _ in 0..count {
                let values: Vec<String> = (0..width)
                    .map(|_| {
                        next += 1;
                        format!("${next}")
                    })
                    .collect();
                let values = values.join(",");
                items.push(if width == 1 {
                    values
                } else {
                    format!("({values})")
                });
            }
            let mark = if width == 1 {
                "$*".to_owned()
            } else {
                format!("$*{width}")
            };
            Box::leak(text.replace(&mark, &items.join(",")).into_boxed_str())
        })
    }
}

/// The highest `$n` in a text.
const fn highest(text: &[u8]) -> usize {
    let (mut at, mut top) = (0, 0);
    while at < text.len() {
        if byte(text, at) == b'$' {
            let mut number = 0;
            at += 1;
            while at < text.len() && byte(text, at).is_ascii_digit() {
                number = number * 10 + (byte(text, at) - b'0') as usize;
                at += 1;
            }
            if number > top {
                top = number;
            }
        } else {
            at += 1;
        }
    }
    top
}

#[expect(
    clippy::indexing_slicing,
    reason = "a const function has no other way; callers stay below the length"
)]
const fn byte(text: &[u8], at: usize) -> u8 {
    text[at]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_counted_and_lists_spread() {
        assert_eq!(Stmt::one("SELECT $2, $1, $12").fixed(), 12);
        let list = Stmt::one("SELECT 1 WHERE a = $1 AND b IN ($*)");
        assert_eq!(list.fixed(), 1);
        assert_eq!(
            list.spread(Engine::Sqlite, 2, 1),
            "SELECT 1 WHERE a = $1 AND b IN ($2,$3)"
        );
        let twice = Stmt::one("SELECT 1 WHERE a IN ($*) OR b IN ($*)");
        assert_eq!(
            twice.spread(Engine::Sqlite, 2, 1),
            "SELECT 1 WHERE a IN ($1,$2) OR b IN ($1,$2)"
        );
        let rows = Stmt::one("INSERT INTO t (a, b) VALUES $*2");
        assert_eq!(
            rows.spread(Engine::Postgres, 2, 2),
            "INSERT INTO t (a, b) VALUES ($1,$2),($3,$4)"
        );
    }
}
