/* Dialogs: a heading, what is asked, and two buttons, the safe choice first. */
#include "over.h"

#include "plumbline/command/start.h"

#include <stdio.h>

enum { PAD = 21, HEAD = 24 + 8, FOOT = 16 + PL_BUTTON_HIGH, LABEL = 16 + 4, GAP = 12 };

/* ----- what stands in one */

pl_rect ui_form_take(ui_form *form, double height, double gap)
{
    pl_rect rect = { form->x, form->y, form->w, height };
    form->y += height + gap;
    return rect;
}

void ui_form_focus(ui_form *form, pl_rect rect, uint64_t element)
{
    if (form->v->app->view.focus != element || !form->v->app->view.ring)
        return;
    form->focus_y = rect.y;
    form->focus_h = rect.h;
}

void ui_form_words(ui_form *form, const char *words, pl_colour colour, double gap)
{
    pl_run run = { .text = words, .colour = colour, .top = true, .lines = PL_LINES_ALL };
    double high = pl_run_measure(form->v->fonts, &run, form->w).height;
    pl_rect rect = ui_form_take(form, high, gap);
    if (form->draw)
        pl_part_text(form->v->list, rect, &run);
}

void ui_form_small(ui_form *form, const char *words, pl_colour colour, double gap)
{
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_SMALL },
                   .colour = colour,
                   .top = true,
                   .lines = PL_LINES_ALL };
    double high = pl_run_measure(form->v->fonts, &run, form->w).height;
    pl_rect rect = ui_form_take(form, high, gap);
    if (form->draw)
        pl_part_text(form->v->list, rect, &run);
}

static double field_height(const ui_form *form, pl_field_id id, const pl_field *look, double width)
{
    pl_field field = *look;
    field.text = pl_edit_words(&form->v->app->fields[id]);
    double most = form->v->ui->height / 3;
    double high = field.lines ? pl_field_height(form->v->list, width, &field) : PL_FIELD_HIGH;
    most = most < 78 ? 78 : most;
    return high < most ? high : most;
}

/* The label above, the field, and its error below. */
static double labelled(const ui_form *form, pl_field_id id, const pl_field *look, double width)
{
    return LABEL + field_height(form, id, look, width) +
           pl_field_error_height(form->v->list, width, look);
}

/* What the dialog was refused for, where nothing else is wrong with the field. */
static pl_field with_fault(const ui_form *form, pl_field_id id, const pl_field *look)
{
    const pl_app_fault *fault = &form->v->app->fault;
    pl_field field = *look;
    if (fault->words[0] && fault->field == id && !field.error) {
        field.is.state |= PL_IS_ERROR;
        field.error = fault->words;
        field.after = field.keys = NULL;
    }
    return field;
}

static void draw_labelled(ui_form *form, pl_rect rect, pl_field_id id, const pl_field *look)
{
    pl_part_label(form->v->list, pl_cut_top(&rect, 16), look->is.name);
    pl_cut_top(&rect, 4);
    rect.h = field_height(form, id, look, rect.w);
    ui_text_field(form->v, rect, id, look);
}

pl_field ui_form_look(const char *label, const char *placeholder)
{
    return (pl_field){ .is = { .name = label }, .placeholder = placeholder };
}

void ui_form_date(pl_field *look, const char *words)
{
    char date[PL_DATE_ROOM];
    if (!*words || pl_date_read(date, words))
        return;
    look->is.state |= PL_IS_ERROR;
    look->error = "Write the day like 10 Mar 2026.";
}

void ui_form_field(ui_form *form, pl_field_id id, const pl_field *look, double gap)
{
    pl_field field = with_fault(form, id, look);
    pl_rect rect = ui_form_take(form, labelled(form, id, &field, form->w), gap);
    ui_form_focus(form, rect, pl_field_element(id));
    if (form->draw)
        draw_labelled(form, rect, id, &field);
}

void ui_form_pair(ui_form *form, pl_field_id left, const pl_field *left_look, pl_field_id right,
                  const pl_field *right_look, double gap)
{
    double wide = (double)(int)((form->w - GAP) / 2);
    pl_field first = with_fault(form, left, left_look);
    pl_field second = with_fault(form, right, right_look);
    double one = labelled(form, left, &first, wide);
    double two = labelled(form, right, &second, wide);
    pl_rect row = ui_form_take(form, one > two ? one : two, gap);
    ui_form_focus(form, row, pl_field_element(left));
    ui_form_focus(form, row, pl_field_element(right));
    if (!form->draw)
        return;
    draw_labelled(form, pl_cut_left(&row, wide), left, &first);
    draw_labelled(form, pl_cut_right(&row, wide), right, &second);
}

/* What is wrong with none of its fields. */
static void form_fault(ui_form *form)
{
    enum { ASIDE = 24 };
    const pl_app_fault *fault = &form->v->app->fault;
    if (!fault->words[0] || fault->field != PL_FIELD_NONE)
        return;
    pl_run run = { .text = fault->words,
                   .type = { .style = PL_STYLE_SMALL },
                   .colour = PL_COLOUR_CRIT,
                   .top = true,
                   .lines = PL_LINES_ALL };
    double high = pl_run_measure(form->v->fonts, &run, form->w - ASIDE).height;
    form->y += form->y > 0 ? 8 : 0;
    pl_rect rect = ui_form_take(form, high, 0);
    if (!form->draw)
        return;
    pl_element alert = {
        .id = ui_id(form->v, "fault", 0), .role = PL_ROLE_ALERT, .rect = rect, .name = fault->words
    };
    pl_list_begin(form->v->list, &alert);
    pl_list_icon(form->v->list, PL_ICON_WARNING, (pl_point){ rect.x, rect.y }, 16, PL_COLOUR_CRIT,
                 PL_COLOUR_NONE);
    pl_cut_left(&rect, ASIDE);
    pl_list_run(form->v->list, rect, &run);
    pl_list_end(form->v->list);
}

static void content_of(const ui_dialog *dialog, ui_form *form)
{
    if (dialog->content)
        dialog->content(form);
    form_fault(form);
}

void ui_form_radio(ui_form *form, const char *words, const char *command, int number, bool chosen)
{
    pl_rect rect = ui_form_take(form, 24, 2);
    uint64_t id = ui_id(form->v, command, number);
    ui_form_focus(form, rect, id);
    if (!form->draw)
        return;
    pl_control is = ui_control(form->v, id, words, command, NULL, number);
    if (chosen)
        is.state |= PL_IS_CHECKED;
    pl_part_radio(form->v->list, rect, &is, true);
}

void ui_form_check_of(ui_form *form, const char *words, const char *command, int number, bool on)
{
    pl_rect rect = ui_form_take(form, 28, 0);
    uint64_t id = ui_id(form->v, command, number);
    ui_form_focus(form, rect, id);
    if (!form->draw)
        return;
    pl_control is = ui_control(form->v, id, words, command, NULL, number);
    if (on)
        is.state |= PL_IS_CHECKED;
    pl_part_checkbox(form->v->list, rect, &is, true);
}

void ui_form_check(ui_form *form, const char *words, const char *command, bool on)
{
    ui_form_check_of(form, words, command, 0, on);
}

void ui_form_button(ui_form *form, const ui_button *button, double gap)
{
    pl_rect rect = ui_form_take(form, PL_BUTTON_HIGH, gap);
    double wide = ui_button_width(form->v, button);
    ui_form_focus(form, rect,
                  ui_id(form->v, button->id ? button->id : button->command, button->index));
    if (form->draw)
        ui_part_button(form->v, pl_cut_left(&rect, wide < rect.w ? wide : rect.w), button);
}

void ui_form_heading(ui_form *form, const char *words)
{
    pl_rect rect = ui_form_take(form, 20, 6);
    if (form->draw)
        pl_part_heading(form->v->list, rect, words, PL_STYLE_SECTION);
}

/* ----- starting a review */

static const pl_shelf_row *row_of(const pl_app *app)
{
    for (int i = 0; i < app->shelf.count; i++)
        if (app->shelf.rows[i].recording->id == app->view.row)
            return &app->shelf.rows[i];
    return NULL;
}

/* A field with a list below it; it may be in error once it is left. */
pl_field ui_form_listed(const pl_app *app, pl_field_id field, const char *label, const char *error)
{
    pl_field look = ui_form_look(label, "not said");
    look.keys = "↓";
    if (pl_app_field(app) != field && !pl_app_start_known(app, field)) {
        look.is.state |= PL_IS_ERROR;
        look.error = error;
    }
    return look;
}

/* Asked where there is more than one; said where the only one is not a review of others. */
static void start_kinds(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_start_kind *first = pl_app_start_kind(app, 0);
    if (!pl_app_start_kind(app, 1) && (!first || first->kind == PL_REVIEW_ROUTINE))
        return;
    for (int i = 0; pl_app_start_kind(app, i); i++) {
        const pl_start_kind *one = pl_app_start_kind(app, i);
        ui_form_radio(form, one->words, "start-kind", (int)one->kind,
                      app->view.start_kind == one->kind);
    }
    form->y += GAP - 2;
}

/* The facilitator is told who raised it and when: it is never looked at behind their back. */
static void start_concern(ui_form *form)
{
    pl_field by = ui_form_look("Who raised it: a role, no name", "Programme manager");
    pl_field on = ui_form_look("On which day", "10 Mar 2026");
    pl_field items = ui_form_look("About which items", "not said");
    if (form->v->app->view.start_kind != PL_REVIEW_CONCERN)
        return;
    if (pl_app_field(form->v->app) != PL_FIELD_CONCERN_ON)
        ui_form_date(&on, pl_edit_words(&form->v->app->fields[PL_FIELD_CONCERN_ON]));
    ui_form_pair(form, PL_FIELD_CONCERN_BY, &by, PL_FIELD_CONCERN_ON, &on, GAP);
    ui_form_field(form, PL_FIELD_CONCERN_ITEMS, &items, GAP);
}

static void start_settings(ui_form *form)
{
    const pl_app *app = form->v->app;
    if (!pl_app_start_asks_setting(app))
        return;
    ui_form_words(form, "What kind of session was it?", PL_COLOUR_TEXT, 4);
    for (int i = 0; i < PL_SETTING_COUNT; i++)
        ui_form_radio(form, pl_setting_title((pl_setting)i), "start-setting", i,
                      app->view.start_setting == (pl_setting)i);
    form->y += GAP - 2;
}

static void start_content(ui_form *form)
{
    const pl_app *app = form->v->app;
    const pl_shelf_row *row = row_of(app);
    const char *date = pl_edit_words(&app->fields[PL_FIELD_DATE]);
    bool own = app->view.start_kind == PL_REVIEW_SELF;
    pl_field people = ui_form_look("Facilitators, by code", "F-014, F-022");
    pl_field programme = ui_form_listed(app, PL_FIELD_PROGRAMME, "Programme",
                                        "No such programme. Press ↓ to choose one.");
    pl_field session = ui_form_listed(app, PL_FIELD_SESSION, "Session of the programme",
                                      "No such session. Press ↓ to choose one.");
    pl_field group = ui_form_look("Group", "not said");
    pl_field day = ui_form_look("Date it was held", "10 Mar 2026");
    pl_field why = ui_form_look("Why this session", "Routine");
    pl_field rubric =
        ui_form_listed(app, PL_FIELD_RUBRIC, "Rubric", "No such rubric. Press ↓ to choose one.");
    if (pl_app_field(app) != PL_FIELD_DATE)
        ui_form_date(&day, date);
    if (row)
        ui_form_words(form, row->title, PL_COLOUR_TEXT2, GAP);
    start_kinds(form);
    start_concern(form);
    if (!own)
        ui_form_field(form, PL_FIELD_FACILITATORS, &people, GAP);
    ui_form_pair(form, PL_FIELD_PROGRAMME, &programme, PL_FIELD_SESSION, &session, GAP);
    ui_form_pair(form, PL_FIELD_GROUP, &group, PL_FIELD_DATE, &day, GAP);
    ui_form_pair(form, PL_FIELD_REASON, &why, PL_FIELD_RUBRIC, &rubric, GAP);
    start_settings(form);
    if (own) {
        ui_form_words(form,
                      "Take 15 minutes, before seeing any score. It begins with a question about "
                      "risk.",
                      PL_COLOUR_MUTED, 0);
        return;
    }
    int minutes = app->view.start_kind == PL_REVIEW_ROUTINE ? pl_app_start_minutes(app) : 0;
    char brief[120];
    snprintf(brief, sizeof brief,
             "Short review: %d minutes drawn at random, a few items, no figures", minutes);
    if (minutes > 0)
        ui_form_check(form, brief, "start-short", app->view.start_short);
    if (minutes > 0)
        form->y += GAP;
    ui_form_words(form, "Which of these holds for you and this session?", PL_COLOUR_TEXT, 4);
    for (int i = 1; i <= 4; i++)
        ui_form_radio(form, pl_app_interest(i), "start-interest", i, app->view.start_interest == i);
}

static void dialog_start(ui_dialog *out, ui_view *v)
{
    bool own = v->app->view.start_kind == PL_REVIEW_SELF;
    snprintf(out->heading, sizeof out->heading, "%s",
             own ? "Start a self-review" : "Start monitoring");
    out->width = 640; /* for the name of a session */
    out->content = start_content;
    out->go = (ui_button){ .name = "Start", .command = "start-now" };
}

/* ----- the folder of a new library */

static void folder_content(ui_form *form)
{
    pl_field path = ui_form_look("A folder on this computer", "~/Documents/Plumbline");
    path.icon = PL_ICON_FOLDER;
    ui_form_words(form,
                  "Tags, scores and notes are kept in it. It is made where it is not there yet; "
                  "where a library is in it already, that one is opened.",
                  PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_FOLDER, &path, GAP);
    ui_form_words(form, "A library cannot be kept on a network drive.", PL_COLOUR_MUTED, 0);
}

static void dialog_folder(ui_dialog *out, ui_view *v)
{
    (void)v;
    strcpy(out->heading, "Where the library is kept");
    out->width = 640; /* for a path */
    out->content = folder_content;
    out->go = (ui_button){ .name = "Take this folder", .command = "first-folder-keep" };
}

/* ----- the frame */

static void (*const dialogs[PL_DIALOGS])(ui_dialog *, ui_view *) = {
    [PL_DIALOG_TIME] = ui_dialog_time,
    [PL_DIALOG_START] = dialog_start,
    [PL_DIALOG_RISK] = ui_dialog_risk,
    [PL_DIALOG_DEPARTURE] = ui_dialog_departure,
    [PL_DIALOG_CONCERN] = ui_dialog_concern,
    [PL_DIALOG_SENTENCE] = ui_dialog_sentence,
    [PL_DIALOG_STRENGTH] = ui_dialog_strength,
    [PL_DIALOG_LESS] = ui_dialog_less,
    [PL_DIALOG_DRAW] = ui_dialog_draw,
    [PL_DIALOG_SIGN] = ui_dialog_sign,
    [PL_DIALOG_SPOKEN] = ui_dialog_spoken,
    [PL_DIALOG_RELEASE] = ui_dialog_release,
    [PL_DIALOG_CLOSE] = ui_dialog_close,
    [PL_DIALOG_REPLY] = ui_dialog_reply,
    [PL_DIALOG_SEND] = ui_dialog_send,
    [PL_DIALOG_SECOND] = ui_dialog_second,
    [PL_DIALOG_DELIVERY] = ui_dialog_delivery,
    [PL_DIALOG_FEEDBACK] = ui_dialog_feedback,
    [PL_DIALOG_FOLDER] = dialog_folder,
    [PL_DIALOG_CORRECT] = ui_dialog_correct,
    [PL_DIALOG_AGREE] = ui_dialog_agree,
    [PL_DIALOG_SETTLE] = ui_dialog_settle,
    [PL_DIALOG_MOVE] = ui_dialog_move,
    [PL_DIALOG_EXPORT] = ui_dialog_export,
    [PL_DIALOG_ACTION] = ui_dialog_action,
    [PL_DIALOG_SERVICE] = ui_dialog_service,
    [PL_DIALOG_LINK] = ui_dialog_link,
    [PL_DIALOG_POLICY] = ui_dialog_policy,
    [PL_DIALOG_RUBRIC] = ui_dialog_rubric,
    [PL_DIALOG_RUBRIC_DROP] = ui_dialog_rubric_drop,
    [PL_DIALOG_POLICY_TEXT] = ui_dialog_policy_text,
    [PL_DIALOG_PERSON] = ui_dialog_person,
    [PL_DIALOG_ADDITION] = ui_dialog_addition,
    [PL_DIALOG_PLAN] = ui_dialog_plan,
    [PL_DIALOG_ACCOUNT] = ui_dialog_account,
    [PL_DIALOG_COLLEAGUE] = ui_dialog_colleague,
    [PL_DIALOG_TRANSCRIPT] = ui_dialog_transcript,
    [PL_DIALOG_TRANSCRIPT_DROP] = ui_dialog_transcript_drop,
};

static void draw_buttons(ui_view *v, pl_rect row, const ui_dialog *dialog)
{
    bool any = dialog->go.name != NULL;
    double go = any ? ui_button_width(v, &dialog->go) : 0;
    double safe = ui_button_width(v, &dialog->safe);
    pl_rect right = pl_cut_right(&row, go);
    pl_cut_right(&row, any ? 8 : 0);
    ui_part_button(v, pl_cut_right(&row, safe), &dialog->safe); /* the first that Tab comes to */
    if (any)
        ui_part_button(v, right, &dialog->go);
}

/* Scrolls where there is no room for all; what has focus is in sight. Gives where the content begins. */
static double scrolled(ui_view *v, pl_rect wide, const ui_form *size, int *scroll)
{
    enum { RING = 6 };
    if (size->focus_h > 0 && size->focus_y + size->focus_h + RING > *scroll + wide.h)
        *scroll = (int)(size->focus_y + size->focus_h + RING - wide.h);
    if (size->focus_h > 0 && size->focus_y - RING < *scroll)
        *scroll = (int)(size->focus_y - RING);
    ui_scrolls(v, wide, scroll, size->y + RING);
    return wide.y - *scroll;
}

static void draw_content(ui_view *v, pl_rect room, const ui_dialog *dialog, const ui_form *size)
{
    ui_form form = { .v = v, .x = room.x, .y = room.y, .w = room.w, .draw = true };
    if (size->y <= room.h) {
        content_of(dialog, &form);
        return;
    }
    pl_rect wide = pl_rect_inset(room, -PAD + 4, 0);
    form.y = scrolled(v, wide, size, &v->app->view.sheet_scroll);
    pl_list_clip(v->list, wide);
    content_of(dialog, &form);
    pl_list_unclip(v->list);
}

void ui_form_panel(ui_view *v, pl_rect room, void (*content)(ui_form *form), int *scroll)
{
    enum { BESIDE = 12 };
    ui_form size = { .v = v, .w = room.w };
    ui_form form = { .v = v, .x = room.x, .y = room.y, .w = room.w, .draw = true };
    content(&size);
    if (size.y <= room.h) {
        *scroll = 0;
        content(&form);
        return;
    }
    pl_rect wide = pl_rect_inset(room, -BESIDE, 0);
    form.y = scrolled(v, wide, &size, scroll);
    pl_list_clip(v->list, wide);
    content(&form);
    pl_list_unclip(v->list);
}

void ui_draw_dialog(ui_view *v)
{
    pl_dialog which = v->app->view.dialog;
    ui_dialog dialog = { .width = 440, .safe = { .name = "Cancel", .command = "close" } };
    dialogs[which](&dialog, v);
    if (dialog.go.kind == PL_BUTTON_PLAIN)
        dialog.go.kind = PL_BUTTON_PRIMARY;
    pl_rect window = { 0, 0, v->ui->width, v->ui->height };
    double wide = ui_frame_rect(v->ui, dialog.width, 0).w;
    ui_form measure = { .v = v, .w = wide - 2 * PAD };
    content_of(&dialog, &measure);
    pl_rect frame = ui_frame_rect(v->ui, wide, measure.y + 2 * PAD + HEAD + FOOT);
    ui_cover(v, window);
    pl_rect room =
        pl_dialog_begin(v->list, window, frame, ui_id(v, "dialog", which), dialog.heading);
    pl_rect row = pl_cut_bottom(&room, PL_BUTTON_HIGH);
    pl_cut_bottom(&room, 16);
    draw_content(v, room, &dialog, &measure);
    draw_buttons(v, row, &dialog);
    pl_dialog_end(v->list);
}
