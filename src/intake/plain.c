/* A plain text: cleaned and copied when it is small, else repaired; its outline is found in steps. */

#include "intake.h"

#include "stele/text.h"

#include <string.h>
#include <sys/stat.h>

/* A larger file is not searched for pages and overstrikes: what is no text is shown where it stands. */
enum {
    CLEANED_BYTES = 16 << 20,
    SPEECH_BYTES = 256 << 10,
    FINAL_BYTES = 64 << 10, /* of a text that is final as soon as it is opened */
    STEP_MICROSECONDS = 1000,
};

/* Page numbers that stand alone are looked for in a text of the length of a speech. */
static bool needs_cleaning(struct slice bytes)
{
    static const char signs[] = {'\r', '\f', '\b', '\033'};
    bool found = bytes.length <= SPEECH_BYTES || slice_starts(bytes, slice_of("\xEF\xBB\xBF"));
    if (bytes.length > CLEANED_BYTES)
        return false;
    for (size_t i = 0; i < COUNT_OF(signs) && !found; i++)
        found = memchr(bytes.bytes, signs[i], bytes.length) != NULL;
    return found;
}

static void take_as_it_is(struct intake *intake, struct buffer *bytes)
{
    struct slice slice = buffer_slice(bytes);
    if (text_check(slice) == slice.length) {
        intake->plain.text = *bytes;
        *bytes = (struct buffer){0};
    } else {
        intake->plain.repaired = text_repair(slice, &intake->plain.text);
    }
}

/* A large file is its own text: any byte may stand in it, and it may shrink while it is read. */
static bool map_large(struct intake *intake)
{
    struct stat status;
    struct error reason;
    return fstat(intake->file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > CLEANED_BYTES &&
           map_open(&intake->map, intake->file, (size_t)status.st_size, &reason);
}

static struct slice text_of(const struct intake *intake)
{
    const struct map *map = &intake->map;
    return map->bytes ? (struct slice){map->bytes, map->length} : buffer_slice(&intake->plain.text);
}

static void tell_shrunk(struct intake *intake)
{
    if (intake->told_shrunk || !map_shrank(&intake->map))
        return;
    intake->told_shrunk = true;
    intake_add_notice(intake, "%s became shorter while it was read; R reads it again", intake->path);
}

static void make_document(struct intake *intake)
{
    const struct infer_clean *plain = &intake->plain;
    struct slice text = text_of(intake);
    intake->format = FORMAT_TEXT;
    intake->document = document_derived(text, infer_is_machine(text) ? infer_kept_block : infer_block);
    document_set_lines(intake->document, plain->marks, plain->mark_count);
    document_set_spans(intake->document, plain->spans, plain->span_count);
    document_expect_outline(intake->document);
    intake->infer = infer_new(text);
}

static void take_outline(struct intake *intake)
{
    size_t count;
    const struct section *sections = infer_sections(intake->infer, &count);
    for (enum meta_key key = 0; key < META_KEY_COUNT; key++)
        if (infer_meta(intake->infer, key).length > 0)
            document_set_meta(intake->document, key, infer_meta(intake->infer, key));
    document_set_outline(intake->document, sections, count);
    infer_free(intake->infer);
    intake->infer = NULL;
}

bool plain_step(struct intake *intake, unsigned microseconds)
{
    tell_shrunk(intake);
    if (!intake->infer)
        return document_step(intake->document, microseconds);
    if (infer_step(intake->infer, microseconds))
        take_outline(intake);
    return false;
}

static bool read_small(struct intake *intake, struct error *error)
{
    struct buffer bytes = {0};
    bool read = source_read(intake, &bytes, error);
    if (read && needs_cleaning(buffer_slice(&bytes)))
        infer_clean(buffer_slice(&bytes), &intake->plain);
    else if (read)
        take_as_it_is(intake, &bytes);
    buffer_free(&bytes);
    if (intake->plain.repaired > 0)
        intake_add_notice(intake,
                          "%zu ill-formed bytes or byte sequences (not UTF-8) are shown as \xEF\xBF\xBD",
                          intake->plain.repaired);
    return read;
}

bool plain_open(struct intake *intake, struct error *error)
{
    if (!map_large(intake) && !read_small(intake, error))
        return false;
    make_document(intake);
    while (text_of(intake).length <= FINAL_BYTES && !plain_step(intake, STEP_MICROSECONDS))
        continue;
    return true;
}

void plain_close(struct intake *intake)
{
    infer_free(intake->infer);
    infer_clean_free(&intake->plain);
    map_close(&intake->map);
}
