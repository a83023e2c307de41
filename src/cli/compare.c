/* Two rubrics side by side, and own ones: a text to begin from, an edition that is kept. */
#include "cli.h"

#include "plumbline/library/texts.h"
#include "plumbline/model/compare.h"

/* What becomes of scores of an item or a question; of a level that both have. */
static pl_kept_verdict scores_kept(const pl_rubric *was, const pl_rubric *is,
                                   const pl_rubric_difference *one)
{
    unsigned why;
    if (one->part == PL_PART_COUNTER)
        return pl_rubric_counter_kept(&why, was, is, one->id);
    int level = 0;
    for (int i = 0; one->was_item && one->is_item && i < one->was_item->scale->level_count; i++) {
        level = one->was_item->scale->levels[i].value;
        if (pl_scale_level(one->is_item->scale, level))
            break;
    }
    return pl_rubric_score_kept(&why, was, is, PL_SETTING_GROUP, one->id, level, NULL);
}

static bool has_scores(const pl_rubric_difference *one)
{
    return one->change != PL_CHANGE_ADDED &&
           (one->part == PL_PART_ITEM || one->part == PL_PART_QUESTION ||
            one->part == PL_PART_COUNTER);
}

void out_other(pl_json *json, const char *name, unsigned other)
{
    pl_json_array(json, name);
    for (unsigned bit = 0; bit < 32; bit++) {
        pl_text word = { 0 };
        if (!(other & 1u << bit))
            continue;
        pl_other_words(&word, 1u << bit);
        pl_json_string(json, NULL, pl_text_get(&word));
        pl_text_free(&word);
    }
    pl_json_end_array(json);
}

static void out_difference(pl_json *json, const pl_rubric *was, const pl_rubric *is,
                           const pl_rubric_difference *one)
{
    pl_json_object(json, NULL);
    pl_json_string(json, "part", pl_rubric_part_id(one->part));
    pl_json_string(json, "id", one->id);
    pl_json_string(json, "change", pl_change_id(one->change));
    pl_json_string(json, "was", one->was);
    pl_json_string(json, "is", one->is);
    out_other(json, "what", one->other);
    if (one->was_item)
        pl_json_int(json, "weight_was", one->was_item->weight);
    if (one->is_item)
        pl_json_int(json, "weight", one->is_item->weight);
    if (has_scores(one))
        pl_json_string(json, "scores", pl_kept_verdict_id(scores_kept(was, is, one)));
    pl_json_end_object(json);
}

static void out_totals(pl_json *json, const char *name, const pl_rubric_totals *was,
                       const pl_rubric_totals *is)
{
    pl_json_object(json, name);
    pl_json_int(json, "items_were", was->items);
    pl_json_int(json, "weight_was", was->weight);
    pl_json_int(json, "items", is->items);
    pl_json_int(json, "weight", is->weight);
    pl_json_end_object(json);
}

static void out_edition(pl_json *json, const char *name, const pl_rubric *rubric)
{
    pl_json_object(json, name);
    pl_json_string(json, "id", rubric->id);
    pl_json_int(json, "edition", rubric->edition);
    pl_json_string(json, "title", rubric->title);
    pl_json_end_object(json);
}

void out_comparison(pl_json *json, const pl_rubric *was, const pl_rubric *is,
                    const pl_rubric_comparison *found)
{
    out_edition(json, "from", was);
    out_edition(json, "to", is);
    out_other(json, "whole", found->other);
    pl_json_array(json, "differences");
    for (int i = 0; i < found->count; i++)
        out_difference(json, was, is, &found->items[i]);
    pl_json_end_array(json);
    out_totals(json, "per_facilitator", &found->was[0], &found->is[0]);
    out_totals(json, "per_session", &found->was[1], &found->is[1]);
}

static void print_difference(const pl_rubric *was, const pl_rubric *is,
                             const pl_rubric_difference *one)
{
    static const char *const changes[] = { "Added", "Changed", "Removed" };
    static const char *const scores[] = { "", "; scores are asked about", "; scores go" };
    pl_text line = { 0 };
    pl_difference_words(&line, one);
    if (has_scores(one))
        pl_text_add(&line, scores[scores_kept(was, is, one)]);
    show("%-8s %-8s %-5s %s\n", changes[one->change], pl_rubric_part_id(one->part), one->id,
         pl_text_get(&line));
    pl_text_free(&line);
}

/* "Each facilitator: 18 items, weight 38 → 17, weight 37" */
static void print_totals(const char *whose, const pl_rubric_totals *was, const pl_rubric_totals *is)
{
    if (was->items == 0 && is->items == 0)
        return;
    printf("%s: %d item%s, weight %d", whose, was->items, was->items == 1 ? "" : "s", was->weight);
    if (was->items == is->items && was->weight == is->weight)
        puts(", as before");
    else
        printf(" → %d, weight %d\n", is->items, is->weight);
}

void print_comparison(const pl_rubric *was, const pl_rubric *is, const pl_rubric_comparison *found)
{
    show("%s, edition %d → %s%sedition %d\n", was->title, was->edition,
         pl_text_same(was->title, is->title) ? "" : is->title,
         pl_text_same(was->title, is->title) ? "" : ", ", is->edition);
    if (found->other) {
        pl_text words = { 0 };
        pl_other_words(&words, found->other);
        printf("Of the whole: %s\n", pl_text_get(&words));
        pl_text_free(&words);
    }
    for (int i = 0; i < found->count; i++)
        print_difference(was, is, &found->items[i]);
    if (found->count == 0 && !found->other)
        puts("In what is scored, counted and asked they are the same.");
    print_totals("Each facilitator", &found->was[0], &found->is[0]);
    print_totals("Session", &found->was[1], &found->is[1]);
}

int run_rubric_compare(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_rubric *was = NULL, *is = NULL;
    char *old_text = NULL, *new_text = NULL;
    const char *folder;
    bool ok = text_folder(&folder, c, &err) &&
              pl_library_rubric(&was, &old_text, folder, a->operands[0], &err) &&
              pl_library_rubric(&is, &new_text, folder, a->operands[1], &err);
    if (ok) {
        pl_rubric_comparison found;
        pl_rubric_compare(&found, was, is);
        if (c->json) {
            pl_json_object(&c->out, NULL);
            out_comparison(&c->out, was, is, &found);
            pl_json_end_object(&c->out);
            out_flush(c);
        } else {
            print_comparison(was, is, &found);
        }
        pl_rubric_comparison_free(&found);
    }
    pl_rubric_free(was);
    pl_rubric_free(is);
    free(old_text);
    free(new_text);
    return ok ? EXIT_DONE : failed(&err);
}

/* ----- own rubrics */

static int out_own(context *c, const pl_rubric *rubric, const char *path, const char *words)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        pl_json_string(&c->out, "id", rubric->id);
        pl_json_int(&c->out, "edition", rubric->edition);
        pl_json_string(&c->out, "file", path);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        show("%s\n", words);
    }
    return EXIT_DONE;
}

int run_rubric_copy(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_rubric *rubric = NULL;
    const char *folder, *path = arg(a, "--out");
    if (!path)
        return wrong_usage("rubric copy wants the file to write: -o FILE.");
    if (!text_folder(&folder, c, &err) ||
        !pl_library_rubric_copy(&rubric, folder, a->operands[0], path, &err))
        return failed(&err);
    char *words = pl_format(
        "%s is written: %s, edition %d. Give it an \"id\" and a \"title\" of its own, or, "
        "if it is your own already, the next \"edition\". Then: plumbline rubric check %s",
        path, rubric->title, rubric->edition, path);
    int status = out_own(c, rubric, path, words);
    free(words);
    pl_rubric_free(rubric);
    return status;
}

int run_rubric_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_rubric_added added;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_library_rubric_add(&added, c->store, a->operands[0], &err))
        return failed(&err);
    char *words = pl_format(
        "%s@%d, %s: %s %s", added.rubric->id, added.rubric->edition, added.rubric->title,
        added.was_there ? "is there already, as" : "is kept in the library as", added.path);
    int status = out_own(c, added.rubric, added.path, words);
    free(words);
    pl_rubric_added_free(&added);
    return status;
}
