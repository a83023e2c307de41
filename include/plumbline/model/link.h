/* A link to a paper or a page: what a level rests on in a review about a service, which has no moments. */
#ifndef PLUMBLINE_MODEL_LINK_H
#define PLUMBLINE_MODEL_LINK_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"

enum { PL_LINK_MOST = 2000 }; /* bytes of an address */

typedef struct pl_link {
    pl_id id, review;
    const char *item;
    const char *address; /* of a page, or where the paper is kept */
    const char *words;   /* what it shows; or NULL */
} pl_link;

typedef struct pl_links {
    pl_arena *arena;
    pl_link *items;
    int count;
} pl_links;

void pl_links_free(pl_links *links);
/* How many of them an item rests on. */
int pl_links_of(const pl_links *links, const char *item);

#endif
