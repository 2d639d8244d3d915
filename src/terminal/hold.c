#include "hold.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { HOLD_BYTES = 256 };

struct command {
    char bytes[HOLD_BYTES];
    size_t length;
};

/* Global because signal handlers need it. */
static struct {
    int input, output;
    struct termios before, raw;
    struct command take, give[2];
    volatile sig_atomic_t in_use; /* which of the two is given; the other can be changed meanwhile */
    volatile sig_atomic_t open;   /* modes are to be given back at the end */
    volatile sig_atomic_t on;     /* raw modes are set */
    volatile sig_atomic_t screen; /* so is the screen */
} hold;

static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l"; /* bracketed paste, xterm's */

/* Every key arrives as it is, ^C, ^S, ^V and ^Z too, and a line feed stays in its column. */
static struct termios raw_of(struct termios modes)
{
    modes.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    modes.c_oflag &= ~(tcflag_t)OPOST;
    modes.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    modes.c_cflag = (modes.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    return modes;
}

bool hold_open(int input, int output, struct error *error)
{
    if (tcgetattr(input, &hold.before) != 0)
        return error_set(error, "the keys do not come from a terminal: %s", strerror(errno));
    hold.input = input;
    hold.output = output;
    hold.raw = raw_of(hold.before);
    hold.screen = 0;
    if (tcsetattr(input, TCSANOW, &hold.raw) != 0)
        return error_set(error, "the terminal cannot be set up: %s", strerror(errno));
    hold.on = hold.open = 1;
    return true;
}

void hold_close(void)
{
    hold_give_back();
    hold.open = 0;
}

void hold_open_again(void)
{
    hold.open = 1;
    hold_take_again();
}

static void keep(struct command *command, const struct buffer *bytes)
{
    command->length = bytes->length < HOLD_BYTES ? bytes->length : 0;
    if (command->length)
        memcpy(command->bytes, bytes->bytes, command->length);
}

void hold_prepare(const struct capabilities *can, unsigned rows)
{
    struct buffer take = {0}, give = {0};
    capability_put(&take, can->smcup, 0, 0);
    capability_put(&take, can->smkx, 0, 0);
    buffer_append_string(&take, paste_on);
    buffer_append_string(&give, paste_off);
    capability_put(&give, can->sgr0, 0, 0);
    capability_put(&give, can->csr, 0, (int)rows - 1);
    /* Where there is no other screen to go back to, the last line is left for the shell. */
    capability_put(&give, can->cup, (int)rows - 1, 0);
    capability_put(&give, can->rmcup ? NULL : can->el, 0, 0);
    capability_put(&give, can->rmkx, 0, 0);
    capability_put(&give, can->rmcup, 0, 0);
    keep(&hold.take, &take);
    keep(&hold.give[!hold.in_use], &give);
    hold.in_use = !hold.in_use;
    buffer_free(&take);
    buffer_free(&give);
}

bool hold_is_on(void)
{
    return hold.on;
}

bool hold_screen(struct buffer *bytes)
{
    if (hold.screen)
        return false;
    hold.screen = 1;
    buffer_append(bytes, (struct slice){hold.take.bytes, hold.take.length});
    return true;
}

bool hold_has_screen(void)
{
    return hold.screen;
}

static void send(const struct command *command)
{
    for (size_t done = 0; done < command->length;) {
        ssize_t written = write(hold.output, command->bytes + done, command->length - done);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0)
            done += (size_t)written;
    }
}

/* Then the terminal belongs to somebody else, who has set it up. */
static bool in_background(void)
{
    pid_t group = tcgetpgrp(hold.input);
    return group > 0 && group != getpgrp();
}

void hold_give_back(void)
{
    if (!hold.on || in_background())
        return;
    hold.on = 0;
    if (hold.screen)
        send(&hold.give[hold.in_use]);
    hold.screen = 0;
    tcsetattr(hold.input, TCSANOW, &hold.before);
}

void hold_lose(void)
{
    hold.on = hold.screen = 0;
}

void hold_take_again(void)
{
    if (!hold.open || hold.on || in_background())
        return;
    hold.on = tcsetattr(hold.input, TCSANOW, &hold.raw) == 0;
}
