/* The transcript beside the picture: only the rows in sight are drawn. The line that is said is marked; the
 * list follows it by whole pages, unless the person has gone somewhere else in it. */
#include "over.h"
#include "watch.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/command/transcript.h"

#include <stdio.h>

enum { HEAD = 40, LINE_ROW = 52, TIME = 60, EDGE = 12, LINES = 2 };

/* ----- which rows there are: all lines, or those that were found */

static int row_count(const pl_app *app)
{
    return app->lines ? app->lines->count : pl_desk_transcript(app->desk)->count;
}

static int line_of(const pl_app *app, int row)
{
    return app->lines ? app->lines->items[row] : row;
}

/* The row of the line, or the last one before it; -1: none. */
static int row_of(const pl_app *app, int line)
{
    if (!app->lines)
        return line;
    int row = -1;
    while (row + 1 < app->lines->count && app->lines->items[row + 1] <= line)
        row++;
    return row;
}

/* ----- one line */

static char *words_of(const pl_cue *cue, int *speaker)
{
    char *words =
        cue->speaker ? pl_format("%s: %s", cue->speaker, cue->words) : pl_copy_text(cue->words);
    for (char *c = words; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    *speaker = cue->speaker ? (int)strlen(cue->speaker) + 1 : 0;
    return words;
}

/* Who speaks, and what was looked for. */
static int spans_of(pl_span out[PL_MATCH_SPANS + 1], const pl_app *app, const char *words,
                    int speaker)
{
    pl_match match = { 0 };
    int count = 0;
    if (speaker)
        out[count++] = (pl_span){ .to = speaker, .weight = PL_WEIGHT_SEMIBOLD };
    if (app->lines)
        pl_match_words(&match, pl_edit_words(&app->fields[PL_FIELD_LINES]), words + speaker);
    for (int i = 0; i < match.span_count; i++)
        out[count++] = (pl_span){ .from = speaker + match.spans[i].from,
                                  .to = speaker + match.spans[i].to,
                                  .weight = PL_WEIGHT_SEMIBOLD,
                                  .colour = PL_COLOUR_ACCENT,
                                  .underline = true };
    return count;
}

static void line_row(ui_view *v, pl_rect row, int line, bool now)
{
    const pl_cue *cue = &pl_desk_transcript(v->app->desk)->cues[line];
    char time[PL_TIME_ROOM];
    int speaker;
    char *words = words_of(cue, &speaker);
    pl_span spans[PL_MATCH_SPANS + 1];
    pl_control is = ui_control(v, ui_id(v, "line", line), words, "line-go", NULL, line);
    is.state |= now ? PL_IS_SELECTED : 0;
    pl_run run = { .text = ui_time(time, cue->from_us),
                   .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true },
                   .colour = now ? PL_COLOUR_TEXT : PL_COLOUR_MUTED };
    pl_rect at = pl_rect_inset(row, EDGE, 6);
    double wide = at.w - TIME;
    pl_run said = { .text = words,
                    .type = { .style = PL_STYLE_BODY },
                    .lines = LINES,
                    .spans = spans,
                    .span_count = spans_of(spans, v->app, words, speaker) };
    if (pl_run_measure(v->fonts, &said, wide).cut)
        is.hint = words;
    pl_row_begin(v->list, row, &is, time);
    pl_list_run(v->list, pl_cut_left(&at, TIME), &run);
    pl_list_run(v->list, at, &said);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
    pl_row_end(v->list);
    free(words);
}

/* ----- the head: the field, or whose words these are */

static void file_words(char *out, size_t room, const pl_transcript *all)
{
    if (all->file_count == 1)
        snprintf(out, room, "%s, %d line%s", all->files[0].name, all->count,
                 all->count == 1 ? "" : "s");
    else
        snprintf(out, room, "%d files, %d lines", all->file_count, all->count);
}

static void head_button(ui_view *v, pl_rect *row, pl_icon icon, const char *name,
                        const char *command)
{
    ui_button button = {
        .name = name, .command = command, .icon = icon, .bare = true, .kind = PL_BUTTON_QUIET
    };
    ui_part_button(v, pl_rect_middle(pl_cut_right(row, 32), 32, 32), &button);
}

/* With the words that say how many were found. */
static void find_field(ui_view *v, pl_rect row)
{
    const pl_app *app = v->app;
    char found[40];
    if (app->lines)
        snprintf(found, sizeof found, "%d line%s", app->lines->count,
                 app->lines->count == 1 ? "" : "s");
    pl_field look = { .is = { .name = "Search the transcript" },
                      .placeholder = "Search the transcript",
                      .icon = PL_ICON_SEARCH,
                      .after = app->lines ? found : NULL };
    ui_text_field(v, pl_rect_middle(row, row.w, 32), PL_FIELD_LINES, &look);
}

static void head(ui_view *v, pl_rect row)
{
    char words[320];
    const pl_app *app = v->app;
    row = pl_rect_inset(row, EDGE, 0);
    head_button(v, &row, PL_ICON_CLOSE, "Remove the transcript…", "transcript-remove");
    head_button(v, &row, PL_ICON_PLUS, "Add a transcript…", "transcript-add");
    if (app->lines) {
        ui_button all = { .name = "Show all lines", .command = "lines-all", .small = true };
        double wide = ui_button_width(v, &all);
        if (row.w > wide + 160)
            ui_button_right(v, &row, 28, 8, &all);
    }
    if (!pl_app_search_why_not(app)) {
        pl_cut_right(&row, 4);
        find_field(v, row);
        return;
    }
    head_button(v, &row, PL_ICON_SEARCH, "Search the transcript", "find-line");
    file_words(words, sizeof words, pl_desk_transcript(app->desk));
    pl_run run = { .text = words, .type = { .style = PL_STYLE_SMALL }, .colour = PL_COLOUR_MUTED };
    pl_part_text(v->list, row, &run);
}

/* ----- the list */

/* A page begins with the line that is said, where the last one was in sight or it was gone to. */
static void follow(ui_view *v, pl_rect rect, int now)
{
    pl_view *view = &v->app->view;
    int before = view->lines_seen, row = row_of(v->app, now);
    if (now == before)
        return;
    view->lines_seen = now;
    double top = (double)row * LINE_ROW, old = (double)row_of(v->app, before) * LINE_ROW;
    bool was_seen = old + LINE_ROW > view->lines_scroll && old < view->lines_scroll + rect.h;
    bool near = before >= 0 && (now == before + 1 || now == before - 1);
    if (row < 0 || (near && !was_seen))
        return;
    if (top < view->lines_scroll || top + LINE_ROW > view->lines_scroll + rect.h)
        view->lines_scroll = (int)top;
}

static void lines(ui_view *v, pl_rect rect)
{
    const pl_app *app = v->app;
    int now = pl_app_line_now(app), count = row_count(app), *scroll = &v->app->view.lines_scroll;
    pl_list_fill(v->list, pl_cut_top(&rect, 1), PL_COLOUR_LINE);
    pl_list_clip(v->list, rect);
    if (!app->lines)
        follow(v, rect, now);
    int most = (int)((double)count * LINE_ROW - rect.h + 0.999);
    *scroll = *scroll > most ? most : *scroll;
    *scroll = *scroll < 0 ? 0 : *scroll;
    for (int i = *scroll / LINE_ROW; i < count; i++) {
        double y = rect.y + (double)i * LINE_ROW - *scroll;
        if (y > rect.y + rect.h)
            break;
        int line = line_of(app, i);
        line_row(v, (pl_rect){ rect.x, y, rect.w, LINE_ROW }, line, line == now);
    }
    ui_scrolls(v, rect, scroll, (double)count * LINE_ROW);
    pl_list_unclip(v->list);
}

static void none(ui_view *v, pl_rect rect)
{
    pl_button add = { .is = ui_control(v, ui_id(v, "add", 0), "Add a transcript…", "transcript-add",
                                       NULL, 0) };
    pl_empty empty = { .icon = PL_ICON_CAPTIONS,
                       .colour = PL_COLOUR_MUTED,
                       .head = "There is no transcript for this session",
                       .words = "You can still tag and score.",
                       .buttons = &add,
                       .button_count = 1 };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w - 32, 180), &empty);
}

void ui_draw_transcript(ui_view *v, pl_rect rect)
{
    if (pl_desk_transcript(v->app->desk)->count == 0) {
        none(v, rect);
        return;
    }
    if (rect.h >= HEAD + LINE_ROW)
        head(v, pl_cut_top(&rect, HEAD));
    if (v->app->lines && v->app->lines->count == 0)
        ui_words(v, pl_rect_inset(pl_cut_top(&rect, HEAD), EDGE, 0), "No line has these words.",
                 PL_STYLE_BODY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    else
        lines(v, rect);
}

/* ----- dialogs */

static void add_content(ui_form *form)
{
    enum { GAP = 12 };
    const pl_app *app = form->v->app;
    const pl_recording *recording = app->desk->facts.recording;
    pl_field path = ui_form_look("The file, WebVTT or SRT", "~/Documents/session.vtt");
    path.icon = PL_ICON_FOLDER;
    ui_form_words(
        form,
        "It is read once and its lines are kept with the recording, as long as that and no "
        "longer. Participants have codes only, P1 to P12.",
        PL_COLOUR_TEXT2, GAP);
    ui_form_field(form, PL_FIELD_TRANSCRIPT, &path, 0);
    if (recording->part_count < 2)
        return;
    ui_form_small(form, "Its times count from the beginning of", PL_COLOUR_TEXT, GAP);
    for (int i = 0; i <= recording->part_count; i++) {
        char words[48], at[PL_TIME_ROOM];
        if (i == 0)
            snprintf(words, sizeof words, "the session");
        else
            snprintf(words, sizeof words, "part %d, at %s", i,
                     ui_time(at, recording->parts[i - 1].start_us));
        ui_form_radio(form, words, "transcript-part", i, app->view.transcript_part == i);
    }
}

void ui_dialog_transcript(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Add a transcript");
    out->width = 640; /* for a path */
    out->content = add_content;
    out->go = (ui_button){ .name = "Add this transcript", .command = "transcript-add-now" };
}

static void drop_content(ui_form *form)
{
    ui_form_words(
        form,
        "All its lines are removed from the library. The file that they were read from is "
        "left as it is. Tags and scores stay.",
        PL_COLOUR_TEXT2, 0);
}

void ui_dialog_transcript_drop(ui_dialog *out, ui_view *v)
{
    (void)v;
    snprintf(out->heading, sizeof out->heading, "Remove the transcript?");
    out->content = drop_content;
    out->safe = (ui_button){ .name = "Keep it", .command = "close" };
    out->go = (ui_button){ .name = "Remove it",
                           .command = "transcript-remove-now",
                           .kind = PL_BUTTON_DANGER };
}
