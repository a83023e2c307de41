/* The kind of session: what decides which items of a rubric apply, and in which words. */
#ifndef PLUMBLINE_MODEL_SETTING_H
#define PLUMBLINE_MODEL_SETTING_H

#include <stdbool.h>

typedef enum pl_setting {
    PL_SETTING_GROUP,
    PL_SETTING_ONE_TO_ONE,
    PL_SETTING_THREE_WAY, /* a one-to-one with the practitioner there; the same items apply */
    PL_SETTING_COUNT
} pl_setting;

const char *pl_setting_id(pl_setting setting);    /* "one-to-one", as in files and the database */
const char *pl_setting_title(pl_setting setting); /* "One-to-one" */
bool pl_setting_find(pl_setting *out, const char *id);

#endif
