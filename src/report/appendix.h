/* What both forms of the appendix say of an item beside its title. */
#ifndef REPORT_APPENDIX_H
#define REPORT_APPENDIX_H

#include "plumbline/model/rubric.h"

enum { APPENDIX_FACTS_ROOM = 64 };
/* "once for the session · weight 2 · critical" */
const char *appendix_facts(char room[APPENDIX_FACTS_ROOM], const pl_item *item);

#endif
