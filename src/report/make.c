/* From a signed review to the model of one facilitator's report. */
#include "draft.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void draft_note(draft *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char text[PL_ERROR_ROOM];
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    text[pl_utf8_cut(text, strlen(text))] = '\0';
    pl_grow(d->notes, d->note_count, d->note_room);
    d->notes[d->note_count++] = pl_arena_text(d->arena, text);
}

const char *draft_words(draft *d, const char *words)
{
    return words && *words ? pl_arena_text(d->arena, words) : NULL;
}

const char *draft_date(draft *d, const char *date)
{
    char words[PL_DATE_ROOM];
    return date ? pl_arena_text(d->arena, pl_date_words(words, date)) : NULL;
}

const char *draft_day(draft *d, pl_utc utc)
{
    char date[PL_DATE_ROOM];
    return draft_date(d, pl_date_of(date, utc));
}

/* The title of the item in this setting; where a setting changes nothing it is the general one. */
pl_report_name draft_name(const draft *d, const char *id)
{
    const pl_rubric *rubric = d->facts.rubric;
    pl_setting setting = d->facts.review->setting;
    pl_report_name name = { .id = pl_arena_text(d->arena, id), .title = "" };
    const pl_item *item = pl_rubric_item_find(rubric, id);
    const pl_check_question *question = item ? NULL : pl_rubric_question_find(rubric, id);
    if (item) {
        name.title = item->words[setting].title;
        name.domain = item->domain + 1;
    }
    if (question)
        name.title = question->text[setting];
    for (int i = 0; question && i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            if (&rubric->checks[i].questions[k] == question)
                name.domain = rubric->checks[i].domain + 1;
    return name;
}

/* A facilitator is shown the own report alone; those who lead, and the reviewer, any. */
static bool may_have(const draft *d, pl_error *err)
{
    const pl_person *me = pl_store_me(d->store);
    if ((me->roles & PL_ROLES_LEADING) || me->id == d->facts.review->reviewer ||
        me->id == d->who->person)
        return true;
    return pl_fail(err, PL_REFUSED,
                   "You can see your own released feedback. To ask for more, see your treatment "
                   "manager.");
}

static bool find_who(draft *d, pl_who slot, pl_error *err)
{
    if (d->facts.review->service) {
        d->nobody =
            (pl_review_facilitator){ .slot = PL_WHO_SESSION, .code = d->facts.review->service };
        d->who = &d->nobody;
    } else {
        d->who = slot >= 'A' && slot <= 'C' ? pl_review_slot(d->facts.review, slot) : NULL;
    }
    if (!d->who)
        return pl_fail(err, PL_BAD_INPUT,
                       "There is no such facilitator in this review. Say A, B or C, as far as they "
                       "are present.");
    if (!d->facts.review->is_signed)
        return pl_fail(err, PL_REFUSED,
                       "This review is a draft. A report is made from a signed review: sign it "
                       "first.");
    return may_have(d, err);
}

static bool names_code(const char *words, const char *code)
{
    size_t size = strlen(code);
    for (; words && *words; words++)
        if (strncasecmp(words, code, size) == 0)
            return true;
    return false;
}

static void remind_words(draft *d, const char *words, const char *where)
{
    const pl_review *review = d->facts.review;
    for (int i = 0; i < review->facilitator_count; i++) {
        const pl_review_facilitator *other = &review->facilitators[i];
        if (other->person != d->who->person && names_code(words, other->code))
            draft_note(d, "The words %s name %s. Read them before the report is passed on.", where,
                       other->code);
    }
}

static void remind_points(draft *d, const pl_report_points *points)
{
    for (int i = 0; i < points->count; i++) {
        char time[PL_TIME_ROOM], where[PL_TIME_ROOM + 4];
        snprintf(where, sizeof where, "at %s", pl_time_format(time, points->items[i].at_us, 0));
        remind_words(d, points->items[i].words, where);
    }
}

void draft_remind(draft *d)
{
    const pl_report *report = d->report;
    remind_points(d, &report->worked);
    remind_points(d, &report->also_worked);
    remind_points(d, &report->to_develop);
    remind_points(d, &report->departures);
    remind_words(d, report->no_strength, "on why no strength is noted");
    for (int i = 0; i < report->matter_count; i++)
        remind_words(d, report->matters[i].words, "of the critical matter");
    for (int i = 0; i < report->since.count; i++)
        remind_words(d, report->since.items[i].evidence, "on what became of an action");
    for (int i = 0; i < report->actions.count; i++) {
        remind_words(d, report->actions.items[i].words, "of an action");
        remind_words(d, report->actions.items[i].support, "on the support of an action");
    }
}

static bool fill(draft *d, pl_error *err)
{
    draft_secrets(d);
    draft_header(d);
    draft_points(d);
    draft_matters(d);
    if (!draft_actions(d, err))
        return false;
    draft_scores(d);
    draft_counted(d);
    draft_answers(d);
    draft_service(d);
    draft_appendix(d);
    if (!d->facts.review->service && !draft_own_view(d, err))
        return false;
    draft_stills(d);
    draft_remind(d);
    return true;
}

/* The lists that grew while it was made move into the report. */
static void settle(draft *d)
{
    size_t size = (size_t)d->note_count * sizeof *d->notes;
    const char **notes = pl_arena_alloc(d->arena, size);
    if (size)
        memcpy(notes, d->notes, size);
    d->report->notes = notes;
    d->report->note_count = d->note_count;
    d->report->rubric = d->facts.rubric; /* now the report's */
    d->facts.rubric = NULL;
}

static void draft_end(draft *d)
{
    pl_review_facts_free(&d->facts);
    pl_reviews_free(&d->others);
    free(d->hidden);
    free(d->unspoken_items);
    free(d->notes);
}

bool pl_report_make(pl_report **out, pl_store *store, pl_id review, pl_who slot,
                    const pl_report_options *options, pl_error *err)
{
    static const pl_report_options as_shipped;
    draft d = { .store = store, .options = options ? options : &as_shipped };
    if (!pl_store_facts(&d.facts, store, review, err))
        return false;
    pl_report *report = NULL;
    bool ok = find_who(&d, slot, err) && pl_store_reviews(&d.others, store, err);
    if (ok) {
        d.arena = pl_arena_new();
        report = d.report = pl_arena_alloc(d.arena, sizeof *report);
        report->arena = d.arena;
        ok = fill(&d, err);
        settle(&d);
    }
    draft_end(&d);
    if (ok)
        *out = report;
    else
        pl_report_free(report);
    return ok;
}

char *pl_report_file_name(const pl_report *report, const char *ending)
{
    char id[PL_ID_ROOM];
    pl_id_format(id, report->review);
    if (report->service)
        return pl_format("service-review-%s-%.8s.%s", report->file_date, id, ending);
    return pl_format("supervision-report-%s-%s-%.8s.%s", report->facilitator, report->file_date, id,
                     ending);
}

static void free_images(pl_report_points *points)
{
    for (int i = 0; i < points->count; i++)
        pl_image_free(points->items[i].image);
}

void pl_report_free(pl_report *report)
{
    if (!report)
        return;
    free_images(&report->worked);
    free_images(&report->to_develop);
    pl_rubric_free(report->rubric);
    pl_arena_free(report->arena); /* the report itself stands in it */
}
