/* The list of tags, by time: only the rows in sight are drawn. */
#include "ui.h"
#include "watch.h"

#include <stdio.h>

enum { TAG_ROW = 48 };

static void tag_row(ui_view *v, pl_rect row, const pl_desk_tag *tag)
{
    char id[PL_ID_ROOM], time[PL_TIME_ROOM], letters[8], name[160];
    const pl_tag *t = &tag->tag;
    const char *item = t->item_count ? t->items[0] : NULL;
    ui_time(time, t->at_us);
    snprintf(name, sizeof name, "%s %s", item ? item : "",
             item ? ui_item_title(v->app->desk, item) : "Named later");
    pl_control is =
        ui_control_press(v, ui_id(v, pl_id_format(id, t->id), 0), name, "open-tag", id, 0, UI_RUN);
    is.state |= tag == v->app->desk->selected ? PL_IS_SELECTED : 0;
    const char *second = tag->waiting    ? "saving"
                         : *t->note      ? t->note
                         : t->for_report ? "For the report"
                                         : "";
    pl_rect line = { row.x, row.y + (*second ? 4 : 14), row.w,
                     20 }; /* alone it stands in the middle */
    pl_row_begin(v->list, row, &is, time);
    pl_icon icon = ui_kind_icon(t->kind);
    pl_list_icon(v->list, tag->waiting ? pl_icon_saving(icon) : icon,
                 (pl_point){ row.x + 12, line.y + 2 }, 16, ui_kind_colour(t->kind),
                 PL_COLOUR_PANEL);
    pl_run run = { .text = time,
                   .type = {
                       .style = PL_STYLE_BODY, .weight = PL_WEIGHT_MEDIUM, .tabular = true } };
    pl_list_run(v->list, (pl_rect){ row.x + 36, line.y, 60, line.h }, &run);
    run = (pl_run){ .text = name, .type = { .style = PL_STYLE_BODY } };
    pl_list_run(v->list, (pl_rect){ row.x + 96, line.y, row.w - 150, line.h }, &run);
    run = (pl_run){ .text = ui_letters(letters, t),
                    .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD },
                    .colour = PL_COLOUR_TEXT2,
                    .align = PL_ALIGN_RIGHT };
    pl_list_run(v->list, (pl_rect){ row.x + row.w - 52, line.y, 40, line.h }, &run);
    run =
        (pl_run){ .text = second, .type = { .style = PL_STYLE_SMALL }, .colour = PL_COLOUR_MUTED };
    pl_list_run(v->list, (pl_rect){ row.x + 36, row.y + 25, row.w - 60, 16 }, &run);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
    pl_row_end(v->list);
}

/* The tag that was chosen elsewhere is seen in the list. */
static void bring_tag(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    pl_view *view = &v->app->view;
    pl_id chosen = desk->selected ? desk->selected->tag.id : 0;
    if (chosen == view->tag_seen)
        return;
    view->tag_seen = chosen;
    for (int i = 0; chosen && i < desk->tag_count; i++) {
        double top = (double)i * TAG_ROW;
        if (desk->tags[i] != desk->selected)
            continue;
        if (top + TAG_ROW - view->tags_scroll > rect.h)
            view->tags_scroll = (int)(top + TAG_ROW - rect.h + 0.999);
        if (top < view->tags_scroll)
            view->tags_scroll = (int)top;
        return;
    }
}

void ui_draw_tags(ui_view *v, pl_rect rect)
{
    const pl_desk *desk = v->app->desk;
    if (desk->tag_count == 0) {
        pl_empty empty = { .icon = PL_ICON_LIST,
                           .colour = PL_COLOUR_MUTED,
                           .head = "No tags yet",
                           .words =
                               "Press the domain's number, then the item's, while you watch." };
        pl_part_empty(v->list, pl_rect_middle(rect, rect.w - 32, 140), &empty);
        return;
    }
    pl_list_fill(v->list, pl_cut_top(&rect, 1), PL_COLOUR_LINE);
    pl_list_clip(v->list, rect);
    bring_tag(v, rect);
    int *scroll = &v->app->view.tags_scroll, first = *scroll / TAG_ROW;
    for (int i = first; i < desk->tag_count; i++) {
        double y = rect.y + i * TAG_ROW - *scroll;
        if (y > rect.y + rect.h)
            break;
        tag_row(v, (pl_rect){ rect.x, y, rect.w, TAG_ROW }, desk->tags[i]);
    }
    ui_scrolls(v, rect, scroll, (double)desk->tag_count * TAG_ROW);
    pl_list_unclip(v->list);
}
