#include "plumbline/library/texts.h"

#include "embedded.h"
#include "plumbline/base/file.h"
#include "plumbline/base/memory.h"
#include "plumbline/base/text.h"

#include <string.h>

enum { MOST_TEXT = 1 << 20 };

/* A shipped file says in its first words which of the two it is. */
static bool is_programme(const char *text)
{
    for (const char *at = text; at && *at; at = strchr(at, '\n'), at += at != NULL)
        if (pl_text_starts(at, "modules:"))
            return true;
    return false;
}

static void add_text(pl_library_texts *texts, const char *name, char *text, bool shipped)
{
    pl_grow(texts->items, texts->count, texts->room);
    texts->items[texts->count++] =
        (pl_library_text){ .name = pl_copy_text(name), .text = text, .shipped = shipped };
}

static bool add_own(pl_library_texts *texts, const char *folder, pl_text_kind kind, pl_error *err)
{
    char *place = pl_path_join(folder, kind == PL_TEXT_RUBRIC ? "rubrics" : "programmes");
    pl_names names = { 0 };
    bool ok = !pl_path_exists(place) || pl_folder_list(&names, place, err);
    for (int i = 0; ok && i < names.count; i++) {
        if (!pl_text_ends(names.items[i], ".yaml") && !pl_text_ends(names.items[i], ".yml"))
            continue;
        char *path = pl_path_join(place, names.items[i]);
        size_t size;
        pl_error why = { 0 };
        char *text = pl_file_read(&size, path, MOST_TEXT, &why);
        if (text) /* one that cannot be read is named by `rubric check`, and does not hide the others */
            add_text(texts, path, text, false);
        free(path);
    }
    pl_names_free(&names);
    free(place);
    return ok;
}

bool pl_library_texts_read(pl_library_texts *out, const char *folder, pl_text_kind kind,
                           pl_error *err)
{
    pl_library_texts texts = { 0 };
    if (folder && !add_own(&texts, folder, kind, err))
        return false;
    for (int i = 0; embedded[i].name; i++)
        if (is_programme(embedded[i].text) == (kind == PL_TEXT_PROGRAMME))
            add_text(&texts, embedded[i].name, pl_copy_text(embedded[i].text), true);
    *out = texts;
    return true;
}

void pl_library_texts_free(pl_library_texts *texts)
{
    for (int i = 0; i < texts->count; i++) {
        free(texts->items[i].name);
        free(texts->items[i].text);
    }
    free(texts->items);
    *texts = (pl_library_texts){ 0 };
}

/* What the two kinds have in common for finding. */
typedef struct parsed {
    pl_rubric *rubric;
    pl_programme *programme;
    const char *id;
    int edition;
} parsed;

static bool parse(parsed *out, pl_problems *problems, pl_text_kind kind, const char *text,
                  size_t size)
{
    *out = (parsed){ 0 };
    if (kind == PL_TEXT_RUBRIC) {
        if (!pl_rubric_parse(&out->rubric, problems, text, size))
            return false;
        out->id = out->rubric->id;
        out->edition = out->rubric->edition;
        return true;
    }
    if (!pl_programme_parse(&out->programme, problems, text, size))
        return false;
    out->id = out->programme->id;
    out->edition = out->programme->edition;
    return true;
}

static void parsed_free(parsed *p)
{
    pl_rubric_free(p->rubric);
    pl_programme_free(p->programme);
    *p = (parsed){ 0 };
}

static bool from_file(parsed *out, char **text_out, const char *path, pl_text_kind kind,
                      pl_error *err)
{
    size_t size;
    char *text = pl_file_read(&size, path, MOST_TEXT, err);
    if (!text)
        return false;
    pl_problems problems = { 0 };
    bool ok = parse(out, &problems, kind, text, size);
    if (!ok) {
        const pl_problem *first = &problems.items[0];
        pl_fail(err, PL_BAD_INPUT, "%s:%d:%d: %s (%d in all; see: plumbline %s check %s).", path,
                first->line, first->column, first->text, problems.faults,
                kind == PL_TEXT_RUBRIC ? "rubric" : "programme", path);
    }
    pl_problems_free(&problems);
    if (ok)
        *text_out = text;
    else
        free(text);
    return ok;
}

/* "group-session-review@1" as its id and its edition; 0: the newest */
static void split_name(char id[128], int *edition, const char *name)
{
    const char *at = strrchr(name, '@');
    long long number = 0;
    size_t size = at ? (size_t)(at - name) : strlen(name);
    if (at && !pl_number_parse(&number, at + 1, 1, 1000000))
        size = strlen(name);
    *edition = (int)number;
    if (size > 127)
        size = 127;
    memcpy(id, name, size);
    id[size] = '\0';
}

static bool from_library(parsed *out, char **text_out, const char *folder, const char *name,
                         pl_text_kind kind, pl_error *err)
{
    pl_library_texts texts;
    if (!pl_library_texts_read(&texts, folder, kind, err))
        return false;
    char id[128];
    int edition;
    split_name(id, &edition, name);
    parsed best = { 0 };
    int best_at = -1;
    for (int i = 0; i < texts.count; i++) {
        parsed one = { 0 };
        pl_problems problems = { 0 };
        const char *text = texts.items[i].text;
        bool fits = parse(&one, &problems, kind, text, strlen(text)) && strcmp(one.id, id) == 0 &&
                    (edition ? one.edition == edition : one.edition > best.edition);
        pl_problems_free(&problems);
        if (fits) {
            parsed_free(&best);
            best = one;
            best_at = i;
        } else {
            parsed_free(&one);
        }
    }
    const char *noun = kind == PL_TEXT_RUBRIC ? "rubric" : "programme";
    if (best_at >= 0) {
        *out = best;
        *text_out = pl_copy_text(texts.items[best_at].text);
    } else {
        pl_fail(err, PL_NOT_FOUND, "There is no %s \"%s\". See: plumbline %s list.", noun, name,
                noun);
    }
    pl_library_texts_free(&texts);
    return best_at >= 0;
}

static bool find(parsed *out, char **text, const char *folder, const char *name, pl_text_kind kind,
                 pl_error *err)
{
    bool path = strchr(name, '/') || pl_text_ends(name, ".yaml") || pl_text_ends(name, ".yml");
    return path ? from_file(out, text, name, kind, err)
                : from_library(out, text, folder, name, kind, err);
}

bool pl_library_rubric(pl_rubric **out, char **text, const char *folder, const char *name,
                       pl_error *err)
{
    parsed found;
    if (!find(&found, text, folder, name, PL_TEXT_RUBRIC, err))
        return false;
    *out = found.rubric;
    return true;
}

bool pl_library_rubric_file(pl_rubric **out, char **text, const char *path, pl_error *err)
{
    parsed found;
    if (!from_file(&found, text, path, PL_TEXT_RUBRIC, err))
        return false;
    *out = found.rubric;
    return true;
}

bool pl_library_programme(pl_programme **out, char **text, const char *folder, const char *name,
                          pl_error *err)
{
    parsed found;
    if (!find(&found, text, folder, name, PL_TEXT_PROGRAMME, err))
        return false;
    *out = found.programme;
    return true;
}
