/* The screen of rubrics: read, copied, edited with its check, kept, and made an edition. */
#include "test.h"

#include "opened.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/rubric_desk.h"
#include "plumbline/store/people.h"

static const char *const recording[] = { "mp4_25.mp4", NULL };

static opened library(const char *as, pl_role role, const char *size)
{
    opened o = opened_make(recording, "A=F-014");
    pl_error err = { 0 };
    pl_id id;
    if (strcmp(as, "T-02") != 0)
        check_ok(pl_store_person_add(&id, o.store, as, role, &err));
    pl_store_close(&o.store);
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = as }, &err));
    check_ok(ui_headless_resize(o.s, size, &err));
    opened_settle(&o);
    opened_run(&o, "screen rubrics");
    return o;
}

static opened manager(void)
{
    return library("T-02", PL_ROLE_TREATMENT_MANAGER, "1440x900");
}

/* A draft of the shipped rubric, with the caret at the beginning of its text. */
static opened copied(void)
{
    opened o = manager();
    opened_press(&o, PL_ROLE_BUTTON, "Make a copy…");
    check_int(o.s->app->view.dialog, PL_DIALOG_RUBRIC);
    opened_key(&o, "End");
    opened_type(&o, " (North)");
    opened_key(&o, "Enter");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    check(pl_rubric_open(o.s->app)->draft);
    check_int(pl_app_field(o.s->app), PL_FIELD_RUBRIC_TEXT);
    return o;
}

static const char *text_of(const opened *o)
{
    return pl_edit_words(&o->s->app->fields[PL_FIELD_RUBRIC_TEXT]);
}

static void caret_to(opened *o, const char *words)
{
    const char *at = strstr(text_of(o), words);
    check(at != NULL);
    pl_edit_place(&o->s->app->fields[PL_FIELD_RUBRIC_TEXT], (size_t)(at - text_of(o)), false);
    pl_app_changed(o->s->app);
    opened_settle(o);
}

static char *kept_text(const opened *o)
{
    return test_read(o->s->app->rubric_desk->file);
}

TEST(a_shipped_rubric_is_shown_with_its_preview_and_never_changed)
{
    opened o = manager();
    pl_app *app = o.s->app;
    check_text(pl_rubric_open(app)->id, "group-session-review");
    check(opened_has(&o, PL_ROLE_TAB, "Rubrics"));
    opened_key(&o, "Enter");
    check_int(pl_app_field(app), PL_FIELD_RUBRIC_TEXT);
    char *before = pl_copy_text(text_of(&o));
    static const char *const keys[] = { "Enter", "Backspace", "Del", "Ctrl+X", "Ctrl+V", "Ctrl+Z" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        opened_key(&o, keys[i]);
    opened_type(&o, "x");
    check_text(text_of(&o), before);
    check_has(app->toast.words, "make a copy");
    caret_to(&o, "id: \"1.3\"");
    check_text(pl_rubric_in_hand(app)->id, "1.3");
    check(opened_has(&o, PL_ROLE_GROUP, pl_rubric_in_hand(app)->words[0].title));
    free(before);
    opened_stop(&o);
}

TEST(a_draft_is_kept_as_it_is_typed_and_typing_runs_no_command)
{
    opened o = copied();
    check_has(text_of(&o), "id: group-session-review-north\n");
    opened_key(&o, "Ctrl+End");
    opened_type(&o, "#");
    opened_type(&o, "q");
    opened_type(&o, "/");
    opened_type(&o, "?");
    check_int(o.s->app->view.dialog, PL_DIALOG_NONE);
    char *kept = kept_text(&o);
    check_text(kept, text_of(&o));
    check_has(kept, "#q/?");
    free(kept);
    opened_key(&o, "Esc"); /* leaves the text, which Tab does not */
    check_int(pl_app_field(o.s->app), PL_FIELD_NONE);
    opened_stop(&o);
}

TEST(a_draft_that_was_left_is_come_back_to_as_it_was)
{
    opened o = copied();
    pl_error err = { 0 };
    pl_app *app = o.s->app;
    int draft = app->rubric_desk->at;
    opened_key(&o, "Ctrl+End");
    ui_type(&o.s->ui, "# mine");
    pl_command_line(app, "rubric-row 0", &err);
    check(pl_rubric_open(app)->shipped);
    char line[32];
    snprintf(line, sizeof line, "rubric-row %d", draft);
    opened_run(&o, line);
    check_has(text_of(&o), "# mine");
    char *kept = kept_text(&o);
    check_text(kept, text_of(&o));
    check_ok(ui_headless_wait(o.s, 5, &err)); /* nobody else put anything there */
    check(!app->rubric_desk->outside);
    opened_key(&o, "Ctrl+End");
    opened_type(&o, "!");
    ui_headless_wait(o.s, 5, &err);
    check(!app->rubric_desk->outside);
    free(kept);
    opened_stop(&o);
}

TEST(the_program_may_end_at_any_letter)
{
    opened o = copied();
    char *file = pl_copy_text(o.s->app->rubric_desk->file);
    opened_key(&o, "Ctrl+End");
    ui_type(&o.s->ui, "# last"); /* nothing had time to write it */
    opened_hide(&o);
    char *kept = test_read(file);
    check_has(kept, "# last");
    free(kept);
    free(file);
    opened_stop(&o);
}

TEST(a_mistyped_key_is_found_gone_to_and_mended_by_its_button)
{
    opened o = copied();
    pl_app *app = o.s->app;
    caret_to(&o, "anchors:");
    check_int(pl_rubric_faults(app), 0);
    opened_key(&o, "Ctrl+Right"); /* behind the word */
    opened_key(&o, "Backspace");
    check_int(pl_rubric_faults(app), 1);
    check(opened_has(&o, PL_ROLE_BUTTON, "Save as edition 1 · 1 problem left"));
    check(opened_has(&o, PL_ROLE_ALERT, "line "));
    check(app->rubric_desk->check->rest != NULL); /* the rest of it is shown */
    opened_key(&o, "Ctrl+Home");
    opened_key(&o, "F8");
    pl_listing *code = &app->rubric_desk->code;
    check_int(pl_listing_at_byte(code, code->edit->caret).line + 1,
              app->rubric_desk->check->problems.items[0].line);
    opened_run(&o, "rubric-save"); /* refused while it stands */
    check(pl_rubric_open(app)->draft);
    opened_press(&o, PL_ROLE_BUTTON, "Change to ‘anchors’");
    check_int(pl_rubric_faults(app), 0);
    opened_key(&o, "Ctrl+Z"); /* one step of the text's own undo */
    check_int(pl_rubric_faults(app), 1);
    opened_key(&o, "Ctrl+Y");
    check_int(pl_rubric_faults(app), 0);
    opened_stop(&o);
}

TEST(of_a_text_that_cannot_be_read_at_all_the_form_before_is_shown)
{
    opened o = copied();
    pl_app *app = o.s->app;
    bool old;
    const char *title = pl_rubric_shown(&old, app)->title;
    char *before = pl_copy_text(title);
    check(!old);
    opened_key(&o, "Ctrl+Home");
    opened_type(&o, "{{{");
    check(pl_rubric_faults(app) > 0);
    check(pl_rubric_shown(&old, app) != NULL);
    check(old);
    check_text(pl_rubric_shown(&old, app)->title, before);
    opened_key(&o, "Ctrl+Z");
    check_int(pl_rubric_faults(app), 0);
    pl_rubric_shown(&old, app);
    check(!old);
    free(before);
    opened_stop(&o);
}

TEST(a_remark_has_a_button_and_stops_nothing)
{
    opened o = copied();
    pl_app *app = o.s->app;
    caret_to(&o, "look_for:");
    opened_key(&o, "Shift+End");
    opened_type(&o, "# none");
    check_int(pl_rubric_faults(app), 0);
    check_int(app->rubric_desk->check->remarks, 1);
    opened_press(&o, PL_ROLE_BUTTON, "Add it");
    opened_type(&o, "Tone");
    check_int(app->rubric_desk->check->problems.count, 0);
    check_has(text_of(&o), "        look_for: Tone\n");
    opened_stop(&o);
}

TEST(an_edition_once_saved_is_read_only_and_the_next_begins_from_it)
{
    opened o = copied();
    pl_app *app = o.s->app;
    char *draft = pl_copy_text(app->rubric_desk->file);
    opened_run(&o, "rubric-save");
    check(!pl_path_exists(draft));
    check(!pl_rubric_open(app)->draft);
    check_int(pl_rubric_open(app)->edition, 1);
    check(pl_rubric_read_only(app) != NULL);
    check_text(pl_rubric_open(app)->id, "group-session-review-north");
    opened_press(&o, PL_ROLE_BUTTON, "New edition from this");
    check(pl_rubric_open(app)->draft);
    check_has(text_of(&o), "edition: 2\n");
    check_int(app->rubric_desk->check->comparison.count, 0);
    caret_to(&o, "weight: 2");
    opened_key(&o, "End");
    opened_key(&o, "Backspace");
    opened_type(&o, "3");
    const pl_rubric_comparison *c = &app->rubric_desk->check->comparison;
    check_int(c->count, 1);
    check_int(c->items[0].other, PL_OTHER_WEIGHT);
    check(opened_has(&o, PL_ROLE_HEADING, "Compared with edition 1"));
    check(opened_has(&o, PL_ROLE_ROW, "Changed"));
    free(draft);
    opened_stop(&o);
}

TEST(a_file_that_was_changed_outside_is_asked_about)
{
    for (int take = 0; take < 2; take++) {
        pl_error err = { 0 };
        opened o = copied();
        pl_app *app = o.s->app;
        char *file = pl_copy_text(app->rubric_desk->file);
        char *other = pl_format("# from elsewhere\n%s", text_of(&o));
        test_write(file, other);
        check_ok(ui_headless_wait(o.s, 3, &err));
        check(opened_has(&o, PL_ROLE_ALERT, "This file was changed outside Plumbline at "));
        opened_key(&o, "Ctrl+End");
        opened_type(&o, "# mine"); /* nothing is written over it meanwhile */
        char *kept = kept_text(&o);
        check_text(kept, other);
        free(kept);
        opened_press(&o, PL_ROLE_BUTTON, take ? "Take that text" : "Keep this one");
        kept = kept_text(&o);
        check_int(strstr(kept, "# from elsewhere") != NULL, take);
        check_text(kept, text_of(&o));
        free(kept);
        free(other);
        free(file);
        opened_stop(&o);
    }
}

TEST(a_draft_that_is_not_wanted_is_thrown_away_after_a_question)
{
    opened o = copied();
    char *file = pl_copy_text(o.s->app->rubric_desk->file);
    opened_press(&o, PL_ROLE_LINK, "Throw this draft away…");
    opened_press(&o, PL_ROLE_BUTTON, "Keep it");
    check(pl_path_exists(file));
    opened_press(&o, PL_ROLE_LINK, "Throw this draft away…");
    opened_press(&o, PL_ROLE_BUTTON, "Throw it away");
    check(!pl_path_exists(file));
    check(pl_rubric_open(o.s->app)->shipped);
    free(file);
    opened_stop(&o);
}

TEST(who_does_not_answer_for_the_service_only_reads)
{
    opened o = library("F-090", PL_ROLE_FACILITATOR, "1440x900");
    pl_app *app = o.s->app;
    check(!pl_rubric_may_edit(app));
    opened_run(&o, "rubric-copy");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    opened_run(&o, "rubric-new");
    check_int(app->view.dialog, PL_DIALOG_NONE);
    check_has(app->toast.words, "those who answer for the service");
    opened_stop(&o);
}

TEST(a_broken_file_is_listed_with_line_and_column)
{
    opened o = opened_make(recording, "A=F-014");
    pl_error err = { 0 };
    char *rubrics = pl_path_join(o.folder, "rubrics"), *path = pl_path_join(rubrics, "torn.yaml");
    check_ok(pl_folder_make(rubrics, 0700, &err));
    test_write(path, "format: rubric 1\nid: torn\nedition: 1\ntitle: Torn\nsettins: [group]\n");
    pl_store_close(&o.store);
    check_ok(ui_headless_start(&o.s, &(pl_ui_options){ .folder = o.folder, .as = "T-02" }, &err));
    check_ok(ui_headless_resize(o.s, "1440x900", &err));
    opened_run(&o, "screen rubrics");
    pl_element row = opened_find(&o, PL_ROLE_ROW, "Torn, Edition 1");
    check_has(row.value, "line ");
    opened_press(&o, PL_ROLE_ROW, "Torn, Edition 1");
    check(pl_rubric_read_only(o.s->app) != NULL);
    opened_press(&o, PL_ROLE_BUTTON, "Draft from this");
    check(pl_rubric_open(o.s->app)->draft);
    check(pl_rubric_faults(o.s->app) > 0);
    free(rubrics);
    free(path);
    opened_stop(&o);
}

TEST(the_list_is_searched_by_titles_and_items)
{
    opened o = manager();
    opened_key(&o, "/");
    check_int(pl_app_field(o.s->app), PL_FIELD_RUBRIC_FIND);
    opened_type(&o, "room, seating");
    check_int(o.s->app->rubric_desk->shown_count, 1);
    opened_key(&o, "Enter");
    check_int(pl_app_field(o.s->app), PL_FIELD_NONE);
    opened_stop(&o);
}

/* Each control is inside the window, at every size that the design names. */
TEST(nothing_of_it_stands_outside_a_small_window)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1000x700", "640x360" };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        opened o = library("T-02", PL_ROLE_TREATMENT_MANAGER, sizes[i]);
        const ui_state *ui = &o.s->ui;
        for (int p = 0; p < ui->count; p++)
            for (int k = 0; k < pl_list_count(ui->panels[p].now); k++) {
                pl_element one = pl_list_element(ui->panels[p].now, k);
                if (!(one.state & PL_IS_STOP) || one.role == PL_ROLE_ROW)
                    continue;
                check(one.rect.x >= 0 && one.rect.x + one.rect.w <= ui->width + 0.5);
            }
        opened_stop(&o);
    }
}

TEST(a_long_line_is_come_to_by_the_pointer_and_by_keys)
{
    opened o = copied();
    pl_rubric_desk *desk = o.s->app->rubric_desk;
    char wide[401];
    memset(wide, 'x', 400);
    wide[400] = '\0';
    opened_key(&o, "Ctrl+Home");
    opened_type(&o, wide);
    check(desk->text_left > 0); /* the caret is in sight */
    opened_key(&o, "Home");
    check_int(desk->text_left, 0);
    pl_element bar = opened_find(&o, PL_ROLE_SLIDER, "Scroll to the side");
    ui_down(&o.s->ui, bar.rect.x + bar.rect.w - 1, bar.rect.y + bar.rect.h / 2, 1, false);
    ui_up(&o.s->ui, bar.rect.x + bar.rect.w - 1, bar.rect.y + bar.rect.h / 2);
    opened_settle(&o);
    check(desk->text_left > desk->text_left_most * 9 / 10);
    /* a press on the text falls on the character that stands there */
    pl_rect text = opened_find(&o, PL_ROLE_FIELD, "Text of the rubric").rect;
    ui_down(&o.s->ui, text.x + 300, text.y + 16, 1, false);
    ui_up(&o.s->ui, text.x + 300, text.y + 16);
    opened_settle(&o);
    pl_listing_at at = pl_listing_at_byte(&desk->code, desk->code.edit->caret);
    check_int(at.line, 0);
    check(at.column > 250 && at.column < 400);
    opened_stop(&o);
}

TEST(the_pointer_selects_and_takes_a_word_and_a_line)
{
    opened o = copied();
    pl_edit *edit = &o.s->app->fields[PL_FIELD_RUBRIC_TEXT];
    pl_rect text = opened_find(&o, PL_ROLE_FIELD, "Text of the rubric").rect;
    opened_key(&o, "Ctrl+Home");
    ui_down(&o.s->ui, text.x + 74, text.y + 10, 1, false);
    ui_move(&o.s->ui, text.x + 74, text.y + 50);
    ui_up(&o.s->ui, text.x + 74, text.y + 50);
    check_int((int)edit->anchor, 0);
    check_int(pl_listing_at_byte(&o.s->app->rubric_desk->code, edit->caret).line, 2);
    ui_down(&o.s->ui, text.x + 110, text.y + 10, 2, false);
    ui_up(&o.s->ui, text.x + 110, text.y + 10);
    char *word = pl_edit_selected(edit);
    check_text(word, "Group");
    free(word);
    ui_down(&o.s->ui, text.x + 110, text.y + 10, 3, false);
    ui_up(&o.s->ui, text.x + 110, text.y + 10);
    check_int(pl_listing_at_byte(&o.s->app->rubric_desk->code, edit->caret).line, 1);
    opened_stop(&o);
}

/* By keys alone: from the rail to the text, and every region is come to by F6. */
TEST(every_region_is_come_to_by_keys)
{
    opened o = copied();
    opened_key(&o, "Esc");
    bool seen[UI_REGIONS] = { false };
    for (int i = 0; i < 12; i++) {
        opened_key(&o, "F6");
        for (int p = 0; p < o.s->ui.count; p++)
            if (pl_list_find(o.s->ui.panels[p].now, o.s->app->view.focus) >= 0)
                seen[p] = true;
    }
    for (int p = 0; p < o.s->ui.count; p++)
        check(seen[p]);
    opened_stop(&o);
}
