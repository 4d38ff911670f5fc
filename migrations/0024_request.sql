-- owner: membership
-- A request stays after its answer, so that whoever asked sees what came of it and coordinators see who answered.
-- waiting, accepted, refused or withdrawn
ALTER TABLE join_request ADD COLUMN state {text} NOT NULL DEFAULT 'waiting';
ALTER TABLE join_request ADD COLUMN answered_at {ts};
ALTER TABLE join_request ADD COLUMN answered_by {uuid};
-- Why, and what to do next; for whoever asked.
ALTER TABLE join_request ADD COLUMN answer {text} NOT NULL DEFAULT '';
ALTER TABLE join_request ADD COLUMN next_step {text} NOT NULL DEFAULT '';
CREATE INDEX join_request_by_state ON join_request (community_id, state, requested_at, person_id);
CREATE INDEX join_request_by_person ON join_request (person_id, community_id);

-- Answers that coordinators use again.
CREATE TABLE saved_answer (
    id {uuid} PRIMARY KEY,
    community_id {uuid} NOT NULL REFERENCES community (id),
    -- accepted or refused
    state {text} NOT NULL,
    title {text} NOT NULL,
    answer {text} NOT NULL,
    next_step {text} NOT NULL
) {strict};
CREATE INDEX saved_answer_by_community ON saved_answer (community_id, title, id);
