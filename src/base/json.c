#include "plumbline/base/json.h"

#include <math.h>
#include <string.h>

static void add_quoted(pl_text *out, const char *words)
{
    size_t left = strlen(words);
    pl_text_add_char(out, '"');
    while (left) {
        size_t good = pl_utf8_check(words, left);
        for (size_t i = 0; i < good; i++) {
            unsigned char c = (unsigned char)words[i];
            if (c == '"' || c == '\\')
                pl_text_add_format(out, "\\%c", c);
            else if (c == '\n')
                pl_text_add(out, "\\n");
            else if (c < 0x20 || c == 0x7F)
                pl_text_add_format(out, "\\u%04x", c);
            else
                pl_text_add_char(out, (char)c);
        }
        words += good;
        left -= good;
        if (left) {
            pl_text_add(out, "\uFFFD");
            words++;
            left--;
        }
    }
    pl_text_add_char(out, '"');
}

static void begin(pl_json *json, const char *name)
{
    if (json->behind_value)
        pl_text_add_char(&json->text, ',');
    if (name) {
        add_quoted(&json->text, name);
        pl_text_add_char(&json->text, ':');
    }
    json->behind_value = true;
}

static void open_with(pl_json *json, const char *name, char mark)
{
    begin(json, name);
    pl_text_add_char(&json->text, mark);
    json->behind_value = false;
}

static void close_with(pl_json *json, char mark)
{
    pl_text_add_char(&json->text, mark);
    json->behind_value = true;
}

void pl_json_object(pl_json *json, const char *name)
{
    open_with(json, name, '{');
}

void pl_json_end_object(pl_json *json)
{
    close_with(json, '}');
}

void pl_json_array(pl_json *json, const char *name)
{
    open_with(json, name, '[');
}

void pl_json_end_array(pl_json *json)
{
    close_with(json, ']');
}

void pl_json_string(pl_json *json, const char *name, const char *value)
{
    begin(json, name);
    if (value)
        add_quoted(&json->text, value);
    else
        pl_text_add(&json->text, "null");
}

void pl_json_int(pl_json *json, const char *name, int64_t value)
{
    begin(json, name);
    pl_text_add_format(&json->text, "%lld", (long long)value);
}

void pl_json_real(pl_json *json, const char *name, double value)
{
    begin(json, name);
    if (isfinite(value))
        pl_text_add_format(&json->text, "%.10g", value);
    else
        pl_text_add(&json->text, "null");
}

void pl_json_bool(pl_json *json, const char *name, bool value)
{
    begin(json, name);
    pl_text_add(&json->text, value ? "true" : "false");
}

void pl_json_null(pl_json *json, const char *name)
{
    begin(json, name);
    pl_text_add(&json->text, "null");
}
