//! Setting up digests, for reactions and bulk loading only.

use base::{Call, PersonId};
use data_encoding::BASE64URL_NOPAD;
use store::Writer;

use crate::store as rows;
use crate::{Error, Preference, next_at};

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
