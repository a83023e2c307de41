-- The agreed departures of a review are found without looking at its other tags.
CREATE INDEX tag_departure ON tag (review) WHERE kind = 'agreed-departure';

-- of a short review: the items that are in it, ids parted by commas
ALTER TABLE review ADD COLUMN short_items TEXT;
