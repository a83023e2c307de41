#include "plumbline/library/rubric_shelf.h"

#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_TEXT = 1 << 20 };

/* ----- one entry */

static void entry_free(pl_rubric_entry *entry)
{
    free(entry->file);
    free(entry->text);
    free(entry->id);
    free(entry->title);
    pl_rubric_free(entry->rubric);
    pl_problems_free(&entry->problems);
}

/* What a text says of itself, also where it cannot be read. */
static void name_entry(pl_rubric_entry *entry)
{
    const pl_rubric *rubric = entry->rubric;
    if (rubric) {
        entry->id = pl_copy_text(rubric->id);
        entry->title = pl_copy_text(rubric->title);
        entry->edition = rubric->edition;
        return;
    }
    long long edition = 0;
    char *id = pl_rubric_text_value(entry->text, "id");
    char *title = pl_rubric_text_value(entry->text, "title");
    char *number = pl_rubric_text_value(entry->text, "edition");
    if (number && pl_number_parse(&edition, number, 1, 1000000))
        entry->edition = (int)edition;
    free(number);
    entry->id = id ? id : pl_copy_text("");
    entry->title = title ? title : pl_copy_text(pl_path_name(entry->file));
}

/* Takes ownership of the text. */
static void add_entry(pl_rubric_shelf *shelf, const char *file, char *text, size_t size,
                      bool shipped)
{
    pl_rubric_entry entry = {
        .file = pl_copy_text(file), .text = text, .size = size, .shipped = shipped
    };
    pl_rubric_parse(&entry.rubric, &entry.problems, text, size);
    name_entry(&entry);
    pl_grow(shelf->items, shelf->count, shelf->room);
    shelf->items[shelf->count++] = entry;
}

static char *drafts_of(const char *folder)
{
    char *rubrics = pl_path_join(folder, "rubrics");
    char *drafts = pl_path_join(rubrics, "drafts");
    free(rubrics);
    return drafts;
}

static void add_draft(pl_rubric_shelf *shelf, const char *path)
{
    size_t size;
    pl_error none = { 0 };
    pl_file_facts facts = { 0 };
    char *text = pl_file_facts_read(&facts, path, &none) && facts.regular
                     ? pl_file_read(&size, path, MOST_TEXT, &none)
                     : NULL;
    if (!text)
        return;
    add_entry(shelf, path, text, size, false);
    shelf->items[shelf->count - 1].draft = true;
    shelf->items[shelf->count - 1].changed_us = facts.changed_us;
}

static bool add_drafts(pl_rubric_shelf *shelf, const char *folder, pl_error *err)
{
    pl_names names = { 0 };
    char *place = drafts_of(folder);
    bool ok = !pl_path_exists(place) || pl_folder_list(&names, place, err);
    for (int i = 0; ok && i < names.count; i++) {
        if (!pl_text_ends(names.items[i], ".yaml"))
            continue;
        char *path = pl_path_join(place, names.items[i]);
        add_draft(shelf, path);
        free(path);
    }
    pl_names_free(&names);
    free(place);
    return ok;
}

static bool add_texts(pl_rubric_shelf *shelf, const char *folder, pl_error *err)
{
    pl_library_texts texts;
    if (!pl_library_texts_read(&texts, folder, PL_TEXT_RUBRIC, err))
        return false;
    for (int i = 0; i < texts.count; i++) {
        pl_library_text *one = &texts.items[i];
        add_entry(shelf, one->name, one->text, strlen(one->text), one->shipped);
        one->text = NULL;
    }
    pl_library_texts_free(&texts);
    return true;
}

/* ----- order */

/* The review of a session first, then what is scored or counted, then questions alone. */
static int rank_of(const pl_rubric_entry *entry)
{
    const pl_rubric *rubric = entry->rubric;
    if (!entry->shipped)
        return 9;
    if (strcmp(entry->id, "group-session-review") == 0)
        return 0;
    if (rubric && rubric->service)
        return 3;
    return rubric && rubric->item_count == 0 && rubric->counter_count == 0 ? 2 : 1;
}

/* Own files that say no id are each by itself. */
bool pl_rubric_entry_same(const pl_rubric_entry *a, const pl_rubric_entry *b)
{
    if (!a->id[0] || !b->id[0])
        return a == b;
    return a->shipped == b->shipped && strcmp(a->id, b->id) == 0;
}

/* Of an entry, and of the newest of its rubric. */
typedef struct ranked {
    pl_rubric_entry entry;
    const char *head;
} ranked;

static int by_edition(const ranked *a, const ranked *b)
{
    int order = strcmp(a->entry.id, b->entry.id);
    order = order ? order : a->entry.shipped - b->entry.shipped;
    order = order ? order : b->entry.draft - a->entry.draft;
    order = order ? order : b->entry.edition - a->entry.edition;
    return order ? order : strcmp(a->entry.file, b->entry.file);
}

static int by_title(const ranked *a, const ranked *b)
{
    int order = rank_of(&a->entry) - rank_of(&b->entry);
    return order ? order : strcmp(a->head, b->head);
}

/* By insertion: there are few, and what is equal keeps its order. */
static void sort_places(ranked *places, int count, int (*compare)(const ranked *a, const ranked *b))
{
    for (int i = 1; i < count; i++) {
        ranked one = places[i];
        int at = i;
        for (; at > 0 && compare(&places[at - 1], &one) > 0; at--)
            places[at] = places[at - 1];
        places[at] = one;
    }
}

static void sort(pl_rubric_shelf *shelf)
{
    ranked *places = pl_alloc((size_t)(shelf->count + 1) * sizeof *places);
    for (int i = 0; i < shelf->count; i++)
        places[i].entry = shelf->items[i];
    sort_places(places, shelf->count, by_edition);
    for (int i = 0; i < shelf->count; i++) {
        bool goes_on = i > 0 && places[i].entry.id[0] &&
                       pl_rubric_entry_same(&places[i - 1].entry, &places[i].entry);
        places[i].head = goes_on ? places[i - 1].head : places[i].entry.title;
    }
    sort_places(places, shelf->count, by_title);
    for (int i = 0; i < shelf->count; i++)
        shelf->items[i] = places[i].entry;
    free(places);
}

/* ----- who goes by them */

static void mark_use(pl_rubric_shelf *shelf, const pl_rubric_use *use)
{
    for (int i = 0; i < shelf->count; i++) {
        pl_rubric_entry *entry = &shelf->items[i];
        if (entry->draft || !entry->rubric || entry->edition != use->edition ||
            strcmp(entry->id, use->id) != 0)
            continue;
        entry->signed_reviews = use->signed_reviews;
        entry->drafts = use->drafts;
        entry->first_utc = use->first_utc;
        entry->last_utc = use->last_utc;
    }
}

static bool mark_uses(pl_rubric_shelf *shelf, pl_store *store, pl_error *err)
{
    pl_rubric_uses uses;
    if (!store)
        return true;
    if (!pl_store_rubric_uses(&uses, store, err))
        return false;
    for (int i = 0; i < uses.count; i++)
        mark_use(shelf, &uses.items[i]);
    pl_rubric_uses_free(&uses);
    return true;
}

/* ----- the shelf */

bool pl_rubric_shelf_read(pl_rubric_shelf *out, const char *folder, pl_store *store, pl_error *err)
{
    pl_rubric_shelf shelf = { 0 };
    if (!add_texts(&shelf, folder, err) || !add_drafts(&shelf, folder, err) ||
        !mark_uses(&shelf, store, err)) {
        pl_rubric_shelf_free(&shelf);
        return false;
    }
    sort(&shelf);
    *out = shelf;
    return true;
}

void pl_rubric_shelf_free(pl_rubric_shelf *shelf)
{
    for (int i = 0; i < shelf->count; i++)
        entry_free(&shelf->items[i]);
    free(shelf->items);
    *shelf = (pl_rubric_shelf){ 0 };
}

int pl_rubric_shelf_before(const pl_rubric_shelf *shelf, int at)
{
    const pl_rubric_entry *of = &shelf->items[at];
    int best = -1;
    for (int i = 0; i < shelf->count; i++) {
        const pl_rubric_entry *one = &shelf->items[i];
        bool before = one->rubric && !one->draft && i != at && of->id[0] &&
                      strcmp(one->id, of->id) == 0 &&
                      (of->draft && of->edition == 0 ? true : one->edition < of->edition);
        if (before && (best < 0 || one->edition > shelf->items[best].edition))
            best = i;
    }
    return best;
}

/* ----- drafts */

static char *free_path(const char *folder, const char *id, int edition)
{
    enum { TRIES = 100 };
    char *path = NULL;
    for (int n = 1; n < TRIES; n++) {
        char also[16] = "";
        if (n > 1)
            snprintf(also, sizeof also, "-%d", n);
        char *name = edition > 1 ? pl_format("%s-edition-%d%s.yaml", id, edition, also)
                                 : pl_format("%s%s.yaml", id, also);
        free(path);
        path = pl_path_join(folder, name);
        free(name);
        if (!pl_path_exists(path))
            return path;
    }
    return path;
}

bool pl_rubric_draft_begin(char **path, const char *folder, const char *id, int edition,
                           const char *text, pl_error *err)
{
    char *place = drafts_of(folder), *file = free_path(place, id, edition);
    pl_new_file *fresh = NULL;
    bool ok = pl_folder_make(place, 0700, err) && (fresh = pl_new_file_begin(file, err)) &&
              pl_new_file_put(fresh, 0, text, strlen(text), err);
    if (ok)
        ok = pl_new_file_end(&fresh, err);
    else
        pl_new_file_drop(&fresh);
    free(place);
    if (ok)
        *path = file;
    else
        free(file);
    return ok;
}

bool pl_rubric_draft_write(int64_t *changed_us, const char *path, const char *text, size_t size,
                           pl_error *err)
{
    pl_file_facts facts;
    char *folder = pl_path_folder(path);
    bool ok = pl_folder_make(folder, 0700, err) && pl_file_write(path, text, size, err) &&
              pl_file_facts_read(&facts, path, err);
    free(folder);
    if (ok)
        *changed_us = facts.changed_us;
    return ok;
}

bool pl_rubric_draft_drop(const char *path, pl_error *err)
{
    return unlink(path) == 0 || pl_fail(err, pl_errno_code(errno), "%s cannot be removed: %s.",
                                        path, pl_errno_words(errno));
}

bool pl_rubric_draft_save(pl_rubric_added *out, pl_store *store, const char *path, const char *text,
                          pl_error *err)
{
    int64_t changed;
    pl_error none = { 0 };
    if (!pl_rubric_draft_write(&changed, path, text, strlen(text), err) ||
        !pl_library_rubric_add(out, store, path, err))
        return false;
    pl_rubric_draft_drop(path, &none); /* one that stays is a copy of what is kept now */
    return true;
}
