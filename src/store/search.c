/* The search through transcripts and notes. There is no index: what was said is read through, so that no
 * second record of it ever comes into being. */
#include "internal.h"
#include "plumbline/store/transcripts.h"

#include "plumbline/base/match.h"
#include "plumbline/store/policy.h"

const char *const pl_search_off =
    "Transcripts are not searched: local policy has not turned that on. A searchable record of "
    "what "
    "participants said is for those who answer for these data to allow: \"transcript_search: yes\" "
    "in the policy file.";

typedef struct search {
    pl_store *store;
    const char *words;
    pl_id recording; /* 0: all */
    pl_hits hits;
    int room;
    bool looked;     /* into a transcript */
    withheld hidden; /* of the recording that was looked at last */
} search;

/* The rows of a query are taken out first: what is withheld is a query of its own. */
static void add(search *s, const pl_hit *hit)
{
    pl_grow(s->hits.items, s->hits.count, s->room);
    s->hits.items[s->hits.count++] = *hit;
}

static bool fits(const search *s, const char *words)
{
    pl_match match;
    return pl_match_words(&match, s->words, words);
}

static sqlite3_stmt *begin(search *s, enum statement which, pl_error *err)
{
    sqlite3_stmt *query = take(s->store, which, err);
    if (query) {
        bind_int(query, ":recording", s->recording);
        bind_me(query, s->store);
    }
    return query;
}

static bool search_cues(search *s, pl_error *err)
{
    sqlite3_stmt *query = begin(s, STMT_SEARCH_CUES, err);
    int row = query ? 0 : -1;
    while (query && (row = next(s->store, query, err)) > 0) {
        s->looked = true;
        if (fits(s, (const char *)sqlite3_column_text(query, 4)))
            add(s, &(pl_hit){ .recording = sqlite3_column_int64(query, 0),
                              .at_us = sqlite3_column_int64(query, 1),
                              .to_us = sqlite3_column_int64(query, 2),
                              .speaker = column_text(s->hits.arena, query, 3),
                              .words = column_text(s->hits.arena, query, 4) });
    }
    return row == 0;
}

static bool search_notes(search *s, pl_error *err)
{
    sqlite3_stmt *query = begin(s, STMT_SEARCH_NOTES, err);
    int row = query ? 0 : -1;
    while (query && (row = next(s->store, query, err)) > 0)
        if (fits(s, (const char *)sqlite3_column_text(query, 5)))
            add(s, &(pl_hit){ .recording = sqlite3_column_int64(query, 0),
                              .at_us = sqlite3_column_int64(query, 1),
                              .to_us = sqlite3_column_int64(query, 2),
                              .review = sqlite3_column_int64(query, 3),
                              .tag = sqlite3_column_int64(query, 4),
                              .words = column_text(s->hits.arena, query, 5) });
    return row == 0;
}

static int by_place(const void *a, const void *b)
{
    const pl_hit *one = a, *other = b;
    if (one->recording != other->recording)
        return one->recording < other->recording ? -1 : 1;
    if (one->at_us != other->at_us)
        return one->at_us < other->at_us ? -1 : 1;
    return (one->tag > other->tag) - (one->tag < other->tag);
}

/* By recording and time, without what is withheld, so many as may be. */
static bool sift(search *s, pl_error *err)
{
    pl_hits *hits = &s->hits;
    int kept = 0;
    bool ok = true;
    if (hits->count)
        qsort(hits->items, (size_t)hits->count, sizeof *hits->items, by_place);
    for (int i = 0; ok && i < hits->count; i++) {
        const pl_hit *hit = &hits->items[i];
        if (hit->recording != s->hidden.recording) {
            withheld_free(&s->hidden);
            ok = withheld_read(&s->hidden, s->store, hit->recording, err);
        }
        if (!ok || withheld_at(&s->hidden, hit->at_us, hit->to_us))
            continue;
        if (kept < PL_MOST_HITS)
            hits->items[kept++] = *hit;
        else
            hits->left_out++;
    }
    hits->count = kept;
    return ok;
}

static bool look(search *s, pl_error *err)
{
    pl_policy policy;
    if (!pl_store_policy(&policy, s->store, err))
        return false;
    s->hits.off = policy.values[PL_POLICY_TRANSCRIPT_SEARCH] == 0;
    return (s->hits.off || search_cues(s, err)) && search_notes(s, err) && sift(s, err);
}

/* One change, with a line for each recording of which something that was said is shown; for a search that
 * found nothing one about who searched. */
static bool log_search(search *s, pl_error *err)
{
    change c;
    bool ok = true, any = false;
    if (!change_begin(&c, s->store, "transcript search", s->store->me.id, err))
        return false;
    say_text(&c, "words", s->words);
    for (int i = 0; ok && i < s->hits.count; i++) {
        const pl_hit *hit = &s->hits.items[i];
        if (hit->tag || (any && c.object == hit->recording))
            continue;
        ok = !any || log_append(&c, err); /* the last one is change_end's */
        c.object = hit->recording;
        any = true;
    }
    return change_end(&c, ok, err);
}

bool pl_store_search(pl_hits *out, pl_store *store, const char *words, pl_id recording,
                     pl_error *err)
{
    search s = {
        .store = store, .words = words, .recording = recording, .hits = { .arena = pl_arena_new() }
    };
    bool ok = read_begin(store, err);
    if (ok) {
        ok = look(&s, err);
        read_end(store);
    }
    ok = ok && (!s.looked || log_search(&s, err));
    s.hits.items = settle(s.hits.arena, s.hits.items, s.hits.count, sizeof *s.hits.items);
    withheld_free(&s.hidden);
    if (ok)
        *out = s.hits;
    else
        pl_hits_free(&s.hits);
    return ok;
}

void pl_hits_free(pl_hits *hits)
{
    pl_arena_free(hits->arena);
    *hits = (pl_hits){ 0 };
}

bool pl_store_transcript_searched(pl_store *store, pl_id recording, const char *words,
                                  pl_error *err)
{
    change c;
    if (!change_begin(&c, store, "transcript search", recording, err))
        return false;
    say_text(&c, "words", words);
    return change_end(&c, true, err);
}
