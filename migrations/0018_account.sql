-- owner: identity
-- What a token may do, until when, and when it was last used; and when somebody last signed in.
ALTER TABLE api_token ADD COLUMN scope {text} NOT NULL DEFAULT 'write';
ALTER TABLE api_token ADD COLUMN expires_at {ts};
ALTER TABLE api_token ADD COLUMN last_used_at {ts};
CREATE INDEX api_token_by_age ON api_token (created_at, id);
ALTER TABLE person ADD COLUMN signed_in_at {ts};
UPDATE person SET signed_in_at = (SELECT MAX(k.seen_at) FROM known_device k WHERE k.person_id = person.id);
UPDATE person SET signed_in_at = (SELECT MAX(s.created_at) FROM session s WHERE s.person_id = person.id) WHERE signed_in_at IS NULL;
CREATE INDEX person_by_guest ON person (guest_until, id) WHERE guest_until IS NOT NULL;
