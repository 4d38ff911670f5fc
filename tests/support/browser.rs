//! A browser without JavaScript: pages, forms, cookies, redirects.

use std::collections::BTreeMap;

use reqwest::Client;
use reqwest::header::HeaderMap;

use crate::http::{Answer, client, send};
use crate::place::Member;
use crate::server::Server;

/// A browser.
pub struct Browser {
    /// Where the server is.
    pub base: String,
    /// The headers it sends beside the cookies.
    pub headers: Vec<(&'static str, String)>,
    client: Client,
    cookies: BTreeMap<String, String>,
}

/// A page as it was received, after redirects.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path and query.
    pub path: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The HTML.
    pub html: String,
}

/// A form on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// `post` or `get`.
    pub method: String,
    /// Its fields as they are filled in; a button only when there is no other way to send it.
    pub fields: Vec<(String, String)>,
}

impl Browser {
    /// A browser of nobody.
    pub fn new(server: &Server) -> Self {
        Self {
            base: server.base.clone(),
            headers: Vec::new(),
            client: client(),
            cookies: BTreeMap::new(),
        }
    }

    /// A browser in which a member is signed in.
    pub fn of(server: &Server, member: &Member) -> Self {
        let mut browser = Self::new(server);
        let (name, value) = member.cookie.split_once('=').unwrap();
        browser.cookies.insert(name.to_owned(), value.to_owned());
        browser
    }

    /// A cookie, when it has it.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie in.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// One request with its cookies; a redirect is not followed.
    pub async fn request(
        &mut self,
        method: &str,
        path: &str,
        fields: Option<&[(String, String)]>,
    ) -> Answer {
        let mut request = self.prepared(method, path);
        if let Some(fields) = fields {
            request = request.form(fields);
        }
        self.sent(request).await
    }

    fn prepared(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let mut request = self
            .client
            .request(method.parse().unwrap(), format!("{}{path}", self.base));
        if !self.cookies.is_empty() {
            let all: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header("cookie", all.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request
    }

    /// Sends JSON with its cookies, as a script of a page does; a redirect is not followed.
    pub async fn post_json(&mut self, path: &str, body: &serde_json::Value) -> Answer {
        let request = self.prepared("POST", path).json(body);
        self.sent(request).await
    }

    async fn sent(&mut self, request: reqwest::RequestBuilder) -> Answer {
        let answer = send(request).await;
        for set in answer.headers.get_all("set-cookie") {
            let text = set.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() || text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// Opens an address and follows where it leads.
    pub async fn open(&mut self, path: &str) -> Page {
        let answer = self.request("GET", path, None).await;
        self.follow(path, answer).await
    }

    /// Sends fields to an address, as its form would, and follows.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let fields: Vec<_> = fields
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        self.headers.push(("origin", self.base.clone()));
        let answer = self.request("POST", path, Some(&fields)).await;
        self.headers.pop();
        self.follow(path, answer).await
    }

    /// Fills in the form of a page that goes to `action`, and sends it.
    ///
    /// # Panics
    /// When the page has no such form, or the form no such field.
    pub async fn submit(&mut self, page: &Page, action: &str, typed: &[(&str, &str)]) -> Page {
        let form = page.form(action);
        assert_eq!(form.method, "post");
        let mut fields = form.fields;
        for (name, value) in typed {
            let known: Vec<usize> = (0..fields.len())
                .filter(|at| fields[*at].0 == *name)
                .collect();
            assert!(
                !known.is_empty(),
                "the form of {action} has no field {name}: {fields:?}"
            );
            fields[known[0]].1 = (*value).to_owned();
        }
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        self.post(action, &fields).await
    }

    async fn follow(&mut self, path: &str, mut answer: Answer) -> Page {
        let mut path = path.to_owned();
        for _ in 0..5 {
            if !matches!(answer.status, 302 | 303 | 307 | 308) {
                let html = answer.text();
                return Page {
                    path,
                    status: answer.status,
                    headers: answer.headers,
                    html,
                };
            }
            path = answer.header("location").to_owned();
            assert!(path.starts_with('/'), "a redirect leads away: {path}");
            let asked = path.split('#').next().unwrap_or_default().to_owned();
            answer = self.request("GET", &asked, None).await;
        }
        panic!("redirects without end at {path}");
    }

    /// Signs in by the form.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Page {
        let page = self.open("/sign-in").await;
        self.submit(
            &page,
            "/sign-in",
            &[("email", email), ("password", password)],
        )
        .await
    }
}

impl Page {
    /// The page, when the status is this one.
    ///
    /// # Panics
    /// When it is another.
    pub fn with(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {}", self.path, self.text());
        self
    }

    /// The forms, in order.
    pub fn forms(&self) -> Vec<Form> {
        let mut all = Vec::new();
        for part in self.html.split("<form").skip(1) {
            let (start, rest) = part.split_once('>').unwrap();
            let inside = rest.split("</form>").next().unwrap();
            all.push(Form {
                action: attribute(start, "action").unwrap_or_else(|| self.path.clone()),
                method: attribute(start, "method")
                    .unwrap_or_else(|| "get".to_owned())
                    .to_lowercase(),
                fields: fields(inside),
            });
        }
        all
    }

    /// The form that goes to an address.
    ///
    /// # Panics
    /// When there is none.
    pub fn form(&self, action: &str) -> Form {
        let form = self
            .forms()
            .into_iter()
            .find(|form| form.action.split('#').next() == Some(action));
        form.unwrap_or_else(|| panic!("{} has no form to {action}: {:?}", self.path, self.forms()))
    }

    /// Where the links on the page lead.
    pub fn links(&self) -> Vec<String> {
        tags(&self.html, "a")
            .iter()
            .filter_map(|tag| attribute(tag, "href"))
            .collect()
    }

    /// What a reader sees: no tags, single blanks.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for c in self.html.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                c if !inside => text.push(c),
                _ => {}
            }
        }
        unescape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The `<article>` of a post.
    ///
    /// # Panics
    /// When it is not there.
    pub fn article(&self, number: i64) -> String {
        let mark = format!("id=\"post-{number}\"");
        let at = self
            .html
            .find(&mark)
            .unwrap_or_else(|| panic!("no post {number} on {}", self.path));
        let start = self.html[..at].rfind("<article").unwrap();
        let end = start + self.html[start..].find("</article>").unwrap() + "</article>".len();
        self.html[start..end].to_owned()
    }
}

/// The inside of each tag of this name.
pub fn tags(html: &str, name: &str) -> Vec<String> {
    let open = format!("<{name}");
    let after = |part: &str| {
        part.chars()
            .next()
            .is_some_and(|c| c.is_whitespace() || c == '>' || c == '/')
    };
    let mut all = Vec::new();
    for (at, _) in html.match_indices(&open) {
        let rest = &html[at + open.len()..];
        if after(rest) {
            all.push(rest.split('>').next().unwrap().to_owned());
        }
    }
    all
}

/// The value of an attribute.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.replace('\n', " ");
    let at = tag.find(&format!(" {name}=\""))?;
    let value = tag[at + name.len() + 3..].split('"').next()?;
    Some(unescape(value))
}

fn fields(form: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = format!(" {}", &rest[..end]);
        let name = attribute(&tag, "name");
        let value = attribute(&tag, "value").unwrap_or_default();
        let kind = attribute(&tag, "type").unwrap_or_default();
        if let (Some(name), true) = (&name, tag.starts_with(" input")) {
            let chosen = tag.contains(" checked");
            match kind.as_str() {
                "radio" | "checkbox" if !chosen => {}
                _ => all.push((name.clone(), value)),
            }
        } else if let (Some(name), true) = (&name, tag.starts_with(" textarea")) {
            let inside = rest[end + 1..]
                .split("</textarea>")
                .next()
                .unwrap_or_default();
            // A browser drops the line end that follows the tag.
            all.push((
                name.clone(),
                unescape(inside.strip_prefix('\n').unwrap_or(inside)),
            ));
        } else if let (Some(name), true) = (&name, tag.starts_with(" select")) {
            let options = rest[end + 1..]
                .split("</select>")
                .next()
                .unwrap_or_default();
            let chosen = tags(options, "option")
                .into_iter()
                .find(|option| option.contains(" selected"));
            all.push((
                name.clone(),
                chosen
                    .and_then(|option| attribute(&option, "value"))
                    .unwrap_or_default(),
            ));
        }
        rest = &rest[end..];
    }
    all
}

/// A text without the escapes of HTML.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(end) = rest.find(';').filter(|end| *end <= 8) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let name = &rest[1..end];
        let number = match name.strip_prefix('#') {
            Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
            Some(digits) => digits.parse().ok(),
            None => None,
        };
        match (name, number.and_then(char::from_u32)) {
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            (_, Some(c)) => out.push(c),
            _ => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_would() {
        let html = "<form method=\"post\" action=\"/x?a=1&amp;b=2\"><input type=\"hidden\" name=\"id\" value=\"7\">\n\
            <input type=\"radio\" name=\"k\" value=\"a\"><input type=\"radio\" name=\"k\" value=\"b\" checked>\
            <textarea id=\"t\" name=\"body\">\n&lt;b&gt; &#38; x</textarea><select name=\"h\"><option value=\"1\">\
            <option value=\"2\" selected></select><button>go</button></form>";
        let page = Page {
            path: "/".into(),
            status: 200,
            headers: HeaderMap::new(),
            html: html.into(),
        };
        let form = page.form("/x?a=1&b=2");
        let wanted = [("id", "7"), ("k", "b"), ("body", "<b> & x"), ("h", "2")];
        assert_eq!(
            form.fields,
            wanted.map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        assert_eq!(form.method, "post");
    }
}
