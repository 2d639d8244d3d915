#ifndef STELE_REPORT_PRIVATE_H
#define STELE_REPORT_PRIVATE_H

#include "stele/report.h"

#include <jansson.h>

/* A new string of valid UTF-8, whatever the bytes. */
json_t *json_text(struct slice text);
/* Adds NAME unless TEXT is empty: what is missing is missing. */
void json_add_known(json_t *object, const char *name, struct slice text);
/* Writes VALUE and a line feed, and frees it. */
void json_print(json_t *value, FILE *out);

void print_slice(FILE *out, struct slice text);
/* The number of the paragraph at PLACE, or of the first one that follows; 0. */
size_t paragraph_at(const struct document *document, size_t place);

#endif
