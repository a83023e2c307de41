-- What the writer of an answer chose, the same for all parts of a question: that it goes to the reviewer
-- before the rest, that it stands in the report.
ALTER TABLE answer ADD COLUMN sent_utc INTEGER; -- NULL: it waits for the rest
ALTER TABLE answer ADD COLUMN in_report INTEGER NOT NULL DEFAULT 0 CHECK (in_report IN (0, 1));
