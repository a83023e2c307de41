/* Own rubrics: a text to begin from, and an edition that is kept for ever. */
#include "plumbline/library/texts.h"

#include "plumbline/base/file.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

/* All that is known of a rubric's editions, wherever they stand. */
typedef struct known {
    const char *id;
    int edition; /* the one that is looked for */
    const char *hash;
    int newest;          /* 0: none is known */
    bool same;           /* this edition is there, with this text */
    bool other;          /* it is there with another */
    bool shipped;        /* the id is that of a shipped one */
    char *path;          /* of the file that has this text, or NULL; free() */
    pl_rubric **earlier; /* the editions before it, in no order */
    int earlier_count, earlier_room;
} known;

static void known_free(known *k)
{
    for (int i = 0; i < k->earlier_count; i++)
        pl_rubric_free(k->earlier[i]);
    free(k->earlier);
}

static void note_edition(known *k, int edition, const char *hash)
{
    if (edition > k->newest)
        k->newest = edition;
    if (edition != k->edition)
        return;
    if (strcmp(hash, k->hash) == 0)
        k->same = true;
    else
        k->other = true;
}

/* Gives whether it is of this rubric. */
static bool note_text(known *k, const char *text, bool shipped)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    char hash[PL_HASH_ROOM];
    bool fits =
        pl_rubric_parse(&rubric, &problems, text, strlen(text)) && strcmp(rubric->id, k->id) == 0;
    pl_problems_free(&problems);
    if (fits) {
        k->shipped = k->shipped || shipped;
        note_edition(k, rubric->edition, pl_hash_bytes(hash, text, strlen(text)));
    }
    if (fits && rubric->edition < k->edition) {
        pl_grow(k->earlier, k->earlier_count, k->earlier_room);
        k->earlier[k->earlier_count++] = rubric;
    } else {
        pl_rubric_free(rubric);
    }
    return fits;
}

static void note_file(known *k, const pl_library_text *file)
{
    char hash[PL_HASH_ROOM];
    if (!note_text(k, file->text, file->shipped) || k->path || file->shipped)
        return;
    if (strcmp(pl_hash_bytes(hash, file->text, strlen(file->text)), k->hash) == 0)
        k->path = pl_copy_text(file->name);
}

/* A text of an older Plumbline may not parse any more; that its edition is known holds all the same. */
static bool note_kept(known *k, pl_store *store, const pl_kept_edition *kept, pl_error *err)
{
    char *text = pl_store_text(store, PL_TEXT_RUBRIC, kept->hash, err);
    if (!text)
        return false;
    note_edition(k, kept->edition, kept->hash);
    note_text(k, text, false);
    free(text);
    return true;
}

/* The files of the library, those that ship, and every text that a review was ever made with. */
static bool look_around(known *k, pl_store *store, pl_error *err)
{
    pl_library_texts texts;
    pl_kept_editions kept;
    if (!pl_library_texts_read(&texts, pl_store_folder(store), PL_TEXT_RUBRIC, err))
        return false;
    for (int i = 0; i < texts.count; i++)
        note_file(k, &texts.items[i]);
    pl_library_texts_free(&texts);
    if (!pl_store_rubric_editions(&kept, store, k->id, err))
        return false;
    bool ok = true;
    for (int i = 0; ok && i < kept.count; i++)
        ok = note_kept(k, store, &kept.items[i], err);
    pl_kept_editions_free(&kept);
    return ok;
}

static bool may_add(const pl_store *store, pl_error *err)
{
    return (pl_store_me(store)->roles & PL_ROLES_ANSWERING) ||
           pl_fail(err, PL_REFUSED,
                   "What everybody in the library is scored by is added by those who answer for "
                   "the service: a treatment manager, a clinical lead or an administrator.");
}

static bool check_known(const known *k, const pl_rubric *rubric, pl_error *err)
{
    if (k->shipped)
        return pl_fail(err, PL_REFUSED,
                       "%s is a rubric that comes with Plumbline and is never changed. Give yours "
                       "an \"id\" and a \"title\" of its own, with edition 1.",
                       rubric->id);
    if (k->other && !k->same)
        return pl_fail(err, PL_REFUSED,
                       "Edition %d of %s is known already, with another text, and an edition is "
                       "never changed: editing makes a new edition. The next is \"edition: %d\".",
                       rubric->edition, rubric->id, k->newest + 1);
    return true;
}

/* A number that was taken out is not used again for something else: in an appeal "2.4" is one thing. */
static bool check_numbers(const known *k, const pl_rubric *rubric, pl_error *err)
{
    const pl_rubric *last = NULL;
    for (int i = 0; i < k->earlier_count; i++)
        if (!last || k->earlier[i]->edition > last->edition)
            last = k->earlier[i];
    for (int i = 0; last && i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        if (pl_rubric_item_find(last, item->id))
            continue;
        for (int n = 0; n < k->earlier_count; n++) {
            const pl_item *old = pl_rubric_item_find(k->earlier[n], item->id);
            if (old && strcmp(old->words[0].title, item->words[0].title) != 0)
                return pl_fail(err, PL_REFUSED,
                               "Item %s was \"%s\" in edition %d and was taken out: its number is "
                               "not used again. Give \"%s\" another.",
                               item->id, old->words[0].title, k->earlier[n]->edition,
                               item->words[0].title);
        }
    }
    return true;
}

/* Beside its place and moved there, when all of it is on the drive; what stands there is never replaced. */
static bool write_new(const char *path, const char *text, pl_error *err)
{
    pl_new_file *file = pl_new_file_begin(path, err);
    if (!file)
        return false;
    if (!pl_new_file_put(file, 0, text, strlen(text), err)) {
        pl_new_file_drop(&file);
        return false;
    }
    return pl_new_file_end(&file, err);
}

static bool write_own(char **path, const pl_store *store, const pl_rubric *rubric, const char *text,
                      pl_error *err)
{
    char *folder = pl_path_join(pl_store_folder(store), "rubrics");
    char *name = pl_format("%s-%d.yaml", rubric->id, rubric->edition);
    char *place = pl_path_join(folder, name);
    bool ok = pl_folder_make(folder, 0700, err) && write_new(place, text, err);
    free(folder);
    free(name);
    if (ok)
        *path = place;
    else
        free(place);
    return ok;
}

static bool add(pl_rubric_added *out, pl_store *store, const pl_rubric *rubric, const char *text,
                pl_error *err)
{
    char hash[PL_HASH_ROOM];
    pl_hash_bytes(hash, text, strlen(text));
    known k = { .id = rubric->id, .edition = rubric->edition, .hash = hash };
    pl_kept_text kept = { rubric->id, rubric->title, text, rubric->edition };
    bool ok = look_around(&k, store, err) && check_known(&k, rubric, err) &&
              check_numbers(&k, rubric, err);
    known_free(&k);
    bool there = k.path != NULL;
    ok = ok && (there || write_own(&k.path, store, rubric, text, err));
    /* from here on the edition is known, whatever becomes of its file */
    ok = ok && pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &kept, err);
    if (ok)
        *out = (pl_rubric_added){ .path = k.path, .was_there = there };
    else
        free(k.path);
    return ok;
}

bool pl_library_rubric_add(pl_rubric_added *out, pl_store *store, const char *file, pl_error *err)
{
    pl_rubric *rubric = NULL;
    char *text = NULL;
    if (!may_add(store, err) || !pl_library_rubric_file(&rubric, &text, file, err))
        return false;
    bool ok = add(out, store, rubric, text, err);
    if (ok)
        out->rubric = rubric;
    else
        pl_rubric_free(rubric);
    free(text);
    return ok;
}

void pl_rubric_added_free(pl_rubric_added *added)
{
    pl_rubric_free(added->rubric);
    free(added->path);
    *added = (pl_rubric_added){ 0 };
}

bool pl_library_rubric_copy(pl_rubric **out, const char *folder, const char *name, const char *path,
                            pl_error *err)
{
    pl_rubric *rubric = NULL;
    char *text = NULL;
    if (!pl_library_rubric(&rubric, &text, folder, name, err))
        return false;
    bool ok = write_new(path, text, err);
    free(text);
    if (ok)
        *out = rubric;
    else
        pl_rubric_free(rubric);
    return ok;
}
