/* A review about a service: the same model without people, and its evidence in links. */
#include "draft.h"

#include "plumbline/base/text.h"

#include <string.h>

void draft_service(draft *d)
{
    const pl_links *links = &d->facts.links;
    pl_report *report = d->report;
    if (!d->facts.review->service)
        return;
    report->service = draft_words(d, d->facts.review->service);
    report->watched = "No recording: its evidence is papers and pages.";
    report->how_scored[0] = pl_arena_format(
        d->arena,
        "Indicators are scored %d to %d against the words printed in the appendix. A level is one "
        "person’s judgement of what was looked at. It is not a pass mark.",
        d->facts.rubric->levels[0].value,
        d->facts.rubric->levels[d->facts.rubric->level_count - 1].value);
    report->how_scored[1] = "It is about the service; no person is named.";
    report->how_scored[2] = "";
    pl_report_link *made = pl_arena_alloc(d->arena, (size_t)links->count * sizeof *made + 1);
    for (int i = 0; i < links->count; i++)
        made[report->link_count++] =
            (pl_report_link){ .item = draft_name(d, links->items[i].item),
                              .address = draft_words(d, links->items[i].address),
                              .words = draft_words(d, links->items[i].words) };
    report->links = made;
}
