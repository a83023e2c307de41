/* The keyboard sheet on paper: every key that holds, on upright pages of A4 in two columns. */
#include "key_rows.h"
#include "plumbline/paint/pdf.h"

#include <stdio.h>

enum { SIDE = 36, TOP = 48, HEAD = 52, FOOT = 48, COLUMNS = 2, BETWEEN = 24 };
enum { ROW = 24, LABEL = 38, MOST_PAGES = 16 };

/* Goes down the columns, from page to page. */
typedef struct printer {
    ui_state *ui;
    const ui_key_rows *rows;
    pl_list *pages[MOST_PAGES];
    int count, column;
    double y;
} printer;

static ui_view view_of(const printer *p)
{
    return (ui_view){
        .list = p->pages[p->count - 1], .fonts = p->ui->fonts, .app = p->ui->app, .ui = p->ui
    };
}

static double column_wide(void)
{
    return (PL_PAGE_WIDE - 2.0 * SIDE - BETWEEN * (COLUMNS - 1)) / COLUMNS;
}

static void draw_head(const printer *p)
{
    ui_view v = view_of(p);
    pl_rect row = { SIDE, TOP, PL_PAGE_WIDE - 2 * SIDE, 28 };
    const char *what = pl_screen_of_review(p->ui->app->view.screen)
                           ? "Review screen"
                           : ui_rail_words(p->ui->app->view.screen);
    double wide = ui_words_width(&v, "Plumbline: keyboard", PL_STYLE_TITLE, PL_WEIGHT_OWN) + 1;
    pl_part_heading(v.list, pl_cut_left(&row, wide), "Plumbline: keyboard", PL_STYLE_TITLE);
    pl_cut_left(&row, 12);
    ui_words(&v, row, what, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void draw_foot(const printer *p)
{
    ui_view v = view_of(p);
    char about[UI_KEYS_ABOUT_ROOM], number[16];
    pl_rect row = { SIDE, PL_PAGE_HIGH - FOOT - 16, PL_PAGE_WIDE - 2 * SIDE, FOOT };
    pl_list_fill(v.list, (pl_rect){ row.x, row.y - 8, row.w, 1 }, PL_COLOUR_LINE);
    snprintf(number, sizeof number, "%d", p->count);
    ui_small(&v, pl_cut_right(&row, 16), number, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_para(&v, row, ui_keys_about(about, p->ui->app), PL_STYLE_SMALL, PL_COLOUR_TEXT2, 3);
}

static bool new_page(printer *p)
{
    if (p->count == MOST_PAGES)
        return false;
    p->pages[p->count++] = pl_list_new(p->ui->fonts);
    p->column = 0;
    p->y = TOP + HEAD;
    draw_head(p);
    draw_foot(p);
    return true;
}

static bool is_full(const printer *p, double high)
{
    return p->y + high > PL_PAGE_HIGH - FOOT - 32;
}

/* The next so many pixels of a column, where `with` more find room below them; false where no page is
 * left. */
static bool take(pl_rect *out, printer *p, double high, double with)
{
    if (p->count == 0 && !new_page(p))
        return false;
    if (is_full(p, high + with)) {
        p->column++;
        p->y = TOP + HEAD;
        if (p->column == COLUMNS && !new_page(p))
            return false;
    }
    *out = (pl_rect){ SIDE + p->column * (column_wide() + BETWEEN), p->y, column_wide(), high };
    p->y += high;
    return true;
}

static void print_label(printer *p, pl_rect rect, const char *name, bool again)
{
    char words[64];
    snprintf(words, sizeof words, "%s%s", name, again ? ", continued" : "");
    pl_cut_top(&rect, LABEL - ROW);
    pl_part_heading(p->pages[p->count - 1], rect, words, PL_STYLE_SECTION);
}

static void print_row(printer *p, pl_rect rect, const ui_key_row *of)
{
    ui_view v = view_of(p);
    pl_element element = { .role = PL_ROLE_ROW, .rect = rect, .name = of->title };
    pl_list_begin(v.list, &element);
    ui_draw_key_row(&v, rect, of);
    pl_list_end(v.list);
}

/* Its name stands above its rows, and again where they go on in another column. */
static void print_group(printer *p, const char *name)
{
    pl_rect rect;
    int column = -1;
    for (int i = 0; i < p->rows->count; i++) {
        if (strcmp(p->rows->items[i].group, name) != 0)
            continue;
        if (is_full(p, column < 0 ? LABEL + 2 * ROW : ROW) || column < 0) {
            if (!take(&rect, p, LABEL, 2 * ROW))
                return;
            print_label(p, rect, name, column >= 0);
        }
        if (!take(&rect, p, ROW, 0))
            return;
        column = p->column;
        print_row(p, rect, &p->rows->items[i]);
    }
}

bool ui_keys_pdf(void *ctx, void **bytes, size_t *size, pl_error *err)
{
    ui_state *ui = ctx;
    ui_key_rows *rows = pl_alloc(sizeof *rows);
    printer p = { .ui = ui, .rows = rows };
    pl_pdf_facts facts = { .title = "Plumbline: keyboard",
                           .language = "en-GB",
                           .created = pl_utc_now() };
    ui_key_rows_gather(rows, ui->app);
    for (int g = 0; g < UI_KEY_GROUPS; g++)
        print_group(&p, ui_key_groups[g]);
    bool ok =
        pl_pdf_make(bytes, size, (const pl_list *const *)p.pages, p.count, ui->fonts, &facts, err);
    for (int i = 0; i < p.count; i++)
        pl_list_free(p.pages[i]);
    free(rows);
    return ok;
}
