#include "capabilities.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>
#include <term.h>

/* Names that ncurses-base lacks, by how they begin, and what such a terminal understands. */
static const struct {
    const char *start, *kin;
} kindred[] = {
    {"xterm", "xterm-256color"},   {"foot", "xterm-256color"},    {"alacritty", "xterm-256color"},
    {"kitty", "xterm-256color"},   {"ghostty", "xterm-256color"}, {"wezterm", "xterm-256color"},
    {"contour", "xterm-256color"}, {"rio", "xterm-256color"},     {"st-", "xterm-256color"},
    {"konsole", "xterm-256color"}, {"vte", "xterm-256color"},     {"gnome", "xterm-256color"},
    {"iterm", "xterm-256color"},   {"mintty", "xterm-256color"},  {"tmux", "tmux-256color"},
    {"screen", "screen-256color"},
};

static const char *kin_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(kindred); i++)
        if (slice_starts(slice_of(name), slice_of(kindred[i].start)))
            return kindred[i].kin;
    return NULL;
}

/* Without a descriptor: setupterm would ask the system what hold and terminal ask better. */
static bool set_up(struct error *error)
{
    const char *name = getenv("TERM");
    if (!name || !*name)
        return error_set(error, "TERM is not set, so nobody knows what the terminal understands;"
                                " try TERM=xterm-256color");
    int found = 0;
    if (setupterm(name, -1, &found) == OK)
        return true;
    const char *kin = kin_of(name);
    if (kin && setupterm(kin, -1, &found) == OK)
        return true;
    return error_set(
        error, "the terminal type \"%.40s\" is not known here (terminfo); try TERM=xterm-256color", name);
}

/* A copy without delays ("$<5>"). NULL stays NULL; -1 is what tigetstr calls a name it does not know. */
static const char *copy(struct arena *arena, const char *string)
{
    if (!string || (intptr_t)string == -1)
        return NULL;
    char *into = arena_take(arena, strlen(string) + 1), *end = into;
    while (*string) {
        const char *close = strncmp(string, "$<", 2) == 0 ? strchr(string, '>') : NULL;
        if (close)
            string = close + 1;
        else
            *end++ = *string++;
    }
    return into;
}

/* STRING without PART, as termcap's "me" is made of sgr0 and rmacs. */
static const char *without(struct arena *arena, const char *string, const char *part)
{
    const char *found = string && part && *part ? strstr(string, part) : NULL;
    if (!found)
        return string;
    size_t size = strlen(string) + 1;
    char *into = arena_take(arena, size);
    snprintf(into, size, "%.*s%s", (int)(found - string), string, found + strlen(part));
    return into;
}

static void load_strings(struct capabilities *is, struct arena *arena)
{
    const struct {
        const char **into, *string;
    } strings[] = {
        {&is->smcup, enter_ca_mode},      {&is->rmcup, exit_ca_mode},
        {&is->smkx, keypad_xmit},         {&is->rmkx, keypad_local},
        {&is->clear, clear_screen},       {&is->el, clr_eol},
        {&is->cup, cursor_address},       {&is->cuf, parm_right_cursor},
        {&is->csr, change_scroll_region}, {&is->indn, parm_index},
        {&is->rin, parm_rindex},          {&is->ind, scroll_forward},
        {&is->ri, scroll_reverse},        {&is->bel, bell},
    };
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        *strings[i].into = copy(arena, strings[i].string);
}

/* Where attributes take up cells (xmc), there are none. */
static void load_attributes(struct capabilities *is, struct arena *arena)
{
    is->sgr0 = without(arena, copy(arena, exit_attribute_mode), copy(arena, exit_alt_charset_mode));
    if (!is->sgr0 || magic_cookie_glitch >= 0)
        return;
    is->bold = copy(arena, enter_bold_mode);
    is->smul = copy(arena, enter_underline_mode);
    is->rev = copy(arena, enter_reverse_mode ? enter_reverse_mode : enter_standout_mode);
    is->sitm = copy(arena, enter_italics_mode);
    is->smxx = copy(arena, tigetstr("smxx"));
    is->setaf = copy(arena, set_a_foreground);
    is->setab = copy(arena, set_a_background);
    is->colours = is->setaf && is->setab && max_colors > 0 ? max_colors : 0;
    is->not_with_colour = no_color_video > 0 ? no_color_video : 0;
}

static void load_keys(struct capabilities *is, struct arena *arena)
{
    const struct {
        const char *string, *name;
        unsigned modifiers;
    } keys[] = {
        {key_up, "Up", 0},
        {key_down, "Down", 0},
        {key_left, "Left", 0},
        {key_right, "Right", 0},
        {key_home, "Home", 0},
        {key_end, "End", 0},
        {key_ppage, "PageUp", 0},
        {key_npage, "PageDown", 0},
        {key_ic, "Insert", 0},
        {key_dc, "Delete", 0},
        {key_backspace, "Backspace", 0},
        {key_enter, "Enter", 0},
        {key_btab, "Tab", MODIFIER_SHIFT},
        {key_sr, "Up", MODIFIER_SHIFT},
        {key_sf, "Down", MODIFIER_SHIFT},
        {key_sleft, "Left", MODIFIER_SHIFT},
        {key_sright, "Right", MODIFIER_SHIFT},
        {key_shome, "Home", MODIFIER_SHIFT},
        {key_send, "End", MODIFIER_SHIFT},
        {key_sprevious, "PageUp", MODIFIER_SHIFT},
        {key_snext, "PageDown", MODIFIER_SHIFT},
        {key_sic, "Insert", MODIFIER_SHIFT},
        {key_sdc, "Delete", MODIFIER_SHIFT},
        {key_f1, "F1", 0},
        {key_f2, "F2", 0},
        {key_f3, "F3", 0},
        {key_f4, "F4", 0},
        {key_f5, "F5", 0},
        {key_f6, "F6", 0},
        {key_f7, "F7", 0},
        {key_f8, "F8", 0},
        {key_f9, "F9", 0},
        {key_f10, "F10", 0},
        {key_f11, "F11", 0},
        {key_f12, "F12", 0},
    };
    is->keys = arena_take(arena, sizeof *is->keys * COUNT_OF(keys));
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct slice bytes = slice_of(copy(arena, keys[i].string));
        if (bytes.length > 0)
            is->keys[is->key_count++] = (struct capability_key){bytes, keys[i].name, keys[i].modifiers};
    }
}

bool capabilities_load(struct capabilities *capabilities, struct error *error)
{
    *capabilities = (struct capabilities){0};
    if (!set_up(error))
        return false;
    struct arena *arena = arena_new();
    capabilities->arena = arena;
    capabilities->terminfo = cur_term;
    load_strings(capabilities, arena);
    load_attributes(capabilities, arena);
    load_keys(capabilities, arena);
    capabilities->crlf = carriage_return && cursor_down && strcmp(carriage_return, "\r") == 0 &&
                         strcmp(cursor_down, "\n") == 0;
    capabilities->wraps = auto_right_margin;
    capabilities->wraps_late = eat_newline_glitch;
    capabilities->default_rows = lines;
    capabilities->default_columns = columns;
    if (capabilities->cup && capabilities->clear)
        return true;
    capabilities_free(capabilities);
    return error_set(error, "the terminal type \"%.40s\" cannot move the cursor; try TERM=xterm-256color",
                     getenv("TERM"));
}

void capabilities_free(struct capabilities *capabilities)
{
    if (capabilities->terminfo)
        del_curterm(capabilities->terminfo);
    if (capabilities->arena)
        arena_free(capabilities->arena);
    *capabilities = (struct capabilities){0};
}

void capability_put(struct buffer *into, const char *capability, int first, int second)
{
    if (capability)
        buffer_append_string(into, tiparm(capability, first, second));
}
