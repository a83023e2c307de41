/* Local policy, as it was set in this library. */
#ifndef PLUMBLINE_STORE_POLICY_H
#define PLUMBLINE_STORE_POLICY_H

#include "plumbline/model/policy.h"
#include "plumbline/store/store.h"

/* The values in force: of the newest text that can be read; as shipped where none was set. */
bool pl_store_policy(pl_policy *out, pl_store *store, pl_error *err);

/* The text that they come from: free(). PL_NOT_FOUND where all is as shipped. */
bool pl_store_policy_text(char **out, pl_store *store, pl_error *err);

/* Sets a text that was read from `file`. With problems (they are added) nothing is set, and the values in
 * force stay; PL_BAD_INPUT names the first with its place. For those who answer for the service. */
bool pl_store_policy_set(pl_store *store, const char *file, const char *text, pl_problems *problems,
                         pl_error *err);

#endif
