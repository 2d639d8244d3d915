/* A reading as a whole: its parts, and what they ask of one another. */
#ifndef STELE_READER_PRIVATE_H
#define STELE_READER_PRIVATE_H

#include "command.h"
#include "keymap.h"
#include "list.h"
#include "memory.h"
#include "prompt.h"
#include "reading.h"
#include "settings.h"

#include "stele/reader.h"

enum { REQUESTS = 8 };

struct reader {
    struct intake *intake;
    struct reading *book, *page; /* the document; what is on the page: it or an own one */
    struct document *own;        /* of stele's own page (help, messages); NULL */
    struct geometry geometry;
    unsigned widest_form;
    bool widest_known;
    struct settings settings;
    struct keymap keymap;
    struct prompt prompt;
    struct list_state list;
    struct memory memory;
    bool outline_hidden, outline_shown; /* by the reader, against what fits */
    struct buffer title;
    struct buffer notice, panel_title, panel_text;
    bool panel_open;
    struct buffer messages; /* all notices so far, a line each */
    struct request requests[REQUESTS];
    size_t request_count;
    bool ascii;
    unsigned interrupts; /* ^C in a row */
    bool used_help, used_quit;
    size_t told_notices, told_document_notices; /* of the intake and its document that were shown */
};

enum context reader_context(const struct reader *reader);
void reader_ask(struct reader *reader, struct request request);
void reader_say(struct reader *reader, const char *format, ...) STELE_PRINTF(2, 3);
void reader_geometry_update(struct reader *reader);

/* Goes to PLACE and shows its line first on the page. */
void go_to(struct reader *reader, size_t place);
/* The same, and keeps where the reader stood to come back to. */
void jump_to(struct reader *reader, size_t place);
/* Shows PLACE without scrolling if it is on the page, else a third down. */
void show_place(struct reader *reader, size_t place);
void go_to_position(struct reader *reader, struct position position);
/* The place that the words of --at or ":" name: NOWHERE, and ERROR says why. */
size_t place_named(struct reader *reader, struct slice words, struct error *error);
/* Where the reader is: the start of the current paragraph, else the top. */
size_t current_place(struct reader *reader);
/* The section that the status names; NOWHERE. */
size_t current_section(struct reader *reader);
size_t numbered_section(const struct document *document, unsigned number);

void own_page_open(struct reader *reader, struct document *document);
bool own_page_close(struct reader *reader);

/* Pages of stele's own. NULL: no memory for one. */
struct document *help_document(void);
struct document *messages_document(struct reader *reader);

#endif
