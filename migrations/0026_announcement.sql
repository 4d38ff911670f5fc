-- owner: discussion
-- A thread that was announced: everybody in the community is told at once, and how often that may happen is bounded.
CREATE TABLE announcement (
    thread_id {int} PRIMARY KEY REFERENCES thread (id),
    -- The same for all threads that one act opened in several communities.
    act_id {uuid} NOT NULL,
    community_id {uuid} NOT NULL,
    person_id {uuid} NOT NULL,
    at {ts} NOT NULL
) {strict};
CREATE INDEX announcement_by_community ON announcement (community_id, at);
CREATE INDEX announcement_by_person ON announcement (person_id, at);

-- A day on which somebody who looks after the community comes back to a thread.
CREATE TABLE follow_up (
    thread_id {int} PRIMARY KEY REFERENCES thread (id),
    community_id {uuid} NOT NULL,
    due_at {ts} NOT NULL,
    note {text} NOT NULL,
    set_by {uuid} NOT NULL,
    set_at {ts} NOT NULL
) {strict};
CREATE INDEX follow_up_by_community ON follow_up (community_id, due_at, thread_id);

-- What coordinators ask of a community: who wrote lately, and which questions nobody answered.
CREATE INDEX thread_by_kind ON thread (community_id, kind, created_at, id);
