-- What the service has set as its policy: each text as it was kept, the newest holds. No row: as shipped.
CREATE TABLE policy (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    file TEXT NOT NULL, -- where it was read from
    text TEXT NOT NULL,
    set_utc INTEGER NOT NULL,
    set_by INTEGER NOT NULL REFERENCES person
) STRICT;
