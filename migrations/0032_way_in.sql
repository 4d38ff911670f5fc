-- owner: membership
-- Where the invited person works, as far as whoever invited said so; for the account that is made for them.
ALTER TABLE way_in ADD COLUMN organisation {text} NOT NULL DEFAULT '';
-- The link by which somebody asked for this letter; each use of the letter counts as one of the link.
ALTER TABLE way_in ADD COLUMN link_id {uuid};
CREATE INDEX way_in_by_inviter ON way_in (invited_by);
CREATE INDEX way_in_by_expiry ON way_in (expires_at);
