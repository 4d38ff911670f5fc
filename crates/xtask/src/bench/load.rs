//! Load on loopback: a number of connections, each with its next request as soon as it has an answer, for a bounded time.

use std::future::Future;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use crate::client::Client;

/// What one run gave.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    /// Answers a second.
    pub(crate) rate: f64,
    pub(crate) p50: Duration,
    pub(crate) p95: Duration,
    pub(crate) p99: Duration,
}

/// Loads a server; every answer must have the status `wanted`. `requests` gives each connection its request.
pub(crate) async fn run(
    port: u16,
    connections: usize,
    time: Duration,
    wanted: u16,
    requests: impl Fn(usize) -> Vec<u8>,
) -> Result<Figures> {
    let mut tasks = Vec::with_capacity(connections);
    let until = Instant::now() + time;
    let start = Instant::now();
    for connection in 0..connections {
        let request = requests(connection);
        tasks.push(tokio::spawn(async move {
            let mut client = Client::connect(port).await?;
            let mut times = Vec::with_capacity(1 << 16);
            while Instant::now() < until {
                let sent = Instant::now();
                let status = client.send(&request).await?;
                times.push(sent.elapsed());
                if status != wanted {
                    bail!("{status}: {}", String::from_utf8_lossy(client.body()));
                }
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let took = start.elapsed();
    ensure!(!times.is_empty(), "no answer in {time:?}");
    let count = u32::try_from(times.len())?;
    Ok(Figures {
        rate: f64::from(count) / took.as_secs_f64(),
        p50: percentile(&mut times, 50),
        p95: percentile(&mut times, 95),
        p99: percentile(&mut times, 99),
    })
}

/// The value below which so many per cent lie.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}

/// Ours, bare, ours, bare…: what else the machine does then meets both. Gives the median of each by `key`.
pub(crate) async fn alternate<T, Ours, Bare>(
    rounds: usize,
    mut ours: impl FnMut() -> Ours,
    mut bare: impl FnMut() -> Bare,
    key: impl Fn(&T) -> f64,
) -> Result<(T, T)>
where
    Ours: Future<Output = Result<T>>,
    Bare: Future<Output = Result<T>>,
{
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        first.push(ours().await?);
        second.push(bare().await?);
    }
    let median = |mut list: Vec<T>| {
        list.sort_by(|a, b| key(a).total_cmp(&key(b)));
        list.truncate(list.len() / 2 + 1);
        list.pop()
    };
    match (median(first), median(second)) {
        (Some(ours), Some(bare)) => Ok((ours, bare)),
        _ => bail!("no round was run"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let mut times: Vec<Duration> = (1..=200).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&mut times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&mut times, 99), Duration::from_millis(198));
        assert_eq!(percentile(&mut times[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&mut [], 99), Duration::ZERO);
    }
}
