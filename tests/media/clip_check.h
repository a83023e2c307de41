/* A clip held against the recording that it was cut from. */
#ifndef PLUMBLINE_TESTS_MEDIA_CLIP_CHECK_H
#define PLUMBLINE_TESTS_MEDIA_CLIP_CHECK_H

#include "plumbline/media/clip.h"

/* By our own decoder: the frames `from` up to `end` and no other, each in its time and like its original. */
void clip_check_own(const char *path, pl_media *media, int from, int end);

/* By the ffmpeg program: the same numbers, and not a word of complaint. */
void clip_check_other(const char *path, pl_media *media, int from, int end);

/* By the ffmpeg program: each sample where it was in the recording, and as many. */
void clip_check_sound(const char *path, pl_media *media, pl_time from_us, pl_time to_us);

/* The first picture has the shape and the looks of the one at `at`. */
void clip_check_look(const char *path, pl_media *media, pl_time at);

#endif
