//! Samples of a thread and of its posts.

use base::Lang;

use super::people::{community, person};
use super::{ago, inside, outside};
use crate::view::{
    Answer, Flash, FlashKind, FormErrors, Kind, Live, Nav, Pager, Post, Removed, ReplyForm,
    ReplyTo, Thread,
};

const BODIES: [&str; 6] = [
    "<p>Hoi allemaal,</p><p>Wij willen ouders bereiken die zelf moeite hebben met lezen. Een folder werkt niet, dat weten we. Een persoonlijk gesprek bij het ophalen van de kinderen wel, maar dat kost veel tijd. <strong>Hoe doen jullie dat?</strong> En met wie werken jullie samen?</p><ul><li>de school zelf</li><li>het consultatiebureau</li><li>de taalvrijwilligers</li></ul>",
    "<p>Bij ons gaat een taalvrijwilliger elke dinsdag mee naar de <em>koffieochtend</em> op school. Na een paar weken komen de vragen vanzelf. We hebben er een korte handleiding van gemaakt: <a href=\"https://voorbeeld.nl/handleiding\">handleiding koffieochtend</a>.</p><blockquote><p>Je hoeft niets te verkopen. Je drinkt koffie, en je luistert.</p></blockquote><p>Dat zei een van onze vrijwilligers, en zo is het.</p>",
    "<p>Mooi! Wij hielden het een jaar bij:</p><table><thead><tr><th>Plek</th><th align=\"right\">Gesprekken</th><th align=\"right\">Deelnemers taalcursus</th><th>Opmerking</th></tr></thead><tbody><tr><td>Koffieochtend</td><td align=\"right\">112</td><td align=\"right\">31</td><td>duurt even voor het loopt</td></tr><tr><td>Consultatiebureau</td><td align=\"right\">64</td><td align=\"right\">9</td><td>wachtkamer is te druk</td></tr></tbody></table><p>De code van onze telling staat hieronder, voor wie het wil nadoen:</p><pre><code>gesprekken,deelnemers\n112,31\n64,9\n# een heel lange regel om te zien of die netjes blijft staan en niet de hele bladzijde breder maakt\n</code></pre>",
    "<p><a class=\"mention\" href=\"/people/marijke\">@marijke</a> jij had hier toch een draaiboek voor? Wat er bij ons nog moet:</p><ul><li><input type=\"checkbox\" disabled=\"\" checked=\"\"> school gebeld</li><li><input type=\"checkbox\" disabled=\"\"> ruimte geregeld</li><li><input type=\"checkbox\" disabled=\"\"> <del>folder</del> kaartje gemaakt</li></ul><h3>En dan nog iets</h3><p>Het adres is https://www.voorbeeld.nl/een/heel/lang/adres/dat/nergens/een/spatie/heeft/en/toch/op/een/telefoon/moet/passen?ja=zeker en het woord is arbeidsongeschiktheidsverzekeringsmaatschappijmedewerker.</p>",
    "<p>Dank voor alle tips. We gaan het proberen met <code>drie</code> scholen.</p>",
    "<p>Wij deden het net anders. In het begin kwam er bijna niemand, en dat was best sneu. Toen hebben we de moeders gevraagd die er al waren: wat zou jij zelf fijn vinden? Zij wilden geen les, maar samen een formulier invullen of een brief van school lezen. Nu zitten er elke week tien tot vijftien mensen aan tafel. De taalcursus komt pas later ter sprake, en dan wil bijna de helft meedoen. Ons advies is dus: begin bij iets waar mensen die dag iets aan hebben. Vraag een collega van het sociaal wijkteam erbij, want er komen ook andere vragen. En schrijf op wat je hoort, dan kun je er later van leren.</p>",
];

/// A post of the sample thread.
pub(super) fn post(lang: Lang, number: u32, body: usize) -> Post {
    let who = usize::try_from(number).unwrap_or_default() % 5;
    Post {
        id: format!("0197c2a4-5d1e-7c3b-9a10-0000000000{number:02x}"),
        number,
        url: format!("/t/k7f39qz/{number}"),
        author: Some(person(who)),
        former: super::title(lang, "person-former").to_owned(),
        when: ago(
            i64::from(30 - number.min(29)) * i64::from(30 - number.min(29)) * 11,
            lang,
        ),
        edited: None,
        reply_to: None,
        body_html: BODIES
            .get(body % BODIES.len())
            .copied()
            .unwrap_or_default()
            .to_owned(),
        removed: None,
        unread: false,
        can_edit: false,
        can_delete: false,
    }
}

fn reply_form() -> ReplyForm {
    ReplyForm {
        id: "0197c2a4-5d1e-7c3b-9a10-1234567890ab".to_owned(),
        reply_to: None,
        body: String::new(),
        errors: FormErrors::none(),
    }
}

/// The third post, answered.
pub(super) fn third(lang: Lang) -> ReplyTo {
    let post = post(lang, 3, 0);
    ReplyTo {
        number: 3,
        author: post.author.map(|author| author.name).unwrap_or_default(),
        url: post.url,
    }
}

impl Thread {
    /// The second page of four, as a member sees it, with every sort of post.
    pub fn sample(lang: Lang) -> Self {
        let name = "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?";
        let mut frame = inside(lang, name, "/t/k7f39qz", Nav::Elsewhere);
        frame.live = Some(Live {
            channels: "thread:k7f39qz community:basisvaardigheden me".to_owned(),
            position: "81".to_owned(),
        });
        let mut posts: Vec<Post> = (1u32..=7)
            .zip(0usize..)
            .map(|(number, body)| post(lang, number, body))
            .collect();
        for post in &mut posts {
            match post.number {
                2 => post.edited = Some(ago(300, lang)),
                4 => {
                    post.reply_to = Some(third(lang));
                    post.unread = true;
                }
                5 => {
                    post.author = Some(person(5));
                    (post.can_edit, post.can_delete) = (true, true);
                }
                6 => {
                    post.removed = Some(Removed::ByCoordinator);
                    post.body_html = String::new();
                }
                7 => {
                    post.author = None;
                    post.unread = true;
                }
                _ => {}
            }
        }
        Self {
            follow_up: None,
            frame,
            id: "k7f39qz".to_owned(),
            title: name.to_owned(),
            kind: Kind::Question,
            closed: false,
            community: community(4),
            starter: Some(person(1)),
            former: super::title(lang, "person-former").to_owned(),
            started: ago(9_300, lang),
            replies: 66,
            posts,
            pager: Pager::new("/t/k7f39qz?page=", 2, 9),
            first_unread: Some("/t/k7f39qz/4".to_owned()),
            unread: 2,
            mark_upto: Some(7),
            answer: Answer::Form(Box::new(ReplyForm {
                reply_to: Some(third(lang)),
                ..reply_form()
            })),
        }
    }

    /// Twenty posts of about 600 characters on one page: the page whose size is watched.
    pub fn twenty_sample(lang: Lang) -> Self {
        Self {
            posts: (1u32..=20).map(|number| post(lang, number, 5)).collect(),
            replies: 19,
            pager: Pager::new("/t/k7f39qz?page=", 1, 1),
            first_unread: None,
            unread: 0,
            mark_upto: None,
            answer: Answer::Form(Box::new(reply_form())),
            ..Self::sample(lang)
        }
    }

    /// As a passer-by sees it, without replies.
    pub fn signed_out_sample(lang: Lang) -> Self {
        let sample = Self::sample(lang);
        Self {
            frame: outside(lang, &sample.title, "/t/k7f39qz"),
            posts: vec![post(lang, 1, 0)],
            replies: 0,
            answer: Answer::SignedOut,
            ..Self::twenty_sample(lang)
        }
    }

    /// After sending an empty reply.
    pub fn errors_sample(lang: Lang) -> Self {
        let form = ReplyForm {
            body: "   ".to_owned(),
            errors: FormErrors::one("body", "Vul dit in."),
            ..reply_form()
        };
        Self {
            posts: vec![post(lang, 1, 0), post(lang, 2, 1)],
            answer: Answer::Form(Box::new(form)),
            ..Self::twenty_sample(lang)
        }
    }

    /// A closed thread.
    pub fn closed_sample(lang: Lang) -> Self {
        let mut sample = Self {
            closed: true,
            answer: Answer::Closed,
            ..Self::errors_sample(lang)
        };
        sample.frame.flash = Some(Flash {
            kind: FlashKind::Ok,
            text: "Het gesprek is gesloten.".to_owned(),
        });
        sample
    }
}
