/* Writing in the note of a tag: what its keys take back is what was written there, never the tag. */
#include "test.h"

#include "opened.h"

#include "plumbline/command/keys.h"

static opened note_open(void)
{
    static const char *const recording[] = { "mp4_25.mp4", NULL };
    opened o = opened_make(recording, "A=F-014,B=F-022");
    opened_show(&o, "1440x900");
    opened_run(&o, "tag-item 5.3");
    opened_run(&o, "open-note");
    return o;
}

static void type(opened *o, const char *words)
{
    for (; *words; words++)
        ui_type(&o->s->ui, (char[]){ *words, 0 });
}

static const char *written(const opened *o)
{
    return pl_edit_words(&o->s->app->fields[PL_FIELD_NOTE]);
}

static const char *half(const opened *o)
{
    char field[PL_DESK_FIELD_ROOM];
    pl_desk_note_field(field, o->s->app->desk->tags[0]->tag.id);
    const char *words = pl_desk_unfinished_words(o->s->app->desk, field);
    return words ? words : "";
}

TEST(undo_in_a_note_takes_back_its_words_and_never_the_tag)
{
    static const struct {
        const char *key, *words;
    } steps[] = {
        { "Ctrl+Z", "You" },        { "Ctrl+Z", "" },    { "Ctrl+Z", "" },
        { "Ctrl+Z", "" },           { "Ctrl+Y", "You" }, { "Ctrl+Shift+Z", "You waited" },
        { "Ctrl+Y", "You waited" },
    };
    pl_error err = { 0 };
    opened o = note_open();
    type(&o, "You waited");
    check_text(half(&o), "You waited");
    for (size_t i = 0; i < PL_COUNT(steps); i++) {
        ui_key(&o.s->ui, steps[i].key);
        check_text(written(&o), steps[i].words);
        check_text(half(&o), steps[i].words); /* a kill leaves what stood */
        check_int(o.s->app->desk->tag_count, 1);
    }
    ui_key(&o.s->ui, "Ctrl+Enter");
    check_ok(ui_headless_settle(o.s, &err));
    check_text(o.s->app->desk->tags[0]->tag.note, "You waited");
    ui_key(&o.s->ui, "Ctrl+Z"); /* outside the field it is the review's: the note is one step */
    check_ok(ui_headless_settle(o.s, &err));
    check_text(o.s->app->desk->tags[0]->tag.note, "");
    ui_key(&o.s->ui, "Ctrl+Z");
    check_ok(ui_headless_settle(o.s, &err));
    check_int(o.s->app->desk->tag_count, 0);
    opened_stop(&o);
}

TEST(a_note_that_is_opened_again_begins_without_steps)
{
    pl_error err = { 0 };
    opened o = note_open();
    type(&o, "You waited");
    ui_key(&o.s->ui, "Ctrl+Enter");
    check_ok(ui_headless_settle(o.s, &err));
    opened_run(&o, "select-next 1");
    ui_key(&o.s->ui, "Enter");
    ui_key(&o.s->ui, "Ctrl+Z");
    check_text(written(&o), "You waited");
    check_int(o.s->app->desk->tag_count, 1);
    opened_stop(&o);
}

TEST(keys_of_ones_own_for_undo_are_the_fields_too)
{
    static const char own[] = "[general]\nF7 undo\nAlt+Y redo\nU undo\n";
    opened o = note_open();
    pl_problems problems = { 0 };
    check(pl_keys_read(o.s->app->keys, &problems, own, strlen(own)));
    type(&o, "You waited");
    ui_key(&o.s->ui, "F7");
    check_text(written(&o), "You");
    ui_key(&o.s->ui, "Alt+Y");
    check_text(written(&o), "You waited");
    ui_key(&o.s->ui, "U"); /* a letter is text */
    check_text(written(&o), "You waited");
    for (int i = 0; i < 5; i++)
        ui_key(&o.s->ui, "F7");
    check_text(written(&o), "");
    check_int(o.s->app->desk->tag_count, 1);
    opened_stop(&o);
}

static bool plays(opened *o)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(o->s, &err));
    return o->s->app->desk->play.playing;
}

TEST(the_recording_waits_while_a_note_is_written_where_that_is_wanted)
{
    opened o = note_open();
    ui_key(&o.s->ui, "Ctrl+Enter");
    ui_key(&o.s->ui, "Space");
    opened_run(&o, "tag-item 5.3");
    ui_key(&o.s->ui, "Enter");
    check(plays(&o)); /* as shipped it goes on */
    ui_key(&o.s->ui, "Ctrl+Enter");
    opened_run(&o, "note-pauses");
    opened_run(&o, "tag-item 5.3");
    ui_key(&o.s->ui, "Enter");
    check(!plays(&o));
    ui_key(&o.s->ui, "Tab"); /* the field of its times is a part of it */
    check(!plays(&o));
    ui_key(&o.s->ui, "Esc");
    check(plays(&o));
    ui_key(&o.s->ui, "Ctrl+Enter");
    opened_run(&o, "tag-item 5.3");
    ui_key(&o.s->ui, "Enter");
    ui_key(&o.s->ui, "Ctrl+Space"); /* by hand: it is left alone from then on */
    check(plays(&o));
    ui_key(&o.s->ui, "Ctrl+Space");
    ui_key(&o.s->ui, "Ctrl+Enter");
    check(!plays(&o));
    opened_run(&o, "tag-item 5.3"); /* what stood still before stands still behind it */
    ui_key(&o.s->ui, "Enter");
    ui_key(&o.s->ui, "Ctrl+Enter");
    check(!plays(&o));
    opened_stop(&o);
}
