/* The head of a report: who, which session, when, why, and what was and was not watched. */
#include "draft.h"

#include "plumbline/base/text.h"
#include "plumbline/model/programme.h"
#include "plumbline/model/short.h"
#include "plumbline/store/recordings.h"

#include <stdlib.h>
#include <string.h>

static const char not_said[] = "not said";

static const char for_concern[] =
    "For concern: this session was looked at because of a concern that was raised. It enters no "
    "average.";

static const char *const kind_titles[PL_REVIEW_KIND_COUNT] = {
    [PL_REVIEW_ROUTINE] = "Routine",
    [PL_REVIEW_REQUESTED] = "Asked for by the facilitator",
    [PL_REVIEW_CONCERN] = for_concern,
    [PL_REVIEW_TRAINING] = "For training. It enters no average.",
    [PL_REVIEW_CALIBRATION] = "For calibration. It enters no average.",
    [PL_REVIEW_SECOND] = "Second scoring",
    [PL_REVIEW_SELF] = "Self-review",
    [PL_REVIEW_CONSENSUS] = "Agreed record of two reviewers",
};

static const char *or_not_said(draft *d, const char *words)
{
    const char *copy = draft_words(d, words);
    return copy ? copy : not_said;
}

/* Why this session: a facilitator is always told of a concern, by which role, when, and about what. */
static const char *why_chosen(draft *d, const pl_review *review)
{
    if (review->kind != PL_REVIEW_CONCERN || !review->concern_by || !review->concern_on)
        return or_not_said(d, review->reason);
    return pl_arena_format(
        d->arena, "This session was looked at because of a concern raised on %s by %s%s%s.%s%s",
        draft_date(d, review->concern_on), draft_words(d, review->concern_by),
        review->concern_items ? ", about " : "",
        review->concern_items ? draft_words(d, review->concern_items) : "",
        review->reason ? " " : "", review->reason ? draft_words(d, review->reason) : "");
}

/* By the caller, else by the policy that the service has set: counted from the session, or from signing. */
static const char *next_due(draft *d)
{
    const char *held_on = d->facts.recording->session.held_on;
    int days = d->facts.policy.values[PL_POLICY_REVIEW_DAYS];
    char date[PL_DATE_ROOM], every[48];
    pl_utc from = d->facts.review->signed_utc;
    if (d->options->next_due)
        return draft_date(d, d->options->next_due);
    if (!d->facts.policy.set_utc)
        return "not set";
    if (held_on && pl_date_valid(held_on))
        from -= pl_date_days(held_on, pl_date_of(date, from)) * PL_DAY_US;
    return pl_arena_format(d->arena, "%s (local policy: %s)", draft_day(d, from + days * PL_DAY_US),
                           pl_policy_every(every, days));
}

static void add_people(draft *d)
{
    pl_report *report = d->report;
    const pl_review *review = d->facts.review;
    report->review = review->id;
    report->slot = d->who->slot;
    report->setting = review->setting;
    report->facilitator = pl_arena_text(d->arena, d->who->code);
    report->reviewer = pl_arena_text(d->arena, review->reviewer_code);
    report->reason = why_chosen(d, review);
    report->kind = kind_titles[review->kind];
    report->marking = d->options->marking ? pl_arena_text(d->arena, d->options->marking)
                                          : "Personal data. Handle as your policy says.";
    report->next_due = next_due(d);
    report->log_head = draft_words(d, d->options->log_head);
    report->spoken_on = draft_date(d, d->who->spoken_on);
}

static void add_days(draft *d, const char *held_on, const char *signed_on)
{
    pl_report *report = d->report;
    bool known = held_on && pl_date_valid(held_on);
    int days = known ? pl_date_days(held_on, signed_on) : -1;
    report->days_between = days < 0 ? -1 : days;
    if (days > 0)
        report->feedback = pl_arena_format(d->arena, "%s, %d %s after the session",
                                           report->signed_on, days, days == 1 ? "day" : "days");
    else if (days == 0)
        report->feedback =
            pl_arena_format(d->arena, "%s, the day of the session", report->signed_on);
    else
        report->feedback = report->signed_on;
}

/* " · " becomes ", ". */
static void add_parts(pl_text *out, const char *title)
{
    static const char dot[] = " · ";
    for (const char *next; (next = strstr(title, dot)); title = next + strlen(dot))
        pl_text_add_format(out, "%.*s, ", (int)(next - title), title);
    pl_text_add(out, title);
}

/* The title with its programme's name in full, for a reader who does not know the short one, from the text
 * of the programme that is kept with the session: "Building Better Relationships, My Emotions, session 4". */
static const char *session_title(draft *d, const pl_session *session)
{
    pl_programme *programme = NULL;
    pl_problems problems = { 0 };
    pl_error none = { 0 };
    pl_text out = { 0 };
    char *text = session->programme && session->title
                     ? pl_store_text(d->store, PL_TEXT_PROGRAMME, session->programme, &none)
                     : NULL;
    if (text && pl_programme_parse(&programme, &problems, text, strlen(text)) &&
        pl_text_starts(session->title, programme->abbreviation)) {
        pl_text_add(&out, programme->title);
        add_parts(&out, session->title + strlen(programme->abbreviation));
    }
    const char *title = or_not_said(d, out.data ? pl_text_get(&out) : session->title);
    pl_text_free(&out);
    pl_programme_free(programme);
    pl_problems_free(&problems);
    free(text);
    return title;
}

static void add_session(draft *d)
{
    pl_report *report = d->report;
    const pl_review *review = d->facts.review;
    const pl_session *session = &d->facts.recording->session;
    const char *held_on = session->id ? session->held_on : NULL;
    char signed_on[PL_DATE_ROOM];
    pl_date_of(signed_on, review->signed_utc);
    report->session = session->id ? session_title(d, session) : not_said;
    report->group = or_not_said(d, session->id ? session->group : NULL);
    report->held_on = held_on ? draft_date(d, held_on) : not_said;
    report->started_on = draft_day(d, review->started_utc);
    report->signed_utc = review->signed_utc;
    report->signed_on = draft_day(d, review->signed_utc);
    report->file_date = pl_arena_text(d->arena, held_on ? held_on : signed_on);
    add_days(d, held_on, signed_on);
}

static void add_rubric(draft *d)
{
    const pl_rubric *rubric = d->facts.rubric;
    bool said = strstr(rubric->title, "edition") != NULL;
    d->report->rubric_title =
        said ? pl_arena_text(d->arena, rubric->title)
             : pl_arena_format(d->arena, "%s, edition %d", rubric->title, rubric->edition);
    d->report->rubric_note = draft_words(d, rubric->note);
    d->report->notice = draft_words(d, rubric->notice);
}

/* Another signed review of this recording with this person in it. */
static bool beside(const draft *d, const pl_review *other, pl_review_kind kind)
{
    const pl_review *review = d->facts.review;
    if (other->id == review->id || other->recording != review->recording || !other->is_signed ||
        other->kind != kind)
        return false;
    for (int i = 0; i < other->facilitator_count; i++)
        if (other->facilitators[i].person == d->who->person)
            return true;
    return false;
}

/* The reason without the full stop at its end: a sentence goes on behind it. */
static const char *no_stop(draft *d, const char *reason)
{
    size_t size = strlen(reason);
    while (size > 0 && reason[size - 1] == '.')
        size--;
    char *copy = pl_format("%.*s", (int)size, reason);
    const char *words = draft_words(d, copy);
    free(copy);
    return words;
}

static void add_double(draft *d)
{
    pl_review_kind kind = d->facts.review->kind;
    d->report->double_scored =
        kind == PL_REVIEW_SECOND || kind == PL_REVIEW_CONSENSUS ? "Yes" : "No";
    for (int i = 0; i < d->others.count; i++)
        if (beside(d, &d->others.items[i], PL_REVIEW_SECOND))
            d->report->double_scored =
                pl_arena_format(d->arena, "Yes, by %s", d->others.items[i].reviewer_code);
    if (d->facts.review->corrected_by)
        d->report->corrects = "It was corrected later by another record. Both are kept.";
    else if (d->facts.review->corrects)
        d->report->corrects = pl_arena_format(
            d->arena, "It corrects an earlier record%s%s. Both are kept.",
            d->facts.review->correction_reason ? ": " : "",
            d->facts.review->correction_reason ? no_stop(d, d->facts.review->correction_reason)
                                               : "");
}

bool draft_all_watched(const draft *d)
{
    return d->facts.shown_us >= pl_review_to_watch(&d->facts) - 1000000;
}

static int minutes(pl_time time)
{
    return (int)(time / 60000000);
}

/* Shown twice counts once: nobody watched more than there is. */
static void add_watched(draft *d)
{
    pl_time all = pl_review_to_watch(&d->facts);
    int total = minutes(all + 30000000), shown = minutes(d->facts.shown_us),
        skipped = minutes(d->facts.skipped_us);
    int rest = total - shown - skipped;
    if (d->facts.shown_us <= 0) {
        d->report->watched = "Nothing was watched in Plumbline.";
        return;
    }
    if (draft_all_watched(d)) {
        d->report->watched = pl_arena_format(d->arena, "All %d minutes", total);
        return;
    }
    d->report->watched =
        skipped ? pl_arena_format(d->arena, "%d of %d minutes; %d %s of silence skipped", shown,
                                  total, skipped, skipped == 1 ? "minute" : "minutes")
                : pl_arena_format(d->arena, "%d of %d minutes", shown, total);
    if (d->facts.left_out_us > 0)
        d->report->watched =
            pl_arena_format(d->arena, "%s; breaks are left out", d->report->watched);
    if (rest > 0)
        d->report->not_watched =
            pl_arena_format(d->arena, "%d %s", rest, rest == 1 ? "minute" : "minutes");
}

/* Each draw stays listed: a stretch that was drawn away is told of. */
static void add_short(draft *d)
{
    char words[PL_SHORT_ROOM], from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    const pl_draws *draws = &d->facts.draws;
    pl_text out = { 0 };
    if (!pl_review_is_short(d->facts.review))
        return;
    pl_text_add_format(&out, "%s.", pl_short_words(words, d->facts.review, d->facts.rubric));
    for (int i = 0; i + 1 < draws->count; i++)
        pl_text_add_format(&out, " Drawn before: %s to %s, seed %lld; drawn again: %s.",
                           pl_time_format(from, draws->items[i].from_us, 0),
                           pl_time_format(to, draws->items[i].to_us, 0),
                           (long long)draws->items[i].seed, no_stop(d, draws->items[i + 1].reason));
    d->report->short_review = pl_arena_text(d->arena, pl_text_get(&out));
    pl_text_free(&out);
}

/* Local policy asked for more: what it asked, what was watched, and why it was signed. */
static void add_less(draft *d)
{
    const pl_review *review = d->facts.review;
    if (review->watched_reason && pl_review_watched_percent(&d->facts) < review->watched_asked)
        d->report->watched_why =
            pl_arena_format(d->arena, "Local policy asks for %d %%. %s", review->watched_asked,
                            draft_words(d, review->watched_reason));
}

void draft_header(draft *d)
{
    add_people(d);
    add_session(d);
    add_rubric(d);
    add_double(d);
    add_watched(d);
    add_less(d);
    add_short(d);
    d->report->interest = draft_words(d, d->facts.review->interest);
}
