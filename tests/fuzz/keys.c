/* The decoder of keys: any bytes in any pieces are told as keys that have names, and nothing waits for ever.
 */
#include "fuzz.h"

#include "terminal/keys.h"

#include <string.h>

static const struct capability_key named[] = {
    {{"\033OA", 3}, "Up", 0},
    {{"\033[[A", 4}, "F1", 0},
    {{"\033[7$", 4}, "Home", MODIFIER_SHIFT},
    {{"\177", 1}, "Backspace", 0},
};

static void take_keys(struct keys *keys, uint64_t now)
{
    char key[TERMINAL_KEY_BYTES];
    while (keys_next(keys, now, key)) {
        size_t length = strnlen(key, sizeof key);
        demand(length > 0 && length < sizeof key);
        for (size_t i = 0; i < length; i++)
            demand((unsigned char)key[i] >= ' ' && key[i] != 127);
        demand(keys_pasted(keys).length <= KEYS_PASTE_BYTES);
    }
}

void fuzz_input(struct slice bytes)
{
    enum { SECOND = 1000 * 1000 };
    uint64_t now = 0;
    struct keys *keys = keys_new(named, COUNT_OF(named));
    while (bytes.length > 0) {
        unsigned choice = fuzz_byte(&bytes);
        keys_feed(keys, slice_cut(bytes, 0, choice / 4), now);
        bytes = slice_cut(bytes, choice / 4, bytes.length);
        now += choice % 4 * 20000;
        take_keys(keys, now);
    }
    for (int i = 0; i < 3; i++)
        take_keys(keys, now += UINT64_C(20) * SECOND);
    demand(keys_pending(keys, now) == -1);
    keys_free(keys);
}
