/* How the forms of a text in a file become the text. */
#include "yaml.h"

#include "test.h"

TEST(forms_of_text)
{
    static const struct {
        pl_yaml_form_kind kind;
        const char *bytes, *text;
    } cases[] = {
        { PL_YAML_PLAIN, "one word", "one word" },
        { PL_YAML_PLAIN, "one  \n   word", "one word" },
        { PL_YAML_PLAIN, "one\r\n\r\n  word", "one\nword" },
        { PL_YAML_PLAIN, "one\n\n\n  word", "one\n\nword" },
        { PL_YAML_SINGLE, "it''s '' so", "it's ' so" },
        { PL_YAML_SINGLE, "''''", "''" },
        { PL_YAML_SINGLE, "a \\ b\n c", "a \\ b c" },
        { PL_YAML_DOUBLE, "say \\\"yes\\\" \\\\ no", "say \"yes\" \\ no" },
        { PL_YAML_DOUBLE, "one \\\n   word", "one word" },
        { PL_YAML_DOUBLE, "a \\x41", NULL },
        { PL_YAML_DOUBLE, "a \\0", NULL },
        { PL_YAML_DOUBLE, "a \\", NULL },
        { PL_YAML_KEPT, "    a\n      b\n\n    c\n", "a\n  b\n\nc" },
        { PL_YAML_FOLDED, "    a\n    b\n\n    c\n\n\n", "a b\nc" },
        { PL_YAML_FOLDED, "    a\n      b\n      c\n    d\n", "a\n  b\n  c\nd" },
        { PL_YAML_FOLDED, "", "" },
    };
    for (size_t i = 0; i < PL_COUNT(cases); i++) {
        pl_text text = { 0 };
        bool right = pl_yaml_form(&text, cases[i].kind, cases[i].bytes, strlen(cases[i].bytes));
        check_int(right, cases[i].text != NULL);
        if (right)
            check_text(pl_text_get(&text), cases[i].text);
        pl_text_free(&text);
    }
}
