#include "page.h"

#include "plumbline/base/memory.h"

#include <math.h>

static void rows(test_page *page)
{
    static const struct {
        const char *caption;
        unsigned state;
    } looks[] = {
        { "default", 0 },
        { "hover", PL_IS_HOVER },
        { "selected", PL_IS_SELECTED },
        { "selected, focus", PL_IS_SELECTED | PL_IS_FOCUS },
        { "disabled", PL_IS_DISABLED },
    };
    page_row(page, "List row");
    for (size_t i = 0; i < PL_COUNT(looks); i++) {
        pl_rect at = page_slot(page, looks[i].caption, 140, 32);
        pl_control is = page_control(page, "Item", looks[i].state);
        pl_list_fill(page->list, at, PL_COLOUR_PANEL);
        pl_part_row(page->list, at, &is);
    }
    const pl_column columns[] = { { page_control(page, "Session", 0), PL_ALIGN_LEFT, -1 },
                                  { page_control(page, "Length", 0), PL_ALIGN_RIGHT, 0 } };
    pl_rect head = page_slot(page, "table head", 260, 32), cells[2];
    pl_layout_row(cells, pl_rect_inset(head, 12, 0), (pl_part[]){ { 60, 1, 0 }, { 72, 0, 0 } }, 2,
                  12);
    pl_part_table_head(page->list, head, columns, cells, 2);
    page_row_end(page);
}

static void progress(test_page *page)
{
    pl_list *list = page->list;
    page_row(page, "Progress, slider");
    pl_part_progress(list, page_slot(page, "known", 140, 6),
                     &(pl_progress){ "Finding speech", "62 %", PL_PROGRESS_KNOWN, 0.62, 0 });
    pl_part_progress(list, page_slot(page, "unknown (static stripes)", 140, 6),
                     &(pl_progress){ "Looking", "412 files", PL_PROGRESS_UNKNOWN, 0, 0 });
    pl_part_progress(
        list, page_slot(page, "failed", 100, 6),
        &(pl_progress){ "Finding speech", "Stopped at 40 %", PL_PROGRESS_FAILED, 0.4, 0 });
    pl_part_progress(list, page_slot(page, "watched, skipped", 100, 6),
                     &(pl_progress){ "Watched", "43 %", PL_PROGRESS_KNOWN, 0.43, 0.2 });
    pl_control volume = page_control(page, "Volume", 0);
    pl_part_slider(list, page_slot(page, "slider", 120, 16), &volume, 70.0 / 120, "58 %");
    volume = page_control(page, "Volume", PL_IS_FOCUS);
    pl_part_slider(list, page_slot(page, "slider focus", 120, 24), &volume, 70.0 / 120, "58 %");
    pl_control link = page_control(page, "Also…", PL_IS_FOCUS);
    pl_part_link(list, page_slot(page, "link", pl_link_width(list, "Also…", PL_STYLE_SMALL), 16),
                 &link, PL_STYLE_SMALL);
    page_row_end(page);
}

static void banner(test_page *page, const char *caption, pl_banner banner, double width)
{
    double wide = width > 0 ? width : pl_banner_width(page->list, &banner);
    double high = pl_banner_height(page->list, wide, &banner);
    pl_part_banner(page->list, page_slot(page, caption, wide, high), &banner);
}

static void messages(test_page *page)
{
    pl_control undo = page_control(page, "Undo", 0);
    pl_toast toast = { "Tag saved at 0:58:02", "Ctrl Z", PL_ICON_CHECK, PL_COLOUR_STRENGTH, &undo };
    page_row(page, "Toast, notes");
    double wide = pl_toast_width(page->list, &toast);
    pl_part_toast(page->list, page_slot(page, "toast", wide, PL_TOAST_HIGH), &toast);
    banner(
        page, "warning",
        (pl_banner){ PL_COLOUR_DEV, PL_ICON_WARNING, NULL, "0, 1 and 4 need a moment", 0, false },
        0);
    banner(page, "critical",
           (pl_banner){ PL_COLOUR_CRIT, PL_ICON_OCTAGON, NULL, "Someone may be at risk, 0:58:52", 0,
                        false },
           0);
    banner(page, "with a head",
           (pl_banner){ PL_COLOUR_CRIT, PL_ICON_OCTAGON, "Someone may be at risk, 0:58:52",
                        "Stop and check this first. Do you know that it was passed on?", 0, false },
           360);
    page_row_end(page);
}

static void dialog(test_page *page, pl_rect frame)
{
    pl_list *list = page->list;
    pl_part_card(list, frame);
    pl_rect room = pl_rect_inset(frame, 21, 21);
    pl_part_heading(list, pl_cut_top(&room, 24), "Delete this tag?", PL_STYLE_HEADING);
    pl_cut_top(&room, 8);
    pl_button drop = { .is = page_control(page, "Delete tag", 0), .kind = PL_BUTTON_DANGER };
    pl_button keep = { .is = page_control(page, "Keep tag", PL_IS_FOCUS) };
    pl_rect foot = pl_cut_bottom(&room, PL_BUTTON_HIGH);
    pl_part_text(
        list, room,
        &(pl_run){ .text =
                       "5.3 Responsibility: excuse, denial and blame are answered, 0:58:02, "
                       "facilitator A. You can undo this, also after a restart, until you sign.",
                   .colour = PL_COLOUR_TEXT2,
                   .top = true,
                   .lines = PL_LINES_ALL });
    pl_part_button(list, pl_cut_right(&foot, pl_button_width(list, &drop)), &drop);
    pl_cut_right(&foot, 8);
    pl_part_button(list, pl_cut_right(&foot, pl_button_width(list, &keep)), &keep);
}

static void empties(test_page *page, pl_rect left, pl_rect right)
{
    pl_button add = { .is = page_control(page, "Add recordings", 0), .kind = PL_BUTTON_PRIMARY };
    pl_part_card(page->list, left);
    pl_part_empty(
        page->list, left,
        &(pl_empty){ PL_ICON_FILM, PL_COLOUR_MUTED, "No recordings yet",
                     "Add a folder or drop video files here. Nothing leaves this computer "
                     "unless you export it.",
                     &add, 1, false });
    pl_button find[] = { { .is = page_control(page, "Find the file…", 0) },
                         { .is = page_control(page, "What happened", 0),
                           .kind = PL_BUTTON_QUIET } };
    pl_part_card(page->list, right);
    pl_part_empty(page->list, right,
                  &(pl_empty){ PL_ICON_WARNING, PL_COLOUR_CRIT, "Part 2 cannot be read",
                               "The file may be incomplete. Parts 1 and 3 still play.", find, 2,
                               false });
}

void page_panels(test_page *page)
{
    rows(page);
    progress(page);
    messages(page);
    pl_rect row = { 32, page->y + 16, PAGE_WIDE - 64, 182 }, cells[3];
    pl_layout_row(cells, row, (pl_part[]){ { 440, 0, 0 }, { 0, 1, 0 }, { 0, 1, 0 } }, 3, 24);
    dialog(page, cells[0]);
    empties(page, cells[1], cells[2]);
    page->y += 16 + 182 + 24;
}
