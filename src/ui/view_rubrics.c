/* The screen of rubrics: its regions, the head over the text, and the tabs of a window that has no room for
 * all of them at once. */
#include "rubrics.h"

#include "plumbline/base/file.h"

#include <stdio.h>
#include <time.h>

enum { LIST = 272, BESIDE = 384, HEAD = 64, TABS = PL_TABS_HIGH, SIDE = 20, GAP = 8 };

void ui_rubric_edition(char out[48], const pl_rubric_entry *entry)
{
    if (entry->edition > 0)
        snprintf(out, 48, "Edition %d%s", entry->edition, entry->draft ? ", draft" : "");
    else
        snprintf(out, 48, entry->draft ? "Draft" : "No edition");
}

const char *ui_rubric_count(char out[48], int count, const char *noun)
{
    snprintf(out, 48, "%d %s%s", count, noun, count == 1 ? "" : "s");
    return out;
}

/* ----- the head: what is open, how it stands, what can be done */

const char *ui_rubric_clock(char out[16], pl_utc utc)
{
    time_t seconds = (time_t)(utc / 1000000);
    struct tm local;
    localtime_r(&seconds, &local);
    snprintf(out, 16, "%02d:%02d", local.tm_hour, local.tm_min);
    return out;
}

static void file_words(char out[320], const pl_app *app, const pl_rubric_entry *entry)
{
    const pl_rubric_desk *desk = app->rubric_desk;
    char kept[32] = "", count[48], clock[16];
    int n = 0;
    if (entry->draft && desk->kept_utc) {
        snprintf(kept, sizeof kept, " · kept %s", ui_rubric_clock(clock, desk->kept_utc));
    }
    n = snprintf(out, 320, "%.120s%s%s", pl_path_name(entry->file), kept,
                 entry->shipped ? " · comes with Plumbline" : "");
    const pl_rubric_check *check = desk->check;
    if (check && check->problems.faults > 0)
        n += snprintf(out + n, 320 - (size_t)n, " · %s",
                      ui_rubric_count(count, check->problems.faults, "problem"));
    if (check && check->remarks > 0)
        snprintf(out + n, 320 - (size_t)n, "%s%s", check->problems.faults > 0 ? ", " : " · ",
                 ui_rubric_count(count, check->remarks, "remark"));
}

/* As the text has it now. */
static int live_edition(const pl_app *app, const pl_rubric_entry *entry)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    return entry->draft && check && check->rubric ? check->rubric->edition : entry->edition;
}

typedef struct head_button {
    ui_button button;
    char name[64], keys[UI_CAPS_ROOM];
} head_button;

/* The one button of what is open; false: there is none. */
static bool main_button(head_button *out, ui_view *v, const pl_rubric_entry *entry)
{
    int faults = pl_rubric_faults(v->app);
    bool narrow = v->ui->width < 900;
    *out = (head_button){ .keys = "" };
    if (!entry->draft) {
        out->button = (ui_button){ .name = entry->shipped  ? "Make a copy…"
                                           : entry->rubric ? "New edition from this"
                                                           : "Draft from this",
                                   .command = entry->shipped ? "rubric-copy" : "rubric-edition",
                                   .icon = PL_ICON_PLUS };
        return true;
    }
    int n = 0;
    if (!narrow || faults == 0)
        n = snprintf(out->name, sizeof out->name, "Save as edition %d%s",
                     live_edition(v->app, entry) > 0 ? live_edition(v->app, entry) : 1,
                     faults > 0 ? " · " : "");
    if (faults > 0)
        snprintf(out->name + n, sizeof out->name - (size_t)n, "%d problem%s left", faults,
                 faults == 1 ? "" : "s");
    out->button = (ui_button){ .name = out->name,
                               .command = faults ? "rubric-problem" : "rubric-save",
                               .number = faults ? 1 : 0,
                               .kind = faults ? PL_BUTTON_RAISED : PL_BUTTON_PRIMARY,
                               .icon = faults ? PL_ICON_LOCK : PL_ICON_CHECK };
    if (ui_caps_of(out->keys, v, "rubrics", out->button.command, faults ? "1" : NULL) && !narrow)
        out->button.keys = out->keys;
    return true;
}

static const char *live_title(const pl_app *app, const pl_rubric_entry *entry)
{
    const pl_rubric_check *check = app->rubric_desk->check;
    return entry->draft && check && check->rubric ? check->rubric->title : entry->title;
}

static void draw_title(ui_view *v, pl_rect row, const pl_rubric_entry *entry)
{
    char pill[48], words[320];
    pl_rubric_entry now = *entry;
    now.edition = live_edition(v->app, entry);
    ui_rubric_edition(pill, &now);
    row = pl_rect_middle(row, row.w, 40);
    pl_rect first = pl_cut_top(&row, 22);
    double wide = pl_state_width(v->list, pill), room = first.w - wide - GAP;
    const char *title = live_title(v->app, entry);
    double words_wide = ui_words_width(v, title, PL_STYLE_SECTION, PL_WEIGHT_OWN) + 1;
    pl_part_heading(v->list, pl_cut_left(&first, words_wide < room ? words_wide : room), title,
                    PL_STYLE_SECTION);
    pl_cut_left(&first, GAP);
    if (first.w >= wide)
        pl_part_state(v->list, (pl_rect){ first.x, first.y, wide, PL_STATE_HIGH }, pill,
                      entry->draft     ? PL_ICON_HALF_DISC
                      : entry->shipped ? PL_ICON_LOCK
                                       : PL_ICON_DOCUMENT,
                      entry->draft ? PL_COLOUR_DEV : PL_COLOUR_MUTED);
    file_words(words, v->app, entry);
    pl_cut_top(&row, 2);
    ui_small(v, row, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static bool is_folded(const ui_state *ui)
{
    return ui->width < UI_RUBRICS_FOLDED;
}

static void draw_head(ui_view *v, pl_rect rect)
{
    const pl_rubric_entry *entry = pl_rubric_open(v->app);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, is_folded(v->ui) ? 12 : SIDE, 0);
    ui_button list = {
        .name = "All rubrics", .command = "rubric-list", .icon = PL_ICON_RUBRIC, .bare = true
    };
    if (is_folded(v->ui))
        ui_button_left(v, &row, PL_BUTTON_HIGH, GAP, &list);
    head_button main;
    if (!entry || !main_button(&main, v, entry))
        return;
    ui_button_right(v, &row, PL_BUTTON_HIGH, GAP, &main.button);
    draw_title(v, row, entry);
}

/* ----- tabs */

static void draw_tabs(ui_view *v, pl_rect rect)
{
    static const char *const names[] = { "Text", "Preview", "Compared" };
    const pl_rubric_desk *desk = v->app->rubric_desk;
    bool compared = is_folded(v->ui) && ui_rubric_compare_height(v->ui) > 0;
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, 8, 0);
    for (int i = 0; i < (compared ? 3 : 2); i++) {
        pl_tab tab = { .is = ui_control(v, ui_id(v, "tab", i), names[i], "rubric-tab", NULL, i) };
        if ((int)desk->tab == i || (i == 0 && (int)desk->tab > (compared ? 2 : 1)))
            tab.is.state |= PL_IS_SELECTED;
        pl_part_tab(v->list, pl_cut_left(&row, pl_tab_width(v->list, &tab)), &tab);
        pl_cut_left(&row, 4);
    }
}

/* ----- nothing is open */

static void draw_nothing(ui_view *v, pl_rect rect)
{
    const pl_rubric_desk *desk = v->app->rubric_desk;
    pl_empty failed = { .icon = PL_ICON_WARNING,
                        .colour = PL_COLOUR_CRIT,
                        .head = "The rubrics cannot be read",
                        .words = desk->failed.text };
    if (desk->failed.code)
        pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w - 16 : 460, 180),
                      &failed);
}

/* ----- the regions */

static int body(ui_state *ui, ui_region *out, pl_rect rest)
{
    const pl_rubric_desk *desk = ui->app->rubric_desk;
    double compare = ui_rubric_compare_height(ui);
    bool whole = ui->width >= UI_RUBRICS_WHOLE, folded = is_folded(ui);
    int n = 0;
    if (!whole && desk->tab == PL_RUBRIC_PREVIEW) {
        out[n++] = (ui_region){ "preview", rest, ui_draw_rubric_preview, UI_STILL, false };
        return n;
    }
    if (folded && desk->tab == PL_RUBRIC_COMPARED && compare > 0) {
        out[n++] = (ui_region){ "compared", rest, ui_draw_rubric_compare, UI_STILL, false };
        return n;
    }
    double most = (double)(int)(rest.h * 0.4);
    pl_rect foot = { 0 };
    if (!folded && compare > 0)
        foot = pl_cut_bottom(&rest, compare < most ? compare : most);
    out[n++] = (ui_region){ "text", rest, ui_draw_rubric_text, UI_STILL, false };
    if (foot.h > 0)
        out[n++] = (ui_region){ "compared", foot, ui_draw_rubric_compare, UI_STILL, false };
    return n;
}

int ui_rubrics_regions(ui_state *ui, ui_region *out)
{
    const pl_rubric_desk *desk = ui->app->rubric_desk;
    pl_rect rest = { 0, 0, ui->width, ui->height };
    bool whole = ui->width >= UI_RUBRICS_WHOLE;
    int n = ui_rail_region(ui, out, &rest);
    if (is_folded(ui) && (desk->list_open || (desk->read && desk->at < 0))) {
        out[n++] = (ui_region){ "list", rest, ui_draw_rubric_list, UI_STILL, false };
        return n;
    }
    if (!is_folded(ui))
        out[n++] =
            (ui_region){ "list", pl_cut_left(&rest, LIST), ui_draw_rubric_list, UI_STILL, false };
    pl_rect beside = whole ? pl_cut_right(&rest, BESIDE) : (pl_rect){ 0 };
    out[n++] = (ui_region){ "head", pl_cut_top(&rest, HEAD), draw_head, UI_STILL, false };
    if (desk->at < 0) {
        out[n++] = (ui_region){ "text", rest, draw_nothing, UI_STILL, false };
    } else {
        if (!whole)
            out[n++] = (ui_region){ "tabs", pl_cut_top(&rest, TABS), draw_tabs, UI_STILL, false };
        n += body(ui, out + n, rest);
    }
    if (whole)
        out[n++] = (ui_region){ "preview", beside, ui_draw_rubric_preview, UI_STILL, false };
    return n;
}
