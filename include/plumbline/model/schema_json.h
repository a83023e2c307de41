/* The keys of a rubric's file as a JSON Schema, for editors that complete and check as one types. Made from
 * the same tables that the file is read by, so that the two cannot differ. */
#ifndef PLUMBLINE_MODEL_SCHEMA_JSON_H
#define PLUMBLINE_MODEL_SCHEMA_JSON_H

#include "plumbline/base/json.h"

void pl_rubric_schema_json(pl_json *out);

#endif
