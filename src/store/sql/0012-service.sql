-- A review about a service has no recording: what it is of stands among the recordings with no part and no
-- length, under the service's name. Its evidence is links.
ALTER TABLE recording ADD COLUMN service TEXT;
CREATE UNIQUE INDEX recording_service ON recording (service) WHERE service IS NOT NULL;

-- a paper or a page that a level rests on; undoable
CREATE TABLE link (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    review INTEGER NOT NULL REFERENCES review,
    item TEXT NOT NULL,
    address TEXT NOT NULL, -- of a page, or where the paper is kept
    words TEXT,            -- what it shows
    made_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX link_review ON link (review);
