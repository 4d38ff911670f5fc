//! Setting digests up and taking them away, for reactions, jobs and bulk loading only.

use base::{Call, PersonId};
use data_encoding::BASE64URL_NOPAD;
use store::{Reader, Writer};

use crate::store as rows;
use crate::{Error, Preference, Rhythm, choose, next_at};

/// Gives people a digest of everything after event `seq`, every day at the usual hour; nothing happens to who has one.
pub async fn enrol(
    w: &mut Writer,
    call: &Call,
    people: &[PersonId],
    seq: i64,
) -> Result<(), Error> {
    let usual = Preference::USUAL;
    let all: Vec<rows::DigestRow> = people
        .iter()
        .map(|person| rows::DigestRow {
            person_id: *person,
            rhythm: usual.rhythm.as_str().to_owned(),
            hour: usual.hour,
            next_at: next_at(call.now, usual.hour),
            considered_seq: seq,
            unsubscribe_token: BASE64URL_NOPAD.encode(&call.ids.bytes::<24>()),
        })
        .collect();
    Ok(rows::insert(w, &all).await?)
}

/// What somebody chose; `None` before their digest has been set up.
pub async fn rhythm_of(r: &mut Reader, person: PersonId) -> Result<Option<Rhythm>, Error> {
    Ok(rows::find(r, person)
        .await?
        .map(|row| choose::chosen(&row).rhythm))
}

/// Those of these people who have not stopped the mail, each with the secret of their unsubscribe address.
pub async fn list_wanting(
    r: &mut Reader,
    people: &[PersonId],
) -> Result<Vec<(PersonId, String)>, Error> {
    let mut all = Vec::new();
    for some in people.chunks(500) {
        all.extend(rows::list_wanting(r, some).await?);
    }
    Ok(all)
}

/// Takes somebody's digest away; how many there were.
pub async fn erase(w: &mut Writer, person: PersonId) -> Result<u64, Error> {
    Ok(rows::delete(w, person).await?)
}
