/* reader: the state of one reading and its commands: keys in, requests out; it knows no screen, only a size.
 */
#ifndef STELE_READER_H
#define STELE_READER_H

#include "stele/base.h"
#include "stele/document.h"
#include "stele/intake.h"
#include "stele/layout.h"
#include "stele/search.h"

struct reader;

struct reader_options {
    const char *store_path;  /* of the database; NULL: nothing is remembered */
    const char *config_path; /* read if it exists; NULL: none */
    bool ascii;              /* the screen shows only ASCII: the chrome is drawn with it */
};

/* Reads INTAKE, which stays the caller's and outlives the reader. Free it: that keeps the last place. */
struct reader *reader_new(struct intake *intake, const struct reader_options *options);
void reader_free(struct reader *reader);
/* After a reload: the document is another one now; places are found again by their words. */
void reader_adopt(struct reader *reader, struct intake *intake);
/* Goes on with another document, whose own place and marks are taken up; settings stay. */
void reader_turn_to(struct reader *reader, struct intake *intake);

/* ---- what happens to it ---- */

void reader_resize(struct reader *reader, unsigned rows, unsigned columns);
/* A key by its name ("j", "<C-d>", "<PageDown>"). */
void reader_feed(struct reader *reader, const char *key);
void reader_paste(struct reader *reader, struct slice text);
/* Idle work for about that long. True when there is none left for now; more of the document may still come.
 */
bool reader_step(struct reader *reader, unsigned microseconds);
/* Milliseconds until there is idle work again; -1: none is planned. */
int reader_timeout(const struct reader *reader);
/* Goes to PLACE as --at names it. False: ERROR says that there is no such place. */
bool reader_go(struct reader *reader, struct slice place, struct error *error);
/* The section that WORDS name, or that holds the place they name; NOWHERE: ERROR says that there is none. */
size_t reader_section(struct reader *reader, struct slice words, struct error *error);
/* Runs a line as if typed at ":". */
void reader_command(struct reader *reader, struct slice line);
void reader_notify(struct reader *reader, struct slice sentence);

/* The keys of a string such as "gg", "<C-d>x": writes the first into KEY (room for READER_KEY_BYTES). Returns
 * the bytes it took; 0 at the end. A line feed or a space is "<Enter>" or "<Space>". */
enum { READER_KEY_BYTES = 32 };
size_t reader_key_split(struct slice keys, char key[READER_KEY_BYTES]);

enum request_kind {
    REQUEST_QUIT,
    REQUEST_COPY,  /* RANGE of the text, with its citation in that style unless it is empty, or TEXT as it is;
                      answer with reader_copied() */
    REQUEST_WRITE, /* reader_register() to the file TEXT, OVER one that exists or not */
    REQUEST_PIPE,  /* RANGE of the text through the shell's command TEXT */
    REQUEST_EDIT,  /* the file in an editor, at line BY (0: not known), and then as REQUEST_RELOAD */
    REQUEST_OPEN,  /* the link TEXT, with the reader's browser */
    REQUEST_SUSPEND,
    REQUEST_REPAINT,
    REQUEST_RELOAD,
    REQUEST_FILE,  /* to go BY files on, or back; answer with reader_turn_to() */
    REQUEST_THEME, /* reader_theme() has changed */
};

struct request {
    enum request_kind kind;
    struct range range;
    struct slice citation, text;
    long by;
    bool over;
};

/* Takes the oldest request, whose TEXT is lent until the next key. False: there is none. */
bool reader_request(struct reader *reader, struct request *request);
/* TEXT was sent WHERE ("the terminal's clipboard"), CITED as it was asked for: shows it. */
void reader_copied(struct reader *reader, struct slice text, bool cited, const char *where);
/* What was copied last; empty: nothing was. Lent until the next copy. */
struct slice reader_register(const struct reader *reader);

/* ---- what the view asks: the page ---- */

struct geometry {
    unsigned rows, columns;
    bool too_small;      /* only a sentence is shown */
    unsigned title_rows; /* 0 or 1, at the top */
    unsigned text_top, text_rows;
    unsigned outline_columns;               /* without its border; 0 when it is not shown */
    bool outline_over;                      /* it hides the left of the page */
    unsigned margin_column, margin_columns; /* ¶ numbers */
    unsigned text_column, text_columns;
    unsigned text_room; /* the most that text_columns could be */
};

/* Another number when what is to be seen may have changed. */
unsigned reader_changes(const struct reader *reader);
const struct geometry *reader_geometry(const struct reader *reader);
/* What is read now: the document, or a page of stele's own such as the help. */
const struct document *reader_document(const struct reader *reader);
struct layout *reader_layout(const struct reader *reader);
/* The name of what is read: the title, else the file's name. Lent until the next key. */
struct slice reader_title(const struct reader *reader);
enum text_ambiguous reader_ambiguous(const struct reader *reader);
bool reader_ascii(const struct reader *reader);   /* the chrome is drawn in ASCII */
bool reader_numbers(const struct reader *reader); /* ¶ numbers are shown */
const char *reader_theme(const struct reader *reader);
/* The encoding that was set, for reading the file again; NULL: none. */
const char *reader_encoding(const struct reader *reader);

/* The lines of the page. Lent until the next key, step or resize. */
size_t reader_page(struct reader *reader, const struct line **lines);
/* The current paragraph, or the block at the top. False: the document is empty. */
bool reader_current(struct reader *reader, struct block *block);
/* Where the cursor stands on the page: the hit, else the current paragraph. */
size_t reader_cursor_place(struct reader *reader);
/* The search whose hits are shown, NULL; the start of the current hit, NOWHERE. */
const struct search *reader_search(const struct reader *reader);
size_t reader_hit(const struct reader *reader);

/* A mark as it is shown: its place now. */
struct shown_mark {
    struct slice name, note;
    size_t place; /* NOWHERE: lost, the words are nowhere any more */
    bool moved;   /* found again by its words */
};
size_t reader_marks(const struct reader *reader);
struct shown_mark reader_mark(const struct reader *reader, size_t index); /* by place, lost ones last */

struct status {
    size_t section;                            /* of the outline; NOWHERE */
    size_t paragraph, paragraphs, page, pages; /* 0: not known yet */
    unsigned percent;
    bool final;
    size_t hit, hits, hits_here; /* the current one, 1 and up; all; those in the section */
    bool searching;
    bool help_unknown, quit_unknown; /* the reader has not used these keys yet */
    struct slice pending;            /* how a key that waits can go on */
};
void reader_status(struct reader *reader, struct status *status);

/* ---- what the view asks: beside and over the page ---- */

struct outline_entry {
    size_t section;
    unsigned depth;    /* 0 is the top */
    bool folded;       /* it has entries below that are not shown */
    bool live, chosen; /* the reader is in it; the outline's own cursor stands on it */
    bool seen;         /* all of it was on the screen */
    size_t hits;       /* of the search, with those of entries that are folded away */
    size_t marks;
};

bool reader_outline_focused(const struct reader *reader);
size_t reader_outline(struct reader *reader, const struct outline_entry **entries);

struct list_row {
    struct slice label, detail;
    struct range hit; /* the part of DETAIL that was searched for; empty where nothing was */
};

struct list {
    struct slice title, hint;
    const struct list_row *rows;
    size_t count, chosen;
    bool grouped; /* rows with one label belong together, and it is shown once */
};
/* NULL when none is open. */
const struct list *reader_list(const struct reader *reader);

struct prompt_picture {
    struct slice label, text, hint;
    size_t cursor; /* bytes into the text */
};
/* False when no prompt is open. */
bool reader_prompt(struct reader *reader, struct prompt_picture *picture);

/* The notice in the last row, empty when there is none; and a panel of text at the foot of the page. */
struct slice reader_notice(const struct reader *reader);
struct panel_picture {
    struct slice title, text, hint; /* HINT: how to see the rest; empty when there is none */
    size_t first;                   /* line of TEXT, cut at all columns of the window, that is shown first */
};
bool reader_panel(const struct reader *reader, struct panel_picture *picture);
unsigned reader_panel_rows(const struct reader *reader); /* the most for its text */

/* ---- the tables, for the manual, --help and tests ---- */

size_t reader_commands(void);
/* Names are for ":" and the configuration; keys are separated by spaces; NULL past the end. */
struct command_description {
    const char *group, *name, *argument, *keys, *outline_keys, *list_keys, *help;
};
struct command_description reader_command_at(size_t index);
/* Keys in a prompt. */
size_t reader_edits(void);
struct edit_description {
    const char *keys, *help;
};
struct edit_description reader_edit_at(size_t index);
size_t reader_settings(void);
struct setting_description {
    const char *name, *values, *initial, *help;
};
struct setting_description reader_setting_at(size_t index);

#endif
