-- owner: membership
-- Where a guest may be, and nowhere else. Whoever has no row here is no guest to this slice.
CREATE TABLE guest_community (
    person_id {uuid} NOT NULL,
    community_id {uuid} NOT NULL REFERENCES community (id),
    PRIMARY KEY (person_id, community_id)
) {strict};
