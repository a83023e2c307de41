#include "device.h"

#include "plumbline/base/memory.h"

#include <stdio.h>

enum { BUFFER = 1024 /* sample frames: 21 ms */ };

struct pl_device {
    bool started;         /* SDL's audio is on */
    SDL_AudioDeviceID id; /* 0: none */
    pl_time buffers_us;
    pl_time offset_us;
    char words[512];
    pl_player *player; /* written under SDL's lock of the device, which its callback runs in */
};

static void fill(void *ctx, Uint8 *out, int bytes)
{
    pl_device *device = ctx;
    int frames = bytes / (int)(sizeof(float) * PL_SOUND_CHANNELS);
    if (device->player)
        pl_player_sound(device->player, (float *)(void *)out, frames);
    else
        SDL_memset(out, 0, (size_t)bytes);
}

static void tell_player(pl_device *device)
{
    if (device->player)
        pl_player_set_sound(device->player, device->id != 0, pl_device_latency(device));
}

static void open_usual(pl_device *device)
{
    SDL_AudioSpec want = { .freq = PL_SOUND_RATE,
                           .format = AUDIO_F32SYS,
                           .channels = PL_SOUND_CHANNELS,
                           .samples = BUFFER,
                           .callback = fill,
                           .userdata = device },
                  have;
    device->id = SDL_OpenAudioDevice(NULL, 0, &want, &have, SDL_AUDIO_ALLOW_SAMPLES_CHANGE);
    device->words[0] = '\0';
    if (device->id == 0) {
        snprintf(
            device->words, sizeof device->words,
            "There is no sound: no device could be opened (%s). The picture keeps the system's "
            "time. Connect a device, and it is used at once.",
            SDL_GetError());
        return;
    }
    /* one buffer is heard while the next one waits */
    device->buffers_us = 2 * (pl_time)have.samples * 1000000 / PL_SOUND_RATE;
    SDL_PauseAudioDevice(device->id, 0);
}

static void close_it(pl_device *device)
{
    if (device->id)
        SDL_CloseAudioDevice(device->id); /* waits for the callback to end */
    device->id = 0;
}

static void start(pl_device *device)
{
    device->started = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0;
    open_usual(device);
}

pl_device *pl_device_open(void)
{
    SDL_SetHint(SDL_HINT_AUDIO_DEVICE_APP_NAME, "Plumbline");
    SDL_SetHint(SDL_HINT_AUDIO_DEVICE_STREAM_NAME, "Recording");
    pl_device *device = pl_alloc(sizeof *device);
    start(device);
    return device;
}

void pl_device_close(pl_device **device)
{
    pl_device *d = *device;
    if (!d)
        return;
    pl_device_play(d, NULL);
    close_it(d);
    if (d->started)
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    free(d);
    *device = NULL;
}

void pl_device_play(pl_device *device, pl_player *player)
{
    pl_player *before = device->player;
    if (!device->started && player)
        start(device); /* the system's sound may be there by now */
    /* where there is no device, no callback runs and there is no lock */
    if (device->id)
        SDL_LockAudioDevice(device->id);
    device->player = player;
    if (device->id)
        SDL_UnlockAudioDevice(device->id);
    if (before && before != player)
        pl_player_set_sound(before, false, 0);
    tell_player(device);
}

void pl_device_set_offset(pl_device *device, pl_time offset_us)
{
    device->offset_us = offset_us;
    tell_player(device);
}

bool pl_device_event(pl_device *device, const SDL_Event *event)
{
    const SDL_AudioDeviceEvent *audio = &event->adevice;
    bool came = event->type == SDL_AUDIODEVICEADDED && !audio->iscapture && device->id == 0;
    bool went = event->type == SDL_AUDIODEVICEREMOVED && !audio->iscapture && device->id != 0 &&
                audio->which == device->id;
    if (!came && !went)
        return false;
    close_it(device);
    open_usual(device);
    tell_player(device);
    return true;
}

bool pl_device_there(const pl_device *device)
{
    return device->id != 0;
}

pl_time pl_device_latency(const pl_device *device)
{
    return device->id ? device->buffers_us + device->offset_us : 0;
}

const char *pl_device_words(const pl_device *device)
{
    return device->words;
}
