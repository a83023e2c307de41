/* libav's log silenced and its errors made sentences. */
#ifndef PLUMBLINE_MEDIA_WORDS_H
#define PLUMBLINE_MEDIA_WORDS_H

/* Once a process, before anything of libav is called: no log, and no single allocation above the
 * bound that the largest picture needs. Any thread, any number of times. */
void pl_libav_start(void);

/* What a libav error number means, in words that fit behind "because". Borrowed. */
const char *pl_libav_words(int number);

#endif
