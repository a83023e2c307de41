/* The facilitators' own review of a session. */
#include "cli.h"

#include "plumbline/library/index.h"
#include "plumbline/review/session_sheet.h"
#include "plumbline/store/session_review.h"

/* ----- shown */

static void out_answer(context *c, const pl_answer *answer)
{
    char utc[PL_UTC_ROOM];
    pl_json_object(&c->out, NULL);
    pl_json_string(&c->out, "field", answer->prompt);
    pl_json_string(&c->out, "words", answer->words);
    pl_json_string(&c->out, "said", pl_utc_format(utc, answer->said_utc));
    pl_json_end_object(&c->out);
}

static void out_prompt(context *c, const pl_session_review *now, const pl_prompt *prompt)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "prompt", prompt->id);
        pl_json_string(&c->out, "title", prompt->title);
        pl_json_array(&c->out, "answers");
    } else {
        show("%s %s\n", prompt->id, prompt->title ? prompt->title : prompt->text);
    }
    for (int i = 0; i < now->answers.count; i++) {
        const pl_answer *one = &now->answers.items[i];
        if (!pl_answer_is_of(one, prompt->id))
            continue;
        if (c->json)
            out_answer(c, one);
        else
            show("    %s: %s\n", one->prompt, one->words);
    }
    if (c->json)
        pl_json_end_array(&c->out);
    for (int i = 0; i < now->addition_count && !c->json; i++)
        if (strcmp(now->additions[i].prompt, prompt->id) == 0)
            show("    added by %s: %s\n", now->additions[i].writer, now->additions[i].words);
    if (c->json)
        pl_json_end_object(&c->out);
}

static void out_head(context *c, const pl_session_review *now)
{
    char utc[PL_UTC_ROOM];
    pl_json_object(&c->out, NULL);
    out_id(&c->out, "recording", now->recording->id);
    pl_json_bool(&c->out, "begun", now->begun);
    pl_json_string(&c->out, "day", now->begun_on);
    pl_json_string(&c->out, "finished",
                   now->finished_utc ? pl_utc_format(utc, now->finished_utc) : NULL);
    pl_json_bool(&c->out, "whole", now->whole);
    pl_json_bool(&c->out, "writes", now->writes && now->is_day);
    pl_json_array(&c->out, "questions");
}

static void out_additions(context *c, const pl_session_review *now)
{
    char utc[PL_UTC_ROOM];
    pl_json_end_array(&c->out);
    pl_json_array(&c->out, "additions");
    for (int i = 0; i < now->addition_count; i++) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "prompt", now->additions[i].prompt);
        pl_json_string(&c->out, "words", now->additions[i].words);
        pl_json_string(&c->out, "writer", now->additions[i].writer);
        pl_json_string(&c->out, "said", pl_utc_format(utc, now->additions[i].said_utc));
        pl_json_end_object(&c->out);
    }
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
    out_flush(c);
}

static void tell_head(const pl_session_review *now)
{
    char at[PL_UTC_ROOM];
    if (!now->begun)
        puts("It has not been begun.");
    else if (now->finished_utc)
        show("Begun on %s, finished %s.\n", now->begun_on, pl_utc_format(at, now->finished_utc));
    else
        show("Begun on %s, %s.\n", now->begun_on, now->is_day ? "open" : "not finished");
    if (!now->whole)
        puts("It is being written: what is seen at once is shown.");
}

static void show_sheet(context *c, const pl_session_review *now)
{
    if (c->json)
        out_head(c, now);
    else
        tell_head(now);
    for (int i = 0; i < now->asks.prompt_count; i++)
        out_prompt(c, now, &now->asks.prompts[i]);
    if (c->json)
        out_additions(c, now);
}

/* ----- commands */

static bool sheet_of(pl_session_sheet *out, context *c, const cli_args *a, library_use use,
                     pl_error *err)
{
    pl_id recording;
    return open_library(c, use, err) &&
           pl_library_find(&recording, c->store, a->operands[0], err) &&
           pl_session_sheet_read(out, c->store, pl_store_folder(c->store), recording, err);
}

static int show_again(context *c, pl_id recording)
{
    pl_error err = { 0 };
    pl_session_sheet sheet;
    if (!pl_session_sheet_read(&sheet, c->store, pl_store_folder(c->store), recording, &err))
        return failed(&err);
    show_sheet(c, &sheet.now);
    pl_session_sheet_free(&sheet);
    return EXIT_DONE;
}

int run_session_show(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_session_sheet sheet;
    if (!sheet_of(&sheet, c, a, LIBRARY_READ, &err))
        return failed(&err);
    show_sheet(c, &sheet.now);
    pl_session_sheet_free(&sheet);
    return EXIT_DONE;
}

/* The first answer begins it. */
int run_session_set(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_session_sheet sheet;
    const char *words, *said = a->operand_count > 2 ? a->operands[2] : "";
    if (!sheet_of(&sheet, c, a, LIBRARY_WRITE, &err))
        return failed(&err);
    pl_id recording = sheet.now.recording->id;
    bool ok = pl_session_answer_check(&words, &sheet.now, a->operands[1], said, &err) &&
              (sheet.now.begun ||
               pl_session_sheet_begin(c->store, &sheet, NULL, arg(a, "--with"), &err)) &&
              pl_store_session_answer(c->store, recording, a->operands[1], words, &err);
    pl_session_sheet_free(&sheet);
    return ok ? show_again(c, recording) : failed(&err);
}

int run_session_finish(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_session_sheet sheet;
    if (!sheet_of(&sheet, c, a, LIBRARY_WRITE, &err))
        return failed(&err);
    pl_id recording = sheet.now.recording->id;
    bool ok = pl_session_finish_check(&sheet.now, &err) &&
              pl_store_session_finish(c->store, recording, &err);
    pl_session_sheet_free(&sheet);
    return ok ? show_again(c, recording) : failed(&err);
}

int run_session_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_session_sheet sheet;
    if (!sheet_of(&sheet, c, a, LIBRARY_WRITE, &err))
        return failed(&err);
    pl_id recording = sheet.now.recording->id;
    bool ok = (pl_rubric_prompt_find(&sheet.now.asks, a->operands[1]) ||
               pl_fail(&err, PL_BAD_INPUT, "%s has no question \"%s\".", sheet.now.asks.title,
                       a->operands[1])) &&
              pl_store_session_add(c->store, recording, a->operands[1], a->operands[2], &err);
    pl_session_sheet_free(&sheet);
    return ok ? show_again(c, recording) : failed(&err);
}
