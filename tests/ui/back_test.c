#include "test.h"

#include "back_end.h"
#include "corpus.h"
#include "film.h"
#include "screen.h"

enum { WIDE = 700, HIGH = 420 };

/* A window with all that it shows, kept here a second time to say what should be seen. */
typedef struct stage {
    SDL_Window *window;
    pl_back *back;
    pl_image *canvas; /* what the canvas should be: the back end's may be painted ahead */
    pl_image *overlay;
    SDL_Rect over;
    const pl_frame *frame;
    SDL_Rect video;
    pl_converter *converter;
} stage;

static void fill(pl_image *image, SDL_Rect rect, uint32_t colour)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++)
            pl_image_row(image, y)[x] = colour;
}

static uint32_t mix(uint32_t colour, uint32_t alpha) /* multiplied */
{
    uint32_t out = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8)
        out |= (colour >> shift & 255) * alpha / 255 << shift;
    return out;
}

static void paint(stage *s, SDL_Rect rect, uint32_t colour)
{
    bool fresh;
    pl_image *canvas = pl_back_canvas(s->back, &fresh, NULL);
    rect = ui_rect_meet(rect, (SDL_Rect){ 0, 0, WIDE, HIGH });
    fill(canvas, rect, colour);
    fill(s->canvas, rect, colour);
    pl_back_damage(s->back, rect);
}

static stage open_stage(pl_back_kind kind)
{
    screen_start();
    pl_error err = { 0 };
    stage s = { .window = screen_window(WIDE, HIGH, pl_back_flags(kind)),
                .canvas = pl_image_new(WIDE, HIGH),
                .converter = pl_converter_new() };
    s.back = pl_back_open(s.window, kind, &err);
    check_ok(s.back != NULL);
    check_int(pl_back_kind_of(s.back), kind);
    bool fresh = false;
    check(pl_back_canvas(s.back, &fresh, &err) && fresh);
    check(pl_back_canvas(s.back, &fresh, &err) && !fresh);
    paint(&s, (SDL_Rect){ 0, 0, WIDE, HIGH }, 0xff223344u);
    return s;
}

static void close_stage(stage *s)
{
    pl_back_close(&s->back);
    check(s->back == NULL);
    pl_frame_unref(&s->frame);
    pl_image_free(s->canvas);
    pl_image_free(s->overlay);
    pl_converter_free(s->converter);
    screen_close(s->window);
}

static void present(stage *s)
{
    pl_error err = { 0 };
    check_ok(pl_back_present(s->back, &err));
    check(!pl_back_due(s->back));
}

static void show(stage *s, SDL_Rect at, pl_scaling scaling)
{
    s->video = at;
    pl_back_video(s->back, s->frame, &at, scaling);
}

static pl_image *draw_frame(const stage *s, pl_scaling scaling)
{
    pl_error err = { 0 };
    pl_image *out = pl_image_new(s->video.w, s->video.h);
    check_ok(pl_frame_draw(s->converter, out->pixels, out->stride, out->width, out->height,
                           s->frame, scaling, &err));
    return out;
}

/* Written out plainly, a channel at a time. */
static uint32_t upon(uint32_t above, uint32_t below)
{
    uint32_t out = 0xff000000u, rest = 255 - (above >> 24);
    for (int shift = 0; shift < 24; shift += 8)
        out |= ((above >> shift & 255) + ((below >> shift & 255) * rest + 127) / 255) << shift;
    return out;
}

static pl_image *should_be(const stage *s, pl_scaling scaling)
{
    SDL_Rect all = { 0, 0, WIDE, HIGH };
    pl_image *out = pl_image_new(WIDE, HIGH), *frame = s->video.w ? draw_frame(s, scaling) : NULL;
    SDL_Rect video = ui_rect_meet(all, s->video), over = ui_rect_meet(all, s->over);
    for (int y = 0; y < HIGH; y++)
        memcpy(pl_image_row(out, y), pl_image_row(s->canvas, y), WIDE * sizeof(uint32_t));
    for (int y = video.y; y < video.y + video.h; y++)
        for (int x = video.x; x < video.x + video.w; x++)
            pl_image_row(out, y)[x] = pl_image_row(frame, y - s->video.y)[x - s->video.x];
    for (int y = over.y; y < over.y + over.h; y++)
        for (int x = over.x; x < over.x + over.w; x++)
            pl_image_row(out, y)[x] = upon(pl_image_row(s->overlay, y - s->over.y)[x - s->over.x],
                                           pl_image_row(out, y)[x]);
    pl_image_free(frame);
    return out;
}

/* The screen's pixels that are not as they should be, in `part` (NULL: all). */
static int wrong(const stage *s, pl_scaling scaling, const SDL_Rect *part, int most)
{
    pl_image *got = screen_read(s->window), *want = should_be(s, scaling);
    int count = screen_differ(got, want, part, most);
    pl_image_free(got);
    pl_image_free(want);
    return count;
}

static pl_image *dialog(int width, int height)
{
    pl_image *out = pl_image_new(width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            pl_image_row(out, y)[x] = x < width / 4   ? 0
                                      : x < width / 2 ? 0xff8899aau
                                                      : mix(0xf0c040, (uint32_t)(x * 255 / width));
    return out;
}

static int number_seen(const stage *s)
{
    pl_image *screen = screen_read(s->window), *part = pl_image_new(s->video.w, s->video.h);
    for (int y = 0; y < part->height; y++)
        memcpy(pl_image_row(part, y), pl_image_row(screen, y + s->video.y) + s->video.x,
               (size_t)part->width * sizeof(uint32_t));
    int number = picture_number(part);
    pl_image_free(screen);
    pl_image_free(part);
    return number;
}

static const pl_back_kind kinds[] = { PL_BACK_SURFACE, PL_BACK_GPU };

TEST(the_canvas_comes_to_the_screen)
{
    for (size_t k = 0; k < PL_COUNT(kinds); k++) {
        stage s = open_stage(kinds[k]);
        present(&s);
        check_int(wrong(&s, 0, NULL, 0), 0);
        paint(&s, (SDL_Rect){ 600, 400, 300, 300 }, 0xffff8040u);
        paint(&s, (SDL_Rect){ 0, 0, 1, 1 }, 0xffffffffu);
        check(pl_back_due(s.back));
        present(&s);
        check_int(wrong(&s, 0, NULL, 0), 0);
        close_stage(&s);
    }
}

TEST(what_is_not_damaged_is_not_touched)
{
    stage s = open_stage(PL_BACK_SURFACE);
    present(&s);
    bool fresh;
    fill(pl_back_canvas(s.back, &fresh, NULL), (SDL_Rect){ 0, 0, WIDE, HIGH }, 0xffee0000u);
    fill(s.canvas, (SDL_Rect){ 100, 50, 30, 20 }, 0xffee0000u);
    pl_back_damage(s.back, (SDL_Rect){ 100, 50, 30, 20 });
    present(&s);
    check_int(wrong(&s, 0, NULL, 0), 0);
    present(&s); /* nothing is due */
    close_stage(&s);
}

/* A frame with its number, scaled, with canvas round it and an overlay over a part of it. */
TEST(frames_and_an_overlay_come_to_the_screen)
{
    static const SDL_Rect rects[] = { { 30, 20, 640, 360 },
                                      { 30, 20, 512, 288 },
                                      { 31, 21, 501, 283 } };
    for (size_t k = 0; k < PL_COUNT(kinds); k++)
        for (size_t r = 0; r < PL_COUNT(rects); r++) {
            stage s = open_stage(kinds[k]);
            for (int n = 7; n < 9; n++) {
                pl_frame_unref(&s.frame);
                s.frame = film_frame("mp4_25.mp4", n * 40000);
                show(&s, rects[r], PL_SCALING_FAST);
                present(&s);
                check_int(number_seen(&s), n);
            }
            SDL_Rect below = { 0, 390, WIDE, 30 };
            check_int(wrong(&s, PL_SCALING_FAST, &below, 0), 0);
            s.overlay = dialog(300, 100);
            s.over = (SDL_Rect){ 200, 300, 290, 90 };
            pl_back_overlay(s.back, s.overlay, &s.over, NULL);
            present(&s);
            SDL_Rect free_part = { 200, 385, 290, 5 };
            check_int(wrong(&s, PL_SCALING_FAST, kinds[k] == PL_BACK_GPU ? &free_part : NULL, 2),
                      0);
            check_int(number_seen(&s), 8);
            pl_back_video(s.back, NULL, NULL, PL_SCALING_FAST);
            s.video = (SDL_Rect){ 0 };
            present(&s);
            check_int(wrong(&s, PL_SCALING_FAST, NULL, 2), 0);
            pl_back_overlay(s.back, NULL, NULL, NULL);
            s.over = (SDL_Rect){ 0 };
            present(&s);
            check_int(wrong(&s, PL_SCALING_FAST, NULL, 0), 0);
            close_stage(&s);
        }
}

static SDL_Rect any_rect(uint32_t *random, int least, int most)
{
    int room = most - least;
    return (SDL_Rect){ (int)(test_random(random) % WIDE), (int)(test_random(random) % HIGH),
                       least + (int)(test_random(random) % (uint32_t)room),
                       least + (int)(test_random(random) % (uint32_t)room) };
}

static void change(stage *s, const pl_frame *const *frames, uint32_t *random)
{
    SDL_Rect at = any_rect(random, 1, 200), damage;
    switch (test_random(random) % 6) {
    case 0:
    case 1:
        paint(s, at, 0xff000000u | test_random(random));
        break;
    case 2: /* another frame in the same place */
        pl_frame_unref(&s->frame);
        s->frame = pl_frame_ref(frames[test_random(random) % 2]);
        if (s->video.w)
            show(s, s->video, PL_SCALING_FAST);
        else
            pl_frame_unref(&s->frame);
        break;
    case 3: /* another place, perhaps out of the window */
        pl_frame_unref(&s->frame);
        s->frame = pl_frame_ref(frames[test_random(random) % 2]);
        at.x -= 80;
        at.y -= 80;
        show(s, at, PL_SCALING_FAST);
        break;
    case 4:
        s->over = (SDL_Rect){ at.x - 80, at.y - 80, 250, 120 };
        pl_back_overlay(s->back, s->overlay, &s->over, NULL);
        break;
    default:
        if (!s->over.w)
            break;
        damage = (SDL_Rect){ s->over.x + 100, s->over.y + 20, 60, 30 };
        fill(s->overlay, (SDL_Rect){ 100, 20, 60, 30 }, mix(test_random(random) & 0xffffff, 130));
        pl_back_overlay(s->back, s->overlay, &s->over, &damage);
    }
}

/* Whatever came in whatever order, the screen is as if all had been drawn anew. */
TEST(any_order_of_changes_gives_the_same_picture)
{
    for (size_t k = 0; k < PL_COUNT(kinds); k++) {
        uint32_t random = 11;
        stage s = open_stage(kinds[k]);
        bool gpu = kinds[k] == PL_BACK_GPU;
        const pl_frame *frames[] = { film_frame("mp4_25.mp4", 0),
                                     film_frame("mp4_25.mp4", 400000) };
        s.overlay = dialog(250, 120);
        for (int i = 0; i < (gpu ? 60 : 300); i++) {
            for (uint32_t n = 1 + test_random(&random) % 5; n; n--)
                change(&s, frames, &random);
            present(&s);
            /* the GPU scales in its own way */
            int most = gpu ? 255 : 0, count = wrong(&s, PL_SCALING_FAST, NULL, most);
            if (count)
                print_error("step %d\n", i);
            check_int(count, 0);
            if (!gpu)
                continue;
            SDL_Rect parts[4];
            int free_parts = ui_rect_cut(parts, (SDL_Rect){ 0, 0, WIDE, HIGH }, s.video);
            for (int p = 0; p < free_parts && s.video.w; p++)
                check_int(wrong(&s, PL_SCALING_FAST, &parts[p], 2), 0);
        }
        pl_frame_unref(&frames[0]);
        pl_frame_unref(&frames[1]);
        close_stage(&s);
    }
}

TEST(a_picture_that_stands_is_drawn_fine)
{
    stage s = open_stage(PL_BACK_SURFACE);
    s.frame = film_frame("mp4_25.mp4", 0);
    show(&s, (SDL_Rect){ 10, 10, 512, 288 }, PL_SCALING_FAST);
    present(&s);
    check_int(wrong(&s, PL_SCALING_FAST, NULL, 0), 0);
    show(&s, s.video, PL_SCALING_FINE);
    check(pl_back_due(s.back));
    present(&s);
    check_int(wrong(&s, PL_SCALING_FINE, NULL, 0), 0);
    show(&s, s.video, PL_SCALING_FINE);
    check(!pl_back_due(s.back));
    close_stage(&s);
}

/* The same picture with other marks of how it stands. Its holders are those of the first. */
TEST(the_gpu_turns_as_the_converter_does)
{
    stage s = open_stage(PL_BACK_GPU);
    const pl_frame *film = film_frame("mp4_25.mp4", 120000);
    for (int mirrored = 0; mirrored < 2; mirrored++)
        for (int rotation = 0; rotation < 360; rotation += 90) {
            pl_frame turned = *film;
            turned.rotation = rotation;
            turned.mirrored = mirrored;
            s.frame = &turned;
            show(&s,
                 rotation % 180 ? (SDL_Rect){ 41, 30, 180, 320 } : (SDL_Rect){ 41, 30, 320, 180 },
                 PL_SCALING_FAST);
            present(&s);
            SDL_Rect inner = { s.video.x + 2, s.video.y + 2, s.video.w - 4, s.video.h - 4 };
            int far = wrong(&s, PL_SCALING_FAST, &inner, 40);
            if (far > inner.w * inner.h / 50)
                print_error("turned by %d, mirrored %d: %d\n", rotation, mirrored, far);
            check(far <= inner.w * inner.h / 50);
            pl_back_video(s.back, NULL, NULL, PL_SCALING_FAST);
            s.frame = NULL;
        }
    pl_frame_unref(&film);
    close_stage(&s);
}

/* Where the wanted picture is flat all round; at edges of colour each scales in its own way. */
static bool is_flat(const pl_image *image, int x, int y)
{
    enum { ROUND = 3 };
    uint32_t middle = pl_image_row(image, y)[x];
    for (int v = y - ROUND; v <= y + ROUND; v++)
        for (int u = x - ROUND; u <= x + ROUND; u++)
            if (pl_image_row(image, v)[u] != middle)
                return false;
    return true;
}

/* The greatest difference in flat parts of the video, of which there must be many. */
static int colours_apart(const stage *s)
{
    pl_image *got = screen_read(s->window), *want = should_be(s, PL_SCALING_FAST);
    int flat = 0, most = 0;
    for (int y = s->video.y; y < s->video.y + s->video.h; y++)
        for (int x = s->video.x; x < s->video.x + s->video.w; x++)
            if (is_flat(want, x, y)) {
                int by = screen_apart(pl_image_row(got, y)[x], pl_image_row(want, y)[x]);
                most = SDL_max(most, by);
                flat++;
            }
    check(flat > s->video.w * s->video.h / 2);
    pl_image_free(got);
    pl_image_free(want);
    return most;
}

/* Bars in each form of colour that recordings have. */
TEST(the_gpu_has_the_converters_colours)
{
    static const struct {
        const char *format, *space, *range;
        pl_layout layout;
    } cases[] = {
        { "yuv420p", "bt709", "tv", PL_LAYOUT_YUV420P },
        { "yuv420p", "smpte170m", "tv", PL_LAYOUT_YUV420P },
        { "yuv420p", "smpte170m", "pc", PL_LAYOUT_YUV420P },
        { "yuv420p", "bt709", "pc", PL_LAYOUT_YUV420P },
        { "nv12", "bt709", "tv", PL_LAYOUT_NV12 },
        { "yuv422p", "bt709", "tv", PL_LAYOUT_OTHER },
        { "yuv420p", "bt2020nc", "tv", PL_LAYOUT_YUV420P },
    };
    stage s = open_stage(PL_BACK_GPU);
    char *path = test_path("bars.mkv");
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        int status;
        free(test_run(&status,
                      "ffmpeg -v error -y -f lavfi -i smptebars=size=320x180:rate=25:duration=0.4 "
                      "-vf scale=out_color_matrix=%s:out_range=%s -pix_fmt %s -c:v %s "
                      "-colorspace %s -color_range %s %s 2>&1",
                      cases[i].space, cases[i].range, cases[i].format,
                      cases[i].layout == PL_LAYOUT_NV12 ? "rawvideo" : "ffv1", cases[i].space,
                      cases[i].range, path));
        check_int(status, 0);
        s.frame = film_frame(path, 0);
        check_int(s.frame->layout, cases[i].layout);
        show(&s, (SDL_Rect){ 41, 30, 320, 180 }, PL_SCALING_FAST);
        present(&s);
        int most = colours_apart(&s);
        if (most > 4)
            print_error("%s %s %s: %d\n", cases[i].format, cases[i].space, cases[i].range, most);
        check(most <= 4);
        pl_frame_unref(&s.frame);
    }
    free(path);
    close_stage(&s);
}

TEST(a_processor_that_plays_the_gpu_does_not_count)
{
    screen_start();
    pl_error err = { 0 };
    SDL_Window *window = screen_window(WIDE, HIGH, pl_back_flags(PL_BACK_GPU));
    check(SDL_GetWindowFlags(window) & SDL_WINDOW_OPENGL);
    check_fails(back_gpu_open(window, true, &err) != NULL, PL_REFUSED);
    pl_back *back = pl_back_open(window, PL_BACK_AUTO, &err);
    check_ok(back != NULL);
    check_int(pl_back_kind_of(back), PL_BACK_SURFACE);
    bool fresh;
    pl_image *canvas = pl_back_canvas(back, &fresh, &err);
    fill(canvas, (SDL_Rect){ 0, 0, WIDE, HIGH }, 0xff13579bu);
    check_ok(pl_back_present(back, &err));
    pl_image *screen = screen_read(window);
    check_int(screen_differ(screen, canvas, NULL, 0), 0);
    pl_image_free(screen);
    pl_back_close(&back);
    screen_close(window);
}

TEST(the_environment_chooses_where_the_caller_does_not)
{
    for (size_t k = 0; k < PL_COUNT(kinds); k++) {
        screen_start();
        pl_error err = { 0 };
        SDL_setenv("PLUMBLINE_BACK", kinds[k] == PL_BACK_GPU ? "gpu" : "surface", 1);
        SDL_Window *window = screen_window(WIDE, HIGH, pl_back_flags(PL_BACK_AUTO));
        pl_back *back = pl_back_open(window, PL_BACK_AUTO, &err);
        check_ok(back != NULL);
        check_int(pl_back_kind_of(back), kinds[k]);
        pl_back_close(&back);
        screen_close(window);
        unsetenv("PLUMBLINE_BACK");
    }
}

TEST(another_size_makes_another_canvas)
{
    for (size_t k = 0; k < PL_COUNT(kinds); k++) {
        stage s = open_stage(kinds[k]);
        present(&s);
        SDL_SetWindowSize(s.window, 500, 300);
        SDL_Event event;
        for (int i = 0; i < 50; i++, SDL_Delay(2))
            while (SDL_PollEvent(&event))
                ;
        bool fresh = false;
        pl_error err = { 0 };
        pl_image *canvas = pl_back_canvas(s.back, &fresh, &err);
        check(canvas && fresh && canvas->width == 500 && canvas->height == 300);
        fill(canvas, (SDL_Rect){ 0, 0, 500, 300 }, 0xff336699u);
        fill(canvas, (SDL_Rect){ 480, 280, 20, 20 }, 0xffffffffu);
        present(&s);
        pl_image *screen = screen_read(s.window), *read = pl_back_read(s.back, &err);
        check_int(screen_differ(screen, canvas, NULL, 0), 0);
        check_int(screen_differ(read, canvas, NULL, 0), 0);
        pl_image_free(screen);
        pl_image_free(read);
        close_stage(&s);
    }
}

TEST(what_another_window_hid_comes_back)
{
    for (size_t k = 0; k < PL_COUNT(kinds); k++) {
        stage s = open_stage(kinds[k]);
        s.frame = film_frame("mp4_25.mp4", 0);
        show(&s, (SDL_Rect){ 10, 10, 640, 360 }, PL_SCALING_FAST);
        present(&s);
        SDL_Window *above = screen_window(300, 300, 0);
        SDL_FillRect(SDL_GetWindowSurface(above), NULL, 0xff00ff);
        SDL_UpdateWindowSurface(above);
        SDL_Delay(20);
        check(number_seen(&s) != 0);
        SDL_DestroyWindow(above);
        bool told = false;
        SDL_Event event;
        for (int i = 0; i < 50; i++, SDL_Delay(2))
            while (SDL_PollEvent(&event))
                told |=
                    event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED;
        check(told);
        pl_back_expose(s.back);
        present(&s);
        check_int(number_seen(&s), 0);
        close_stage(&s);
    }
}

/* A display of 65,536 colours has pixels of another form than ours. Run by the test below. */
TEST(zz_on_a_display_of_few_colours)
{
    if (!getenv("PL_FEW_COLOURS"))
        skip();
    stage s = open_stage(PL_BACK_SURFACE);
    check_int(SDL_BITSPERPIXEL(SDL_GetWindowPixelFormat(s.window)), 16);
    s.frame = film_frame("mp4_25.mp4", 0);
    s.overlay = dialog(300, 100);
    s.over = (SDL_Rect){ 200, 250, 290, 90 };
    show(&s, (SDL_Rect){ 10, 10, 512, 288 }, PL_SCALING_FAST);
    pl_back_overlay(s.back, s.overlay, &s.over, NULL);
    present(&s);
    pl_error err = { 0 };
    pl_image *got = pl_back_read(s.back, &err), *want = should_be(&s, PL_SCALING_FAST);
    check_ok(got != NULL);
    check_int(screen_differ(got, want, NULL, 8), 0);
    pl_image_free(got);
    pl_image_free(want);
    close_stage(&s);
}

TEST(few_colours_are_enough)
{
    screen_start();
    SDL_Quit();
    int status;
    char *said = test_run(&status,
                          "PL_FEW_COLOURS=1 PL_SCREEN_SIZE=800x600x16 "
                          "bash %s/tests/support/with_display.sh %s zz_on 2>&1",
                          PL_SOURCE, PL_SELF);
    if (status)
        print_error("%s", said);
    check_int(status, 0);
    check_has(said, "PASSED  ] 1 test");
    free(said);
}
