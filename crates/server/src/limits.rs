//! Rate limits: how often one address or one account may try. Per server; in memory.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use base::PersonId;

/// Told to come back after so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Seconds until it may work, at least 1.
    pub seconds: u64,
}

/// The limits of one server.
pub struct Limits {
    on: bool,
    sign_in_by_account: DefaultKeyedRateLimiter<String>,
    sign_in_by_address: DefaultKeyedRateLimiter<String>,
    letter_by_account: DefaultKeyedRateLimiter<String>,
    letter_by_link: DefaultKeyedRateLimiter<String>,
    question_by_address: DefaultKeyedRateLimiter<String>,
    writing: DefaultKeyedRateLimiter<PersonId>,
    taking_along: DefaultKeyedRateLimiter<PersonId>,
    inviting: DefaultKeyedRateLimiter<PersonId>,
}

fn quota(burst: u32, refill: Duration) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(refill)
        .unwrap_or(Quota::per_second(NonZeroU32::MIN))
        .allow_burst(burst)
}

impl Limits {
    /// The usual limits, or none when `on` is false.
    ///
    /// Ten attempts on one account and then one a minute (BIO 8.05); a hundred from one address and then one in ten
    /// seconds, as a whole library may share it; three hundred questions for a passkey from one address and then one a
    /// second, as the page that asks for an address puts one too; five letters with a link to one account and then one in
    /// five minutes; sixty letters by one link into a community and then one a minute, as a meeting may share it and strangers too;
    /// three hundred changes by one person and then two a second; three downloads of everything and then one an
    /// hour; two thousand invitations by one person and then one in half a minute.
    pub fn new(on: bool) -> Self {
        Self {
            on,
            sign_in_by_account: RateLimiter::keyed(quota(10, Duration::from_secs(60))),
            sign_in_by_address: RateLimiter::keyed(quota(100, Duration::from_secs(10))),
            letter_by_account: RateLimiter::keyed(quota(5, Duration::from_secs(300))),
            letter_by_link: RateLimiter::keyed(quota(60, Duration::from_secs(60))),
            question_by_address: RateLimiter::keyed(quota(300, Duration::from_secs(1))),
            writing: RateLimiter::keyed(quota(300, Duration::from_millis(500))),
            taking_along: RateLimiter::keyed(quota(3, Duration::from_secs(3600))),
            inviting: RateLimiter::keyed(quota(2000, Duration::from_secs(30))),
        }
    }

    /// One attempt to sign in on an account (known or not) from an address.
    ///
    /// On a `device` that the owner uses, attempts are counted apart, as many as elsewhere: who tries passwords from other
    /// places does not keep the owner out, and who holds the device tries no more often (OWASP: device cookies).
    pub fn sign_in(&self, account: &str, address: &str, device: Option<&str>) -> Result<(), Wait> {
        if !self.on {
            return Ok(());
        }
        check(&self.sign_in_by_address, &address.to_owned())?;
        check(&self.sign_in_by_account, &bucket(account, device))
    }

    /// One letter with a link, asked for an account (known or not) from an address; on a device of the owner's apart.
    pub fn letter(&self, account: &str, address: &str, device: Option<&str>) -> Result<(), Wait> {
        if !self.on {
            return Ok(());
        }
        check(&self.sign_in_by_address, &address.to_owned())?;
        check(&self.letter_by_account, &bucket(account, device))
    }

    /// One letter to a stranger by a link into a community, known by its secret.
    pub fn link_letter(&self, secret: &str) -> Result<(), Wait> {
        if self.on {
            check(&self.letter_by_link, &secret.to_owned())
        } else {
            Ok(())
        }
    }

    /// One question for a passkey, put to an address.
    pub fn question(&self, address: &str) -> Result<(), Wait> {
        if self.on {
            check(&self.question_by_address, &address.to_owned())
        } else {
            Ok(())
        }
    }

    /// One change by a person.
    pub fn write(&self, person: PersonId) -> Result<(), Wait> {
        if self.on {
            check(&self.writing, &person)
        } else {
            Ok(())
        }
    }

    /// One download of everything by a person.
    pub fn take_along(&self, person: PersonId) -> Result<(), Wait> {
        if self.on {
            check(&self.taking_along, &person)
        } else {
            Ok(())
        }
    }

    /// So many invitations by a person, at most 2,000 at once.
    pub fn invite(&self, person: PersonId, letters: usize) -> Result<(), Wait> {
        let letters = u32::try_from(letters).ok().and_then(NonZeroU32::new);
        let Some(letters) = letters.filter(|_| self.on) else {
            return Ok(());
        };
        match self.inviting.check_key_n(&person, letters) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(early)) => {
                let wait = early.wait_time_from(DefaultClock::default().now());
                Err(Wait {
                    seconds: wait.as_secs() + 1,
                })
            }
            Err(_) => Err(Wait { seconds: 3600 }),
        }
    }

    /// Forgets who has been quiet; to be called now and then.
    pub fn sweep(&self) {
        self.sign_in_by_account.retain_recent();
        self.sign_in_by_address.retain_recent();
        self.letter_by_account.retain_recent();
        self.letter_by_link.retain_recent();
        self.question_by_address.retain_recent();
        self.writing.retain_recent();
        self.taking_along.retain_recent();
        self.inviting.retain_recent();
    }
}

/// What attempts on an account are counted under; no address holds a blank.
fn bucket(account: &str, device: Option<&str>) -> String {
    match device {
        Some(device) => format!("{account} {device}"),
        None => account.to_owned(),
    }
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), Wait> {
    limiter.check_key(key).map_err(|early| {
        let wait = early.wait_time_from(DefaultClock::default().now());
        Wait {
            seconds: wait.as_secs() + 1,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_attempt_on_an_account_waits_and_another_account_does_not() {
        let limits = Limits::new(true);
        for _ in 0..10 {
            assert_eq!(limits.sign_in("anna", "a", None), Ok(()));
        }
        assert!(
            limits
                .sign_in("anna", "b", None)
                .is_err_and(|wait| (1..=61).contains(&wait.seconds))
        );
        assert_eq!(limits.sign_in("bert", "a", None), Ok(()));
        assert_eq!(Limits::new(false).sign_in("anna", "a", None), Ok(()));
    }

    #[test]
    fn everything_is_taken_along_three_times_and_then_one_waits() {
        let limits = Limits::new(true);
        let (me, other) = (
            PersonId(uuid::Uuid::from_u128(1)),
            PersonId(uuid::Uuid::from_u128(2)),
        );
        for _ in 0..3 {
            assert_eq!(limits.take_along(me), Ok(()));
        }
        assert!(
            limits
                .take_along(me)
                .is_err_and(|wait| (1..=3601).contains(&wait.seconds))
        );
        assert_eq!(limits.take_along(other), Ok(()));
        assert_eq!(Limits::new(false).take_along(me), Ok(()));
    }

    #[test]
    fn a_link_sends_sixty_letters_and_then_one_waits_and_another_link_does_not() {
        let limits = Limits::new(true);
        for _ in 0..60 {
            limits.link_letter("een").unwrap();
        }
        assert!(limits.link_letter("een").is_err());
        limits.link_letter("twee").unwrap();
    }

    #[test]
    fn two_thousand_are_invited_and_then_one_waits() {
        let limits = Limits::new(true);
        let me = PersonId(uuid::Uuid::from_u128(1));
        for _ in 0..4 {
            assert_eq!(limits.invite(me, 500), Ok(()));
        }
        assert!(limits.invite(me, 1).is_err_and(|wait| wait.seconds <= 31));
        let other = PersonId(uuid::Uuid::from_u128(2));
        assert_eq!(limits.invite(other, 500), Ok(()));
        assert_eq!(limits.invite(other, 0), Ok(()));
        assert_eq!(Limits::new(false).invite(me, 500), Ok(()));
    }

    #[test]
    fn a_device_of_the_owner_is_counted_apart_and_just_as_strictly() {
        let limits = Limits::new(true);
        for _ in 0..10 {
            assert_eq!(limits.sign_in("anna", "a", None), Ok(()));
        }
        assert!(limits.sign_in("anna", "a", None).is_err());
        for _ in 0..10 {
            assert_eq!(limits.sign_in("anna", "a", Some("laptop")), Ok(()));
        }
        assert!(limits.sign_in("anna", "a", Some("laptop")).is_err());
        assert_eq!(limits.sign_in("anna", "a", Some("telefoon")), Ok(()));
        for _ in 0..5 {
            assert_eq!(limits.letter("anna", "a", None), Ok(()));
        }
        assert!(limits.letter("anna", "a", None).is_err());
        for _ in 0..300 {
            assert_eq!(limits.question("a"), Ok(()));
        }
        assert!(limits.question("a").is_err());
        assert_eq!(limits.question("b"), Ok(()));
        assert_eq!(limits.letter("anna", "a", Some("laptop")), Ok(()));
    }
}
