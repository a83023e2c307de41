#include "plumbline/review/desk_transcript.h"

#include "desk_inner.h"

#include "plumbline/store/transcripts.h"

const pl_transcript *pl_desk_transcript(const pl_desk *desk)
{
    return &desk->inner->transcript;
}

void pl_desk_transcript_read(pl_desk *desk)
{
    pl_transcript now;
    if (!pl_store_transcript(&now, desk->inner->options.store, desk->facts.review->recording,
                             &desk->trouble))
        return;
    pl_transcript_free(&desk->inner->transcript);
    desk->inner->transcript = now;
    desk_changed(desk);
}

static pl_time earlier(pl_time a, pl_time b)
{
    return a < b ? a : b;
}

static pl_time later(pl_time a, pl_time b)
{
    return a > b ? a : b;
}

static bool item_withholds(pl_desk *desk, const char *item, const pl_cue *cue)
{
    int count = 0;
    const pl_desk_tag *const *moments = pl_desk_moments(desk, item, &count);
    for (int i = 0; i < count; i++) {
        const pl_tag *tag = &moments[i]->tag;
        if (pl_withheld(earlier(tag->at_us, tag->made_us),
                        later(later(tag->at_us, tag->made_us), tag->to_us), cue->from_us,
                        cue->to_us))
            return true;
    }
    const pl_matters *matters = &desk->facts.matters;
    for (int i = 0; i < matters->count; i++) {
        const pl_matter *matter = &matters->items[i];
        if (!matter->withdrawn && pl_text_same(matter->item, item) &&
            pl_withheld(matter->at_us, matter->at_us, cue->from_us, cue->to_us))
            return true;
    }
    return false;
}

bool pl_desk_withholds(pl_desk *desk, const pl_cue *cue)
{
    const pl_rubric *rubric = desk->facts.rubric;
    if (cue->withheld)
        return true;
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++) {
            const pl_check_question *question = &rubric->checks[i].questions[k];
            if (question->hide_moment && item_withholds(desk, question->id, cue))
                return true;
        }
    return false;
}
