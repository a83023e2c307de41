/* Scripts: the same screens and commands with no window, on a made clock. */
#ifndef PLUMBLINE_UI_SCRIPT_H
#define PLUMBLINE_UI_SCRIPT_H

#include "plumbline/ui.h"

bool ui_script_run(const pl_ui_options *options, pl_error *err);

#endif
