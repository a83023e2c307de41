/* What the files of the store share. SQLite is known here and nowhere else in the program. */
#ifndef PLUMBLINE_STORE_INTERNAL_H
#define PLUMBLINE_STORE_INTERNAL_H

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/model/facts.h"
#include "plumbline/model/recording.h"
#include "plumbline/model/score.h"
#include "plumbline/model/session.h"
#include "plumbline/store/store.h"
#include "statements.h"

#ifndef SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_SESSION 1
#endif
#ifndef SQLITE_ENABLE_PREUPDATE_HOOK
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#endif
#include <sqlite3.h>

#define STATEMENT_NAME(name, text) STMT_##name,
enum statement { STATEMENTS(STATEMENT_NAME) STMT_COUNT };

struct pl_store {
    sqlite3 *db;
    sqlite3_stmt *prepared[STMT_COUNT];
    char *folder, *path;
    char *my_code;
    pl_person me;
    char machine[64];
    bool can_write, is_new;
    int reads;         /* how many reads stand within each other */
    bool own_read;     /* the outermost of them began the transaction */
    bool join_next;    /* the next change belongs to the undo step before it */
    pl_id join_object; /* if this one began that step; 0: whichever it is */
    char *finish;      /* the half-written text that the next change takes away, or NULL */
    int wal_pages;     /* what waits in the -wal file since this store's last commit */
    int most_wal;      /* how many may wait before a commit moves them itself */
};

/* ----- sql.c: statements and their errors */

extern const char *const statement_texts[STMT_COUNT];

/* The statement, ready to be bound; prepared at first use. NULL with err when it cannot be. */
sqlite3_stmt *take(pl_store *store, enum statement which, pl_error *err);

/* An unknown name is a broken promise of ours. bind_me gives :me and :lead. */
void bind_int(sqlite3_stmt *query, const char *name, int64_t value);
void bind_text(sqlite3_stmt *query, const char *name, const char *value); /* NULL: null */
void bind_time(sqlite3_stmt *query, const char *name, pl_time value);     /* PL_NO_TIME: null */
void bind_slot(sqlite3_stmt *query, const char *name, char slot);         /* 0: null */
void bind_blob(sqlite3_stmt *query, const char *name, const void *bytes, int size);
void bind_null(sqlite3_stmt *query, const char *name);
void bind_me(sqlite3_stmt *query, const pl_store *store);

/* Runs a statement that gives no rows, and resets it. */
bool run(pl_store *store, sqlite3_stmt *query, pl_error *err);

/* 1: a row stands; 0: no more rows (reset); -1: failed (reset, err is set). */
int next(pl_store *store, sqlite3_stmt *query, pl_error *err);

/* Columns; text is copied into the arena, NULL stays NULL. */
const char *column_text(pl_arena *arena, sqlite3_stmt *query, int column);
pl_time column_time(sqlite3_stmt *query, int column);
char column_slot(sqlite3_stmt *query, int column); /* 0 for null */

/* The sentence for SQLite's last error on this store. Always false. */
bool fail_sql(pl_store *store, pl_error *err);
/* The same for a code that SQLite returned: what ran since may have put another into the store. */
bool fail_code(pl_store *store, int code, pl_error *err);

/* Moves a list that was grown while rows came into the arena; frees `items`. */
void *settle(pl_arena *arena, void *items, int count, size_t size);

/* A read that spans several statements sees one state of the file. */
bool read_begin(pl_store *store, pl_error *err);
void read_end(pl_store *store);

/* ----- change.c: one whole change */

typedef struct change {
    pl_store *store;
    const char *kind; /* as the log has it: "tag add" */
    pl_id object;
    pl_id review;      /* whose revision is raised; 0 for none */
    const char *title; /* of the undo step; NULL: cannot be undone */
    sqlite3_session *session;
    bool join;            /* to the step before */
    pl_id join_object;    /* only if this one began it; 0: whichever it is */
    bool quiet;           /* in no log */
    char *finish;         /* half-written text that goes with it, or NULL */
    const char *not_text; /* the name of a fact that is not UTF-8: then nothing is written */
    const char *too_long; /* the name of a text with more than PL_MOST_NOTE characters; or NULL */
    pl_text said;         /* canonical bytes, hashed into the log */
} change;

/* A refusal before change_begin: the change is over, and what was said of it beforehand (to be joined,
 * to finish a text) as well. False. */
bool change_refuse(pl_store *store);

/* Begins the transaction. After true there must be a change_end. */
bool change_begin(change *c, pl_store *store, const char *kind, pl_id object, pl_error *err);

/* The same in a draft review of this person that nobody else has open; with a title it is undoable. */
bool change_begin_draft(change *c, pl_store *store, pl_id review, const char *kind, pl_id object,
                        const char *title, pl_error *err);

/* What the log's hash is made from: every fact of the change, in an order that never changes. */
void say_int(change *c, const char *name, int64_t value);
void say_text(change *c, const char *name, const char *value); /* refused unless UTF-8 */
void say_bytes(change *c, const char *name, const void *bytes, size_t size);

/* With ok: undo step, revision, log, commit. Else, or when one of these fails: everything is taken back.
 * Returns whether the change is on disk. */
bool change_end(change *c, bool ok, pl_error *err);

/* ----- log.c */
bool log_append(change *c, pl_error *err);
const char *log_line_hash(char out[65], int64_t number, pl_utc utc, pl_id person,
                          const char *machine, const char *kind, pl_id object, const char *change,
                          const char *before);

/* ----- undo.c */
extern const char *const undoable_tables[]; /* ends with NULL */
bool undo_record(change *c, pl_error *err);

/* ----- matters.c: PL_NOT_FOUND, which does not say whether it exists, when this person may not see it */
bool may_see_review(pl_store *store, pl_id review, pl_error *err);

/* ----- scores.c: the scores with the evidence that is among these tags; within a read */
bool scores_on_tags(pl_scores *out, pl_store *store, pl_id review, const pl_tags *tags,
                    pl_error *err);

/* ----- watched.c: how much of a stretch its reviewer watched, for every reader of the review */
bool watched_within(pl_time *out, bool *by_ledger, pl_store *store, pl_id review,
                    const pl_counted *counted, pl_error *err);

/* The sums of the ledger, of each moment once, without what lies in `but`. */
bool watched_but(pl_time *shown, pl_time *skipped, pl_store *store, pl_id review,
                 const pl_ranges *but, pl_error *err);

/* ----- beside.c: what other reviews say to the guards of this rubric */
bool beside_read(pl_besides *out, pl_store *store, const pl_review *review, const pl_rubric *rubric,
                 pl_error *err);

/* ----- lease.c: refused when another living process has the review open for writing */
bool lease_check(pl_store *store, pl_id review, pl_error *err);

/* ----- migrate.c */
int schema_version(pl_store *store);
int newest_schema(void);
bool migrate(pl_store *store, int last_step, pl_error *err);

/* ----- checkpoint.c: moving what waits in the -wal file into the library */
void checkpoint_attach(pl_store *store);
void checkpoint_if_due(pl_store *store); /* for a thread that has nothing else to do */
bool sql_script(pl_store *store, const char *text, pl_error *err);

/* ----- recordings.c: inside a change of somebody else */
bool recording_insert(change *c, pl_id id, const pl_recording *recording, int rule, pl_error *err);
/* All of its parts; those that the map does not reach are as long as nothing. */
bool parts_insert(change *c, pl_id recording, const pl_recording *of, const pl_clock_map *map,
                  pl_error *err);
bool parts_drop(pl_store *store, pl_id recording, pl_error *err);

/* ----- reviews.c: inside a change of somebody else */
bool review_insert(pl_id id, change *c, const pl_review *review, pl_error *err);
bool spoken_set(change *c, pl_id review, pl_who slot, const char *date, pl_error *err);

/* ----- withheld.c: the stretches of a recording that no search finds */
typedef struct withheld_stretch {
    pl_time from_us, to_us;
} withheld_stretch;

typedef struct withheld {
    withheld_stretch *items;
    int count, room;
    pl_id recording;
} withheld;

bool withheld_read(withheld *out, pl_store *store, pl_id recording, pl_error *err);
bool withheld_at(const withheld *list, pl_time from, pl_time to);
void withheld_free(withheld *list);

/* ----- draws.c: inside a change of somebody else; number and who are the store's to set */
bool draw_insert(change *c, pl_id review, const pl_draw *draw, pl_error *err);

/* ----- people.c: inside a change of somebody else */
bool person_insert(pl_id *out, change *c, const char *code, pl_role role, pl_error *err);
/* The person of this code; an unknown one becomes a facilitator. */
bool person_facilitator(pl_id *out, change *c, const char *code, pl_error *err);
bool person_load(pl_person *out, char **code, pl_store *store, const char *wanted, pl_error *err);

#endif
