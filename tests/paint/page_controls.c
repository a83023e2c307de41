#include "page.h"

#include "plumbline/base/memory.h"

#include <string.h>

typedef struct state_case {
    const char *caption;
    unsigned state;
    const char *name;
} state_case;

static void button(test_page *page, const char *caption, const pl_button *button)
{
    double wide = pl_button_width(page->list, button);
    double high = button->small ? PL_BUTTON_SMALL : PL_BUTTON_HIGH;
    pl_part_button(page->list, page_slot(page, caption, wide, high), button);
}

static void buttons(test_page *page)
{
    static const state_case primary[] = {
        { "default", 0, "Keep note" },
        { "hover", PL_IS_HOVER, "Keep note" },
        { "pressed", PL_IS_PRESSED, "Keep note" },
        { "focus", PL_IS_FOCUS, "Keep note" },
        { "disabled", PL_IS_DISABLED, "Keep note" },
        { "busy", PL_IS_BUSY, "Saving…" },
    };
    static const state_case plain[] = {
        { "default", 0, "Cancel" },
        { "hover", PL_IS_HOVER, "Cancel" },
        { "pressed", PL_IS_PRESSED, "Cancel" },
        { "focus", PL_IS_FOCUS, "Cancel" },
        { "disabled", PL_IS_DISABLED, "Cancel" },
        { "on (toggle)", PL_IS_CHECKED, "Loop" },
    };
    page_row(page, "Button, primary");
    for (size_t i = 0; i < PL_COUNT(primary); i++)
        button(page, primary[i].caption,
               &(pl_button){ .is = page_control(page, primary[i].name, primary[i].state),
                             .kind = PL_BUTTON_PRIMARY });
    button(page, "small, with a key",
           &(pl_button){ .is = page_control(page, "Export PDF", 0),
                         .kind = PL_BUTTON_PRIMARY,
                         .keys = "Ctrl E",
                         .small = true });
    page_row_end(page);
    page_row(page, "Button, plain");
    for (size_t i = 0; i < PL_COUNT(plain); i++)
        button(page, plain[i].caption,
               &(pl_button){ .is = page_control(page, plain[i].name, plain[i].state),
                             .toggle = plain[i].state == PL_IS_CHECKED });
    button(page, "danger",
           &(pl_button){ .is = page_control(page, "Delete tag", 0), .kind = PL_BUTTON_DANGER });
    button(page, "quiet",
           &(pl_button){ .is = page_control(page, "Library", 0),
                         .kind = PL_BUTTON_QUIET,
                         .icon = PL_ICON_BACK });
    button(page, "small",
           &(pl_button){ .is = page_control(page, "Speed 1.5×", 0),
                         .after = PL_ICON_CHEVRON_DOWN,
                         .small = true });
    button(page, "with an icon and a key",
           &(pl_button){ .is = page_control(page, "Sign off", PL_IS_DISABLED),
                         .icon = PL_ICON_LOCK,
                         .keys = "F8" });
    page_row_end(page);
}

static void icon_buttons(test_page *page)
{
    static const state_case states[] = {
        { "default", 0, "Captions" },
        { "hover", PL_IS_HOVER, "Captions" },
        { "pressed", PL_IS_PRESSED, "Captions" },
        { "focus", PL_IS_FOCUS, "Captions" },
        { "on", PL_IS_CHECKED, "Captions" },
    };
    page_row(page, "Icon button");
    for (size_t i = 0; i < PL_COUNT(states); i++)
        button(page, states[i].caption,
               &(pl_button){ .is = page_control(page, states[i].name, states[i].state),
                             .toggle = true,
                             .kind = PL_BUTTON_QUIET,
                             .icon = PL_ICON_CAPTIONS,
                             .bare = true });
    double wide = pl_tooltip_width(page->list, "Captions", "Shift C");
    pl_part_tooltip(page->list, page_slot(page, "tooltip", wide, 32), "Captions", "Shift C");
    pl_button play = { .is = page_control(page, "Pause", 0),
                       .kind = PL_BUTTON_RAISED,
                       .icon = PL_ICON_PAUSE,
                       .bare = true };
    pl_part_button(page->list, page_slot(page, "play, pause", 40, 36), &play);
    page_row_end(page);
}

static void fields(test_page *page)
{
    double scroll = 0;
    pl_list *list = page->list;
    page_row(page, "Text field");
    pl_field search = { .is = page_control(page, "Find", 0),
                        .placeholder = "Search",
                        .icon = PL_ICON_SEARCH };
    pl_part_field(list, page_slot(page, "default", 150, 32), &search);
    search.is = page_control(page, "Find", PL_IS_HOVER);
    pl_part_field(list, page_slot(page, "hover", 150, 32), &search);
    pl_field time = { .is = page_control(page, "Time", PL_IS_FOCUS),
                      .text = "1:04:0",
                      .caret = 6,
                      .anchor = 6,
                      .scroll = &scroll };
    pl_part_field(list, page_slot(page, "focus", 150, 32), &time);
    time.is = page_control(page, "Time", PL_IS_FOCUS);
    time.anchor = 2;
    pl_part_field(list, page_slot(page, "selection", 80, 32), &time);
    pl_field locked = { .is = page_control(page, "Code", PL_IS_DISABLED), .text = "Locked" };
    pl_part_field(list, page_slot(page, "disabled", 150, 32), &locked);
    pl_field wrong = { .is = page_control(page, "Time", PL_IS_ERROR),
                       .text = "3:04:00",
                       .error = "This session ends at 2:31:42" };
    pl_rect at = page_slot(page, "error", 190, 52);
    pl_part_field(list, pl_cut_top(&at, 32), &wrong);
    page_row_end(page);
    page_row(page, "Note");
    pl_field note = { .is = page_control(page, "Note", PL_IS_FOCUS),
                      .text = "P4 says “it was only the once”. A moves on to P5. Room to ask "
                              "about P4’s own choice",
                      .lines = true };
    note.caret = note.anchor = strlen(note.text);
    pl_part_field(list, page_slot(page, "many lines", 380, 58), &note);
    page_row_end(page);
}

void page_controls(test_page *page)
{
    buttons(page);
    icon_buttons(page);
    fields(page);
}
