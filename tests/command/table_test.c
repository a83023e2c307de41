#include "test.h"

#include "plumbline/base/text.h"
#include "plumbline/command/table.h"

#include <ctype.h>

TEST(names_are_there_once_and_said_well)
{
    int count = pl_command_count();
    check(count > 80);
    for (int i = 0; i < count; i++) {
        const pl_command *one = pl_command_at(i);
        check(pl_command_find(one->name) == one);
        check(one->run && one->group && one->title && isupper((unsigned char)one->title[0]));
        for (const char *c = one->name; *c; c++)
            check((*c >= 'a' && *c <= 'z') || *c == '-');
    }
    check(pl_command_at(count) == NULL);
}
