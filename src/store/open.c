#include "internal.h"

#include "plumbline/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION = 0x504C4D42 /* "PLMB" in the file's head */, BUSY_MS = 10000 };

/* Made for its owner alone before SQLite sees it; the files beside it take the same permissions. */
static bool make_file(pl_store *store, pl_error *err)
{
    if (!pl_folder_make(store->folder, 0700, err))
        return false;
    int fd = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
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

static bool open_live(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (!make_file(store, err))
        return false;
    if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        options->vfs) != SQLITE_OK)
        return fail_sql(store, err);
    sqlite3_busy_timeout(store->db, options->busy_ms ? options->busy_ms : BUSY_MS);
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

/* Looked at before anything is written: whose file it is and whether we are new enough for it. */
static bool check_head(pl_store *store, pl_error *err)
{
    int64_t application = pragma_number(store, "PRAGMA application_id");
    int version = schema_version(store);
    if (application < 0 || version < 0)
        return fail_sql(store, err);
    bool empty = application == 0 && version == 0 &&
                 pragma_number(store, "SELECT count(*) FROM sqlite_schema") == 0;
    if (application != APPLICATION && !empty)
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

static bool prepare_file(pl_store *store, const pl_store_options *options, pl_error *err)
{
    char mark[64];
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d", APPLICATION);
    return (!store->is_new || sql_script(store, mark, err)) &&
           sql_script(store,
                      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA secure_delete = ON",
                      err) &&
           migrate(store, options->last_step, err);
}

static bool load_me(pl_store *store, const char *as, pl_error *err)
{
    return person_load(&store->me, &store->my_code, store, as, err);
}

/* The first person of a new library; it is the one entry that stands for itself in the log. */
static bool found_library(pl_store *store, const char *as, pl_error *err)
{
    const char *code = as ? as : "T-01";
    if (!pl_code_valid(code))
        return pl_fail(err, PL_BAD_INPUT,
                       "\"%s\" is no code. Use letters, digits and a dash, like T-02. No names.",
                       code);
    change c;
    if (!change_begin(&c, store, "library made", 1, err))
        return false;
    sqlite3_stmt *query = NULL;
    bool ok = true;
    if (pragma_number(store, "SELECT count(*) FROM library") == 0) { /* nobody was faster */
        ok = person_insert(&store->me.id, &c, code, PL_ROLE_TREATMENT_MANAGER, err) &&
             (query = take(store, STMT_LIBRARY_ADD, err));
        if (ok) {
            bind_int(query, ":id", pl_id_new());
            bind_int(query, ":utc", pl_utc_now());
            ok = run(store, query, err);
        }
    } else {
        ok = load_me(store, as, err);
    }
    return change_end(&c, ok, err);
}

static bool become(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (options->last_step && options->last_step < newest_schema())
        return true; /* a test makes an old library: there may be no table of people yet */
    if (pragma_number(store, "SELECT count(*) FROM library") == 0) {
        store->is_new = true; /* also when a first open was cut short */
        if (store->can_write && !found_library(store, options->as, err))
            return false;
    }
    return load_me(store, options->as, err);
}

static bool open_file(pl_store *store, const pl_store_options *options, pl_error *err)
{
    bool there = pl_path_exists(store->path);
    if (!there && (options->must_exist || options->read_only))
        return pl_fail(
            err, PL_NOT_FOUND,
            "There is no library in %s. Index a folder of recordings to make one, or name "
            "another with --library.",
            store->folder);
    const char *network = pl_path_network(store->folder);
    if (network)
        return pl_fail(
            err, PL_REFUSED,
            "A library cannot be kept on a network drive (%s: %s). Choose a folder on this "
            "computer. To pass work on, make a review pack.",
            store->folder, network);
    bool still = there && !may_write(store);
    store->can_write = !still && !options->read_only;
    bool ok = still ? open_still(store, options->vfs, err) : open_live(store, options, err);
    return ok && check_head(store, err);
}

static bool set_up(pl_store *store, const pl_store_options *options, pl_error *err)
{
    if (!open_file(store, options, err) ||
        !sql_script(store, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", err))
        return false;
    if (store->can_write)
        return prepare_file(store, options, err) && become(store, options, err);
    if (schema_version(store) < newest_schema())
        return pl_fail(
            err, PL_REFUSED,
            "The library %s was made by an older Plumbline and cannot be brought up to date "
            "in a place that can only be read. Copy the whole folder to a drive of your own "
            "and open it there.",
            store->folder);
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
    free(store);
    *store_at = NULL;
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
