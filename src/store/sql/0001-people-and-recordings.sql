-- Who works here, what was recorded, and what was delivered.
-- Every id is random, above 0 and never used again. _us: microseconds on the recording's clock;
-- _utc: microseconds since 1970. No ON DELETE CASCADE anywhere: it would make a redo conflict.

CREATE TABLE library (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id INTEGER NOT NULL CHECK (id > 0),
    made_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    code TEXT NOT NULL UNIQUE,
    made_utc INTEGER NOT NULL,
    left_on TEXT -- the day on which the person left the post
) STRICT;

-- the one table with names; a library may do without a single row in it
CREATE TABLE person_name (
    person INTEGER PRIMARY KEY REFERENCES person,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE person_role (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    person INTEGER NOT NULL REFERENCES person,
    role TEXT NOT NULL
        CHECK (role IN ('treatment-manager', 'clinical-lead', 'facilitator', 'administrator')),
    from_utc INTEGER NOT NULL,
    until_utc INTEGER
) STRICT;
CREATE INDEX person_role_person ON person_role (person);

CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    signature TEXT NOT NULL UNIQUE, -- known by content: of all parts, in order
    duration_us INTEGER NOT NULL CHECK (duration_us >= 0),
    has_picture INTEGER NOT NULL CHECK (has_picture IN (0, 1)),
    has_sound INTEGER NOT NULL CHECK (has_sound IN (0, 1)),
    clock_rule INTEGER NOT NULL, -- the rule that its clock map was made by, for ever
    added_utc INTEGER NOT NULL
) STRICT;

-- a part's path is a hint; the clock map (raw_start, unit, start, length, jumps) is a primary fact
CREATE TABLE part (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    recording INTEGER NOT NULL REFERENCES recording,
    position INTEGER NOT NULL CHECK (position >= 0),
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    changed_us INTEGER NOT NULL, -- the file's own time of change
    raw_start INTEGER NOT NULL,  -- in ticks of unit_num / unit_den seconds
    unit_num INTEGER NOT NULL CHECK (unit_num > 0),
    unit_den INTEGER NOT NULL CHECK (unit_den > 0),
    start_us INTEGER NOT NULL,
    length_us INTEGER NOT NULL CHECK (length_us >= 0),
    UNIQUE (recording, position)
) STRICT;

CREATE TABLE clock_jump (
    part INTEGER NOT NULL REFERENCES part,
    position INTEGER NOT NULL,
    raw_at INTEGER NOT NULL,
    shift INTEGER NOT NULL,
    kind INTEGER NOT NULL, -- pl_jump_kind
    PRIMARY KEY (part, position)
) STRICT;

-- texts are kept whole, by the hash of their bytes, with whatever rests on them
CREATE TABLE programme (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    added_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE rubric (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    edition INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    added_utc INTEGER NOT NULL
) STRICT;

-- a group of participants (GROUP is a word of SQL)
CREATE TABLE cohort (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL UNIQUE
) STRICT;

-- P1 to P12; one code for one participant through one group, and nowhere a name
CREATE TABLE participant (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    cohort INTEGER NOT NULL REFERENCES cohort,
    code TEXT NOT NULL,
    UNIQUE (cohort, code)
) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    recording INTEGER UNIQUE REFERENCES recording,
    programme TEXT REFERENCES programme,
    place TEXT, -- within the programme: 'my-emotions/4'
    title TEXT NOT NULL,
    cohort INTEGER REFERENCES cohort,
    held_on TEXT,
    language TEXT NOT NULL
) STRICT;

CREATE TABLE session_facilitator (
    session INTEGER NOT NULL REFERENCES session,
    person INTEGER NOT NULL REFERENCES person,
    role TEXT NOT NULL CHECK (role IN ('regular', 'cover')),
    PRIMARY KEY (session, person)
) STRICT;

-- numbers and times of the session; never a score
CREATE TABLE session_fact (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    session INTEGER NOT NULL REFERENCES session,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (session, name)
) STRICT;

CREATE TABLE transcript (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    recording INTEGER NOT NULL REFERENCES recording,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    added_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE cue (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    transcript INTEGER NOT NULL REFERENCES transcript,
    from_us INTEGER NOT NULL,
    to_us INTEGER NOT NULL CHECK (to_us >= from_us),
    speaker TEXT,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX cue_time ON cue (transcript, from_us);
