/* The palette: what a few letters find, by group, the best first. */
#include "over.h"

#include "plumbline/command/palette.h"

#include <stdio.h>

enum { WIDE = 640, TOP = 104, HEAD = 56, FOOT = 40, LABEL = 28, ROW = 36, PAD = 8, SIDE = 16 };

/* ----- what stands where: a label before the first row of each group */

typedef struct place {
    double y; /* within the list */
    bool label;
} place;

static double places_of(place out[PL_PALETTE_MOST], const pl_palette *palette)
{
    double y = PAD;
    for (int i = 0; i < palette->count; i++) {
        out[i].label = i == 0 || palette->rows[i]->group != palette->rows[i - 1]->group;
        y += out[i].label ? LABEL : 0;
        out[i].y = y;
        y += ROW;
    }
    return y + PAD;
}

/* ----- rows */

static bool begins(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* A command's own icon, else that of its group. */
static pl_icon command_icon(const char *name)
{
    static const struct {
        const char *name;
        pl_icon icon;
    } icons[] = {
        { "go-to-time", PL_ICON_CLOCK },
        { "go-start", PL_ICON_STEP_BACK },
        { "go-end", PL_ICON_STEP_FORWARD },
        { "mute", PL_ICON_MUTE },
        { "volume-up", PL_ICON_SPEAKER },
        { "volume-down", PL_ICON_SPEAKER },
        { "set-in", PL_ICON_SET_IN },
        { "set-out", PL_ICON_SET_OUT },
        { "open-note", PL_ICON_PEN },
        { "keep-note", PL_ICON_PEN },
        { "critical", PL_ICON_OCTAGON },
        { "critical-risk", PL_ICON_OCTAGON },
        { "critical-concern", PL_ICON_OCTAGON },
        { "next-missing", PL_ICON_CHEVRON_RIGHT },
        { "sign", PL_ICON_PEN },
        { "sentence", PL_ICON_PEN },
        { "export", PL_ICON_RELEASE },
        { "full-screen", PL_ICON_FULL_SCREEN },
        { "hide-pictures", PL_ICON_COVER },
        { "undo", PL_ICON_REPLY },
        { "add-recordings", PL_ICON_PLUS },
        { "cancel-job", PL_ICON_CLOSE },
        { "quit", PL_ICON_CLOSE },
        { "keyboard-sheet", PL_ICON_LIST },
        { "delete-tag", PL_ICON_CLOSE },
        { "Play and move", PL_ICON_PLAY },
        { "Score", PL_ICON_SHEET },
        { "Report", PL_ICON_DOCUMENT },
        { "Tag", PL_ICON_FLAG },
        { "Tags on the timeline", PL_ICON_FLAG },
        { "Library", PL_ICON_LIBRARY },
        { "Rubrics", PL_ICON_RUBRIC },
    };
    const char *const asked[] = { name, pl_command_find(name)->group };
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof icons / sizeof *icons; i++)
            if (strcmp(icons[i].name, asked[k]) == 0)
                return icons[i].icon;
    return PL_ICON_SETTINGS;
}

static pl_icon icon_of(const pl_palette_row *row)
{
    if (row->group == PL_PALETTE_COMMAND)
        return command_icon(row->run);
    if (begins(row->run, "select-tag"))
        return PL_ICON_PEN;
    if (!begins(row->run, "screen"))
        return PL_ICON_CLOCK;
    return strstr(row->run, "library")   ? PL_ICON_LIBRARY
           : strstr(row->run, "rubrics") ? PL_ICON_RUBRIC
           : strstr(row->run, "watch")   ? PL_ICON_MONITOR
           : strstr(row->run, "score")   ? PL_ICON_SHEET
                                         : PL_ICON_DOCUMENT;
}

static bool is_figure(char c)
{
    return c >= '1' && c <= '9';
}

static bool keys_of(char out[UI_CAPS_ROOM], const ui_view *v, const pl_palette_row *row)
{
    char name[48];
    size_t size = strcspn(row->run, " ");
    const char *argument = row->run[size] ? row->run + size + 1 : NULL;
    bool item = argument && begins(row->run, "tag-item ") && strlen(argument) == 3;
    if (item && is_figure(argument[0]) && is_figure(argument[2])) {
        snprintf(out, UI_CAPS_ROOM, "%c %c", argument[0], argument[2]);
        return true;
    }
    snprintf(name, sizeof name, "%.*s", (int)size, row->run);
    return ui_caps_of(out, v, ui_section(v), name, argument);
}

/* What was typed is underlined and coloured in the words that were found. */
static double words_of(ui_view *v, pl_rect rect, const pl_palette_row *row, const pl_match *match)
{
    pl_span spans[PL_MATCH_SPANS];
    for (int i = 0; i < match->span_count; i++)
        spans[i] = (pl_span){ .from = match->spans[i].from,
                              .to = match->spans[i].to,
                              .weight = PL_WEIGHT_SEMIBOLD,
                              .colour = PL_COLOUR_ACCENT,
                              .underline = true };
    pl_run run = { .text = row->words, .spans = spans, .span_count = match->span_count };
    double wide = pl_run_measure(v->fonts, &run, 0).width + 1;
    pl_part_text(v->list, rect, &run);
    return wide;
}

static void mark_of(ui_view *v, pl_rect rect, const pl_palette_row *row, pl_colour ground)
{
    char name[24];
    if (row->domain > 0) {
        snprintf(name, sizeof name, "Domain %d", row->domain);
        pl_part_domain(v->list, (pl_point){ rect.x, rect.y + 8 }, 20, row->domain, name);
        return;
    }
    pl_list_icon(v->list, icon_of(row), (pl_point){ rect.x + 2, rect.y + 10 }, 16, PL_COLOUR_MUTED,
                 ground);
}

static void draw_row(ui_view *v, pl_rect rect, int n)
{
    const pl_palette *palette = v->app->palette;
    const pl_palette_row *row = palette->rows[n];
    char keys[UI_CAPS_ROOM];
    pl_control is = ui_control(v, ui_id(v, "found", n), row->words, "palette-run", NULL, n);
    bool chosen = v->app->view.chosen == n;
    is.state |= chosen ? PL_IS_SELECTED : 0u;
    pl_row_begin_round(v->list, rect, &is, row->aside);
    pl_rect at = pl_rect_inset(rect, SIDE - PAD, 0);
    mark_of(v, pl_cut_left(&at, 20), row, chosen ? PL_COLOUR_SEL : PL_COLOUR_PANEL);
    pl_cut_left(&at, 12);
    if (keys_of(keys, v, row)) {
        double wide = pl_keys_width(v->list, keys, PL_KEYS_PLAIN);
        pl_part_keys(v->list, pl_cut_right(&at, wide), keys, PL_KEYS_PLAIN);
        pl_cut_right(&at, 12);
    }
    /* where Enter goes is seen, however long the words are */
    double aside =
        row->aside ? ui_words_width(v, row->aside, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1 : 0;
    pl_rect words = at;
    words.w -= aside > 0 && aside < at.w / 2 ? aside + 12 : 0;
    double wide = words_of(v, words, row, &palette->matches[n]);
    pl_cut_left(&at, (wide < words.w ? wide : words.w) + 12);
    if (row->aside && at.w > 40)
        ui_words(v, at, row->aside, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_row_end(v->list);
}

/* Where there is no room for all, the chosen row is in sight. */
static void draw_rows(ui_view *v, pl_rect room)
{
    const pl_palette *palette = v->app->palette;
    place places[PL_PALETTE_MOST];
    double all = places_of(places, palette), away = 0;
    int chosen = v->app->view.chosen;
    if (all > room.h && chosen >= 0 && chosen < palette->count)
        away = places[chosen].y + ROW + PAD - room.h;
    away = away < 0 ? 0 : away;
    pl_list_clip(v->list, room);
    for (int i = 0; i < palette->count; i++) {
        double y = room.y + places[i].y - away;
        pl_rect label = { room.x + SIDE, y - LABEL + 8, room.w - 2 * SIDE, 16 };
        if (places[i].label)
            ui_words(v, label, pl_palette_group_name(palette->rows[i]->group), PL_STYLE_SMALL,
                     PL_WEIGHT_MEDIUM, PL_COLOUR_MUTED);
        draw_row(v, (pl_rect){ room.x + PAD, y, room.w - 2 * PAD, ROW }, i);
    }
    pl_list_unclip(v->list);
}

/* ----- field and foot */

static void draw_field(ui_view *v, pl_rect head)
{
    const pl_palette *palette = v->app->palette;
    char count[32];
    snprintf(count, sizeof count, "%d result%s", palette->found, palette->found == 1 ? "" : "s");
    bool typed = pl_edit_words(&v->app->fields[PL_FIELD_PALETTE])[0] != '\0';
    pl_field look = { .is = { .name = "Find" },
                      .placeholder = "An item, a place or something to do",
                      .icon = PL_ICON_SEARCH,
                      .after = typed ? count : NULL,
                      .keys = "Esc",
                      .bare = true };
    ui_text_field(v, pl_rect_inset(head, SIDE, PAD), PL_FIELD_PALETTE, &look);
    pl_list_fill(v->list, (pl_rect){ head.x, head.y + head.h - 1, head.w, 1 }, PL_COLOUR_LINE);
}

/* At the right, as close to each other as a cap to its word. */
static void draw_prefixes(ui_view *v, pl_rect row)
{
    enum { SIGNS = 4, NEAR = 6 };
    static const char *const signs[SIGNS] = { ">", ":", "@", "#" };
    static const char *const words[SIGNS] = { "commands", "timecode", "transcript", "items" };
    double caps[SIGNS], wide[SIGNS], all = -NEAR;
    for (int i = 0; i < SIGNS; i++) {
        caps[i] = pl_keys_width(v->list, signs[i], PL_KEYS_PLAIN);
        wide[i] = ui_words_width(v, words[i], PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
        all += caps[i] + wide[i] + 2 * NEAR;
    }
    pl_rect at = pl_cut_right(&row, all);
    for (int i = 0; i < SIGNS; i++) {
        pl_part_keys(v->list, pl_cut_left(&at, caps[i]), signs[i], PL_KEYS_PLAIN);
        pl_cut_left(&at, NEAR);
        ui_words(v, pl_cut_left(&at, wide[i]), words[i], PL_STYLE_SMALL, PL_WEIGHT_OWN,
                 PL_COLOUR_MUTED);
        pl_cut_left(&at, NEAR);
    }
}

static void draw_foot(ui_view *v, pl_rect foot)
{
    pl_list_fill(v->list, (pl_rect){ foot.x, foot.y, foot.w, 1 }, PL_COLOUR_LINE);
    pl_rect row = pl_rect_inset(foot, SIDE, 0);
    if (row.w > 480)
        draw_prefixes(v, row);
    ui_key_hint(v, &row, "↑ ↓", "choose");
    ui_key_hint(v, &row, "Enter", "run");
}

/* Or why nothing was looked for. */
static void draw_nothing(ui_view *v, pl_rect room, const pl_palette *palette)
{
    const char *typed = pl_edit_words(&v->app->fields[PL_FIELD_PALETTE]);
    bool asked = typed[0] != '@' || typed[1 + strspn(typed + 1, " ")];
    const char *words = palette->why ? palette->why
                        : asked      ? "Nothing is found."
                                     : "Words that were said, as the transcript has them.";
    pl_run run = {
        .text = words, .type = { .style = PL_STYLE_BODY }, .colour = PL_COLOUR_MUTED, .lines = 3
    };
    pl_part_text(v->list, room, &run);
}

void ui_draw_palette(ui_view *v)
{
    const pl_palette *palette = v->app->palette;
    place places[PL_PALETTE_MOST];
    if (!palette)
        return;
    double rows = palette->count ? places_of(places, palette) : palette->why ? 76 : 64;
    pl_rect frame = ui_frame_rect(v->ui, WIDE, HEAD + rows + FOOT + 2);
    frame.y = TOP + frame.h + UI_MARGIN <= v->ui->height ? TOP : frame.y;
    ui_frame_begin(v, frame, "Command palette");
    pl_rect room = pl_rect_inset(frame, 1, 1);
    draw_field(v, pl_cut_top(&room, HEAD));
    draw_foot(v, pl_cut_bottom(&room, FOOT));
    if (palette->count)
        draw_rows(v, room);
    else
        draw_nothing(v, pl_rect_inset(room, SIDE, 0), palette);
    pl_dialog_end(v->list);
}
