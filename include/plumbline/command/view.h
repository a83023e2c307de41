/* Plain view state: what is on the screen and where the person is in it. The window draws it and owns
 * nothing that a command changes. */
#ifndef PLUMBLINE_COMMAND_VIEW_H
#define PLUMBLINE_COMMAND_VIEW_H

#include "plumbline/base/id.h"
#include "plumbline/base/time.h"
#include "plumbline/command/edit.h"
#include "plumbline/command/fields.h"
#include "plumbline/command/order.h"
#include "plumbline/command/screens.h"
#include "plumbline/model/answer.h"
#include "plumbline/model/review.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum pl_dialog {
    PL_DIALOG_NONE,
    PL_DIALOG_PALETTE,
    PL_DIALOG_KEYS,      /* the keyboard sheet */
    PL_DIALOG_TIME,      /* go to a timecode */
    PL_DIALOG_START,     /* start a review */
    PL_DIALOG_ADD,       /* add recordings */
    PL_DIALOG_RISK,      /* answer "someone may be at risk" */
    PL_DIALOG_DEPARTURE, /* why the manual was departed from, and agreed with whom */
    PL_DIALOG_ACTION,    /* what is practised, by when, and how it will be seen */
    PL_DIALOG_CONCERN,   /* a concern, or a 0 or a yes, in words */
    PL_DIALOG_SENTENCE,  /* the sentence that stands for a moment */
    PL_DIALOG_STRENGTH,  /* no strength noted, with a reason */
    PL_DIALOG_LESS,      /* why less was watched than local policy asks for */
    PL_DIALOG_DRAW,      /* why a short review is drawn again */
    PL_DIALOG_SIGN,
    PL_DIALOG_SPOKEN,
    PL_DIALOG_RELEASE,
    PL_DIALOG_CLOSE,    /* the answers of one facilitator, and how it is closed */
    PL_DIALOG_REPLY,    /* a facilitator's answer to the whole or to a point */
    PL_DIALOG_SEND,     /* of all answers */
    PL_DIALOG_SECOND,   /* a second reviewer is asked for */
    PL_DIALOG_DELIVERY, /* it may not count as delivered */
    PL_DIALOG_FEEDBACK, /* what stands beside a report, where there is no room */
    PL_DIALOG_CORRECT,  /* a correction of a signed review, with its reason */
    PL_DIALOG_AGREE,    /* an agreed record of two */
    PL_DIALOG_SETTLE,   /* who looks at it a second time, or why nobody does */
    PL_DIALOG_MOVE,     /* to a newer edition of the rubric */
    PL_DIALOG_FOLDER,   /* of a new library */
    PL_DIALOG_SERVICE,  /* a review of a service is started */
    PL_DIALOG_LINK,     /* to evidence, in one */
    PL_DIALOG_PERSON,   /* a code is added, or somebody's post is said */
    PL_DIALOG_ADDITION, /* words that are added to a session review after its day */
    PL_DIALOG_PLAN,     /* a mark of how the session ran */
    PL_DIALOG_COLLEAGUE,
    PL_DIALOG_ACCOUNT, /* the session review, read beside the recording */
    PL_DIALOG_EXPORT,  /* of a report, where its choices have no room beside the pages */
    PL_DIALOG_POLICY,  /* the file of a local policy is said */
    PL_DIALOG_POLICY_TEXT,
    PL_DIALOG_RUBRIC,      /* a draft of a rubric is begun */
    PL_DIALOG_RUBRIC_DROP, /* or is not wanted any more */
    PL_DIALOG_TRANSCRIPT,  /* a file of one is added */
    PL_DIALOG_TRANSCRIPT_DROP,
    PL_DIALOGS
} pl_dialog;

/* Menus hang on the control that opened them. */
typedef enum pl_menu {
    PL_MENU_NONE,
    PL_MENU_NO_SCORE,
    PL_MENU_REST,     /* no score for the rest of the domain */
    PL_MENU_CRITICAL, /* which of the two */
    PL_MENU_KIND,     /* the kinds behind "More" */
    PL_MENU_SPEED,
    PL_MENU_SOUND,     /* which track, which side */
    PL_MENU_ALSO,      /* items to add to a tag */
    PL_MENU_EVIDENCE,  /* tags to cite */
    PL_MENU_WORD,      /* a level with two words */
    PL_MENU_CODE,      /* of a participant */
    PL_MENU_DONE,      /* the two-column option */
    PL_MENU_PROGRAMME, /* below its field */
    PL_MENU_SESSION,
    PL_MENU_RUBRIC,      /* that monitoring goes by */
    PL_MENU_ADD_SESSION, /* of a recording that is added */
    PL_MENU_ADD_GROUP,
    PL_MENU_MORE,      /* what a narrow window folds away */
    PL_MENU_RECORDING, /* of the one chosen in the list */
    PL_MENU_JOIN,      /* which one follows it */
    PL_MENU_SPLIT,     /* after which part */
    PL_MENU_STRETCH,   /* in which is counted */
    PL_MENU_RECORDS,   /* of one recording */
    PL_MENU_FILTER_PROGRAMME,
    PL_MENU_FILTER_STATE,
    PL_MENU_FILTER_CODE,
    PL_MENU_SORT,
    PL_MENUS
} pl_menu;

/* Of the panel on Watch; that of counts is there in counting mode. */
enum { PL_TAB_RUBRIC, PL_TAB_TAGS, PL_TAB_COUNTS, PL_TAB_TRANSCRIPT, PL_TAB_NOTES };

typedef struct pl_view {
    pl_screen screen;
    pl_tone tone;
    int text_scale; /* per cent: 100, 125, 150, 175, 200 */
    uint64_t focus; /* the element; 0: none */
    bool ring;      /* focus came by key: the ring is shown */
    pl_dialog dialog;
    pl_menu menu;
    uint64_t pressed;    /* the element that was pressed last */
    uint64_t menu_at;    /* the element that the menu hangs on */
    uint64_t focus_back; /* where focus goes when the dialog or menu closes */
    int chosen;          /* the row of a menu, the palette or a list that keys move */
    bool full_screen, no_pictures;
    /* library */
    pl_id row; /* the recording that is chosen */
    int list_scroll;
    pl_filter filter;
    pl_sort sort;
    bool sort_up;
    bool row_wanted; /* a key moved to the row: it is scrolled into view */
    bool row_focus;  /* the list is what keys are for: the chosen row gets the ring */
    /* people */
    pl_id person; /* that is chosen */
    int people_scroll, person_scroll, owed_scroll;
    bool person_wanted, person_shown; /* shown: over the list, where there is no room beside it */
    bool people_due, people_left;     /* only those who are due soon; also those who left */
    bool person_new;                  /* the dialog adds a code */
    int person_role;                  /* from 1, as the dialog has them; 0: none is chosen */
    /* session review */
    int prompt; /* in hand, of the sheet's questions */
    int session_scroll, facts_scroll;
    bool prompt_wanted; /* it is scrolled into view */
    /* watch */
    int tab;    /* PL_TAB_… */
    int domain; /* that is open, from 0; -1: none */
    int panel_scroll, tags_scroll;
    int panel_seen;                   /* what the list of items was last moved for */
    pl_id tag_seen;                   /* and the list of tags */
    pl_time zoom_from_us, zoom_to_us; /* PL_NO_TIME: the whole */
    bool zoom_apart;      /* it was moved away from the playhead, which it does not follow */
    pl_time zoom_seen_us; /* where the playhead was looked at last */
    bool composer, scores, score_key; /* score_key: V was pressed */
    int counts_scroll;
    bool captions;                /* are shown, where there is a transcript */
    int lines_scroll, lines_seen; /* of the transcript; the line that it was last moved for */
    int notes_scroll;
    pl_utc notes_seen;   /* when this person looked at the notes last; 0: never */
    int transcript_part; /* whose clock a file goes by that is added, from 1; 0: the recording's */
    pl_id counts_seen;   /* the count that the list was last moved for */
    bool outside_told;   /* that a count lies outside the stretch: said once */
    pl_time critical_us; /* the moment of a `!` whose kind is being asked for */
    char critical_item[24]; /* "2.4 A": pressed on the score sheet; "": not there */
    int plan_kind;          /* of the mark that the dialog is about: pl_plan_kind */
    pl_time plan_at;        /* where the dialog was opened */
    /* score */
    int item;         /* place in the sheet: see command/score.h */
    bool item_wanted; /* a key moved to it: it is scrolled into view */
    pl_who who;
    char answer[PL_ANSWER_KEY_ROOM]; /* the key of the answer in hand; "": none */
    const char *rows_of;             /* the prompt that rows were added to, and how many it has */
    int rows;
    pl_who figures; /* whose tab of figures is shown */
    int figures_scroll;
    bool anchors; /* all anchors of the item in hand */
    int score_scroll;
    bool actions;          /* the sheet shows the actions in place of a domain */
    uint64_t actions_seen; /* the focus that they were last scrolled for */
    pl_id risk_wanted;     /* its first answer gets the focus once it is drawn; 0: none */
    char missing_at[128];  /* what is missing that was gone to last; "": another item since */
    int missing_number;    /* and its place among all that is */
    bool missing_watch;    /* which led to Watch: from there on to the next */
    pl_id about;           /* the risk or matter a dialog is about */
    pl_who about_who;      /* or the person */
    int risk_answer;       /* 0 passed on, 1 done */
    int settle;            /* a wish for a second reviewer: 0 a person is named, 1 it is refused */
    pl_id not_now;         /* the review that stays with its edition for now */
    /* after signing */
    unsigned release_to; /* PL_WHO_BIT of each */
    pl_outcome outcome;  /* of what is closed or answered */
    int feedback_scroll;
    /* report */
    pl_who report; /* whose */
    bool html;     /* the form that is chosen */
    bool stills, report_scores;
    bool export_beside; /* its choices stood beside the pages when they were drawn last */
    int page, page_scroll, page_zoom; /* per cent; 0: as wide as there is room */
    bool page_wanted;                 /* it is scrolled into view */
    int pages_scroll, pages_seen; /* of the list of pages; the page that it was last moved for */
    /* a review to start */
    int start_interest, first_role; /* 0: none chosen */
    pl_review_kind start_kind;
    bool start_short;
    pl_setting start_setting; /* where no session of a programme says it */
    int sheet_scroll;
} pl_view;

#endif
