#include "test.h"

#include "plumbline/base/file.h"
#include "plumbline/base/hash.h"
#include "plumbline/base/text.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TEST(a_file_is_written_whole_or_not_at_all)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *path = pl_path_join(folder, "Ünïcode 中.txt");
    check_ok(pl_file_write(path, "one", 3, &err));
    check_ok(pl_file_write(path, "second", 6, &err));
    size_t size;
    char *text = pl_file_read(&size, path, 100, &err);
    check_text(text, "second");
    pl_names names;
    check_ok(pl_folder_list(&names, folder, &err));
    check_int(names.count, 1);
    pl_names_free(&names);
    check_fails(pl_file_read(&size, path, 5, &err), PL_BAD_INPUT);
    check_fails(pl_file_write("/proc/nothing/here", "x", 1, &err), PL_NOT_FOUND);
    free(text);
    free(path);
    free(folder);
}

TEST(a_full_drive_leaves_nothing_half_written)
{
    /* a limit on the size of files makes the write fail half-way, as a full drive does */
    char *folder = test_new_folder(), *path = pl_path_join(folder, "target");
    test_write(path, "old");
    pid_t child = fork();
    if (child == 0) {
        static char big[64 * 1024];
        pl_error err = { 0 };
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 4096, 4096 });
        bool ok = pl_file_write(path, big, sizeof big, &err);
        _exit(!ok && err.code == PL_FULL ? 0 : 1);
    }
    int status;
    check_int(waitpid(child, &status, 0), child);
    check_int(status, 0);
    char *text = test_read(path);
    check_text(text, "old");
    pl_error err = { 0 };
    pl_names names;
    check_ok(pl_folder_list(&names, folder, &err));
    check_int(names.count, 1);
    pl_names_free(&names);
    free(text);
    free(path);
    free(folder);
}

TEST(folders_and_paths)
{
    pl_error err = { 0 };
    char *folder = test_new_folder(), *deep = pl_path_join(folder, "a/b/c");
    check_ok(pl_folder_make(deep, 0700, &err));
    check_ok(pl_folder_make(deep, 0700, &err));
    struct stat st;
    check(stat(deep, &st) == 0 && (st.st_mode & 0777) == 0700);
    check_text(pl_path_name(deep), "c");
    char *above = pl_path_folder(deep);
    check(pl_text_ends(above, "/a/b"));
    char *file = pl_path_join(folder, "file");
    test_write(file, "x");
    check_fails(pl_folder_make(file, 0700, &err), PL_CANNOT_READ);
    check(pl_path_network(folder) == NULL);
    pl_names names;
    check_fails(pl_folder_list(&names, "/no/such", &err), PL_NOT_FOUND);
    check_has(err.text, "there is no such file or folder");
    free(file);
    free(above);
    free(deep);
    free(folder);
}

TEST(hashes_are_blake2b)
{
    /* BLAKE2b-256 of "" and "abc", from the reference implementation's b2sum -l 256 */
    char hash[PL_HASH_ROOM];
    check_text(pl_hash_bytes(hash, "", 0),
               "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    check_text(pl_hash_bytes(hash, "abc", 3),
               "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    pl_hash *parts = pl_hash_new();
    pl_hash_add(parts, "a", 1);
    pl_hash_add(parts, "bc", 2);
    check_text(pl_hash_end(hash, parts),
               "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    pl_hash_free(parts);
}

TEST(a_path_in_the_own_folder_is_said_shortly)
{
    static const char *const cases[][3] = {
        { "/home/t", "/home/t/a/b", "~/a/b" },     { "/home/t/", "/home/t/a", "~/a" },
        { "/home/t", "/home/tt/a", "/home/tt/a" }, { "/home/t", "/home/t", "/home/t" },
        { "", "/home/t/a", "/home/t/a" },          { "/", "/a", "/a" },
    };
    char *before = pl_copy_text(getenv("HOME"));
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        setenv("HOME", cases[i][0], 1);
        char *said = pl_path_said(cases[i][1]);
        check_text(said, cases[i][2]);
        free(said);
    }
    if (before)
        setenv("HOME", before, 1);
    free(before);
}
