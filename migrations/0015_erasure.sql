-- owner: identity
-- Who asked to be erased, what is to become of what they wrote, and how far it is.
CREATE TABLE erasure (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    -- anonymise, organisation or erase: the texts of their posts, and the titles of the threads they opened.
    posts {text} NOT NULL,
    titles {text} NOT NULL,
    asked_at {ts} NOT NULL,
    -- Until then it can be stopped.
    due_at {ts} NOT NULL,
    -- SHA-256 of the secret in the address of the receipt, once its letter was written.
    digest {bytes} UNIQUE,
    -- waiting; cleaning: the account is gone, and what names it elsewhere is being looked for; compacting: only the
    -- database has to let go of the space.
    stage {text} NOT NULL,
    -- What to look for while cleaning, as JSON; empty before and after.
    traces {text} NOT NULL,
    -- What was done so far: kinds and numbers, as JSON.
    counts {text} NOT NULL
) {strict};
CREATE INDEX erasure_by_due ON erasure (due_at);

-- What was done for somebody who is gone. It tells kinds and numbers only, and is found by the secret alone.
CREATE TABLE erasure_receipt (
    digest {bytes} PRIMARY KEY,
    at {ts} NOT NULL,
    counts {text} NOT NULL
) {strict};

-- When the account was erased: the row stays as a tombstone without name, handle and address.
ALTER TABLE person ADD COLUMN erased_at {ts};
-- Since when the account is disabled, as far as known.
ALTER TABLE person ADD COLUMN disabled_at {ts};

-- What somebody was told or chose about their data, with the version of the text.
CREATE TABLE consent (
    person_id {uuid} NOT NULL REFERENCES person (id),
    -- privacy-statement or digest
    subject {text} NOT NULL,
    at {ts} NOT NULL,
    -- Which text it was; empty where there is none.
    version {text} NOT NULL,
    -- shown, daily or off
    choice {text} NOT NULL,
    PRIMARY KEY (person_id, subject, at)
) {strict};
