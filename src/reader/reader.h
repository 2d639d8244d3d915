/* A reading as a whole: its parts, and what they ask of one another. */
#ifndef STELE_READER_PRIVATE_H
#define STELE_READER_PRIVATE_H

#include "command.h"
#include "keymap.h"
#include "list.h"
#include "marks.h"
#include "memory.h"
#include "prompt.h"
#include "reading.h"
#include "settings.h"
#include "want.h"

#include "stele/reader.h"

enum { REQUESTS = 8 };

/* Text at the foot of the page. */
struct panel {
    bool open;
    struct buffer title, text;
    size_t first; /* line that is shown first; more than can be scrolled: as far as can be */
};

struct reader {
    struct intake *intake;
    struct reading *book, *page; /* the document; what is on the page: it or an own one */
    struct document *own;        /* of stele's own page (help, messages); NULL */
    struct geometry geometry;
    struct settings settings;
    struct keymap keymap;
    struct prompt prompt;
    struct list_state list;
    struct memory memory;
    struct marks marks;
    struct want want;
    struct panel panel;
    struct buffer notice, messages; /* the one that is shown; all so far, a line each */
    struct request requests[REQUESTS];
    size_t request_count;
    struct arena *asked;  /* their texts */
    struct buffer copied; /* the register: what was copied last */
    struct buffer link;   /* the one that was shown last, in full */
    bool ascii;
    uint64_t watch_at;   /* microseconds of the clock: when to look whether the file has changed */
    unsigned interrupts; /* ^C in a row */
    bool used_help, used_quit;
    size_t told_intake, told_document; /* notices of the intake and of its document that were shown */
    unsigned changes;                  /* how often something may have changed on the screen */
};

enum context reader_context(const struct reader *reader);
void reader_ask(struct reader *reader, struct request request);
void reader_say(struct reader *reader, const char *format, ...) STELE_PRINTF(2, 3);
/* Says what the intake and the parser have to say, once. */
void notices_tell(struct reader *reader);
const char *paragraph_sign(const struct reader *reader); /* "¶", as the screen can show it */
void reader_geometry_update(struct reader *reader);

/* Goes to PLACE and shows its line first on the page. */
void go_to(struct reader *reader, size_t place);
/* Goes to the page that ends with the line that shows PLACE. */
void end_with(struct reader *reader, size_t place);
/* Goes to PLACE, and keeps where the reader stood to come back to. */
void jump_to(struct reader *reader, size_t place);
/* Shows PLACE without scrolling if it is on the page, else a third down. */
void show_place(struct reader *reader, size_t place);
/* Shows PLACE by as little scrolling as can be, and makes it the chosen one. */
void scroll_to(struct reader *reader, size_t place);
void go_to_position(struct reader *reader, struct position position);
/* Where the reader is: the start of the current paragraph, else the top. */
size_t current_place(struct reader *reader);
/* What copying and piping take: the current paragraph; of a cell, its row. False: there is nothing, which is
 * said. */
bool copying_range(struct reader *reader, struct range *range);
/* The section that they take: the one chosen in the outline, else the current one. False: likewise. */
bool copying_section(struct reader *reader, struct range *range);
/* The section that the status names; NOWHERE. */
size_t current_section(struct reader *reader);
size_t numbered_section(const struct document *document, unsigned number);

/* Shows TEXT, which is copied, at the foot of the page, from its first line on. */
void panel_show(struct reader *reader, const char *title, struct slice text);
/* The same, from the line on that lets its end be seen. */
void panel_show_end(struct reader *reader, const char *title, struct slice text);
/* Follows the row that is chosen in the list of notes and links. */
void follow_choose(struct reader *reader);

/* Any key closes an open panel, but for those that scroll what does not fit. True for those that do no more
 * than that. */
bool panel_feed(struct reader *reader, const char *key);

/* Asks to pipe what copying takes through COMMAND; nothing if that is empty. */
void outside_pipe(struct reader *reader, struct slice command);

/* A page of stele's own over the document. */
void own_page_open(struct reader *reader, struct document *document);
/* False: none is open. */
bool own_page_close(struct reader *reader);
#define HELP_TITLE "Help"
struct document *help_document(void); /* NULL: no memory for it */

#endif
