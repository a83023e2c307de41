/* What views are built from: controls that run commands, fields, scrolling. */
#include "ui.h"

#include "plumbline/command/keys.h"

#include <stdio.h>

uint64_t ui_id(const ui_view *v, const char *name, int64_t index)
{
    return pl_id_of(v->region, name, index);
}

static ui_act *add_act(ui_view *v, uint64_t id)
{
    ui_panel *panel = v->panel;
    pl_grow(panel->acts, panel->act_count, panel->act_room);
    ui_act *act = &panel->acts[panel->act_count++];
    *act = (ui_act){ .id = id };
    return act;
}

static unsigned state_of(const ui_view *v, uint64_t id)
{
    const ui_state *ui = v->ui;
    unsigned state = 0;
    if (ui->hover == id)
        state |= PL_IS_HOVER;
    if (ui->pressed == id && ui->hover == id)
        state |= PL_IS_PRESSED;
    if (v->app->view.focus == id && v->app->view.ring)
        state |= PL_IS_FOCUS;
    return state;
}

pl_control ui_plain(const ui_view *v, uint64_t id, const char *name)
{
    return (pl_control){ .id = id, .name = name, .state = state_of(v, id) };
}

pl_control ui_control_press(ui_view *v, uint64_t id, const char *name, const char *command,
                            const char *text, int64_t number, ui_press press)
{
    pl_control is = ui_plain(v, id, name);
    ui_act *act = add_act(v, id);
    act->command = pl_command_find(command);
    pl_assert(act->command);
    act->number = number;
    act->press = press;
    snprintf(act->text, sizeof act->text, "%s", text ? text : "");
    const char *why = pl_command_why_not(act->command, v->app);
    if (why) {
        is.state = (is.state & PL_IS_FOCUS) | PL_IS_DISABLED;
        is.hint = why;
    }
    return is;
}

pl_control ui_control(ui_view *v, uint64_t id, const char *name, const char *command,
                      const char *text, int64_t number)
{
    return ui_control_press(v, id, name, command, text, number, UI_RUN);
}

const char *ui_keys(const ui_view *v, const char *command, const char *argument)
{
    static char words[64];
    char found[1][PL_KEY_ROOM];
    if (pl_keys_of(found, 1, v->app->keys, pl_app_section(v->app), command, argument) == 0)
        return "";
    size_t n = 0;
    for (const char *c = found[0]; *c && n + 1 < sizeof words; c++)
        words[n++] = *c == '+' && c != found[0] && c[1] ? ' ' : *c;
    words[n] = '\0';
    return words;
}

/* ----- buttons */

static pl_button look_of(const ui_button *button)
{
    return (pl_button){ .is = { .name = button->name },
                        .kind = button->kind,
                        .icon = button->icon,
                        .keys = button->keys,
                        .small = button->small,
                        .toggle = button->toggle,
                        .bare = button->bare };
}

double ui_button_width(ui_view *v, const ui_button *button)
{
    pl_button look = look_of(button);
    return pl_button_width(v->list, &look);
}

void ui_part_button(ui_view *v, pl_rect rect, const ui_button *button)
{
    pl_button look = look_of(button);
    const char *name = button->id ? button->id : button->command;
    look.is = ui_control(v, ui_id(v, name, button->index), button->name, button->command,
                         button->text, button->number);
    if (button->on)
        look.is.state |= PL_IS_CHECKED;
    if (!look.is.hint)
        look.is.hint = button->hint;
    pl_part_button(v->list, rect, &look);
}

void ui_button_right(ui_view *v, pl_rect *row, double height, double gap, const ui_button *button)
{
    pl_rect place = pl_cut_right(row, ui_button_width(v, button));
    pl_cut_right(row, gap);
    ui_part_button(v, pl_rect_middle(place, place.w, height), button);
}

void ui_button_left(ui_view *v, pl_rect *row, double height, double gap, const ui_button *button)
{
    pl_rect place = pl_cut_left(row, ui_button_width(v, button));
    pl_cut_left(row, gap);
    ui_part_button(v, pl_rect_middle(place, place.w, height), button);
}

/* ----- words */

double ui_words_width(ui_view *v, const char *text, pl_style style, pl_weight weight)
{
    return pl_text_width(v->fonts, text, (pl_type){ .style = style, .weight = weight });
}

double ui_words(ui_view *v, pl_rect rect, const char *text, pl_style style, pl_weight weight,
                pl_colour colour)
{
    pl_run run = { .text = text, .type = { .style = style, .weight = weight }, .colour = colour };
    pl_part_text(v->list, rect, &run);
    return ui_words_width(v, text, style, weight);
}

double ui_para(ui_view *v, pl_rect rect, const char *text, pl_style style, pl_colour colour,
               int lines)
{
    pl_run run = {
        .text = text, .type = { .style = style }, .colour = colour, .top = true, .lines = lines
    };
    pl_run_size size = pl_run_measure(v->fonts, &run, rect.w);
    rect.h = size.height;
    pl_part_text(v->list, rect, &run);
    return size.height;
}

/* ----- fields */

void ui_text_field(ui_view *v, pl_rect rect, pl_field_id id, const pl_field *look)
{
    pl_edit *edit = &v->app->fields[id];
    uint64_t element = pl_field_element(id);
    pl_field field = *look;
    field.is.id = element;
    field.is.state |= state_of(v, element);
    bool here = v->app->view.focus == element;
    if (here)
        field.is.state |= PL_IS_FOCUS;
    field.text = pl_edit_words(edit);
    field.caret = edit->caret;
    field.anchor = edit->anchor;
    field.preedit = here && edit->preedit && edit->preedit[0] ? edit->preedit : NULL;
    field.scroll = &edit->scroll;
    pl_part_field(v->list, rect, &field);
    pl_assert(v->panel->field_count < UI_FIELDS);
    v->panel->fields[v->panel->field_count++] =
        (ui_field){ .field = id, .rect = rect, .look = field, .list = v->list };
}

/* ----- scrolling */

void ui_scrolls(ui_view *v, pl_rect rect, int *at, double whole)
{
    int most = whole > rect.h ? (int)(whole - rect.h + 0.999) : 0;
    *at = *at < 0 ? 0 : *at > most ? most : *at;
    uint64_t id = ui_id(v, "scroll", v->panel->scroll_count);
    pl_assert(v->panel->scroll_count < UI_SCROLLS);
    v->panel->scrolls[v->panel->scroll_count++] = (ui_scroll){ at, most, (int)rect.h, rect, id };
    if (most == 0)
        return;
    double high = rect.h * rect.h / whole;
    if (high < 24)
        high = 24;
    double y = rect.y + (rect.h - high) * *at / most;
    pl_rect thumb = { rect.x + rect.w - 8, (double)(int)y, 6, (double)(int)high };
    bool hover = v->ui->hover == id || v->ui->pressed == id;
    pl_element element = { .id = id,
                           .role = PL_ROLE_SLIDER,
                           .state = PL_IS_TARGET,
                           .rect = { thumb.x - 4, rect.y, 14, rect.h },
                           .name = "Scroll" };
    ui_act *act = add_act(v, id);
    act->press = UI_POINT;
    pl_list_begin(v->list, &element);
    pl_box box = { .fill = hover ? PL_COLOUR_TEXT2 : PL_COLOUR_CTL, .radius = 3 };
    pl_list_box(v->list, thumb, &box);
    pl_list_end(v->list);
}
