-- What the window keeps beside a review: in no log, no undo and no revision.

-- what the step's first change was about: a tag in hand joins its own step and no other
ALTER TABLE undo_step ADD COLUMN object INTEGER NOT NULL DEFAULT 0;

-- where this person was in this review; a tag may go without asking here
CREATE TABLE place (
    review INTEGER NOT NULL REFERENCES review,
    person INTEGER NOT NULL REFERENCES person,
    screen TEXT NOT NULL,
    position_us INTEGER NOT NULL CHECK (position_us >= 0),
    zoom_from_us INTEGER,
    zoom_to_us INTEGER CHECK (zoom_to_us > zoom_from_us), -- both or none
    slot TEXT CHECK (slot IN ('A', 'B', 'C')), -- NULL: all facilitators
    tag INTEGER,
    written_utc INTEGER NOT NULL,
    PRIMARY KEY (review, person),
    CHECK ((zoom_from_us IS NULL) = (zoom_to_us IS NULL))
) STRICT;

-- theme, size of text, the review that was open last: each person's own
CREATE TABLE own_setting (
    person INTEGER NOT NULL REFERENCES person,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (person, name)
) STRICT;
