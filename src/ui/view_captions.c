/* Captions: what is said now, on a plate over the picture's foot. They lie in the overlay, so that neither
 * stage nor picture is drawn anew for them. */
#include "over.h"
#include "watch.h"

#include "plumbline/command/transcript.h"

#include <math.h>

enum { ABOVE_FOOT = 20, LINES = 3, SAID = 3, SIDE = 12, TOP = 6, WIDEST = 720, LEAST = 160 };

static bool are_shown(const pl_app *app)
{
    return app->desk && app->view.screen == PL_SCREEN_WATCH && app->view.captions &&
           !app->view.no_pictures && pl_desk_transcript(app->desk)->count > 0;
}

bool ui_lines_changed(ui_state *ui)
{
    int now[PL_COUNT(ui->lines)], said[SAID], count = 0;
    const pl_app *app = ui->app;
    bool there = app->desk && app->view.screen == PL_SCREEN_WATCH;
    if (are_shown(app))
        count =
            pl_transcript_said(said, SAID, pl_desk_transcript(app->desk), pl_app_line_time(app));
    now[0] = there ? pl_app_line_now(app) : -1;
    for (int i = 0; i < SAID; i++)
        now[i + 1] = i < count ? said[i] : -1;
    bool changed = memcmp(now, ui->lines, sizeof now) != 0;
    memcpy(ui->lines, now, sizeof now);
    return changed;
}

/* "P4: I only looked." in one paragraph. */
static void add_cue(pl_text *out, const pl_cue *cue)
{
    if (cue->speaker)
        pl_text_add_format(out, "%s: ", cue->speaker);
    pl_text_add(out, cue->words);
}

static pl_run run_of(const char *words)
{
    return (pl_run){ .text = words,
                     .type = { .style = PL_STYLE_HEADING, .weight = PL_WEIGHT_REGULAR },
                     .colour = PL_COLOUR_ON_PLATE,
                     .align = PL_ALIGN_CENTRE,
                     .lines = LINES };
}

/* The newest, and before it what is said at the same time, as far as there are lines for all. free() */
static char *words_of(ui_view *v, const pl_transcript *all, const int *said, int count,
                      double width)
{
    char *words = NULL;
    for (int first = count - 1; first >= 0; first--) {
        pl_text text = { 0 };
        for (int i = first; i < count; i++) {
            pl_text_add(&text, i > first ? "\n" : "");
            add_cue(&text, &all->cues[said[i]]);
        }
        pl_run run = run_of(pl_text_get(&text));
        run.lines = PL_LINES_ALL;
        bool fits = pl_run_measure(v->fonts, &run, width).lines <= LINES;
        if (!fits && words) {
            pl_text_free(&text);
            break;
        }
        free(words);
        words = pl_text_take(&text);
    }
    return words;
}

static pl_rect stage_of(const ui_state *ui)
{
    for (int i = 0; i < ui->count; i++)
        if (strcmp(ui->panels[i].region.name, "stage") == 0)
            return ui->panels[i].region.rect;
    return (pl_rect){ 0 };
}

static void plate(ui_view *v, pl_rect stage, const char *words, double width)
{
    pl_run run = run_of(words);
    pl_run_size size = pl_run_measure(v->fonts, &run, width);
    double wide = ceil(size.width) + 2 * SIDE + 2, high = ceil(size.height) + 2 * TOP;
    pl_rect rect = { floor(stage.x + (stage.w - wide) / 2), stage.y + stage.h - ABOVE_FOOT - high,
                     wide, high };
    pl_element caption = { .id = ui_id(v, "caption", 0),
                           .role = PL_ROLE_STATUS,
                           .rect = rect,
                           .name = "Caption",
                           .value = words };
    pl_box box = { .fill = PL_COLOUR_PLATE, .radius = 4 };
    if (rect.y < stage.y)
        return; /* no room for it: the list of lines has it */
    ui_cover(v, rect);
    pl_list_begin(v->list, &caption);
    pl_list_box(v->list, rect, &box);
    pl_list_run(v->list, pl_rect_inset(rect, SIDE, TOP), &run);
    pl_list_end(v->list);
}

void ui_draw_captions(ui_view *v)
{
    int said[SAID];
    const pl_app *app = v->app;
    pl_rect stage = stage_of(v->ui);
    if (!are_shown(app) || (pl_rect_empty(v->ui->video) && !ui_is_heard(v->ui)))
        return;
    const pl_transcript *all = pl_desk_transcript(app->desk);
    int count = pl_transcript_said(said, SAID, all, pl_app_line_time(app));
    double width = fmin(WIDEST, stage.w - 2 * (ABOVE_FOOT + SIDE));
    if (count == 0 || width < LEAST)
        return;
    char *words = words_of(v, all, said, count, width);
    plate(v, stage, words, width);
    free(words);
}
