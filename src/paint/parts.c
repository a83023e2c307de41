#include "parts.h"

#include <math.h>

bool part_is(const pl_control *is, unsigned state)
{
    return (is->state & state) != 0;
}

static void begin(pl_list *list, pl_rect rect, pl_element_role role, const pl_control *is,
                  const char *value, unsigned more)
{
    pl_list_begin(list, &(pl_element){ .id = is->id,
                                       .role = role,
                                       .state = is->state | more,
                                       .rect = rect,
                                       .name = is->name,
                                       .value = value,
                                       .hint = is->hint });
}

void part_begin(pl_list *list, pl_rect rect, pl_element_role role, const pl_control *is,
                const char *value)
{
    bool stop = !part_is(is, PL_IS_DISABLED) || is->hint;
    begin(list, rect, role, is, value, PL_IS_TARGET | (stop ? PL_IS_STOP : 0u));
}

void part_begin_inner(pl_list *list, pl_rect rect, pl_element_role role, const pl_control *is)
{
    begin(list, rect, role, is, NULL, PL_IS_TARGET);
}

void part_say(pl_list *list, pl_rect rect, pl_element_role role, const char *name,
              const char *value)
{
    pl_list_begin(list, &(pl_element){ .role = role, .rect = rect, .name = name, .value = value });
}

void part_end(pl_list *list, pl_rect rect, const pl_control *is, double radius)
{
    if (part_is(is, PL_IS_FOCUS))
        pl_list_ring(list, rect, radius, PL_RING_OUTSIDE);
    pl_list_end(list);
}

void part_words(pl_list *list, pl_rect rect, const char *words, pl_type type, pl_colour colour,
                pl_align align)
{
    pl_list_run(list, rect,
                &(pl_run){ .text = words, .type = type, .colour = colour, .align = align });
}

void part_icon(pl_list *list, pl_rect rect, pl_icon icon, double size, pl_colour colour,
               pl_colour ground)
{
    pl_point at = { rect.x, rect.y + (rect.h - size) / 2 };
    pl_list_icon(list, icon, at, size, colour, ground);
}

double part_width(pl_list *list, const char *words, pl_type type)
{
    return words && *words ? pl_text_width(pl_list_fonts(list), words, type) : 0;
}

void pl_part_text(pl_list *list, pl_rect rect, const pl_run *run)
{
    part_say(list, rect, PL_ROLE_TEXT, run->text, NULL);
    pl_list_run(list, rect, run);
    pl_list_end(list);
}

void pl_part_heading(pl_list *list, pl_rect rect, const char *words, pl_style style)
{
    part_say(list, rect, PL_ROLE_HEADING, words, NULL);
    part_words(list, rect, words, (pl_type){ .style = style }, PL_COLOUR_TEXT, PL_ALIGN_LEFT);
    pl_list_end(list);
}

static pl_type link_type(pl_style style)
{
    return (pl_type){ .style = style, .underline = true };
}

double pl_link_width(pl_list *list, const char *words, pl_style style)
{
    return ceil(part_width(list, words, link_type(style)));
}

void pl_part_link(pl_list *list, pl_rect rect, const pl_control *is, pl_style style)
{
    pl_part_link_in(list, rect, is, style, PL_COLOUR_ACCENT);
}

void pl_part_link_in(pl_list *list, pl_rect rect, const pl_control *is, pl_style style,
                     pl_colour colour)
{
    part_begin(list, rect, PL_ROLE_LINK, is, NULL);
    if (part_is(is, PL_IS_DISABLED))
        colour = PL_COLOUR_MUTED;
    if (part_is(is, PL_IS_HOVER | PL_IS_PRESSED) && !part_is(is, PL_IS_DISABLED))
        colour = PL_COLOUR_TEXT;
    part_words(list, rect, is->name, link_type(style), colour, PL_ALIGN_LEFT);
    part_end(list, pl_rect_inset(rect, -2, 0), is, 3);
}
