/* windows: the parts of a text in which a hit may begin that the narrow pattern does not see. */
#ifndef STELE_SEARCH_WINDOWS_H
#define STELE_SEARCH_WINDOWS_H

#include "easy.h"
#include "query.h"

/* Sorted; none meets another. All zero to begin with. */
struct windows {
    struct range *items;
    size_t count, capacity;
    size_t next; /* the first that ends after the place that was asked for last */
};

void windows_clear(struct windows *windows);
void windows_free(struct windows *windows);

/*
 * Fills WINDOWS with the places of PIECE where a hit may begin that holds a hard character, or ends before
 * one. A hit of easy characters alone is at most LONGEST bytes long.
 */
void windows_near_hard(struct windows *windows, struct reading *reading, const struct query *query,
                       const struct easy *easy, struct range piece, size_t longest);
/* The same for hits that pass over an aside. */
void windows_near_asides(struct windows *windows, struct reading *reading, const struct query *query,
                         struct range piece);
/* The first place at or after PLACE that is in one of them; NOWHERE. PLACE is no earlier than at the last
 * call. */
size_t windows_place(struct windows *windows, size_t place);

#endif
