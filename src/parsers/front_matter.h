/* front_matter.h: what stands at the head of a Markdown source: YAML, TOML or a title block. */
#ifndef STELE_PARSERS_FRONT_MATTER_H
#define STELE_PARSERS_FRONT_MATTER_H

#include "stele/base.h"
#include "stele/sink.h"

struct front_entry {
    enum meta_key key;
    struct slice value; /* not empty, one line */
};

struct front_matter {
    size_t length; /* bytes of the source that it takes; 0: there is none */
    struct front_entry *entries;
    size_t count, capacity;
    struct arena *arena; /* of the values */
    struct error fault;  /* why nothing is known although there is front matter; else empty */
};

/* Reads the head of SOURCE. Free it. */
void front_matter_read(struct front_matter *front, struct slice source);
void front_matter_free(struct front_matter *front);

/* Keeps VALUE if front matter knows NAME, and there is no value of its kind yet or it is an author. */
void front_matter_add(struct front_matter *front, struct slice name, struct slice value);

/* The first value of KEY; empty when there is none. */
struct slice front_matter_value(const struct front_matter *front, enum meta_key key);
/* Appends the names of the authors: "Given Family, Given Family". */
void front_matter_byline(const struct front_matter *front, struct buffer *line);

#endif
