/* The files that ship, read and parsed; the test fails when they have a problem. */
#ifndef PL_TESTS_MODEL_SHIPPED_H
#define PL_TESTS_MODEL_SHIPPED_H

#include "plumbline/model/programme.h"
#include "plumbline/model/rubric.h"

char *shipped_text(const char *name);                 /* under rubrics/; free() */
pl_rubric *shipped_rubric_of(const char *name);       /* the same, read; pl_rubric_free */
pl_rubric *shipped_rubric(void);                      /* the group session review */
pl_programme *shipped_programme_of(const char *name); /* pl_programme_free */
pl_programme *shipped_bbr(void);
/* The text with its first `from` replaced by `to`; fails when there is none. free(). */
char *shipped_but(const char *text, const char *from, const char *to);

#endif
