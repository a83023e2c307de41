#include "plumbline/base/text.h"
#include "plumbline/base/time.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static _Atomic pl_utc fixed;

pl_utc pl_utc_now(void)
{
    pl_utc now = atomic_load(&fixed);
    if (now)
        return now;
    struct timespec spec;
    clock_gettime(CLOCK_REALTIME, &spec);
    return (pl_utc)spec.tv_sec * 1000000 + spec.tv_nsec / 1000;
}

void pl_utc_fix(pl_utc now)
{
    atomic_store(&fixed, now);
}

const char *pl_utc_format(char out[PL_UTC_ROOM], pl_utc utc)
{
    time_t seconds = (time_t)(utc / 1000000);
    struct tm tm;
    gmtime_r(&seconds, &tm);
    strftime(out, PL_UTC_ROOM, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return out;
}

const char *pl_date_of(char out[PL_DATE_ROOM], pl_utc utc)
{
    time_t seconds = (time_t)(utc / 1000000);
    struct tm tm;
    localtime_r(&seconds, &tm);
    strftime(out, PL_DATE_ROOM, "%Y-%m-%d", &tm);
    return out;
}

static const char *const month_names[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool read_date(int *year, int *month, int *day, const char *date)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (strlen(date) != 10 || date[4] != '-' || date[7] != '-')
        return false;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (date[i] < '0' || date[i] > '9'))
            return false;
    sscanf(date, "%4d-%2d-%2d", year, month, day);
    if (*year < 1900 || *month < 1 || *month > 12 || *day < 1)
        return false;
    return *day <= days[*month - 1] + (*month == 2 && leap(*year));
}

bool pl_date_valid(const char *date)
{
    int year, month, day;
    return read_date(&year, &month, &day, date);
}

static const char *in_words(char out[PL_DATE_ROOM], const char *date, int letters)
{
    int year, month, day;
    if (!read_date(&year, &month, &day, date))
        snprintf(out, PL_DATE_ROOM, "%.*s", (int)pl_utf8_cut(date, PL_DATE_ROOM - 1), date);
    else
        snprintf(out, PL_DATE_ROOM, "%d %.*s %d", day, letters, month_names[month - 1], year);
    return out;
}

const char *pl_date_words(char out[PL_DATE_ROOM], const char *date)
{
    enum { ALL = 9 };
    return in_words(out, date, ALL);
}

const char *pl_date_short(char out[PL_DATE_ROOM], const char *date)
{
    return in_words(out, date, 3);
}

bool pl_date_read(char out[PL_DATE_ROOM], const char *words)
{
    char name[12], date[PL_DATE_ROOM], more;
    int year, day, month = 0;
    words += strspn(words, " ");
    size_t size = strlen(words);
    while (size && words[size - 1] == ' ')
        size--;
    snprintf(date, sizeof date, "%.*s", (int)(size < PL_DATE_ROOM ? size : PL_DATE_ROOM - 1),
             words);
    if (sscanf(date, "%2d %11[A-Za-z] %4d%c", &day, name, &year, &more) == 3) {
        while (month < 12 && strncasecmp(month_names[month], name, strlen(name)) != 0)
            month++;
        if (month == 12 || strlen(name) < 3 || day < 1 || year < 1)
            return false;
        snprintf(date, sizeof date, "%04d-%02d-%02d", year, month + 1, day);
    }
    if (!pl_date_valid(date))
        return false;
    memmove(out, date, sizeof date);
    return true;
}

/* Days since 1 March of the year 0, by which leap days fall at the end of a year. */
static int day_number(const char *date)
{
    int year = 0, month = 1, day = 1;
    read_date(&year, &month, &day, date);
    year -= month <= 2;
    month = (month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1;
}

int pl_date_days(const char *from, const char *to)
{
    return day_number(to) - day_number(from);
}

/* The way back from day_number. */
void pl_date_add(char out[PL_DATE_ROOM], const char *date, int days)
{
    int64_t n = (int64_t)day_number(date) + days, year = (10000 * n + 14780) / 3652425;
    int64_t rest = n - (365 * year + year / 4 - year / 100 + year / 400);
    if (rest < 0) {
        year--;
        rest = n - (365 * year + year / 4 - year / 100 + year / 400);
    }
    int64_t month = (100 * rest + 52) / 3060;
    snprintf(out, PL_DATE_ROOM, "%04d-%02d-%02d", (int)(year + (month + 2) / 12),
             (int)((month + 2) % 12 + 1), (int)(rest - (month * 306 + 5) / 10 + 1));
}
