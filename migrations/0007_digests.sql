-- owner: digests
CREATE TABLE digest (
    person_id {uuid} PRIMARY KEY,
    -- daily or off
    rhythm {text} NOT NULL,
    -- The hour of the day in Europe/Amsterdam, 0 to 23.
    hour {int} NOT NULL,
    -- When the next one is due.
    next_at {ts} NOT NULL,
    -- Everything up to this event has been considered.
    considered_seq {int} NOT NULL,
    -- The secret in the unsubscribe address.
    unsubscribe_token {text} NOT NULL UNIQUE
) {strict};
CREATE INDEX digest_by_due ON digest (next_at) WHERE rhythm <> 'off';
