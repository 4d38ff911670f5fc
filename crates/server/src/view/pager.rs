//! Page numbers: the first, the last and those around the current one.

/// One number in a row of pages.
#[derive(Debug, Clone)]
pub struct PageLink {
    /// The page's number; 0 stands for left-out pages.
    pub number: u32,
    /// Its address.
    pub url: String,
}

/// A row of page numbers: the first, the last, and those around the current one.
#[derive(Debug, Clone)]
pub struct Pager {
    /// The page that is shown.
    pub current: u32,
    /// How many pages there are.
    pub last: u32,
    base: String,
}

impl Pager {
    /// Pages whose address is `base` followed by the number, such as `/t/k7f39qz?page=`.
    pub fn new(base: impl Into<String>, current: u32, last: u32) -> Self {
        Self {
            current,
            last: last.max(1),
            base: base.into(),
        }
    }

    /// The address of a page.
    pub fn url(&self, number: u32) -> String {
        format!("{}{number}", self.base)
    }

    /// The page before this one.
    pub fn previous(&self) -> Option<String> {
        (self.current > 1).then(|| self.url(self.current - 1))
    }

    /// The page after this one.
    pub fn next(&self) -> Option<String> {
        (self.current < self.last).then(|| self.url(self.current + 1))
    }

    /// The numbers to show; a gap is one link with number 0.
    pub fn links(&self) -> Vec<PageLink> {
        let mut links: Vec<PageLink> = Vec::with_capacity(7);
        let around = self.current.saturating_sub(1)..=self.current.saturating_add(1);
        let mut numbers = vec![1, self.last];
        numbers.extend(around.filter(|n| *n >= 1 && *n <= self.last));
        numbers.sort_unstable();
        numbers.dedup();
        let mut before = 0;
        for number in numbers {
            if number > before + 1 {
                links.push(PageLink {
                    number: 0,
                    url: String::new(),
                });
            }
            links.push(PageLink {
                number,
                url: self.url(number),
            });
            before = number;
        }
        links
    }
}
