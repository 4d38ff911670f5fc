//! Samples of one post, of changing and removing it, and of starting a conversation.

use base::Lang;

use super::people::community;
use super::thread::{post, third};
use super::{inside, title};
use crate::view::{
    FormErrors, Kind, Nav, Post, PostDelete, PostEdit, PostFragment, ThreadForm, ThreadNew,
};
use crate::words::Words;

impl PostFragment {
    /// A post as it is pushed.
    pub fn sample(lang: Lang) -> Self {
        Self {
            w: Words::of(lang),
            post: Post {
                reply_to: Some(third(lang)),
                ..post(lang, 8, 4)
            },
        }
    }
}

impl PostEdit {
    /// Somebody else saved first.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "edit-title"),
                "/posts/0197/edit",
                Nav::Elsewhere,
            ),
            id: "0197".to_owned(),
            number: 5,
            url: "/t/k7f39qz/5".to_owned(),
            thread_title: "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?"
                .to_owned(),
            body: "Dank voor alle tips.\n\nWe gaan het proberen met `drie` scholen.".to_owned(),
            version: "2".to_owned(),
            errors: FormErrors::whole(
                "Dit bericht is intussen aangepast. Kijk goed of je niets overschrijft.",
            ),
        }
    }
}

impl PostDelete {
    /// A short post.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "delete-title"),
                "/posts/0197/delete",
                Nav::Elsewhere,
            ),
            id: "0197".to_owned(),
            number: 5,
            url: "/t/k7f39qz/5".to_owned(),
            thread_title: "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?"
                .to_owned(),
            body_html: post(lang, 5, 4).body_html,
        }
    }
}

impl ThreadNew {
    /// A fresh form.
    pub fn sample(lang: Lang) -> Self {
        let community = community(4);
        Self {
            frame: inside(
                lang,
                title(lang, "thread-new"),
                "/c/basisvaardigheden/new",
                Nav::Elsewhere,
            ),
            community,
            form: ThreadForm {
                id: "k7f39qz".to_owned(),
                kind: Kind::Question,
                title: String::new(),
                body: String::new(),
            },
            errors: FormErrors::none(),
        }
    }

    /// Sent without a title and without text.
    pub fn errors_sample(lang: Lang) -> Self {
        let errors = FormErrors::one("title", "Vul dit in.").and("body", "Vul dit in.");
        Self {
            errors,
            ..Self::sample(lang)
        }
    }
}
