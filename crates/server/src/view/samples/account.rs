//! Samples of coming in, going out, settings and stopping the mail.

use base::Lang;

use super::{ago, inside, outside, title};
use crate::view::{
    ConfirmEmail, DemoAccount, DigestForm, FormErrors, Invitation, Invite, LinkAsk, LinkFollow,
    LinkSent, Nav, OwnRequest, ProfileEdit, ProfileTyped, SessionRow, SetPassword, SetUp, Settings,
    SignIn, SignOut, TokenRow, Unsubscribe, WorkForm,
};

const EMAIL: &str = "marijke.vandenberg@bibliotheekhetlageland.example";

impl SignIn {
    /// The demo server.
    pub fn sample(lang: Lang) -> Self {
        let demo = |role: &str, email: &str| DemoAccount {
            role: role.to_owned(),
            email: email.to_owned(),
            password: "kenniskring-demo".to_owned(),
        };
        Self {
            frame: outside(lang, title(lang, "sign-in-title"), "/sign-in"),
            email: String::new(),
            return_to: "/t/k7f39qz".to_owned(),
            errors: FormErrors::none(),
            link_errors: FormErrors::none(),
            providers: vec![crate::view::ProviderLink {
                name: "werk".to_owned(),
                label: "Bibliotheek Het Lage Land".to_owned(),
            }],
            passkey: Some("https://kenniskring.example".to_owned()),
            demo: vec![
                demo("lid", "lid@demo.example"),
                demo("coördinator", "coordinator@demo.example"),
                demo("beheerder", "beheerder@demo.example"),
            ],
        }
    }

    /// A wrong password, on a real server.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            email: EMAIL.to_owned(),
            errors: FormErrors::one(
                "password",
                "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens.",
            ),
            demo: Vec::new(),
            ..Self::sample(lang)
        }
    }
}

impl LinkAsk {
    /// With a slip in the address.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "forgot-title"), "/forgot-password"),
            email: "marijke".to_owned(),
            errors: FormErrors::one("email", "Dit is geen e-mailadres."),
        }
    }
}

impl LinkSent {
    /// The one there is.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "link-sent-title"), "/sign-in/link"),
            minutes: 15,
        }
    }
}

impl LinkFollow {
    /// In the browser that asked.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "link-follow-title"), "/sign-in/link/abc"),
            here: true,
        }
    }

    /// In another one.
    pub fn elsewhere_sample(lang: Lang) -> Self {
        Self {
            here: false,
            ..Self::sample(lang)
        }
    }
}

impl SignOut {
    /// The one there is.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "sign-out-title"),
                "/sign-out",
                Nav::Elsewhere,
            ),
        }
    }
}

impl SetPassword {
    /// Too short.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "password-title"), "/set-password/abc"),
            email: EMAIL.to_owned(),
            errors: FormErrors::one("password", "Dit is te kort. Gebruik minstens 8 tekens."),
        }
    }
}

impl Invitation {
    /// A fresh form.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "invitation-title"), "/invitation/abc"),
            email: EMAIL.to_owned(),
            name: "Marijke van den Berg".to_owned(),
            errors: FormErrors::none(),
        }
    }
}

impl Invite {
    /// An address that has an account.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "invite-title"),
                "/admin/accounts/new",
                Nav::Elsewhere,
            ),
            name: "Marijke van den Berg".to_owned(),
            email: EMAIL.to_owned(),
            thread: "k7f39qz".to_owned(),
            starts: vec![(
                "k7f39qz".to_owned(),
                "Wie heeft ervaring met een leesclub voor vaders?".to_owned(),
            )],
            errors: FormErrors::whole("Er is al een account met dit e-mailadres."),
        }
    }
}

impl ConfirmEmail {
    /// The question.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "confirm-title"), "/confirm-email/abc"),
            email: EMAIL.to_owned(),
        }
    }
}

impl SetUp {
    /// A fresh form.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "set-up-title"), "/set-up/abc"),
            name: String::new(),
            email: String::new(),
            errors: FormErrors::none(),
        }
    }
}

impl Settings {
    /// Two sessions and a token.
    pub fn sample(lang: Lang) -> Self {
        Self {
            requests: vec![OwnRequest::sample(lang), OwnRequest::refused_sample(lang)],
            planned: None,
            frame: inside(
                lang,
                title(lang, "settings-title"),
                "/settings",
                Nav::Settings,
            ),
            email: EMAIL.to_owned(),
            new_email: String::new(),
            email_errors: FormErrors::none(),
            has_password: true,
            lately: true,
            work: WorkForm::sample(),
            digest: DigestForm {
                daily: true,
                hour: 7,
            },
            digest_errors: FormErrors::none(),
            sessions: vec![
                SessionRow {
                    id: "1".to_owned(),
                    device: "Edge, Windows".to_owned(),
                    last_seen: ago(0, lang),
                    current: true,
                },
                SessionRow {
                    id: "2".to_owned(),
                    device: "Safari, iPhone".to_owned(),
                    last_seen: ago(1_600, lang),
                    current: false,
                },
            ],
            tokens: vec![TokenRow::sample(lang)],
            token_writes: false,
            token_label: String::new(),
            token_errors: FormErrors::none(),
            new_token: None,
        }
    }

    /// An employer is offered.
    pub fn offer_sample(lang: Lang) -> Self {
        Self {
            work: WorkForm::offer_sample(),
            ..Self::sample(lang)
        }
    }

    /// A new token, and mistakes in the other forms.
    pub fn token_sample(lang: Lang) -> Self {
        Self {
            new_token: Some("kk_4f8e1c0b7a2d9e63f5b81c47d0a9e2b6c3f71d58".to_owned()),
            token_errors: FormErrors::one("label", "Vul dit in."),
            lately: false,
            email_errors: FormErrors::one("email", "Dit is geen e-mailadres."),
            ..Self::sample(lang)
        }
    }
}

impl ProfileEdit {
    /// A filled form.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "profile-title"),
                "/settings/profile",
                Nav::Settings,
            ),
            typed: ProfileTyped {
                name: "Marijke van den Berg".to_owned(),
                handle: "marijke".to_owned(),
                expertise: "Taalhuis, voorlezen".to_owned(),
                help: "Ik denk graag mee over een intake.".to_owned(),
                away: "2025-12-01".to_owned(),
                job_for: "everybody".to_owned(),
                expertise_for: "signed-in".to_owned(),
                help_for: "shared".to_owned(),
                away_for: "nobody".to_owned(),
                photo_for: "signed-in".to_owned(),
            },
            errors: FormErrors::none(),
            photo: "/people/marijke/photo?size=320&v=1".to_owned(),
            photo_errors: FormErrors::none(),
        }
    }

    /// With mistakes.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            photo: String::new(),
            photo_errors: FormErrors::one("photo", "Dit is geen foto."),
            errors: FormErrors::one("name", "Vul dit in.")
                .and(
                    "handle",
                    "Gebruik 3 tot 40 kleine letters, cijfers en streepjes.",
                )
                .and("expertise", "Dit zijn er te veel: hoogstens 12.")
                .and("help", "Maak dit korter: hoogstens 500 tekens.")
                .and("away", "Dit is geen datum."),
            ..Self::sample(lang)
        }
    }
}

impl Unsubscribe {
    /// The question.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "unsubscribe-title"), "/unsubscribe/abc"),
            token: "abc".to_owned(),
            email: EMAIL.to_owned(),
            done: false,
        }
    }

    /// Done.
    pub fn done_sample(lang: Lang) -> Self {
        Self {
            done: true,
            ..Self::sample(lang)
        }
    }
}
