//! Posts that were read a moment ago, kept in memory for the next reader of the same page.
//!
//! The key holds the thread's version, which every request reads together with the caller's rights: a page that was kept
//! is exactly what the database holds. Only the names of authors may be a minute old.

use std::sync::Arc;
use std::time::Duration;

use base::ThreadId;
use discussion::{Post, ThreadPage};
use moka::sync::Cache;
use store::Reader;

use crate::problem::Problem;

/// How much is kept, in bytes of text.
const MOST: u64 = 12 << 20;
/// How old the name of an author may be.
const AGE: Duration = Duration::from_secs(60);

/// A thread, its version, and the first and the last number of the page.
type Key = (ThreadId, i64, i64, i64);

/// The posts that are kept.
pub struct Kept(Cache<Key, Arc<Vec<Post>>>);

impl Default for Kept {
    fn default() -> Self {
        let weight = |_: &Key, posts: &Arc<Vec<Post>>| {
            let bytes: usize = posts
                .iter()
                .map(|post| 300 + post.body.len() + post.body_html.len())
                .sum();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self(
            Cache::builder()
                .max_capacity(MOST)
                .weigher(weight)
                .time_to_live(AGE)
                .build(),
        )
    }
}

impl Kept {
    /// The posts of a page of a thread the caller has been shown.
    pub async fn posts(
        &self,
        r: &mut Reader,
        shown: &ThreadPage,
        first: i64,
        last: i64,
    ) -> Result<Arc<Vec<Post>>, Problem> {
        let key = (shown.thread.id, shown.thread.version, first, last);
        if let Some(posts) = self.0.get(&key) {
            return Ok(posts);
        }
        let posts = Arc::new(discussion::posts_of(r, shown, first, last).await?);
        self.0.insert(key, Arc::clone(&posts));
        Ok(posts)
    }
}
