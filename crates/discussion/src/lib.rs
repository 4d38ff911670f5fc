//! Threads and posts: opening, answering, mending, reading, and what is still unread.

mod access;
pub mod announcement;
pub mod desk;
mod erasure;
mod error;
mod export;
mod merge;
pub mod post;
pub mod reading;
pub mod system;
pub mod thread;

pub use announcement::{Announcing, announce, announced_lately};
pub use desk::follow_up::{FollowUp, clear_follow_up, follow_up, set_follow_up};
pub use desk::{
    Newcomer, Talk, WEEKS, Waiting, due_follow_ups, list_newcomers, list_of_week, list_waiting,
    talk,
};
pub use error::Error;
pub use export::{
    KnownThread, OwnPost, OwnThread, export_following, export_named, export_posts, export_reading,
    export_threads,
};
pub use merge::{merge_person, written_by};
pub use post::delete::delete_post;
pub use post::edit::edit_post;
pub use post::list::{Contribution, find_post, list_contributions, list_posts};
pub use post::reply::{NewPost, Posted, Reply, TOGETHER, post_replies, post_reply, prepare_reply};
pub use post::{Author, Draft, Post, PostPlace};
pub use reading::Ranges;
pub use reading::mark::mark_read;
pub use reading::unread::{UnreadThread, UnreadTotal, list_unread, unread_totals};
pub use thread::activity::{Activity, activity};
pub use thread::list::{Heading, ThreadCursor, list_threads};
pub use thread::move_to::{move_threads, settle_readings};
pub use thread::named::threads_named;
pub use thread::open::{NewThread, open_thread};
pub use thread::page::{ThreadPage, posts_of, thread};
pub use thread::{Kind, State, Thread, Title};
