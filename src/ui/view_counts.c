/* The panel of counts: the stretch, a row for each counter with counts and rates, what was counted last, and
 * the items that are given a level from the whole of it. */
#include "view_counts.h"

#include "over.h"

#include "plumbline/measure/review.h"

#include <math.h>
#include <stdio.h>

enum { STRETCH = 34, HEADS = 24, ROW = 25, RECEIPT = 32, EDGE = 12, PEOPLE = 3 };

typedef struct columns {
    int people;
    pl_who whos[PEOPLE];
    int of[PEOPLE][PL_COUNTERS_MOST];
    double count[PEOPLE], rate[PEOPLE]; /* right edges, from the right of the row */
    double line;                        /* between them; 0: rates are folded */
    double left;
    pl_time counted;
} columns;

static columns columns_of(const ui_view *v)
{
    const pl_desk *desk = v->app->desk;
    const pl_review *review = desk->facts.review;
    columns c = { .counted = pl_desk_counted_us(desk) };
    enum { LEAST_RATES = 80 };
    bool folded = ui_size_class(v->ui) >= 2, session = desk->counts.participants;
    c.people = session ? 1 : review->facilitator_count;
    double rate = c.people > 2 ? 38 : 46, count = c.people > 2 ? 28 : 34, at = EDGE;
    for (int i = c.people - 1; i >= 0 && !folded; i--, at += rate)
        c.rate[i] = at;
    at = fmax(at, EDGE + LEAST_RATES); /* its head, of one person too */
    c.line = folded ? 0 : at;
    at = folded ? EDGE : at + 10;
    for (int i = c.people - 1; i >= 0; i--, at += count) {
        c.whos[i] = session ? PL_WHO_SESSION : review->facilitators[i].slot;
        c.count[i] = at;
        pl_measure_tally_sums(c.of[i], desk->facts.rubric, &desk->counts.list, c.whos[i]);
    }
    c.left = at;
    return c;
}

static bool is_shown(const pl_desk *desk, int i)
{
    return desk->facts.rubric->counters[i].participants == desk->counts.participants;
}

static int shown_count(const pl_desk *desk)
{
    int count = 0;
    for (int i = 0; i < desk->facts.rubric->counter_count; i++)
        count += is_shown(desk, i);
    return count;
}

static void words_right(ui_view *v, pl_rect row, double right, const char *words, pl_style style,
                        pl_weight weight, pl_colour colour)
{
    pl_run run = { .text = words,
                   .type = { .style = style, .weight = weight, .tabular = true },
                   .colour = colour,
                   .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, (pl_rect){ row.x + row.w - right - 60, row.y, 60, row.h }, &run);
}

/* ----- the notice of the rubric: printed on each screen */

static void notice(ui_flow *flow)
{
    const char *words = flow->v->app->desk->facts.rubric->notice;
    if (!words)
        return;
    ui_flow inner = { .v = flow->v, .x = flow->x + 20, .y = flow->y + 5, .w = flow->w - 40 };
    ui_flow measured = inner;
    ui_flow_note(&measured, PL_ICON_WARNING, PL_COLOUR_DEV, words, PL_STYLE_SMALL, PL_COLOUR_TEXT,
                 0);
    pl_rect box = { flow->x + EDGE, flow->y, flow->w - 2 * EDGE, measured.y - flow->y + 5 };
    if (flow->draw) {
        pl_list_box(
            flow->v->list, box,
            &(pl_box){ .fill = PL_COLOUR_DEV_BG, .edge = PL_COLOUR_DEV, .width = 1, .radius = 4 });
        inner.draw = true;
        ui_flow_note(&inner, PL_ICON_WARNING, PL_COLOUR_DEV, words, PL_STYLE_SMALL, PL_COLOUR_TEXT,
                     0);
    }
    flow->y += box.h;
}

/* ----- the stretch */

static void counted_words(char out[40], const pl_desk *desk)
{
    int seconds = (int)(pl_desk_counted_us(desk) / 1000000);
    snprintf(out, 40, "%d:%02d counted", seconds / 60, seconds % 60);
}

static void stretch_words(char out[96], const pl_counted *stretch)
{
    int seconds = (int)((stretch->to_us - stretch->from_us + 500000) / 1000000);
    if (stretch->chosen == PL_CHOSEN_WHOLE)
        snprintf(out, 96, "%s", pl_chosen_words(stretch->chosen));
    else if (seconds % 60)
        snprintf(out, 96, "%d:%02d, %s", seconds / 60, seconds % 60,
                 pl_chosen_words(stretch->chosen));
    else
        snprintf(out, 96, "%d min, %s", seconds / 60, pl_chosen_words(stretch->chosen));
}

static void no_stretch(ui_view *v, pl_rect row)
{
    ui_button button = {
        .name = "Choose the stretch…", .command = "stretch-menu", .small = true, .id = "stretch"
    };
    ui_button_right(v, &row, 28, 8, &button);
    ui_words(v, row, "No stretch is chosen yet.", PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

/* All of it is one control: it opens the menu of how it is chosen. */
static void stretch(ui_view *v, pl_rect row)
{
    const pl_desk *desk = v->app->desk;
    const pl_counted *of = &desk->counts.stretch;
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM], name[96], how[96], counted[40], said[144];
    if (of->chosen == PL_CHOSEN_NOT) {
        no_stretch(v, pl_rect_inset(row, EDGE, 0));
        return;
    }
    snprintf(name, sizeof name, "%s – %s", ui_time(from, of->from_us), ui_time(to, of->to_us));
    stretch_words(how, of);
    counted_words(counted, desk);
    snprintf(said, sizeof said, "%s, %s", how, counted);
    pl_control is = ui_control(v, ui_id(v, "stretch", 0), name, "stretch-menu", NULL, 0);
    if (!is.hint)
        is.hint = "Choose another stretch. Minutes counted are those that were watched.";
    pl_row_begin(v->list, row, &is, said);
    pl_rect inside = pl_rect_inset(row, EDGE, 0);
    double wide = ui_small_width(v, counted, PL_WEIGHT_OWN) + 2;
    pl_rect right = pl_cut_right(&inside, wide);
    pl_run run = { .text = counted,
                   .type = { .style = PL_STYLE_SMALL, .tabular = true },
                   .colour = PL_COLOUR_TEXT2,
                   .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, right, &run);
    run = (pl_run){ .text = name,
                    .type = {
                        .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true } };
    wide = ceil(pl_text_width(v->fonts, name, run.type)) + 1;
    pl_list_run(v->list, pl_cut_left(&inside, fmin(wide, inside.w)), &run);
    pl_cut_left(&inside, 8);
    run = (pl_run){ .text = how, .type = { .style = PL_STYLE_SMALL }, .colour = PL_COLOUR_MUTED };
    pl_list_run(v->list, inside, &run);
    pl_row_end(v->list);
}

/* ----- rows */

static void heads(ui_view *v, pl_rect row, const columns *c)
{
    const pl_review *review = v->app->desk->facts.review;
    char words[48];
    size_t n = 0;
    ui_words(v, (pl_rect){ row.x + 38, row.y, row.w - c->left - 44, row.h }, "Counter, key",
             PL_STYLE_TINY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    for (int i = 0; i < c->people; i++) {
        pl_point at = { row.x + row.w - c->count[i] - 16, row.y + 4 };
        n += (size_t)snprintf(words + n, sizeof words - n, "%s%c", i ? ", " : "", c->whos[i]);
        if (c->whos[i] == PL_WHO_SESSION)
            words_right(v, row, c->count[i], "S", PL_STYLE_TINY, PL_WEIGHT_BOLD, PL_COLOUR_TEXT2);
        else
            pl_part_facilitator(v->list, at, 16, c->whos[i], review->facilitators[i].code);
    }
    snprintf(words + n, sizeof words - n, " per %d min",
             v->app->desk->facts.rubric->counting.rate_minutes);
    if (c->line > 0) {
        pl_run run = { .text = words,
                       .type = { .style = PL_STYLE_TINY },
                       .colour = PL_COLOUR_MUTED,
                       .align = PL_ALIGN_RIGHT };
        pl_list_run(v->list, (pl_rect){ row.x + row.w - c->line, row.y, c->line - EDGE, row.h },
                    &run);
    }
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
}

/* "A 9, B 5; per 20 min A 11.0, B 6.1" */
static void say_row(char out[96], const ui_view *v, const columns *c, int i)
{
    const pl_counting *counting = &v->app->desk->facts.rubric->counting;
    char rate[PL_COMPUTED_ROOM];
    size_t n = 0;
    for (int k = 0; k < c->people; k++)
        n += (size_t)snprintf(out + n, 96 - n, "%s%c %d", k ? ", " : "", c->whos[k], c->of[k][i]);
    n += (size_t)snprintf(out + n, 96 - n, "; per %d min", counting->rate_minutes);
    for (int k = 0; k < c->people && n < 96; k++)
        n += (size_t)snprintf(out + n, 96 - n, "%s %c %s", k ? "," : "", c->whos[k],
                              pl_rate_words(rate, counting, c->of[k][i], c->counted));
}

static void numbers(ui_view *v, pl_rect row, const columns *c, int i)
{
    const pl_counting *counting = &v->app->desk->facts.rubric->counting;
    char words[PL_COMPUTED_ROOM];
    for (int k = 0; k < c->people; k++) {
        snprintf(words, sizeof words, "%d", c->of[k][i]);
        words_right(v, row, c->count[k] + 2, words, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD,
                    PL_COLOUR_TEXT);
        if (c->line > 0)
            words_right(v, row, c->rate[k], pl_rate_words(words, counting, c->of[k][i], c->counted),
                        PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    if (c->line > 0)
        pl_list_fill(v->list, (pl_rect){ row.x + row.w - c->line, row.y, 1, row.h },
                     PL_COLOUR_LINE);
}

static void counter_row(ui_view *v, pl_rect row, const columns *c, int i)
{
    const pl_desk *desk = v->app->desk;
    const pl_counter *counter = &desk->facts.rubric->counters[i];
    char said[96], key[2] = { counter->key, 0 }, name[120];
    bool waiting, open = pl_desk_tally_open(desk, counter) != NULL;
    const pl_tally *last = pl_desk_tally_last(desk, &waiting);
    snprintf(name, sizeof name, "%s %.100s%s", key, counter->title, open ? ", open" : "");
    pl_control is = ui_control(v, ui_id(v, "counter", i), name, "count", NULL, counter->key - '0');
    is.state |= last && strcmp(last->counter, counter->id) == 0 ? PL_IS_SELECTED : 0;
    if (!is.hint)
        is.hint = counter->means;
    say_row(said, v, c, i);
    pl_row_begin(v->list, row, &is, said);
    pl_part_keys(v->list, (pl_rect){ row.x + EDGE, row.y, 20, row.h }, key, PL_KEYS_ROW);
    pl_run run = { .text = open ? name + 2 : counter->title, .type = { .style = PL_STYLE_BODY } };
    pl_list_run(v->list, (pl_rect){ row.x + 38, row.y, row.w - c->left - 42, row.h }, &run);
    numbers(v, row, c, i);
    pl_row_end(v->list);
}

/* ----- what was counted last */

static const pl_counter *counter_of(const pl_desk *desk, const pl_tally *tally)
{
    return &desk->facts.rubric->counters[pl_rubric_counter(desk->facts.rubric, tally->counter)];
}

static void kinds(ui_view *v, pl_rect *row, const pl_tally *last)
{
    const pl_counter *counter = counter_of(v->app->desk, last);
    for (int i = 0; i < counter->kinds.count; i++) {
        const char *kind = counter->kinds.items[i];
        bool chosen = last->kind && strcmp(last->kind, kind) == 0;
        double wide = pl_link_width(v->list, kind, PL_STYLE_SMALL);
        if (row->w < wide + 8)
            return;
        pl_control link =
            ui_control(v, ui_id(v, "kind", i), kind, "count-kind", chosen ? NULL : kind, 0);
        link.state |= chosen ? PL_IS_SELECTED : 0;
        pl_cut_left(row, 8);
        pl_part_link_in(v->list, pl_cut_left(row, wide), &link, PL_STYLE_SMALL,
                        chosen ? PL_COLOUR_TEXT : PL_COLOUR_ACCENT);
    }
}

static void last_words(ui_view *v, pl_rect *row, const pl_tally *last, bool waiting)
{
    const pl_desk *desk = v->app->desk;
    const pl_counter *counter = counter_of(desk, last);
    char words[160], at[PL_TIME_ROOM];
    const char *state = desk->counts.chosen ? "Chosen: " : waiting ? "Saving: " : "Kept: ";
    pl_list_icon(v->list, waiting ? PL_ICON_DASHED_RING : PL_ICON_CHECK,
                 (pl_point){ row->x, row->y + row->h / 2 - 7 }, 14,
                 waiting ? PL_COLOUR_MUTED : PL_COLOUR_STRENGTH, PL_COLOUR_NONE);
    pl_cut_left(row, 22);
    double wide = ui_words_width(v, state, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_left(row, fmin(wide, row->w)), state, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT2);
    snprintf(words, sizeof words, "%c %.120s", counter->key, counter->title);
    wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_left(row, fmin(wide, row->w)), words, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
    snprintf(words, sizeof words, ", %c, %s", last->who, ui_time(at, last->at_us));
    wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    if (row->w >= wide)
        ui_words(v, pl_cut_left(row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

/* The newest is taken back with everything else that is undone; one that was chosen is deleted. */
static void take_back(ui_view *v, pl_rect *row)
{
    bool chosen = v->app->desk->counts.chosen;
    const char *name = chosen ? "Delete" : "Undo", *command = chosen ? "delete-count" : "undo";
    const char *keys = ui_keys(v, command, NULL);
    double wide = pl_keys_width(v->list, keys, PL_KEYS_PLAIN);
    if (*keys)
        pl_part_keys(v->list, pl_cut_right(row, wide), keys, PL_KEYS_PLAIN);
    pl_cut_right(row, 8);
    pl_control link = ui_control(v, ui_id(v, command, 1), name, command, NULL, 0);
    wide = pl_link_width(v->list, name, PL_STYLE_SMALL);
    pl_part_link(v->list, pl_cut_right(row, wide), &link, PL_STYLE_SMALL);
    pl_cut_right(row, 8);
}

static void receipt(ui_view *v, pl_rect row)
{
    bool waiting = false;
    char words[160] = "", at[PL_TIME_ROOM];
    const pl_tally *last = pl_desk_tally_last(v->app->desk, &waiting);
    if (last)
        snprintf(words, sizeof words, "%s, %c, %s", counter_of(v->app->desk, last)->title,
                 last->who, ui_time(at, last->at_us));
    pl_list_fill(v->list, row, PL_COLOUR_RAISED);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
    pl_rect inside = pl_rect_inset(row, EDGE, 0);
    pl_element said = { .id = ui_id(v, "receipt", 0),
                        .role = PL_ROLE_STATUS,
                        .rect = row,
                        .name = last ? waiting ? "Saving" : "Kept" : "Nothing counted yet",
                        .value = words };
    pl_list_begin(v->list, &said);
    if (last) {
        take_back(v, &inside);
        last_words(v, &inside, last, waiting);
        kinds(v, &inside, last);
    } else {
        ui_words(v, inside, "A counter’s digit counts it, at the picture on the screen.",
                 PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    pl_list_end(v->list);
}

/* ----- all of it */

/* The row of what a key has just counted is seen, wherever the list stood. */
static void bring_last(ui_view *v, double room)
{
    const pl_desk *desk = v->app->desk;
    pl_view *view = &v->app->view;
    bool waiting;
    const pl_tally *last = pl_desk_tally_last(desk, &waiting);
    int place = last ? pl_rubric_counter(desk->facts.rubric, last->counter) : -1, top = 0;
    if (place < 0 || view->counts_seen == last->id)
        return;
    view->counts_seen = last->id;
    for (int i = 0; i < place; i++)
        top += is_shown(desk, i) ? ROW : 0;
    if (top + ROW - view->counts_scroll > room)
        view->counts_scroll = (int)ceil(top + ROW - room);
    if (top < view->counts_scroll)
        view->counts_scroll = top;
}

/* Where it does not all fit, the list scrolls and what was counted last stays at the foot. */
void ui_draw_counts(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    columns c = columns_of(v);
    ui_flow head = { .v = v, .draw = true, .x = rect.x, .y = rect.y, .w = rect.w };
    ui_flow measured = head;
    measured.draw = false;
    notice(&measured);
    double least = ROW + RECEIPT; /* what a key does is seen first, however low it is */
    if (rect.h >= measured.y - rect.y + STRETCH + HEADS + least) {
        notice(&head);
        pl_cut_top(&rect, head.y - rect.y);
    }
    if (rect.h >= STRETCH + HEADS + least)
        stretch(v, pl_cut_top(&rect, STRETCH));
    if (rect.h >= HEADS + least)
        heads(v, pl_cut_top(&rect, HEADS), &c);
    double rows = shown_count(desk) * ROW, globals = ui_globals_height(v);
    double whole = rows + globals;
    bool fits = whole + RECEIPT <= rect.h;
    if (!fits) {
        receipt(v, pl_cut_bottom(&rect, RECEIPT));
        bring_last(v, rect.h);
    }
    pl_list_clip(v->list, rect);
    double y = rect.y - (fits ? 0 : v->app->view.counts_scroll);
    for (int i = 0; i < desk->facts.rubric->counter_count; i++) {
        if (!is_shown(desk, i))
            continue;
        counter_row(v, (pl_rect){ rect.x, y, rect.w, ROW }, &c, i);
        y += ROW;
    }
    if (fits) {
        receipt(v, (pl_rect){ rect.x, y, rect.w, RECEIPT });
        y += RECEIPT;
    }
    if (globals > 0)
        ui_draw_globals(v, (pl_rect){ rect.x, y, rect.w, globals });
    ui_scrolls(v, rect, &v->app->view.counts_scroll, whole + (fits ? RECEIPT : 0));
    pl_list_unclip(v->list);
}
