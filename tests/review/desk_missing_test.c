/* What is missing to sign is told by what stands now, scores that are still being saved with it. */
#include "desk_bench.h"
#include "test.h"

#include "../store/vfs.h"

#include "plumbline/base/text.h"

static char *missing(bench *b)
{
    pl_missing_list list;
    pl_text out = { 0 };
    pl_desk_missing(&list, b->desk);
    for (int i = 0; i < list.count; i++)
        pl_text_add_format(&out, "%s\n", list.items[i].words);
    pl_missing_free(&list);
    return pl_text_take(&out);
}

typedef struct wished {
    const char *item;
    pl_who who;
    const char *value, *word, *sentence;
    const char *has, *has_not; /* what is missing at once */
} wished;

/* Said at once, and no other when the library has it. */
static void check_wish(bench *b, const wished *w)
{
    pl_score_wish wish = { w->item, w->who, w->value, w->word, w->sentence, NULL };
    check(pl_desk_score(b->desk, &wish));
    check(pl_desk_score_of(b->desk, w->item, w->who).waiting);
    char *before = missing(b);
    if (w->has)
        check_has(before, w->has);
    if (w->has_not && strstr(before, w->has_not))
        fail_msg("%s is missing yet:\n%s", w->has_not, before);
    bench_drain(b);
    pl_desk_refresh(b->desk);
    check(!pl_desk_score_of(b->desk, w->item, w->who).waiting);
    char *after = missing(b);
    check_text(before, after);
    free(before);
    free(after);
}

TEST(a_score_that_is_still_being_saved_is_not_missing)
{
    static const wished wishes[] = {
        { "1.1", PL_WHO_SESSION, "3", NULL, NULL, NULL, "1.1 Session" },
        { "1.1", PL_WHO_SESSION, "1", NULL, NULL, "1.1 Session: a moment for level 1", NULL },
        { "1.1", PL_WHO_SESSION, "2", NULL, NULL, "1.1 Session: a moment or a sentence", NULL },
        { "1.1", PL_WHO_SESSION, "2", NULL, "They came back to it.", NULL, "1.1 Session" },
        { "1.1", PL_WHO_SESSION, "no-opportunity", NULL, NULL, NULL, "1.1 Session" },
        { "1.1", PL_WHO_SESSION, "none", NULL, NULL, "1.1 Session: a score", NULL },
        { "2.2", 'A', "4", NULL, NULL, NULL, "2.2 A" }, /* the tag names it */
        { "2.2", 'B', "4", NULL, NULL, "2.2 B: a moment for level 4", NULL },
        { "2.2", 'B', "3", NULL, NULL, NULL, "2.2 B" },
    };
    bench *b = bench_start(false);
    bench_play_for(b, 1000000);
    pl_desk_people(b->desk, PL_WHO_BIT('A'));
    pl_desk_tag_item(b->desk, "2.2");
    bench_drain(b);
    vfs_slow(20);
    for (size_t i = 0; i < PL_COUNT(wishes); i++)
        check_wish(b, &wishes[i]);
    vfs_lift();
    bench_stop(b);
}

TEST(a_score_that_was_taken_back_is_missing_again)
{
    bench *b = bench_start(false);
    bench_drain(b);
    char *before = missing(b);
    pl_score_wish wish = { .item = "1.1", .who = PL_WHO_SESSION, .value = "3" };
    check(pl_desk_score(b->desk, &wish));
    wish.value = "2";
    wish.sentence = "They came back to it.";
    check(pl_desk_score(b->desk, &wish)); /* another one behind it */
    char *sent = missing(b);
    check(!strstr(sent, "1.1 Session"));
    pl_desk_undo(b->desk);
    pl_desk_undo(b->desk);
    bench_drain(b);
    char *after = missing(b);
    check_text(after, before);
    free(before);
    free(sent);
    free(after);
    bench_stop(b);
}
