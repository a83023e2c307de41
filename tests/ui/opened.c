#include "opened.h"

#include "test.h"

#include "plumbline/library/index.h"

static pl_id index_files(pl_store *store, const char *const *files)
{
    pl_candidate candidate = { 0 };
    pl_index_result result;
    for (; *files; files++) {
        char *path = pl_format("%s/corpus/%s", PL_BUILD, *files);
        pl_names_add(&candidate.parts, path);
        free(path);
    }
    pl_library_index(&result, store, &candidate, 0, NULL);
    check_int(result.state, PL_INDEX_NEW);
    pl_id recording = result.recording;
    pl_index_result_free(&result);
    pl_names_free(&candidate.parts);
    return recording;
}

static opened make(const char *const *files, const pl_review_start *like)
{
    pl_error err = { 0 };
    opened o = { .folder = test_new_folder() };
    check_ok(pl_store_open(&o.store, o.folder, &(pl_store_options){ .as = "T-02" }, &err));
    pl_review_start start = *like;
    start.recording = index_files(o.store, files);
    check_ok(pl_review_new(&o.review, o.store, &start, &err));
    return o;
}

opened opened_make(const char *const *files, const char *facilitators)
{
    return opened_make_by(files, facilitators, "group-session-review");
}

opened opened_make_by(const char *const *files, const char *facilitators, const char *rubric)
{
    pl_review_start start = { .rubric = rubric, .facilitators = facilitators };
    return make(files, &start);
}

opened opened_make_in(const char *const *files, const char *facilitators, pl_setting setting)
{
    pl_review_start start = { .rubric = "group-session-review",
                              .facilitators = facilitators,
                              .setting = setting };
    return make(files, &start);
}

opened opened_make_short(const char *const *files, const char *facilitators)
{
    pl_review_start start = {
        .rubric = "group-session-review", .facilitators = facilitators, .is_short = true, .seed = 31
    };
    return make(files, &start);
}

void opened_add(const opened *o, const opened_tag *tags, int count)
{
    pl_error err = { 0 };
    for (int i = 0; i < count; i++) {
        pl_time at = (pl_time)(tags[i].at * 1e6), to = (pl_time)(tags[i].to * 1e6);
        pl_tag tag = { .id = pl_id_new(),
                       .review = o->review,
                       .made_us = at,
                       .at_us = at,
                       .to_us = to > 0 ? to : PL_NO_TIME,
                       .kind = tags[i].kind,
                       .items = { tags[i].item },
                       .item_count = 1,
                       .facilitators = tags[i].people,
                       .note = "" };
        check_ok(pl_store_tag_add(o->store, &tag, &err));
    }
}

void opened_sign(opened *o)
{
    pl_error err = { 0 };
    pl_reviews list;
    check_ok(pl_store_review(&list, o->store, o->review, &err));
    check_ok(pl_store_review_sign(o->store, o->review, list.items[0].revision, &err));
    pl_reviews_free(&list);
}

void opened_show(opened *o, const char *size)
{
    opened_show_as(o, "T-02", size);
}

void opened_show_as(opened *o, const char *as, const char *size)
{
    pl_error err = { 0 };
    pl_store_close(&o->store);
    check_ok(ui_headless_start(&o->s, &(pl_ui_options){ .folder = o->folder, .as = as }, &err));
    check_ok(ui_headless_resize(o->s, size, &err));
    ui_key(&o->s->ui, "Enter");
    check_ok(ui_headless_settle(o->s, &err));
    check(o->s->app->desk != NULL);
}

void opened_hide(opened *o)
{
    ui_headless_stop(o->s);
    o->s = NULL;
}

void opened_stop(opened *o)
{
    if (o->s)
        ui_headless_stop(o->s);
    free(o->folder);
}

void opened_settle(opened *o)
{
    pl_error err = { 0 };
    check_ok(ui_headless_settle(o->s, &err));
}

void opened_run(opened *o, const char *command)
{
    pl_error err = { 0 };
    check_ok(pl_command_line(o->s->app, command, &err));
    opened_settle(o);
}

void opened_key(opened *o, const char *key)
{
    ui_key(&o->s->ui, key);
    opened_settle(o);
}

void opened_type(opened *o, const char *words)
{
    ui_type(&o->s->ui, words);
    opened_settle(o);
}

void opened_press(opened *o, pl_element_role role, const char *name)
{
    pl_error err = { 0 };
    check_ok(ui_press_named(&o->s->ui, role, name, 1, &err));
    opened_settle(o);
}

static bool find(pl_element *out, const pl_list *list, pl_element_role role, const char *name)
{
    for (int i = 0; i < pl_list_count(list); i++) {
        *out = pl_list_element(list, i);
        if ((role == PL_ROLES || out->role == role) && strncmp(out->name, name, strlen(name)) == 0)
            return true;
    }
    return false;
}

static bool find_any(pl_element *out, const opened *o, pl_element_role role, const char *name)
{
    const ui_state *ui = &o->s->ui;
    for (int i = 0; i < ui->count; i++)
        if (find(out, ui->panels[i].now, role, name))
            return true;
    return find(out, ui->over.now, role, name);
}

pl_element opened_find(const opened *o, pl_element_role role, const char *name)
{
    pl_element out = { 0 };
    if (!find_any(&out, o, role, name))
        fail_msg("there is no %s", name);
    return out;
}

bool opened_has(const opened *o, pl_element_role role, const char *name)
{
    pl_element out;
    return find_any(&out, o, role, name);
}

const pl_list *opened_region(const opened *o, const char *name)
{
    const ui_state *ui = &o->s->ui;
    for (int i = 0; i < ui->count; i++)
        if (strcmp(ui->panels[i].region.name, name) == 0)
            return ui->panels[i].now;
    fail_msg("there is no region %s", name);
    return NULL;
}
