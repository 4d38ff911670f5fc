-- owner: notifications
-- The numbered log of what happened, as far as somebody may want to see it live, replay it or find it in a digest.
CREATE TABLE event (
    seq {int} PRIMARY KEY,
    -- post.created, post.edited, ...
    name {text} NOT NULL,
    at {ts} NOT NULL,
    -- On whose own channel it stands; NULL when it stands on those of its thread and community.
    me_id {uuid},
    community_id {uuid},
    thread_id {int},
    post_id {uuid},
    number {int},
    -- Who did it.
    person_id {uuid},
    -- Which session ended.
    session_id {uuid}
) {strict};
CREATE INDEX event_by_thread ON event (thread_id, seq) WHERE me_id IS NULL;
CREATE INDEX event_by_community ON event (community_id, seq) WHERE me_id IS NULL;
CREATE INDEX event_by_me ON event (me_id, seq) WHERE me_id IS NOT NULL;
CREATE INDEX event_by_age ON event (at);

CREATE TABLE notice (
    id {uuid} PRIMARY KEY,
    person_id {uuid} NOT NULL,
    -- The event it came from: one notice per person and event.
    seq {int} NOT NULL,
    -- answered, mentioned or followed
    reason {text} NOT NULL,
    community_id {uuid} NOT NULL,
    thread_id {int} NOT NULL,
    post_id {uuid} NOT NULL,
    number {int} NOT NULL,
    actor_id {uuid} NOT NULL,
    at {ts} NOT NULL,
    read_at {ts},
    UNIQUE (person_id, seq)
) {strict};
CREATE INDEX notice_by_unread ON notice (person_id, thread_id, number) WHERE read_at IS NULL;

-- What other slices may ask: who has an unread notice about which thread.
CREATE VIEW unread_notice AS
    SELECT person_id, thread_id FROM notice WHERE read_at IS NULL;
