/* What stands beside the open review, said in sentences. */
#include "plumbline/command/records.h"

#include "inside.h"

#include "plumbline/command/feedback.h"

#include "plumbline/base/text.h"

#include <stdarg.h>

typedef struct notices {
    const pl_app *app;
    pl_notice *items;
    int count;
} notices;

__attribute__((format(printf, 3, 4))) static pl_notice *say(notices *list, pl_notice_look look,
                                                            const char *format, ...)
{
    static pl_notice spare;
    pl_notice *one = list->count < PL_NOTICES_MOST ? &list->items[list->count++] : &spare;
    *one = (pl_notice){ .look = look };
    va_list args;
    va_start(args, format);
    int size = vsnprintf(one->words, sizeof one->words, format, args);
    va_end(args);
    if (size >= (int)sizeof one->words) {
        size_t end = pl_utf8_cut(one->words, sizeof one->words - 4);
        snprintf(one->words + end, sizeof one->words - end, "…");
    }
    return one;
}

static void button_of(pl_notice *notice, const char *name, const char *command, const char *text)
{
    for (int i = 0; i < PL_NOTICE_BUTTONS; i++) {
        pl_notice_button *one = &notice->buttons[i];
        if (one->command)
            continue;
        snprintf(one->name, sizeof one->name, "%s", name);
        one->command = command;
        snprintf(one->text, sizeof one->text, "%s", text);
        return;
    }
}

static void button(pl_notice *notice, const char *name, const char *command, pl_id about)
{
    char id[PL_ID_ROOM] = "";
    if (about)
        pl_id_format(id, about);
    button_of(notice, name, command, id);
}

/* The day it was signed, or begun. */
static const char *day(char out[PL_DATE_ROOM], const pl_review *review)
{
    char date[PL_DATE_ROOM];
    return pl_date_short(
        out, pl_date_of(date, review->is_signed ? review->signed_utc : review->started_utc));
}

void pl_record_name(char *out, size_t room, const pl_review *review)
{
    char date[PL_DATE_ROOM];
    const char *what = review->kind == PL_REVIEW_CONSENSUS ? "Agreed record"
                       : review->corrects                  ? "Correction"
                       : review->kind == PL_REVIEW_SECOND  ? "Second review"
                       : review->kind == PL_REVIEW_SELF    ? "Self-review"
                                                           : "Review";
    snprintf(out, room, "%s by %.16s, %s %.20s%s", what, review->reviewer_code,
             review->is_signed ? "signed" : "draft of", day(date, review),
             review->corrected_by ? ", corrected" : "");
}

/* ----- corrections */

static void corrections(notices *list)
{
    const pl_records *found = &list->app->records;
    char date[PL_DATE_ROOM];
    if (found->later)
        button(say(list, PL_NOTICE_ASKS,
                   "Corrected by %s on %s: “%s” Both records stay visible; the correction is the "
                   "one that holds.",
                   found->later->reviewer_code, day(date, found->later),
                   found->later->correction_reason ? found->later->correction_reason : ""),
               "Open the correction", "open-record", found->later->id);
    else if (found->begun)
        button(say(list, PL_NOTICE_OFFERS,
                   "A correction of this record is begun. Until it is signed, this one holds."),
               "Go on with it", "open-record", found->begun->id);
    const char *why = found->itself->correction_reason ? found->itself->correction_reason : "";
    if (found->earlier)
        button(say(list, PL_NOTICE_STANDS,
                   "This record corrects the one that %s signed on %s: “%s” Both stay visible.",
                   found->earlier->reviewer_code, day(date, found->earlier), why),
               "Open the earlier one", "open-record", found->earlier->id);
    else if (found->itself->corrects)
        say(list, PL_NOTICE_STANDS, "This record corrects an earlier one: “%s” Both stay.", why);
}

/* ----- two records and the third */

static void open_of(pl_notice *notice, const pl_review *review)
{
    char name[48];
    snprintf(name, sizeof name, "Open %.16s’s", review->reviewer_code);
    button(notice, name, "open-record", review->id);
}

static void agreed(notices *list)
{
    const pl_records *found = &list->app->records;
    const pl_review *one = found->sources[0], *other = found->sources[1];
    char date[PL_DATE_ROOM], second[PL_DATE_ROOM];
    if (one && other) {
        pl_notice *notice =
            say(list, PL_NOTICE_STANDS,
                "Agreed record of what %s signed on %s and %s on %s. Both originals stay as they "
                "are.",
                one->reviewer_code, day(date, one), other->reviewer_code, day(second, other));
        open_of(notice, one);
        open_of(notice, other);
    }
    if (found->agreed)
        button(say(list, PL_NOTICE_STANDS,
                   found->agreed->is_signed
                       ? "Of this record and another an agreed one was made; that is the one to "
                         "report from. Both originals stay as they are."
                       : "Of this record and another an agreed one is begun. Both originals stay "
                         "as they are."),
               found->agreed->is_signed ? "Open the agreed record" : "Go on with it", "open-record",
               found->agreed->id);
    if (found->partner && !pl_command_why_not(pl_command_find("agree"), list->app))
        button(say(list, PL_NOTICE_OFFERS,
                   "%s and %s have both signed a review of this recording. What the two agree on "
                   "is a third record; both originals stay as they are.",
                   found->itself->reviewer_code, found->partner->reviewer_code),
               "Make an agreed record…", "agree", 0);
}

/* ----- the facilitator's own view */

static int gaps(const pl_app *app, int slot)
{
    const pl_scores *scores = &app->desk->facts.scores;
    int count = 0;
    for (int i = 0; i < scores->count; i++) {
        const pl_review *whose = NULL;
        if (pl_records_gap(&whose, &app->records, &app->desk->facts, &scores->items[i]) &&
            whose == app->records.views[slot])
            count++;
    }
    return count;
}

static void own_view(notices *list, int slot)
{
    const pl_records *found = &list->app->records;
    const pl_review *other = found->views[slot];
    char whose[64], open[48], date[PL_DATE_ROOM];
    if (!other)
        return;
    int count = gaps(list->app, slot);
    bool own = other->reviewer == pl_store_me(list->app->store)->id;
    const char *what = found->itself->kind == PL_REVIEW_SELF ? "review" : "self-review";
    if (own)
        snprintf(whose, sizeof whose, "Your %s", what);
    else
        snprintf(whose, sizeof whose, "The %s by %.16s", what, other->reviewer_code);
    snprintf(open, sizeof open, own ? "Open your %s" : "Open the %s", what);
    pl_notice *notice;
    if (count == 0)
        notice =
            say(list, PL_NOTICE_STANDS,
                "%s was signed on %s, too. On no item are the two apart by two levels or more.",
                whose, day(date, other));
    else
        notice = say(list, PL_NOTICE_STANDS,
                     "%s was signed on %s, too. On %d item%s the two are apart by two levels or "
                     "more: something to talk about.",
                     whose, day(date, other), count, count == 1 ? "" : "s");
    if (count && list->app->view.screen != PL_SCREEN_SCORE)
        button(notice, "Show on Score", "gap-next", 0);
    else if (count)
        button(notice, "Go to the next", "gap-next", 0);
    button(notice, open, "open-record", other->id);
}

/* ----- a second reviewer who was asked for */

const pl_second_look *pl_app_wish(const pl_app *app)
{
    const pl_second_looks *looks = app->desk ? &app->desk->facts.looks : NULL;
    for (int i = 0; looks && i < looks->count; i++)
        if (looks->items[i].id == app->view.about)
            return &looks->items[i];
    return NULL;
}

static void wish(notices *list, const pl_second_look *look)
{
    const pl_review_facilitator *who = pl_review_slot(list->app->records.itself, look->slot);
    const char *code = who ? who->code : "The facilitator";
    char date[PL_DATE_ROOM], shown[PL_DATE_ROOM];
    pl_date_short(shown, pl_date_of(date, look->settled_utc));
    if (!look->settled_utc) {
        bool mine = !pl_command_why_not(pl_command_find("settle"), list->app);
        pl_notice *notice = say(list, PL_NOTICE_ASKS, "%s wishes for a second reviewer: “%s”%s",
                                code, look->words, mine ? "" : " A treatment manager settles it.");
        if (mine)
            button(notice, "Settle it…", "settle", look->id);
    } else if (list->app->view.screen == PL_SCREEN_REPORT && look->reviewer) {
        say(list, PL_NOTICE_STANDS, "%s wished for a second reviewer: it is %s, named by %s on %s.",
            code, look->reviewer, look->settled_by, shown);
    } else if (list->app->view.screen == PL_SCREEN_REPORT) {
        say(list, PL_NOTICE_STANDS, "%s wished for a second reviewer. %s refused it on %s: “%s”",
            code, look->settled_by, shown, look->refused);
    }
}

/* ----- a newer edition */

static void newer(notices *list)
{
    const pl_app *app = list->app;
    char name[48];
    if (app->records.newer == 0 || app->view.not_now == app->records.review ||
        pl_command_why_not(pl_command_find("move-review"), app))
        return;
    pl_notice *notice = say(list, PL_NOTICE_OFFERS,
                            "Edition %d of this rubric is in the library. This review goes by "
                            "edition %d.",
                            app->records.newer, app->desk->facts.review->edition);
    snprintf(name, sizeof name, "Move to edition %d…", app->records.newer);
    button(notice, name, "move-review", 0);
    button(notice, "Not now", "not-now", 0);
}

/* ----- what a facilitator sent before the rest */

static void sent(notices *list)
{
    char setting[PL_SEEN_ROOM], at[PL_TIME_ROOM], watch[48];
    const pl_at_once *one = pl_at_once_sent(&list->app->desk->facts.at_once, 0);
    if (!one)
        return;
    pl_notice *notice = say(list, PL_NOTICE_OFFERS, "%s writes to the reviewer: %s", one->writer,
                            *one->words ? one->words : "Please watch this.");
    pl_at_once_setting(setting, one);
    if (one->at_us != PL_NO_TIME) {
        snprintf(watch, sizeof watch, "Watch %s", pl_time_format(at, one->at_us, 0));
        button_of(notice, watch, "at-once-watch", setting);
    }
    button_of(notice, "I have seen this", "at-once-seen", setting);
}

/* ----- what its facilitators wrote of the session */

static const char *fact(const pl_session_review *session, const char *title)
{
    for (int i = session->form_count; i < session->asks.prompt_count; i++) {
        const pl_prompt *prompt = &session->asks.prompts[i];
        const pl_answer *answer = pl_text_same(prompt->title, title)
                                      ? pl_answers_find(&session->answers, prompt->id)
                                      : NULL;
        if (answer)
            return answer->words;
    }
    return NULL;
}

static void session(notices *list)
{
    const pl_session_review *session = &list->app->records.session;
    char shown[PL_DATE_ROOM], came[96] = "";
    if (!session->begun)
        return;
    pl_date_short(shown, session->begun_on);
    if (!session->whole) {
        say(list, PL_NOTICE_STANDS, "The facilitators are writing their review of this session.");
        return;
    }
    const char *expected = fact(session, "Expected"), *here = fact(session, "Came");
    if (expected && here)
        snprintf(came, sizeof came, " Expected %.20s, came %.20s.", expected, here);
    pl_notice *notice =
        say(list, PL_NOTICE_STANDS, "The facilitators wrote of this session on %s%s.%s", shown,
            session->finished_utc ? "" : ", and did not finish", came);
    button(notice, "Read it", "session-read", 0);
}

int pl_app_notices(pl_notice out[PL_NOTICES_MOST], const pl_app *app)
{
    notices list = { app, out, 0 };
    const pl_records *found = &app->records;
    if (!app->desk || !found->itself || found->review != app->desk->facts.review->id)
        return 0;
    const char *notice = app->desk->facts.rubric->notice; /* as its reports have it on each page */
    if (notice && app->view.screen == PL_SCREEN_SCORE)
        say(&list, PL_NOTICE_STANDS, "%s", notice);
    sent(&list);
    bool brief = app->view.screen == PL_SCREEN_WATCH; /* the picture has the room */
    if (!brief || found->later)
        corrections(&list);
    const pl_second_looks *looks = &app->desk->facts.looks;
    for (int i = 0; !brief && !pl_app_reads_own(app) && i < looks->count; i++)
        wish(&list, &looks->items[i]);
    if (app->view.screen == PL_SCREEN_SCORE)
        session(&list);
    newer(&list);
    for (int i = 0; !brief && i < found->itself->facilitator_count; i++)
        own_view(&list, i);
    if (!brief)
        agreed(&list);
    return list.count;
}
