#include "stele/terminal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "clipboard.h"
#include "hold.h"
#include "keys.h"
#include "locale.h"
#include "screen.h"
#include "signals.h"

struct terminal {
    int input, output;
    struct capabilities capabilities;
    struct screen screen;
    struct keys *keys;
    unsigned rows, columns;
    bool gone; /* it cannot be read or written any more */
};

/* NO_COLOR: https://no-color.org */
static bool wants_colour(void)
{
    const char *value = getenv("NO_COLOR");
    return !value || !*value;
}

static unsigned told_or(unsigned told, int by_type, unsigned otherwise)
{
    return told ? told : by_type > 0 ? (unsigned)by_type : otherwise;
}

/* False: the output is no terminal. */
static bool adopt_size(struct terminal *terminal)
{
    const struct capabilities *can = &terminal->capabilities;
    struct winsize size = {0};
    if (ioctl(terminal->output, TIOCGWINSZ, &size) != 0)
        return false;
    terminal->rows = told_or(size.ws_row, can->default_rows, 24);
    terminal->columns = told_or(size.ws_col, can->default_columns, 80);
    hold_prepare(can, terminal->rows);
    return true;
}

static struct terminal *discard(struct terminal *terminal)
{
    capabilities_free(&terminal->capabilities);
    free(terminal);
    return NULL;
}

struct terminal *terminal_open(int input, int output, struct error *error)
{
    struct terminal *terminal = memory_new(sizeof *terminal);
    terminal->input = input;
    terminal->output = output;
    if (!capabilities_load(&terminal->capabilities, error))
        return discard(terminal);
    if (!adopt_size(terminal)) {
        error_set(error, "the output is not a terminal");
        return discard(terminal);
    }
    if (!signals_open(error))
        return discard(terminal);
    if (!hold_open(input, output, error)) {
        signals_close();
        return discard(terminal);
    }
    screen_open(&terminal->screen, &terminal->capabilities, locale_is_unicode(), wants_colour());
    terminal->keys = keys_new(terminal->capabilities.keys, terminal->capabilities.key_count);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (!terminal)
        return;
    hold_close();
    signals_close();
    screen_close(&terminal->screen);
    keys_free(terminal->keys);
    discard(terminal);
}

/* ---- what goes out ---- */

void terminal_size(const struct terminal *terminal, unsigned *rows, unsigned *columns)
{
    *rows = terminal->rows;
    *columns = terminal->columns;
}

void terminal_resize(struct terminal *terminal)
{
    adopt_size(terminal);
}

static void send(struct terminal *terminal, struct buffer *bytes)
{
    if (bytes->length > 0 && !file_write(terminal->output, buffer_slice(bytes)))
        terminal->gone = true;
    buffer_clear(bytes);
}

unsigned terminal_paint(struct terminal *terminal, const struct frame *frame, bool full)
{
    hold_take_again();
    if (!hold_is_on())
        return 0;
    struct buffer *bytes = &terminal->screen.pen.bytes;
    bool taken = hold_screen(bytes);
    unsigned stand_ins = screen_paint(&terminal->screen, frame, full || taken);
    if (!hold_has_screen()) /* a stop came between: the screen is another's, or blank */
        buffer_clear(bytes);
    send(terminal, bytes);
    return stand_ins;
}

void terminal_print(struct terminal *terminal, const struct frame *frame, unsigned top, unsigned rows,
                    unsigned column)
{
    for (unsigned row = top; row < top + rows; row++)
        screen_print(&terminal->screen, frame, row, column);
    send(terminal, &terminal->screen.pen.bytes);
}

unsigned terminal_rows(int output)
{
    struct winsize size = {0};
    return ioctl(output, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

void terminal_bell(struct terminal *terminal)
{
    struct buffer bytes = {0};
    capability_put(&bytes, terminal->capabilities.bel, 0, 0);
    send(terminal, &bytes);
    buffer_free(&bytes);
}

bool terminal_set_theme(struct terminal *terminal, struct slice name)
{
    bool colour = slice_is(name, "colour");
    if (!colour && !slice_is(name, "mono"))
        return false;
    screen_set_colour(&terminal->screen, colour);
    return true;
}

bool terminal_copy(struct terminal *terminal, struct slice text)
{
    struct buffer bytes = {0};
    bool fits = clipboard_put(&bytes, text, clipboard_between());
    send(terminal, &bytes);
    buffer_free(&bytes);
    return fits;
}

void terminal_suspend(struct terminal *terminal)
{
    (void)terminal;
    signals_suspend();
}

void terminal_lend(struct terminal *terminal)
{
    (void)terminal;
    hold_close();
    signals_ignore_keys(true);
}

void terminal_take_back(struct terminal *terminal)
{
    (void)terminal;
    signals_ignore_keys(false);
    hold_open_again();
}

void terminal_give_back(void)
{
    hold_give_back();
}

/* ---- keys ---- */

bool terminal_read(struct terminal *terminal)
{
    char bytes[4096];
    struct pollfd ready = {.fd = terminal->input, .events = POLLIN};
    while (!terminal->gone && poll(&ready, 1, 0) > 0) {
        ssize_t got = read(terminal->input, bytes, sizeof bytes);
        if (got > 0)
            keys_feed(terminal->keys, (struct slice){bytes, (size_t)got}, clock_microseconds());
        else
            terminal->gone = got == 0 || (errno != EINTR && errno != EAGAIN);
        if (got < (ssize_t)sizeof bytes)
            break;
    }
    return !terminal->gone;
}

bool terminal_key(struct terminal *terminal, char key[TERMINAL_KEY_BYTES])
{
    /* Before bytes count as they are: the rest may have come while nobody looked. */
    if (terminal_pending(terminal) == 0)
        terminal_read(terminal);
    return keys_next(terminal->keys, clock_microseconds(), key);
}

struct slice terminal_pasted(const struct terminal *terminal)
{
    return keys_pasted(terminal->keys);
}

int terminal_pending(const struct terminal *terminal)
{
    return keys_pending(terminal->keys, clock_microseconds());
}
