/* Escaping, glyphs, badges: the small pieces that everything in the HTML report is made of. */
#include "html.h"

#include <string.h>

static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return "";
    default:
        return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ? "\uFFFD" : NULL;
    }
}

/* Two bytes that are a C1 control, or three that are U+FFFE or U+FFFF: neither is text. */
static size_t odd_character(const unsigned char *at, size_t left)
{
    if (left >= 2 && at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0)
        return 2;
    return left >= 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] >= 0xBE ? 3 : 0;
}

static void add_good(pl_text *out, const char *words, size_t size)
{
    size_t from = 0;
    for (size_t i = 0; i < size;) {
        const char *instead = entity((unsigned char)words[i]);
        size_t odd = odd_character((const unsigned char *)words + i, size - i);
        if (!instead && !odd) {
            i++;
            continue;
        }
        pl_text_add_bytes(out, words + from, i - from);
        pl_text_add(out, odd ? "\uFFFD" : instead);
        i += odd ? odd : 1;
        from = i;
    }
    pl_text_add_bytes(out, words + from, size - from);
}

void html_add(pl_text *out, const char *words)
{
    size_t left = words ? strlen(words) : 0;
    while (left) {
        size_t good = pl_utf8_check(words, left);
        add_good(out, words, good);
        words += good;
        left -= good;
        if (left) {
            pl_text_add(out, "\uFFFD");
            words++;
            left--;
        }
    }
}

void html_free(pl_text *out, const char *tag, const char *kind, const char *words)
{
    if (!words)
        return;
    pl_text_add_format(out, "<%s class=\"free%s%s\" dir=\"auto\">", tag, *kind ? " " : "", kind);
    html_add(out, words);
    pl_text_add_format(out, "</%s>", tag);
}

void html_base64(pl_text *out, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        unsigned b = i + 1 < size ? bytes[i + 1] : 0, c = i + 2 < size ? bytes[i + 2] : 0;
        unsigned three = (unsigned)bytes[i] << 16 | b << 8 | c;
        char four[4] = { digits[three >> 18], digits[three >> 12 & 63],
                         i + 1 < size ? digits[three >> 6 & 63] : '=',
                         i + 2 < size ? digits[three & 63] : '=' };
        pl_text_add_bytes(out, four, sizeof four);
    }
}

void html_css_string(pl_text *out, const char *words)
{
    pl_text_add_char(out, '"');
    for (; *words; words++) {
        unsigned char c = (unsigned char)*words;
        bool plain = c >= 0x80 || c == ' ' || c == '.' || c == ',' || c == '-' ||
                     (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain)
            pl_text_add_char(out, (char)c);
        else
            pl_text_add_format(out, "\\%06x", c);
    }
    pl_text_add_char(out, '"');
}

/* The shapes of the design: filled diamond and plus, hollow diamond and minus, ring and dot, square and
 * stroke, octagon and mark. */
static const struct {
    const char *name, *drawing;
} shapes[] = {
    [GLYPH_STRENGTH] = { "strength",
                         "<path d=\"M8 .8L15.2 8 8 15.2.8 8z\" fill=\"currentColor\" />"
                         "<path d=\"M8 5v6M5 8h6\" stroke=\"var(--page)\" stroke-width=\"2\" />" },
    [GLYPH_DEVELOPMENT] = { "development", "<path d=\"M8 1.6L14.4 8 8 14.4 1.6 8z\" fill=\"none\" "
                                           "stroke=\"currentColor\" stroke-width=\"1.8\" />"
                                           "<path d=\"M5.2 8h5.6\" stroke=\"currentColor\" "
                                           "stroke-width=\"2\" />" },
    [GLYPH_NEUTRAL] = { "neutral", "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\" "
                                   "stroke=\"currentColor\" stroke-width=\"1.8\" />"
                                   "<circle cx=\"8\" cy=\"8\" r=\"2\" fill=\"currentColor\" />" },
    [GLYPH_DEPARTURE] = { "departure", "<path d=\"M2 2h12v12H2zM5 11l6-6\" fill=\"none\" "
                                       "stroke=\"currentColor\" stroke-width=\"1.8\" />" },
    [GLYPH_CRITICAL] = { "critical",
                         "<path d=\"M5 .9h6L15.1 5v6L11 15.1H5L.9 11V5z\" fill=\"currentColor\" />"
                         "<path d=\"M8 3.6v5.2M8 10.6v2\" stroke=\"var(--page)\" "
                         "stroke-width=\"2.2\" />" },
};

void html_glyph_shapes(pl_text *out)
{
    pl_text_add(out, "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n");
    for (glyph i = GLYPH_STRENGTH; i <= GLYPH_CRITICAL; i++)
        pl_text_add_format(out, "<symbol id=\"g-%s\" viewBox=\"0 0 16 16\">%s</symbol>\n",
                           shapes[i].name, shapes[i].drawing);
    pl_text_add(out, "</defs></svg>\n");
}

void html_glyph(pl_text *out, glyph shape, int size)
{
    if (shape != GLYPH_NONE)
        pl_text_add_format(out,
                           "<svg class=\"g %s\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">"
                           "<use href=\"#g-%s\" /></svg>",
                           shapes[shape].name, size, size, shapes[shape].name);
}

/* From the sixth domain on the first four colours come again, with a ring. */
void html_badge(pl_text *out, int domain)
{
    if (domain < 1)
        return;
    int colour = domain <= 5 ? domain : (domain - 6) % 4 + 1;
    pl_text_add_format(out, "<span class=\"badge d%d%s\" aria-hidden=\"true\">%d</span>", colour,
                       domain > 5 ? " ring" : "", domain);
}

void html_time(pl_text *out, pl_time time)
{
    char words[PL_TIME_ROOM];
    pl_text_add_format(out, "<span class=\"time\">%s</span>", pl_time_format(words, time, 0));
}

void html_heading(pl_text *out, const char *id, glyph shape, const char *words)
{
    pl_text_add_format(out, "<h2 id=\"%s\">", id);
    html_glyph(out, shape, shape == GLYPH_CRITICAL ? 16 : 20);
    html_add(out, words);
    pl_text_add(out, "</h2>\n");
}
