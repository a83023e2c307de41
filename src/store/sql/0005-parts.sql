-- Each part is known by its own content as well: parts that were joined or split by hand are found again
-- wherever they lie. '' in what was indexed before.

ALTER TABLE part ADD COLUMN signature TEXT NOT NULL DEFAULT '';
CREATE INDEX part_signature ON part (signature);
