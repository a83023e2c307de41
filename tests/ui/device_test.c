#include "test.h"

#include "corpus.h"
#include "device.h"

#include "plumbline/base/thread.h"

enum { PATIENCE_MS = 60000 };

/* SDL's device that writes what it is given to a file. */
static pl_device *open_on(const char *driver, const char *file)
{
    SDL_setenv("SDL_AUDIODRIVER", driver, 1);
    if (file)
        SDL_setenv("SDL_DISKAUDIOFILE", file, 1);
    return pl_device_open();
}

static pl_player *play(const char *name)
{
    char *path = corpus_path(name);
    pl_player_options options = { .sound = true };
    pl_player *player = pl_player_start(&(const char *){ path }, 1, &options);
    pl_player_play(player);
    free(path);
    return player;
}

static pl_player_state state_of(pl_player *player)
{
    pl_player_state state;
    pl_player_state_read(&state, player);
    return state;
}

static bool comes_to_pass(pl_player *player, bool by_sound)
{
    for (int i = 0; i < 500; i++, SDL_Delay(10))
        if (state_of(player).by_sound == by_sound && state_of(player).position_us > 200000)
            return true;
    return false;
}

TEST(a_recording_is_heard_and_its_sound_is_the_clock)
{
    char *file = test_path("heard.raw");
    pl_device *device = open_on("disk", file);
    check(pl_device_there(device));
    check_text(pl_device_words(device), "");
    check(pl_device_latency(device) >= 20000 && pl_device_latency(device) <= 80000);
    pl_player *player = play("mp4_25.mp4");
    pl_device_play(device, player);
    check(comes_to_pass(player, true));
    pl_device_close(&device);
    pl_player_stop(&player);
    FILE *raw = fopen(file, "rb");
    check(raw != NULL);
    float block[2048], loudest = 0;
    for (size_t got; (got = fread(block, sizeof *block, 2048, raw)) > 0;)
        for (size_t i = 0; i < got; i++)
            loudest = block[i] > loudest ? block[i] : loudest;
    fclose(raw);
    check(loudest > 0.001f && loudest <= 1.0f);
    free(file);
}

TEST(without_a_device_the_system_keeps_the_time)
{
    pl_device *device = open_on("there is none such", NULL);
    check(!pl_device_there(device));
    check_has(pl_device_words(device), "no device could be opened");
    check_int(pl_device_latency(device), 0);
    pl_player *player = play("mp4_25.mp4");
    pl_device_play(device, player);
    check(comes_to_pass(player, false));
    /* once there is one, the next recording that is opened finds it */
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    pl_device_play(device, player);
    check(pl_device_there(device));
    check_text(pl_device_words(device), "");
    check(comes_to_pass(player, true));
    pl_device_close(&device);
    pl_player_stop(&player);
}

TEST(a_device_that_goes_is_replaced_by_another)
{
    pl_device *device = open_on("dummy", NULL);
    pl_player *player = play("mp4_25.mp4");
    pl_device_play(device, player);
    check(comes_to_pass(player, true));
    SDL_Event other = { .adevice = { .type = SDL_AUDIODEVICEREMOVED, .which = 77 } };
    check(!pl_device_event(device, &other));
    SDL_Event record = { .adevice = { .type = SDL_AUDIODEVICEADDED, .iscapture = 1 } };
    check(!pl_device_event(device, &record));
    /* SDL numbers its devices from 2 on */
    bool went = false;
    for (Uint32 id = 1; id < 20 && !went; id++) {
        SDL_Event gone = { .adevice = { .type = SDL_AUDIODEVICEREMOVED, .which = id } };
        went = pl_device_event(device, &gone);
    }
    check(went && pl_device_there(device));
    check(comes_to_pass(player, true));
    pl_device_set_offset(device, 100000);
    check(pl_device_latency(device) > 120000);
    pl_device_close(&device);
    pl_player_stop(&player);
}

/* Players come and go while the device calls: whoever was let go is never called again. */
TEST(recordings_change_under_the_devices_hands)
{
    pl_device *device = open_on("dummy", NULL);
    pl_player *players[2] = { play("mp4_25.mp4"), play("sound.wav") };
    for (int i = 0; i < 400; i++) {
        pl_device_play(device, i % 7 == 0 ? NULL : players[i % 2]);
        SDL_Delay(i % 3);
        if (i % 100 != 99)
            continue;
        pl_device_play(device, players[0]);
        pl_player_stop(&players[1]);
        players[1] = play("sound.wav");
    }
    pl_device_play(device, NULL);
    pl_player_stop(&players[0]);
    pl_player_stop(&players[1]);
    pl_device_close(&device);
    check(device == NULL);
}
