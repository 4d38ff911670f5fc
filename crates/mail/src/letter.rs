//! A letter to one person.

use base::LetterId;

/// A letter to one person, in words and in HTML.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Letter {
    /// Its id; the `Message-ID` is made of it.
    pub id: LetterId,
    /// What makes it the same letter (`digest:<person>:<day>`): queued again under this key nothing happens.
    pub unique_key: String,
    /// The address it goes to.
    pub recipient: String,
    /// The recipient's name, or empty.
    pub name: String,
    /// The subject; one line.
    pub subject: String,
    /// The body as plain text.
    #[sqlx(rename = "body_text")]
    pub text: String,
    /// The body as a whole HTML document.
    #[sqlx(rename = "body_html")]
    pub html: String,
    /// Where one POST stops this kind of mail (RFC 8058), for letters nobody asked for one by one.
    pub unsubscribe_url: Option<String>,
}
