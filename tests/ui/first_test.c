/* The first start: what is asked, what is said of the folder, and where the next start looks. */
#include "test.h"

#include "headless.h"

#include "plumbline/base/file.h"
#include "plumbline/paint/ask.h"
#include "plumbline/store/store.h"

typedef struct bench {
    ui_headless *s;
    char *home, *folder, *kept;
} bench;

static void settle(bench *b)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(b->s, &err));
}

static bench start(void)
{
    pl_error err = { 0 };
    bench b = { .home = test_new_folder() };
    b.folder = pl_path_join(b.home, "own/library");
    b.kept = pl_path_join(b.home, "settings/library");
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .library_file = b.kept },
                               &err));
    settle(&b);
    check_int(b.s->app->view.screen, PL_SCREEN_FIRST);
    return b;
}

static void leave(bench *b)
{
    ui_headless_stop(b->s);
    free(b->home);
    free(b->folder);
    free(b->kept);
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

static bool is_off(const bench *b, const char *button)
{
    return named(b, PL_ROLE_BUTTON, button).state & PL_IS_DISABLED;
}

TEST(code_and_role_come_first)
{
    bench b = start();
    check(is_off(&b, "Add recordings…") && is_off(&b, "Open the library"));
    check_text(named(&b, PL_ROLE_BUTTON, "Open the library").hint, "Your code and role first.");
    type(&b, "T 02");
    check_has(named(&b, PL_ROLE_BUTTON, "Open the library").hint, "letters, digits and a dash");
    press(&b, "Ctrl+A");
    type(&b, "T-02");
    check(is_off(&b, "Open the library"));
    press(&b, "Tab");
    press(&b, "Space"); /* the first, where none is chosen */
    check_int(b.s->app->view.first_role, 1);
    press(&b, "Down");
    check_int(b.s->app->view.first_role, 2);
    press(&b, "Up");
    check_int(b.s->app->view.first_role, 1);
    check(!is_off(&b, "Open the library"));
    press(&b, "Ctrl+Enter");
    check_int(b.s->app->view.screen, PL_SCREEN_LIBRARY);
    check_int(b.s->app->view.dialog, PL_DIALOG_ADD);
    check(!pl_path_exists(b.kept)); /* it is where every start looks */
    leave(&b);
}

static void choose(bench *b, const char *path)
{
    pl_error err = { 0 };
    check_ok(ui_press_named(&b->s->ui, PL_ROLE_BUTTON, "Choose another folder…", 1, &err));
    settle(b);
    press(b, "Ctrl+A");
    type(b, path);
    press(b, "Enter");
}

/* As a field in error: the sentence stands below it, in the dialog. */
static void check_said_below_its_field(const bench *b, const char *words)
{
    const pl_list *over = b->s->ui.over.now;
    int field = pl_list_find(over, pl_field_element(PL_FIELD_FOLDER)), said = -1;
    for (int i = 0; i < pl_list_count(over); i++)
        if (strncmp(pl_list_element(over, i).name, words, strlen(words)) == 0)
            said = i;
    check(field >= 0 && said >= 0);
    pl_element at = pl_list_element(over, field), is = pl_list_element(over, said);
    check(at.state & PL_IS_ERROR);
    check_int(is.role, PL_ROLE_ALERT);
    check(is.rect.y == at.rect.y + at.rect.h + 4);
}

TEST(another_folder_is_chosen_and_found_again)
{
    pl_error err = { 0 };
    size_t size;
    bench b = start();
    char *other = pl_path_join(b.home, "Plumbline North"), *line = pl_format("%s\n", other);
    choose(&b, "/etc/passwd");
    check_has(b.s->app->fault.words, "There is a file at this place.");
    check_int(b.s->app->view.focus, pl_field_element(PL_FIELD_FOLDER));
    check_text(b.s->app->toast.words, "");
    check_said_below_its_field(&b, "There is a file at this place.");
    press(&b, "Esc");
    choose(&b, "Documents");
    check_has(b.s->app->fault.words, "the whole path");
    check_text(b.s->app->folder, b.folder);
    type(&b, "x");
    check_text(b.s->app->fault.words, "");
    press(&b, "Enter");
    check_has(b.s->app->fault.words, "the whole path");
    press(&b, "Esc");
    check_text(b.s->app->fault.words, "");
    choose(&b, other);
    check_int(b.s->app->view.dialog, PL_DIALOG_NONE);
    check_text(b.s->app->folder, other);
    pl_app_focus(b.s->app, pl_field_element(PL_FIELD_CODE), true);
    type(&b, "T-02");
    press(&b, "Tab");
    press(&b, "Space");
    press(&b, "Ctrl+Enter");
    check_int(b.s->app->view.screen, PL_SCREEN_LIBRARY);
    char *kept = pl_file_read(&size, b.kept, 4096, &err);
    check_text(kept, line);
    free(kept);
    free(other);
    free(line);
    leave(&b);
}

/* Where a library is already, one comes with a code and is asked for no role. */
TEST(a_library_that_is_there_is_opened_as_it_is)
{
    pl_error err = { 0 };
    pl_store *store;
    bench b = start();
    char *other = pl_path_join(b.home, "there");
    check_ok(pl_store_open(&store, other, &(pl_store_options){ .as = "T-07" }, &err));
    pl_store_close(&store);
    choose(&b, other);
    pl_app_focus(b.s->app, pl_field_element(PL_FIELD_CODE), true);
    type(&b, "T-07");
    check(!is_off(&b, "Open the library"));
    press(&b, "Enter");
    check_int(b.s->app->view.screen, PL_SCREEN_LIBRARY);
    check_text(b.s->app->as, "T-07");
    free(other);
    leave(&b);
}

TEST(what_a_key_moves_to_is_in_sight)
{
    pl_error err = { 0 };
    bench b = start();
    type(&b, "T-02");
    check_ok(pl_command_line(b.s->app, "first-role 1", &err));
    check_ok(ui_headless_resize(b.s, "720x450", &err));
    settle(&b);
    for (int i = 0; i < 10; i++) {
        pl_rect rect = ui_element_rect(&b.s->ui, b.s->app->view.focus);
        check(!pl_rect_empty(rect));
        check(rect.y >= 0 && rect.y + rect.h <= 450 - 32);
        press(&b, "Tab");
    }
    leave(&b);
}

/* What was chosen before there was a library is kept with the person's own settings. */
TEST(theme_and_text_size_outlast_the_first_start)
{
    pl_error err = { 0 };
    bench b = start();
    check_ok(pl_command_line(b.s->app, "theme", &err));
    check_ok(pl_command_line(b.s->app, "text-size 1", &err));
    type(&b, "T-02");
    check_ok(pl_command_line(b.s->app, "first-role 1", &err));
    press(&b, "Enter");
    check_int(b.s->app->view.screen, PL_SCREEN_LIBRARY);
    check_int(b.s->app->view.tone, PL_TONE_LIGHT);
    check_int(b.s->app->view.text_scale, 125);
    ui_headless_stop(b.s);
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .as = "T-02" }, &err));
    check_int(b.s->app->view.tone, PL_TONE_LIGHT);
    check_int(b.s->app->view.text_scale, 125);
    ui_headless_stop(b.s);
    check_ok(ui_headless_start(&b.s, &(pl_ui_options){ .folder = b.folder, .as = "T-07" }, &err));
    check_int(b.s->app->view.tone, PL_TONE_DARK); /* they are one person's own */
    leave(&b);
}

TEST(shift_tab_and_shift_f6_leave_a_field)
{
    bench b = start();
    uint64_t code = pl_field_element(PL_FIELD_CODE);
    check_int(b.s->app->view.focus, code);
    press(&b, "Tab");
    press(&b, "Shift+Tab");
    check_int(b.s->app->view.focus, code);
    press(&b, "Shift+Tab");
    check(b.s->app->view.focus != code);
    press(&b, "Tab");
    check_int(b.s->app->view.focus, code);
    press(&b, "Shift+F6");
    check(b.s->app->view.focus != code);
    leave(&b);
}
