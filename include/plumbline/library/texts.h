/* Rubrics and programmes as text: those shipped with the program, and the library's own files in its
 * folders rubrics/ and programmes/. */
#ifndef PLUMBLINE_LIBRARY_TEXTS_H
#define PLUMBLINE_LIBRARY_TEXTS_H

#include "plumbline/base/error.h"
#include "plumbline/model/programme.h"
#include "plumbline/model/rubric.h"
#include "plumbline/store/recordings.h"

typedef struct pl_library_text {
    char *name; /* of the file, for messages */
    char *text;
    bool shipped;
} pl_library_text;

typedef struct pl_library_texts {
    pl_library_text *items;
    int count, room;
} pl_library_texts;

/* All of a kind: the library's own first, then the shipped. folder NULL: the shipped alone. */
bool pl_library_texts_read(pl_library_texts *out, const char *folder, pl_text_kind kind,
                           pl_error *err);
void pl_library_texts_free(pl_library_texts *texts);

/* The rubric with this id ("group-session-review", or with its edition "group-session-review@1"; the
 * newest edition where none is named), or in the file of this path. text (free()) is its source. The
 * sentence names the first problem of a file that has any. */
bool pl_library_rubric(pl_rubric **out, char **text, const char *folder, const char *name,
                       pl_error *err);
/* The same of a file alone, whatever its path looks like. */
bool pl_library_rubric_file(pl_rubric **out, char **text, const char *path, pl_error *err);
bool pl_library_programme(pl_programme **out, char **text, const char *folder, const char *name,
                          pl_error *err);

/* Writes a rubric's text to a file for editing; PL_REFUSED where something stands there. *out is the
 * rubric that was copied. */
bool pl_library_rubric_copy(pl_rubric **out, const char *folder, const char *name, const char *path,
                            pl_error *err);

typedef struct pl_rubric_added {
    pl_rubric *rubric;
    char *path;     /* of the library's own file */
    bool was_there; /* this very text, before */
} pl_rubric_added;

/* Keeps the rubric of this file in the library: as a file of its folder rubrics/, durably, and its text
 * in the database. PL_REFUSED when the edition is known with another text (an edition is never changed),
 * and for the id of a shipped rubric. */
bool pl_library_rubric_add(pl_rubric_added *out, pl_store *store, const char *file, pl_error *err);
void pl_rubric_added_free(pl_rubric_added *added);

#endif
