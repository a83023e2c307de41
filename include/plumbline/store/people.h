#ifndef PLUMBLINE_STORE_PEOPLE_H
#define PLUMBLINE_STORE_PEOPLE_H

#include "plumbline/store/store.h"

/* Adds a person, or a further role to one who is known. PL_BAD_INPUT for a code that is no code;
 * PL_REFUSED when whoever asks is neither treatment manager nor clinical lead nor administrator. */
bool pl_store_person_add(pl_id *out, pl_store *store, const char *code, pl_role role,
                         pl_error *err);

/* From when to when somebody is in post; NULL: not known, still there. For those who answer for the
 * service. */
bool pl_store_person_post(pl_store *store, const char *code, const char *from, const char *left,
                          pl_error *err);

/* By code. */
bool pl_store_people(pl_people *out, pl_store *store, pl_error *err);

#endif
