/* The pages of the report: painted once at the size that is shown, and listed as small pictures. */
#include "pages.h"

#include "plumbline/media/still.h"

#include <stdio.h>

enum {
    MOST = 64,
    THUMB_WIDE = 119,
    THUMB_HIGH = 168,
    PITCH = THUMB_HIGH + 44,
    TOP = 20,
    FOOT = 32,
    FINER =
        4 /* a small page is painted so much larger: its hairlines come out alike, wherever they fall */
};

struct ui_pages {
    pl_report_pages *pages;
    const pl_report *report; /* that they are of; borrowed, only compared */
    int64_t version;
    pl_image *large[MOST], *small[MOST];
    double large_scale, small_scale;
    uint64_t painted; /* raised with each scale, so that a list sees that pixels are others */
};

static void drop(pl_image **slots, int from, int to)
{
    for (int i = from; i < to; i++) {
        pl_image_free(slots[i]);
        slots[i] = NULL;
    }
}

void ui_report_stop(ui_state *ui)
{
    ui_pages *p = ui->pages;
    if (!p)
        return;
    drop(p->large, 0, MOST);
    drop(p->small, 0, MOST);
    if (p->pages)
        pl_report_pages_free(p->pages);
    free(p);
    ui->pages = NULL;
}

ui_pages *ui_pages_of(ui_view *v)
{
    const pl_app_report *shown = v->app->report;
    ui_state *ui = v->ui;
    if (!shown || !shown->report) {
        ui_report_stop(ui);
        return NULL;
    }
    if (ui->pages && (ui->pages->report != shown->report || ui->pages->version != shown->version))
        ui_report_stop(ui);
    if (!ui->pages) {
        ui->pages = pl_alloc(sizeof *ui->pages);
        *ui->pages = (ui_pages){ .report = shown->report,
                                 .version = shown->version,
                                 .pages = pl_report_pages_new(shown->report, ui->fonts) };
    }
    return ui->pages->pages ? ui->pages : NULL;
}

int ui_pages_count(const ui_pages *pages)
{
    int count = pl_report_page_count(pages->pages);
    return count < MOST ? count : MOST;
}

int ui_pages_body(const ui_pages *pages)
{
    return pl_report_page_body(pages->pages);
}

uint64_t ui_pages_version(const ui_pages *pages)
{
    return (uint64_t)pages->version * 4096 + pages->painted % 4096;
}

static pl_image *paint(ui_view *v, int page, double scale)
{
    pl_error err = { 0 };
    pl_look look = { .theme = PL_THEME_LIGHT, .scale = scale };
    const pl_list *list = pl_report_page(v->ui->pages->pages, page);
    pl_image *image =
        pl_image_new((int)(PL_PAGE_WIDE * scale + 0.5), (int)(PL_PAGE_HIGH * scale + 0.5));
    if (image && !pl_pixels_paint(image, list, v->fonts, &look, NULL, &err)) {
        pl_image_free(image);
        image = NULL;
    }
    return image;
}

static pl_image *paint_small(ui_view *v, int page, double scale)
{
    pl_error err = { 0 };
    pl_image *fine = paint(v, page, scale * FINER);
    pl_image *image = fine ? pl_image_scaled(fine, (int)(PL_PAGE_WIDE * scale + 0.5), &err) : NULL;
    pl_image_free(fine);
    return image;
}

static void at_scale(ui_pages *p, pl_image **slots, double *kept, double scale)
{
    if (*kept == scale)
        return;
    drop(slots, 0, MOST);
    *kept = scale;
    p->painted++;
}

const pl_image *ui_page_image(ui_view *v, int page, double scale)
{
    ui_pages *p = v->ui->pages;
    at_scale(p, p->large, &p->large_scale, scale);
    if (!p->large[page])
        p->large[page] = paint(v, page, scale);
    return p->large[page];
}

void ui_pages_keep(ui_pages *pages, int first, int last)
{
    drop(pages->large, 0, first < 0 ? 0 : first);
    drop(pages->large, last + 1 > 0 ? last + 1 : 0, MOST);
}

/* ----- the list */

static void thumb(ui_view *v, pl_rect place, int page, double scale)
{
    ui_pages *p = v->ui->pages;
    char name[24];
    bool chosen = v->app->view.page == page;
    pl_rect frame = pl_rect_inset(place, -5, -5);
    snprintf(name, sizeof name, "Page %d", page + 1);
    pl_control is = ui_control(v, ui_id(v, "page", page), name, "report-page", "p", page);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_BUTTON,
                           .state =
                               is.state | PL_IS_TARGET | PL_IS_STOP | (chosen ? PL_IS_SELECTED : 0),
                           .rect = frame,
                           .name = name };
    pl_list_begin(v->list, &element);
    pl_box edge = { .edge = chosen                   ? PL_COLOUR_ACCENT
                            : is.state & PL_IS_HOVER ? PL_COLOUR_CTL
                                                     : PL_COLOUR_NONE,
                    .width = 3 };
    if (edge.edge)
        pl_list_box(v->list, frame, &edge);
    if (!p->small[page])
        p->small[page] = paint_small(v, page, scale);
    pl_list_image(v->list, place, p->small[page], ui_pages_version(p), PL_FIT_FILL, 0);
    pl_list_box(v->list, pl_rect_inset(place, -1, -1),
                &(pl_box){ .edge = PL_COLOUR_CTL, .width = 1 });
    if (is.state & PL_IS_FOCUS)
        pl_list_ring(v->list, frame, 0, PL_RING_OUTSIDE);
    pl_list_end(v->list);
    pl_run run = { .text = name + 5,
                   .type = { .style = PL_STYLE_SMALL, .tabular = true },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_CENTRE };
    pl_list_run(v->list, (pl_rect){ place.x, place.y + THUMB_HIGH + 8, THUMB_WIDE, 16 }, &run);
}

/* "2 pages and 6 of appendix" */
static void count_words(char out[64], const ui_pages *p)
{
    int count = ui_pages_count(p), body = ui_pages_body(p);
    int pages = body > 0 && body < count ? body : count;
    int used = snprintf(out, 64, "%d page%s", pages, pages == 1 ? "" : "s");
    if (pages < count)
        snprintf(out + used, 64 - (size_t)used, " and %d of appendix", count - pages);
}

static void foot(ui_view *v, pl_rect rect, const ui_pages *p)
{
    char words[64];
    count_words(words, p);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_TINY },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_CENTRE };
    pl_part_text(v->list, rect, &run);
}

/* When another page is seen, the list is moved so that it is in sight here, too. */
static void follow(pl_view *view, double room)
{
    if (view->pages_seen == view->page)
        return;
    view->pages_seen = view->page;
    view->pages_scroll = (int)(TOP + view->page * (double)PITCH + PITCH / 2.0 - room / 2);
}

void ui_draw_page_list(ui_view *v, pl_rect rect)
{
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    pl_list_fill(v->list, pl_cut_right(&rect, 1), PL_COLOUR_LINE);
    ui_pages *p = ui_pages_of(v);
    if (!p)
        return;
    double scale = THUMB_WIDE * v->ui->scale / PL_PAGE_WIDE;
    at_scale(p, p->small, &p->small_scale, scale);
    int count = ui_pages_count(p), *by = &v->app->view.pages_scroll;
    foot(v, pl_cut_bottom(&rect, FOOT), p);
    follow(&v->app->view, rect.h);
    double whole = TOP + (double)count * PITCH - 8, left = (double)(int)((rect.w - THUMB_WIDE) / 2);
    int most = whole > rect.h ? (int)(whole - rect.h + 0.999) : 0;
    *by = *by < 0 ? 0 : *by > most ? most : *by;
    pl_list_clip(v->list, rect);
    for (int i = 0; i < count; i++) {
        pl_rect place = { rect.x + left, rect.y + TOP + i * (double)PITCH - *by, THUMB_WIDE,
                          THUMB_HIGH };
        if (place.y < rect.y + rect.h && place.y + PITCH > rect.y)
            thumb(v, place, i, scale);
    }
    ui_scrolls(v, rect, by, whole);
    pl_list_unclip(v->list);
}
