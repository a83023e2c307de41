-- A recording of which the beginning alone has been read: it can be used so far, and grows. Parts that were not
-- reached have no length yet.

ALTER TABLE recording ADD COLUMN growing INTEGER NOT NULL DEFAULT 0 CHECK (growing IN (0, 1));
