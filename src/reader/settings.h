/* What the reader can set. */
#ifndef STELE_READER_SETTINGS_H
#define STELE_READER_SETTINGS_H

#include "stele/format.h"
#include "stele/reader.h"

struct settings {
    unsigned width; /* the most columns of the text */
    bool numbers, wrap, reflow;
    bool regex, words; /* what is searched for is a regular expression; only whole words are found */
    enum { OUTLINE_AUTO, OUTLINE_ON, OUTLINE_OFF } outline;
    enum text_ambiguous ambiguous;
    const char *theme;
    struct slice citation;              /* how it is written */
    char encoding[ENCODING_NAME_BYTES]; /* "": by the bytes */
    unsigned changes;                   /* how often one was set */
};

void settings_init(struct reader *reader);
bool setting_set(struct reader *reader, struct slice name, struct slice value, struct error *error);
/* The INDEXth name that begins with PREFIX, or of the setting NAME the value; empty past the end. */
struct slice setting_completion(struct slice name, struct slice prefix, size_t index);

/* One line that sets or binds. False: ERROR says what is wrong with it. */
bool settings_line(struct reader *reader, struct slice rest, struct error *error);
bool binding_line(struct reader *reader, struct slice rest, struct error *error);
/* Reads the configuration file, if there is one: lines "set NAME VALUE" and "bind KEY COMMAND". What is wrong
 * becomes a notice with the line. */
void config_read(struct reader *reader, const char *path);

#endif
