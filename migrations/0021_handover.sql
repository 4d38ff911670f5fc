-- owner: identity
-- The moment from which somebody works there no longer, when that is known beforehand; NULL as long as it is not.
ALTER TABLE employment ADD COLUMN ends_at {ts};
CREATE INDEX employment_by_end ON employment (ends_at) WHERE until IS NULL AND ends_at IS NOT NULL;
