-- owner: identity
-- Accounts elsewhere by which people sign in here (OpenID Connect): of their employer, say.
CREATE TABLE connection (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    -- Who vouches, and what it calls the person: together they never change (OpenID Connect Core, section 5.7).
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    -- The address there when it was connected, to tell one from another; empty when none was told.
    email {text} NOT NULL,
    created_at {ts} NOT NULL,
    used_at {ts},
    UNIQUE (issuer, subject)
) {strict};
CREATE INDEX connection_by_person ON connection (person_id, created_at);

-- Browsers that were sent to sign in elsewhere and may come back once.
CREATE TABLE provider_visit (
    -- SHA-256 of the state.
    digest {bytes} PRIMARY KEY,
    -- SHA-256 of the cookie of the browser.
    browser {bytes} NOT NULL,
    provider {text} NOT NULL,
    -- Whose account is to be connected; NULL when somebody signs in.
    person_id {uuid} REFERENCES person (id),
    nonce {text} NOT NULL,
    verifier {text} NOT NULL,
    -- Where to go afterwards: a path on this site.
    return_to {text} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX provider_visit_by_age ON provider_visit (expires_at);

-- Accounts elsewhere that are not connected before the person has shown that the account here is theirs too.
CREATE TABLE proposed_connection (
    -- SHA-256 of the cookie of the browser: one a browser.
    browser {bytes} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    issuer {text} NOT NULL,
    subject {text} NOT NULL,
    email {text} NOT NULL,
    return_to {text} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX proposed_connection_by_age ON proposed_connection (expires_at);
