/* The table of contents: no heading itself, but it says which lines are. */
#ifndef STELE_INFER_CONTENTS_H
#define STELE_INFER_CONTENTS_H

#include "scan.h"

/* Finds the table, sets its candidates outside and confirms those that it names. True when it was found again
 * in the text and is numbered: then it names every heading that its author wanted named. */
bool contents_apply(struct scan *scan);

#endif
