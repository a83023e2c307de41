/* Overlays come and go by degrees, and then stand. */
#include "test.h"

#include "fade.h"
#include "headless.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"

enum { MS = 1000, IN = 120 * MS, OUT = 80 * MS };

static const pl_rect window = { 0, 0, 100, 80 };

static pl_image *image_of(uint32_t pixel)
{
    pl_image *image = pl_image_new(10, 10);
    for (int y = 0; y < 10; y++)
        for (int x = 0; x < 10; x++)
            pl_image_row(image, y)[x] = pixel;
    return image;
}

/* How much of it is there, 0 to 255; -1: it is given as it is, and -2: nothing is. */
static int alpha_at(ui_fade *fade, const pl_image *image, pl_rect rect, int64_t now)
{
    bool changed = false;
    const pl_image *given = ui_fade_mix(fade, image, &rect, window, &changed, now);
    if (!given || given == image)
        return given ? -1 : -2;
    check(changed);
    return (int)(pl_image_row(given, 5)[5] >> 24);
}

TEST(a_layer_comes_in_120_ms_and_goes_in_80)
{
    ui_fade fade = { 0 };
    pl_image *image = image_of(0xff8090a0);
    pl_rect rect = { 20, 20, 10, 10 };
    check_int(alpha_at(&fade, NULL, rect, 0), -2);
    ui_fade_turn(&fade, 5, NULL, true, 1000);
    check_int(alpha_at(&fade, image, rect, 1000), 0);
    check_int(alpha_at(&fade, image, rect, 1000 + IN / 2), 127);
    ui_fade_turn(&fade, 5, image, true, 1000 + IN / 2);
    check_int(alpha_at(&fade, image, rect, 1000 + IN), -1);
    check(!fade.from && !fade.mixed); /* nothing is asked for any more */
    ui_fade_turn(&fade, 0, image, true, 900 * MS);
    check_int(alpha_at(&fade, NULL, rect, 900 * MS), 255);
    check_int(alpha_at(&fade, NULL, rect, 900 * MS + OUT / 2), 127);
    check_int(alpha_at(&fade, NULL, rect, 900 * MS + OUT), -2);
    check(!fade.from);
    pl_image_free(image);
    ui_fade_stop(&fade);
}

/* What stays while something else comes does not blink: each pixel that is the same is the same. */
TEST(what_stays_stands_still)
{
    ui_fade fade = { 0 };
    pl_image *image = image_of(0x80402010);
    pl_rect rect = { 0, 0, 10, 10 };
    ui_fade_turn(&fade, 1, NULL, true, 0);
    alpha_at(&fade, image, rect, IN);
    ui_fade_turn(&fade, 0x101, image, true, IN);
    for (int64_t at = IN; at < 2 * IN; at += 7 * MS) {
        bool changed;
        pl_rect place = rect;
        const pl_image *given = ui_fade_mix(&fade, image, &place, window, &changed, at);
        check_int(pl_image_row(given, 3)[3], 0x80402010);
    }
    pl_image_free(image);
    ui_fade_stop(&fade);
}

/* One that goes while it still comes goes on from where it was. */
TEST(it_turns_round_where_it_is)
{
    ui_fade fade = { 0 };
    pl_image *image = image_of(0xffffffff);
    pl_rect rect = { 20, 20, 10, 10 };
    ui_fade_turn(&fade, 1, NULL, true, 0);
    int half = alpha_at(&fade, image, rect, IN / 2);
    ui_fade_turn(&fade, 0, image, true, IN / 2);
    check_int(alpha_at(&fade, NULL, rect, IN / 2), half);
    check_int(alpha_at(&fade, NULL, rect, IN / 2 + OUT), -2);
    pl_image_free(image);
    ui_fade_stop(&fade);
}

TEST(with_reduced_motion_it_is_there_at_once)
{
    ui_fade fade = { 0 };
    pl_image *image = image_of(0xffffffff);
    ui_fade_turn(&fade, 1, NULL, false, 0);
    check_int(alpha_at(&fade, image, (pl_rect){ 20, 20, 10, 10 }, 0), -1);
    pl_image_free(image);
    ui_fade_stop(&fade);
}

/* The window became smaller meanwhile: nothing is given that lies outside of it. */
TEST(it_stays_within_the_window)
{
    ui_fade fade = { 0 };
    pl_image *image = image_of(0xffffffff);
    pl_rect rect = { 95, 75, 10, 10 };
    bool changed;
    ui_fade_turn(&fade, 1, NULL, true, 0);
    const pl_image *given = ui_fade_mix(&fade, image, &rect, window, &changed, IN / 2);
    check(given && rect.x + rect.w <= window.w && rect.y + rect.h <= window.h);
    check_int(pl_image_row(given, 0)[0] >> 24, 127);
    pl_image_free(image);
    ui_fade_stop(&fade);
}

/* A window that is seen; scripts see the end of it at once. */
TEST(a_dialog_asks_for_pictures_until_it_stands)
{
    pl_error err = { 0 };
    ui_headless *s;
    char *folder = test_new_folder();
    check_ok(ui_headless_start(&s, &(pl_ui_options){ .folder = folder, .as = "T-02" }, &err));
    check_ok(ui_headless_resize(s, "800x600", &err));
    check_ok(ui_headless_settle(s, &err));
    check(!s->ui.moves);
    s->ui.moves = true;
    pl_image_free(ui_headless_picture(s, &err));
    ui_key(&s->ui, "Ctrl+P");
    ui_headless_round(s);
    pl_image_free(ui_headless_picture(s, &err));
    int64_t due = ui_due(&s->ui);
    check(due > s->now && due <= s->now + 20 * MS);
    check(ui_draw(&s->ui, false));
    s->now += IN;
    pl_image_free(ui_headless_picture(s, &err));
    check(!s->ui.fade.from);
    check(!ui_draw(&s->ui, false)); /* and no work */
    ui_headless_stop(s);
    free(folder);
}

static void write_in(const char *folder, const char *name, const char *words)
{
    pl_error err = { 0 };
    char *path = pl_path_join(folder, name);
    char *above = pl_copy_bytes(path, (size_t)(strrchr(path, '/') - path));
    check_ok(pl_folder_make(above, 0700, &err));
    test_write(path, words);
    free(above);
    free(path);
}

TEST(the_desktop_is_asked_by_its_files)
{
    static const struct {
        const char *file, *words;
        bool still;
    } cases[] = {
        { "gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", false },
        { "gtk-3.0/settings.ini", "[Settings]\n gtk-enable-animations = false\n", true },
        { "gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", true },
        { "kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", false },
        { "kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", true },
        { "kdeglobals", "", false },
    };
    const char *before = getenv("XDG_CONFIG_HOME");
    char *kept = before ? pl_copy_text(before) : NULL;
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        char *folder = test_new_folder();
        setenv("XDG_CONFIG_HOME", folder, 1);
        check(!ui_system_is_still());
        write_in(folder, cases[i].file, cases[i].words);
        check_int(ui_system_is_still(), cases[i].still);
        free(folder);
    }
    if (kept)
        setenv("XDG_CONFIG_HOME", kept, 1);
    else
        unsetenv("XDG_CONFIG_HOME");
    free(kept);
}
