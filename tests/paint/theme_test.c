#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/text.h"
#include "plumbline/paint/theme.h"

#include <math.h>

static const char *const files[PL_THEMES] = { "dark", "light", "contrast" };

/* What the design asks of words and of marks, by theme. */
static const double words_least[PL_THEMES] = { 4.5, 4.5, 7 };
static const double marks_least[PL_THEMES] = { 3, 3, 4.5 };

/* #rrggbb or #rrggbbaa as 0xAARRGGBB */
static uint32_t colour_of(const char *hex)
{
    uint32_t value = (uint32_t)strtoul(hex + 1, NULL, 16);
    return strlen(hex) == 9 ? value >> 8 | value << 24 : value | 0xff000000u;
}

TEST(the_colours_are_those_of_the_theme_files)
{
    for (int theme = 0; theme < PL_THEMES; theme++) {
        char *path = pl_format("%s/assets/themes/%s.conf", PL_SOURCE, files[theme]);
        char *text = test_read(path), *rest = text, *line;
        int read = 0;
        while ((line = strtok_r(rest, "\n", &rest))) {
            char name[32], hex[16];
            if (*line == '#' || sscanf(line, "%31s %15s", name, hex) != 2)
                continue;
            read++;
            check_text(name, pl_colour_name((pl_colour)read));
            check_int(pl_colour_get((pl_theme)theme, (pl_colour)read), colour_of(hex));
        }
        check_int(read, PL_COLOURS - 1);
        free(text);
        free(path);
    }
}

static void hold(pl_theme theme, pl_colour ink, pl_colour ground, double least)
{
    double ratio = pl_contrast(pl_colour_get(theme, ink), pl_colour_get(theme, ground));
    if (ratio < least)
        print_error("%s: %s on %s is %.2f, should be %.1f\n", files[theme], pl_colour_name(ink),
                    pl_colour_name(ground), ratio, least);
    check(ratio >= least);
}

TEST(the_ratio_is_that_of_wcag)
{
    check(pl_contrast(0xff000000u, 0xffffffffu) == 21);
    check(pl_contrast(0xff777777u, 0xff777777u) == 1);
    double grey = pl_contrast(0xff767676u, 0xffffffffu); /* the well-known 4.54 */
    check(grey > 4.53 && grey < 4.55);
}

TEST(words_and_marks_can_be_told_from_their_ground)
{
    static const pl_colour surfaces[] = { PL_COLOUR_BG, PL_COLOUR_PANEL, PL_COLOUR_RAISED,
                                          PL_COLOUR_SEL, PL_COLOUR_FIELD };
    static const pl_colour words[] = { PL_COLOUR_TEXT,    PL_COLOUR_TEXT2, PL_COLOUR_MUTED,
                                       PL_COLOUR_ACCENT,  PL_COLOUR_DEV,   PL_COLOUR_CRIT,
                                       PL_COLOUR_STRENGTH };
    static const pl_colour marks[] = { PL_COLOUR_CTL, PL_COLOUR_WAVE, PL_COLOUR_D1, PL_COLOUR_D2,
                                       PL_COLOUR_D3,  PL_COLOUR_D4,   PL_COLOUR_D5 };
    for (int theme = 0; theme < PL_THEMES; theme++)
        for (size_t s = 0; s < PL_COUNT(surfaces); s++) {
            for (size_t i = 0; i < PL_COUNT(words); i++)
                hold((pl_theme)theme, words[i], surfaces[s], words_least[theme]);
            for (size_t i = 0; i < PL_COUNT(marks); i++)
                hold((pl_theme)theme, marks[i], surfaces[s], marks_least[theme]);
        }
}

/* 4.5 stands for words, 3 for marks. */
static double least_of(int theme, double least)
{
    return least == 4.5 ? words_least[theme] : least == 3 ? marks_least[theme] : least;
}

TEST(each_fill_carries_its_own_ink)
{
    static const struct {
        pl_colour ink, ground;
        double least;
    } pairs[] = {
        { PL_COLOUR_TEXT, PL_COLOUR_HOVER, 4.5 },
        { PL_COLOUR_TEXT, PL_COLOUR_PRESS, 4.5 },
        { PL_COLOUR_TEXT2, PL_COLOUR_HOVER, 4.5 },
        { PL_COLOUR_TEXT2, PL_COLOUR_PRESS, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_ACCENT, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_ACCENT_HOVER, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_ACCENT_PRESS, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_STRENGTH, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_DEV, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_CRIT, 4.5 },
        { PL_COLOUR_ON_ACCENT, PL_COLOUR_TEXT2, 4.5 },
        { PL_COLOUR_STRENGTH, PL_COLOUR_STRENGTH_BG, 4.5 },
        { PL_COLOUR_DEV, PL_COLOUR_DEV_BG, 4.5 },
        { PL_COLOUR_CRIT, PL_COLOUR_CRIT_BG, 4.5 },
        { PL_COLOUR_TEXT, PL_COLOUR_STRENGTH_BG, 4.5 },
        { PL_COLOUR_TEXT, PL_COLOUR_DEV_BG, 4.5 },
        { PL_COLOUR_TEXT, PL_COLOUR_CRIT_BG, 4.5 },
        { PL_COLOUR_TEXT2, PL_COLOUR_CRIT_BG, 4.5 },
        { PL_COLOUR_TEXT2, PL_COLOUR_DEV_BG, 4.5 },
        { PL_COLOUR_BG, PL_COLOUR_TEXT, 4.5 }, /* tooltips */
        { PL_COLOUR_INK, PL_COLOUR_D1, 4.5 },
        { PL_COLOUR_INK, PL_COLOUR_D2, 4.5 },
        { PL_COLOUR_INK, PL_COLOUR_D3, 4.5 },
        { PL_COLOUR_INK, PL_COLOUR_D4, 4.5 },
        { PL_COLOUR_INK, PL_COLOUR_D5, 4.5 },
        { PL_COLOUR_INK, PL_COLOUR_CRIT, 4.5 },
        { PL_COLOUR_HEAT_INK1, PL_COLOUR_HEAT1, 4.5 },
        { PL_COLOUR_HEAT_INK2, PL_COLOUR_HEAT2, 4.5 },
        { PL_COLOUR_HEAT_INK3, PL_COLOUR_HEAT3, 4.5 },
        { PL_COLOUR_HEAT_INK4, PL_COLOUR_HEAT4, 4.5 },
        { PL_COLOUR_HEAT_INK5, PL_COLOUR_HEAT5, 4.5 },
        { PL_COLOUR_ACCENT, PL_COLOUR_WAVE0, 3 },
        { PL_COLOUR_FOCUS, PL_COLOUR_FOCUS_GAP, 3 },
        { PL_COLOUR_PLAYHEAD, PL_COLOUR_PLAYHEAD_EDGE, 3 },
        { PL_COLOUR_ON_STAGE, PL_COLOUR_STAGE, 7 },
        { PL_COLOUR_ON_STAGE_MUTED, PL_COLOUR_STAGE, 4.5 },
    };
    for (int theme = 0; theme < PL_THEMES; theme++)
        for (size_t i = 0; i < PL_COUNT(pairs); i++)
            hold((pl_theme)theme, pairs[i].ink, pairs[i].ground, least_of(theme, pairs[i].least));
}

TEST(the_focus_ring_shows_on_every_surface)
{
    static const pl_colour surfaces[] = { PL_COLOUR_BG, PL_COLOUR_PANEL, PL_COLOUR_RAISED,
                                          PL_COLOUR_SEL };
    /* the yellow on dark grounds, its gap on light ones */
    for (size_t i = 0; i < PL_COUNT(surfaces); i++) {
        hold(PL_THEME_DARK, PL_COLOUR_FOCUS, surfaces[i], 3);
        hold(PL_THEME_LIGHT, PL_COLOUR_FOCUS_GAP, surfaces[i], 3);
        hold(PL_THEME_CONTRAST, PL_COLOUR_FOCUS, surfaces[i], 4.5);
    }
}

TEST(domains_beyond_the_fifth_come_again_with_a_ring)
{
    static const pl_colour want[] = { PL_COLOUR_D1, PL_COLOUR_D2, PL_COLOUR_D3,
                                      PL_COLOUR_D4, PL_COLOUR_D5, PL_COLOUR_D1,
                                      PL_COLOUR_D2, PL_COLOUR_D3, PL_COLOUR_D4 };
    for (int i = 0; i < (int)PL_COUNT(want); i++) {
        check_int(pl_colour_domain(i + 1), want[i]);
        check_int(pl_domain_has_ring(i + 1), i >= 5);
    }
    check_int(pl_colour_domain(0), PL_COLOUR_TEXT2);
}

TEST(styles_are_those_of_the_design)
{
    static const struct {
        pl_style style;
        double size, line;
        int weight;
    } want[] = {
        { PL_STYLE_TITLE, 20, 28, 600 },
        { PL_STYLE_HEADING, 16, 24, 600 },
        { PL_STYLE_SECTION, 14, 20, 600 },
        { PL_STYLE_BODY, 13, 20, 400 },
        { PL_STYLE_SMALL, 12, 16, 400 },
        { PL_STYLE_TINY, 11, 16, 500 },
        { PL_STYLE_CLOCK, 18, 24, 600 },
        { PL_STYLE_NUMBER, 24, 32, 600 },
        { PL_STYLE_MONO, 12, 20, 400 },
        /* 18, 11, 9.4, 8.6 and 8 pt */
        { PL_STYLE_PRINT_TITLE, 24, 32, 600 },
        { PL_STYLE_PRINT_HEADING, 44.0 / 3, 20, 600 },
        { PL_STYLE_PRINT_BODY, 9.4 * 4 / 3, 18, 400 },
        { PL_STYLE_PRINT_SMALL, 11.5, 16, 400 },
        { PL_STYLE_PRINT_TINY, 32.0 / 3, 14, 400 },
    };
    check_int(PL_COUNT(want), PL_STYLES);
    for (size_t i = 0; i < PL_COUNT(want); i++) {
        const pl_style_facts *facts = pl_style_get(want[i].style);
        check(fabs(facts->size - want[i].size) < 1e-9 && facts->line == want[i].line);
        check_int(facts->weight, want[i].weight);
        check(facts->size >= (want[i].style < PL_STYLE_PRINT_TITLE ? 11 : 10));
    }
}
