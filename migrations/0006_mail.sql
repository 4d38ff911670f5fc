-- owner: mail
CREATE TABLE letter (
    id {uuid} PRIMARY KEY,
    -- What makes it the same letter: queued again under this key nothing happens.
    unique_key {text} NOT NULL UNIQUE,
    recipient {text} NOT NULL,
    name {text} NOT NULL,
    subject {text} NOT NULL,
    body_text {text} NOT NULL,
    body_html {text} NOT NULL,
    -- The address of one-click unsubscribing (RFC 8058).
    unsubscribe_url {text},
    created_at {ts} NOT NULL,
    -- Nobody else takes it before this moment.
    leased_until {ts} NOT NULL,
    tries {int} NOT NULL,
    sent_at {ts},
    failed_at {ts},
    error {text} NOT NULL
) {strict};
CREATE INDEX letter_by_due ON letter (leased_until) WHERE sent_at IS NULL AND failed_at IS NULL;
