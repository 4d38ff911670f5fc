//! What is wrong with a form that was sent, so that it can be shown beside the fields and summed up on top.

use crate::words::Words;

/// What is wrong with one field.
#[derive(Debug, Clone)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// What is wrong and what to do.
    pub text: String,
}

impl FieldError {
    /// The label of the field, so that the summary can be understood by itself.
    pub fn label(&self, w: &'static Words) -> Option<&'static str> {
        let id = match self.field.as_str() {
            "email" => "field-email",
            "password" => "field-password",
            "current" => "settings-password-current",
            "name" => "field-name",
            "title" => "thread-field-title",
            "body" => "thread-field-body",
            "kind" => "thread-field-kind",
            "rhythm" => "settings-rhythm",
            "hour" => "settings-hour",
            "label" => "settings-token-label",
            "organisation" => "settings-employer-field",
            "job" => "settings-job",
            "until" => "settings-employer-until",
            "organisation-kind" => "organisation-kind",
            "province" => "organisation-province",
            "handle" => "profile-handle",
            "expertise" => "profile-expertise",
            "help" => "profile-help",
            "away" => "profile-away",
            "job-for" => "profile-job-for",
            "expertise-for" => "profile-expertise-for",
            "help-for" => "profile-help-for",
            "away-for" => "profile-away-for",
            "scope" => "token-scope",
            "guest-until" => "guest-until",
            "kept" => "merge-kept",
            "gone" => "merge-gone",
            "communities" => "guest-communities",
            "posts" => "erase-posts",
            "titles" => "erase-titles",
            "addresses" => "members-addresses",
            "word" => "members-word",
            "uses" => "members-link-most",
            "days" => "members-link-days",
            "reason" => "members-remove-reason",
            "domains" => "organisation-domains",
            "name.nl" => "about-name-nl",
            "name.en" => "about-name-en",
            "purpose.nl" => "about-purpose-nl",
            "purpose.en" => "about-purpose-en",
            "slug" => "about-slug",
            "priority" => "about-priority",
            "visibility" => "about-visibility",
            "joining" => "about-joining",
            "question" => "about-question",
            "charter.goal" => "about-goal",
            "charter.domain" => "about-domain",
            "charter.practice" => "about-practice",
            "charter.rhythm" => "about-meetings",
            "charter.outcome" => "about-outcome",
            "charter.term" => "about-term",
            "welcome" => "about-welcome-field",
            "tags" => "about-tags",
            "pins" => "about-pins-field",
            "target" => "theme-target",
            "threads" => "theme-choose-threads",
            "answer" => "request-field-answer",
            "next-step" => "request-field-next-step",
            "saved-title" => "request-field-title",
            "coordinator" => "stand-in-for",
            "from" => "stand-in-from",
            _ => return None,
        };
        Some(w.get(id).trim_end_matches('?'))
    }
}

/// Everything that is wrong with a form; empty for a fresh one.
#[derive(Debug, Clone, Default)]
pub struct FormErrors {
    /// What concerns the form as a whole.
    pub general: Option<String>,
    /// What concerns fields, in the order of the form.
    pub fields: Vec<FieldError>,
}

impl FormErrors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// One thing is wrong, with one field.
    pub fn one(field: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            general: None,
            fields: vec![FieldError {
                field: field.into(),
                text: text.into(),
            }],
        }
    }

    /// One thing is wrong, with the form as a whole.
    pub fn whole(text: impl Into<String>) -> Self {
        Self {
            general: Some(text.into()),
            fields: Vec::new(),
        }
    }

    /// Adds what is wrong with a field.
    #[must_use]
    pub fn and(mut self, field: impl Into<String>, text: impl Into<String>) -> Self {
        self.fields.push(FieldError {
            field: field.into(),
            text: text.into(),
        });
        self
    }

    /// What is wrong with this field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.text.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.general.is_none() && self.fields.is_empty()
    }
}
