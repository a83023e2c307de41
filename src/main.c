#include "plumbline/cli.h"
#include "plumbline/ui.h"

/* The command line knows no window, and the window no command line: they meet here. */
static pl_ui_options options_of(const pl_cli_window *asked)
{
    return (pl_ui_options){ .folder = asked->folder,
                            .as = asked->as,
                            .keys_file = asked->keys_file,
                            .library_file = asked->library_file,
                            .script = asked->script,
                            .size = asked->size,
                            .screens = asked->screens,
                            .pixels = asked->pixels };
}

static bool open_window(const pl_cli_window *asked, pl_error *err)
{
    pl_ui_options options = options_of(asked);
    return pl_ui_run(&options, err);
}

static bool play(pl_readings *out, const pl_cli_window *asked, const pl_play_wish *wish,
                 pl_error *err)
{
    pl_ui_options options = options_of(asked);
    return pl_ui_play(out, &options, wish, err);
}

static bool paint(pl_readings *out, const pl_cli_window *asked, int count, pl_error *err)
{
    pl_ui_options options = options_of(asked);
    return pl_ui_paint(out, &options, count, err);
}

int main(int argc, char **argv)
{
    static const pl_cli_host host = { open_window, play, paint };
    return pl_cli_run(argc, argv, &host);
}
