//! Reading the mail that the program writes into its folder, as a mail program would.

use std::path::Path;

/// A letter as it was received.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The name of its file.
    pub file: String,
    /// Name and value of each header, unfolded.
    pub headers: Vec<(String, String)>,
    /// The text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Letter {
    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// The path of the link to this site that begins so; it stands in the text and in the HTML.
    ///
    /// # Panics
    /// When there is none.
    pub fn path(&self, base: &str, start: &str) -> String {
        let whole = format!("{base}{start}");
        let at = self
            .text
            .find(&whole)
            .unwrap_or_else(|| panic!("no {whole}: {}", self.text));
        let url = self.text[at..].split_whitespace().next().unwrap();
        assert!(
            self.html.contains(&format!("href=\"{url}\"")),
            "{}",
            self.html
        );
        url[base.len()..].to_owned()
    }

    /// The address of one-click unsubscribing.
    ///
    /// # Panics
    /// When there is none.
    pub fn unsubscribe(&self) -> &str {
        let value = self.header("List-Unsubscribe");
        value
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .unwrap_or_else(|| panic!("{value:?}"))
    }
}

/// The letters to somebody in a mail folder, in the order of sending.
pub fn letters(folder: &Path, to: &str) -> Vec<Letter> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    names.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        parse(path.file_name().unwrap().to_str().unwrap(), &text)
    };
    names
        .iter()
        .map(read)
        .filter(|letter| letter.header("To").contains(to))
        .collect()
}

/// Waits for the next letter to somebody whose subject is this one, after `seen` of them.
pub async fn letter(folder: &Path, to: &str, subject: &str, seen: usize) -> Letter {
    crate::until(&format!("the letter {subject:?} to {to}"), async || {
        letters(folder, to)
            .into_iter()
            .filter(|letter| letter.header("Subject") == subject)
            .nth(seen)
    })
    .await
}

fn parse(file: &str, message: &str) -> Letter {
    let (headers, body) = split(message);
    let of = |name: &str| {
        let found = headers
            .iter()
            .find(|(known, _): &&(String, String)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let kind = of("Content-Type");
    assert!(kind.starts_with("multipart/alternative"), "{kind}");
    let boundary = kind
        .split("boundary=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let mut letter = Letter {
        file: file.to_owned(),
        headers: headers.clone(),
        text: String::new(),
        html: String::new(),
    };
    for part in body
        .split(&format!("--{boundary}"))
        .skip(1)
        .filter(|part| !part.starts_with("--"))
    {
        let (headers, body) = split(part.trim_start_matches("\r\n"));
        let get = |name: &str| {
            let found = headers
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name));
            found
                .map(|(_, value)| value.to_lowercase())
                .unwrap_or_default()
        };
        let text = decoded(&get("Content-Transfer-Encoding"), &body);
        assert!(
            get("Content-Type").contains("charset=utf-8"),
            "{}",
            get("Content-Type")
        );
        if get("Content-Type").starts_with("text/plain") {
            letter.text = text;
        } else {
            letter.html = text;
        }
    }
    letter
}

fn split(message: &str) -> (Vec<(String, String)>, String) {
    let (head, body) = message.split_once("\r\n\r\n").unwrap_or((message, ""));
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n").filter(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            let last = headers.last_mut().unwrap();
            last.1.push(' ');
            last.1.push_str(line.trim());
        } else {
            let (name, value) = line.split_once(':').unwrap();
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    (headers, body.to_owned())
}

fn decoded(encoding: &str, body: &str) -> String {
    let bytes = match encoding {
        "base64" => base64(body),
        "quoted-printable" => quoted(body),
        "7bit" | "8bit" => body.as_bytes().to_vec(),
        other => panic!("unknown encoding {other:?}"),
    };
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

fn quoted(body: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let joined = body.replace("=\r\n", "");
    let mut bytes = joined.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'=' {
            let pair = [bytes.next().unwrap(), bytes.next().unwrap()];
            out.push(u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap());
        } else {
            out.push(byte);
        }
    }
    out
}

fn base64(body: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in body.bytes() {
        let Some(digit) = DIGITS.iter().position(|known| *known == byte) else {
            continue;
        };
        bits = bits << 6 | u32::try_from(digit).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_of_mail_are_read() {
        assert_eq!(quoted("caf=C3=A9 is=\r\n open"), "café is open".as_bytes());
        assert_eq!(base64("Y2Fmw6k=\r\n"), "café".as_bytes());
    }
}
