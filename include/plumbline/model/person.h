/* People who work with the library. Everywhere a code (F-014, T-02); names stand in one table apart.
 * Participants are P1 to P12 and are no people of this kind. */
#ifndef PLUMBLINE_MODEL_PERSON_H
#define PLUMBLINE_MODEL_PERSON_H

#include "plumbline/base/arena.h"
#include "plumbline/base/id.h"
#include "plumbline/base/time.h"

#include <stdbool.h>

typedef enum pl_role {
    PL_ROLE_TREATMENT_MANAGER,
    PL_ROLE_CLINICAL_LEAD,
    PL_ROLE_FACILITATOR,
    PL_ROLE_ADMINISTRATOR,
    PL_ROLE_COUNT
} pl_role;

#define PL_ROLE_BIT(role) (1u << (role))

enum {
    /* those who see all reviews that are signed */
    PL_ROLES_LEADING = PL_ROLE_BIT(PL_ROLE_TREATMENT_MANAGER) | PL_ROLE_BIT(PL_ROLE_CLINICAL_LEAD),
    /* those who answer for the service: what holds for all of the library is theirs to set */
    PL_ROLES_ANSWERING = PL_ROLES_LEADING | PL_ROLE_BIT(PL_ROLE_ADMINISTRATOR)
};

typedef struct pl_person {
    pl_id id;
    const char *code;
    unsigned roles; /* PL_ROLE_BIT of each role held now */
    /* of a list of people */
    pl_utc made_utc;                 /* the code was added */
    const char *post_from, *left_on; /* days; NULL: not said, still in post */
} pl_person;

typedef struct pl_people {
    pl_arena *arena;
    pl_person *items;
    int count;
} pl_people;

void pl_people_free(pl_people *people);

/* "treatment-manager", as the command line and the store have it. */
const char *pl_role_name(pl_role role);
bool pl_role_parse(pl_role *out, const char *name);

/* Letters, digits and dashes, 2 to 16 of them, at least one digit: a code and not a name. */
bool pl_code_valid(const char *code);

#endif
