/* From the draft to the rubric: the two-column option, bands, and the short review. */
#include "rubric_build.h"

#include "plumbline/base/memory.h"

#include <stdio.h>
#include <string.h>

/* "2.5" or "2.75" or "3": hundredths, so that a figure is compared before it is rounded. */
bool pl_rubric_hundredths(int64_t *out, const char *text)
{
    long long whole = 0, part = 0;
    const char *point = strchr(text, '.');
    char digits[8] = "";
    size_t size = point ? (size_t)(point - text) : strlen(text);
    if (size == 0 || size >= sizeof digits)
        return false;
    snprintf(digits, sizeof digits, "%.*s", (int)size, text);
    if (!pl_number_parse(&whole, digits, 0, 99999))
        return false;
    size_t after = point ? strlen(point + 1) : 0;
    if (point && (after < 1 || after > 2 || !pl_number_parse(&part, point + 1, 0, 99)))
        return false;
    *out = whole * 100 + (after == 1 ? part * 10 : part);
    return true;
}

static void build_bands(pl_rubric_build *b)
{
    const pl_draft_band *draft = b->draft->bands.items;
    int count = b->draft->bands.count;
    pl_band *bands = pl_arena_alloc(b->yaml->arena, (size_t)count * sizeof *bands);
    for (int i = 0; i < count; i++) {
        int64_t from = 0;
        bands[i].title = pl_draft_get(draft[i].title);
        if (!draft[i].from)
            continue;
        if (!pl_rubric_hundredths(&from, draft[i].from->text))
            pl_problems_add(b->yaml->problems, draft[i].from->line, draft[i].from->column,
                            "'from' needs a number such as \"2.5\", not '%.40s'",
                            draft[i].from->text);
        else if (i > 0 && draft[i - 1].from && from <= bands[i - 1].from_hundredths)
            pl_problems_add(b->yaml->problems, draft[i].from->line, draft[i].from->column,
                            "bands stand from low to high; this one does not begin above the one "
                            "before it");
        bands[i].from_hundredths = (int)from;
    }
    b->rubric->bands = bands;
    b->rubric->band_count = count;
}

static void build_done(pl_rubric_build *b)
{
    const pl_draft_done *draft = &b->draft->done;
    if (!draft->node)
        return;
    b->rubric->done =
        (pl_done){ .title = pl_draft_get(draft->title), .choices = draft->choices.texts };
    if (draft->choices.node && (draft->choices.texts.count < 2 || draft->choices.texts.count > 3))
        pl_problems_add(b->yaml->problems, draft->choices.node->line, draft->choices.node->column,
                        "'done' has two or three 'choices', such as [no, partly, yes]");
    pl_rubric_check_cited(b, &draft->items);
    for (int i = 0; i < b->rubric->item_count; i++) {
        b->items[i].done = draft->items.texts.count == 0;
        for (int k = 0; k < draft->items.texts.count; k++)
            if (pl_text_same(b->items[i].id, draft->items.texts.items[k]))
                b->items[i].done = true;
    }
}

static void check_checks(pl_rubric_build *b, const pl_read_texts *ids)
{
    for (int i = 0; ids->node && i < ids->texts.count; i++) {
        bool found = false;
        for (int k = 0; k < b->rubric->check_count; k++)
            found = found || pl_text_same(b->rubric->checks[k].id, ids->texts.items[i]);
        const pl_yaml_node *node = pl_schema_text_node(ids, i);
        if (!found && *ids->texts.items[i] && b->yaml->gap_count == 0)
            pl_problems_add(b->yaml->problems, node->line, node->column,
                            "there is no check '%.40s'", ids->texts.items[i]);
    }
}

static void build_short(pl_rubric_build *b)
{
    const pl_draft_short *draft = &b->draft->short_review;
    if (!draft->node)
        return;
    pl_rubric_check_cited(b, &draft->items);
    pl_rubric_check_cited(b, &draft->otherwise);
    check_checks(b, &draft->checks);
    b->rubric->short_review = (pl_short_review){ .minutes = draft->minutes.value,
                                                 .items = draft->items.texts,
                                                 .checks = draft->checks.texts,
                                                 .action_items = draft->action_items.value,
                                                 .otherwise = draft->otherwise.texts,
                                                 .write = draft->write.texts,
                                                 .not_for = draft->not_for.texts,
                                                 .stops = pl_draft_get(draft->stops) };
}

void pl_rubric_build_options(pl_rubric_build *b)
{
    build_bands(b);
    build_done(b);
    build_short(b);
}
