/* The options of less 643 that programs set for their pager: accepted, and all but -F without a meaning here.
 */

#include "less.h"

#include "stele/base.h"

#include <string.h>

const struct less_option less_option_table[] = {
    {'a', LESS_FLAG, "search-skip-screen"},
    {'A', LESS_FLAG, "SEARCH-SKIP-SCREEN"},
    {'b', LESS_NUMBER, "buffers"},
    {'B', LESS_FLAG, "auto-buffers"},
    {'c', LESS_FLAG, "clear-screen"},
    {'C', LESS_FLAG, "CLEAR-SCREEN"},
    {'d', LESS_FLAG, "dumb"},
    {'D', LESS_STRING, "color"},
    {'e', LESS_FLAG, "quit-at-eof"},
    {'E', LESS_FLAG, "QUIT-AT-EOF"},
    {'f', LESS_FLAG, "force"},
    {LESS_ONE_SCREEN, LESS_FLAG, "quit-if-one-screen"},
    {'g', LESS_FLAG, "hilite-search"},
    {'G', LESS_FLAG, "HILITE-SEARCH"},
    {'h', LESS_NUMBER, "max-back-scroll"},
    {'i', LESS_FLAG, "ignore-case"},
    {'I', LESS_FLAG, "IGNORE-CASE"},
    {'j', LESS_NUMBER, "jump-target"},
    {'J', LESS_FLAG, "status-column"},
    {'k', LESS_STRING, "lesskey-file"},
    {'K', LESS_FLAG, "quit-on-intr"},
    {'L', LESS_FLAG, "no-lessopen"},
    {'m', LESS_FLAG, "long-prompt"},
    {'M', LESS_FLAG, "LONG-PROMPT"},
    {'n', LESS_FLAG, "line-numbers"},
    {'N', LESS_FLAG, "LINE-NUMBERS"},
    {'o', LESS_STRING, "log-file"},
    {'O', LESS_STRING, "LOG-FILE"},
    {'p', LESS_STRING, "pattern"},
    {'P', LESS_STRING, "prompt"},
    {'q', LESS_FLAG, "quiet"},
    {'q', LESS_FLAG, "silent"},
    {'Q', LESS_FLAG, "QUIET"},
    {'Q', LESS_FLAG, "SILENT"},
    {'r', LESS_FLAG, "raw-control-chars"},
    {'R', LESS_FLAG, "RAW-CONTROL-CHARS"},
    {'s', LESS_FLAG, "squeeze-blank-lines"},
    {'S', LESS_FLAG, "chop-long-lines"},
    {'t', LESS_STRING, "tag"},
    {'T', LESS_STRING, "tag-file"},
    {'u', LESS_FLAG, "underline-special"},
    {'U', LESS_FLAG, "UNDERLINE-SPECIAL"},
    {'w', LESS_FLAG, "hilite-unread"},
    {'W', LESS_FLAG, "HILITE-UNREAD"},
    {'x', LESS_NUMBER, "tabs"},
    {'X', LESS_FLAG, "no-init"},
    {'y', LESS_NUMBER, "max-forw-scroll"},
    {'z', LESS_NUMBER, "window"},
    {'"', LESS_STRING, "quotes"},
    {'~', LESS_FLAG, "tilde"},
    {'#', LESS_NUMBER, "shift"},
    {0, LESS_STRING, "cmd"},
    {0, LESS_FLAG, "exit-follow-on-close"},
    {0, LESS_FLAG, "file-size"},
    {0, LESS_FLAG, "follow-name"},
    {0, LESS_FLAG, "form-feed"},
    {0, LESS_NUMBER, "header"},
    {0, LESS_FLAG, "incsearch"},
    {0, LESS_STRING, "intr"},
    {0, LESS_STRING, "lesskey-content"},
    {0, LESS_STRING, "lesskey-src"},
    {0, LESS_NUMBER, "line-num-width"},
    {0, LESS_NUMBER, "match-shift"},
    {0, LESS_NUMBER, "modelines"},
    {0, LESS_FLAG, "mouse"},
    {0, LESS_FLAG, "MOUSE"},
    {0, LESS_FLAG, "no-edit-warn"},
    {0, LESS_FLAG, "no-histdups"},
    {0, LESS_FLAG, "no-keypad"},
    {0, LESS_FLAG, "no-number-headers"},
    {0, LESS_FLAG, "no-paste"},
    {0, LESS_FLAG, "no-search-header-columns"},
    {0, LESS_FLAG, "no-search-header-lines"},
    {0, LESS_FLAG, "no-search-headers"},
    {0, LESS_FLAG, "no-vbell"},
    {0, LESS_FLAG, "proc-backspace"},
    {0, LESS_FLAG, "PROC-BACKSPACE"},
    {0, LESS_FLAG, "proc-return"},
    {0, LESS_FLAG, "PROC-RETURN"},
    {0, LESS_FLAG, "proc-tab"},
    {0, LESS_FLAG, "PROC-TAB"},
    {0, LESS_FLAG, "redraw-on-quit"},
    {0, LESS_STRING, "rscroll"},
    {0, LESS_FLAG, "save-marks"},
    {0, LESS_STRING, "search-options"},
    {0, LESS_FLAG, "show-preproc-errors"},
    {0, LESS_NUMBER, "status-col-width"},
    {0, LESS_FLAG, "status-line"},
    {0, LESS_FLAG, "use-backslash"},
    {0, LESS_FLAG, "use-color"},
    {0, LESS_NUMBER, "wheel-lines"},
    {0, LESS_FLAG, "wordwrap"},
};

const size_t less_option_count = COUNT_OF(less_option_table);

/* ---- the variable LESS: options in a row, the leading "-" left out at will, strings up to a "$" ---- */

static const struct less_option *by_letter(char letter)
{
    for (size_t i = 0; i < less_option_count; i++)
        if (letter && less_option_table[i].letter == letter)
            return &less_option_table[i];
    return NULL;
}

static const struct less_option *by_name(struct slice name)
{
    for (size_t i = 0; i < less_option_count; i++)
        if (slice_is(name, less_option_table[i].name))
            return &less_option_table[i];
    return NULL;
}

/* Behind the value of an option of KIND. */
static const char *after_value(const char *at, enum less_kind kind)
{
    if (kind == LESS_NUMBER)
        return at + strspn(at, "=+-.,0123456789");
    if (kind == LESS_STRING)
        at += strcspn(at, "$");
    return *at == '$' ? at + 1 : at;
}

/* The option that AT begins with. Returns where the next begins. */
static const char *take_name(const char *at, bool *one_screen)
{
    struct slice name = {at, strcspn(at, "= $")};
    const struct less_option *option = by_name(name);
    at += name.length;
    if (option && option->letter == LESS_ONE_SCREEN)
        *one_screen = true;
    return after_value(at, option ? option->kind : *at == '=' ? LESS_STRING : LESS_FLAG);
}

static const char *take_letter(const char *at, bool *one_screen)
{
    const struct less_option *option = by_letter(*at);
    if (*at == LESS_ONE_SCREEN)
        *one_screen = true;
    return after_value(at + 1, option ? option->kind : LESS_FLAG);
}

/* "-+F" takes it back. */
static const char *take_back(const char *at, bool *one_screen)
{
    if (*at == LESS_ONE_SCREEN)
        *one_screen = false;
    return *at ? at + 1 : at;
}

bool less_wants_one_screen(const char *variable)
{
    bool one_screen = false;
    const char *at = variable ? variable : "";
    while (*at)
        if (strncmp(at, "--", 2) == 0)
            at = take_name(at + 2, &one_screen);
        else if (strncmp(at, "-+", 2) == 0)
            at = take_back(at + 2, &one_screen);
        else if (*at == '+')
            at = after_value(at, LESS_STRING); /* a command to begin with */
        else
            at = take_letter(at, &one_screen);
    return one_screen;
}
