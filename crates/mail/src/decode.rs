//! What a message says, for looking whom it names: headers unfolded, encoded words and bodies decoded (RFC 2045, 2047, 5322).

use data_encoding::BASE64;

/// The deepest parts within parts that are looked into.
const DEEPEST: u8 = 8;

/// Everything a message says, as one text. What cannot be decoded stands there as it is.
pub(crate) fn said(message: &[u8]) -> String {
    let mut out = String::new();
    part(
        &String::from_utf8_lossy(message).replace("\r\n", "\n"),
        0,
        &mut out,
    );
    out
}

fn part(text: &str, depth: u8, out: &mut String) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known
                .eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    };
    out.push_str(&words(&head));
    out.push('\n');
    let kind = header("Content-Type").unwrap_or_default();
    if let (Some(boundary), true) = (boundary(&kind), depth < DEEPEST) {
        let mark = format!("--{boundary}");
        for inner in body.split(mark.as_str()).skip(1) {
            if !inner.starts_with("--") {
                part(inner.trim_start_matches('\n'), depth + 1, out);
            }
        }
        return;
    }
    let encoding = header("Content-Transfer-Encoding").unwrap_or_default();
    let body = match encoding.to_ascii_lowercase().as_str() {
        "base64" => from_base64(body).unwrap_or_else(|| body.to_owned()),
        "quoted-printable" => from_quoted(&body.replace("=\n", "")),
        _ => body.to_owned(),
    };
    if kind.to_ascii_lowercase().starts_with("text/html") {
        out.push_str(&from_html(&body));
    } else {
        out.push_str(&body);
    }
    out.push('\n');
}

fn boundary(kind: &str) -> Option<String> {
    if !kind.to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let (_, rest) = kind.split_once("boundary=")?;
    let rest = rest.trim();
    let found = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split([';', ' ']).next()?,
    };
    (!found.is_empty()).then(|| found.to_owned())
}

/// A header with its encoded words decoded: `=?utf-8?q?Zo=C3=AB?=`. Blanks between two of them do not count.
fn words(head: &str) -> String {
    let (mut out, mut rest) = (String::new(), head);
    while let Some((before, after)) = rest.split_once("=?") {
        let decoded = encoded_word(after);
        match decoded {
            Some((word, behind)) => {
                if out.is_empty() || !before.trim().is_empty() {
                    out.push_str(before);
                }
                out.push_str(&word);
                rest = behind;
            }
            None => {
                out.push_str(before);
                out.push_str("=?");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The word after `=?`, and what follows it.
fn encoded_word(text: &str) -> Option<(String, &str)> {
    let (_, text) = text.split_once('?')?;
    let (how, text) = text.split_once('?')?;
    let (word, behind) = text.split_once("?=")?;
    let word = match how {
        "b" | "B" => from_base64(word)?,
        "q" | "Q" => from_quoted(&word.replace('_', " ")),
        _ => return None,
    };
    Some((word, behind))
}

fn from_base64(text: &str) -> Option<String> {
    let tight: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let bytes = BASE64.decode(&tight).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn from_quoted(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after
            .get(..2)
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'=');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// HTML with the characters that are written as entities in it.
fn from_html(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let entity = after
            .split_once(';')
            .and_then(|(name, behind)| Some((entity(name)?, behind)));
        match entity {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_whatever_its_encoding() {
        let message = "To: =?utf-8?b?Wm/Dqw==?=\r\n =?utf-8?q?_de_Wit?= <z@b.example>\r\nSubject: plain =? text\r\nContent-Type: multipart/alternative;\r\n boundary=\"x1\"\r\n\r\n--x1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBeste Zo=C3=AB, 1 =3D 1 en 100=\r\n% =zz\r\n--x1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+Wm8m\r\nIzIzNTsgJmFtcDsgTydC\r\n--x1--\r\n";
        let said = said(message.as_bytes());
        for part in [
            "To: Zoë de Wit <z@b.example>",
            "plain =? text",
            "Beste Zoë, 1 = 1 en 100% =zz",
            "<p>Zoë & O'B",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }

    #[test]
    fn what_is_no_message_is_read_as_it_is() {
        assert!(said(b"\xff geen bericht").contains("geen bericht"));
        assert!(said(b"Content-Type: multipart/mixed; boundary=\"\"\n\nx").contains('x'));
        assert!(
            said(b"Content-Transfer-Encoding: base64\n\n%%% geen").contains("%%% geen"),
            "what cannot be decoded is looked at as it stands"
        );
    }
}
