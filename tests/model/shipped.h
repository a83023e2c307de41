/* The files that ship, read and parsed; the test fails when they have a problem. */
#ifndef PL_TESTS_MODEL_SHIPPED_H
#define PL_TESTS_MODEL_SHIPPED_H

#include "plumbline/model/programme.h"
#include "plumbline/model/rubric.h"

char *shipped_text(const char *name); /* under rubrics/; free() */
pl_rubric *shipped_rubric(void);      /* pl_rubric_free */
pl_programme *shipped_bbr(void);      /* pl_programme_free */
/* The text with its first `from` replaced by `to`; fails when there is none. free(). */
char *shipped_but(const char *text, const char *from, const char *to);

#endif
