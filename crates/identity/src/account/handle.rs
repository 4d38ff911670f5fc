//! The short name in addresses and mentions.

use base::Invalid;

/// A handle: 3 to 40 of a-z, 0-9 and hyphen, no hyphen at the ends; what `prose` takes for a mention after `@`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle(String);

const SHORTEST: usize = 3;
const LONGEST: usize = 40;

impl Handle {
    /// Checks `text` for `field`: `too-short`, `too-long` or `not-a-handle`. The word for people who are gone is none.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Invalid> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !text.bytes().all(fits)
            || text.starts_with('-')
            || text.ends_with('-')
            || text == base::FORMER
        {
            return Err(Invalid::new(field, "not-a-handle"));
        }
        match text.len() {
            0..SHORTEST => Err(Invalid::bound(field, "too-short", 3)),
            SHORTEST..=LONGEST => Ok(Self(text.to_owned())),
            _ => Err(Invalid::bound(field, "too-long", 40)),
        }
    }

    /// A handle made of a name: accents go, other characters become hyphens, and `lid` helps where too little is left.
    pub fn from_name(name: &str) -> Self {
        let mut text = String::new();
        for c in name.chars().flat_map(char::to_lowercase) {
            match plain(c) {
                Some(letters) => text.push_str(letters),
                None if c.is_ascii_lowercase() || c.is_ascii_digit() => text.push(c),
                None if !text.ends_with('-') && !text.is_empty() => text.push('-'),
                None => {}
            }
        }
        let text = cut(&text, LONGEST);
        if text.len() >= SHORTEST && text != base::FORMER {
            return Self(text.to_owned());
        }
        Self(if text.is_empty() {
            "lid".to_owned()
        } else {
            format!("lid-{text}")
        })
    }

    /// The handle with `-number` behind it, for when another has it.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        let tail = format!("-{number}");
        Self(format!("{}{tail}", cut(&self.0, LONGEST - tail.len())))
    }

    /// The handle.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first `most` letters of a text that is ASCII, without hyphens at the end.
fn cut(text: &str, most: usize) -> &str {
    text.get(..most).unwrap_or(text).trim_end_matches('-')
}

/// What a small letter of a European name is without its marks; empty for a mark of its own and for apostrophes.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' | 'į' => "i",
        'ĳ' => "ij",
        'ķ' => "k",
        'ł' | 'ļ' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\'' | '’' | '‘' | '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_made_of_any_name() {
        let table = [
            ("Anna de Wit", "anna-de-wit"),
            ("Zoë Çelik", "zoe-celik"),
            ("Zoe\u{308} van 't Hof", "zoe-van-t-hof"),
            ("  J.P. (Jan) Østergård ", "j-p-jan-ostergard"),
            ("İpek", "ipek"),
            ("Bo", "lid-bo"),
            ("李", "lid"),
            ("Oud Lid", "lid-oud-lid"),
            ("", "lid"),
            (
                "Bibliotheekmedewerkster-van-de-afdeling jeugd",
                "bibliotheekmedewerkster-van-de-afdeling",
            ),
        ];
        for (name, handle) in table {
            assert_eq!(Handle::from_name(name).as_str(), handle, "{name}");
            assert!(Handle::parse("handle", handle).is_ok());
        }
        let long = Handle::from_name("Bibliotheekmedewerkster-van-de-afdeling jeugd");
        assert_eq!(
            long.numbered(12).as_str(),
            "bibliotheekmedewerkster-van-de-afdeli-12"
        );
        assert_eq!(Handle::from_name("Anna").numbered(2).as_str(), "anna-2");
    }

    #[test]
    fn a_handle_is_what_a_mention_can_hold() {
        for bad in [
            "Anna", "an na", "anna_", "-anna", "anna-", "ánna", "a.b.c", "oud-lid",
        ] {
            assert_eq!(
                Handle::parse("handle", bad),
                Err(Invalid::new("handle", "not-a-handle")),
                "{bad}"
            );
        }
        assert_eq!(
            Handle::parse("handle", "ab"),
            Err(Invalid::bound("handle", "too-short", 3))
        );
        let long = "a".repeat(41);
        assert_eq!(
            Handle::parse("handle", &long),
            Err(Invalid::bound("handle", "too-long", 40))
        );
    }
}
