#include "plumbline/base/error.h"
#include "plumbline/base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cuts a text that may have filled its room at a whole character, and says so with an ellipsis. */
static void cut(char *text, size_t wanted)
{
    if (wanted < PL_ERROR_ROOM)
        return;
    size_t end = PL_ERROR_ROOM - 4;
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    memcpy(text + end, "…", 4);
}

bool pl_fail(pl_error *err, pl_code code, const char *format, ...)
{
    if (!err)
        return false;
    va_list args;
    va_start(args, format);
    int wanted = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    err->code = code;
    cut(err->text, (size_t)wanted);
    return false;
}

void pl_error_before(pl_error *err, const char *format, ...)
{
    if (!err)
        return;
    char old[PL_ERROR_ROOM];
    memcpy(old, err->text, sizeof old);
    va_list args;
    va_start(args, format);
    int before = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    size_t at = (size_t)before < sizeof err->text ? (size_t)before : sizeof err->text - 1;
    int behind = snprintf(err->text + at, sizeof err->text - at, "%s", old);
    cut(err->text, (size_t)before + (size_t)behind);
}

void pl_assert_failed(const char *condition, const char *file, int line)
{
    fprintf(stderr,
            "plumbline: a promise of the program itself was broken: %s (%s:%d). What was saved "
            "before is safe. Please report this line.\n",
            condition, file, line);
    abort();
}
