/* The table of commands: names, keys, help and functions. Keys, ":", configuration, help and manual all read
 * it. */

#include "reader.h"

const struct command command_table[] = {
    /* group, name, argument, its name, keys {on the page, in the outline, in a list}, help, function */
    {"Moving",
     "line-down",
     ARGUMENT_NONE,
     NULL,
     {"j <Down> <C-e> <C-n> <Enter>", "j <Down> <C-e> <C-n>", "j <Down> <C-e> <C-n>"},
     "scroll one line down",
     run_line_down},
    {"Moving",
     "line-up",
     ARGUMENT_NONE,
     NULL,
     {"k <Up> <C-y> <C-p>", "k <Up> <C-y> <C-p>", "k <Up> <C-y> <C-p>"},
     "scroll one line up",
     run_line_up},
    {"Moving",
     "page-down",
     ARGUMENT_NONE,
     NULL,
     {"<Space> f <C-f> <C-v> <PageDown> <Right>", "<Space> <C-f> <C-v> <PageDown>",
      "<Space> f <C-f> <C-v> <PageDown>"},
     "show what follows the last line",
     run_page_down},
    {"Moving",
     "page-up",
     ARGUMENT_NONE,
     NULL,
     {"b <C-b> <M-v> <PageUp> <Left> <Backspace>", "b <C-b> <M-v> <PageUp> <Backspace>",
      "b <C-b> <M-v> <PageUp> <Backspace>"},
     "show what precedes the first line",
     run_page_up},
    {"Moving",
     "half-page-down",
     ARGUMENT_NONE,
     NULL,
     {"d <C-d>", "d <C-d>", "<C-d>"},
     "scroll half a page down",
     run_half_down},
    {"Moving",
     "half-page-up",
     ARGUMENT_NONE,
     NULL,
     {"u <C-u>", "u <C-u>", "u <C-u>"},
     "scroll half a page up",
     run_half_up},
    {"Moving",
     "top",
     ARGUMENT_NONE,
     NULL,
     {"g <lt> <Home> <M-lt>", "g <lt> <Home>", "g <lt> <Home>"},
     "go to the top; with a count, to that page",
     run_top},
    {"Moving",
     "end",
     ARGUMENT_NONE,
     NULL,
     {"G > <End> <M-gt>", "G > <End>", "G > <End>"},
     "go to the end; with a count, to that page",
     run_end},
    {"Moving", "percent", ARGUMENT_NONE, NULL, {"%"}, "go to that percentage of the text (50%)", run_percent},
    {"Moving",
     "paragraph-next",
     ARGUMENT_NONE,
     NULL,
     {"}"},
     "make the next paragraph the current one",
     run_paragraph_next},
    {"Moving",
     "paragraph-previous",
     ARGUMENT_NONE,
     NULL,
     {"{"},
     "make the previous paragraph the current one",
     run_paragraph_previous},
    {"Moving",
     "goto",
     ARGUMENT_TEXT,
     "PLACE",
     {NULL},
     "go to a place: a section's label, ordinal or number, ¶12, page 3, 40%, line 80, /words",
     run_goto},
    {"Moving", "page", ARGUMENT_TEXT, "N", {NULL}, "go to page N; :N does the same", run_page},
    {"Moving", "line", ARGUMENT_TEXT, "N", {NULL}, "go to line N of a plain text", run_line},

    {"Sections", "section-next", ARGUMENT_NONE, NULL, {"] s"}, "go to the next section", run_section_next},
    {"Sections",
     "section-previous",
     ARGUMENT_NONE,
     NULL,
     {"[ S"},
     "go to the previous section",
     run_section_previous},
    {"Sections",
     "sibling-next",
     ARGUMENT_NONE,
     NULL,
     {"J"},
     "go to the next section of the same level",
     run_sibling_next},
    {"Sections",
     "sibling-previous",
     ARGUMENT_NONE,
     NULL,
     {"K"},
     "go to the previous section of the same level",
     run_sibling_previous},
    {"Sections", "parent", ARGUMENT_NONE, NULL, {"P"}, "go to the section around this one", run_parent},
    {"Sections",
     "section",
     ARGUMENT_TEXT,
     "N",
     {NULL},
     "go to section N as the document numbers it ('1 to '9, M-1 to M-9; in the outline 1 to 9)",
     run_section},
    {"Sections", "outline", ARGUMENT_NONE, NULL, {"t"}, "show or hide the outline", run_outline},
    {"Sections",
     "outline-focus",
     ARGUMENT_NONE,
     NULL,
     {"<Tab>", "<Tab>"},
     "move into the outline and out of it",
     run_outline_focus},
    {"In the outline",
     "choose",
     ARGUMENT_NONE,
     NULL,
     {NULL, "<Enter>", "<Enter> l <Right>"},
     "go to the chosen entry",
     run_choose},
    {"In the outline",
     "unfold",
     ARGUMENT_NONE,
     NULL,
     {NULL, "l <Right>"},
     "unfold the chosen entry",
     run_unfold},
    {"In the outline", "fold", ARGUMENT_NONE, NULL, {NULL, "h <Left>"}, "fold the chosen entry", run_fold},
    {"In the outline", "unfold-all", ARGUMENT_NONE, NULL, {NULL, "zR"}, "unfold all entries", run_unfold_all},
    {"In the outline", "fold-all", ARGUMENT_NONE, NULL, {NULL, "zM"}, "fold all entries", run_fold_all},
    {"In the outline",
     "filter",
     ARGUMENT_NONE,
     NULL,
     {NULL, "f", "/"},
     "show only the entries that match what is typed; in a list: /, and its rows",
     run_filter},

    {"Searching",
     "search",
     ARGUMENT_OPTIONAL,
     "WORDS",
     {"/", "/"},
     "search ahead, as you type; alone, the last words again",
     run_search_forward},
    {"Searching",
     "search-backward",
     ARGUMENT_OPTIONAL,
     "WORDS",
     {"?", "?"},
     "search back",
     run_search_backward},
    {"Searching", "hit-next", ARGUMENT_NONE, NULL, {"n"}, "go to the next hit", run_hit_next},
    {"Searching", "hit-previous", ARGUMENT_NONE, NULL, {"N"}, "go to the previous hit", run_hit_previous},
    {"Searching",
     "hits",
     ARGUMENT_NONE,
     NULL,
     {"&", "&", "&"},
     "list the hits, each with its section and the words around it",
     run_hits},
    {"Searching",
     "escape",
     ARGUMENT_NONE,
     NULL,
     {"<Esc>", "<Esc>", "<Esc>"},
     "close what is open, or forget the search; never quits",
     run_escape},

    {"Marks and jumps",
     "mark",
     ARGUMENT_KEY,
     "a letter names the mark",
     {"m"},
     "mark the current paragraph with a letter",
     run_mark},
    {"Marks and jumps",
     "go-mark",
     ARGUMENT_KEY,
     "a letter goes to its mark  1-9 section  ' back",
     {"'", "'"},
     "go to the mark of a letter; '1 to '9 section, '' back",
     run_go_mark},
    {"Marks and jumps",
     "bookmark",
     ARGUMENT_OPTIONAL,
     "NAME",
     {"M"},
     "bookmark the current paragraph by a name",
     run_bookmark},
    {"Marks and jumps",
     "bookmarks",
     ARGUMENT_NONE,
     NULL,
     {"B", "B"},
     "list bookmarks and marks",
     run_bookmarks},
    {"Marks and jumps",
     "rename",
     ARGUMENT_NONE,
     NULL,
     {NULL, NULL, "r"},
     "rename the chosen bookmark",
     run_rename},
    {"Marks and jumps",
     "delete",
     ARGUMENT_NONE,
     NULL,
     {NULL, NULL, "dd <Delete>"},
     "delete the chosen bookmark",
     run_delete},
    {"Marks and jumps",
     "back",
     ARGUMENT_NONE,
     NULL,
     {"<C-o> H <M-Left>"},
     "go back to where the last jump began",
     run_back},
    {"Marks and jumps", "forward", ARGUMENT_NONE, NULL, {"L <M-Right>"}, "go forward again", run_forward},

    {"Notes and links",
     "follow",
     ARGUMENT_NONE,
     NULL,
     {"o"},
     "show the note or go where the link on the page leads; of several, list them",
     run_follow},
    {"Notes and links",
     "open",
     ARGUMENT_NONE,
     NULL,
     {NULL},
     "open the link that was shown, or the only one on the page, with $BROWSER",
     run_open},

    {"Copying",
     "copy-cited",
     ARGUMENT_NONE,
     NULL,
     {"Y", "Y"},
     "copy the current paragraph with its citation; in the outline, the chosen section",
     run_copy_cited},
    {"Copying",
     "copy-paragraph",
     ARGUMENT_NONE,
     NULL,
     {"yy"},
     "copy the current paragraph",
     run_copy_paragraph},
    {"Copying", "copy-section", ARGUMENT_NONE, NULL, {"ys"}, "copy the section", run_copy_section},
    {"Copying",
     "write",
     ARGUMENT_TEXT,
     "FILE",
     {NULL},
     "write what was copied last to a new file",
     run_write},
    {"Copying", "write!", ARGUMENT_TEXT, "FILE", {NULL}, "the same, over a file that exists", run_write_over},
    {"Copying",
     "pipe",
     ARGUMENT_OPTIONAL,
     "COMMAND",
     {"|"},
     "give the current paragraph to a command of the shell",
     run_pipe},
    {"Copying",
     "pipe-section",
     ARGUMENT_TEXT,
     "COMMAND",
     {NULL},
     "give the section to one",
     run_pipe_section},

    {"View", "wider", ARGUMENT_NONE, NULL, {"+"}, "make the text column wider", run_wider},
    {"View", "narrower", ARGUMENT_NONE, NULL, {"-"}, "make the text column narrower", run_narrower},
    {"View", "theme", ARGUMENT_NONE, NULL, {"c"}, "next theme", run_theme},
    {"View", "where", ARGUMENT_NONE, NULL, {"= <C-g>"}, "say where the reader is", run_where},
    {"View",
     "repaint",
     ARGUMENT_NONE,
     NULL,
     {"<C-l> r", "<C-l> r", "<C-l>"},
     "repaint the screen",
     run_repaint},
    {"View", "reload", ARGUMENT_NONE, NULL, {"R"}, "read the file again, at the same words", run_reload},
    {"View", "messages", ARGUMENT_NONE, NULL, {NULL}, "show all notices again", run_messages},
    {"View", "set", ARGUMENT_TEXT, "NAME VALUE", {NULL}, "change a setting", run_set},
    {"View", "bind", ARGUMENT_TEXT, "KEY COMMAND", {NULL}, "give a key another meaning", run_bind},

    {"Files",
     "edit",
     ARGUMENT_NONE,
     NULL,
     {NULL},
     "open the file in $VISUAL or $EDITOR, and read it again afterwards",
     run_edit},
    {"Files", "next", ARGUMENT_NONE, NULL, {NULL}, "go to the next file; :n does the same", run_next},
    {"Files", "prev", ARGUMENT_NONE, NULL, {NULL}, "go back to the file before; :p does the same", run_prev},

    {"stele", "help", ARGUMENT_NONE, NULL, {"h <F1>", "<F1>", "<F1>"}, "show all keys", run_help},
    {"stele", "command", ARGUMENT_NONE, NULL, {":", ":", ":"}, "type a command by its name", run_command},
    {"stele",
     "suspend",
     ARGUMENT_NONE,
     NULL,
     {"<C-z>", "<C-z>", "<C-z>"},
     "suspend stele; fg goes on",
     run_suspend},
    {"stele",
     "close",
     ARGUMENT_NONE,
     NULL,
     {"q", "q", "q"},
     "close what is open; on the bare page, quit",
     run_close},
    {"stele",
     "cancel",
     ARGUMENT_NONE,
     NULL,
     {"<C-c>", "<C-c>", "<C-c>"},
     "cancel; twice in a row, quit",
     run_cancel},
    {"stele", "quit", ARGUMENT_NONE, NULL, {"Q ZZ", "Q ZZ", "Q ZZ"}, "quit; :q does the same", run_quit},
    {0},
};

unsigned invocation_times(const struct invocation *invocation)
{
    return invocation->count ? invocation->count : 1;
}

const struct command *command_named(struct slice name)
{
    static const struct {
        const char *name, *meant;
    } short_names[] = {{"q", "quit"}, {"n", "next"}, {"p", "prev"}};
    for (size_t i = 0; i < COUNT_OF(short_names); i++)
        if (slice_is(name, short_names[i].name))
            name = slice_of(short_names[i].meant);
    for (const struct command *command = command_table; command->name; command++)
        if (slice_is(name, command->name))
            return command;
    return NULL;
}

/* ---- the command language ---- */

/* What is no command's name is a place: a number is a page. */
static bool go_to_line(struct reader *reader, struct slice line, struct error *error)
{
    struct buffer words = {0};
    size_t page;
    if (slice_number(line, SIZE_MAX, &page))
        buffer_append_string(&words, "page ");
    buffer_append(&words, line);
    bool known = want_place(reader, buffer_slice(&words), true, error);
    buffer_free(&words);
    return known;
}

static bool is_place(struct slice line)
{
    return (line.bytes[0] >= '0' && line.bytes[0] <= '9') || line.bytes[0] == '/' ||
           slice_starts(line, slice_of("¶"));
}

bool command_takes(const struct command *command, struct slice argument, struct error *error)
{
    size_t count;
    if (command->argument == ARGUMENT_TEXT && argument.length == 0)
        return error_set(error, "%s wants %s", command->name, command->argument_name);
    if (command->argument == ARGUMENT_NONE && argument.length > 0 &&
        !slice_number(argument, LARGEST_COUNT, &count))
        return error_set(error, "%s takes only a count", command->name);
    return true;
}

bool command_line(struct reader *reader, struct slice line, struct error *error)
{
    struct slice rest = slice_trim(line);
    size_t count = 0;
    if (rest.length == 0)
        return true;
    if (is_place(rest))
        return go_to_line(reader, rest, error);
    struct slice name = slice_word(&rest);
    const struct command *command = command_named(name);
    if (!command)
        return error_set(error, "no command %.*s; Tab completes names, h lists them", (int)name.length,
                         name.bytes);
    if (!command_takes(command, rest, error))
        return false;
    if (command->argument == ARGUMENT_NONE)
        slice_number(rest, LARGEST_COUNT, &count);
    command->run(reader, &(struct invocation){.count = (unsigned)count, .argument = rest});
    return true;
}

void run_command(struct reader *reader, const struct invocation *invocation)
{
    (void)invocation;
    prompt_open(reader, PROMPT_COMMAND, (struct slice){0});
}

/* ---- for the manual and tests ---- */

size_t reader_commands(void)
{
    return COUNT_OF(command_table) - 1;
}

struct command_description reader_command_at(size_t index)
{
    const struct command *command = &command_table[index];
    return (struct command_description){
        .group = command->group,
        .name = command->name,
        .argument = command->argument == ARGUMENT_KEY ? NULL : command->argument_name,
        .keys = command->keys[CONTEXT_PAGE],
        .outline_keys = command->keys[CONTEXT_OUTLINE],
        .list_keys = command->keys[CONTEXT_LIST],
        .help = command->help,
    };
}
