//! What administrators see of accounts.

use ::store::{Reader, sql};
use base::{Call, Lang, Limit, Listed, PersonId, Ts, fold};

use crate::token::store as tokens;
use crate::{Error, Token, access};

base::choice! {
    /// Which accounts are wanted.
    AccountFilter {
        /// All.
        All = "all",
        /// Who administers.
        Administrators = "administrators",
        /// Guests, also those whose time is over.
        Guests = "guests",
        /// Closed ones.
        Disabled = "disabled",
        /// Who never signed in.
        New = "new",
    }
}

/// An account as administrators see it, closed ones included.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AccountRow {
    /// Its id.
    pub id: PersonId,
    /// The name in addresses and mentions.
    pub handle: String,
    /// The address for mail.
    pub email: String,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// The language of the interface and the mail.
    #[sqlx(try_from = "String")]
    pub language: Lang,
    /// May see and settle everything.
    pub administrator: bool,
    /// Whether it is closed.
    pub disabled: bool,
    /// Until when a guest's works.
    pub guest_until: Option<Ts>,
    /// When it came to be.
    pub created_at: Ts,
    /// When somebody last signed in; `None` for never.
    pub signed_in_at: Option<Ts>,
    /// Whether an invitation waits to be accepted, or has expired.
    pub invited: bool,
}

/// A place in the list of accounts, which runs by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCursor {
    /// The folded name of the last one.
    pub key: String,
    /// Its id.
    pub id: PersonId,
}

impl AccountCursor {
    /// Before the first.
    pub const START: Self = Self {
        key: String::new(),
        id: PersonId(crate::organisation::store::NIL),
    };

    /// After this one.
    pub fn after(row: &AccountRow) -> Self {
        Self {
            key: fold(&row.name),
            id: row.id,
        }
    }
}

/// Accounts by name from a place on, for administrators and the program; `text` is a part of the name, the handle, the address or
/// the employer's name, in either case.
///
/// Fails with `SignInNeeded` and `Forbidden`.
pub async fn list_accounts(
    r: &mut Reader,
    call: &Call,
    text: &str,
    filter: AccountFilter,
    after: &AccountCursor,
    limit: Limit,
) -> Result<Listed<AccountRow>, Error> {
    access::manages_accounts(call)?;
    let plain: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
    let key: String = after.key.chars().filter(|c| !c.is_control()).collect();
    let rows = r
        .query(sql!("SELECT p.id, p.handle, p.email, p.name, p.organisation, p.language, p.administrator, p.disabled, p.guest_until, p.created_at, p.signed_in_at, EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id) AS invited FROM person p WHERE p.erased_at IS NULL AND (p.name_key, p.id) > ($1, $2) AND ($3 = '' OR REPLACE(p.name_key, $3, '') <> p.name_key OR REPLACE(p.handle, $3, '') <> p.handle OR REPLACE(p.email_key, $3, '') <> p.email_key OR EXISTS (SELECT 1 FROM employment e JOIN organisation o ON o.id = e.organisation_id WHERE e.person_id = p.id AND e.until IS NULL AND REPLACE(o.name_key, $3, '') <> o.name_key)) AND ($4 = 'all' OR ($4 = 'administrators' AND p.administrator = TRUE) OR ($4 = 'guests' AND p.guest_until IS NOT NULL) OR ($4 = 'disabled' AND p.disabled = TRUE) OR ($4 = 'new' AND p.signed_in_at IS NULL AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id))) ORDER BY p.name_key, p.id LIMIT $5"))
        .bind(key)
        .bind(after.id)
        .bind(fold(plain.trim().trim_start_matches('@')))
        .bind(filter.as_str())
        .bind(limit.plus_one())
        .fetch_all()
        .await?;
    Ok(Listed::cut(rows, limit))
}

/// A place in the list of guests, which runs by the end of their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuestCursor {
    /// When the time of the last one ends.
    pub until: Ts,
    /// Its id.
    pub id: PersonId,
}

impl GuestCursor {
    /// Before the first.
    pub const START: Self = Self {
        until: Ts::from_micros(i64::MIN),
        id: PersonId(crate::organisation::store::NIL),
    };
}

/// Guests from a place on, whose time ends first first, those whose time is over included; for administrators and the program.
///
/// Fails with `SignInNeeded` and `Forbidden`.
pub async fn list_guests(
    r: &mut Reader,
    call: &Call,
    after: GuestCursor,
    limit: Limit,
) -> Result<Listed<AccountRow>, Error> {
    access::manages_accounts(call)?;
    let rows = r
        .query(sql!("SELECT p.id, p.handle, p.email, p.name, p.organisation, p.language, p.administrator, p.disabled, p.guest_until, p.created_at, p.signed_in_at, EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id) AS invited FROM person p WHERE p.guest_until IS NOT NULL AND (p.guest_until, p.id) > ($1, $2) ORDER BY p.guest_until, p.id LIMIT $3"))
        .bind(after.until)
        .bind(after.id)
        .bind(limit.plus_one())
        .fetch_all()
        .await?;
    Ok(Listed::cut(rows, limit))
}

/// The account with a handle, a former handle or an address, in either case, closed ones included; `None` when there is none.
///
/// For administrators and the program: fails with `SignInNeeded` and `Forbidden`.
pub async fn find_account(
    r: &mut Reader,
    call: &Call,
    text: &str,
) -> Result<Option<PersonId>, Error> {
    access::manages_accounts(call)?;
    let plain: String = text.chars().filter(|c| !c.is_control()).take(260).collect();
    let row: Option<(PersonId,)> = r
        .query(sql!("SELECT p.id FROM person p WHERE p.erased_at IS NULL AND (p.email_key = $1 OR p.handle = $2 OR p.id IN (SELECT c.person_id FROM claimed_handle c WHERE c.handle = $2)) ORDER BY CASE WHEN p.handle = $2 THEN 0 ELSE 1 END, p.id LIMIT 1"))
        .bind(fold(plain.trim()))
        .bind(fold(plain.trim().trim_start_matches('@')))
        .fetch_optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

/// All an administrator sees of one account.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The account.
    pub account: AccountRow,
    /// Whether there is a password.
    pub has_password: bool,
    /// How many passkeys there are.
    pub passkeys: i64,
    /// How many accounts elsewhere one can sign in by.
    pub connections: i64,
    /// Whether there is a second step when signing in.
    pub second_factor: bool,
    /// How many sessions there are.
    pub sessions: i64,
    /// When one of them was last used.
    pub seen_at: Option<Ts>,
    /// The tokens, the newest first.
    pub tokens: Vec<Token>,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    account: AccountRow,
    has_password: bool,
    passkeys: i64,
    connections: i64,
    second_factor: bool,
    sessions: i64,
    seen_at: Option<Ts>,
}

/// One account, for administrators and the program. Fails with `SignInNeeded`, `Forbidden`, or `NotFound` for an unknown person.
pub async fn account_overview(
    r: &mut Reader,
    call: &Call,
    person: PersonId,
) -> Result<Overview, Error> {
    access::manages_accounts(call)?;
    let row: Option<Row> = r
        .query(sql!("SELECT p.id, p.handle, p.email, p.name, p.organisation, p.language, p.administrator, p.disabled, p.guest_until, p.created_at, p.signed_in_at, EXISTS (SELECT 1 FROM invitation i WHERE i.person_id = p.id) AS invited, p.password <> '' AS has_password, (SELECT CAST(COUNT(*) AS BIGINT) FROM passkey k WHERE k.person_id = p.id) AS passkeys, (SELECT CAST(COUNT(*) AS BIGINT) FROM connection e WHERE e.person_id = p.id) AS connections, EXISTS (SELECT 1 FROM second_factor f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL) AS second_factor, (SELECT CAST(COUNT(*) AS BIGINT) FROM session s WHERE s.person_id = p.id AND s.expires_at > $2) AS sessions, (SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.id) AS seen_at FROM person p WHERE p.id = $1 AND p.erased_at IS NULL"))
        .bind(person)
        .bind(call.now)
        .fetch_optional()
        .await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Overview {
        account: row.account,
        has_password: row.has_password,
        passkeys: row.passkeys,
        connections: row.connections,
        second_factor: row.second_factor,
        sessions: row.sessions,
        seen_at: row.seen_at,
        tokens: tokens::list_of_person(r, person).await?,
    })
}
