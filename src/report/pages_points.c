/* Moments with their words and pictures. */
#include "pages.h"

#include "plumbline/base/memory.h"

#include <math.h>
#include <string.h>

enum {
    PICTURE_WIDE = 100,
    PICTURE_HIGH = 56,
    PICTURE_GAP = 14,
    TITLE = 18,
    MARK = 20, /* the kind's, with its gap; and the domain's */
    BADGE = 22,
    WHEN = 110, /* "0:00:29 to 0:00:35" */
    ALSO = 16,
    AGAIN = 20
};

typedef struct look {
    pl_icon icon;
    pl_colour colour;
    bool pictures; /* room is kept for them */
    const char *section;
} point_look;

static double words_in(const point_look *look)
{
    return look->pictures ? PICTURE_WIDE + PICTURE_GAP : 0;
}

static double pad_of(const flow *f)
{
    return f->tight ? 5 : 7;
}

static pl_run note_of(const pl_report_point *point)
{
    return flow_run(point->words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
}

static char *title_of(const pl_report_point *point)
{
    return point->item_count ? flow_name(&point->items[0]) : pl_copy_text("No item named");
}

static pl_run title_run(const char *title)
{
    pl_run run = flow_run(title, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    run.type.weight = PL_WEIGHT_SEMIBOLD;
    return run;
}

/* Beside a picture the plate in its corner says the time. */
static bool says_time(const pl_report_point *point, const point_look *look)
{
    return !look->pictures || !point->jpeg;
}

/* What is left for a title beside its marks and the time. */
static double title_room(const pl_report_point *point, const point_look *look)
{
    bool domain = point->item_count && point->items[0].domain > 0;
    return PAGE_WIDE - words_in(look) - MARK - (domain ? BADGE : 0) -
           (says_time(point, look) ? WHEN : 0);
}

static double title_high(const flow *f, const pl_report_point *point, const point_look *look)
{
    char *title = title_of(point);
    pl_run run = title_run(title);
    double high = flow_high(f, &run, title_room(point, look));
    free(title);
    return fmax(TITLE, high);
}

static double point_high(const flow *f, const pl_report_point *point, const point_look *look)
{
    pl_run note = note_of(point);
    double words = title_high(f, point, look) +
                   (point->item_count > 1 ? ALSO * (point->item_count - 1) : 0) +
                   flow_high(f, &note, PAGE_WIDE - words_in(look));
    return 2 * pad_of(f) + (look->pictures ? fmax(PICTURE_HIGH, words) : words);
}

static char *when_of(const pl_report_point *point)
{
    char from[PL_TIME_ROOM], to[PL_TIME_ROOM];
    pl_time_format(from, point->at_us, 0);
    bool span = point->to_us != PL_NO_TIME && point->to_us / 1000000 != point->at_us / 1000000;
    return span ? pl_format("%s to %s", from, pl_time_format(to, point->to_us, 0))
                : pl_copy_text(from);
}

/* The time of the frame, on a plate in its corner. */
static void add_plate(flow *f, pl_rect picture, pl_time at)
{
    char time[PL_TIME_ROOM];
    pl_run run = { .text = pl_time_format(time, at, 0),
                   .type = { .style = PL_STYLE_PRINT_TINY, .tabular = true },
                   .colour = PL_COLOUR_ON_PLATE,
                   .align = PL_ALIGN_CENTRE };
    double wide = ceil(pl_text_width(f->fonts, time, run.type)) + 8;
    pl_rect plate = { picture.x + 4, picture.y + picture.h - 4 - 14, wide, 14 };
    pl_list_box(f->list, plate, &(pl_box){ .fill = PL_COLOUR_STAGE, .radius = 2 });
    pl_list_run(f->list, plate, &run);
}

/* The words beside it say time and item, never who is seen. */
static void add_picture(flow *f, const pl_report_point *point, const char *title, double y)
{
    char time[PL_TIME_ROOM];
    pl_rect rect = { PAGE_LEFT, y, PICTURE_WIDE, PICTURE_HIGH };
    if (!point->jpeg && !point->no_picture)
        return;
    char *name = point->jpeg ? pl_format("Picture at %s, item %s",
                                         pl_time_format(time, point->made_us, 0), title)
                             : pl_copy_text("No picture");
    pl_list_begin(f->list, &(pl_element){ .role = PL_ROLE_IMAGE, .rect = rect, .name = name });
    free(name);
    if (point->jpeg) {
        bool large = point->print != NULL;
        pl_picture picture = { point->image, (uint64_t)point->tag,
                               large ? point->print : point->jpeg,
                               large ? point->print_size : point->jpeg_size };
        pl_list_picture(f->list, rect, &picture, PL_FIT_COVER, 3);
        add_plate(f, rect, point->made_us);
    } else {
        pl_run none = flow_run("No picture", PL_STYLE_PRINT_TINY, PL_COLOUR_MUTED);
        none.align = PL_ALIGN_CENTRE;
        none.top = false;
        pl_list_box(f->list, rect, &(pl_box){ .edge = PL_COLOUR_LINE, .radius = 3 });
        pl_list_run(f->list, rect, &none);
    }
    pl_list_end(f->list);
}

static void add_time(flow *f, const pl_report_point *point, pl_rect *room)
{
    char *when = when_of(point);
    pl_run time = { .text = when,
                    .type = { .style = PL_STYLE_PRINT_SMALL, .tabular = true },
                    .colour = PL_COLOUR_MUTED,
                    .align = PL_ALIGN_RIGHT };
    pl_rect right = pl_cut_right(room, WHEN);
    right.h = TITLE;
    flow_say(f, PL_ROLE_TEXT, right, &time);
    free(when);
}

static void add_title(flow *f, const pl_report_point *point, const point_look *look,
                      const char *title)
{
    double high = title_high(f, point, look);
    pl_rect room = { PAGE_LEFT + words_in(look), f->y, PAGE_WIDE - words_in(look), high };
    pl_list_icon(f->list, look->icon, (pl_point){ room.x, room.y + 2 }, 14, look->colour,
                 PL_COLOUR_PANEL);
    pl_cut_left(&room, MARK);
    int domain = point->item_count ? point->items[0].domain : 0;
    if (domain > 0) {
        flow_badge(f, room.x, room.y + 1, domain);
        pl_cut_left(&room, BADGE);
    }
    pl_rect words = { room.x, room.y, title_room(point, look), high };
    pl_list_begin(
        f->list,
        &(pl_element){ .role = PL_ROLE_HEADING, .rect = words, .name = title, .value = "3" });
    pl_run run = title_run(title);
    pl_list_run(f->list, words, &run);
    pl_list_end(f->list);
    if (says_time(point, look))
        add_time(f, point, &room);
    f->y += high;
}

static void add_also(flow *f, const pl_report_point *point, const point_look *look)
{
    for (int i = 1; i < point->item_count; i++) {
        char *name = flow_name(&point->items[i]), *words = pl_format("Also %s", name);
        pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT2);
        run.lines = 1;
        flow_say(f, PL_ROLE_TEXT,
                 (pl_rect){ PAGE_LEFT + words_in(look), f->y, PAGE_WIDE - words_in(look), ALSO },
                 &run);
        f->y += ALSO;
        free(words);
        free(name);
    }
}

/* A point on a new page: the section's name stands over it again. */
static void say_again(flow *f, const point_look *look)
{
    char *words = pl_format("%s, continued", look->section);
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    flow_say(f, PL_ROLE_TEXT, (pl_rect){ PAGE_LEFT, f->y, PAGE_WIDE, AGAIN }, &run);
    f->y += AGAIN;
    f->fresh = false;
    free(words);
}

/* One point; on one page, but where its words alone are longer than that. */
static void add_point(flow *f, const pl_report_point *point, const point_look *look, bool first)
{
    double high = point_high(f, point, look);
    bool whole = high <= PAGE_MOST;
    int page = f->pages->count;
    flow_need(f, fmin(high, PAGE_MOST));
    if (!first && f->pages->count > page)
        say_again(f, look);
    char *title = title_of(point);
    double top = f->y;
    if (!f->fresh) /* the head of a page has its own line */
        pl_list_fill(f->list, (pl_rect){ PAGE_LEFT, top, PAGE_WIDE, 1 }, PL_COLOUR_LINE);
    pl_list_begin(f->list, &(pl_element){
                               .role = PL_ROLE_GROUP,
                               .rect = { PAGE_LEFT, top, PAGE_WIDE, fmin(high, PAGE_BOTTOM - top) },
                               .name = title });
    f->y += pad_of(f);
    f->fresh = false;
    add_title(f, point, look, title);
    if (look->pictures)
        add_picture(f, point, title, top + pad_of(f));
    add_also(f, point, look);
    pl_run note = note_of(point);
    if (whole && *note.text)
        flow_paragraph(f, &note, words_in(look));
    pl_list_end(f->list);
    if (!whole)
        flow_paragraph(f, &note, words_in(look));
    f->y = whole ? top + high : f->y + pad_of(f);
    free(title);
}

static double first_high(const flow *f, const pl_report_points *points, const point_look *look)
{
    return points->count ? fmin(point_high(f, &points->items[0], look), PAGE_MOST) : 18;
}

static char *brief_of(const pl_report_point *point)
{
    pl_text words = { 0 };
    for (int i = 0; i < point->item_count; i++)
        pl_text_add_format(&words, "%s%s %s", i ? "; " : "", point->items[i].id,
                           point->items[i].title);
    if (!point->item_count)
        pl_text_add(&words, "No item named");
    if (point->words)
        pl_text_add_format(&words, ". %s", point->words);
    return pl_text_take(&words);
}

static const flow_column brief_columns[] = { { NULL, 0, 44 }, { NULL, 52, PAGE_WIDE - 52 } };

static void add_brief(flow *f, const pl_report_points *points, const char *name)
{
    flow_table table = {
        .role = PL_ROLE_LIST, .name = name, .columns = brief_columns, .count = 2, .pad = 1
    };
    flow_table_begin(f, &table);
    for (int i = 0; i < points->count; i++) {
        char time[PL_TIME_ROOM], *words = brief_of(&points->items[i]);
        pl_run cells[] = { flow_run(pl_time_format(time, points->items[i].at_us, 0),
                                    PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED),
                           flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_TEXT) };
        cells[0].type.tabular = true;
        flow_table_row(f, &(flow_row){ .cells = cells });
        free(words);
    }
    flow_table_end(f);
}

static void add_words(flow *f, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_BODY, PL_COLOUR_TEXT);
    if (words)
        flow_paragraph(f, &run, 0);
}

static void add_quiet(flow *f, const char *words)
{
    pl_run run = flow_run(words, PL_STYLE_PRINT_SMALL, PL_COLOUR_MUTED);
    flow_gap(f, 4);
    flow_paragraph(f, &run, 0);
}

static void add_worked(flow *f)
{
    const pl_report *report = f->report;
    point_look look = { PL_ICON_STRENGTH, PL_COLOUR_STRENGTH, report->pictures, "What worked" };
    flow_heading(
        f,
        &(flow_head){ .level = 2, .words = look.section, .icon = look.icon, .colour = look.colour },
        first_high(f, &report->worked, &look));
    for (int i = 0; i < report->worked.count; i++)
        add_point(f, &report->worked.items[i], &look, i == 0);
    if (report->also_worked.count) {
        flow_heading(f, &(flow_head){ .level = 3, .words = "Also noted" }, 18);
        add_brief(f, &report->also_worked, "Also noted");
    }
    if (report->worked.count)
        return;
    add_words(f, "No strength noted.");
    add_words(f, report->no_strength);
}

static void add_develop(flow *f)
{
    const pl_report *report = f->report;
    point_look look = { PL_ICON_DEVELOP, PL_COLOUR_DEV, report->pictures, "To develop" };
    flow_heading(
        f,
        &(flow_head){ .level = 2, .words = look.section, .icon = look.icon, .colour = look.colour },
        first_high(f, &report->to_develop, &look));
    for (int i = 0; i < report->to_develop.count; i++)
        add_point(f, &report->to_develop.items[i], &look, i == 0);
    if (!report->to_develop.count && !report->more_to_develop)
        add_words(f, "No development point is noted.");
    if (!report->more_to_develop)
        return;
    char *more = pl_format("%d more %s for the conversation.", report->more_to_develop,
                           report->more_to_develop == 1 ? "is" : "are");
    add_quiet(f, more);
    free(more);
}

void pages_points(flow *f)
{
    add_worked(f);
    add_develop(f);
    if (!f->report->departures.count)
        return;
    flow_heading(f,
                 &(flow_head){ .level = 2,
                               .words = "Agreed departures",
                               .icon = PL_ICON_DEPARTURE,
                               .colour = PL_COLOUR_TEXT2 },
                 18);
    add_brief(f, &f->report->departures, "Agreed departures");
    add_quiet(f, "Planned, with a reason. They lower no score.");
}
