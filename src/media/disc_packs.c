/* What stands in the packs of a disc's stream: navigation, and marks of scrambling. */
#include "disc_open.h"

#include "plumbline/base/file.h"

#include <string.h>

enum { SECTOR = PL_DISC_SECTOR, PLACES = 4, SECTORS_A_PLACE = 32 };

/* Places in a navigation pack. The first packet is PCI, the second DSI; each begins with its own number. */
enum { PCI = 38, DSI = 1024, PACKET_HEAD = 6 };

static uint32_t number(const uint8_t *at, int size)
{
    uint32_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | at[i];
    return value;
}

static bool is_code(const uint8_t *at, unsigned code)
{
    return at[0] == 0 && at[1] == 0 && at[2] == 1 && at[3] == code;
}

static bool is_navigation(const uint8_t sector[SECTOR])
{
    return is_code(sector, 0xBA) && is_code(sector + PCI, 0xBF) && sector[PCI + PACKET_HEAD] == 0 &&
           is_code(sector + DSI, 0xBF) && sector[DSI + PACKET_HEAD] == 1;
}

/* The two bits of an MPEG-2 packet of picture, sound or private data that say it is scrambled. 1 yes, 0
 * no, -1: no such packet. */
static int mark_of(const uint8_t sector[SECTOR])
{
    size_t at = 14 + (sector[13] & 7);
    const uint8_t *packet = sector + at;
    bool media = packet[3] == 0xBD || (packet[3] >= 0xC0 && packet[3] <= 0xEF);
    if (!is_code(sector, 0xBA) || sector[4] >> 6 != 1 || !is_code(packet, packet[3]) || !media ||
        packet[6] >> 6 != 2)
        return -1;
    return packet[6] & 0x30 ? 1 : 0;
}

/* Fills what it can of a place; gives the whole sectors, below 0 an errno. */
static int64_t read_place(uint8_t *out, const pl_disc_layout *layout, pl_disc_files *files,
                          int64_t at)
{
    int64_t have = 0, most = (int64_t)SECTORS_A_PLACE * SECTOR;
    while (have < most) {
        int64_t got =
            pl_disc_layout_read(layout, files, out + have, at + have, (size_t)(most - have));
        if (got < 0)
            return got;
        if (got == 0)
            break;
        have += got;
    }
    return have / SECTOR;
}

bool pl_disc_check(bool *scrambled, bool *fitting, const pl_disc_layout *layout,
                   pl_disc_files *files, pl_error *err)
{
    const pl_disc_title *title = &layout->title;
    uint8_t place[SECTORS_A_PLACE * SECTOR];
    int marked = 0, plain = 0, beginnings = 0;
    for (int i = 0; i < PLACES; i++) {
        const pl_disc_cell *cell = &title->cells[title->cell_count * i / PLACES];
        int64_t part = (cell->to - cell->from) / PLACES * i / SECTOR * SECTOR;
        /* within a single cell, the quarters of it */
        int64_t at = cell->from + (title->cell_count == 1 ? part : 0);
        int64_t sectors = read_place(place, layout, files, at);
        if (sectors < 0)
            return pl_fail(err, PL_CANNOT_READ, "%s cannot be read: %s. Check the drive.",
                           files->path, pl_errno_words((int)-sectors));
        if (at == cell->from && sectors > 0)
            beginnings += is_navigation(place) ? 1 : -1;
        for (int64_t k = 0; k < sectors; k++) {
            int mark = mark_of(place + k * SECTOR);
            marked += mark == 1;
            plain += mark == 0;
        }
    }
    *scrambled = marked > 1 && marked * 8 > plain; /* CSS scrambles every second pack or so */
    *fitting = beginnings > 0;
    return true;
}

bool pl_disc_nav_read(pl_disc_nav *out, const pl_source *source, int64_t at, pl_error *err)
{
    uint8_t sector[SECTOR];
    for (size_t have = 0; have < SECTOR;) {
        int64_t got = source->read(source->ctx, sector + have, at + (int64_t)have, SECTOR - have);
        if (got < 0)
            return pl_fail(err, PL_CANNOT_READ, "The disc cannot be read: %s. Check the drive.",
                           pl_errno_words((int)-got));
        if (got == 0)
            return pl_fail(err, PL_BAD_INPUT, "The disc ends before a navigation pack.");
        have += (size_t)got;
    }
    if (!is_navigation(sector))
        return pl_fail(err, PL_BAD_INPUT,
                       "There is no navigation pack where the disc's table has one.");
    const uint8_t *pci = sector + PCI + PACKET_HEAD + 1, *dsi = sector + DSI + PACKET_HEAD + 1;
    uint32_t key = number(dsi + 12, 4);
    *out = (pl_disc_nav){
        .start = number(pci + 12, 4),
        .end = number(pci + 16, 4),
        .sequence_end = number(pci + 20, 4),
        .bytes = ((int64_t)number(dsi + 8, 4) + 1) * SECTOR,
        .key_bytes = key ? ((int64_t)key + 1) * SECTOR : 0,
        .vob = (int)number(dsi + 24, 2),
        .cell = dsi[27],
    };
    return true;
}
