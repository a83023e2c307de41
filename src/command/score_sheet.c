#include "plumbline/command/score.h"

#include <string.h>

/* Calls `visit` for each place of the sheet until it says stop; gives how many there are, or the place. */
typedef bool (*visitor)(const pl_sheet_place *place, int n, void *ctx);

static int walk(const pl_desk *desk, visitor visit, void *ctx)
{
    const pl_rubric *rubric = desk->facts.rubric;
    int n = 0;
    for (int d = 0; d < rubric->domain_count; d++) {
        for (int i = 0; i < rubric->domains[d].item_count; i++) {
            const pl_item *item = &rubric->domains[d].items[i];
            if (item->left_out[desk->facts.review->setting])
                continue;
            pl_sheet_place place = { .id = item->id, .item = item, .domain = d };
            if (visit(&place, n, ctx))
                return n;
            n++;
        }
        for (int c = 0; c < rubric->check_count; c++)
            for (int q = 0; rubric->checks[c].domain == d && q < rubric->checks[c].question_count;
                 q++, n++) {
                const pl_check_question *question = &rubric->checks[c].questions[q];
                pl_sheet_place place = { .id = question->id,
                                         .check = &rubric->checks[c],
                                         .question = question,
                                         .domain = d };
                if (visit(&place, n, ctx))
                    return n;
            }
    }
    const pl_rubric *asks = pl_review_asks(&desk->facts);
    for (int i = 0; asks && i < asks->prompt_count; i++, n++) {
        pl_sheet_place place = { .id = asks->prompts[i].id,
                                 .prompt = &asks->prompts[i],
                                 .domain = rubric->domain_count };
        if (visit(&place, n, ctx))
            return n;
    }
    return n;
}

static bool never(const pl_sheet_place *place, int n, void *ctx)
{
    (void)place, (void)n, (void)ctx;
    return false;
}

int pl_sheet_count(const pl_desk *desk)
{
    return walk(desk, never, NULL);
}

typedef struct wanted {
    int n;
    const char *id;
    bool found;
    pl_sheet_place place;
} wanted;

static bool by_number(const pl_sheet_place *place, int n, void *ctx)
{
    wanted *w = ctx;
    w->place = *place; /* one beyond the end is the last */
    return n == w->n;
}

static bool by_id(const pl_sheet_place *place, int n, void *ctx)
{
    wanted *w = ctx;
    (void)n;
    w->found = strcmp(place->id, w->id) == 0;
    return w->found;
}

pl_sheet_place pl_sheet_at(const pl_desk *desk, int place)
{
    wanted w = { .n = place };
    walk(desk, by_number, &w);
    return w.place;
}

int pl_sheet_find(const pl_desk *desk, const char *id)
{
    wanted w = { .id = id };
    int n = walk(desk, by_id, &w);
    return w.found ? n : -1;
}
