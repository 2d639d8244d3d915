/* desk.h: a reader at work on a document: keys in, and what can be asked of it afterwards. */
#ifndef STELE_DESK_H
#define STELE_DESK_H

#include "check.h"

#include "stele/intake.h"
#include "stele/reader.h"

struct desk {
    char folder[256];          /* of this test; empty at its start, removed at its end */
    struct reader_options how; /* for the next reading; at first without store and configuration */
    struct intake *intake;
    struct reader *reader;
    struct arena *arena;
};

/* For cmocka: STATE becomes a struct desk. */
int desk_begin(void **state);
int desk_finish(void **state);
#define desk_test(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_finish)

struct desk *desk_new(void);
void desk_free(struct desk *desk);

/* ---- files of the test; paths are lent as long as the desk ---- */

const char *desk_path(struct desk *desk, const char *name);
const char *desk_write(struct desk *desk, const char *name, struct slice bytes);

/* ---- a reading: ends the one before ---- */

void desk_open(struct desk *desk, const char *path); /* NULL: the speech */
void desk_open_plain(struct desk *desk, const char *text);
/* Written as Markdown: stele-parse stands beside the test, as CMake put it there. */
void desk_open_markdown(struct desk *desk, const char *text);
void desk_close(struct desk *desk); /* as at the end of stele */
/* What main does when a reload is asked for. */
void desk_reload(struct desk *desk);
/* The test of a desk with the speech on it. */
struct desk *desk_speech(void *const *state);

/* Feeds the keys of the string ("'2}<C-d>/east<Enter>"), and idles after each. */
void desk_press(struct desk *desk, const char *keys);
/* Does idle work until there is none that needs no waiting. */
void desk_idle(struct desk *desk);
/* Waits until the reader has nothing planned any more. */
void desk_rest(struct desk *desk);

/* ---- what is to be seen ---- */

/* The text from the first line of the page on. */
struct slice desk_top(struct desk *desk);
/* The place of the first line. */
size_t desk_place(struct desk *desk);
/* What the last line of the page shows, white space at its end cut. */
struct slice desk_last_line(struct desk *desk);
size_t desk_paragraph(struct desk *desk);     /* the number of the current one; 0 */
struct slice desk_section(struct desk *desk); /* the label that the status names */
struct status desk_status(struct desk *desk);
/* The text of the prompt with "|" where its cursor is; "(closed)". Lent as long as the desk. */
const char *desk_prompt(struct desk *desk);
const char *desk_hint(struct desk *desk); /* of the prompt */

void desk_check_starts(struct slice got, const char *wanted, const char *file, int line);
void desk_check_says(struct slice got, const char *wanted, const char *file, int line);

/* The slice begins with the string; holds it somewhere. */
#define assert_starts(got, wanted)  desk_check_starts((got), (wanted), __FILE__, __LINE__)
#define assert_says(got, wanted)    desk_check_says((got), (wanted), __FILE__, __LINE__)
#define assert_notice(desk, wanted) assert_slice(reader_notice((desk)->reader), (wanted))
#define assert_top(desk, wanted)    assert_starts(desk_top(desk), (wanted))

#endif
