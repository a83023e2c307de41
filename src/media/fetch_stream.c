#include "fetch.h"
const pl_fetch_way pl_fetch_stream = { 0 };
