#include "cli.h"

#include "plumbline/library/index.h"
#include "plumbline/review/review.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

/* A file of the person's settings; free(). NULL: there is no home folder. */
static char *settings_file(const char *name)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    bool own = config && *config;
    if (!own && !(home && *home))
        return NULL;
    char *folder =
        own ? pl_path_join(config, "plumbline") : pl_path_join(home, ".config/plumbline");
    char *path = pl_path_join(folder, name);
    free(folder);
    return path;
}

char *library_file(void)
{
    return settings_file("library");
}

/* The folder that the first start was told; NULL: none. */
static char *chosen_folder(void)
{
    enum { MOST = 8192 };
    size_t size = 0;
    pl_error none = { 0 };
    char *file = library_file();
    char *text = file && pl_path_exists(file) ? pl_file_read(&size, file, MOST, &none) : NULL;
    free(file);
    if (text)
        text[strcspn(text, "\n")] = '\0';
    if (text && text[0] == '/')
        return text;
    free(text);
    return NULL;
}

static char *default_folder(pl_error *err)
{
    const char *own = getenv("PLUMBLINE_LIBRARY"), *data = getenv("XDG_DATA_HOME");
    if (own && *own)
        return pl_copy_text(own);
    char *chosen = chosen_folder();
    if (chosen)
        return chosen;
    if (data && *data)
        return pl_path_join(data, "plumbline/library");
    const char *home = getenv("HOME");
    if (home && *home)
        return pl_path_join(home, ".local/share/plumbline/library");
    pl_fail(err, PL_NOT_FOUND,
            "There is no home folder to keep a library in: HOME is not set. Say where the library "
            "is with --library DIR.");
    return NULL;
}

bool library_folder(context *c, pl_error *err)
{
    return c->folder || (c->folder = default_folder(err));
}

char *keys_file(void)
{
    return settings_file("keys.conf");
}

bool open_library(context *c, library_use use, pl_error *err)
{
    if (!library_folder(c, err))
        return false;
    pl_store_options options = { .as = c->as,
                                 .read_only = use == LIBRARY_READ,
                                 .must_exist = use != LIBRARY_MAKE };
    if (!pl_store_open(&c->store, c->folder, &options, err))
        return false;
    if (pl_store_is_new(c->store))
        tell("A new library was made in %s. In it you are %s, treatment manager; --as CODE says "
             "who is at work.",
             pl_store_folder(c->store), pl_store_me(c->store)->code);
    return true;
}

bool find_review(pl_review_facts *out, context *c, const char *name, pl_error *err)
{
    pl_id id;
    return pl_store_find(&id, c->store, PL_NOUN_REVIEW, name, err) &&
           pl_store_facts(out, c->store, id, err);
}

bool find_review_of(pl_review_facts *out, context *c, pl_noun noun, pl_id id, pl_error *err)
{
    if (noun == PL_NOUN_REVIEW)
        return pl_store_facts(out, c->store, id, err);
    if (noun == PL_NOUN_ACTION)
        return pl_store_action_review(&id, c->store, id, err) &&
               pl_store_facts(out, c->store, id, err);
    pl_assert(noun == PL_NOUN_TAG);
    pl_tags tags;
    if (!pl_store_tag(&tags, c->store, id, err))
        return false;
    pl_id review = tags.items[0].review;
    pl_tags_free(&tags);
    return pl_store_facts(out, c->store, review, err);
}

static pl_job the_job;
static int last_percent;
static struct timespec job_began;

static void stop_job(int signal)
{
    (void)signal;
    atomic_store(&the_job.abort, true);
}

/* What is done within a second needs no word about it. */
static bool lasts(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - job_began.tv_sec > 1;
}

static void show_progress(void *ctx, double done, const char *what)
{
    enum { WIDTH = 30 };
    (void)ctx;
    if (!lasts())
        return;
    int percent = done < 0 ? -1 : (int)(done * 100);
    bool terminal = isatty(STDERR_FILENO);
    /* a line for each tenth where nobody can see a bar move */
    if (percent == last_percent || (!terminal && percent / 10 == last_percent / 10))
        return;
    last_percent = percent;
    if (!terminal) {
        fprintf(stderr, "%s: %d %%\n", what, percent);
        return;
    }
    int full = percent < 0 ? 0 : percent * WIDTH / 100;
    fprintf(stderr, "\r%-40.40s [%.*s%*s] %3d %%", what, full, "##############################",
            WIDTH - full, "", percent < 0 ? 0 : percent);
    if (percent >= 100)
        fputc('\n', stderr);
}

pl_job *job_start(void)
{
    last_percent = -1;
    clock_gettime(CLOCK_MONOTONIC, &job_began);
    atomic_store(&the_job.abort, false);
    the_job.progress = show_progress;
    signal(SIGINT, stop_job);
    return &the_job;
}

void job_end(void)
{
    if (isatty(STDERR_FILENO) && last_percent >= 0 && last_percent < 100)
        fputc('\n', stderr); /* a bar that was stopped */
    signal(SIGINT, SIG_DFL);
}

bool text_folder(const char **out, context *c, pl_error *err)
{
    pl_error why = { 0 };
    bool there = open_library(c, LIBRARY_READ, &why);
    if (!there && why.code != PL_NOT_FOUND)
        return pl_fail(err, why.code, "%s", why.text);
    *out = there ? pl_store_folder(c->store) : NULL;
    return true;
}

bool check_moment(const pl_review_facts *facts, pl_time at, pl_error *err)
{
    char end[PL_TIME_ROOM];
    return at <= facts->recording->duration_us ||
           pl_fail(err, PL_BAD_INPUT, "That time lies behind the end of the recording, %s.",
                   pl_time_format(end, facts->recording->duration_us, 3));
}

/* Where the recording cannot be reached and its index is gone, the time is kept as it was given. */
static pl_time frame_at(pl_media *media, pl_time at)
{
    int frame = media && at != PL_NO_TIME ? pl_media_frame_at(media, at) : -1;
    return frame < 0 ? at : pl_media_frame_start(media, frame);
}

bool to_frames(pl_time *at, pl_time *to, context *c, const pl_review_facts *facts, pl_error *err)
{
    pl_error why = { 0 };
    pl_media *media = NULL;
    if (*at == PL_NO_TIME && *to == PL_NO_TIME)
        return true;
    if (!check_moment(facts, *at > *to ? *at : *to, err))
        return false;
    if (!pl_library_open(&media, c->store, facts->recording->id, NULL, &why))
        tell("%s The time is kept as it was given.", why.text);
    *at = frame_at(media, *at);
    *to = frame_at(media, *to);
    pl_media_close(&media);
    return true;
}

bool find_facilitator(pl_who *slot, pl_id *review, context *c, const cli_args *a, pl_error *err)
{
    pl_review_facts facts;
    if (!find_review(&facts, c, a->operands[0], err))
        return false;
    *review = facts.review->id;
    bool ok = pl_review_who(slot, &facts, arg(a, "--facilitator"), err);
    if (ok && *slot == PL_WHO_SESSION)
        ok = pl_fail(err, PL_BAD_INPUT, "This is about one facilitator: A, B or C.");
    pl_review_facts_free(&facts);
    return ok;
}
