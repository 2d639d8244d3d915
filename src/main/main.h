/* The ways to run: in a terminal, by a script of keys, or printing and done. */
#ifndef STELE_MAIN_H
#define STELE_MAIN_H

#include "stele/base.h"
#include "stele/format.h"
#include "stele/intake.h"
#include "stele/process.h"
#include "stele/reader.h"
#include "stele/terminal.h"

#include <stdio.h>

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
    bool regex, words; /* how --search takes what it looks for */
    bool json, markdown, all, no_state, unsafe, linear;
    bool one_screen;         /* print a text that one screen holds, and quit */
    enum format_kind format; /* FORMAT_COUNT: by the file */
    const char *at, *section, *pattern, *keys, *encoding, *import;
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
/* The text of a request to copy. */
void copy_text(const struct reader *reader, const struct request *request, struct buffer *text);
/* The same of a request to pipe. */
void piped_text(const struct reader *reader, const struct request *request, struct buffer *text);
/* ---- shelf.c: the files of the command line ---- */

struct shelf {
    const struct options *options;
    const char *encoding; /* to read files in; NULL: by their bytes */
    struct volume *volumes;
    size_t count, at;
    struct intake *intake; /* of the file that is read; NULL: none is open */
    struct buffer place;   /* that its name asks for: "FILE#PLACE" */
    struct buffer notice;  /* to be given with the next file */
    bool opened, failed;   /* one was; one could not be */
};

/* READS: the command line asks to read; else standard input is taken only where it is named. */
void shelf_fill(struct shelf *shelf, const struct options *options, bool reads);
void shelf_free(struct shelf *shelf);
/* Opens the first file, then the next that can be opened; those that cannot are complained about. False:
 * there is none. */
bool shelf_open_next(struct shelf *shelf, struct error *error);
/* Says which file is read, and applies what the command line asks of its first page; a place that is missing
 * becomes a notice. */
void shelf_start(struct shelf *shelf, struct reader *reader);
/* Answers requests: BY files on or back; the same file again. What went wrong becomes a notice. */
void shelf_turn(struct shelf *shelf, struct reader *reader, long by);
void shelf_reload(struct shelf *shelf, struct reader *reader);

/* ---- the ways to run ---- */

/* Each returns the exit status; what went wrong is said on standard error. */
int run_terminal(struct shelf *shelf, bool ascii);
int run_script(struct shelf *shelf);
int run_print(struct shelf *shelf);

/* Prints what one screen holds to the terminal, as -F wants. False: it is longer, and nothing was printed. */
bool glance(struct terminal *terminal, struct intake *intake, bool ascii);

/* ---- clipboard.c: where a copy goes ---- */

enum { CLIPBOARD_COPIERS = 4 };

/* Programs that were given a text and have not ended yet. Those that still run at the end are left alone. */
struct clipboard {
    struct copier {
        struct process process;
        const char *name;
    } copiers[CLIPBOARD_COPIERS];
    size_t count;
};

/* Sends TEXT to the terminal and to a program for the clipboard, where one is found; waits for neither. WHERE
 * gets their names. */
void clipboard_send(struct clipboard *clipboard, struct terminal *terminal, struct slice text,
                    struct buffer *where);
/* To be called when a child has ended. False: ERROR says which program failed. */
bool clipboard_step(struct clipboard *clipboard, struct error *error);

/* A file without a name that holds TEXT, to be read from its start. Close it; NULL: ERROR says why not. */
FILE *text_as_file(struct slice text, struct error *error);
/* Writes TEXT and a line feed to the file NAME, OVER one that exists or not. False: ERROR says why not. */
bool text_write(struct slice name, struct slice text, bool over, struct error *error);

/* ---- command.c: other programs, on the reader's terminal, whose keys come from INPUT ---- */

/* Shows LINK with $BROWSER: commands parted by colons, the first that can be started; "%s" is the link, which
 * is else the last argument. No shell sees it. False: ERROR says why not. */
bool command_browse(struct terminal *terminal, int input, struct slice link, struct error *error);

/* Runs COMMAND by the shell with TEXT as its standard input, on the terminal, and says there that a key goes
 * on. False: it could not be started, ERROR says why. */
bool command_pipe(struct terminal *terminal, struct slice command, struct slice text, struct error *error);
/* Opens the file PATH in $VISUAL, else $EDITOR, else vi, at LINE unless it is 0. False: ERROR says what went
 * wrong. */
bool command_edit(struct terminal *terminal, int input, struct slice path, long line, struct error *error);

/* ---- bookmarks.c: about what is remembered ---- */

struct report;
/* Those of INTAKE's document, as REPORT says; without INTAKE those of all. */
int print_bookmarks(const struct report *report, struct intake *intake, const struct options *options);
int run_all_bookmarks(const struct options *options);
int run_import(const struct options *options);
/* Forgets the document of INTAKE; without it, that of the path NAME, where no file is any more. */
int forget_document(struct intake *intake, const struct options *options, const char *name);
int run_forget(const struct options *options);

void complain(const struct error *error);

#endif
