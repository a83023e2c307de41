#include "film.h"

#include "corpus.h"
#include "test.h"

const pl_frame *film_frame(const char *name, pl_time at)
{
    enum { PATIENCE_MS = 60000 };
    char *path = name[0] == '/' ? pl_copy_text(name) : corpus_path(name);
    pl_player *player = pl_player_start(&(const char *){ path }, 1, NULL);
    pl_player_seek(player, at);
    check(pl_player_settle(player, PATIENCE_MS));
    const pl_frame *frame = pl_player_frame(player, pl_player_now(player), NULL);
    check(frame != NULL);
    pl_frame_ref(frame);
    pl_player_stop(&player);
    free(path);
    return frame;
}
