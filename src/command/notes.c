/* The notes of the open review, with what facilitators answered to them. */
#include "plumbline/command/transcript.h"

#include "inside.h"

#include "plumbline/base/text.h"
#include "plumbline/command/feedback.h"

static bool is_other(const pl_app *app, const pl_reply *reply)
{
    const pl_review_facilitator *own = pl_app_reads_own(app);
    return reply->sent_utc && reply->words && *reply->words && (!own || own->slot != reply->slot);
}

static void add(pl_app_note **list, int *count, int *room, const pl_app_note *note)
{
    pl_grow(*list, *count, *room);
    (*list)[(*count)++] = *note;
}

static void add_answers(pl_app_note **list, int *count, int *room, const pl_app *app,
                        const pl_tag *to)
{
    const pl_replies *replies = &app->desk->facts.replies;
    for (int i = 0; i < replies->count; i++) {
        const pl_reply *reply = &replies->items[i];
        if (is_other(app, reply) && reply->tag == (to ? to->id : 0))
            add(list, count, room, &(pl_app_note){ to, reply, reply->words });
    }
}

int pl_app_notes(pl_app_note **out, const pl_app *app)
{
    int count = 0, room = 0;
    *out = NULL;
    for (int i = 0; i < app->desk->tag_count; i++) {
        const pl_tag *tag = &app->desk->tags[i]->tag;
        if (*tag->note)
            add(out, &count, &room, &(pl_app_note){ tag, NULL, tag->note });
        add_answers(out, &count, &room, app, tag);
    }
    add_answers(out, &count, &room, app, NULL);
    return count;
}

int pl_app_notes_count(const pl_app *app)
{
    int count = 0;
    for (int i = 0; i < app->desk->tag_count; i++)
        count += *app->desk->tags[i]->tag.note != '\0';
    for (int i = 0; i < app->desk->facts.replies.count; i++)
        count += is_other(app, &app->desk->facts.replies.items[i]);
    return count;
}

int pl_app_notes_new(const pl_app *app)
{
    int count = 0;
    for (int i = 0; i < app->desk->facts.replies.count; i++) {
        const pl_reply *reply = &app->desk->facts.replies.items[i];
        count += is_other(app, reply) && reply->sent_utc > app->view.notes_seen;
    }
    return count;
}

enum { NAME_ROOM = 64 };

static const char *name_of(char out[NAME_ROOM], const pl_app *app)
{
    char id[PL_ID_ROOM];
    snprintf(out, NAME_ROOM, "window.notes.%s", pl_id_format(id, app->desk->facts.review->id));
    return out;
}

void notes_begin(pl_app *app)
{
    char name[NAME_ROOM], *kept = app_setting_of(app, name_of(name, app));
    long long seen = 0;
    if (kept)
        pl_number_parse(&seen, kept, 0, INT64_MAX);
    app->view.notes_seen = seen;
    app->view.notes_scroll = 0;
    free(kept);
}

/* Nothing is written where nothing is new: looking alone leaves no trace. */
void notes_looked(pl_app *app)
{
    char name[NAME_ROOM], value[32];
    if (!app->desk || app->view.tab != PL_TAB_NOTES || pl_app_notes_new(app) == 0)
        return;
    app->view.notes_seen = pl_utc_now();
    snprintf(value, sizeof value, "%lld", (long long)app->view.notes_seen);
    app_setting(app, name_of(name, app), value);
}
