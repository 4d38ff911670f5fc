-- owner: notifications
-- When a letter about just this was queued; the digest leaves it out then. NULL when there was none.
ALTER TABLE notice ADD COLUMN mailed_at {ts};
