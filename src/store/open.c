#include "internal.h"

#include "plumbline/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION = 0x504C4D42 /* "PLMB" in the file's head */, BUSY_MS = 10000 };

/* Made for its owner alone before SQLite sees it; the files beside it take the same permissions. One that
 * is there is not opened: closing it again would drop every lock that another store of this process has
 * on it (POSIX locks belong to the process), and another process could then take the -wal file away. */
static bool make_file(pl_store *store, pl_error *err)
{
    if (!pl_folder_make(store->folder, 0700, err))
        return false;
    int fd = open(store->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno == EEXIST)
        return true;
    if (fd < 0)
        return pl_fail(err, pl_errno_code(errno) == PL_FULL ? PL_FULL : PL_CANNOT_READ,
                       "The library %s cannot be made: %s. Choose another folder with --library.",
                       store->folder, pl_errno_words(errno));
    close(fd);
    return true;
}

static bool may_write(const pl_store *store)
{
    return faccessat(AT_FDCWD, store->folder, W_OK, AT_EACCESS) == 0 &&
           faccessat(AT_FDCWD, store->path, W_OK, AT_EACCESS) == 0;
}

/* A path as a file: address; immutable, so that no -shm file is wanted beside it. */
static char *still_address(const char *path)
{
    pl_text text = { 0 };
    pl_text_add(&text, "file:");
    for (const char *c = path; *c; c++) {
        if (*c == '%' || *c == '?' || *c == '#')
            pl_text_add_format(&text, "%%%02X", (unsigned char)*c);
        else
            pl_text_add_char(&text, *c);
    }
    pl_text_add(&text, "?immutable=1");
    return pl_text_take(&text);
}

/* A library in a folder that cannot be written: safe to read only when nothing waits in its -wal. */
static bool open_still(pl_store *store, const char *vfs, pl_error *err)
{
    char *wal = pl_format("%s-wal", store->path);
    struct stat st;
    bool waits = stat(wal, &st) == 0 && st.st_size > 0;
    free(wal);
    if (waits)
        return pl_fail(
            err, PL_REFUSED,
            "The library %s can only be read here, and changes that were not yet moved into "
            "it stand beside it. Copy the whole folder to a drive of your own and open it "
            "there.",
            store->folder);
    char *address = still_address(store->path);
    int code = sqlite3_open_v2(address, &store->db,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, vfs);
    free(address);
    return code == SQLITE_OK || fail_sql(store, err);
}

static int busy_ms(const pl_store_options *options)
{
    return options->busy_ms ? options->busy_ms : BUSY_MS;
}

static bool open_live(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (store->can_write && !make_file(store, err))
        return false;
    if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        options->vfs) != SQLITE_OK)
        return fail_sql(store, err);
    sqlite3_busy_timeout(store->db, busy_ms(options));
    return true;
}

static int64_t pragma_number(pl_store *store, const char *text)
{
    sqlite3_stmt *query = NULL;
    int64_t number = -1;
    if (sqlite3_prepare_v2(store->db, text, -1, &query, NULL) == SQLITE_OK &&
        sqlite3_step(query) == SQLITE_ROW)
        number = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return number;
}

/* One row with one number; false with err. */
static bool read_number(int64_t *out, pl_store *store, const char *text, pl_error *err)
{
    sqlite3_stmt *query = NULL;
    bool ok = sqlite3_prepare_v2(store->db, text, -1, &query, NULL) == SQLITE_OK &&
              sqlite3_step(query) == SQLITE_ROW;
    if (ok)
        *out = sqlite3_column_int64(query, 0);
    else
        fail_sql(store, err);
    sqlite3_finalize(query);
    return ok;
}

/* Looked at before anything is written: whose file it is and whether we are new enough for it. In one
 * read, because another process may be making this very library. */
static bool check_head(pl_store *store, pl_error *err)
{
    int64_t application = 0, form = 0, objects = 0;
    if (!read_begin(store, err))
        return false;
    bool ok = read_number(&objects, store, "SELECT count(*) FROM sqlite_schema", err) &&
              read_number(&application, store, "PRAGMA application_id", err) &&
              read_number(&form, store, "PRAGMA user_version", err);
    read_end(store);
    if (!ok)
        return false;
    bool empty = application == 0 && form == 0 && objects == 0;
    int version = (int)form;
    if ((application != APPLICATION && !empty) || version < 0)
        return pl_fail(err, PL_BAD_INPUT,
                       "%s is a database, but no library of Plumbline. Choose another folder with "
                       "--library.",
                       store->path);
    if (version > newest_schema())
        return pl_fail(err, PL_NEWER_VERSION,
                       "The library %s was made by a newer Plumbline (its form is %d, this program "
                       "knows up to %d). Nothing was written. Use the newer program.",
                       store->folder, version, newest_schema());
    store->is_new = empty;
    return true;
}

static bool mark_and_journal(pl_store *store, pl_error *err)
{
    char mark[128];
    snprintf(mark, sizeof mark, "BEGIN IMMEDIATE; PRAGMA application_id = %d; COMMIT", APPLICATION);
    bool ok = (!store->is_new || sql_script(store, mark, err)) &&
              sql_script(store, "PRAGMA journal_mode = WAL", err);
    if (!ok && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

/* Where two processes make one library at the same time, SQLite does not wait for a change of the kind of
 * journal: it is tried again as long as any other change would wait. */
static bool make_journal(pl_store *store, const pl_store_options *options, pl_error *err)
{
    pl_error why = { 0 };
    for (int waited = 0; !mark_and_journal(store, &why); waited += 10) {
        if (why.code != PL_BUSY || waited > busy_ms(options))
            return pl_fail(err, why.code, "%s", why.text);
        sqlite3_sleep(10);
    }
    return true;
}

static bool prepare_file(pl_store *store, const pl_store_options *options, pl_error *err)
{
    return make_journal(store, options, err) &&
           sql_script(store,
                      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                      "PRAGMA temp_store = MEMORY", /* nothing of it in a folder for all */
                      err) &&
           migrate(store, options->last_step, err);
}

static bool load_me(pl_store *store, const char *as, pl_error *err)
{
    pl_error why = { 0 };
    return person_load(&store->me, &store->my_code, store, as, &why) ||
           pl_fail(err, why.code == PL_NOT_FOUND ? PL_REFUSED : why.code, "%s", why.text);
}

static bool check_code(const char *code, pl_error *err)
{
    return pl_code_valid(code) ||
           pl_fail(err, PL_BAD_INPUT,
                   "\"%s\" is no code. Use letters, digits and a dash, like T-02. No names.", code);
}

/* The first person of a new library; it is the one entry that stands for itself in the log. */
static bool found_library(pl_store *store, const char *as, pl_error *err)
{
    const char *code = as ? as : "T-01";
    change c;
    int64_t made = 0;
    if (!check_code(code, err) || !change_begin(&c, store, "library made", 1, err))
        return false;
    sqlite3_stmt *query = NULL;
    bool ok = read_number(&made, store, "SELECT count(*) FROM library", err);
    if (ok && made) { /* another process was faster: nothing is to be said of it here */
        change_end(&c, false, err);
        store->is_new = false;
        return true;
    }
    ok = ok && person_insert(&store->me.id, &c, code, PL_ROLE_TREATMENT_MANAGER, err) &&
         (query = take(store, STMT_LIBRARY_ADD, err));
    if (ok) {
        bind_int(query, ":id", pl_id_new());
        bind_int(query, ":utc", pl_utc_now());
        ok = run(store, query, err);
    }
    return change_end(&c, ok, err);
}

static bool become(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (options->last_step && options->last_step < newest_schema())
        return true; /* a test makes an old library: there may be no table of people yet */
    int64_t made = 0;
    if (!read_number(&made, store, "SELECT count(*) FROM library", err))
        return false;
    store->is_new = made == 0; /* also when a first open was cut short */
    if (store->is_new) {
        if (store->can_write && !found_library(store, options->as, err))
            return false;
    }
    return load_me(store, options->as, err);
}

static bool no_library(const pl_store *store, pl_error *err)
{
    return pl_fail(err, PL_NOT_FOUND,
                   "There is no library in %s. Index a folder of recordings to make one, or name "
                   "another with --library.",
                   store->folder);
}

static bool open_file(pl_store *store, const pl_store_options *options, pl_error *err)
{
    bool there = pl_path_exists(store->path);
    if (!there && errno == EACCES)
        return pl_fail(err, PL_CANNOT_READ,
                       "The library %s cannot be opened: %s. Ask for access, or name another with "
                       "--library.",
                       store->folder, pl_errno_words(errno));
    if (!there && (options->must_exist || options->read_only))
        return no_library(store, err);
    if (!there && options->as && !check_code(options->as, err))
        return false; /* before anything is made */
    const char *network = pl_path_network(store->folder);
    if (network)
        return pl_fail(
            err, PL_REFUSED,
            "A library cannot be kept on a network drive (%s: %s). Choose a folder on this "
            "computer. To pass work on, make a review pack.",
            store->folder, network);
    bool still = there && !may_write(store);
    store->can_write = !still && !options->read_only;
    if (!(still ? open_still(store, options->vfs, err) : open_live(store, options, err)))
        return false;
    /* a file that is refused below is left as it is: nothing is moved out of its -wal file on closing */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    if (!check_head(store, err))
        return false;
    if (store->is_new && (options->must_exist || !store->can_write))
        return no_library(store, err); /* an empty file: somebody's first open was cut short */
    return true;
}

static bool refuse_older(const pl_store *store, pl_error *err)
{
    if (may_write(store))
        return pl_fail(err, PL_REFUSED,
                       "The library %s was made by an older Plumbline and was opened for reading "
                       "only. Open it once for writing; a copy is made first.",
                       store->folder);
    return pl_fail(err, PL_REFUSED,
                   "The library %s was made by an older Plumbline and cannot be brought up to date "
                   "in a place that can only be read. Copy the whole folder to a drive of your own "
                   "and open it there.",
                   store->folder);
}

static bool set_up(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (!open_file(store, options, err) ||
        !sql_script(store, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", err))
        return false;
    if (store->can_write) {
        checkpoint_attach(store);
        return prepare_file(store, options, err) && become(store, options, err);
    }
    if (schema_version(store) == 0)
        return no_library(store, err); /* marked as one, and then its making was cut short */
    if (schema_version(store) < newest_schema())
        return refuse_older(store, err);
    return sql_script(store, "PRAGMA query_only = ON", err) && become(store, options, err);
}

bool pl_store_open(pl_store **out, const char *folder, const pl_store_options *options,
                   pl_error *err)
{
    pl_store *store = pl_alloc(sizeof *store);
    store->folder = pl_path_absolute(folder);
    store->path = pl_path_join(store->folder, "plumbline.db");
    if (gethostname(store->machine, sizeof store->machine - 1))
        snprintf(store->machine, sizeof store->machine, "unknown");
    if (!set_up(store, options, err)) {
        pl_store_close(&store);
        return false;
    }
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    *out = store;
    return true;
}

void pl_store_close(pl_store **store_at)
{
    pl_store *store = *store_at;
    if (!store)
        return;
    for (int i = 0; i < STMT_COUNT; i++)
        sqlite3_finalize(store->prepared[i]);
    sqlite3_close(store->db);
    free(store->folder);
    free(store->path);
    free(store->my_code);
    free(store->finish);
    free(store);
    *store_at = NULL;
}

int pl_store_format(pl_store *store)
{
    return schema_version(store);
}

const char *pl_store_folder(const pl_store *store)
{
    return store->folder;
}

const pl_person *pl_store_me(const pl_store *store)
{
    return &store->me;
}

bool pl_store_is_new(const pl_store *store)
{
    return store->is_new;
}

int64_t pl_store_change_number(pl_store *store)
{
    return pragma_number(store, "SELECT coalesce(max(number), 0) FROM log");
}
