/* Time on a recording's clock, and the time of day. */
#ifndef PLUMBLINE_BASE_TIME_H
#define PLUMBLINE_BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

/* Microseconds on the recording's own clock: 0 at the first picture that can be shown (the first
 * sound where there is no picture), running over all parts without a gap. */
typedef int64_t pl_time;

#define PL_NO_TIME INT64_MIN /* the one missing value */

enum { PL_TIME_ROOM = 32 };

/* Reads seconds (754.2), M:SS[.fff] or H:MM:SS[.fff] with up to six decimals; PL_NO_TIME for
 * anything else. Behind a colon minutes and seconds are under 60 and have two digits. */
pl_time pl_time_parse(const char *text);

/* "0:58:24", and "0:58:24.120" with `decimals` 3 (0 to 6; cut, not rounded, so that a time printed
 * never lies behind the frame it names). Returns out, "-" for PL_NO_TIME. */
const char *pl_time_format(char out[PL_TIME_ROOM], pl_time time, int decimals);

/* The time of day: microseconds since 1970 in UTC, leap seconds not counted. */
typedef int64_t pl_utc;

#define PL_DAY_US ((pl_utc)24 * 60 * 60 * 1000 * 1000)

enum { PL_UTC_ROOM = 32, PL_DATE_ROOM = 32 };

pl_utc pl_utc_now(void);
void pl_utc_fix(pl_utc now); /* tests: from now on it is this moment; 0 gives the real one back */
const char *pl_utc_format(char out[PL_UTC_ROOM], pl_utc utc); /* 2026-03-10T14:02:10Z */

/* Dates are text of the form 2026-03-10. */
bool pl_date_valid(const char *date);
const char *pl_date_of(char out[PL_DATE_ROOM], pl_utc utc);          /* in local time */
const char *pl_date_words(char out[PL_DATE_ROOM], const char *date); /* 10 March 2026 */
const char *pl_date_short(char out[PL_DATE_ROOM], const char *date); /* 10 Mar 2026 */
/* What a person writes: 2026-03-10, 10 Mar 2026 or 10 March 2026, as 2026-03-10. False for anything else. */
bool pl_date_read(char out[PL_DATE_ROOM], const char *words);
/* Days from one date to another; both valid. */
int pl_date_days(const char *from, const char *to);
/* So many days later; negative: earlier. */
void pl_date_add(char out[PL_DATE_ROOM], const char *date, int days);

#endif
