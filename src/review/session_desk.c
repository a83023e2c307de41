#include "plumbline/review/session_desk.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/session_review.h"

#include <stdio.h>
#include <string.h>

typedef struct sent {
    char key[PL_ANSWER_KEY_ROOM];
    char *words;
    int waiting; /* 0: it is in the library, and the sheet was not read again since */
    bool failed; /* refused: what stood there before holds */
    pl_utc said_utc;
} sent;

struct pl_session_desk_inner {
    pl_post *post;
    pl_id recording;
    char *title;
    sent *sent;
    int sent_count, sent_room, waiting;
    bool begun; /* or beginning is on its way */
    bool half_waits, half_old;
};

pl_session_desk *pl_session_desk_open(pl_session_sheet *sheet, pl_post *post, const char *title)
{
    pl_session_desk *desk = pl_alloc(sizeof *desk);
    *desk = (pl_session_desk){ .sheet = *sheet };
    *sheet = (pl_session_sheet){ 0 };
    desk->now = &desk->sheet.now;
    desk->inner = pl_alloc(sizeof *desk->inner);
    *desk->inner = (pl_session_desk_inner){ .post = post,
                                            .recording = desk->now->recording->id,
                                            .title = pl_copy_text(title ? title : ""),
                                            .begun = desk->now->begun };
    return desk;
}

static void free_sent(pl_session_desk_inner *in)
{
    for (int i = 0; i < in->sent_count; i++)
        free(in->sent[i].words);
    in->sent_count = 0;
}

bool pl_session_desk_waits(const pl_session_desk *desk)
{
    return desk->inner->waiting > 0;
}

bool pl_session_desk_fresh(pl_session_desk *desk, pl_session_sheet *sheet)
{
    if (pl_session_desk_waits(desk))
        return false;
    char *key = desk->sheet.half_key, *words = desk->sheet.half_words;
    desk->sheet.half_key = desk->sheet.half_words = NULL; /* what is typed here is newer */
    free_sent(desk->inner);
    pl_session_sheet_free(&desk->sheet);
    desk->sheet = *sheet;
    *sheet = (pl_session_sheet){ 0 };
    free(desk->sheet.half_key);
    free(desk->sheet.half_words);
    desk->sheet.half_key = key;
    desk->sheet.half_words = words;
    desk->inner->begun = desk->now->begun;
    desk->old = false;
    desk->version++;
    return true;
}

/* ----- what is shown */

static sent *find(const pl_session_desk *desk, const char *key)
{
    for (int i = 0; i < desk->inner->sent_count; i++)
        if (strcmp(desk->inner->sent[i].key, key) == 0)
            return &desk->inner->sent[i];
    return NULL;
}

pl_desk_answer pl_session_desk_answer_of(const pl_session_desk *desk, const char *key)
{
    const pl_answer *stored = pl_answers_find(&desk->now->answers, key);
    const sent *mine = find(desk, key);
    pl_desk_answer now = { .words = "", .at_us = PL_NO_TIME };
    if (stored) {
        now.words = stored->words;
        now.said_utc = stored->said_utc;
    }
    if (mine && !mine->failed) {
        now.words = mine->words;
        now.waiting = mine->waiting > 0;
        now.said_utc = mine->said_utc;
    }
    if (pl_text_same(desk->sheet.half_key, key) && strcmp(desk->sheet.half_words, now.words) != 0)
        now.half = desk->sheet.half_words;
    return now;
}

bool pl_session_desk_can_answer(const pl_session_desk *desk)
{
    return !pl_session_review_shut(desk->now);
}

pl_utc pl_session_desk_saved(const pl_session_desk *desk)
{
    pl_utc last = desk->now->finished_utc;
    for (int i = 0; i < desk->now->answers.count; i++)
        if (desk->now->answers.items[i].said_utc > last)
            last = desk->now->answers.items[i].said_utc;
    for (int i = 0; i < desk->inner->sent_count; i++)
        if (!desk->inner->sent[i].waiting && desk->inner->sent[i].said_utc > last)
            last = desk->inner->sent[i].said_utc;
    return last;
}

/* ----- on their way */

typedef enum deed { ANSWER, FINISH, ADD, COLLEAGUE } deed;

typedef struct letter {
    deed act;
    pl_id recording;
    char key[PL_ANSWER_KEY_ROOM];
    char *words, *title;
    pl_session_sheet *begin; /* it is begun with these texts first; or NULL */
} letter;

static void free_letter(void *arg)
{
    letter *it = arg;
    if (it->begin)
        pl_session_sheet_free(it->begin);
    free(it->begin);
    free(it->words);
    free(it->title);
    free(it);
}

/* A colleague may have begun it since it was opened: then it is theirs that is written in. */
static bool begin(pl_store *store, const letter *it, pl_error *err)
{
    pl_session_review now;
    if (!it->begin)
        return true;
    if (!pl_store_session_review(&now, store, it->recording, err))
        return false;
    bool begun = now.begun;
    pl_session_review_free(&now);
    return begun || pl_session_sheet_begin(store, it->begin, it->title, NULL, err);
}

static bool run_letter(pl_store *store, void *arg, pl_error *err)
{
    const letter *it = arg;
    if (!begin(store, it, err))
        return false;
    switch (it->act) {
    case FINISH:
        return pl_store_session_finish(store, it->recording, err);
    case COLLEAGUE:
        return pl_store_session_colleague(store, it->recording, it->words, err);
    case ADD:
        return pl_store_session_add(store, it->recording, it->key, it->words, err);
    default:
        return pl_store_session_answer(store, it->recording, it->key, it->words, err);
    }
}

static void kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_session_desk *desk = ctx;
    const letter *it = arg;
    desk->inner->waiting--;
    sent *mine = it->act == ANSWER ? find(desk, it->key) : NULL;
    if (mine) {
        mine->waiting--;
        mine->failed = !receipt->ok;
        mine->said_utc = pl_utc_now();
    }
    if (it->act == FINISH)
        desk->finishing = false;
    if (it->act == FINISH && receipt->ok)
        desk->sheet.now.finished_utc = pl_utc_now();
    if (!receipt->ok) {
        desk->trouble = receipt->error;
        if (it->begin)
            desk->inner->begun = false; /* the next one begins it */
    } else {
        desk->sheet.now.begun = true;
        desk->old = desk->old || it->begin || it->act == ADD || it->act == COLLEAGUE;
    }
    desk->version++;
}

/* The texts go with the letter that begins it: the sheet's own stay for what is drawn. */
static pl_session_sheet *texts_to_begin(const pl_session_desk *desk)
{
    const pl_session_sheet *of = &desk->sheet;
    if (desk->inner->begun || !of->form_text)
        return NULL;
    pl_session_sheet *out = pl_alloc(sizeof *out);
    pl_problems problems = { 0 };
    *out = (pl_session_sheet){ .form_text = pl_copy_text(of->form_text),
                               .facts_text = pl_copy_text(of->facts_text) };
    out->now.arena = pl_arena_new();
    out->now.recordings = (pl_recordings){ .arena = pl_arena_new(), .count = 1 };
    out->now.recordings.items = pl_arena_alloc(out->now.recordings.arena, sizeof(pl_recording));
    out->now.recordings.items[0].id = desk->inner->recording;
    out->now.recording = &out->now.recordings.items[0];
    pl_rubric_parse(&out->now.form, &problems, out->form_text, strlen(out->form_text));
    if (out->facts_text)
        pl_rubric_parse(&out->now.facts, &problems, out->facts_text, strlen(out->facts_text));
    pl_problems_free(&problems);
    return out;
}

static bool send(pl_session_desk *desk, deed act, const char *key, const char *words)
{
    letter *it = pl_alloc(sizeof *it);
    *it = (letter){ .act = act,
                    .recording = desk->inner->recording,
                    .words = pl_copy_text(words),
                    .title = pl_copy_text(desk->inner->title),
                    .begin = texts_to_begin(desk) };
    snprintf(it->key, sizeof it->key, "%s", key);
    pl_letter out = { run_letter, kept, desk, it, free_letter };
    bool begins = it->begin != NULL;
    desk->version++;
    if (!pl_post_send(desk->inner->post, &out, &desk->trouble))
        return false;
    desk->inner->waiting++;
    desk->inner->begun = desk->inner->begun || begins;
    return true;
}

static void show(pl_session_desk *desk, const char *key, const char *words)
{
    pl_session_desk_inner *in = desk->inner;
    sent *mine = find(desk, key);
    if (!mine) {
        pl_grow(in->sent, in->sent_count, in->sent_room);
        mine = &in->sent[in->sent_count++];
        *mine = (sent){ 0 };
        snprintf(mine->key, sizeof mine->key, "%s", key);
    }
    char *copy = pl_copy_text(words);
    free(mine->words);
    mine->words = copy;
    mine->failed = false;
    mine->waiting++;
}

bool pl_session_desk_set(pl_session_desk *desk, const char *key, const char *words)
{
    const char *as;
    desk->version++;
    if (!pl_session_answer_check(&as, desk->now, key, words, &desk->trouble))
        return false;
    if (strcmp(pl_session_desk_answer_of(desk, key).words, as) == 0) {
        pl_session_desk_half(desk, key, NULL);
        return true;
    }
    if (!send(desk, ANSWER, key, as))
        return false;
    show(desk, key, as);
    pl_session_desk_half(desk, key, NULL);
    return true;
}

bool pl_session_desk_finish(pl_session_desk *desk)
{
    pl_session_review shown = *desk->now; /* with what is on its way */
    pl_answers all = { .arena = pl_arena_new() };
    int count = desk->now->answers.count + desk->inner->sent_count;
    all.items = pl_arena_alloc(all.arena, (size_t)(count + 1) * sizeof *all.items);
    for (int i = 0; i < count; i++) {
        int own = i - desk->now->answers.count;
        const char *key = own < 0 ? desk->now->answers.items[i].prompt : desk->inner->sent[own].key;
        pl_desk_answer now = pl_session_desk_answer_of(desk, key);
        if (*now.words)
            all.items[all.count++] = (pl_answer){ .prompt = key, .words = now.words };
    }
    shown.answers = all;
    bool ok = pl_session_finish_check(&shown, &desk->trouble) && send(desk, FINISH, "", "");
    pl_answers_free(&all);
    desk->finishing = ok;
    desk->version++;
    return ok;
}

bool pl_session_desk_colleague(pl_session_desk *desk, const char *code)
{
    return send(desk, COLLEAGUE, "", code);
}

bool pl_session_desk_add(pl_session_desk *desk, const char *prompt, const char *words)
{
    return send(desk, ADD, prompt, words);
}

/* ----- words that are being typed */

typedef struct half_letter {
    char name[64];
    char *value; /* NULL: it is taken away */
} half_letter;

static bool run_half(pl_store *store, void *arg, pl_error *err)
{
    const half_letter *it = arg;
    return pl_store_setting_set(store, it->name, it->value, err);
}

static void free_half(void *arg)
{
    half_letter *it = arg;
    free(it->value);
    free(it);
}

static void send_half(pl_session_desk *desk);

/* One at a time: what was typed meanwhile goes with the next. */
static void half_kept(void *ctx, void *arg, const pl_receipt *receipt)
{
    pl_session_desk *desk = ctx;
    (void)arg;
    (void)receipt;
    desk->inner->half_waits = false;
    if (desk->inner->half_old)
        send_half(desk);
}

static void send_half(pl_session_desk *desk)
{
    half_letter *it = pl_alloc(sizeof *it);
    pl_error none = { 0 };
    pl_session_half_setting(it->name, desk->inner->recording);
    it->value = desk->sheet.half_key
                    ? pl_format("%s\n%s", desk->sheet.half_key, desk->sheet.half_words)
                    : NULL;
    pl_letter out = { run_half, half_kept, desk, it, free_half };
    desk->inner->half_waits = pl_post_send(desk->inner->post, &out, &none);
    desk->inner->half_old = false;
}

void pl_session_desk_half(pl_session_desk *desk, const char *key, const char *words)
{
    bool of_key = pl_text_same(desk->sheet.half_key, key);
    if (!words && !of_key)
        return;
    if (words && of_key && strcmp(desk->sheet.half_words, words) == 0)
        return;
    free(desk->sheet.half_key);
    free(desk->sheet.half_words);
    desk->sheet.half_key = words ? pl_copy_text(key) : NULL;
    desk->sheet.half_words = words ? pl_copy_text(words) : NULL;
    desk->inner->half_old = true;
    if (!desk->inner->half_waits)
        send_half(desk);
}

void pl_session_desk_close(pl_session_desk **desk)
{
    if (!*desk)
        return;
    pl_session_desk_inner *in = (*desk)->inner;
    if (in->half_old)
        send_half(*desk);
    pl_post_forget(in->post, *desk);
    free_sent(in);
    free(in->sent);
    free(in->title);
    free(in);
    pl_session_sheet_free(&(*desk)->sheet);
    free(*desk);
    *desk = NULL;
}
