-- What a judgement needs beyond levels: kinds of review, the facilitators' own paths, counts, answers in words,
-- agreed departures, corrections and agreed records.

-- questions that are answered beside the scores: a self-review's
ALTER TABLE review ADD COLUMN form TEXT REFERENCES rubric;
-- why there is a new record in the place of the one that it corrects
ALTER TABLE review ADD COLUMN correction_reason TEXT;
-- of a review for concern: the role that raised it, when, about which items
ALTER TABLE review ADD COLUMN concern_by TEXT;
ALTER TABLE review ADD COLUMN concern_on TEXT;
ALTER TABLE review ADD COLUMN concern_items TEXT;
-- a short review: the stretch that was drawn, and by which seed; all NULL: a whole one
ALTER TABLE review ADD COLUMN short_from_us INTEGER;
ALTER TABLE review ADD COLUMN short_to_us INTEGER;
ALTER TABLE review ADD COLUMN short_seed INTEGER;
-- what an agreed record was made from; the originals stay
CREATE TABLE review_source (
    review INTEGER NOT NULL REFERENCES review,
    source INTEGER NOT NULL REFERENCES review,
    PRIMARY KEY (review, source)
) STRICT;

-- an agreed departure: why, and agreed with whom; undoable with its tag
ALTER TABLE tag ADD COLUMN reason TEXT;
ALTER TABLE tag ADD COLUMN agreed_by TEXT;
-- the two-column option: the place among its choices; in no figure
ALTER TABLE score ADD COLUMN done INTEGER CHECK (done >= 0);

-- one behaviour that was counted; undoable, by itself
CREATE TABLE tally (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    counter TEXT NOT NULL, -- of the rubric: 'SR'
    who TEXT NOT NULL CHECK (who IN ('A', 'B', 'C', 'S')),
    kind TEXT, -- what was said of it: 'open'
    at_us INTEGER NOT NULL CHECK (at_us >= 0),
    to_us INTEGER CHECK (to_us >= at_us), -- of one that is opened and closed; NULL: a point, or still open
    made_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX tally_review ON tally (review, at_us);

-- the stretch in which is counted, and how it was chosen; undoable
CREATE TABLE counted (
    review INTEGER PRIMARY KEY REFERENCES review,
    from_us INTEGER NOT NULL CHECK (from_us >= 0),
    to_us INTEGER NOT NULL CHECK (to_us > from_us),
    chosen TEXT NOT NULL CHECK (chosen IN ('random', 'chosen', 'whole'))
) STRICT;

-- who took which step of the facilitator's path, and until when it can be answered
ALTER TABLE feedback ADD COLUMN released_by INTEGER REFERENCES person;
ALTER TABLE feedback ADD COLUMN closed_by INTEGER REFERENCES person;
ALTER TABLE feedback ADD COLUMN answer_until TEXT;

-- a second reviewer, asked for by a facilitator: a person is named, or it is refused with a reason
CREATE TABLE second_look (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    words TEXT NOT NULL,
    asked_utc INTEGER NOT NULL,
    reviewer INTEGER REFERENCES person,
    refused TEXT,
    settled_utc INTEGER,
    settled_by INTEGER REFERENCES person,
    CHECK (reviewer IS NULL OR refused IS NULL),
    CHECK ((settled_utc IS NULL) = (reviewer IS NULL AND refused IS NULL))
) STRICT;
CREATE INDEX second_look_review ON second_look (review);

-- that the session may not count as delivered: said by a person, of the session, with a reason
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)), -- 0: may not count; 1: taken back
    reason TEXT NOT NULL,
    said_utc INTEGER NOT NULL,
    said_by INTEGER NOT NULL REFERENCES person
) STRICT;
CREATE INDEX delivery_review ON delivery (review);

-- one answer to each question, or to each field of it ('4/2/next': of question 4, row 2, what next)
CREATE UNIQUE INDEX answer_review ON answer (review, prompt) WHERE review IS NOT NULL;
CREATE UNIQUE INDEX answer_session ON answer (session, prompt) WHERE session IS NOT NULL;
