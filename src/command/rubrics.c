/* The rubrics that a review can go by: the field and the list below it. Those about a service are for a
 * review of one, the others for monitoring. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"

#include <stdlib.h>
#include <strings.h>

typedef struct one_rubric {
    char *id, *title;
    int edition, order, minutes; /* of its short review; 0: it has none */
    bool service;
} one_rubric;

struct pl_rubrics {
    one_rubric *items;
    int count, room;
};

static void free_one(one_rubric *one)
{
    free(one->id);
    free(one->title);
}

void rubrics_free(pl_rubrics *all)
{
    if (!all)
        return;
    for (int i = 0; i < all->count; i++)
        free_one(&all->items[i]);
    free(all->items);
    free(all);
}

/* The review of a session first, then what has something to score or to count, then questions alone. */
static int order_of(const pl_rubric *rubric)
{
    if (strcmp(rubric->id, PL_FIRST_RUBRIC) == 0)
        return 0;
    return rubric->item_count > 0 || rubric->counter_count > 0 ? 1 : 2;
}

static void insert(pl_rubrics *all, one_rubric one)
{
    pl_grow(all->items, all->count, all->room);
    int at = all->count++;
    for (; at > 0 && all->items[at - 1].order > one.order; at--)
        all->items[at] = all->items[at - 1];
    all->items[at] = one;
}

/* Of several editions the newest is the one. */
static void take(pl_rubrics *all, const pl_rubric *rubric)
{
    one_rubric fresh = { pl_copy_text(rubric->id), pl_copy_text(rubric->title),  rubric->edition,
                         order_of(rubric),         rubric->short_review.minutes, rubric->service };
    for (int i = 0; i < all->count; i++) {
        one_rubric *other = &all->items[i];
        if (strcmp(other->id, rubric->id) != 0)
            continue;
        other->edition = rubric->edition > other->edition ? rubric->edition : other->edition;
        if (other->edition == fresh.edition) {
            char *title = other->title;
            other->title = fresh.title;
            fresh.title = title;
            other->order = fresh.order;
            other->minutes = fresh.minutes;
            other->service = fresh.service;
        }
        free_one(&fresh); /* the id is the same */
        return;
    }
    insert(all, fresh);
}

/* A file with problems is left out: `rubric check` names them. */
pl_rubrics *rubrics_read(const char *folder)
{
    pl_rubrics *all = pl_alloc(sizeof *all);
    pl_library_texts texts = { 0 };
    pl_error none = { 0 };
    if (!pl_library_texts_read(&texts, folder, PL_TEXT_RUBRIC, &none))
        return all;
    for (int i = 0; i < texts.count; i++) {
        pl_problems problems = { 0 };
        pl_rubric *rubric = NULL;
        const char *text = texts.items[i].text;
        if (pl_rubric_parse(&rubric, &problems, text, strlen(text)))
            take(all, rubric);
        pl_rubric_free(rubric);
        pl_problems_free(&problems);
    }
    pl_library_texts_free(&texts);
    return all;
}

static bool fits(const pl_app *app, const one_rubric *one)
{
    return one->service == (app->view.dialog == PL_DIALOG_SERVICE);
}

/* NULL for words: the first. */
static const one_rubric *named(const pl_app *app, const char *words)
{
    const pl_rubrics *all = app->rubrics;
    for (int i = 0; all && i < all->count; i++) {
        const one_rubric *one = &all->items[i];
        if (fits(app, one) &&
            (!words || strcasecmp(one->title, words) == 0 || strcmp(one->id, words) == 0))
            return one;
    }
    return NULL;
}

const char *rubrics_named(const pl_app *app)
{
    const one_rubric *one = named(app, field_words(app, PL_FIELD_RUBRIC));
    return one ? one->id : NULL;
}

int rubrics_short_minutes(const pl_app *app)
{
    const one_rubric *one = named(app, field_words(app, PL_FIELD_RUBRIC));
    return one ? one->minutes : 0;
}

void rubrics_say(pl_app *app, const char *id)
{
    const one_rubric *one = named(app, id);
    if (one)
        field_set(app, PL_FIELD_RUBRIC, one->title);
}

/* What has the words that are typed; one that is said already is not looked for. */
int rubrics_rows(pl_menu_row *out, const pl_app *app)
{
    const pl_rubrics *all = app->rubrics;
    const char *now = rubrics_named(app), *typed = now ? "" : field_words(app, PL_FIELD_RUBRIC);
    int count = 0;
    for (int i = 0; all && i < all->count && count < PL_MENU_ROWS_MOST; i++) {
        pl_match match;
        const one_rubric *one = &all->items[i];
        if (!fits(app, one) ||
            (!pl_match_text(&match, typed, one->title) && !pl_match_text(&match, typed, one->id)))
            continue;
        pl_menu_row *row = &out[count++];
        *row = (pl_menu_row){ .command = "start-rubric",
                              .kind = -1,
                              .chosen = now && strcmp(now, one->id) == 0 };
        snprintf(row->words, sizeof row->words, "%s, edition %d", one->title, one->edition);
        snprintf(row->text, sizeof row->text, "%s", one->id);
    }
    return count;
}
