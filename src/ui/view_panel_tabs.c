/* The tabs of the panel beside the picture. */
#include "ui.h"
#include "watch.h"

#include "plumbline/command/transcript.h"

#include <stdio.h>

typedef struct panel_tabs {
    pl_tab items[5];
    char counts[2][16], fresh[16];
    int count;
} panel_tabs;

static pl_tab tab_of(ui_view *v, int i, const char *name)
{
    pl_tab tab = { .is = ui_control(v, ui_id(v, "tab", i), name, "panel-tab", NULL, i) };
    if (v->app->view.tab == i)
        tab.is.state |= PL_IS_SELECTED;
    return tab;
}

static void tabs_of(panel_tabs *out, ui_view *v)
{
    const pl_desk *desk = v->app->desk;
    int notes = pl_app_notes_count(v->app), fresh = pl_app_notes_new(v->app);
    snprintf(out->counts[0], sizeof out->counts[0], "%d", desk->tag_count);
    snprintf(out->counts[1], sizeof out->counts[1], "%d", notes);
    snprintf(out->fresh, sizeof out->fresh, "%d new", fresh);
    out->count = 0;
    if (desk->counts.on)
        out->items[out->count++] = tab_of(v, PL_TAB_COUNTS, "Counts");
    out->items[out->count++] = tab_of(v, PL_TAB_RUBRIC, "Rubric");
    pl_tab tags = tab_of(v, PL_TAB_TAGS, "Tags");
    tags.count = desk->tag_count ? out->counts[0] : NULL;
    out->items[out->count++] = tags;
    out->items[out->count++] = tab_of(v, PL_TAB_TRANSCRIPT, "Transcript");
    pl_tab note = tab_of(v, PL_TAB_NOTES, "Notes");
    note.count = fresh ? out->fresh : notes ? out->counts[1] : NULL;
    note.fresh = fresh > 0;
    out->items[out->count++] = note;
}

static double tabs_width(ui_view *v, const panel_tabs *all, double gap)
{
    double wide = 0;
    for (int i = 0; i < all->count; i++)
        wide += pl_tab_width(v->list, &all->items[i]) + (i ? gap : 0);
    return wide;
}

/* Where there is no room for all, the gaps go first, then the numbers, but for what is new. */
void ui_draw_panel_tabs(ui_view *v, pl_rect row)
{
    enum { PAD = 8, GAP = 4 };
    panel_tabs all;
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
    tabs_of(&all, v);
    double gap = tabs_width(v, &all, GAP) + 2 * PAD > row.w ? 0 : GAP;
    pl_cut_left(&row, gap > 0 ? PAD : 2);
    for (int i = 0; i < all.count && tabs_width(v, &all, gap) > row.w; i++)
        if (!all.items[i].fresh)
            all.items[i].count = NULL;
    for (int i = 0; i < all.count; i++) {
        pl_part_tab(v->list, pl_cut_left(&row, pl_tab_width(v->list, &all.items[i])),
                    &all.items[i]);
        pl_cut_left(&row, gap);
    }
}
