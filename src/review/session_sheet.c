#include "plumbline/review/session_sheet.h"

#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"
#include "plumbline/library/texts.h"
#include "plumbline/review/answer.h"
#include "plumbline/store/kept.h"
#include "plumbline/store/recordings.h"
#include "plumbline/store/session_review.h"

#include <stdio.h>
#include <string.h>

void pl_session_sheet_free(pl_session_sheet *sheet)
{
    pl_session_review_free(&sheet->now);
    free(sheet->form_text);
    free(sheet->facts_text);
    free(sheet->half_key);
    free(sheet->half_words);
    *sheet = (pl_session_sheet){ 0 };
}

/* A service may do without the facts. */
static bool read_forms(pl_session_sheet *out, const char *folder, pl_error *err)
{
    pl_error none = { 0 };
    if (!pl_library_rubric(&out->now.form, &out->form_text, folder, PL_SESSION_FORM, err))
        return false;
    pl_library_rubric(&out->now.facts, &out->facts_text, folder, PL_SESSION_FACTS, &none);
    pl_session_review_join(&out->now);
    return true;
}

const char *pl_session_half_setting(char out[64], pl_id recording)
{
    char id[PL_ID_ROOM];
    snprintf(out, 64, "window.session-half.%s", pl_id_format(id, recording));
    return out;
}

/* "4/2/next", a line, then the words. */
static void read_half(pl_session_sheet *out, pl_store *store, pl_id recording)
{
    char name[64], *value = NULL;
    pl_error none = { 0 };
    if (!pl_store_setting(&value, store, pl_session_half_setting(name, recording), &none))
        return;
    char *words = strchr(value, '\n');
    if (words) {
        *words++ = '\0';
        out->half_key = pl_copy_text(value);
        out->half_words = pl_copy_text(words);
    }
    free(value);
}

bool pl_session_sheet_read(pl_session_sheet *out, pl_store *store, const char *folder,
                           pl_id recording, pl_error *err)
{
    pl_session_sheet sheet = { 0 };
    bool ok = pl_store_session_review(&sheet.now, store, recording, err) &&
              (sheet.now.begun || read_forms(&sheet, folder, err));
    if (ok && sheet.now.writes)
        read_half(&sheet, store, recording);
    if (ok)
        *out = sheet;
    else
        pl_session_sheet_free(&sheet);
    return ok;
}

static bool keep_text(char hash[65], pl_store *store, const pl_rubric *form, const char *text,
                      pl_error *err)
{
    pl_kept_text kept = {
        .id = form->id, .title = form->title, .text = text, .edition = form->edition
    };
    return pl_store_text_keep(hash, store, PL_TEXT_RUBRIC, &kept, err);
}

bool pl_session_sheet_begin(pl_store *store, const pl_session_sheet *sheet, const char *title,
                            const char *with, pl_error *err)
{
    char form[65], facts[65];
    pl_session_begin begin = { .recording = sheet->now.recording->id,
                               .title = title,
                               .with = with,
                               .form = form,
                               .facts = sheet->facts_text ? facts : NULL };
    if (!sheet->form_text)
        return pl_fail(err, PL_REFUSED,
                       "The review of this session has been begun. Nothing was changed.");
    return keep_text(form, store, sheet->now.form, sheet->form_text, err) &&
           (!sheet->facts_text ||
            keep_text(facts, store, sheet->now.facts, sheet->facts_text, err)) &&
           pl_store_session_begin(store, &begin, err);
}

bool pl_session_answer_check(const char **out, const pl_session_review *review, const char *key,
                             const char *words, pl_error *err)
{
    pl_answer_place place;
    const char *shut = pl_session_review_shut(review);
    if (!pl_answer_place_read(&place, &review->asks, key))
        return pl_fail(err, PL_BAD_INPUT, "%s has no question \"%s\".", review->asks.title, key);
    if (shut)
        return pl_fail(err, PL_REFUSED, "%s", shut);
    *out = "";
    return !*words || pl_answer_words_read(out, &place, words, err);
}

bool pl_session_finish_check(const pl_session_review *review, pl_error *err)
{
    const pl_prompt *missing = pl_session_review_missing(review);
    return !missing || pl_fail(err, PL_REFUSED, "Question %s is still open: %s. It is needed.",
                               missing->id, missing->title ? missing->title : missing->text);
}
