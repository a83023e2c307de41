/* Add recordings in the window: by keys and by pointer, from a folder to rows of the database. */
#include "test.h"

#include "headless.h"

#include "plumbline/base/file.h"
#include "plumbline/command/add.h"
#include "plumbline/paint/ask.h"
#include "plumbline/store/recordings.h"

#define CORPUS PL_BUILD "/corpus"

typedef struct bench {
    ui_headless *s;
    char *home, *library, *folder, *old_home;
} bench;

static void settle(bench *b)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(b->s, &err));
}

static void key(bench *b, const char *name)
{
    ui_key(&b->s->ui, name);
    settle(b);
}

static void type(bench *b, const char *words)
{
    ui_type(&b->s->ui, words);
    settle(b);
}

static pl_element find(const bench *b, pl_element_role role, const char *name)
{
    const pl_list *list = b->s->ui.over.now;
    for (int i = 0; i < pl_list_count(list); i++) {
        pl_element one = pl_list_element(list, i);
        if ((role == PL_ROLES || one.role == role) && strncmp(one.name, name, strlen(name)) == 0)
            return one;
    }
    print_error("%s is not there\n", name);
    fail();
    return (pl_element){ 0 };
}

static void click(bench *b, pl_element_role role, const char *name, int clicks)
{
    pl_rect at = find(b, role, name).rect;
    for (int i = 1; i <= clicks; i++) {
        ui_down(&b->s->ui, at.x + at.w / 2, at.y + at.h / 2, i, false);
        ui_up(&b->s->ui, at.x + at.w / 2, at.y + at.h / 2);
        settle(b);
    }
}

/* An own home with Videos/To add: a disc, a session of two parts, one that cannot be read, a plain folder. */
static bench start(const char *size)
{
    int status;
    pl_error err = { 0 };
    bench b = { .home = test_new_folder(), .old_home = pl_copy_text(getenv("HOME")) };
    b.library = pl_path_join(b.home, "library");
    b.folder = pl_path_join(b.home, "Videos/To add");
    free(test_run(&status,
                  "mkdir -p '%s/Harbour 19 March 2026' '%s/Older/Deep' && cd '%s' && cp " CORPUS
                  "/mp4_25.mp4 'NORTHGATE 17 Mar 2026.mp4' && cp " CORPUS
                  "/part_a.mp4 'Harbour 19 March 2026/s_part1.mp4' && cp " CORPUS
                  "/part_b.mp4 'Harbour 19 March 2026/s_part2.mp4' && cp " CORPUS
                  "/garbage.mp4 broken.mp4 && cp " CORPUS
                  "/sound.wav Older/talk.wav && touch plan.pdf "
                  "&& find . -exec touch -d '2026-03-20 12:00' {} +",
                  b.folder, b.folder, b.folder));
    check_int(status, 0);
    setenv("HOME", b.home, 1);
    setenv("XDG_CONFIG_HOME", b.home, 1);
    check_ok(ui_headless_start(
        &b.s, &(pl_ui_options){ .folder = b.library, .as = "T-02", .size = size }, &err));
    settle(&b);
    return b;
}

static void leave(bench *b)
{
    ui_headless_stop(b->s);
    setenv("HOME", b->old_home ? b->old_home : "/", 1);
    unsetenv("XDG_CONFIG_HOME");
    free(b->old_home);
    free(b->home);
    free(b->library);
    free(b->folder);
}

/* From the library into the folder, by keys alone. */
static void open_folder(bench *b)
{
    pl_command_run(b->s->app, pl_command_find("add-recordings"), NULL);
    settle(b);
    check_int(b->s->app->view.dialog, PL_DIALOG_ADD);
    find(b, PL_ROLE_ROW, "To add");
    key(b, "Enter");
    check_text(b->s->app->add->folder, b->folder);
}

static const pl_recording *named(const pl_recordings *list, const char *title)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i].session.title && strcmp(list->items[i].session.title, title) == 0)
            return &list->items[i];
    print_error("%s is not in the library\n", title);
    fail();
    return NULL;
}

TEST(two_are_chosen_by_key_and_pointer_said_and_added)
{
    pl_error err = { 0 };
    bench b = start("1440x900");
    open_folder(&b);
    const pl_app_add *add = b.s->app->add;
    pl_element row = find(&b, PL_ROLE_ROW, "broken.mp4");
    check(row.state & PL_IS_FOCUS); /* it begins in the list */
    check_text(row.value, "cannot be read");
    check(find(&b, PL_ROLE_BUTTON, "Add").state & PL_IS_DISABLED);
    check_text(find(&b, PL_ROLE_BUTTON, "Add").hint, "Choose a recording first.");
    key(&b, "Space"); /* what cannot be read is not chosen */
    check_int(add->card_count, 0);
    key(&b, "Down");
    key(&b, "Space");
    check_int(add->card_count, 1);
    check_text(add->cards[0].entry.name, "Harbour 19 March 2026");
    check_text(add->cards[0].date, "19 Mar 2026");
    click(&b, PL_ROLE_CHECKBOX, "NORTHGATE", 1);
    check_int(add->card_count, 2);
    find(&b, PL_ROLE_BUTTON, "Add 2 sessions");

    click(&b, PL_ROLE_GROUP, "Harbour", 1);
    check_int(add->card, 0);
    click(&b, PL_ROLE_FIELD, "Programme, session", 1);
    check_int(b.s->app->view.menu, PL_MENU_ADD_SESSION);
    type(&b, "emo 5");
    key(&b, "Enter");
    check_text(add->cards[0].session, "BBR · My Emotions · session 5");
    key(&b, "Tab");
    type(&b, "Harbour Thu");
    key(&b, "Tab");
    key(&b, "Tab");
    type(&b, "F-009 · F-031");
    key(&b, "Ctrl+Enter");
    settle(&b);
    check_int(b.s->app->view.dialog, PL_DIALOG_NONE);

    pl_recordings list;
    check_ok(pl_store_recordings(&list, b.s->app->store, &err));
    check_int(list.count, 2);
    const pl_recording *said = named(&list, "BBR · My Emotions · session 5");
    check_int(said->part_count, 2);
    check_text(said->session.group, "Harbour Thu");
    check_text(said->session.held_on, "2026-03-19");
    check_text(said->session.facilitators, "F-009,F-031");
    check_text(said->session.place, "my-emotions/5");
    check_text(named(&list, "NORTHGATE 17 Mar 2026.mp4")->session.held_on, "2026-03-17");
    char id[PL_ID_ROOM];
    pl_id_format(id, said->id);
    pl_command_run(b.s->app, pl_command_find("row"), &(pl_arg){ .text = id });
    pl_command_run(b.s->app, pl_command_find("start-review"), NULL);
    settle(&b);
    check_text(pl_edit_words(&b.s->app->fields[PL_FIELD_FACILITATORS]), "F-009, F-031");
    check_text(pl_edit_words(&b.s->app->fields[PL_FIELD_GROUP]), "Harbour Thu");
    check_text(pl_edit_words(&b.s->app->fields[PL_FIELD_SESSION]), "My Emotions · session 5");
    pl_recordings_free(&list);
    leave(&b);
}

TEST(what_was_added_is_told_and_the_folder_is_where_it_begins_next_time)
{
    bench b = start("1440x900");
    open_folder(&b);
    click(&b, PL_ROLE_CHECKBOX, "NORTHGATE", 1);
    key(&b, "Ctrl+Enter");
    settle(&b);
    pl_command_run(b.s->app, pl_command_find("add-recordings"), NULL);
    settle(&b);
    check_text(b.s->app->add->folder, b.folder);
    check_has(find(&b, PL_ROLE_ROW, "NORTHGATE").value, "already in the library: NORTHGATE");
    click(&b, PL_ROLE_LINK, "Show", 1);
    check_int(b.s->app->view.dialog, PL_DIALOG_NONE);
    check_int((long long)b.s->app->view.row, (long long)b.s->app->shelf.rows[0].recording->id);
    leave(&b);
}

TEST(guessed_parts_can_be_kept_apart)
{
    pl_error err = { 0 };
    pl_recordings list;
    bench b = start("1440x900");
    open_folder(&b);
    click(&b, PL_ROLE_CHECKBOX, "Harbour", 1);
    click(&b, PL_ROLE_OPTION, "Keep as two", 1);
    find(&b, PL_ROLE_BUTTON, "Add 2 sessions");
    click(&b, PL_ROLE_BUTTON, "Add 2 sessions", 1);
    check_ok(pl_store_recordings(&list, b.s->app->store, &err));
    check_int(list.count, 2);
    check_int(list.items[0].part_count, 1);
    check_text(list.items[0].session.held_on, "2026-03-19");
    pl_recordings_free(&list);
    leave(&b);
}

TEST(closing_asks_where_something_is_chosen)
{
    bench b = start("1440x900");
    open_folder(&b);
    key(&b, "End");
    key(&b, "Home");
    key(&b, "Down");
    key(&b, "Space");
    key(&b, "Esc");
    check_int(b.s->app->view.dialog, PL_DIALOG_ADD);
    check_has(find(&b, PL_ROLE_ALERT, "1 session is chosen").name, "Close all the same?");
    check(find(&b, PL_ROLE_BUTTON, "Go on choosing").state & PL_IS_FOCUS);
    key(&b, "Esc");
    check_int(b.s->app->add->card_count, 1);
    check(!b.s->app->add->asks);
    key(&b, "Esc");
    click(&b, PL_ROLE_BUTTON, "Close without adding", 1);
    check_int(b.s->app->view.dialog, PL_DIALOG_NONE);
    check_int(b.s->app->shelf.count, 0);
    leave(&b);
}

TEST(keys_go_through_folders_find_and_the_path)
{
    bench b = start("1440x900");
    open_folder(&b);
    const pl_app_add *add = b.s->app->add;
    click(&b, PL_ROLE_ROW, "Older", 2); /* a double click opens */
    find(&b, PL_ROLE_ROW, "talk.wav");
    key(&b, "Backspace");
    check_text(add->folder, b.folder);
    check(find(&b, PL_ROLE_ROW, "Older").state & PL_IS_FOCUS); /* where it came from */
    key(&b, "/");
    type(&b, "north");
    check_int(add->shown_count, 1);
    key(&b, "Enter");
    check(find(&b, PL_ROLE_ROW, "NORTHGATE").state & PL_IS_FOCUS);
    key(&b, "Ctrl+L");
    char *file = pl_path_join(b.folder, "Older/talk.wav");
    type(&b, file);
    key(&b, "Enter");
    check_int(add->card_count, 1); /* a file that is named is chosen */
    check_text(add->cards[0].entry.name, "talk.wav");
    key(&b, "Ctrl+L");
    type(&b, "/nowhere");
    key(&b, "Enter");
    check_has(b.s->app->fault.words, "There is no file or folder at this place.");
    key(&b, "Esc");
    check_int(b.s->app->view.dialog, PL_DIALOG_ADD);
    key(&b, "F6");
    check(pl_app_field(b.s->app) == PL_FIELD_NONE);
    key(&b, "Shift+F6");
    check(find(&b, PL_ROLE_ROW, "talk.wav").state & PL_IS_FOCUS);
    free(file);
    leave(&b);
}

TEST(what_is_wrong_on_a_card_is_said_at_its_field)
{
    bench b = start("720x450");
    open_folder(&b);
    key(&b, "Ctrl+A");
    check_int(b.s->app->add->card_count, 2);
    click(&b, PL_ROLE_TAB, "Will be added", 1);
    click(&b, PL_ROLE_FIELD, "Facilitators", 1);
    type(&b, "Jane Smith");
    key(&b, "Ctrl+Enter");
    check_int(b.s->app->view.dialog, PL_DIALOG_ADD);
    check_has(find(&b, PL_ROLE_ALERT, "Write codes").name, "F-014");
    leave(&b);
}
