/* How many reviews go by an edition: all that are signed; of drafts all, or one's own. */
#include "library.h"

static pl_rubric_uses uses_of(pl_store *store)
{
    pl_error err = { 0 };
    pl_rubric_uses uses;
    check_ok(pl_store_rubric_uses(&uses, store, &err));
    return uses;
}

TEST(an_edition_knows_how_many_reviews_go_by_it)
{
    library lib = library_open();
    pl_rubric_uses uses = uses_of(lib.store);
    check_int(uses.count, 1);
    check_int(uses.items[0].drafts, 1);
    check_int(uses.items[0].signed_reviews, 0);
    pl_rubric_uses_free(&uses);
    library_sql(lib.folder, "UPDATE review SET state = 'signed', signed_utc = 77");
    uses = uses_of(lib.store);
    check_int(uses.items[0].drafts, 0);
    check_int(uses.items[0].signed_reviews, 1);
    check_int(uses.items[0].first_utc, 77);
    pl_rubric_uses_free(&uses);
    library_close(&lib);
}

TEST(drafts_of_others_are_counted_by_those_who_answer_alone)
{
    library lib = library_open();
    pl_store *reviewer = library_as(lib.folder, "F-090", PL_ROLE_FACILITATOR);
    pl_store *lead = library_as(lib.folder, "C-01", PL_ROLE_CLINICAL_LEAD);
    pl_rubric_uses uses = uses_of(reviewer);
    check_int(uses.count, 0);
    pl_rubric_uses_free(&uses);
    uses = uses_of(lead);
    check_int(uses.count, 1);
    check_int(uses.items[0].drafts, 1);
    pl_rubric_uses_free(&uses);
    pl_store_close(&reviewer);
    pl_store_close(&lead);
    library_close(&lib);
}
