//! The wire forms of what has been read.

use discussion::Ranges;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the caller has read of a thread.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Read {
    /// The numbers of the posts that are read, as sorted, separate pairs of first and last.
    ranges: Vec<(i64, i64)>,
    /// How many are not.
    unread: i64,
    /// The first of those.
    #[schema(required = true)]
    first_unread: Option<i64>,
}

impl Read {
    /// What these ranges leave of a thread whose last post has the number `last`.
    pub(crate) fn new(read: &Ranges, last: i64) -> Self {
        Self {
            ranges: read.as_pairs().to_vec(),
            unread: (last - read.count()).max(0),
            first_unread: read.first_missing(last),
        }
    }
}

/// Posts that were read.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewRead {
    /// Pairs of first and last number, in any order; they are added to what is read already.
    #[schema(max_items = 1000, example = json!([[1, 21]]))]
    pub(crate) ranges: Vec<(i64, i64)>,
}

/// What the caller has read of a thread now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ReadNow {
    /// The thread.
    #[serde(flatten)]
    pub(crate) read: Read,
    /// How many notices are left unread in the caller's inbox.
    pub(crate) unread_notices: i64,
}

impl ReadNow {
    pub(crate) fn new(read: &Ranges, last: i64, unread_notices: i64) -> Self {
        Self {
            read: Read::new(read, last),
            unread_notices,
        }
    }
}
