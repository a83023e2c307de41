#include "page.h"

#include "plumbline/base/memory.h"

#include <stdio.h>

static const char *const letters[] = { "A", "B", "C", "All" };

static void segments(test_page *page, const char *caption, const char *const *words, int count,
                     int chosen, int hover, unsigned state)
{
    pl_segment parts[4] = { 0 };
    for (int i = 0; i < count; i++)
        parts[i].is = page_control(
            page, words[i], (i == chosen ? PL_IS_SELECTED : 0u) | (i == hover ? PL_IS_HOVER : 0u));
    pl_segmented control = { .is = page_control(page, caption, state),
                             .parts = parts,
                             .count = count };
    double wide = pl_segmented_width(page->list, &control);
    pl_part_segmented(page->list, page_slot(page, caption, wide, 32), &control);
}

static void segmented(test_page *page)
{
    page_row(page, "Segmented");
    segments(page, "default", letters, 4, -1, -1, 0);
    segments(page, "selected", letters, 4, 0, -1, 0);
    segments(page, "hover on B", letters, 4, 0, 1, 0);
    segments(page, "focus", letters, 4, 0, -1, PL_IS_FOCUS);
    segments(page, "disabled", letters, 4, -1, -1, PL_IS_DISABLED);
    page_row_end(page);
}

/* Levels from `low`; `chosen` is a level, `off` a level that is not open yet; -2 chooses none of them. */
static void score(test_page *page, const char *caption, int low, int count, int chosen, int off,
                  unsigned state)
{
    char names[8][16];
    pl_control cells[8], none = page_control(page, "No score…", chosen == -2 ? PL_IS_SELECTED : 0u);
    for (int i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "%d", low + i);
        cells[i] = page_control(page, names[i],
                                (low + i == chosen ? PL_IS_SELECTED : 0u) |
                                    (low + i == off ? PL_IS_DISABLED : 0u));
    }
    pl_score_control score = {
        .is = page_control(page, caption, state), .cells = cells, .count = count, .none = &none
    };
    pl_part_score(page->list, page_slot(page, caption, pl_score_width(&score), 32), &score);
}

static void scores(test_page *page)
{
    static const char *const yes_no[] = { "Yes", "No", "Not judged" };
    static const char *const done[] = { "No", "Partly", "Yes" };
    page_row(page, "Score");
    score(page, "0–4, empty", 0, 5, -1, -1, 0);
    score(page, "scored", 0, 5, 3, -1, 0);
    score(page, "focus", 0, 5, 2, -1, PL_IS_FOCUS);
    score(page, "no score, with reason", 0, 5, -2, -1, 0);
    page_row_end(page);
    page_row(page, "Other scales");
    score(page, "0–3", 0, 4, 1, -1, 0);
    score(page, "1–5, 1 not open", 1, 5, 4, 1, 0);
    segments(page, "yes / no check", yes_no, 3, 1, -1, 0);
    segments(page, "done?", done, 3, 1, -1, 0);
    page_row_end(page);
}

static void kind(test_page *page, const char *caption, int chosen)
{
    pl_segment parts[] = {
        { .icon = PL_ICON_STRENGTH,
          .icon_colour = PL_COLOUR_STRENGTH,
          .fill = PL_COLOUR_STRENGTH,
          .share = 10 },
        { .icon = PL_ICON_DEVELOP,
          .icon_colour = PL_COLOUR_DEV,
          .fill = PL_COLOUR_DEV,
          .share = 14 },
        { .icon = PL_ICON_NEUTRAL,
          .icon_colour = PL_COLOUR_TEXT2,
          .fill = PL_COLOUR_TEXT2,
          .share = 10 },
        { .after = PL_ICON_CHEVRON_DOWN, .share = 8 },
    };
    static const char *const words[] = { "Strength", "Development", "Neutral", "More" };
    for (int i = 0; i < 4; i++)
        parts[i].is = page_control(page, words[i], i == chosen ? PL_IS_SELECTED : 0);
    pl_segmented control = {
        .is = page_control(page, "Kind", 0), .parts = parts, .count = 4, .small = true, .pad = 6
    };
    pl_part_segmented(page->list, page_slot(page, caption, 372, 28), &control);
}

static void menus(test_page *page)
{
    static const char *const reasons[] = { "No opportunity", "Does not apply",
                                           "Not in the part watched",
                                           "Could not be seen or heard" };
    static const char *const digits[] = { "1", "2", "3", "4" };
    pl_list *list = page->list;
    page_row(page, "Menus");
    pl_rect frame = page_slot(page, "No score… (X, then 1–4)", 236, 4 * PL_MENU_ROW + 10);
    pl_rect room = pl_menu_begin(list, frame, 0, "No score");
    for (int i = 0; i < 4; i++)
        pl_part_menu_item(
            list, pl_cut_top(&room, PL_MENU_ROW),
            &(pl_menu_item){ .is = page_control(page, reasons[i], i == 2 ? PL_IS_SELECTED : 0),
                             .keys = digits[i],
                             .keys_first = true });
    pl_menu_end(list);
    const pl_menu_item more[] = {
        { page_control(page, "Critical: someone may be at risk", 0), "!", false, PL_ICON_CRITICAL,
          PL_COLOUR_CRIT },
        { page_control(page, "Critical: a concern about practice", 0), "!", false, PL_ICON_CRITICAL,
          PL_COLOUR_CRIT },
        { page_control(page, "Agreed departure", 0), "D", false, PL_ICON_DEPARTURE,
          PL_COLOUR_TEXT2 },
    };
    frame = page_slot(page, "More, in the kind control", 300, 3 * PL_MENU_ROW + 10);
    room = pl_menu_begin(list, frame, 0, "More");
    for (size_t i = 0; i < PL_COUNT(more); i++)
        pl_part_menu_item(list, pl_cut_top(&room, PL_MENU_ROW), &more[i]);
    pl_menu_end(list);
    page_row_end(page);
}

static void tabs(test_page *page)
{
    const pl_tab tabs[] = { { page_control(page, "Rubric", PL_IS_SELECTED), NULL, false },
                            { page_control(page, "Tags", 0), "22", false },
                            { page_control(page, "Notes", PL_IS_HOVER), NULL, false } };
    double wide = 0;
    for (size_t i = 0; i < PL_COUNT(tabs); i++)
        wide += pl_tab_width(page->list, &tabs[i]) + (i ? 4 : 0);
    pl_rect row = page_slot(page, "tabs", wide, PL_TABS_HIGH);
    pl_list_fill(page->list, (pl_rect){ row.x, row.y + 39, row.w, 1 }, PL_COLOUR_LINE);
    for (size_t i = 0; i < PL_COUNT(tabs); i++) {
        pl_part_tab(page->list, pl_cut_left(&row, pl_tab_width(page->list, &tabs[i])), &tabs[i]);
        pl_cut_left(&row, 4);
    }
}

static void chip(test_page *page, const char *caption, const char *words, pl_icon after,
                 unsigned state)
{
    pl_chip chip = { page_control(page, words, state), after };
    pl_part_chip(page->list,
                 page_slot(page, caption, pl_chip_width(page->list, &chip), PL_CHIP_HIGH), &chip);
}

static void toggles(test_page *page)
{
    pl_list *list = page->list;
    page_row(page, "Tabs, chips, caps");
    tabs(page);
    chip(page, "chip", "State", PL_ICON_CHEVRON_DOWN, 0);
    chip(page, "chip on", "My sites", PL_ICON_CLOSE, PL_IS_CHECKED);
    pl_part_keys(list,
                 page_slot(page, "key caps", pl_keys_width(list, "5 3 Ctrl P", PL_KEYS_PLAIN), 20),
                 "5 3 Ctrl P", PL_KEYS_PLAIN);
    pl_rect at = page_slot(page, "switch off / on", 112, 18);
    static const unsigned switches[] = { 0, PL_IS_CHECKED, PL_IS_CHECKED | PL_IS_FOCUS };
    for (size_t i = 0; i < PL_COUNT(switches); i++) {
        pl_control is = page_control(page, "Speech only", switches[i]);
        pl_part_switch(list, pl_cut_left(&at, 32), &is, false);
        pl_cut_left(&at, 8);
    }
    pl_part_count(list, page_slot(page, "count", pl_count_width(list, "22"), 16), "22", false);
    pl_part_count(list, page_slot(page, "new", pl_count_width(list, "2 new"), 16), "2 new", true);
    at = page_slot(page, "checkbox", 98, 18);
    static const unsigned boxes[] = { 0, PL_IS_CHECKED, PL_IS_MIXED, PL_IS_DISABLED };
    for (size_t i = 0; i < PL_COUNT(boxes); i++) {
        pl_control is = page_control(page, "Stills", boxes[i]);
        pl_part_checkbox(list, pl_cut_left(&at, 18), &is, false);
        pl_cut_left(&at, 8);
    }
    at = page_slot(page, "radio", 130, 18);
    pl_control off = page_control(page, "PDF", 0),
               on = page_control(page, "Web page", PL_IS_CHECKED);
    pl_part_radio(list, pl_cut_left(&at, 24), &off, false);
    pl_part_radio(list, at, &on, true);
    page_row_end(page);
}

void page_choices(test_page *page)
{
    segmented(page);
    scores(page);
    page_row(page, "Kind");
    kind(page, "chosen", 1);
    kind(page, "neutral until chosen", 2);
    kind(page, "strength", 0);
    page_row_end(page);
    menus(page);
    toggles(page);
}
