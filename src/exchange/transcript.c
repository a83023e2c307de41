#include "transcript.h"

#include "plumbline/base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { POINT_US = 2 * 1000 * 1000, MOST_PIECES = 16, MOST_HOURS_DIGITS = 4 };

typedef struct line {
    const char *text;
    size_t size;
} line;

typedef struct reading {
    const char *text, *end;
    const char *next; /* of the line behind `now` */
    line now;
    int number; /* of `now`, from 1 */
    bool vtt;
    pl_problems *problems;
    pl_transcript out;
    pl_cue *cues;
    int room;
    bool named; /* it was said that a speaker is no code */
    pl_time from_us, to_us;
} reading;

/* Lines end with "\n", "\r\n" or "\r". False behind the last. */
static bool step(reading *r)
{
    if (r->next >= r->end)
        return false;
    const char *at = r->next;
    while (at < r->end && *at != '\n' && *at != '\r')
        at++;
    r->now = (line){ r->next, (size_t)(at - r->next) };
    r->next = at < r->end ? at + 1 + (*at == '\r' && at + 1 < r->end && at[1] == '\n') : at;
    r->number++;
    return true;
}

static bool is_blank(line l)
{
    for (size_t i = 0; i < l.size; i++)
        if (l.text[i] != ' ' && l.text[i] != '\t')
            return false;
    return true;
}

static const char *arrow_in(line l)
{
    for (size_t i = 0; i + 3 <= l.size; i++)
        if (memcmp(l.text + i, "-->", 3) == 0)
            return l.text + i;
    return NULL;
}

static bool starts(line l, const char *word)
{
    size_t size = strlen(word);
    return l.size >= size && memcmp(l.text, word, size) == 0 &&
           (l.size == size || l.text[size] == ' ' || l.text[size] == '\t');
}

/* ----- times */

static int column_of(const reading *r, const char *at)
{
    int column = 1;
    for (const char *c = r->now.text; c < at; c++)
        column += ((unsigned char)*c & 0xc0) != 0x80;
    return column;
}

/* Up to `most` digits; their number, or 0 where there is none. */
static int digits(int64_t *out, const char **at, const char *end, int most)
{
    int count = 0;
    int64_t value = 0;
    for (; *at < end && isdigit((unsigned char)**at) && count < most; count++)
        value = value * 10 + (*(*at)++ - '0');
    *out = value;
    return count;
}

/* "[h:]mm:ss[.mmm]", with a comma as well. Leaves *at where it is not one any more. */
static bool read_time(pl_time *out, const char **at, const char *end)
{
    int64_t part[3] = { 0 }, fraction = 0;
    int parts = 0, count;
    do {
        if (!digits(&part[parts], at, end, parts ? 2 : MOST_HOURS_DIGITS))
            return false;
        parts++;
    } while (parts < 3 && *at < end && **at == ':' && (*at)++);
    if (parts < 2 || part[parts - 1] > 59 || (parts == 3 && part[1] > 59))
        return false;
    if (*at < end && (**at == '.' || **at == ',')) {
        (*at)++;
        if (!(count = digits(&fraction, at, end, 6)))
            return false;
        for (; count < 6; count++)
            fraction *= 10;
        while (*at < end && isdigit((unsigned char)**at))
            (*at)++;
    }
    if (parts == 2)
        *out = (part[0] * 60 + part[1]) * 1000000 + fraction;
    else
        *out = ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000000 + fraction;
    return true;
}

static const char *skip(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

static bool no_time(reading *r, const char *at)
{
    pl_problems_add(r->problems, r->number, column_of(r, at),
                    "this is no time; a time is written 0:58:24.500 or 00:58:24,500");
    return false;
}

/* "00:01.000 --> 00:02.000 align:start": what stands behind the times says where on the picture. */
static bool read_times(reading *r)
{
    const char *end = r->now.text + r->now.size, *arrow = arrow_in(r->now);
    const char *first = skip(r->now.text, end), *second = skip(arrow + 3, end), *at = first;
    if (!read_time(&r->from_us, &at, arrow) || skip(at, arrow) != arrow)
        return no_time(r, first);
    at = second;
    if (!read_time(&r->to_us, &at, end) || (at < end && *at != ' ' && *at != '\t'))
        return no_time(r, second);
    if (r->to_us < r->from_us) {
        pl_problems_add(r->problems, r->number, column_of(r, second),
                        "the line ends before it begins");
        return false;
    }
    if (r->to_us == r->from_us)
        r->to_us += POINT_US;
    return true;
}

/* ----- cues */

static void name_speaker(reading *r, const char *speaker, int number)
{
    if (!speaker || r->named || pl_speaker_is_code(speaker))
        return;
    r->named = true;
    pl_problems_remark(r->problems, number, 1,
                       "the speaker '%.40s' is no code; participants have codes only, P1 to P12, "
                       "and nowhere a name",
                       speaker);
}

static void add_cue(reading *r, const cue_piece *piece, int number)
{
    name_speaker(r, piece->speaker, number);
    pl_grow(r->cues, r->out.count, r->room);
    r->cues[r->out.count++] = (pl_cue){ .from_us = r->from_us,
                                        .to_us = r->to_us,
                                        .speaker = pl_arena_text(r->out.arena, piece->speaker),
                                        .words = pl_arena_text(r->out.arena, piece->words.data) };
}

static bool is_number(line l)
{
    size_t i = 0;
    while (i < l.size && isdigit((unsigned char)l.text[i]))
        i++;
    return l.size > 0 && i == l.size;
}

/* Whether `now` begins the next cue with no blank line before it: a number that stands before its times is
 * theirs and no word. */
static bool begins_next(const reading *r)
{
    reading ahead = *r;
    if (arrow_in(r->now))
        return isdigit((unsigned char)*skip(r->now.text, r->now.text + r->now.size));
    return is_number(r->now) && step(&ahead) && arrow_in(ahead.now);
}

/* The lines of a cue up to a blank one. `now` is behind them, unread where `*more`. */
static void read_words(reading *r, bool right, bool *more)
{
    int number = r->number;
    const char *first = NULL, *last = NULL;
    *more = false;
    while (step(r) && !is_blank(r->now)) {
        if (begins_next(r)) {
            *more = true;
            break;
        }
        first = first ? first : r->now.text;
        last = r->now.text + r->now.size;
    }
    if (!right || !first)
        return;
    cue_piece pieces[MOST_PIECES];
    int count = cue_words(pieces, MOST_PIECES, first, (size_t)(last - first));
    for (int i = 0; i < count; i++) {
        add_cue(r, &pieces[i], number);
        free(pieces[i].speaker);
        pl_text_free(&pieces[i].words);
    }
}

static void skip_block(reading *r)
{
    while (!is_blank(r->now) && step(r)) {
    }
}

/* What stands before the times of a cue, alone in its line, is its name. */
static bool is_name(const reading *r)
{
    reading ahead = *r;
    return step(&ahead) && arrow_in(ahead.now);
}

/* From a line that is not blank. */
static void read_block(reading *r, bool *more)
{
    *more = false;
    bool aside =
        r->vtt && (starts(r->now, "NOTE") || starts(r->now, "STYLE") || starts(r->now, "REGION"));
    if (!arrow_in(r->now) && !aside && is_name(r))
        step(r);
    if (arrow_in(r->now) && !aside) {
        read_words(r, read_times(r), more);
        return;
    }
    if (!aside)
        pl_problems_remark(r->problems, r->number, 1,
                           "these words have no times before them; they are left out");
    skip_block(r);
}

static void read_all(reading *r)
{
    bool more = step(r);
    r->vtt = more && starts(r->now, "WEBVTT");
    if (r->vtt) /* what stands in its head says nothing of what was said */
        while ((more = step(r)) && !is_blank(r->now) && !arrow_in(r->now)) {
        }
    while (more || step(r)) {
        more = false;
        if (is_blank(r->now))
            continue;
        if (r->out.count >= PL_MOST_CUES) {
            pl_problems_add(r->problems, r->number, 1,
                            "there are more than %d lines; split the file", PL_MOST_CUES);
            return;
        }
        read_block(r, &more);
    }
}

bool pl_transcript_parse(pl_transcript *out, pl_problems *problems, const char *bytes, size_t size)
{
    int faults = problems->faults;
    char *text = NULL;
    reading r = { .problems = problems, .out = { .arena = pl_arena_new() } };
    if (size > PL_MOST_TRANSCRIPT)
        pl_problems_add(problems, 1, 1, "the file is larger than %d MB; it is no transcript",
                        PL_MOST_TRANSCRIPT >> 20);
    else
        text = transcript_text(&size, problems, bytes, size);
    if (text) {
        r.text = r.next = text;
        r.end = text + size;
        read_all(&r);
        if (r.out.count == 0 && problems->faults == faults)
            pl_problems_add(problems, 1, 1,
                            "there is no line with its times here; a transcript is a WebVTT or SRT "
                            "file, with 00:58:24.500 --> 00:58:27.000 before the words");
    }
    r.out.cues = pl_arena_alloc(r.out.arena, ((size_t)r.out.count + 1) * sizeof *r.cues);
    if (r.out.count)
        memcpy(r.out.cues, r.cues, (size_t)r.out.count * sizeof *r.cues);
    free(r.cues);
    free(text);
    pl_problems_sort(problems);
    if (problems->faults == faults) {
        pl_transcript_settle(&r.out);
        *out = r.out;
        return true;
    }
    pl_transcript_free(&r.out);
    return false;
}
