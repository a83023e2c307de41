#include "plumbline/model/setting.h"

#include "plumbline/base/error.h"
#include "plumbline/base/text.h"

static const struct {
    const char *id, *title;
} settings[PL_SETTING_COUNT] = {
    [PL_SETTING_GROUP] = { "group", "Group" },
    [PL_SETTING_ONE_TO_ONE] = { "one-to-one", "One-to-one" },
    [PL_SETTING_THREE_WAY] = { "three-way-review", "Three-way review" },
};

const char *pl_setting_id(pl_setting setting)
{
    pl_assert(setting < PL_SETTING_COUNT);
    return settings[setting].id;
}

const char *pl_setting_title(pl_setting setting)
{
    pl_assert(setting < PL_SETTING_COUNT);
    return settings[setting].title;
}

bool pl_setting_find(pl_setting *out, const char *id)
{
    for (int i = 0; i < PL_SETTING_COUNT; i++) {
        if (pl_text_same(settings[i].id, id)) {
            *out = (pl_setting)i;
            return true;
        }
    }
    return false;
}
