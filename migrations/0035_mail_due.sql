-- owner: notifications
-- From when a letter about just this may be queued; NULL when none is to be.
ALTER TABLE notice ADD COLUMN mail_due_at {ts};
CREATE INDEX notice_by_mail_due ON notice (mail_due_at, id) WHERE mail_due_at IS NOT NULL AND mailed_at IS NULL;
