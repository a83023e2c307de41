/* The card of an item as Score will have it: its control, which takes no press here, and its words. */
#include "rubrics.h"

#include "plumbline/base/text.h"
#include "plumbline/model/levels.h"

#include <stdio.h>

enum { PAD_X = 12, PAD_TOP = 10, CELL = 29, HIGH = 28, NONE = 74 };

static pl_rect take(ui_flow *flow, double high)
{
    pl_rect rect = { flow->x, flow->y, flow->w, high };
    flow->y += high;
    return rect;
}

static void flow_title(ui_flow *flow, const pl_item *item)
{
    char keys[8] = "";
    ui_view *v = flow->v;
    const char *title = item->words[PL_SETTING_GROUP].title;
    pl_rect row = take(flow, 20);
    if (!flow->draw)
        return;
    if (item->keys[0])
        snprintf(keys, sizeof keys, "%c %c", item->keys[0], item->keys[1]);
    double caps = pl_keys_width(v->list, keys, PL_KEYS_PLAIN);
    pl_part_keys(v->list, pl_cut_left(&row, caps), keys, PL_KEYS_PLAIN);
    pl_cut_left(&row, caps > 0 ? 8 : 0);
    pl_part_heading(v->list, row, title, PL_STYLE_SECTION);
}

static void flow_facts(ui_flow *flow, const pl_item *item)
{
    char words[160];
    pl_rect row = take(flow, 18 + 8);
    const char *per = item->per == PL_PER_FACILITATOR ? "for each facilitator"
                      : item->per == PL_PER_SERVICE   ? "for the service"
                                                      : "once for the session";
    snprintf(words, sizeof words, "%s · %s%d%s", per,
             item->weight ? "weight " : "in no figure, weight ", item->weight,
             item->critical ? " · critical item" : "");
    if (flow->draw)
        ui_small(flow->v, (pl_rect){ row.x, row.y + 2, row.w, 16 }, words, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
}

static void draw_cell(ui_view *v, pl_rect cell, const char *words, bool first, bool none)
{
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL,
                             .weight = none ? PL_WEIGHT_MEDIUM : PL_WEIGHT_SEMIBOLD,
                             .tabular = true },
                   .colour = PL_COLOUR_TEXT2,
                   .align = PL_ALIGN_CENTRE };
    if (!first)
        pl_list_fill(v->list, (pl_rect){ cell.x, cell.y + 1, 1, cell.h - 2 },
                     none ? PL_COLOUR_CTL : PL_COLOUR_LINE);
    pl_list_run(v->list, cell, &run);
}

static void draw_control(ui_view *v, pl_rect row, const pl_item *item)
{
    int levels = item->scale->level_count;
    double cell = levels * CELL + NONE + 2 > row.w ? (row.w - NONE - 2) / levels : CELL;
    pl_rect box = { row.x, row.y, levels * cell + NONE + 2, HIGH };
    pl_list_box(v->list, box,
                &(pl_box){ .fill = PL_COLOUR_FIELD, .edge = PL_COLOUR_CTL, .radius = 6 });
    pl_rect rest = { box.x + 1, box.y, box.w - 2, box.h };
    for (int i = 0; i < levels; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", item->scale->levels[i].value);
        draw_cell(v, pl_cut_left(&rest, cell), number, i == 0, false);
    }
    draw_cell(v, rest, "No score…", false, true);
}

/* One for the session, or one for each facilitator of the preview. */
static void flow_controls(ui_flow *flow, const pl_item *item)
{
    ui_view *v = flow->v;
    bool each = item->per == PL_PER_FACILITATOR;
    int count = each ? v->app->rubric_desk->people : 1;
    for (int i = 0; i < count; i++) {
        pl_rect row = take(flow, HIGH);
        flow->y += i + 1 < count ? 6 : 0;
        if (!flow->draw)
            continue;
        const char *word = item->per == PL_PER_SERVICE ? "Service" : "Session";
        char letter = (char)('A' + i), name[2] = { letter, '\0' };
        double wide = each ? 20 : pl_frame_width(v->list, word);
        pl_rect mark = pl_rect_middle(pl_cut_left(&row, wide), wide, 20);
        if (each)
            pl_part_facilitator(v->list, (pl_point){ mark.x, mark.y }, 20, letter, name);
        else
            pl_part_frame(v->list, mark, word);
        pl_cut_left(&row, 8);
        draw_control(v, row, item);
    }
    flow->y += 8;
}

static bool has_own_words(const pl_item *item)
{
    for (int i = 0; i < PL_LEVELS_MOST; i++)
        if (item->words[PL_SETTING_GROUP].anchors[i])
            return true;
    return false;
}

/* "0 Missed or harmful · 1 Begun": the general words, which hold where an item has none of its own. */
static void flow_general(ui_flow *flow, const pl_item *item)
{
    pl_text words = { 0 };
    char name[80];
    for (int i = 0; i < item->scale->level_count; i++) {
        const pl_level *level = &item->scale->levels[i];
        pl_text_add_format(&words, "%s%d\u00a0%s", i ? " · " : "", level->value,
                           ui_level_words(name, sizeof name, level));
    }
    ui_flow_words(flow, pl_text_get(&words), PL_STYLE_BODY, PL_COLOUR_TEXT2, 0, 0);
    pl_text_free(&words);
}

static int first_fault(const pl_app *app)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    for (int i = 0; check && i < check->problems.count; i++)
        if (!check->problems.items[i].remark)
            return check->problems.items[i].line;
    return 0;
}

static void inside(ui_flow *flow, const pl_item *item, bool old)
{
    const pl_item_words *words = &item->words[PL_SETTING_GROUP];
    flow_title(flow, item);
    flow_facts(flow, item);
    flow_controls(flow, item);
    if (has_own_words(item))
        ui_flow_item_levels(flow, item, PL_SETTING_GROUP);
    else
        flow_general(flow, item);
    flow->y += 4;
    if (words->look_for)
        ui_flow_item_list(flow, "Look for:", &(pl_texts){ &words->look_for, 1 });
    ui_flow_item_list(flow, "Helpful:", &words->helpful);
    ui_flow_item_list(flow, "Unhelpful:", &words->unhelpful);
    for (int i = 0; i < words->notes.count; i++)
        ui_flow_words(flow, words->notes.items[i], PL_STYLE_SMALL, PL_COLOUR_MUTED, 0, 0);
    if (!old)
        return;
    char note[96];
    bool is_old;
    const pl_rubric_check *check = flow->v->app->rubric_desk->check;
    int line = first_fault(flow->v->app);
    if (check->rest)
        snprintf(note, sizeof note, "Without line %d, until that is mended.", line);
    else if (check->base && pl_rubric_shown(&is_old, flow->v->app) == check->base)
        snprintf(note, sizeof note, "As in edition %d, until line %d is mended.",
                 check->base->edition, line);
    else
        snprintf(note, sizeof note, "As it was before, until line %d is mended.", line);
    flow->y += 4;
    ui_flow_note(flow, PL_ICON_WARNING, PL_COLOUR_DEV, note, PL_STYLE_SMALL, PL_COLOUR_DEV, 0);
}

void ui_flow_rubric_card(ui_flow *flow, const pl_item *item, bool old)
{
    ui_flow measure = { flow->v, false, flow->x + PAD_X, flow->y + PAD_TOP, flow->w - 2 * PAD_X };
    inside(&measure, item, old);
    double high = measure.y + PAD_X - flow->y;
    if (flow->draw) {
        pl_rect rect = { flow->x, flow->y, flow->w, high };
        pl_element card = { .role = PL_ROLE_GROUP,
                            .rect = rect,
                            .name = item->words[PL_SETTING_GROUP].title,
                            .value = item->id };
        pl_list_begin(flow->v->list, &card);
        pl_list_box(flow->v->list, rect,
                    &(pl_box){ .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_ACCENT, .radius = 8 });
        measure.draw = true;
        measure.y = flow->y + PAD_TOP;
        inside(&measure, item, old);
        pl_list_end(flow->v->list);
    }
    flow->y += high;
}
