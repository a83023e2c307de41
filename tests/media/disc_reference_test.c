/* What Plumbline reads of a disc's tables, held against libdvdread, which has read them for twenty years. */
#include "corpus.h"
#include "test.h"

#include "plumbline/media/disc.h"

#include <dvdread/dvd_reader.h>
#include <dvdread/dvd_udf.h>
#include <dvdread/ifo_read.h>
#include <dvdread/nav_read.h>

static void say_nothing(void *ctx, dvd_logger_level_t level, const char *format, va_list list)
{
    (void)ctx, (void)level, (void)format, (void)list;
}

static dvd_reader_t *open_reference(const char *path)
{
    static const dvd_logger_cb quiet = { say_nothing };
    dvd_reader_t *reader = DVDOpen2(NULL, &quiet, path);
    check(reader != NULL);
    return reader;
}

static int64_t bcd_seconds(const dvd_time_t *time)
{
    int hours = (time->hour >> 4) * 10 + (time->hour & 15);
    int minutes = (time->minute >> 4) * 10 + (time->minute & 15);
    return hours * 3600 + minutes * 60 + (time->second >> 4) * 10 + (time->second & 15);
}

static void same_chain(const pl_disc_title *title, const pgc_t *chain)
{
    check_int(title->cell_count, chain->nr_of_cells);
    check_int(title->chapter_count, chain->nr_of_programs);
    check_int(title->claimed_us / 1000000, bcd_seconds(&chain->playback_time));
    for (int i = 0; i < title->cell_count; i++) {
        const pl_disc_cell *cell = &title->cells[i];
        const cell_playback_t *other = &chain->cell_playback[i];
        check_int(cell->sector, other->first_sector);
        check_int((cell->to - cell->from) / PL_DISC_SECTOR,
                  other->last_sector - other->first_sector + 1);
        check_int((cell->last_vobu - cell->from) / PL_DISC_SECTOR,
                  other->last_vobu_start_sector - other->first_sector);
        check_int(cell->goes_on, i > 0 && !other->stc_discontinuity);
    }
    for (int i = 0; i < title->chapter_count; i++)
        check_int(title->chapters[i], chain->program_map[i] - 1);
}

static void same_languages(const pl_disc_title *title, const vtsi_mat_t *set, const pgc_t *chain)
{
    for (int i = 0; i < set->nr_of_vts_audio_streams; i++) {
        const audio_attr_t *sound = &set->vts_audio_attr[i];
        char want[3] = { (char)(sound->lang_code >> 8), (char)(sound->lang_code & 255), '\0' };
        if (chain->audio_control[i] & 0x8000)
            check_text(title->languages[chain->audio_control[i] >> 8 & 7],
                       sound->lang_type == 1 ? want : "");
    }
}

static void same_vobus(const pl_disc_title *title, const vobu_admap_t *map)
{
    int count = (int)((map->last_byte + 1 - VOBU_ADMAP_SIZE) / 4), found = 0;
    for (int i = 0; i < title->cell_count; i++) {
        const pl_disc_cell *cell = &title->cells[i];
        for (int k = 0; k < count; k++) {
            int64_t at = (int64_t)map->vobu_start_sectors[k] - cell->sector;
            if (at >= 0 && at < (cell->to - cell->from) / PL_DISC_SECTOR)
                check_int(title->vobus[found++], cell->from + at * PL_DISC_SECTOR);
        }
    }
    check_int(found, title->vobu_count);
}

TEST(tables_of_discs_are_read_as_libdvdread_reads_them)
{
    static const char *const names[] = { "disc", "disc.iso", "disc_cut", "disc_tracks" };
    for (size_t i = 0; i < PL_COUNT(names); i++) {
        pl_error err = { 0 };
        pl_disc disc;
        char *path = corpus_path(names[i]);
        check_ok(pl_disc_read(&disc, path, NULL, NULL, &err));
        dvd_reader_t *reader = open_reference(path);
        ifo_handle_t *all = ifoOpen(reader, 0), *set = ifoOpen(reader, 1);
        check(all != NULL && set != NULL);
        check_int(disc.count, all->tt_srpt->nr_of_srpts);
        for (int k = 0; k < disc.count; k++) {
            int place = all->tt_srpt->title[k].vts_ttn;
            int chain = set->vts_ptt_srpt->title[place - 1].ptt[0].pgcn;
            check_int(disc.titles[k].set, all->tt_srpt->title[k].title_set_nr);
            same_chain(&disc.titles[k], set->vts_pgcit->pgci_srp[chain - 1].pgc);
            same_vobus(&disc.titles[k], set->vts_vobu_admap);
            same_languages(&disc.titles[k], set->vtsi_mat, set->vts_pgcit->pgci_srp[chain - 1].pgc);
        }
        ifoClose(set);
        ifoClose(all);
        DVDClose(reader);
        pl_disc_clear(&disc);
        free(path);
    }
}

TEST(navigation_packs_are_read_as_libdvdread_reads_them)
{
    pl_error err = { 0 };
    pl_disc_title title;
    pl_source source;
    char *path = corpus_path("disc.iso#title-1");
    check_ok(pl_disc_title_read(&title, path, NULL, NULL, &err));
    check_ok(pl_source_open_file(&source, path, NULL, &err));
    for (int i = 0; i < title.vobu_count; i++) {
        enum { PCI = 45, DSI = 1031 };
        pl_disc_nav nav;
        pci_t pci;
        dsi_t dsi;
        uint8_t pack[PL_DISC_SECTOR];
        check_int(source.read(source.ctx, pack, title.vobus[i], sizeof pack), sizeof pack);
        check_ok(pl_disc_nav_read(&nav, &source, title.vobus[i], &err));
        navRead_PCI(&pci, pack + PCI);
        navRead_DSI(&dsi, pack + DSI);
        check_int(nav.start, pci.pci_gi.vobu_s_ptm);
        check_int(nav.end, pci.pci_gi.vobu_e_ptm);
        check_int(nav.sequence_end, pci.pci_gi.vobu_se_e_ptm);
        check_int(nav.bytes, ((int64_t)dsi.dsi_gi.vobu_ea + 1) * PL_DISC_SECTOR);
        check_int(nav.key_bytes, ((int64_t)dsi.dsi_gi.vobu_1stref_ea + 1) * PL_DISC_SECTOR);
        check_int(nav.vob, dsi.dsi_gi.vobu_vob_idn);
        check_int(nav.cell, dsi.dsi_gi.vobu_c_idn);
    }
    source.close(source.ctx);
    pl_disc_title_clear(&title);
    free(path);
}

TEST(files_in_an_image_are_found_where_libdvdread_finds_them)
{
    pl_error err = { 0 };
    pl_source source;
    char *image = corpus_path("disc.iso"), *path = corpus_path("disc.iso#title-1");
    uint32_t bytes = 0;
    uint8_t here[PL_DISC_SECTOR], there[PL_DISC_SECTOR];
    dvd_reader_t *reader = open_reference(image);
    uint32_t sector = UDFFindFile(reader, "/VIDEO_TS/VTS_01_1.VOB", &bytes);
    DVDClose(reader);
    check(sector > 0 && bytes > 0);
    check_ok(pl_source_open_file(&source, path, NULL, &err));
    check_int(source.read(source.ctx, here, 0, sizeof here), sizeof here);
    source.close(source.ctx);
    check_ok(pl_source_open_file(&source, image, NULL, &err));
    check_int(source.read(source.ctx, there, (int64_t)sector * PL_DISC_SECTOR, sizeof there),
              sizeof there);
    source.close(source.ctx);
    check(memcmp(here, there, sizeof here) == 0);
    free(image);
    free(path);
}
