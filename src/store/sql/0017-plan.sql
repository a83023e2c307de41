-- How a session ran, as its reviewer marked it: where a part begins, breaks, an empty room. The last two leave
-- the share that was watched. Undoable. It takes the place of `stretch`, which nothing was ever written to.
DROP TABLE stretch;
CREATE TABLE plan_mark (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    kind TEXT NOT NULL CHECK (kind IN ('part', 'break', 'empty')),
    from_us INTEGER NOT NULL CHECK (from_us >= 0),
    to_us INTEGER CHECK (to_us > from_us), -- NULL: a part, up to the next mark
    title TEXT,
    made_utc INTEGER NOT NULL,
    CHECK ((kind = 'part') = (to_us IS NULL)),
    CHECK (kind <> 'part' OR title IS NOT NULL)
) STRICT;
CREATE INDEX plan_mark_review ON plan_mark (review, from_us);
