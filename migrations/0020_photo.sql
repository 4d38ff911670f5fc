-- owner: identity
-- A person's photo, square and made anew from what was sent, once per size: nothing of the file itself is kept.
CREATE TABLE photo (
    person_id {uuid} NOT NULL REFERENCES person (id),
    -- Width and height in pixels.
    size {int} NOT NULL,
    -- JPEG.
    bytes {bytes} NOT NULL,
    PRIMARY KEY (person_id, size)
) {strict};

-- When the photo was set, which also names it: an address of one never shows the next. NULL for none.
ALTER TABLE person ADD COLUMN photo {ts};

-- Who may see it: everybody, signed-in, shared or nobody.
ALTER TABLE profile ADD COLUMN photo_for {text} NOT NULL DEFAULT 'signed-in';

DROP VIEW person_card;
CREATE VIEW person_card AS
    SELECT id, handle, name, organisation, photo FROM person;
