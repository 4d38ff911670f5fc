-- owner: identity
-- Wishes for a letter with a link, of whoever typed an address: kept until the relay looks whose it is.
CREATE TABLE link_request (
    id {uuid} PRIMARY KEY,
    -- sign-in or password
    kind {text} NOT NULL,
    email_key {text} NOT NULL,
    -- SHA-256 of the cookie of the browser that asked.
    browser {bytes} NOT NULL,
    -- Where to go afterwards: a path on this site.
    return_to {text} NOT NULL
) {strict};

-- Links to sign in, each good in the browser that asked for it only.
CREATE TABLE sign_in_link (
    digest {bytes} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    browser {bytes} NOT NULL,
    return_to {text} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX sign_in_link_by_person ON sign_in_link (person_id);

-- Invitations that were not accepted; until then nobody has shown that the address is theirs.
CREATE TABLE invitation (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    -- SHA-256 of the secret in the letter, once there is one.
    digest {bytes} UNIQUE,
    -- Where to go afterwards: a path on this site.
    return_to {text} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};

-- Addresses people asked for instead of their present one; nothing changes before the link is followed.
CREATE TABLE email_change (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    email {text} NOT NULL,
    email_key {text} NOT NULL,
    -- SHA-256 of the secret in the letter, once there is one.
    digest {bytes} UNIQUE,
    expires_at {ts} NOT NULL
) {strict};

-- Browsers people signed in on, each by the digest of its own cookie; kept, so that a first one is told from a new one.
CREATE TABLE known_device (
    person_id {uuid} NOT NULL REFERENCES person (id),
    digest {bytes} NOT NULL,
    seen_at {ts} NOT NULL,
    PRIMARY KEY (person_id, digest)
) {strict};
