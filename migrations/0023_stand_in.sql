-- owner: membership
-- Who looks after a community in the place of a coordinator who is away; until then they are a member like others.
CREATE TABLE stand_in (
    community_id {uuid} NOT NULL REFERENCES community (id),
    -- The coordinator who is away.
    coordinator_id {uuid} NOT NULL,
    -- The member who stands in.
    person_id {uuid} NOT NULL,
    starts_at {ts} NOT NULL,
    ends_at {ts} NOT NULL,
    PRIMARY KEY (community_id, coordinator_id)
) {strict};
CREATE INDEX stand_in_by_person ON stand_in (person_id, community_id);
