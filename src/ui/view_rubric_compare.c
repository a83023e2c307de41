/* What is other in a rubric than in the edition before it, and what that does to the sums. */
#include "rubrics.h"

#include "plumbline/base/text.h"

#include <stdio.h>

enum { HEAD = 44, COLUMNS = 28, ROW = 30, FOOT = 34, SIDE = 20, GAP = 12, WHAT = 92, ITEM = 40 };
enum { ROOM = 240 };

static const pl_rubric_check *comparison_of(const pl_app *app)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    return check && check->compared ? check : NULL;
}

static int row_count(const pl_rubric_comparison *c)
{
    return c->count + (c->other ? 1 : 0);
}

double ui_rubric_compare_height(const ui_state *ui)
{
    const pl_rubric_check *check = comparison_of(ui->app);
    if (!check)
        return 0;
    int rows = row_count(&check->comparison);
    return HEAD + (rows ? COLUMNS + (double)rows * ROW : 0) + FOOT;
}

/* ----- words of what is other */

static void texts_sides(char was[ROOM], char is[ROOM], const char *head, const pl_texts *a,
                        const pl_texts *b)
{
    int at = 0;
    while (at < a->count && at < b->count && pl_text_same(a->items[at], b->items[at]))
        at++;
    snprintf(was, ROOM, at < a->count ? "%s “%.180s”" : "%s not there", head,
             at < a->count ? a->items[at] : "");
    snprintf(is, ROOM, at < b->count ? "%s “%.180s”" : "%s taken out", head,
             at < b->count ? b->items[at] : "");
}

static bool same_list(const pl_texts *a, const pl_texts *b)
{
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = pl_text_same(a->items[i], b->items[i]);
    return same;
}

static void level_sides(char was[ROOM], char is[ROOM], const pl_item *a, const pl_item *b)
{
    for (int i = 0; i < a->scale->level_count && i < b->scale->level_count; i++) {
        int level = a->scale->levels[i].value;
        const char *x = pl_rubric_level_words(a, PL_SETTING_GROUP, level);
        const char *y = pl_scale_level(b->scale, level)
                            ? pl_rubric_level_words(b, PL_SETTING_GROUP, level)
                            : NULL;
        if (!y || pl_text_same(x, y))
            continue;
        snprintf(was, ROOM, "%d: %.220s", level, x ? x : "");
        snprintf(is, ROOM, "%d: %.220s", level, y);
        return;
    }
}

/* "… to act on; the screen, too": where both begin alike for long, the newer is told from shortly before they
 * part. */
static void skip_same(char is[ROOM], const char *was)
{
    enum { LONG = 24, BEFORE = 12, LEAST = 8 };
    size_t same = 0;
    while (is[same] && is[same] == was[same])
        same++;
    if (same < LONG || (!is[same] && !was[same]))
        return;
    size_t from = same - BEFORE;
    while (from > 0 && is[from - 1] != ' ')
        from--;
    if (from < LEAST)
        return;
    char *rest = pl_format("… %s", is + from);
    snprintf(is, ROOM, "%.*s", (int)pl_utf8_cut(rest, ROOM - 1), rest);
    free(rest);
}

/* Of an item that both have: what weighs most, in the words of both. False: there is more to say than words
 * of both. */
static unsigned item_sides(char was[ROOM], char is[ROOM], const pl_rubric_difference *one)
{
    const pl_item *a = one->was_item, *b = one->is_item;
    const pl_item_words *x = &a->words[PL_SETTING_GROUP], *y = &b->words[PL_SETTING_GROUP];
    if (one->other & PL_OTHER_TITLE) {
        snprintf(was, ROOM, "%.230s", one->was);
        snprintf(is, ROOM, "%.230s", one->is);
        return PL_OTHER_TITLE;
    }
    if (one->other & PL_OTHER_WEIGHT) {
        snprintf(was, ROOM, "Weight %d", a->weight);
        snprintf(is, ROOM, "Weight %d", b->weight);
        return PL_OTHER_WEIGHT;
    }
    if (one->other & PL_OTHER_LEVEL_WORDS) {
        level_sides(was, is, a, b);
        return was[0] ? PL_OTHER_LEVEL_WORDS : 0;
    }
    if (one->other & PL_OTHER_LOOK_FOR) {
        snprintf(was, ROOM, "%.230s", x->look_for ? x->look_for : "not there");
        snprintf(is, ROOM, "%.230s", y->look_for ? y->look_for : "taken out");
        return PL_OTHER_LOOK_FOR;
    }
    if (one->other & PL_OTHER_SIGNS) {
        bool helpful = !same_list(&x->helpful, &y->helpful);
        texts_sides(was, is,
                    helpful ? "Helpful:" : "Unhelpful:", helpful ? &x->helpful : &x->unhelpful,
                    helpful ? &y->helpful : &y->unhelpful);
        return PL_OTHER_SIGNS;
    }
    if (one->other & PL_OTHER_NOTES) {
        texts_sides(was, is, "Note:", &x->notes, &y->notes);
        return PL_OTHER_NOTES;
    }
    return 0;
}

static void add_others(char *is, unsigned other)
{
    size_t size = strlen(is);
    pl_text words = { 0 };
    if (!other)
        return;
    pl_other_words(&words, other);
    snprintf(is + size, ROOM - size, "%s%.100s", size ? "; also " : "", pl_text_get(&words));
    pl_text_free(&words);
}

static void sides_of(char was[ROOM], char is[ROOM], const pl_rubric_difference *one)
{
    was[0] = is[0] = '\0';
    if (one->change == PL_CHANGE_ADDED) {
        snprintf(was, ROOM, "not there");
        snprintf(is, ROOM, "%.230s", one->is);
    } else if (one->change == PL_CHANGE_REMOVED) {
        snprintf(was, ROOM, "%.230s", one->was);
        snprintf(is, ROOM,
                 one->part == PL_PART_ITEM ? "The number %s is not used again" : "%s is taken out",
                 one->id);
    } else if (one->was_item && one->is_item) {
        unsigned said = item_sides(was, is, one);
        skip_same(is, was);
        if (!said)
            snprintf(was, ROOM, "%.230s", one->was ? one->was : "");
        add_others(is, one->other & ~said);
    } else {
        snprintf(was, ROOM, "%.230s", one->was ? one->was : "");
        if (!pl_text_same(one->was, one->is))
            snprintf(is, ROOM, "%.230s", one->is ? one->is : "");
        else
            add_others(is, one->other);
    }
}

/* ----- rows */

typedef struct row_look {
    const char *sign, *words;
    pl_colour colour;
} row_look;

static row_look look_of(pl_change change)
{
    static const row_look looks[] = { { "+", "Added", PL_COLOUR_STRENGTH },
                                      { "~", "Changed", PL_COLOUR_DEV },
                                      { "–", "Removed", PL_COLOUR_TEXT2 } };
    return looks[change];
}

static void cells_of(pl_rect out[4], pl_rect row)
{
    pl_part parts[] = { { WHAT, 0, 0 }, { ITEM, 0, 0 }, { 60, 1, 20 }, { 60, 1, 20 } };
    pl_layout_row(out, pl_rect_inset(row, SIDE, 0), parts, 4, GAP);
}

static void draw_cells(ui_view *v, pl_rect row, const row_look *look, const char *id,
                       const char *was, const char *is, pl_change change)
{
    pl_rect cells[4];
    cells_of(cells, row);
    pl_run sign = { .text = look->sign,
                    .type = { .style = PL_STYLE_MONO, .weight = PL_WEIGHT_BOLD },
                    .colour = look->colour };
    pl_list_run(v->list, pl_cut_left(&cells[0], 10), &sign);
    pl_cut_left(&cells[0], 8);
    ui_words(v, cells[0], look->words, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
    ui_words(v, cells[1], id, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_words(v, cells[2], was, PL_STYLE_BODY, PL_WEIGHT_OWN,
             change == PL_CHANGE_ADDED ? PL_COLOUR_MUTED : PL_COLOUR_TEXT2);
    ui_words(v, cells[3], is, PL_STYLE_BODY, PL_WEIGHT_OWN,
             change == PL_CHANGE_REMOVED ? PL_COLOUR_MUTED : PL_COLOUR_TEXT);
}

/* Pressed, the text goes there; what was taken out is nowhere in it. */
static void draw_row(ui_view *v, pl_rect row, const pl_rubric_difference *one, int index)
{
    char was[ROOM], is[ROOM], name[64], value[2 * ROOM + 8];
    row_look look = look_of(one->change);
    sides_of(was, is, one);
    snprintf(name, sizeof name, "%s %.40s", look.words, one->id);
    snprintf(value, sizeof value, "%s → %s", was, is);
    uint64_t id = ui_id(v, "difference", index);
    if (one->change == PL_CHANGE_REMOVED) {
        pl_element plain = { .role = PL_ROLE_ROW, .rect = row, .name = name, .value = value };
        pl_list_begin(v->list, &plain);
    } else {
        pl_control item = ui_control(v, id, name, "rubric-item", one->id, 0);
        item.hint = strlen(value) > 90 ? value : NULL;
        pl_row_begin(v->list, row, &item, value);
    }
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    draw_cells(v, row, &look, one->part == PL_PART_DOMAIN ? "" : one->id, was, is, one->change);
    if (one->change == PL_CHANGE_REMOVED)
        pl_list_end(v->list);
    else
        pl_row_end(v->list);
}

/* What is said of the rubric as a whole. */
static void draw_whole(ui_view *v, pl_rect row, const pl_rubric_check *check,
                       const pl_rubric *rubric)
{
    unsigned other = check->comparison.other;
    char was[ROOM] = "", is[ROOM] = "";
    row_look look = look_of(PL_CHANGE_CHANGED);
    if (other & PL_OTHER_TITLE) {
        snprintf(was, ROOM, "%.230s", check->base->title);
        snprintf(is, ROOM, "%.230s", rubric->title);
    } else {
        snprintf(was, ROOM, "the rubric as a whole");
    }
    add_others(is, other & ~(unsigned)PL_OTHER_TITLE);
    pl_element plain = { .role = PL_ROLE_ROW, .rect = row, .name = "Changed", .value = is };
    pl_list_begin(v->list, &plain);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    draw_cells(v, row, &look, "all", was, is, PL_CHANGE_CHANGED);
    pl_list_end(v->list);
}

/* ----- head and foot */

static void counts_words(char out[96], const pl_rubric_comparison *c)
{
    static const char *const words[] = { "added", "changed", "removed" };
    int counts[3] = { 0 }, n = 0;
    for (int i = 0; i < c->count; i++)
        counts[c->items[i].change]++;
    counts[PL_CHANGE_CHANGED] += c->other != 0;
    out[0] = '\0';
    for (int i = 0; i < 3; i++)
        if (counts[i])
            n += snprintf(out + n, 96 - (size_t)n, "%s%d %s", n ? " · " : "", counts[i], words[i]);
    if (!n)
        snprintf(out, 96, "nothing is other than before");
}

static void draw_head(ui_view *v, pl_rect rect, const pl_rubric_check *check)
{
    char words[96], counts[96];
    int before = pl_rubric_shelf_before(&v->app->rubric_desk->shelf, v->app->rubric_desk->at);
    const pl_rubric_entry *base = before < 0 ? NULL : &v->app->rubric_desk->shelf.items[before];
    bool used = base && base->signed_reviews + base->drafts > 0;
    snprintf(words, sizeof words, "Compared with edition %d%s", check->base->edition,
             used ? ", in use" : "");
    counts_words(counts, &check->comparison);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    pl_type small = { .style = PL_STYLE_SMALL, .tabular = true };
    double wide = pl_text_width(v->fonts, counts, small) + 1;
    if (row.w > wide + 160) {
        ui_small(v, pl_cut_right(&row, wide), counts, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
        pl_cut_right(&row, GAP);
    }
    pl_part_heading(v->list, row, words, PL_STYLE_SECTION);
}

static void draw_columns(ui_view *v, pl_rect row, const pl_rubric_check *check)
{
    char was[32], is[48];
    pl_rect cells[4];
    const pl_rubric_entry *entry = pl_rubric_open(v->app);
    cells_of(cells, row);
    snprintf(was, sizeof was, "Edition %d", check->base->edition);
    ui_rubric_edition(is, entry);
    ui_small(v, cells[1], "Item", PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
    ui_small(v, cells[2], was, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
    ui_small(v, cells[3], is, PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
}

/* "Each facilitator: 18 items, weight 38 → 17, weight 37": what it is now is bold. */
static double draw_sums(ui_view *v, pl_rect rect, const char *head, pl_rubric_totals was,
                        pl_rubric_totals is)
{
    char words[160];
    if (was.items == 0 && is.items == 0)
        return 0;
    int bold =
        snprintf(words, sizeof words, "%s: %d items, weight %d → ", head, was.items, was.weight);
    int end = bold + snprintf(words + bold, sizeof words - (size_t)bold, "%d, weight %d", is.items,
                              is.weight);
    if (was.items == is.items && was.weight == is.weight) {
        end = snprintf(words, sizeof words, "%s: %d items, weight %d, as before", head, is.items,
                       is.weight);
        bold = end;
    }
    pl_span span = {
        .from = bold, .to = end, .weight = PL_WEIGHT_SEMIBOLD, .colour = PL_COLOUR_TEXT
    };
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL, .tabular = true },
                   .colour = PL_COLOUR_TEXT2,
                   .spans = &span,
                   .span_count = bold < end };
    double wide = pl_run_measure(v->fonts, &run, 0).width + 1;
    pl_part_text(v->list, (pl_rect){ rect.x, rect.y, wide < rect.w ? wide : rect.w, rect.h }, &run);
    return wide + 16;
}

static void draw_foot(ui_view *v, pl_rect rect, const pl_rubric_comparison *c)
{
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    pl_cut_left(&row, draw_sums(v, row, "Each facilitator", c->was[0], c->is[0]));
    draw_sums(v, row, "Session", c->was[1], c->is[1]);
}

void ui_draw_rubric_compare(ui_view *v, pl_rect rect)
{
    const pl_rubric_check *check = comparison_of(v->app);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    if (!check)
        return;
    bool old;
    const pl_rubric *rubric = pl_rubric_shown(&old, v->app);
    const pl_rubric_comparison *c = &check->comparison;
    int *scroll = &v->app->rubric_desk->compare_scroll, rows = row_count(c), at = 0;
    if (v->ui->width >= UI_RUBRICS_FOLDED) /* else the tabs have one */
        pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    draw_head(v, pl_cut_top(&rect, HEAD), check);
    draw_foot(v, pl_cut_bottom(&rect, FOOT), c);
    if (rows == 0)
        return;
    draw_columns(v, pl_cut_top(&rect, COLUMNS), check);
    int most = rows * ROW > rect.h ? (int)(rows * ROW - rect.h + 0.999) : 0;
    *scroll = *scroll > most ? most : *scroll < 0 ? 0 : *scroll;
    pl_list_clip(v->list, rect);
    if (c->other && rubric)
        draw_whole(v, (pl_rect){ rect.x, rect.y - *scroll, rect.w, ROW }, check, rubric);
    at += c->other != 0;
    for (int i = 0; i < c->count; i++) {
        pl_rect row = { rect.x, rect.y + (double)(at + i) * ROW - *scroll, rect.w, ROW };
        if (row.y + ROW > rect.y && row.y < rect.y + rect.h)
            draw_row(v, row, &c->items[i], i);
    }
    pl_list_unclip(v->list);
    ui_scrolls(v, rect, scroll, (double)rows * ROW);
}
