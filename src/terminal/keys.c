#include "keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How long more bytes are waited for, in milliseconds. A lone Esc must be fast, and nobody types the rest of
 * a sequence by hand; what has begun for sure may be late on a slow line. */
enum { WAIT_SHORT = 25, WAIT_CUT = 1000, WAIT_PASTE = 10000 };

enum { SEQUENCE_LIMIT = 1024 }; /* bytes; no terminal sends so many */

struct keys {
    const struct capability_key *named;
    size_t named_count;
    struct buffer bytes; /* came, not yet told; AT of them are done with */
    size_t at;
    uint64_t arrived; /* when the last of them came */
    enum { IN_KEYS, IN_PASTE, IN_STRING } state;
    struct buffer pasted;
    size_t end_matched; /* of SEQUENCE_PASTE_END */
    bool was_return;
};

struct keys *keys_new(const struct capability_key *named, size_t count)
{
    struct keys *keys = memory_new(sizeof *keys);
    keys->named = named;
    keys->named_count = count;
    return keys;
}

void keys_free(struct keys *keys)
{
    if (!keys)
        return;
    buffer_free(&keys->bytes);
    buffer_free(&keys->pasted);
    free(keys);
}

void keys_feed(struct keys *keys, struct slice bytes, uint64_t now)
{
    buffer_remove(&keys->bytes, 0, keys->at);
    keys->at = 0;
    buffer_append(&keys->bytes, bytes);
    keys->arrived = now;
}

struct slice keys_pasted(const struct keys *keys)
{
    return buffer_slice(&keys->pasted);
}

static struct slice rest_of(const struct keys *keys)
{
    return slice_cut(buffer_slice(&keys->bytes), keys->at, keys->bytes.length);
}

/* ---- time ---- */

/* Milliseconds that what is there is waited with; -1: for nothing. */
static int wait_of(const struct keys *keys)
{
    struct slice rest = rest_of(keys);
    if (keys->state == IN_PASTE)
        return WAIT_PASTE;
    if (keys->state == IN_STRING)
        return WAIT_CUT;
    if (rest.length == 0)
        return -1;
    bool in_character = (unsigned char)rest.bytes[rest.length - 1] >= 0x80;
    return rest.length <= 2 && !in_character ? WAIT_SHORT : WAIT_CUT;
}

int keys_pending(const struct keys *keys, uint64_t now)
{
    int wait = wait_of(keys);
    if (wait < 0)
        return -1;
    uint64_t passed = now > keys->arrived ? (now - keys->arrived) / 1000 : 0;
    return passed >= (uint64_t)wait ? 0 : wait - (int)passed;
}

/* ---- what is pasted ---- */

static void paste_byte(struct keys *keys, char byte)
{
    bool feed_of_return = keys->was_return && byte == '\n';
    keys->was_return = byte == '\r';
    if (!feed_of_return && keys->pasted.length < KEYS_PASTE_BYTES)
        buffer_append_byte(&keys->pasted, byte == '\r' ? '\n' : byte);
}

static void paste_slice(struct keys *keys, struct slice bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        paste_byte(keys, bytes.bytes[i]);
}

/* True when the end has come. Its first byte, ESC, stands in it only once, so that a match that fails begins
 * anew at the byte that failed. */
static bool read_paste(struct keys *keys)
{
    static const char end[] = SEQUENCE_PASTE_END;
    while (keys->at < keys->bytes.length) {
        char byte = keys->bytes.bytes[keys->at++];
        if (byte != end[keys->end_matched]) {
            paste_slice(keys, (struct slice){end, keys->end_matched});
            keys->end_matched = 0;
        }
        if (byte == end[keys->end_matched])
            keys->end_matched++;
        else
            paste_byte(keys, byte);
        if (end[keys->end_matched] == '\0')
            return true;
    }
    return false;
}

static void begin_paste(struct keys *keys)
{
    keys->state = IN_PASTE;
    keys->end_matched = 0;
    keys->was_return = false;
}

/* ---- strings of the terminal ---- */

/* True when it is over: after BEL or ESC \, or before whatever else begins with ESC. */
static bool read_string(struct keys *keys)
{
    for (struct slice rest = rest_of(keys); rest.length > 0; rest = rest_of(keys)) {
        if (rest.bytes[0] == '\033') {
            if (rest.length == 1)
                return false;
            keys->at += rest.bytes[1] == '\\' ? 2 : 0;
            return true;
        }
        keys->at++;
        if (rest.bytes[0] == '\a')
            return true;
    }
    return false;
}

/* ---- keys ---- */

/* Ends what is neither key nor sequence. */
static bool leave(struct keys *keys, bool over, const char *name, char key[TERMINAL_KEY_BYTES])
{
    if (over) {
        keys->state = IN_KEYS;
        snprintf(key, TERMINAL_KEY_BYTES, "%s", name);
    }
    return over;
}

bool keys_next(struct keys *keys, uint64_t now, char key[TERMINAL_KEY_BYTES])
{
    if (keys->state == IN_KEYS)
        buffer_clear(&keys->pasted);
    bool final = keys_pending(keys, now) == 0;
    while (keys->state == IN_KEYS && keys->at < keys->bytes.length) {
        struct slice rest = slice_cut(rest_of(keys), 0, SEQUENCE_LIMIT);
        bool whole = final || rest.length == SEQUENCE_LIMIT;
        struct sequence sequence = sequence_read(rest, whole, keys->named, keys->named_count);
        keys->at += sequence.length;
        if (sequence.kind == SEQUENCE_CUT)
            return false;
        if (sequence.kind == SEQUENCE_PASTE) {
            begin_paste(keys);
        } else if (sequence.kind == SEQUENCE_STRING) {
            keys->state = IN_STRING;
        } else {
            sequence_name(&sequence, key);
            return true;
        }
    }
    final = keys_pending(keys, now) == 0;
    if (keys->state == IN_PASTE)
        return leave(keys, read_paste(keys) || final, "<Paste>", key);
    return keys->state == IN_STRING && leave(keys, read_string(keys) || final, "<Ignore>", key);
}
