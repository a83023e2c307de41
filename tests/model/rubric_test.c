/* The shipped rubric: its counts, its rules and the words of the items that decide most arguments.
 * */
#include "shipped.h"

#include "test.h"

TEST(group_session_review_is_what_it_says)
{
    pl_rubric *rubric = shipped_rubric();
    check_text(rubric->id, "group-session-review");
    check_int(rubric->edition, 1);
    check_text(rubric->title, "Group session review (Plumbline)");
    check_text(rubric->note,
               "Written for Plumbline. Not an HMPPS form and not approved by anyone.");
    check_int(rubric->domain_count, 5);
    check_int(rubric->item_count, 26);
    static const struct {
        const char *title;
        int items;
    } domains[] = {
        { "Keeping to the programme", 6 },
        { "Treatment style", 6 },
        { "Groupwork and co-working", 7 },
        { "Responsivity", 4 },
        { "Safety, partners and children, responsibility", 3 },
    };
    for (int i = 0; i < rubric->domain_count; i++) {
        check_text(rubric->domains[i].title, domains[i].title);
        check_int(rubric->domains[i].item_count, domains[i].items);
    }
    check_int(rubric->choosing.count, 5);
    pl_rubric_free(rubric);
}

TEST(counts_and_weights_come_from_the_file)
{
    static const struct {
        pl_setting setting;
        pl_per per;
        int items, weighted, weight;
    } cases[] = {
        { PL_SETTING_GROUP, PL_PER_FACILITATOR, 18, 18, 38 },
        { PL_SETTING_GROUP, PL_PER_SESSION, 8, 7, 13 },
        { PL_SETTING_ONE_TO_ONE, PL_PER_FACILITATOR, 16, 16, 34 },
        { PL_SETTING_ONE_TO_ONE, PL_PER_SESSION, 7, 6, 11 },
        { PL_SETTING_THREE_WAY, PL_PER_FACILITATOR, 16, 16, 34 },
        { PL_SETTING_THREE_WAY, PL_PER_SESSION, 7, 6, 11 },
    };
    pl_rubric *rubric = shipped_rubric();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rubric_totals totals = pl_rubric_count(rubric, cases[i].per, cases[i].setting);
        check_int(totals.items, cases[i].items);
        check_int(totals.weighted_items, cases[i].weighted);
        check_int(totals.weight, cases[i].weight);
    }
    pl_rubric_free(rubric);
}

/* By hand from the tables of the paper: id, per, weight. */
TEST(each_item_has_its_place_and_weight)
{
    static const struct {
        const char *id;
        char per;
        int weight;
        const char *title;
    } cases[] = {
        { "1.1", 'S', 2, "Aims carried through" },
        { "1.2", 'S', 2, "Exercises delivered, changes reasoned" },
        { "1.3", 'S', 2, "Time and pace" },
        { "1.4", 'S', 1, "Learning carried over, practice between sessions" },
        { "1.5", 'F', 3, "Skill tried out, not only talked about" },
        { "1.6", 'S', 0, "Room, seating and materials" },
        { "2.1", 'F', 2, "Warmth and respect" },
        { "2.2", 'F', 2, "Draws out rather than tells" },
        { "2.3", 'F', 3, "Challenge that keeps dignity" },
        { "2.4", 'F', 3, "Does not join in with abuse-supporting talk" },
        { "2.5", 'F', 1, "Hope and strengths" },
        { "2.6", 'F', 2, "Models respect and equality" },
        { "3.1", 'S', 1, "Opening, group agreement, settled end" },
        { "3.2", 'F', 2, "Everyone takes part" },
        { "3.3", 'F', 2, "Participants help and challenge each other" },
        { "3.4", 'F', 3, "Tense or difficult moments" },
        { "3.5", 'F', 3, "Tied to participants’ own lives" },
        { "3.6", 'S', 2, "Co-working" },
        { "3.7", 'F', 1, "Board, media, movement" },
        { "4.1", 'F', 2, "Fits the learner" },
        { "4.2", 'F', 1, "Plain words, understanding checked" },
        { "4.3", 'F', 1, "Identity, culture and language" },
        { "4.4", 'F', 2, "Trauma-aware pacing" },
        { "5.1", 'S', 3, "Possible harm noticed and passed on" },
        { "5.2", 'F', 2, "Partners and children kept in view" },
        { "5.3", 'F', 3, "Responsibility: excuse, denial and blame are answered" },
    };
    pl_rubric *rubric = shipped_rubric();
    check_int(rubric->item_count, PL_COUNT(cases));
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const pl_item *item = &rubric->items[i];
        check_text(item->id, cases[i].id);
        check_text(item->words[PL_SETTING_GROUP].title, cases[i].title);
        check_int(item->per, cases[i].per == 'S' ? PL_PER_SESSION : PL_PER_FACILITATOR);
        check_int(item->weight, cases[i].weight);
        check_int(item->keys[0], cases[i].id[0]);
        check_int(item->keys[1], cases[i].id[2]);
        check_int(rubric->domains[item->domain].id[0], cases[i].id[0]);
        check(item->words[PL_SETTING_GROUP].look_for != NULL);
        check(item->words[PL_SETTING_GROUP].helpful.count >= 2);
        check(item->words[PL_SETTING_GROUP].unhelpful.count >= 2);
        check(pl_rubric_item_find(rubric, cases[i].id) == item);
    }
    pl_rubric_free(rubric);
}

static const struct {
    const char *id, *words[5];
} anchored[] = {
    { "1.5",
      { "the planned practice is left out altogether, without a reason; or it is unsafe",
        "talked about only", "one try, vague feedback", "shown, tried, specific feedback",
        "also tried again after feedback and tied to a next real occasion" } },
    { "2.3",
      { "shames, mocks or threatens", "argues to win; participants withdraw",
        "respectful at times, uneven",
        "steady, curious, respectful; the participant stays in the talk",
        "also leads the participant, or the group, to look again in their own words" } },
    { "2.4",
      { "says or does something that supports abuse or blames a partner, or agrees with it in "
        "words, and does not put it right in the session",
        "goes along with a clear invitation by a laugh or a nod, and does not come back to it",
        "a slip is put right late or in part; or turns away from a clear invitation without "
        "answering",
        "stays warm and does not agree at clear invitations; a slip is put right at once",
        "also notices subtle invitations and lets the group look at them" } },
    { "5.1",
      { "a clear sign that someone may be harmed gets no response then or afterwards, or secrecy "
        "is promised",
        "noticed and left; nothing found to show that it was passed on",
        "explored in part, or passed on late or in part",
        "clarified calmly, limits of confidentiality said or recalled, passed on the same day",
        "also the participant was told what happens next, where that is safe for others, and the "
        "group was settled" } },
    { "5.3",
      { "the most serious remark heard (for example that violence was deserved) is left as if "
        "accepted, by everyone",
        "clear remarks are seldom answered", "some are; serious ones late or partly",
        "most are, the serious ones among them, then or later in the session",
        "also participants begin to answer their own or each other’s" } },
};

TEST(words_of_five_items_are_exact)
{
    pl_rubric *rubric = shipped_rubric();
    int with_words = 0, critical = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        with_words += rubric->items[i].words[PL_SETTING_GROUP].anchors[0] != NULL;
        critical += rubric->items[i].critical;
    }
    check_int(with_words, PL_COUNT(anchored));
    check_int(critical, 3);
    for (size_t i = 0; i < PL_COUNT(anchored); i++) {
        const pl_item *item = pl_rubric_item_find(rubric, anchored[i].id);
        for (int level = 0; level <= 4; level++)
            check_text(pl_rubric_level_words(item, PL_SETTING_GROUP, level),
                       anchored[i].words[level]);
    }
    const pl_item *general = pl_rubric_item_find(rubric, "2.1");
    check_text(pl_rubric_level_words(general, PL_SETTING_GROUP, 4),
               "works, and is fitted to these people; could be shown to others");
    pl_rubric_free(rubric);
}

TEST(critical_items_and_their_lines)
{
    pl_rubric *rubric = shipped_rubric();
    static const char *const critical[] = { "2.4", "5.1", "5.3" };
    for (size_t i = 0; i < PL_COUNT(critical); i++) {
        const pl_item *item = pl_rubric_item_find(rubric, critical[i]);
        check(item->critical && pl_item_is_critical_at(item, 0) &&
              !pl_item_is_critical_at(item, 1));
    }
    const pl_item *own = pl_rubric_item_find(rubric, "2.4");
    check_text(own->words[PL_SETTING_GROUP].look_for,
               "The facilitator’s own words, laugh or nod when invited to agree");
    check_text(own->no_moment_sentence, "no invitation was heard in the part watched");
    check_int(own->no_moment_level, 3);
    static const char *const divided[] = { "2.3", "2.4", "5.3" };
    for (size_t i = 0; i < PL_COUNT(divided); i++) {
        const pl_dividing_line *line = pl_rubric_item_find(rubric, divided[i])->dividing_line;
        check_text(
            line->text,
            "2.3 = how a challenge is made. 2.4 = what the facilitator’s own words, laugh or "
            "nod say. 5.3 = whether a participant’s remark gets an answer. Cite one moment "
            "under one of these only, as a lowering moment.");
        check_text(line->note,
                   "Clear invitation = a remark that asks the facilitator to agree, laugh or take "
                   "sides. No challenge made: 2.3 is “No opportunity”; a remark that needed one "
                   "belongs to 5.3.");
    }
    check(pl_rubric_item_find(rubric, "2.2")->dividing_line == NULL);
    check_text(own->words[PL_SETTING_GROUP].notes.items[0],
               "“Mm” or a nod that only shows listening is not a lowering moment: look at what "
               "comes next.");
    check_text(pl_rubric_item_find(rubric, "2.5")->words[PL_SETTING_GROUP].unhelpful.items[1],
               "“you’ll never”");
    pl_rubric_free(rubric);
}

TEST(levels_and_reasons)
{
    static const struct {
        const char *id, *title;
        pl_no_score_sums sums;
    } reasons[] = {
        { "no-opportunity", "No opportunity", PL_SUMS_LEFT_OUT },
        { "not-applicable", "Does not apply", PL_SUMS_NOT_COUNTED },
        { "not-seen", "Not in the part watched", PL_SUMS_MISSING },
        { "not-judgeable", "Could not be seen or heard", PL_SUMS_MISSING },
    };
    static const char *const words[] = { "Missed", "Begun", "In part", "Sound", "Skilled" };
    pl_rubric *rubric = shipped_rubric();
    check_int(rubric->level_count, PL_COUNT(words));
    for (int i = 0; i < rubric->level_count; i++) {
        check_int(rubric->levels[i].value, i);
        check_text(rubric->levels[i].words.items[0], words[i]);
        check_int(rubric->levels[i].words.count, i == 0 ? 2 : 1);
    }
    check_text(rubric->levels[0].words.items[1], "Harmful");
    check_int(rubric->no_score_count, PL_COUNT(reasons));
    for (int i = 0; i < rubric->no_score_count; i++) {
        check_text(rubric->no_score[i].id, reasons[i].id);
        check_text(rubric->no_score[i].title, reasons[i].title);
        check_int(rubric->no_score[i].sums, reasons[i].sums);
    }
    check_text(rubric->no_score[0].critical_words, "None heard in the (n) minutes watched");
    check_text(rubric->no_score[3].critical_words, "Not judged: (reason)");
    check(pl_rubric_level_find(rubric, 5) == NULL && pl_rubric_level_find(rubric, -1) == NULL);
    pl_rubric_free(rubric);
}

TEST(evidence_by_level)
{
    static const pl_evidence ordinary[] = { PL_EVIDENCE_MOMENT, PL_EVIDENCE_MOMENT,
                                            PL_EVIDENCE_MOMENT_OR_SENTENCE, PL_EVIDENCE_NONE,
                                            PL_EVIDENCE_MOMENT };
    pl_rubric *rubric = shipped_rubric();
    for (int level = 0; level <= 4; level++) {
        check_int(pl_rubric_evidence(pl_rubric_item_find(rubric, "2.1"), level), ordinary[level]);
        check_int(pl_rubric_evidence(pl_rubric_item_find(rubric, "5.1"), level),
                  PL_EVIDENCE_MOMENT);
    }
    check_text(rubric->evidence.nothing_cited, "no moment cited");
    check_int(pl_rubric_item_find(rubric, "2.4")->zero_minutes, 5);
    check_int(pl_rubric_item_find(rubric, "5.3")->zero_minutes, 10);
    check_int(rubric->sums.rated_weight_percent, 75);
    check_int(rubric->sums.rated_items_percent, 50);
    check_int(rubric->sums.domain_mean_items, 3);
    pl_rubric_free(rubric);
}

TEST(one_to_one_leaves_out_and_changes)
{
    pl_rubric *rubric = shipped_rubric();
    int applies = 0;
    for (int i = 0; i < rubric->item_count; i++) {
        applies += rubric->items[i].applies[PL_SETTING_ONE_TO_ONE];
        check_int(rubric->items[i].applies[PL_SETTING_GROUP], true);
    }
    check_int(applies, 23);
    static const char *const out[] = { "3.2", "3.3", "3.6" };
    for (size_t i = 0; i < PL_COUNT(out); i++)
        check_int(pl_rubric_item_find(rubric, out[i])->applies[PL_SETTING_ONE_TO_ONE], false);

    const pl_item *item = pl_rubric_item_find(rubric, "3.1");
    check_text(item->words[PL_SETTING_ONE_TO_ONE].title, "Opening, purpose, settled end");
    check_text(item->words[PL_SETTING_THREE_WAY].title, "Opening, purpose, settled end");
    check_int(item->words[PL_SETTING_ONE_TO_ONE].helpful.count, 4);
    check_int(item->words[PL_SETTING_THREE_WAY].helpful.count, 6);
    check_text(item->words[PL_SETTING_THREE_WAY].helpful.items[4], "the participant speaks first");
    item = pl_rubric_item_find(rubric, "5.3");
    check_text(pl_rubric_level_words(item, PL_SETTING_ONE_TO_ONE, 4),
               "also the participant begins to answer their own remarks");
    check_text(pl_rubric_level_words(item, PL_SETTING_ONE_TO_ONE, 0), anchored[4].words[0]);
    item = pl_rubric_item_find(rubric, "4.4");
    check_text(item->words[PL_SETTING_ONE_TO_ONE].unhelpful.items[0],
               "asks for more detail than is needed");
    check_text(item->words[PL_SETTING_GROUP].unhelpful.items[0], "asks for detail in the group");
    for (int i = 0; i < rubric->item_count; i++) /* "the group" and "either" have fallen away */
        for (int k = 0; k < rubric->items[i].words[PL_SETTING_ONE_TO_ONE].notes.count; k++)
            check(!strstr(rubric->items[i].words[PL_SETTING_ONE_TO_ONE].notes.items[k],
                          "either facilitator"));
    pl_rubric_free(rubric);
}

TEST(check_of_confidentiality)
{
    pl_rubric *rubric = shipped_rubric();
    check_int(rubric->check_count, 1);
    check_text(rubric->checks[0].title, "Confidentiality");
    check_int(rubric->checks[0].question_count, 3);
    check_int(rubric->checks[0].domain, 4);
    const pl_check_question *two = pl_rubric_question_find(rubric, "5.C2");
    check(two->critical && two->hide_moment);
    check_text(
        two->text[PL_SETTING_THREE_WAY],
        "Did a facilitator reveal anything that came from, or showed contact with, a partner "
        "or the partner service?");
    check_text(
        two->route,
        "Do not write what was revealed. Write the time only. Tell the partner service first: "
        "they decide what the partner needs.");
    const pl_check_question *three = pl_rubric_question_find(rubric, "5.C3");
    check(!three->critical && !three->hide_moment && !three->route);
    check_text(
        three->text[PL_SETTING_ONE_TO_ONE],
        "Was a participant’s information from elsewhere told to another person without need?");
    check_int(rubric->language_rule.items_that_stay.count, 4);
    check_text(rubric->language_rule.others, "not-judgeable");
    pl_rubric_free(rubric);
}

TEST(a_mistyped_id_has_a_nearest)
{
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        { "2.44", "2.4" },          { "5.c2", "5.C2" }, { "no-oportunity", "no-opportunity" },
        { "not_seen", "not-seen" }, { "2,4", "2.4" },   { "elephant", NULL },
    };
    pl_rubric *rubric = shipped_rubric();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const char *near = pl_rubric_nearest(rubric, cases[i].typed);
        check_text(near ? near : "-", cases[i].meant ? cases[i].meant : "-");
    }
    check(pl_rubric_item_find(rubric, "2.44") == NULL);
    pl_rubric_free(rubric);
}
