#include "clipboard.h"

#include <stdlib.h>

enum { SCREEN_CHUNK = 250 }; /* screen drops a string of more than 256 bytes */

static const char string_end[] = "\033\\";

/* RFC 4648, 4. */
static void append_base64(struct buffer *into, struct slice text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < text.length; at += 3) {
        size_t left = text.length - at;
        uint32_t group = 0;
        for (size_t i = 0; i < 3; i++)
            group = group << 8 | (i < left ? (unsigned char)text.bytes[at + i] : 0);
        for (size_t i = 0; i < 4; i++)
            buffer_append_byte(into, i <= left ? digits[group >> (18 - 6 * i) & 63] : '=');
    }
}

/* The command in a string for tmux, which has its escapes doubled. Its own clipboard takes the command as it
 * is. */
static void append_for_tmux(struct buffer *into, struct slice command)
{
    buffer_append(into, command);
    buffer_append_string(into, "\033Ptmux;");
    for (size_t i = 0; i < command.length; i++) {
        if (command.bytes[i] == '\033')
            buffer_append_byte(into, '\033');
        buffer_append_byte(into, command.bytes[i]);
    }
    buffer_append_string(into, string_end);
}

static void append_for_screen(struct buffer *into, struct slice command)
{
    for (size_t at = 0; at < command.length; at += SCREEN_CHUNK) {
        buffer_append_string(into, "\033P");
        buffer_append(into, slice_cut(command, at, at + SCREEN_CHUNK));
        buffer_append_string(into, string_end);
    }
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

enum clipboard_between clipboard_between(void)
{
    if (is_set("TMUX"))
        return CLIPBOARD_TMUX;
    return is_set("STY") ? CLIPBOARD_SCREEN : CLIPBOARD_DIRECT;
}

bool clipboard_put(struct buffer *into, struct slice text, enum clipboard_between between)
{
    if (text.length > CLIPBOARD_BYTES)
        return false;
    struct buffer command = {0};
    buffer_append_string(&command, "\033]52;c;");
    append_base64(&command, text);
    buffer_append_byte(&command, '\a');
    if (between == CLIPBOARD_TMUX)
        append_for_tmux(into, buffer_slice(&command));
    else if (between == CLIPBOARD_SCREEN)
        append_for_screen(into, buffer_slice(&command));
    else
        buffer_append(into, buffer_slice(&command));
    buffer_free(&command);
    return true;
}
