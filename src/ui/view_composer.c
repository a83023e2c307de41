/* The composer, where a note is written; and the box of the tag in hand while it is shut. */
#include "ui.h"
#include "watch.h"

#include <math.h>
#include <stdio.h>

static const pl_desk_tag *in_work(const pl_app *app)
{
    return app->desk->hand ? app->desk->hand : app->desk->selected;
}

static void item_words(ui_view *v, char *out, size_t room, const pl_tag *tag)
{
    if (tag->item_count == 0)
        snprintf(out, room, "Named later");
    else if (tag->item_count == 1)
        snprintf(out, room, "%s %s", tag->items[0], ui_item_title(v->app->desk, tag->items[0]));
    else
        snprintf(out, room, "%s, also %s%s", tag->items[0], tag->items[1],
                 tag->item_count > 2 ? " …" : "");
}

static void kind_and_item(ui_view *v, pl_rect *row, const pl_tag *tag)
{
    char words[160];
    pl_list_icon(v->list, ui_kind_icon(tag->kind), (pl_point){ row->x, row->y + row->h / 2 - 8 },
                 16, ui_kind_colour(tag->kind), PL_COLOUR_RAISED);
    pl_cut_left(row, 24);
    int domain = tag->item_count ? ui_item_domain(v->app->desk, tag->items[0]) : 0;
    if (domain) {
        pl_part_domain(v->list, (pl_point){ row->x, row->y + row->h / 2 - 8 }, 16, domain, "");
        pl_cut_left(row, 22);
    }
    item_words(v, words, sizeof words, tag);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD } };
    pl_part_text(v->list, *row, &run);
}

/* ----- in hand */

static void first_digit(ui_view *v, pl_rect rect)
{
    char keys[8], words[160];
    const pl_rubric *rubric = v->app->desk->facts.rubric;
    int digit = v->app->desk->digit;
    snprintf(keys, sizeof keys, "%d _", digit);
    pl_part_keys(v->list, pl_cut_left(&rect, 50), keys, PL_KEYS_PLAIN);
    snprintf(words, sizeof words, "%.140s",
             digit <= rubric->domain_count ? rubric->domains[digit - 1].title
                                           : "There is no such domain");
    ui_words(v, rect, words, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
}

/* Left out where there is no room for it. */
static void hint(ui_view *v, pl_rect *row, const char *keys, const char *words)
{
    double wide = pl_keys_width(v->list, keys, PL_KEYS_PLAIN);
    if (row->w < wide + 5 + ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1)
        return;
    pl_part_keys(v->list, pl_cut_left(row, wide), keys, PL_KEYS_PLAIN);
    pl_cut_left(row, 5);
    wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_left(row, wide), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_left(row, 8);
}

static void people(ui_view *v, pl_rect *row, const pl_tag *tag)
{
    if (tag->facilitators == 0) {
        pl_rect frame = pl_cut_left(row, pl_frame_width(v->list, "Session"));
        pl_part_frame(v->list, pl_rect_middle(frame, frame.w, 20), "Session");
        pl_cut_left(row, 6);
    }
    for (int slot = 'A'; slot <= 'C'; slot++) {
        const pl_review_facilitator *one = pl_review_slot(v->app->desk->facts.review, (pl_who)slot);
        if (!one || !(tag->facilitators & PL_WHO_BIT(slot)))
            continue;
        pl_part_facilitator(v->list, (pl_point){ row->x, row->y + row->h / 2 - 8 }, 16, (char)slot,
                            one->code);
        pl_cut_left(row, 22);
    }
}

/* "A B C S": what Tab goes through. */
static void hand_people(char out[16], const pl_review *review)
{
    size_t n = 0;
    for (int i = 0; i < review->facilitator_count; i++)
        n += (size_t)snprintf(out + n, 16 - n, "%c ", review->facilitators[i].slot);
    snprintf(out + n, 16 - n, "S");
}

static void hand(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    pl_box box = { .fill = PL_COLOUR_RAISED,
                   .edge = PL_COLOUR_CTL,
                   .width = 1.5,
                   .radius = 8,
                   .dash = 4,
                   .gap = 3 };
    pl_element status = { .id = ui_id(v, "hand", 0),
                          .role = PL_ROLE_STATUS,
                          .rect = rect,
                          .name = desk->digit ? "First digit" : "Tag in hand" };
    pl_list_begin(v->list, &status);
    pl_list_box(v->list, rect, &box);
    rect = pl_rect_inset(rect, 10, 8);
    if (!desk->hand) {
        first_digit(v, rect);
        pl_list_end(v->list);
        return;
    }
    pl_rect top = pl_cut_top(&rect, 20);
    const char *saved = desk->hand->waiting ? "saving" : "saved";
    double wide = ui_words_width(v, saved, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&top, wide), saved, PL_STYLE_SMALL, PL_WEIGHT_OWN,
             desk->hand->waiting ? PL_COLOUR_MUTED : PL_COLOUR_STRENGTH);
    pl_cut_right(&top, 4);
    pl_rect tick = pl_cut_right(&top, 14);
    pl_list_icon(v->list, desk->hand->waiting ? PL_ICON_DASHED_RING : PL_ICON_CHECK,
                 (pl_point){ tick.x, tick.y + 3 }, 14,
                 desk->hand->waiting ? PL_COLOUR_MUTED : PL_COLOUR_STRENGTH, PL_COLOUR_NONE);
    pl_cut_right(&top, 8);
    kind_and_item(v, &top, &desk->hand->tag);
    pl_cut_top(&rect, 8);
    char span[2 * PL_TIME_ROOM];
    pl_rect row = pl_cut_top(&rect, 22);
    people(v, &row, &desk->hand->tag);
    ui_span(span, &desk->hand->tag, 0);
    pl_run run = { .text = span,
                   .type = { .style = PL_STYLE_SMALL, .tabular = true },
                   .colour = PL_COLOUR_TEXT2 };
    wide = ui_words_width(v, span, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 8;
    pl_part_text(v->list, pl_cut_left(&row, wide), &run);
    pl_cut_left(&row, 4);
    hint(v, &row, "Enter", "note");
    char who[16];
    hand_people(who, desk->facts.review);
    hint(v, &row, "Tab", who);
    hint(v, &row, "Esc", "let go");
    pl_list_end(v->list);
}

/* ----- the composer */

static void kinds(ui_view *v, pl_rect row)
{
    static const pl_tag_kind order[] = { PL_TAG_STRENGTH, PL_TAG_DEVELOPMENT, PL_TAG_NEUTRAL };
    static const double shares[] = { 10, 14, 10, 8 };
    const pl_tag *tag = &in_work(v->app)->tag;
    bool icons = ui_size_class(v->ui) < 2;
    pl_segment parts[4] = { 0 };
    for (int i = 0; i < 3; i++) {
        parts[i] =
            (pl_segment){ .is = ui_control(v, ui_id(v, "kind", i + 1), ui_kind_name(order[i]),
                                           "kind", pl_tag_kind_name(order[i]), 0),
                          .icon = icons ? ui_kind_icon(order[i]) : PL_ICON_NONE,
                          .icon_colour = ui_kind_colour(order[i]),
                          .fill = ui_kind_fill(order[i]),
                          .share = shares[i] };
        parts[i].is.state |= tag->kind == order[i] ? PL_IS_SELECTED : 0;
    }
    bool other = tag->kind == PL_TAG_CRITICAL || tag->kind == PL_TAG_AGREED_DEPARTURE;
    parts[3] = (pl_segment){ .is = ui_control(v, ui_id(v, "kind", 4),
                                              tag->kind == PL_TAG_CRITICAL ? "Critical"
                                              : other                      ? "Departure"
                                                                           : "More",
                                              "kind-menu", NULL, 0),
                             .after = PL_ICON_CHEVRON_DOWN,
                             .fill = other ? ui_kind_fill(tag->kind) : PL_COLOUR_NONE,
                             .share = shares[3] };
    parts[3].is.state |= other ? PL_IS_SELECTED : 0;
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "kinds", 0), "Kind"),
                             .parts = parts,
                             .count = 4,
                             .small = true,
                             .pad = 6 };
    pl_part_segmented(v->list, row, &control);
}

static void top_row(ui_view *v, pl_rect row)
{
    const pl_tag *tag = &in_work(v->app)->tag;
    ui_button close = { .name = "Close the composer",
                        .command = "keep-note",
                        .icon = PL_ICON_CLOSE,
                        .bare = true,
                        .small = true,
                        .kind = PL_BUTTON_QUIET,
                        .id = "composer-close" };
    ui_part_button(v, pl_rect_middle(pl_cut_right(&row, 24), 24, 24), &close);
    pl_cut_right(&row, 6);
    bool named = tag->item_count > 0;
    const char *link = named ? "Also…" : "Choose the item…";
    pl_control more =
        ui_control(v, ui_id(v, "also", 0), link, named ? "also-menu" : "name-item", NULL, 0);
    pl_part_link(v->list, pl_cut_right(&row, pl_link_width(v->list, link, PL_STYLE_SMALL)), &more,
                 PL_STYLE_SMALL);
    pl_cut_right(&row, 8);
    ui_button star = { .name = tag->for_report ? "For the report: yes" : "For the report: no",
                       .command = "for-report",
                       .icon = PL_ICON_DOCUMENT,
                       .bare = true,
                       .small = true,
                       .toggle = true,
                       .on = tag->for_report,
                       .kind = PL_BUTTON_QUIET };
    ui_part_button(v, pl_rect_middle(pl_cut_right(&row, 24), 24, 24), &star);
    if (ui_size_class(v->ui) < 2) {
        pl_cut_right(&row, 2);
        pl_part_keys(v->list, pl_cut_right(&row, pl_keys_width(v->list, "*", PL_KEYS_ROW)), "*",
                     PL_KEYS_ROW);
    }
    pl_cut_right(&row, 8);
    kind_and_item(v, &row, tag);
}

static void span_row(ui_view *v, pl_rect row)
{
    const pl_tag *tag = &in_work(v->app)->tag;
    char after[24] = "";
    double wide = ui_people_width(v, false, 9);
    ui_draw_people(v, pl_cut_right(&row, wide), "whose", tag->facilitators, false, 9);
    pl_cut_right(&row, 8);
    if (ui_size_class(v->ui) < 2) {
        static const char *const names[] = { "Start of the span", "End of the span" };
        static const char *const commands[] = { "set-in", "set-out" }, *const keys[] = { "I", "O" };
        for (int i = 1; i >= 0; i--) {
            pl_rect place = pl_rect_middle(pl_cut_right(&row, 24), 24, 24);
            pl_button button = { .is = ui_control(v, ui_id(v, commands[i], 0), names[i],
                                                  commands[i], NULL, 0),
                                 .kind = PL_BUTTON_QUIET,
                                 .bare = true,
                                 .small = true };
            pl_part_button(v->list, place, &button);
            pl_part_keys(v->list, pl_rect_inset(place, 2, 0), keys[i], PL_KEYS_PLAIN);
            pl_cut_right(&row, 4);
        }
        pl_cut_right(&row, 4);
    }
    if (tag->to_us != PL_NO_TIME && ui_size_class(v->ui) == 0)
        snprintf(after, sizeof after, "%d s", (int)((tag->to_us - tag->at_us + 500000) / 1000000));
    pl_field field = {
        .is = { .name = "Span" }, .after = after[0] ? after : NULL, .small = true, .tabular = true
    };
    ui_text_field(v, row, PL_FIELD_SPAN, &field);
}

static void foot_row(ui_view *v, pl_rect row)
{
    ui_button keep = {
        .name = "Keep note", .command = "keep-note", .kind = PL_BUTTON_PRIMARY, .small = true
    };
    ui_button_right(v, &row, 28, 8, &keep);
    hint(v, &row, "Ctrl Enter", "keep");
    if (row.w > 130)
        hint(v, &row, "Esc", "leave the field");
}

enum {
    MARGIN = 8,
    PAD = 10,
    GAP = 8,
    TOP = 20,
    ROW = 28,
    LEAST_NOTE = 58,
    LINE = 32,
    NOTE_LINE = 20,
    HAND = 82
};

/* Without span, kinds, foot and head where there is no room: their keys do it. */
typedef struct composer_rows {
    bool span, kinds, foot, top;
    double note;
} composer_rows;

static double composer_height(const composer_rows *rows)
{
    return 2 * (MARGIN + PAD) + rows->top * (TOP + GAP) +
           (rows->span + rows->kinds + rows->foot) * (ROW + GAP) + rows->note;
}

static void composer(ui_view *v, pl_rect rect, const composer_rows *rows)
{
    pl_box box = { .fill = PL_COLOUR_RAISED, .edge = PL_COLOUR_CTL, .width = 1, .radius = 8 };
    pl_element group = { .id = ui_id(v, "composer", 0),
                         .role = PL_ROLE_GROUP,
                         .rect = rect,
                         .name = "Note of the tag" };
    pl_list_begin(v->list, &group);
    pl_list_box(v->list, rect, &box);
    rect = pl_rect_inset(rect, PAD, PAD);
    if (rows->top) {
        top_row(v, pl_cut_top(&rect, TOP));
        pl_cut_top(&rect, GAP);
    }
    if (rows->span) {
        span_row(v, pl_cut_top(&rect, ROW));
        pl_cut_top(&rect, GAP);
    }
    if (rows->kinds) {
        kinds(v, pl_cut_top(&rect, ROW));
        pl_cut_top(&rect, GAP);
    }
    pl_field field = { .is = { .name = "Note" },
                       .placeholder = "What was seen and heard, its effect, one thing to try",
                       .lines = true };
    ui_text_field(v, pl_cut_top(&rect, rows->note), PL_FIELD_NOTE, &field);
    pl_cut_top(&rect, GAP);
    if (rows->foot)
        foot_row(v, pl_cut_top(&rect, ROW));
    pl_list_end(v->list);
}

static double note_height(ui_view *v, double width)
{
    pl_field field = { .text = pl_edit_words(&v->app->fields[PL_FIELD_NOTE]), .lines = true };
    double high = pl_field_height(v->list, width, &field);
    return high > 138 ? 138 : high;
}

/* What `room` has: the note shrinks first, then it does without the span, then without the kinds. */
static composer_rows rows_for(ui_view *v, double width, double room)
{
    double note = note_height(v, width - 2 * (MARGIN + PAD));
    composer_rows rows = { true, true, true, true, note };
    if (composer_height(&rows) > room)
        rows.note = LEAST_NOTE;
    if (composer_height(&rows) > room)
        rows.span = false;
    if (composer_height(&rows) > room)
        rows.kinds = false;
    if (composer_height(&rows) > room)
        rows.foot = false;
    if (composer_height(&rows) > room)
        rows.top = false;
    if (composer_height(&rows) > room)
        rows.note = LINE;
    rows.note = fmax(rows.note, fmin(note, rows.note + room - composer_height(&rows)));
    if (rows.note > LEAST_NOTE) /* whole lines */
        rows.note = LEAST_NOTE + floor((rows.note - LEAST_NOTE) / NOTE_LINE) * NOTE_LINE;
    return rows;
}

double ui_composer_least(const pl_app *app)
{
    composer_rows all = { true, true, true, true, LEAST_NOTE };
    if (app->view.composer && app->desk->selected)
        return composer_height(&all);
    return app->desk->hand || app->desk->digit ? HAND : 0;
}

void ui_draw_composer(ui_view *v, pl_rect *panel)
{
    const pl_app *app = v->app;
    if (app->view.composer && app->desk->selected) {
        composer_rows rows = rows_for(v, panel->w, panel->h);
        double high = composer_height(&rows);
        pl_rect place =
            ui_size_class(v->ui) >= 2 ? pl_cut_top(panel, high) : pl_cut_bottom(panel, high);
        composer(v, pl_rect_inset(place, MARGIN, MARGIN), &rows);
    } else if (app->desk->hand || app->desk->digit) {
        hand(v, pl_rect_inset(pl_cut_bottom(panel, HAND), MARGIN, MARGIN));
    }
}
