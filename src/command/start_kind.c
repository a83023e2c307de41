/* What kind of review is started: a second scorer's where there is a first, a facilitator's own. */
#include "plumbline/command/start.h"

#include "inside.h"

#include "plumbline/base/text.h"

static bool has_first(const pl_app *app)
{
    return app->first.there || app->first.named;
}

/* Nobody but a facilitator: of the own session they have the own view, and are told of nobody else's. */
static bool is_only_facilitator(const pl_app *app)
{
    return pl_store_me(app->store)->roles == PL_ROLE_BIT(PL_ROLE_FACILITATOR) && !app->first.told;
}

static bool reviews(const pl_app *app)
{
    return !is_only_facilitator(app);
}

static bool may_be_second(const pl_app *app)
{
    return app->first.named || (has_first(app) && reviews(app));
}

/* Before anything about them was released: it is blind both ways. */
static bool is_facilitator(const pl_app *app)
{
    return pl_store_me(app->store)->roles & PL_ROLE_BIT(PL_ROLE_FACILITATOR) && !app->first.told;
}

static const struct {
    pl_start_kind kind;
    bool (*offered)(const pl_app *app);
} kinds[] = {
    { { PL_REVIEW_ROUTINE, "Routine" }, reviews },
    { { PL_REVIEW_REQUESTED, "Asked for by a facilitator of this session" }, reviews },
    { { PL_REVIEW_CONCERN, "For concern: the facilitator is told, and it is in no average" },
      reviews },
    { { PL_REVIEW_TRAINING, "Training: in no average" }, reviews },
    { { PL_REVIEW_CALIBRATION, "Calibration: in no average" }, reviews },
    { { PL_REVIEW_SECOND,
        "Second scorer, blind: nothing of the first is shown until yours is signed" },
      may_be_second },
    { { PL_REVIEW_SELF, "Self-review: your own view, blind both ways until both are signed" },
      is_facilitator },
};

const pl_start_kind *pl_app_start_kind(const pl_app *app, int n)
{
    for (size_t i = 0; i < PL_COUNT(kinds); i++)
        if (kinds[i].offered(app) && n-- == 0)
            return &kinds[i].kind;
    return NULL;
}

/* "A=F-014,B=F-022" as people write it; letters that skip one stay. */
static char *people_of(const char *slots)
{
    pl_text out = { 0 };
    bool in_order = true;
    char next = 'A';
    for (const char *at = slots; *at; at = strchr(at, ',') ? strchr(at, ',') + 1 : "")
        in_order = in_order && *at == next++;
    for (const char *at = slots; *at;) {
        size_t size = strcspn(at, ",");
        pl_text_add(&out, out.size ? ", " : "");
        pl_text_add_bytes(&out, at + (in_order ? 2 : 0), size - (in_order ? 2 : 0));
        at += size + (at[size] == ',');
    }
    return pl_text_take(&out);
}

/* A review that stands beside the first of the session. */
static bool is_beside(pl_review_kind kind)
{
    return kind == PL_REVIEW_SECOND || kind == PL_REVIEW_SELF;
}

/* Who was there and by which rubric is the first's: else nothing could be agreed on. */
void start_kind_set(pl_app *app, pl_review_kind kind)
{
    char id[160];
    app->view.start_kind = kind;
    if (kind == PL_REVIEW_SELF)
        field_set(app, PL_FIELD_FACILITATORS, pl_store_me(app->store)->code);
    else if (strcmp(field_words(app, PL_FIELD_FACILITATORS), pl_store_me(app->store)->code) == 0)
        field_set(app, PL_FIELD_FACILITATORS, "");
    if (kind == PL_REVIEW_SECOND && app->first.facilitators[0]) {
        char *people = people_of(app->first.facilitators);
        field_set(app, PL_FIELD_FACILITATORS, people);
        free(people);
    }
    snprintf(id, sizeof id, "%.*s", (int)strcspn(app->first.rubric, "@"), app->first.rubric);
    if (is_beside(kind) && id[0])
        rubrics_say(app, id);
}

/* Who was named as second scorer is one; a facilitator alone looks at the own work. */
void start_kind_ask(pl_app *app)
{
    pl_error none = { 0 };
    app->first = (pl_first){ 0 };
    pl_store_first(&app->first, app->store, app->view.row, &none);
    bool alone = pl_store_me(app->store)->roles == PL_ROLE_BIT(PL_ROLE_FACILITATOR);
    start_kind_set(app, app->first.named               ? PL_REVIEW_SECOND
                        : alone && is_facilitator(app) ? PL_REVIEW_SELF
                                                       : PL_REVIEW_ROUTINE);
}

/* With the edition that the first goes by, where it is the same rubric. */
char *start_kind_rubric(const pl_app *app, const char *id)
{
    size_t size = strlen(id);
    bool same = strncmp(app->first.rubric, id, size) == 0 && app->first.rubric[size] == '@';
    return pl_copy_text(same && is_beside(app->view.start_kind) ? app->first.rubric : id);
}
