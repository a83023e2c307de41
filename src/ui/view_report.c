/* The report as it will print: its pages on a desk, a list of them, and what goes into the file. */
#include "pages.h"

#include "plumbline/command/feedback.h"

#include <stdio.h>

enum { TOOLBAR = 48, GAP = 24, LIST = 168, EXPORT = 328 };

/* ----- how large */

/* With the margins of the design where there is room for them; never wider than the room. */
static double zoom_of(const ui_view *v, double room)
{
    int zoom = v->app->view.page_zoom;
    double margin = room >= 900 ? 84 : GAP / 2.0;
    double fit = (room - 2 * margin) / PL_PAGE_WIDE, most = (room - 2 * 8) / PL_PAGE_WIDE;
    double is = zoom ? zoom / 100.0 : fit > 2 ? 2 : fit;
    is = is > most ? most : is;
    return is < 0.25 ? 0.25 : is;
}

/* ----- the toolbar */

static void facilitators(ui_view *v, pl_rect *row, double room)
{
    const pl_review *review = v->app->desk->facts.review;
    const pl_review_facilitator *own = pl_app_reads_own(v->app);
    if (review->service)
        return;
    if (own) { /* nobody else's */
        char name[32];
        snprintf(name, sizeof name, "%c · %.20s", own->slot, own->code);
        ui_words(v, *row, name, PL_STYLE_BODY, PL_WEIGHT_MEDIUM, PL_COLOUR_TEXT);
        return;
    }
    pl_segment parts[PL_MOST_FACILITATORS] = { 0 };
    char names[PL_MOST_FACILITATORS][32];
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "whose", 0), "Whose report"),
                             .parts = parts,
                             .count = review->facilitator_count,
                             .small = true };
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *one = &review->facilitators[i];
        char slot[2] = { one->slot, 0 };
        snprintf(names[i], sizeof names[i], "%c · %.20s", one->slot, one->code);
        parts[i].is = ui_control(v, ui_id(v, "slot", i), names[i], "report-slot", slot, 0);
        parts[i].is.state |= v->app->view.report == one->slot ? PL_IS_SELECTED : 0;
    }
    if (pl_segmented_width(v->list, &control) > room)
        for (int i = 0; i < review->facilitator_count; i++)
            names[i][1] = '\0'; /* the letter alone */
    double wide = pl_segmented_width(v->list, &control);
    pl_part_segmented(v->list, pl_rect_middle(pl_cut_left(row, wide), wide, 28), &control);
}

static void zoom_button(ui_view *v, pl_rect *row, int way, pl_icon icon, const char *name)
{
    ui_button button = { .name = name,
                         .command = "report-zoom",
                         .number = way,
                         .icon = icon,
                         .bare = true,
                         .kind = PL_BUTTON_QUIET,
                         .index = way };
    ui_button_right(v, row, 32, 2, &button);
}

/* Where the panel beside the pages has no room, its buttons stand here. */
static void beside_buttons(ui_view *v, pl_rect *row)
{
    bool own = pl_app_reads_own(v->app) != NULL;
    ui_button export = { .name = "Export…",
                         .command = "export",
                         .kind = own ? PL_BUTTON_PLAIN : PL_BUTTON_PRIMARY,
                         .small = true };
    ui_button feedback = { .name = own ? "Your feedback…" : "Feedback…",
                           .command = "feedback",
                           .kind = own ? PL_BUTTON_PRIMARY : PL_BUTTON_PLAIN,
                           .small = true };
    ui_button_right(v, row, 28, 8, &export);
    if (!v->app->desk->facts.review->service)
        ui_button_right(v, row, 28, 12, &feedback);
}

static void toolbar(ui_view *v, pl_rect row, double zoom)
{
    char words[16];
    pl_list_fill(v->list, row, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_bottom(&row, 1), PL_COLOUR_LINE);
    snprintf(words, sizeof words, "%d %%", (int)(zoom * 100 + 0.5));
    row = pl_rect_inset(row, 16, 0);
    if (v->ui->width < 1100)
        beside_buttons(v, &row);
    ui_button correct = { .name = "Correct…", .command = "correct", .small = true };
    if (!pl_command_why_not(pl_command_find("correct"), v->app))
        ui_button_right(v, &row, 28, 12, &correct);
    ui_button fit = { .name = "Fit width", .command = "report-zoom", .small = true, .id = "fit" };
    ui_button_right(v, &row, 28, 12, &fit);
    zoom_button(v, &row, 1, PL_ICON_PLUS, "Larger");
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_MEDIUM, .tabular = true },
                   .align = PL_ALIGN_CENTRE };
    pl_part_text(v->list, pl_cut_right(&row, 44), &run);
    zoom_button(v, &row, -1, PL_ICON_MINUS, "Smaller");
    facilitators(v, &row, row.w - 16);
}

/* ----- in place of pages */

static void draft(ui_view *v, pl_rect rect)
{
    char words[160];
    int left = v->app->missing.count;
    if (left > 0)
        snprintf(words, sizeof words,
                 "The report is made from the signed review. %d thing%s left before you can sign.",
                 left, left == 1 ? " is" : "s are");
    else
        snprintf(words, sizeof words,
                 "The report is made from the signed review. Nothing is missing: you can sign.");
    pl_button button = { .is = ui_control(v, ui_id(v, "to-score", 0), "Go to Score", "screen",
                                          "score", 0) };
    pl_empty empty = { .icon = PL_ICON_PEN,
                       .colour = PL_COLOUR_MUTED,
                       .head = "Not signed yet",
                       .words = words,
                       .buttons = &button,
                       .button_count = 1 };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w : 460, 180), &empty);
}

static void waiting(ui_view *v, pl_rect rect)
{
    const pl_app_report *shown = v->app->report;
    bool failed = shown && shown->failed.code;
    pl_empty empty = { .icon = failed ? PL_ICON_WARNING : PL_ICON_DOCUMENT,
                       .colour = failed ? PL_COLOUR_DEV : PL_COLOUR_MUTED,
                       .head = failed ? "The report could not be made" : "The report is being made",
                       .words = failed ? shown->failed.text : NULL };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w : 460, 140), &empty);
}

/* ----- the desk */

/* A page that a key asked for is brought to the top; else the page in the middle is the one that is seen. */
static void settle(pl_view *view, double room, double high, int count)
{
    double pitch = high + GAP, whole = GAP + count * pitch;
    int most = whole > room ? (int)(whole - room + 0.999) : 0;
    if (view->page >= count)
        view->page = count - 1;
    if (view->page_wanted)
        view->page_scroll = (int)(view->page * pitch);
    view->page_scroll = view->page_scroll < 0      ? 0
                        : view->page_scroll > most ? most
                                                   : view->page_scroll;
    if (!view->page_wanted) {
        int seen = (int)((view->page_scroll + room / 2) / pitch);
        view->page = seen >= count ? count - 1 : seen;
    }
    view->page_wanted = false;
}

/* On whole device pixels, so that each of the image is one of the screen. */
static double snap(const ui_view *v, double at)
{
    return (double)(int)(at * v->ui->scale + (at < 0 ? -0.5 : 0.5)) / v->ui->scale;
}

static void page(ui_view *v, pl_rect place, int index, double zoom)
{
    const pl_image *image = ui_page_image(v, index, zoom * v->ui->scale);
    char name[24];
    place.x = snap(v, place.x);
    place.y = snap(v, place.y);
    if (image) {
        place.w = image->width / v->ui->scale;
        place.h = image->height / v->ui->scale;
    }
    snprintf(name, sizeof name, "Page %d", index + 1);
    pl_element element = { .role = PL_ROLE_IMAGE, .rect = place, .name = name };
    pl_list_begin(v->list, &element);
    pl_list_image(v->list, place, image, ui_pages_version(v->ui->pages), PL_FIT_FILL, 0);
    pl_list_end(v->list);
}

static void pages(ui_view *v, pl_rect rect, ui_pages *all, double zoom)
{
    double wide = PL_PAGE_WIDE * zoom, high = PL_PAGE_HIGH * zoom;
    int count = ui_pages_count(all), first = -1, last = -1;
    pl_view *view = &v->app->view;
    settle(view, rect.h, high, count);
    pl_list_clip(v->list, rect);
    for (int i = 0; i < count; i++) {
        pl_rect place = { rect.x + (rect.w - wide) / 2,
                          rect.y + GAP + i * (high + GAP) - view->page_scroll, wide, high };
        if (place.y > rect.y + rect.h || place.y + high < rect.y)
            continue;
        first = first < 0 ? i : first;
        last = i;
        page(v, place, i, zoom);
    }
    ui_pages_keep(all, first, last);
    ui_scrolls(v, rect, &view->page_scroll, GAP + count * (high + GAP));
    pl_list_unclip(v->list);
}

static void draw_desk(ui_view *v, pl_rect rect)
{
    bool is_signed = v->app->desk->facts.review->is_signed;
    double zoom = zoom_of(v, rect.w);
    if (is_signed)
        toolbar(v, pl_cut_top(&rect, TOOLBAR), zoom);
    ui_pages *all = is_signed ? ui_pages_of(v) : NULL;
    pl_list_fill(v->list, rect, all ? PL_COLOUR_STAGE : PL_COLOUR_BG);
    if (!is_signed)
        draft(v, rect);
    else if (!all)
        waiting(v, rect);
    else
        pages(v, rect, all, zoom);
}

/* ----- the places of all */

int ui_report_regions(ui_state *ui, ui_region *out)
{
    if (!ui->app->desk)
        return ui_library_regions(ui, out);
    pl_rect rest;
    int count = ui_head_regions(ui, out, &rest, true);
    bool beside = ui->app->desk->facts.review->is_signed && ui->width >= 1100;
    ui->app->view.export_beside = beside && !pl_app_reads_own(ui->app);
    if (!beside) {
        out[count++] = (ui_region){ "desk", rest, draw_desk, UI_STILL, false };
        return count;
    }
    pl_rect list = pl_cut_left(&rest, LIST), export = pl_cut_right(&rest, EXPORT);
    /* the desk is drawn first: it says which page is seen */
    out[count++] = (ui_region){ "desk", rest, draw_desk, UI_STILL, false };
    out[count++] = (ui_region){ "pages", list, ui_draw_page_list, UI_STILL, false };
    out[count++] = (ui_region){ "export", export, ui_draw_export, UI_STILL, false };
    return count;
}
