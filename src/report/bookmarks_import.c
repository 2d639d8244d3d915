/* Reading what --bookmarks --json printed. All of it is checked before anything is changed. */

#include "bookmarks.h"

#include <stdlib.h>
#include <string.h>

enum { UID_DIGITS = 32, HASH_DIGITS = 16 };

/* An entry that is read. What a record points at lies in the JSON or in ARENA. */
struct entry {
    const json_t *object;
    struct arena *arena;
    struct store_record record;
    const char *fault; /* the member that is not as it should be */
    const char *wanted;
};

static bool blame(struct entry *entry, const char *fault, const char *wanted)
{
    entry->fault = fault;
    entry->wanted = wanted;
    return false;
}

static struct slice string_of(const json_t *value)
{
    return (struct slice){json_string_value(value), json_string_length(value)};
}

/* ---- kinds of values ---- */

static bool is_hexadecimal(struct slice text, size_t digits)
{
    static const char all[] = "0123456789abcdef";
    if (text.length != digits)
        return false;
    for (size_t i = 0; i < digits; i++)
        if (!memchr(all, text.bytes[i], sizeof all - 1))
            return false;
    return true;
}

static bool read_string(const json_t *value, struct slice *string)
{
    *string = string_of(value);
    return json_is_string(value);
}

static bool read_place(const json_t *value, size_t *place)
{
    *place = NOWHERE;
    if (json_is_null(value))
        return true;
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return false;
    *place = (size_t)json_integer_value(value);
    return true;
}

static bool read_anchor(const json_t *value, struct store_anchor *anchor)
{
    return json_is_object(value) && read_place(json_object_get(value, "place"), &anchor->place) &&
           read_string(json_object_get(value, "before"), &anchor->before) &&
           read_string(json_object_get(value, "words"), &anchor->words) &&
           read_string(json_object_get(value, "after"), &anchor->after);
}

/* ---- one function a member ---- */

typedef bool read_member(struct entry *entry, const json_t *value);

static bool read_id(struct entry *entry, const json_t *value)
{
    return read_string(value, &entry->record.mark.uid) && is_hexadecimal(entry->record.mark.uid, UID_DIGITS);
}

static bool read_name(struct entry *entry, const json_t *value)
{
    return read_string(value, &entry->record.mark.name);
}

static bool read_note(struct entry *entry, const json_t *value)
{
    return read_string(value, &entry->record.mark.note);
}

static bool read_state(struct entry *entry, const json_t *value)
{
    entry->record.mark.removed = slice_is(string_of(value), state_name(STATE_REMOVED));
    for (enum state state = 0; state < STATE_UNKNOWN; state++)
        if (json_is_string(value) && slice_is(string_of(value), state_name(state)))
            return true;
    return json_is_null(value);
}

static bool read_style(struct entry *entry, const json_t *value)
{
    enum store_style style = json_is_string(value) ? store_style_named(string_of(value)) : STORE_STYLES;
    entry->record.mark.style = style;
    return style != STORE_STYLES;
}

static bool read_created(struct entry *entry, const json_t *value)
{
    return json_is_string(value) && read_moment(string_of(value), &entry->record.mark.created);
}

static bool read_modified(struct entry *entry, const json_t *value)
{
    return json_is_string(value) && read_moment(string_of(value), &entry->record.mark.modified);
}

static bool read_start(struct entry *entry, const json_t *value)
{
    return read_anchor(value, &entry->record.mark.anchor);
}

/* What a place quotes is only shown. */
static bool read_end(struct entry *entry, const json_t *value)
{
    if (json_is_null(value))
        return true;
    return read_anchor(value, &entry->record.mark.end) &&
           read_string(json_object_get(entry->object, "quote"), &entry->record.mark.quote) &&
           entry->record.mark.quote.length > 0;
}

static bool read_replaced(struct entry *entry, const json_t *value)
{
    struct buffer list = {0};
    bool good = json_is_array(value);
    size_t index;
    json_t *hash;
    json_array_foreach(value, index, hash)
    {
        good = good && json_is_string(hash) && is_hexadecimal(string_of(hash), HASH_DIGITS);
        buffer_append_string(&list, index > 0 ? " " : "");
        buffer_append(&list, string_of(hash));
    }
    entry->record.mark.replaced = arena_copy(entry->arena, buffer_slice(&list));
    buffer_free(&list);
    return good;
}

static bool read_known(const json_t *object, const char *name, struct slice *string)
{
    const json_t *value = json_object_get(object, name);
    return !value || read_string(value, string);
}

static bool read_contents(struct entry *entry, const json_t *value)
{
    size_t count = json_array_size(value);
    struct slice *contents = arena_take(entry->arena, (count + 1) * sizeof *contents);
    entry->record.document.contents = contents;
    entry->record.document.content_count = count;
    for (size_t i = 0; i < count; i++)
        if (!read_string(json_array_get(value, i), &contents[i]) || contents[i].length == 0)
            return false;
    return !value || json_is_array(value);
}

static bool read_document(struct entry *entry, const json_t *value)
{
    struct store_known *known = &entry->record.document;
    return json_is_object(value) && read_known(value, "identifier", &known->identifier) &&
           read_known(value, "path", &known->path) && read_known(value, "title", &known->title) &&
           read_contents(entry, json_object_get(value, "contents")) &&
           known->identifier.length + known->path.length + known->content_count > 0;
}

/* ---- the table ---- */

static const struct {
    const char *name;
    read_member *read;
    const char *wanted;
} members[] = {
    {"id", read_id, "32 hexadecimal digits"},
    {"name", read_name, "a string"},
    {"note", read_note, "a string"},
    {"state", read_state, "here, moved, lost, removed or null"},
    {"style", read_style, "bookmark, underline, bold or reverse"},
    {"created", read_created, "a time like 2026-01-31T12:00:00Z"},
    {"modified", read_modified, "a time like 2026-01-31T12:00:00Z"},
    {"anchor", read_start, "an object with place, before, words and after"},
    {"end_anchor", read_end, "null, or an object with place, before, words and after, beside a quote"},
    {"replaced", read_replaced, "an array of strings of 16 hexadecimal digits"},
    {"document", read_document, "an object with an identifier, contents or a path"},
};

static bool read_entry(struct entry *entry)
{
    if (!json_is_object(entry->object))
        return blame(entry, NULL, NULL);
    for (size_t i = 0; i < COUNT_OF(members); i++) {
        const json_t *value = json_object_get(entry->object, members[i].name);
        if (!value || !members[i].read(entry, value))
            return blame(entry, members[i].name, value ? members[i].wanted : NULL);
    }
    return true;
}

static bool complain(const struct entry *entry, const char *name, size_t index, struct error *error)
{
    if (!entry->fault)
        return error_set(error, "%s: entry %zu is no object", name, index + 1);
    if (!entry->wanted)
        return error_set(error, "%s: entry %zu has no \"%s\"", name, index + 1, entry->fault);
    return error_set(error, "%s: entry %zu: \"%s\" is not %s", name, index + 1, entry->fault, entry->wanted);
}

/* ---- all entries ---- */

static bool merge(const json_t *array, const char *name, struct arena *arena, struct store *store,
                  struct store_merged *merged, struct error *error)
{
    size_t count = json_array_size(array);
    struct store_record *records = arena_take(arena, (count + 1) * sizeof *records);
    for (size_t i = 0; i < count; i++) {
        struct entry entry = {.object = json_array_get(array, i), .arena = arena};
        if (!read_entry(&entry))
            return complain(&entry, name, i, error);
        records[i] = entry.record;
    }
    return store_merge(store, records, count, merged, error);
}

bool report_import(struct slice json, const char *name, struct store *store, struct store_merged *merged,
                   struct error *error)
{
    json_error_t fault;
    const char *bytes = json.length > 0 ? json.bytes : "";
    json_t *array = json_loadb(bytes, json.length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
    if (!array)
        return error_set(error, "%s:%d:%d: %s", name, fault.line, fault.column, fault.text);
    struct arena *arena = arena_new();
    bool done = json_is_array(array) ? merge(array, name, arena, store, merged, error)
                                     : error_set(error, "%s: it is no array of bookmarks", name);
    arena_free(arena);
    json_decref(array);
    return done;
}
