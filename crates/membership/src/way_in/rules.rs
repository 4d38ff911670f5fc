//! Reading addresses out of whatever people paste: a column of a spreadsheet, a CSV file, the header of a mail.

use std::collections::HashSet;

use base::{Email, Line, fold};

use super::Outcome;

/// Addresses that can be invited at once.
pub const MOST_INVITED: usize = 500;
/// Characters of a name, and of where somebody works.
const LONGEST_NAME: usize = 100;
/// Characters of a line that are told again.
const LONGEST_LINE: usize = 300;

/// One address of what was pasted, or a line without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its line, from 1.
    pub number: usize,
    /// What stands there: enough of it to be found again, and to be corrected.
    pub text: String,
    /// The address with what stands beside it, or why there is none.
    pub entry: Result<Entry, Outcome>,
}

/// An address with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The address.
    pub email: Email,
    /// The name, or empty.
    pub name: String,
    /// Where they work, or empty.
    pub organisation: String,
}

/// The text of a file: UTF-8, or what older spreadsheets write in its place (Windows-1252, where it is Latin).
pub fn text_of(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Reads the addresses, in their order; empty lines and a row of headings are passed over, nothing else is.
///
/// Cells stand between tabs, semicolons or commas, in quotes or not. Beside an address stand the name (before it, or behind)
/// and then where somebody works. Several addresses on a line are several people. What comes after the first 500 people is
/// `TooMany`.
pub fn read(text: &str) -> Vec<Read> {
    read_up_to(text, MOST_INVITED)
}

/// As [`read`], however many there are: for a file on the command line.
pub fn read_all(text: &str) -> Vec<Read> {
    read_up_to(text, usize::MAX)
}

fn read_up_to(text: &str, most: usize) -> Vec<Read> {
    let text = text.trim_start_matches('\u{feff}').replace('\0', " ");
    let mut headings: Option<Headings> = None;
    let (mut seen, mut all, mut first) = (HashSet::new(), Vec::new(), true);
    let lines = text.split('\n').flat_map(|line| line.split('\r'));
    // A Windows line end splits in two, the second of which is empty and would be counted.
    let lines: Vec<&str> = if text.contains("\r\n") {
        text.lines().collect()
    } else {
        lines.collect()
    };
    for (number, line) in (1..).zip(lines) {
        if line.trim().is_empty() {
            continue;
        }
        if std::mem::take(&mut first) {
            headings = Headings::read(line);
            if headings.is_some() {
                continue;
            }
        }
        let found = match &headings {
            Some(headings) => vec![headings.entry(line)],
            None => free(line),
        };
        for (text, entry) in found {
            all.push(judged(&mut seen, most, number, &text, entry));
        }
    }
    all
}

/// Addresses that were given one by one, with name and organisation, judged as [`read`] does; `text` is the address.
pub fn typed(all: impl Iterator<Item = (String, String, String)>) -> Vec<Read> {
    let mut seen = HashSet::new();
    let one = |(number, (email, name, organisation)): (usize, (String, String, String))| {
        let entry = entry(email.trim(), &name, &organisation);
        judged(&mut seen, MOST_INVITED, number, &email, entry)
    };
    (1..).zip(all).map(one).collect()
}

/// One address beside those that were read before.
fn judged(
    seen: &mut HashSet<String>,
    most: usize,
    number: usize,
    text: &str,
    entry: Result<Entry, Outcome>,
) -> Read {
    let entry = match entry {
        Ok(one) if seen.contains(one.email.key()) => Err(Outcome::Double),
        Ok(_) if seen.len() >= most => Err(Outcome::TooMany),
        Ok(one) => {
            seen.insert(one.email.key().to_owned());
            Ok(one)
        }
        Err(why) => Err(why),
    };
    Read {
        number,
        text: text.trim().chars().take(LONGEST_LINE).collect(),
        entry,
    }
}

/// What stands in which column.
struct Headings {
    email: usize,
    /// First name, what stands between, last name; or the whole name.
    names: Vec<usize>,
    organisation: Option<usize>,
}

const EMAIL: [&str; 8] = [
    "email",
    "e-mail",
    "mail",
    "e-mailadres",
    "emailadres",
    "mailadres",
    "e-mail address",
    "email address",
];
const NAME: [&str; 10] = [
    "naam",
    "name",
    "voornaam",
    "tussenvoegsel",
    "tussenvoegsels",
    "achternaam",
    "first name",
    "last name",
    "volledige naam",
    "display name",
];
const ORGANISATION: [&str; 6] = [
    "organisatie",
    "organisation",
    "organization",
    "bibliotheek",
    "werkgever",
    "instelling",
];

impl Headings {
    /// The columns of a row of headings; `None` when it is none.
    fn read(line: &str) -> Option<Self> {
        if line.contains('@') {
            return None;
        }
        let cells: Vec<String> = cells(line).iter().map(|cell| fold(cell)).collect();
        let place = |words: &[&str]| cells.iter().position(|cell| words.contains(&cell.as_str()));
        let named = |(_, cell): &(usize, &String)| NAME.contains(&cell.as_str());
        Some(Self {
            email: place(&EMAIL)?,
            names: cells
                .iter()
                .enumerate()
                .filter(named)
                .map(|(n, _)| n)
                .collect(),
            organisation: place(&ORGANISATION),
        })
    }

    fn entry(&self, line: &str) -> (String, Result<Entry, Outcome>) {
        let cells = cells(line);
        let cell = |n: usize| cells.get(n).map_or("", |cell| cell.trim());
        let names: Vec<&str> = self.names.iter().map(|n| cell(*n)).collect();
        let organisation = self.organisation.map_or("", cell);
        let (inner, address) = split(cell(self.email));
        let name = names.join(" ");
        let name = if name.trim().is_empty() { inner } else { name };
        (line.to_owned(), entry(&address, &name, organisation))
    }
}

/// Reads a line without headings.
fn free(line: &str) -> Vec<(String, Result<Entry, Outcome>)> {
    let whole = cells(header(line));
    let cells: Vec<String> = whole.iter().flat_map(|cell| addresses(cell)).collect();
    let holds = |cell: &&String| cell.contains('@');
    let several = cells.iter().filter(holds).count() > 1;
    if several {
        let people = cells.iter().filter(holds).map(|cell| {
            let (name, address) = split(cell);
            (cell.clone(), entry(&address, &name, ""))
        });
        return people.collect();
    }
    let Some(at) = cells.iter().position(|cell| cell.contains('@')) else {
        return vec![(line.to_owned(), Err(Outcome::NoAddress))];
    };
    let filled = |cell: &&String| !cell.trim().is_empty();
    let before: Vec<&str> = cells
        .iter()
        .take(at)
        .filter(filled)
        .map(|c| c.trim())
        .collect();
    let mut behind = cells.iter().skip(at + 1).filter(filled).map(|c| c.trim());
    let (inner, address) = cells.get(at).map(|cell| split(cell)).unwrap_or_default();
    // Mail programs turn names round at a comma: "Wit, Anna de <a.dewit@…>".
    let name = match (inner.as_str(), before.as_slice()) {
        ("", []) => behind.next().unwrap_or_default().to_owned(),
        ("", before) => before.join(" "),
        (inner, before) => format!("{inner} {}", before.join(" ")),
    };
    let organisation = behind.next().unwrap_or_default();
    vec![(line.to_owned(), entry(&address, &name, organisation))]
}

/// A line of a mail's header without its word.
fn header(line: &str) -> &str {
    let Some((word, rest)) = line.split_once(':') else {
        return line;
    };
    let words = ["to", "aan", "cc", "bcc", "from", "van"];
    if words.contains(&fold(word).as_str()) {
        rest
    } else {
        line
    }
}

/// The cells of a line, as a spreadsheet writes them: between tabs, else semicolons, else commas.
fn cells(line: &str) -> Vec<String> {
    let mark = [b'\t', b';', b','];
    let mark = mark.into_iter().find(|mark| line.as_bytes().contains(mark));
    record(line, mark.unwrap_or(b','))
}

fn record(line: &str, mark: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let mut cells = csv::StringRecord::new();
    match reader.read_record(&mut cells) {
        Ok(true) => cells.iter().map(str::to_owned).collect(),
        Ok(false) | Err(_) => vec![line.to_owned()],
    }
}

/// A cell that holds several addresses between commas, one by one.
fn addresses(cell: &str) -> Vec<String> {
    if cell.matches('@').count() > 1 && cell.contains(',') {
        record(cell, b',')
    } else {
        vec![cell.to_owned()]
    }
}

/// The name and the address of a cell: `Name <address>`, `name address`, or the address alone.
fn split(cell: &str) -> (String, String) {
    let cell = cell.trim();
    let bare = |text: &str| {
        let text = text.trim().trim_matches(['"', '\'']).trim();
        text.strip_prefix("mailto:").unwrap_or(text).to_owned()
    };
    if let Some((name, rest)) = cell.split_once('<') {
        let address = rest.split('>').next().unwrap_or_default();
        return (bare(name), bare(address));
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    let address = words.iter().position(|word| word.contains('@'));
    match address {
        Some(at) if words.len() > 1 => {
            let name: Vec<&str> = words.iter().take(at).copied().collect();
            let address = words.get(at).copied().unwrap_or_default();
            // "a @b" and "a@b c" are no address: what stands behind one makes it none.
            let address = if at + 1 == words.len() { address } else { cell };
            (
                bare(&name.join(" ")),
                bare(address.trim_matches(['(', ')', '[', ']'])),
            )
        }
        _ => (String::new(), bare(cell)),
    }
}

fn entry(address: &str, name: &str, organisation: &str) -> Result<Entry, Outcome> {
    if address.is_empty() {
        return Err(Outcome::NoAddress);
    }
    let email = Email::parse("email", address).map_err(|_| Outcome::NotAnAddress)?;
    Ok(Entry {
        email,
        name: short(name),
        organisation: short(organisation),
    })
}

/// A cell as a name: one line, not too long; empty when there is nothing to be seen.
fn short(text: &str) -> String {
    let cut: String = text.trim().chars().take(LONGEST_NAME).collect();
    let line = Line::parse("name", &cut, LONGEST_NAME);
    line.map(|line| line.as_str().to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Number, then address with name and organisation, or why not.
    fn told(text: &str) -> Vec<String> {
        let one = |read: Read| match read.entry {
            Ok(entry) => format!(
                "{} {}|{}|{}",
                read.number,
                entry.email.as_str(),
                entry.name,
                entry.organisation
            ),
            Err(why) => format!("{} {why}: {}", read.number, read.text),
        };
        read(text).into_iter().map(one).collect()
    }

    #[test]
    fn whatever_people_paste_is_read_line_by_line() {
        let table: [(&str, &[&str]); 22] = [
            ("a@b.nl", &["1 a@b.nl||"]),
            ("", &[]),
            ("  \n\n a@b.nl \n", &["3 a@b.nl||"]),
            // A spreadsheet's column, from Windows, with a mark at its beginning.
            (
                "\u{feff}a@b.nl\r\n\r\nc@d.nl\r\n",
                &["1 a@b.nl||", "3 c@d.nl||"],
            ),
            ("a@b.nl\rc@d.nl", &["1 a@b.nl||", "2 c@d.nl||"]),
            // A mail's header.
            ("Anna de Wit <a@b.nl>", &["1 a@b.nl|Anna de Wit|"]),
            ("\"Wit, Anna de\" <a@b.nl>", &["1 a@b.nl|Wit, Anna de|"]),
            ("Wit, Anna de <a@b.nl>", &["1 a@b.nl|Anna de Wit|"]),
            (
                "Aan: Anna <a@b.nl>, \"Bob\" <c@d.nl>; e@f.nl",
                &["1 a@b.nl|Anna|", "1 c@d.nl|Bob|", "1 e@f.nl||"],
            ),
            (
                "a@b.nl, c@d.nl,\ne@f.nl",
                &["1 a@b.nl||", "1 c@d.nl||", "2 e@f.nl||"],
            ),
            // CSV: the address first, the name first, in quotes, with where they work.
            ("a@b.nl,Anna,OBA", &["1 a@b.nl|Anna|OBA"]),
            ("Anna de Wit;a@b.nl;OBA", &["1 a@b.nl|Anna de Wit|OBA"]),
            (
                "\"Anna \"\"A\"\" Wit\";\"a@b.nl\"",
                &["1 a@b.nl|Anna \"A\" Wit|"],
            ),
            ("Anna\tde Wit\ta@b.nl\tOBA", &["1 a@b.nl|Anna de Wit|OBA"]),
            // With a row of headings the columns stand in any order.
            (
                "Organisatie;E-mailadres;Voornaam;Tussenvoegsel;Achternaam\nOBA;a@b.nl;Anna;de;Wit\nOBA;;Bob;;Bos",
                &["2 a@b.nl|Anna de Wit|OBA", "3 no-address: OBA;;Bob;;Bos"],
            ),
            ("email,name\na@b.nl,\"Wit, Anna\"", &["2 a@b.nl|Wit, Anna|"]),
            // What is wrong is told, with what stands there.
            ("Anna de Wit", &["1 no-address: Anna de Wit"]),
            (
                "a@b@c\nx y@",
                &["1 not-an-address: a@b@c", "2 not-an-address: x y@"],
            ),
            ("a@b.nl\nA@B.NL", &["1 a@b.nl||", "2 double: A@B.NL"]),
            ("Anna a@b.nl", &["1 a@b.nl|Anna|"]),
            ("mailto:a@b.nl", &["1 a@b.nl||"]),
            ("<a@b.nl>", &["1 a@b.nl||"]),
        ];
        for (text, expected) in table {
            assert_eq!(told(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_five_hundred_and_first_waits_and_nothing_is_lost() {
        let text: String = (0..503).map(|n| format!("a{n}@b.nl\n")).collect();
        let all = read(&text);
        assert_eq!(all.len(), 503);
        assert!(read_all(&text).iter().all(|one| one.entry.is_ok()));
        let late: Vec<&Read> = all.iter().filter(|one| one.entry.is_err()).collect();
        assert_eq!(late.len(), 3);
        assert!(late.iter().all(|one| one.entry == Err(Outcome::TooMany)));
        assert_eq!((late[0].number, late[0].text.as_str()), (501, "a500@b.nl"));
    }

    #[test]
    fn an_older_spreadsheet_is_read_too() {
        assert_eq!(text_of("é".as_bytes()), "é");
        assert_eq!(text_of(&[b'J', 0xe9, b'r', b'i']), "Jéri");
    }
}
