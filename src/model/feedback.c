#include "plumbline/model/feedback.h"

#include <string.h>

pl_bar pl_bar_to_release(const pl_review *review, const pl_review_facilitator *to, pl_id me,
                         bool lead)
{
    if (review->reviewer != me && !lead)
        return PL_BAR_NOT_THEIRS;
    if (!pl_review_kind_released(review->kind))
        return PL_BAR_KIND;
    if (review->corrected_by)
        return PL_BAR_CORRECTED;
    return to->feedback == PL_FEEDBACK_NONE ? PL_BAR_NONE : PL_BAR_DONE;
}

pl_bar pl_bar_to_close(const pl_review_facilitator *of, bool lead, const char *today)
{
    if (!lead)
        return PL_BAR_NOT_THEIRS;
    if (of->feedback == PL_FEEDBACK_NONE)
        return PL_BAR_NOT_RELEASED;
    if (of->feedback == PL_FEEDBACK_CLOSED)
        return PL_BAR_DONE;
    bool answered = of->feedback == PL_FEEDBACK_ANSWERED;
    return answered || !of->answer_until || strcmp(today, of->answer_until) > 0 ? PL_BAR_NONE
                                                                                : PL_BAR_WAITS;
}
