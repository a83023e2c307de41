/* What keys, text and pointer do with what is drawn. No SDL: the window and scripts both come here. */
#include "listing.h"

enum { TOOLTIP_US = 500 * 1000, FRAME_US = 16 * 1000, WHEEL = 60 };

/* ----- finding */

/* The panel whose list has the element; dialogs and menus come first. NULL: none. */
static ui_panel *panel_of(ui_state *ui, uint64_t id)
{
    if (!id)
        return NULL;
    if (pl_list_find(ui->over.now, id) >= 0)
        return &ui->over;
    for (int i = 0; i < ui->count; i++)
        if (pl_list_find(ui->panels[i].now, id) >= 0)
            return &ui->panels[i];
    return NULL;
}

bool ui_is_modal(const ui_state *ui)
{
    for (int i = 0; i < pl_list_count(ui->over.now); i++)
        if (pl_list_element(ui->over.now, i).state & PL_IS_MODAL)
            return true;
    return false;
}

static ui_panel *panel_at(ui_state *ui, double x, double y, int *hit)
{
    *hit = pl_list_hit(ui->over.now, x, y);
    if (*hit >= 0 || ui_is_modal(ui))
        return *hit >= 0 ? &ui->over : NULL;
    for (int i = 0; i < ui->count; i++)
        if (pl_rect_holds(ui->panels[i].region.rect, x, y)) {
            *hit = pl_list_hit(ui->panels[i].now, x, y);
            return &ui->panels[i];
        }
    return NULL;
}

static ui_act *act_of(ui_panel *panel, uint64_t id)
{
    for (int i = panel ? panel->act_count - 1 : -1; i >= 0; i--)
        if (panel->acts[i].id == id)
            return &panel->acts[i];
    return NULL;
}

static ui_field *field_of(ui_panel *panel, uint64_t id)
{
    for (int i = 0; panel && i < panel->field_count; i++)
        if (pl_field_element(panel->fields[i].field) == id)
            return &panel->fields[i];
    return NULL;
}

/* ----- pressing */

static void run(ui_state *ui, const pl_command *command, const ui_act *act, int64_t number)
{
    char text[sizeof act->text];
    memcpy(text, act->text, sizeof text); /* the act goes when the screen is drawn anew */
    pl_arg arg = { number, text[0] ? text : NULL };
    if (command)
        pl_command_run(ui->app, command, &arg);
}

static void press(ui_state *ui, uint64_t id, int clicks)
{
    ui_act *act = act_of(panel_of(ui, id), id);
    if (!act)
        return;
    ui->app->view.pressed = id; /* menus hang on it */
    if (act->press == UI_DOUBLE && clicks < 2)
        run(ui, act->first, act, act->number);
    else
        run(ui, act->command, act, act->number);
}

/* What this bar moves; NULL: it is none. */
static ui_scroll *scroll_of(ui_panel *panel, uint64_t bar)
{
    for (int i = 0; i < panel->scroll_count; i++)
        if (panel->scrolls[i].bar == bar)
            return &panel->scrolls[i];
    return NULL;
}

/* What a wheel at this place moves: of several that which is there, an only one from anywhere. */
static ui_scroll *scroll_at(ui_panel *panel, double x, double y)
{
    for (int i = 0; i < panel->scroll_count; i++)
        if (panel->scroll_count == 1 || pl_rect_holds(panel->scrolls[i].rect, x, y))
            return &panel->scrolls[i];
    return NULL;
}

/* A scroll bar moves its region; anything else gets its place across in millionths. */
static void point(ui_state *ui, uint64_t id, double x, double y)
{
    ui_panel *panel = panel_of(ui, id);
    ui_act *act = act_of(panel, id);
    int at = panel ? pl_list_find(panel->now, id) : -1;
    if (!act || at < 0)
        return;
    pl_rect rect = pl_list_element(panel->now, at).rect;
    double part = act->command ? (x - rect.x) / rect.w : (y - rect.y) / rect.h;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    if (act->command) {
        run(ui, act->command, act, (int64_t)(part * 1e6 + 0.5));
        return;
    }
    const ui_scroll *scroll = scroll_of(panel, id);
    if (scroll) {
        *scroll->at = (int)(part * scroll->most + 0.5);
        pl_app_changed(ui->app);
    }
}

bool ui_drags_at(ui_state *ui, double x, double y)
{
    int hit;
    ui_panel *panel = panel_at(ui, x, y, &hit);
    uint64_t id = panel && hit >= 0 ? pl_list_element(panel->now, hit).id : 0;
    const ui_act *act = act_of(panel, id);
    return (act && act->press == UI_POINT) || field_of(panel, id);
}

static void place_caret(ui_state *ui, ui_field *field, double x, double y, int clicks, bool extend)
{
    pl_edit *edit = &ui->app->fields[field->field];
    size_t at = field->code ? ui_listing_byte(ui, field->rect, x, y)
                            : pl_field_index(field->list, field->rect, &field->look, x, y);
    if (clicks == 2)
        pl_edit_select_word(edit, at);
    else if (clicks > 2 && field->code)
        pl_edit_select_line(edit, at);
    else if (clicks > 2)
        pl_edit_select_all(edit);
    else
        pl_edit_place(edit, at, extend);
    pl_app_changed(ui->app);
}

void ui_down(ui_state *ui, double x, double y, int clicks, bool shift)
{
    int hit;
    ui_move(ui, x, y);
    ui->tooltip = false;
    ui->focus_tip = 0;
    ui_panel *panel = panel_at(ui, x, y, &hit);
    if (ui->app->view.menu && panel != &ui->over) {
        pl_command_run(ui->app, pl_command_find("close"), NULL);
        return;
    }
    if (!panel || hit < 0) {
        if (!ui_is_modal(ui))
            pl_app_focus(ui->app, 0, false);
        return;
    }
    pl_element element = pl_list_element(panel->now, hit);
    if (element.state & PL_IS_DISABLED)
        return;
    ui->pressed = element.id;
    ui_field *field = field_of(panel, element.id);
    if (element.role != PL_ROLE_MENU_ITEM) /* what the menu is about keeps it */
        pl_app_focus(ui->app, field || (element.state & PL_IS_STOP) ? element.id : 0, false);
    if (field) {
        pl_app_field_pressed(ui->app);
        ui->drag_field = element.id;
        place_caret(ui, field, x, y, clicks, shift);
        return;
    }
    ui_act *act = act_of(panel, element.id);
    if (act && act->press == UI_POINT)
        point(ui, element.id, x, y);
    ui->clicks = clicks;
}

void ui_up(ui_state *ui, double x, double y)
{
    uint64_t id = ui->pressed;
    ui_move(ui, x, y);
    ui->pressed = ui->drag_field = 0;
    ui_act *act = act_of(panel_of(ui, id), id);
    if (act && act->press != UI_POINT && ui->hover == id)
        press(ui, id, ui->clicks);
}

void ui_down_other(ui_state *ui, double x, double y)
{
    int hit;
    ui_move(ui, x, y);
    ui->tooltip = false;
    ui_panel *panel = panel_at(ui, x, y, &hit);
    bool beside = ui->app->view.menu && panel != &ui->over;
    if (beside)
        pl_command_run(ui->app, pl_command_find("close"), NULL);
    ui_act *act = panel && hit >= 0 ? act_of(panel, pl_list_element(panel->now, hit).id) : NULL;
    if (!act || !act->menu)
        return;
    run(ui, act->first, act, act->number);
    run(ui, act->menu, act, 0);
}

void ui_move(ui_state *ui, double x, double y)
{
    int hit;
    pl_app_used(ui->app);
    bool moved = x != ui->x || y != ui->y;
    ui->x = x;
    ui->y = y;
    ui->points = true;
    ui_panel *panel = panel_at(ui, x, y, &hit);
    uint64_t hover = panel && hit >= 0 ? pl_list_element(panel->now, hit).id : 0;
    if (hover != ui->hover) {
        ui->hover = hover;
        ui->hover_since = pl_app_now(ui->app);
        ui->tooltip = false;
    }
    if (ui->drag_field && moved) { /* let go where it was pressed, the word that was taken stays */
        ui_field *field = field_of(panel_of(ui, ui->drag_field), ui->drag_field);
        if (field)
            place_caret(ui, field, x, y, 1, true);
    } else if (ui->pressed) {
        ui_act *act = act_of(panel_of(ui, ui->pressed), ui->pressed);
        if (act && act->press == UI_POINT)
            point(ui, ui->pressed, x, y);
    }
}

void ui_leave(ui_state *ui)
{
    if (!ui->pressed)
        ui_move(ui, -1, -1);
}

void ui_wheel(ui_state *ui, double lines)
{
    pl_app_used(ui->app);
    ui_panel *panel = ui_is_modal(ui) ? &ui->over : NULL;
    for (int i = 0; i < ui->count && !panel; i++)
        if (pl_rect_holds(ui->panels[i].region.rect, ui->x, ui->y))
            panel = &ui->panels[i];
    const ui_scroll *scroll = panel ? scroll_at(panel, ui->x, ui->y) : NULL;
    if (!scroll)
        return;
    int at = *scroll->at - (int)(lines * WHEEL);
    at = at < 0 ? 0 : at > scroll->most ? scroll->most : at;
    if (at == *scroll->at)
        return;
    *scroll->at = at;
    ui->tooltip = false;
    pl_app_changed(ui->app);
}

static int64_t tip_due(const ui_state *ui)
{
    return ui->hover && !ui->tooltip && !ui->pressed ? ui->hover_since + TOOLTIP_US : PL_NO_TIME;
}

void ui_tip_mind(ui_state *ui)
{
    int64_t due = tip_due(ui);
    ui->tooltip = ui->tooltip || (due != PL_NO_TIME && pl_app_now(ui->app) >= due);
}

int64_t ui_due(const ui_state *ui)
{
    return ui->fade.from ? pl_app_now(ui->app) + FRAME_US : tip_due(ui);
}

/* ----- focus */

static uint64_t first_stop(ui_panel *panel, uint64_t from, int way)
{
    return pl_list_next_stop(panel->now, from, way, 0);
}

/* Goes round within a panel and gives 0 behind its last stop. */
static uint64_t step_within(ui_panel *panel, uint64_t from, int way)
{
    uint64_t next = first_stop(panel, from, way), edge = first_stop(panel, 0, way);
    return next == edge ? 0 : next;
}

/* The first stop of the next part of a dialog that has several; what is chosen in it before anything else.
 * 0: it has none. */
static uint64_t next_part(const pl_list *list, uint64_t focus, int way)
{
    enum { MOST = 8 };
    uint64_t parts[MOST];
    int count = 0, at = -1;
    for (int i = 0; i < pl_list_count(list) && count < MOST; i++) {
        pl_element one = pl_list_element(list, i);
        if (one.role != PL_ROLE_REGION)
            continue;
        for (int k = pl_list_find(list, focus); k >= 0; k = pl_list_element(list, k).parent)
            at = k == i ? count : at;
        parts[count++] = one.id;
    }
    for (int tries = 0; tries < count; tries++) {
        at = at < 0 ? (way > 0 ? 0 : count - 1) : (at + way + count) % count;
        uint64_t first = pl_list_next_stop(list, 0, 1, parts[at]), stop = first;
        do {
            if (pl_list_element(list, pl_list_find(list, stop)).state & PL_IS_SELECTED)
                return stop;
            stop = stop ? pl_list_next_stop(list, stop, 1, parts[at]) : 0;
        } while (stop && stop != first);
        if (first)
            return first;
    }
    return 0;
}

/* The panel before the one that keys come to first: the actions where the sheet shows them, else any. */
static int before_first(const ui_state *ui, int way)
{
    const pl_view *view = &ui->app->view;
    bool sheet = view->screen == PL_SCREEN_SCORE && view->actions && !view->focus;
    for (int i = 0; sheet && i < ui->count; i++)
        if (strcmp(ui->panels[i].region.name, "sheet") == 0)
            return i - way;
    return way > 0 ? -1 : ui->count;
}

void ui_focus_next(void *ctx, int way, bool region)
{
    ui_state *ui = ctx;
    uint64_t focus = ui->app->view.focus, next = 0;
    if (ui_is_modal(ui) && region && (next = next_part(ui->over.now, focus, way))) {
        pl_app_focus(ui->app, next, true);
        return;
    }
    if (ui_is_modal(ui)) {
        ui->focus_tip = first_stop(&ui->over, focus, way);
        pl_app_focus(ui->app, ui->focus_tip, true);
        return;
    }
    int at = before_first(ui, way);
    bool inside = false;
    for (int i = 0; i < ui->count; i++)
        if (pl_list_find(ui->panels[i].now, focus) >= 0) {
            inside = true;
            at = i;
        }
    if (inside && !region)
        next = step_within(&ui->panels[at], focus, way);
    for (int tries = 0; tries < ui->count && !next; tries++) {
        at = (at + way + ui->count) % ui->count;
        if (at < 0)
            at += ui->count;
        if (!region || !ui->panels[at].region.no_stop)
            next = first_stop(&ui->panels[at], 0, way > 0 || region ? 1 : -1);
    }
    pl_app_focus(ui->app, next, true);
    ui->focus_tip = next;
}

/* Arrows within a choice or a row of tabs move to the next option and press it. */
static bool move_choice(ui_state *ui, int way)
{
    uint64_t focus = ui->app->view.focus;
    ui_panel *panel = panel_of(ui, focus);
    int at = panel ? pl_list_find(panel->now, focus) : -1;
    if (at < 0 || pl_list_element(panel->now, at).role != PL_ROLE_CHOICE)
        return false;
    int chosen = -1, count = 0, options[16];
    for (int i = at + 1; i < pl_list_count(panel->now) && count < 16; i++) {
        pl_element one = pl_list_element(panel->now, i);
        if (one.depth <= pl_list_element(panel->now, at).depth)
            break;
        if (one.parent != at || (one.state & PL_IS_DISABLED))
            continue;
        if (one.state & PL_IS_SELECTED)
            chosen = count;
        options[count++] = i;
    }
    int next = chosen < 0 ? (way > 0 ? 0 : count - 1) : chosen + way;
    if (count > 0 && next >= 0 && next < count) {
        press(ui, pl_list_element(panel->now, options[next]).id, 2);
        ui->app->view.focus = focus;
    }
    return true;
}

static bool is_choice(ui_state *ui, uint64_t id, int *at)
{
    ui_panel *panel = panel_of(ui, id);
    *at = panel ? pl_list_find(panel->now, id) : -1;
    return *at >= 0 && pl_list_element(panel->now, *at).role == PL_ROLE_CHOICE;
}

/* Options that stand below each other, as radios do, are gone through by Up and Down as well; and Space
 * takes the first where none is chosen yet. */
static bool key_of_choice(ui_state *ui, const char *key)
{
    int at, options = 0;
    double y = 0;
    bool chosen = false, stacked = false, up = strcmp(key, "Up") == 0;
    if (!is_choice(ui, ui->app->view.focus, &at))
        return false;
    const pl_list *list = panel_of(ui, ui->app->view.focus)->now;
    for (int i = at + 1; i < pl_list_count(list); i++) {
        pl_element one = pl_list_element(list, i);
        if (one.depth <= pl_list_element(list, at).depth)
            break;
        if (one.parent != at)
            continue;
        chosen = chosen || one.state & PL_IS_SELECTED;
        stacked = stacked || (options > 0 && one.rect.y != y);
        y = one.rect.y;
        options++;
    }
    if (strcmp(key, "Left") == 0 || strcmp(key, "Right") == 0)
        return move_choice(ui, key[0] == 'L' ? -1 : 1);
    if (stacked && (up || strcmp(key, "Down") == 0))
        return move_choice(ui, up ? -1 : 1);
    return stacked && !chosen && strcmp(key, "Space") == 0 && move_choice(ui, 1);
}

/* Keys that belong to the control with the ring. */
static bool key_of_control(ui_state *ui, const char *key)
{
    const pl_view *view = &ui->app->view;
    if (!view->focus || !view->ring || pl_app_field(ui->app) != PL_FIELD_NONE)
        return false;
    if (view->menu && panel_of(ui, view->focus) != &ui->over)
        return false; /* the menu's, which hangs on that control */
    if (key_of_choice(ui, key))
        return true;
    if (strcmp(key, "Space") != 0 && strcmp(key, "Enter") != 0)
        return false;
    ui_panel *panel = panel_of(ui, view->focus);
    ui_act *act = act_of(panel, view->focus);
    int at = panel ? pl_list_find(panel->now, view->focus) : -1;
    if (!act || act->press == UI_POINT || at < 0)
        return false;
    if (act->press == UI_DOUBLE && view->dialog == PL_DIALOG_ADD)
        return false; /* Space chooses what Enter opens */
    if (!(pl_list_element(panel->now, at).state & PL_IS_DISABLED))
        press(ui, view->focus, 2);
    return true;
}

/* The caret up and down in a field whose lines wrap. */
static bool key_of_lines(ui_state *ui, const char *key)
{
    pl_field_id id = pl_app_field(ui->app);
    bool shift = strncmp(key, "Shift+", 6) == 0;
    const char *name = shift ? key + 6 : key;
    int way = strcmp(name, "Up") == 0 ? -1 : strcmp(name, "Down") == 0 ? 1 : 0;
    uint64_t element = id == PL_FIELD_NONE ? 0 : pl_field_element(id);
    ui_field *field = field_of(panel_of(ui, element), element);
    if (!way || !field || !field->look.lines)
        return false;
    pl_rect caret = pl_field_caret(field->list, field->rect, &field->look);
    double y = caret.y + caret.h / 2 + way * caret.h;
    pl_edit *edit = &ui->app->fields[id];
    size_t at = pl_field_index(field->list, field->rect, &field->look, caret.x, y);
    pl_edit_place(edit, at, shift);
    pl_app_changed(ui->app);
    return true;
}

void ui_key(ui_state *ui, const char *key)
{
    ui->tooltip = ui->points = false;
    ui->focus_tip = 0;
    pl_app_used(ui->app);
    ui->hover_since = pl_app_now(ui->app);
    ui->app->view.pressed = 0; /* a menu that a key opens hangs on what it is about */
    if (!key_of_control(ui, key) && !key_of_lines(ui, key))
        pl_app_key(ui->app, key);
}

void ui_type(ui_state *ui, const char *text)
{
    ui->tooltip = ui->points = false;
    pl_app_used(ui->app);
    pl_app_text(ui->app, text);
}

void ui_preedit(ui_state *ui, const char *text, int caret)
{
    pl_app_preedit(ui->app, text, caret);
}

pl_rect ui_caret(const ui_state *ui)
{
    pl_field_id id = pl_app_field(ui->app);
    for (int i = 0; i <= ui->count; i++) {
        const ui_panel *panel = i < ui->count ? &ui->panels[i] : &ui->over;
        for (int k = 0; k < panel->field_count; k++)
            if (panel->fields[k].field == id && panel->fields[k].code)
                return panel->fields[k].caret;
            else if (panel->fields[k].field == id)
                return pl_field_caret(panel->fields[k].list, panel->fields[k].rect,
                                      &panel->fields[k].look);
    }
    return (pl_rect){ 0 };
}

/* A dialog without a field begins in its list, or at its first control, which is the safe one. */
bool ui_focus_dialog(ui_state *ui)
{
    pl_view *view = &ui->app->view;
    if (!view->dialog || view->focus || !ui_is_modal(ui))
        return false;
    uint64_t list = pl_id_of(pl_id_of(0, "over", 0), "in-hand", 0);
    bool has = pl_list_find(ui->over.now, list) >= 0;
    pl_app_focus(ui->app, has ? list : first_stop(&ui->over, 0, 1), true);
    return view->focus != 0;
}

/* A risk that was gone to: its first answer. In a small window one risk at a time has its answers. */
bool ui_focus_wanted(ui_state *ui)
{
    char id[PL_ID_ROOM];
    uint64_t found = 0;
    pl_view *view = &ui->app->view;
    if (!view->risk_wanted)
        return false;
    pl_id_format(id, view->risk_wanted);
    for (int i = 0; i < ui->count; i++)
        for (int k = 0; k < ui->panels[i].act_count; k++) {
            const ui_act *act = &ui->panels[i].acts[k];
            if (!act->command || strcmp(act->command->name, "risk-open") != 0)
                continue;
            bool this_one = strcmp(act->text, id) == 0 && act->number == 0;
            if (this_one || !found)
                found = act->id;
        }
    view->risk_wanted = 0;
    pl_app_focus(ui->app, found, true);
    return true;
}

/* ----- scripts */

bool ui_press_named(ui_state *ui, pl_element_role role, const char *name, int clicks, pl_error *err)
{
    for (int i = 0; i <= ui->count; i++) {
        ui_panel *panel = i == 0 ? &ui->over : &ui->panels[i - 1];
        if (i > 0 && ui_is_modal(ui))
            break;
        for (int k = 0; k < pl_list_count(panel->now); k++) {
            pl_element one = pl_list_element(panel->now, k);
            if ((role != PL_ROLES && one.role != role) || strcmp(one.name, name) != 0 ||
                !(one.state & PL_IS_TARGET) || (one.state & PL_IS_DISABLED))
                continue;
            double x = one.seen.x + one.seen.w / 2, y = one.seen.y + one.seen.h / 2;
            if (clicks == 0) {
                ui_down_other(ui, x, y);
                return true;
            }
            ui_down(ui, x, y, clicks, false);
            ui_up(ui, x, y);
            return true;
        }
    }
    return pl_fail(err, PL_NOT_FOUND, "There is nothing to press that is called \"%s\".", name);
}

bool ui_hover_named(ui_state *ui, const char *name, pl_error *err)
{
    for (int i = 0; i < ui->count; i++)
        for (int k = 0; k < pl_list_count(ui->panels[i].now); k++) {
            pl_element one = pl_list_element(ui->panels[i].now, k);
            if (strcmp(one.name, name) != 0 || !(one.state & PL_IS_TARGET))
                continue;
            ui_move(ui, one.seen.x + one.seen.w / 2, one.seen.y + one.seen.h / 2);
            ui->tooltip = true;
            return true;
        }
    return pl_fail(err, PL_NOT_FOUND, "There is nothing that is called \"%s\".", name);
}
