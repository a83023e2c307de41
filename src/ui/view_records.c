/* What stands beside the open review, in a strip under the bar: one line each, with what can be done. */
#include "ui.h"

#include "plumbline/command/records.h"

#include <stdio.h>

enum { PAD_X = 12, PAD_Y = 8, ICON = 16, AFTER_ICON = 26, GAP = 8, LEAST = 36, BUTTON = 28 };

typedef struct line {
    double words, buttons, height; /* widths, and how high it is */
    bool below;                    /* the buttons have a row of their own */
} line;

static ui_button button_of(const pl_notice *notice, int n, int place)
{
    const pl_notice_button *one = &notice->buttons[n];
    return (ui_button){ .name = one->name,
                        .command = one->command,
                        .text = one->text[0] ? one->text : NULL,
                        .small = true,
                        .id = "notice",
                        .index = place * PL_NOTICE_BUTTONS + n };
}

static double buttons_width(const ui_state *ui, const pl_notice *notice)
{
    double wide = 0;
    for (int i = 0; i < PL_NOTICE_BUTTONS && notice->buttons[i].command; i++)
        wide += GAP + 2 * 10 + 4 +
                pl_text_width(ui->fonts, notice->buttons[i].name,
                              (pl_type){ PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, false, 0, false });
    return wide;
}

static pl_run run_of(const pl_notice *notice)
{
    return (pl_run){ .text = notice->words,
                     .colour = notice->look == PL_NOTICE_STANDS ? PL_COLOUR_TEXT2 : PL_COLOUR_TEXT,
                     .top = true,
                     .lines = PL_LINES_ALL };
}

static line measure(const ui_state *ui, const pl_notice *notice)
{
    line out = { .buttons = buttons_width(ui, notice) };
    double room = ui->width - 2 * PAD_X - AFTER_ICON;
    out.below = out.buttons > 0 && room - out.buttons < 300;
    out.words = out.below ? room : room - out.buttons;
    pl_run run = run_of(notice);
    double high = pl_run_measure(ui->fonts, &run, out.words).height;
    out.height = high + 2 * PAD_Y + 1;
    if (out.below)
        out.height += BUTTON + GAP - 4;
    out.height = out.height < LEAST + 1 ? LEAST + 1 : out.height;
    return out;
}

/* How many there are, and room for: what is worked at keeps most of the window. */
static int shown(pl_notice out[PL_NOTICES_MOST], double *height, const ui_state *ui)
{
    int count = pl_app_notices(out, ui->app), fits = 0;
    double most = ui->height / 4;
    *height = 0;
    for (int i = 0; i < count; i++) {
        double own = measure(ui, &out[i]).height;
        if (fits > 0 && *height + own > most)
            break;
        *height += own;
        fits++;
    }
    return fits;
}

double ui_records_height(const ui_state *ui)
{
    pl_notice list[PL_NOTICES_MOST];
    double height = 0;
    shown(list, &height, ui);
    return height;
}

static pl_icon icon_of(const pl_notice *notice, pl_colour *colour)
{
    *colour = notice->look == PL_NOTICE_ASKS     ? PL_COLOUR_DEV
              : notice->look == PL_NOTICE_OFFERS ? PL_COLOUR_ACCENT
                                                 : PL_COLOUR_MUTED;
    return notice->look == PL_NOTICE_ASKS ? PL_ICON_WARNING : PL_ICON_INFO;
}

static void draw_line(ui_view *v, pl_rect rect, const pl_notice *notice, const line *size,
                      int place)
{
    pl_colour colour;
    pl_icon icon = icon_of(notice, &colour);
    pl_element group = { .id = ui_id(v, "notice-line", place),
                         .role = PL_ROLE_GROUP,
                         .rect = rect,
                         .name = notice->words };
    pl_list_begin(v->list, &group);
    if (notice->look == PL_NOTICE_ASKS)
        pl_list_fill(v->list, rect, PL_COLOUR_DEV_BG);
    pl_list_fill(v->list, pl_cut_bottom(&rect, 1),
                 notice->look == PL_NOTICE_ASKS ? PL_COLOUR_DEV : PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(rect, PAD_X, 0);
    pl_rect buttons = row;
    if (size->below) {
        pl_rect under = pl_cut_bottom(&row, BUTTON + GAP);
        pl_cut_left(&under, AFTER_ICON);
        buttons = (pl_rect){ under.x, under.y, under.w, BUTTON };
    }
    for (int i = PL_NOTICE_BUTTONS - 1; i >= 0 && !size->below; i--) {
        ui_button button = button_of(notice, i, place);
        if (button.command)
            ui_button_right(v, &buttons, BUTTON, GAP, &button);
    }
    for (int i = 0; i < PL_NOTICE_BUTTONS && size->below; i++) {
        ui_button button = button_of(notice, i, place);
        if (button.command)
            ui_button_left(v, &buttons, BUTTON, GAP, &button);
    }
    pl_run run = run_of(notice);
    double high = pl_run_measure(v->fonts, &run, size->words).height;
    double top = size->below ? row.y + PAD_Y : row.y + (double)(int)((row.h - high) / 2);
    pl_list_icon(v->list, icon, (pl_point){ row.x, top + 2 }, ICON, colour, PL_COLOUR_NONE);
    pl_part_text(v->list, (pl_rect){ row.x + AFTER_ICON, top, size->words, high }, &run);
    pl_list_end(v->list);
}

void ui_draw_records(ui_view *v, pl_rect rect)
{
    pl_notice list[PL_NOTICES_MOST];
    double height;
    int count = shown(list, &height, v->ui);
    pl_list_fill(v->list, rect, PL_COLOUR_PANEL);
    for (int i = 0; i < count; i++) {
        line size = measure(v->ui, &list[i]);
        draw_line(v, pl_cut_top(&rect, size.height), &list[i], &size, i);
    }
}
