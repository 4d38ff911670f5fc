//! The bus of an installation of one server.

use crate::hints::{Hint, Hints, Readers};

/// Hints within this process. Made by [`Bus::local`](crate::Bus::local).
#[derive(Clone, Debug)]
pub struct Local {
    readers: Readers,
}

impl Local {
    pub(crate) fn new() -> Self {
        Self {
            readers: Readers::new(),
        }
    }

    pub(crate) fn announce(&self, upto: i64) {
        self.readers.tell(Hint::Upto(upto));
    }

    pub(crate) fn hints(&self) -> Hints {
        self.readers.hints()
    }
}
