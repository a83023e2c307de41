#include "program.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

#include <ctype.h>
#include <stdarg.h>

__attribute__((format(printf, 4, 0))) static char *
run(const char *library, int status, const char *stream, const char *format, va_list args)
{
    char words[16384];
    vsnprintf(words, sizeof words, format, args);
    int got;
    char *out = test_run(&got, "env -u DISPLAY -u WAYLAND_DISPLAY %s --library '%s' %s %s",
                         PL_PROGRAM, library, words, stream);
    if (got != status)
        print_error("plumbline %s\nended with %d, should be %d; it said:\n%s\n", words, got, status,
                    out);
    check_int(got, status);
    return out;
}

char *program_run(const char *library, int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *out = run(library, status, "2>/dev/null", format, args);
    va_end(args);
    if (strstr(format, "--json") && *out)
        check(json_valid(out));
    return out;
}

char *program_error(const char *library, int status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *out = run(library, status, "2>&1 >/dev/null", format, args);
    va_end(args);
    return out;
}

char *json_value(const char *json, const char *name)
{
    char *key = pl_format("\"%s\":", name);
    const char *at = strstr(json, key);
    if (!at)
        print_error("no %s in %s\n", name, json);
    check(at != NULL);
    at += strlen(key);
    free(key);
    size_t size = *at == '"' ? strcspn(++at, "\"") : strcspn(at, ",}]");
    return pl_copy_bytes(at, size);
}

long long json_number(const char *json, const char *name)
{
    char *text = json_value(json, name);
    long long number = atoll(text);
    free(text);
    return number;
}

int json_count(const char *json, const char *part)
{
    int count = 0;
    for (const char *at = json; (at = strstr(at, part)); at += strlen(part))
        count++;
    return count;
}

/* ----- a reader that only says whether it is JSON (RFC 8259) */

static const char *skip_space(const char *at)
{
    while (*at == ' ' || *at == '\n')
        at++;
    return at;
}

static const char *read_string(const char *at)
{
    for (at++; *at && *at != '"'; at++) {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at == '\\' && !strchr("\"\\/bfnrtu", *++at))
            return NULL;
    }
    return *at ? at + 1 : NULL;
}

static const char *read_value(const char *at);

static const char *read_list(const char *at, char end, bool named)
{
    at = skip_space(at + 1);
    if (*at == end)
        return at + 1;
    for (;;) {
        if (named) {
            if (*at != '"' || !(at = read_string(at)) || *at != ':')
                return NULL;
            at++;
        }
        at = read_value(skip_space(at));
        if (!at)
            return NULL;
        at = skip_space(at);
        if (*at == end)
            return at + 1;
        if (*at++ != ',')
            return NULL;
        at = skip_space(at);
    }
}

static const char *read_value(const char *at)
{
    static const char *const words[] = { "true", "false", "null" };
    if (*at == '{')
        return read_list(at, '}', true);
    if (*at == '[')
        return read_list(at, ']', false);
    if (*at == '"')
        return read_string(at);
    for (size_t i = 0; i < PL_COUNT(words); i++)
        if (pl_text_starts(at, words[i]))
            return at + strlen(words[i]);
    size_t size = strspn(at, "-+.0123456789eE");
    return size ? at + size : NULL;
}

bool json_valid(const char *text)
{
    bool any = false;
    if (pl_utf8_check(text, strlen(text)) != strlen(text))
        return false;
    while (*(text = skip_space(text))) {
        text = read_value(text);
        if (!text)
            return false;
        any = true;
    }
    return any;
}

void corpus_copy(const char *name, const char *folder, const char *as)
{
    int status;
    free(test_run(&status, "cp '%s/corpus/%s' '%s/%s' && touch -d '1 hour ago' '%s/%s'", PL_BUILD,
                  name, folder, as, folder, as));
    check_int(status, 0);
}

job job_open(void)
{
    job j = { .folder = test_new_folder() };
    j.library = pl_path_join(j.folder, "Bücherei 1");
    j.recordings = pl_path_join(j.folder, "Gruppe \"Ä\" 会议");
    pl_error err = { 0 };
    check_ok(pl_folder_make(j.recordings, 0700, &err));
    corpus_copy("part_a.mp4", j.recordings, "session_part1.mp4");
    corpus_copy("part_b.mp4", j.recordings, "session_part2.mp4");
    free(program_run(j.library, 0, "--as T-02 index '%s'", j.recordings));
    char *out =
        program_run(j.library, 0,
                    "review new session_part1.mp4 --json --rubric group-session-review "
                    "--facilitators A=F-014,B=F-022 --programme bbr --session my-emotions/4 "
                    "--group 'Northgate Tuesday' --date 2026-03-10");
    j.review = json_value(out, "review");
    free(out);
    return j;
}

void job_close(job *j)
{
    char *out = program_run(j->library, 0, "verify --json");
    check_has(out, "\"ok\":true");
    free(out);
    free(j->folder);
    free(j->library);
    free(j->recordings);
    free(j->review);
}
