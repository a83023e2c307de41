/* Sound at another speed with its pitch kept: libavfilter's atempo over 48 kHz stereo float. */
#ifndef PLUMBLINE_MEDIA_TEMPO_H
#define PLUMBLINE_MEDIA_TEMPO_H

#include <stdbool.h>

typedef struct pl_tempo pl_tempo;

/* speed in thousandths, 250 to 4000. NULL where libavfilter gives none. */
pl_tempo *pl_tempo_new(int speed);
void pl_tempo_free(pl_tempo *tempo);

/* Both false without memory. After the end nothing may be put. */
bool pl_tempo_put(pl_tempo *tempo, const float *samples, int count);
bool pl_tempo_end(pl_tempo *tempo);

/* At most `room` frames that are ready; 0: more must be put first, or all is out after the end. */
int pl_tempo_get(pl_tempo *tempo, float *out, int room);

#endif
