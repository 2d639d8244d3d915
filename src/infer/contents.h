/* The table of contents: no heading itself, but it says which lines are. */
#ifndef STELE_INFER_CONTENTS_H
#define STELE_INFER_CONTENTS_H

#include "scan.h"

enum contents {
    CONTENTS_NONE,
    CONTENTS_SOME, /* it names headings; there may be others */
    CONTENTS_ALL,  /* it is numbered: it names every heading that its author wanted named */
};

/* Finds the table, sets its candidates outside and confirms those that it names. What it names is believed
 * when most of it was found again in the text. */
enum contents contents_apply(struct scan *scan);

#endif
