/* The settings: cards in one, two or three columns; all that is changed is kept at once. */
#include "settings.h"

#include "plumbline/base/match.h"

#include <stdio.h>

enum { HEAD = 64, SIDE = 20, COLUMN_GAP = 16, CARD_GAP = 12, CARD_HEAD = 28, FOOT = 20 };
enum { PAD_X = 17, PAD_Y = 13, LEAST_WORDS = 120 }; /* with the card's edge */

/* ----- rows */

bool ui_setting_fits(const ui_card *card, const char *words)
{
    char text[400];
    pl_match match;
    const char *find = pl_edit_words(&card->form.v->app->fields[PL_FIELD_SETTINGS]);
    snprintf(text, sizeof text, "%s %s", card->name, words);
    return !*find || pl_match_text(&match, find, text);
}

static pl_run title_run(const ui_setting *row)
{
    return (pl_run){ .text = row->title,
                     .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_MEDIUM },
                     .colour = PL_COLOUR_TEXT,
                     .top = true,
                     .lines = 2 };
}

static pl_run words_run(const ui_setting *row)
{
    return (pl_run){ .text = row->wrong ? row->wrong : row->words,
                     .type = { .style = PL_STYLE_SMALL, .tabular = true },
                     .colour = row->wrong ? PL_COLOUR_CRIT : PL_COLOUR_MUTED,
                     .top = true,
                     .lines = 4 };
}

static void draw_words(const ui_card *card, pl_rect at, const ui_setting *row, double title)
{
    pl_list *list = card->form.v->list;
    pl_run name = title_run(row), words = words_run(row);
    pl_part_text(list, pl_cut_top(&at, title), &name);
    if (words.text)
        pl_part_text(list, at, &words);
}

bool ui_setting_row(ui_card *card, const ui_setting *row, pl_rect *control)
{
    enum { PAD = 4, BELOW = 32 };
    ui_form *form = &card->form;
    pl_fonts *fonts = form->v->fonts;
    char text[320];
    pl_run title = title_run(row), words = words_run(row);
    snprintf(text, sizeof text, "%s %s", row->title, row->words ? row->words : "");
    if (!ui_setting_fits(card, text))
        return false;
    double aside = row->control > 0 ? row->control + UI_SETTING_GAP : 0;
    bool below = aside > 0 && form->w - aside < LEAST_WORDS;
    double wide = below ? form->w : form->w - aside;
    double title_high = pl_run_measure(fonts, &title, wide).height;
    double high = title_high + (words.text ? pl_run_measure(fonts, &words, wide).height : 0);
    double least = row->high > 0 ? row->high : UI_SETTING_HIGH;
    double whole = high + 2 * PAD > least ? high + 2 * PAD : least;
    pl_rect rect = ui_form_take(form, whole + (below ? BELOW : 0), 0);
    card->rows++;
    ui_form_focus(form, rect, row->id);
    if (!form->draw)
        return false;
    pl_list_fill(form->v->list, (pl_rect){ rect.x, rect.y, rect.w, 1 }, PL_COLOUR_LINE);
    pl_rect line = { rect.x, rect.y + 1, rect.w, whole - 1 };
    draw_words(card, pl_rect_middle((pl_rect){ line.x, line.y, wide, line.h }, wide, high), row,
               title_high);
    *control = below ? (pl_rect){ rect.x, rect.y + whole, row->control, BELOW - PAD }
                     : pl_cut_right(&line, row->control);
    return row->control > 0;
}

static bool line_above(ui_card *card, const char *words)
{
    if (!ui_setting_fits(card, words))
        return false;
    pl_rect line = ui_form_take(&card->form, 1, 7);
    if (card->form.draw)
        pl_list_fill(card->form.v->list, line, PL_COLOUR_LINE);
    card->rows++;
    return true;
}

bool ui_setting_words(ui_card *card, const char *words, pl_colour colour)
{
    if (!line_above(card, words))
        return false;
    ui_form_small(&card->form, words, colour, 4);
    return true;
}

bool ui_setting_state(ui_card *card, const char *words, pl_icon icon, pl_colour colour)
{
    enum { ICON = 14, GAP = 6 };
    ui_form *form = &card->form;
    if (!line_above(card, words))
        return false;
    if (form->draw)
        pl_list_icon(form->v->list, icon, (pl_point){ form->x, form->y + 1 }, ICON, colour,
                     PL_COLOUR_PANEL);
    form->x += ICON + GAP;
    form->w -= ICON + GAP;
    ui_form_small(form, words, PL_COLOUR_TEXT2, 4);
    form->x -= ICON + GAP;
    form->w += ICON + GAP;
    return true;
}

bool ui_setting_room(ui_card *card, const char *looked_for, double high, pl_rect *room)
{
    if (!ui_setting_fits(card, looked_for))
        return false;
    *room = ui_form_take(&card->form, high, 0);
    card->rows++;
    return card->form.draw;
}

void ui_setting_switch(ui_card *card, const char *title, const char *words, const char *command,
                       bool on)
{
    ui_view *v = card->form.v;
    pl_rect at;
    uint64_t id = ui_id(v, command, 0);
    ui_setting row = { .title = title, .words = words, .control = 32, .id = id };
    if (!ui_setting_row(card, &row, &at))
        return;
    pl_control is = ui_control(v, id, title, command, NULL, 0);
    is.state |= on ? PL_IS_CHECKED : 0u;
    pl_part_switch(v->list, pl_rect_middle(at, 32, 18), &is, false);
}

/* ----- how it looks */

static void theme(ui_card *card)
{
    ui_view *v = card->form.v;
    pl_segment parts[PL_TONES] = { 0 };
    pl_rect at;
    for (int i = 0; i < PL_TONES; i++)
        parts[i].is.name = pl_tone_words((pl_tone)i);
    pl_segmented control = { .parts = parts, .count = PL_TONES, .small = true, .pad = 8 };
    ui_setting row = { .title = "Theme",
                       .control = pl_segmented_width(v->list, &control),
                       .id = ui_id(v, "themes", 0) };
    if (!ui_setting_row(card, &row, &at))
        return;
    for (int i = 0; i < PL_TONES; i++) {
        bool on = v->app->view.tone == (pl_tone)i;
        uint64_t id = ui_id(v, "theme", i);
        parts[i].is =
            on ? ui_plain(v, id, parts[i].is.name)
               : ui_control(v, id, parts[i].is.name, "theme", pl_tone_name((pl_tone)i), 0);
        parts[i].is.state |= on ? PL_IS_SELECTED : 0u;
    }
    control.is = ui_plain(v, row.id, "Theme");
    pl_part_segmented(v->list, pl_rect_middle(at, at.w, 28), &control);
}

static void text_size(ui_card *card)
{
    enum { COUNT = 5, LEAST = 100, STEP = 25 };
    ui_view *v = card->form.v;
    pl_segment parts[COUNT] = { 0 };
    char names[COUNT][8];
    pl_rect at;
    for (int i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], i + 1 == COUNT ? "%d %%" : "%d", LEAST + i * STEP);
        parts[i].is.name = names[i];
    }
    pl_segmented control = { .parts = parts, .count = COUNT, .small = true, .pad = 8 };
    ui_setting row = { .title = "Text size",
                       .control = pl_segmented_width(v->list, &control),
                       .id = ui_id(v, "sizes", 0) };
    if (!ui_setting_row(card, &row, &at))
        return;
    for (int i = 0; i < COUNT; i++) {
        int size = LEAST + i * STEP;
        parts[i].is = ui_control(v, ui_id(v, "size", i), names[i], "text-size", NULL, size);
        parts[i].is.state |= v->app->view.text_scale == size ? PL_IS_SELECTED : 0u;
    }
    control.is = ui_plain(v, row.id, "Text size");
    pl_part_segmented(v->list, pl_rect_middle(at, at.w, 28), &control);
}

static void motion(ui_card *card)
{
    static const char *const names[] = { "As system", "On", "Off" };
    static const char *const values[] = { "system", "on", "off" };
    enum { COUNT = 3 };
    ui_view *v = card->form.v;
    pl_segment parts[COUNT] = { 0 };
    pl_rect at;
    for (int i = 0; i < COUNT; i++)
        parts[i].is.name = names[i];
    pl_segmented control = { .parts = parts, .count = COUNT, .small = true, .pad = 8 };
    ui_setting row = { .title = "Reduced motion",
                       .control = pl_segmented_width(v->list, &control),
                       .id = ui_id(v, "motions", 0) };
    if (!ui_setting_row(card, &row, &at))
        return;
    for (int i = 0; i < COUNT; i++) {
        bool on = pl_app_habit(v->app, PL_HABIT_MOTION) == i;
        uint64_t id = ui_id(v, "motion", i);
        parts[i].is = on ? ui_plain(v, id, names[i])
                         : ui_control(v, id, names[i], "reduced-motion", values[i], 0);
        parts[i].is.state |= on ? PL_IS_SELECTED : 0u;
    }
    control.is = ui_plain(v, row.id, "Reduced motion");
    pl_part_segmented(v->list, pl_rect_middle(at, at.w, 28), &control);
}

static void appearance(ui_card *card)
{
    const pl_app_library *library = pl_app_library_known(card->form.v->app);
    theme(card);
    text_size(card);
    ui_setting_switch(card, "Pictures in lists",
                      "Yours alone. Off as shipped. F9 hides every picture at once.",
                      "list-pictures", pl_app_habit(card->form.v->app, PL_HABIT_PICTURES) == 1);
    if (library->read)
        ui_setting_switch(card, "Small pictures are kept",
                          "For the whole library, on this computer. Off as shipped.",
                          "keep-pictures", library->keeps_pictures);
    motion(card);
}

/* ----- how one watches */

static void number(ui_card *card, const char *title, const char *words, pl_field_id id,
                   const char *unit)
{
    enum { WIDE = 88 };
    ui_view *v = card->form.v;
    const pl_app_fault *fault = &v->app->fault;
    bool wrong = fault->words[0] && fault->field == id;
    pl_rect at;
    ui_setting row = { .title = title,
                       .words = words,
                       .wrong = wrong ? fault->words : NULL,
                       .control = WIDE,
                       .id = pl_field_element(id) };
    if (!ui_setting_row(card, &row, &at))
        return;
    pl_field look = { .is = { .name = title, .state = wrong ? PL_IS_ERROR : 0u },
                      .after = wrong ? NULL : unit,
                      .small = true,
                      .tabular = true };
    ui_text_field(v, pl_rect_middle(at, WIDE, 28), id, &look);
}

static void watching(ui_card *card)
{
    const pl_app *app = card->form.v->app;
    number(card, "Back up by", "A tag starts this much earlier. 0 makes a point.", PL_FIELD_LEAD,
           "s");
    number(card, "Span goes on for", "0: it ends at the frame of the first key.", PL_FIELD_SPAN_ON,
           "s");
    ui_setting_switch(card, "Pause while writing a note",
                      pl_app_habit(app, PL_HABIT_PAUSE) ? "It plays on when the note is left."
                                                        : "Off: the video plays on.",
                      "note-pauses", pl_app_habit(app, PL_HABIT_PAUSE));
    number(card, "Sound delay", "For this computer’s loudspeaker.", PL_FIELD_SOUND_DELAY, "ms");
}

/* ----- cards, and the columns that they stand in */

typedef struct card_kind {
    const char *name;
    void (*content)(ui_card *card);
    int three, two; /* the column that it stands in, from 0, of three and of two */
} card_kind;

static const card_kind kinds[] = {
    { "Appearance", appearance, 0, 0 },       { "Watching", watching, 0, 0 },
    { "Keys", ui_settings_keys, 1, 1 },       { "Monitoring policy", ui_settings_policy, 2, 1 },
    { "Library", ui_settings_library, 2, 0 }, { "About", ui_settings_about, 0, 0 },
};

enum { COLUMNS = 3 };

/* Where the next card of each column stands. */
typedef struct columns {
    int count, cards; /* cards: those that stand in them up to now */
    double x[COLUMNS], y[COLUMNS], wide, focus_y, focus_h;
} columns;

static columns columns_of(const ui_state *ui, pl_rect rect)
{
    columns c = { .count = ui->width >= UI_SETTINGS_THREE ? 3
                           : ui->width >= UI_SETTINGS_TWO ? 2
                                                          : 1 };
    c.wide = (double)(int)((rect.w - 2 * SIDE - COLUMN_GAP * (c.count - 1)) / c.count);
    for (int i = 0; i < c.count; i++) {
        c.x[i] = rect.x + SIDE + i * (c.wide + COLUMN_GAP);
        c.y[i] = rect.y;
    }
    return c;
}

static ui_card card_at(ui_view *v, const columns *c, int column, const card_kind *kind, bool draw)
{
    return (ui_card){ .form = { .v = v,
                                .x = c->x[column] + PAD_X,
                                .y = c->y[column] + PAD_Y + CARD_HEAD,
                                .w = c->wide - 2 * PAD_X,
                                .draw = draw },
                      .name = kind->name };
}

static void add_card(ui_view *v, columns *c, const card_kind *kind, bool draw)
{
    bool finds = *pl_edit_words(&v->app->fields[PL_FIELD_SETTINGS]);
    int column = c->count == 3 ? kind->three : c->count == 2 ? kind->two : 0;
    if (finds) /* what is left stands side by side from the left */
        column = c->cards % c->count;
    ui_card card = card_at(v, c, column, kind, false);
    kind->content(&card);
    if (card.rows == 0)
        return;
    c->cards++;
    double top = c->y[column], high = card.form.y - top + PAD_Y;
    if (card.form.focus_h > 0) {
        c->focus_y = card.form.focus_y;
        c->focus_h = card.form.focus_h;
    }
    c->y[column] = top + high + CARD_GAP;
    if (!draw)
        return;
    pl_rect frame = { c->x[column], top, c->wide, high };
    pl_element group = { .role = PL_ROLE_GROUP, .rect = frame, .name = kind->name };
    pl_list_begin(v->list, &group);
    pl_part_card(v->list, frame);
    pl_part_heading(v->list,
                    (pl_rect){ frame.x + PAD_X, top + PAD_Y, frame.w - 2 * PAD_X, CARD_HEAD },
                    kind->name, PL_STYLE_SECTION);
    c->y[column] = top;
    card = card_at(v, c, column, kind, true);
    kind->content(&card);
    c->y[column] = top + high + CARD_GAP;
    pl_list_end(v->list);
}

/* Gives the height of the highest column. */
static double all_cards(ui_view *v, pl_rect rect, columns *c, bool draw)
{
    double high = 0;
    *c = columns_of(v->ui, rect);
    for (size_t i = 0; i < PL_COUNT(kinds); i++)
        add_card(v, c, &kinds[i], draw);
    for (int i = 0; i < c->count; i++)
        high = c->y[i] - rect.y > high ? c->y[i] - rect.y : high;
    return high - CARD_GAP + FOOT;
}

/* What a key moved to is in sight. */
static void bring_focus(ui_view *v, pl_rect rect, const columns *c, int *scroll)
{
    enum { RING = 8 };
    ui_state *ui = v->ui;
    uint64_t focus = v->app->view.focus;
    if (focus == ui->focus_seen && ui->focus_width == ui->width)
        return;
    double top = c->focus_y - rect.y, bottom = top + c->focus_h;
    if (c->focus_h > 0 && bottom + RING > *scroll + rect.h)
        *scroll = (int)(bottom + RING - rect.h);
    if (c->focus_h > 0 && top - RING < *scroll)
        *scroll = (int)(top - RING);
    ui->focus_seen = focus;
    ui->focus_width = ui->width;
}

static void draw_nothing(ui_view *v, pl_rect rect)
{
    pl_empty none = { .icon = PL_ICON_SEARCH, .head = "No setting is called so" };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w < 460 ? rect.w - 16 : 460, 180), &none);
}

static void draw_cards(ui_view *v, pl_rect rect)
{
    columns c;
    int *scroll = pl_app_settings_scroll(v->app);
    double high = all_cards(v, rect, &c, false);
    if (high < FOOT) {
        draw_nothing(v, rect);
        return;
    }
    bring_focus(v, rect, &c, scroll);
    int most = high > rect.h ? (int)(high - rect.h + 0.999) : 0;
    *scroll = *scroll < 0 ? 0 : *scroll > most ? most : *scroll;
    pl_rect moved = { rect.x, rect.y - *scroll, rect.w, rect.h };
    all_cards(v, moved, &c, true);
    ui_scrolls(v, rect, scroll, high); /* behind that of the keys: the wheel moves those first */
}

/* ----- the head */

static void draw_head(ui_view *v, pl_rect rect)
{
    char slash[UI_CAPS_ROOM], undo_keys[UI_CAPS_ROOM];
    bool narrow = v->ui->width < UI_SHELF_NARROW;
    pl_rect row = pl_rect_inset(rect, SIDE, 0);
    double title = ui_words_width(v, "Settings", PL_STYLE_TITLE, PL_WEIGHT_OWN) + 1;
    ui_rail_back(v, &row);
    pl_part_heading(v->list, pl_cut_left(&row, title), "Settings", PL_STYLE_TITLE);
    pl_cut_left(&row, UI_SETTING_GAP);
    bool key = ui_caps_of(undo_keys, v, "settings", "settings-undo", NULL);
    ui_button undo = { .name = "Undo",
                       .command = "settings-undo",
                       .keys = key && !narrow ? undo_keys : NULL,
                       .hint = pl_app_settings_undo(v->app) };
    pl_rect button = pl_cut_right(&row, ui_button_width(v, &undo));
    pl_cut_right(&row, UI_SETTING_GAP);
    const char *kept = "kept as you change them";
    double words = ui_words_width(v, kept, PL_STYLE_BODY, PL_WEIGHT_OWN) + 1;
    double field = row.w > 320 ? 320 : row.w;
    bool find = ui_caps_of(slash, v, "settings", "settings-find", NULL);
    bool tight = field < 200; /* the words and their key would lie over each other */
    pl_field look = { .is = { .name = "Find a setting" },
                      .placeholder = tight ? "Find" : "Find a setting",
                      .icon = PL_ICON_SEARCH,
                      .keys = find && !tight ? slash : NULL };
    pl_rect place = pl_cut_right(&row, field);
    if (row.w >= words + UI_SETTING_GAP)
        ui_words(v, row, kept, PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    ui_text_field(v, pl_rect_middle(place, place.w, PL_FIELD_HIGH), PL_FIELD_SETTINGS, &look);
    ui_part_button(v, pl_rect_middle(button, button.w, PL_BUTTON_HIGH), &undo);
}

int ui_settings_regions(ui_state *ui, ui_region *out)
{
    pl_rect rest = { 0, 0, ui->width, ui->height };
    int n = ui_rail_region(ui, out, &rest);
    out[n++] = (ui_region){ "head", pl_cut_top(&rest, HEAD), draw_head, UI_STILL, false };
    out[n++] = (ui_region){ "settings", rest, draw_cards, UI_STILL, false };
    return n;
}
