/* Scales, counts, formulas, prompts, languages: what they are read as, and each fault at its place. */
#include "shipped.h"

#include "plumbline/base/time.h"

#include "test.h"

#include "plumbline/model/levels.h"

static const char counted[] =
    "format: rubric 1\n"                                       /* 1 */
    "id: counted\n"                                            /* 2 */
    "edition: 1\n"                                             /* 3 */
    "title: { en: Counted, cy: Wedi ei gyfrif }\n"             /* 4 */
    "language: en\n"                                           /* 5 */
    "translations:\n"                                          /* 6 */
    "  - { language: cy, by: T-02, on: 2026-03-01 }\n"         /* 7 */
    "settings: [group]\n"                                      /* 8 */
    "levels:\n"                                                /* 9 */
    "  - { value: 1, words: Low, means: low }\n"               /* 10 */
    "  - { value: 2, words: Mid, means: mid, between: yes }\n" /* 11 */
    "  - { value: 3, words: High, means: high }\n"             /* 12 */
    "scales:\n"                                                /* 13 */
    "  - id: yes-no\n"                                         /* 14 */
    "    levels:\n"                                            /* 15 */
    "      - { value: 0, words: \"No\", means: not there }\n"  /* 16 */
    "      - { value: 1, words: \"Yes\", means: there }\n"     /* 17 */
    "    evidence: { \"0\": nothing, \"1\": moment }\n"        /* 18 */
    "no_score:\n"                                              /* 19 */
    "  - { id: not-seen, title: Not seen, when: x, in_sums: missing }\n"
    "evidence:\n"                                                 /* 21 */
    "  items: { \"1\": moment, \"2\": moment, \"3\": nothing }\n" /* 22 */
    "  nothing_cited: no moment cited\n"                          /* 23 */
    "sums: { overall: no }\n"                                     /* 24 */
    "done: { title: \"Done?\", choices: [no, partly, yes], items: [\"G1\"] }\n"
    "bands:\n"                             /* 26 */
    "  - { from: \"1.5\", title: one }\n"  /* 27 */
    "  - { from: \"2.25\", title: two }\n" /* 28 */
    "domains:\n"                           /* 29 */
    "  - id: \"G\"\n"                      /* 30 */
    "    title: Globals\n"                 /* 31 */
    "    items:\n"                         /* 32 */
    "      - id: G1\n"                     /* 33 */
    "        title: One\n"                 /* 34 */
    "        per: facilitator\n"           /* 35 */
    "        weight: 1\n"                  /* 36 */
    "        hotkey: \"11\"\n"             /* 37 */
    "        look_for: x\n"                /* 38 */
    "        anchors: { \"1\": { en: little, cy: ychydig }, \"3\": much }\n"
    "      - id: G2\n"                           /* 40 */
    "        title: Two\n"                       /* 41 */
    "        per: session\n"                     /* 42 */
    "        weight: 0\n"                        /* 43 */
    "        scale: yes-no\n"                    /* 44 */
    "        look_for: x\n"                      /* 45 */
    "        helpful: { en: [a, b], cy: [c] }\n" /* 46 */
    "counting:\n"                                /* 47 */
    "  minutes: 20\n"                            /* 48 */
    "  stretch: [random, chosen]\n"              /* 49 */
    "  rate_minutes: 20\n"                       /* 50 */
    "  lanes: [Talk]\n"                          /* 51 */
    "counts:\n"                                  /* 52 */
    "  - { id: Q, key: \"4\", title: Question, lane: Talk, kinds: [open] }\n"
    "  - { id: SR, key: \"5\", title: Simple, spans: yes }\n"      /* 54 */
    "  - { id: P, key: \"5\", title: Theirs, of: participants }\n" /* 55 */
    "formulas:\n"                                                  /* 56 */
    "  - { id: twice, title: Twice, is: 2 * SR / Q }\n"            /* 57 */
    "  - id: last\n"                                               /* 58 */
    "    title: Last\n"                                            /* 59 */
    "    is: (twice + G1) / (Q - 3)\n"                             /* 60 */
    "    reference: [\"1\", \"2.5\"]\n"                            /* 61 */
    "reference_words: expert opinion\n"                            /* 62 */
    "guards:\n"                                                    /* 63 */
    "  - item: G1\n"                                               /* 64 */
    "    from_level: 3\n"                                          /* 65 */
    "    beside_rubric: group-session-review\n"                    /* 66 */
    "    beside_item: \"2.4\"\n"                                   /* 67 */
    "    up_to_level: 1\n"                                         /* 68 */
    "    says: To talk about\n"                                    /* 69 */
    "prompts:\n"                                                   /* 70 */
    "  - id: \"1\"\n"                                              /* 71 */
    "    text: What worked?\n"                                     /* 72 */
    "    answer: choice\n"                                         /* 73 */
    "    choices: [this, that]\n"                                  /* 74 */
    "    asked: needed\n"                                          /* 75 */
    "    seen_at_once: yes\n"                                      /* 76 */
    "    fields:\n"                                                /* 77 */
    "      - { id: when, title: When, answer: clock }\n"           /* 78 */
    "items_of_the_review: { choose: 6, says: Choose six }\n"       /* 79 */
    "short_review: { minutes: 20, items: [\"G1\"], action_items: 3 }\n";

static pl_rubric *read(const char *language)
{
    pl_problems problems = { 0 };
    pl_text said = { 0 };
    pl_rubric *rubric = NULL;
    pl_rubric_parse_in(&rubric, &problems, counted, sizeof counted - 1, language);
    pl_problems_print(&said, &problems, "f");
    check_text(pl_text_get(&said), "");
    pl_text_free(&said);
    pl_problems_free(&problems);
    return rubric;
}

TEST(options_are_read)
{
    pl_rubric *rubric = read(NULL);
    check_int(rubric->scale_count, 2);
    check_text(rubric->items[0].keys, "11");
    check(rubric->items[0].done && !rubric->items[1].done);
    check(!rubric->items[0].scale->id);
    check_text(rubric->items[1].scale->id, "yes-no");
    check_int(pl_rubric_evidence(&rubric->items[1], 1), PL_EVIDENCE_MOMENT);
    check_int(pl_rubric_evidence(&rubric->items[1], 0), PL_EVIDENCE_NONE);
    check_text(pl_rubric_level_words(&rubric->items[1], PL_SETTING_GROUP, 0), "not there");
    check_text(pl_rubric_level_words(&rubric->items[0], PL_SETTING_GROUP, 2), "mid");
    const pl_item *one = &rubric->items[0], *two = &rubric->items[1];
    char room[PL_BETWEEN_ROOM];
    int low, high;
    check_text(pl_item_level_listed(room, one, &one->words[0], 0), "little");
    check_text(pl_item_level_listed(room, one, &one->words[0], 1), "lies between 1 and 3");
    check_text(pl_item_level_listed(room, two, &two->words[0], 1), "there");
    check(pl_rubric_level_span(&low, &high, rubric) && low == 0 && high == 3);
    check_int(rubric->bands[1].from_hundredths, 225);
    check_int(rubric->counter_count, 3);
    check_int(rubric->counters[0].key, '4');
    check(rubric->counters[1].spans && rubric->counters[2].participants);
    check_int(rubric->formula_count, 2);
    check_int(rubric->formulas[1].step_count, 7);
    check_text(rubric->formulas[1].good, "2.5");
    check_int(rubric->guards[0].item, 0);
    check_int(rubric->prompts[0].field_count, 1);
    check_int(rubric->prompts[0].asked, PL_ASKED_NEEDED);
    check_int(rubric->prompts[0].seen, PL_SEEN_AT_ONCE);
    check_int(rubric->prompts[0].in_report, PL_IN_REPORT_AS_ASKED);
    check_int(rubric->prompts[0].fields[0].answer, PL_ANSWER_CLOCK);
    check_int(rubric->choose_items, 6);
    check_int(rubric->short_review.minutes, 20);
    pl_rubric_free(rubric);
}

TEST(texts_stand_in_the_language_that_is_wanted)
{
    static const struct {
        const char *language, *title, *low, *sign;
        int signs;
    } cases[] = { { NULL, "Counted", "little", "a", 2 },
                  { "en", "Counted", "little", "a", 2 },
                  { "cy", "Wedi ei gyfrif", "ychydig", "c", 1 },
                  { "de", "Counted", "little", "a", 2 } };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_rubric *rubric = read(cases[i].language);
        check_int(rubric->languages.count, 2);
        check_text(rubric->languages.items[1], "cy");
        check_text(rubric->title, cases[i].title);
        check_text(rubric->items[0].words[PL_SETTING_GROUP].anchors[0], cases[i].low);
        check_text(rubric->items[0].words[PL_SETTING_GROUP].anchors[2], "much");
        check_int(rubric->items[1].words[PL_SETTING_GROUP].helpful.count, cases[i].signs);
        check_text(rubric->items[1].words[PL_SETTING_GROUP].helpful.items[0], cases[i].sign);
        pl_rubric_free(rubric);
    }
}

static const struct {
    const char *from, *to, *said;
} cases[] = {
    { "title: { en: Counted, cy:", "title: { cy:",
      "f:4:8: this text stands in other languages and not in 'en', the file's own\n" },
    { "title: { en: Counted, cy:", "title: { de: Gezählt, cy:",
      "f:4:8: 'title' is a mapping of keys and needs a text; a text in several languages needs "
      "each "
      "of them under 'translations'\n" },
    { "scale: yes-no", "scale: yes-not",
      "f:44:16: there is no scale 'yes-not'; did you mean 'yes-no'?\n" },
    { "weight: 0\n        scale", "weight: 2\n        scale",
      "f:43:17: item G2 has a scale of its own and so a weight of 0; levels of two scales cannot "
      "be "
      "averaged\n" },
    { "\"0\": nothing, \"1\": moment }\nno", "\"0\": nothing }\nno",
      "f:18:5: 'evidence' has no line for level 1\n" },
    { "\"0\": nothing, \"1\": moment }\nno", "\"0\": link, \"1\": moment }\nno",
      "f:18:22: a level needs 'moment', 'moment or sentence' or 'nothing'\n" },
    { "means: low }", "means: low, between: yes }",
      "f:10:50: a level that lies between has a level with words of its own below and above it\n" },
    { "cy: ychydig }, \"3\": much", "cy: ychydig }",
      "f:39:9: item G1 has no words for level 3; an item with words of its own has them for every "
      "level, 1 to 3\n" },
    { "hotkey: \"11\"", "hotkey: \"1\"",
      "f:37:17: a 'hotkey' is two digits from 1 to 9 in quotation marks, such as \"24\"\n" },
    { "        weight: 0\n", "        weight: 0\n        hotkey: \"11\"\n",
      "f:44:17: the keys 1 1 choose item G1 already; give one of the two another 'hotkey'\n" },
    { "id: G2", "id: G.2",
      "f:40:13: the id 'G.2' stands in domain G; ids of its items are \"G1\", \"G2\" and so on\n" },
    { "id: \"G\"", "id: \"S\"",
      "f:30:9: the id of a domain is one digit, \"1\" to \"9\": the key that chooses it; or one "
      "capital from D to Z, but not S, where it has none\n" },
    { "per: session", "per: service",
      "f:42:14: 'per: service' is for a rubric with 'about: service'\n" },
    { "items: [\"G1\"] }\nbands", "items: [\"G7\"] }\nbands",
      "f:25:61: there is no item 'G7'; did you mean 'G1'?\n" },
    { "choices: [no, partly, yes]", "choices: [yes]",
      "f:25:34: 'done' has two or three 'choices', such as [no, partly, yes]\n" },
    { "from: \"2.25\"", "from: \"1.5\"",
      "f:28:13: bands stand from low to high; this one does not begin above the one before it\n" },
    { "from: \"2.25\"", "from: \"much\"",
      "f:28:13: 'from' needs a number such as \"2.5\", not 'much'\n" },
    { "sums: { overall: no }", "sums: { rated_weight_percent: 75 }",
      "f:24:7: 'sums' has no 'rated_items_percent'; without an overall figure, write 'overall: "
      "no'\n" },
    { "stretch: [random, chosen]", "stretch: [random, all]",
      "f:49:21: a stretch is 'random', 'chosen' or 'whole', not 'all'\n" },
    { "lane: Talk", "lane: Tall", "f:53:47: there is no lane 'Tall' under 'counting'\n" },
    { "{ id: SR, key: \"5\"", "{ id: SR, key: \"4\"",
      "f:54:20: the key 4 counts Q already; give one of the two another key\n" },
    { "{ id: SR, key: \"5\"", "{ id: SR, key: \"x\"",
      "f:54:20: the 'key' of a count is one digit in quotation marks, \"1\" to \"9\" or \"0\"\n" },
    { "{ id: P, key", "{ id: p, key",
      "f:55:11: the id of a count is one to eight capitals and digits, such as \"SR\"\n" },
    { "is: 2 * SR / Q", "is: 2 * SX / Q",
      "f:57:36: there is no count, item or formula named 'SX'\n" },
    { "is: 2 * SR / Q", "is: 2 * SR /",
      "f:57:36: a name, a number or '(' is missing at the end\n" },
    { "is: 2 * SR / Q", "is: 2 SR",
      "f:57:36: 'SR' is too much; between two values stands +, -, * or /\n" },
    { "is: 2 * SR / Q", "is: 2 * (SR", "f:57:36: a closing ')' is missing\n" },
    { "is: 2 * SR / Q", "is: 0.5 * SR",
      "f:57:36: numbers in a formula are whole, up to 9999999; write 1/2 for a half\n" },
    { "is: 2 * SR / Q", "is: last + 1",
      "f:57:36: 'twice' needs its own result: 'twice' is made of itself, directly or through "
      "others\n" },
    { "is: 2 * SR / Q", "is: twice",
      "f:57:36: 'twice' needs its own result: 'twice' is made of itself, directly or through "
      "others\n" },
    { "[\"1\", \"2.5\"]", "[\"1\"]",
      "f:61:16: a 'reference' is a list of two numbers, fair and good: [\"3.5\", \"4\"]\n" },
    { "reference_words: expert opinion\n", "",
      "f:61:16: a formula has reference lines, and the rubric has no 'reference_words' to say "
      "where "
      "they come from\n" },
    { "  - item: G1", "  - item: G3", "f:64:11: there is no item 'G3'; did you mean 'G1'?\n" },
    { "    choices: [this, that]\n", "",
      "f:71:5: an answer by choice needs 'choices', two or more\n" },
    { "answer: choice\n", "answer: rows\n", "f:74:14: 'choices' belong to 'answer: choice'\n" },
    { "    seen_at_once: yes\n", "    seen_at_once: yes\n    kept_for_writer: yes\n",
      "f:77:22: an answer cannot be kept for its writer and be seen at once\n" },
    { "short_review: { minutes: 20,", "short_review: { minutes: 20, checks: [\"G.C\"],",
      "f:80:39: there is no check 'G.C'\n" },
    { "settings: [group]\n", "", "f:2:5: rubric counted has items and no 'settings'\n" },
};

TEST(each_fault_of_an_option_has_its_sentence)
{
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_problems problems = { 0 };
        pl_text said = { 0 };
        pl_rubric *rubric = NULL;
        char *text = shipped_but(counted, cases[i].from, cases[i].to);
        pl_rubric_parse(&rubric, &problems, text, strlen(text));
        pl_problems_print(&said, &problems, "f");
        check_text(pl_text_get(&said), cases[i].said);
        check(!rubric);
        pl_text_free(&said);
        pl_problems_free(&problems);
        free(text);
    }
}

TEST(a_rubric_of_nothing_is_named)
{
    static const char nothing[] = "format: rubric 1\nid: nothing\nedition: 1\ntitle: Nothing\n"
                                  "language: en\nsettings: [group]\n";
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    check(!pl_rubric_parse(&rubric, &problems, nothing, sizeof nothing - 1));
    check_text(problems.items[0].text, "rubric nothing has neither 'domains' with items, nor "
                                       "'counts', nor 'prompts'");
    pl_problems_free(&problems);
}

/* Reviews rest on this text for ever: whatever the format becomes, it must read. */
TEST(the_first_text_that_was_shipped_still_reads)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    char *text = shipped_text("../tests/data/rubrics/group-session-review-first.yaml");
    check(pl_rubric_parse(&rubric, &problems, text, strlen(text)));
    check_int(problems.count, 1);
    check(problems.items[0].remark);
    check_int(rubric->item_count, 26);
    pl_rubric_free(rubric);
    pl_problems_free(&problems);
    free(text);
}

static void add_items(pl_text *out, int count, const char *look_for)
{
    static const char domains[] = "123456789DEFGHIJKLMNOPQRTUVWXYZ";
    for (int i = 0; i < count; i++) {
        char domain = domains[i / 99];
        if (i % 99 == 0)
            pl_text_add_format(out, "  - id: \"%c\"\n    title: Domain\n    items:\n", domain);
        pl_text_add_format(out, "      - { id: \"%c%s%d\", title: T, per: session, weight: 1%s }\n",
                           domain, domain <= '9' ? "." : "", i % 99 + 1, look_for);
    }
}

/* As many as there is room for are read; more are refused with a sentence. Both at once. */
TEST(two_thousand_items_are_answered_in_time)
{
    static const struct {
        int items;
        const char *look_for;
        int faults;
    } sizes[] = { { 1500, "", 0 }, { 2000, ", look_for: x", 1 } };
    for (size_t i = 0; i < PL_COUNT(sizes); i++) {
        pl_text text = { 0 };
        pl_problems problems = { 0 };
        pl_rubric *rubric = NULL;
        const char *from = strstr(counted, "domains:\n");
        pl_text_add_format(&text, "%.*sdomains:\n", (int)(from - counted), counted);
        add_items(&text, sizes[i].items, sizes[i].look_for);
        pl_utc before = pl_utc_now();
        pl_rubric_parse(&rubric, &problems, pl_text_get(&text), text.size);
        check(pl_utc_now() - before < 20 * 1000 * 1000);
        check_int(problems.faults, sizes[i].faults);
        check_int(rubric ? rubric->item_count : 0, sizes[i].faults ? 0 : sizes[i].items);
        if (sizes[i].faults)
            check_has(problems.items[0].text, "more than 20,000 keys and texts");
        pl_rubric_free(rubric);
        pl_problems_free(&problems);
        pl_text_free(&text);
    }
}
