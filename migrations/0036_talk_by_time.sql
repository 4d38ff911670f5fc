-- owner: discussion
-- Who wrote when in a thread, without reading what: the figures of the desk are counted from it alone.
CREATE INDEX post_by_time ON post (thread_id, created_at, author_id) WHERE deleted_at IS NULL;
