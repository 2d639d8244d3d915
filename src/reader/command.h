/* The commands: a row each, and the function that it runs. */
#ifndef STELE_READER_COMMAND_H
#define STELE_READER_COMMAND_H

#include "keymap.h"

enum argument { ARGUMENT_NONE, ARGUMENT_TEXT, ARGUMENT_OPTIONAL, ARGUMENT_KEY };

struct command {
    const char *group, *name;
    enum argument argument;
    const char *argument_name;
    const char *keys[CONTEXT_COUNT];
    const char *help;
    void (*run)(struct reader *reader, const struct invocation *invocation);
};

/* The count, 1 when none was typed. */
unsigned invocation_times(const struct invocation *invocation);

extern const struct command command_table[];
const struct command *command_named(struct slice name);
/* False: ERROR says what it wants instead of ARGUMENT. */
bool command_takes(const struct command *command, struct slice argument, struct error *error);
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
/* hits.c */
command_function run_hits;
/* bookmarks.c */
command_function run_mark, run_go_mark, run_bookmark, run_bookmarks, run_rename, run_delete;
/* jumps.c */
command_function run_back, run_forward;
/* follow.c */
command_function run_follow, run_open;
/* copying.c */
command_function run_copy_paragraph, run_copy_section, run_copy_cited;
/* register.c */
command_function run_write, run_write_over;
/* outside.c */
command_function run_pipe, run_pipe_section, run_edit;
/* settings.c, keymap.c */
command_function run_wider, run_narrower, run_theme, run_set, run_bind;
/* closing.c */
command_function run_choose, run_close, run_escape, run_cancel, run_quit, run_suspend, run_repaint,
    run_reload, run_next, run_prev;
/* own_page.c, answers.c, commands.c */
command_function run_help, run_messages, run_where, run_command;

#endif
