#include "plumbline/library/said.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/store/recordings.h"

#include <string.h>

static const pl_programme_session *find_session(const pl_programme *programme, const char *name,
                                                pl_error *err)
{
    const pl_programme_session *session = pl_programme_session_find(programme, name);
    if (!session)
        pl_fail(
            err, PL_NOT_FOUND,
            "There is no session \"%s\" in %s. Write its place, like %s/1, or its number from 1 to "
            "%d. See: plumbline programme show %s.",
            name, programme->title, programme->modules[0].id, programme->session_count,
            programme->id);
    return session;
}

bool pl_said_programme(pl_session *session, char hash[65], pl_setting *setting, pl_arena *arena,
                       pl_store *store, const char *programme, const char *name, pl_error *err)
{
    pl_programme *found = NULL;
    char *text = NULL;
    if (!pl_library_programme(&found, &text, pl_store_folder(store), programme, err))
        return false;
    pl_kept_text kept = { found->id, found->title, text, found->edition };
    bool ok = pl_store_text_keep(hash, store, PL_TEXT_PROGRAMME, &kept, err);
    session->programme = hash;
    session->title = pl_arena_text(arena, found->title);
    const pl_programme_session *one = ok && name ? find_session(found, name, err) : NULL;
    ok = ok && (!name || one);
    if (one) {
        char *title = pl_programme_session_name(found, one);
        char *place = pl_programme_session_id(found, one);
        session->title = pl_arena_text(arena, title);
        session->place = pl_arena_text(arena, place);
        *setting = one->setting;
        free(title);
        free(place);
    }
    pl_programme_free(found);
    free(text);
    return ok;
}

static const char *title_of(pl_arena *arena, const pl_recording *recording)
{
    char *name = pl_part_name(recording->parts[0].path);
    const char *title = pl_arena_text(arena, name);
    free(name);
    return title;
}

bool pl_library_say(pl_store *store, pl_id recording, const pl_said *said, pl_error *err)
{
    pl_recordings list;
    if (!pl_store_recording(&list, store, recording, err))
        return false;
    pl_id id;
    char hash[65];
    pl_setting setting = 0;
    pl_session session = list.items[0].session;
    session.recording = recording;
    session.language = session.language ? session.language : "en-GB";
    session.group = said->group ? said->group : session.group;
    session.held_on = said->date ? said->date : session.held_on;
    session.facilitators = said->facilitators ? said->facilitators : session.facilitators;
    session.title = session.title ? session.title
                    : said->title ? said->title
                                  : title_of(list.arena, &list.items[0]);
    bool ok = !said->programme || pl_said_programme(&session, hash, &setting, list.arena, store,
                                                    said->programme, said->session, err);
    ok = ok && pl_store_session_set(&id, store, &session, err);
    pl_recordings_free(&list);
    return ok;
}
