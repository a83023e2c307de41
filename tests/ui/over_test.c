/* What lies over the screens, and what a signed review says and still lets a person do. */
#include "test.h"

#include "headless.h"

#include "plumbline/base/file.h"
#include "plumbline/command/menu.h"
#include "plumbline/command/palette.h"
#include "plumbline/library/index.h"
#include "plumbline/paint/ask.h"
#include "plumbline/review/review.h"
#include "plumbline/store/log.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

typedef struct bench {
    ui_headless *s;
    char *folder;
} bench;

/* One recording with a review that has a tag of 5.3 with a note. */
static void make_library(const char *folder, bool is_signed)
{
    pl_error err = { 0 };
    pl_store *store = NULL;
    check_ok(pl_store_open(&store, folder, &(pl_store_options){ .as = "T-02" }, &err));
    pl_candidate candidate = { 0 };
    pl_index_result result;
    pl_id review;
    pl_names_add(&candidate.parts, PL_BUILD "/corpus/mp4_25.mp4");
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_review_start start = { .recording = result.recording,
                              .rubric = "group-session-review",
                              .facilitators = "A=F-014,B=F-022" };
    check_ok(pl_review_new(&review, store, &start, &err));
    pl_tag tag = { .id = pl_id_new(),
                   .review = review,
                   .made_us = 2000000,
                   .at_us = 2000000,
                   .to_us = PL_NO_TIME,
                   .items = { "5.3" },
                   .item_count = 1,
                   .facilitators = PL_WHO_BIT('A'),
                   .note = "P5 put it\non the partner" };
    check_ok(pl_store_tag_add(store, &tag, &err));
    pl_reviews reviews;
    check_ok(pl_store_review(&reviews, store, review, &err));
    if (is_signed)
        check_ok(pl_store_review_sign(store, review, reviews.items[0].revision, &err));
    pl_reviews_free(&reviews);
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    pl_store_close(&store);
}

static void settle(bench *b)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(b->s, &err));
}

static void press(bench *b, const char *key)
{
    ui_key(&b->s->ui, key);
    settle(b);
}

static void type(bench *b, const char *words)
{
    ui_type(&b->s->ui, words);
    settle(b);
}

static void run(bench *b, const char *line)
{
    pl_error err = { 0 };
    check_ok(pl_command_line(b->s->app, line, &err));
    settle(b);
}

static bench open_review(bool is_signed)
{
    pl_error err = { 0 };
    bench b = { .folder = test_new_folder() };
    make_library(b.folder, is_signed);
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .as = "T-02" }, &err));
    press(&b, "Enter");
    check(b.s->app->desk != NULL);
    return b;
}

static void leave(bench *b)
{
    ui_headless_stop(b->s);
    free(b->folder);
}

/* ----- toasts */

static int find_role(const pl_list *list, pl_element_role role)
{
    for (int i = 0; i < pl_list_count(list); i++)
        if (pl_list_element(list, i).role == role)
            return i;
    return -1;
}

static void say(bench *b, const char *words)
{
    pl_app_say(b->s->app, PL_TOAST_TELL, words);
    settle(b);
}

TEST(a_toast_from_before_a_dialog_lies_under_it)
{
    bench b = open_review(false);
    const pl_list *const *over = (const pl_list *const *)&b.s->ui.over.now;
    static const char *const opens[] = { "?", "Ctrl+P", "G" };
    for (size_t i = 0; i < PL_COUNT(opens); i++) {
        say(&b, "Something was said.");
        press(&b, opens[i]);
        int toast = find_role(*over, PL_ROLE_STATUS), dialog = find_role(*over, PL_ROLE_DIALOG);
        check(toast >= 0 && dialog > toast);
        press(&b, "Esc");
        check(find_role(*over, PL_ROLE_STATUS) >= 0);
    }
    leave(&b);
}

static void check_covers_nothing(const pl_list *list)
{
    int toast = find_role(list, PL_ROLE_STATUS), dialog = find_role(list, PL_ROLE_DIALOG);
    toast = toast < 0 ? find_role(list, PL_ROLE_ALERT) : toast;
    check(dialog >= 0 && toast > dialog);
    pl_rect rect = pl_list_element(list, toast).rect;
    for (int i = dialog + 1; i < toast; i++) {
        pl_element one = pl_list_element(list, i);
        if (one.state & PL_IS_TARGET && !pl_rect_empty(pl_rect_meet(rect, one.seen)))
            print_error("covers %s\n", one.name);
        check(!(one.state & PL_IS_TARGET) || pl_rect_empty(pl_rect_meet(rect, one.seen)));
    }
}

TEST(a_toast_from_within_a_dialog_is_seen_and_covers_no_control)
{
    static const char *const opens[] = { "?", "Ctrl+P", "G" };
    static const char *const sizes[] = { "1440x900", "1280x720", "900x600" };
    static const char words[] = "What was said is longer than one line of a small window has room "
                                "for, and tells what happened, what is safe, and what to do.";
    pl_error err = { 0 };
    bench b = open_review(false);
    for (size_t k = 0; k < PL_COUNT(sizes); k++)
        for (size_t i = 0; i < PL_COUNT(opens); i++) {
            check_ok(ui_headless_resize(b.s, sizes[k], &err));
            press(&b, opens[i]);
            say(&b, "Something was said.");
            check_covers_nothing(b.s->ui.over.now);
            say(&b, words);
            press(&b, "Esc");
            run(&b, "dismiss");
        }
    leave(&b);
}

/* ----- the keyboard sheet */

TEST(the_keyboard_sheet_is_printed_and_the_place_is_told)
{
    pl_error err = { 0 };
    size_t size = 0;
    bench b = open_review(false);
    char *path = pl_path_join(b.folder, "exports/plumbline-keyboard.pdf");
    press(&b, "?");
    check_ok(ui_press_named(&b.s->ui, PL_ROLE_BUTTON, "Print", 1, &err));
    settle(&b);
    check_has(b.s->app->toast.words, path);
    check_covers_nothing(b.s->ui.over.now);
    char *bytes = pl_file_read(&size, path, 16 << 20, &err);
    check(bytes && size > 4000 && strncmp(bytes, "%PDF", 4) == 0);
    free(bytes);
    free(path);
    leave(&b);
}

/* ----- a signed review */

TEST(a_signed_review_says_how_it_is_corrected)
{
    bench b = open_review(true);
    static const char *const keys[] = { "5", "T", "V", "Enter", "Ctrl+Z" };
    for (size_t i = 0; i < PL_COUNT(keys); i++) {
        run(&b, "dismiss");
        press(&b, keys[i]);
        check_has(b.s->app->toast.words, "“Correct this record” begins it");
    }
    leave(&b);
}

static int log_count(const bench *b, const char *kind)
{
    pl_error err = { 0 };
    pl_log_lines lines;
    int count = 0;
    check_ok(pl_store_log(&lines, b->s->app->store, 1, 1000, &err));
    for (int i = 0; i < lines.count; i++)
        count += strcmp(lines.items[i].kind, kind) == 0;
    pl_log_lines_free(&lines);
    return count;
}

/* It is no judgement, so no signature stands in its way; a concern is one. */
TEST(that_someone_may_be_at_risk_can_be_said_in_a_signed_review)
{
    bench b = open_review(true);
    press(&b, "!");
    check_int(b.s->app->view.menu, PL_MENU_CRITICAL);
    press(&b, "2");
    check_has(b.s->app->toast.words, "a concern can no longer be added");
    check_has(b.s->app->toast.words, "at risk, say so here");
    check_int(b.s->app->desk->facts.matters.count, 0);
    press(&b, "!");
    press(&b, "1");
    check_int(b.s->app->desk->facts.risks.count, 1);
    check_int(log_count(&b, "risk raised"), 1);
    check(ui_risk_height(&b.s->ui) > 0);
    check(b.s->app->desk->facts.review->is_signed);
    leave(&b);
}

static pl_element named(const bench *b, pl_element_role role, const char *name)
{
    for (int i = 0; i < b->s->ui.count; i++) {
        const pl_list *list = b->s->ui.panels[i].now;
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element one = pl_list_element(list, k);
            if (one.role == role && strcmp(one.name, name) == 0)
                return one;
        }
    }
    print_error("%s is not there\n", name);
    fail();
    return (pl_element){ 0 };
}

TEST(what_cannot_be_pressed_in_a_signed_review_looks_so)
{
    bench b = open_review(true);
    run(&b, "domain 4");
    pl_element people = named(&b, PL_ROLE_CHOICE, "Facilitator");
    check(people.state & PL_IS_DISABLED);
    check(named(&b, PL_ROLE_OPTION, "A · F-014").state & PL_IS_READ_ONLY);
    pl_element row = named(&b, PL_ROLE_ROW, "Partners and children kept in view");
    check(row.state & PL_IS_READ_ONLY);
    check_has(row.hint, "Signed");
    leave(&b);
}

/* ----- the palette */

static const pl_palette_row *found(const bench *b, const char *run)
{
    const pl_palette *palette = b->s->app->palette;
    for (int i = 0; i < palette->count; i++)
        if (strcmp(palette->rows[i]->run, run) == 0)
            return palette->rows[i];
    return NULL;
}

TEST(the_palette_goes_to_the_moments_of_an_item_in_a_signed_review)
{
    bench b = open_review(true);
    press(&b, "Ctrl+P");
    type(&b, "#5.3");
    const pl_palette_row *row = found(&b, "show-item 5.3");
    check(row && row->group == PL_PALETTE_GO && row->domain == 5);
    check_text(row->aside, "1 moment");
    press(&b, "Enter");
    check(b.s->app->desk->selected && b.s->app->view.domain == 4);
    check_int(b.s->app->desk->selected->tag.at_us, 2000000);
    run(&b, "show-item 1.1");
    check(b.s->app->desk->selected == NULL);
    check_has(b.s->app->toast.words, "No moment of 1.1");
    leave(&b);
}

/* "5.3" is an item and five seconds; what has a colon is a time alone. */
TEST(a_number_in_the_palette_is_an_item_before_a_time)
{
    bench b = open_review(false);
    press(&b, "Ctrl+P");
    type(&b, "5.3");
    const pl_palette *palette = b.s->app->palette;
    check_text(palette->rows[0]->run, "tag-item 5.3");
    check(found(&b, "go-to-time 5.3") != NULL);
    press(&b, "Ctrl+A");
    type(&b, "0:02");
    check_int(palette->count, 1);
    check_text(palette->rows[0]->run, "go-to-time 0:02");
    leave(&b);
}

TEST(a_note_in_the_palette_says_what_it_is_about)
{
    bench b = open_review(false);
    press(&b, "Ctrl+P");
    type(&b, "partner");
    const pl_palette *palette = b.s->app->palette;
    const pl_palette_row *note = NULL;
    for (int i = 0; i < palette->count; i++)
        if (strncmp(palette->rows[i]->run, "select-tag", 10) == 0)
            note = palette->rows[i];
    check(note != NULL);
    check_text(note->words, "Note: P5 put it on the partner");
    check_text(note->aside, "Item 5.3, 0:00:02");
    leave(&b);
}

static int first_command(const pl_palette *palette)
{
    int i = 0;
    while (i < palette->count && palette->rows[i]->group != PL_PALETTE_COMMAND)
        i++;
    check(i < palette->count);
    return i;
}

TEST(the_palette_begins_with_what_belongs_to_the_screen)
{
    static const struct {
        const char *screen, *first;
    } cases[] = { { "report", "export" }, { "score", "all-anchors" }, { "watch", "play-pause" } };
    bench b = open_review(true);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *line = pl_format("screen %s", cases[i].screen);
        run(&b, line);
        press(&b, "Ctrl+P");
        const pl_palette *palette = b.s->app->palette;
        check_int(palette->count, PL_PALETTE_MOST);
        check(found(&b, line) == NULL); /* one is there */
        check_text(palette->rows[first_command(palette)]->run, cases[i].first);
        press(&b, "Esc");
        free(line);
    }
    leave(&b);
}

static bool shows_cap(const bench *b, const char *caps)
{
    const pl_list *list = b->s->ui.over.now;
    for (int i = 0; i < pl_list_count(list); i++)
        if (pl_list_element(list, i).role == PL_ROLE_KEY &&
            strcmp(pl_list_element(list, i).name, caps) == 0)
            return true;
    return false;
}

TEST(the_palette_shows_the_keys_that_work_here)
{
    bench b = open_review(true);
    static const struct {
        const char *screen, *words, *caps;
        bool shown;
    } cases[] = { { "screen report", ">mute", "M", false },
                  { "screen report", ">export", "Ctrl E", true },
                  { "screen report", ">full", "F11", true },
                  { "screen watch", ">mute", "M", true },
                  { "screen watch", ">louder", "Shift ↑", true },
                  { "screen watch", ">normal", "Backspace", true } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        run(&b, cases[i].screen);
        press(&b, "Ctrl+P");
        type(&b, cases[i].words);
        check_int(shows_cap(&b, cases[i].caps), cases[i].shown);
        press(&b, "Esc");
    }
    leave(&b);
}

TEST(what_turns_on_and_off_says_which)
{
    static const struct {
        const char *command, *off, *on;
    } cases[] = { { "mute", "Mute", "Turn the sound on again" },
                  { "hide-pictures", "Hide every picture", "Show pictures again" },
                  { "lead", "Turn backing up off", "Turn backing up on" } };
    bench b = open_review(false);
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const pl_command *command = pl_command_find(cases[i].command);
        check_text(pl_command_title(command, b.s->app), cases[i].off);
        run(&b, cases[i].command);
        check_text(pl_command_title(command, b.s->app), cases[i].on);
    }
    press(&b, "Ctrl+P");
    type(&b, "on / off"); /* as the keyboard sheet has it */
    check(found(&b, "lead") != NULL);
    leave(&b);
}

TEST(the_menu_of_a_signed_recording_says_open_and_a_refusal_names_it)
{
    pl_menu_row rows[PL_MENU_ROWS_MOST];
    bench b = open_review(true);
    const char *why = pl_command_why_not(pl_command_find("critical-concern"), b.s->app);
    check_has(why, "“Correct this record” begins a new one");
    check_has(pl_command_why_not(pl_command_find("undo"), b.s->app), "begins it");
    run(&b, "screen library");
    press(&b, "Shift+F10");
    check(pl_menu_rows(rows, b.s->app) > 1);
    check_text(rows[0].words, "Open");
    check_text(rows[1].words, "Start monitoring this recording");
    leave(&b);
}
