-- The tamper-evident log, and one undo list for each draft review.

CREATE TABLE log (
    number INTEGER PRIMARY KEY CHECK (number > 0), -- 1, 2, 3 … without a gap
    utc INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person,
    machine TEXT NOT NULL,
    kind TEXT NOT NULL,
    object INTEGER NOT NULL,
    change TEXT NOT NULL, -- BLAKE2b of the change's canonical bytes
    hash TEXT NOT NULL    -- BLAKE2b of all of the above and of the hash before
) STRICT;
CREATE INDEX log_object ON log (object);

CREATE TABLE undo_step (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    number INTEGER NOT NULL, -- order within the review
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    title TEXT NOT NULL,   -- "Tag added"
    inverse BLOB NOT NULL, -- a changeset that takes the step back
    UNIQUE (review, number)
) STRICT;
