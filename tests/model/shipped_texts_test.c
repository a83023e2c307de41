/* The other texts that ship: what is in each of them, and that what one names in another is there. */
#include "shipped.h"

#include "test.h"

#include <ctype.h>

static const char *const rubric_files[] = {
    "group-session-review.yaml",   "twenty-two-week-review.yaml",
    "guiding-style-review.yaml",   "self-review.yaml",
    "session-review.yaml",         "session-facts.yaml",
    "seven-standards-review.yaml",
};

static const char *const programme_files[] = {
    "programmes/bbr.yaml",  "programmes/building-choices.yaml",
    "programmes/abp.yaml",  "programmes/idap.yaml",
    "programmes/up2u.yaml",
};

TEST(shipped_rubrics_have_what_they_should)
{
    static const struct {
        const char *file;
        int domains, items, checks, counters, formulas, prompts;
    } cases[] = {
        { "twenty-two-week-review.yaml", 4, 16, 1, 0, 0, 0 },
        { "guiding-style-review.yaml", 1, 4, 0, 12, 6, 0 },
        { "self-review.yaml", 0, 0, 0, 0, 0, 14 },
        { "session-review.yaml", 0, 0, 0, 0, 0, 8 },
        { "session-facts.yaml", 0, 0, 0, 0, 0, 11 },
        { "seven-standards-review.yaml", 7, 29, 0, 0, 0, 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rubric *rubric = shipped_rubric_of(cases[i].file);
        check(pl_text_starts(cases[i].file, rubric->id));
        check_int(rubric->edition, strcmp(rubric->id, "self-review") == 0 ? 2 : 1);
        check_int(rubric->domain_count, cases[i].domains);
        check_int(rubric->item_count, cases[i].items);
        check_int(rubric->check_count, cases[i].checks);
        check_int(rubric->counter_count, cases[i].counters);
        check_int(rubric->formula_count, cases[i].formulas);
        check_int(rubric->prompt_count, cases[i].prompts);
        pl_rubric_free(rubric);
    }
}

/* --- what one text names in another */

static pl_rubric *rubric_by_id(const char *id)
{
    char *name = pl_format("%s.yaml", id);
    pl_rubric *rubric = shipped_rubric_of(name);
    check_text(rubric->id, id);
    free(name);
    return rubric;
}

static void check_programmes(const pl_rubric *rubric)
{
    for (int i = 0; i < rubric->programmes.count; i++) {
        char *name = pl_format("programmes/%s.yaml", rubric->programmes.items[i]);
        pl_programme *programme = shipped_programme_of(name);
        check_text(programme->id, rubric->programmes.items[i]);
        pl_programme_free(programme);
        free(name);
    }
}

TEST(what_a_shipped_text_names_is_there)
{
    for (size_t i = 0; i < PL_COUNT(rubric_files); i++) {
        pl_rubric *rubric = shipped_rubric_of(rubric_files[i]);
        check_programmes(rubric);
        for (int k = 0; k < rubric->session_forms.count; k++) {
            pl_rubric *form = rubric_by_id(rubric->session_forms.items[k]);
            check(form->prompt_count > 0 && form->item_count == 0 && form->counter_count == 0);
            pl_rubric_free(form);
        }
        for (int k = 0; k < rubric->guard_count; k++) {
            pl_rubric *beside = rubric_by_id(rubric->guards[k].beside_rubric);
            check(pl_rubric_item_find(beside, rubric->guards[k].beside_item) != NULL);
            pl_rubric_free(beside);
        }
        pl_rubric_free(rubric);
    }
}

/* An apostrophe between letters is never the straight one, in what a report prints. */
static void check_apostrophes(const char *file)
{
    char *text = shipped_text(file), *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (line[strspn(line, " ")] == '#')
            continue;
        for (char *at = strchr(line, '\''); at; at = strchr(at + 1, '\''))
            check(at == line || !isalpha((unsigned char)at[-1]) || !isalpha((unsigned char)at[1]));
    }
    free(text);
}

TEST(shipped_words_have_their_apostrophes)
{
    for (size_t i = 0; i < PL_COUNT(rubric_files); i++)
        check_apostrophes(rubric_files[i]);
    for (size_t i = 0; i < PL_COUNT(programme_files); i++)
        check_apostrophes(programme_files[i]);
}

/* --- the 22-week review */

TEST(twenty_two_weeks_weigh_the_same_in_both_settings)
{
    pl_rubric *rubric = shipped_rubric_of("twenty-two-week-review.yaml");
    for (int setting = 0; setting < PL_SETTING_COUNT; setting++) {
        pl_rubric_totals person = pl_rubric_count(rubric, PL_PER_FACILITATOR, (pl_setting)setting);
        pl_rubric_totals session = pl_rubric_count(rubric, PL_PER_SESSION, (pl_setting)setting);
        check_int(person.items, 9);
        check_int(person.weight, 20);
        check_int(session.items, 7);
        check_int(session.weight, 11);
    }
    static const char *const every_role[] = { "2.1", "2.2", "2.3", "2.4", "3.1" };
    int held = 0, critical = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        held += rubric->items[i].every_role;
        critical += rubric->items[i].critical;
    }
    check_int(held, PL_COUNT(every_role));
    for (size_t i = 0; i < PL_COUNT(every_role); i++)
        check(pl_rubric_item_find(rubric, every_role[i])->every_role);
    check_int(critical, 2);
    check_int(pl_rubric_item_find(rubric, "3.1")->zero_minutes, 10);
    check_int(pl_rubric_item_find(rubric, "4.1")->zero_minutes, 5);
    check(pl_rubric_item_find(rubric, "2.1")->dividing_line &&
          pl_rubric_item_find(rubric, "3.1")->dividing_line);
    check(pl_rubric_question_find(rubric, "4.C2")->hide_moment);
    check_text(rubric->language_rule.items_that_stay.items[0], "1.4");
    pl_rubric_free(rubric);
}

/* The same rules and the same words as in the group session review, wherever both have them. */
TEST(twenty_two_weeks_keep_the_words_of_the_group_session_review)
{
    static const struct {
        const char *here, *there;
        int levels; /* from 0, that read the same */
    } same[] = { { "3.1", "5.3", 4 }, { "4.1", "5.1", 4 } };
    pl_rubric *rubric = shipped_rubric_of("twenty-two-week-review.yaml");
    pl_rubric *group = shipped_rubric();
    for (size_t i = 0; i < PL_COUNT(same); i++)
        for (int level = 0; level < same[i].levels; level++)
            check_text(pl_rubric_level_words(pl_rubric_item_find(rubric, same[i].here),
                                             PL_SETTING_GROUP, level),
                       pl_rubric_level_words(pl_rubric_item_find(group, same[i].there),
                                             PL_SETTING_GROUP, level));
    for (int i = 0; i < group->level_count; i++)
        check_text(rubric->levels[i].means, group->levels[i].means);
    for (int i = 0; i < group->no_score_count; i++)
        check_text(rubric->no_score[i].when, group->no_score[i].when);
    for (int i = 0; i < group->checks[0].question_count; i++)
        check_text(rubric->checks[0].questions[i].text[PL_SETTING_ONE_TO_ONE],
                   group->checks[0].questions[i].text[PL_SETTING_ONE_TO_ONE]);
    check_text(pl_rubric_level_words(pl_rubric_item_find(rubric, "3.1"), PL_SETTING_ONE_TO_ONE, 4),
               "also the participant begins to answer their own remarks");
    pl_rubric_free(group);
    pl_rubric_free(rubric);
}

/* --- guiding style */

TEST(guiding_style_counts_in_the_order_of_its_digits)
{
    static const char keys[] = "123456789012";
    static const int lane_of[] = { 3, 3, 3, 0, 1, 1, 2, 2, 2, 4, 5, 5 };
    pl_rubric *rubric = shipped_rubric_of("guiding-style-review.yaml");
    check_text(rubric->notice, "From one-to-one work. Not for judging a group session on its own.");
    check_int(rubric->counting.lanes.count, 6);
    for (int i = 0; i < rubric->counter_count; i++) {
        const pl_counter *counter = &rubric->counters[i];
        check_int(counter->key, keys[i]);
        check_int(counter->participants, i >= 10);
        check_text(counter->lane, rubric->counting.lanes.items[lane_of[i]]);
        check(counter->means != NULL);
    }
    check(rubric->sums.no_overall && rubric->sums.domain_mean_items == 0);
    check_int(rubric->level_count, 5);
    for (int i = 0; i < rubric->level_count; i++) {
        check_int(rubric->levels[i].value, i + 1);
        check_int(rubric->levels[i].between, i == 1 || i == 3);
        check_int(pl_rubric_evidence(&rubric->items[0], i + 1),
                  i == 2 ? PL_EVIDENCE_NONE : PL_EVIDENCE_MOMENT);
    }
    check_int(rubric->guards[0].from_level, 4);
    check_int(rubric->guards[0].up_to_level, 1);
    check_text(rubric->items[rubric->guards[0].item].id, "G4");
    pl_rubric_free(rubric);
}

/* --- what is answered in words */

TEST(risk_is_first_and_seen_at_once)
{
    static const struct {
        const char *file, *id;
    } cases[] = { { "session-review.yaml", "1" }, { "self-review.yaml", "0" } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rubric *rubric = shipped_rubric_of(cases[i].file);
        const pl_prompt *first = &rubric->prompts[0];
        check_text(first->id, cases[i].id);
        check_has(first->text, "risk");
        check_int(first->asked, PL_ASKED_NEEDED);
        check_int(first->seen, PL_SEEN_AT_ONCE);
        check_int(first->fields[0].answer, PL_ANSWER_WORDS);
        check_int(first->fields[1].answer, PL_ANSWER_CLOCK);
        for (int k = 1; k < rubric->prompt_count; k++)
            check(rubric->prompts[k].asked != PL_ASKED_NEEDED &&
                  rubric->prompts[k].seen != PL_SEEN_AT_ONCE);
        pl_rubric_free(rubric);
    }
}

TEST(a_self_review_keeps_what_is_the_writers_own)
{
    pl_rubric *rubric = shipped_rubric_of("self-review.yaml");
    check_int(rubric->choose_items, 6);
    for (int i = 1; i < rubric->prompt_count; i++) {
        const pl_prompt *prompt = &rubric->prompts[i];
        check_int(atoi(prompt->id), i);
        check_int(prompt->asked, i <= 7 ? PL_ASKED_WISHED : PL_ASKED_FREE);
        check_int(prompt->seen, i == 1 ? PL_SEEN_IF_CHOSEN : PL_SEEN_LATER);
        check_int(prompt->kept_for_writer, i == 9 || i == 10 || i == 13);
        check_int(prompt->locked, i == 12);
        check_int(prompt->in_report,
                  i == 8 || i == 11 || i == 12 ? PL_IN_REPORT_IF_CHOSEN : PL_IN_REPORT_AS_ASKED);
    }
    check_text(pl_rubric_prompt_find(rubric, "13")->title, "Agreed between us before watching");
    pl_rubric_free(rubric);
}

/* --- a service */

TEST(seven_standards_rest_on_links)
{
    static const char *const own_data[] = { "2.3", "3.1", "6.2", "6.3", "7.1", "7.2" };
    pl_rubric *rubric = shipped_rubric_of("seven-standards-review.yaml");
    check(rubric->service && rubric->sums.no_overall);
    check_text(rubric->id_prefix, "Std");
    check_has(rubric->notice, "Used here by choice.");
    int filled = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        const pl_texts *notes = &item->words[PL_SETTING_GROUP].notes;
        check_int(item->per, PL_PER_SERVICE);
        filled += notes->count > 0 && strstr(notes->items[0], "Filled in by Plumbline") != NULL;
        for (int level = 0; level <= 3; level++)
            check_int(pl_rubric_evidence(item, level),
                      level >= 2 ? PL_EVIDENCE_LINK : PL_EVIDENCE_NONE);
    }
    check_int(filled, PL_COUNT(own_data));
    for (size_t i = 0; i < PL_COUNT(own_data); i++)
        check_has(pl_rubric_item_find(rubric, own_data[i])->words[PL_SETTING_GROUP].notes.items[0],
                  "Filled in by Plumbline");
    pl_rubric_free(rubric);
}

/* --- a short review */

TEST(a_short_review_is_of_twenty_minutes_and_the_critical_items)
{
    pl_rubric *rubric = shipped_rubric();
    const pl_short_review *brief = &rubric->short_review;
    check_int(brief->minutes, 20);
    check_int(brief->action_items, 3);
    check_int(brief->items.count, 3);
    for (int i = 0; i < brief->items.count; i++)
        check(pl_rubric_item_find(rubric, brief->items.items[i])->critical);
    check_text(brief->checks.items[0], "5.C");
    check_int(brief->otherwise.count, 2);
    check_int(brief->write.count, 3);
    check_int(brief->not_for.count, 4);
    check_has(brief->stops, "go on as a full review");
    pl_rubric_free(rubric);
}

/* --- programmes */

TEST(shipped_programmes_have_their_sessions)
{
    static const struct {
        const char *file, *abbreviation;
        int modules, group, one_to_one, three_way;
    } cases[] = {
        { "programmes/bbr.yaml", "BBR", 8, 24, 4, 1 },
        { "programmes/building-choices.yaml", "BC", 7, 21, 5, 1 },
        { "programmes/abp.yaml", "ABP", 4, 0, 22, 0 },
        { "programmes/idap.yaml", "IDAP", 9, 27, 0, 0 },
        { "programmes/up2u.yaml", "Up2U", 9, 0, 0, 0 },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_programme *programme = shipped_programme_of(cases[i].file);
        int by_setting[PL_SETTING_COUNT] = { 0 };
        for (int k = 0; k < programme->session_count; k++)
            by_setting[programme->sessions[k].setting]++;
        check_text(programme->abbreviation, cases[i].abbreviation);
        check_int(programme->module_count, cases[i].modules);
        check_int(by_setting[PL_SETTING_GROUP], cases[i].group);
        check_int(by_setting[PL_SETTING_ONE_TO_ONE], cases[i].one_to_one);
        check_int(by_setting[PL_SETTING_THREE_WAY], cases[i].three_way);
        pl_programme_free(programme);
    }
}

TEST(building_choices_says_how_long_each_session_is)
{
    pl_programme *programme = shipped_programme_of("programmes/building-choices.yaml");
    for (int i = 0; i < programme->session_count; i++) {
        const pl_programme_session *session = &programme->sessions[i];
        check_int(session->minutes, session->setting == PL_SETTING_GROUP ? 150 : 60);
        check(session->title != NULL);
    }
    pl_programme_free(programme);
}

TEST(twenty_two_weeks_are_known_by_their_number)
{
    pl_programme *programme = shipped_programme_of("programmes/abp.yaml");
    for (int i = 0; i < programme->session_count; i++) {
        check_int(programme->sessions[i].overall, i + 1);
        check_int(programme->sessions[i].covers.count, 3);
    }
    static const int first[] = { 1, 5, 10, 19 };
    for (int i = 0; i < programme->module_count; i++)
        check_int(programme->modules[i].sessions[0].overall, first[i]);
    const pl_programme_session *twelve = pl_programme_session_find(programme, "12");
    check(twelve == pl_programme_session_find(programme, "phase-2/3"));
    check_text(twelve->title, "Transactional analysis");
    check_has(twelve->covers.items[0], "own part only");
    pl_programme_free(programme);
}

TEST(up2u_leaves_the_number_open)
{
    pl_programme *programme = shipped_programme_of("programmes/up2u.yaml");
    int targeted = 0;
    for (int i = 0; i < programme->module_count; i++) {
        check(programme->modules[i].open);
        targeted += programme->modules[i].targeted;
    }
    check_int(targeted, 4);
    check_int(programme->least_sessions, 6);
    check_int(programme->most_sessions, 40);
    pl_programme_free(programme);
}
