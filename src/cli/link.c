/* Links: what the levels of a review about a service rest on. */
#include "cli.h"

#include "plumbline/review/review.h"
#include "plumbline/store/links.h"

static void out_link(pl_json *json, const pl_link *link)
{
    pl_json_object(json, NULL);
    out_id(json, "link", link->id);
    pl_json_string(json, "item", link->item);
    pl_json_string(json, "address", link->address);
    pl_json_string(json, "note", link->words);
    pl_json_end_object(json);
}

int run_link_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    pl_link link = { .item = arg(a, "--item"),
                     .address = arg(a, "--address"),
                     .words = arg(a, "--note") };
    if (!link.item || !link.address)
        return wrong_usage("link add wants --item ITEM and --address WHERE.");
    if (!open_library(c, LIBRARY_WRITE, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    link.review = facts.review->id;
    bool ok = pl_review_link_check(&facts, &link, &err) &&
              pl_store_link_add(&link.id, c->store, &link, &err);
    char id[PL_ID_ROOM];
    if (ok && c->json) {
        out_link(&c->out, &link);
        out_flush(c);
    } else if (ok) {
        printf("Link %s is added to %s.\n", short_id(id, link.id), link.item);
    }
    pl_review_facts_free(&facts);
    return ok ? EXIT_DONE : failed(&err);
}

int run_link_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_review_facts facts;
    if (!open_library(c, LIBRARY_READ, &err) || !find_review(&facts, c, a->operands[0], &err))
        return failed(&err);
    out_list(c, "links");
    for (int i = 0; i < facts.links.count; i++) {
        char id[PL_ID_ROOM];
        const pl_link *link = &facts.links.items[i];
        if (c->json)
            out_link(&c->out, link);
        else
            show("%s  %-5s %s%s%s\n", short_id(id, link->id), link->item, link->address,
                 link->words ? "  " : "", link->words ? link->words : "");
    }
    out_list_end(c);
    pl_review_facts_free(&facts);
    return EXIT_DONE;
}

int run_link_delete(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id link;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_store_find(&link, c->store, PL_NOUN_LINK, a->operands[0], &err) ||
        !pl_store_link_delete(c->store, link, &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "link", link);
        pl_json_bool(&c->out, "deleted", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts("The link is deleted; undo brings it back.");
    }
    return EXIT_DONE;
}
