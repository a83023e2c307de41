/* The text of a rubric: lines with their numbers, what is other than in the edition before, problems under
 * their lines, caret and selection. Only lines that are seen are looked at, and of a long one only what is
 * seen of it. */
#include "listing.h"
#include "rubrics.h"

#include <math.h>
#include <stdio.h>

enum { LINE = 20, PAD = 6, NUMBER = 44, MARK = 20, TEXT = 73, RIGHT = 16, BAR = 12 };
enum { BLOCK_LEFT = 72, BLOCK_TOP = 2, BLOCK_FOOT = 4, BLOCK = 32, MEND = 24, BANNER = 44 };

/* ----- where everything stands */

typedef struct block {
    const pl_problem *problem;
    int index;
    double high; /* with the room above and below */
} block;

typedef struct layout {
    ui_view *v;
    pl_rect rect; /* of the lines, without the banner */
    pl_listing *code;
    double advance; /* of one character */
    block blocks[PL_PROBLEMS_MOST];
    int block_count;
    double whole; /* the height of it all */
} layout;

static const pl_type mono = { .style = PL_STYLE_MONO };

static void problem_words(char *out, size_t room, const pl_problem *one, int *bold)
{
    int n = snprintf(out, room, "line %d, column %d:", one->line, one->column);
    *bold = n;
    snprintf(out + n, room - (size_t)n, " %s", one->text);
}

static pl_run block_run(const char *words, const pl_span *span)
{
    return (pl_run){ .text = words,
                     .type = { .style = PL_STYLE_SMALL },
                     .lines = PL_LINES_ALL,
                     .spans = span,
                     .span_count = 1 };
}

static double mend_width(ui_view *v, const pl_problem *one)
{
    char words[96];
    if (!pl_rubric_mend(words, v->app, one))
        return 0;
    ui_button button = { .name = words, .command = "rubric-mend", .small = true };
    return ui_button_width(v, &button);
}

static double block_height(ui_view *v, double wide, const pl_problem *one)
{
    char words[640];
    int bold;
    problem_words(words, sizeof words, one, &bold);
    double mend = mend_width(v, one), room = wide - 10 - 24 - 10 - (mend > 0 ? mend + 8 : 0);
    pl_span span = { .from = 0, .to = bold, .weight = PL_WEIGHT_SEMIBOLD };
    pl_run run = block_run(words, &span);
    double high = pl_run_measure(v->fonts, &run, room < 80 ? 80 : room).height + 16;
    return BLOCK_TOP + BLOCK_FOOT + (high > BLOCK ? high : BLOCK);
}

static void add_blocks(layout *l)
{
    const pl_rubric_check *check = l->v->app->rubric_desk->check;
    double wide = l->rect.w - BLOCK_LEFT - RIGHT;
    for (int i = 0; check && i < check->problems.count; i++) {
        const pl_problem *one = &check->problems.items[i];
        double high = block_height(l->v, wide, one);
        l->blocks[l->block_count++] = (block){ one, i, high };
        l->whole += high;
    }
}

static void layout_of(layout *l, ui_view *v, pl_rect rect)
{
    memset(l, 0, sizeof *l);
    l->v = v;
    l->rect = rect;
    l->code = &v->app->rubric_desk->code;
    l->advance = pl_text_width(v->fonts, "mmmmmmmmmm", mono) / 10;
    pl_listing_index(l->code);
    l->whole = 2 * PAD + (double)l->code->lines * LINE;
    add_blocks(l);
}

/* From the top of the whole; a problem behind the text's end stands under the last line. */
static double line_top(const layout *l, int line)
{
    double y = PAD + (double)line * LINE;
    for (int i = 0; i < l->block_count && l->blocks[i].problem->line - 1 < line; i++)
        y += l->blocks[i].high;
    return y;
}

static int line_at(const layout *l, double y)
{
    double above = 0;
    int line = (int)((y - PAD) / LINE);
    for (int i = 0; i < l->block_count; i++) {
        int of = l->blocks[i].problem->line - 1;
        double top = PAD + (double)(of + 1) * LINE + above;
        if (top > y)
            break;
        above += l->blocks[i].high;
        line = y < top + l->blocks[i].high ? of : (int)((y - PAD - above) / LINE);
    }
    return line < 0 ? 0 : line >= l->code->lines ? l->code->lines - 1 : line;
}

/* What is seen of a line, as one run: from which character on, and its bytes. */
typedef struct slice {
    size_t from, size; /* of the text */
    int column;
    double x;
} slice;

static double text_left(const layout *l)
{
    return l->rect.x + TEXT - l->v->app->rubric_desk->text_left;
}

static slice slice_of(const layout *l, int line)
{
    size_t size, start = pl_listing_line(&size, l->code, line);
    int scroll = l->v->app->rubric_desk->text_left;
    int first = (int)(scroll / l->advance) - 2, wide = (int)(l->rect.w / l->advance) + 6;
    slice s = { .column = first > 0 ? first : 0 };
    s.from = pl_listing_byte(l->code, (pl_listing_at){ line, s.column });
    size_t to = pl_listing_byte(l->code, (pl_listing_at){ line, s.column + wide });
    to = to > start + size ? start + size : to;
    s.size = to - s.from;
    s.x = text_left(l) + s.column * l->advance;
    return s;
}

/* The bytes as they are drawn: what is no sign is a space. free() */
static char *slice_text(const layout *l, slice s)
{
    char *text = pl_copy_bytes(l->code->edit->text + s.from, s.size);
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)text[i] < 0x20)
            text[i] = ' ';
    return text;
}

static double x_of(const layout *l, slice s, const char *text, size_t byte)
{
    if (byte <= s.from)
        return s.x;
    pl_run run = { .text = text, .type = mono };
    size_t at = byte - s.from > s.size ? s.size : byte - s.from;
    return s.x + pl_run_caret(l->v->fonts, &run, 0, at).x;
}

/* ----- lines */

/* What the line is in the colours of its parts: a dash, a key, its value, a remark. */
static int spans_of(pl_span out[3], const char *line, size_t size)
{
    size_t at = strspn(line, " ");
    bool dash = at + 1 < size && line[at] == '-' && line[at + 1] == ' ';
    at += dash ? 2 : 0;
    if (at < size && line[at] == '#') {
        out[0] = (pl_span){ .from = 0, .to = (int)size, .colour = PL_COLOUR_MUTED };
        return 1;
    }
    size_t end = at;
    bool quoted = at < size && (line[at] == '"' || line[at] == '\'');
    while (end < size && (quoted ? end == at || line[end] != line[at] : !strchr(":{[", line[end])))
        end++;
    end += quoted && end < size ? 1 : 0;
    bool key = end < size && line[end] == ':' &&
               (end + 1 == size || line[end + 1] == ' ' || line[end + 1] == '\r');
    if (!key) {
        out[0] = (pl_span){ .from = (int)at, .to = (int)size, .colour = PL_COLOUR_TEXT2 };
        return 1;
    }
    out[0] = (pl_span){ .from = (int)at, .to = (int)end, .colour = PL_COLOUR_ACCENT };
    out[1] = (pl_span){ .from = (int)end + 1, .to = (int)size, .colour = PL_COLOUR_TEXT2 };
    return 2;
}

/* The same of what is seen: bytes from the slice's beginning. */
static int seen_spans(pl_span out[3], const layout *l, int line, slice s)
{
    size_t size, start = pl_listing_line(&size, l->code, line);
    pl_span all[3];
    int count = spans_of(all, l->code->edit->text + start, size), n = 0;
    int before = (int)(s.from - start);
    for (int i = 0; i < count; i++) {
        pl_span one = all[i];
        one.from = one.from > before ? one.from - before : 0;
        one.to = one.to - before > (int)s.size ? (int)s.size : one.to - before;
        if (one.to > one.from)
            out[n++] = one;
    }
    return n;
}

static pl_line_note note_of(const layout *l, int line)
{
    const pl_rubric_desk *desk = l->v->app->rubric_desk;
    bool knows = desk->check && line < desk->check->lines.count;
    return knows ? desk->check->lines.items[line] : (pl_line_note){ 0 };
}

static void draw_mark(const layout *l, pl_rect row, pl_line_mark mark)
{
    static const char *const signs[] = { "", "+", "~" };
    static const pl_colour colours[] = { PL_COLOUR_LINE, PL_COLOUR_STRENGTH, PL_COLOUR_DEV };
    double x = row.x + NUMBER;
    pl_run run = { .text = signs[mark],
                   .type = { .style = PL_STYLE_MONO, .weight = PL_WEIGHT_BOLD },
                   .colour = colours[mark],
                   .align = PL_ALIGN_CENTRE };
    if (mark)
        pl_list_run(l->v->list, (pl_rect){ x, row.y, MARK, LINE }, &run);
    pl_list_fill(l->v->list, (pl_rect){ x + MARK, row.y, mark ? 3 : 1, LINE }, colours[mark]);
}

static void draw_number(const layout *l, pl_rect row, int line)
{
    char number[16];
    snprintf(number, sizeof number, "%d", line + 1);
    pl_run run = { .text = number,
                   .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_REGULAR, .tabular = true },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_RIGHT };
    pl_list_run(l->v->list, (pl_rect){ row.x, row.y, NUMBER, LINE }, &run);
}

/* "was: For the service to act on", behind the line's end. */
static void draw_was(const layout *l, pl_rect row, int line, slice s, const char *text)
{
    const pl_rubric_check *check = l->v->app->rubric_desk->check;
    pl_line_note note = note_of(l, line);
    if (note.mark != PL_LINE_CHANGED || note.was >= check->lines.was_count)
        return;
    const char *from = check->base_text + check->lines.was[note.was];
    const char *end = from + strcspn(from, "\r\n"),
               *value = memchr(from, ':', (size_t)(end - from));
    from = value ? value + 1 : from;
    from += strspn(from, " ");
    if (from >= end)
        return;
    char words[256];
    size_t size = (size_t)(end - from) < 200 ? (size_t)(end - from) : 200;
    snprintf(words, sizeof words, "was: %.*s", (int)pl_utf8_cut(from, size), from);
    double x = x_of(l, s, text, s.from + s.size) + 24, right = row.x + row.w - RIGHT - BAR;
    if (right - x > 60)
        ui_small(l->v, (pl_rect){ x, row.y, right - x, LINE }, words, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
}

static void draw_selection(const layout *l, pl_rect row, int line, slice s, const char *text)
{
    const pl_edit *edit = l->code->edit;
    size_t low = edit->caret < edit->anchor ? edit->caret : edit->anchor;
    size_t high = edit->caret < edit->anchor ? edit->anchor : edit->caret;
    size_t size, start = pl_listing_line(&size, l->code, line);
    if (low == high || high <= start || low > start + size)
        return;
    double from = x_of(l, s, text, low > start ? low : start);
    double to = x_of(l, s, text, high < start + size ? high : start + size);
    to += high > start + size ? l->advance / 2 : 0; /* the end of the line is in it */
    pl_list_fill(l->v->list, (pl_rect){ from, row.y, to - from, LINE }, PL_COLOUR_SEL);
}

/* Under the word that a problem is about. */
static void draw_waves(const layout *l, pl_rect row, int line, slice s, const char *text)
{
    for (int i = 0; i < l->block_count; i++) {
        const pl_problem *one = l->blocks[i].problem;
        if (one->line - 1 != line)
            continue;
        size_t size,
            from = pl_listing_word(&size, l->code, (pl_listing_at){ line, one->column - 1 });
        if (from > s.from + s.size || from + size < s.from)
            continue;
        double left = x_of(l, s, text, from), right = x_of(l, s, text, from + size);
        right = right > left ? right : left + l->advance;
        pl_stroke stroke = { .colour = one->remark ? PL_COLOUR_DEV : PL_COLOUR_CRIT, .width = 2 };
        if (one->remark)
            stroke.dash = stroke.gap = 4;
        pl_list_line(l->v->list, (pl_point){ left, row.y + LINE - 1 },
                     (pl_point){ right, row.y + LINE - 1 }, &stroke);
    }
}

static void draw_words(const layout *l, pl_rect row, int line)
{
    slice s = slice_of(l, line);
    char *text = slice_text(l, s);
    pl_span spans[3];
    pl_run run = { .text = text, .type = mono, .spans = spans };
    run.span_count = seen_spans(spans, l, line, s);
    pl_rect room = { row.x + NUMBER + MARK + 4, row.y, row.w - NUMBER - MARK - 4, LINE };
    pl_list_clip(l->v->list, room);
    draw_selection(l, row, line, s, text);
    if (s.size > 0)
        pl_list_run(l->v->list, (pl_rect){ s.x, row.y, l->rect.w + 400, LINE }, &run);
    draw_was(l, row, line, s, text);
    draw_waves(l, row, line, s, text);
    pl_list_unclip(l->v->list);
    free(text);
}

/* ----- problems */

static void draw_block(const layout *l, const block *b, double y)
{
    ui_view *v = l->v;
    char words[640], mend[96];
    int bold;
    bool remark = b->problem->remark;
    pl_rect rect = { l->rect.x + BLOCK_LEFT, y + BLOCK_TOP, l->rect.w - BLOCK_LEFT - RIGHT,
                     b->high - BLOCK_TOP - BLOCK_FOOT };
    problem_words(words, sizeof words, b->problem, &bold);
    pl_element alert = {
        .id = ui_id(v, "problem", b->index), .role = PL_ROLE_ALERT, .rect = rect, .name = words
    };
    pl_box box = { .fill = remark ? PL_COLOUR_DEV_BG : PL_COLOUR_CRIT_BG,
                   .edge = remark ? PL_COLOUR_DEV : PL_COLOUR_CRIT,
                   .radius = 6 };
    pl_list_begin(v->list, &alert);
    pl_list_box(v->list, rect, &box);
    pl_rect row = rect;
    pl_cut_left(&row, 10);
    pl_cut_right(&row, 4);
    pl_list_icon(v->list, remark ? PL_ICON_WARNING : PL_ICON_OCTAGON,
                 (pl_point){ row.x, row.y + floor((row.h - 16) / 2) }, 16, box.edge,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    if (pl_rubric_mend(mend, v->app, b->problem)) {
        ui_button button = { .name = mend,
                             .command = "rubric-mend",
                             .number = b->index,
                             .small = true,
                             .index = b->index };
        ui_button_right(v, &row, MEND, 8, &button);
    }
    pl_span span = { .from = 0, .to = bold, .weight = PL_WEIGHT_SEMIBOLD };
    pl_run run = block_run(words, &span);
    pl_list_run(v->list, row, &run);
    pl_list_end(v->list);
}

/* ----- caret */

static bool has_focus(const ui_view *v)
{
    return v->app->view.focus == pl_field_element(PL_FIELD_RUBRIC_TEXT);
}

static pl_rect caret_rect(const layout *l)
{
    const pl_edit *edit = l->code->edit;
    pl_listing_at at = pl_listing_at_byte(l->code, edit->caret);
    slice s = slice_of(l, at.line);
    char *text = slice_text(l, s);
    double x = x_of(l, s, text, edit->caret);
    free(text);
    double y = l->rect.y + line_top(l, at.line) - l->v->app->rubric_desk->text_scroll;
    return (pl_rect){ round(x) - (edit->caret == edit->anchor && at.column > 0 ? 1 : 0), y + 2, 2,
                      16 };
}

static void draw_caret(const layout *l)
{
    const pl_edit *edit = l->code->edit;
    pl_rect caret = caret_rect(l);
    if (edit->preedit && edit->preedit[0]) {
        pl_run run = { .text = edit->preedit, .type = mono };
        run.type.underline = true;
        double wide = pl_text_width(l->v->fonts, edit->preedit, mono);
        pl_list_fill(l->v->list, (pl_rect){ caret.x, caret.y - 2, wide, LINE }, PL_COLOUR_RAISED);
        pl_list_run(l->v->list, (pl_rect){ caret.x, caret.y - 2, wide + 1, LINE }, &run);
        caret.x += wide;
    }
    pl_list_fill(l->v->list, caret, PL_COLOUR_TEXT);
}

/* A key, a letter or a press moved the caret: it comes into sight, with what is said of its line. */
static void seek(layout *l)
{
    pl_rubric_desk *desk = l->v->app->rubric_desk;
    const pl_edit *edit = l->code->edit;
    int lines = (int)((l->rect.h - 2 * PAD) / LINE);
    desk->code.page = lines;
    if (desk->caret_seen == edit->caret && desk->change_seen == edit->changes &&
        desk->high_seen == (int)l->rect.h)
        return;
    desk->high_seen = (int)l->rect.h;
    desk->caret_seen = edit->caret;
    desk->change_seen = edit->changes;
    pl_listing_at at = pl_listing_at_byte(l->code, edit->caret);
    double top = line_top(l, at.line), foot = line_top(l, at.line + 1);
    if (foot - top > l->rect.h - 2 * LINE)
        foot = top + LINE;
    if (top - LINE < desk->text_scroll)
        desk->text_scroll = top - LINE < 0 ? 0 : (int)(top - LINE);
    if (foot + LINE > desk->text_scroll + l->rect.h)
        desk->text_scroll = (int)ceil(foot + LINE - l->rect.h);
    double room = l->rect.w - TEXT - RIGHT - BAR, x = at.column * l->advance;
    if (x < desk->text_left + 2 * l->advance)
        desk->text_left = x < 4 * l->advance ? 0 : (int)(x - 4 * l->advance);
    if (x > desk->text_left + room - 4 * l->advance)
        desk->text_left = (int)(x - room + 4 * l->advance);
}

/* ----- to the side */

/* How far the text goes to the left at most, in so much room; brings where it is into range. */
static void limit_left(ui_view *v, double room)
{
    pl_rubric_desk *desk = v->app->rubric_desk;
    double advance = pl_text_width(v->fonts, "mmmmmmmmmm", mono) / 10;
    pl_listing_index(&desk->code);
    double wide = (desk->code.longest + 4) * advance;
    desk->text_left_most = wide > room ? (int)ceil(wide - room) : 0;
    if (desk->text_left > desk->text_left_most)
        desk->text_left = desk->text_left_most;
}

/* A bar at the foot, where a line is longer than there is room. */
static void draw_side_bar(ui_view *v, pl_rect rect)
{
    const pl_rubric_desk *desk = v->app->rubric_desk;
    uint64_t id = ui_id(v, "side", 0);
    pl_rect way = { rect.x + NUMBER + MARK + 4, rect.y, rect.w - NUMBER - MARK - 20, rect.h };
    if (desk->text_left_most == 0)
        return;
    double wide = way.w * way.w / (way.w + desk->text_left_most);
    wide = wide < 24 ? 24 : floor(wide);
    double x = way.x + floor((way.w - wide) * desk->text_left / desk->text_left_most);
    pl_control is = ui_control_press(v, id, "Scroll to the side", "rubric-left", NULL, 0, UI_POINT);
    bool hover = v->ui->hover == id || v->ui->pressed == id;
    pl_element bar = { .id = is.id,
                       .role = PL_ROLE_SLIDER,
                       .state = PL_IS_TARGET,
                       .rect = way,
                       .name = "Scroll to the side" };
    pl_box box = { .fill = hover ? PL_COLOUR_TEXT2 : PL_COLOUR_CTL, .radius = 3 };
    pl_list_begin(v->list, &bar);
    pl_list_box(v->list, (pl_rect){ x, way.y + 4, wide, 6 }, &box);
    pl_list_end(v->list);
}

/* ----- what somebody else put into the file */

static void draw_outside(ui_view *v, pl_rect rect)
{
    const pl_rubric_desk *desk = v->app->rubric_desk;
    char words[128], clock[16];
    snprintf(words, sizeof words, "This file was changed outside Plumbline at %s.",
             ui_rubric_clock(clock, desk->outside_us));
    pl_element alert = {
        .id = ui_id(v, "outside", 0), .role = PL_ROLE_ALERT, .rect = rect, .name = words
    };
    pl_list_begin(v->list, &alert);
    pl_list_fill(v->list, rect, PL_COLOUR_DEV_BG);
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_DEV);
    pl_rect row = pl_rect_inset(rect, 16, 0);
    ui_button keep = { .name = "Keep this one", .command = "rubric-keep", .small = true };
    ui_button take = { .name = "Take that text", .command = "rubric-take", .small = true };
    ui_button_right(v, &row, PL_BUTTON_SMALL, 8, &keep);
    ui_button_right(v, &row, PL_BUTTON_SMALL, 8, &take);
    pl_list_icon(v->list, PL_ICON_WARNING, (pl_point){ row.x, row.y + 14 }, 16, PL_COLOUR_DEV,
                 PL_COLOUR_NONE);
    pl_cut_left(&row, 24);
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL }, .lines = 2 };
    pl_list_run(v->list, row, &run);
    pl_list_end(v->list);
}

/* ----- the whole */

static void draw_line(const layout *l, int line, double y, bool hand)
{
    pl_rect row = { l->rect.x, y, l->rect.w, LINE };
    if (hand)
        pl_list_fill(l->v->list, row, PL_COLOUR_RAISED);
    draw_number(l, row, line);
    draw_mark(l, row, note_of(l, line).mark);
    draw_words(l, row, line);
}

static void draw_lines(const layout *l)
{
    double scroll = l->v->app->rubric_desk->text_scroll;
    int hand = pl_listing_at_byte(l->code, l->code->edit->caret).line, next = 0;
    int line = line_at(l, scroll);
    while (next < l->block_count && l->blocks[next].problem->line - 1 < line)
        next++;
    for (; line < l->code->lines; line++) {
        double y = l->rect.y + line_top(l, line) - scroll;
        if (y > l->rect.y + l->rect.h)
            return;
        draw_line(l, line, y, line == hand);
        y += LINE;
        bool last = line + 1 == l->code->lines;
        for (; next < l->block_count && (last || l->blocks[next].problem->line - 1 <= line);
             next++) {
            draw_block(l, &l->blocks[next], y);
            y += l->blocks[next].high;
        }
    }
}

static void begin_element(ui_view *v, const layout *l)
{
    const pl_edit *edit = l->code->edit;
    uint64_t id = pl_field_element(PL_FIELD_RUBRIC_TEXT);
    pl_listing_at at = pl_listing_at_byte(l->code, edit->caret);
    size_t size, start = pl_listing_line(&size, l->code, at.line);
    char *value = pl_copy_bytes(edit->text + start, size < 200 ? size : 200);
    value[pl_utf8_check(value, strlen(value))] = '\0';
    pl_control is = ui_plain(v, id, "Text of the rubric");
    pl_element element = { .id = id,
                           .role = PL_ROLE_FIELD,
                           .state = is.state | PL_IS_TARGET | PL_IS_STOP |
                                    (pl_rubric_read_only(v->app) ? PL_IS_READ_ONLY : 0) |
                                    (has_focus(v) ? PL_IS_FOCUS : 0),
                           .rect = l->rect,
                           .name = "Text of the rubric",
                           .value = value };
    pl_list_begin(v->list, &element);
    free(value);
}

static void register_field(ui_view *v, const layout *l)
{
    pl_assert(v->panel->field_count < UI_FIELDS);
    v->panel->fields[v->panel->field_count++] = (ui_field){ .field = PL_FIELD_RUBRIC_TEXT,
                                                            .rect = l->rect,
                                                            .list = v->list,
                                                            .code = true,
                                                            .caret = caret_rect(l) };
}

void ui_draw_rubric_text(ui_view *v, pl_rect rect)
{
    pl_rubric_desk *desk = v->app->rubric_desk;
    pl_list_fill(v->list, rect, PL_COLOUR_BG);
    if (desk->outside)
        draw_outside(v, pl_cut_top(&rect, BANNER));
    pl_rect whole = rect;
    limit_left(v, rect.w - TEXT - RIGHT);
    pl_rect side = pl_cut_bottom(&rect, desk->text_left_most > 0 ? BAR : 0);
    layout *l = pl_alloc(sizeof *l);
    layout_of(l, v, rect);
    seek(l);
    limit_left(v, rect.w - TEXT - RIGHT);
    int most = l->whole > rect.h ? (int)(l->whole - rect.h + 0.999) : 0;
    desk->text_scroll = desk->text_scroll > most ? most : desk->text_scroll;
    begin_element(v, l);
    pl_list_end(v->list); /* the buttons of problems stand beside it, not in it */
    pl_list_clip(v->list, rect);
    draw_lines(l);
    if (has_focus(v))
        draw_caret(l);
    pl_list_unclip(v->list);
    register_field(v, l);
    draw_side_bar(v, side);
    if (has_focus(v) && v->app->view.ring)
        pl_list_ring(v->list, whole, 0, PL_RING_INSIDE);
    ui_scrolls(v, rect, &desk->text_scroll, l->whole);
    free(l);
}

/* ----- where a press falls */

size_t ui_listing_byte(ui_state *ui, pl_rect rect, double x, double y)
{
    ui_view v = { .app = ui->app, .ui = ui, .fonts = ui->fonts };
    layout *l = pl_alloc(sizeof *l);
    ui_panel *none = NULL;
    v.panel = none;
    pl_list *list = pl_list_new(ui->fonts); /* words are measured with it */
    v.list = list;
    layout_of(l, &v, rect);
    int line = line_at(l, y - rect.y + ui->app->rubric_desk->text_scroll);
    slice s = slice_of(l, line);
    char *text = slice_text(l, s);
    pl_run run = { .text = text, .type = mono };
    size_t at = s.size ? pl_run_index(ui->fonts, &run, 0, x - s.x, LINE / 2.0) : 0;
    free(text);
    free(l);
    pl_list_free(list);
    return s.from + (at > s.size ? s.size : at);
}
