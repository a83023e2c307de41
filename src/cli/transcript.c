/* Transcripts of recordings, and the search through them and through notes. */
#include "cli.h"

#include "plumbline/exchange/transcript.h"
#include "plumbline/library/index.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/transcripts.h"

static void tell_problems(context *c, const pl_problems *problems, const char *path)
{
    pl_text lines = { 0 };
    pl_problems_print(&lines, problems, path);
    if (c->json)
        fputs(pl_text_get(&lines), stderr);
    else
        show("%s", pl_text_get(&lines));
    pl_text_free(&lines);
}

/* With its problems, remarks as well, said. */
static bool read_file(pl_transcript *out, context *c, const char *path, pl_error *err)
{
    size_t size;
    pl_problems problems = { 0 };
    char *bytes = pl_file_read(&size, path, PL_MOST_TRANSCRIPT, err);
    bool ok = bytes && pl_transcript_parse(out, &problems, bytes, size);
    tell_problems(c, &problems, path);
    if (bytes && !ok)
        pl_fail(err, PL_BAD_INPUT,
                "%s cannot be read as a transcript: mend what is said above. Nothing was changed.",
                path);
    pl_problems_free(&problems);
    free(bytes);
    return ok;
}

/* Where the clock of a file begins: at that of the recording, or of one of its parts. */
static bool begins_at(pl_time *out, context *c, const cli_args *a, const pl_recording *recording,
                      pl_error *err)
{
    long long part = 1;
    (void)c;
    const char *wanted = arg(a, "--part");
    if (wanted && !pl_number_parse(&part, wanted, 1, recording->part_count))
        return pl_fail(err, PL_BAD_INPUT, "This recording has parts 1 to %d; \"%s\" is none.",
                       recording->part_count, wanted);
    *out = part > 1 ? recording->parts[part - 1].start_us : 0;
    return true;
}

/* How many lines lie, at least partly, behind the end of the recording. */
static int behind_end(const pl_transcript *read, pl_time at, const pl_recording *recording)
{
    int count = 0;
    for (int i = 0; i < read->count; i++)
        count += !recording->growing && read->cues[i].from_us + at >= recording->duration_us;
    return count;
}

static void tell_added(context *c, pl_id recording, const pl_transcript *read, int behind)
{
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "recording", recording);
        pl_json_int(&c->out, "lines", read->count);
        pl_json_int(&c->out, "behind_end", behind);
        pl_json_end_object(&c->out);
        out_flush(c);
        return;
    }
    printf("The transcript is added: %d line%s.\n", read->count, read->count == 1 ? "" : "s");
    if (behind)
        printf(
            "%d of them stand%s behind the end of the recording. Look whether it is of this one.\n",
            behind, behind == 1 ? "s" : "");
}

int run_transcript_add(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_recordings list = { 0 };
    pl_transcript read = { 0 };
    pl_id recording, id;
    pl_time at = 0;
    const char *path = a->operands[1];
    bool ok =
        open_library(c, LIBRARY_WRITE, &err) &&
        pl_library_find(&recording, c->store, a->operands[0], &err) &&
        pl_store_recording(&list, c->store, recording, &err) &&
        begins_at(&at, c, a, &list.items[0], &err) && read_file(&read, c, path, &err) &&
        pl_store_transcript_add(&id, c->store, recording, pl_path_name(path), at, &read, &err);
    if (ok)
        tell_added(c, recording, &read, behind_end(&read, at, &list.items[0]));
    pl_transcript_free(&read);
    pl_recordings_free(&list);
    return ok ? EXIT_DONE : failed(&err);
}

int run_transcript_remove(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id recording;
    if (!open_library(c, LIBRARY_WRITE, &err) ||
        !pl_library_find(&recording, c->store, a->operands[0], &err) ||
        !pl_store_transcript_remove(c->store, recording, &err))
        return failed(&err);
    if (c->json) {
        pl_json_object(&c->out, NULL);
        out_id(&c->out, "recording", recording);
        pl_json_bool(&c->out, "removed", true);
        pl_json_end_object(&c->out);
        out_flush(c);
    } else {
        puts(
            "The transcript is removed from the library. The file that it was read from is left as "
            "it is.");
    }
    return EXIT_DONE;
}

static void out_file(context *c, const pl_transcript_file *file)
{
    char utc[PL_UTC_ROOM], from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    if (!c->json) {
        show("%s to %s  %d line%s  %s, added by %s\n", pl_time_format(from, file->from_us, 0),
             pl_time_format(to, file->to_us, 0), file->cue_count, file->cue_count == 1 ? "" : "s",
             file->name, file->added_by ? file->added_by : "nobody who is known");
        return;
    }
    pl_json_object(&c->out, NULL);
    pl_json_string(&c->out, "file", file->name);
    pl_json_string(&c->out, "added_by", file->added_by);
    pl_json_string(&c->out, "added", pl_utc_format(utc, file->added_utc));
    out_time(&c->out, "from_us", file->from_us);
    out_time(&c->out, "to_us", file->to_us);
    pl_json_int(&c->out, "lines", file->cue_count);
    pl_json_end_object(&c->out);
}

int run_transcript_list(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_id recording;
    pl_transcript all;
    if (!open_library(c, LIBRARY_READ, &err) ||
        !pl_library_find(&recording, c->store, a->operands[0], &err) ||
        !pl_store_transcript(&all, c->store, recording, &err))
        return failed(&err);
    out_list(c, "transcripts");
    for (int i = 0; i < all.file_count; i++)
        out_file(c, &all.files[i]);
    if (!c->json && all.file_count == 0)
        puts("There is no transcript for this session.");
    out_list_end(c);
    pl_transcript_free(&all);
    return EXIT_DONE;
}

/* ----- search */

static void out_hit(pl_json *json, const pl_hit *hit)
{
    pl_json_object(json, NULL);
    out_id(json, "recording", hit->recording);
    out_time(json, "at_us", hit->at_us);
    pl_json_string(json, "in", hit->tag ? "note" : "transcript");
    out_id(json, "review", hit->review);
    out_id(json, "tag", hit->tag);
    pl_json_string(json, "speaker", hit->speaker);
    pl_json_string(json, "text", hit->words);
    pl_json_end_object(json);
}

static void print_hit(const pl_hit *hit)
{
    char id[PL_ID_ROOM], at[PL_TIME_ROOM];
    char *words = pl_copy_text(hit->words);
    for (char *end = words; (end = strchr(end, '\n'));)
        *end = ' ';
    show("%s  %s  %-10s  %s%s%s\n", short_id(id, hit->recording), pl_time_format(at, hit->at_us, 0),
         hit->tag ? "note" : "transcript", hit->speaker ? hit->speaker : "",
         hit->speaker ? ": " : "", words);
    free(words);
}

static void out_hits(context *c, const pl_hits *hits)
{
    pl_json_object(&c->out, NULL);
    pl_json_bool(&c->out, "transcripts", !hits->off);
    pl_json_int(&c->out, "left_out", hits->left_out);
    pl_json_array(&c->out, "hits");
    for (int i = 0; i < hits->count; i++)
        out_hit(&c->out, &hits->items[i]);
    pl_json_end_array(&c->out);
    pl_json_end_object(&c->out);
    out_flush(c);
}

static char *all_words(const cli_args *a)
{
    pl_text words = { 0 };
    for (int i = 0; i < a->operand_count; i++) {
        pl_text_add(&words, i ? " " : "");
        pl_text_add(&words, a->operands[i]);
    }
    return pl_text_take(&words);
}

int run_search(context *c, const cli_args *a)
{
    pl_error err = { 0 };
    pl_hits hits;
    pl_id recording = 0;
    const char *within = arg(a, "--recording");
    char *words = all_words(a);
    bool ok = open_library(c, LIBRARY_WRITE, &err) &&
              (!within || pl_library_find(&recording, c->store, within, &err)) &&
              pl_store_search(&hits, c->store, words, recording, &err);
    free(words);
    if (!ok)
        return failed(&err);
    if (c->json)
        out_hits(c, &hits);
    for (int i = 0; !c->json && i < hits.count; i++)
        print_hit(&hits.items[i]);
    if (hits.count == 0)
        tell("Nothing was found.");
    if (hits.left_out)
        tell("%d more are not listed. Say more words.", hits.left_out);
    if (hits.off)
        tell("%s Then: plumbline policy set FILE.", pl_search_off);
    pl_hits_free(&hits);
    return EXIT_DONE;
}
