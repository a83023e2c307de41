/* Which of a recording's sounds is heard: its tracks, and the sides of one. */
#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/speech.h"

static const pl_probe *probe_of(const pl_app *app)
{
    const pl_media *media = app->desk ? pl_player_media(app->desk->player) : NULL;
    return media ? pl_media_probe(media) : NULL;
}

/* Of those that have been read. */
static int part_here(const pl_app *app)
{
    const pl_probe *probe = probe_of(app);
    int part = 0;
    while (part + 1 < probe->part_count &&
           probe->parts[part + 1].start_us <= app->desk->play.position_us)
        part++;
    return part;
}

/* Some track has two sides, or more channels than that. */
static bool has_sides(const pl_probe *probe)
{
    for (int i = 0; i < probe->part_count; i++)
        for (int k = 0; k < probe->parts[i].stream_count; k++)
            if (probe->parts[i].streams[k].channels > 1)
                return true;
    return false;
}

static const char *when_sound(const pl_app *app)
{
    const char *why = when_watch(app);
    const pl_probe *probe = probe_of(app);
    if (why)
        return why;
    if (!probe)
        return "The recording is not open.";
    if (!app->desk->play.has_sound)
        return "This recording has no sound.";
    return pl_tracks_most(probe) > 1 || has_sides(probe)
               ? NULL
               : "This recording has one track of one channel: there is nothing to choose.";
}

/* ----- in words */

static const char *language_of(const char *code)
{
    static const char *const known[][2] = {
        { "en eng", "English" },      { "cy cym wel", "Welsh" },  { "pl pol", "Polish" },
        { "ro ron rum", "Romanian" }, { "ur urd", "Urdu" },       { "pa pan", "Punjabi" },
        { "bn ben", "Bengali" },      { "gu guj", "Gujarati" },   { "ar ara", "Arabic" },
        { "pt por", "Portuguese" },   { "es spa", "Spanish" },    { "fr fra fre", "French" },
        { "de deu ger", "German" },   { "lt lit", "Lithuanian" }, { "so som", "Somali" },
    };
    for (size_t i = 0; i < PL_COUNT(known); i++) {
        const char *at = strstr(known[i][0], code);
        size_t size = strlen(code);
        if (at && (at == known[i][0] || at[-1] == ' ') && (at[size] == ' ' || !at[size]))
            return known[i][1];
    }
    return code;
}

/* "Track 2: Lapel two, Welsh, 1 channel". */
static void track_words(char *out, size_t room, const pl_app *app, int track)
{
    enum { TITLE = 36 };
    const pl_probe_stream *heard = pl_tracks_heard(probe_of(app), part_here(app), track);
    if (!heard || heard->track != track) {
        snprintf(out, room, "Track %d: not in this part", track);
        return;
    }
    const char *language = heard->language[0] ? language_of(heard->language) : "";
    snprintf(out, room, "Track %d: %.*s%s%.15s%s%d channel%s", track,
             (int)pl_utf8_cut(heard->title, TITLE), heard->title, heard->title[0] ? ", " : "",
             language, language[0] ? ", " : "", heard->channels, heard->channels == 1 ? "" : "s");
}

/* The number of the track that is heard at this place; 0: none. */
static int track_here(const pl_app *app)
{
    const pl_probe_stream *heard =
        pl_tracks_heard(probe_of(app), part_here(app), app->desk->sound.track);
    return heard ? heard->track : 0;
}

bool pl_app_sound_words(char out[PL_SOUND_WORDS_ROOM], const pl_app *app)
{
    static const char *const sides[PL_SIDES] = { "", "left", "right" };
    const pl_probe *probe = probe_of(app);
    if (!probe || !app->desk->play.has_sound)
        return false;
    const char *side = sides[app->desk->sound.side];
    if (pl_tracks_most(probe) > 1)
        snprintf(out, PL_SOUND_WORDS_ROOM, "Track %d%s%s", track_here(app), *side ? ", " : "",
                 side);
    else
        snprintf(out, PL_SOUND_WORDS_ROOM, "%s only", *side == 'l' ? "Left" : "Right");
    return pl_tracks_most(probe) > 1 || *side;
}

/* ----- the menu */

static pl_menu_row *add(pl_menu_row *out, int *count, const char *command)
{
    pl_menu_row *row = &out[(*count)++];
    *row = (pl_menu_row){ .command = command, .kind = -1 };
    return row;
}

int sound_rows(pl_menu_row *out, const pl_app *app)
{
    static const char *const sides[PL_SIDES] = { "Both sides", "The left side, in both ears",
                                                 "The right side, in both ears" };
    const pl_probe *probe = probe_of(app);
    int count = 0, tracks = probe ? pl_tracks_most(probe) : 0;
    for (int i = 1; tracks > 1 && i <= tracks && count < PL_MENU_ROWS_MOST - PL_SIDES; i++) {
        pl_menu_row *row = add(out, &count, "sound-track");
        track_words(row->words, sizeof row->words, app, i);
        row->number = i;
        row->chosen = track_here(app) == i;
    }
    for (int i = 0; probe && has_sides(probe) && i < PL_SIDES; i++) {
        pl_menu_row *row = add(out, &count, "sound-side");
        snprintf(row->words, sizeof row->words, "%s", sides[i]);
        snprintf(row->text, sizeof row->text, "%s", pl_side_name((pl_side)i));
        row->chosen = (int)app->desk->sound.side == i;
    }
    return count;
}

/* ----- commands */

/* Speech is looked for in what is heard. */
static void choose(pl_app *app, pl_sound_choice choice)
{
    if (!pl_sound_choice_same(choice, app->desk->sound))
        pl_app_speech_stop(app);
    pl_desk_choose_sound(app->desk, choice);
    menu_close(app);
}

static void sound_menu(pl_app *app, const pl_arg *arg)
{
    (void)arg;
    menu_open(app, PL_MENU_SOUND);
}

static void sound_track(pl_app *app, const pl_arg *arg)
{
    int most = pl_tracks_most(probe_of(app)), track = arg->number > most ? most : (int)arg->number;
    choose(app, (pl_sound_choice){ track < 0 ? 0 : track, app->desk->sound.side });
}

static void sound_side(pl_app *app, const pl_arg *arg)
{
    for (int i = 0; arg->text && i < PL_SIDES; i++)
        if (strcmp(arg->text, pl_side_name((pl_side)i)) == 0)
            choose(app, (pl_sound_choice){ app->desk->sound.track, (pl_side)i });
}

#define GROUP "Play and move"

const pl_command commands_sound[] = {
    { "sound-menu", GROUP, "Choose the sound: track, left or right", when_sound, sound_menu, 0 },
    { "sound-track", GROUP, "Hear a track", when_sound, sound_track,
      PL_COMMAND_HIDDEN | PL_COMMAND_NUMBER },
    { "sound-side", GROUP, "Hear both sides, the left or the right", when_sound, sound_side,
      PL_COMMAND_HIDDEN },
    { 0 },
};
