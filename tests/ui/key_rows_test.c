/* The keyboard sheet in words: a row is its title and its caps. */
#include "test.h"

#include "key_rows.h"

#include "plumbline/base/text.h"
#include "plumbline/command/keys.h"

#include <stdio.h>

/* "[J] [K] [L]", "[Ctrl P] or [Ctrl K]"; NULL: there is no such row. free(). */
static char *caps_of(const pl_app *app, const char *title)
{
    ui_key_rows *rows = pl_alloc(sizeof *rows);
    ui_row_caps caps[UI_ROW_KEYS_MOST];
    pl_text out = { 0 };
    bool found = false;
    ui_key_rows_gather(rows, app);
    for (int i = 0; i < rows->count; i++) {
        if (strcmp(rows->items[i].title, title) != 0)
            continue;
        int count = ui_key_row_caps(caps, &rows->items[i], app);
        for (int k = 0; k < count; k++)
            pl_text_add_format(&out, "%s%s[%s]", k ? " " : "", caps[k].other ? "or " : "",
                               caps[k].words);
        found = true;
    }
    free(rows);
    char *text = pl_text_take(&out);
    if (found)
        return text;
    free(text);
    return NULL;
}

static void check_row(const pl_app *app, const char *title, const char *want)
{
    char *got = caps_of(app, title);
    if (!pl_text_same(got ? got : "", want ? want : ""))
        print_error("%s\n", title);
    check_text(got, want);
    free(got);
}

TEST(caps_stand_in_the_order_of_the_words)
{
    static const char *const cases[][2] = {
        { "Play / pause", "[Space] or [K] or [Ctrl Space]" },
        { "Back, stop, forward", "[J] [K] [L]" },
        { "1 s / 5 s back and forward", "[←] [→] or [Shift ←→]" },
        { "One frame back / forward", "[,] [.]" },
        { "Slower / faster", "[[] []]" },
        { "Start / end of session", "[Home] [End]" },
        { "Item by its number", "[1–9 1–9]" },
        { "Strength", "[+] or [=]" },
        { "Facilitator (those present)", "[A] [B] [C]" },
        { "A, B, C, session (tag in hand)", "[Tab]" },
        { "Start / end of the span", "[I] [O]" },
        { "Previous / next tag", "[P] [N]" },
        { "Previous / next page", "[PageUp] [PageDown]" },
        { "Zoom timeline in / out / fit", "[Z] or [Shift Z] or [0]" },
        { "Text size", "[Ctrl + − 0] or [Ctrl =]" },
        { "Watch, Score, Report", "[Ctrl 1–3]" },
        { "Command palette", "[Ctrl P] or [Ctrl K]" },
        { "Undo / redo", "[Ctrl Z] or [Ctrl Y] or [Ctrl Shift Z]" },
        { "Louder / quieter", "[Shift ↑↓]" },
    };
    pl_app app = { .keys = pl_keys_new(NULL), .view = { .screen = PL_SCREEN_WATCH } };
    for (size_t i = 0; i < PL_COUNT(cases); i++)
        check_row(&app, cases[i][0], cases[i][1]);
    pl_keys_free(app.keys);
}

/* Whichever screen lies below: a key that holds on several stands in its place. */
TEST(caps_stand_in_one_order_on_every_screen)
{
    static const char *const cases[][2] = {
        { "Full screen video", "[F] or [F11]" },
        { "Play / pause", "[Space] or [K] or [Ctrl Space]" },
        { "Zoom timeline in / out / fit", "[Z] or [Shift Z] or [0]" },
        { "Previous / next tag", "[P] [N]" },
        { "Previous / next page", "[PageUp] [PageDown]" },
        { "Back, stop, forward", "[J] [K] [L]" },
        { "Rubric, Tags, Transcript, Notes", "[Alt 1–4]" },
        { "This sheet", "[?] or [F1]" },
    };
    pl_app app = { .keys = pl_keys_new(NULL) };
    for (int screen = PL_SCREEN_WATCH; screen <= PL_SCREEN_REPORT; screen++)
        for (size_t i = 0; i < PL_COUNT(cases); i++) {
            app.view.screen = (pl_screen)screen;
            check_row(&app, cases[i][0], cases[i][1]);
        }
    pl_keys_free(app.keys);
}

TEST(the_sheet_says_what_the_users_file_says)
{
    static const char text[] = "[watch]\nP  none\nQ  select-next -1\nRight  jump 2\nÖ  mute\n";
    pl_problems problems = { 0 };
    pl_app app = { .keys = pl_keys_new(NULL), .view = { .screen = PL_SCREEN_WATCH } };
    check(pl_keys_read(app.keys, &problems, text, sizeof text - 1));
    check_row(&app, "Previous / next tag", "[N] [Q]");
    check_row(&app, "1 s / 5 s / 2 s back and forward", "[←] or [Shift ←→] or [→]");
    check_row(&app, "Mute", "[M] or [Ö]");
    pl_problems_free(&problems);
    pl_keys_free(app.keys);
}

/* A rubric whose levels are 1 to 3, and which has two reasons for no score. */
TEST(levels_and_reasons_are_those_of_the_rubric)
{
    static const pl_level levels[] = { { .value = 1 }, { .value = 2 }, { .value = 3 } };
    static const pl_scale scale = { .levels = levels, .level_count = 3 };
    static pl_rubric rubric = {
        .scales = &scale, .scale_count = 1, .levels = levels, .level_count = 3, .no_score_count = 2
    };
    static const pl_review review = { 0 };
    pl_desk desk = { .facts = { .rubric = &rubric, .review = &review } };
    pl_app app = { .keys = pl_keys_new(NULL),
                   .desk = &desk,
                   .view = { .screen = PL_SCREEN_WATCH } };
    check_row(&app, "Level", "[1–3]");
    check_row(&app, "No score, and why", "[X 1–2]");
    check_row(&app, "Score the item in hand", "[V 1–3]");
    pl_keys_free(app.keys);
}
