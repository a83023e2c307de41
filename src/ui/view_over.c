/* What lies over the screens: dialogs and menus, the drive that is full, toasts, tooltips. */
#include "over.h"
#include "watch.h"

#include <stdio.h>

/* ----- what the overlays share */

static const char *sign_of(const char *name, size_t size)
{
    static const struct {
        const char *name, *sign;
    } signs[] = { { "Left", "←" }, { "Right", "→" }, { "Up", "↑" }, { "Down", "↓" }, { "-", "−" } };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strlen(signs[i].name) == size && strncmp(signs[i].name, name, size) == 0)
            return signs[i].sign;
    return NULL;
}

void ui_caps(char out[UI_CAPS_ROOM], const char *key)
{
    size_t used = 0;
    out[0] = '\0';
    while (*key && used + 1 < UI_CAPS_ROOM) {
        size_t size = key[0] == '+' ? 1 : strcspn(key, "+"); /* the last may be the sign itself */
        const char *sign = sign_of(key, size);
        int more = sign ? snprintf(out + used, UI_CAPS_ROOM - used, "%s%s", used ? " " : "", sign)
                        : snprintf(out + used, UI_CAPS_ROOM - used, "%s%.*s", used ? " " : "",
                                   (int)size, key);
        used += (size_t)more;
        key += size;
        if (key[0] == '+' && key[1])
            key++;
    }
}

bool ui_caps_of(char out[UI_CAPS_ROOM], const ui_view *v, const char *section, const char *command,
                const char *argument)
{
    char found[1][PL_KEY_ROOM];
    out[0] = '\0';
    if (pl_keys_of(found, 1, v->app->keys, section, command, argument) == 0)
        return false;
    ui_caps(out, found[0]);
    return true;
}

const char *ui_section(const ui_view *v)
{
    return pl_screen_name(v->app->view.screen);
}

void ui_key_hint(ui_view *v, pl_rect *row, const char *caps, const char *words)
{
    double wide = ui_words_width(v, words, PL_STYLE_SMALL, PL_WEIGHT_OWN);
    if (row->w < pl_keys_width(v->list, caps, PL_KEYS_PLAIN) + 6 + wide)
        return;
    pl_part_keys(v->list, *row, caps, PL_KEYS_PLAIN);
    pl_cut_left(row, pl_keys_width(v->list, caps, PL_KEYS_PLAIN) + 6);
    ui_words(v, pl_cut_left(row, wide + 1), words, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_left(row, 16);
}

void ui_small(ui_view *v, pl_rect rect, const char *words, pl_weight weight, pl_colour colour)
{
    pl_run run = { .text = words,
                   .type = { PL_STYLE_SMALL, weight, .tabular = true },
                   .colour = colour };
    pl_part_text(v->list, rect, &run);
}

double ui_small_width(ui_view *v, const char *words, pl_weight weight)
{
    return pl_text_width(v->fonts, words, (pl_type){ PL_STYLE_SMALL, weight, .tabular = true });
}

void ui_cover(ui_view *v, pl_rect rect)
{
    v->ui->over_rect = pl_rect_join(v->ui->over_rect, rect);
}

static pl_rect window_of(const ui_state *ui)
{
    return (pl_rect){ 0, 0, ui->width, ui->height };
}

pl_rect ui_frame_rect(const ui_state *ui, double width, double height)
{
    pl_rect room = pl_rect_inset(window_of(ui), UI_MARGIN, UI_MARGIN);
    return pl_rect_middle(room, width < room.w ? width : room.w, height < room.h ? height : room.h);
}

void ui_frame_begin(ui_view *v, pl_rect frame, const char *name)
{
    pl_element dialog = { .id = ui_id(v, "dialog", v->app->view.dialog),
                          .role = PL_ROLE_DIALOG,
                          .state = PL_IS_MODAL,
                          .rect = frame,
                          .name = name };
    pl_box box = { .fill = PL_COLOUR_PANEL, .edge = PL_COLOUR_CTL, .radius = 12 };
    ui_cover(v, window_of(v->ui));
    pl_list_scrim(v->list, window_of(v->ui));
    pl_list_begin(v->list, &dialog);
    pl_list_box(v->list, frame, &box);
}

/* ----- what comes and goes by degrees */

typedef enum over_layer { LAYER_DIALOG, LAYER_MENU, LAYER_TOAST, LAYER_TIP } over_layer;

static void layer(ui_view *v, over_layer which, unsigned value)
{
    v->ui->over_layers |= (uint64_t)(value & 0xff) << (8 * which);
}

/* ----- tooltips */

typedef struct tip_words {
    char words[256], keys[UI_CAPS_ROOM];
    pl_rect about;
    bool pointed; /* at it, and not come to by a key */
} tip_words;

static void keys_of_act(tip_words *out, const ui_view *v, const ui_act *act)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)act->number);
    const char *section = ui_section(v), *name = act->command->name;
    if (act->text[0])
        ui_caps_of(out->keys, v, section, name, act->text);
    else if (!ui_caps_of(out->keys, v, section, name, number) && act->number == 0)
        ui_caps_of(out->keys, v, section, name, NULL);
}

/* Words that are shown already are not said twice: only the bare, the cut and the marks have them. */
static bool needs_words(ui_view *v, const pl_element *element, const tip_words *tip)
{
    if (element->role == PL_ROLE_FIELD || element->role == PL_ROLE_SLIDER)
        return false;
    if (tip->keys[0] || element->rect.w <= 44 || element->role == PL_ROLE_MARK)
        return true;
    return ui_words_width(v, element->name, PL_STYLE_BODY, PL_WEIGHT_OWN) > element->rect.w - 12;
}

/* A mark is small; what it is about keeps off the box and the ring about its glyph too. */
static pl_rect with_ring(pl_rect mark)
{
    enum { RING = 18 };
    double middle = mark.y + mark.h / 2;
    return (pl_rect){ mark.x, middle - RING, mark.w, 2 * RING };
}

static bool tip_in(tip_words *out, ui_view *v, const ui_panel *panel, uint64_t id)
{
    int at = pl_list_find(panel->now, id);
    if (at < 0)
        return false;
    pl_element element = pl_list_element(panel->now, at);
    for (int i = 0; i < panel->act_count; i++)
        if (panel->acts[i].id == id && panel->acts[i].command)
            keys_of_act(out, v, &panel->acts[i]);
    out->about = element.role == PL_ROLE_MARK ? with_ring(element.rect) : element.rect;
    if (element.hint[0])
        snprintf(out->words, sizeof out->words, "%s", element.hint);
    else if (needs_words(v, &element, out))
        snprintf(out->words, sizeof out->words, "%s", element.name);
    return out->words[0] != '\0';
}

/* Below what it is about, above it where there is no room; at the pointer where that is large. */
static pl_rect tip_place(const ui_state *ui, const tip_words *tip, double w, double h)
{
    pl_rect about = tip->about;
    if (about.w > 300 && tip->pointed)
        about = (pl_rect){ ui->x - 20, about.y, 40, about.h };
    if (about.h > 80 && tip->pointed)
        about = (pl_rect){ about.x, ui->y, about.w, 16 };
    pl_rect at = { about.x + (about.w - w) / 2, about.y + about.h + 6, w, h };
    if (at.y + h > ui->height - 4)
        at.y = about.y - 6 - h;
    at.x = at.x + w > ui->width - 4 ? ui->width - 4 - w : at.x;
    at.x = (double)(int)(at.x < 4 ? 4 : at.x);
    at.y = (double)(int)(at.y < 4 ? 4 : at.y);
    return at;
}

static void tip_of_lines(ui_view *v, const tip_words *tip, double width)
{
    pl_run run = { .text = tip->words,
                   .type = { .style = PL_STYLE_SMALL },
                   .colour = PL_COLOUR_BG,
                   .top = true,
                   .lines = 6 };
    double high = pl_run_measure(v->fonts, &run, width - 24).height;
    pl_rect rect = tip_place(v->ui, tip, width, high + 16);
    pl_element element = { .role = PL_ROLE_TOOLTIP, .rect = rect, .name = tip->words };
    pl_box box = { .fill = PL_COLOUR_TEXT, .radius = 6 };
    pl_list_begin(v->list, &element);
    pl_list_box(v->list, rect, &box);
    pl_list_run(v->list, pl_rect_inset(rect, 12, 8), &run);
    pl_list_end(v->list);
    ui_cover(v, rect);
}

static void tooltip(ui_view *v)
{
    enum { MOST = 420 };
    const ui_state *ui = v->ui;
    tip_words tip = { .pointed = ui->tooltip && ui->hover };
    uint64_t focus = v->app->view.ring && v->app->view.focus == ui->focus_tip ? ui->focus_tip : 0;
    uint64_t id = tip.pointed ? ui->hover : focus;
    bool found = id && tip_in(&tip, v, &ui->over, id);
    for (int i = 0; i < ui->count && id && !found; i++)
        found = tip_in(&tip, v, &ui->panels[i], id);
    if (!found)
        return;
    layer(v, LAYER_TIP, 1);
    const char *keys = tip.keys[0] ? tip.keys : NULL;
    double wide = pl_tooltip_width(v->list, tip.words, keys);
    double most = ui->width - 16 < MOST ? ui->width - 16 : MOST;
    if (wide > most) {
        tip_of_lines(v, &tip, most);
        return;
    }
    pl_rect rect = tip_place(ui, &tip, wide, 32);
    pl_part_tooltip(v->list, rect, tip.words, keys);
    ui_cover(v, rect);
}

void ui_draw_over(ui_view *v)
{
    const pl_view *view = &v->app->view;
    v->ui->over_layers = 0;
    layer(v, LAYER_DIALOG, view->dialog);
    layer(v, LAYER_MENU, view->menu);
    layer(v, LAYER_TOAST, v->app->toast.words[0] ? 1 : 0);
    ui_draw_captions(v);
    ui_draw_older_message(v);
    if (view->dialog == PL_DIALOG_PALETTE)
        ui_draw_palette(v);
    else if (view->dialog == PL_DIALOG_KEYS)
        ui_draw_keys(v);
    else if (view->dialog == PL_DIALOG_ADD)
        ui_draw_add(v);
    else if (view->dialog)
        ui_draw_dialog(v);
    ui_draw_messages(v);
    if (view->menu)
        ui_draw_menu(v);
    tooltip(v);
    ui_draw_preview(v);
}
