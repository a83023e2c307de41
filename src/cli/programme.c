#include "cli.h"

#include "plumbline/library/texts.h"

void out_programme_head(pl_json *json, const pl_programme *programme)
{
    pl_json_string(json, "id", programme->id);
    pl_json_int(json, "version", programme->edition);
    pl_json_string(json, "title", programme->title);
    pl_json_string(json, "abbreviation", programme->abbreviation);
    pl_json_string(json, "note", programme->note);
    pl_json_string(json, "source", programme->source);
    pl_json_array(json, "modules");
    for (int i = 0; i < programme->module_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", programme->modules[i].id);
        pl_json_string(json, "title", programme->modules[i].title);
        pl_json_int(json, "sessions", programme->modules[i].session_count);
        pl_json_bool(json, "open_number", programme->modules[i].open);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
    pl_json_array(json, "sessions");
    for (int i = 0; i < programme->session_count; i++) {
        const pl_programme_session *session = &programme->sessions[i];
        char *id = pl_programme_session_id(programme, session);
        pl_json_object(json, NULL);
        pl_json_string(json, "id", id);
        pl_json_int(json, "number", session->overall);
        pl_json_string(json, "title", session->title);
        pl_json_string(json, "setting", pl_setting_id(session->setting));
        if (session->minutes)
            pl_json_int(json, "minutes", session->minutes);
        pl_json_array(json, "covers");
        for (int k = 0; k < session->covers.count; k++)
            pl_json_string(json, NULL, session->covers.items[k]);
        pl_json_end_array(json);
        pl_json_end_object(json);
        free(id);
    }
    pl_json_end_array(json);
}

static void out_programme(pl_json *json, const pl_programme *programme)
{
    pl_json_object(json, NULL);
    out_programme_head(json, programme);
    pl_json_end_object(json);
}

static void print_programme(const pl_programme *programme)
{
    printf("%s (%s), edition %d\n", programme->title, programme->abbreviation, programme->edition);
    if (programme->note)
        printf("%s\n", programme->note);
    for (int i = 0; i < programme->session_count; i++) {
        char *id = pl_programme_session_id(programme, &programme->sessions[i]);
        char *name = pl_programme_session_name(programme, &programme->sessions[i]);
        const char *title = programme->sessions[i].title;
        printf("%4d  %-28s %s%s%s\n", programme->sessions[i].overall, id, name, title ? ": " : "",
               title ? title : "");
        free(id);
        free(name);
    }
    for (int i = 0; i < programme->module_count; i++)
        if (programme->modules[i].open)
            printf("      %-28s %s · %s, as many as are agreed%s\n", programme->modules[i].id,
                   programme->abbreviation, programme->modules[i].title,
                   programme->modules[i].targeted ? ", where needed" : "");
}

int run_programme_show(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_programme *programme = NULL;
    char *text = NULL;
    const char *folder;
    if (!text_folder(&folder, c, &err) ||
        !pl_library_programme(&programme, &text, folder, a->operands[0], &err))
        return failed(&err);
    if (c->json) {
        out_programme(&c->out, programme);
        out_flush(c);
    } else {
        print_programme(programme);
    }
    pl_programme_free(programme);
    free(text);
    return EXIT_DONE;
}

static void print_one(const pl_programme *programme)
{
    char *contents = programme_contents(programme);
    printf("%s  %s, %s\n", programme->id, programme->title, contents);
    free(contents);
}

static bool list_one(context *c, const pl_library_text *text)
{
    pl_problems problems = { 0 };
    pl_programme *programme = NULL;
    bool ok = pl_programme_parse(&programme, &problems, text->text, strlen(text->text));
    if (!ok)
        tell("%s has %d problem%s; see: plumbline programme check %s", text->name, problems.faults,
             problems.faults == 1 ? "" : "s", text->name);
    else if (c->json)
        out_programme(&c->out, programme);
    else
        print_one(programme);
    pl_programme_free(programme);
    pl_problems_free(&problems);
    return ok;
}

int run_programme_list(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_library_texts texts;
    const char *folder;
    int bad = 0;
    if (!text_folder(&folder, c, &err) ||
        !pl_library_texts_read(&texts, folder, PL_TEXT_PROGRAMME, &err))
        return failed(&err);
    out_list(c, "programmes");
    for (int i = 0; i < texts.count; i++)
        bad += !list_one(c, &texts.items[i]);
    out_list_end(c);
    pl_library_texts_free(&texts);
    return bad ? EXIT_PARTLY : EXIT_DONE;
}
