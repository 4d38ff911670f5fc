-- owner: membership
CREATE TABLE priority (
    slug {text} PRIMARY KEY,
    name_nl {text} NOT NULL,
    name_en {text} NOT NULL,
    place {int} NOT NULL
) {strict};

CREATE TABLE community (
    id {uuid} PRIMARY KEY,
    slug {text} NOT NULL UNIQUE,
    priority_slug {text} NOT NULL REFERENCES priority (slug),
    name_nl {text} NOT NULL,
    name_en {text} NOT NULL,
    purpose_nl {text} NOT NULL,
    purpose_en {text} NOT NULL,
    -- public, network or members
    visibility {text} NOT NULL,
    -- open or request
    joining {text} NOT NULL,
    place {int} NOT NULL,
    member_count {int} NOT NULL,
    created_at {ts} NOT NULL
) {strict};

CREATE TABLE membership (
    community_id {uuid} NOT NULL REFERENCES community (id),
    person_id {uuid} NOT NULL,
    -- member or coordinator
    role {text} NOT NULL,
    joined_at {ts} NOT NULL,
    PRIMARY KEY (community_id, person_id)
) {strict};
CREATE INDEX membership_by_person ON membership (person_id, community_id);

CREATE TABLE join_request (
    community_id {uuid} NOT NULL REFERENCES community (id),
    person_id {uuid} NOT NULL,
    reason {text} NOT NULL,
    requested_at {ts} NOT NULL,
    PRIMARY KEY (community_id, person_id)
) {strict};

-- What other slices may join: what a community is called and who may read it, and who belongs to it.
CREATE VIEW community_card AS
    SELECT c.id, c.slug, c.name_nl, c.name_en, c.visibility, p.place AS priority_place
    FROM community c JOIN priority p ON p.slug = c.priority_slug;
CREATE VIEW community_member AS
    SELECT community_id, person_id, role, joined_at FROM membership;
