-- owner: membership
-- Ways into a community: for one address, or by a link for as many as it says. The secret in the address is known here by
-- its digest only.
CREATE TABLE way_in (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    digest {bytes} NOT NULL UNIQUE,
    -- Folded address and address as typed, for one person; NULL for a link anybody may use.
    email_key {text},
    email {text},
    -- The name that was given with the address, for the letter.
    name {text} NOT NULL,
    -- member or coordinator
    role {text} NOT NULL,
    -- A personal word.
    word {text} NOT NULL,
    invited_by {uuid} NOT NULL,
    created_at {ts} NOT NULL,
    expires_at {ts} NOT NULL,
    -- How often it can still be used, and how often it was.
    uses_left {int} NOT NULL,
    uses {int} NOT NULL DEFAULT 0,
    withdrawn_at {ts}
) {strict};
CREATE INDEX way_in_by_community ON way_in (community_id, created_at, id);
CREATE INDEX way_in_by_email ON way_in (email_key, community_id) WHERE email_key IS NOT NULL;
