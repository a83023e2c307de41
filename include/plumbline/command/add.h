/* What the dialog "Add recordings" holds while it is open: places, the folder that is shown, and a card for
 * each choice. The window draws it and owns nothing of it. */
#ifndef PLUMBLINE_COMMAND_ADD_H
#define PLUMBLINE_COMMAND_ADD_H

#include "plumbline/command/app.h"
#include "plumbline/library/browse.h"
#include "plumbline/library/places.h"

typedef enum pl_add_side { PL_ADD_LIST, PL_ADD_CARDS, PL_ADD_PLACES } pl_add_side;

/* Where the date of a card comes from. */
typedef enum pl_add_day {
    PL_ADD_DAY_NONE,
    PL_ADD_DAY_NAME,
    PL_ADD_DAY_FILE,
    PL_ADD_DAY_SAID
} pl_add_day;

typedef struct pl_add_card {
    int64_t number; /* of its own as long as the dialog is open */
    pl_browse_entry entry;
    bool apart; /* its parts become recordings of their own */
    bool joins_shown;
    char *session, *group, *date, *people; /* as they are said */
    pl_add_day day;
} pl_add_card;

struct pl_app_add {
    char *folder; /* that is shown; absolute */
    bool first;   /* nobody chose it: where it cannot be opened another is tried */
    pl_browse *browse;
    pl_browse_list list;
    pl_browse **left; /* that were left and have not ended */
    int left_count, left_room;
    int *shown, shown_count; /* entries that the words in Find leave, in order */
    int row;                 /* of the list's items, in hand; -1: none */
    char *wanted;            /* the path that comes in hand when it is listed, or NULL … */
    bool wanted_chosen;      /* … and is chosen when it can be */
    bool row_wanted;         /* a key moved to it: it is scrolled into view */
    pl_add_card *cards;
    int card_count, card_room, card; /* in hand; -1: none */
    int64_t last_number;
    pl_places places;
    pl_runner *asker; /* of what places tell only when they are asked */
    bool asks_wanted; /* its safe answer gets the focus once it is drawn */
    bool asks;        /* whether to close without adding what is chosen */
    pl_add_side side; /* that a narrow window shows */
    bool card_wanted;
    int list_scroll, cards_scroll, places_scroll;
    int list_high, cards_high; /* as they were drawn last: what is in hand stays in sight */
};

/* A folder above, or the folder itself. */
typedef struct pl_add_crumb {
    char *name;
    int place; /* how many names of the whole path lead to it */
} pl_add_crumb;

/* From the place that it lies in, else from the root, to the folder that is shown. free each name and all. */
pl_add_crumb *pl_add_crumbs(int *count, const pl_app_add *add);

int pl_add_card_of(const pl_app_add *add, const char *path); /* its card, or -1 */
bool pl_add_can_choose(const pl_browse_entry *entry);
bool pl_add_all_chosen(const pl_app_add *add); /* of the list, as far as they can be */
/* Recordings that the cards make, and their length as far as it is known. */
int pl_add_sessions(pl_time *length, const pl_app_add *add);
int pl_add_card_sessions(const pl_add_card *card);
bool pl_add_codes_wrong(const char *words); /* codes of facilitators, that are no codes */

#endif
