//! Samples of the second step.

use base::Lang;

use super::{ago, inside, outside, title};
use crate::view::{FormErrors, Nav, SecondFactor, SecondFactorState, SignInCode};

impl SignInCode {
    /// Asked for the first time.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "code-title"), "/sign-in/code"),
            return_to: "/".to_owned(),
            errors: FormErrors::none(),
        }
    }
}

impl SecondFactor {
    fn at(lang: Lang, state: SecondFactorState) -> Self {
        let here = "/settings/second-factor";
        Self {
            frame: inside(
                lang,
                title(lang, "second-factor-title"),
                here,
                Nav::Settings,
            ),
            state,
            owed: false,
            asks: true,
            errors: FormErrors::none(),
        }
    }

    /// Every state it can be in.
    pub fn samples(lang: Lang) -> [(&'static str, Self); 5] {
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1h7v7H1z\"/></svg>";
        let begun = SecondFactorState::Begun {
            picture: picture.to_owned(),
            secret: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".to_owned(),
        };
        let on = SecondFactorState::On {
            since: ago(9_000, lang),
            codes_left: 1,
        };
        let codes = vec!["abcd efgh ijkl mnop".to_owned(); 10];
        let owed = Self {
            owed: true,
            ..Self::at(lang, SecondFactorState::Off)
        };
        let wrong = Self {
            errors: FormErrors::none().and("code", title(lang, "invalid-wrong-code").to_owned()),
            ..Self::at(lang, SecondFactorState::Waiting)
        };
        [
            ("second_factor_owed.html", owed),
            ("second_factor_begun.html", Self::at(lang, begun)),
            ("second_factor_wrong.html", wrong),
            (
                "second_factor_codes.html",
                Self::at(lang, SecondFactorState::Codes(codes)),
            ),
            ("second_factor_on.html", Self::at(lang, on)),
        ]
    }
}
