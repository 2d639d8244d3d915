/* The parts of a reading and what they may ask of one another. */
#ifndef STELE_READER_PRIVATE_H
#define STELE_READER_PRIVATE_H

#include "stele/reader.h"
#include "stele/store.h"

/* ---- reading.c: one document on the page
 * ---------------------------------------------------------------------- */

/* A position to come back to. */
struct position {
    size_t top, chosen;
};

struct jumps {
    struct position *items;
    size_t count, capacity, at; /* AT: where the next one back is, one past it */
};

enum fold { FOLD_AUTO, FOLD_OPEN, FOLD_CLOSED };

struct outline {
    bool focused;
    size_t chosen;        /* section */
    unsigned char *folds; /* enum fold, a section each */
    size_t fold_count, fold_capacity;
    struct buffer filter;
    struct outline_entry *entries;
    size_t count, capacity;
};

struct find {
    struct search *search;       /* NULL: nothing is searched */
    struct search *without_case; /* when the capitals of the pattern found nothing */
    struct buffer pattern;
    bool backward;
    size_t hit;                  /* start of the current one; NOWHERE */
    bool seeking, seek_backward; /* a hit is wanted that has not been found yet */
    size_t seek_from;
    struct position origin; /* where the search began */
};

struct seen {
    struct range *items; /* sorted, apart */
    size_t count, capacity;
};

struct reading {
    struct document *document;
    struct layout *layout;
    size_t top;
    bool filled;   /* reached line by line: the page shows every row it has, also a heading in the last */
    size_t chosen; /* place of the paragraph or hit that the reader chose; NOWHERE */
    struct line *lines;
    size_t line_count, line_capacity;
    struct find find;
    struct jumps jumps;
    struct outline outline;
    struct seen seen;
};

struct reading *reading_new(struct document *document);
void reading_free(struct reading *reading); /* not its document */
/* Lays out the page anew. */
void reading_refresh(struct reader *reader, struct reading *reading);
struct position reading_position(const struct reading *reading);
/* The last place that the page shows, one past it. */
size_t reading_page_end(const struct reading *reading);
bool reading_shows(const struct reading *reading, size_t place);
bool reading_at_end(struct reader *reader);

/* ---- keymap.c
 * -------------------------------------------------------------------------------------------------------- */

enum context { CONTEXT_PAGE, CONTEXT_OUTLINE, CONTEXT_LIST, CONTEXT_COUNT };

struct command;

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

/* ---- commands.c: the table
 * ----------------------------------------------------------------------------------------------- */

enum argument { ARGUMENT_NONE, ARGUMENT_TEXT, ARGUMENT_OPTIONAL, ARGUMENT_KEY };

struct command {
    const char *group, *name;
    enum argument argument;
    const char *argument_name;
    const char *keys[CONTEXT_COUNT];
    const char *help;
    void (*run)(struct reader *reader, const struct invocation *invocation);
};

extern const struct command command_table[];
const struct command *command_named(struct slice name);
void command_run(struct reader *reader, const struct command *command, const struct invocation *invocation);
/* One line of the command language: a command with its argument, "set", "bind", a place. False: ERROR says
 * why not. */
bool command_line(struct reader *reader, struct slice line, struct error *error);

typedef void command_function(struct reader *reader, const struct invocation *invocation);

/* moving.c */
command_function run_line_down, run_line_up, run_page_down, run_page_up, run_half_down, run_half_up, run_top,
    run_end, run_percent, run_paragraph_next, run_paragraph_previous, run_goto, run_line, run_page;
/* sections.c */
command_function run_section_next, run_section_previous, run_sibling_next, run_sibling_previous, run_parent,
    run_section;
/* outline.c */
command_function run_outline, run_outline_focus, run_unfold, run_fold, run_unfold_all, run_fold_all,
    run_filter;
/* find.c */
command_function run_search_forward, run_search_backward, run_hit_next, run_hit_previous;
/* marks.c */
command_function run_mark, run_go_mark, run_bookmark, run_bookmarks, run_rename, run_delete;
/* jumps.c */
command_function run_back, run_forward;
/* panel.c, commands about the program */
command_function run_choose, run_close, run_escape, run_cancel, run_quit, run_copy_paragraph,
    run_copy_section, run_copy_cited, run_wider, run_narrower, run_theme, run_where, run_repaint, run_reload,
    run_suspend, run_help, run_command, run_messages, run_set, run_bind;

/* ---- settings.c
 * -------------------------------------------------------------------------------------------------------------
 */

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

/* ---- prompt.c: a line editor as a state machine
 * --------------------------------------------------------------------------------- */

enum prompt_kind {
    PROMPT_CLOSED,
    PROMPT_SEARCH,
    PROMPT_SEARCH_BACKWARD,
    PROMPT_COMMAND,
    PROMPT_BOOKMARK,
    PROMPT_RENAME,
    PROMPT_FILTER,
};

struct history {
    char **lines; /* newest first */
    size_t count, capacity;
    bool loaded;
};

struct prompt {
    enum prompt_kind kind;
    struct buffer text;
    size_t cursor;
    size_t recalled;     /* line of the history that is shown, 1 and up; 0 the typed one */
    struct buffer typed; /* before the history was called */
    size_t completion;   /* how often Tab was typed */
    struct buffer hint;
};

void prompt_open(struct reader *reader, enum prompt_kind kind, struct slice text);
void prompt_close(struct reader *reader);
void prompt_feed(struct reader *reader, const char *key);
void prompt_insert(struct reader *reader, struct slice text);
void prompt_free(struct prompt *prompt);

/* ---- memory.c: the store
 * ------------------------------------------------------------------------------------------------------------
 */

struct mark {
    struct store_mark stored; /* its slices belong to the mark */
    size_t place;             /* now; NOWHERE: lost */
    bool moved;
};

struct memory {
    const char *path;
    struct store *store;
    bool failed;      /* it cannot be used; that was said */
    int64_t document; /* row; 0: not known yet */
    struct mark *marks;
    size_t mark_count, mark_capacity;
    struct history histories[2];
    uint64_t rest_at; /* microseconds of the clock; 0: nothing to save */
    size_t saved_top;
    bool moved;    /* the reader has moved since the start */
    bool anchored; /* marks have their places */
    bool restored;
};

void memory_start(struct reader *reader);
void memory_touch(struct reader *reader); /* the page has moved */
bool memory_step(struct reader *reader);  /* true when there is nothing to do now */
void memory_end(struct reader *reader);
/* Restores the last place and finds the marks again, once the document is there. */
void memory_anchor(struct reader *reader);
void memory_forget_document(struct reader *reader);
/* Stores a mark at PLACE; replaces the one of the same letter. False: it was said why. */
bool memory_keep_mark(struct reader *reader, size_t place, struct slice name);
bool memory_rename_mark(struct reader *reader, size_t index, struct slice name);
bool memory_remove_mark(struct reader *reader, size_t index);
const struct history *memory_history(struct reader *reader, char kind);
void memory_add_history(struct reader *reader, char kind, struct slice line);

/* ---- list.c
 * ------------------------------------------------------------------------------------------------------------------------------
 */

struct list_state {
    bool open;
    struct list list;
    struct arena *arena;
    struct list_row *rows;
    size_t capacity;
    size_t *indices; /* what each row stands for */
    size_t index_capacity;
};

void list_open(struct reader *reader, const char *title, const char *hint);
void list_add(struct reader *reader, struct slice label, struct slice detail, size_t index);
void list_close(struct reader *reader);
void list_move(struct reader *reader, long rows);
size_t list_chosen(const struct reader *reader); /* the index given to list_add; NOWHERE when it is empty */

/* ---- reader.c
 * --------------------------------------------------------------------------------------------------------------------------------
 */

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
void jumps_push(struct reading *reading, struct position position);
bool jumps_back(struct reader *reader);
/* The place that the words of --at or ":" name: NOWHERE, and ERROR says why. */
size_t place_named(struct reader *reader, struct slice words, struct error *error);
/* Where the reader is: the start of the current paragraph, else the top. */
size_t current_place(struct reader *reader);
/* The section that the status names; NOWHERE. */
size_t current_section(struct reader *reader);
size_t numbered_section(const struct document *document, unsigned number);

void outline_move(struct reader *reader, long rows);
void outline_enter(struct reader *reader, size_t section);
void outline_filter(struct reader *reader, struct slice words);
void outline_choose(struct reader *reader);
void outline_leave(struct reader *reader);
void marks_choose(struct reader *reader);
void marks_rename(struct reader *reader, struct slice name);
void find_clear(struct reader *reader);
void find_type(struct reader *reader, struct slice pattern, bool backward);
void find_step_hit(struct reader *reader, bool backward);
void find_accept(struct reader *reader, struct slice pattern, bool backward);
void find_abandon(struct reader *reader);
bool find_step(struct reader *reader, unsigned microseconds);
void find_hint(struct reader *reader, struct buffer *hint);
struct document *help_document(void);
struct document *messages_document(struct reader *reader);
void own_page_open(struct reader *reader, struct document *document);
bool own_page_close(struct reader *reader);
void seen_add(struct seen *seen, struct range range);
bool seen_all(const struct seen *seen, struct range range);

#endif
