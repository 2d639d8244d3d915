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

void json_add_known(json_t *object, const char *name, struct slice text)
{
    if (text.length > 0)
        json_object_set_new(object, name, json_text(text));
}

void json_print(json_t *value, FILE *out)
{
    json_dumpf(value, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(value);
}

void print_slice(FILE *out, struct slice text)
{
    if (text.length > 0)
        fwrite(text.bytes, 1, text.length, out);
}

size_t paragraph_at(const struct document *document, size_t place)
{
    struct block block;
    if (!document_block_at(document, place, &block))
        return 0;
    do
        if (document_is_numbered(document, &block))
            return document_paragraph_number(document, &block);
    while (document_block_after(document, &block, &block));
    return 0;
}
