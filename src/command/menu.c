#include "plumbline/command/menu.h"

#include "inside.h"

#include <stdlib.h>

static pl_menu_row *add(pl_menu_row *out, int *count, const char *command, const char *words)
{
    static pl_menu_row spare;
    if (*count == PL_MENU_ROWS_MOST)
        return &spare;
    pl_menu_row *row = &out[(*count)++];
    *row = (pl_menu_row){ .command = command, .kind = -1 };
    snprintf(row->words, sizeof row->words, "%s", words);
    return row;
}

static void set_text(pl_menu_row *row, const char *text)
{
    snprintf(row->text, sizeof row->text, "%s", text);
}

const char *pl_menu_title(pl_menu menu)
{
    static const char *const titles[PL_MENUS] = {
        "",
        "No score, and why",
        "The rest of the domain: no score, and why",
        "Critical: which of the two",
        "Kind",
        "Speed",
        "What is heard",
        "Also",
        "Add evidence",
        "Which of the two",
        "Participant, by code",
        "Done?",
        "Programme",
        "Session of the programme",
        "Rubric",
        "Programme and session",
        "Group",
        "More",
        "Recording",
        "Which recording follows it",
        "Split after which part",
        "The stretch in which is counted",
        "Records of this recording",
        "Programme",
        "How far a session is",
        "Facilitator",
        "Order of the list",
    };
    return titles[menu];
}

static void reasons(pl_menu_row *out, int *count, const pl_app *app, const char *command)
{
    const pl_rubric *rubric = app->desk->facts.rubric;
    for (int i = 0; i < rubric->no_score_count; i++)
        set_text(add(out, count, command, rubric->no_score[i].title), rubric->no_score[i].id);
}

static void critical(pl_menu_row *out, int *count)
{
    add(out, count, "critical-risk", "Critical: someone may be at risk")->kind = PL_TAG_CRITICAL;
    add(out, count, "critical-concern", "Critical: a concern about practice")->kind =
        PL_TAG_CRITICAL;
}

static void kinds(pl_menu_row *out, int *count)
{
    critical(out, count);
    pl_menu_row *row = add(out, count, "kind", "Agreed departure");
    row->kind = PL_TAG_AGREED_DEPARTURE;
    set_text(row, pl_tag_kind_name(PL_TAG_AGREED_DEPARTURE));
}

static void speeds(pl_menu_row *out, int *count, const pl_app *app)
{
    static const int speeds[] = { 25, 50, 75, 100, 110, 125, 150, 175, 200, 250, 300, 400 };
    for (size_t i = 0; i < PL_COUNT(speeds); i++) {
        char words[16];
        int hundredths = speeds[i];
        snprintf(words, sizeof words, hundredths % 10 ? "%d.%02d×" : "%d.%d×", hundredths / 100,
                 hundredths % 10 ? hundredths % 100 : hundredths % 100 / 10);
        pl_menu_row *row = add(out, count, "speed", words);
        row->number = speeds[i];
        row->chosen = app->desk->play.speed == speeds[i] * 10;
    }
}

static void items(pl_menu_row *out, int *count, const pl_app *app)
{
    const pl_rubric *rubric = app->desk->facts.rubric;
    const pl_desk_tag *tag = app->desk->hand ? app->desk->hand : app->desk->selected;
    for (int i = 0; i < rubric->item_count; i++) {
        const pl_item *item = &rubric->items[i];
        char words[96];
        snprintf(words, sizeof words, "%s %s", item->id,
                 item->words[app->desk->facts.review->setting].title);
        pl_menu_row *row = add(out, count, "also", words);
        row->domain = item->domain + 1;
        row->chosen = tag && pl_tag_has_item(&tag->tag, item->id);
        set_text(row, item->id);
    }
}

/* What a person is scored for rests on moments of that person, or of the session. */
static bool may_rest_on(const pl_app *app, const pl_tag *tag)
{
    pl_who who = app->view.who;
    return who < 'A' || who > 'C' || !tag->facilitators || tag->facilitators & PL_WHO_BIT(who);
}

/* "A B", or "S" of the session. */
static const char *people_of(char out[8], const pl_tag *tag)
{
    int used = 0;
    for (int i = 0; i < PL_MOST_FACILITATORS; i++)
        if (tag->facilitators & 1u << i)
            used += snprintf(out + used, 8 - (size_t)used, used ? " %c" : "%c", 'A' + i);
    if (!used)
        snprintf(out, 8, "S");
    return out;
}

/* Tags about the moment on the screen, nearest first, those before and behind in turn. */
static void moments(pl_menu_row *out, int *count, const pl_app *app)
{
    enum { MOST = 9 };
    const pl_desk *desk = app->desk;
    pl_time now = pl_desk_now(desk);
    int high = pl_desk_first_from(desk, now), low = high - 1;
    while (*count < MOST && (low >= 0 || high < desk->tag_count)) {
        bool up = low < 0 || (high < desk->tag_count &&
                              desk->tags[high]->tag.at_us - now < now - desk->tags[low]->tag.at_us);
        const pl_tag *tag = &desk->tags[up ? high++ : low--]->tag;
        char at[PL_TIME_ROOM], id[PL_ID_ROOM], words[96], people[8];
        if (!may_rest_on(app, tag))
            continue;
        snprintf(words, sizeof words, "%s  %s  %s %.52s", pl_time_format(at, tag->at_us, 0),
                 people_of(people, tag), tag->item_count ? tag->items[0] : "", tag->note);
        pl_menu_row *row = add(out, count, "cite", words);
        row->kind = tag->kind;
        set_text(row, pl_id_format(id, tag->id));
    }
}

static void two_words(pl_menu_row *out, int *count, const pl_app *app)
{
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    if (!place.item)
        return;
    pl_desk_score_now score = pl_desk_score_of(app->desk, place.id, app->view.who);
    const pl_level *level = pl_scale_level(place.item->scale, score.level);
    for (int i = 0; level && i < level->words.count; i++)
        set_text(add(out, count, "score-word", level->words.items[i]), level->words.items[i]);
}

static void done(pl_menu_row *out, int *count, const pl_app *app)
{
    const pl_texts *choices = &app->desk->facts.rubric->done.choices;
    pl_sheet_place place = pl_sheet_at(app->desk, app->view.item);
    int now = place.item ? pl_desk_score_of(app->desk, place.id, app->view.who).done : 0;
    for (int i = 0; i < choices->count; i++) {
        pl_menu_row *row = add(out, count, "score-done", choices->items[i]);
        row->chosen = now == i + 1;
        set_text(row, choices->items[i]);
    }
}

static void folded(pl_menu_row *out, int *count, const pl_app *app)
{
    static const char *const commands[] = { "palette",       "go-to-time", "mute",
                                            "captions",      "sound-menu", "full-screen",
                                            "hide-pictures", "theme",      "keyboard-sheet" };
    for (size_t i = 0; i < PL_COUNT(commands); i++)
        add(out, count, commands[i], pl_command_title(pl_command_find(commands[i]), app));
}

int pl_menu_rows(pl_menu_row *out, pl_app *app)
{
    int count = 0;
    pl_menu menu = app->view.menu;
    if (menu == PL_MENU_MORE)
        folded(out, &count, app);
    if (menu == PL_MENU_RUBRIC)
        return rubrics_rows(out, app);
    if (menu == PL_MENU_ADD_GROUP)
        return add_group_rows(out, app);
    if (menu == PL_MENU_PROGRAMME || menu == PL_MENU_SESSION || menu == PL_MENU_ADD_SESSION)
        return programmes_rows(out, app);
    if (menu == PL_MENU_RECORDS)
        return records_rows(out, app);
    if (filter_has_menu(menu))
        return filter_menu(out, app);
    if (parts_has_menu(menu))
        return parts_rows(out, app);
    if (!app->desk)
        return count;
    if (menu == PL_MENU_NO_SCORE)
        reasons(out, &count, app, "no-score-reason");
    else if (menu == PL_MENU_REST)
        reasons(out, &count, app, "rest-reason");
    else if (menu == PL_MENU_CRITICAL)
        critical(out, &count);
    else if (menu == PL_MENU_KIND)
        kinds(out, &count);
    else if (menu == PL_MENU_SPEED)
        speeds(out, &count, app);
    else if (menu == PL_MENU_SOUND)
        return sound_rows(out, app);
    else if (menu == PL_MENU_ALSO)
        items(out, &count, app);
    else if (menu == PL_MENU_EVIDENCE)
        moments(out, &count, app);
    else if (menu == PL_MENU_STRETCH)
        return count_rows(out, app);
    else if (menu == PL_MENU_WORD)
        two_words(out, &count, app);
    else if (menu == PL_MENU_CODE)
        return answer_rows(out, app);
    else if (menu == PL_MENU_DONE)
        done(out, &count, app);
    return count;
}
