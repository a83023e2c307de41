/* The inside of the window: what its files share. A screen is cut into regions; each region is drawn as a
 * list of its own and painted again where that list changed. Above them lies one more list for dialogs,
 * menus, toasts and tooltips. Nothing here but back, device, keys, pointer and window touches SDL. */
#ifndef PLUMBLINE_UI_UI_H
#define PLUMBLINE_UI_UI_H

#include "fade.h"
#include "plumbline/base/memory.h"
#include "plumbline/command/app.h"
#include "plumbline/command/table.h"
#include "plumbline/paint/ask.h"
#include "plumbline/paint/badges.h"
#include "plumbline/paint/field.h"
#include "plumbline/paint/panels.h"
#include "plumbline/paint/pixels.h"

#include <string.h>

typedef struct ui_state ui_state;
typedef struct ui_view ui_view;
typedef struct ui_pages ui_pages; /* view_report.c */

/* What happens when an element is pressed. */
typedef enum ui_press {
    UI_RUN,   /* the command runs, on letting go inside */
    UI_POINT, /* it runs at once and while dragging: number is the place across, in millionths */
    UI_DOUBLE /* it runs on a double click or Enter; a single press chooses (`first`) */
} ui_press;

typedef struct ui_act {
    uint64_t id;
    const pl_command *command; /* NULL: only shown */
    int64_t number;
    char text[PL_SEEN_ROOM]; /* "": none */
    ui_press press;
    const pl_command *first; /* of UI_DOUBLE, with the same argument */
    const pl_command *menu;  /* of the other button of the pointer, behind `first` */
} ui_act;

/* A field as it was drawn, for the pointer and the input method's window. */
typedef struct ui_field {
    pl_field_id field;
    pl_rect rect;
    pl_field look;
    pl_list *list;
    bool code; /* lines that are not wrapped: see listing.h; its caret stands here */
    pl_rect caret;
} ui_field;

typedef enum ui_live {
    UI_STILL,     /* drawn anew when something changed */
    UI_EACH_LINE, /* and when another line of the transcript is said */
    UI_EACH_FRAME /* and with each picture while it plays */
} ui_live;

/* A wheel turned over it moves this number of the view state. */
typedef struct ui_scroll {
    int *at;
    int most;
    int page; /* the height that is seen */
    pl_rect rect;
    uint64_t bar; /* the element */
} ui_scroll;

typedef struct ui_region {
    const char *name; /* "timeline": said, and the beginning of its elements' ids */
    pl_rect rect;
    void (*draw)(ui_view *v, pl_rect rect);
    ui_live live;
    bool no_stop; /* F6 passes it over */
} ui_region;

enum { UI_REGIONS = 8, UI_FIELDS = 16, UI_SCROLLS = 4 };

typedef struct ui_panel {
    ui_region region;
    pl_list *now, *before;
    ui_act *acts;
    int act_count, act_room;
    ui_field fields[UI_FIELDS];
    int field_count;
    ui_scroll scrolls[UI_SCROLLS];
    int scroll_count;
    bool drawn; /* something of it stands on the canvas */
    bool fresh; /* `now` is not painted yet; `before` is what stands there */
} ui_panel;

/* While one is drawn. */
struct ui_view {
    pl_list *list;
    pl_fonts *fonts;
    pl_app *app;
    ui_state *ui;
    ui_panel *panel;
    uint64_t region; /* the id of the region's element */
};

typedef enum ui_touch_mode {
    UI_TOUCH_NONE,
    UI_TOUCH_WAITS, /* it may be a tap yet */
    UI_TOUCH_DRAGS,
    UI_TOUCH_SCROLLS,
    UI_TOUCH_PINCHES /* the timeline */
} ui_touch_mode;

typedef struct ui_touch {
    ui_touch_mode mode;
    int count; /* fingers that are down, of which two are followed */
    int64_t ids[2];
    double x[2], y[2];
    double from_x, from_y; /* of the first; while it scrolls, up to where that was done */
    double gap;            /* of a pinch, at its beginning: between the fingers */
    pl_time held, wide;    /* the time between them, and how much was shown */
    int64_t tapped;        /* when and where the last tap was */
    double tap_x, tap_y;
} ui_touch;

/* The bars of speech that the timeline shows. */
enum { UI_WAVE_BARS = 2048 };

typedef struct ui_wave {
    pl_id of;   /* the recording */
    int speech; /* the desk's speech_number */
    pl_time from, to;
    int count;
    uint8_t levels[UI_WAVE_BARS];
} ui_wave;

struct ui_state {
    pl_app *app;
    pl_fonts *fonts;
    double width, height; /* of the window, logical at this text scale */
    double scale;         /* device pixels for a logical one */
    pl_screen screen;     /* that the panels are for */
    ui_panel panels[UI_REGIONS];
    int count;
    ui_panel over;     /* dialogs, menus, toasts, tooltips */
    pl_rect over_rect; /* what it covers; empty: nothing */
    pl_rect video;     /* where the picture goes; empty: nowhere */
    /* the pointer */
    double x, y;
    bool points; /* it moved since the last key */
    uint64_t hover, pressed;
    int64_t hover_since;
    ui_touch touch;
    bool tooltip;
    uint64_t focus_tip;  /* a control that a key moved to: it is explained at once; 0: none */
    int clicks;          /* of the press that is under way */
    uint64_t drag_field; /* a field whose selection is being drawn */
    uint64_t focus_seen; /* what the first start was last moved for, in a window so wide */
    double focus_width;
    /* what was drawn last */
    int64_t version;
    uint64_t drawn_hover, drawn_pressed;
    bool drawn_tooltip;
    double drawn_x;
    bool drawn_points;
    pl_tone tone;
    bool resized;
    int text_scale, device_width, device_height;
    double window_scale;
    pl_image *over_image;
    pl_tone over_tone; /* how it was painted */
    double over_scale;
    bool moves;           /* overlays come and go by degrees: never in a script */
    uint64_t over_layers; /* as they were drawn last */
    ui_fade fade;
    int lines[4]; /* of the transcript: the one that is said, and those of the caption; -1: none */
    ui_wave wave;
    ui_pages *pages; /* of the report, as pixels; NULL: none */
};

/* ----- ui.c */
void ui_start(ui_state *ui, pl_app *app, pl_fonts *fonts); /* takes ownership of the fonts */
void ui_stop(ui_state *ui);
void ui_resize(ui_state *ui, int device_width, int device_height, double window_scale);
void ui_forget(ui_state *ui); /* the canvas is a new one: all of it is painted */
/* Draws the lists that have to be drawn. `frame`: a new picture is on its way. True while something that
 * was drawn, now or before, is not painted yet. */
bool ui_draw(ui_state *ui, bool frame);
/* Paints what changed of the regions on the canvas; calls `damaged` for each rectangle in device pixels. */
bool ui_paint(ui_state *ui, pl_image *canvas, void (*damaged)(void *ctx, pl_rect device), void *ctx,
              pl_error *err);
/* The overlay's image, or NULL: there is none. Borrowed; its upper left corner stands at that of *rect, in
 * device pixels, and so much of it is shown; *changed. */
const pl_image *ui_paint_over(ui_state *ui, pl_rect *rect, bool *changed, pl_error *err);
/* All lists in words. */
void ui_text(pl_text *out, ui_state *ui);

extern const pl_edit_steps ui_edit_steps; /* carets as Pango moves them */

/* ----- for views: act.c */
uint64_t ui_id(const ui_view *v, const char *name, int64_t index);
/* A control that runs a command: registers it, and fills in its state; disabled where the command says
 * why not, with the reason as its hint. `text` and `number` are the command's argument. */
pl_control ui_control(ui_view *v, uint64_t id, const char *name, const char *command,
                      const char *text, int64_t number);
pl_control ui_control_press(ui_view *v, uint64_t id, const char *name, const char *command,
                            const char *text, int64_t number, ui_press press);
/* A control without a command of its own (the frame of a choice). */
pl_control ui_plain(const ui_view *v, uint64_t id, const char *name);
/* The field of this name: draws it with what is in it, registered for the pointer. */
void ui_text_field(ui_view *v, pl_rect rect, pl_field_id id, const pl_field *look);
/* Says that a wheel over this rectangle moves `at` (over all of the region, where it is the only one), and
 * draws a scroll bar at the right of `rect` where it is needed. Brings *at into range. */
void ui_scrolls(ui_view *v, pl_rect rect, int *at, double whole);
/* The keys of a command, as caps; "" where it has none. Borrowed until the next call. */
const char *ui_keys(const ui_view *v, const char *command, const char *argument);

/* A button in one line. Gives its width for `ui_button_width`. */
typedef struct ui_button {
    const char *name, *command, *text;
    int64_t number;
    pl_button_kind kind;
    pl_icon icon;
    const char *keys;
    bool small, bare, toggle, on;
    const char *id; /* of the element; NULL: the command's name */
    int64_t index;
    const char *hint;
} ui_button;

double ui_button_width(ui_view *v, const ui_button *button);
void ui_part_button(ui_view *v, pl_rect rect, const ui_button *button);
/* A button cut off the right end of a row, with a gap. */
void ui_button_right(ui_view *v, pl_rect *row, double height, double gap, const ui_button *button);
void ui_button_left(ui_view *v, pl_rect *row, double height, double gap, const ui_button *button);

/* A button that is nothing but its key caps. */
void ui_key_button_right(ui_view *v, pl_rect *row, const char *keys, const char *command,
                         const char *name);

/* A line of plain words cut off a row: gives its width. */
double ui_words(ui_view *v, pl_rect rect, const char *text, pl_style style, pl_weight weight,
                pl_colour colour);
double ui_words_width(ui_view *v, const char *text, pl_style style, pl_weight weight);
/* Words that wrap, from the top; gives the height. */
double ui_para(ui_view *v, pl_rect rect, const char *text, pl_style style, pl_colour colour,
               int lines);

/* ----- touch.c: fingers on the screen, without SDL. One finger taps, drags what can be dragged, and else
 * scrolls, without going on by itself; two zoom and move the timeline. */
typedef enum ui_finger_kind { UI_FINGER_DOWN, UI_FINGER_MOVE, UI_FINGER_UP } ui_finger_kind;

void ui_finger(ui_state *ui, ui_finger_kind kind, int64_t id, double x, double y);
/* A wheel in lines, as pl_pointed has them: to the side, or with Shift, it moves the timeline under it; with
 * Ctrl it zooms it; else it scrolls. */
void ui_wheel_with(ui_state *ui, double right, double down, bool shift, bool ctrl);

/* ----- input.c: what happened, without SDL */
void ui_key(ui_state *ui, const char *key);
void ui_type(ui_state *ui, const char *text);
void ui_preedit(ui_state *ui, const char *text, int caret);
void ui_move(ui_state *ui, double x, double y); /* logical pixels of the window */
void ui_down(ui_state *ui, double x, double y, int clicks, bool shift);
/* The other button: opens a menu, where there is one. */
void ui_down_other(ui_state *ui, double x, double y);
void ui_up(ui_state *ui, double x, double y);
void ui_wheel(ui_state *ui, double lines);
bool ui_drags_at(ui_state *ui, double x, double y); /* what is there is dragged, or selected in */
bool ui_is_modal(const ui_state *ui);               /* a dialog shuts off all else */
void ui_leave(ui_state *ui);                        /* the pointer left the window */
void ui_tip_mind(ui_state *ui);                     /* shows the tooltip when it is due */
bool ui_focus_dialog(ui_state *ui); /* true: focus was set, and all is to be drawn anew */
bool ui_focus_wanted(ui_state *ui); /* the same, where a command asked for a control */
void ui_focus_next(void *ctx, int way, bool region); /* the host's; ctx is the ui_state */
/* When the tooltip is to be shown, or something that moves is to be shown anew, by the app's clock;
 * PL_NO_TIME: never. */
int64_t ui_due(const ui_state *ui);
/* Presses the element with this name (of this role, PL_ROLES: any), as a script does. clicks 0: with the
 * other button. */
bool ui_press_named(ui_state *ui, pl_element_role role, const char *name, int clicks,
                    pl_error *err);
bool ui_hover_named(ui_state *ui, const char *name, pl_error *err); /* and shows its tooltip */
/* The caret's rectangle of the field that has focus, logical; empty: none. */
pl_rect ui_caret(const ui_state *ui);

/* ----- the screens: each fills the regions for a window of this size and gives their number; `video` is
 * where the picture goes, where there is one */
int ui_first_regions(ui_state *ui, ui_region *out);
int ui_library_regions(ui_state *ui, ui_region *out);
int ui_rubrics_regions(ui_state *ui, ui_region *out);
int ui_settings_regions(ui_state *ui, ui_region *out);
int ui_people_regions(ui_state *ui, ui_region *out);
int ui_session_regions(ui_state *ui, ui_region *out);
int ui_watch_regions(ui_state *ui, ui_region *out);
int ui_score_regions(ui_state *ui, ui_region *out);
int ui_report_regions(ui_state *ui, ui_region *out);
void ui_report_stop(ui_state *ui);

/* ----- view_bar.c: the bar over watch, score and report, and the strip under it */
void ui_draw_bar(ui_view *v, pl_rect rect);
double ui_bar_height(const ui_state *ui);
double ui_risk_height(const ui_state *ui); /* 0: nobody may be at risk */
/* The first regions of a screen with a desk: the bar, and under it the strip where somebody may be at risk
 * and `strip` is set. Gives their number; `rest` is what the window has left. */
int ui_head_regions(const ui_state *ui, ui_region *out, pl_rect *rest, bool strip);
/* The element and the ground of such a strip; the caller ends the element. */
/* The first of the open review that is not answered, or NULL. */
const pl_risk *ui_open_risk(const pl_app *app);
void ui_risk_begin(ui_view *v, pl_rect rect);
/* What somebody wrote that is seen at once, on a strip that is begun. */
void ui_draw_told(ui_view *v, pl_rect line, const pl_at_once *told);
/* The pictures' size class of DESIGN: 0 whole, 1 small (1100 × 640), 2 smaller, 3 narrow. */
int ui_size_class(const ui_state *ui);

/* ----- view_records.c: the strip of what stands beside the review; 0: nothing does */
double ui_records_height(const ui_state *ui);
void ui_draw_records(ui_view *v, pl_rect rect);

/* ----- view_over.c and its like: dialogs, menus, toast, tooltip */
void ui_draw_over(ui_view *v);
pl_rect ui_element_rect(const ui_state *ui, uint64_t id); /* among the regions; empty: not there */
/* The time under the pointer on the timeline: a picture goes with it. False: it is not there. */
bool ui_points_at_time(pl_time *at, const ui_state *ui);
void ui_draw_palette(ui_view *v);
void ui_draw_keys(ui_view *v);
bool ui_keys_pdf(void *ctx, void **bytes, size_t *size, pl_error *err); /* ctx is the ui_state */
void ui_draw_dialog(ui_view *v);
void ui_draw_menu(ui_view *v);

/* ----- view_wave.c */
bool ui_is_heard(
    const ui_state *ui); /* the open recording is sound alone, or only that can be played */
bool ui_listens(const ui_state *ui); /* … and plays: what moves is drawn with each round */

/* ----- view_parts.c: small things that several screens draw */
/* The ground of a row of a screen's list: the chosen one alone is a stop of Tab. pl_row_end ends it. */
void ui_list_row_begin(ui_view *v, pl_rect rect, pl_control *is, bool chosen, const char *value);
pl_icon ui_kind_icon(pl_tag_kind kind);
const char *ui_kind_name(pl_tag_kind kind); /* "Strength" */
pl_colour ui_kind_colour(pl_tag_kind kind);
pl_colour ui_kind_fill(pl_tag_kind kind); /* of the chosen part of the control */
enum { UI_CLOCK_ROOM = 8 };
const char *ui_clock(char out[UI_CLOCK_ROOM], pl_utc utc); /* 14:02, of the day it was */
const char *ui_time(char out[PL_TIME_ROOM], pl_time time); /* 0:58:24 */
const char *ui_span(char out[2 * PL_TIME_ROOM], const pl_tag *tag, int decimals);
const char *ui_item_title(const pl_desk *desk, const char *item); /* of the item or question */
int ui_item_domain(const pl_desk *desk, const char *item);        /* from 1; 0: none */
void ui_session_words(char out[192],
                      const pl_review_facts *facts); /* "Northgate Tue · 10 Mar 2026" */
/* The letters of those a tag names: "A B", "S". */
const char *ui_letters(char out[8], const pl_tag *tag);

#endif
