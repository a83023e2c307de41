-- The day from which a person is in post, where it is known: who is new is told by it.
ALTER TABLE person ADD COLUMN post_from TEXT;
