/* asides: what stands in the text and is no part of its sentences: note references and hidden text. */
#ifndef STELE_SEARCH_ASIDES_H
#define STELE_SEARCH_ASIDES_H

#include "stele/document.h"

struct aside {
    struct range range;
    bool hidden; /* never read; a note reference may be read or passed over */
};

/* Sorted; none meets another. All zero to begin with. */
struct asides {
    struct aside *items;
    size_t count, capacity;
    size_t spans; /* of the document, looked at */
};

/* What is read of a text: all but what is hidden, or neither that nor the note references. */
enum reading_way { READ_ALL, READ_OVER_NOTES };

/* Takes up those that start before LIMIT and were not there at the last call. */
void asides_collect(struct asides *asides, const struct document *document, size_t limit);
void asides_free(struct asides *asides);
/* The first place at or after AT that is read. */
size_t asides_pass(const struct asides *asides, size_t at, enum reading_way way);
/* The same backwards: where the text before AT ends. */
size_t asides_pass_back(const struct asides *asides, size_t at);
/* The index of the first that ends after PLACE. */
size_t asides_index(const struct asides *asides, size_t place);

#endif
