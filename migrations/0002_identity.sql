-- owner: identity
CREATE TABLE person (
    id {uuid} PRIMARY KEY,
    handle {text} NOT NULL UNIQUE,
    email {text} NOT NULL,
    email_key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    organisation {text} NOT NULL,
    province {text} NOT NULL,
    job {text} NOT NULL,
    language {text} NOT NULL,
    administrator {bool} NOT NULL,
    disabled {bool} NOT NULL,
    -- A PHC string of argon2id, or empty when the person has not set a password yet.
    password {text} NOT NULL,
    created_at {ts} NOT NULL
) {strict};

CREATE TABLE session (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    device {text} NOT NULL,
    created_at {ts} NOT NULL,
    seen_at {ts} NOT NULL,
    rotated_at {ts} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX session_by_person ON session (person_id, seen_at);

-- SHA-256 of the secrets a session has had. A replaced one is good for a minute more, for requests under way;
-- used after that it betrays a theft and ends the session.
CREATE TABLE session_secret (
    digest {bytes} PRIMARY KEY,
    session_id {uuid} NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    replaced_at {ts}
) {strict};
CREATE INDEX session_secret_by_session ON session_secret (session_id);

CREATE TABLE api_token (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    digest {bytes} NOT NULL UNIQUE,
    label {text} NOT NULL,
    created_at {ts} NOT NULL
) {strict};
CREATE INDEX api_token_by_person ON api_token (person_id, created_at);

-- One-time links: to set a password, or (without a person) to make the first administrator.
CREATE TABLE one_time_link (
    digest {bytes} PRIMARY KEY,
    person_id {uuid} REFERENCES person (id),
    expires_at {ts} NOT NULL
) {strict};

-- What other slices may join: how a person is shown.
CREATE VIEW person_card AS
    SELECT id, handle, name, organisation FROM person;
