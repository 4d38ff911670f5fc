-- owner: identity
-- A second step when signing in: a code that an app computes from a shared secret and the time (RFC 6238).
CREATE TABLE second_factor (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    -- 160 bits; both sides need it as it is.
    secret {bytes} NOT NULL,
    begun_at {ts} NOT NULL,
    -- NULL until the first code was right: only then it counts.
    confirmed_at {ts},
    -- The last step of time whose code was used: each works once.
    last_step {int} NOT NULL
) {strict};

-- For who has lost the app: each works once. SHA-256 of 80 bits of chance.
CREATE TABLE recovery_code (
    person_id {uuid} NOT NULL REFERENCES person (id),
    digest {bytes} NOT NULL,
    used_at {ts},
    PRIMARY KEY (person_id, digest)
) {strict};

-- Who has given the right password and still owes the code.
CREATE TABLE half_sign_in (
    digest {bytes} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    tries {int} NOT NULL,
    expires_at {ts} NOT NULL
) {strict};
CREATE INDEX half_sign_in_by_person ON half_sign_in (person_id);
CREATE INDEX half_sign_in_by_age ON half_sign_in (expires_at);

-- A session of somebody who has to set up a second step first, and may do nothing else.
ALTER TABLE session ADD COLUMN restricted {bool} NOT NULL DEFAULT FALSE;
