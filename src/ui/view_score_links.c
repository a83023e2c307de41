/* What the score of a service rests on: links, each with where it leads and what it shows. */
#include "score.h"

#include <stdio.h>

enum { ICON = 14, GAP = 8, BETWEEN = 6, LINE = 24 };

/* Cut off the right of a row. */
static void action(ui_view *v, pl_rect *row, const char *name, const char *command,
                   const char *link)
{
    pl_rect place = pl_cut_right(row, pl_link_width(v->list, name, PL_STYLE_SMALL));
    char id[64];
    snprintf(id, sizeof id, "%s %.32s", command, link);
    pl_control is = ui_control(v, ui_id(v, id, 0), name, command, link, 0);
    pl_part_link(v->list, pl_rect_middle(place, place.w, LINE), &is, PL_STYLE_SMALL);
    pl_cut_right(row, GAP);
}

static void draw_address(ui_view *v, pl_rect row, const pl_link *link)
{
    char id[PL_ID_ROOM];
    pl_id_format(id, link->id);
    pl_list_icon(v->list, PL_ICON_DOCUMENT, (pl_point){ row.x, row.y + 5 }, ICON, PL_COLOUR_MUTED,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, ICON + GAP);
    if (v->app->desk->can_write)
        action(v, &row, "Take away", "link-drop", id);
    action(v, &row, "Copy", "link-copy", id);
    ui_words(v, row, link->address, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
}

static void flow_link(ui_flow *flow, const pl_link *link)
{
    if (flow->draw)
        draw_address(flow->v, (pl_rect){ flow->x, flow->y, flow->w, LINE }, link);
    flow->y += LINE;
    if (link->words) {
        ui_flow words = *flow;
        words.x += ICON + GAP;
        words.w -= ICON + GAP;
        ui_flow_words(&words, link->words, PL_STYLE_SMALL, PL_COLOUR_TEXT2, 0, 0);
        flow->y = words.y;
    }
    flow->y += BETWEEN;
}

void ui_flow_links(ui_flow *flow, const pl_sheet_place *place, int index)
{
    ui_view *v = flow->v;
    const pl_links *links = &v->app->desk->facts.links;
    char text[48];
    for (int i = 0; i < links->count; i++)
        if (strcmp(links->items[i].item, place->id) == 0)
            flow_link(flow, &links->items[i]);
    if (!place->item || !v->app->desk->can_write)
        return;
    double wide = pl_add_width(v->list, "Add a link…");
    if (flow->draw) {
        ui_score_target(text, place, PL_WHO_SESSION);
        pl_control is =
            ui_control(v, ui_id(v, "add-link", index), "Add a link…", "link-add", text, 0);
        pl_part_add(v->list, (pl_rect){ flow->x, flow->y, wide, PL_EVIDENCE_HIGH }, &is);
    }
    flow->y += PL_EVIDENCE_HIGH + BETWEEN;
}
