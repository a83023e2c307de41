/* The day that a name tells. */
#include "plumbline/library/browse.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec" };

static bool make(char out[PL_DATE_ROOM], int year, int month, int day)
{
    char date[PL_DATE_ROOM];
    if (year < 1990 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    snprintf(date, sizeof date, "%04d-%02d-%02d", year, month, day);
    if (!pl_date_valid(date))
        return false;
    memcpy(out, date, sizeof date);
    return true;
}

/* Digits from here on, `size` of them and no more; -1: there are others. */
static int number(const char *at, size_t size)
{
    int value = 0;
    if (strspn(at, "0123456789") != size)
        return -1;
    for (size_t i = 0; i < size; i++)
        value = value * 10 + (at[i] - '0');
    return value;
}

static bool in_figures(char out[PL_DATE_ROOM], const char *at)
{
    size_t digits = strspn(at, "0123456789");
    int whole = number(at, 8);
    if (digits == 8)
        return make(out, whole / 10000, whole / 100 % 100, whole % 100) ||
               make(out, whole % 10000, whole / 10000 % 100, whole / 1000000);
    char between = digits ? at[digits] : '\0';
    if (!between || !strchr("-._", between))
        return false;
    const char *second = at + digits + 1;
    size_t more = strspn(second, "0123456789");
    if (more == 0 || more > 2 || second[more] != between)
        return false;
    const char *third = second + more + 1;
    size_t last = strspn(third, "0123456789");
    if (digits == 4 && last >= 1 && last <= 2)
        return make(out, number(at, 4), number(second, more), number(third, last));
    if (digits <= 2 && last == 4)
        return make(out, number(third, 4), number(second, more), number(at, digits));
    return false;
}

/* The last such day up to the time of the file's change. */
static bool without_year(char out[PL_DATE_ROOM], int month, int day, int64_t changed_us)
{
    char changed[PL_DATE_ROOM];
    int year = 0;
    pl_date_of(changed, changed_us);
    sscanf(changed, "%4d", &year);
    return make(out, year, month, day) &&
           (strcmp(out, changed) <= 0 || make(out, year - 1, month, day));
}

static size_t past_blanks(const char *at)
{
    return strspn(at, " _-.,");
}

/* "17 MAR", "17th March 2026", "17Mar26" */
static bool in_words(char out[PL_DATE_ROOM], const char *at, int64_t changed_us)
{
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 2)
        return false;
    int day = number(at, digits), month = 0;
    const char *name = at + digits;
    if (strncasecmp(name, "st", 2) == 0 || strncasecmp(name, "nd", 2) == 0 ||
        strncasecmp(name, "rd", 2) == 0 || strncasecmp(name, "th", 2) == 0)
        name += 2;
    name += past_blanks(name);
    while (month < 12 && strncasecmp(name, months[month], 3) != 0)
        month++;
    if (month == 12)
        return false;
    while (isalpha((unsigned char)*name))
        name++;
    name += past_blanks(name);
    size_t year = strspn(name, "0123456789");
    if (year == 4)
        return make(out, number(name, 4), month + 1, day);
    return without_year(out, month + 1, day, changed_us);
}

bool pl_browse_day(char out[PL_DATE_ROOM], const char *name, int64_t changed_us)
{
    for (const char *at = name; *at; at++) {
        bool begins =
            isdigit((unsigned char)*at) && (at == name || !isdigit((unsigned char)at[-1]));
        if (begins && (in_figures(out, at) || in_words(out, at, changed_us)))
            return true;
    }
    return false;
}
