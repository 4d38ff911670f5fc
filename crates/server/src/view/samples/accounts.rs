//! Samples of what administrators look after: accounts, guests, tokens, merging, settings.

use base::Lang;

use super::{ago, inside, title};
use crate::view::{
    AccountAct, AccountLine, AccountPage, Accounts, AllTokens, Effect, EffectRow, FormErrors,
    Frame, GuestForm, GuestLine, Guests, Merge, MergePlan, MergeSide, Nav, OwnedTokenRow, Record,
    TokenRow,
};
use crate::words::Words;

fn frame(lang: Lang, id: &'static str, here: &str) -> Frame {
    inside(lang, title(lang, id), here, Nav::Elsewhere)
}

fn line(lang: Lang, states: &[&'static str]) -> AccountLine {
    AccountLine {
        id: "01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
        name: "Marijke van den Berg".to_owned(),
        handle: "marijke".to_owned(),
        email: "marijke.vandenberg@bibliotheekhetlageland.example".to_owned(),
        organisation: "Bibliotheek Het Lage Land".to_owned(),
        states: states.iter().map(|id| title(lang, id).to_owned()).collect(),
    }
}

fn guest(lang: Lang) -> String {
    Words::of(lang).fill("state-guest", "day", "31-12-2025")
}

impl TokenRow {
    /// One that may only look, used and bounded.
    pub fn sample(lang: Lang) -> Self {
        Self {
            id: "1".to_owned(),
            label: "Koppeling met ons intranet".to_owned(),
            scope: title(lang, "token-reads"),
            created: ago(60_000, lang),
            used: Some(ago(90, lang)),
            until: "31-12-2025".to_owned(),
        }
    }
}

impl Accounts {
    /// Two, one of them closed.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: frame(lang, "accounts-title", "/admin/accounts"),
            text: "berg".to_owned(),
            filters: vec![
                ("all", title(lang, "accounts-all"), true),
                ("guests", title(lang, "accounts-guests"), false),
            ],
            rows: vec![
                line(lang, &["state-administrator"]),
                line(lang, &["state-disabled", "state-new"]),
            ],
            first: None,
            next: Some("/admin/accounts?after=1".to_owned()),
        }
    }

    /// Nobody fits.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            rows: Vec::new(),
            next: None,
            ..Self::sample(lang)
        }
    }
}

impl Guests {
    /// One.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: frame(lang, "guests-title", "/admin/guests"),
            rows: vec![GuestLine {
                account: line(lang, &["state-invited"]),
                until: guest(lang),
                places: vec!["Leesbevordering".to_owned(), "Mediawijsheid".to_owned()],
            }],
            first: None,
            next: None,
        }
    }
}

impl AccountPage {
    /// Somebody with all there can be.
    pub fn sample(lang: Lang) -> Self {
        let here = "/admin/accounts/01890a5d-ac96-774b-bcce-b302099a8057";
        Self {
            frame: inside(lang, "Marijke van den Berg", here, Nav::Elsewhere),
            account: line(lang, &["state-administrator"]),
            facts: vec![
                (title(lang, "account-created"), "12 mei 2024".to_owned()),
                (
                    title(lang, "account-methods"),
                    title(lang, "account-by-password").to_owned(),
                ),
            ],
            places: vec![(
                "leesbevordering".to_owned(),
                "Leesbevordering".to_owned(),
                true,
            )],
            tokens: vec![TokenRow::sample(lang)],
            acts: vec![
                ("guest", title(lang, "account-guest")),
                ("disable", title(lang, "account-disable")),
            ],
            record: Record::sample(lang).acts,
        }
    }
}

impl AccountAct {
    /// Closing an account.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: frame(lang, "account-disable", "/admin/accounts/1/disable"),
            account: line(lang, &[]),
            act: "disable",
            text: vec![
                title(lang, "account-disable-1"),
                title(lang, "account-disable-2"),
            ],
            grave: true,
            guest: None,
            errors: FormErrors::none(),
        }
    }

    /// Making a guest, without communities.
    pub fn guest_sample(lang: Lang) -> Self {
        Self {
            frame: frame(lang, "account-guest", "/admin/accounts/1/guest"),
            act: "guest",
            guest: Some(GuestForm {
                until: "2025-12-31".to_owned(),
                places: vec![
                    (
                        "leesbevordering".to_owned(),
                        "Leesbevordering".to_owned(),
                        true,
                    ),
                    (
                        "mediawijsheid".to_owned(),
                        "Mediawijsheid".to_owned(),
                        false,
                    ),
                ],
            }),
            errors: FormErrors::one("communities", "Vul dit in."),
            ..Self::sample(lang)
        }
    }
}

impl AllTokens {
    /// One.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: frame(lang, "tokens-title", "/admin/tokens"),
            rows: vec![OwnedTokenRow {
                token: TokenRow::sample(lang),
                person: "01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
                owner: "Marijke van den Berg".to_owned(),
            }],
            first: None,
            next: None,
        }
    }
}

impl Merge {
    /// Two accounts side by side.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let side = |has: [&str; 2]| MergeSide {
            account: line(lang, &[]),
            created: ago(200_000, lang),
            has: has.map(str::to_owned).to_vec(),
        };
        Self {
            frame: frame(lang, "merge-title", "/admin/merge"),
            kept: "marijke".to_owned(),
            gone: "marijke-2".to_owned(),
            errors: FormErrors::none(),
            plan: Some(MergePlan {
                kept: side(["41", "6"]),
                gone: side(["3", "1"]),
                names: vec![w.get("merge-posts"), w.get("merge-threads")],
                will: vec![
                    w.get("merge-will-move").to_owned(),
                    w.fill("merge-will-handle", "handle", "marijke-2"),
                ],
                prove: true,
            }),
        }
    }

    /// Nobody is called so.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            errors: FormErrors::one("gone", "Er is geen account met deze naam of dit adres."),
            plan: None,
            ..Self::sample(lang)
        }
    }
}

impl Effect {
    /// Two settings, one of them with a secret.
    pub fn sample(lang: Lang) -> Self {
        let row = |name: &str, value: &str, source: &'static str| EffectRow {
            name: name.to_owned(),
            value: value.to_owned(),
            usual: title(lang, "effect-empty").to_owned(),
            source: title(lang, source),
        };
        Self {
            frame: frame(lang, "effect-title", "/admin/settings"),
            rows: vec![
                row("listen", "127.0.0.1:8080", "effect-default"),
                row(
                    "database_url",
                    "postgres://kring:***@db/kring",
                    "effect-file",
                ),
            ],
        }
    }
}
