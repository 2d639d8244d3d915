/* The line at the foot of the screen that is being typed. */
#ifndef STELE_READER_PROMPT_H
#define STELE_READER_PROMPT_H

#include "stele/reader.h"

enum prompt_kind {
    PROMPT_CLOSED,
    PROMPT_SEARCH,
    PROMPT_SEARCH_BACKWARD,
    PROMPT_COMMAND,
    PROMPT_BOOKMARK,
    PROMPT_RENAME,
    PROMPT_FILTER,
    PROMPT_PIPE,
    PROMPT_LIST_FILTER,
};

struct prompt {
    enum prompt_kind kind;
    struct buffer text;
    size_t cursor;
    size_t recalled;     /* line of the history that is shown, 1 and up; 0 the typed one */
    struct buffer typed; /* before the history was called */
    size_t completion;   /* how often Tab was typed */
    struct buffer stem;  /* before Tab was typed */
    struct buffer hint, label;
};

/* completion.c: what may stand at the last word of LINE, the INDEXth, empty past the end. FROM gets where
 * that word begins. */
struct slice completion_at(struct slice line, size_t index, size_t *from);

void prompt_open(struct reader *reader, enum prompt_kind kind, struct slice text);
void prompt_close(struct reader *reader);
void prompt_feed(struct reader *reader, const char *key);
void prompt_insert(struct reader *reader, struct slice text);
void prompt_free(struct prompt *prompt);

#endif
