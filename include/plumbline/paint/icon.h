/* Icons and marks, drawn as lines and shapes in a box of 16, clear from 12 to 24 pixels. */
#ifndef PLUMBLINE_PAINT_ICON_H
#define PLUMBLINE_PAINT_ICON_H

typedef enum pl_icon {
    PL_ICON_NONE,
    /* kinds of tags: told apart by their form, never by colour alone */
    PL_ICON_STRENGTH,  /* filled diamond with a plus */
    PL_ICON_DEVELOP,   /* hollow diamond with a minus */
    PL_ICON_NEUTRAL,   /* hollow circle with a dot */
    PL_ICON_DEPARTURE, /* hollow square with a stroke */
    PL_ICON_CRITICAL,  /* filled octagon with an exclamation mark */
    /* their outlines alone, dashed: not yet saved */
    PL_ICON_STRENGTH_SAVING,
    PL_ICON_DEVELOP_SAVING,
    PL_ICON_NEUTRAL_SAVING,
    PL_ICON_DEPARTURE_SAVING,
    PL_ICON_CRITICAL_SAVING,
    /* states */
    PL_ICON_DASHED_RING,
    PL_ICON_HALF_DISC,
    PL_ICON_PEN,
    PL_ICON_RELEASE, /* arrow out of a tray */
    PL_ICON_EYE,
    PL_ICON_REPLY,
    PL_ICON_TICK_DISC,
    PL_ICON_CLOCK,
    PL_ICON_WARNING,
    PL_ICON_OCTAGON, /* hollow, for critical items and messages */
    PL_ICON_INFO,
    /* playing */
    PL_ICON_PLAY,
    PL_ICON_PAUSE,
    PL_ICON_STEP_BACK,
    PL_ICON_STEP_FORWARD,
    PL_ICON_JUMP_BACK,
    PL_ICON_JUMP_FORWARD,
    PL_ICON_SPEAKER,
    PL_ICON_MUTE,
    PL_ICON_FULL_SCREEN,
    PL_ICON_LOOP,
    PL_ICON_CAPTIONS,
    PL_ICON_SPEECH,
    PL_ICON_SET_IN,
    PL_ICON_SET_OUT,
    /* the rest */
    PL_ICON_CHEVRON_RIGHT,
    PL_ICON_CHEVRON_DOWN,
    PL_ICON_BACK,
    PL_ICON_CLOSE,
    PL_ICON_SEARCH,
    PL_ICON_PLUS,
    PL_ICON_MINUS,
    PL_ICON_CHECK,
    PL_ICON_MORE,
    PL_ICON_SORT,
    PL_ICON_FILTER,
    PL_ICON_FOLDER,
    PL_ICON_DISC,
    PL_ICON_DRIVE,
    PL_ICON_COMPUTER,
    PL_ICON_UP,
    PL_ICON_JOIN,
    PL_ICON_FLAG,
    PL_ICON_FILM,
    PL_ICON_LOCK,
    PL_ICON_LIST,
    PL_ICON_CALENDAR,
    PL_ICON_DOCUMENT,
    PL_ICON_SHEET,
    PL_ICON_GLOBE,
    PL_ICON_COVER,
    PL_ICON_PRINT,
    PL_ICON_DICE,
    PL_ICON_LIBRARY,
    PL_ICON_MONITOR,
    PL_ICON_OVERSIGHT,
    PL_ICON_RUBRIC,
    PL_ICON_PEOPLE,
    PL_ICON_SETTINGS,
    PL_ICON_PLUMB, /* the program's own mark */
    PL_ICONS
} pl_icon;

const char *pl_icon_name(pl_icon icon); /* "chevron-down" */

/* The outline that stands for a kind of tag until it is saved; any other icon stays itself. */
pl_icon pl_icon_saving(pl_icon icon);

#endif
