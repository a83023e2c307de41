/* Small things that several screens draw. */
#include "ui.h"

#include <stdio.h>
#include <time.h>

enum { SPAN_ROOM = 2 * PL_TIME_ROOM };

pl_icon ui_kind_icon(pl_tag_kind kind)
{
    static const pl_icon icons[PL_TAG_KIND_COUNT] = {
        [PL_TAG_NEUTRAL] = PL_ICON_NEUTRAL,
        [PL_TAG_STRENGTH] = PL_ICON_STRENGTH,
        [PL_TAG_DEVELOPMENT] = PL_ICON_DEVELOP,
        [PL_TAG_CRITICAL] = PL_ICON_CRITICAL,
        [PL_TAG_AGREED_DEPARTURE] = PL_ICON_DEPARTURE,
    };
    return icons[kind];
}

const char *ui_kind_name(pl_tag_kind kind)
{
    static const char *const names[PL_TAG_KIND_COUNT] = {
        [PL_TAG_NEUTRAL] = "Neutral",
        [PL_TAG_STRENGTH] = "Strength",
        [PL_TAG_DEVELOPMENT] = "Development",
        [PL_TAG_CRITICAL] = "Critical",
        [PL_TAG_AGREED_DEPARTURE] = "Agreed departure",
    };
    return names[kind];
}

pl_colour ui_kind_colour(pl_tag_kind kind)
{
    static const pl_colour colours[PL_TAG_KIND_COUNT] = {
        [PL_TAG_NEUTRAL] = PL_COLOUR_TEXT2,          [PL_TAG_STRENGTH] = PL_COLOUR_STRENGTH,
        [PL_TAG_DEVELOPMENT] = PL_COLOUR_DEV,        [PL_TAG_CRITICAL] = PL_COLOUR_CRIT,
        [PL_TAG_AGREED_DEPARTURE] = PL_COLOUR_TEXT2,
    };
    return colours[kind];
}

pl_colour ui_kind_fill(pl_tag_kind kind)
{
    return ui_kind_colour(kind);
}

const char *ui_time(char out[PL_TIME_ROOM], pl_time time)
{
    return pl_time_format(out, time, 0);
}

const char *ui_clock(char out[UI_CLOCK_ROOM], pl_utc utc)
{
    time_t seconds = (time_t)(utc / 1000000);
    struct tm local;
    localtime_r(&seconds, &local);
    snprintf(out, UI_CLOCK_ROOM, "%02d:%02d", local.tm_hour % 24, local.tm_min % 60);
    return out;
}

const char *ui_span(char out[2 * PL_TIME_ROOM], const pl_tag *tag, int decimals)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_time_format(from, tag->at_us, decimals);
    if (tag->to_us == PL_NO_TIME)
        snprintf(out, SPAN_ROOM, "%s", from);
    else
        snprintf(out, SPAN_ROOM, "%.29s – %.29s", from, pl_time_format(to, tag->to_us, decimals));
    return out;
}

const char *ui_item_title(const pl_desk *desk, const char *item)
{
    pl_setting setting = desk->facts.review->setting;
    const pl_item *found = pl_rubric_item_find(desk->facts.rubric, item);
    if (found)
        return found->words[setting].title;
    const pl_check_question *question = pl_rubric_question_find(desk->facts.rubric, item);
    return question ? question->text[setting] : "";
}

int ui_item_domain(const pl_desk *desk, const char *item)
{
    const pl_rubric *rubric = desk->facts.rubric;
    const pl_item *found = pl_rubric_item_find(rubric, item);
    if (found)
        return found->domain + 1;
    for (int i = 0; i < rubric->check_count; i++)
        for (int k = 0; k < rubric->checks[i].question_count; k++)
            if (strcmp(rubric->checks[i].questions[k].id, item) == 0)
                return rubric->checks[i].domain + 1;
    return 0;
}

void ui_session_words(char out[192], const pl_review_facts *facts)
{
    char date[PL_DATE_ROOM];
    const pl_session *session = &facts->recording->session;
    if (facts->review->service) {
        snprintf(out, 192, "Review of a service");
        return;
    }
    pl_date_short(date, session->held_on ? session->held_on : "");
    snprintf(out, 192, "%.120s%s%.40s", session->group ? session->group : "",
             session->group && date[0] ? " · " : "", date);
}

const char *ui_letters(char out[8], const pl_tag *tag)
{
    size_t n = 0;
    for (int slot = 'A'; slot <= 'C'; slot++)
        if (tag->facilitators & PL_WHO_BIT(slot)) {
            if (n)
                out[n++] = ' ';
            out[n++] = (char)slot;
        }
    if (n == 0)
        out[n++] = PL_WHO_SESSION;
    out[n] = '\0';
    return out;
}

void ui_list_row_begin(ui_view *v, pl_rect rect, pl_control *is, bool chosen, const char *value)
{
    pl_element plain = { .id = is->id,
                         .role = PL_ROLE_ROW,
                         .state = is->state | PL_IS_TARGET,
                         .rect = rect,
                         .name = is->name,
                         .value = value };
    if (chosen) {
        is->state |= PL_IS_SELECTED;
        pl_row_begin(v->list, rect, is, value);
    } else {
        pl_list_begin(v->list, &plain);
        if (is->state & (PL_IS_HOVER | PL_IS_PRESSED))
            pl_list_fill(v->list, rect,
                         is->state & PL_IS_PRESSED ? PL_COLOUR_PRESS : PL_COLOUR_HOVER);
    }
    pl_list_fill(v->list, (pl_rect){ rect.x, rect.y + rect.h - 1, rect.w, 1 }, PL_COLOUR_LINE);
}
