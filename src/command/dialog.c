/* Dialogs and menus: one of each at most. What had focus gets it back. */
#include "inside.h"

void menu_open(pl_app *app, pl_menu menu)
{
    pl_view *view = &app->view;
    view->menu = menu;
    view->menu_at = view->pressed ? view->pressed : view->focus;
    view->chosen = 0;
}

void menu_close(pl_app *app)
{
    bool critical = app->view.menu == PL_MENU_CRITICAL;
    app->view.menu = PL_MENU_NONE;
    if (critical)
        matter_drop(app);
}

/* The field that a dialog begins in; for those without one focus is the window's to set. */
static pl_field_id first_field(const pl_app *app, pl_dialog dialog)
{
    switch (dialog) {
    case PL_DIALOG_PALETTE:
        return PL_FIELD_PALETTE;
    case PL_DIALOG_KEYS:
        return PL_FIELD_KEYS;
    case PL_DIALOG_TIME:
        return PL_FIELD_TIME;
    case PL_DIALOG_START:
        return app->view.start_kind == PL_REVIEW_SELF ? PL_FIELD_PROGRAMME : PL_FIELD_FACILITATORS;
    case PL_DIALOG_SERVICE:
        return PL_FIELD_SERVICE;
    case PL_DIALOG_LINK:
        return PL_FIELD_LINK;
    case PL_DIALOG_RUBRIC:
        return PL_FIELD_RUBRIC_TITLE;
    case PL_DIALOG_PLAN:
        return app->view.plan_kind == PL_PLAN_PART ? PL_FIELD_PLAN_TITLE : PL_FIELD_PLAN_TO;
    case PL_DIALOG_COLLEAGUE:
        return PL_FIELD_COLLEAGUE;
    case PL_DIALOG_PERSON:
        return app->view.person_new ? PL_FIELD_PERSON_CODE : PL_FIELD_PERSON_FROM;
    case PL_DIALOG_RISK:
        return app->view.risk_answer == 0 ? PL_FIELD_RISK_BY : PL_FIELD_RISK_TO;
    case PL_DIALOG_DEPARTURE:
        return PL_FIELD_DEPARTURE_WHY;
    case PL_DIALOG_ACTION:
        return PL_FIELD_ACTION_WHAT;
    case PL_DIALOG_CONCERN:
    case PL_DIALOG_SENTENCE:
    case PL_DIALOG_STRENGTH:
    case PL_DIALOG_LESS:
    case PL_DIALOG_DRAW:
    case PL_DIALOG_REPLY:
    case PL_DIALOG_SECOND:
    case PL_DIALOG_DELIVERY:
    case PL_DIALOG_ADDITION:
        return PL_FIELD_WORDS;
    case PL_DIALOG_CORRECT:
        return PL_FIELD_WHY;
    case PL_DIALOG_SETTLE:
        return PL_FIELD_SECOND;
    case PL_DIALOG_SPOKEN:
        return PL_FIELD_SPOKEN;
    case PL_DIALOG_FOLDER:
        return PL_FIELD_FOLDER;
    case PL_DIALOG_POLICY:
        return PL_FIELD_POLICY;
    case PL_DIALOG_TRANSCRIPT:
        return PL_FIELD_TRANSCRIPT;
    default:
        return PL_FIELD_NONE;
    }
}

void dialog_open(pl_app *app, pl_dialog dialog)
{
    pl_view *view = &app->view;
    menu_close(app);
    field_fault_clear(app);
    if (view->dialog == PL_DIALOG_NONE)
        view->focus_back = view->focus;
    view->dialog = dialog;
    view->chosen = 0;
    view->sheet_scroll = 0;
    pl_field_id field = first_field(app, dialog);
    pl_app_focus(app, field == PL_FIELD_NONE ? 0 : pl_field_element(field), true);
    pl_app_changed(app);
}

void dialog_close(pl_app *app)
{
    pl_view *view = &app->view;
    if (view->dialog == PL_DIALOG_PALETTE) {
        pl_palette_free(app->palette);
        app->palette = NULL;
    }
    if (view->dialog == PL_DIALOG_MOVE)
        move_forget(app);
    add_stop(app);
    view->dialog = PL_DIALOG_NONE;
    field_fault_clear(app);
    pl_app_focus(app, view->focus_back, true);
    view->focus_back = 0;
}

bool dialog_answered(pl_app *app, pl_dialog dialog, const pl_receipt *receipt)
{
    bool asks = app->view.dialog == dialog;
    if (!receipt->ok && asks)
        field_fault(app, PL_FIELD_NONE, receipt->error.text);
    else if (!receipt->ok)
        app_error(app, &receipt->error);
    else if (asks)
        dialog_close(app);
    return receipt->ok;
}
