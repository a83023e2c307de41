#include "shipped.h"

#include "test.h"

TEST(bbr_has_29_sessions_in_order)
{
    pl_programme *bbr = shipped_bbr();
    check_text(bbr->abbreviation, "BBR");
    check_int(bbr->session_count, 29);
    check_has(bbr->note, "29");
    check_has(bbr->note, "30");
    int by_setting[PL_SETTING_COUNT] = { 0 };
    for (int i = 0; i < bbr->session_count; i++) {
        const pl_programme_session *session = &bbr->sessions[i];
        by_setting[session->setting]++;
        check_int(session->overall, i + 1);
        check_int(session->minutes, 0);
        check(session->title == NULL);
        check(pl_programme_session_at(bbr, bbr->modules[session->module].id, session->number) ==
              session);
    }
    check_int(by_setting[PL_SETTING_GROUP], 24);
    check_int(by_setting[PL_SETTING_ONE_TO_ONE], 4);
    check_int(by_setting[PL_SETTING_THREE_WAY], 1);
    pl_programme_free(bbr);
}

TEST(a_session_is_found_by_name_or_number)
{
    static const struct {
        const char *asked, *name;
    } cases[] = {
        { "my-emotions/4", "BBR · My Emotions · session 4" },
        { "19", "BBR · My Emotions · session 4" },
        { "1", "BBR · Pre-group one-to-one · session 1" },
        { "29", "BBR · Post-group three-way review" },
        { "after-my-thinking/1", "BBR · One-to-one after My Thinking" },
        { "my-emotions/7", NULL },
        { "my-emotions/0", NULL },
        { "my-emotions/", NULL },
        { "30", NULL },
        { "0", NULL },
        { "", NULL },
        { "/", NULL },
        { "My Emotions/4", NULL },
    };
    pl_programme *bbr = shipped_bbr();
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        const pl_programme_session *session = pl_programme_session_find(bbr, cases[i].asked);
        char *name = session ? pl_programme_session_name(bbr, session) : pl_copy_text("-");
        check_text(name, cases[i].name ? cases[i].name : "-");
        free(name);
    }
    char *id = pl_programme_session_id(bbr, &bbr->sessions[18]);
    check_text(id, "my-emotions/4");
    free(id);
    pl_programme_free(bbr);
}

static const char listed[] = "format: programme 1\nid: made\nedition: 1\ntitle: Made\nmodules:\n"
                             "  - id: one\n    title: One\n    kind: group\n    minutes: 150\n"
                             "    targeted: yes\n    sessions:\n      - title: First\n"
                             "      - title: Second\n        kind: one-to-one\n"
                             "        minutes: 60\n";

TEST(sessions_may_have_titles_and_lengths)
{
    pl_problems problems = { 0 };
    pl_programme *made = NULL;
    check(pl_programme_parse(&made, &problems, listed, strlen(listed)));
    check_text(made->abbreviation, "Made");
    check_int(made->modules[0].targeted, true);
    check_text(made->sessions[0].title, "First");
    check_int(made->sessions[0].minutes, 150);
    check_int(made->sessions[0].setting, PL_SETTING_GROUP);
    check_int(made->sessions[1].minutes, 60);
    check_int(made->sessions[1].setting, PL_SETTING_ONE_TO_ONE);
    pl_programme_free(made);
    pl_problems_free(&problems);
}

TEST(what_is_wrong_with_a_programme)
{
    static const struct {
        const char *from, *to, *said;
    } cases[] = {
        { "programme 1", "rubric 1",
          "f:1:9: this file is a rubric; check it with 'plumbline rubric check'\n" },
        { "programme 1", "programme 2",
          "f:1:9: this file is made for a newer Plumbline (format 2); this one reads format 1\n" },
        { "    kind: group\n", "",
          "f:11:9: this session has no 'kind', and its module has none either\n" },
        { "kind: group", "kind: crowd",
          "f:8:11: 'kind' needs 'group', 'one-to-one' or 'three-way-review', not 'crowd'\n"
          "f:12:9: this session has no 'kind', and its module has none either\n" },
        { "    sessions:\n", "    number_of_sessions: 2\n    sessions:\n",
          "f:6:9: module one has 'number_of_sessions' and a list of 'sessions'; leave one out\n" },
        { "id: made", "id: Made It",
          "f:2:5: an 'id' has small letters, digits and '-' (2 to 60 of them, no spaces), such as "
          "'group-session-review', not 'Made It'\n" },
        { "id: made", "id: “made”",
          "f:2:5: an 'id' has small letters, digits and '-' (2 to 60 of them, no spaces), such as "
          "'group-session-review', not '“made”'; “ is read as a letter here and not as a quotation "
          "mark: type the straight ones, \"…\"\n" },
        { "minutes: 150", "minutes: 2.5 h",
          "f:9:14: 'minutes' needs a whole number from 1 to 600, not '2.5 h'\n" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *text = shipped_but(listed, cases[i].from, cases[i].to);
        pl_problems problems = { 0 };
        pl_programme *made = NULL;
        check(!pl_programme_parse(&made, &problems, text, strlen(text)));
        check(made == NULL);
        pl_text said = { 0 };
        pl_problems_print(&said, &problems, "f");
        check_text(pl_text_get(&said), cases[i].said);
        pl_text_free(&said);
        pl_problems_free(&problems);
        free(text);
    }
}
