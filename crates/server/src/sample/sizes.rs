//! How many posts each thread has: most few, some many, and three of a known length.

use anyhow::{Result, ensure};

use super::Order;
use super::dice::{Dice, Use};

/// The longest thread, when there are posts enough.
const LONGEST: usize = 2_000;
/// From so many posts on there are.
const ENOUGH: usize = 4_000;

/// The number of posts of each thread: first the longest on purpose, then one of 20, then one of 1, then the others.
///
/// They add up to what was asked; no other thread has the length of the first.
pub(super) fn sizes(order: &Order) -> Result<Vec<usize>> {
    let (threads, posts) = (
        usize::try_from(order.threads)?,
        usize::try_from(order.posts)?,
    );
    ensure!(order.members >= 1, "sample needs at least 1 member");
    ensure!(threads >= 3, "sample needs at least 3 threads");
    ensure!(
        posts >= threads + 20,
        "sample needs at least {} posts for {threads} threads",
        threads + 20
    );
    let others = threads - 3;
    let room = posts - 21 - others;
    let longest = if posts >= ENOUGH { LONGEST } else { posts / 2 }.min(room);
    let rest = room - longest;
    ensure!(
        others > 0 || rest == 0,
        "sample needs more than 3 threads for {posts} posts"
    );

    // A Pareto tail that begins at nothing: most threads are short, a few are very long.
    let weights: Vec<f64> = (0..others)
        .map(|index| {
            (1.0 - Dice::new(order.seed, Use::Size, index).unit())
                .powf(-0.8)
                .min(120.0)
                - 0.99
        })
        .collect();
    let whole: f64 = weights.iter().sum();
    let mut sizes: Vec<usize> = weights
        .iter()
        .map(|weight| 1 + (rest as f64 * weight / whole) as usize)
        .collect();
    let given: usize = sizes.iter().sum();
    let left = (others + rest).saturating_sub(given);
    for turn in 0..left {
        if let Some(size) = sizes.get_mut(turn % others) {
            *size += 1;
        }
    }
    keep_apart(&mut sizes, longest);
    Ok([longest, 20, 1].into_iter().chain(sizes).collect())
}

/// Moves a post from a thread that happens to be as long as the longest to one that does not become so.
fn keep_apart(sizes: &mut [usize], longest: usize) {
    while let Some(same) = sizes.iter().position(|size| *size == longest) {
        let Some(other) = sizes
            .iter()
            .position(|size| *size != longest && size + 1 != longest)
        else {
            return;
        };
        for (at, size) in sizes.iter_mut().enumerate() {
            if at == same {
                *size -= 1;
            } else if at == other {
                *size += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(threads: u32, posts: u32) -> Order {
        Order {
            communities: 15,
            members: 10,
            threads,
            posts,
            seed: 1,
            password: None,
        }
    }

    #[test]
    fn the_sizes_add_up_and_are_skewed() {
        for (threads, posts, longest) in [
            (3_000, 60_000, 2_000),
            (60, 900, 450),
            (3, 41, 20),
            (4, 4_042, 2_000),
            (3_000, 4_000, 982),
            (5, 25, 2),
        ] {
            let sizes = sizes(&order(threads, posts)).unwrap();
            assert_eq!(
                sizes.iter().sum::<usize>(),
                posts as usize,
                "{threads} {posts}"
            );
            assert_eq!(sizes.len(), threads as usize);
            assert_eq!(sizes[..3], [longest, 20, 1], "{threads} {posts}");
            assert!(sizes.iter().all(|size| *size > 0));
        }
        let mut usual = sizes(&order(3_000, 60_000)).unwrap();
        assert_eq!(usual.iter().filter(|size| **size == 2_000).count(), 1);
        usual.sort_unstable();
        assert!(
            usual[1_500] < 12 && usual[2_998] > 150,
            "{} {}",
            usual[1_500],
            usual[2_998]
        );
    }

    #[test]
    fn what_cannot_be_met_is_refused_in_one_line() {
        for (threads, posts) in [(2, 100), (50, 69), (3, 60_000)] {
            let error = sizes(&order(threads, posts)).unwrap_err().to_string();
            assert!(
                error.starts_with("sample needs") && !error.contains('\n'),
                "{error}"
            );
        }
    }
}
