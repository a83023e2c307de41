/* The panel beside the picture: the rubric with what was tagged of it, and the frame of the list of tags. */
#include "score.h"
#include "ui.h"
#include "watch.h"

#include "plumbline/model/short.h"

#include <math.h>
#include <stdio.h>

enum { PEOPLE_HEAD = 40, HEADS = 24, DOMAIN_ROW = 30, ITEM_ROW = 32, TALL_ROW = 40 };

enum { PEOPLE = 3, EDGE = 12 };

/* Where the counts stand: right edges from the right of the row, persons first, the session last. */
typedef struct columns {
    int people;
    double right[PEOPLE + 1], wide[PEOPLE + 1];
    double left;   /* where the first begins */
    double row;    /* how wide a row is */
    double indent; /* of what stands at the left of a row */
    double gap;    /* between two of them */
    int most;      /* kinds in a cell */
    pl_type type;  /* of the counts */
} columns;

static columns columns_of(const pl_desk *desk, double panel)
{
    enum { NARROW = 340 };
    columns c = { .people = desk->facts.review->facilitator_count, .row = panel };
    bool three = c.people > 2, narrow = panel < NARROW;
    double person = narrow ? 30 : three ? 38 : 41, session = narrow ? 36 : 50;
    double at = EDGE;
    c.indent = three ? 0 : 2;
    c.gap = three ? 2 : 4;
    c.most = narrow ? 1 : 2;
    c.type = (pl_type){ .style = three || narrow ? PL_STYLE_TINY : PL_STYLE_SMALL,
                        .weight = PL_WEIGHT_MEDIUM,
                        .tabular = true };
    c.right[c.people] = at;
    c.wide[c.people] = session;
    at += session + c.gap;
    for (int i = c.people - 1; i >= 0; i--) {
        c.right[i] = at;
        c.wide[i] = person;
        at += person + c.gap;
    }
    c.left = c.right[0] + c.wide[0];
    return c;
}

/* What the counts leave of a row: where its words end. */
static double words_end(pl_rect row, const columns *c)
{
    return row.x + row.w - c->left - 6;
}

/* ----- rubric and people */

typedef struct people_parts {
    pl_segment parts[4];
    char names[4][24];
    pl_segmented control;
} people_parts;

static void people_of(people_parts *out, ui_view *v, const char *id, unsigned whose, bool codes,
                      double pad, bool real)
{
    const pl_review *review = v->app->desk->facts.review;
    unsigned all = 0;
    int count = review->facilitator_count;
    *out = (people_parts){ 0 };
    for (int i = 0; i <= count; i++) {
        pl_who slot = i < count ? review->facilitators[i].slot : 0;
        unsigned bit = slot ? PL_WHO_BIT(slot) : all;
        all |= slot ? bit : 0;
        char text[8] = { slot, 0 };
        if (!slot)
            snprintf(out->names[i], sizeof out->names[i], "All");
        else if (codes)
            snprintf(out->names[i], sizeof out->names[i], "%c · %.16s", slot,
                     review->facilitators[i].code);
        else
            snprintf(out->names[i], sizeof out->names[i], "%c", slot);
        if (real)
            out->parts[i].is = ui_control(v, ui_id(v, id, i + 1), out->names[i], "facilitator",
                                          slot ? text : "all", 0);
        if (real)
            ui_read_only(v, &out->parts[i].is);
        out->parts[i].is.name = out->names[i];
        if (whose == bit && (count > 1 || slot))
            out->parts[i].is.state |= PL_IS_SELECTED;
    }
    out->control = (pl_segmented){ .is = ui_plain(v, ui_id(v, id, 0), "Facilitator"),
                                   .parts = out->parts,
                                   .count = count > 1 ? count + !v->app->desk->counts.on : 1,
                                   .small = true,
                                   .pad = pad };
    if (!v->app->desk->can_write)
        out->control.is.state |= PL_IS_DISABLED;
}

double ui_people_width(ui_view *v, bool codes, double pad)
{
    people_parts parts;
    people_of(&parts, v, "people", 0, codes, pad, false);
    return pl_segmented_width(v->list, &parts.control);
}

void ui_draw_people(ui_view *v, pl_rect rect, const char *id, unsigned whose, bool codes,
                    double pad)
{
    people_parts parts;
    people_of(&parts, v, id, whose, codes, pad, true);
    pl_part_segmented(v->list, rect, &parts.control);
}

/* In two short lines; the seed stands where it is drawn again, and in the report. */
static void short_words(char *out, size_t room, const pl_desk *desk)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    const pl_review *review = desk->facts.review;
    pl_short_counts counts = pl_short_count(desk->facts.rubric, review->setting);
    snprintf(out, room, "Short review: %d of %d items, %s to %s", counts.asked, counts.all,
             ui_time(from, review->short_from_us), ui_time(to, review->short_to_us));
}

static void head(ui_view *v, pl_rect row)
{
    const pl_desk *desk = v->app->desk;
    const pl_rubric *rubric = desk->facts.rubric;
    char words[160];
    row = pl_rect_inset(row, 12, 0);
    bool codes = row.w > 380;
    double pad = desk->facts.review->facilitator_count > 2 ? 6 : 0; /* 7 with the edge */
    double wide = ui_people_width(v, codes, pad);
    if (wide > row.w - 120)
        wide = ui_people_width(v, codes = false, pad);
    pl_rect place = pl_cut_right(&row, wide);
    ui_draw_people(v, pl_rect_middle(place, wide, 28), "people", desk->people, codes, pad);
    pl_cut_right(&row, 8);
    if (v->app->view.tab != PL_TAB_RUBRIC && !desk->counts.on)
        snprintf(words, sizeof words, "The next tag is for");
    else if (pl_review_is_short(desk->facts.review))
        short_words(words, sizeof words, desk);
    else
        snprintf(words, sizeof words, "%s, edition\u00a0%d", rubric->title, rubric->edition);
    pl_run run = {
        .text = words, .type = { .style = PL_STYLE_SMALL }, .colour = PL_COLOUR_MUTED, .lines = 2
    };
    pl_part_text(v->list, row, &run);
}

static void column_head(ui_view *v, pl_rect row, const columns *c)
{
    const pl_review *review = v->app->desk->facts.review;
    pl_rect left = { row.x + 26 + c->indent, row.y, row.w, row.h };
    double wide = ui_words_width(v, "Item, tags", PL_STYLE_TINY, PL_WEIGHT_OWN);
    ui_words(v, pl_cut_left(&left, wide + 1), "Item, tags", PL_STYLE_TINY, PL_WEIGHT_OWN,
             PL_COLOUR_MUTED);
    pl_cut_left(&left, 8);
    const char *name = v->app->view.scores ? "hide scores" : "show scores";
    pl_control link = ui_control(v, ui_id(v, "scores", 0), name, "show-scores", NULL, 0);
    pl_rect eye = pl_rect_middle(pl_cut_left(&left, 12), 12, 12);
    pl_list_icon(v->list, PL_ICON_EYE, (pl_point){ eye.x, eye.y }, 12, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&left, 4);
    pl_part_link_in(v->list, pl_cut_left(&left, pl_link_width(v->list, name, PL_STYLE_TINY)), &link,
                    PL_STYLE_TINY, PL_COLOUR_MUTED);
    for (int i = 0; i < c->people; i++)
        pl_part_facilitator(v->list, (pl_point){ row.x + row.w - c->right[i] - 16, row.y + 4 }, 16,
                            review->facilitators[i].slot, review->facilitators[i].code);
    pl_run run = { .text = "S",
                   .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_BOLD },
                   .colour = PL_COLOUR_TEXT2,
                   .align = PL_ALIGN_RIGHT };
    pl_part_text(v->list, (pl_rect){ row.x + row.w - EDGE - 50, row.y, 50, row.h }, &run);
}

/* ----- counts */

typedef struct counts {
    int of[PL_TAG_KIND_COUNT];
} counts;

static void add_counts(counts *to, const pl_desk *desk, int item, pl_who who)
{
    for (int k = 0; k < PL_TAG_KIND_COUNT; k++)
        to->of[k] += pl_desk_count(desk, item, who, (pl_tag_kind)k);
}

typedef struct count_part {
    pl_tag_kind kind;
    int count;
    char words[16];
    double wide;
} count_part;

enum {
    SIGN = 12,
    LEAST_BETWEEN = 2,
    BETWEEN = 4,
    COUNTED = 4 /* kinds: critical ones have their octagon */
};

static bool has_sign(pl_tag_kind kind)
{
    return kind == PL_TAG_STRENGTH || kind == PL_TAG_DEVELOPMENT;
}

static int count_parts(count_part out[COUNTED], const ui_view *v, const counts *c, pl_type type)
{
    static const pl_tag_kind order[COUNTED] = { PL_TAG_STRENGTH, PL_TAG_DEVELOPMENT, PL_TAG_NEUTRAL,
                                                PL_TAG_AGREED_DEPARTURE };
    int kinds = 0;
    for (int i = 0; i < COUNTED; i++) {
        count_part *part = &out[kinds];
        if (c->of[order[i]] == 0)
            continue;
        *part = (count_part){ .kind = order[i], .count = c->of[order[i]] };
        snprintf(part->words, sizeof part->words, "%s%d",
                 part->kind == PL_TAG_STRENGTH ? "+"
                 : has_sign(part->kind)        ? "–"
                                               : "",
                 part->count);
        part->wide = ceil(pl_text_width(v->fonts, part->words, type));
        kinds++;
    }
    return kinds;
}

/* "+2", or the kind's mark and its number: drawn from the right, gives the room that is left. */
static void count_from_right(ui_view *v, pl_rect *cell, const count_part *part, pl_type type)
{
    pl_run run = { .text = part->words,
                   .type = type,
                   .colour = ui_kind_colour(part->kind),
                   .align = PL_ALIGN_RIGHT };
    pl_part_text(v->list, pl_cut_right(cell, part->wide), &run);
    if (!has_sign(part->kind)) {
        pl_rect at = pl_cut_right(cell, SIGN);
        pl_list_icon(v->list, ui_kind_icon(part->kind), (pl_point){ at.x, at.y + at.h / 2 - 6 }, 12,
                     ui_kind_colour(part->kind), PL_COLOUR_NONE);
    }
}

static double counts_width(const count_part *parts, int shown, double between)
{
    double wide = 0;
    for (int i = 0; i < shown; i++)
        wide += parts[i].wide + (has_sign(parts[i].kind) ? 0 : SIGN) + (i > 0 ? between : 0);
    return wide;
}

/* At most so many kinds, as many as there is room for, then "…". A number never goes without its kind, nor a
 * kind without its number. Of one kind alone it is what is to be developed, which must not be passed over. */
static void count_cell(ui_view *v, pl_rect cell, const counts *c, bool applies, const columns *of)
{
    count_part all[COUNTED], *parts = all;
    int kinds = count_parts(all, v, c, of->type), shown = kinds < of->most ? kinds : of->most;
    pl_run dots = { .text = kinds ? "…" : "·",
                    .type = of->type,
                    .colour = PL_COLOUR_MUTED,
                    .align = PL_ALIGN_RIGHT };
    if (applies && kinds == 0)
        pl_part_text(v->list, cell, &dots);
    double more = ceil(pl_text_width(v->fonts, "…", of->type));
    double aside = fmin(of->gap, 3); /* of the gap to the cell before */
    cell.x -= aside;
    cell.w += aside;
    while (shown > 1 &&
           counts_width(parts, shown, LEAST_BETWEEN) + (shown < kinds ? more + 1 : 0) > cell.w)
        shown--;
    if (shown < kinds && shown == 1 && parts[1].kind == PL_TAG_DEVELOPMENT)
        parts++;
    bool left_out = shown < kinds && counts_width(parts, shown, LEAST_BETWEEN) + more < cell.w;
    double wide = counts_width(parts, shown, BETWEEN) + (left_out ? more + BETWEEN : 0);
    double between = wide <= cell.w ? BETWEEN : LEAST_BETWEEN;
    if (left_out) {
        pl_part_text(v->list, pl_cut_right(&cell, more), &dots);
        pl_cut_right(&cell, fmin(between, cell.w - counts_width(parts, shown, between)));
    }
    for (int i = shown - 1; i >= 0; i--) {
        count_from_right(v, &cell, &parts[i], of->type);
        pl_cut_right(&cell, between);
    }
}

static void score_cell(ui_view *v, pl_rect cell, const char *item, pl_who who)
{
    pl_desk_score_now now = pl_desk_score_of(v->app->desk, item, who);
    char words[16] = "·";
    if (now.any && now.level != PL_NO_LEVEL)
        snprintf(words, sizeof words, "%d", now.level);
    else if (now.any)
        snprintf(words, sizeof words, "–");
    pl_run run = {
        .text = words,
        .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD, .tabular = true },
        .colour = now.any ? PL_COLOUR_ACCENT : PL_COLOUR_MUTED,
        .align = PL_ALIGN_RIGHT
    };
    pl_part_text(v->list, cell, &run);
}

/* The cells at the right of a row: of one item, or of all of a domain (last < first: the one). */
static void cells(ui_view *v, pl_rect row, const columns *c, int first, int last)
{
    const pl_desk *desk = v->app->desk;
    const pl_review *review = desk->facts.review;
    for (int k = 0; k <= c->people; k++) {
        pl_who who = k < c->people ? review->facilitators[k].slot : PL_WHO_SESSION;
        pl_rect cell = { row.x + row.w - c->right[k] - c->wide[k], row.y, c->wide[k], row.h };
        counts sum = { 0 };
        bool applies = false;
        for (int i = first; i <= last; i++) {
            const pl_item *item = &desk->facts.rubric->items[i];
            add_counts(&sum, desk, i, who);
            applies = applies || (item->per == PL_PER_SESSION) == (who == PL_WHO_SESSION) ||
                      sum.of[0] + sum.of[1] + sum.of[2] + sum.of[3] + sum.of[4] > 0;
        }
        if (v->app->view.scores && first == last && applies)
            score_cell(v, cell, desk->facts.rubric->items[first].id, who);
        else
            count_cell(v, cell, &sum, applies, c);
    }
}

/* A concern about practice, or someone who may be at risk: seen on the row when it is closed, too. */
static bool is_critical(const pl_desk *desk, int domain, int first, int last)
{
    if (desk->facts.risks.count && ui_risk_domain(desk->facts.rubric) == domain + 1)
        return true;
    static const pl_who whos[] = { 'A', 'B', 'C', PL_WHO_SESSION };
    for (int i = first; i <= last; i++)
        for (size_t k = 0; k < PL_COUNT(whos); k++)
            if (pl_desk_count(desk, i, whos[k], PL_TAG_CRITICAL) > 0)
                return true;
    return false;
}

/* ----- rows */

static void domain_row(ui_view *v, pl_rect row, const columns *c, int n, int first)
{
    const pl_domain *domain = &v->app->desk->facts.rubric->domains[n];
    bool open = v->app->view.domain == n;
    int last = first + domain->item_count - 1;
    pl_control is = ui_control(v, ui_id(v, "domain", n), domain->title, "domain", NULL, n);
    is.state |= open ? PL_IS_OPEN : 0;
    pl_row_begin(v->list, row, &is, NULL);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    pl_list_icon(v->list, open ? PL_ICON_CHEVRON_DOWN : PL_ICON_CHEVRON_RIGHT,
                 (pl_point){ row.x + 8, row.y + 9 }, 12, PL_COLOUR_MUTED, PL_COLOUR_NONE);
    pl_part_domain(v->list, (pl_point){ row.x + 26 + c->indent, row.y + 5 }, 20, n + 1,
                   domain->title);
    double left = row.x + 54 + c->indent, right = words_end(row, c);
    if (is_critical(v->app->desk, n, first, last)) {
        pl_list_icon(v->list, PL_ICON_CRITICAL, (pl_point){ right - 14, row.y + 8 }, 14,
                     PL_COLOUR_CRIT, PL_COLOUR_PANEL);
        right -= 20;
    }
    pl_run run = { .text = domain->title,
                   .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD } };
    pl_list_run(v->list, (pl_rect){ left, row.y, right - left, row.h }, &run);
    cells(v, row, c, first, last);
    pl_row_end(v->list);
}

static bool is_in_work(const pl_desk *desk, const char *item)
{
    const pl_desk_tag *tag = desk->hand ? desk->hand : desk->selected;
    return tag && pl_tag_has_item(&tag->tag, item);
}

static void item_row(ui_view *v, pl_rect row, const columns *c, int i)
{
    const pl_desk *desk = v->app->desk;
    const pl_item *item = &desk->facts.rubric->items[i];
    const char *title = item->words[desk->facts.review->setting].title;
    pl_control is = ui_control(v, ui_id(v, "item", i), title, "tag-item", item->id, 0);
    bool chosen = is_in_work(desk, item->id);
    is.state |= chosen ? PL_IS_SELECTED : 0;
    if (!is.hint)
        is.hint = item->words[desk->facts.review->setting].look_for;
    if (item->left_out[desk->facts.review->setting])
        is.hint = "Not part of this short review. It can be tagged, and is not scored.";
    ui_read_only(v, &is);
    pl_row_begin(v->list, row, &is, item->id);
    char keys[8] = "";
    if (item->keys[0])
        snprintf(keys, sizeof keys, "%c %c", item->keys[0], item->keys[1]);
    pl_part_keys(v->list, (pl_rect){ row.x + 8, row.y, 40, row.h }, keys,
                 desk->can_write ? PL_KEYS_ROW : PL_KEYS_ROW_OFF);
    double left = row.x + 52 + c->indent, right = words_end(row, c);
    if (item->critical) {
        pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ right - 16, row.y + row.h / 2 - 7 }, 14,
                     PL_COLOUR_CRIT, PL_COLOUR_NONE);
        right -= 20;
    }
    bool asked = !item->left_out[desk->facts.review->setting];
    pl_run run = { .text = title,
                   .type = { .style = PL_STYLE_BODY },
                   .colour = desk->can_write && asked ? PL_COLOUR_TEXT : PL_COLOUR_MUTED,
                   .lines = chosen ? 2 : 1 };
    pl_list_run(v->list, (pl_rect){ left, row.y, right - left, row.h }, &run);
    cells(v, row, c, i, i);
    pl_row_end(v->list);
}

/* The item in hand has two lines, where it takes them. */
static double item_height(ui_view *v, const columns *c, int i)
{
    const pl_desk *desk = v->app->desk;
    const pl_item *item = &desk->facts.rubric->items[i];
    double room = c->row - c->left - 6 - 52 - c->indent - (item->critical ? 20 : 0);
    if (!is_in_work(desk, item->id))
        return ITEM_ROW;
    const char *title = item->words[desk->facts.review->setting].title;
    return ui_words_width(v, title, PL_STYLE_BODY, PL_WEIGHT_OWN) > room ? TALL_ROW : ITEM_ROW;
}

static bool asks_critical(const pl_check *check)
{
    for (int i = 0; i < check->question_count; i++)
        if (check->questions[i].critical)
            return true;
    return false;
}

static void check_row(ui_view *v, pl_rect row, const columns *c, const pl_check *check)
{
    char target[24];
    snprintf(target, sizeof target, "%.15s S", check->question_count ? check->questions[0].id : "");
    pl_control is = ui_control(v, ui_id(v, check->id, 0), check->title, "check", target, 0);
    pl_row_begin(v->list, row, &is, check->id);
    pl_run run = { .text = check->id,
                   .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true },
                   .colour = PL_COLOUR_MUTED };
    pl_list_run(v->list, (pl_rect){ row.x + 16, row.y, 34, row.h }, &run);
    run = (pl_run){ .text = check->title, .type = { .style = PL_STYLE_BODY } };
    double left = row.x + 52 + c->indent, right = words_end(row, c);
    if (asks_critical(check)) {
        pl_list_icon(v->list, PL_ICON_OCTAGON, (pl_point){ right - 16, row.y + row.h / 2 - 7 }, 14,
                     PL_COLOUR_CRIT, PL_COLOUR_NONE);
        right -= 20;
    }
    pl_list_run(v->list, (pl_rect){ left, row.y, right - left, row.h }, &run);
    run = (pl_run){ .text = "yes/no",
                    .type = { .style = PL_STYLE_SMALL },
                    .colour = PL_COLOUR_MUTED,
                    .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, (pl_rect){ row.x + row.w - 62, row.y, 50, row.h }, &run);
    pl_row_end(v->list);
}

static double rubric_height(ui_view *v, const columns *c, int open)
{
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    double height = rubric->domain_count * DOMAIN_ROW;
    for (int i = 0; i < rubric->item_count; i++)
        if (rubric->items[i].domain == open)
            height += item_height(v, c, i);
    for (int i = 0; i < rubric->check_count; i++)
        if (rubric->checks[i].domain == open)
            height += DOMAIN_ROW;
    return height;
}

/* Where the row of an item begins and ends, from the top of the list. */
static double top_of_item(ui_view *v, const columns *c, int item)
{
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    int domain = rubric->items[item].domain;
    double y = (domain + 1) * DOMAIN_ROW;
    for (int i = 0; i < item; i++)
        if (rubric->items[i].domain == domain)
            y += item_height(v, c, i);
    return y;
}

/* The first edge of a row at or below a place of the list: scrolled to it, no row is cut by the head. */
static double edge_at(ui_view *v, const columns *c, double least)
{
    const pl_view *view = &v->app->view;
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    double edge = fmin(ceil(least / DOMAIN_ROW), view->domain + 1) * DOMAIN_ROW;
    for (int i = 0; i < rubric->item_count && edge < least; i++)
        if (rubric->items[i].domain == view->domain)
            edge += item_height(v, c, i);
    return fmax(edge, least);
}

/* The item that a key has just taken is seen, wherever the list stood. */
static void bring_item(ui_view *v, pl_rect rect, const columns *c)
{
    const pl_desk *desk = v->app->desk;
    pl_view *view = &v->app->view;
    int chosen = -1;
    for (int i = 0; i < desk->facts.rubric->item_count && chosen < 0; i++)
        if (is_in_work(desk, desk->facts.rubric->items[i].id))
            chosen = i;
    /* the box of the tag in hand, the composer and the window take room from the list */
    enum { HIGHEST = 1 << 14 };
    int now = chosen * HIGHEST + (int)fmin(rect.h, HIGHEST - 1);
    if (now == view->panel_seen)
        return;
    view->panel_seen = now;
    if (chosen < 0 || desk->facts.rubric->items[chosen].domain != view->domain)
        return;
    double top = top_of_item(v, c, chosen), foot = top + item_height(v, c, chosen);
    double above = rect.h - (foot - top) >= DOMAIN_ROW ? DOMAIN_ROW : 0; /* the domain's own row */
    if (foot - view->panel_scroll > rect.h)
        view->panel_scroll = (int)(fmin(edge_at(v, c, foot - rect.h), top) + 0.999);
    if (top - above < view->panel_scroll)
        view->panel_scroll = (int)(top - above);
}

static void rubric(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    const pl_rubric *of = desk->facts.rubric;
    columns c = columns_of(desk, rect.w);
    int open = v->app->view.domain;
    column_head(v, pl_cut_top(&rect, HEADS), &c);
    pl_list_clip(v->list, rect);
    double whole = rubric_height(v, &c, open);
    bring_item(v, rect, &c);
    double y = rect.y - (whole > rect.h ? v->app->view.panel_scroll : 0);
    int item = 0;
    for (int n = 0; n < of->domain_count; n++) {
        domain_row(v, (pl_rect){ rect.x, y, rect.w, DOMAIN_ROW }, &c, n, item);
        y += DOMAIN_ROW;
        for (int k = 0; k < of->domains[n].item_count; k++, item++) {
            if (n != open)
                continue;
            double high = item_height(v, &c, item);
            item_row(v, (pl_rect){ rect.x, y, rect.w, high }, &c, item);
            y += high;
        }
        for (int k = 0; n == open && k < of->check_count; k++)
            if (of->checks[k].domain == n) {
                check_row(v, (pl_rect){ rect.x, y, rect.w, DOMAIN_ROW }, &c, &of->checks[k]);
                y += DOMAIN_ROW;
            }
    }
    ui_scrolls(v, rect, &v->app->view.panel_scroll, whole);
    pl_list_unclip(v->list);
}

/* ----- all of it */

void ui_draw_panel(ui_view *v, pl_rect rect)
{
    int size = ui_size_class(v->ui);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, 1, rect.h }, PL_COLOUR_LINE);
    pl_cut_left(&rect, 1);
    bool composer = v->app->view.composer && size >= 2;
    double least = ui_composer_least(v->app); /* where all is low, what is in work comes first */
    if (least == 0 || rect.h >= PL_TABS_HIGH + least)
        ui_draw_panel_tabs(v, pl_cut_top(&rect, PL_TABS_HIGH));
    if (!composer && (least == 0 || rect.h >= PEOPLE_HEAD + least))
        head(v, pl_cut_top(&rect, PEOPLE_HEAD));
    ui_draw_composer(v, &rect);
    if (composer)
        return; /* it has taken the list's place */
    if (v->app->view.tab == PL_TAB_COUNTS)
        ui_draw_counts(v, rect);
    else if (v->app->view.tab == PL_TAB_TAGS)
        ui_draw_tags(v, rect);
    else if (v->app->view.tab == PL_TAB_TRANSCRIPT)
        ui_draw_transcript(v, rect);
    else if (v->app->view.tab == PL_TAB_NOTES)
        ui_draw_notes(v, rect);
    else if (rect.h >= HEADS + ITEM_ROW)
        rubric(v, rect);
}
