/* The settings that hold for the library: its policy, where it is, whether it is whole; and the program. */
#include "settings.h"

#include "plumbline/base/file.h"
#include "plumbline/base/time.h"
#include "plumbline/base/version.h"

#include <stdio.h>
#include <stdlib.h>

enum { TABLE_ROW = 28, NOW = 124, FROM = 68, CELL_GAP = 8 };

/* ----- local policy */

static const char *const policy_titles[PL_POLICY_KEY_COUNT] = {
    [PL_POLICY_REVIEW_DAYS] = "Each facilitator, at least every",
    [PL_POLICY_FIRST_SESSIONS] = "New facilitator: first sessions",
    [PL_POLICY_DOUBLE_PERCENT] = "Scored twice, at least",
    [PL_POLICY_WATCHED_PERCENT] = "Watched share asked for",
    [PL_POLICY_ANSWER_DAYS] = "Answer within",
    [PL_POLICY_SELF_REVIEW_DAYS] = "Self-review waits at most",
    [PL_POLICY_CHALLENGE_DAYS] = "Recording is held after closing",
    [PL_POLICY_SHORT_COUNTS] = "A short review counts",
    [PL_POLICY_TRANSCRIPT_SEARCH] = "Transcripts can be searched",
};

enum { VALUE_ROOM = 48 };

static void value_words(char out[VALUE_ROOM], pl_policy_key key, int n)
{
    bool share = key == PL_POLICY_DOUBLE_PERCENT || key == PL_POLICY_WATCHED_PERCENT;
    if (pl_policy_rule_of(key)->yes_no)
        snprintf(out, VALUE_ROOM, "%s", n ? "yes" : "no");
    else if (key == PL_POLICY_FIRST_SESSIONS)
        snprintf(out, VALUE_ROOM, "%d", n);
    else if (share)
        snprintf(out, VALUE_ROOM, n ? "%d %%" : "none", n);
    else if (key == PL_POLICY_REVIEW_DAYS && n % 7 == 0)
        snprintf(out, VALUE_ROOM, "%d week%s (%d days)", n / 7, n == 7 ? "" : "s", n);
    else
        snprintf(out, VALUE_ROOM, "%d day%s", n, n == 1 ? "" : "s");
}

static void cell(ui_view *v, pl_rect rect, const char *words, pl_weight weight, pl_colour colour,
                 pl_align align)
{
    pl_run run = { .text = words,
                   .type = { PL_STYLE_SMALL, weight, .tabular = true },
                   .colour = colour,
                   .align = align };
    pl_part_cell(v->list, rect, &run);
}

/* What it is, what it is now, and the line that says so. */
static void table_row(ui_view *v, pl_rect rect, const char *const words[3], bool head)
{
    pl_colour quiet = PL_COLOUR_MUTED, loud = head ? PL_COLOUR_MUTED : PL_COLOUR_TEXT;
    pl_element row = { .role = PL_ROLE_ROW, .rect = rect, .name = words[0], .value = words[1] };
    pl_list_begin(v->list, &row);
    if (!head)
        pl_list_fill(v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    cell(v, pl_cut_right(&rect, FROM), words[2], head ? PL_WEIGHT_MEDIUM : PL_WEIGHT_OWN, quiet,
         PL_ALIGN_RIGHT);
    pl_cut_right(&rect, CELL_GAP);
    cell(v, pl_cut_right(&rect, NOW), words[1], PL_WEIGHT_MEDIUM, loud, PL_ALIGN_RIGHT);
    pl_cut_right(&rect, CELL_GAP);
    cell(v, rect, words[0], head ? PL_WEIGHT_MEDIUM : PL_WEIGHT_OWN, loud, PL_ALIGN_LEFT);
    pl_list_end(v->list);
}

static void policy_values(ui_card *card, const pl_policy *policy)
{
    static const char *const head[3] = { "Value", "Now", "From" };
    pl_rect room;
    int before = card->rows;
    if (*pl_edit_words(&card->form.v->app->fields[PL_FIELD_SETTINGS]) == '\0' &&
        ui_setting_room(card, head[0], 24, &room))
        table_row(card->form.v, room, head, true);
    for (int i = 0; i < PL_POLICY_KEY_COUNT; i++) {
        char now[VALUE_ROOM], from[24] = "shipped";
        value_words(now, (pl_policy_key)i, policy->values[i]);
        if (policy->lines[i])
            snprintf(from, sizeof from, "line %d", policy->lines[i]);
        if (ui_setting_room(card, policy_titles[i], TABLE_ROW, &room))
            table_row(card->form.v, room, (const char *[3]){ policy_titles[i], now, from }, false);
    }
    if (card->rows > before)
        card->form.y += 8;
}

/* Buttons beside each other, in the next line where there is no room. */
static void buttons(ui_card *card, const ui_button *all, int count)
{
    ui_form *form = &card->form;
    double x = 0;
    for (int i = 0; i < count; i++) {
        double wide = ui_button_width(form->v, &all[i]);
        uint64_t id = ui_id(form->v, all[i].id ? all[i].id : all[i].command, all[i].index);
        if (x > 0 && x + wide > form->w) {
            ui_form_take(form, PL_BUTTON_SMALL, 8);
            x = 0;
        }
        pl_rect at = { form->x + x, form->y, wide < form->w ? wide : form->w, PL_BUTTON_SMALL };
        ui_form_focus(form, at, id);
        if (form->draw)
            ui_part_button(form->v, at, &all[i]);
        x += wide + 8;
    }
    ui_form_take(form, PL_BUTTON_SMALL, 0);
    card->rows++;
}

void ui_settings_policy(ui_card *card)
{
    const pl_app_library *known = pl_app_library_known(card->form.v->app);
    const pl_policy *policy = &known->policy;
    char words[512], day[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    if (!known->read)
        return;
    if (policy->set_utc)
        snprintf(words, sizeof words, "%s (%s). Set by %s, %s.", policy->title,
                 pl_path_name(policy->file), policy->set_by,
                 pl_date_short(shown, pl_date_of(day, policy->set_utc)));
    else
        snprintf(words, sizeof words,
                 "No policy is set in this library: all values are as shipped.");
    ui_setting_words(card, words, PL_COLOUR_TEXT2);
    policy_values(card, policy);
    ui_button all[] = { { .name = "Set from a file…", .command = "policy-file", .small = true },
                        { .name = "Show the text", .command = "policy-text", .small = true } };
    if (ui_setting_fits(card, "Set from a file Show the text"))
        buttons(card, all, 2);
}

/* ----- the library */

static void size_words(char out[48], int64_t bytes)
{
    double number = (double)bytes;
    const char *unit = bytes >= 1000000000 ? "GB" : bytes >= 1000000 ? "MB" : "KB";
    number /= bytes >= 1000000000 ? 1e9 : bytes >= 1000000 ? 1e6 : 1e3;
    if (bytes < 0)
        snprintf(out, 48, "…");
    else
        snprintf(out, 48, "%.*f %s · recordings stay where they are", number < 10 ? 1 : 0, number,
                 unit);
}

static void fact(ui_card *card, const char *title, const char *words)
{
    ui_view *v = card->form.v;
    pl_rect at;
    double most = card->form.w * 2 / 3;
    double wide = ui_small_width(v, words, PL_WEIGHT_OWN) + 2;
    ui_setting row = { .title = title,
                       .control = wide < most ? wide : most,
                       .high = UI_SETTING_LOW };
    if (!ui_setting_row(card, &row, &at))
        return;
    cell(v, at, words, PL_WEIGHT_OWN, PL_COLOUR_TEXT2, PL_ALIGN_RIGHT);
}

static void folder(ui_card *card)
{
    char *path = pl_path_said(card->form.v->app->folder);
    ui_setting row = { .title = "Folder", .words = path };
    pl_rect none;
    ui_setting_row(card, &row, &none);
    free(path);
}

static void checked(ui_card *card, const pl_app_library *known)
{
    const pl_app_job *job = &card->form.v->app->job;
    char words[PL_ERROR_ROOM + 64], at[UI_CLOCK_ROOM];
    if (known->check && job->id == known->check) {
        ui_setting_words(card, job->words[0] ? job->words : "Looking at all of it…",
                         PL_COLOUR_TEXT2);
    } else if (known->check) {
        ui_setting_words(card, "Waits for what is running.", PL_COLOUR_TEXT2);
    } else if (known->checked.utc) {
        snprintf(words, sizeof words, "%s Checked at %s.", known->checked.words,
                 ui_clock(at, known->checked.utc));
        bool whole = known->checked.whole;
        ui_setting_state(card, words, whole ? PL_ICON_TICK_DISC : PL_ICON_WARNING,
                         whole ? PL_COLOUR_STRENGTH : PL_COLOUR_DEV);
    } else {
        ui_setting_words(card,
                         "Not checked since the start. A check reads the database, its log, and "
                         "whether the recordings are where they were.",
                         PL_COLOUR_MUTED);
    }
}

void ui_settings_library(ui_card *card)
{
    const pl_app_library *known = pl_app_library_known(card->form.v->app);
    char size[48];
    ui_button check = { .name = "Check now", .command = "library-check", .small = true };
    folder(card);
    size_words(size, known->bytes);
    fact(card, "Size", size);
    checked(card, known);
    card->form.y += 4;
    if (ui_setting_fits(card, "Check now"))
        buttons(card, &check, 1);
}

void ui_settings_about(ui_card *card)
{
    const pl_app_library *known = pl_app_library_known(card->form.v->app);
    char words[96];
    snprintf(words, sizeof words, "Plumbline %s · library format %d", PLUMBLINE_VERSION,
             known->format);
    ui_button sheet = { .name = "Keyboard sheet", .command = "keyboard-sheet", .small = true };
    ui_setting_words(card, words, PL_COLOUR_TEXT2);
    if (card->rows)
        ui_form_small(&card->form,
                      "The manual and the keyboard sheet work without a network. The program never "
                      "looks for updates by itself. Nothing is sent anywhere.",
                      PL_COLOUR_MUTED, 8);
    if (ui_setting_fits(card, "Keyboard sheet"))
        buttons(card, &sheet, 1);
}

/* ----- dialogs */

static void policy_content(ui_form *form)
{
    pl_field path = ui_form_look("The file of the policy", "~/Documents/policy.yaml");
    path.icon = PL_ICON_FOLDER;
    ui_form_words(
        form,
        "It is read and checked first: with a fault nothing is set, and the values in force "
        "stay. Its text is kept in the library, with who set it and when.",
        PL_COLOUR_TEXT2, UI_SETTING_GAP);
    ui_form_field(form, PL_FIELD_POLICY, &path, 0);
}

void ui_dialog_policy(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Set a local policy");
    out->width = 640; /* for a path */
    out->content = policy_content;
    out->go = (ui_button){ .name = "Set this policy", .command = "policy-set" };
}

/* Each line with its number, for the values say which they come from. */
static void text_content(ui_form *form)
{
    enum { LINE = 20, NUMBER = 32 };
    const char *text = pl_app_library_known(form->v->app)->policy_text;
    for (int number = 1; text && *text; number++) {
        size_t size = strcspn(text, "\n");
        char figures[12], words[256];
        snprintf(figures, sizeof figures, "%d", number);
        snprintf(words, sizeof words, "%.*s", (int)pl_utf8_cut(text, size < 255 ? size : 255),
                 text);
        pl_run run = { .text = words, .top = true, .lines = PL_LINES_ALL };
        double wide = form->w - NUMBER - CELL_GAP;
        double high = *words ? pl_run_measure(form->v->fonts, &run, wide).height : LINE;
        pl_rect rect = ui_form_take(form, high, 0);
        if (form->draw) {
            cell(form->v, (pl_rect){ rect.x, rect.y, NUMBER, LINE }, figures, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED, PL_ALIGN_RIGHT);
            rect.x += NUMBER + CELL_GAP;
            rect.w = wide;
            if (*words)
                pl_part_text(form->v->list, rect, &run);
        }
        text += size + (text[size] == '\n');
    }
}

void ui_dialog_policy_text(ui_dialog *out, ui_view *v)
{
    const pl_policy *policy = &pl_app_library_known(v->app)->policy;
    snprintf(out->heading, sizeof out->heading, "%.150s", policy->title);
    out->width = 640;
    out->content = text_content;
    out->safe = (ui_button){ .name = "Close", .command = "close" };
}
