//! Cursors as text that passes through addresses unharmed (RFC 4648, section 5).

/// The digits of base64url (RFC 4648, section 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as base64url without padding.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for some in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| {
            bits << 8 | usize::from(some.get(at).copied().unwrap_or(0))
        });
        for place in 0..=some.len() {
            let digit = bits >> (18 - 6 * place) & 63;
            text.push(DIGITS.get(digit).map_or('A', |byte| char::from(*byte)));
        }
    }
    text
}

/// The bytes of such a text; `None` when it is none.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_usize, 0_u32);
    for byte in text.bytes() {
        bits = (bits << 6 | DIGITS.iter().position(|digit| *digit == byte)?) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}
