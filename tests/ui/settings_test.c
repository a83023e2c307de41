/* The settings: each change is kept at once and can be taken back; keys are given by pressing them. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/settings.h"
#include "plumbline/command/settings_keys.h"

#include "plumbline/base/file.h"
#include "plumbline/store/people.h"

#include <unistd.h>

typedef struct settings {
    char *folder, *keys;
    ui_headless *s;
} settings;

static void show(settings *t, const char *as, const char *size)
{
    pl_error err = { 0 };
    pl_ui_options options = { .folder = t->folder, .as = as, .keys_file = t->keys };
    check_ok(ui_headless_start(&t->s, &options, &err));
    check_ok(ui_headless_resize(t->s, size, &err));
    pl_app *app = t->s->app;
    pl_command_line(app, "screen settings", &err);
    check_ok(ui_headless_settle(t->s, &err));
    check_int(app->view.screen, PL_SCREEN_SETTINGS);
}

static settings start(const char *keys_text, const char *size)
{
    pl_error err = { 0 };
    settings t = { .folder = test_new_folder() };
    t.keys = pl_path_join(t.folder, "own/keys.conf");
    char *above = pl_path_folder(t.keys);
    if (keys_text)
        check_ok(pl_folder_make(above, 0700, &err) &&
                 pl_file_write(t.keys, keys_text, strlen(keys_text), &err));
    free(above);
    show(&t, "T-02", size);
    return t;
}

static void stop(settings *t)
{
    ui_headless_stop(t->s);
    free(t->folder);
    free(t->keys);
}

static void again(settings *t, const char *as)
{
    ui_headless_stop(t->s);
    show(t, as, "1440x900");
}

static void key(settings *t, const char *name)
{
    pl_error err = { 0 };
    ui_key(&t->s->ui, name);
    check_ok(ui_headless_settle(t->s, &err));
}

static void type(settings *t, const char *words)
{
    pl_error err = { 0 };
    ui_type(&t->s->ui, words);
    check_ok(ui_headless_settle(t->s, &err));
}

static void press(settings *t, pl_element_role role, const char *name)
{
    pl_error err = { 0 };
    check_ok(ui_press_named(&t->s->ui, role, name, 1, &err));
    check_ok(ui_headless_settle(t->s, &err));
}

static void field(settings *t, pl_field_id id, const char *words)
{
    pl_app_focus(t->s->app, pl_field_element(id), true);
    pl_edit_select_all(&t->s->app->fields[id]);
    type(t, words);
    key(t, "Tab");
}

static bool says(settings *t, const char *words)
{
    pl_text out = { 0 };
    ui_text(&out, &t->s->ui);
    bool there = strstr(pl_text_get(&out), words) != NULL;
    pl_text_free(&out);
    return there;
}

static char *file_of(const settings *t)
{
    size_t size;
    pl_error err = { 0 };
    char *text = pl_file_read(&size, t->keys, 1 << 20, &err);
    check_ok(text != NULL);
    return text;
}

static void check_file(const settings *t, const char *words)
{
    char *text = file_of(t);
    check_text(text, words);
    free(text);
}

TEST(a_change_is_kept_and_taken_back_one_at_a_time)
{
    settings t = start(NULL, "1440x900");
    pl_app *app = t.s->app;
    press(&t, PL_ROLE_OPTION, "Light");
    check_int(app->view.tone, PL_TONE_LIGHT);
    press(&t, PL_ROLE_SWITCH, "Pause while writing a note");
    field(&t, PL_FIELD_LEAD, "12");
    field(&t, PL_FIELD_SPAN_ON, "3");
    press(&t, PL_ROLE_SWITCH, "Small pictures are kept");
    check(pl_app_library_known(app)->keeps_pictures);
    again(&t, "T-02"); /* all of it is there at the next start */
    app = t.s->app;
    check_int(app->view.tone, PL_TONE_LIGHT);
    check_int(pl_app_habit(app, PL_HABIT_LEAD), 12);
    check_int(pl_app_habit(app, PL_HABIT_SPAN), 3);
    check_int(pl_app_habit(app, PL_HABIT_PAUSE), 1);
    check(pl_app_library_known(app)->keeps_pictures);
    check(!pl_app_settings_undo(app)); /* what an earlier start changed stays */
    field(&t, PL_FIELD_LEAD, "0");
    press(&t, PL_ROLE_OPTION, "Dark");
    press(&t, PL_ROLE_SWITCH, "Small pictures are kept");
    check(!pl_app_library_known(app)->keeps_pictures);
    pl_app_focus(app, 0, false);
    key(&t, "Ctrl+Z");
    check(pl_app_library_known(app)->keeps_pictures);
    check_text(pl_app_settings_undo(app), "Theme");
    key(&t, "Ctrl+Z");
    check_int(app->view.tone, PL_TONE_LIGHT);
    press(&t, PL_ROLE_BUTTON, "Undo");
    check_int(pl_app_habit(app, PL_HABIT_LEAD), 12);
    check(!pl_app_settings_undo(app));
    stop(&t);
}

TEST(a_number_that_is_none_is_told_and_not_kept)
{
    settings t = start(NULL, "1440x900");
    field(&t, PL_FIELD_LEAD, "soon");
    check(says(&t, "Write whole seconds, 0 to 60."));
    check_int(pl_app_habit(t.s->app, PL_HABIT_LEAD), 8);
    field(&t, PL_FIELD_LEAD, "61");
    check_int(pl_app_habit(t.s->app, PL_HABIT_LEAD), 8);
    field(&t, PL_FIELD_LEAD, "60");
    check_int(pl_app_habit(t.s->app, PL_HABIT_LEAD), 60);
    check(!says(&t, "Write whole seconds"));
    stop(&t);
}

static int64_t told_us;

static void tell_delay(void *ctx, int64_t us)
{
    (void)ctx;
    told_us = us;
}

TEST(the_delay_of_the_sound_goes_to_its_device_either_way)
{
    static const struct {
        const char *words, *shown;
        int64_t us;
    } cases[] = { { "40", "+40", 40000 },      { "+500", "+500", 500000 }, { "−25", "-25", -25000 },
                  { "-500", "-500", -500000 }, { "501", "501", -500000 },  { "0", "0", 0 } };
    settings t = start(NULL, "1440x900");
    t.s->app->host.sound_delay = tell_delay;
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        field(&t, PL_FIELD_SOUND_DELAY, cases[i].words);
        check_int(told_us, cases[i].us);
        check_text(pl_edit_words(&t.s->app->fields[PL_FIELD_SOUND_DELAY]), cases[i].shown);
    }
    check(!says(&t, "Write whole milliseconds"));
    stop(&t);
}

TEST(what_is_looked_for_leaves_the_rest_out)
{
    settings t = start(NULL, "1440x900");
    key(&t, "/");
    type(&t, "back up");
    check(says(&t, "field \"Back up by\""));
    check(!says(&t, "Theme"));
    check(!says(&t, "group \"Library\""));
    pl_edit_select_all(&t.s->app->fields[PL_FIELD_SETTINGS]);
    type(&t, "zzz");
    check(says(&t, "No setting is called so"));
    stop(&t);
}

/* ----- keys */

static void choose(settings *t, const char *words, const char *title)
{
    field(t, PL_FIELD_KEY_FIND, words);
    press(t, PL_ROLE_ROW, title);
    key(t, "Enter");
    check_int(pl_app_keys_of(t->s->app)->ask, PL_KEY_ASK_PRESS);
}

static const char *line_of(const settings *t, const char *section, const char *name)
{
    return pl_keys_find(t->s->app->keys, section, name);
}

TEST(a_press_becomes_the_key_of_an_action_in_the_own_file)
{
    settings t = start("# mine\n[watch]\nQ  quick-tag  # as before\n", "1440x900");
    choose(&t, "speech only", "Speech only on / off");
    key(&t, "Alt+S");
    check_file(&t, "# mine\n[watch]\nQ  quick-tag  # as before\nS             none\n"
                   "Alt+S         speech-only\n");
    check_text(line_of(&t, "watch", "Alt+S"), "speech-only");
    check(!line_of(&t, "watch", "S"));
    check_text(line_of(&t, "watch", "Q"), "quick-tag");
    key(&t, "Ctrl+Z");
    check_file(&t, "# mine\n[watch]\nQ  quick-tag  # as before\n");
    check_text(line_of(&t, "watch", "S"), "speech-only");
    stop(&t);
}

TEST(a_key_that_does_something_else_asks_first)
{
    settings t = start(NULL, "1440x900");
    choose(&t, "speech only", "Speech only on / off");
    key(&t, "M");
    check(says(&t, "M is already “Mute”."));
    check(says(&t, "“Speech only on / off” keeps S until you choose."));
    check(!pl_path_exists(t.keys));
    key(&t, "Enter"); /* the safe choice has the focus: choose another */
    check_int(pl_app_keys_of(t.s->app)->ask, PL_KEY_ASK_PRESS);
    key(&t, "Esc"); /* leaves it as it is */
    check_int(pl_app_keys_of(t.s->app)->ask, PL_KEY_ASK_NOTHING);
    check(!pl_path_exists(t.keys));
    key(&t, "Enter");
    key(&t, "M");
    press(&t, PL_ROLE_BUTTON, "Give M to this, none to Mute");
    check_text(line_of(&t, "watch", "M"), "speech-only");
    check(!line_of(&t, "watch", "S"));
    check_int(pl_app_keys_of(t.s->app)->changed, 2);
    press(&t, PL_ROLE_BUTTON, "As shipped"); /* of this action: Mute has its key again */
    check_text(line_of(&t, "watch", "M"), "mute");
    check_text(line_of(&t, "watch", "S"), "speech-only");
    stop(&t);
}

TEST(a_press_is_not_waited_for_once_something_else_is_gone_to)
{
    settings t = start(NULL, "1440x900");
    choose(&t, "mute", "Mute");
    press(&t, PL_ROLE_OPTION, "Light");
    check_int(pl_app_keys_of(t.s->app)->ask, PL_KEY_ASK_NOTHING);
    key(&t, "Alt+M");
    check(!pl_path_exists(t.keys));
    choose(&t, "mute", "Mute");
    key(&t, "Tab"); /* while it is waited for, every key but Esc is one */
    check(says(&t, "Tab is already “Next control”."));
    stop(&t);
}

TEST(a_general_key_that_a_screen_hides_is_given_there_as_well)
{
    settings t = start(NULL, "1440x900");
    choose(&t, "hide every picture", "Hide every picture");
    key(&t, "M");
    check(says(&t, "in Watch.") || says(&t, "in Library."));
    press(&t, PL_ROLE_BUTTON,
          pl_app_keys_of(t.s->app)->met[0] == 'M'
              ? "Give M to this, none to Mute"
              : "Give M to this, none to Open, or start monitoring");
    check_text(line_of(&t, "watch", "M"), "hide-pictures");
    check_text(line_of(&t, "library", "M"), "hide-pictures");
    check_text(line_of(&t, "report", "M"), "hide-pictures");
    check(!line_of(&t, "watch", "F9"));
    stop(&t);
}

TEST(one_more_key_no_key_and_all_as_shipped)
{
    settings t = start("[watch]\nQ  quick-tag # why\n", "1440x900");
    field(&t, PL_FIELD_KEY_FIND, "mute");
    press(&t, PL_ROLE_ROW, "Mute");
    key(&t, "Insert");
    key(&t, "Ctrl+Alt+M");
    check_text(line_of(&t, "watch", "M"), "mute");
    check_text(line_of(&t, "watch", "Ctrl+Alt+M"), "mute");
    key(&t, "Del");
    check(!line_of(&t, "watch", "M"));
    check(!line_of(&t, "watch", "Ctrl+Alt+M"));
    field(&t, PL_FIELD_KEY_FIND, "");
    press(&t, PL_ROLE_BUTTON, "All as shipped");
    check_text(line_of(&t, "watch", "M"), "mute");
    check_file(&t, "[watch]\n# why\n");
    pl_app_focus(t.s->app, 0, false);
    for (int i = 0; i < 3; i++)
        key(&t, "Ctrl+Z");
    check_file(&t, "[watch]\nQ  quick-tag # why\n");
    stop(&t);
}

TEST(what_an_editor_wrote_meanwhile_is_not_lost)
{
    static const char other[] = "[score]\nQ  critical\n";
    pl_error err = { 0 };
    settings t = start("[watch]\nQ  quick-tag\n", "1440x900");
    choose(&t, "mute", "Mute");
    check_ok(pl_file_write(t.keys, other, strlen(other), &err));
    key(&t, "Alt+M");
    check_text(line_of(&t, "score", "Q"), "critical");
    check_text(line_of(&t, "watch", "Alt+M"), "mute");
    check_ok(pl_file_write(t.keys, other, strlen(other), &err));
    key(&t, "Ctrl+Z"); /* it is another file than the one that was written */
    check_file(&t, other);
    check(says(&t, "was changed since"));
    stop(&t);
}

TEST(faults_of_the_own_file_are_shown_with_their_lines)
{
    settings t = start("[watch]\nQ  quick-tagg\n", "1440x900");
    check(says(&t, "keys.conf:2:4: there is no command"));
    choose(&t, "mute", "Mute"); /* and stay as they are */
    key(&t, "Alt+M");
    char *text = file_of(&t);
    check_has(text, "Q  quick-tagg\n");
    free(text);
    stop(&t);
}

TEST(the_list_is_gone_through_by_keys_alone)
{
    settings t = start(NULL, "1440x900");
    pl_app *app = t.s->app;
    pl_app_focus(app, pl_field_element(PL_FIELD_KEY_FIND), true);
    key(&t, "Tab");
    check_int(app->view.focus, PL_ELEMENT_KEY_CHOSEN);
    for (int i = 0; i < 100; i++)
        key(&t, "Down");
    check_int(pl_app_keys_of(app)->chosen, 99);
    check(pl_app_keys_of(app)->scroll > 0);
    check(!pl_rect_empty(ui_element_rect(&t.s->ui, PL_ELEMENT_KEY_CHOSEN)));
    key(&t, "Tab");
    key(&t, "Tab"); /* Change, then Add a key */
    key(&t, "Space");
    check_int(pl_app_keys_of(app)->ask, PL_KEY_ASK_PRESS);
    check(pl_app_keys_of(app)->adds);
    stop(&t);
}

/* ----- the library */

TEST(the_library_is_checked_as_a_job_and_says_what_was_found)
{
    settings t = start(NULL, "1440x900");
    check(says(&t, "Not checked since the start."));
    press(&t, PL_ROLE_BUTTON, "Check now");
    check(says(&t, "The database and its log are whole"));
    check(pl_app_library_known(t.s->app)->checked.whole);
    check(pl_app_library_known(t.s->app)->bytes > 0);
    stop(&t);
}

static void set_policy(settings *t, const char *path)
{
    press(t, PL_ROLE_BUTTON, "Set from a file…");
    type(t, path);
    press(t, PL_ROLE_BUTTON, "Set this policy");
}

TEST(a_policy_is_set_from_a_file_and_one_with_a_fault_is_not)
{
    static const char good[] = "format: policy 1\ntitle: North\nanswer_days: 21\n";
    static const char bad[] = "format: policy 1\ntitle: North\nanswer_dayz: 2\n";
    pl_error err = { 0 };
    settings t = start(NULL, "1440x900");
    char *path = pl_path_join(t.folder, "north.yaml");
    check(says(&t, "No policy is set in this library"));
    check_ok(pl_file_write(path, bad, strlen(bad), &err));
    set_policy(&t, path);
    check(says(&t, "line 3, column 1"));
    check_int(t.s->app->view.dialog, PL_DIALOG_POLICY);
    check_ok(pl_file_write(path, good, strlen(good), &err));
    press(&t, PL_ROLE_BUTTON, "Set this policy");
    check_int(t.s->app->view.dialog, PL_DIALOG_NONE);
    check(says(&t, "\"Answer within\" = \"21 days\""));
    check(says(&t, "cell \"line 3\""));
    press(&t, PL_ROLE_BUTTON, "Show the text");
    check(says(&t, "text \"answer_days: 21\""));
    free(path);
    stop(&t);
}

TEST(what_holds_for_all_is_set_by_those_who_answer_for_the_service)
{
    pl_error err = { 0 };
    settings t = start(NULL, "1440x900");
    ui_headless_stop(t.s);
    pl_store *store;
    pl_id id;
    check_ok(pl_store_open(&store, t.folder, &(pl_store_options){ .as = "T-02" }, &err));
    check_ok(pl_store_person_add(&id, store, "F-014", PL_ROLE_FACILITATOR, &err));
    pl_store_close(&store);
    show(&t, "F-014", "1440x900");
    check(says(&t, "button \"Set from a file…\" [disabled]"));
    check(says(&t, "switch \"Small pictures are kept\" = \"off\" [disabled"));
    press(&t, PL_ROLE_OPTION, "Light"); /* what is their own is theirs */
    check_int(t.s->app->view.tone, PL_TONE_LIGHT);
    stop(&t);
}

/* ----- what is said beside a title */

static pl_element beginning(const settings *t, const char *words)
{
    for (int i = 0; i < t->s->ui.count; i++) {
        const pl_list *list = t->s->ui.panels[i].now;
        for (int k = 0; k < pl_list_count(list); k++) {
            pl_element one = pl_list_element(list, k);
            if (strncmp(one.name, words, strlen(words)) == 0)
                return one;
        }
    }
    fail_msg("%s is not there", words);
    return (pl_element){ 0 };
}

TEST(figures_of_one_width_have_the_room_that_they_need)
{
    settings t = start(NULL, "1440x900");
    pl_error err = { 0 };
    char *big = pl_path_join(t.folder, "big");
    check_ok(pl_file_write(big, "", 0, &err));
    assert_int_equal(truncate(big, 1111111111), 0); /* a hole, which takes no room */
    free(big);
    again(&t, "T-02");
    pl_element size = beginning(&t, "1.1 GB");
    pl_type type = { PL_STYLE_SMALL, PL_WEIGHT_OWN, .tabular = true };
    check(size.rect.w >= pl_text_width(t.s->ui.fonts, size.name, type));
    stop(&t);
}

/* ----- every size */

TEST(every_control_comes_into_sight_at_every_size)
{
    static const char *const sizes[] = { "1440x900", "1280x720", "1000x600", "640x480" };
    for (size_t i = 0; i < PL_COUNT(sizes); i++)
        for (int scale = 100; scale <= 200; scale += 100) {
            settings t = start(NULL, sizes[i]);
            char words[32];
            pl_error err = { 0 };
            snprintf(words, sizeof words, "text-size %d", scale);
            pl_command_line(t.s->app, words, &err);
            check_ok(ui_headless_settle(t.s, &err));
            uint64_t first = 0;
            for (int n = 0; n < 60; n++) {
                key(&t, "Tab");
                uint64_t focus = t.s->app->view.focus;
                first = first ? first : focus;
                pl_rect rect = ui_element_rect(&t.s->ui, focus);
                if (rect.y < 0 || rect.y + rect.h > t.s->ui.height + 0.5 || rect.w < 1 ||
                    rect.x + rect.w > t.s->ui.width + 0.5)
                    fail_msg("%s at %d %%: control %d at %.0f,%.0f %.0fx%.0f", sizes[i], scale, n,
                             rect.x, rect.y, rect.w, rect.h);
                if (n > 0 && focus == first)
                    break;
            }
            stop(&t);
        }
}
