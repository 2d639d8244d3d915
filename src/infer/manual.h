/* Pages of a manual: headings stand at the margin, the text is indented. */
#ifndef STELE_INFER_MANUAL_H
#define STELE_INFER_MANUAL_H

#include "scan.h"

/* True when the text is one: its candidates are replaced by its headings, all chosen. */
bool manual_choose(struct scan *scan);

#endif
