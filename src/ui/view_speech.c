/* The row of speech in the timeline: bars as high as it is loud, silences with their length. */
#include "timeline.h"

#include "plumbline/command/speech.h"

#include <math.h>
#include <stdio.h>

enum {
    BAR = 2,
    PITCH = 3,
    BLOCK = 24, /* a silence that is wider is a block */
    EDGE = 3,   /* over and under bars and blocks */
    NOTCH = 3
};

static const double least = 0.16; /* of the height, so that soft speech is seen */

static pl_time time_at(const ui_line *l, double x)
{
    return l->from + (pl_time)((x - l->left) / l->width * (double)(l->to - l->from));
}

/* Bars are worked out once for what is shown, not with each frame. */
static const uint8_t *levels_of(const ui_line *l, int count)
{
    ui_wave *wave = &l->v->ui->wave;
    const pl_speech *speech = l->desk->speech;
    pl_id of = l->desk->facts.recording->id;
    if (wave->of == of && wave->speech == l->desk->speech_number && wave->from == l->from &&
        wave->to == l->to && wave->count == count)
        return wave->levels;
    *wave = (ui_wave){
        .of = of, .speech = l->desk->speech_number, .from = l->from, .to = l->to, .count = count
    };
    for (int i = 0; i < count; i++)
        wave->levels[i] = (uint8_t)pl_speech_loudest(speech, time_at(l, l->left + i * PITCH),
                                                     time_at(l, l->left + (i + 1) * PITCH));
    return wave->levels;
}

static void bars(const ui_line *l, pl_rect row)
{
    pl_list *list = l->v->list;
    const pl_speech *speech = l->desk->speech;
    int count = (int)(row.w / PITCH), at = 0;
    count = count < UI_WAVE_BARS ? count : UI_WAVE_BARS;
    const uint8_t *levels = levels_of(l, count);
    double middle = row.y + row.h / 2, most = row.h - 2 * EDGE;
    for (int i = 0; i < count; i++) {
        double x = row.x + i * PITCH;
        pl_time from = time_at(l, x), to = time_at(l, x + PITCH);
        while (at < speech->ranges.count && speech->ranges.items[at].to_us <= from)
            at++;
        bool speaks = at < speech->ranges.count && speech->ranges.items[at].from_us < to;
        double part = fmax(pl_speech_height(speech, levels[i]), least), high = most * part;
        if (speaks)
            pl_list_fill(list, (pl_rect){ x, middle - high / 2, BAR, high }, PL_COLOUR_WAVE);
        else
            pl_list_fill(list, (pl_rect){ x, floor(middle), BAR, 1 }, PL_COLOUR_MUTED);
    }
}

/* "44 s", "3 min 58 s": as long as nobody spoke. */
static void length_words(char out[32], pl_time from, pl_time to)
{
    int seconds = (int)((to - from + 500000) / 1000000);
    if (seconds < 100)
        snprintf(out, 32, "%d s", seconds);
    else
        snprintf(out, 32, "%d min %d s", seconds / 60, seconds % 60);
}

/* The wider side of a line where a part begins: words do not stand upon it. */
static pl_rect beside_parts(const ui_line *l, pl_rect place)
{
    for (int i = 1; i < l->desk->facts.recording->part_count; i++) {
        double x = ui_line_part_x(l, i), left = x - place.x, right = place.x + place.w - x - 1;
        if (x < 0 || left <= 0 || right <= 0)
            continue;
        if (left < right)
            place.x = x + 1;
        place.w = fmax(left, right);
    }
    return place;
}

static void block(const ui_line *l, pl_rect row, pl_time from, pl_time to)
{
    char words[32];
    double a = floor(fmax(ui_line_x(l, from), row.x));
    double b = floor(fmin(ui_line_x(l, to), row.x + row.w));
    if (b - a <= BLOCK)
        return;
    pl_box box = { .fill = PL_COLOUR_RAISED, .radius = 2 };
    pl_rect place = { a, row.y + EDGE, b - a, row.h - 2 * EDGE };
    pl_list_box(l->v->list, place, &box);
    /* the margins that words are given belong to the silence */
    pl_time whole = l->desk->speech->duration_us;
    length_words(words, from > 0 ? from - PL_SPEECH_BEHIND_US : 0,
                 to < whole ? to + PL_SPEECH_BEFORE_US : whole);
    pl_run run = { .text = words,
                   .type = { .style = PL_STYLE_TINY, .tabular = true },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_CENTRE };
    place = beside_parts(l, place);
    if (pl_text_width(l->v->fonts, words, run.type) + 4 <= place.w)
        pl_part_text(l->v->list, place, &run);
}

static void blocks(const ui_line *l, pl_rect row)
{
    const pl_ranges *ranges = &l->desk->speech->ranges;
    pl_time behind = 0;
    for (int i = 0; i <= ranges->count; i++) {
        pl_time from = i < ranges->count ? ranges->items[i].from_us : l->desk->speech->duration_us;
        if (from > l->from && behind < l->to)
            block(l, row, behind, from);
        behind = i < ranges->count ? ranges->items[i].to_us : from;
    }
}

/* What was marked as one stands over what was found: "break, 3 min 58 s". */
static void breaks(const ui_line *l, pl_rect row)
{
    const pl_plan *plan = &l->desk->facts.plan;
    for (int i = 0; i < plan->count; i++) {
        const pl_plan_mark *mark = &plan->items[i];
        char length[32], words[64];
        if (mark->kind == PL_PLAN_PART || mark->to_us <= l->from || mark->from_us >= l->to)
            continue;
        double a = floor(fmax(ui_line_x(l, mark->from_us), row.x));
        double b = floor(fmin(ui_line_x(l, mark->to_us), row.x + row.w));
        pl_rect place = { a, row.y + 1, fmax(b - a, 2), row.h - 1 };
        pl_list_fill(l->v->list, place, PL_COLOUR_RAISED);
        length_words(length, mark->from_us, mark->to_us);
        snprintf(words, sizeof words, "%s, %s",
                 mark->kind == PL_PLAN_BREAK ? "break" : "empty room", length);
        pl_run run = { .text = words,
                       .type = { .style = PL_STYLE_TINY, .tabular = true },
                       .colour = PL_COLOUR_TEXT2,
                       .align = PL_ALIGN_CENTRE };
        place = beside_parts(l, place);
        if (pl_text_width(l->v->fonts, words, run.type) + 4 <= place.w)
            pl_part_text(l->v->list, place, &run);
    }
}

/* What stands in the row while nothing is known. */
static void waiting(const ui_line *l, pl_rect row)
{
    char words[PL_ERROR_ROOM];
    const char *why = pl_app_speech_why_not(l->v->app);
    double done = pl_app_speech_done(l->v->app);
    if (done >= 0)
        snprintf(words, sizeof words,
                 "Finding speech, %d %%. You can watch and tag while this runs.",
                 (int)(done * 100));
    else
        snprintf(words, sizeof words, "%s", why ? why : "");
    pl_list_fill(l->v->list, (pl_rect){ row.x, floor(row.y + row.h / 2), row.w, 1 },
                 PL_COLOUR_WAVE0);
    double wide = ui_words_width(l->v, words, PL_STYLE_TINY, PL_WEIGHT_OWN) + 8;
    pl_rect place = { row.x + 8, row.y, wide < row.w - 8 ? wide : row.w - 8, row.h };
    pl_list_fill(l->v->list, (pl_rect){ place.x - 4, row.y + 4, place.w, row.h - 8 },
                 PL_COLOUR_PANEL);
    ui_words(l->v, place, words, PL_STYLE_TINY, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

void ui_line_speech(const ui_line *l, pl_rect row)
{
    ui_view *v = l->v;
    const pl_speech *speech = l->desk->speech;
    pl_rect area = { l->left, row.y, l->width, row.h };
    char share[16] = "";
    if (speech && speech->duration_us > 0)
        snprintf(share, sizeof share, "%d %%",
                 (int)(100 * (double)speech->speech_us / (double)speech->duration_us + 0.5));
    pl_element element = { .id = ui_id(v, "speech", 0),
                           .role = PL_ROLE_STATUS,
                           .rect = area,
                           .name = "Speech",
                           .value = share };
    pl_list_begin(v->list, &element);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y, row.w, 1 }, PL_COLOUR_LINE);
    ui_line_label(l, row, "Speech", NULL);
    pl_run run = { .text = share,
                   .type = { .style = PL_STYLE_TINY, .tabular = true },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_RIGHT };
    if (l->sizes.label > 100)
        pl_list_run(v->list, (pl_rect){ l->left - 60, row.y, 48, row.h }, &run);
    pl_list_clip(v->list, area);
    if (speech) {
        bars(l, area);
        blocks(l, area);
    } else {
        waiting(l, area);
    }
    breaks(l, area);
    pl_list_unclip(v->list);
    pl_list_end(v->list);
}

void ui_line_notches(const ui_line *l, pl_rect ruler)
{
    double last = -BAR;
    for (int i = 0; i < l->desk->pass_count; i++) {
        const pl_pass *pass = &l->desk->passes[i];
        double x = floor(ui_line_x(l, pass->from_us));
        if (pass->speed || pass->from_us < l->from || pass->from_us > l->to || x < last + BAR + 1)
            continue;
        pl_list_fill(l->v->list,
                     (pl_rect){ fmax(x, ruler.x), ruler.y + ruler.h - NOTCH, BAR, NOTCH },
                     PL_COLOUR_ACCENT);
        last = x;
    }
}
