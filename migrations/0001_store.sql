-- owner: store
CREATE TABLE counter (
    name {text} PRIMARY KEY,
    value {int} NOT NULL
) {strict};
INSERT INTO counter (name, value) VALUES ('event', 0);

-- Facts that wait for the relay. The position orders them; the number others see is given later.
CREATE TABLE outbox (
    position {serial},
    version {int} NOT NULL,
    fact {text} NOT NULL,
    at {ts} NOT NULL,
    actor_id {uuid},
    tries {int} NOT NULL DEFAULT 0,
    retry_at {ts} NOT NULL,
    parked {bool} NOT NULL DEFAULT FALSE
) {strict};

-- First answers to requests with an Idempotency-Key; kept for a day.
CREATE TABLE answer (
    person_id {uuid} NOT NULL,
    key {text} NOT NULL,
    request {bytes} NOT NULL,
    status {int} NOT NULL,
    location {text} NOT NULL,
    body {text} NOT NULL,
    created_at {ts} NOT NULL,
    PRIMARY KEY (person_id, key)
) {strict};
CREATE INDEX answer_by_age ON answer (created_at);
