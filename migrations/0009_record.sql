-- owner: store
-- The record of privileged and security acts (BIO 12.4): one line per act, each bound to the one before by a digest.
CREATE TABLE act (
    number {int} PRIMARY KEY,
    at {ts} NOT NULL,
    -- The person who acted; NULL when it was the program or nobody is signed in.
    actor_id {uuid},
    -- person, nobody, or the name of a job of the program
    actor {text} NOT NULL,
    -- sign-in, password-changed, ...
    action {text} NOT NULL,
    -- What it was done to: a kind and an id; never a name or an address of mail.
    object {text} NOT NULL,
    -- Whose account it concerns, when it does.
    person_id {uuid},
    -- ok, or why not
    result {text} NOT NULL,
    -- The network address it came from, or the name of a command.
    origin {text} NOT NULL,
    previous {bytes} NOT NULL,
    digest {bytes} NOT NULL
) {strict};
CREATE INDEX act_by_actor ON act (actor_id, number);
CREATE INDEX act_by_person ON act (person_id, number);
CREATE INDEX act_by_action ON act (action, number);
CREATE INDEX act_by_age ON act (at);
INSERT INTO counter (name, value) VALUES ('act', 0);
