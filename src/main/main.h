/* The ways to run: in a terminal, by a script of keys, or printing and done. */
#ifndef STELE_MAIN_H
#define STELE_MAIN_H

#include "stele/base.h"
#include "stele/format.h"
#include "stele/intake.h"
#include "stele/reader.h"

enum { STATUS_DONE, STATUS_NOTHING_FOUND, STATUS_ERROR };

enum mode {
    MODE_READ,
    MODE_OUTLINE,
    MODE_METADATA,
    MODE_SEARCH,
    MODE_BOOKMARKS,
    MODE_IMPORT,
    MODE_FORGET,
    MODE_TEXT,
    MODE_TREE,
    MODE_LAYOUT,
    MODE_SCREEN
};

struct options {
    enum mode mode;
    bool json, markdown, all, no_state, unsafe, linear;
    enum format_kind format; /* FORMAT_COUNT: by the file */
    const char *at, *section, *pattern, *keys, *import;
    struct buffer place;    /* that "at" may point into */
    unsigned width;         /* of --text; 0: one line a paragraph */
    unsigned rows, columns; /* of --size */
    bool over;              /* --help or --version has been printed */
    char **files;
    size_t file_count;
};

/* Reads the command line. False: ERROR says what is wrong with it. */
bool options_read(struct options *options, int count, char *arguments[], struct error *error);
void options_free(struct options *options);

/* What a reader is made with; strings belong to FOUND, which is freed by found_free(). */
struct found {
    struct buffer store_path, config_path;
};
struct reader_options reader_options(const struct options *options, bool ascii, struct found *found);
void found_free(struct found *found);
/* Applies what the command line asks of the first page; a place that is missing becomes a notice. */
void start_reader(struct reader *reader, const struct options *options);
/* The text of a request to copy. */
void copy_text(const struct reader *reader, const struct request *request, struct buffer *text);
/* Opens the file again: INTAKE becomes the new one. What went wrong becomes a notice, and nothing is changed.
 */
void reload(struct reader *reader, const struct options *options, struct intake **intake);

/* Each closes INTAKE and returns the exit status; what went wrong is said on standard error. */
int run_terminal(struct intake *intake, const struct options *options, bool ascii);
int run_script(struct intake *intake, const struct options *options);
int run_print(struct intake *intake, const struct options *options);

/* About what is remembered. --bookmarks prints by the REPORT of INTAKE, which it leaves open, or without both
 * those of all documents; --forget closes INTAKE, which is NULL where the file is gone. */
struct report;
int print_bookmarks(const struct report *report, struct intake *intake, const struct options *options);
int run_all_bookmarks(const struct options *options);
int run_import(const struct options *options);
int run_forget(struct intake *intake, const struct options *options);

void complain(const struct error *error);

#endif
