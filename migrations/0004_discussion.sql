-- owner: discussion
CREATE TABLE thread (
    id {int} PRIMARY KEY,
    community_id {uuid} NOT NULL,
    author_id {uuid} NOT NULL,
    kind {text} NOT NULL,
    title {text} NOT NULL,
    -- open or closed
    state {text} NOT NULL,
    -- The number of the last post; numbers run from 1 without gaps, removed posts keep theirs.
    last_number {int} NOT NULL,
    created_at {ts} NOT NULL,
    last_post_at {ts} NOT NULL,
    -- Raised by every change to its posts: what was read under a version is what it holds.
    version {int} NOT NULL DEFAULT 1
) {strict};
CREATE INDEX thread_by_community_activity ON thread (community_id, last_post_at, id);
CREATE INDEX thread_by_author ON thread (author_id, created_at);

CREATE TABLE post (
    id {uuid} PRIMARY KEY,
    thread_id {int} NOT NULL REFERENCES thread (id),
    number {int} NOT NULL,
    author_id {uuid} NOT NULL,
    -- The number of the post it answers, in the same thread.
    reply_to {int},
    body {text} NOT NULL,
    -- Safe HTML made from the body by this version of the renderer.
    body_html {text} NOT NULL,
    prose_version {int} NOT NULL,
    created_at {ts} NOT NULL,
    edited_at {ts},
    deleted_at {ts},
    version {int} NOT NULL,
    UNIQUE (thread_id, number)
) {strict};
CREATE INDEX post_by_author ON post (author_id, created_at);

-- What a person has read of a thread: "1-21,25", appended to freely, merged when read; the count is exact.
CREATE TABLE reading (
    person_id {uuid} NOT NULL,
    thread_id {int} NOT NULL REFERENCES thread (id),
    ranges {text} NOT NULL,
    read_count {int} NOT NULL,
    PRIMARY KEY (person_id, thread_id)
) {strict};

CREATE TABLE following (
    thread_id {int} NOT NULL REFERENCES thread (id),
    person_id {uuid} NOT NULL,
    since {ts} NOT NULL,
    PRIMARY KEY (thread_id, person_id)
) {strict};
