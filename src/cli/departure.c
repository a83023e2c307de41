/* Agreed departures from the manual: planned, with a reason, and apart from everything that is scored. */
#include "cli.h"

#include "plumbline/store/tags.h"

static void out_departure(pl_json *json, const pl_departure *one)
{
    pl_json_object(json, NULL);
    out_id(json, "tag", one->tag);
    out_id(json, "review", one->review);
    pl_json_int(json, "at_us", one->at_us);
    pl_json_string(json, "note", one->note);
    pl_json_string(json, "reason", one->reason);
    pl_json_string(json, "agreed_with", one->agreed_by);
    pl_json_string(json, "programme", one->programme);
    pl_json_string(json, "place", one->place);
    pl_json_string(json, "session", one->session);
    pl_json_string(json, "held_on", one->held_on);
    pl_json_end_object(json);
}

static void print_departure(const pl_departure *one)
{
    char id[PL_ID_ROOM], at[PL_TIME_ROOM];
    printf("%s  %s", short_id(id, one->tag), pl_time_format(at, one->at_us, 0));
    show("  %s%s%s", one->session ? one->session : "", one->held_on ? ", " : "",
         one->held_on ? one->held_on : "");
    show("  %s%s%s%s%s\n", one->reason ? one->reason : "(why is not said yet)",
         one->agreed_by ? ", agreed with " : "", one->agreed_by ? one->agreed_by : "",
         *one->note ? ": " : "", one->note);
}

int run_tag_departure(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id tag;
    if (!arg(a, "--reason") || !arg(a, "--agreed-with"))
        return wrong_usage("tag departure wants --reason TEXT and --agreed-with ROLE.");
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&tag, c->store, PL_NOUN_TAG, a->operands[0], &err) ||
        !pl_store_departure_set(c->store, tag, arg(a, "--reason"), arg(a, "--agreed-with"), &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "tag", tag);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts("It is kept why, and with whom it was agreed. It lowers nobody's score.");
    }
    return EXIT_DONE;
}

int run_tag_departures(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id review = 0;
    pl_departures list;
    if (!open_library(c, LIBRARY_READ, &err) ||
        (a->operand_count > 0 &&
         !pl_store_find(&review, c->store, PL_NOUN_REVIEW, a->operands[0], &err)) ||
        !pl_store_departures(&list, c->store, review, &err))
        return failed(&err);
    out_list(c, "departures");
    for (int i = 0; i < list.count; i++) {
        if (c->json)
            out_departure(&c->out, &list.items[i]);
        else
            print_departure(&list.items[i]);
    }
    out_list_end(c);
    pl_departures_free(&list);
    return EXIT_DONE;
}
