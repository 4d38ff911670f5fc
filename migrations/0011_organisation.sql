-- owner: identity
CREATE TABLE organisation (
    id {uuid} PRIMARY KEY,
    -- Stays when the name changes, so that addresses go on working and nothing is planted twice.
    slug {text} NOT NULL UNIQUE,
    -- library, poi, national-library, government, umbrella or partner
    kind {text} NOT NULL,
    name {text} NOT NULL,
    name_key {text} NOT NULL UNIQUE,
    -- The word of one of the twelve, or empty for one that works in the whole country.
    province {text} NOT NULL,
    created_at {ts} NOT NULL
) {strict};
CREATE INDEX organisation_by_name ON organisation (name_key, id);

-- Whoever has an address there is offered this employer. A domain belongs to one organisation.
CREATE TABLE organisation_domain (
    domain {text} PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisation (id)
) {strict};
CREATE INDEX organisation_domain_by_organisation ON organisation_domain (organisation_id, domain);

-- Who works where, from when until when. What person.organisation, province and job show is a copy of the open one.
CREATE TABLE employment (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id),
    organisation_id {uuid} NOT NULL REFERENCES organisation (id),
    job {text} NOT NULL,
    since {ts} NOT NULL,
    until {ts}
) {strict};
-- One at a time.
CREATE UNIQUE INDEX employment_open ON employment (person_id) WHERE until IS NULL;
CREATE INDEX employment_by_organisation ON employment (organisation_id, person_id) WHERE until IS NULL;

-- A guest's account works until this moment; NULL for everybody else.
ALTER TABLE person ADD COLUMN guest_until {ts};

-- What somebody tells of themselves, and who may see each: everybody, signed-in, shared or nobody. Whoever has no row
-- tells nothing more, and signed-in people see the job.
CREATE TABLE profile (
    person_id {uuid} PRIMARY KEY REFERENCES person (id),
    help {text} NOT NULL,
    away_until {ts},
    job_for {text} NOT NULL,
    expertise_for {text} NOT NULL,
    help_for {text} NOT NULL,
    away_for {text} NOT NULL
) {strict};

-- What somebody knows about, in a few words each; the key is folded.
CREATE TABLE expertise (
    person_id {uuid} NOT NULL REFERENCES person (id),
    key {text} NOT NULL,
    name {text} NOT NULL,
    place {int} NOT NULL,
    PRIMARY KEY (person_id, key)
) {strict};
CREATE INDEX expertise_by_key ON expertise (key, person_id);

-- Handles that were left or chosen: nobody else ever gets one, and an old one leads to its person.
CREATE TABLE claimed_handle (
    handle {text} PRIMARY KEY,
    person_id {uuid} NOT NULL REFERENCES person (id)
) {strict};

-- The folded name, to search and sort by; filled at the start for accounts that an older version made.
ALTER TABLE person ADD COLUMN name_key {text};
CREATE INDEX person_by_name ON person (name_key, id);
