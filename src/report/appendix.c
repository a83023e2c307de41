#include "appendix.h"

#include <stdio.h>

const char *appendix_facts(char room[APPENDIX_FACTS_ROOM], const pl_item *item)
{
    static const char *const of[] = { [PL_PER_FACILITATOR] = "for each facilitator",
                                      [PL_PER_SESSION] = "once for the session",
                                      [PL_PER_SERVICE] = "of the service" };
    snprintf(room, APPENDIX_FACTS_ROOM, "%s · weight %d%s", of[item->per], item->weight,
             item->critical ? " · critical" : "");
    return room;
}
