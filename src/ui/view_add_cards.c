/* What will be added: a card for each choice, with its parts, how they are joined, and what is said of it. */
#include "add.h"

#include <stdio.h>

enum { PAD = 12, GAP = 8, LINE = 20, STRIP = 20, LABEL = 20, FIELD = 28, BETWEEN = 10, HEAD = 24 };

/* ----- its head, its parts */

static void draw_head(ui_form *form, const pl_add_card *card)
{
    char words[96], length[PL_TIME_ROOM], count[16];
    const pl_browse_entry *entry = &card->entry;
    ui_view *v = form->v;
    int parts = entry->part_count;
    pl_rect row = ui_form_take(form, 36, GAP);
    if (!form->draw)
        return;
    ui_button drop = { .name = "Do not add it",
                       .command = "add-drop",
                       .number = card->number,
                       .icon = PL_ICON_CLOSE,
                       .bare = true,
                       .small = true,
                       .kind = PL_BUTTON_QUIET,
                       .index = card->number };
    ui_button_right(v, &row, 28, 8, &drop);
    if (parts > 0)
        ui_card_file_picture(v, &row, entry->parts[parts / 2].path);
    ui_words(v, pl_cut_top(&row, 20), entry->name, PL_STYLE_BODY, PL_WEIGHT_SEMIBOLD,
             PL_COLOUR_TEXT);
    snprintf(length, sizeof length, "%s", "length not told yet");
    if (entry->length_us != PL_NO_TIME)
        ui_time(length, entry->length_us);
    if (parts == 1)
        snprintf(words, sizeof words, "%s", length);
    else if (card->apart) {
        ui_add_number(count, pl_add_card_sessions(card));
        snprintf(words, sizeof words, "%d parts, %s sessions, %s", parts, count, length);
    } else if (entry->kind == PL_BROWSE_SERIES)
        snprintf(words, sizeof words, "%d files, probably one session, %s", parts, length);
    else
        snprintf(words, sizeof words, "%d parts are joined, %s", parts, length);
    if (parts > 1) {
        pl_list_icon(v->list, PL_ICON_JOIN, (pl_point){ row.x, row.y + 1 }, 13, PL_COLOUR_TEXT2,
                     PL_COLOUR_NONE);
        pl_cut_left(&row, 17);
    }
    ui_small(v, row, words, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

static void gap_words(char out[48], const pl_browse_part *part)
{
    int seconds = part->gap_us == PL_NO_TIME ? 0 : (int)((part->gap_us + 999999) / 1000000);
    if (part->gap_us == PL_NO_TIME)
        snprintf(out, 48, "gap not told");
    else if (seconds == 0)
        snprintf(out, 48, "follows on");
    else if (seconds < 60)
        snprintf(out, 48, "after %d s", seconds);
    else if (seconds < 3600)
        snprintf(out, 48, "after %d min", seconds / 60);
    else
        snprintf(out, 48, "after %d h %d min", seconds / 3600, seconds / 60 % 60);
}

static void draw_part(ui_form *form, const pl_add_card *card, int which)
{
    char number[32], gap[48] = "", length[PL_TIME_ROOM] = "–";
    const pl_browse_part *part = &card->entry.parts[which];
    ui_view *v = form->v;
    pl_rect row = ui_form_take(form, LINE, 0);
    if (!form->draw)
        return;
    snprintf(number, sizeof number, "part %d", which + 1);
    ui_small(v, pl_cut_left(&row, 44), number, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    if (part->length_us != PL_NO_TIME)
        ui_time(length, part->length_us);
    pl_run end = { .text = length,
                   .type = { PL_STYLE_SMALL, PL_WEIGHT_OWN, .tabular = true },
                   .align = PL_ALIGN_RIGHT };
    pl_part_text(v->list, pl_cut_right(&row, 52), &end);
    bool disc = card->entry.kind == PL_BROWSE_DISC || card->entry.kind == PL_BROWSE_IMAGE;
    if (which > 0 && !disc)
        gap_words(gap, part);
    else if (which > 0)
        snprintf(gap, sizeof gap, "follows on");
    double wide = ui_small_width(v, gap, PL_WEIGHT_OWN) + 1;
    pl_cut_right(&row, 8);
    if (which > 0)
        ui_small(v, pl_cut_right(&row, wide), gap, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    pl_cut_right(&row, 8);
    ui_small(v, row, part->name, PL_WEIGHT_OWN, PL_COLOUR_TEXT2);
}

static void draw_parts(ui_form *form, const pl_add_card *card)
{
    enum { MOST = 24 };
    int count = card->entry.part_count;
    bool disc = card->entry.kind == PL_BROWSE_DISC || card->entry.kind == PL_BROWSE_IMAGE;
    if (count < 2 || (!disc && !card->joins_shown))
        return;
    for (int i = 0; i < count && i < MOST; i++)
        draw_part(form, card, i);
    if (count > MOST) {
        char words[48];
        snprintf(words, sizeof words, "and %d more", count - MOST);
        pl_rect row = ui_form_take(form, LINE, 0);
        if (form->draw)
            ui_small(form->v, row, words, PL_WEIGHT_OWN, PL_COLOUR_MUTED);
    }
    form->y += GAP;
}

/* ----- joined, or kept apart */

static void draw_choice(ui_form *form, const pl_add_card *card)
{
    char keep[48], number[16];
    ui_view *v = form->v;
    if (card->entry.part_count < 2)
        return;
    pl_rect row = ui_form_take(form, 28, GAP);
    if (!form->draw)
        return;
    int groups = pl_browse_recordings(&card->entry);
    ui_add_number(number, groups > 1 ? groups : card->entry.part_count);
    snprintf(keep, sizeof keep, "Keep as %s", number);
    pl_segment parts[2] = { { .share = 1.3 }, { .share = 1 } };
    parts[0].is = ui_control(v, ui_id(v, "join", card->number), "Join as one session", "add-join",
                             "joined", card->number);
    parts[1].is =
        ui_control(v, ui_id(v, "apart", card->number), keep, "add-join", "apart", card->number);
    parts[card->apart].is.state |= PL_IS_SELECTED;
    pl_segmented control = { .is = ui_plain(v, ui_id(v, "joining", card->number),
                                            "One session, or several"),
                             .parts = parts,
                             .count = 2,
                             .small = true };
    parts[0].share = parts[1].share = 0;
    double wide = pl_segmented_width(v->list, &control);
    pl_part_segmented(v->list, pl_cut_left(&row, wide < row.w ? wide : row.w), &control);
}

/* A block for each file, as long as it is. */
static void draw_strip(ui_form *form, const pl_add_card *card)
{
    const pl_browse_entry *entry = &card->entry;
    if (entry->kind != PL_BROWSE_SERIES || entry->length_us == PL_NO_TIME || entry->length_us <= 0)
        return;
    pl_rect row = ui_form_take(form, STRIP, GAP);
    double room = row.w - 2.0 * (entry->part_count - 1), x = row.x;
    for (int i = 0; form->draw && i < entry->part_count; i++) {
        char words[PL_TIME_ROOM], *shown = words;
        double wide = room * (double)entry->parts[i].length_us / (double)entry->length_us;
        ui_time(words, entry->parts[i].length_us);
        if (strncmp(words, "0:", 2) == 0)
            shown += 2;
        pl_rect block = { x, row.y, wide < 1 ? 1 : wide, STRIP };
        pl_box box = { .fill = PL_COLOUR_PRESS, .radius = 3 };
        pl_run run = { .text = shown,
                       .type = { PL_STYLE_TINY, PL_WEIGHT_REGULAR, .tabular = true },
                       .colour = PL_COLOUR_TEXT2,
                       .align = PL_ALIGN_CENTRE };
        pl_list_box(form->v->list, block, &box);
        if (wide > ui_words_width(form->v, shown, PL_STYLE_TINY, PL_WEIGHT_REGULAR) + 4)
            pl_list_run(form->v->list, block, &run);
        x += wide + 2;
    }
}

static void joins_words(char out[96], const pl_browse_entry *entry)
{
    pl_time most = 0;
    int groups = pl_browse_recordings(entry);
    for (int i = 1; i < entry->part_count; i++)
        if (entry->parts[i].gap_us == PL_NO_TIME)
            most = PL_NO_TIME;
        else if (most != PL_NO_TIME && entry->parts[i].gap_us > most)
            most = entry->parts[i].gap_us;
    if (groups > 1)
        snprintf(out, 96, "By their times they are %d.", groups);
    else if (most == PL_NO_TIME)
        snprintf(out, 96, "Joined by their names.");
    else if (most == 0)
        snprintf(out, 96, "Each goes on where the one before ends.");
    else
        snprintf(out, 96, "No gap between them is over %d s.", (int)(most / 1000000 + 1));
}

static void draw_joins(ui_form *form, const pl_add_card *card)
{
    char words[96];
    ui_view *v = form->v;
    if (card->entry.kind != PL_BROWSE_SERIES)
        return;
    pl_rect row = ui_form_take(form, 16, GAP);
    if (!form->draw)
        return;
    joins_words(words, &card->entry);
    const char *link = card->joins_shown ? "Hide the joins" : "See the joins";
    double wide = ui_small_width(v, words, PL_WEIGHT_OWN) + 5;
    double room = row.w - pl_link_width(v->list, link, PL_STYLE_SMALL) - 2;
    ui_small(v, pl_cut_left(&row, wide < room ? wide : room), words, PL_WEIGHT_OWN,
             PL_COLOUR_TEXT2);
    pl_control is =
        ui_control(v, ui_id(v, "joins", card->number), link, "add-joins", NULL, card->number);
    pl_part_link(v->list, pl_cut_left(&row, pl_link_width(v->list, link, PL_STYLE_SMALL)), &is,
                 PL_STYLE_SMALL);
}

/* ----- what is said of it */

typedef struct said_field {
    pl_field_id field;
    const char *label, *name, *placeholder;
    bool list;
} said_field;

static const said_field said[] = {
    { PL_FIELD_ADD_SESSION, "Programme, session", "session", "Choose…", true },
    { PL_FIELD_ADD_GROUP, "Group", "group", "not said", true },
    { PL_FIELD_ADD_DATE, "Date", "date", "10 Mar 2026", false },
    { PL_FIELD_ADD_PEOPLE, "Facilitators", "people", "F-014 · F-022", false },
};

static const char *words_of(const pl_add_card *card, pl_field_id field)
{
    return field == PL_FIELD_ADD_SESSION ? card->session
           : field == PL_FIELD_ADD_GROUP ? card->group
           : field == PL_FIELD_ADD_DATE  ? card->date
                                         : card->people;
}

static pl_field look_of(const ui_view *v, const said_field *of, bool in_hand)
{
    const pl_app *app = v->app;
    pl_field look = ui_form_look(of->label, of->placeholder);
    look.small = true;
    look.keys = of->list && pl_app_field(app) == of->field && in_hand ? "↓" : NULL;
    if (in_hand && app->fault.words[0] && app->fault.field == of->field) {
        look.is.state |= PL_IS_ERROR;
        look.error = app->fault.words;
    } else if (in_hand && of->field == PL_FIELD_ADD_DATE && pl_app_field(app) != of->field) {
        ui_form_date(&look, pl_edit_words(&app->fields[of->field]));
    } else if (in_hand && of->field == PL_FIELD_ADD_SESSION && pl_app_field(app) != of->field &&
               !pl_app_start_known(app, of->field)) {
        look.is.state |= PL_IS_ERROR;
        look.error = "No such session. Press ↓ to choose one.";
    }
    return look;
}

/* The fields of the card in hand are typed in; those of another look the same and bring it in hand. */
static void draw_field(ui_view *v, pl_rect rect, const pl_add_card *card, const said_field *of,
                       const pl_field *look, bool in_hand)
{
    pl_part_label(v->list, pl_cut_top(&rect, 16), of->label);
    pl_cut_top(&rect, 4);
    rect.h = FIELD;
    if (in_hand) {
        ui_text_field(v, rect, of->field, look);
    } else {
        char name[24];
        snprintf(name, sizeof name, "said-%s", of->name);
        pl_field other = *look;
        other.is = ui_control(v, ui_id(v, name, card->number), of->label, "add-card", of->name,
                              card->number);
        other.text = words_of(card, of->field);
        pl_part_field(v->list, rect, &other);
    }
    if (of->list && !look->keys)
        pl_list_icon(v->list, PL_ICON_CHEVRON_DOWN, (pl_point){ rect.x + rect.w - 22, rect.y + 8 },
                     12, PL_COLOUR_MUTED, PL_COLOUR_NONE);
}

static void draw_said(ui_form *form, const pl_add_card *card, bool in_hand)
{
    double wide = (double)(int)((form->w - 8) / 2);
    for (int i = 0; i < 4; i += 2) {
        pl_field left = look_of(form->v, &said[i], in_hand);
        pl_field right = look_of(form->v, &said[i + 1], in_hand);
        double one = pl_field_error_height(form->v->list, wide, &left);
        double other = pl_field_error_height(form->v->list, wide, &right);
        pl_rect row = ui_form_take(form, LABEL + FIELD + (one > other ? one : other), GAP);
        if (!form->draw)
            continue;
        draw_field(form->v, pl_cut_left(&row, wide), card, &said[i], &left, in_hand);
        draw_field(form->v, pl_cut_right(&row, wide), card, &said[i + 1], &right, in_hand);
    }
}

static void draw_note(ui_form *form, const pl_add_card *card)
{
    const char *words = !*card->session ? "Programme and session: choose here or later."
                        : card->day == PL_ADD_DAY_NAME
                            ? "The date is the one in the name. Check it."
                        : card->day == PL_ADD_DAY_FILE ? "The date is that of the file. Check it."
                                                       : NULL;
    if (!words)
        return;
    pl_rect row = ui_form_take(form, 16, 0);
    if (!form->draw)
        return;
    if (!*card->session) {
        pl_list_icon(form->v->list, PL_ICON_WARNING, (pl_point){ row.x, row.y + 1 }, 13,
                     PL_COLOUR_DEV, PL_COLOUR_NONE);
        pl_cut_left(&row, 18);
    }
    ui_small(form->v, row, words, PL_WEIGHT_OWN, *card->session ? PL_COLOUR_MUTED : PL_COLOUR_DEV);
}

/* ----- cards */

static void content(ui_form *form, const pl_add_card *card, bool in_hand)
{
    draw_head(form, card);
    draw_parts(form, card);
    draw_choice(form, card);
    draw_strip(form, card);
    draw_joins(form, card);
    draw_said(form, card, in_hand);
    draw_note(form, card);
}

static double height_of(ui_view *v, double width, int which)
{
    const pl_app_add *add = v->app->add;
    ui_form form = { .v = v, .w = width - 2 * PAD };
    content(&form, &add->cards[which], which == add->card);
    return form.y + 2 * PAD;
}

static void draw_card(ui_view *v, pl_rect rect, int which)
{
    const pl_app_add *add = v->app->add;
    const pl_add_card *card = &add->cards[which];
    bool in_hand = which == add->card;
    pl_control is = ui_control(v, ui_id(v, "card", card->number), card->entry.name, "add-card",
                               NULL, card->number);
    pl_element element = { .id = is.id,
                           .role = PL_ROLE_GROUP,
                           .state = is.state | PL_IS_TARGET | (in_hand ? PL_IS_SELECTED : 0u),
                           .rect = rect,
                           .name = card->entry.name };
    pl_box box = { .fill = PL_COLOUR_RAISED,
                   .edge = in_hand ? PL_COLOUR_ACCENT : PL_COLOUR_LINE,
                   .radius = 8 };
    pl_list_begin(v->list, &element);
    if (in_hand) {
        pl_box bar = { .fill = PL_COLOUR_ACCENT, .radius = 8 };
        pl_list_box(v->list, (pl_rect){ rect.x, rect.y, 20, rect.h }, &bar);
        pl_box ground = { .fill = PL_COLOUR_RAISED, .radius = 6 };
        pl_list_box(v->list, rect, &(pl_box){ .edge = PL_COLOUR_ACCENT, .radius = 8 });
        pl_list_box(v->list, (pl_rect){ rect.x + 3, rect.y + 1, rect.w - 4, rect.h - 2 }, &ground);
    } else {
        pl_list_box(v->list, rect, &box);
    }
    ui_form form = {
        .v = v, .x = rect.x + PAD, .y = rect.y + PAD, .w = rect.w - 2 * PAD, .draw = true
    };
    content(&form, card, in_hand);
    pl_list_end(v->list);
}

static void draw_total(ui_view *v, pl_rect row)
{
    char words[64], count[32], length[PL_TIME_ROOM];
    pl_time all;
    int sessions = pl_add_sessions(&all, v->app->add);
    ui_add_sessions(count, sessions);
    snprintf(words, sizeof words, "%s%s%s", count, all == PL_NO_TIME ? "" : ", ",
             all == PL_NO_TIME ? "" : ui_time(length, all));
    pl_run run = { .text = words,
                   .type = { PL_STYLE_SMALL, PL_WEIGHT_OWN, .tabular = true },
                   .colour = PL_COLOUR_MUTED,
                   .align = PL_ALIGN_RIGHT };
    if (sessions)
        pl_part_text(v->list, row, &run);
    pl_part_heading(v->list, pl_cut_left(&row, row.w / 2), "Will be added", PL_STYLE_SECTION);
}

/* The card in hand comes into sight, when it came in hand. */
static void seek_card(pl_app_add *add, double from, double high, double room)
{
    if (!add->card_wanted && add->cards_high == (int)room)
        return;
    add->card_wanted = false;
    add->cards_high = (int)room;
    if (from + high > add->cards_scroll + room)
        add->cards_scroll = (int)(from + high - room);
    if (from < add->cards_scroll)
        add->cards_scroll = (int)from;
}

void ui_draw_add_cards(ui_view *v, pl_rect rect, bool head)
{
    pl_app_add *add = v->app->add;
    pl_rect room = pl_rect_inset(rect, UI_ADD_PAD, 12);
    if (head)
        draw_total(v, pl_cut_top(&room, HEAD - 4));
    pl_cut_top(&room, head ? BETWEEN : 0);
    if (add->card_count == 0) {
        ui_para(v, room,
                "Choose a recording: its parts, programme, group and facilitators stand here then.",
                PL_STYLE_BODY, PL_COLOUR_MUTED, 3);
        return;
    }
    double all = 0, heights[64];
    int count = add->card_count;
    for (int i = 0; i < count; i++) {
        double high = height_of(v, room.w, i);
        if (i < 64)
            heights[i] = high;
        if (i == add->card)
            seek_card(add, all, high, room.h);
        all += high + BETWEEN;
    }
    if (add->cards_scroll > all - room.h)
        add->cards_scroll = all > room.h ? (int)(all - room.h + 0.999) : 0;
    pl_rect wide = pl_rect_inset(room, -6, 0);
    wide.h = rect.y + rect.h - room.y;
    pl_list_clip(v->list, wide);
    double y = room.y - add->cards_scroll;
    for (int i = 0; i < count; i++) {
        double high = i < 64 ? heights[i] : height_of(v, room.w, i);
        if (y + high > room.y && y < rect.y + rect.h)
            draw_card(v, (pl_rect){ room.x, y, room.w, high }, i);
        y += high + BETWEEN;
    }
    pl_list_unclip(v->list);
    ui_scrolls(v, (pl_rect){ rect.x, room.y, rect.w, room.h }, &add->cards_scroll, all);
}
