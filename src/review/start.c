#include "short.h"

#include "plumbline/base/hash.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/part.h"
#include "plumbline/base/text.h"
#include "plumbline/library/said.h"
#include "plumbline/library/texts.h"
#include "plumbline/store/links.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/reviews.h"

#include <stdlib.h>
#include <string.h>

/* "A=F-014,B=F-022" into slots; each slot and each person once. */
static bool read_facilitators(pl_review *review, pl_arena *arena, const char *text, pl_error *err)
{
    char *copy = pl_arena_text(arena, text), *rest = copy;
    for (char *one; (one = strsep(&rest, ","));) {
        char slot = one[0];
        if (slot < 'A' || slot > 'C' || one[1] != '=' || !pl_code_valid(one + 2))
            return pl_fail(
                err, PL_BAD_INPUT,
                "\"%s\" names no facilitator. Write a letter from A to C and a code, like "
                "A=F-014,B=F-022.",
                one);
        for (int i = 0; i < review->facilitator_count; i++)
            if (review->facilitators[i].slot == slot ||
                strcmp(review->facilitators[i].code, one + 2) == 0)
                return pl_fail(
                    err, PL_BAD_INPUT,
                    "\"%s\" stands twice among the facilitators. Give each letter and each "
                    "code once.",
                    one);
        review->facilitators[review->facilitator_count++] =
            (pl_review_facilitator){ .slot = slot, .code = one + 2 };
    }
    return true;
}

/* A recording that has its session already keeps it unless something new is said. */
static bool set_session(pl_id *out, pl_setting *setting, pl_arena *arena, pl_store *store,
                        const pl_recording *recording, const pl_review_start *start, pl_error *err)
{
    bool says = start->programme || start->group || start->date || start->language;
    if (recording->session.id && !says) {
        *out = recording->session.id;
        return true;
    }
    pl_session session = recording->session;
    char hash[65];
    session.recording = recording->id;
    if (start->group)
        session.group = start->group;
    if (start->date)
        session.held_on = start->date;
    if (start->language || !session.language)
        session.language = start->language ? start->language : "en-GB";
    if (!session.title) {
        char *name = pl_part_name(recording->parts[0].path);
        session.title = pl_arena_text(arena, name);
        free(name);
    }
    if (start->programme && !pl_said_programme(&session, hash, setting, arena, store,
                                               start->programme, start->session, err))
        return false;
    return pl_store_session_set(out, store, &session, err);
}

/* Whether a review of a recording can be made with it. */
static bool check_rubric(const pl_rubric *rubric, pl_setting setting, bool form, bool service,
                         pl_error *err)
{
    if (service && !rubric->service)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is about a session. Of a service one is reviewed that says so: see "
                       "plumbline rubric list.",
                       rubric->title);
    if (rubric->service && !service)
        return pl_fail(err, PL_BAD_INPUT, "%s is about a service and not about a recording.",
                       rubric->title);
    if (form && rubric->prompt_count == 0)
        return pl_fail(err, PL_BAD_INPUT, "%s has no questions to be answered in words.",
                       rubric->title);
    return rubric->settings[setting] ||
           pl_fail(err, PL_BAD_INPUT, "%s is not for the setting \"%s\".", rubric->title,
                   pl_setting_title(setting));
}

/* Keeps the rubric of this name as it stands, with the review for ever. */
static bool keep_rubric(char hash[65], pl_store *store, const char *name, pl_setting setting,
                        bool form, bool service, pl_error *err)
{
    pl_rubric *rubric = NULL;
    char *text = NULL;
    if (!pl_library_rubric(&rubric, &text, pl_store_folder(store), name, err))
        return false;
    pl_kept_text kept = { rubric->id, rubric->title, text, rubric->edition };
    bool ok = check_rubric(rubric, setting, form, service, err);
    ok = ok && pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &kept, err);
    pl_rubric_free(rubric);
    free(text);
    return ok;
}

/* Only a review for concern says who raised it, and such a one always does: it is printed. */
static bool check_concern(const pl_review_start *start, pl_error *err)
{
    bool concern = start->kind == PL_REVIEW_CONCERN;
    if (concern && (!start->concern_by || !start->concern_on))
        return pl_fail(err, PL_BAD_INPUT,
                       "A review for concern says who raised it and when: --concern-by ROLE and "
                       "--concern-on DATE. The facilitator is told.");
    if (!concern && (start->concern_by || start->concern_on || start->concern_items))
        return pl_fail(err, PL_BAD_INPUT, "Who raised a concern is said of the kind \"concern\".");
    return !start->concern_on || pl_date_valid(start->concern_on) ||
           pl_fail(err, PL_BAD_INPUT, "\"%s\" is no date. Write it as 2026-03-10.",
                   start->concern_on);
}

/* A self-review goes by the review's own rubric, and has its questions beside it. */
static bool keep_form(pl_review *review, char hash[65], pl_store *store,
                      const pl_review_start *start, pl_error *err)
{
    if (start->kind != PL_REVIEW_SELF)
        return true;
    review->form = hash;
    return keep_rubric(hash, store, start->form ? start->form : "self-review", review->setting,
                       true, false, err);
}

/* About a service: no recording, no session, nobody. */
static bool new_service(pl_id *out, pl_store *store, const pl_review_start *start, pl_error *err)
{
    char hash[PL_HASH_ROOM];
    pl_review review = { .rubric = hash,
                         .kind = start->kind,
                         .by_command_line = start->by_command_line,
                         .reason = start->reason,
                         .interest = start->interest };
    if (start->facilitators || start->programme || start->group || start->concern_by ||
        start->is_short)
        return pl_fail(err, PL_BAD_INPUT,
                       "A review about a service names no facilitator and no session, "
                       "and is a whole one.");
    return keep_rubric(hash, store, start->rubric, PL_SETTING_GROUP, false, true, err) &&
           pl_store_service(&review.recording, store, start->service, err) &&
           pl_store_review_add(out, store, &review, err);
}

bool pl_review_new(pl_id *out, pl_store *store, const pl_review_start *start, pl_error *err)
{
    if (start->service)
        return new_service(out, store, start, err);
    if (start->session && !start->programme)
        return pl_fail(err, PL_BAD_INPUT, "A session needs its programme: add --programme ID.");
    pl_recordings recordings;
    if (!check_concern(start, err) ||
        !pl_store_recording(&recordings, store, start->recording, err))
        return false;
    pl_arena *arena = pl_arena_new();
    char hash[65], form[65];
    pl_review review = { .recording = start->recording,
                         .rubric = hash,
                         .kind = start->kind,
                         .setting = start->setting,
                         .by_command_line = start->by_command_line,
                         .reason = start->reason,
                         .interest = start->interest,
                         .concern_by = start->concern_by,
                         .concern_on = start->concern_on,
                         .concern_items = start->concern_items };
    bool ok =
        read_facilitators(&review, arena, start->facilitators, err) &&
        set_session(&review.session, &review.setting, arena, store, recordings.items, start, err) &&
        keep_rubric(hash, store, start->rubric, review.setting, false, false, err) &&
        keep_form(&review, form, store, start, err) &&
        short_begin(&review, arena, store, recordings.items, start, err) &&
        pl_store_review_add(out, store, &review, err);
    pl_arena_free(arena);
    pl_recordings_free(&recordings);
    return ok;
}
