/* query: what was typed, as the elements that must follow one another in the text. */
#ifndef STELE_SEARCH_QUERY_H
#define STELE_SEARCH_QUERY_H

#include "stele/search.h"
#include "unit.h"

enum { QUERY_CHARACTERS = 1000, DASHES = 3 /* in a row that a typed space matches */ };

enum element_kind {
    ELEMENT_LETTER, /* any character that is none of the others */
    ELEMENT_GAP,    /* typed white space: white space or dashes, or both */
    ELEMENT_DASH,   /* with white space around it or none, if something precedes and follows */
};

struct element {
    enum element_kind kind;
    uint32_t folded;        /* the letter */
    bool capital, combines; /* combines: it may belong to what precedes it */
    unsigned dashes;        /* typed one after another */
    bool long_dash;         /* one of them, for which others may write two or three */
    bool spaced;            /* white space was typed behind one */
};

struct query {
    struct element *elements;
    size_t count, capacity;
    bool exact;         /* capitals match capitals */
    uint64_t begins[2]; /* the ASCII characters that may be the first of a hit, a bit each */
};

/* READING is new. False: ERROR says what is wrong with what was typed; QUERY is to be freed all the same. */
bool query_read(struct query *query, struct reading *reading, struct slice typed, unsigned ways,
                struct error *error);
void query_free(struct query *query);

/* True if an ASCII character, by itself, may be the first of a hit. */
bool query_may_begin(const struct query *query, unsigned char byte);
bool query_is_long_dash(uint32_t character);

#endif
