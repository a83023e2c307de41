#include "desk_inner.h"

#include "plumbline/library/index.h"
#include "plumbline/review/desk_feedback.h"
#include "plumbline/store/facts.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/reviews.h"
#include "plumbline/store/tags.h"
#include "plumbline/store/transcripts.h"
#include "plumbline/store/undo.h"
#include "plumbline/store/watched.h"

#include <stdio.h>

enum { LEASE_US = 10 * 1000 * 1000, PLACE_US = 1000 * 1000, PLACE_PLAYING_US = 5 * 1000 * 1000 };

enum { LISTEN_US = 40 * 1000 /* a recording without pictures is looked at so often */ };

/* ----- reading, on a job's thread */

struct pl_desk_load {
    pl_review_facts facts;
    pl_watched_list watched;
    pl_unfinished_list unfinished;
    pl_transcript transcript;
    pl_place place;
    bool placed; /* there is one */
    pl_sound_choice sound;
    pl_recording_source source;
    pl_error away; /* why there is no source */
    bool mine;
};

/* Where nothing is kept, or something else, it is the recording's own. */
static void read_sound(pl_desk_load *load, pl_store *store)
{
    char name[DESK_SOUND_NAME_ROOM], *value = NULL;
    pl_error none = { 0 };
    desk_sound_name(name, load->facts.review->recording);
    if (pl_store_setting(&value, store, name, &none))
        pl_sound_choice_parse(&load->sound, value);
    free(value);
}

pl_desk_load *pl_desk_read(pl_store *store, pl_id review, pl_error *err)
{
    pl_desk_load *load = pl_alloc(sizeof *load);
    bool ok = pl_store_facts(&load->facts, store, review, err) &&
              pl_store_watched_list(&load->watched, store, review, err) &&
              pl_store_transcript(&load->transcript, store, load->facts.review->recording, err);
    if (ok) {
        load->mine = load->facts.review->reviewer == pl_store_me(store)->id;
        ok = !load->mine || pl_store_unfinished_list(&load->unfinished, store, review, err);
    }
    if (ok) {
        pl_error none = { 0 };
        load->placed = pl_store_place(&load->place, store, review, &none);
        read_sound(load, store);
    }
    if (ok)
        pl_library_source(&load->source, store, load->facts.review->recording, &load->away);
    if (ok)
        return load;
    pl_desk_load_free(load);
    return NULL;
}

void pl_desk_load_free(pl_desk_load *load)
{
    if (!load)
        return;
    pl_review_facts_free(&load->facts);
    pl_watched_list_free(&load->watched);
    pl_unfinished_list_free(&load->unfinished);
    pl_transcript_free(&load->transcript);
    pl_recording_source_free(&load->source);
    free(load);
}

/* ----- what the files of the desk share */

int64_t desk_clock(const pl_desk *desk)
{
    return pl_player_now(desk->player);
}

void desk_changed(pl_desk *desk)
{
    desk->version++;
}

bool desk_may_write(pl_desk *desk)
{
    if (desk->can_write)
        return true;
    if (desk->facts.review->is_signed)
        pl_fail(&desk->trouble, PL_REFUSED,
                "This review is signed: it is safe, and nothing in it can be changed. A correction "
                "is a new record: “Correct this record” begins it. Both stay visible.");
    else if (desk->closed.code)
        desk->trouble = desk->closed;
    else
        pl_fail(&desk->trouble, PL_REFUSED, "Only its reviewer writes in a review.");
    desk_changed(desk);
    return false;
}

bool desk_send(pl_desk *desk, pl_change_run run, void (*done)(void *, void *, const pl_receipt *),
               void *arg, void (*free_arg)(void *))
{
    pl_letter letter = { .run = run, .done = done, .ctx = desk, .arg = arg, .free_arg = free_arg };
    if (pl_post_send(desk->inner->options.post, &letter, &desk->trouble))
        return true;
    desk_changed(desk);
    return false;
}

void desk_failed(pl_desk *desk, const pl_receipt *receipt)
{
    desk->trouble = receipt->error;
    desk_changed(desk);
}

void desk_step_made(pl_desk *desk)
{
    desk->inner->join = 0;
}

void desk_read_titles(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    pl_error err = { 0 };
    pl_undo_titles titles = { 0 };
    if (!desk->can_write || !pl_store_undo_titles(&titles, in->options.store, in->review, &err))
        return;
    pl_undo_titles_free(&in->titles);
    in->titles = titles;
    desk->undo_title = titles.undo;
    desk->redo_title = titles.redo;
}

/* By its sum: marks that only moved within it change nothing. */
static bool plan_is_other(pl_desk *desk)
{
    bool other = desk->inner->left_out_us != desk->facts.left_out_us;
    desk->inner->left_out_us = desk->facts.left_out_us;
    return other || desk->facts.left_out_us > 0;
}

void pl_desk_refresh(pl_desk *desk)
{
    if (!desk->facts_old)
        return;
    pl_error err = { 0 };
    /* evidence is worked out from the tags at hand: lent for the call, their texts stay the desk's */
    pl_tag *tags = pl_alloc_array((size_t)desk->tag_count + 1, sizeof *tags);
    for (int i = 0; i < desk->tag_count; i++)
        tags[i] = desk->tags[i]->tag;
    desk->facts.tags = (pl_tags){ .items = tags, .count = desk->tag_count };
    bool read = pl_store_facts_refresh(&desk->facts, desk->inner->options.store, &err);
    desk->facts.tags = (pl_tags){ 0 };
    free(tags);
    if (!read) {
        desk->trouble = err;
        return;
    }
    desk->facts_old = false;
    if (plan_is_other(desk))
        desk_watch_sum(desk);
    desk_scores_landed(desk);
    desk_counts_landed(desk);
    desk_answers_landed(desk);
    desk_replies_landed(desk);
    desk_changed(desk);
}

void pl_desk_stale(pl_desk *desk)
{
    desk->facts_old = true;
    pl_desk_refresh(desk);
}

/* ----- the lease */

static bool run_lease(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_take(store, *(const pl_id *)arg, err);
}

static bool run_renew(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_renew(store, *(const pl_id *)arg, err);
}

static bool run_leave(pl_store *store, void *arg, pl_error *err)
{
    return pl_store_lease_leave(store, *(const pl_id *)arg, err);
}

static void lease_answered(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    (void)arg;
    desk->inner->lease = receipt->ok;
    if (receipt->ok || desk->facts.review->is_signed)
        return;
    desk->can_write = false;
    desk->closed = desk->trouble = receipt->error;
    desk_changed(desk);
}

static void send_lease(pl_desk *desk, pl_change_run run, bool answered)
{
    pl_id *review = pl_alloc(sizeof *review);
    *review = desk->inner->review;
    desk_send(desk, run, answered ? lease_answered : NULL, review, free);
    desk->inner->lease_due = desk_clock(desk) + LEASE_US;
}

/* ----- the place */

typedef struct place_change {
    pl_id review;
    pl_place place;
} place_change;

static bool run_place(pl_store *store, void *arg, pl_error *err)
{
    const place_change *change = arg;
    return pl_store_place_set(store, change->review, &change->place, err);
}

/* The facilitator in hand; 0 for several. */
static pl_who one_of(unsigned people)
{
    for (int slot = 'A'; slot <= 'C'; slot++)
        if (people == PL_WHO_BIT(slot))
            return (pl_who)slot;
    return 0;
}

static void send_place(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    place_change *change = pl_alloc(sizeof *change);
    const pl_desk_tag *tag = desk->selected ? desk->selected : desk->hand;
    change->review = in->review;
    change->place = (pl_place){ .position_us = desk->play.position_us,
                                .zoom_from_us = desk->place.zoom_from_us,
                                .zoom_to_us = desk->place.zoom_to_us,
                                .slot = one_of(desk->people),
                                .tag = tag ? tag->tag.id : 0 };
    snprintf(change->place.screen, sizeof change->place.screen, "%s", desk->place.screen);
    desk_send(desk, run_place, NULL, change, free);
    in->place_due = 0;
}

void pl_desk_keep_place(pl_desk *desk, const pl_desk_place *place)
{
    desk->place = *place;
    if (!desk->inner->place_due)
        desk->inner->place_due = desk_clock(desk) + PLACE_US;
}

/* ----- opening and closing */

static pl_player *start_player(const pl_desk_load *load, const pl_player_options *given)
{
    pl_player_options options = *given;
    options.media = (pl_media_options){ .clock = &load->source.clock,
                                        .cache_path = load->source.cache,
                                        .signature = load->source.signature,
                                        .quick = true,
                                        .open = given->media.open,
                                        .open_ctx = given->media.open_ctx };
    return pl_player_start((const char *const *)load->source.paths.items, load->source.paths.count,
                           &options);
}

static void take_place(pl_desk *desk, const pl_desk_load *load)
{
    const pl_place *place = &load->place;
    desk->place = (pl_desk_place){ "", 0, PL_NO_TIME, PL_NO_TIME };
    if (!load->placed && pl_review_is_short(desk->facts.review)) {
        desk->place.position_us = desk->facts.review->short_from_us;
        pl_player_seek(desk->player, desk->place.position_us);
    }
    if (!load->placed)
        return;
    snprintf(desk->place.screen, sizeof desk->place.screen, "%s", place->screen);
    desk->place.position_us = place->position_us;
    desk->place.zoom_from_us = place->zoom_from_us;
    desk->place.zoom_to_us = place->zoom_to_us;
    if (place->slot && pl_review_slot(desk->facts.review, place->slot))
        desk->people = PL_WHO_BIT(place->slot);
    desk->selected = pl_desk_find(desk, place->tag);
    pl_player_seek(desk->player, place->position_us);
}

pl_desk *pl_desk_open(pl_desk_load *load, const pl_desk_options *options)
{
    pl_desk *desk = pl_alloc(sizeof *desk);
    pl_desk_inner *in = desk->inner = pl_alloc(sizeof *in);
    in->options = *options;
    desk->lead_us = options->lead_us;
    desk->span_us = options->span_us;
    desk->shown_us = PL_NO_TIME;
    desk->facts = load->facts;
    load->facts = (pl_review_facts){ 0 };
    in->review = desk->facts.review->id;
    desk->can_write = load->mine && !desk->facts.review->is_signed;
    desk->people = PL_WHO_BIT(pl_review_first_who(desk->facts.review));
    desk->player = start_player(load, &options->player);
    desk->sound = load->sound;
    pl_player_choose_sound(desk->player, desk->sound);
    desk_tags_take(desk, &desk->facts.tags);
    pl_tags_free(&desk->facts.tags);
    desk->facts.tags = (pl_tags){ 0 };
    in->transcript = load->transcript;
    load->transcript = (pl_transcript){ 0 };
    desk_watch_take(desk, &load->watched);
    desk_counts_landed(desk);
    for (int i = 0; i < load->unfinished.count; i++)
        desk_words_take(desk, load->unfinished.items[i].field, load->unfinished.items[i].words);
    take_place(desk, load);
    if (load->away.code)
        desk->away = load->away;
    if (desk->can_write)
        send_lease(desk, run_lease, true);
    desk_read_titles(desk);
    pl_desk_load_free(load);
    pl_player_state_read(&desk->play, desk->player);
    return desk;
}

void pl_desk_close(pl_desk **desk)
{
    pl_desk *d = *desk;
    if (!d)
        return;
    pl_desk_inner *in = d->inner;
    pl_desk_let_go(d);
    if (d->can_write) {
        desk_watch_keep(d, true);
        desk_words_keep(d, true);
        send_place(d);
        send_lease(d, run_leave, false);
    }
    desk_replies_keep(d, true);
    pl_post_forget(in->options.post, d);
    pl_player_stop(&d->player);
    pl_transcript_free(&in->transcript);
    desk_tags_free(d);
    desk_words_free(d);
    desk_counts_free(d);
    pl_review_facts_free(&d->facts);
    desk_scores_free(d);
    desk_answers_free(d);
    desk_replies_free(d);
    free(in->ranges);
    free(in->passes);
    pl_speech_free(in->speech);
    pl_undo_titles_free(&in->titles);
    pl_ranges_free(&in->shown);
    pl_ranges_free(&in->skipped);
    free(in);
    free(d);
    *desk = NULL;
}

void pl_desk_grow(pl_desk *desk, pl_media *media, const pl_recording *now)
{
    pl_recording *mine = &desk->facts.recordings.items[0];
    mine->duration_us = now->duration_us;
    mine->growing = now->growing;
    for (int i = 0; i < mine->part_count && i < now->part_count; i++) {
        mine->parts[i].start_us = now->parts[i].start_us;
        mine->parts[i].length_us = now->parts[i].length_us;
    }
    pl_player_grow(desk->player, media);
    desk_changed(desk);
}

/* ----- once a round */

static int64_t sooner(int64_t a, int64_t b)
{
    return a == PL_NO_TIME ? b : b == PL_NO_TIME ? a : a < b ? a : b;
}

static void keep_what_is_due(pl_desk *desk, int64_t now)
{
    pl_desk_inner *in = desk->inner;
    if (desk_watch_due(desk) != PL_NO_TIME && now >= desk_watch_due(desk))
        desk_watch_keep(desk, false);
    desk_words_keep(desk, false);
    if (desk->play.playing && !in->place_due)
        in->place_due = now + PLACE_PLAYING_US;
    if (in->place_due && now >= in->place_due)
        send_place(desk);
    if (in->lease && now >= in->lease_due)
        send_lease(desk, run_renew, true);
}

void desk_read_state(pl_desk *desk)
{
    bool played = desk->play.playing;
    pl_player_state_read(&desk->play, desk->player);
    if (played && !desk->play.playing && desk->can_write)
        desk_watch_stop(desk);
}

int64_t pl_desk_tick(pl_desk *desk)
{
    pl_desk_inner *in = desk->inner;
    int64_t now = desk_clock(desk), due = PL_NO_TIME;
    desk_read_state(desk);
    desk_watch_hear(desk);
    desk_loop_turn(desk);
    desk_shuttle_back(desk);
    desk_expect(desk);
    if (desk->hand && now >= in->hand_until)
        pl_desk_let_go(desk);
    desk_replies_keep(desk, false);
    if (desk->can_write) {
        keep_what_is_due(desk, now);
        due = sooner(desk_watch_due(desk), desk_words_due(desk));
        due = sooner(due, in->place_due ? in->place_due : PL_NO_TIME);
        due = sooner(due, in->lease ? in->lease_due : PL_NO_TIME);
    }
    due = sooner(due, desk_replies_due(desk));
    if (desk_watch_listens(desk))
        due = sooner(due, now + LISTEN_US);
    due = sooner(due, desk->hand ? in->hand_until : PL_NO_TIME);
    return sooner(due, desk_shuttle_due(desk));
}

/* ----- undo */

typedef struct undo_change {
    pl_id review;
    bool forth;
    pl_undone undone;
} undo_change;

static bool run_undo(pl_store *store, void *arg, pl_error *err)
{
    undo_change *change = arg;
    return change->forth ? pl_store_redo_step(&change->undone, store, change->review, err)
                         : pl_store_undo_step(&change->undone, store, change->review, err);
}

static void undone(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_desk *desk = ctx;
    undo_change *change = arg;
    if (!receipt->ok)
        desk_failed(desk, receipt);
    for (int i = 0; receipt->ok && i < change->undone.tag_count; i++)
        desk_tag_reload(desk, change->undone.tags[i]);
    desk->facts_old = true;
    if (receipt->ok && change->undone.other)
        pl_desk_refresh(desk);
    desk_read_titles(desk);
    desk_changed(desk);
}

static void free_undo(void *arg)
{
    undo_change *change = arg;
    pl_undone_free(&change->undone);
    free(change);
}

static void send_undo(pl_desk *desk, bool forth)
{
    if (!desk_may_write(desk))
        return;
    pl_desk_let_go(desk);
    undo_change *change = pl_alloc(sizeof *change);
    change->review = desk->inner->review;
    change->forth = forth;
    desk_send(desk, run_undo, undone, change, free_undo);
}

void pl_desk_undo(pl_desk *desk)
{
    send_undo(desk, false);
}

void pl_desk_redo(pl_desk *desk)
{
    send_undo(desk, true);
}
