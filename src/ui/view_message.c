/* Messages at the foot of the window: the drive that is full, and toasts. */
#include "over.h"

enum { AWAY = 24, NEXT = 12, MESSAGE_WIDE = 560, LINE_WIDE = 720, CLEAR = 8, STEP = 4 };

/* ----- where one stands */

typedef struct messages {
    ui_view *v;
    pl_rect standing; /* the one that is drawn already */
} messages;

static bool meet(pl_rect a, pl_rect b)
{
    return !pl_rect_empty(pl_rect_meet(a, b));
}

/* The dialog in the list; -1: none is open. */
static int dialog_in(const pl_list *list)
{
    for (int i = pl_list_count(list) - 1; i >= 0; i--)
        if (pl_list_element(list, i).state & PL_IS_MODAL)
            return i;
    return -1;
}

/* Whether it covers nothing of the dialog that is pressed; or, with `words`, nothing that is said. */
static bool is_clear(const messages *m, pl_rect rect, int dialog, bool words)
{
    const pl_list *list = m->v->list;
    pl_rect near = pl_rect_inset(rect, -CLEAR, -CLEAR);
    if (meet(near, m->standing))
        return false;
    for (int i = dialog + 1; i < pl_list_count(list); i++) {
        pl_element element = pl_list_element(list, i);
        if ((words || element.state & PL_IS_TARGET) && meet(near, element.seen))
            return false;
    }
    return true;
}

/* From below up, at the left of the window and at both sides of the dialog. */
static bool look_for(pl_rect *out, const messages *m, pl_rect own, int dialog, bool words)
{
    pl_rect frame = pl_list_element(m->v->list, dialog).rect, at = own;
    const double lefts[] = { own.x, frame.x + AWAY, frame.x + frame.w - AWAY - own.w };
    for (at.y = own.y; at.y >= CLEAR; at.y -= STEP)
        for (size_t i = 0; i < PL_COUNT(lefts); i++) {
            at.x = lefts[i] > CLEAR ? lefts[i] : CLEAR;
            bool inside = at.x > frame.x && at.y + at.h < frame.y + frame.h - CLEAR;
            if ((!words || inside || !meet(at, frame)) && is_clear(m, at, dialog, words)) {
                *out = at;
                return true;
            }
        }
    return false;
}

/* Beside the dialog where there is room, else in it where nothing stands, else over words alone. */
static pl_rect beside(const messages *m, pl_rect own, int dialog)
{
    pl_rect at = own;
    if (!look_for(&at, m, own, dialog, true))
        look_for(&at, m, own, dialog, false);
    return at;
}

/* What stays in sight at the foot: the library's keys, and in a small window the strip that signs. */
static double foot_of(const ui_state *ui)
{
    for (int i = 0; i < ui->count; i++) {
        const ui_region *region = &ui->panels[i].region;
        if (strcmp(region->name, "sign") == 0 && region->rect.w >= ui->width)
            return region->rect.h;
    }
    return !pl_screen_of_review(ui->app->view.screen) ? 32 : 0;
}

/* At the left of the window's foot, one upon the other. */
static pl_rect place(messages *m, double width, double height)
{
    const ui_state *ui = m->v->ui;
    double foot = ui->height - AWAY - foot_of(ui);
    double bottom = pl_rect_empty(m->standing) ? foot : m->standing.y - NEXT;
    pl_rect rect = { AWAY, bottom - height, width, height };
    int dialog = dialog_in(m->v->list);
    if (dialog >= 0)
        rect = beside(m, rect, dialog);
    m->standing = rect;
    ui_cover(m->v, pl_rect_inset(rect, -6, -6)); /* with the ring about its button */
    return rect;
}

/* ----- what it is */

static void message(messages *m, pl_banner *banner, const ui_button *button)
{
    ui_view *v = m->v;
    double most = v->ui->width - 2 * AWAY, wide = ui_button_width(v, button);
    banner->aside = wide + 12;
    double width = pl_banner_width(v->list, banner);
    width = width < MESSAGE_WIDE ? width : MESSAGE_WIDE;
    width = width < most ? width : most;
    double high = pl_banner_height(v->list, width, banner);
    banner->middle = true;
    pl_rect rect = place(m, width, high < PL_TOAST_HIGH ? PL_TOAST_HIGH : high);
    pl_part_banner(v->list, rect, banner);
    pl_rect at = { rect.x + rect.w - wide - 8, rect.y, wide, rect.h };
    ui_part_button(v, pl_rect_middle(at, wide, PL_BUTTON_SMALL), button);
}

/* Stays until there is room: playback goes on. */
static void stalled(messages *m)
{
    pl_error why = { 0 };
    if (!m->v->app->post || !pl_post_stalled(&why, m->v->app->post))
        return;
    pl_banner banner = {
        .colour = PL_COLOUR_CRIT, .icon = PL_ICON_WARNING, .head = "Not saved", .words = why.text
    };
    ui_button again = { .name = "Try again", .command = "try-again", .small = true };
    message(m, &banner, &again);
}

static void toast_of_lines(messages *m, const pl_toast *look)
{
    const pl_app_toast *is = &m->v->app->toast;
    bool wrong = is->look == PL_TOAST_WRONG;
    pl_banner banner = { .colour = wrong ? PL_COLOUR_CRIT : PL_COLOUR_ACCENT,
                         .icon = wrong ? PL_ICON_WARNING : look->icon,
                         .words = is->words };
    ui_button away = { .name = "Close",
                       .command = "dismiss",
                       .icon = PL_ICON_CLOSE,
                       .bare = true,
                       .kind = PL_BUTTON_QUIET };
    ui_button undo = { .name = "Undo", .command = "undo", .small = true, .id = "undo-toast" };
    message(m, &banner, is->undo ? &undo : &away);
}

static void toast(messages *m)
{
    ui_view *v = m->v;
    const pl_app_toast *is = &v->app->toast;
    char caps[UI_CAPS_ROOM];
    bool wrong = is->look == PL_TOAST_WRONG, done = is->look == PL_TOAST_DONE;
    if (!is->words[0])
        return;
    pl_toast look = { .words = is->words,
                      .icon = done ? PL_ICON_CHECK : PL_ICON_INFO,
                      .colour = done ? PL_COLOUR_STRENGTH : PL_COLOUR_ACCENT };
    double most = v->ui->width - 2 * AWAY;
    most = most < LINE_WIDE ? most : LINE_WIDE;
    if (wrong || pl_toast_width(v->list, &look) + (is->undo ? 140 : 0) > most) {
        toast_of_lines(m, &look);
        return;
    }
    pl_control undo = { 0 };
    if (is->undo) {
        undo = ui_control(v, ui_id(v, "undo-toast", 0), "Undo", "undo", NULL, 0);
        look.undo = &undo;
        look.keys = ui_caps_of(caps, v, ui_section(v), "undo", NULL) ? caps : NULL;
    }
    pl_rect rect = place(m, pl_toast_width(v->list, &look), PL_TOAST_HIGH);
    pl_part_toast(v->list, rect, &look);
}

static bool is_older(const pl_app *app)
{
    return app->view.dialog && app->toast.within != (int)app->view.dialog;
}

void ui_draw_older_message(ui_view *v)
{
    messages m = { .v = v };
    if (is_older(v->app))
        toast(&m);
}

void ui_draw_messages(ui_view *v)
{
    messages m = { .v = v };
    stalled(&m);
    if (!is_older(v->app))
        toast(&m);
}
