/* libav's log silenced and its errors made sentences. */
#ifndef PLUMBLINE_MEDIA_WORDS_H
#define PLUMBLINE_MEDIA_WORDS_H

#include "plumbline/base/error.h"

#include <stdint.h>

/* Once a process, before anything of libav is called: no log, and no single allocation above the
 * bound that the largest picture needs. Any thread, any number of times. */
void pl_libav_start(void);

/* What a libav error number means, in words that fit behind "because". Borrowed. */
const char *pl_libav_words(int number);

/* The sentence for a read that the system refused with this errno. Always returns false. */
bool pl_media_fail_read(const char *path, int64_t at, int number, pl_error *err);

#endif
