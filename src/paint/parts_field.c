#include "parts.h"
#include "plumbline/paint/field.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

enum {
    PAD = 11,
    SMALL_PAD = 9,
    GAP = 8,
    ICON = 16,
    CARET = 2,
    BEFORE_HINT = 2 * CARET,
    LARGE_ICON = 18,
    LARGE_GAP = 12,
    LINES_PAD_X = 10,
    LINES_PAD_Y = 8
};
enum { LEAST_LINES_HIGH = 58, ABOVE_ERROR = 4 };

static pl_type type_of(const pl_field *field)
{
    return (pl_type){ .style = field->bare    ? PL_STYLE_HEADING
                               : field->small ? PL_STYLE_SMALL
                                              : PL_STYLE_BODY,
                      .weight = field->bare ? PL_WEIGHT_REGULAR : PL_WEIGHT_OWN,
                      .tabular = field->tabular };
}

/* Of the words at its right. */
static pl_type after_type(const pl_field *field)
{
    return (pl_type){ .style = field->small || field->bare ? PL_STYLE_SMALL : PL_STYLE_BODY,
                      .tabular = field->tabular || field->bare };
}

static double pad_of(const pl_field *field)
{
    return field->bare ? 0 : field->small ? SMALL_PAD : PAD;
}

static double icon_of(const pl_field *field)
{
    return field->bare ? LARGE_ICON : ICON;
}

static double gap_of(const pl_field *field)
{
    return field->bare ? LARGE_GAP : GAP;
}

static pl_run error_run(const pl_field *field)
{
    return (pl_run){ .text = field->error,
                     .type = { .style = PL_STYLE_SMALL },
                     .colour = PL_COLOUR_CRIT,
                     .top = true,
                     .lines = PL_LINES_ALL };
}

double pl_field_error_height(pl_list *list, double width, const pl_field *field)
{
    if (!field->error)
        return 0;
    pl_run run = error_run(field);
    return ABOVE_ERROR + pl_run_measure(pl_list_fonts(list), &run, width).height;
}

/* The text as it is shown: with what is being composed at the caret. free(). */
static char *shown_text(const pl_field *field)
{
    const char *text = field->text ? field->text : "";
    if (!field->preedit || !*field->preedit)
        return pl_copy_text(text);
    size_t at = pl_utf8_cut(text, field->caret);
    return pl_format("%.*s%s%s", (int)at, text, field->preedit, text + at);
}

static size_t shown_caret(const pl_field *field)
{
    return field->caret + (field->preedit ? strlen(field->preedit) : 0);
}

static pl_run run_of(const pl_field *field, const char *text)
{
    return (pl_run){ .text = text,
                     .type = type_of(field),
                     .colour =
                         part_is(&field->is, PL_IS_DISABLED) ? PL_COLOUR_MUTED : PL_COLOUR_TEXT,
                     .top = field->lines,
                     .lines = field->lines ? PL_LINES_ALL : 0 };
}

/* The room of the text between icon and what stands at the right. */
static pl_rect text_room(pl_list *list, pl_rect rect, const pl_field *field)
{
    if (field->lines) { /* one line, where it is no higher than that, stands in its middle */
        double line = pl_style_get(type_of(field).style)->line;
        double pad = fmin(LINES_PAD_Y, fmax(0, (rect.h - line) / 2));
        return pl_rect_inset(rect, LINES_PAD_X, pad);
    }
    pl_rect room = pl_rect_inset(rect, pad_of(field), 0);
    if (field->icon)
        pl_cut_left(&room, icon_of(field) + gap_of(field));
    if (part_is(&field->is, PL_IS_ERROR))
        pl_cut_right(&room, ICON + GAP);
    if (field->keys)
        pl_cut_right(&room, pl_keys_width(list, field->keys, PL_KEYS_PLAIN) + gap_of(field));
    if (field->after)
        pl_cut_right(&room, part_width(list, field->after, after_type(field)) + gap_of(field));
    return room;
}

/* As little as needed for the caret, from `from` to `to`, to be seen in the room. */
static double moved(double scroll, double all, double room, double from, double to)
{
    scroll = fmax(fmin(scroll, from), to - room);
    return fmax(0, fmin(scroll, all - room));
}

/* Whole lines, where there is room for one: none is cut through its height above. */
static double to_whole_lines(double scroll, double line, double room, double from)
{
    if (scroll <= 0 || room < line)
        return scroll;
    return fmin(ceil(scroll / line - 0.01) * line, floor(from / line + 0.01) * line);
}

static double scroll_of(pl_list *list, pl_rect room, const pl_field *field, const pl_run *run)
{
    if (!field->scroll)
        return 0;
    pl_fonts *fonts = pl_list_fonts(list);
    double width = field->lines ? room.w : 0, from = *field->scroll, to = from;
    pl_run_size all = pl_run_measure(fonts, run, width);
    if (part_is(&field->is, PL_IS_FOCUS)) {
        pl_caret caret = pl_run_caret(fonts, run, width, shown_caret(field));
        from = field->lines ? caret.y : caret.x;
        to = field->lines ? caret.y + caret.height : caret.x + CARET;
    }
    *field->scroll = field->lines ? moved(*field->scroll, all.height, room.h, from, to)
                                  : moved(*field->scroll, all.width + CARET, room.w, from, to);
    if (field->lines)
        *field->scroll = to_whole_lines(*field->scroll, pl_style_get(run->type.style)->line, room.h,
                                        fmax(from, *field->scroll));
    return *field->scroll;
}

/* Where the text's rectangle is: as wide as the room where it wraps, else as wide as the words. */
static pl_rect text_rect(pl_list *list, pl_rect room, const pl_field *field, const pl_run *run)
{
    double scroll = scroll_of(list, room, field, run);
    if (field->lines)
        return (pl_rect){ room.x, room.y - scroll, room.w, room.h };
    double high = pl_style_get(run->type.style)->line;
    double wide = pl_text_width(pl_list_fonts(list), run->text, run->type) + CARET + 1;
    return (pl_rect){ room.x - scroll, room.y + floor((room.h - high) / 2), fmax(wide, room.w),
                      high };
}

/* Of one line that is read from the right so much stands free before it. */
static double before_line(pl_list *list, pl_rect text, const pl_field *field, const pl_run *run)
{
    if (field->lines || !pl_run_caret(pl_list_fonts(list), run, 0, 0).from_right)
        return 0;
    return text.w - pl_text_width(pl_list_fonts(list), run->text, run->type);
}

static double wrap_width(const pl_field *field, pl_rect text)
{
    return field->lines ? text.w : 0;
}

static pl_rect caret_rect(pl_list *list, pl_rect text, const pl_field *field, const pl_run *run)
{
    pl_caret caret =
        pl_run_caret(pl_list_fonts(list), run, wrap_width(field, text), shown_caret(field));
    double high = field->small ? 14 : 16;
    bool before_hint = !*run->text && field->placeholder; /* its first letter is not touched */
    caret.x += before_line(list, text, field, run);
    return (pl_rect){ round(text.x + caret.x) - (before_hint ? BEFORE_HINT : 0),
                      text.y + caret.y + floor((caret.height - high) / 2), CARET, high };
}

/* The selection as a rectangle for each line. */
static void draw_selection(pl_list *list, pl_rect text, const pl_field *field, const pl_run *run)
{
    size_t from = field->caret < field->anchor ? field->caret : field->anchor;
    size_t to = field->caret < field->anchor ? field->anchor : field->caret;
    if (from == to || !part_is(&field->is, PL_IS_FOCUS) || (field->preedit && *field->preedit))
        return;
    pl_fonts *fonts = pl_list_fonts(list);
    double width = wrap_width(field, text);
    pl_caret first = pl_run_caret(fonts, run, width, from),
             last = pl_run_caret(fonts, run, width, to);
    int count = (int)lround((last.y - first.y) / first.height);
    double free_room = before_line(list, text, field, run);
    for (int i = 0; i <= count; i++) {
        bool other_way = i < count ? first.from_right : last.from_right;
        double y = first.y + i * first.height, begins = other_way ? text.w : 0;
        double a = i == 0 ? first.x + free_room : begins;
        double b = i == count ? last.x + free_room : text.w - begins;
        double left = fmin(a, b), right = fmax(fmax(a, b), i < count ? left + 4 : left);
        pl_list_fill(list, (pl_rect){ text.x + left, text.y + y, right - left, first.height },
                     PL_COLOUR_SEL);
    }
}

static void draw_text(pl_list *list, pl_rect room, const pl_field *field)
{
    char *shown = shown_text(field);
    if (!*shown && field->placeholder) {
        pl_run hint = run_of(field, field->placeholder);
        hint.colour = PL_COLOUR_MUTED;
        hint.lines = field->lines ? PL_LINES_ALL : 0;
        pl_list_run(list, room, &hint);
    }
    pl_run run = run_of(field, shown);
    size_t from = pl_utf8_cut(field->text ? field->text : "", field->caret);
    pl_span composing = { .from = (int)from, .to = (int)shown_caret(field), .underline = true };
    if (field->preedit && *field->preedit) {
        run.spans = &composing;
        run.span_count = 1;
    }
    pl_rect text = text_rect(list, room, field, &run);
    pl_list_clip(list, pl_rect_inset(room, -BEFORE_HINT, field->lines ? -2 : 0));
    draw_selection(list, text, field, &run);
    pl_list_run(list, text, &run);
    if (part_is(&field->is, PL_IS_FOCUS) && !part_is(&field->is, PL_IS_READ_ONLY))
        pl_list_fill(list, caret_rect(list, text, field, &run), PL_COLOUR_TEXT);
    pl_list_unclip(list);
    free(shown);
}

static void draw_sides(pl_list *list, pl_rect rect, const pl_field *field)
{
    pl_rect at = pl_rect_inset(rect, pad_of(field), 0);
    if (field->icon)
        part_icon(list, at, field->icon, icon_of(field), PL_COLOUR_MUTED, PL_COLOUR_NONE);
    if (part_is(&field->is, PL_IS_ERROR)) {
        pl_rect end = pl_cut_right(&at, ICON);
        part_icon(list, end, PL_ICON_WARNING, ICON, PL_COLOUR_CRIT, PL_COLOUR_NONE);
        pl_cut_right(&at, GAP);
    }
    if (field->keys) {
        pl_rect end = pl_cut_right(&at, pl_keys_width(list, field->keys, PL_KEYS_PLAIN));
        pl_part_keys(list, end, field->keys, PL_KEYS_PLAIN);
        pl_cut_right(&at, gap_of(field));
    }
    if (field->after)
        part_words(list, at, field->after, after_type(field), PL_COLOUR_MUTED, PL_ALIGN_RIGHT);
}

static pl_box field_box(const pl_control *is)
{
    pl_box box = { .fill = PL_COLOUR_FIELD, .edge = PL_COLOUR_CTL, .radius = 6 };
    if (part_is(is, PL_IS_HOVER))
        box.edge = PL_COLOUR_TEXT2;
    if (part_is(is, PL_IS_DISABLED)) {
        box.fill = PL_COLOUR_RAISED;
        box.edge = PL_COLOUR_LINE;
    }
    if (part_is(is, PL_IS_ERROR)) {
        box.edge = PL_COLOUR_CRIT;
        box.width = 2;
    }
    return box;
}

void pl_part_field(pl_list *list, pl_rect rect, const pl_field *field)
{
    const pl_control *is = &field->is;
    part_begin(list, rect, PL_ROLE_FIELD, is, field->text);
    pl_box box = field_box(is);
    if (!field->bare)
        pl_list_box(list, rect, &box);
    draw_sides(list, rect, field);
    draw_text(list, text_room(list, rect, field), field);
    if (part_is(is, PL_IS_FOCUS) && !field->bare)
        pl_list_ring(list, rect, 6, PL_RING_FIELD);
    pl_list_end(list);
    if (!field->error)
        return;
    pl_run run = error_run(field);
    double high = pl_field_error_height(list, rect.w, field) - ABOVE_ERROR;
    pl_rect below = { rect.x, rect.y + rect.h + ABOVE_ERROR, rect.w, high };
    part_say(list, below, PL_ROLE_ALERT, field->error, NULL);
    pl_list_run(list, below, &run);
    pl_list_end(list);
}

size_t pl_field_index(pl_list *list, pl_rect rect, const pl_field *field, double x, double y)
{
    pl_field plain = *field;
    plain.preedit = NULL;
    pl_run run = run_of(&plain, field->text ? field->text : "");
    pl_rect text = text_rect(list, text_room(list, rect, &plain), &plain, &run);
    double across = x - text.x - before_line(list, text, &plain, &run);
    return pl_run_index(pl_list_fonts(list), &run, wrap_width(field, text), across, y - text.y);
}

pl_rect pl_field_caret(pl_list *list, pl_rect rect, const pl_field *field)
{
    char *shown = shown_text(field);
    pl_run run = run_of(field, shown);
    pl_rect text = text_rect(list, text_room(list, rect, field), field, &run);
    pl_rect caret = caret_rect(list, text, field, &run);
    free(shown);
    return caret;
}

double pl_field_height(pl_list *list, double width, const pl_field *field)
{
    char *shown = shown_text(field);
    pl_run run = run_of(field, shown);
    double high = pl_run_measure(pl_list_fonts(list), &run, width - 2 * LINES_PAD_X).height;
    free(shown);
    return fmax(LEAST_LINES_HIGH, high + 2 * LINES_PAD_Y);
}

void pl_part_label(pl_list *list, pl_rect rect, const char *words)
{
    pl_part_text(list, rect,
                 &(pl_run){ .text = words,
                            .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM },
                            .colour = PL_COLOUR_MUTED });
}
