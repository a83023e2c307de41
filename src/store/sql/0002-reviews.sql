-- One person's monitoring of one recording with one rubric. A facilitator stands in a slot (A, B, C)
-- of the review, so that changing who A is touches no tag; S is the session.

CREATE TABLE review (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    recording INTEGER NOT NULL REFERENCES recording,
    session INTEGER REFERENCES session,
    rubric TEXT NOT NULL REFERENCES rubric,
    kind TEXT NOT NULL CHECK (kind IN ('routine', 'requested', 'concern', 'training', 'calibration',
                                       'second', 'self', 'consensus')),
    setting TEXT NOT NULL CHECK (setting IN ('group', 'one-to-one', 'three-way-review')),
    reviewer INTEGER NOT NULL REFERENCES person,
    origin TEXT NOT NULL CHECK (origin IN ('window', 'command line')),
    reason TEXT,   -- why this session was chosen
    interest TEXT, -- what the reviewer declared before starting
    language_followed INTEGER NOT NULL DEFAULT 1 CHECK (language_followed IN (0, 1)),
    corrects INTEGER REFERENCES review, -- the older record, which stays
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
    started_utc INTEGER NOT NULL,
    signed_utc INTEGER CHECK ((signed_utc IS NULL) = (state = 'draft')),
    revision INTEGER NOT NULL DEFAULT 0 -- raised by each change of its facts
) STRICT;
CREATE INDEX review_recording ON review (recording);
CREATE INDEX review_reviewer ON review (reviewer);

CREATE TABLE review_facilitator (
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    person INTEGER NOT NULL REFERENCES person,
    PRIMARY KEY (review, slot)
) STRICT;
CREATE INDEX review_facilitator_person ON review_facilitator (person);

-- after signing, each facilitator's own path
CREATE TABLE feedback (
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    state TEXT NOT NULL CHECK (state IN ('none', 'released', 'read', 'answered', 'closed')),
    spoken_on TEXT, -- the day of "We have spoken"
    released_utc INTEGER,
    read_utc INTEGER,
    answered_utc INTEGER,
    closed_utc INTEGER,
    outcome TEXT CHECK (outcome IN ('agreed', 'different', 'none')),
    PRIMARY KEY (review, slot)
) STRICT;

-- who has this review open for writing: renewed every 10 s, taken over when the process is gone
CREATE TABLE lease (
    review INTEGER PRIMARY KEY REFERENCES review,
    machine TEXT NOT NULL,
    boot TEXT NOT NULL,
    process INTEGER NOT NULL,
    process_start INTEGER NOT NULL, -- as the system counts it: tells a process number used again
    opened_utc INTEGER NOT NULL,
    renewed_utc INTEGER NOT NULL
) STRICT;

-- what was really shown to this reviewer, in this review
CREATE TABLE watched (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    from_us INTEGER NOT NULL,
    to_us INTEGER NOT NULL CHECK (to_us > from_us),
    speed_milli INTEGER NOT NULL CHECK (speed_milli > 0), -- 1500: one and a half times
    skipped INTEGER NOT NULL CHECK (skipped IN (0, 1)),   -- silence left out by "speech only"
    wall_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX watched_review ON watched (review);

-- breaks and an empty room, marked once: they leave the denominator
CREATE TABLE stretch (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    from_us INTEGER NOT NULL,
    to_us INTEGER NOT NULL CHECK (to_us > from_us),
    kind TEXT NOT NULL CHECK (kind IN ('break', 'empty'))
) STRICT;
CREATE INDEX stretch_review ON stretch (review);

-- ----- undoable from here to the line that says so: no trigger, no cascade, every key declared

CREATE TABLE tag (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    made_us INTEGER NOT NULL,
    at_us INTEGER NOT NULL,
    to_us INTEGER CHECK (to_us IS NULL OR to_us >= at_us), -- NULL: a point
    kind TEXT NOT NULL CHECK (kind IN ('neutral', 'strength', 'development', 'critical',
                                       'agreed-departure')),
    for_report INTEGER NOT NULL CHECK (for_report IN (0, 1)),
    note TEXT NOT NULL,
    made_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX tag_review ON tag (review, at_us);

CREATE TABLE tag_item (
    tag INTEGER NOT NULL REFERENCES tag,
    item TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tag, item)
) STRICT;

CREATE TABLE tag_facilitator (
    tag INTEGER NOT NULL REFERENCES tag,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    PRIMARY KEY (tag, slot)
) STRICT;

CREATE TABLE score (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    item TEXT NOT NULL, -- of the rubric, or a question of a check: then 1 is yes and 0 is no
    who TEXT NOT NULL CHECK (who IN ('A', 'B', 'C', 'S')),
    level INTEGER,
    reason TEXT, -- why there is no level
    word TEXT,   -- of a level with two words
    sentence TEXT,
    scored_utc INTEGER NOT NULL,
    UNIQUE (review, item, who),
    CHECK ((level IS NULL) <> (reason IS NULL))
) STRICT;

-- Every tag that names a score's item and person is its evidence by itself; a row here adds another
-- tag (cited 1) or leaves one out (cited 0).
CREATE TABLE evidence (
    review INTEGER NOT NULL REFERENCES review,
    item TEXT NOT NULL,
    who TEXT NOT NULL CHECK (who IN ('A', 'B', 'C', 'S')),
    tag INTEGER NOT NULL REFERENCES tag,
    cited INTEGER NOT NULL CHECK (cited IN (0, 1)),
    PRIMARY KEY (review, item, who, tag)
) STRICT;
CREATE INDEX evidence_tag ON evidence (tag);

CREATE TABLE action (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    practised TEXT,
    by_date TEXT NOT NULL,
    seen_by TEXT,
    support TEXT
) STRICT;
CREATE INDEX action_review ON action (review);

-- the words of a report's point where they differ from the tag's note, and their order
CREATE TABLE report_point (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    tag INTEGER REFERENCES tag,
    position INTEGER NOT NULL,
    words TEXT
) STRICT;
CREATE INDEX report_point_review ON report_point (review);
CREATE INDEX report_point_tag ON report_point (tag); -- looked at whenever a tag goes

CREATE TABLE no_strength (
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    reason TEXT NOT NULL,
    PRIMARY KEY (review, slot)
) STRICT;

-- ----- end of what can be undone

-- "Someone may be at risk": stored at the key press, needs nothing else, never undone
CREATE TABLE risk (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    at_us INTEGER NOT NULL,
    raised_utc INTEGER NOT NULL,
    raised_by INTEGER NOT NULL REFERENCES person,
    answer TEXT CHECK (answer IN ('passed-on', 'done')), -- NULL: open
    by_role TEXT,
    to_role TEXT,
    when_words TEXT,
    answered_utc INTEGER
) STRICT;
CREATE INDEX risk_review ON risk (review);
CREATE INDEX risk_open ON risk (review) WHERE answer IS NULL;

-- a critical matter about one person or the session: withdrawn in words, never deleted
CREATE TABLE matter (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    source TEXT NOT NULL CHECK (source IN ('concern', 'zero', 'check')),
    item TEXT,
    about TEXT NOT NULL CHECK (about IN ('A', 'B', 'C', 'S')),
    at_us INTEGER NOT NULL,
    raised_utc INTEGER NOT NULL,
    words TEXT,
    withdrawn TEXT,
    acted TEXT CHECK (acted IN ('A', 'B', 'C')),
    acted_why TEXT
) STRICT;
CREATE INDEX matter_review ON matter (review);

-- what became of an action; the action itself is part of a signed record and is not touched
CREATE TABLE action_outcome (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    action INTEGER NOT NULL REFERENCES action,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'on-the-way', 'not-yet', 'dropped')),
    words TEXT,
    said_utc INTEGER NOT NULL,
    said_by INTEGER NOT NULL REFERENCES person
) STRICT;
CREATE INDEX action_outcome_action ON action_outcome (action);

CREATE TABLE reply (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    slot TEXT NOT NULL CHECK (slot IN ('A', 'B', 'C')),
    tag INTEGER REFERENCES tag, -- NULL: to the whole
    words TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('agreed', 'different')),
    sent_utc INTEGER -- NULL: seen by nobody else
) STRICT;
CREATE INDEX reply_review ON reply (review);
CREATE INDEX reply_tag ON reply (tag);

-- answers to prompts: a self-review's, a session review's
CREATE TABLE answer (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER REFERENCES review,
    session INTEGER REFERENCES session,
    prompt TEXT NOT NULL,
    words TEXT NOT NULL,
    at_us INTEGER,
    kept_private INTEGER NOT NULL CHECK (kept_private IN (0, 1)),
    said_utc INTEGER NOT NULL,
    said_by INTEGER NOT NULL REFERENCES person
) STRICT;

-- half-written text: kept at once, in no log and no undo
CREATE TABLE unfinished (
    review INTEGER NOT NULL REFERENCES review,
    field TEXT NOT NULL,
    words TEXT NOT NULL,
    written_utc INTEGER NOT NULL,
    PRIMARY KEY (review, field)
) STRICT;
