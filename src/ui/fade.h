/* Motion: what lies over the screens comes in 120 ms and goes in 80, from what was shown to what is to be
 * shown. Nothing moves while that stays the same, and nothing at all with reduced motion. */
#ifndef PLUMBLINE_UI_FADE_H
#define PLUMBLINE_UI_FADE_H

#include "plumbline/base/image.h"
#include "plumbline/paint/layout.h"

#include <stdbool.h>
#include <stdint.h>

/* Starts as { 0 }. Rectangles are device pixels; what is outside of one is clear. */
typedef struct ui_fade {
    uint64_t layers; /* that are shown: an eighth of it for each, 0 where there is none */
    pl_image *from;  /* what was shown when it began; NULL: nothing moves */
    pl_rect from_rect;
    pl_image *mixed; /* what is shown now, while it moves */
    pl_rect shown_rect;
    bool was_there; /* something was shown */
    int64_t began, lasts;
} ui_fade;

void ui_fade_stop(ui_fade *fade);

/* Before another image is painted: `shown` is the one that was given last (NULL: none), which is copied where
 * layers come or go. `moves` false: it is there at once. */
void ui_fade_turn(ui_fade *fade, uint64_t layers, const pl_image *shown, bool moves, int64_t now);

/* What is to be shown of `image` at *rect now, and where, within the window; NULL: nothing. *changed is set
 * where that is not what was given before. */
const pl_image *ui_fade_mix(ui_fade *fade, const pl_image *image, pl_rect *rect, pl_rect window,
                            bool *changed, int64_t now);

/* Whether the desktop is asked not to animate: as GTK and KDE write it into their files. Reads a drive. */
bool ui_system_is_still(void);

#endif
