#include "library.h"

#include "plumbline/base/text.h"

/* Who sees what: a review of T-02 about F-014 (A), F-022 (B) and F-027 (C), with something about each. */

enum { TAG_A, TAG_B, TAG_AB, TAG_SESSION, TAGS };

typedef struct scene {
    library lib;
    pl_id tags[TAGS], matters[3], actions[2];
} scene;

static pl_id add_tag(scene *s, unsigned who, const char *item)
{
    pl_error err = { 0 };
    pl_tag tag = library_tag(&s->lib, 1000000);
    tag.facilitators = who;
    tag.items[0] = item;
    check_ok(pl_store_tag_add(s->lib.store, &tag, &err));
    return tag.id;
}

static pl_id add_matter(scene *s, pl_who about, pl_who acted)
{
    pl_error err = { 0 };
    pl_matter matter = {
        .review = s->lib.review, .source = "concern", .about = about, .words = "Seen"
    };
    check_ok(pl_store_matter_add(&matter.id, s->lib.store, &matter, &err));
    matter.acted = acted;
    check_ok(pl_store_matter_set(s->lib.store, &matter, &err));
    return matter.id;
}

static pl_id add_action(scene *s, pl_who slot)
{
    pl_error err = { 0 };
    pl_action action = {
        .review = s->lib.review, .slot = slot, .text = "Ask", .by_date = "2026-03-10"
    };
    pl_id id;
    check_ok(pl_store_action_add(&id, s->lib.store, &action, &err));
    return id;
}

static scene make_scene(void)
{
    scene s = { .lib = library_open() };
    pl_error err = { 0 };
    pl_id id;
    s.tags[TAG_A] = add_tag(&s, PL_WHO_BIT('A'), "6.1");
    s.tags[TAG_B] = add_tag(&s, PL_WHO_BIT('B'), "6.1");
    s.tags[TAG_AB] = add_tag(&s, PL_WHO_BIT('A') | PL_WHO_BIT('B'), "2.2");
    s.tags[TAG_SESSION] = add_tag(&s, 0, "6.1");
    for (const char *who = "ABS"; *who; who++) {
        pl_score score = {
            .review = s.lib.review, .item = *who == 'S' ? "6.1" : "2.2", .who = *who, .level = 2
        };
        check_ok(pl_store_score_set(&id, s.lib.store, &score, &err));
    }
    check_ok(
        pl_store_evidence_set(s.lib.store, s.lib.review, "2.2", 'A', s.tags[TAG_B], true, &err));
    s.matters[0] = add_matter(&s, 'A', 0);
    s.matters[1] = add_matter(&s, 'B', 0);
    s.matters[2] = add_matter(&s, 'S', 'B');
    s.actions[0] = add_action(&s, 'A');
    s.actions[1] = add_action(&s, 'B');
    check_ok(pl_store_no_strength(s.lib.store, s.lib.review, 'B', "Not seen in this part", &err));
    library_sql(s.lib.folder, "INSERT INTO watched VALUES (3, %lld, 0, 5000000, 1000, 0, 1)",
                (long long)s.lib.review);
    return s;
}

static void sign(pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, store, review, &err));
    check_ok(pl_store_review_sign(store, review, seen.items[0].revision, &err));
    pl_reviews_free(&seen);
}

/* ----- what one person sees of it, as one line */

static void add_finds(pl_text *out, pl_store *store, pl_noun noun, const pl_id *ids, int count)
{
    for (int i = 0; i < count; i++) {
        char id[PL_ID_ROOM], unknown[PL_ID_ROOM];
        pl_id found;
        pl_error err = { 0 }, none = { 0 };
        bool there = pl_store_find(&found, store, noun, pl_id_format(id, ids[i]), &err);
        pl_text_add_char(out, there ? 'y' : '-');
        if (there)
            continue;
        /* the very sentence of what does not exist at all, but for the id */
        check_fails(pl_store_find(&found, store, noun, pl_id_format(unknown, pl_id_new()), &none) ||
                        (err = none, false),
                    PL_NOT_FOUND);
        pl_error again = { 0 };
        check(!pl_store_find(&found, store, noun, id, &again));
        char *at = strstr(again.text, id);
        check(at != NULL);
        memcpy(at, unknown, strlen(unknown));
        check_text(again.text, none.text);
    }
    pl_text_add_char(out, ' ');
}

static void add_lists(pl_text *out, pl_store *store, pl_id review)
{
    pl_error err = { 0 };
    pl_tags tags;
    pl_scores scores;
    pl_matters matters;
    pl_actions actions;
    check_ok(pl_store_tags(&tags, store, review, &err));
    check_ok(pl_store_scores(&scores, store, review, &err));
    check_ok(pl_store_matters(&matters, store, review, &err));
    check_ok(pl_store_actions(&actions, store, review, &err));
    int evidence = 0;
    for (int i = 0; i < scores.count; i++)
        for (int j = 0; j < scores.items[i].evidence_count; j++, evidence++) {
            pl_tags one; /* what is cited can be seen */
            check_ok(pl_store_tag(&one, store, scores.items[i].evidence[j], &err));
            pl_tags_free(&one);
        }
    pl_time shown = -1, skipped = -1;
    check_ok(pl_store_watched(&shown, &skipped, store, review, &err));
    pl_text_add_format(out, "tags %d scores %d evidence %d matters %d actions %d watched %d",
                       tags.count, scores.count, evidence, matters.count, actions.count,
                       (int)(shown / 1000000));
    pl_tags_free(&tags);
    pl_scores_free(&scores);
    pl_matters_free(&matters);
    pl_actions_free(&actions);
}

static char *seen_by(const scene *s, const char *code)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = code, .read_only = true };
    check_ok(pl_store_open(&store, s->lib.folder, &options, &err));
    pl_text out = { 0 };
    add_finds(&out, store, PL_NOUN_REVIEW, &s->lib.review, 1);
    add_finds(&out, store, PL_NOUN_TAG, s->tags, TAGS);
    add_finds(&out, store, PL_NOUN_MATTER, s->matters, 3);
    add_finds(&out, store, PL_NOUN_ACTION, s->actions, 2);
    add_lists(&out, store, s->lib.review);
    pl_reviews one = { 0 }, all;
    bool found = pl_store_review(&one, store, s->lib.review, &err);
    if (!found)
        check_has(err.text, "There is no such review for");
    check_ok(pl_store_reviews(&all, store, &err));
    int listed = 0;
    for (int i = 0; i < all.count; i++)
        listed += all.items[i].id == s->lib.review;
    check_int(listed, found);
    for (int i = 0; i < TAGS; i++) {
        pl_tags tag;
        char id[PL_ID_ROOM];
        pl_id ignored;
        bool seen = pl_store_tag(&tag, store, s->tags[i], &err);
        check_int(seen,
                  pl_store_find(&ignored, store, PL_NOUN_TAG, pl_id_format(id, s->tags[i]), &err));
        if (seen)
            pl_tags_free(&tag);
    }
    library_at_rest(store);
    if (found)
        pl_reviews_free(&one);
    pl_reviews_free(&all);
    pl_store_close(&store);
    return pl_text_take(&out);
}

#define ALL  "y yyyy yyy yy tags 4 scores 3 evidence 6 matters 3 actions 2 watched 5"
#define NONE "- ---- --- -- tags 0 scores 0 evidence 0 matters 0 actions 0 watched 0"
/* what was said of A and of the session: never B's */
#define OWN_A "y y-yy y-- y- tags 3 scores 2 evidence 3 matters 1 actions 1 watched 5"
#define OWN_B "y -yyy -yy -y tags 3 scores 2 evidence 3 matters 2 actions 1 watched 5"

static void check_seen(const scene *s, const char *when, const char *const rows[][2])
{
    for (int i = 0; rows[i][0]; i++) {
        char *seen = seen_by(s, rows[i][0]);
        if (strcmp(seen, rows[i][1]) != 0)
            print_error("%s, %s:\n", when, rows[i][0]);
        check_text(seen, rows[i][1]);
        free(seen);
    }
}

static void add_people(const library *lib)
{
    static const struct {
        const char *code;
        pl_role role;
    } people[] = { { "T-05", PL_ROLE_TREATMENT_MANAGER },
                   { "T-06", PL_ROLE_TREATMENT_MANAGER },
                   { "L-01", PL_ROLE_CLINICAL_LEAD },
                   { "A-01", PL_ROLE_ADMINISTRATOR },
                   { "F-099", PL_ROLE_FACILITATOR } };
    pl_error err = { 0 };
    pl_id id;
    for (size_t i = 0; i < PL_COUNT(people); i++)
        check_ok(pl_store_person_add(&id, lib->store, people[i].code, people[i].role, &err));
}

/* A draft of this person on the same recording. */
static pl_id own_draft(const library *lib, pl_store *store, pl_review_kind kind)
{
    pl_error err = { 0 };
    pl_reviews seen;
    check_ok(pl_store_review(&seen, lib->store, lib->review, &err));
    pl_review review = { .recording = lib->recording,
                         .rubric = seen.items[0].rubric,
                         .kind = kind,
                         .facilitators = { { .slot = 'A', .code = "F-014" } },
                         .facilitator_count = 1 };
    pl_id id;
    check_ok(pl_store_review_add(&id, store, &review, &err));
    pl_reviews_free(&seen);
    return id;
}

static pl_store *open_as(const library *lib, const char *code)
{
    pl_error err = { 0 };
    pl_store *store;
    pl_store_options options = { .as = code };
    check_ok(pl_store_open(&store, lib->folder, &options, &err));
    return store;
}

TEST(each_sees_what_is_theirs_to_see)
{
    scene s = make_scene();
    add_people(&s.lib);
    pl_store *second = open_as(&s.lib, "T-06");
    pl_id blind = own_draft(&s.lib, second, PL_REVIEW_SECOND);
    static const char *const draft[][2] = { { "T-02", ALL },   { "T-05", NONE },  { "T-06", NONE },
                                            { "L-01", NONE },  { "A-01", NONE },  { "F-014", NONE },
                                            { "F-022", NONE }, { "F-099", NONE }, { NULL, NULL } };
    check_seen(&s, "draft", draft);
    sign(s.lib.store, s.lib.review);
    static const char *const is_signed[][2] = {
        { "T-02", ALL },   { "T-05", ALL },   { "T-06", NONE },  { "L-01", ALL }, { "A-01", NONE },
        { "F-014", NONE }, { "F-022", NONE }, { "F-099", NONE }, { NULL, NULL }
    };
    check_seen(&s, "signed", is_signed);
    library_sql(s.lib.folder,
                "UPDATE feedback SET state = 'released' WHERE slot = 'A' AND review = %lld",
                (long long)s.lib.review);
    static const char *const released_a[][2] = { { "T-02", ALL },   { "T-05", ALL },
                                                 { "T-06", NONE },  { "L-01", ALL },
                                                 { "A-01", NONE },  { "F-014", OWN_A },
                                                 { "F-022", NONE }, { "F-027", NONE },
                                                 { "F-099", NONE }, { NULL, NULL } };
    check_seen(&s, "released to A", released_a);
    library_sql(s.lib.folder, "UPDATE feedback SET state = 'closed' WHERE review = %lld",
                (long long)s.lib.review);
    sign(second, blind);
    pl_store_close(&second);
    static const char *const released[][2] = { { "T-06", ALL },    { "A-01", NONE },
                                               { "F-014", OWN_A }, { "F-022", OWN_B },
                                               { "F-099", NONE },  { NULL, NULL } };
    check_seen(&s, "closed", released);
    library_close(&s.lib);
}

/* Of a colleague a facilitator sees the code. */
TEST(a_slot_says_nothing_about_a_colleague)
{
    scene s = make_scene();
    pl_error err = { 0 };
    sign(s.lib.store, s.lib.review);
    check_ok(pl_store_review_spoken(s.lib.store, s.lib.review, 'B', "2026-03-10", &err));
    library_sql(s.lib.folder, "UPDATE feedback SET state = 'released'");
    static const struct {
        const char *code;
        bool sees_b;
    } people[] = { { "T-02", true }, { "F-014", false }, { "F-022", true } };
    for (size_t i = 0; i < PL_COUNT(people); i++) {
        pl_store *store = open_as(&s.lib, people[i].code);
        pl_reviews seen;
        check_ok(pl_store_review(&seen, store, s.lib.review, &err));
        const pl_review_facilitator *b = &seen.items[0].facilitators[1];
        check_text(b->code, "F-022");
        check_text(b->no_strength, people[i].sees_b ? "Not seen in this part" : NULL);
        check_text(b->spoken_on, people[i].sees_b ? "2026-03-10" : NULL);
        check_int(b->feedback, people[i].sees_b ? PL_FEEDBACK_RELEASED : PL_FEEDBACK_NONE);
        pl_reviews_free(&seen);
        pl_store_close(&store);
    }
    library_close(&s.lib);
}

static int earlier_actions(pl_store *store, pl_id review, pl_id person)
{
    pl_error err = { 0 };
    pl_actions actions;
    check_ok(pl_store_actions_before(&actions, store, review, person, &err));
    int count = actions.count;
    pl_actions_free(&actions);
    library_at_rest(store);
    return count;
}

static pl_id id_of(const library *lib, const char *code)
{
    char *sql = pl_format("SELECT id FROM person WHERE code = '%s'", code);
    pl_id id = library_number(lib->folder, sql);
    free(sql);
    return id;
}

TEST(earlier_actions_are_those_agreed_before_and_open_to_see)
{
    scene s = make_scene();
    add_people(&s.lib);
    pl_store *second = open_as(&s.lib, "T-06"), *colleague = open_as(&s.lib, "F-022"),
             *own = open_as(&s.lib, "F-014");
    pl_id blind = own_draft(&s.lib, second, PL_REVIEW_SECOND), person = id_of(&s.lib, "F-014");
    sign(s.lib.store, s.lib.review);
    pl_id later = own_draft(&s.lib, s.lib.store, PL_REVIEW_TRAINING);
    check_int(earlier_actions(second, blind, person), 0); /* signed since, and blind */
    library_sql(s.lib.folder, "UPDATE review SET state = 'signed', signed_utc = 1 WHERE id = %lld",
                (long long)later);
    check_int(earlier_actions(s.lib.store, later, person), 1);
    check_int(earlier_actions(colleague, later, person), 0);
    library_sql(s.lib.folder, "UPDATE feedback SET state = 'released'");
    check_int(earlier_actions(own, later, person), 1);
    check_int(earlier_actions(colleague, later, person), 0);
    check_int(earlier_actions(colleague, later, id_of(&s.lib, "F-022")), 1);
    pl_store_close(&second);
    pl_store_close(&colleague);
    pl_store_close(&own);
    library_close(&s.lib);
}

TEST(an_outcome_is_said_by_those_who_see_the_action)
{
    scene s = make_scene();
    pl_error err = { 0 }, none = { 0 };
    sign(s.lib.store, s.lib.review);
    library_sql(s.lib.folder, "UPDATE feedback SET state = 'released'");
    pl_store *colleague = open_as(&s.lib, "F-022");
    check_fails(pl_store_action_outcome(colleague, s.actions[0], "done", NULL, &err), PL_NOT_FOUND);
    check(!pl_store_action_outcome(colleague, pl_id_new(), "done", NULL, &none));
    check_text(err.text, none.text);
    check_ok(pl_store_action_outcome(colleague, s.actions[1], "on-the-way", NULL, &err));
    check_ok(pl_store_action_outcome(s.lib.store, s.actions[0], "done", "Seen", &err));
    check_fails(pl_store_action_outcome(s.lib.store, s.actions[0], "well", NULL, &err),
                PL_BAD_INPUT);
    pl_actions list;
    check_ok(pl_store_actions(&list, s.lib.store, s.lib.review, &err));
    for (int i = 0; i < list.count; i++) {
        bool first = list.items[i].id == s.actions[0];
        check(!first || strcmp(list.items[i].outcome_words, "Seen") == 0);
        check(first || !list.items[i].outcome_words);
    }
    pl_actions_free(&list);
    library_at_rest(colleague);
    pl_store_close(&colleague);
    library_close(&s.lib);
}

/* A self-review opens to others when one of the same recording is signed. */
TEST(a_self_review_opens_when_the_other_is_signed)
{
    scene s = make_scene();
    add_people(&s.lib);
    pl_store *own = open_as(&s.lib, "F-014");
    scene self = s;
    self.lib.review = own_draft(&s.lib, own, PL_REVIEW_SELF);
    sign(own, self.lib.review);
    char *seen = seen_by(&self, "T-05");
    check_int(seen[0], '-');
    free(seen);
    sign(s.lib.store, s.lib.review);
    seen = seen_by(&self, "T-05");
    check_int(seen[0], 'y');
    free(seen);
    pl_store_close(&own);
    library_close(&s.lib);
}

/* "Someone may be at risk" is never blind, and its answer belongs to the review that it stands in. */
TEST(what_bears_on_risk_is_seen_by_all)
{
    scene s = make_scene();
    add_people(&s.lib);
    pl_error err = { 0 };
    pl_id id;
    check_ok(pl_store_risk_add(&id, s.lib.store, s.lib.review, 5, &err));
    pl_store *other = open_as(&s.lib, "T-06");
    check_fails(pl_store_risk_add(&id, other, s.lib.review, 5, &err), PL_NOT_FOUND);
    pl_risks risks;
    check_ok(pl_store_risks(&risks, other, 0, &err));
    check_int(risks.count, 1);
    pl_id draft = own_draft(&s.lib, other, PL_REVIEW_SECOND);
    pl_risk answer = { .id = risks.items[0].id,
                       .review = draft,
                       .by_role = "treatment manager",
                       .to_role = "safeguarding lead",
                       .when_words = "today" };
    pl_risks_free(&risks);
    check_fails(pl_store_risk_answer(other, &answer, &err), PL_BAD_INPUT);
    answer.answer = "forgotten";
    check_fails(pl_store_risk_answer(other, &answer, &err), PL_BAD_INPUT);
    check_has(err.text, "passed-on");
    answer.answer = "passed-on";
    check_ok(pl_store_risk_answer(other, &answer, &err));
    char *sql = pl_format("SELECT revision FROM review WHERE id = %lld", (long long)draft);
    check_int(library_number(s.lib.folder, sql), 0);
    free(sql);
    answer.id = pl_id_new();
    check_fails(pl_store_risk_answer(other, &answer, &err), PL_NOT_FOUND);
    check_ok(pl_store_risks(&risks, other, 0, &err));
    check_int(risks.count, 0);
    pl_risks_free(&risks);
    library_at_rest(other);
    pl_store_close(&other);
    library_close(&s.lib);
}

TEST(people_are_added_by_those_who_answer_for_the_service)
{
    library lib = library_open();
    add_people(&lib);
    library_sql(
        lib.folder,
        "INSERT INTO person (id, code, made_utc) VALUES (99, 'X-1', 1)"); /* has no role (any more) */
    static const struct {
        const char *code;
        bool may;
    } people[] = {
        { "T-05", true }, { "L-01", true }, { "A-01", true }, { "F-099", false }, { "X-1", false }
    };
    for (size_t i = 0; i < PL_COUNT(people); i++) {
        pl_error err = { 0 };
        pl_id id;
        pl_store *store = open_as(&lib, people[i].code);
        if (people[i].may)
            check_ok(pl_store_person_add(&id, store, "F-100", PL_ROLE_FACILITATOR, &err));
        else
            check_fails(pl_store_person_add(&id, store, "F-100", PL_ROLE_FACILITATOR, &err),
                        PL_REFUSED);
        check_fails(pl_store_person_add(&id, people[i].may ? store : lib.store, "Mary",
                                        PL_ROLE_FACILITATOR, &err),
                    PL_BAD_INPUT);
        library_at_rest(store);
        pl_store_close(&store);
    }
    library_close(&lib);
}
