-- owner: identity
-- Keys by which people sign in without a password (WebAuthn): on a phone, a laptop, a security key.
CREATE TABLE passkey (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    -- What the key calls itself; the same key cannot belong to two accounts.
    credential_id {bytes} NOT NULL UNIQUE,
    -- The public key, the counter of signatures and whether there is a copy elsewhere, as JSON of webauthn-rs.
    credential {text} NOT NULL,
    name {text} NOT NULL,
    created_at {ts} NOT NULL,
    used_at {ts}
) {strict};
CREATE INDEX passkey_by_person ON passkey (person_id, created_at);

-- Questions that were put to a browser and wait for the signature of a key; each is answered once.
CREATE TABLE passkey_challenge (
    digest {bytes} PRIMARY KEY,
    -- SHA-256 of the cookie of the browser that asked.
    browser {bytes} NOT NULL,
    -- Whose account gets the key; NULL when somebody signs in.
    person_id {uuid} REFERENCES person (id),
    -- The question, as JSON of webauthn-rs.
    state {text} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX passkey_challenge_by_age ON passkey_challenge (expires_at);
