/* Which Plumbline this is; a build may say another one. */
#ifndef PLUMBLINE_BASE_VERSION_H
#define PLUMBLINE_BASE_VERSION_H

#ifndef PLUMBLINE_VERSION
#define PLUMBLINE_VERSION "0.1.0"
#endif

#endif
