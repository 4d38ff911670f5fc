-- owner: identity
-- Which account became part of which. The record of acts keeps the ids it was written with, and is read through this.
CREATE TABLE merged_person (
    gone_id {uuid} PRIMARY KEY,
    kept_id {uuid} NOT NULL REFERENCES person (id),
    merged_at {ts} NOT NULL
) {strict};
CREATE INDEX merged_person_by_kept ON merged_person (kept_id);
