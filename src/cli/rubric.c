#include "cli.h"

#include "plumbline/library/texts.h"
#include "plumbline/model/levels.h"
#include "plumbline/model/schema_json.h"

static void out_words(pl_json *json, const char *name, const pl_texts *texts)
{
    pl_json_array(json, name);
    for (int i = 0; i < texts->count; i++)
        pl_json_string(json, NULL, texts->items[i]);
    pl_json_end_array(json);
}

static void out_item_words(pl_json *json, const pl_item *item)
{
    const pl_item_words *words = &item->words[PL_SETTING_GROUP];
    pl_json_string(json, "look_for", words->look_for);
    out_words(json, "helpful", &words->helpful);
    out_words(json, "unhelpful", &words->unhelpful);
    out_words(json, "notes", &words->notes);
    pl_json_object(json, "anchors");
    for (int i = 0; i < item->scale->level_count; i++) {
        char level[16];
        snprintf(level, sizeof level, "%d", item->scale->levels[i].value);
        if (words->anchors[i])
            pl_json_string(json, level, words->anchors[i]);
    }
    pl_json_end_object(json);
    if (item->dividing_line)
        pl_json_string(json, "dividing_line", item->dividing_line->text);
}

static void out_item(pl_json *json, const pl_item *item, bool whole)
{
    pl_json_object(json, NULL);
    pl_json_string(json, "id", item->id);
    pl_json_string(json, "title", item->words[PL_SETTING_GROUP].title);
    pl_json_string(json, "per", pl_per_id(item->per));
    pl_json_int(json, "weight", item->weight);
    pl_json_bool(json, "critical", item->critical);
    if (item->scale->id)
        pl_json_string(json, "scale", item->scale->id);
    if (item->done)
        pl_json_bool(json, "done", true);
    if (whole)
        out_item_words(json, item);
    pl_json_end_object(json);
}

static void out_scale(pl_json *json, const pl_level *levels, int count)
{
    pl_json_array(json, "levels");
    for (int i = 0; i < count; i++) {
        pl_json_object(json, NULL);
        pl_json_int(json, "level", levels[i].value);
        out_words(json, "words", &levels[i].words);
        pl_json_string(json, "means", levels[i].means);
        if (levels[i].between)
            pl_json_bool(json, "between", true);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_scales(pl_json *json, const pl_rubric *rubric)
{
    pl_json_array(json, "scales");
    for (int i = 1; i < rubric->scale_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", rubric->scales[i].id);
        out_scale(json, rubric->scales[i].levels, rubric->scales[i].level_count);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_levels(pl_json *json, const pl_rubric *rubric)
{
    out_scale(json, rubric->levels, rubric->level_count);
    out_scales(json, rubric);
    pl_json_array(json, "no_score");
    for (int i = 0; i < rubric->no_score_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", rubric->no_score[i].id);
        pl_json_string(json, "title", rubric->no_score[i].title);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_checks(pl_json *json, const pl_rubric *rubric)
{
    pl_json_array(json, "checks");
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++) {
            pl_json_object(json, NULL);
            pl_json_string(json, "id", rubric->checks[i].questions[k].id);
            pl_json_string(json, "text", rubric->checks[i].questions[k].text[PL_SETTING_GROUP]);
            pl_json_bool(json, "critical", rubric->checks[i].questions[k].critical);
            pl_json_end_object(json);
        }
    pl_json_end_array(json);
}

static void out_totals(pl_json *json, const pl_rubric *rubric)
{
    static const struct {
        const char *name;
        pl_per per;
    } kinds[] = { { "per_facilitator", PL_PER_FACILITATOR }, { "per_session", PL_PER_SESSION } };
    for (size_t i = 0; i < PL_COUNT(kinds); i++) {
        pl_rubric_totals totals = pl_rubric_count(rubric, kinds[i].per, PL_SETTING_GROUP);
        pl_json_object(json, kinds[i].name);
        pl_json_int(json, "items", totals.items);
        pl_json_int(json, "weight", totals.weight);
        pl_json_end_object(json);
    }
}

void out_rubric_head(pl_json *json, const pl_rubric *rubric, bool whole)
{
    pl_json_string(json, "id", rubric->id);
    pl_json_int(json, "version", rubric->edition);
    pl_json_int(json, "edition", rubric->edition);
    pl_json_string(json, "title", rubric->title);
    pl_json_string(json, "note", rubric->note);
    pl_json_array(json, "domains");
    for (int i = 0; i < rubric->domain_count; i++) {
        pl_json_object(json, NULL);
        pl_json_string(json, "id", rubric->domains[i].id);
        pl_json_string(json, "title", rubric->domains[i].title);
        pl_json_array(json, "items");
        for (int k = 0; k < rubric->domains[i].item_count; k++)
            out_item(json, &rubric->domains[i].items[k], whole);
        pl_json_end_array(json);
        pl_json_end_object(json);
    }
    pl_json_end_array(json);
}

static void out_rubric(pl_json *json, const pl_rubric *rubric)
{
    pl_json_object(json, NULL);
    out_rubric_head(json, rubric, true);
    out_levels(json, rubric);
    out_checks(json, rubric);
    out_rubric_parts(json, rubric);
    out_totals(json, rubric);
    pl_json_end_object(json);
}

static void print_item(const pl_item *item)
{
    const pl_item_words *words = &item->words[PL_SETTING_GROUP];
    printf("  %s %s (%s, weight %d%s)\n", item->id, words->title,
           item->per == PL_PER_FACILITATOR ? "each facilitator" : pl_per_id(item->per),
           item->weight, item->critical ? ", critical" : "");
    if (words->look_for)
        printf("      look for: %s\n", words->look_for);
    for (int i = 0; i < words->helpful.count; i++)
        printf("      + %s\n", words->helpful.items[i]);
    for (int i = 0; i < words->unhelpful.count; i++)
        printf("      - %s\n", words->unhelpful.items[i]);
    for (int i = 0; i < item->scale->level_count; i++) {
        char room[PL_BETWEEN_ROOM];
        const char *listed = pl_item_level_listed(room, item, words, i);
        if (listed)
            printf("      %d: %s\n", item->scale->levels[i].value, listed);
    }
}

static void print_rubric(const pl_rubric *rubric)
{
    printf("%s, edition %d\n%s\n", rubric->title, rubric->edition,
           rubric->note ? rubric->note : "");
    if (rubric->notice)
        printf("%s\n", rubric->notice);
    for (int i = 0; i < rubric->domain_count; i++) {
        printf("\n%s %s\n", rubric->domains[i].id, rubric->domains[i].title);
        for (int k = 0; k < rubric->domains[i].item_count; k++)
            print_item(&rubric->domains[i].items[k]);
    }
    for (int i = 0; i < rubric->check_count; i++) {
        printf("\n%s %s\n", rubric->checks[i].id, rubric->checks[i].title);
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            printf("  %s %s\n", rubric->checks[i].questions[k].id,
                   rubric->checks[i].questions[k].text[PL_SETTING_GROUP]);
    }
    print_rubric_parts(rubric);
}

/* The same rubric with its texts in this language, where it has them. */
static bool in_language(pl_rubric **rubric, const char *text, const char *language, pl_error *err)
{
    pl_rubric *other = NULL;
    pl_problems problems = { 0 };
    bool known = !language;
    for (int i = 0; !known && i < (*rubric)->languages.count; i++)
        known = strcmp((*rubric)->languages.items[i], language) == 0;
    if (!known)
        return pl_fail(err, PL_NOT_FOUND, "%s has no texts in the language \"%s\".",
                       (*rubric)->title, language);
    if (language && pl_rubric_parse_in(&other, &problems, text, strlen(text), language)) {
        pl_rubric_free(*rubric);
        *rubric = other;
    }
    pl_problems_free(&problems);
    return true;
}

int run_rubric_show(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_rubric *rubric = NULL;
    char *text = NULL;
    const char *folder;
    if (!text_folder(&folder, c, &err) ||
        !pl_library_rubric(&rubric, &text, folder, a->operands[0], &err))
        return failed(&err);
    if (!in_language(&rubric, text, arg(a, "--language"), &err)) {
        pl_rubric_free(rubric);
        free(text);
        return failed(&err);
    }
    if (c->json) {
        out_rubric(&c->out, rubric);
        out_flush(c);
    } else {
        print_rubric(rubric);
    }
    pl_rubric_free(rubric);
    free(text);
    return EXIT_DONE;
}

static bool list_one(context *c, const pl_library_text *text)
{
    pl_problems problems = { 0 };
    pl_rubric *rubric = NULL;
    bool ok = pl_rubric_parse(&rubric, &problems, text->text, strlen(text->text));
    if (!ok) {
        tell("%s has %d problem%s; see: plumbline rubric check %s", text->name, problems.faults,
             problems.faults == 1 ? "" : "s", text->name);
    } else if (c->json) {
        pl_json_object(&c->out, NULL);
        out_rubric_head(&c->out, rubric, false);
        pl_json_int(&c->out, "items", rubric->item_count);
        pl_json_bool(&c->out, "shipped", text->shipped);
        pl_json_end_object(&c->out);
    } else {
        char *contents = rubric_contents(rubric);
        printf("%s@%d  %s, edition %d, %s%s\n", rubric->id, rubric->edition, rubric->title,
               rubric->edition, contents, text->shipped ? ", shipped" : "");
        free(contents);
    }
    pl_rubric_free(rubric);
    pl_problems_free(&problems);
    return ok;
}

int run_rubric_schema(context *c, const cli_args *a)
{
    (void)c;
    (void)a;
    pl_json out = { 0 };
    pl_rubric_schema_json(&out);
    puts(pl_text_get(&out.text));
    pl_text_free(&out.text);
    return EXIT_DONE;
}

int run_rubric_list(context *c, const cli_args *a)
{
    (void)a;
    pl_error err = { 0 };
    pl_library_texts texts;
    const char *folder;
    int bad = 0;
    if (!text_folder(&folder, c, &err) ||
        !pl_library_texts_read(&texts, folder, PL_TEXT_RUBRIC, &err))
        return failed(&err);
    out_list(c, "rubrics");
    for (int i = 0; i < texts.count; i++)
        bad += !list_one(c, &texts.items[i]);
    out_list_end(c);
    pl_library_texts_free(&texts);
    return bad ? EXIT_PARTLY : EXIT_DONE;
}
