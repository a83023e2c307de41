/* The sound device: it takes the sound of one player at a time. Main thread; SDL calls the player from a
 * thread of its own, which allocates nothing here and waits for nothing.
 *
 * There may be none: then the player's clock is the system's, and pl_device_words says so. */
#ifndef UI_DEVICE_H
#define UI_DEVICE_H

#include "plumbline/media/player.h"

#include <SDL2/SDL.h>
#include <stdbool.h>

typedef struct pl_device pl_device;

/* Starts SDL's audio and opens the system's usual device. Never fails: see pl_device_there. It may take
 * tens of milliseconds, so it comes after the first picture. */
pl_device *pl_device_open(void);
void pl_device_close(pl_device **device); /* the player is let go first */

/* Whose sound is heard from now on; NULL: nobody's. After the call the player before is called no more
 * and may be stopped. The player is told whether there is a device and how late it is. */
void pl_device_play(pl_device *device, pl_player *player);

/* The user's own correction, added to the device's lateness: for equipment that is later than it says. */
void pl_device_set_offset(pl_device *device, pl_time offset_us);

/* Devices that come and go; other events are let pass. True when what is known of the device changed. */
bool pl_device_event(pl_device *device, const SDL_Event *event);

bool pl_device_there(const pl_device *device);
/* From pl_player_sound to the ear, as far as SDL knows, with the user's correction. */
pl_time pl_device_latency(const pl_device *device);
/* "" while there is a device, else a sentence. Borrowed until the next pl_device_event. */
const char *pl_device_words(const pl_device *device);

#endif
