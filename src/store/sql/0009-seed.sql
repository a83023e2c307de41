-- by which seed the stretch for counting was drawn at random, so that the draw can be made again
ALTER TABLE counted ADD COLUMN seed INTEGER;
