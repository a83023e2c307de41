/* Which of the open recording's sounds is heard. */
#ifndef PLUMBLINE_COMMAND_SOUND_H
#define PLUMBLINE_COMMAND_SOUND_H

#include "plumbline/command/app.h"

enum { PL_SOUND_WORDS_ROOM = 32 };

/* What is heard, "Track 2, left", "Left only": where there is something to say. False: all there is. */
bool pl_app_sound_words(char out[PL_SOUND_WORDS_ROOM], const pl_app *app);

#endif
