/* Reviews about a service: what they are of, and the links that their levels rest on. */
#ifndef PLUMBLINE_STORE_LINKS_H
#define PLUMBLINE_STORE_LINKS_H

#include "plumbline/model/link.h"
#include "plumbline/store/store.h"

/* What stands for the service of this name in place of a recording; made where it is not there yet. */
bool pl_store_service(pl_id *out, pl_store *store, const char *name, pl_error *err);

/* In a draft, undoable. link->id 0 gets a fresh one. */
bool pl_store_link_add(pl_id *out, pl_store *store, const pl_link *link, pl_error *err);
bool pl_store_link_delete(pl_store *store, pl_id link, pl_error *err);
bool pl_store_links(pl_links *out, pl_store *store, pl_id review, pl_error *err);

#endif
