/* The notes of the review, by time, with what facilitators answered to them. */
#include "ui.h"
#include "watch.h"

#include "plumbline/command/transcript.h"

#include <stdio.h>

enum { NOTE_ROW = 72, EDGE = 12, INDENT = 24 };

static const char *code_of(const pl_app *app, pl_who slot)
{
    const pl_review_facilitator *one = pl_review_slot(app->desk->facts.review, slot);
    return one ? one->code : "";
}

/* "2.4 Challenge is made", "F-014 answers: 2.4 Challenge is made" */
static void title_of(char out[200], const pl_app *app, const pl_app_note *note)
{
    const char *item = note->tag && note->tag->item_count ? note->tag->items[0] : NULL;
    int used = 0;
    if (note->reply)
        used = snprintf(out, 200, "%s answers: ", code_of(app, note->reply->slot));
    if (!note->tag)
        snprintf(out + used, 200 - (size_t)used, "to the whole review");
    else
        snprintf(out + used, 200 - (size_t)used, "%s%s%s", item ? item : "", item ? " " : "",
                 item ? ui_item_title(app->desk, item) : "No item yet");
}

static void mark_of(ui_view *v, pl_point at, const pl_app_note *note)
{
    if (note->reply)
        pl_list_icon(v->list, PL_ICON_REPLY, at, 16, PL_COLOUR_TEXT2, PL_COLOUR_NONE);
    else
        pl_list_icon(v->list, ui_kind_icon(note->tag->kind), at, 16,
                     ui_kind_colour(note->tag->kind), PL_COLOUR_PANEL);
}

/* Title, whose it is, when; under them two lines of what was written. */
static void note_row(ui_view *v, pl_rect row, const pl_app_note *note, int n)
{
    char title[200], letters[8] = "", time[PL_TIME_ROOM] = "", id[PL_ID_ROOM] = "";
    const pl_tag *tag = note->tag;
    title_of(title, v->app, note);
    if (tag) {
        ui_time(time, tag->at_us);
        pl_id_format(id, tag->id);
        ui_letters(letters, tag);
    }
    pl_control is = tag ? ui_control(v, ui_id(v, "note", n), title, "open-tag", id, 0)
                        : ui_plain(v, ui_id(v, "note", n), title);
    is.state |= tag && v->app->desk->selected && v->app->desk->selected->tag.id == tag->id
                    ? PL_IS_SELECTED
                    : 0;
    pl_run words = { .text = note->words,
                     .type = { .style = PL_STYLE_BODY },
                     .colour = PL_COLOUR_TEXT2,
                     .top = true,
                     .lines = 2 };
    pl_run name = { .text = title,
                    .type = { .style = PL_STYLE_BODY, .weight = PL_WEIGHT_SEMIBOLD } };
    pl_run who = { .text = letters,
                   .type = { .style = PL_STYLE_TINY, .weight = PL_WEIGHT_SEMIBOLD },
                   .colour = PL_COLOUR_TEXT2,
                   .align = PL_ALIGN_RIGHT };
    pl_run when = {
        .text = time,
        .type = { .style = PL_STYLE_SMALL, .weight = PL_WEIGHT_MEDIUM, .tabular = true },
        .colour = PL_COLOUR_MUTED,
        .align = PL_ALIGN_RIGHT
    };
    pl_rect at = pl_rect_inset(row, EDGE, 6);
    if (pl_run_measure(v->fonts, &words, at.w - INDENT).cut)
        is.hint = note->words;
    pl_row_begin(v->list, row, &is, note->words);
    pl_rect line = pl_cut_top(&at, 20);
    mark_of(v, (pl_point){ line.x, line.y + 2 }, note);
    pl_cut_left(&line, INDENT);
    pl_list_run(v->list, pl_cut_right(&line, 56), &when);
    pl_list_run(v->list, pl_cut_right(&line, letters[0] ? 28 : 0), &who);
    pl_list_run(v->list, line, &name);
    pl_cut_left(&at, INDENT);
    pl_list_run(v->list, at, &words);
    pl_list_fill(v->list, (pl_rect){ row.x, row.y + row.h - 1, row.w, 1 }, PL_COLOUR_LINE);
    pl_row_end(v->list);
}

static void none(ui_view *v, pl_rect rect)
{
    bool writes = v->app->desk->can_write;
    pl_empty empty = { .icon = PL_ICON_PEN,
                       .colour = PL_COLOUR_MUTED,
                       .head = writes ? "No notes yet" : "No notes",
                       .words = writes ? "Press Enter on a tag to write one. Say what was seen and "
                                         "heard."
                                       : "Nothing was noted in this review." };
    pl_part_empty(v->list, pl_rect_middle(rect, rect.w - 32, 140), &empty);
}

void ui_draw_notes(ui_view *v, pl_rect rect)
{
    pl_app_note *notes;
    int count = pl_app_notes(&notes, v->app), *scroll = &v->app->view.notes_scroll;
    if (count == 0) {
        none(v, rect);
        return;
    }
    pl_list_fill(v->list, pl_cut_top(&rect, 1), PL_COLOUR_LINE);
    pl_list_clip(v->list, rect);
    for (int i = *scroll / NOTE_ROW; i < count; i++) {
        double y = rect.y + (double)i * NOTE_ROW - *scroll;
        if (y > rect.y + rect.h)
            break;
        note_row(v, (pl_rect){ rect.x, y, rect.w, NOTE_ROW }, &notes[i], i);
    }
    ui_scrolls(v, rect, scroll, (double)count * NOTE_ROW);
    pl_list_unclip(v->list);
    free(notes);
}
