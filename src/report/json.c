#include "report.h"

#include "stele/text.h"

json_t *json_text(struct slice text)
{
    if (text_check(text) == text.length)
        return json_stringn(text.bytes ? text.bytes : "", text.length);
    struct buffer repaired = {0};
    text_repair(text, &repaired);
    json_t *string = json_stringn(buffer_string(&repaired), repaired.length);
    buffer_free(&repaired);
    return string;
}

json_t *json_number(size_t number)
{
    return number > 0 ? json_integer((json_int_t)number) : json_null();
}

void json_add_known(json_t *object, const char *name, struct slice text)
{
    if (text.length > 0)
        json_object_set_new(object, name, json_text(text));
}

static int take_chunk(const char *bytes, size_t length, void *dump)
{
    buffer_append(dump, (struct slice){bytes, length});
    return 0;
}

/* jansson escapes what RFC 8259 wants escaped, C0. Other controls stand only in strings too. */
static void print_escaped(struct slice dump, FILE *out)
{
    size_t printed = 0;
    unsigned bytes;
    for (size_t at = 0; at < dump.length; at += bytes) {
        uint32_t character;
        bytes = text_decode(slice_cut(dump, at, dump.length), &character);
        if (character < ' ' || !text_is_control(character))
            continue;
        fwrite(dump.bytes + printed, 1, at - printed, out);
        fprintf(out, "\\u%04x", (unsigned)character);
        printed = at + bytes;
    }
    fwrite(dump.bytes + printed, 1, dump.length - printed, out);
}

void json_print(json_t *value, size_t flags, FILE *out)
{
    struct buffer dump = {0};
    json_dump_callback(value, take_chunk, &dump, flags);
    print_escaped(buffer_slice(&dump), out);
    buffer_free(&dump);
    json_decref(value);
}
