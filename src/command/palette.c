#include "plumbline/command/palette.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/transcript.h"
#include "plumbline/review/desk_transcript.h"

const char *pl_palette_group_name(pl_palette_group group)
{
    static const char *const names[] = { "Tag an item", "Go to", "Commands" };
    return names[group];
}

static pl_palette_row *add(pl_palette *palette, pl_palette_group group, char *words, char *run)
{
    pl_grow(palette->all, palette->all_count, palette->all_room);
    pl_palette_row *row = &palette->all[palette->all_count++];
    *row = (pl_palette_row){ .group = group, .words = words, .run = run };
    return row;
}

/* Items to tag; where nothing can be tagged any more, the moments that were. */
static int moments_of(const pl_desk *desk, const char *item)
{
    int count = 0;
    for (int i = 0; i < desk->tag_count; i++)
        count += pl_tag_has_item(&desk->tags[i]->tag, item);
    return count;
}

static void add_items(pl_palette *palette, const pl_app *app)
{
    const pl_review_facts *facts = &app->desk->facts;
    bool service = facts->review->service != NULL, writes = app->desk->can_write && !service;
    for (int i = 0; i < facts->rubric->item_count; i++) {
        const pl_item *item = &facts->rubric->items[i];
        pl_palette_row *row =
            add(palette, writes ? PL_PALETTE_TAG : PL_PALETTE_GO,
                pl_format("%s %s", item->id, item->words[facts->review->setting].title),
                pl_format(writes    ? "tag-item %s"
                          : service ? "score-item %s S"
                                    : "show-item %s",
                          item->id));
        int moments = writes ? 0 : moments_of(app->desk, item->id);
        row->domain = item->domain + 1;
        if (!writes && !service)
            row->aside = moments ? pl_format("%d moment%s", moments, moments == 1 ? "" : "s")
                                 : pl_copy_text("no moment");
        else if (item->per != PL_PER_FACILITATOR)
            row->aside = pl_copy_text(item->per == PL_PER_SESSION ? "Session" : "Service");
    }
}

/* A note in one line, with what it is about and when. */
static void add_notes(pl_palette *palette, const pl_app *app)
{
    for (int i = 0; i < app->desk->tag_count; i++) {
        const pl_tag *tag = &app->desk->tags[i]->tag;
        char at[PL_TIME_ROOM], id[PL_ID_ROOM];
        if (!*tag->note)
            continue;
        pl_palette_row *row =
            add(palette, PL_PALETTE_GO,
                pl_format("Note: %.*s", (int)pl_utf8_cut(tag->note, 160), tag->note),
                pl_format("select-tag %s", pl_id_format(id, tag->id)));
        for (char *c = row->words; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        pl_time_format(at, tag->at_us, 0);
        row->aside = tag->item_count ? pl_format("Item %s, %s", tag->items[0], at)
                                     : pl_format("No item yet, %s", at);
    }
}

/* Where one is needs no going to. */
static void add_screens(pl_palette *palette, const pl_app *app)
{
    static const struct {
        const char *words;
        pl_screen screen;
    } places[] = { { "Watch", PL_SCREEN_WATCH },      { "Score", PL_SCREEN_SCORE },
                   { "Report", PL_SCREEN_REPORT },    { "Library", PL_SCREEN_LIBRARY },
                   { "Rubrics", PL_SCREEN_RUBRICS },  { "People", PL_SCREEN_PEOPLE },
                   { "Settings", PL_SCREEN_SETTINGS } };
    for (size_t i = 0; i < PL_COUNT(places); i++)
        if (places[i].screen != app->view.screen &&
            (places[i].screen == PL_SCREEN_WATCH     ? !when_recording(app)
             : pl_screen_of_review(places[i].screen) ? app->desk != NULL
                                                     : app->store != NULL))
            add(palette, PL_PALETTE_GO, pl_copy_text(places[i].words),
                pl_format("screen %s", pl_screen_name(places[i].screen)));
}

static void add_command(pl_palette *palette, const pl_app *app, const pl_command *command)
{
    const char *title = pl_command_title(command, app);
    pl_palette_row *row =
        add(palette, PL_PALETTE_COMMAND, pl_copy_text(title), pl_copy_text(command->name));
    if (strcmp(title, command->title) != 0)
        row->also = pl_copy_text(command->title);
}

/* What belongs to the screen comes first, then what goes anywhere, then the rest. */
static int rank_of(const pl_command *command, pl_screen screen)
{
    static const struct {
        pl_screen screen;
        const char *group;
    } own[] = { { PL_SCREEN_LIBRARY, "Library" },
                { PL_SCREEN_RUBRICS, "Rubrics" },
                { PL_SCREEN_PEOPLE, "People" },
                { PL_SCREEN_WATCH, "Play and move" },
                { PL_SCREEN_WATCH, "Tag" },
                { PL_SCREEN_WATCH, "Tags on the timeline" },
                { PL_SCREEN_SCORE, "Score" },
                { PL_SCREEN_REPORT, "Report" },
                { PL_SCREEN_SESSION, "Session review" } };
    for (size_t i = 0; i < PL_COUNT(own); i++)
        if (own[i].screen == screen && strcmp(own[i].group, command->group) == 0)
            return 0;
    return strcmp(command->group, "Find and go") == 0 ? 1 : 2;
}

static bool is_offered(const pl_command *command, const pl_app *app)
{
    return !(command->flags & PL_COMMAND_HIDDEN) && !pl_command_why_not(command, app) &&
           strcmp(command->name, "palette") != 0;
}

pl_palette *pl_palette_new(pl_app *app)
{
    pl_palette *palette = pl_alloc(sizeof *palette);
    add_screens(palette, app);
    if (app->desk) {
        add_items(palette, app);
        add_notes(palette, app);
    }
    for (int rank = 0; rank < 3; rank++)
        for (int i = 0; i < pl_command_count(); i++)
            if (rank_of(pl_command_at(i), app->view.screen) == rank &&
                is_offered(pl_command_at(i), app))
                add_command(palette, app, pl_command_at(i));
    return palette;
}

static void row_free(pl_palette_row *row)
{
    free(row->words);
    free(row->aside);
    free(row->also);
    free(row->run);
}

static void said_free(pl_palette *palette)
{
    for (int i = 0; i < palette->said_count; i++)
        row_free(&palette->said[i]);
    palette->said_count = 0;
}

void pl_palette_free(pl_palette *palette)
{
    if (!palette)
        return;
    said_free(palette);
    for (int i = 0; i < palette->all_count; i++)
        row_free(&palette->all[i]);
    for (int i = 0; i < palette->typed_count; i++)
        free(palette->typed_words[i]);
    free(palette->all);
    free(palette);
}

/* The best of a group, in order; among equals the first stays before. */
typedef struct best {
    const pl_palette_row *rows[PL_PALETTE_MOST];
    pl_match matches[PL_PALETTE_MOST];
    int count;
} best;

static void offer(best *to, const pl_palette_row *row, const pl_match *match)
{
    int at = to->count;
    while (at > 0 && to->matches[at - 1].score < match->score)
        at--;
    if (at == PL_PALETTE_MOST)
        return;
    int last = to->count < PL_PALETTE_MOST ? to->count++ : PL_PALETTE_MOST - 1;
    for (int i = last; i > at; i--) {
        to->rows[i] = to->rows[i - 1];
        to->matches[i] = to->matches[i - 1];
    }
    to->rows[at] = row;
    to->matches[at] = *match;
}

/* Each group has its share; what one leaves free, the others take. */
static void share_out(pl_palette *palette, const best all[PL_PALETTE_GROUPS])
{
    static const int share[PL_PALETTE_GROUPS] = { 4, 3, 2 };
    static const pl_palette_group more[PL_PALETTE_GROUPS] = { PL_PALETTE_COMMAND, PL_PALETTE_GO,
                                                              PL_PALETTE_TAG };
    int take[PL_PALETTE_GROUPS], left = PL_PALETTE_MOST;
    for (int g = 0; g < PL_PALETTE_GROUPS; g++) {
        take[g] = all[g].count < share[g] ? all[g].count : share[g];
        left -= take[g];
    }
    for (int k = 0; k < PL_PALETTE_GROUPS; k++) {
        int g = (int)more[k], rest = all[g].count - take[g];
        rest = rest < left ? rest : left;
        take[g] += rest;
        left -= rest;
    }
    for (int g = 0; g < PL_PALETTE_GROUPS; g++)
        for (int i = 0; i < take[g]; i++) {
            palette->rows[palette->count] = all[g].rows[i];
            palette->matches[palette->count++] = all[g].matches[i];
        }
}

/* The row of a time that was typed; NULL where the words are none. */
static const pl_palette_row *typed_time(pl_palette *palette, const pl_app *app, const char *words)
{
    pl_time at = pl_time_parse(words);
    char text[PL_TIME_ROOM];
    if (!app->desk || at == PL_NO_TIME)
        return NULL;
    for (int i = 0; i < palette->typed_count; i++)
        free(palette->typed_words[i]);
    palette->typed_words[0] = pl_format("Go to %s", pl_time_format(text, at, 0));
    palette->typed_words[1] = pl_format("go-to-time %s", words);
    palette->typed_count = 2;
    palette->typed = (pl_palette_row){ .group = PL_PALETTE_GO,
                                       .words = palette->typed_words[0],
                                       .run = palette->typed_words[1] };
    palette->found++;
    return &palette->typed;
}

/* Words that are searched and not shown mark nothing in those that are. */
static bool fits(pl_match *out, const char *words, const pl_palette_row *row)
{
    if (pl_match_text(out, words, row->words))
        return true;
    if (!row->also || !pl_match_text(out, words, row->also))
        return false;
    out->span_count = 0;
    return true;
}

static bool is_asked(const pl_palette_row *row, char prefix)
{
    return prefix == '>' ? row->group == PL_PALETTE_COMMAND : prefix != '#' || row->domain > 0;
}

static void offer_said(pl_palette *palette, const pl_cue *cue, int at, const char *words)
{
    char time[PL_TIME_ROOM];
    const char *who = cue->speaker;
    bool letter = who && who[0] >= 'A' && who[0] <= 'C' && !who[1];
    pl_palette_row *row = &palette->said[palette->said_count++];
    *row = (pl_palette_row){ .group = PL_PALETTE_GO,
                             .words = pl_format("“%s”", cue->words),
                             .aside = pl_format(
                                 "Transcript, %s%s%s%s", pl_time_format(time, cue->from_us, 0),
                                 who ? ", " : "", letter ? "facilitator " : "", who ? who : ""),
                             .run = pl_format("line-go %d", at) };
    for (char *c = row->words; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    pl_match_words(&palette->matches[palette->count], words, row->words);
    palette->rows[palette->count++] = row;
}

/* What was said, only where it is asked for: each such search is on the log, as viewing. */
static void search_said(pl_palette *palette, pl_app *app, const char *words)
{
    pl_match match;
    palette->why = pl_app_search_why_not(app);
    if (palette->why || !words[strspn(words, " ")])
        return;
    palette->searched = palette->searched || transcript_searched(app, words);
    const pl_transcript *all = pl_desk_transcript(app->desk);
    for (int i = 0; palette->searched && i < all->count; i++) {
        if (!pl_match_words(&match, words, all->cues[i].words) ||
            pl_desk_withholds(app->desk, &all->cues[i]))
            continue;
        palette->found++;
        if (palette->said_count < PL_PALETTE_MOST)
            offer_said(palette, &all->cues[i], i, words);
    }
}

void pl_palette_search(pl_palette *palette, pl_app *app, const char *words)
{
    best all[PL_PALETTE_GROUPS] = { 0 };
    char prefix = words[0] == '>' || words[0] == '#' ? words[0] : '\0';
    palette->count = palette->found = 0;
    palette->why = NULL;
    said_free(palette);
    if (words[0] == '@') {
        search_said(palette, app, words + 1);
        return;
    }
    const pl_palette_row *time = typed_time(palette, app, words + (words[0] == ':'));
    if (time)
        offer(&all[PL_PALETTE_GO], time, &(pl_match){ .score = 1 });
    words += prefix != '\0';
    /* "0:58" is a time and no more; "5.3" may be an item, too */
    for (int i = 0; i < palette->all_count && !(time && strchr(words, ':')); i++) {
        const pl_palette_row *row = &palette->all[i];
        pl_match match;
        if (!is_asked(row, prefix) || !fits(&match, words, row))
            continue;
        palette->found++;
        offer(&all[row->group], row, &match);
    }
    share_out(palette, all);
}
