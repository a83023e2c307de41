-- Transcripts are files that were added to a recording: `source` is the name of the file, a cue is a line of
-- it. Kept as long as the recording and no longer. No index over their words is ever kept: a search reads them.
ALTER TABLE transcript ADD COLUMN added_by INTEGER REFERENCES person;
ALTER TABLE transcript ADD COLUMN at_us INTEGER NOT NULL DEFAULT 0; -- where the file's clock begins
CREATE INDEX transcript_recording ON transcript (recording);
