-- owner: membership
-- What a community says of itself beside its name and purpose, how it stands to others, and whether it goes on.
-- A working group stands inside this one.
ALTER TABLE community ADD COLUMN parent_id {uuid};
-- open, archived (readable, nobody writes) or merged (only its addresses are left, and lead on)
ALTER TABLE community ADD COLUMN state {text} NOT NULL DEFAULT 'open';
ALTER TABLE community ADD COLUMN merged_into {uuid};
-- Markdown for whoever has just joined.
ALTER TABLE community ADD COLUMN welcome {text} NOT NULL DEFAULT '';
-- What whoever asks to join is asked.
ALTER TABLE community ADD COLUMN question {text} NOT NULL DEFAULT '';
-- Raised by every change to what it says of itself.
ALTER TABLE community ADD COLUMN version {int} NOT NULL DEFAULT 1;
CREATE INDEX community_by_parent ON community (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE charter (
    community_id {uuid} PRIMARY KEY REFERENCES community (id),
    goal {text} NOT NULL,
    domain {text} NOT NULL,
    practice {text} NOT NULL,
    rhythm {text} NOT NULL,
    outcome {text} NOT NULL,
    term {text} NOT NULL
) {strict};

CREATE TABLE community_tag (
    community_id {uuid} NOT NULL REFERENCES community (id),
    -- Folded.
    key {text} NOT NULL,
    name {text} NOT NULL,
    place {int} NOT NULL,
    PRIMARY KEY (community_id, key)
) {strict};

-- What stays on top for everybody: a title and where it leads.
CREATE TABLE pin (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    title {text} NOT NULL,
    url {text} NOT NULL,
    place {int} NOT NULL
) {strict};
CREATE INDEX pin_by_community ON pin (community_id, place, id);

-- Names in addresses that a community had, or that one had which became part of it; they lead on for ever.
CREATE TABLE former_slug (
    slug {text} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id)
) {strict};
CREATE INDEX former_slug_by_community ON former_slug (community_id);

-- As before, with whether one can write there.
DROP VIEW community_card;
CREATE VIEW community_card AS
    SELECT c.id, c.slug, c.name_nl, c.name_en, c.visibility, c.state, p.place AS priority_place
    FROM community c JOIN priority p ON p.slug = c.priority_slug;
