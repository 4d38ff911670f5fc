-- owner: store
-- When old things were tidied away, and how many of each kind (JSON: kinds and numbers).
CREATE TABLE retention_run (
    at {ts} PRIMARY KEY,
    counts {text} NOT NULL
) {strict};
