/* From keys to commands: bindings, sequences, counts, and keys that are arguments. */

#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- names of keys ---- */

static void name_key(char key[READER_KEY_BYTES], const char *name)
{
    snprintf(key, READER_KEY_BYTES, "%s", name);
}

size_t reader_key_split(struct slice keys, char key[READER_KEY_BYTES])
{
    if (keys.length == 0)
        return 0;
    size_t length = 1;
    const char *close = keys.bytes[0] == '<' ? memchr(keys.bytes, '>', keys.length) : NULL;
    if (close && close > keys.bytes + 1) {
        length = (size_t)(close - keys.bytes) + 1;
    } else {
        while (length < keys.length && ((unsigned char)keys.bytes[length] & 0xC0) == 0x80)
            length++;
    }
    if (length >= READER_KEY_BYTES)
        length = 1;
    memcpy(key, keys.bytes, length);
    key[length] = '\0';
    if (key[0] == ' ')
        name_key(key, "<Space>");
    else if (key[0] == '\n')
        name_key(key, "<Enter>");
    else if (strcmp(key, "<") == 0)
        name_key(key, "<lt>");
    return length;
}

/* Full-width forms act as the key they are the wide form of; the ideographic comma is where "/" was. */
static void narrow(const char *key, char narrowed[READER_KEY_BYTES])
{
    const unsigned char *b = (const unsigned char *)key;
    name_key(narrowed, key);
    if (strcmp(key, "、") == 0)
        name_key(narrowed, "/");
    if (strlen(key) != 3 || b[0] != 0xEF || (b[1] != 0xBC && b[1] != 0xBD))
        return;
    unsigned character = (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    if (character < 0xFF01 || character > 0xFF5E)
        return;
    char ascii[2] = {(char)(character - 0xFEE0), '\0'};
    reader_key_split(slice_of(ascii), narrowed);
}

/* ---- bindings ---- */

static struct binding *find_exact(struct keymap *keymap, enum context context, struct slice keys)
{
    for (size_t i = 0; i < keymap->count; i++)
        if (keymap->bindings[i].context == context && slice_is(keys, keymap->bindings[i].keys))
            return &keymap->bindings[i];
    return NULL;
}

static bool normalize(struct slice keys, struct buffer *into)
{
    char key[READER_KEY_BYTES];
    while (keys.length > 0) {
        size_t taken = reader_key_split(keys, key);
        buffer_append_string(into, key);
        keys = slice_cut(keys, taken, keys.length);
    }
    return into->length > 0;
}

bool keymap_bind(struct keymap *keymap, enum context context, struct slice keys,
                 const struct command *command, struct slice argument, struct error *error)
{
    struct buffer normal = {0};
    if (!normalize(keys, &normal)) {
        buffer_free(&normal);
        return error_set(error, "no key is named");
    }
    struct binding *binding = find_exact(keymap, context, buffer_slice(&normal));
    if (!binding) {
        array_reserve(keymap->bindings, keymap->capacity, keymap->count + 1);
        binding = &keymap->bindings[keymap->count++];
        *binding = (struct binding){.context = context, .keys = slice_string(buffer_slice(&normal))};
    }
    /* The argument may be a part of what this binding had. */
    char *had = binding->argument;
    binding->command = command;
    binding->argument = argument.length > 0 ? slice_string(argument) : NULL;
    free(had);
    buffer_free(&normal);
    return true;
}

static void bind_defaults(struct keymap *keymap, const struct command *command, enum context context)
{
    struct slice keys = slice_of(command->keys[context]), word;
    while ((word = slice_word(&keys)).length > 0)
        keymap_bind(keymap, context, word, command, (struct slice){0}, NULL);
}

static void bind_sections(struct keymap *keymap)
{
    const struct command *section = command_named(slice_of("section"));
    for (int number = 1; number <= 9; number++) {
        const char digit = (char)('0' + number);
        const char meta[] = {'<', 'M', '-', digit, '>', '\0'};
        struct slice argument = {&digit, 1};
        keymap_bind(keymap, CONTEXT_PAGE, slice_of(meta), section, argument, NULL);
        keymap_bind(keymap, CONTEXT_OUTLINE, argument, section, argument, NULL);
    }
}

void keymap_init(struct keymap *keymap)
{
    for (size_t i = 0; command_table[i].name; i++)
        for (int context = 0; context < CONTEXT_COUNT; context++)
            bind_defaults(keymap, &command_table[i], (enum context)context);
    bind_sections(keymap);
}

void keymap_free(struct keymap *keymap)
{
    for (size_t i = 0; i < keymap->count; i++) {
        free(keymap->bindings[i].keys);
        free(keymap->bindings[i].argument);
    }
    free(keymap->bindings);
    buffer_free(&keymap->pending);
    buffer_free(&keymap->hint);
}

/* ---- sequences ---- */

/* In the outline what it does not bind itself means what it means on the page. */
static const struct binding *lookup(struct keymap *keymap, enum context context, struct slice keys)
{
    const struct binding *binding = find_exact(keymap, context, keys);
    if (!binding && context == CONTEXT_OUTLINE)
        binding = find_exact(keymap, CONTEXT_PAGE, keys);
    return binding;
}

static bool goes_on(const struct binding *binding, enum context context, struct slice keys)
{
    bool here =
        binding->context == context || (context == CONTEXT_OUTLINE && binding->context == CONTEXT_PAGE);
    struct slice bound = slice_of(binding->keys);
    return here && bound.length > keys.length && slice_starts(bound, keys);
}

/* How many bytes, up to a hyphen, begin the names of all commands that the keys can go on to, if there are
 * several: they need not be said. */
static size_t shared_beginning(const struct keymap *keymap, enum context context, struct slice keys)
{
    const char *name = NULL;
    size_t shared = 0, count = 0;
    for (size_t i = 0; i < keymap->count; i++) {
        const char *other = keymap->bindings[i].command->name;
        if (!goes_on(&keymap->bindings[i], context, keys))
            continue;
        if (count++ == 0)
            shared = strlen(name = other);
        while (shared > 0 && (strncmp(name, other, shared) != 0 || name[shared - 1] != '-'))
            shared--;
    }
    return count > 1 ? shared : 0;
}

/* Writes how the pending keys can go on: "y: y paragraph  s section". */
static bool describe_pending(struct keymap *keymap, enum context context)
{
    struct slice pending = buffer_slice(&keymap->pending);
    size_t shared = shared_beginning(keymap, context, pending);
    bool any = false;
    buffer_clear(&keymap->hint);
    buffer_format(&keymap->hint, "%s:", buffer_string(&keymap->pending));
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (!goes_on(binding, context, pending))
            continue;
        buffer_format(&keymap->hint, "%s%s %s", any ? "  " : " ", binding->keys + pending.length,
                      binding->command->name + shared);
        any = true;
    }
    return any;
}

static void forget(struct keymap *keymap)
{
    buffer_clear(&keymap->pending);
    buffer_clear(&keymap->hint);
    keymap->typed_count = 0;
    keymap->waiting = NULL;
}

bool keymap_cancel(struct reader *reader)
{
    struct keymap *keymap = &reader->keymap;
    bool any = keymap->pending.length > 0 || keymap->typed_count > 0 || keymap->waiting;
    forget(keymap);
    return any;
}

static void run(struct reader *reader, const struct command *command, struct slice argument)
{
    struct invocation invocation = {.count = reader->keymap.typed_count, .argument = argument};
    size_t count;
    if (command->argument == ARGUMENT_NONE && slice_number(argument, LARGEST_COUNT, &count))
        invocation.count = (unsigned)count;
    /* What is run may bind the key anew. */
    char *copy = slice_string(argument);
    invocation.argument.bytes = copy;
    forget(&reader->keymap);
    command->run(reader, &invocation);
    free(copy);
}

static bool take_digit(struct reader *reader, const char *key)
{
    struct keymap *keymap = &reader->keymap;
    bool is_digit = key[0] >= '0' && key[0] <= '9' && key[1] == '\0' && keymap->pending.length == 0;
    if (!is_digit || (key[0] == '0' && keymap->typed_count == 0) || reader_context(reader) == CONTEXT_OUTLINE)
        return false;
    unsigned digit = (unsigned)(key[0] - '0'), most = (LARGEST_COUNT - digit) / 10;
    keymap->typed_count = keymap->typed_count > most ? LARGEST_COUNT : keymap->typed_count * 10 + digit;
    buffer_clear(&keymap->hint);
    buffer_format(&keymap->hint, "%u", keymap->typed_count);
    return true;
}

/* A key that does nothing says so; one without a character of its own may be a terminal's doing. */
static void refuse(struct reader *reader, const char *key)
{
    struct keymap *keymap = &reader->keymap;
    const char *help = reader_context(reader) == CONTEXT_PAGE ? "h" : "F1";
    bool printable = key[0] != '<' || keymap->pending.length > strlen(key);
    if (printable)
        reader_say(reader, "%s does nothing here; %s: help", buffer_string(&keymap->pending), help);
    forget(keymap);
}

static void take_key(struct reader *reader, const char *key)
{
    struct keymap *keymap = &reader->keymap;
    enum context context = reader_context(reader);
    buffer_append_string(&keymap->pending, key);
    const struct binding *binding = lookup(keymap, context, buffer_slice(&keymap->pending));
    if (!binding) {
        if (!describe_pending(keymap, context))
            refuse(reader, key);
        return;
    }
    if (binding->command->argument == ARGUMENT_KEY && !binding->argument) {
        keymap->waiting = binding->command;
        buffer_clear(&keymap->hint);
        buffer_format(&keymap->hint, "%s: %s", key, binding->command->argument_name);
        return;
    }
    keymap->drop_g = strcmp(key, "g") == 0 && strcmp(binding->command->name, "top") == 0;
    run(reader, binding->command, slice_of(binding->argument));
}

void keymap_feed(struct reader *reader, const char *typed)
{
    struct keymap *keymap = &reader->keymap;
    char key[READER_KEY_BYTES];
    narrow(typed, key);
    bool dropped = keymap->drop_g && strcmp(key, "g") == 0;
    keymap->drop_g = false;
    if (dropped || take_digit(reader, key))
        return;
    bool escape = strcmp(key, "<Esc>") == 0 || strcmp(key, "<C-c>") == 0;
    if (escape && keymap_cancel(reader))
        return;
    if (keymap->waiting)
        run(reader, keymap->waiting, slice_of(key));
    else
        take_key(reader, key);
}

/* ---- commands ---- */

bool binding_line(struct reader *reader, struct slice rest, struct error *error)
{
    struct slice keys = slice_word(&rest), name = slice_word(&rest);
    const struct command *command = command_named(name);
    if (!command)
        return error_set(error, "bind wants a key and a command; no command \"%.*s\"", (int)name.length,
                         name.bytes);
    return command_takes(command, rest, error) &&
           keymap_bind(&reader->keymap, CONTEXT_PAGE, keys, command, rest, error);
}

void run_bind(struct reader *reader, const struct invocation *invocation)
{
    struct error error;
    if (!binding_line(reader, invocation->argument, &error))
        reader_say(reader, "%s", error.text);
}
