#ifndef STELE_REPORT_PRIVATE_H
#define STELE_REPORT_PRIVATE_H

#include "stele/report.h"

#include <jansson.h>

/* A new string of valid UTF-8, whatever the bytes. */
json_t *json_text(struct slice text);
/* NUMBER counts from 1; 0 becomes null. */
json_t *json_number(size_t number);
/* Adds NAME unless TEXT is empty: what is missing is missing. */
void json_add_known(json_t *object, const char *name, struct slice text);
/* Writes VALUE with jansson's FLAGS, control characters escaped, and frees it. */
void json_print(json_t *value, size_t flags, FILE *out);

/* Prints TEXT as text_visible() makes it, the controls in KEPT as they are. */
void print_visible(FILE *out, struct slice text, const char *kept);
/* The number of the first paragraph that lies in RANGE, at least in part; 0. */
size_t paragraph_in(const struct document *document, struct range range);
/* The longest beginning of TEXT in whole characters that takes at most LIMIT bytes. Returns bytes. */
size_t fit_characters(struct slice text, size_t limit);

#endif
