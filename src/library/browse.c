#include "browse.h"

#include "discs.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/base/thread.h"
#include "plumbline/library/find.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { LOOKERS = 3 }; /* one that waits for a drive does not keep the others */

/* ----- entries */

void pl_browse_entry_copy(pl_browse_entry *out, const pl_browse_entry *entry)
{
    pl_browse_entry made = *entry;
    made.path = pl_copy_text(entry->path);
    made.name = pl_copy_text(entry->name);
    made.title = pl_copy_text(entry->title);
    made.why = pl_copy_text(entry->why);
    made.parts = pl_alloc_array((size_t)entry->part_count + 1, sizeof *made.parts);
    for (int i = 0; i < entry->part_count; i++) {
        made.parts[i] = entry->parts[i];
        made.parts[i].path = pl_copy_text(entry->parts[i].path);
        made.parts[i].name = pl_copy_text(entry->parts[i].name);
    }
    *out = made;
}

void pl_browse_entry_clear(pl_browse_entry *entry)
{
    for (int i = 0; i < entry->part_count; i++) {
        free(entry->parts[i].path);
        free(entry->parts[i].name);
    }
    free(entry->parts);
    free(entry->path);
    free(entry->name);
    free(entry->title);
    free(entry->why);
    *entry = (pl_browse_entry){ 0 };
}

bool pl_browse_can_add(const pl_browse_entry *entry)
{
    return entry->kind >= PL_BROWSE_DISC && entry->kind <= PL_BROWSE_SERIES && !entry->known;
}

int pl_browse_recordings(const pl_browse_entry *entry)
{
    int count = entry->part_count > 0;
    for (int i = 1; i < entry->part_count; i++)
        count += entry->parts[i].apart;
    return count;
}

void pl_browse_list_clear(pl_browse_list *list)
{
    for (int i = 0; i < list->count; i++)
        pl_browse_entry_clear(&list->items[i]);
    free(list->items);
    *list = (pl_browse_list){ 0 };
}

/* ----- the threads */

typedef enum row_state { ROW_WAITS, ROW_IN_HAND, ROW_KNOWN } row_state;

typedef struct row {
    char *path, *name;
    pl_names series;   /* the paths of its parts, where there are several */
    bool folder, gone; /* gone: it is a part of another row's series */
    row_state state;
    pl_browse_entry found; /* that was not taken yet: path set */
    int64_t again_us;      /* when it is looked at again; 0: not */
} row;

typedef struct looker {
    pl_browse *browse;
    pl_thread thread;
} looker;

struct pl_browse {
    char *folder, *library, *as;
    int64_t settle_us, again_us;
    void (*wake)(void *ctx);
    void *ctx;
    pl_job job; /* abort is atomic; the rest is immutable */
    looker lookers[LOOKERS];
    pl_mutex lock;
    pl_cond changed;
    /* --- protected by lock; the rows' names and number do not change once it is listed */
    row *rows;
    int count, room, from, ended;
    bool listed, given; /* the names were handed over */
    bool untold;        /* something became known that nobody was woken for */
    int64_t told_us;
    pl_error why;
};

static void tell(pl_browse *b)
{
    if (b->wake)
        b->wake(b->ctx);
}

/* At most twenty times a second: a folder may hold thousands of things. True: now. */
static bool may_tell_locked(pl_browse *b)
{
    enum { TELL_US = 50 * 1000 };
    int64_t now = pl_utc_now(), since = now - b->told_us;
    b->untold = since >= 0 && since < TELL_US;
    if (!b->untold)
        b->told_us = now;
    return !b->untold;
}

/* ----- names */

static bool is_wanted(const row *one)
{
    return one->folder || pl_name_is_recording(one->name) || disc_is_image(one->name);
}

/* "part 2" before "part 10". */
static int by_number(const char *a, const char *b)
{
    while (*a && *b) {
        size_t one = strspn(a, "0123456789"), other = strspn(b, "0123456789");
        if (one && other) {
            size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
            zeros_a = zeros_a < one ? zeros_a : one;
            zeros_b = zeros_b < other ? zeros_b : other;
            size_t size_a = one - zeros_a, size_b = other - zeros_b;
            if (size_a != size_b)
                return size_a < size_b ? -1 : 1;
            int way = memcmp(a + zeros_a, b + zeros_b, size_a);
            if (way)
                return way;
            a += one;
            b += other;
            continue;
        }
        int way = strncasecmp(a, b, 1);
        if (way)
            return way;
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

static int in_order(const void *a, const void *b)
{
    const row *one = a, *other = b;
    if (is_wanted(one) != is_wanted(other))
        return is_wanted(one) ? -1 : 1;
    int way = by_number(one->name, other->name);
    return way ? way : strcmp(one->name, other->name);
}

static void add_row(pl_browse *b, const char *name, int type)
{
    struct stat st;
    char *path = pl_path_join(b->folder, name);
    bool folder = type == DT_DIR;
    if (type == DT_UNKNOWN || type == DT_LNK)
        folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    pl_grow(b->rows, b->count, b->room);
    b->rows[b->count++] = (row){ .path = path, .name = pl_copy_text(name), .folder = folder };
}

static void read_names(pl_browse *b)
{
    DIR *open = opendir(b->folder);
    if (!open) {
        pl_fail(&b->why, pl_errno_code(errno), "%s cannot be opened: %s.", b->folder,
                pl_errno_words(errno));
        return;
    }
    for (errno = 0; !pl_job_stopped(&b->job); errno = 0) {
        const struct dirent *one = readdir(open);
        if (!one)
            break;
        if (one->d_name[0] != '.') /* and what hides itself is left out */
            add_row(b, one->d_name, one->d_type);
    }
    if (errno)
        pl_fail(&b->why, pl_errno_code(errno), "The rest of %s cannot be listed: %s.", b->folder,
                pl_errno_words(errno));
    closedir(open);
}

static row *row_of(pl_browse *b, const char *path)
{
    for (int i = 0; i < b->count; i++)
        if (strcmp(b->rows[i].path, path) == 0)
            return &b->rows[i];
    return NULL;
}

/* The row of its first file is that of all; it takes over their paths. */
static void take_series(pl_browse *b, pl_candidate *group)
{
    for (int k = 1; k < group->parts.count; k++)
        row_of(b, group->parts.items[k])->gone = true;
    row_of(b, group->parts.items[0])->series = group->parts;
    group->parts = (pl_names){ 0 };
}

/* Files that are probably one recording become one row. */
static void join_rows(pl_browse *b)
{
    enum { MOST = 2000 }; /* beyond it nobody looks for what belongs together */
    pl_names paths = { 0 };
    pl_candidates groups = { 0 };
    int64_t *bytes = pl_alloc_array((size_t)b->count + 1, sizeof *bytes);
    for (int i = 0; i < b->count && paths.count <= MOST && !pl_job_stopped(&b->job); i++) {
        pl_file_facts facts;
        if (b->rows[i].folder || !pl_name_is_recording(b->rows[i].name))
            continue;
        bytes[paths.count] = pl_file_facts_read(&facts, b->rows[i].path, NULL) ? facts.bytes : 0;
        pl_names_add(&paths, b->rows[i].path);
    }
    if (paths.count <= MOST)
        pl_candidates_probable(&groups, &paths, bytes);
    for (int g = 0; g < groups.count; g++)
        if (groups.items[g].parts.count > 1)
            take_series(b, &groups.items[g]);
    pl_candidates_free(&groups);
    pl_names_free(&paths);
    free(bytes);
    int kept = 0;
    for (int i = 0; i < b->count; i++) {
        row one = b->rows[i];
        if (!one.gone) {
            b->rows[kept++] = one;
            continue;
        }
        free(one.path);
        free(one.name);
    }
    b->count = kept;
}

/* The rows are nobody else's until `listed`. */
static void list(pl_browse *b)
{
    read_names(b);
    if (b->count)
        qsort(b->rows, (size_t)b->count, sizeof *b->rows, in_order);
    join_rows(b);
    pl_mutex_lock(&b->lock);
    b->listed = true;
    pl_cond_signal_all(&b->changed);
    pl_mutex_unlock(&b->lock);
    tell(b);
}

/* ----- looking */

/* The next that waits, from the place that is seen on; -1: none. */
static int next_locked(pl_browse *b)
{
    int64_t now = pl_utc_now();
    for (int i = 0; i < b->count; i++) {
        int at = (b->from + i) % b->count;
        row *one = &b->rows[at];
        if (one->state == ROW_KNOWN && one->again_us && now >= one->again_us)
            one->state = ROW_WAITS;
        if (one->state == ROW_WAITS)
            return at;
    }
    return -1;
}

static void show(pl_browse_entry *out, const row *one)
{
    *out = (pl_browse_entry){ .path = pl_copy_text(one->path),
                              .name = pl_copy_text(one->name),
                              .folder = one->folder,
                              .things = -1,
                              .length_us = PL_NO_TIME,
                              .claimed_us = PL_NO_TIME };
    for (int i = 0; i < one->series.count; i++)
        browse_add_part(out, one->series.items[i]);
    if (one->series.count > 1) {
        const char *last = pl_path_name(one->series.items[one->series.count - 1]);
        free(out->name);
        out->name = pl_format("%s – %s", one->name, last);
    }
}

static void look_at_row(pl_browse *b, int at, pl_store *store)
{
    row *one = &b->rows[at];
    pl_browse_entry found;
    browse_look look = { store, &b->job, b->settle_us };
    show(&found, one);
    browse_look_at(&found, &look);
    pl_mutex_lock(&b->lock);
    pl_browse_entry_clear(&one->found);
    one->found = found;
    one->state = ROW_KNOWN;
    one->again_us = found.kind == PL_BROWSE_COPYING ? pl_utc_now() + b->again_us : 0;
    bool now = may_tell_locked(b);
    pl_mutex_unlock(&b->lock);
    if (now)
        tell(b);
}

static bool waits_locked(const pl_browse *b)
{
    bool any = !b->listed;
    for (int i = 0; i < b->count && !any; i++)
        any = b->rows[i].state != ROW_KNOWN || b->rows[i].again_us;
    return any;
}

static void rest_locked(pl_browse *b)
{
    enum { REST_MS = 100 };
    pl_cond_wait_ms(&b->changed, &b->lock, REST_MS);
    if (!b->untold || !may_tell_locked(b))
        return;
    pl_mutex_unlock(&b->lock);
    tell(b);
    pl_mutex_lock(&b->lock);
}

static void look_on(pl_browse *b)
{
    pl_store *store = NULL;
    pl_error none = { 0 };
    pl_store_options options = { .as = b->as, .read_only = true, .must_exist = true };
    if (b->library)
        pl_store_open(&store, b->library, &options, &none);
    pl_mutex_lock(&b->lock);
    while (!pl_job_stopped(&b->job) && waits_locked(b)) {
        int at = b->listed ? next_locked(b) : -1;
        if (at < 0) {
            rest_locked(b);
            continue;
        }
        b->rows[at].state = ROW_IN_HAND;
        pl_mutex_unlock(&b->lock);
        look_at_row(b, at, store);
        pl_mutex_lock(&b->lock);
    }
    pl_mutex_unlock(&b->lock);
    pl_store_close(&store);
}

static void *look_run(void *arg)
{
    looker *me = arg;
    pl_browse *b = me->browse;
    if (me == b->lookers)
        list(b);
    look_on(b);
    pl_mutex_lock(&b->lock);
    b->ended++;
    pl_mutex_unlock(&b->lock);
    tell(b);
    return NULL;
}

/* ----- for the collecting thread */

pl_browse *pl_browse_start(const pl_browse_options *options)
{
    pl_browse *b = pl_alloc(sizeof *b);
    b->folder = pl_copy_text(options->folder);
    b->library = pl_copy_text(options->library);
    b->as = pl_copy_text(options->as);
    b->settle_us = options->settle_us;
    b->again_us = options->again_us;
    b->wake = options->wake;
    b->ctx = options->ctx;
    pl_mutex_start(&b->lock);
    pl_cond_start(&b->changed);
    for (int i = 0; i < LOOKERS; i++) {
        b->lookers[i].browse = b;
        pl_thread_start(&b->lookers[i].thread, look_run, &b->lookers[i]);
    }
    return b;
}

bool pl_browse_take(pl_browse_list *out, pl_browse *b)
{
    bool changed = false;
    pl_mutex_lock(&b->lock);
    if (b->listed && !b->given) {
        out->items = pl_alloc_array((size_t)b->count + 1, sizeof *out->items);
        out->count = b->count;
        for (int i = 0; i < b->count; i++)
            show(&out->items[i], &b->rows[i]);
        out->listed = b->given = changed = true;
        out->why = b->why;
    }
    for (int i = 0; b->given && i < b->count; i++) {
        row *one = &b->rows[i];
        if (!one->found.path)
            continue;
        out->looked += out->items[i].kind == PL_BROWSE_LOOKING;
        pl_browse_entry_clear(&out->items[i]);
        out->items[i] = one->found;
        one->found = (pl_browse_entry){ 0 };
        changed = true;
    }
    pl_mutex_unlock(&b->lock);
    return changed;
}

void pl_browse_seen(pl_browse *b, int from)
{
    pl_mutex_lock(&b->lock);
    b->from = from < 0 ? 0 : from;
    pl_mutex_unlock(&b->lock);
}

void pl_browse_leave(pl_browse *b)
{
    atomic_store(&b->job.abort, true);
    pl_cond_signal_all(&b->changed);
}

bool pl_browse_ended(pl_browse *b)
{
    pl_mutex_lock(&b->lock);
    bool ended = b->ended == LOOKERS;
    pl_mutex_unlock(&b->lock);
    return ended;
}

void pl_browse_free(pl_browse **browse)
{
    pl_browse *b = *browse;
    if (!b)
        return;
    pl_browse_leave(b);
    for (int i = 0; i < LOOKERS; i++)
        pl_thread_join(&b->lookers[i].thread);
    for (int i = 0; i < b->count; i++) {
        free(b->rows[i].path);
        free(b->rows[i].name);
        pl_names_free(&b->rows[i].series);
        pl_browse_entry_clear(&b->rows[i].found);
    }
    free(b->rows);
    free(b->folder);
    free(b->library);
    free(b->as);
    pl_mutex_stop(&b->lock);
    pl_cond_stop(&b->changed);
    free(b);
    *browse = NULL;
}
