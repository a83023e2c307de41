#include "plumbline/base/time.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MOST_HOURS = 1000 * 1000 };

/* Digits from *at on as a number; false when there is none or it is above `most`. */
static bool read_digits(int64_t *out, int *count, const char **at, int64_t most)
{
    int64_t number = 0;
    int n = 0;
    for (; isdigit((unsigned char)**at); (*at)++, n++) {
        number = number * 10 + (**at - '0');
        if (number > most)
            return false;
    }
    *out = number;
    *count = n;
    return n > 0;
}

/* ".fff" with one to six decimals, or nothing. */
static bool read_fraction(int64_t *micros, const char **at)
{
    *micros = 0;
    if (**at != '.')
        return true;
    (*at)++;
    int64_t unit = 100000;
    for (; isdigit((unsigned char)**at); (*at)++, unit /= 10) {
        if (!unit)
            return false;
        *micros += (**at - '0') * unit;
    }
    return unit != 100000;
}

pl_time pl_time_parse(const char *text)
{
    int64_t field[3] = { 0 }, micros = 0;
    int count = 0, digits = 0;
    const char *at = text;
    do {
        if (count == 3 || !read_digits(&field[count], &digits, &at, MOST_HOURS * (int64_t)3600))
            return PL_NO_TIME;
        if (count > 0 && (digits != 2 || field[count] > 59))
            return PL_NO_TIME;
        count++;
    } while (*at == ':' && at++);
    if (!read_fraction(&micros, &at) || *at)
        return PL_NO_TIME;

    int64_t seconds = 0;
    for (int i = 0; i < count; i++)
        seconds = seconds * 60 + field[i];
    if (seconds > MOST_HOURS * (int64_t)3600)
        return PL_NO_TIME;
    return seconds * 1000000 + micros;
}

const char *pl_time_format(char out[PL_TIME_ROOM], pl_time time, int decimals)
{
    if (time == PL_NO_TIME) {
        snprintf(out, PL_TIME_ROOM, "-");
        return out;
    }
    const char *sign = time < 0 ? "-" : "";
    int64_t micros = time < 0 ? -time : time;
    int64_t seconds = micros / 1000000;
    int size = snprintf(out, PL_TIME_ROOM, "%s%lld:%02d:%02d", sign, (long long)(seconds / 3600),
                        (int)(seconds / 60 % 60), (int)(seconds % 60));
    if (decimals > 0 && size < PL_TIME_ROOM - 8) {
        char fraction[8];
        snprintf(fraction, sizeof fraction, "%06d", (int)(micros % 1000000));
        snprintf(out + size, (size_t)(PL_TIME_ROOM - size), ".%.*s", decimals > 6 ? 6 : decimals,
                 fraction);
    }
    return out;
}
