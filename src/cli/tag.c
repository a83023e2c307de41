#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/tags.h"

void out_tag(pl_json *json, const pl_tag *tag)
{
    out_id(json, "tag", tag->id);
    pl_json_int(json, "made_us", tag->made_us);
    pl_json_int(json, "at_us", tag->at_us);
    out_time(json, "to_us", tag->to_us);
    pl_json_array(json, "items");
    for (int i = 0; i < tag->item_count; i++)
        pl_json_string(json, NULL, tag->items[i]);
    pl_json_end_array(json);
    pl_json_array(json, "facilitators");
    for (int slot = 'A'; slot <= 'C'; slot++)
        if (tag->facilitators & PL_WHO_BIT(slot))
            pl_json_string(json, NULL, (char[]){ (char)slot, 0 });
    pl_json_end_array(json);
    pl_json_string(json, "kind", pl_tag_kind_name(tag->kind));
    pl_json_string(json, "note", tag->note);
    pl_json_bool(json, "report", tag->for_report);
}

static void print_tag(const pl_tag *tag)
{
    char id[PL_ID_ROOM], at[PL_TIME_ROOM], to[PL_TIME_ROOM];
    printf("%s  %s", short_id(id, tag->id), pl_time_format(at, tag->at_us, 3));
    if (tag->to_us != PL_NO_TIME)
        printf(" to %s", pl_time_format(to, tag->to_us, 3));
    printf("  %s ", pl_tag_kind_name(tag->kind));
    for (int i = 0; i < tag->item_count; i++)
        printf(" %s", tag->items[i]);
    printf("  %s%s%s%s", tag->facilitators & PL_WHO_BIT('A') ? "A" : "",
           tag->facilitators & PL_WHO_BIT('B') ? "B" : "",
           tag->facilitators & PL_WHO_BIT('C') ? "C" : "", tag->facilitators ? "" : "session");
    show("%s%s%s\n", tag->for_report ? "  *" : "", *tag->note ? "  " : "", tag->note);
}

/* What the options say, laid over a tag; what is not given stays. */
static bool take_items(pl_tag *tag, const cli_args *a, pl_error *err)
{
    const char *items[PL_MOST_TAG_ITEMS];
    int count = arg_all(items, PL_MOST_TAG_ITEMS, a, "--item");
    if (count > PL_MOST_TAG_ITEMS)
        return pl_fail(err, PL_BAD_INPUT, "A tag names at most %d items.", PL_MOST_TAG_ITEMS);
    for (int i = 0; i < count; i++)
        tag->items[i] = items[i];
    if (count)
        tag->item_count = count;
    return true;
}

static bool take_people(pl_tag *tag, const pl_review_facts *facts, const cli_args *a, pl_error *err)
{
    enum { MOST = 8 };
    const char *names[MOST];
    int count = arg_all(names, MOST, a, "--facilitator");
    unsigned people = 0;
    for (int i = 0; i < count && i < MOST; i++) {
        pl_who who;
        if (!pl_review_who(&who, facts, names[i], err))
            return false;
        if (who != PL_WHO_SESSION)
            people |= PL_WHO_BIT(who);
        else if (count > 1)
            return pl_fail(err, PL_BAD_INPUT,
                           "A tag is about the session or about people, not both.");
    }
    if (count)
        tag->facilitators = people;
    return true;
}

/* Words of a closed list are looked at before anything is opened. */
static bool words_known(const cli_args *a, pl_error *err)
{
    pl_tag_kind known;
    const char *kind = arg(a, "--kind"), *report = arg(a, "--report");
    if (kind && !pl_tag_kind_parse(&known, kind))
        return pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no kind of tag. Say neutral, strength, development, critical or "
                       "agreed-departure.",
                       kind);
    return !report || strcmp(report, "yes") == 0 || strcmp(report, "no") == 0 ||
           pl_fail(err, PL_BAD_INPUT, "--report is yes or no.");
}

static void take_words(pl_tag *tag, const cli_args *a)
{
    const char *kind = arg(a, "--kind"), *report = arg(a, "--report");
    if (kind)
        pl_tag_kind_parse(&tag->kind, kind);
    if (report)
        tag->for_report = report[0] == 'y';
    if (arg(a, "--note"))
        tag->note = arg(a, "--note");
}

static bool take_times(pl_tag *tag, context *c, const pl_review_facts *facts, const cli_args *a,
                       pl_error *err)
{
    pl_time at = arg_time(a, "--at"), to = arg_time(a, "--to");
    if (!to_frames(&at, &to, c, facts, err))
        return false;
    if (at != PL_NO_TIME)
        tag->at_us = at;
    if (to != PL_NO_TIME)
        tag->to_us = to;
    return true;
}

static bool take_all(pl_tag *tag, context *c, const pl_review_facts *facts, const cli_args *a,
                     pl_error *err)
{
    take_words(tag, a);
    return take_items(tag, a, err) && take_people(tag, facts, a, err) &&
           take_times(tag, c, facts, a, err);
}

static int show_tag(context *c, const pl_tag *tag)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_tag(&c->out, tag);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        print_tag(tag);
    }
    return EXIT_DONE;
}

int run_tag_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    if (!words_known(a, &err))
        return wrong_usage("%s", err.text);
    if (arg_time(a, "--at") == PL_NO_TIME)
        return wrong_usage("tag add wants the moment: --at TIME.");
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    pl_tag tag = { .id = pl_id_new(), .review = facts.review->id, .to_us = PL_NO_TIME, .note = "" };
    pl_id id;
    bool ok = take_all(&tag, c, &facts, a, &err);
    tag.made_us = tag.at_us; /* a later edit moves the tag, not the moment at which it was made */
    ok = ok && pl_review_tag(&id, c->store, &facts, &tag, &err);
    int status = ok ? show_tag(c, &tag) : failed(&err);
    pl_review_facts_free(&facts);
    return status;
}

int run_tag_edit(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id id;
    pl_review_facts facts;
    if (!words_known(a, &err))
        return wrong_usage("%s", err.text);
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&id, c->store, PL_NOUN_TAG, a->operands[0], &err) ||
        !find_review_of(&facts, c, PL_NOUN_TAG, id, &err))
        return failed(&err);
    pl_tag tag = { 0 };
    for (int i = 0; i < facts.tags.count; i++)
        if (facts.tags.items[i].id == id)
            tag = facts.tags.items[i];
    bool ok = tag.id || pl_fail(&err, PL_NOT_FOUND, "There is no such tag.");
    ok = ok && take_all(&tag, c, &facts, a, &err) &&
         pl_review_tag_change(c->store, &facts, &tag, &err);
    int status = ok ? show_tag(c, &tag) : failed(&err);
    pl_review_facts_free(&facts);
    return status;
}

int run_tag_delete(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id id;
    pl_tags tags;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&id, c->store, PL_NOUN_TAG, a->operands[0], &err) ||
        !pl_store_tag(&tags, c->store, id, &err))
        return failed(&err);
    if (!pl_store_tag_delete(c->store, id, &err)) {
        pl_tags_free(&tags);
        return failed(&err);
    }
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_tag(&c->out, &tags.items[0]);
        pl_json_bool(&c->out, "deleted", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts("Tag deleted. You can undo this, also after a restart, until you sign.");
    }
    pl_tags_free(&tags);
    return EXIT_DONE;
}

int run_tag_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review;
    pl_tags tags;
    if (!open_library(c, LIBRARY_READ, &err) ||
        !pl_store_find(&review, c->store, PL_NOUN_REVIEW, a->operands[0], &err) ||
        !pl_store_tags(&tags, c->store, review, &err))
        return failed(&err);
    out_list(c, "tags");
    for (int i = 0; i < tags.count; i++) {
        if (!c->json) {
            print_tag(&tags.items[i]);
            continue;
        }
        pl_json_object(&c->out, NULL);
        out_tag(&c->out, &tags.items[i]);
        pl_json_end_object(&c->out);
    }
    out_list_end(c);
    pl_tags_free(&tags);
    return EXIT_DONE;
}
