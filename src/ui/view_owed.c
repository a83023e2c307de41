/* At the right of the library: the monitoring that is owed, each viewing with whom it clears. An overdue row
 * is never red and never the person's: it is ours to do. */
#include "over.h"

#include "plumbline/command/people.h"

#include <stdio.h>

enum { HEAD = 64, PAD = 16, LINE = 18 };

/* ----- one viewing */

static void codes_words(char out[96], const pl_roster *roster, const pl_owed *owed)
{
    int used = 0;
    for (int i = 0; i < owed->count; i++)
        used += snprintf(out + used, 96 - (size_t)used, "%s%.24s",
                         i == 0                 ? ""
                         : i == owed->count - 1 ? " and "
                                                : ", ",
                         roster->rows[owed->rows[i]].person->code);
}

static void why_words(char out[192], const pl_roster *roster, const pl_owed *owed, bool late)
{
    const pl_roster_row *row = &roster->rows[owed->rows[0]];
    char every[48], last[PL_DATE_ROOM];
    pl_policy_every(every, roster->policy.values[PL_POLICY_REVIEW_DAYS]);
    if (row->why == PL_DUE_FIRST)
        snprintf(out, 192, "New facilitator: monitored session %d of %d.", row->number,
                 roster->policy.values[PL_POLICY_FIRST_SESSIONS]);
    else if (row->last)
        snprintf(out, 192, "Monitored last on %.20s%s. Local policy: %s.",
                 pl_day_words(last, row->last), late ? " (ours to do)" : "", every);
    else
        snprintf(out, 192, "Not monitored yet%s. Local policy: %s.", late ? " (ours to do)" : "",
                 every);
    size_t used = strlen(out);
    if (owed->count > 1)
        snprintf(out + used, 192 - used, " One viewing clears %s.",
                 owed->count == 2 ? "both" : "all three");
}

static void draw_codes(ui_form *form, const pl_roster *roster, const pl_owed *owed)
{
    ui_view *v = form->v;
    char codes[96], due[PL_DUE_ROOM];
    bool late, soon;
    pl_due_words(due, roster, &roster->rows[owed->rows[0]], &late, &soon);
    char *ours = strstr(due, " (ours)"); /* the panel's heading says so */
    if (ours)
        *ours = '\0';
    codes_words(codes, roster, owed);
    pl_rect row = ui_form_take(form, 20, 2);
    if (!form->draw)
        return;
    pl_colour colour = late || soon ? PL_COLOUR_DEV : PL_COLOUR_TEXT2;
    double wide = ui_words_width(v, due, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 1;
    pl_rect right = pl_cut_right(&row, wide);
    ui_words(v, right, due, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, colour);
    pl_list_icon(v->list, late ? PL_ICON_WARNING : PL_ICON_CLOCK,
                 (pl_point){ pl_cut_right(&row, 20).x, row.y + 3 }, 14, colour, PL_COLOUR_NONE);
    ui_words(v, row, codes, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD, PL_COLOUR_TEXT);
}

static void draw_session(ui_form *form, const pl_roster *roster, const pl_owed *owed, int n)
{
    ui_view *v = form->v;
    char minutes[32], day[PL_DATE_ROOM], words[224];
    if (!owed->recording) {
        ui_form_small(form, "No session without a review is in the library.", PL_COLOUR_MUTED, 0);
        return;
    }
    const pl_session *session = &owed->recording->session;
    pl_rect row = ui_form_take(form, LINE, 0);
    uint64_t element = ui_id(v, "start", n);
    ui_form_focus(form, row, element);
    if (!form->draw)
        return;
    pl_control is = ui_control(v, element, owed->draft ? "Go on" : "Start", "owed-start", NULL, n);
    double link = pl_link_width(v->list, is.name, PL_STYLE_SMALL);
    pl_part_link(v->list, pl_cut_right(&row, link), &is, PL_STYLE_SMALL);
    pl_cut_right(&row, 10);
    snprintf(minutes, sizeof minutes, "about %d min", pl_owed_minutes(roster, owed));
    double wide = ui_words_width(v, minutes, PL_STYLE_SMALL, PL_WEIGHT_OWN) + 1;
    ui_words(v, pl_cut_right(&row, wide), minutes, PL_STYLE_SMALL, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 8);
    snprintf(words, sizeof words, "%.120s%s%.20s", session->title ? session->title : "A session",
             session->held_on ? " · " : "",
             session->held_on ? pl_day_words(day, session->held_on) : "");
    ui_small(v, row, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
}

static void content(ui_form *form)
{
    const pl_roster *roster = &form->v->app->shelf.roster;
    for (int i = 0; i < roster->owed_count; i++) {
        const pl_owed *owed = &roster->owed[i];
        char why[192], due[PL_DUE_ROOM];
        bool late, soon;
        pl_due_words(due, roster, &roster->rows[owed->rows[0]], &late, &soon);
        why_words(why, roster, owed, late);
        form->y += 12;
        draw_codes(form, roster, owed);
        ui_form_small(form, why, PL_COLOUR_TEXT2, 4);
        draw_session(form, roster, owed, i);
        pl_rect line = ui_form_take(form, 13, 0);
        if (form->draw)
            pl_list_fill(form->v->list, (pl_rect){ line.x - PAD, line.y + 12, line.w + 2 * PAD, 1 },
                         PL_COLOUR_LINE);
    }
    if (!roster->owed_count && form->v->app->shelf_read) {
        form->y += 12;
        ui_form_small(form, "Nobody is due within four weeks.", PL_COLOUR_MUTED, 0);
    }
}

/* ----- the panel */

bool ui_owed_is_there(const ui_state *ui)
{
    return pl_app_monitors(ui->app) && ui->app->shelf.count > 0;
}

void ui_draw_owed(ui_view *v, pl_rect rect)
{
    char count[16];
    pl_rect head = pl_cut_top(&rect, HEAD);
    pl_list_fill(v->list, (pl_rect){ head.x, head.y + HEAD - 1, head.w, 1 }, PL_COLOUR_LINE);
    head = pl_rect_inset(head, PAD, 0);
    snprintf(count, sizeof count, "%d", v->app->shelf.roster.owed_count);
    double wide = ui_words_width(v, count, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD) + 1;
    ui_words(v, pl_cut_right(&head, wide), count, PL_STYLE_SMALL, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_MUTED);
    pl_part_heading(v->list, head, "Monitoring we owe", PL_STYLE_SECTION);
    ui_form_panel(v, pl_rect_inset(rect, PAD, 0), content, &v->app->view.owed_scroll);
}
