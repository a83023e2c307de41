-- What a short review was drawn as, each time; actions that say which item they serve; why a review was
-- signed though less was watched than local policy asks.

-- each draw of a short review, with its seed; the newest holds, and all stay
CREATE TABLE draw (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    number INTEGER NOT NULL CHECK (number > 0),
    from_us INTEGER NOT NULL CHECK (from_us >= 0),
    to_us INTEGER NOT NULL CHECK (to_us > from_us),
    seed INTEGER NOT NULL,
    items TEXT NOT NULL, -- ids parted by commas
    reason TEXT,         -- why it was drawn again; the first one has none
    drawn_utc INTEGER NOT NULL,
    drawn_by INTEGER NOT NULL REFERENCES person,
    UNIQUE (review, number),
    CHECK ((reason IS NULL) = (number = 1))
) STRICT;

-- the item of the rubric that an action serves; undoable with its action
ALTER TABLE action ADD COLUMN item TEXT;

-- the share of the recording that was asked for, in per cent, and why it was signed with less
ALTER TABLE review ADD COLUMN watched_asked INTEGER;
ALTER TABLE review ADD COLUMN watched_reason TEXT;
