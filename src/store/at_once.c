/* Answers that are seen at once. Which prompts say so stands in the rubric's text, so it is read here. */
#include "plumbline/store/at_once.h"
#include "internal.h"

#include "plumbline/model/answer.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/recordings.h"

#include <stdio.h>
#include <string.h>

typedef struct reading {
    pl_store *store;
    pl_arena *arena;
    pl_at_once *items;
    int count, room;
    char hash[65]; /* of `rubric` */
    pl_rubric *rubric;
} reading;

/* One that cannot be read has nothing to say here: its review says so when it is opened. */
static const pl_rubric *rubric_of(reading *r, const char *hash)
{
    pl_error none = { 0 };
    if (r->rubric && strcmp(r->hash, hash) == 0)
        return r->rubric;
    pl_rubric_free(r->rubric);
    r->rubric = NULL;
    snprintf(r->hash, sizeof r->hash, "%s", hash);
    char *text = pl_store_text(r->store, PL_TEXT_RUBRIC, hash, &none);
    pl_problems problems = { 0 };
    if (text && !pl_rubric_parse(&r->rubric, &problems, text, strlen(text)))
        r->rubric = NULL;
    pl_problems_free(&problems);
    free(text);
    return r->rubric;
}

/* One answer as the query has it. */
typedef struct row {
    pl_id review, recording;
    const char *writer, *hash, *key, *words;
    pl_time at_us;
    pl_utc said_utc, sent_utc;
    bool of_session;
} row;

static bool ends_itself(const char *words)
{
    return *words && strchr(".?!", words[strlen(words) - 1]);
}

static pl_at_once *last_of(reading *r, const row *from, const pl_prompt *prompt)
{
    pl_at_once *last = r->count ? &r->items[r->count - 1] : NULL;
    if (last && last->review == from->review && strcmp(last->prompt, prompt->id) == 0)
        return last;
    pl_grow(r->items, r->count, r->room);
    pl_assert(r->items);
    r->items[r->count++] = (pl_at_once){ .review = from->review,
                                         .recording = from->recording,
                                         .of_session = from->of_session,
                                         .writer = from->writer,
                                         .form = pl_arena_text(r->arena, r->rubric->title),
                                         .prompt = pl_arena_text(r->arena, prompt->id),
                                         .words = "",
                                         .at_us = PL_NO_TIME,
                                         .risk = prompt->seen == PL_SEEN_AT_ONCE };
    return &r->items[r->count - 1];
}

/* What cannot wait is a treatment manager's; what its writer sent is the reviewer's too, which the query
 * has asked for. */
static bool is_for_me(const reading *r, const row *from, const pl_prompt *prompt)
{
    bool manager = r->store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER);
    return (prompt->seen == PL_SEEN_AT_ONCE && manager) ||
           (prompt->seen == PL_SEEN_IF_CHOSEN && from->sent_utc);
}

/* The rows of a prompt come together: the answer itself first, then its parts. */
static void take_row(reading *r, const row *from)
{
    pl_answer_place place;
    if (!rubric_of(r, from->hash) || !pl_answer_place_read(&place, r->rubric, from->key) ||
        !is_for_me(r, from, place.prompt))
        return;
    pl_at_once *to = last_of(r, from, place.prompt);
    if (*from->words)
        to->words = pl_arena_format(r->arena, "%s%s%s%s%s%s", to->words, *to->words ? " " : "",
                                    place.field ? place.field->title : "", place.field ? ": " : "",
                                    from->words, ends_itself(from->words) ? "" : ".");
    if (to->at_us == PL_NO_TIME)
        to->at_us = from->at_us;
    to->said_utc = from->said_utc > to->said_utc ? from->said_utc : to->said_utc;
    bool first = !place.field && place.kind == PL_ANSWER_CHOICE && place.choices->count > 0 &&
                 strcmp(place.choices->items[0], from->words) == 0;
    to->tells = to->tells || !to->risk || (!place.field && !first);
}

static bool read_rows(reading *r, pl_id recording, pl_error *err)
{
    sqlite3_stmt *query = take(r->store, STMT_AT_ONCE, err);
    if (!query)
        return false;
    bind_int(query, ":me", r->store->me.id);
    bind_int(query, ":manager", (r->store->me.roles & PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER)) != 0);
    bind_int(query, ":recording", recording);
    int found, count = 0, room = 0;
    row *rows = NULL; /* taken out first: reading a text is a query of its own */
    while ((found = next(r->store, query, err)) > 0) {
        pl_grow(rows, count, room);
        rows[count++] = (row){ .review = sqlite3_column_int64(query, 0),
                               .recording = sqlite3_column_int64(query, 1),
                               .writer = column_text(r->arena, query, 2),
                               .hash = column_text(r->arena, query, 3),
                               .key = column_text(r->arena, query, 4),
                               .words = column_text(r->arena, query, 5),
                               .said_utc = sqlite3_column_int64(query, 6),
                               .at_us = column_time(query, 7),
                               .sent_utc = sqlite3_column_int64(query, 8),
                               .of_session = sqlite3_column_int(query, 9) != 0 };
    }
    for (int i = 0; found == 0 && i < count; i++)
        take_row(r, &rows[i]);
    free(rows);
    pl_rubric_free(r->rubric);
    return found == 0;
}

static bool was_seen(pl_store *store, const pl_at_once *one)
{
    char name[PL_SEEN_ROOM], value[PL_SEEN_ROOM], *kept = NULL;
    pl_error none = { 0 };
    bool seen = pl_store_setting(&kept, store, pl_at_once_setting(name, one), &none) &&
                strcmp(kept, pl_at_once_value(value, one)) == 0;
    free(kept);
    return seen;
}

bool pl_store_at_once(pl_at_onces *out, pl_store *store, pl_id recording, pl_error *err)
{
    *out = (pl_at_onces){ 0 };
    reading r = { .store = store, .arena = pl_arena_new() };
    bool ok = read_rows(&r, recording, err);
    for (int i = 0; ok && i < r.count; i++)
        r.items[i].seen = was_seen(store, &r.items[i]);
    out->arena = r.arena;
    out->items = settle(r.arena, r.items, r.count, sizeof *r.items);
    out->count = r.count;
    if (!ok)
        pl_at_onces_free(out);
    return ok;
}
