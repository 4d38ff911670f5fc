//! What follows when somebody is invited to a community by their address: a letter.

use base::{PersonId, WayInId};
use identity::system::{self as people, Recipient};
use membership::{Role, WayIn, system};
use store::Writer;

use super::{Reaction, Result};
use crate::flow::way_in::language_of;
use crate::letters;
use crate::view::{Act, ActMail};
use crate::when::date_of;
use crate::words::Words;

/// Writes to the address; whoever asked for the letter by a link is not told that they were invited.
pub(super) async fn invited(w: &mut Writer, reaction: &mut Reaction, id: WayInId) -> Result {
    let Some((way_in, secret)) = system::issue_way_in(w, &reaction.call, id).await? else {
        return Ok(());
    };
    let Some(email) = way_in.email.clone() else {
        return Ok(());
    };
    let Some(community) = system::community(w, way_in.community_id).await? else {
        return Ok(());
    };
    let language = language_of(w, &email)
        .await
        .map_err(|problem| problem.code)?;
    let to = Recipient {
        person: PersonId(Default::default()),
        name: if way_in.name.is_empty() {
            email.clone()
        } else {
            way_in.name.clone()
        },
        email,
        language,
        guest_until: None,
    };
    let by = match way_in.link_id {
        Some(_) => None,
        None => people::recipient(w, way_in.invited_by).await?,
    };
    let by = by.as_ref().map(|by| by.name.as_str());
    let name = community.name(language);
    let letter = written(&reaction.base_url, &to, &way_in, by, name, &secret.text());
    // Each letter has a link of its own.
    let key = format!("way-in:{id}:{}", way_in.created_at.micros());
    super::identity::queue(w, reaction, &to, &letter, key).await
}

fn written(
    base_url: &str,
    to: &Recipient,
    way_in: &WayIn,
    by: Option<&str>,
    community: &str,
    secret: &str,
) -> ActMail {
    let w = Words::of(to.language);
    let asked = way_in.link_id.is_some();
    let told = match (asked, by) {
        (true, _) => w.fill("way-in-mail-asked", "community", community),
        (false, Some(by)) => {
            let told = [("by", by.into()), ("community", community.into())];
            w.with("way-in-mail-by", &told)
        }
        (false, None) => w.fill("way-in-mail-text", "community", community),
    };
    let mut text = vec![told];
    if way_in.role == Role::Coordinator {
        text.push(w.get("way-in-mail-coordinator").to_owned());
    }
    if !way_in.word.is_empty() {
        text.push(w.fill("way-in-mail-word", "word", way_in.word.as_str()));
    }
    text.push(w.get("way-in-mail-what").to_owned());
    let day = date_of(way_in.expires_at, to.language);
    let subject = if asked {
        "way-in-mail-asked-subject"
    } else {
        "way-in-mail-subject"
    };
    ActMail {
        subject: w.fill(subject, "community", community),
        text,
        act: Some(Act {
            label: w.get("way-in-mail-button").to_owned(),
            url: format!("{base_url}/join/{secret}"),
        }),
        notes: vec![
            w.fill("way-in-mail-until", "day", day),
            w.get("way-in-mail-not-you").to_owned(),
        ],
        ..letters::empty(base_url, to, subject)
    }
}
