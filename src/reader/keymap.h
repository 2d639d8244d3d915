/* From keys to commands. */
#ifndef STELE_READER_KEYMAP_H
#define STELE_READER_KEYMAP_H

#include "stele/reader.h"

enum context { CONTEXT_PAGE, CONTEXT_OUTLINE, CONTEXT_LIST, CONTEXT_SELECTION, CONTEXT_COUNT };

struct command;

enum { LARGEST_COUNT = 100 * 1000 * 1000 };

struct invocation {
    unsigned count; /* 0: none was typed */
    struct slice argument;
};

struct binding {
    enum context context;
    char *keys;
    const struct command *command;
    char *argument; /* NULL: none */
};

struct keymap {
    struct binding *bindings;
    size_t count, capacity;
    struct buffer pending; /* keys of an unfinished sequence */
    unsigned typed_count;
    const struct command *waiting; /* for the key that is its argument */
    bool drop_g;
    struct buffer hint;
};

void keymap_init(struct keymap *keymap);
void keymap_free(struct keymap *keymap);
void keymap_feed(struct reader *reader, const char *key);
/* Forgets a count and an unfinished sequence. True if there was one. */
bool keymap_cancel(struct reader *reader);
bool keymap_bind(struct keymap *keymap, enum context context, struct slice keys,
                 const struct command *command, struct slice argument, struct error *error);

#endif
