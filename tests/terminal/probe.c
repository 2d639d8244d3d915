/* probe: opens the terminal, shows what it is told by keys, and says what it saw. A stand-in for main. */
#include "stele/terminal.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { QUIT_STATUS = 0, ERROR_STATUS = 2, HANGUP_STATUS = 7 };

struct probe {
    struct terminal *terminal;
    struct frame *frame;
    struct buffer seen; /* keys, one behind the other */
    unsigned page, stand_ins;
    char text; /* what the pages are made of: 'l'etters, 'w'ide, 's'tyles */
};

static void draw_styles(struct probe *probe, unsigned row)
{
    unsigned column = 0;
    for (unsigned style = 0; style < FRAME_STYLE_COUNT; style++) {
        if (column > 60) {
            column = 0;
            row++;
        }
        column = frame_print(probe->frame, row, column, style, frame_style_name(style)) + 1;
    }
}

static void draw_letters(struct probe *probe, unsigned row)
{
    char line[73];
    for (unsigned i = 0; i < 72; i++)
        line[i] = (char)((i + row + probe->page) % 7 == 6 ? ' ' : 'a' + (i * 5 + row * 3 + probe->page) % 26);
    line[72] = '\0';
    frame_print(probe->frame, row, 0, FRAME_TEXT, line);
}

static void draw_wide(struct probe *probe, unsigned row)
{
    static const char *const lines[] = {
        "东亚合作的三个支柱|",
        "“curly” — dash…|",
        "e\u0301a\u0323\u0302q\u0323 한국어|",
        "👨‍👩‍👧 👍🏽 🇫🇷 ❤️ x|",
        "\033[31mred\tx\177|",
    };
    unsigned line = (row + probe->page) % COUNT_OF(lines);
    frame_print(probe->frame, row, line, FRAME_TEXT, lines[line]);
}

static void paint(struct probe *probe, bool full)
{
    unsigned rows, columns;
    char line[100];
    terminal_size(probe->terminal, &rows, &columns);
    frame_reset(probe->frame, rows, columns, TEXT_NARROW);
    snprintf(line, sizeof line, "probe %ux%u page %u, %u stand-ins", rows, columns, probe->page,
             probe->stand_ins);
    frame_print(probe->frame, 0, 0, FRAME_TITLE, line);
    for (unsigned row = 1; row + 1 < rows; row++)
        if (probe->text == 'l')
            draw_letters(probe, row);
        else if (probe->text == 'w')
            draw_wide(probe, row);
    if (probe->text == 's')
        draw_styles(probe, 1);
    struct slice seen = buffer_slice(&probe->seen);
    if (seen.length > 60)
        seen = slice_cut(seen, seen.length - 60, seen.length);
    frame_cursor(probe->frame, rows - 1, frame_put(probe->frame, rows - 1, 0, columns, FRAME_TEXT, seen));
    probe->stand_ins = terminal_paint(probe->terminal, probe->frame, full);
}

static int leave(struct probe *probe, int status)
{
    terminal_close(probe->terminal);
    frame_free(probe->frame);
    buffer_free(&probe->seen);
    return status;
}

static void copy(struct probe *probe, size_t length)
{
    char *text = memory_new(length);
    memset(text, 'x', length);
    if (!terminal_copy(probe->terminal, (struct slice){text, length}))
        buffer_append_string(&probe->seen, "(too long)");
    free(text);
}

static void write_where_nothing_can_be_written(void)
{
    volatile char *forbidden = mmap(NULL, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *forbidden = 1;
}

static unsigned overflow_the_stack(volatile unsigned depth)
{
    volatile char page[4096] = {0};
    page[depth % sizeof page] = 1;
    return depth == UINT_MAX ? 0 : overflow_the_stack(depth + 1) + (unsigned)page[0];
}

/* False: to be left. */
static bool obey(struct probe *probe, const char *key)
{
    struct slice name = slice_of(key);
    if (slice_is(name, "q"))
        return false;
    if (strchr("lws", key[0]) && !key[1])
        probe->text = key[0];
    else if (slice_is(name, "n"))
        probe->page++;
    else if (slice_is(name, "y"))
        copy(probe, 4);
    else if (slice_is(name, "Y"))
        copy(probe, 74995);
    else if (slice_is(name, "g"))
        terminal_bell(probe->terminal);
    else if (slice_is(name, "m"))
        terminal_set_theme(probe->terminal, slice_of("mono"));
    else if (slice_is(name, "x"))
        write_where_nothing_can_be_written();
    else if (slice_is(name, "o"))
        overflow_the_stack(0);
    else if (slice_is(name, "X"))
        abort();
    else if (slice_is(name, "<C-z>"))
        terminal_suspend(probe->terminal);
    else if (slice_is(name, "<Paste>"))
        buffer_append(&probe->seen, terminal_pasted(probe->terminal));
    return true;
}

static bool take_keys(struct probe *probe)
{
    char key[TERMINAL_KEY_BYTES];
    while (terminal_key(probe->terminal, key)) {
        buffer_append_string(&probe->seen, key);
        if (!obey(probe, key))
            return false;
    }
    return true;
}

static int run(struct probe *probe, int input)
{
    for (bool full = false;;) {
        paint(probe, full);
        struct pollfd ready[] = {{input, POLLIN, 0}, {terminal_wake_descriptor(), POLLIN, 0}};
        poll(ready, 2, terminal_pending(probe->terminal));
        unsigned signals = terminal_signals();
        if (signals & TERMINAL_HANGUP || !terminal_read(probe->terminal))
            return HANGUP_STATUS;
        if (signals & TERMINAL_RESIZED)
            terminal_resize(probe->terminal);
        full = signals & TERMINAL_CONTINUED;
        if (signals & TERMINAL_CHILD)
            buffer_append_string(&probe->seen, "(child)");
        if (!take_keys(probe))
            return QUIT_STATUS;
    }
}

/* With an argument the screen goes to that file. */
int main(int count, char **arguments)
{
    struct probe probe = {.text = 'l'};
    struct error error;
    terminal_set_locale();
    int output = count > 1 ? open(arguments[1], O_WRONLY) : STDOUT_FILENO;
    probe.terminal = terminal_open(STDIN_FILENO, output, &error);
    if (!probe.terminal) {
        fprintf(stderr, "probe: %s\n", error.text);
        return ERROR_STATUS;
    }
    probe.frame = frame_new();
    return leave(&probe, run(&probe, STDIN_FILENO));
}
