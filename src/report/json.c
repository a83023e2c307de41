/* The model as JSON. Times are microseconds on the recording's clock. Pictures are left out, and so are
 * the notes for whoever makes the report: this form is passed on as the others are. */
#include "plumbline/report/report.h"

static void add_time(pl_json *out, const char *name, pl_time time)
{
    if (time == PL_NO_TIME)
        pl_json_null(out, name);
    else
        pl_json_int(out, name, time);
}

static void add_id(pl_json *out, const char *name, pl_id id)
{
    char words[PL_ID_ROOM];
    pl_json_string(out, name, pl_id_format(words, id));
}

static void add_name(pl_json *out, const pl_report_name *name)
{
    pl_json_string(out, "item", name->id);
    pl_json_string(out, "title", name->title);
}

static void add_points(pl_json *out, const char *name, const pl_report_points *points)
{
    pl_json_array(out, name);
    for (int i = 0; i < points->count; i++) {
        const pl_report_point *point = &points->items[i];
        pl_json_object(out, NULL);
        add_id(out, "tag", point->tag);
        add_time(out, "at_us", point->at_us);
        add_time(out, "to_us", point->to_us);
        add_time(out, "made_us", point->made_us);
        pl_json_array(out, "items");
        for (int k = 0; k < point->item_count; k++) {
            pl_json_object(out, NULL);
            add_name(out, &point->items[k]);
            pl_json_end_object(out);
        }
        pl_json_end_array(out);
        pl_json_string(out, "words", point->words);
        pl_json_bool(out, "picture", point->jpeg != NULL);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_links(pl_json *out, const pl_report *report)
{
    pl_json_array(out, "links");
    for (int i = 0; i < report->link_count; i++) {
        pl_json_object(out, NULL);
        add_name(out, &report->links[i].item);
        pl_json_string(out, "address", report->links[i].address);
        pl_json_string(out, "words", report->links[i].words);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_actions(pl_json *out, const char *name, const pl_report_actions *actions)
{
    pl_json_array(out, name);
    for (int i = 0; i < actions->count; i++) {
        const pl_report_action *action = &actions->items[i];
        pl_json_object(out, NULL);
        pl_json_string(out, "words", action->words);
        pl_json_string(out, "practised", action->practised);
        pl_json_string(out, "by", action->by);
        pl_json_string(out, "seen_by", action->seen_by);
        pl_json_string(out, "support", action->support);
        pl_json_string(out, "serves", action->serves);
        pl_json_string(out, "state", action->state);
        pl_json_string(out, "evidence", action->evidence);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_matters(pl_json *out, const pl_report *report)
{
    pl_json_array(out, "critical_matters");
    for (int i = 0; i < report->matter_count; i++) {
        const pl_report_matter *matter = &report->matters[i];
        pl_json_object(out, NULL);
        add_name(out, &matter->item);
        add_time(out, "at_us", matter->at_us);
        pl_json_string(out, "words", matter->words);
        pl_json_string(out, "why_you", matter->why_you);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_score(pl_json *out, const pl_report_score *score)
{
    pl_json_object(out, NULL);
    add_name(out, &score->item);
    if (score->level == PL_NO_LEVEL)
        pl_json_null(out, "level");
    else
        pl_json_int(out, "level", score->level);
    pl_json_string(out, "words", score->words);
    if (score->done)
        pl_json_string(out, "done", score->done);
    pl_json_string(out, "remark", score->remark);
    pl_json_array(out, "moments_us");
    for (int i = 0; i < score->moment_count; i++)
        pl_json_int(out, NULL, score->moments[i]);
    pl_json_end_array(out);
    pl_json_end_object(out);
}

static void add_scores(pl_json *out, const char *name, const pl_report_scores *scores)
{
    pl_json_object(out, name);
    pl_json_bool(out, "shown", scores->shown);
    pl_json_string(out, "withheld", scores->withheld);
    pl_json_string(out, "overall", scores->overall);
    pl_json_string(out, "band", scores->band);
    pl_json_string(out, "rated", scores->rated);
    pl_json_string(out, "unrated", scores->unrated);
    pl_json_array(out, "domains");
    for (int i = 0; i < scores->domain_count; i++) {
        const pl_report_domain *domain = &scores->domains[i];
        pl_json_object(out, NULL);
        pl_json_string(out, "domain", domain->id);
        pl_json_string(out, "title", domain->title);
        pl_json_string(out, "mean", domain->words);
        pl_json_array(out, "items");
        for (int k = 0; k < domain->item_count; k++)
            add_score(out, &domain->items[k]);
        pl_json_end_array(out);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
    pl_json_end_object(out);
}

static void add_texts(pl_json *out, const char *name, const char *const *texts, int count)
{
    pl_json_array(out, name);
    for (int i = 0; i < count; i++)
        pl_json_string(out, NULL, texts[i]);
    pl_json_end_array(out);
}

static void add_counts(pl_json *out, const char *name, const pl_report_count *counts, int count)
{
    pl_json_array(out, name);
    for (int i = 0; i < count; i++) {
        pl_json_object(out, NULL);
        pl_json_string(out, "title", counts[i].title);
        pl_json_int(out, "count", counts[i].count);
        pl_json_string(out, "rate", counts[i].rate);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_counted(pl_json *out, const pl_report_counted *counted)
{
    pl_json_object(out, "counted");
    pl_json_string(out, "stretch", counted->stretch);
    pl_json_string(out, "rates", counted->per);
    add_counts(out, "counts", counted->counts, counted->count);
    add_counts(out, "participants", counted->participants, counted->participant_count);
    pl_json_array(out, "formulas");
    for (int i = 0; i < counted->formula_count; i++) {
        pl_json_object(out, NULL);
        pl_json_string(out, "title", counted->formulas[i].title);
        pl_json_string(out, "value", counted->formulas[i].value);
        pl_json_string(out, "why", counted->formulas[i].why);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
    add_texts(out, "to_talk_about", counted->guards, counted->guard_count);
    pl_json_end_object(out);
}

static void add_answers(pl_json *out, const pl_report_answers *answers)
{
    pl_json_array(out, "answers");
    for (int i = 0; i < answers->count; i++) {
        const pl_report_answer *answer = &answers->items[i];
        pl_json_object(out, NULL);
        pl_json_string(out, "prompt", answer->id);
        pl_json_string(out, "title", answer->title);
        pl_json_string(out, "text", answer->text);
        add_texts(out, "words", answer->lines, answer->line_count);
        pl_json_string(out, "added_on", answer->added_on);
        pl_json_end_object(out);
    }
    pl_json_end_array(out);
}

static void add_header(pl_json *out, const pl_report *report)
{
    char slot[2] = { report->slot, '\0' };
    const struct {
        const char *name, *words;
    } facts[] = {
        { "facilitator", report->facilitator },
        { "slot", slot },
        { "reviewer", report->reviewer },
        { "session", report->session },
        { "group", report->group },
        { "held_on", report->held_on },
        { "started_on", report->started_on },
        { "signed_on", report->signed_on },
        { "feedback", report->feedback },
        { "rubric", report->rubric_title },
        { "rubric_note", report->rubric_note },
        { "notice", report->notice },
        { "reason", report->reason },
        { "kind", report->kind },
        { "double_scored", report->double_scored },
        { "corrects", report->corrects },
        { "watched", report->watched },
        { "not_watched", report->not_watched },
        { "watched_why", report->watched_why },
        { "short_review", report->short_review },
        { "interest", report->interest },
        { "service", report->service },
        { "marking", report->marking },
        { "next_due", report->next_due },
        { "log_head", report->log_head },
        { "no_strength", report->no_strength },
        { "spoken_on", report->spoken_on },
    };
    add_id(out, "review", report->review);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        pl_json_string(out, facts[i].name, facts[i].words);
    if (report->days_between < 0)
        pl_json_null(out, "days_between");
    else
        pl_json_int(out, "days_between", report->days_between);
}

void pl_report_json(pl_json *out, const pl_report *report)
{
    pl_json_object(out, NULL);
    add_header(out, report);
    add_links(out, report);
    add_actions(out, "since_last_time", &report->since);
    add_points(out, "worked", &report->worked);
    add_points(out, "also_worked", &report->also_worked);
    add_points(out, "to_develop", &report->to_develop);
    pl_json_int(out, "more_to_develop", report->more_to_develop);
    add_points(out, "agreed_departures", &report->departures);
    add_actions(out, "actions", &report->actions);
    add_matters(out, report);
    pl_json_object(out, "own_view");
    pl_json_string(out, "words", report->own_view.words);
    add_texts(out, "apart", report->own_view.apart, report->own_view.apart_count);
    pl_json_end_object(out);
    add_answers(out, &report->answers);
    add_scores(out, "scores", &report->person);
    add_scores(out, "session_scores", &report->whole_session);
    add_counted(out, &report->counted);
    add_texts(out, "how_scored", report->how_scored,
              sizeof report->how_scored / sizeof *report->how_scored);
    pl_json_end_object(out);
}
