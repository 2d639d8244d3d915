/* What the reader can set. */
#ifndef STELE_READER_SETTINGS_H
#define STELE_READER_SETTINGS_H

#include "stele/reader.h"

struct settings {
    unsigned width;
    bool numbers, wrap;
    enum { OUTLINE_AUTO, OUTLINE_ON, OUTLINE_OFF } outline;
    enum text_ambiguous ambiguous;
    const char *theme;
};

void settings_init(struct settings *settings);
bool setting_set(struct reader *reader, struct slice name, struct slice value, struct error *error);
/* The next name or value that begins with PREFIX, the INDEXth; NULL past the end. */
const char *setting_completion(struct slice name, struct slice prefix, size_t index);
/* Reads the configuration file, if there is one. What is wrong in it becomes notices with its line. */
void config_read(struct reader *reader, const char *path);

#endif
