//! How long a list is and where it goes on.

/// How many items one answer holds: 1 to 100, 20 unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(i64);

impl Limit {
    /// The usual length.
    pub const USUAL: Self = Self(20);

    /// A length between 1 and 100; `None` outside.
    pub const fn new(items: i64) -> Option<Self> {
        if items >= 1 && items <= 100 {
            Some(Self(items))
        } else {
            None
        }
    }

    /// The number of items.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// One more than asked, to learn whether the list goes on.
    pub const fn plus_one(self) -> i64 {
        self.0 + 1
    }
}

/// A part of a list, and whether there is more.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// At most as many as asked.
    pub items: Vec<T>,
    /// Whether the list goes on after the last item.
    pub more: bool,
}

impl<T> Listed<T> {
    /// Cuts rows fetched with [`Limit::plus_one`] to the length that was asked.
    pub fn cut(mut rows: Vec<T>, limit: Limit) -> Self {
        let most = usize::try_from(limit.get()).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        Self { items: rows, more }
    }
}
