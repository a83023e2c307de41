#include "page.h"

#include "plumbline/base/memory.h"

#include <math.h>

static void states(test_page *page)
{
    static const struct {
        const char *words;
        pl_icon icon;
        pl_colour colour;
    } pills[] = {
        { "Not started", PL_ICON_DASHED_RING, PL_COLOUR_MUTED },
        { "Draft", PL_ICON_HALF_DISC, PL_COLOUR_DEV },
        { "Signed", PL_ICON_PEN, PL_COLOUR_ACCENT },
        { "Released", PL_ICON_RELEASE, PL_COLOUR_ACCENT },
        { "Read", PL_ICON_EYE, PL_COLOUR_ACCENT },
        { "Answered", PL_ICON_REPLY, PL_COLOUR_ACCENT },
        { "Closed", PL_ICON_TICK_DISC, PL_COLOUR_STRENGTH },
        { "Due", PL_ICON_CLOCK, PL_COLOUR_DEV },
        { "Overdue", PL_ICON_WARNING, PL_COLOUR_DEV },
    };
    page_row(page, "States");
    for (size_t i = 0; i < PL_COUNT(pills); i++) {
        double wide = pl_state_width(page->list, pills[i].words);
        pl_part_state(page->list, page_slot(page, "", wide, PL_STATE_HIGH), pills[i].words,
                      pills[i].icon, pills[i].colour);
    }
    page_row_end(page);
}

static void named(test_page *page, const char *caption, const char *words, pl_icon icon,
                  pl_colour colour)
{
    pl_type type = { .weight = PL_WEIGHT_MEDIUM };
    double wide = ceil(pl_text_width(pl_list_fonts(page->list), words, type));
    pl_rect at = page_slot(page, caption, 22 + wide, 20);
    pl_list_icon(page->list, icon, (pl_point){ at.x, at.y + 2 }, 16, colour, PL_COLOUR_PANEL);
    pl_cut_left(&at, 22);
    pl_part_text(page->list, at, &(pl_run){ .text = words, .type = type, .colour = colour });
}

static void badges(test_page *page)
{
    page_row(page, "Marks");
    pl_rect at = page_slot(page, "domains", 6 * 24, 20);
    for (int i = 1; i <= 6; i++)
        pl_part_domain(page->list, (pl_point){ at.x + (i - 1) * 24, at.y }, 20, i, NULL);
    at = page_slot(page, "facilitators", 140, 20);
    for (int i = 0; i < 3; i++)
        pl_part_facilitator(page->list, (pl_point){ at.x + i * 26, at.y }, 20, (char)('A' + i),
                            NULL);
    pl_cut_left(&at, 78);
    pl_part_frame(page->list, at, "Session");
    at = page_slot(page, "small", 90, 20);
    for (int i = 0; i < 3; i++)
        pl_part_facilitator(page->list, (pl_point){ at.x + i * 22, at.y + 2 }, 16, (char)('A' + i),
                            NULL);
    pl_part_domain(page->list, (pl_point){ at.x + 66, at.y + 2 }, 16, 5, NULL);
    named(page, "strength", "Strength", PL_ICON_STRENGTH, PL_COLOUR_STRENGTH);
    named(page, "development", "Development", PL_ICON_DEVELOP, PL_COLOUR_DEV);
    named(page, "critical", "Critical", PL_ICON_CRITICAL, PL_COLOUR_CRIT);
    named(page, "neutral", "Neutral", PL_ICON_NEUTRAL, PL_COLOUR_TEXT2);
    named(page, "agreed departure", "Agreed departure", PL_ICON_DEPARTURE, PL_COLOUR_TEXT2);
    page_row_end(page);
}

static void mark(test_page *page, pl_rect lane, double x, double to, pl_icon kind, unsigned state)
{
    pl_part_mark(page->list, lane,
                 &(pl_mark){ .is = page_control(page, pl_icon_name(kind), state),
                             .kind = kind,
                             .colour = kind == PL_ICON_CRITICAL ? PL_COLOUR_CRIT : PL_COLOUR_D4,
                             .ground = PL_COLOUR_PANEL,
                             .x = lane.x + x,
                             .to = lane.x + to,
                             .letters = "A" });
}

static void lanes(test_page *page)
{
    page_row(page, "Timeline tags");
    pl_rect lane =
        page_slot(page, "point, span, selected, focus · neutral, agreed departure, in hand, saving",
                  1100, 28);
    static const pl_icon kinds[] = { PL_ICON_STRENGTH, PL_ICON_DEVELOP, PL_ICON_CRITICAL };
    for (int i = 0; i < 3; i++) {
        double x = 20 + i * 252;
        mark(page, lane, x, 0, kinds[i], 0);
        mark(page, lane, x + 84, x + 84 + 44, kinds[i], 0);
        mark(page, lane, x + 168, 0, kinds[i], i == 2 ? PL_IS_FOCUS : PL_IS_SELECTED);
    }
    mark(page, lane, 776, 0, PL_ICON_NEUTRAL, 0);
    mark(page, lane, 816, 0, PL_ICON_DEPARTURE, 0);
    pl_part_draft(page->list, (pl_rect){ lane.x + 852, lane.y + 7, 26, 14 }, &(pl_draft){ 0 });
    mark(page, lane, 908, 0, PL_ICON_STRENGTH, PL_IS_BUSY);
    mark(page, lane, 990, 0, PL_ICON_NEUTRAL, PL_IS_BUSY);
    mark(page, lane, 1070, 0, PL_ICON_CRITICAL, PL_IS_BUSY);
    page_row_end(page);
}

static void evidence(test_page *page, const pl_image *picture)
{
    page_row(page, "Evidence");
    static const unsigned looks[] = { 0, PL_IS_HOVER, PL_IS_FOCUS, PL_IS_SELECTED };
    static const char *const captions[] = { "chip", "hover", "focus", "selected" };
    for (size_t i = 0; i < PL_COUNT(looks); i++) {
        pl_evidence_chip chip = { .is = page_control(page, "0:28:40", looks[i]),
                                  .image = picture,
                                  .picture = i != 3,
                                  .kind = PL_ICON_STRENGTH,
                                  .colour = PL_COLOUR_STRENGTH };
        double wide = pl_evidence_width(page->list, &chip);
        pl_part_evidence(page->list, page_slot(page, captions[i], wide, PL_EVIDENCE_HIGH), &chip);
    }
    pl_control add = page_control(page, "Add", 0);
    pl_part_add(page->list, page_slot(page, "add", pl_add_width(page->list, "Add"), 30), &add);
    page_row_end(page);
}

static void icons(test_page *page)
{
    page_row(page, "Icons");
    pl_rect at = page_slot(page, "16, then 12, 20 and 24", 1200, 92);
    for (int i = 1; i < PL_ICONS; i++)
        pl_list_icon(page->list, (pl_icon)i,
                     (pl_point){ at.x + (i - 1) % 50 * 24, at.y + (i - 1) / 50 * 24 }, 16,
                     PL_COLOUR_TEXT2, PL_COLOUR_BG);
    static const double sizes[] = { 12, 20, 24 };
    double x = at.x;
    for (size_t i = 0; i < PL_COUNT(sizes); i++)
        for (int icon = 1; icon < 22; icon += 2, x += sizes[i] + 8)
            pl_list_icon(page->list, (pl_icon)icon, (pl_point){ x, at.y + 60 }, sizes[i],
                         PL_COLOUR_TEXT2, PL_COLOUR_BG);
    page_row_end(page);
}

void page_marks(test_page *page, const pl_image *picture)
{
    states(page);
    badges(page);
    lanes(page);
    evidence(page, picture);
    icons(page);
}
