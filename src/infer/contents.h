/* The table of contents: no heading itself, but it says which lines are. */
#ifndef STELE_INFER_CONTENTS_H
#define STELE_INFER_CONTENTS_H

#include "scan.h"

enum contents {
    CONTENTS_NONE,
    CONTENTS_SOME, /* it names headings; there may be others */
    CONTENTS_ALL,  /* it is numbered: it names every heading that its author wanted named */
};

/* Finds the table and sets its candidates outside. NULL: there is none; free it before the scan. */
struct contents_table;

struct contents_table *contents_find(struct scan *scan);
void contents_free(struct contents_table *table); /* NULL is allowed */
/* Looks for what it names, and confirms the candidates that it names, for about that long. True when all of
 * it has been looked for. */
bool contents_step(struct contents_table *table, uint64_t until);
/* Then: what it names is believed when most of it was found again in the text. */
enum contents contents_judge(struct contents_table *table);

#endif
