/* keys: a stream of bytes from the terminal, told as keys. It knows no terminal and no clock of its own. */
#ifndef TERMINAL_KEYS_H
#define TERMINAL_KEYS_H

#include "sequence.h"

struct keys;

enum { KEYS_PASTE_BYTES = 1000 * 1000 }; /* what is pasted beyond is dropped */

/* NAMED is lent for the life of it. */
struct keys *keys_new(const struct capability_key *named, size_t count);
void keys_free(struct keys *keys);

/* BYTES came at NOW, in microseconds. */
void keys_feed(struct keys *keys, struct slice bytes, uint64_t now);
/* The next key, by the names of the door. False: none yet. */
bool keys_next(struct keys *keys, uint64_t now, char key[TERMINAL_KEY_BYTES]);
/* What "<Paste>" brought; lent until the next key. Line ends are line feeds. */
struct slice keys_pasted(const struct keys *keys);
/* Milliseconds until what waits for more bytes counts as it is; -1: nothing waits. */
int keys_pending(const struct keys *keys, uint64_t now);

#endif
