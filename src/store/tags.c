#include "plumbline/store/tags.h"
#include "internal.h"

#include <string.h>

enum { SEPARATOR = 31 /* between the items of a tag, as TAG_COLUMNS gives them */ };

static void say_tag(change *c, const pl_tag *tag)
{
    say_int(c, "made", tag->made_us);
    say_int(c, "at", tag->at_us);
    say_int(c, "to", tag->to_us);
    say_text(c, "kind", pl_tag_kind_name(tag->kind));
    for (int i = 0; i < tag->item_count; i++)
        say_text(c, "item", tag->items[i]);
    say_int(c, "facilitators", tag->facilitators);
    say_int(c, "report", tag->for_report);
    say_text(c, "note", tag->note);
}

static bool check_tag(const pl_tag *tag, pl_error *err)
{
    if (tag->at_us < 0 || tag->made_us < 0)
        return pl_fail(err, PL_BAD_INPUT, "A tag cannot stand before the first picture.");
    if (tag->to_us != PL_NO_TIME && tag->to_us < tag->at_us)
        return pl_fail(err, PL_BAD_INPUT, "A tag cannot end before it begins.");
    if (tag->item_count < 0 || tag->item_count > PL_MOST_TAG_ITEMS)
        return pl_fail(err, PL_BAD_INPUT, "A tag has at most %d items.", PL_MOST_TAG_ITEMS);
    for (int i = 0; i < tag->item_count; i++)
        if (!tag->items[i][0] || strchr(tag->items[i], SEPARATOR))
            return pl_fail(err, PL_BAD_INPUT, "A tag's item is the name of one of the rubric.");
    if (tag->facilitators & ~(PL_WHO_BIT('A') | PL_WHO_BIT('B') | PL_WHO_BIT('C')))
        return pl_fail(err, PL_BAD_INPUT, "A tag's facilitators are A, B and C of its review.");
    size_t size = strlen(tag->note), length = pl_utf8_length(tag->note);
    if (length > PL_MOST_NOTE)
        return pl_fail(err, PL_BAD_INPUT, "A note has room for %d characters; this one has %zu.",
                       PL_MOST_NOTE, length);
    if (pl_utf8_check(tag->note, size) != size)
        return pl_fail(err, PL_BAD_INPUT, "The note is not UTF-8 text; it was not kept.");
    return true;
}

static void bind_tag(sqlite3_stmt *query, const pl_tag *tag)
{
    bind_int(query, ":id", tag->id);
    bind_int(query, ":review", tag->review);
    bind_int(query, ":made", tag->made_us);
    bind_int(query, ":at", tag->at_us);
    bind_time(query, ":to", tag->to_us);
    bind_text(query, ":kind", pl_tag_kind_name(tag->kind));
    bind_int(query, ":report", tag->for_report);
    bind_text(query, ":note", tag->note);
}

static bool add_items(pl_store *store, const pl_tag *tag, pl_error *err)
{
    for (int i = 0; i < tag->item_count; i++) {
        sqlite3_stmt *query = take(store, STMT_TAG_ITEM_ADD, err);
        if (!query)
            return false;
        bind_int(query, ":tag", tag->id);
        bind_text(query, ":item", tag->items[i]);
        bind_int(query, ":position", i);
        if (!run(store, query, err))
            return false;
    }
    for (int slot = 'A'; slot <= 'C'; slot++) {
        if (!(tag->facilitators & PL_WHO_BIT(slot)))
            continue;
        sqlite3_stmt *query = take(store, STMT_TAG_SLOT_ADD, err);
        if (!query)
            return false;
        bind_int(query, ":tag", tag->id);
        bind_slot(query, ":slot", (char)slot);
        if (!run(store, query, err))
            return false;
    }
    return true;
}

static bool clear_rows(pl_store *store, pl_id tag, const enum statement *which, int count,
                       pl_error *err)
{
    for (int i = 0; i < count; i++) {
        sqlite3_stmt *query = take(store, which[i], err);
        if (!query)
            return false;
        bind_int(query, which[i] == STMT_TAG_DELETE ? ":id" : ":tag", tag);
        if (!run(store, query, err))
            return false;
    }
    return true;
}

bool pl_store_tag_add(pl_store *store, const pl_tag *tag, pl_error *err)
{
    pl_assert(tag->id > 0);
    change c;
    if (!check_tag(tag, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, tag->review, "tag add", tag->id, "Tag added", err))
        return false;
    say_tag(&c, tag);
    sqlite3_stmt *query = take(store, STMT_TAG_ADD, err);
    bool ok = query != NULL;
    if (ok) {
        bind_tag(query, tag);
        bind_int(query, ":utc", tag->made_utc ? tag->made_utc : pl_utc_now());
        ok = run(store, query, err) && add_items(store, tag, err);
    }
    return change_end(&c, ok, err);
}

bool pl_store_tag_set(pl_store *store, const pl_tag *tag, pl_error *err)
{
    static const enum statement lists[] = { STMT_TAG_ITEMS_DELETE, STMT_TAG_SLOTS_DELETE };
    change c;
    if (!check_tag(tag, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, tag->review, "tag set", tag->id, "Tag changed", err))
        return false;
    say_tag(&c, tag);
    sqlite3_stmt *query = take(store, STMT_TAG_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_tag(query, tag);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_NOT_FOUND, "There is no such tag in this review.");
    }
    ok =
        ok && clear_rows(store, tag->id, lists, PL_COUNT(lists), err) && add_items(store, tag, err);
    return change_end(&c, ok, err);
}

static bool review_of(pl_id *out, pl_store *store, pl_id tag, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TAG_REVIEW, err);
    if (!query)
        return false;
    bind_int(query, ":id", tag);
    int row = next(store, query, err);
    if (row == 0)
        pl_fail(err, PL_NOT_FOUND, "There is no such tag.");
    if (row <= 0)
        return false;
    *out = sqlite3_column_int64(query, 0);
    sqlite3_reset(query);
    return true;
}

bool pl_store_tag_delete(pl_store *store, pl_id tag, pl_error *err)
{
    static const enum statement rows[] = { STMT_TAG_EVIDENCE_DELETE, STMT_TAG_POINTS_DELETE,
                                           STMT_TAG_ITEMS_DELETE, STMT_TAG_SLOTS_DELETE,
                                           STMT_TAG_DELETE };
    pl_id review = 0;
    change c;
    if (!review_of(&review, store, tag, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "tag delete", tag, "Tag deleted", err))
        return false;
    bool ok = clear_rows(store, tag, rows, PL_COUNT(rows), err);
    if (ok && sqlite3_changes(store->db) == 0) /* somebody else was faster */
        ok = pl_fail(err, PL_NOT_FOUND, "There is no such tag.");
    return change_end(&c, ok, err);
}

/* "2.4" 31 "5.3" as the list of a tag's items, in the arena. */
static void split_items(pl_tag *tag, char *joined)
{
    while (joined && *joined && tag->item_count < PL_MOST_TAG_ITEMS) {
        tag->items[tag->item_count++] = joined;
        joined = strchr(joined, SEPARATOR);
        if (joined)
            *joined++ = '\0';
    }
}

static pl_tag tag_row(pl_arena *arena, sqlite3_stmt *query)
{
    pl_tag tag = {
        .id = sqlite3_column_int64(query, 0),
        .review = sqlite3_column_int64(query, 1),
        .made_us = sqlite3_column_int64(query, 2),
        .at_us = sqlite3_column_int64(query, 3),
        .to_us = column_time(query, 4),
        .for_report = sqlite3_column_int(query, 6) != 0,
        .note = column_text(arena, query, 7),
        .made_utc = sqlite3_column_int64(query, 8),
    };
    pl_tag_kind_parse(&tag.kind, (const char *)sqlite3_column_text(query, 5));
    split_items(&tag, pl_arena_text(arena, (const char *)sqlite3_column_text(query, 9)));
    const unsigned char *slots = sqlite3_column_text(query, 10);
    for (; slots && *slots; slots++)
        tag.facilitators |= PL_WHO_BIT(*slots);
    return tag;
}

static bool list_tags(pl_tags *out, pl_store *store, sqlite3_stmt *query, pl_error *err)
{
    pl_tags list = { .arena = pl_arena_new() };
    pl_tag *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = tag_row(list.arena, query);
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row < 0)
        pl_tags_free(&list);
    else
        *out = list;
    return row == 0;
}

bool pl_store_tags(pl_tags *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TAG_LIST, err);
    if (!query)
        return false;
    bind_int(query, ":review", review);
    bind_me(query, store);
    return list_tags(out, store, query, err);
}

bool pl_store_tag(pl_tags *out, pl_store *store, pl_id tag, pl_error *err)
{
    sqlite3_stmt *query = take(store, STMT_TAG_ONE, err);
    if (!query)
        return false;
    bind_int(query, ":id", tag);
    bind_me(query, store);
    pl_tags list;
    if (!list_tags(&list, store, query, err))
        return false;
    if (list.count == 0) {
        pl_tags_free(&list);
        return pl_fail(err, PL_NOT_FOUND, "There is no such tag for %s.", store->me.code);
    }
    *out = list;
    return true;
}

/* --- agreed departures */

bool pl_store_departure_set(pl_store *store, pl_id tag, const char *reason, const char *agreed_by,
                            pl_error *err)
{
    pl_id review = 0;
    change c;
    if (!review_of(&review, store, tag, err))
        return change_refuse(store);
    if (!change_begin_draft(&c, store, review, "departure set", tag, "Agreed departure", err))
        return false;
    sqlite3_stmt *query = take(store, STMT_DEPARTURE_SET, err);
    bool ok = query != NULL;
    if (ok) {
        bind_int(query, ":id", tag);
        bind_text(query, ":reason", reason);
        bind_text(query, ":by", agreed_by);
        say_text(&c, "reason", reason);
        say_text(&c, "agreed by", agreed_by);
        ok = run(store, query, err);
        if (ok && sqlite3_changes(store->db) == 0)
            ok = pl_fail(err, PL_BAD_INPUT,
                         "This tag is no agreed departure. Give it that kind first.");
    }
    return change_end(&c, ok, err);
}

bool pl_store_departures(pl_departures *out, pl_store *store, pl_id review, pl_error *err)
{
    sqlite3_stmt *query = take(store, review ? STMT_DEPARTURE_OF : STMT_DEPARTURE_ALL, err);
    if (!query)
        return false;
    if (review)
        bind_int(query, ":review", review);
    bind_me(query, store);
    pl_departures list = { .arena = pl_arena_new() };
    pl_departure *items = NULL;
    int room = 0, row;
    while ((row = next(store, query, err)) > 0) {
        pl_grow(items, list.count, room);
        items[list.count++] = (pl_departure){ .tag = sqlite3_column_int64(query, 0),
                                              .review = sqlite3_column_int64(query, 1),
                                              .at_us = sqlite3_column_int64(query, 2),
                                              .note = column_text(list.arena, query, 3),
                                              .reason = column_text(list.arena, query, 4),
                                              .agreed_by = column_text(list.arena, query, 5),
                                              .session = column_text(list.arena, query, 6),
                                              .programme = column_text(list.arena, query, 7),
                                              .place = column_text(list.arena, query, 8),
                                              .held_on = column_text(list.arena, query, 9) };
    }
    list.items = settle(list.arena, items, list.count, sizeof *items);
    if (row == 0)
        *out = list;
    else
        pl_departures_free(&list);
    return row == 0;
}
