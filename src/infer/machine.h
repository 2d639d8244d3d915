/* Lines such as a machine writes: of a log, a patch, a program, a table. */
#ifndef STELE_INFER_MACHINE_H
#define STELE_INFER_MACHINE_H

#include "scan.h"

void machine_note_line(struct scan *scan, const struct line *line);

#endif
