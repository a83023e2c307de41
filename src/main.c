#include "plumbline/cli.h"
#include "plumbline/ui.h"

/* The command line knows no window, and the window no command line: they meet here. */
static bool open_window(const pl_cli_window *asked, pl_error *err)
{
    pl_ui_options options = { .folder = asked->folder,
                              .as = asked->as,
                              .keys_file = asked->keys_file,
                              .script = asked->script,
                              .size = asked->size,
                              .screens = asked->screens,
                              .pixels = asked->pixels };
    return pl_ui_run(&options, err);
}

int main(int argc, char **argv)
{
    return pl_cli_run(argc, argv, open_window);
}
