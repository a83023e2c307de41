#include "plumbline/command/palette.h"

#include "inside.h"

#include "plumbline/base/text.h"

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

static void add_items(pl_palette *palette, const pl_app *app)
{
    const pl_review_facts *facts = &app->desk->facts;
    for (int i = 0; i < facts->rubric->item_count; i++) {
        const pl_item *item = &facts->rubric->items[i];
        pl_palette_row *row =
            add(palette, PL_PALETTE_TAG,
                pl_format("%s %s", item->id, item->words[facts->review->setting].title),
                pl_format("tag-item %s", item->id));
        row->domain = item->domain + 1;
        row->aside = item->per == PL_PER_SESSION ? pl_copy_text("Session") : NULL;
    }
}

static void add_notes(pl_palette *palette, const pl_app *app)
{
    for (int i = 0; i < app->desk->tag_count; i++) {
        const pl_tag *tag = &app->desk->tags[i]->tag;
        char at[PL_TIME_ROOM], id[PL_ID_ROOM];
        if (!*tag->note)
            continue;
        pl_palette_row *row = add(palette, PL_PALETTE_GO, pl_format("Note: %.120s", tag->note),
                                  pl_format("select-tag %s", pl_id_format(id, tag->id)));
        row->aside = pl_format("Notes, %s", pl_time_format(at, tag->at_us, 0));
    }
}

static void add_screens(pl_palette *palette, const pl_app *app)
{
    static const struct {
        const char *words, *name;
    } places[] = {
        { "Library", "library" }, { "Watch", "watch" }, { "Score", "score" }, { "Report", "report" }
    };
    for (size_t i = 0; i < PL_COUNT(places); i++)
        if (app->desk || i == 0)
            add(palette, PL_PALETTE_GO, pl_copy_text(places[i].words),
                pl_format("screen %s", places[i].name));
}

pl_palette *pl_palette_new(pl_app *app)
{
    pl_palette *palette = pl_alloc(sizeof *palette);
    if (app->desk && app->desk->can_write)
        add_items(palette, app);
    add_screens(palette, app);
    if (app->desk)
        add_notes(palette, app);
    for (int i = 0; i < pl_command_count(); i++) {
        const pl_command *command = pl_command_at(i);
        if (!(command->flags & PL_COMMAND_HIDDEN) && !pl_command_why_not(command, app) &&
            strcmp(command->name, "palette") != 0)
            add(palette, PL_PALETTE_COMMAND, pl_copy_text(command->title),
                pl_copy_text(command->name));
    }
    return palette;
}

void pl_palette_free(pl_palette *palette)
{
    if (!palette)
        return;
    for (int i = 0; i < palette->all_count; i++) {
        free(palette->all[i].words);
        free(palette->all[i].aside);
        free(palette->all[i].run);
    }
    for (int i = 0; i < palette->typed_count; i++)
        free(palette->typed_words[i]);
    free(palette->all);
    free(palette);
}

/* Puts a row in its place among those that are shown of its group, best first. */
static void offer(pl_palette *palette, const pl_palette_row *row, const pl_match *match, int *room)
{
    int from = 0;
    while (from < palette->count && palette->rows[from]->group < row->group)
        from++;
    int at = from, end = from;
    while (end < palette->count && palette->rows[end]->group == row->group)
        end++;
    while (at < end && palette->matches[at].score >= match->score)
        at++;
    if (at - from >= room[row->group])
        return;
    bool full = end - from >= room[row->group] || palette->count == PL_PALETTE_MOST;
    int last = full ? end - 1 : palette->count;
    if (full && at >= end)
        return;
    for (int i = last; i > at; i--) {
        palette->rows[i] = palette->rows[i - 1];
        palette->matches[i] = palette->matches[i - 1];
    }
    palette->rows[at] = row;
    palette->matches[at] = *match;
    palette->count += full ? 0 : 1;
}

static void typed_time(pl_palette *palette, const pl_app *app, const char *words)
{
    pl_time at = pl_time_parse(words);
    char text[PL_TIME_ROOM];
    if (!app->desk || at == PL_NO_TIME)
        return;
    for (int i = 0; i < palette->typed_count; i++)
        free(palette->typed_words[i]);
    palette->typed_words[0] = pl_format("Go to %s", pl_time_format(text, at, 0));
    palette->typed_words[1] = pl_format("go-to-time %s", words);
    palette->typed_count = 2;
    palette->typed = (pl_palette_row){ .group = PL_PALETTE_GO,
                                       .words = palette->typed_words[0],
                                       .run = palette->typed_words[1] };
    palette->rows[palette->count] = &palette->typed;
    palette->matches[palette->count++] = (pl_match){ .score = 1 };
    palette->found = 1;
}

void pl_palette_search(pl_palette *palette, pl_app *app, const char *words)
{
    int room[PL_PALETTE_GROUPS] = { 4, 3, 4 };
    int only = words[0] == '>' ? PL_PALETTE_COMMAND : words[0] == '#' ? PL_PALETTE_TAG : -1;
    palette->count = palette->found = 0;
    if (words[0] == ':' || pl_time_parse(words) != PL_NO_TIME) {
        typed_time(palette, app, words + (words[0] == ':'));
        if (palette->count)
            return;
    }
    if (only >= 0) {
        words++;
        room[only] = PL_PALETTE_MOST;
    }
    for (int i = 0; i < palette->all_count; i++) {
        const pl_palette_row *row = &palette->all[i];
        pl_match match;
        if ((only >= 0 && (int)row->group != only) || !pl_match_text(&match, words, row->words))
            continue;
        palette->found++;
        offer(palette, row, &match, room);
    }
}
