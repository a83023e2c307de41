/* One score of the sheet: what it means, what it rests on, and what it lacks. */
#include "score.h"

#include <stdio.h>

enum { GAP = 8, CHIP_GAP = 6, MOST_CHIPS = 8 };

void ui_read_only(const ui_view *v, pl_control *is)
{
    if (v->app->desk->can_write)
        return;
    is->state = (is->state & ~(unsigned)PL_IS_DISABLED) | PL_IS_READ_ONLY;
    is->hint = v->app->desk->facts.review->is_signed
                   ? "Signed: nothing here can be changed. A correction is a new record."
                   : "You can read this review here; you cannot change it.";
}

/* ----- words */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

char ui_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

const char *ui_level_words(char *out, size_t room, const pl_level *level)
{
    size_t n = 0;
    out[0] = '\0';
    for (int i = 0; i < level->words.count && n < room; i++) {
        size_t from = n + (i ? 4 : 0);
        n += (size_t)snprintf(out + n, room - n, "%s%s", i ? " or " : "", level->words.items[i]);
        if (i && from < room)
            out[from] = lower(out[from]);
    }
    return out;
}

void ui_add_sentence(char *out, size_t room, const char *words)
{
    size_t n = strlen(out);
    size_t size = words ? strlen(words) : 0;
    if (size == 0 || n + 4 > room)
        return;
    bool ended = strchr(".!?", words[size - 1]) != NULL;
    snprintf(out + n, room - n, " %s%s", words, ended ? "" : ".");
    out[n + 1] = ui_upper(out[n + 1]);
}

static const char *what_it_does(pl_no_score_sums sums)
{
    switch (sums) {
    case PL_SUMS_LEFT_OUT:
        return "Left out of every sum.";
    case PL_SUMS_NOT_COUNTED:
        return "Not one of the items: in no sum.";
    case PL_SUMS_MISSING:
        break;
    }
    return "Left out of the mean; missing against the share rated.";
}

static void level_sentence(char *out, size_t room, int *bold, const pl_desk *desk,
                           const pl_item *item, const pl_desk_score_now *now)
{
    const pl_level *level = pl_scale_level(item->scale, now->level);
    const char *word = now->stored && now->stored->level == now->level ? now->stored->word : NULL;
    char words[80] = "";
    if (word)
        snprintf(words, sizeof words, "%s", word);
    else if (level)
        ui_level_words(words, sizeof words, level);
    words[0] = ui_upper(words[0]);
    *bold = snprintf(out, room, "%d %s.", now->level, words);
    ui_add_sentence(out, room,
                    pl_rubric_level_words(item, desk->facts.review->setting, now->level));
}

void ui_score_words(char *out, size_t room, int *bold, const pl_desk *desk, const pl_item *item,
                    pl_who who)
{
    pl_desk_score_now now = pl_desk_score_of(desk, item->id, who);
    *bold = 0;
    if (!now.any) {
        bool applies = item->applies[desk->facts.review->setting];
        const pl_texts *notes = &item->words[desk->facts.review->setting].notes;
        bool left_out = item->left_out[desk->facts.review->setting];
        snprintf(out, room, "%s",
                 applies    ? "No score yet."
                 : left_out ? "Not part of this short review."
                            : "Does not apply in this setting.");
        if (applies && item->critical && notes->count) /* what comes before a score */
            ui_add_sentence(out, room, notes->items[0]);
        return;
    }
    if (now.level != PL_NO_LEVEL) {
        level_sentence(out, room, bold, desk, item, &now);
        return;
    }
    const pl_no_score *reason =
        now.reason ? pl_rubric_no_score_find(desk->facts.rubric, now.reason) : NULL;
    *bold = snprintf(out, room, "No score: %.80s.", reason ? reason->title : "no reason given");
    out[10] = lower(out[10]);
    if (reason)
        ui_add_sentence(out, room, what_it_does(reason->sums));
}

/* ----- evidence */

typedef struct evidence {
    const pl_desk_tag *tags[MOST_CHIPS];
    int count, more;
} evidence;

static void add_tag(evidence *to, const pl_desk_tag *tag)
{
    if (tag && to->count < MOST_CHIPS)
        to->tags[to->count++] = tag;
    else if (tag)
        to->more++;
}

/* What the score rests on; without a score, what names the item and the person. */
static evidence evidence_of(ui_view *v, const char *item, pl_who who)
{
    evidence out = { 0 };
    pl_desk *desk = v->app->desk;
    pl_desk_score_now now = pl_desk_score_of(desk, item, who);
    if (now.any && now.stored) {
        for (int i = 0; i < now.stored->evidence_count; i++)
            add_tag(&out, pl_desk_find(desk, now.stored->evidence[i]));
        return out;
    }
    int count;
    const pl_desk_tag *const *moments = pl_desk_moments(desk, item, &count);
    for (int i = 0; i < count; i++)
        if (who == PL_WHO_SESSION || (moments[i]->tag.facilitators & PL_WHO_BIT(who)))
            add_tag(&out, moments[i]);
    return out;
}

/* A row that goes on in the next one where it is full. */
typedef struct wrap {
    ui_flow *flow;
    double x;
} wrap;

static pl_rect wrap_next(wrap *row, double width)
{
    ui_flow *flow = row->flow;
    if (row->x > 0 && row->x + width > flow->w) {
        row->x = 0;
        flow->y += PL_EVIDENCE_HIGH + CHIP_GAP;
    }
    pl_rect rect = { flow->x + row->x, flow->y, width < flow->w ? width : flow->w,
                     PL_EVIDENCE_HIGH };
    row->x += width + CHIP_GAP;
    return rect;
}

static void chip(wrap *row, const pl_desk_tag *tag, int64_t index)
{
    ui_view *v = row->flow->v;
    char time[PL_TIME_ROOM], id[PL_ID_ROOM], letters[8], hint[96];
    pl_id_format(id, tag->tag.id);
    ui_time(time, tag->tag.at_us);
    snprintf(hint, sizeof hint, "%s, %s. Enter plays it.", ui_kind_name(tag->tag.kind),
             ui_letters(letters, &tag->tag));
    pl_icon kind = ui_kind_icon(tag->tag.kind);
    pl_evidence_chip look = { .is = { .name = time },
                              .kind = tag->waiting ? pl_icon_saving(kind) : kind,
                              .colour = ui_kind_colour(tag->tag.kind) };
    pl_rect rect = wrap_next(row, pl_evidence_width(v->list, &look));
    if (!row->flow->draw)
        return;
    look.is = ui_control(v, ui_id(v, id, index), time, "watch-tag", id, 0);
    look.is.hint = look.is.hint ? look.is.hint : hint;
    pl_part_evidence(v->list, rect, &look);
}

static void add_chip(wrap *row, const pl_sheet_place *place, int64_t index, pl_who who)
{
    ui_view *v = row->flow->v;
    char text[48];
    pl_rect rect = wrap_next(row, pl_add_width(v->list, "Add"));
    if (!row->flow->draw)
        return;
    ui_score_target(text, place, who);
    pl_control is = ui_control(v, ui_id(v, "add", index), "Add", "add-evidence", text, 0);
    pl_part_add(v->list, rect, &is);
}

/* Words behind the chips, on their row where there is room. */
static void aside(wrap *row, pl_icon icon, pl_colour mark, pl_colour colour, const char *words)
{
    ui_flow *flow = row->flow;
    double wide = 20 + ui_words_width(flow->v, words, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM) + 2;
    if (wide > flow->w) {
        flow->y += row->x > 0 ? PL_EVIDENCE_HIGH + CHIP_GAP : 0;
        ui_flow_note(flow, icon, mark, words, PL_STYLE_SMALL, colour, 0);
        flow->y += CHIP_GAP;
        row->x = 0;
        return;
    }
    pl_rect rect = wrap_next(row, wide);
    if (!flow->draw)
        return;
    pl_list_icon(flow->v->list, icon, (pl_point){ rect.x, rect.y + 8 }, 14, mark, PL_COLOUR_PANEL);
    pl_cut_left(&rect, 20);
    ui_words(flow->v, rect, words, PL_STYLE_SMALL, PL_WEIGHT_MEDIUM, colour);
}

/* ----- what is missing for this score */

typedef struct lack {
    const char *action, *command;
    char words[256];
    char text[48];
    bool critical;
} lack;

/* False where nothing has to be said: "No score yet." stands there already. */
static bool lack_of(lack *out, const pl_missing *missing, const pl_sheet_place *place, pl_who who,
                    const pl_desk_score_now *now)
{
    bool critical = place->item && place->item->critical;
    *out = (lack){ .critical = critical || strcmp(missing->what, "words") == 0 };
    if (strcmp(missing->what, "check") == 0 || (strcmp(missing->what, "score") == 0 && !critical))
        return false;
    ui_score_target(out->text, place, who);
    const char *words = missing->words;
    if (pl_text_starts(words, place->id) && strstr(words, ": "))
        words = strstr(words, ": ") + 2;
    snprintf(out->words, sizeof out->words, "%s",
             strcmp(missing->what, "score") == 0 ? "Score needed" : words);
    out->words[0] = ui_upper(out->words[0]);
    if (strcmp(missing->what, "words") == 0) {
        out->action = "Write it up";
        out->command = "account";
    } else if (strcmp(missing->what, "moment") == 0 && strstr(words, "sentence")) {
        out->action = "Sentence…";
        out->command = "sentence";
    } else if (strcmp(missing->what, "word") == 0) {
        out->action = "Choose…";
        out->command = "score";
        snprintf(out->text, sizeof out->text, "%.16s %c %d", place->id, who, now->level);
    }
    return true;
}

static void flow_lack(wrap *row, const lack *one, int64_t index)
{
    ui_view *v = row->flow->v;
    pl_colour colour = one->critical ? PL_COLOUR_CRIT : PL_COLOUR_DEV;
    aside(row, one->critical ? PL_ICON_OCTAGON : PL_ICON_WARNING, colour, colour, one->words);
    if (!one->action)
        return;
    pl_rect rect = wrap_next(row, pl_link_width(v->list, one->action, PL_STYLE_SMALL));
    if (!row->flow->draw)
        return;
    pl_control is =
        ui_control(v, ui_id(v, one->command, index), one->action, one->command, one->text, 0);
    pl_part_link(v->list, pl_rect_middle(rect, rect.w, 24), &is, PL_STYLE_SMALL);
}

static void flow_lacks(wrap *row, const pl_sheet_place *place, int64_t index, pl_who who)
{
    const pl_missing_list *missing = &row->flow->v->app->missing;
    pl_desk_score_now now = pl_desk_score_of(row->flow->v->app->desk, place->id, who);
    for (int i = 0; i < missing->count; i++) {
        const pl_missing *one = &missing->items[i];
        lack found;
        if (one->item && one->who == who && strcmp(one->item, place->id) == 0 &&
            lack_of(&found, one, place, who, &now))
            flow_lack(row, &found, index * 8 + i % 8);
    }
}

/* A score may rest on nothing; the report says so. */
static void nothing_cited(wrap *row, const pl_sheet_place *place, pl_who who, int moments)
{
    const pl_desk *desk = row->flow->v->app->desk;
    pl_desk_score_now now = pl_desk_score_of(desk, place->id, who);
    char words[96];
    if (!place->item || moments > 0 || !now.any || now.level == PL_NO_LEVEL ||
        (now.stored && now.stored->sentence) || !desk->facts.rubric->evidence.nothing_cited ||
        pl_rubric_evidence(place->item, now.level) != PL_EVIDENCE_NONE)
        return;
    snprintf(words, sizeof words, "The report says “%.60s”",
             desk->facts.rubric->evidence.nothing_cited);
    aside(row, PL_ICON_INFO, PL_COLOUR_MUTED, PL_COLOUR_MUTED, words);
}

/* What lacks, below the links of a service. */
static void flow_links(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who)
{
    wrap row = { .flow = flow };
    ui_flow_links(flow, place, index);
    flow_lacks(&row, place, ui_score_index(index, who), who);
    flow->y += row.x > 0 ? PL_EVIDENCE_HIGH : 0;
}

void ui_flow_evidence(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who)
{
    if (flow->v->app->desk->facts.review->service) {
        flow_links(flow, place, index, who);
        return;
    }
    evidence rests = evidence_of(flow->v, place->id, who);
    wrap row = { .flow = flow };
    char words[96];
    for (int i = 0; i < rests.count; i++)
        chip(&row, rests.tags[i], ui_score_index(index, who));
    if (rests.more > 0) {
        snprintf(words, sizeof words, "and %d more", rests.more);
        aside(&row, PL_ICON_MORE, PL_COLOUR_MUTED, PL_COLOUR_MUTED, words);
    }
    if (flow->v->app->desk->can_write)
        add_chip(&row, place, ui_score_index(index, who), who);
    nothing_cited(&row, place, who, rests.count);
    flow_lacks(&row, place, ui_score_index(index, who), who);
    flow->y += row.x > 0 ? PL_EVIDENCE_HIGH : 0;
    if (place->item && ui_score_opens(words, flow->v, place, who)) {
        flow->y += 4;
        ui_flow_note(flow, PL_ICON_CLOCK, PL_COLOUR_MUTED, words, PL_STYLE_SMALL, PL_COLOUR_MUTED,
                     0);
    }
}

/* ----- all of it */

void ui_flow_score(ui_flow *flow, const pl_sheet_place *place, int index, pl_who who)
{
    char words[512];
    int bold;
    const pl_desk *desk = flow->v->app->desk;
    pl_desk_score_now now = pl_desk_score_of(desk, place->id, who);
    ui_flow_control(flow, place, index, who);
    flow->y += GAP;
    ui_flow_originals(flow, place, who);
    ui_score_words(words, sizeof words, &bold, desk, place->item, who);
    ui_flow_words(flow, words, PL_STYLE_BODY, now.any ? PL_COLOUR_TEXT2 : PL_COLOUR_MUTED, bold,
                  who == PL_WHO_SESSION ? 20 : 40); /* two lines, so that nothing jumps */
    if (now.any && now.stored && now.stored->sentence && now.stored->sentence[0]) {
        snprintf(words, sizeof words, "“%.480s”", now.stored->sentence);
        flow->y += 4;
        ui_flow_words(flow, words, PL_STYLE_BODY, PL_COLOUR_TEXT, 0, 0);
    }
    flow->y += GAP;
    ui_flow_gap(flow, place, who);
    ui_flow_evidence(flow, place, index, who);
}
