-- The facilitators' own review of a session, written together on its day, with the facts of the session: one
-- for each session. Its answers are rows of `answer` that name the session, those of the facts with an "f"
-- before the id of their question.
CREATE TABLE session_review (
    session INTEGER PRIMARY KEY REFERENCES session,
    form TEXT NOT NULL REFERENCES rubric,
    facts TEXT REFERENCES rubric,
    begun_on TEXT NOT NULL, -- the day in which it can be changed: after it words are only added
    begun_utc INTEGER NOT NULL,
    begun_by INTEGER NOT NULL REFERENCES person,
    finished_utc INTEGER,
    finished_by INTEGER REFERENCES person,
    CHECK ((finished_utc IS NULL) = (finished_by IS NULL))
) STRICT;

-- what was added after that day, each with its own
CREATE TABLE session_addition (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    session INTEGER NOT NULL REFERENCES session,
    prompt TEXT NOT NULL,
    words TEXT NOT NULL,
    said_utc INTEGER NOT NULL,
    said_by INTEGER NOT NULL REFERENCES person
) STRICT;
CREATE INDEX session_addition_session ON session_addition (session, said_utc);

-- what is seen at once was seen by whoever says so: its writers are told
CREATE TABLE session_seen (
    session INTEGER NOT NULL REFERENCES session,
    prompt TEXT NOT NULL,
    said_utc INTEGER NOT NULL, -- of the words that were seen
    seen_utc INTEGER NOT NULL,
    seen_by INTEGER NOT NULL REFERENCES person,
    PRIMARY KEY (session, prompt, said_utc, seen_by)
) STRICT;
