/* Writes JSON. Names and values come in order; commas and escapes are the writer's. Text that is not
 * UTF-8 (an odd file name) has its wrong bytes replaced by U+FFFD, so that the output is always valid. */
#ifndef PLUMBLINE_BASE_JSON_H
#define PLUMBLINE_BASE_JSON_H

#include "plumbline/base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Start as `{ 0 }`; free with pl_text_free(&json.text). */
typedef struct pl_json {
    pl_text text;
    bool behind_value; /* the next value needs a comma before it */
} pl_json;

/* name is NULL inside arrays and for the outermost value. */
void pl_json_object(pl_json *json, const char *name);
void pl_json_end_object(pl_json *json);
void pl_json_array(pl_json *json, const char *name);
void pl_json_end_array(pl_json *json);
void pl_json_string(pl_json *json, const char *name, const char *value); /* NULL gives null */
void pl_json_int(pl_json *json, const char *name, int64_t value);
void pl_json_real(pl_json *json, const char *name, double value); /* not finite: null */
void pl_json_bool(pl_json *json, const char *name, bool value);
void pl_json_null(pl_json *json, const char *name);

#endif
